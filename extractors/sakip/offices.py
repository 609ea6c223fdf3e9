"""Offices of local governments and bodies of the centre that are named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..document import Region, Subject
from .centre import find_centre, full_name
from .government import Governments
from .manners import named_or_aside
from .marks import Body, Manner
from .ordered import within
from .words import Begun, alternation, begun, cue, cue_at_end, words_of

_PARTNER = re.compile(
    r"\b(?:(?<!diberikan\s)(?<!jatuh\s)(?<!disematkan\s)(?<!diserahkan\s)(?<!dianugerahkan\s)kepada|ke|dengan|bersama|gandeng|menggandeng|oleh|dari)\s\Z",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(r"\b(?:di)?mulai\sdari\s\Z", re.IGNORECASE)
"""Before the first office of a list: "dimulai dari Disdik 88,1, disusul Dinkes 86,7"."""
_ORDERED = re.compile(
    r"\b(?:memerintahkan|menginstruksikan|meminta|menugaskan|mendorong|mendesak|menyuruh|menantang|mengajak)\s\Z",
    re.IGNORECASE,
)
"""Before an office that is told to do something about the government's grade."""
_OF_COUNCIL = ("Badan Anggaran", "Badan Musyawarah", "Badan Kehormatan", "Badan Legislasi", "Badan Pembentukan")
"""Organs of a DPRD, which no inspectorate grades."""
_NEAR = 28
"""Characters before an office that tell of its part."""
_AND = re.compile(r"(?:,|\s(?:dan|serta|&))\s+(?=(\S+))")
_HEAD_OFFICE = re.compile(r"Kantor\s(?:Bupati|Wali\s?[Kk]ota|Gubernur|Camat|Desa|Lurah|Bersama|Pusat|Staf)\b")
"""Buildings, not offices that are graded."""
_LIKE_ANOTHER = re.compile(
    r"(?<!\w)(?:AA|BB|CC|[ABCD])[\"”)]?,?\s(?:sama\s(?:dengan|seperti)|seperti|menyamai|(?:begitu|demikian)\s(?:juga|pula)(?:\sdengan)?)\s(?:halnya\s)?\Z"
)
"""Before an office that has the grade of another: "Bappeda BB, sama dengan [Inspektorat]"."""
_OFFICE_BEFORE = re.compile(
    r"(?:Dinas|Badan|Disd|Dink|Bapp|BP|RSUD|Inspektorat|Satpol|BK|DP|Bap|Bak)[\w ]{0,50}(?:,|,?\s(?:dan|serta))\s\Z"
)
_LISTED_ON = re.compile(r",\s|\s(?:dan|serta)\s[A-Z]|\.(?:\s|\Z)")
_WHO = re.compile(r",\s(?:yang|tempat)\s[^,.;]{1,80},")
"""A clause that only tells more of the office before it."""
_CAPITALS = r"(?:\s+(?:dan|serta|&)\s+|,\s+|\s+)[A-Z][\w-]*"


@dataclass(frozen=True, slots=True)
class District:
    """A mention of the office of a kecamatan; ``code`` is its kabupaten or kota."""

    start: int
    end: int
    name: str
    code: str


def find_districts(regions: Iterable[Region]) -> list[District]:
    """The mentions of kecamatan by that word, in order."""
    found = [
        District(mention.start, mention.end, mention.text, region.code[:5])
        for region in regions
        for mention in region.mentions
        if mention.text.title().startswith(("Kecamatan", "Distrik", "Kapanewon", "Kemantren"))
    ]
    return sorted(found, key=lambda district: district.start)


def find_offices(
    text: str, start: int, end: int, governments: Governments, districts: Sequence[District], *, led: bool = False
) -> Iterator[Body]:
    """The offices named in ``[start, end)``; ``led``: also those only spoken of ("kejutan datang dari Disdik")."""
    central = [*_branches(text, start, end, governments)]
    central += _of_centre(text, start, end, governments, [(body.start, body.end) for body in central])
    yield from central
    yield from _local(text, start, end, governments, [(body.start, body.end) for body in central], led=led)
    for district in within(districts, start, end):
        if not has_lead(text, start, district.start):
            yield Body(district.start, district.end, Subject(district.name, district.code, "opd"), "named")


