"""What raw news teaches before any label: to guess each word from those around it, and the case that was taken off.

The two LSTMs of the first layer read a passage from both ends; the word at a place is guessed from what the left one
said before it and the right one after it (a cloze). A quarter of the passages are written in capitals, small letters
or as headlines, and the true case is guessed too: that is what makes the tagger read datelines.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..names.forms import SHAPES, fold, shape
from .raw import cut
from .reader import Batch, Ids, Pieces, Reader

GUESSED = 30_000
"""Words that are guessed; rarer ones are only read."""
NEGATIVES = 1_200


@dataclass(frozen=True, slots=True)
class Passages:
    """Raw text as numbers: folded words and shapes in one row, where each passage starts, the words themselves."""

    words: npt.NDArray[np.int32]
    shapes: npt.NDArray[np.int16]
    starts: npt.NDArray[np.int64]
    forms: list[str]


def passages(documents: Iterable[list[list[str]]], seed: int) -> Passages:
    """Documents (lists of sentences) as numbers, cut into passages."""
    chance = random.Random(seed)
    forms: dict[str, int] = {}
    known: dict[str, tuple[int, int]] = {}
    words: list[int] = []
    shapes: list[int] = []
    starts = [0]
    for document in documents:
        for passage in cut(document, chance):
            for word in passage:
                if word not in known:
                    known[word] = (forms.setdefault(fold(word), len(forms)), shape(word))
                words.append(known[word][0])
                shapes.append(known[word][1])
            starts.append(len(words))
    return Passages(np.array(words, np.int32), np.array(shapes, np.int16), np.array(starts), list(forms))


class _Heads(nn.Module):
    """What only the guessing needs: a projection, an output vector a word, and the case."""

    def __init__(self, size: int, width: int, words: int) -> None:
        super().__init__()
        self.project = nn.Linear(2 * size, width)
        self.words = nn.Embedding(words, width)
        self.bias = nn.Parameter(torch.zeros(words))
        self.case = nn.Linear(2 * size, 4)
        nn.init.normal_(self.words.weight, 0, 0.05)


class _Noise:
    """Words drawn by their frequency to the power 3/4: the wrong answers of a sampled softmax."""

    def __init__(self, data: Passages, seed: int) -> None:
        counts = np.bincount(data.words, minlength=len(data.forms))
        order = np.argsort(-counts, kind="stable")[:GUESSED]
        self.places = np.full(len(data.forms), -1, np.int64)
        self.places[order] = np.arange(len(order))
        weights = counts[order].astype(np.float64) ** 0.75
        self._sums = np.cumsum(weights / weights.sum())
        self.log = torch.tensor(np.log(weights / weights.sum()) + math.log(NEGATIVES), dtype=torch.float32)
        self._chance = np.random.default_rng(seed)

    def draw(self) -> Tensor:
        found = np.searchsorted(self._sums, self._chance.random(NEGATIVES))
        return torch.from_numpy(found.clip(0, len(self._sums) - 1))


def pretrain(
    reader: Reader,
    data: Passages,
    pieces: Pieces,
    *,
    epochs: float,
    rate: float,
    tokens: int,
    seed: int,
    say: Callable[[str], None],
) -> None:
    """Train the reader's first layer, its shapes and its table in place. ``tokens`` is the size of a batch in words."""
    torch.manual_seed(seed)
    size = int(reader.layers[0]["left"].hidden_size)
    noise = _Noise(data, seed)
    heads = _Heads(size, reader.table.shape[1], int(noise.places.max()) + 1)
    bags = [np.array(pieces(form), np.int64) for form in data.forms]
    slow = {"params": [reader.table], "share": 0.7}
    rest = [*reader.layers[0].parameters(), reader.shapes, *heads.parameters()]
    optimizer = torch.optim.Adam([slow, {"params": rest, "share": 1.0}], betas=(0.9, 0.98))
    total = int(epochs * len(data.words) / tokens)
    losses: list[float] = []
    writer = _Writer(data, seed)
    for step, chosen in enumerate(_chosen(data, tokens, seed)):
        if step >= total:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * group["share"] * min(1, (step + 1) / 200) * max(0.03, 1 - step / total)
        batch, true_case, changed = writer.write(chosen, bags)
        loss = _loss(reader, heads, noise, batch, writer.words(chosen), true_case, changed)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([reader.table, *rest], 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % 500 == 499:
            say(f"language model: step {step + 1} of {total}, loss {np.mean(losses[-500:]):.3f}")


def _chosen(data: Passages, tokens: int, seed: int) -> Iterator[Ids]:
    """Passages of like length, again and again in another order."""
    chance = np.random.default_rng(seed)
    lengths = np.diff(data.starts)
    while True:
        order = chance.permutation(len(lengths))
        for first in range(0, len(order), 4096):
            pool = order[first : first + 4096]
            pool = pool[np.argsort(lengths[pool], kind="stable")]
            cuts = np.flatnonzero(np.diff(np.cumsum(lengths[pool]) // tokens)) + 1
            batches = [part for part in np.split(pool, cuts) if len(part)]
            for at in chance.permutation(len(batches)):
                yield batches[at]


class _Writer:
    """Passages as batches, a quarter of them in another case."""

    def __init__(self, data: Passages, seed: int) -> None:
        self._data = data
        self._chance = np.random.default_rng(seed)
        self._upper = np.array([shape(form.upper()) for form in data.forms], np.int64)
        self._lower = np.array([shape(form) for form in data.forms], np.int64)
        self._title = np.array([shape(form[:1].upper() + form[1:]) for form in data.forms], np.int64)
        self._case = np.full(SHAPES, 3, np.int64)
        for case, word in enumerate(["kota", "Kota", "KOTA"]):
            self._case[shape(word)] = case

    def words(self, chosen: Ids) -> Ids:
        """The folded words of the passages, (passages, longest), 0 beyond their ends."""
        return self._padded(self._data.words, chosen)

    def _padded(self, row: npt.NDArray[np.int32] | npt.NDArray[np.int16], chosen: Ids) -> Ids:
        starts, ends = self._data.starts[chosen], self._data.starts[chosen + 1]
        table = np.zeros((len(chosen), int((ends - starts).max())), np.int64)
        for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
            table[at, : end - start] = row[start:end]
        return table

    def write(self, chosen: Ids, bags: list[Ids]) -> tuple[Batch, Ids, npt.NDArray[np.bool_]]:
        """The batch, the true case of each word, and which passages are written otherwise."""
        words, shapes = self.words(chosen), self._padded(self._data.shapes, chosen)
        case = self._case[shapes]
        turn = self._chance.random(len(chosen))
        for low, high, written in ((0, 0.12, self._upper), (0.12, 0.22, self._lower), (0.22, 0.28, self._title)):
            some = (turn >= low) & (turn < high)
            shapes[some] = written[words[some]]
        distinct, places = np.unique(words, return_inverse=True)
        held = [bags[at] for at in distinct]
        offsets = np.cumsum([0, *map(len, held)])[:-1]
        lengths = np.diff(self._data.starts)[chosen]
        flat, where = torch.from_numpy(np.concatenate(held)), torch.from_numpy(places.reshape(words.shape))
        one_school = torch.zeros(len(chosen), dtype=torch.long)
        batch = Batch(flat, torch.from_numpy(offsets), where, torch.from_numpy(shapes), lengths, one_school)
        return batch, case, turn < 0.28


def _loss(
    reader: Reader, heads: _Heads, noise: _Noise, batch: Batch, words: Ids, case: Ids, changed: npt.NDArray[np.bool_]
) -> Tensor:
    read = functional.dropout(reader.embed(batch), 0.1)
    left, right = reader.read(0, read, batch.lengths)
    mask = batch.mask
    wanted = torch.from_numpy(noise.places[words])
    asked = mask & (wanted >= 0)
    after = functional.pad(right[:, 1:], (0, 0, 0, 1)) * functional.pad(mask[:, 1:], (0, 1))[:, :, None]
    around = torch.cat([functional.pad(left[:, :-1], (0, 0, 1, 0)), after], -1)
    guess = heads.project(functional.dropout(around[asked], 0.1))
    loss = _sampled(guess, wanted[asked], heads, noise)
    some = mask & torch.from_numpy(changed)[:, None]
    if some.any():
        said = heads.case(torch.cat([left[some], right[some]], -1))
        loss = loss + 0.3 * functional.cross_entropy(said, torch.from_numpy(case)[some])
    return loss


def _sampled(guess: Tensor, wanted: Tensor, heads: _Heads, noise: _Noise) -> Tensor:
    """Cross entropy of the right word against the drawn ones, corrected for how often each is drawn."""
    drawn = noise.draw()
    wrong = guess @ heads.words(drawn).T + heads.bias[drawn] - noise.log[drawn]
    wrong = wrong.masked_fill(wanted[:, None] == drawn[None], -1e4)
    right = (guess * heads.words(wanted)).sum(-1) + heads.bias[wanted] - noise.log[wanted]
    return (torch.logsumexp(torch.cat([right[:, None], wrong], 1), 1) - right).mean()
