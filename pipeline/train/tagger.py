"""From labelled sentences to a tagger: fine-tuning, averaged weights, soft labels for a smaller one."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..names.paths import TAGS, best_paths, bio
from .augment import Swaps, augment
from .corpora import Sentence, chunks
from .reader import Batch, Pieces, Reader, make_batch

Soft = npt.NDArray[np.float16]
"""Probabilities of the 13 tags for each word of a sentence, (words, 13)."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: ``rate`` is the peak of Adam's, ``slow`` what the pretrained parts get of it."""

    epochs: int = 20
    rate: float = 2e-3
    slow: float = 0.3
    table: float = 0.0
    decay: float = 0.05
    batch: int = 24
    longest: int = 80
    averaged: float = 0.4
    """The last part of the steps whose weights are averaged."""


class Tagger(nn.Module):
    """A reader and a score for each tag, by each school's conventions."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.out = nn.Linear(reader.width, len(reader.schools) * len(TAGS))

    def forward(self, batch: Batch) -> Tensor:
        """Scores by the conventions of each sentence's school, (sentences, longest, 13)."""
        scores: Tensor = self.out(self.reader(batch))
        apart = scores.view(*scores.shape[:2], -1, len(TAGS))
        return apart[torch.arange(len(apart)), :, batch.schools]


def bilou(tags: Sequence[str]) -> list[int]:
    """BIO tags as indices into ``TAGS``."""
    path = ["O"] * len(tags)
    for start, end, kind in chunks(list(tags)):
        places = "U" if end - start == 1 else "B" + "I" * (end - start - 2) + "L"
        path[start:end] = [f"{place}-{kind}" for place in places]
    return [TAGS.index(tag) for tag in path]


Silver = tuple[Sequence[str], Soft, int]
"""Words, the teachers' probabilities, and the school by whose conventions they are."""
Item = tuple[Sequence[str], Sequence[int] | Soft, int]


def fit(
    tagger: Tagger,
    gold: Sequence[Sentence],
    pieces: Pieces,
    schedule: Schedule,
    *,
    seed: int,
    silver: Sequence[Silver] = (),
    each_epoch: Callable[[int, float], None] = lambda epoch, loss: None,
) -> None:
    """Train in place on gold sentences, augmented anew each epoch, and on an epoch's share of silver ones."""
    chance = random.Random(seed)
    swaps = Swaps(gold)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(_groups(tagger, schedule), lr=schedule.rate, betas=(0.9, 0.98))
    average: dict[str, Tensor] = {}
    averaged = step = 0
    share = math.ceil(len(silver) / schedule.epochs)
    for epoch in range(schedule.epochs):
        read = joined(augmented(gold, swaps, chance), chance, schedule.longest)
        items: list[Item] = [(one.words, bilou(one.tags), one.school) for one in read]
        items += silver[epoch * share : (epoch + 1) * share]
        batches = list(_batches(items, schedule.batch, chance))
        total, loss_sum = len(batches) * schedule.epochs, 0.0
        tagger.train()
        for batch in batches:
            _set_rate(optimizer, schedule.rate, step / total, step)
            loss = _loss(tagger, batch, pieces)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            step, loss_sum = step + 1, loss_sum + loss.item()
            if step >= total * (1 - schedule.averaged):
                averaged += 1
                _average(average, tagger, averaged)
        each_epoch(epoch, loss_sum / len(batches))
    tagger.load_state_dict(average)
    tagger.eval()


def _groups(tagger: Tagger, schedule: Schedule) -> list[dict[str, object]]:
    reader = tagger.reader
    reader.table.requires_grad_(schedule.table > 0)
    slow = [reader.shapes, *reader.layers[0].parameters()]
    fast = [
        *(one for layer in reader.layers[1:] for one in layer.parameters()),
        reader.schools,
        *([reader.known.weight, reader.known_bias] if hasattr(reader, "known") else []),
        *tagger.out.parameters(),
    ]
    groups: list[dict[str, object]] = [
        {"params": slow, "share": schedule.slow, "weight_decay": schedule.decay},
        {"params": fast, "share": 1.0, "weight_decay": schedule.decay},
    ]
    if schedule.table:
        groups.append({"params": [reader.table], "share": schedule.table, "weight_decay": 0.0})
    return groups


