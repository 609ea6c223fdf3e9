"""The trained side of ``names.network``: the same layers in PyTorch, with gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from spacy.vectors import Mode, Vectors
from torch import Tensor, nn
from torch.nn import functional

from ..names.evidence import Evidence
from ..names.forms import HASHES, MAX_NGRAM, MIN_NGRAM, SHAPES, fold, shape
from ..names.vectors import HASH_SEED, LETTERS

SHAPE_WIDTH = 16
Ids = npt.NDArray[np.int64]


class Pieces:
    """Which rows of the vector table make up a word, worked out once for each folded word; and what is known of it."""

    def __init__(self, rows: int, evidence: Evidence | None = None) -> None:
        self._rows = rows
        self.evidence = evidence
        self._vectors = Vectors(
            mode=Mode.floret,
            data=np.zeros((rows, 1), np.float32),
            minn=MIN_NGRAM,
            maxn=MAX_NGRAM,
            hash_count=HASHES,
            hash_seed=HASH_SEED,
        )
        self._known: dict[str, list[int]] = {}

    def __call__(self, folded: str) -> list[int]:
        if folded not in self._known:
            pieces = self._vectors._get_ngrams(folded[:LETTERS])
            self._known[folded] = [row % self._rows for one in pieces for row in self._vectors._get_ngram_hashes(one)]
        return self._known[folded]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as numbers: rows of the distinct words (flat, with offsets), who stands where, shapes, schools.

    ``known`` are the attributes of the distinct words, flat with offsets, where there is evidence.
    """

    rows: Tensor
    offsets: Tensor
    words: Tensor
    shapes: Tensor
    lengths: Ids
    schools: Tensor
    known: tuple[Tensor, Tensor] | None = None

    @property
    def mask(self) -> Tensor:
        """True where a word stands, (sentences, longest)."""
        return torch.from_numpy(np.arange(self.words.shape[1])[None] < self.lengths[:, None])


def make_batch(sentences: Sequence[Sequence[str]], pieces: Pieces, schools: Sequence[int]) -> Batch:
    """Sentences of words, none empty, as a batch; ``schools`` are the conventions wanted, one a sentence."""
    known: dict[str, int] = {}
    lengths = np.array([len(words) for words in sentences])
    words = np.zeros((len(sentences), int(lengths.max())), np.int64)
    shapes = np.zeros_like(words)
    for row, sentence in enumerate(sentences):
        words[row, : len(sentence)] = [known.setdefault(fold(word), len(known)) for word in sentence]
        shapes[row, : len(sentence)] = [shape(word) for word in sentence]
    bags = [pieces(folded) for folded in known]
    offsets = np.cumsum([0, *map(len, bags)])[:-1]
    flat = [row for bag in bags for row in bag]
    ids = (torch.tensor(flat), torch.from_numpy(offsets), torch.from_numpy(words), torch.from_numpy(shapes))
    return Batch(*ids, lengths, torch.tensor(schools), _known(list(known), pieces.evidence))


def _known(words: Sequence[str], evidence: Evidence | None) -> tuple[Tensor, Tensor] | None:
    if evidence is None:
        return None
    held = [evidence(word) for word in words]
    offsets = np.cumsum([0, *map(len, held)])[:-1]
    return torch.from_numpy(np.concatenate(held)), torch.from_numpy(offsets)


class Reader(nn.Module):
    """Words to vectors, and pairs of LSTMs one above the other, each reading all that is below it.

    With ``known`` attributes of evidence, those above the first pair, which read raw text before there was any, and
    the tags read ``known_width`` numbers of them as well.
    """

    def __init__(
        self, table: Tensor, sizes: Sequence[int], drop: float = 0.0, schools: int = 1, *, known: int = 0,
        known_width: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.table = nn.Parameter(table)
        self.shapes = nn.Parameter(torch.randn(SHAPES, SHAPE_WIDTH) * 0.3)
        self.schools = nn.Parameter(torch.zeros(schools, SHAPE_WIDTH))
        width = table.shape[1] + SHAPE_WIDTH
        self.layers = nn.ModuleList()
        for size in sizes:
            pair = {side: nn.LSTM(width, size, batch_first=True) for side in ("left", "right")}
            self.layers.append(nn.ModuleDict(pair))
            width += 2 * size + (known_width if len(self.layers) == 1 else 0)
        if known:
            self.known = nn.EmbeddingBag(known, known_width, mode="sum")
            nn.init.normal_(self.known.weight, 0, 0.1)
            self.known_bias = nn.Parameter(torch.zeros(known_width))
        self.width = width
        self.drop = drop

    def embed(self, batch: Batch) -> Tensor:
        """A vector for each word, (sentences, longest, width)."""
        distinct = functional.embedding_bag(batch.rows, self.table, batch.offsets, mode="mean")
        shapes = self.shapes[batch.shapes] + self.schools[batch.schools][:, None]
        return torch.cat([distinct[batch.words], shapes], -1)

    def read(self, layer: int, words: Tensor, lengths: Ids) -> tuple[Tensor, Tensor]:
        """What the two LSTMs of a layer say after each word, from the left and from the right."""
        pair: nn.ModuleDict = self.layers[layer]
        longest = words.shape[1]
        back = torch.from_numpy(np.maximum(lengths[:, None] - 1 - np.arange(longest)[None], 0))[:, :, None]
        left, _ = pair["left"](words)
        right, _ = pair["right"](words.gather(1, back.expand(-1, -1, words.shape[2])))
        return left, right.gather(1, back.expand(-1, -1, right.shape[2]))

    def _weigh(self, batch: Batch, known: tuple[Tensor, Tensor]) -> Tensor:
        """The evidence of each word, (sentences, longest, known width); in training, of most."""
        distinct = torch.relu(self.known(*known) + self.known_bias)
        evidence: Tensor = distinct[batch.words]
        if self.training:
            evidence = evidence * (torch.rand(*evidence.shape[:2], 1) > 0.15)
        return evidence

    def forward(self, batch: Batch) -> Tensor:
        """All that is known of each word: its vector and what every layer says, (sentences, longest, width)."""
        words = self.embed(batch)
        if self.training:
            words = words * (torch.rand(*words.shape[:2], 1) > 0.03)
        read = functional.dropout(words, 0.15, self.training)
        for layer in range(len(self.layers)):
            if layer:
                read = functional.dropout(read, self.drop, self.training)
            read = torch.cat([read, *self.read(layer, read, batch.lengths)], -1)
            if batch.known and not layer:
                read = torch.cat([read, self._weigh(batch, batch.known)], -1)
        return functional.dropout(read, self.drop, self.training)
