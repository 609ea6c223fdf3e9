"""What raw news tells of each word: the table behind ``names.evidence``.

Three sources: what stands beside the word where it is written with a capital (``Contexts``), what an earlier model
took it for in all of the raw text, and which words it resembles (clusters of two vector tables). A count becomes one
of a few attributes, so that a linear model can weigh it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ...extractors.lexicon import rows
from ..names.evidence import pack
from ..names.forms import fold
from .corpora import Sentence
from .recipe import Contexts
from .recipe import Evidence as Settings

Counts = dict[str, Counter[str]]
Vectors = npt.NDArray[np.float32]
_STARTS = frozenset('."“')


def count_contexts(sentences: Iterable[Sequence[str]], contexts: Contexts) -> Counts:
    """By folded word: how often it stands within a sentence (n), with a capital (cap), in capitals (up), and beside
    what speaks for a person, an organisation or a place (PER, ORG, LOC; a half for a verb behind it).

    Sentences in capitals are left out, and so is each sentence's first word.
    """
    counts: Counts = defaultdict(Counter)
    lead = {word: kind for kind, words in contexts.before.items() for word in words}
    for words in sentences:
        if sum(word.isupper() for word in words) > 0.6 * len(words):
            continue
        folded = [fold(word) for word in words]
        for at, word in enumerate(words):
            if at and word[:1].isalpha() and words[at - 1] not in _STARTS:
                count = counts[folded[at]]
                count["n"] += 1
                if word[0].isupper():
                    count["cap"] += 1
                    count["up"] += len(word) > 1 and word.isupper()
                    count.update(_beside(words, folded, at, lead, contexts))
    return counts


def _beside(
    words: Sequence[str], folded: Sequence[str], at: int, lead: Mapping[str, str], contexts: Contexts
) -> Iterator[str]:
    """PER, ORG and LOC, as often as what stands around the run of capitals at a word speaks for them."""
    first, last = at, at
    while first and words[first - 1][:1].isupper() and folded[first - 1] not in lead:
        first -= 1
    while last + 1 < len(words) and words[last + 1][:1].isupper():
        last += 1
    if first and (kind := lead.get(folded[first - 1])) and (kind in ("ORG", "LOC") or at <= first + 2):
        yield kind
    after = folded[last + 1 : last + 4]
    if after and after[0] in contexts.says:
        yield "PER"
    if len(after) == 3 and after[0] == "(" and after[2] == ")" and len(after[1]) == 2 and after[1].isdigit():
        yield "PER"  # an age: "Tarjo Wiyono (47)"


def count_types(tagged: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Counts:
    """By folded word, how often each BILOU tag was given to it."""
    counts: Counts = defaultdict(Counter)
    for words, tags in tagged:
        for word, tag in zip(words, tags, strict=True):
            counts[fold(word)][tag] += 1
    return counts


def cluster(vectors: npt.NDArray[np.float32], count: int, learn: int, seed: int) -> npt.NDArray[np.intp]:
    """The cluster of each vector, by k-means over directions; the centres are learnt from the first ``learn``."""
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    known = unit[:learn]
    centres = known[np.random.default_rng(seed).choice(len(known), min(count, len(known)), replace=False)]
    for _ in range(12):
        nearest = (known @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, known)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1e-9), centres)
    return np.concatenate([(part @ centres.T).argmax(1) for part in np.array_split(unit, 1 + len(unit) // 8192)])


def attributes(word: str, contexts: Counter[str], types: Counter[str], clusters: Sequence[int]) -> list[str]:
    """The attributes of a folded word."""
    found = [f"k{at}={cluster}" for at, cluster in enumerate(clusters)]
    total = contexts["n"]
    if total >= 5:
        found += [f"cr{8 * contexts['cap'] // total}", f"ur{4 * contexts['up'] // total}"]
    seen = contexts["PER"] + contexts["ORG"] + contexts["LOC"]
    if seen >= 3:
        found += [f"c{kind}{5 * contexts[kind] // seen}" for kind in ("PER", "ORG", "LOC")]
    given = types.total()
    if given >= 3:
        for kind in ("PER", "ORG", "LOC"):
            share = sum(count for tag, count in types.items() if tag[2:] == kind)
            odds = math.log2((share + 0.1) / (given - share + 0.1))
            found.append(f"d{kind}{round(max(-5, min(5, odds)))}")
        named = given - types["O"]
        if named >= 2:
            places = {place: sum(count for tag, count in types.items() if tag[0] == place) for place in "BLU"}
            found += [f"d{place}{4 * count // named}" for place, count in places.items()]
    return found + [f"reg{place}" for place in sorted(_regions().get(word, ()))] + _commonness(word)


def _regions() -> dict[str, set[str]]:
    """Words of the names of provinces, kabupaten and kota: alone, the first, or inside."""
    if not _REGIONS:
        for row in rows("regions"):
            if row["level"] in ("provinsi", "kabupaten", "kota"):
                words = row["name"].removeprefix("Kabupaten ").removeprefix("Kota ").lower().split()
                for at, word in enumerate(words):
                    _REGIONS.setdefault(word, set()).add("1" if len(words) == 1 else "i" if at else "b")
    return _REGIONS


_REGIONS: dict[str, set[str]] = {}
_COMMON: dict[str, str] = {}


def _commonness(word: str) -> list[str]:
    if not _COMMON:
        _COMMON.update((row["word"], row["often"]) for row in rows("common-words"))
    return [f"com={_COMMON[word]}"] if word in _COMMON else []


def vocabulary(sentences: Iterable[Sequence[str]], gold: Iterable[Sentence], least: int) -> list[str]:
    """The folded words that raw text has ``least`` times, the commonest first, and then those of gold sentences."""
    counts = Counter(fold(word) for words in sentences for word in words)
    common = sorted((word for word, count in counts.items() if count >= least and word), key=lambda w: (-counts[w], w))
    labelled = {fold(word) for sentence in gold for word in sentence.words} - {"", *common}
    return common + sorted(labelled)


def make_evidence(
    contexts: Counts, types: Counts, words: Sequence[str], vectors: Callable[[Sequence[str]], Vectors],
    settings: Settings, seed: int,
) -> dict[str, npt.NDArray[Any]]:  # fmt: skip
    """The table of all ``words``, packed."""
    found = vectors(words)
    clusters = np.stack([cluster(found, count, settings.learn, seed) for count in settings.clusters], 1).tolist()
    none: Counter[str] = Counter()
    return pack_evidence(
        {
            word: attributes(word, contexts.get(word, none), types.get(word, none), clusters[at])
            for at, word in enumerate(words)
        }
    )


def pack_evidence(table: Mapping[str, Sequence[str]]) -> dict[str, npt.NDArray[Any]]:
    """The table as the arrays that ``names.evidence.Evidence`` reads."""
    words = sorted(table)
    names = sorted({name for found in table.values() for name in found})
    at = {name: place for place, name in enumerate(names)}
    return {
        "evidence_words": pack(words),
        "evidence_attributes": pack(names),
        "evidence_counts": np.array([len(table[word]) for word in words], np.uint8),
        "evidence_ids": np.array([at[name] for word in words for name in table[word]], np.uint16),
    }