def _branches(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    for branch in within(governments.branches, start, end):
        yield Body(branch.start, branch.end, branch.subject, "post" if has_lead(text, start, branch.start) else "named")
    for branch in within(governments.graded, start, end):
        if not has_lead(text, start, branch.start):
            yield Body(branch.start, branch.end, branch.subject, "named")


def _of_centre(
    text: str, start: int, end: int, governments: Governments, taken: Sequence[tuple[int, int]]
) -> Iterator[Body]:
    for match in find_centre(text, start, end):
        if any(left <= match.start() < right for left, right in taken):
            continue
        lead = has_lead(text, start, match.start())
        left = max(start, match.start() - _NEAR)
        if governments.main is not None and (lead or _PARTNER.search(text, left, match.start())):
            continue
        manner: Manner = "post" if lead else named_or_aside(text, start, match.start(), match.end())
        yield Body(match.start(), match.end(), Subject(full_in(text, match[0]), None, "kementerian_lembaga"), manner)


def _local(
    text: str, start: int, end: int, governments: Governments, taken: Sequence[tuple[int, int]], *, led: bool
) -> Iterator[Body]:
    at = start
    while office := _office().search(text, at, end):
        stop, region = _office_end(text, office.start(), office.end(), governments)
        at = max(stop, office.start() + 1)
        if any(left <= office.start() < right for left, right in taken):
            continue
        if (not led and has_lead(text, start, office.start())) or not _is_graded_office(text, start, office, stop):
            continue
        own = region or (governments.main.code if governments.main else None)
        name = text[office.start() : stop].rstrip(".,;:")
        yield Body(office.start(), stop, Subject(name, own, "opd" if own else "kementerian_lembaga"), "named")


def _is_graded_office(text: str, start: int, office: re.Match[str], stop: int) -> bool:
    """Whether the office may have a grade of its own: no building, no organ of the council, no one who is ordered."""
    at = office.start()
    if _HEAD_OFFICE.match(office[0]) or office[0].startswith(_OF_COUNCIL):
        return False
    if _ORDERED.search(text, max(start, at - _NEAR), at):
        return False
    return not office[0].startswith(("Inspektorat", "Sekretariat", "Biro", "Bagian")) or _is_member(
        text, start, at, stop
    )


def full_in(text: str, name: str) -> str:
    return full_name(name, _names_in(text))


@lru_cache(maxsize=4)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(match[0] for match in find_centre(text, 0, len(text)))


def names_office(text: str, start: int, end: int) -> bool:
    """Whether an office or a body of the centre is named in ``[start, end)``."""
    return _office().search(text, start, end) is not None or next(find_centre(text, start, end), None) is not None


@cache
def _office() -> Begun:
    short = alternation(words_of("opd short"))
    head = "(?:" + "|".join(word.title() for word in words_of("opd head")) + ")"
    return begun(
        rf"(?<![\w-])(?:{head}(?:{_CAPITALS}){{1,10}}|{short}(?![\w-])(?:\s+(?:[A-Z][a-z]\w*|(?:[A-Z]|dr|Dr|dg)\.?(?=\s[A-Z]))){{0,4}})",
        (word.split()[0] for name in ("opd short", "opd head") for word in words_of(name)),
        re.RegexFlag(0),
    )


def has_lead(text: str, start: int, at: int) -> bool:
    return not _FIRST_OF.search(text, max(start, at - 16), at) and (
        cue_at_end("opd lead", r"\s+").search(text, max(start, at - 30), at) is not None
    )


def _is_member(text: str, start: int, at: int, stop: int) -> bool:
    """Whether an inspectorate or secretariat is graded itself: a grade behind it, or a list that a grade heads."""
    if _LIKE_ANOTHER.search(text, max(start, at - 40), at):
        return True
    if _OFFICE_BEFORE.search(text, max(start, at - 60), at) and _LISTED_ON.match(text, stop):
        return True
    return _is_graded(text, stop) or (
        re.match(r",\s(?:dan\s)?[A-Z]", text[stop : stop + 8]) is not None
        and cue_at_end("owner", r"\s(?:[A-Z][\w ]+,\s)?").search(text, max(start, at - 30), at) is not None
    )


def _is_graded(text: str, at: int) -> bool:
    told = _WHO.match(text, at)
    at = told.end() if told else at
    return re.match(r"\W*(?:\w+\W+){0,4}(?:(?:AA|BB|CC|[ABCD])\b|\d\d[.,]\d)", text[at : at + 60]) is not None


def _office_end(text: str, start: int, end: int, governments: Governments) -> tuple[int, str | None]:
    """Where the name of an office ends, and the region in it: another office or region after "dan" is not of it."""
    whole = next((len(name) for name in words_of("opd short") if " dan " in name and text.startswith(name, start)), 0)
    for match in _AND.finditer(text[start:end], whole):
        if _office().match(text, start + match.end()) or match[1].startswith(
            ("Kabupaten", "Kota", "Pemkab", "Pemkot", "Kecamatan")
        ):
            end = start + match.start()
            break
        if within(governments.places, start + match.end(), start + match.end() + 1):
            end = start + match.start()
            break
    for place in within(governments.places, start, end + 2):
        if start < place.start <= end + 1 and place.end >= end and place.start > start + 3 and text[end] != "\n":
            return max(end, place.end), place.region.code
        if start < place.start and place.end <= end:
            return place.end, place.region.code
    comma = text.find(", ", start, end)
    if comma > 0 and not re.search(r"\b(?:dan|serta)\b", text[comma:end]):
        end = comma
    for match in re.finditer(r"\S+", text[start:end]):
        if match.start() and cue("getting", "reporting", "saying", "grade noun", "SAKIP").fullmatch(match[0]):
            end = start + match.start() - 1
            break
    trailing = re.search(r"(?:\s+(?:AA|BB|CC|[ABCD])\.?)+\Z", text[start:end])
    return (start + trailing.start() if trailing else end), None
