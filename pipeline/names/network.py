"""The network that tags words, in plain numpy: no PyTorch where it runs.

A word becomes a vector (the mean of its floret rows beside the row of its shape; kept for the words already seen),
two LSTMs read the sentence, one from each side, a smaller pair reads what they say, and each word gets a score for
each of the 13 BILOU tags. The best sequence of tags that BILOU allows is the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.vectors import Mode, Vectors

from .forms import HASHES, MAX_NGRAM, MIN_NGRAM, fold, shape

TAGS = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BILU"))
BATCH = 64
"""Texts read at once: the sums stay inside the processor's cache."""
LONGEST = 120
"""Words read at once; a longer text is cut after a sentence, so that it does not pad its whole batch."""
NEWS = "idner"
"""The school whose conventions are those of news."""
LETTERS = 40
"""Letters of a word that are read; what is longer is an address or a row of signs."""
HASH_SEED = 2166136261
"""floret's own."""
KNOWN = 200_000
"""Words whose vectors are kept: about 120 MB; then the memory starts anew."""

Array = npt.NDArray[np.float32]


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _one_thread() -> AbstractContextManager[object]:
    """One thread for the sums: the matrices are small, and with two the same work took up to ten times as long."""
    try:
        limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    except ImportError:
        return nullcontext()
    return limited


class Network:
    """Weights ready to use, loaded from the ``.npz`` that ``saripati names train`` writes.

    The corpora label by different conventions (one marks "Israel" in "serangan Israel" as a place, another does not);
    the network has learnt each, and answers by those of one ``school``: ``idner`` is news.
    Raises ValueError for a school that the weights do not know.
    """

    def __init__(self, path: Path, school: str = NEWS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            weights = {name: stored[name] for name in stored.files}
        table = weights["table"].astype(np.float32) * weights["table_scale"].astype(np.float32)[:, None]
        self._vectors = Vectors(
            mode=Mode.floret, data=table, minn=MIN_NGRAM, maxn=MAX_NGRAM, hash_count=HASHES, hash_seed=HASH_SEED
        )
        schools = weights["schools"].tolist()
        if school not in schools:
            raise ValueError(f"{path.name} knows the schools {', '.join(schools)}, not {school!r}")
        chosen = schools.index(school)
        self._shapes = weights["shapes"][chosen].astype(np.float32)
        self._layers = [
            _Layer(*(weights[f"layer{at}_{part}"] for part in ("entry", "state", "bias")))
            for at in range(int(weights["layers"]))
        ]
        self._out = np.ascontiguousarray(weights["out"][chosen].T.astype(np.float32))
        self._out_bias = weights["out_bias"][chosen].astype(np.float32)
        width = table.shape[1] + self._shapes.shape[1]
        self._known: dict[str, int] = {}
        self._memory: Array = np.zeros((1024, width), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """For each sentence the BILOU tag of each word. Sentences may be of any length, and empty."""
        with _one_thread():
            return self._tag(sentences)

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        cuts = [_cuts(sentence) for sentence in sentences]
        parts = [sentence[start:end] for sentence, cut in zip(sentences, cuts, strict=True) for start, end in cut]
        order = sorted(range(len(parts)), key=lambda at: len(parts[at]))
        found: dict[int, list[str]] = {}
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            scores, places, lengths = self.scores([parts[at] for at in batch])
            for row, place in enumerate(places):
                found[batch[place]] = [TAGS[tag] for tag in best_path(scores[: lengths[row], row])]
        answers = iter(found[at] for at in range(len(parts)))
        return [[tag for _ in cut for tag in next(answers)] for cut in cuts]

    def scores(self, sentences: Sequence[Sequence[str]]) -> tuple[Array, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Tag scores (longest, sentences, 13), the longest sentence first; each row's place, and its length."""
        lengths = np.array([len(words) for words in sentences], dtype=np.intp)
        order = np.argsort(-lengths, kind="stable")
        lengths = lengths[order]
        longest = int(lengths[0]) if len(lengths) else 0
        rows = np.zeros((longest, len(order)), np.intp)
        ids = self._ids([word for at in order for word in sentences[at]])
        rows.T[np.arange(longest)[None] < lengths[:, None]] = ids
        read = self._memory[rows]
        for layer in self._layers:
            read = np.concatenate([read, layer(read, lengths)], -1)
        return read @ self._out + self._out_bias, order, lengths

    def _ids(self, words: list[str]) -> list[int]:
        """The rows of the memory that hold the words' vectors; new words are worked out and added."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            self._learn(new, words)
        known = self._known
        return [known[word] for word in words]

    def _learn(self, new: list[str], words: list[str]) -> None:
        if len(self._known) + len(new) > KNOWN:
            self._known.clear()
            new = list(dict.fromkeys(words))
        start = len(self._known)
        if start + len(new) > len(self._memory):
            grown = np.zeros((2 * (start + len(new)), self._memory.shape[1]), np.float32)
            grown[:start] = self._memory[:start]
            self._memory = grown
        width = self._vectors.shape[1]
        folded = [fold(word)[:LETTERS] for word in new]
        self._memory[start : start + len(new), :width] = self._vectors.get_batch(folded)
        self._memory[start : start + len(new), width:] = self._shapes[[shape(word) for word in new]]
        self._known.update(zip(new, range(start, start + len(new)), strict=True))


def _cuts(sentence: Sequence[str]) -> list[tuple[int, int]]:
    """Where to cut a long text: after the last full stop that keeps the piece within LONGEST, else at LONGEST."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while len(sentence) - start > LONGEST:
        stops = [at for at in range(start, start + LONGEST) if sentence[at] in (".", "?", "!")]
        end = stops[-1] + 1 if stops else start + LONGEST
        cuts.append((start, end))
        start = end
    return [*cuts, (start, len(sentence))]


class _Layer:
    """Two LSTMs over the same sentences, one from each side, in step.

    Stored as ``entry`` (2, in, 4h), ``state`` (2, h, 4h) and ``bias`` (2, 4h), gates in the order input, forget,
    output, new.
    """

    def __init__(self, entry: Array, state: Array, bias: Array) -> None:
        size = state.shape[1]
        # sigmoid(x) is (1 + tanh(x / 2)) / 2: halving the three gates' weights leaves one tanh for all four
        half = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], np.float32), size)
        self._weights = np.ascontiguousarray(np.concatenate([entry, state], 1).astype(np.float32) * half)
        self._bias = (bias.astype(np.float32) * half)[:, None]
        self._size = size

    def __call__(self, words: Array, lengths: npt.NDArray[np.intp]) -> Array:
        """What the two say of each word, (longest, sentences, 2h); the longest sentence comes first."""
        longest, many, width = words.shape
        size = self._size
        columns = np.arange(many)
        back = np.maximum(lengths[None] - 1 - np.arange(longest)[:, None], 0)
        live = np.searchsorted(-lengths, -np.arange(longest), side="left")  # sentences longer than each place
        both = np.zeros((2, many, width + size), np.float32)  # a word, and what was said of those before it
        both_words = np.stack([words, words[back, columns]], 1)
        cell = np.zeros((2, many, size), np.float32)
        said = np.zeros((longest, 2, many, size), np.float32)
        for place, count in enumerate(live.tolist()):
            both, cell = both[:, :count], cell[:, :count]
            both[..., :width] = both_words[place, :, :count]
            gates = both @ self._weights
            gates += self._bias
            np.tanh(gates, out=gates)
            sigmoids = gates[..., : 3 * size]
            sigmoids += 1
            sigmoids *= 0.5
            cell *= gates[..., size : 2 * size]
            cell += gates[..., :size] * gates[..., 3 * size :]
            hidden = np.tanh(cell)
            hidden *= gates[..., 2 * size : 3 * size]
            both[..., width:] = hidden
            said[place, :, :count] = hidden
        return np.concatenate([said[:, 0], said[:, 1][back, columns]], -1)


