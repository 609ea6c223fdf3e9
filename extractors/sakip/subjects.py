"""Bodies that may have been graded: governments, offices, ministries, persons, pronouns, and unnamed groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Document, Paragraph
from .crowds import find_crowds
from .government import Governments, Place, subject_of
from .manners import named_or_aside
from .marks import Body, Manner
from .offices import District, find_offices
from .ordered import backwards, within
from .pronouns import find_pronouns
from .sentences import quote_around
from .words import begun

_NTH = begun(
    r"(?:(?<=[,;(]\s)|(?<=dan\s)|(?<=[(]))yang\s(?:disebut\s)?(pertama|kedua|ketiga|terakhir)"
    r"(?=\s(?:\w+\s){0,2}(?:\d\d[.,]\d|(?-i:AA|BB|CC|[ABCD])\b))",
    ["yang"],
)
_PLACES = {"pertama": 0, "kedua": 1, "ketiga": 2, "terakhir": -1}
_SHORT_NAME = re.compile(
    r"\s\((?:(?!(?:AA|BB|CC|[ABCD]|WBK|WBBM|ZI|WTP|L?S?AKIP|RB)\b)[A-Z][A-Za-z&/-]{1,15}(?:\s(?:[A-Z][A-Za-z]+|dan)){0,2}"
    r"|(?:dari|di|asal)\s[^()\d]{1,30})\)"
)
"""Behind a body its short name, or where it lies; no award."""
_NAME_GAP = 3
_ONE_OF = re.compile(r"(?:satu\sdari|salah\ssatu)\b", re.IGNORECASE)
_IS = re.compile(r",?\s(?:(?:adalah|ialah|merupakan|menjadi|jadi|termasuk)\s)?", re.IGNORECASE)
_HE = begun(r"(?:ia|dia|beliau)\b", ["ia", "dia", "beliau"])
_AROUND = re.compile(r"\s*[,(]?\s*(?:[Pp]rovinsi\s+)?")
_OF = re.compile(
    r"\s+(?:\(\w+\)\s+)?(?:(?:di|dari|se|lingkup|lingkungan|wilayah|pemkab|pemkot|pemprov|pemerintah)[\s-]+){0,3}",
    re.IGNORECASE,
)


def find_bodies(
    document: Document,
    paragraph: Paragraph,
    start: int,
    end: int,
    governments: Governments,
    districts: Sequence[District],
) -> tuple[Body, ...]:
    """The bodies named in the sentence ``[start, end)``, in order. Pronouns are resolved from what stands before."""
    text = document.text
    offices = list(find_offices(text, start, end, governments, districts))
    taken = [(body.start, body.end) for body in offices]
    found = offices + [
        Body(place.start, place.end, subject_of(place.region), _manner(text, start, place))
        for place in within(governments.places, start, end)
        if place.end <= end and not _is_inside(place.start, taken)
    ]
    found = _without_provinces_around(text, sorted(found, key=lambda body: body.start))
    found = list(_with_short_names(text, found))
    taken += [(body.start, body.end) for body in found]
    found += _ordinals(text, start, end, found)
    taken += [(body.start, body.end) for body in found]
    crowds = [crowd for crowd in find_crowds(text, start, end, found) if not _is_one_of(text, crowd, found)]
    found = [_counted(text, body, crowds) for body in found]
    for body in (*crowds, *find_pronouns(document, paragraph, start, end, governments)):
        if not _is_inside(body.start, taken) and not _is_inside(body.end - 1, taken):
            found.append(body)
            if body.manner == "crowd":
                taken.append((body.start, body.end))
    spans = [(body.start, body.end) for body in found if body.manner == "pronoun"]
    found = [
        body
        for body in found
        if not any(left < body.start and body.end <= right and body.manner != "pronoun" for left, right in spans)
    ]
    taken = [(body.start, body.end) for body in found]
    persons = _persons(document, paragraph, start, end, governments)
    found += [body for body in persons if not any(_near(body, each) for each in taken)]
    return tuple(sorted(found, key=lambda body: (body.start, body.end)))


def _ordinals(text: str, start: int, end: int, found: Sequence[Body]) -> Iterator[Body]:
    """ "Yang pertama" and "yang kedua", a grade or score right behind, of the bodies named before in the sentence."""
    for match in _NTH.finditer(text, start, end):
        before = {body.subject: body for body in found if body.subject and body.end <= match.start()}
        place = _PLACES[match[1].lower()]
        if len(before) > 1 and place < len(before):
            yield replace(list(before.values())[place], start=match.start(), end=match.end(), manner="named")


def _is_one_of(text: str, crowd: Body, bodies: Sequence[Body]) -> bool:
    """Whether the body right before is one of the group: "Wajo satu dari tujuh kabupaten yang BB"."""
    if not _ONE_OF.match(text, crowd.start, crowd.end):
        return False
    return any(
        body.end <= crowd.start and body.manner == "named" and _IS.fullmatch(text, body.end, crowd.start)
        for body in bodies
    )


def _near(body: Body, span: tuple[int, int]) -> bool:
    """Whether the body overlaps the span or stands right behind it: "Bupati [Siak] [Rahmat]"."""
    return body.start < span[1] + _NAME_GAP and span[0] < body.end + _NAME_GAP


def _persons(
    document: Document, paragraph: Paragraph, start: int, end: int, governments: Governments
) -> Iterator[Body]:
    """Officials named in the sentence, and "ia" for the last one before it, as their governments.

    In direct speech "dia" is the region that it named last.
    """
    text = document.text
    for one in within(governments.officials, start, end):
        if governments.knows(one):
            yield Body(one.start, one.end, subject_of(governments.regions[one.code]), "post")
    for match in _HE.finditer(text, start, end):
        quote = quote_around(text, paragraph, match.start())
        told = within(governments.places, quote[0], match.start()) if quote else ()
        last = next(backwards(governments.officials, match.start()), None)
        if told and not told[-1].of_post and (last is None or last.start < told[-1].start):
            yield Body(match.start(), match.end(), subject_of(told[-1].region), "pronoun")
        elif last is not None and governments.knows(last):
            yield Body(match.start(), match.end(), subject_of(governments.regions[last.code]), "post")


def _counted(text: str, body: Body, crowds: Sequence[Body]) -> Body:
    """A region right behind a group tells only where the group is: "60 persen perangkat daerah Purwakarta"."""
    near = any(crowd.end <= body.start and _OF.fullmatch(text[crowd.end : body.start]) for crowd in crowds)
    return replace(body, manner="aside") if near and body.manner == "named" else body


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _manner(text: str, start: int, place: Place) -> Manner:
    return "post" if place.of_post else named_or_aside(text, start, place.start, place.end)


def _with_short_names(text: str, bodies: Sequence[Body]) -> Iterator[Body]:
    """The bodies, each with what stands in brackets behind it: "Dinas Perhubungan (Dishub)" is one."""
    end = -1
    for body in bodies:
        if body.start < end:
            continue
        short = _SHORT_NAME.match(text, body.end)
        end = short.end() if short else body.end
        yield replace(body, end=end)


def _without_provinces_around(text: str, bodies: list[Body]) -> list[Body]:
    """Takes "Jawa Timur" in "Kota Batu, Jawa Timur" and "Kudus (Jawa Tengah)" as a part of the name before it."""
    kept: list[Body] = []
    for body in bodies:
        code, last = body.subject and body.subject.region, kept[-1] if kept else None
        outer = last is not None and last.subject is not None and (last.subject.region or "").startswith(f"{code}.")
        if outer and last is not None and _AROUND.fullmatch(text, last.end, body.start):
            closed = text[body.end : body.end + 1] == ")" and "(" in text[last.end : body.start]
            kept[-1] = replace(last, end=body.end + closed)
            continue
        kept.append(body)
    return kept
