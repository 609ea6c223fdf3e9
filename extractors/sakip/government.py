"""Whose government an article is about, and whose official speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Document, Mention, Official, Region, Subject
from .branches import Branch, find_branches, graded_branches
from .centre import main_centre
from .neighbours import find_neighbours
from .ordered import backwards, within
from .words import cue, cue_at_end

_GOVERNMENT = r"\s+(?:dan\s+wakil\s+(?:bupati|wali\s?kota|gubernur)\s+)?(?:[A-Z][\w.&-]*\s+|dan\s+){0,6}?"
_NICKNAME = re.compile(r"\b(?:berjuluk(?:an)?|dijuluki|julukan)\s+(?:sebagai\s+)?[\"“]?\Z")
"""A nickname told of a government already named: "kota berjuluk Serambi Mekkah itu"."""
_WHERE = re.compile(r"\b(?:di|se|dari|ke|asal|ibu\s?kota)[\s-]+(?:provinsi\s+|kawasan\s+|wilayah\s+)?\Z", re.IGNORECASE)
_REACH = 60
_NEAR = 24
_SHORT_NAME = 4
"""Letters: a shorter word of a name may be a title or a particle."""
_LEAD = 2
"""Paragraphs after the title that tell what an article is about."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a region as a body that may be graded; ``aside``: it only tells where something is."""

    start: int
    end: int
    region: Region
    of_post: bool
    aside: bool = False


def subject_of(region: Region) -> Subject:
    """The government of a region."""
    return Subject(region.name, region.code, "pemda")


def is_government(region: Region) -> bool:
    return region.level != "kecamatan"


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of an official by name; ``code`` is the region whose government is his."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Governments:
    """What the article says about governments.

    ``places``: every mention of a province, kabupaten or kota, in order. ``main``: the government the article is
    about, None where it names no region or is about ``centre``, the body of the centre in its title. ``branches``:
    every mention of a regional branch of such a body, where the title names one; ``graded``, where it names none, the
    mentions with a grade right behind. ``twins``: the kabupaten and the kota of the same name as the main one by level,
    empty where the article names one of them only.
    """

    places: tuple[Place, ...]
    main: Region | None
    centre: Subject | None
    officials: tuple[Named, ...]
    regions: dict[str, Region]
    branches: tuple[Branch, ...] = ()
    graded: tuple[Branch, ...] = ()
    twins: dict[str, Region] = field(default_factory=dict)

    def speaker(self, start: int, end: int, quote: tuple[int, int] | None) -> Region | None:
        """The government whose official speaks in the paragraph ``[start, end)``; ``quote`` is the direct speech."""
        silent = quote or (end, end)
        heard = [
            *((place.start, place.region) for place in within(self.places, start, end) if place.of_post),
            *((one.start, self.regions[one.code]) for one in within(self.officials, start, end) if self.knows(one)),
        ]
        heard = [pair for pair in heard if not silent[0] <= pair[0] < silent[1]]
        if not heard:
            return self._last_speaker(start)
        at = silent[1]
        return min(heard, key=lambda pair: (pair[0] < at, abs(pair[0] - at)))[1]

    def knows(self, one: Named) -> bool:
        """Whether the article names the official's region."""
        return one.code in self.regions

    def _last_speaker(self, at: int) -> Region | None:
        """Who was named last before: "katanya" in a paragraph of its own."""
        person = next((one for one in backwards(self.officials, at) if self.knows(one)), None)
        place = next((place for place in backwards(self.places, at) if place.of_post), None)
        if person is not None and (place is None or person.start >= place.start):
            return self.regions[person.code]
        return place.region if place else None


def find_governments(
    document: Document, regions: Sequence[Region], officials: Sequence[Official], dateline: str | None
) -> Governments:
    """Reads the article's governments from its regions, its officials and its dateline."""
    known = [region for region in regions if is_government(region)]
    known += find_neighbours(document, regions)
    places = sorted(
        (
            Place(
                mention.start,
                mention.end,
                region,
                _is_of_post(document.text, mention.start),
                _WHERE.search(document.text, max(0, mention.start - _NEAR), mention.start) is not None,
            )
            for region in known
            for mention in region.mentions
            if not _in_dateline(document, mention)
            and not _NICKNAME.search(document.text, max(0, mention.start - _NEAR), mention.start)
        ),
        key=lambda place: (place.start, place.end, place.region.code),
    )
    spoken = [
        Named(mention.start, mention.end, code)
        for official in officials
        for mention in official.mentions
        if (code := _territory(official)) is not None
    ]
    spoken += _short_names(document, officials, spoken)
    spoken.sort(key=lambda one: one.start)
    main = _main(document, places, dateline)
    places = [_twin_of(document.text, place, main) for place in places]
    branches = find_branches(document, places)
    centre = branches[0].subject if branches else main_centre(document)
    if branches or (centre is not None and not is_titled(document, places)):
        main = None
    by_code = {region.code: region for region in known}
    graded = () if branches else graded_branches(document, places)
    twins = _twins(main, known)
    return Governments(tuple(places), main, centre, tuple(spoken), by_code, branches, graded, twins)