def _set_rate(optimizer: torch.optim.Optimizer, rate: float, done: float, step: int) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate * group["share"] * min(1, (step + 1) / 100) * max(0.02, 1 - done)


def _average(average: dict[str, Tensor], tagger: Tagger, count: int) -> None:
    """A running mean of the weights, of the last 500 steps or so."""
    keep = min(0.998, 1 - 1 / count)
    for name, value in tagger.state_dict().items():
        if name not in average:
            average[name] = value.clone()
        elif not name.endswith("table") or tagger.reader.table.requires_grad:
            average[name].mul_(keep).add_(value, alpha=1 - keep)


def augmented(gold: Sequence[Sentence], swaps: Swaps, chance: random.Random) -> list[Sentence]:
    """Each sentence written otherwise or as it is, in random order."""
    sentences = [augment(sentence, chance, swaps) for sentence in gold]
    chance.shuffle(sentences)
    return sentences


def joined(sentences: Sequence[Sentence], chance: random.Random, longest: int) -> Iterator[Sentence]:
    """Half of the sentences joined to the one before, because a paragraph holds more than one."""
    held: Sentence | None = None
    for sentence in sentences:
        fits = held and held.school == sentence.school and len(held.words) + len(sentence.words) < longest
        if held and fits and chance.random() < 0.6:
            held = Sentence(held.words + sentence.words, held.tags + sentence.tags, held.school)
            continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _batches(items: list[Item], size: int, chance: random.Random) -> Iterator[list[Item]]:
    """Batches of items of like length, hard and soft apart, in random order."""
    batches: list[list[Item]] = []
    for soft in (False, True):
        kind = [item for item in items if isinstance(item[1], np.ndarray) is soft]
        chance.shuffle(kind)
        for first in range(0, len(kind), 20 * size):
            pool = sorted(kind[first : first + 20 * size], key=lambda item: len(item[0]))
            batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    chance.shuffle(batches)
    yield from batches


def _loss(tagger: Tagger, items: list[Item], pieces: Pieces) -> Tensor:
    batch = make_batch([words for words, _, _ in items], pieces, [school for _, _, school in items])
    scores = tagger(batch)[batch.mask]
    if isinstance(items[0][1], np.ndarray):
        wanted = torch.from_numpy(np.concatenate([np.asarray(soft, np.float32) for _, soft, _ in items]))
    else:
        wanted = torch.tensor([tag for _, tags, _ in items for tag in tags])
    return functional.cross_entropy(scores, wanted)


def probabilities(
    tagger: Tagger, sentences: Sequence[Sequence[str]], pieces: Pieces, schools: Sequence[int]
) -> list[npt.NDArray[np.float32]]:
    """For each sentence the log probabilities of the tags of its words, (words, 13), by its school's conventions."""
    tagger.eval()
    answers: list[npt.NDArray[np.float32]] = [np.empty((0, len(TAGS)), np.float32)] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    with torch.no_grad():
        for first in range(0, len(order), 64):
            places = order[first : first + 64]
            batch = make_batch([sentences[at] for at in places], pieces, [schools[at] for at in places])
            scores = torch.log_softmax(tagger(batch), -1).numpy()
            for row, at in enumerate(places):
                answers[at] = scores[row, : len(sentences[at])]
    return answers


def tag(
    tagger: Tagger, sentences: Sequence[Sequence[str]], pieces: Pieces, school: int, *, as_bilou: bool = False
) -> list[list[str]]:
    """BIO tags of each sentence, or BILOU, by one school's conventions."""
    said = probabilities(tagger, sentences, pieces, [school] * len(sentences))
    paths = [best_paths(one[:, None], np.array([len(one)]))[:, 0] for one in said]
    tags = [[TAGS[at] for at in path] for path in paths]
    return tags if as_bilou else [bio(one) for one in tags]
