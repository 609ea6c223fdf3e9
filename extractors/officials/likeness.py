"""When two written forms may be one person's name: parts, initials, short forms, slips of the pen."""

from __future__ import annotations

from rapidfuzz.distance import OSA

Words = tuple[str, ...]
_MUHAMMAD = frozenset(
    "muhammad mohammad muhamad mohamad mohamed muhammed moh mohd muh moch mochamad mochammad muchamad muchammad mhd "
    "mokhamad mohammed m".split()
)
_SHORT = {"abd": "abdul", "ach": "achmad", "akh": "akhmad", "ign": "ignatius", "yoh": "yohanes", "gst": "gusti", "kt": "ketut"}
_LONG_WORD = 5
"""Letters from which one letter more, less or other is read as a slip: "Kofifah" and "Khofifah"."""


def is_part(short: Words, long: Words) -> bool:
    """Whether ``short`` is ``long`` with words left out or cut to initials, in the same order."""
    if len(short) > len(long):
        return False
    at = 0
    for word in short:
        while at < len(long) and not are_same(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return any(len(word) > 1 for word in short)


def are_same(one: str, other: str) -> bool:
    """Whether two words are one word of a name, written out or short."""
    if one == other or (one in _MUHAMMAD and other in _MUHAMMAD):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _SHORT.get(one, one) == _SHORT.get(other, other)


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
