"""Which of several regions a name means: by its post, its list, the explicit form elsewhere, the kecamatan named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..document import Level
from .gazetteer import gazetteer
from .mentions import Hit, are_joined

_LIST_KIND = re.compile(
    r"(?<!/)\b(kabupaten|kota|provinsi)\b(?!/)[^.;/]{0,25}?"
    r"\b(?:yakni|yaitu|seperti|antara lain|di antaranya|meliputi|adalah) ?:? ?$",
    re.IGNORECASE,
)
_LIST_WINDOW = 70
_LOOSE = {
    "kota": re.compile(r"\b(?:pemkot|wali ?kota|wawali|pemerintah kota|balai ?kota|warga kota)\b", re.IGNORECASE),
    "kabupaten": re.compile(r"\b(?:pemkab|bupati|wabup|pemerintah kabupaten)\b", re.IGNORECASE),
}
_DEFAULT_ORDER: tuple[Level, ...] = ("provinsi", "kabupaten", "kota")
"""A bare name that nothing decides: the province as a reader takes it, else the kabupaten (contract, section 2)."""


@dataclass(slots=True)
class Reading:
    """A hit and the regions it was found to mean; ``codes`` is empty until it is decided."""

    hit: Hit
    codes: tuple[str, ...] = ()
    rule: str = ""
    levels: tuple[Level, ...] = field(default=())
    guessed: bool = False

    @property
    def explicit(self) -> bool:
        return self.rule in ("regions/explicit", "regions/post", "regions/police", "regions/list")


class _Evidence:
    """What the article says for certain, gathered once: explicit forms, provinces, kecamatan, words without a name."""

    def __init__(self, text: str, readings: list[Reading], parents: Iterable[str]) -> None:
        self.text = text
        self.parents = frozenset(parents)
        self.explicit: dict[str, list[Hit]] = defaultdict(list)
        self.province_names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for reading in readings:
            for code in reading.codes:
                self.province_names[code[:2]].add(reading.hit.form.codes)
            if reading.explicit and len(reading.codes) == 1:
                self.explicit[reading.codes[0]].append(reading.hit)

    @cached_property
    def loose(self) -> str:
        """The one kind that posts and governments without a name tell of, and no explicit name has: "kata Bupati"."""
        told = [level for level, pattern in _LOOSE.items() if pattern.search(self.text)]
        taken = {gazetteer().level(code) for code in self.explicit}
        return told[0] if len(told) == 1 and told[0] not in taken else ""

    def nearest_explicit(self, hit: Hit) -> tuple[str, ...]:
        """The codes of the nearest explicit form of the same name: in the paragraph, else in the article."""
        near: list[tuple[bool, int, str]] = []
        for code in hit.form.codes:
            known = self.explicit.get(code, [])
            at = bisect_left(known, hit.start, key=lambda other: other.start)
            near += [
                (one.floor != hit.floor, abs(one.start - hit.start), code) for one in known[max(0, at - 1) : at + 1]
            ]
        return (min(near)[2],) if near else ()

    def by_province(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """For names of several provinces (Banjar): the one whose province the article speaks of."""
        if len({code[:2] for code in codes}) < 2:
            return ()
        left = tuple(code for code in codes if self.province_names.get(code[:2], set()) - {codes})
        return left if len(left) == 1 else ()


def read_twins(text: str, paragraphs: Sequence[list[Hit]], parents: Iterable[str]) -> list[Reading]:
    """A reading of every hit, in order; ``parents`` are codes of kabupaten and kota that named kecamatan lie in."""
    readings = [reading for hits in paragraphs for reading in _read_lists(text, hits)]
    open_readings = [reading for reading in readings if not reading.codes]
    if open_readings:
        evidence = _Evidence(text, readings, parents)
        for reading in open_readings:
            _decide(reading, evidence)
    return readings


def _read_lists(text: str, hits: list[Hit]) -> list[Reading]:
    """Readings of one paragraph by what stands before each name, or before the list it is in."""
    readings: list[Reading] = []
    for hit in hits:
        reading = _by_own_words(hit)
        previous = readings[-1] if readings else None
        if not hit.left.levels and previous and previous.levels and are_joined(text, previous.hit, hit):
            _inherit(reading, previous.levels)
        elif not reading.codes:
            _inherit(reading, _list_kind(text, hit))
        readings.append(reading)
    return readings


def _by_own_words(hit: Hit) -> Reading:
    codes = hit.form.codes
    levels = hit.left.levels
    fitting = tuple(code for code in codes if gazetteer().level(code) in levels)
    if fitting:
        rule = "regions/explicit" if hit.left.typed else "regions/post"
        return Reading(hit, fitting, rule, levels)
    if hit.form.kind == "nickname":
        return Reading(hit, codes if len(codes) == 1 else (), "regions/nickname")
    if len(codes) == 1:
        return Reading(hit, codes, "regions/alias" if hit.form.kind == "alias" else "regions/bare")
    lower = _of_level(codes, "kabupaten")
    if hit.left.kind == "police" and hit.left.near and lower:
        return Reading(hit, lower, "regions/police", ("kabupaten",))
    return Reading(hit)


def _inherit(reading: Reading, levels: tuple[Level, ...]) -> None:
    """Takes on the kind of the list: the last kind word read stands nearest to the names."""
    fitting = tuple(code for code in reading.hit.form.codes if gazetteer().level(code) in levels[:1])
    if fitting:
        if not reading.codes:
            reading.codes, reading.rule = fitting, "regions/list"
        reading.levels = levels[:1]


def _list_kind(text: str, hit: Hit) -> tuple[Level, ...]:
    """The kind of a list that is announced: "tiga kota, yakni Malang ..."."""
    if hit.left.levels or len(hit.form.codes) < 2:
        return ()
    match = _LIST_KIND.search(text, max(hit.floor, hit.start - _LIST_WINDOW), hit.start)
    return (match.group(1).lower(),) if match else ()  # type: ignore[return-value]


def _decide(reading: Reading, evidence: _Evidence) -> None:
    codes = reading.hit.form.codes
    in_districts = tuple(code for code in codes if code in evidence.parents)
    if nearest := evidence.nearest_explicit(reading.hit):
        reading.codes, reading.rule = nearest, "regions/twin-explicit"
    elif len(in_districts) == 1:
        reading.codes, reading.rule = in_districts, "regions/twin-kecamatan"
    elif by_province := evidence.by_province(codes):
        reading.codes, reading.rule = by_province, "regions/twin-province"
    elif len(by_words := _of_level(codes, evidence.loose)) == 1:
        reading.codes, reading.rule = by_words, "regions/twin-words"
    elif reading.hit.form.kind != "nickname":
        ordered = [code for level in _DEFAULT_ORDER for code in _of_level(codes, level)]
        reading.codes, reading.rule, reading.guessed = (ordered[0],), "regions/twin-bare", True


def _of_level(codes: Iterable[str], level: str) -> tuple[str, ...]:
    return tuple(code for code in codes if gazetteer().level(code) == level)