def _twins(main: Region | None, known: Sequence[Region]) -> dict[str, Region]:
    same: dict[str, Region] = {
        region.level: region for region in known if main is not None and _bare(region) == _bare(main)
    }
    return same if {"kabupaten", "kota"} <= same.keys() else {}


def is_titled(document: Document, places: Sequence[Place]) -> bool:
    """Whether the title names a government."""
    titles = [paragraph for paragraph in document.read_paragraphs() if paragraph.kind == "title"]
    return any(title.start <= place.start < title.end for title in titles for place in places)


def _short_names(document: Document, officials: Sequence[Official], spoken: Sequence[Named]) -> list[Named]:
    """Where a single word of an official's name stands for the whole, though no mention covers it."""
    taken = {at for one in spoken for at in range(one.start, one.end)}
    words = {
        word: code
        for official in officials
        if (code := _territory(official)) is not None
        for word in official.name.split()
        if len(word) >= _SHORT_NAME and word.isalpha()
    }
    if not words:
        return []
    return [
        Named(match.start(), match.end(), words[match[0]])
        for match in re.finditer(rf"(?<![\w.])(?<![A-Z][a-z] )(?:{'|'.join(sorted(words))})(?!\w)", document.text)
        if match.start() not in taken and not re.match(r" [A-Z]", document.text[match.end() : match.end() + 2])
    ]


def _in_dateline(document: Document, mention: Mention) -> bool:
    line = document.dateline
    return line is not None and mention.start < line.end and line.start < mention.end


def _bare(region: Region) -> str:
    return region.name.removeprefix("Kabupaten ").removeprefix("Kota ")


_LEVEL_WORD = re.compile(
    r"\b(?:pemkab|pemkot|pemko|kabupaten|kota|kab\.?|bupati|wabup|wali\s?kota|wawali)\s+(?:\(\w+\)\s+)?\Z",
    re.IGNORECASE,
)


def _twin_of(text: str, place: Place, main: Region | None) -> Place:
    """A bare name that the article's own region shares with its twin means the own one."""
    name = place.region.name
    if (
        main is None
        or place.region.code == main.code
        or _bare(place.region) != _bare(main)
        or place.end - place.start >= len(name)
        or _LEVEL_WORD.search(text[max(0, place.start - 24) : place.start])
    ):
        return place
    return replace(place, region=main)


def _territory(official: Official) -> str | None:
    """The government of an official: of a camat or lurah the kabupaten or kota."""
    for post in official.posts:
        if post.region is not None and post.tenure != "former":
            return post.region[:5]
    return None


def _is_of_post(text: str, at: int) -> bool:
    left = max(0, at - _REACH, text.rfind("\n", 0, at) + 1)
    return cue_at_end("post", _GOVERNMENT).search(text, left, at) is not None


_BODY = re.compile(
    r"(?:pemkab|pemkot|pemko|pemprov|pemda|pemerintah\s+(?:kabupaten|kota|provinsi|daerah))(?:\s+\(\w+\))?\s+\Z", re.I
)


def _main(document: Document, places: Sequence[Place], dateline: str | None) -> Region | None:
    """The region with most weight: title before lead, governments and heads before bare names, dateline as a hint."""
    read = list(document.read_paragraphs())
    title_end = next((paragraph.end for paragraph in read if paragraph.kind == "title"), -1)
    body = [paragraph for paragraph in read if paragraph.kind != "title"]
    lead_end = body[min(_LEAD, len(body)) - 1].end if body else -1
    weight: Counter[str] = Counter()
    for place in places:
        text, at = document.text, place.start
        points = 1.0
        if place.start < title_end:
            points += 4
        elif place.start < lead_end:
            points += 2
        if place.of_post or _BODY.search(text, max(0, at - 40), at):
            points += 2
        elif cue("clause").search(text, max(0, at - 16), at) or cue_at_end("aside", r"\s+").search(
            text, max(0, at - 40), at
        ):
            points -= 0.7
        if place.region.level == "provinsi" and not (place.of_post or _BODY.search(text, max(0, at - 40), at)):
            points *= 0.4
        weight[place.region.code] += points  # type: ignore[assignment]
    if dateline is not None and dateline in weight:
        weight[dateline] += 2
    if not weight:
        return None
    order = {place.region.code: at for at, place in reversed(list(enumerate(places)))}
    best = min(weight, key=lambda code: (-weight[code], order[code]))
    return next(place.region for place in places if place.region.code == best)
