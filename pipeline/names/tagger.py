"""Sentences in, tags out: the network and the linear model read the same words, and the best path decides.

The scores of the two are added, and the sequence of tags that BILOU allows with the highest sum is the answer (a
product of experts): either alone is 2 to 4 points worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from .crf import Crf
from .evidence import Evidence
from .network import Network
from .paths import CLOSED, TAGS, Array, Ints, best_paths
from .words import cuts

NEWS = "idner"
"""The school whose conventions are those of news."""
BATCH = 64
"""Texts read at once: the sums stay inside the processor's cache."""
KNOWN = 16_384
"""Written words whose sums are kept: about 140 MB; then the memory starts anew."""


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


class Tagger:
    """Weights ready to use, loaded from the ``.npz`` that ``saripati names train`` writes.

    The corpora label by different conventions (one marks "Israel" in "serangan Israel" as a place, another does not);
    the model has learnt each, and answers by those of one ``school``: ``idner`` is news. It remembers ``known`` words.
    Raises ValueError for a school that the weights do not know.
    """

    def __init__(self, path: Path, school: str = NEWS, *, known: int = KNOWN) -> None:
        with np.load(path, allow_pickle=False) as stored:
            weights = {name: stored[name] for name in stored.files}
        schools = weights["schools"].tolist()
        if school not in schools:
            raise ValueError(f"{path.name} knows the schools {', '.join(schools)}, not {school!r}")
        at = schools.index(school)
        self.evidence = Evidence(weights)
        self.network = Network(weights, at, self.evidence)
        self._crf = Crf(weights, at, self.evidence)
        self._share = float(weights["crf_share"])
        self.steps = CLOSED + np.float32(self._share) * self._crf.steps
        self._most = known
        self._forget()

    def _forget(self) -> None:
        sums, marks = self._crf.edges
        forms = self.network.forms(["", ""])
        self._known: dict[str, int] = {}
        self._forms: Array = np.zeros((1024, forms.shape[1]), np.float32)
        self._sums: Array = np.zeros((1024, *sums.shape[1:]), np.float32)
        self._marks: Ints = np.zeros((1024, 2), np.intp)
        self._sums[:2], self._marks[:2] = sums, marks

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """For each sentence the BILOU tag of each word. Sentences may be of any length, and empty."""
        with _one_thread():
            return self._tag(sentences)

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        places = [cuts(sentence) for sentence in sentences]
        parts = [sentence[start:end] for sentence, cut in zip(sentences, places, strict=True) for start, end in cut]
        order = sorted(range(len(parts)), key=lambda at: -len(parts[at]))
        found: dict[int, list[str]] = {}
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            scores, lengths = self.scores([parts[at] for at in batch])
            paths = best_paths(scores, lengths, self.steps).T.tolist()
            for at, path, length in zip(batch, paths, lengths.tolist(), strict=True):
                found[at] = [TAGS[tag] for tag in path[:length]]
        answers = iter(found[at] for at in range(len(parts)))
        return [[tag for _ in cut for tag in next(answers)] for cut in places]

    def scores(self, sentences: Sequence[Sequence[str]]) -> tuple[Array, Ints]:
        """Tag scores (longest, sentences, 13) and lengths of sentences, the longest first."""
        lengths = np.array([len(words) for words in sentences], dtype=np.intp)
        longest = int(lengths[0]) if len(lengths) else 0
        rows = np.ones((longest + 4, len(sentences)), np.intp)
        rows[:2] = 0
        rows[2 : 2 + longest].T[np.arange(longest)[None] < lengths[:, None]] = self._rows(
            [word for words in sentences for word in words]
        )
        scores = self.network.scores(self._forms, rows[2 : 2 + longest], lengths)
        scores *= 1 - self._share
        scores += np.float32(self._share) * self._crf.scores(self._sums, self._marks, rows)
        return scores, lengths

    def _rows(self, words: list[str]) -> list[int]:
        """The rows of the memory that hold what is known of each word; new words are worked out and added."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            self._learn(new, words)
        known = self._known
        return [known[word] for word in words]

    def _learn(self, new: list[str], words: list[str]) -> None:
        start = len(self._known) + 2  # behind the rows of the edges
        if start + len(new) > self._most and self._known:
            self._forget()
            new, start = list(dict.fromkeys(words)), 2
        end = start + len(new)
        if end > len(self._forms):
            self._forms, self._sums, self._marks = (
                np.concatenate([held, np.zeros((max(end, len(held)), *held.shape[1:]), held.dtype)])
                for held in (self._forms, self._sums, self._marks)
            )
        self._forms[start:end] = self.network.forms(new)
        self._sums[start:end], self._marks[start:end] = self._crf.forms(new)
        self._known.update(zip(new, range(start, end), strict=True))
