"""When two written forms may be one person's name: parts, initials, short forms, slips of the pen."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

Words = tuple[str, ...]
_MUHAMMAD = frozenset(
    "muhammad mohammad muhamad mohamad mohamed muhammed moh mohd muh moch mochamad mochammad muchamad muchammad mhd "
    "mokhamad mohammed m".split()
)
_SHORT = {
    "abd": "abdul",
    "ach": "achmad",
    "akh": "akhmad",
    "ign": "ignatius",
    "yoh": "yohanes",
    "gst": "gusti",
    "kt": "ketut",
}
_BIRTH = frozenset(
    "andi raden tengku teuku ratu tubagus gusti ida i ni la wa lalu baiq haji hajah sri siti abdul".split()
)
"""Titles of birth and first names that everyday use drops."""
_SPELLINGS = (
    ("dj", "j"),
    ("tj", "c"),
    ("oe", "u"),
    ("ch", "h"),
    ("kh", "h"),
    ("sy", "s"),
    ("ph", "f"),
    ("y", "i"),
    ("'", ""),
)
_DOUBLE = re.compile(r"(.)\1+")
_LONG_WORD = 5
"""Letters from which one letter more, less or other is read as a slip: "Kofifah" and "Khofifah"."""


def is_part(short: Words, long: Words) -> bool:
    """Whether ``short`` is ``long`` with words left out or cut to initials, in the same order."""
    if len(short) > len(long):
        return False
    at, full = 0, False
    for word in short:
        while at < len(long) and not are_same(word, long[at]):
            at += 1
        if at == len(long):
            return False
        full |= len(word) > 1 and len(long[at]) > 1
        at += 1
    return full


def is_opening(word: str) -> bool:
    """Whether a word may be left out at the head of a name: an initial, Muhammad, a title of birth."""
    return len(word) == 1 or word in _MUHAMMAD or word in _BIRTH


def are_same(one: str, other: str) -> bool:
    """Whether two words are one word of a name, written out or short."""
    if one == other or (one in _MUHAMMAD and other in _MUHAMMAD):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _sound(_SHORT.get(one, one)) == _sound(_SHORT.get(other, other))


@cache
def _sound(word: str) -> str:
    """A word in one spelling of its sounds: "Achmad" and "Ahmad", "Djoko" and "Joko", "Edy" and "Edi"."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return _DOUBLE.sub(r"\1", word)


def keys(word: str) -> tuple[str, ...]:
    """What two written-out words of a name have one of in common if they are one word: a key of an index."""
    sound = _sound(_SHORT.get(word, word))
    return (sound, "*muhammad") if word in _MUHAMMAD else (sound,)


def heads(word: str) -> set[str]:
    """Letters of which two words have one in common if they are one word, short, or misspelt."""
    return {word[0], _sound(_SHORT.get(word, word))[0]}


def is_clipped(short: Words, long: Words) -> bool:
    """Whether a single word is the head or the tail of the other: "Zul" of "Zulkifli", "Midji" of "Sutarmidji"."""
    if len(short) > 1 or len(long) > 1 or not 3 <= len(short[0]) < len(long[0]):
        return False
    return long[0].startswith(short[0]) or long[0].endswith(short[0])


def are_variants(one: Words, other: Words) -> bool:
    """Whether two forms of as many words differ by slips alone."""
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    return all(are_same(a, b) or _is_slip(a, b) for a, b in zip(one, other, strict=True)) and any(
        a == b or _is_slip(a, b) for a, b in zip(one, other, strict=True)
    )


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= 9 else 1
    return shorter >= _LONG_WORD and one[0] == other[0] and OSA.distance(one, other, score_cutoff=allowed) <= allowed
