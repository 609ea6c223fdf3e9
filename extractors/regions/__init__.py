"""Regions: provinces, kabupaten, kota and kecamatan that an article names, with their official codes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from math import inf

from ..document import Document, Mention, Problem, Region, Span
from .districts import District, find_districts, outside
from .gazetteer import gazetteer
from .mentions import Hit, accept, find_hits, is_dateline, other_expansions, widen
from .twins import Reading, read_twins

_RULES = (
    "regions/explicit",
    "regions/post",
    "regions/kecamatan",
    "regions/list",
    "regions/police",
    "regions/alias",
    "regions/bare",
    "regions/nickname",
)
"""The surest first; a region bears the name of the surest rule among its mentions, ``regions/twin-*`` last."""


@dataclass(frozen=True, slots=True)
class RegionFindings:
    """What ``extract`` found.

    ``regions``: one item a region, in order of first mention, each with all its mentions in order. ``problems``:
    ``region-ambiguous`` for a name that nothing in the article decides. ``dateline_region``: the code of the
    dateline's place, None without dateline or where it is no region of the table.
    """

    regions: tuple[Region, ...]
    problems: tuple[Problem, ...]
    dateline_region: str | None


@dataclass(slots=True)
class _Found:
    mentions: dict[Span, None] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)


def extract(document: Document) -> RegionFindings:
    """All regions that the read paragraphs of ``document`` name (contract, section 2).

    A mention takes in the type word before the name ("Kota Blitar", "Kecamatan Kanigoro") but not a post or
    government ("Bupati", "Pemkot"). "Kabupaten dan Kota Blitar" is one mention of two regions. Not returned: desa and
    kelurahan, islands, kecamatan that the text does not call so, kecamatan that cannot be told from namesakes.
    """
    paragraphs = list(find_hits(document))
    accepted = _accepted(document, paragraphs)
    districts = [find_districts(document.text, hits, kept) for hits, kept in zip(paragraphs, accepted, strict=True)]
    kept = [outside(hits, named) for hits, named in zip(accepted, districts, strict=True)]
    named = [district for row in districts for district in row]
    readings = read_twins(document.text, kept, {code[:5] for district in named for code in district.codes})
    readings = _without_quarters(_checked_nicknames(readings))
    return _findings(document, readings, named)


def _accepted(document: Document, paragraphs: list[list[Hit]]) -> list[list[Hit]]:
    """Names that are also words count everywhere once the article names them for certain somewhere."""
    others = {form for hits in paragraphs for form in other_expansions(document.text, hits)}
    if others:
        paragraphs = [[hit for hit in hits if hit.form not in others] for hits in paragraphs]
    first = [accept(document, hits) for hits in paragraphs]
    certain = frozenset(
        hit.form.codes for hits in first for hit in hits if hit.form.needs in ("capital", "words", "place")
    )
    again = [
        accept(document, hits, certain) if any(hit.form.codes in certain for hit in hits) else kept
        for hits, kept in zip(paragraphs, first, strict=True)
    ]
    return [[widen(document.text, hit) for hit in hits] for hits in again]


def _checked_nicknames(readings: list[Reading]) -> list[Reading]:
    """Shared nicknames and plain praise stay only where the article names exactly one of their regions otherwise."""
    named = {code for reading in readings if reading.hit.form.kind != "nickname" for code in reading.codes}
    for reading in readings:
        if not reading.hit.form.alone:
            meant = tuple(code for code in reading.hit.form.codes if code in named)
            reading.codes = meant if len(meant) == 1 else ()
    return [reading for reading in readings if reading.codes]


def _without_quarters(readings: list[Reading]) -> list[Reading]:
    """Leaves out "Kuningan" where the article speaks of Jakarta and nothing else of Jawa Barat."""
    quarters = [reading for reading in readings if reading.hit.form.quarter_of and not reading.hit.left.levels]
    if not quarters:
        return readings
    named = {
        code
        for reading in readings
        if not (reading.hit.form.quarter_of and not reading.hit.left.levels)
        for code in reading.codes
    }
    dropped = {
        id(reading)
        for reading in quarters
        if any(code.startswith(reading.hit.form.quarter_of) for code in named)
        and not any(code[:2] == reading.codes[0][:2] for code in named)
    }
    return [reading for reading in readings if id(reading) not in dropped]


def _findings(document: Document, readings: list[Reading], districts: list[District]) -> RegionFindings:
    found: dict[str, _Found] = defaultdict(_Found)
    problems: list[Problem] = []
    for reading in readings:
        span = Span(reading.hit.first, reading.hit.end)
        for code in reading.codes:
            _note(found, code, span, reading.rule)
    guessed: set[tuple[str, ...]] = set()
    for reading in readings:
        if reading.guessed and reading.codes not in guessed:
            guessed.add(reading.codes)
            problems.append(_ambiguous(document, reading.hit.start, reading.hit.end, reading.codes[0]))
    if districts:
        places, named = _Places(readings), {reading.hit.start: reading.codes for reading in readings}
        for district in districts:
            chosen = _which_district(district, districts, named, places)
            if chosen:
                _note(found, chosen, Span(district.first, district.end), "regions/kecamatan")
            else:
                problems.append(_ambiguous(document, district.start, district.end, None))
    regions = sorted((_region(document, code, item) for code, item in found.items()), key=_place_in_text)
    line = next((reading.codes[0] for reading in readings if is_dateline(document, reading.hit)), None)
    return RegionFindings(tuple(regions), tuple(sorted(problems, key=lambda problem: problem.start or 0)), line)


def _note(found: dict[str, _Found], code: str, span: Span, rule: str) -> None:
    item = found[code]
    item.mentions[span] = None
    item.rules.add(rule)


def _region(document: Document, code: str, item: _Found) -> Region:
    place = gazetteer().places[code]
    name = f"Kecamatan {place.name}" if place.level == "kecamatan" else place.name
    mentions: tuple[Mention, ...] = tuple(document.quote(span) for span in sorted(item.mentions))
    rule = next((rule for rule in _RULES if rule in item.rules), min(item.rules))
    return Region(code, name, place.level, code[:2], mentions, rule)


def _place_in_text(region: Region) -> tuple[int, int, str]:
    return region.mentions[0].start, region.mentions[0].end, region.code


class _Places:
    """Where each region, and each province through its regions, is named: start offsets in order, by code."""

    def __init__(self, readings: list[Reading]) -> None:
        self._starts: dict[str, list[int]] = defaultdict(list)
        for reading in readings:
            for code in reading.codes:
                for known in {code, code[:2]}:
                    self._starts[known].append(reading.hit.start)

        self.any = bool(self._starts)

    def distance(self, code: str, start: int) -> float:
        """Characters from ``start`` to the nearest naming of ``code``; infinite where there is none."""
        starts = self._starts.get(code, [])
        at = bisect_left(starts, start)
        return min((abs(known - start) for known in starts[max(0, at - 1) : at + 1]), default=inf)


def _which_district(
    district: District, districts: list[District], named: dict[int, tuple[str, ...]], places: _Places
) -> str | None:
    """The code of a kecamatan: by the region right after it, else a kecamatan beside it, else the nearest kabupaten or
    kota, else the province.

    A name that only one kecamatan bears is it, unless the article speaks of other provinces alone: then it is likely
    a longer name, or one that the table does not have.
    """
    if district.parent is not None:
        beside = named.get(district.parent.start, ())
        fitting = [code for code in district.codes if code[:5] in beside or code[:2] in beside]
        return fitting[0] if len(fitting) == 1 else None
    if len(district.codes) == 1:
        only = district.codes[0]
        return only if not places.any or places.distance(only[:2], district.start) < inf else None
    if sibling := _beside_sibling(district, districts):
        return sibling
    for width in (5, 2):
        far = sorted((places.distance(code[:width], district.start), code) for code in district.codes)
        if far[0][0] < inf:
            return far[0][1] if far[0][0] < far[1][0] else None
    return None


SIBLING_REACH = 40
"""Code points between two kecamatan told in one breath: "Kecamatan Tongas dan Kecamatan Lumbang"."""


def _beside_sibling(district: District, districts: list[District]) -> str | None:
    """The namesake in the kabupaten of a kecamatan that stands right beside it and has no namesakes."""
    siblings = {
        other.codes[0][:5]
        for other in districts
        if len(other.codes) == 1 and max(district.first - other.end, other.first - district.end) <= SIBLING_REACH
    }
    fitting = [code for code in district.codes if code[:5] in siblings]
    return fitting[0] if len(fitting) == 1 else None


def _ambiguous(document: Document, start: int, end: int, code: str | None) -> Problem:
    name = document.text[start:end]
    taken = f"read as {gazetteer().places[code].name}" if code else "several kecamatan bear it, none was taken"
    return Problem("region-ambiguous", f'nothing in the article says which "{name}" is meant; {taken}', start, end)
