"""What the linear model reads: of a word as it is written, of what is known of it, of its neighbours.

``sentence_attributes`` is the definition, and what training goes by; ``crf`` adds up the same weights from tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from .evidence import Evidence
from .forms import fold, shape

NEAR = (-2, -1, 1, 2)
"""The neighbours whose word, kind and evidence are read too."""
BEFORE, AFTER = "^", "$"
KINDS = (BEFORE, AFTER, *"UTldo", *'.,()"-/:;')
"""Kinds of words: edges of the text, CAPITALS, Title, lower, digits, other signs, and the commonest signs each."""
CLUSTER = "k0="
"""The attribute whose pairs are read: which of some hundred clusters the word belongs to."""
CALMS = "ANm"
"""How a text is written: all capitals, no capital, mixed."""


@lru_cache(1 << 16)
def kind(word: str) -> str:
    """The kind of a word, one of ``KINDS``."""
    first = word[:1]
    if first.isalpha():
        return "U" if word.isupper() and len(word) > 1 else "T" if first.isupper() else "l"
    if first.isdigit():
        return "d"
    return first if first and first in KINDS[7:] else "o"


def calm(kinds: Sequence[str]) -> str:
    """How a text of these kinds is written, one of ``CALMS``."""
    capitals, letters = sum(one in "UT" for one in kinds), sum(one in "UTl" for one in kinds)
    return "A" if capitals == letters else "m" if capitals else "N"


def own(word: str) -> list[str]:
    """Attributes of a word where it stands: itself, its shape, its beginnings and ends."""
    folded = fold(word)
    parts = [size for size in (2, 3, 4) if len(folded) > size]
    return [
        f"w={folded}",
        f"s={shape(word)}",
        "plain" if word.isalnum() else f"raw={word}",
        f"t={kind(word)}",
        *(f"p={folded[:size]}" for size in parts),
        *(f"u={folded[-size:]}" for size in parts),
    ]


def as_neighbour(word: str) -> list[str]:
    """Attributes of a word as its neighbours read it, without the offset."""
    return [f"w={fold(word)}", f"t={kind(word)}"]


def sentence_attributes(words: Sequence[str], evidence: Evidence, school: int) -> Iterator[list[str]]:
    """The attributes of each word of a sentence, each once for all schools and once for its own ("1:w=kota")."""
    known = [[evidence.attributes[at] for at in evidence(fold(word))] for word in words]
    kinds = [BEFORE, *map(kind, words), AFTER]
    clusters = [BEFORE, *map(_cluster, known), AFTER]
    written = calm(kinds)
    for at, word in enumerate(words):
        found = [f"sh={written}", *own(word), *known[at]]
        for offset in NEAR:
            inside = 0 <= at + offset < len(words)
            near = as_neighbour(words[at + offset]) + known[at + offset] if inside else ["END"]
            found += [f"{offset}|{name}" for name in near]
        before, here, after = kinds[at : at + 3]
        found += [f"ab={before}{here}", f"bc={here}{after}", f"abc={before}{here}{after}"]
        found += [f"kab={clusters[at]}|{clusters[at + 1]}", f"kbc={clusters[at + 1]}|{clusters[at + 2]}"]
        yield found + [f"{school}:{name}" for name in found]


def _cluster(known: Sequence[str]) -> str:
    return next((name.removeprefix(CLUSTER) for name in known if name.startswith(CLUSTER)), "-")