def _follows(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IL" and before[2:] == after[2:]
    return after[0] in "OBU"


_ALLOWED = np.array([[_follows(before, after) for after in TAGS] for before in TAGS])
_FIRST = np.array([tag[0] in "OBU" for tag in TAGS])
_LAST = np.array([tag[0] in "OLU" for tag in TAGS])
_NEVER = np.float32(-1e9)


def bio(tags: Sequence[str]) -> list[str]:
    """BILOU tags as BIO."""
    return [{"U": "B", "L": "I"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


def best_path(scores: Array) -> list[int]:
    """The allowed sequence of tags with the highest sum of scores, for scores of (words, 13)."""
    path = scores.argmax(-1)
    return path.tolist() if not len(path) or _is_allowed(path) else _viterbi(scores)


def _is_allowed(path: npt.NDArray[np.intp]) -> bool:
    return bool(_FIRST[path[0]] and _LAST[path[-1]] and _ALLOWED[path[:-1], path[1:]].all())


def _viterbi(scores: Array) -> list[int]:
    closed = np.where(_ALLOWED, np.float32(0), _NEVER)
    best = scores[0] + np.where(_FIRST, np.float32(0), _NEVER)
    came: list[npt.NDArray[np.intp]] = []
    for row in scores[1:]:
        sums = best[:, None] + closed
        came.append(sums.argmax(0))
        best = sums.max(0) + row
    path = [int((best + np.where(_LAST, np.float32(0), _NEVER)).argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]
