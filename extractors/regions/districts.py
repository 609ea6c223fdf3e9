"""Kecamatan: read only after Kecamatan, Camat, Polsek, Koramil, or right before their kabupaten or kota."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from .context import read_left, tokens_before
from .fold import key
from .gazetteer import gazetteer
from .mentions import Hit

_WORD = re.compile(r"[A-Z][\w'’/.-]*|[0-9]+[xX]?|dan(?= [A-Z])")
_UNIT_NUMBER = re.compile(r"[.:]? ?(?:[\d/.-]+ ?)?(?:/ ?)?(?:Metro )?")
_NEXT = re.compile(
    r"(?: ?, ?(?:(?:dan|serta|hingga|sampai) )?| (?:dan|serta|maupun|&|hingga|sampai) | ?/ ?)"
    r"(?:Kecamatan |Kec\. ?|Distrik )?"
)
_TO_PARENT = re.compile(r" ?[,(]? ?(?:di |wilayah )?\(?")
_GAP = re.compile(r"(?: ?[,(] ?| )$")
_LONGEST_GAP = 4
_LONGEST = 5
"""Words of the longest name of a kecamatan that is worth trying."""
_PHRASE_MARKS = frozenset(",.;:(\"“‘'")
_PART = frozenset(["kecamatan", "kec", "distrik", "kapanewon", "kemantren"])


class District(NamedTuple):
    """A kecamatan at ``[start, end)`` (``first`` with its type word), the codes it may be, and the hit right after
    it or its list that names its kabupaten or kota, if any."""

    first: int
    start: int
    end: int
    codes: tuple[str, ...]
    parent: Hit | None = None


def find_districts(text: str, hits: list[Hit], accepted: list[Hit]) -> list[District]:
    """The kecamatan of one paragraph, given all its hits and those accepted as regions; in order."""
    listed = [
        district for hit in hits if hit.form.kind == "trigger" for district in _after_trigger(text, hit, accepted)
    ]
    # "Kecamatan A dan Kecamatan B": B is a member of A's list, and begins a list of its own with its type word.
    found = list({district.end: district for district in sorted(listed, key=lambda each: -each.first)}.values())
    before = [district for hit in accepted if (district := _before_parent(text, hit))]
    found += outside(before, found)
    return sorted(found, key=lambda district: district.start)


_Placed = TypeVar("_Placed", Hit, District)


def outside(spans: list[_Placed], taken: list[District]) -> list[_Placed]:
    """The ``spans`` that overlap none of ``taken``, both in order and free of overlaps among themselves."""
    starts = [district.start for district in taken]

    def is_free(span: _Placed) -> bool:
        at = bisect_left(starts, span.end)
        return at == 0 or taken[at - 1].end <= span.start

    return [span for span in spans if is_free(span)]


def _after_trigger(text: str, trigger: Hit, accepted: list[Hit]) -> Iterator[District]:
    listed: list[tuple[int, int, tuple[str, ...]]] = []
    number = _UNIT_NUMBER.match(text, trigger.end, trigger.ceiling)
    at = number.end() if number else trigger.end
    while True:
        name = _longest_name(text, at, trigger.ceiling)
        if name is None or (listed and _is_other_region(text[at : name[0]])):
            break
        listed.append((at, *name))
        following = _NEXT.match(text, name[0], trigger.ceiling)
        if following is None:
            break
        at = following.end()
    parent = _parent_after(text, listed[-1][1], accepted) if listed else None
    written = text[trigger.start : trigger.end].lower()
    for index, (start, end, codes) in enumerate(listed):
        first = trigger.start if index == 0 and written in _PART else start
        yield District(first, start, end, codes, parent)


def _is_other_region(written: str) -> bool:
    """Whether a member of a list of kecamatan is the kabupaten that closes it: "Kecamatan Sukorejo, Ponorogo"."""
    return key(written) in gazetteer().names or key(written) == "kota"


def _longest_name(text: str, start: int, ceiling: int) -> tuple[int, tuple[str, ...]] | None:
    """End and codes of the longest name of a kecamatan that begins at ``start``."""
    best: tuple[int, tuple[str, ...]] | None = None
    at = start
    for _ in range(_LONGEST):
        word = _WORD.match(text, at, ceiling)
        if word is None:
            break
        end = word.end()
        while end > at and text[end - 1] in ".-/'’":
            end -= 1
        codes = gazetteer().districts.get(key(text[start:end]))
        best = (end, codes) if codes else best
        if end != word.end() or not text.startswith(" ", end):
            break
        at = end + 1
    return best


def _parent_after(text: str, end: int, accepted: list[Hit]) -> Hit | None:
    at = bisect_left(accepted, end, key=lambda hit: hit.start)
    if at == len(accepted):
        return None
    hit = accepted[at]
    return hit if _TO_PARENT.fullmatch(text, end, hit.first) else None


def _before_parent(text: str, hit: Hit) -> District | None:
    """A kecamatan named right before its kabupaten or kota: "Kanigoro, Kabupaten Blitar"."""
    before = text[max(hit.floor, hit.first - _LONGEST_GAP) : hit.first]
    if not hit.left.typed and "," not in before and "(" not in before:
        return None
    gap = _GAP.search(before)
    if gap is None or not (gap[0].strip() or hit.left.typed):
        return None
    end = hit.first - len(gap[0])
    for token in tokens_before(text, hit.floor, end)[-_LONGEST:]:
        if not token[0][0].isupper():
            continue
        name = key(text[token.start() : end])
        codes = gazetteer().districts.get(name, ())
        inside = tuple(code for code in codes if code[:5] in hit.form.codes)
        if inside and name not in gazetteer().names and _begins_phrase(text, hit.floor, token.start()):
            return District(token.start(), token.start(), end, inside, hit)
    return None


def _begins_phrase(text: str, floor: int, start: int) -> bool:
    """Whether the name at ``start`` is not the end of a longer one ("Geopark Ciletuh-Palabuhanratu, Sukabumi")."""
    before = tokens_before(text, floor, start)
    if not before:
        return True
    left = read_left(text, floor, start)
    if left.verdict is not None:
        return left.verdict == "serves" and left.near
    return before[-1][0] in _PHRASE_MARKS or before[-1][0].islower()
