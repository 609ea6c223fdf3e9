"""Bodies that may have been graded: governments, offices, ministries, pronouns, and unnamed groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from .. import lexicon
from ..document import Document, Paragraph, Region, Subject
from .centre import find_centre, full_name
from .government import Governments, Place, subject_of
from .marks import Body, Manner
from .sentences import quote_around
from .words import alternation, cue, cue_at_end, words_of

_REACH = 60
_NAME_GAP = 3
_PROVINCE = re.compile(
    r"\b(?:provinsi|pemprov)(?=\s(?:sudah|saja|juga|masih|sendiri|malah|telah|dapat|meraih|mendapat)\b)", re.IGNORECASE
)
""""Provinsi sudah B", said in one of its kabupaten."""
_CENTRE = re.compile(
    r"\b(?:kementerian|lembaga|badan|instansi)(?:nya\b|\s(?:itu|ini|tersebut|kami|kita)\b)|\b(?:kami|kita|pihaknya)\b",
    re.IGNORECASE,
)
""""Kementerian itu", "lembaganya", "kami" in an article about a body of the centre."""
_LAST_GROUP = 400
"""Characters: how far back "keduanya" reaches."""
_HE = re.compile(r"\b(?:[Ii]a|[Dd]ia|[Bb]eliau)\b")
_CAPITALS = r"(?:\s+(?:dan|serta|&)\s+|,\s+|\s+)[A-Z][\w.-]*"
_DEFINITE = re.compile(
    r"\b(kabupaten|kota|provinsi|daerah|wilayah|pemkab|pemkot|pemprov|pemda|ibu ?kota|kementerian|bupati|wali ?kota|"
    r"gubernur)"
    r"((?:\s+[\w-]+){0,5}?)\s+(itu|ini|tersebut|setempat)\b",
    re.IGNORECASE,
)
_LEVEL = {"kabupaten": "kabupaten", "pemkab": "kabupaten", "bupati": "kabupaten", "kota": "kota", "pemkot": "kota"}
_LEVEL |= {"pemko": "kota", "walikota": "kota", "provinsi": "provinsi", "pemprov": "provinsi", "gubernur": "provinsi"}
_BY_NAME = re.compile(r"\b(?:berjuluk(?:an)?|dijuluki|julukan|dikenal|terkenal|tersohor|penghasil)\b", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"(?:tetangga|saudara|rekan|teman|tamu|dari|kepada|ke)\s+\Z", re.IGNORECASE)
_EXEMPT = re.compile(
    r"(?:salah\s+satu|satu\s+dari|satu-satunya|bersama|dari|di\s+antara|antara|seperti|di|dibanding\w*|ke|se|sebagai)[\s-]+\Z",
    re.I,
)
_ONE_OF = re.compile(r"(?:salah\s+satu|satu\s+dari|satu-satunya|sebagai)\s+\Z", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(?:(kedua|ketiga|keempat)nya|(dua|tiga|empat)\s+(?:daerah|kabupaten|kota|provinsi|pemda|wilayah)\s+(?:itu|tersebut)\b|(kedua|ketiga|keempat)\s+(?:daerah|kabupaten|kota|provinsi|pemda|wilayah|opd|instansi)(?:\s+(?:itu|tersebut|ini))?)\b",
    re.I,
)
_FIRST = re.compile(r"\b(dua|tiga|empat)\s+(?:daerah\s+|kabupaten\s+|nama\s+)?(?:yang\s+)?(?:pertama|teratas)\b", re.I)
_MANY = {"dua": 2, "tiga": 3, "empat": 4, "kedua": 2, "ketiga": 3, "keempat": 4}
_HEADLESS = re.compile(
    r"(?:[,;:“\"(]\s?|\.\s)([Yy]ang)\s(?!penting|jelas|terpenting|pasti|dimaksud|kami|kita|paling|bersangkutan)"
)
_OF = re.compile(
    r"\s+(?:(?:di|dari|se|lingkup|lingkungan|wilayah|pemkab|pemkot|pemprov|pemerintah)[\s-]+){0,3}", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:(?:kabupaten|kota|daerah|pemda|provinsi|opd|instansi|kementerian|lembaga)(?:/kota)?\s+(?:lain(?:nya)?\b|yang\b|berpredikat\b|dengan\b|"
    r"mana\s+pun\b|peraih\b|penerima\b|se-)|yang\s+lain(?:nya)?\b|\bsatu\s+pun\b|\bmana\s+(?:saja\s+)?yang\b|\b(?:opd|perangkat\s+daerah|instansi|daerah)\s+(?=(?:AA|BB|CC|[ABCD])\b)|\b(?:provinsi|daerah|kabupaten|kota)\s+(?:tetangga|sekitar|jiran)\b|\b(?:opd|perangkat\s+daerah)-?nya\b|\b(?:sebagian\s+besar|sebagian|kebanyakan|mayoritas|semuanya)\b|ada\s+(?:pula\s+|juga\s+|lagi\s+)?yang\b|\d+\s+persen\s+\w+(?:\s+daerah)?\b|selebihnya\b|sisanya\b|lainnya\b|rata-rata\b|rerata\b|secara\s+nasional\b)",
    re.IGNORECASE,
)


def find_bodies(
    document: Document,
    paragraph: Paragraph,
    start: int,
    end: int,
    governments: Governments,
    districts: Sequence[Region],
) -> tuple[Body, ...]:
    """The bodies named in the sentence ``[start, end)``, in order. Pronouns are resolved from what stands before."""
    text = document.text
    offices = list(_offices(text, start, end, governments, districts))
    taken = [(body.start, body.end) for body in offices]
    found = offices + [
        Body(place.start, place.end, subject_of(place.region), _manner(text, start, place))
        for place in governments.places
        if start <= place.start and place.end <= end and not _is_inside(place.start, taken)
    ]
    found = _without_provinces_around(text, sorted(found, key=lambda body: body.start))
    taken += [(body.start, body.end) for body in found]
    crowds = list(_crowds(text, start, end, found))
    found = [_counted(text, body, crowds) for body in found]
    for body in (*crowds, *_pronouns(document, paragraph, start, end, governments)):
        if not _is_inside(body.start, taken) and not _is_inside(body.end - 1, taken):
            found.append(body)
            if body.manner == "crowd":
                taken.append((body.start, body.end))
    taken = [(body.start, body.end) for body in found]
    found += [body for body in _persons(text, start, end, governments) if not any(_near(body, each) for each in taken)]
    return tuple(sorted(found, key=lambda body: (body.start, body.end)))


def _near(body: Body, span: tuple[int, int]) -> bool:
    """Whether the body overlaps the span or stands right behind it: "Bupati [Siak] [Rahmat]"."""
    return body.start < span[1] + _NAME_GAP and span[0] < body.end + _NAME_GAP


def _persons(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """Officials named in the sentence, and "ia" for the last one before it, as their governments."""
    for mention, code in governments.officials:
        if start <= mention.start < end and code in governments.regions:
            yield Body(mention.start, mention.end, subject_of(governments.regions[code]), "post")
    for match in _HE.finditer(text, start, end):
        before = [code for mention, code in governments.officials if mention.end <= match.start()]
        if before and before[-1] in governments.regions:
            yield Body(match.start(), match.end(), subject_of(governments.regions[before[-1]]), "post")


def _counted(text: str, body: Body, crowds: Sequence[Body]) -> Body:
    """A region right behind a group tells only where the group is: "60 persen perangkat daerah Purwakarta"."""
    near = any(crowd.end <= body.start and _OF.fullmatch(text[crowd.end : body.start]) for crowd in crowds)
    return replace(body, manner="aside") if near and body.manner == "named" else body


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _manner(text: str, start: int, place: Place) -> Manner:
    return "post" if place.of_post else _named_or_aside(text, start, place.start)


def _named_or_aside(text: str, start: int, at: int) -> Manner:
    before = text[max(start, at - _REACH) : at]
    return (
        "aside"
        if cue_at_end(
            "aside",
            r"[\s-]+(?:(?:tetangga\w*|pemkab|pemkot|pemko|pemprov|pemda|pemerintah|kawasan|wilayah|lingkup|lingkungan|seluruh),?\s+)?",
        ).search(before)
        else "named"
    )


def _without_provinces_around(text: str, bodies: list[Body]) -> list[Body]:
    """Leaves out "Jawa Timur" in "Kota Batu, Jawa Timur" and "Kudus (Jawa Tengah)"."""
    kept: list[Body] = []
    for body in bodies:
        code, last = body.subject and body.subject.region, kept[-1] if kept else None
        outer = last is not None and last.subject is not None and (last.subject.region or "").startswith(f"{code}.")
        if outer and last is not None and re.fullmatch(r"\s*[,(]?\s*(?:[Pp]rovinsi\s+)?", text[last.end : body.start]):
            continue
        kept.append(body)
    return kept


# -- offices and ministries


def _full(text: str, name: str) -> str:
    return full_name(name, {match[0] for match in find_centre(text, 0, len(text))})


@cache
def _office() -> re.Pattern[str]:
    short = alternation(words_of("opd short"))
    head = "(?:" + "|".join(word.title() for word in words_of("opd head")) + ")"
    return re.compile(rf"(?<![\w-])(?:{head}(?:{_CAPITALS}){{1,10}}|{short}(?![\w-])(?:\s+[A-Z][a-z]\w*){{0,3}})")


def _offices(text: str, start: int, end: int, governments: Governments, districts: Sequence[Region]) -> Iterator[Body]:
    taken: list[tuple[int, int]] = []
    for match in find_centre(text, start, end):
        lead = _has_lead(text, start, match.start())
        if lead and governments.main is not None:
            continue
        taken.append((match.start(), match.end()))
        manner: Manner = "post" if lead else _named_or_aside(text, start, match.start())
        yield Body(match.start(), match.end(), Subject(_full(text, match[0]), None, "kementerian_lembaga"), manner)
    at = start
    while office := _office().search(text, at, end):
        stop, region = _office_end(text, office.start(), office.end(), governments)
        at = max(stop, office.start() + 1)
        if _is_inside(office.start(), taken) or _has_lead(text, start, office.start()):
            continue
        if office[0].startswith(("Inspektorat", "Sekretariat")) and not _is_graded(text, stop):
            continue
        own = region or (governments.main.code if governments.main else None)
        yield Body(
            office.start(),
            stop,
            Subject(text[office.start() : stop].rstrip(".,;:"), own, "opd" if own else "kementerian_lembaga"),
            "named",
        )
    for district in districts:
        for mention in district.mentions:
            if (
                start <= mention.start < end
                and mention.text.startswith(("Kecamatan", "Distrik", "Kapanewon", "Kemantren"))
                and not _has_lead(text, start, mention.start)
            ):
                yield Body(mention.start, mention.end, Subject(mention.text, district.code[:5], "opd"), "named")


def _has_lead(text: str, start: int, at: int) -> bool:
    return cue_at_end("opd lead", r"\s+").search(text[max(start, at - 30) : at]) is not None


def _is_graded(text: str, at: int) -> bool:
    return re.match(r"\W*(?:\w+\W+){0,4}(?:(?:AA|BB|CC|[ABCD])\b|\d\d[.,]\d)", text[at : at + 60]) is not None


def _office_end(text: str, start: int, end: int, governments: Governments) -> tuple[int, str | None]:
    """Where the name of an office ends, and the region in it: another office or region after "dan" is not of it."""
    for match in re.finditer(r"(?:,|\s(?:dan|serta|&))\s+(?=(\S+))", text[start:end]):
        if _office().match(text, start + match.end()) or match[1].startswith(
            ("Kabupaten", "Kota", "Pemkab", "Pemkot", "Kecamatan")
        ):
            end = start + match.start()
            break
        if any(place.start == start + match.end() for place in governments.places):
            end = start + match.start()
            break
    for place in governments.places:
        if start < place.start <= end + 1 and place.end >= end and place.start > start + 3 and text[end] != "\n":
            return max(end, place.end), place.region.code
        if start < place.start and place.end <= end:
            return place.end, place.region.code
    trailing = re.search(r"(?:\s+(?:AA|BB|CC|[ABCD])\.?)+\Z", text[start:end])
    return (start + trailing.start() if trailing else end), None


# -- pronouns and groups


def _pronouns(
    document: Document, paragraph: Paragraph, start: int, end: int, governments: Governments
) -> Iterator[Body]:
    text = document.text
    if governments.main is None:
        for match in _CENTRE.finditer(text, start, end):
            if (subject := _last_centre(text, match.start()) or governments.centre) is not None:
                yield Body(match.start(), match.end(), subject, "pronoun")
    pairs = [match.span() for match in _PAIR.finditer(text, start, end)]
    for match in _DEFINITE.finditer(text, start, end):
        if _is_inside(match.start(), pairs):
            continue
        if any(
            match.start() <= place.start <= match.end(1) + 1 and not _BY_NAME.search(text, match.start(), place.start)
            for place in governments.places
        ):
            continue
        level = _LEVEL.get(re.sub(r"\s", "", match[1].lower()))
        if region := _antecedent(governments, match.start(), level):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")
    yield from _own_governments(document, paragraph, start, end, governments)
    if governments.main is not None and governments.main.level != "provinsi":
        for match in _PROVINCE.finditer(text, start, end):
            yield Body(match.start(), match.end(), _province(governments.main.province), "pronoun")
    for match in (*_PAIR.finditer(text, start, end), *_FIRST.finditer(text, start, end)):
        count = _MANY[next(word for word in match.groups() if word).lower()]
        level = next((word for word in ("kabupaten", "provinsi") if word in match[0].lower()), None)
        for region in _last_group(governments, match.start(), count, match.re is _FIRST, level):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")


@cache
def _province(code: str) -> Subject:
    """The government of a province that need not be named."""
    return Subject(next(row["name"] for row in lexicon.rows("regions") if row["code"] == code), code, "pemda")


def _last_centre(text: str, at: int) -> Subject | None:
    near = list(find_centre(text, max(0, at - _LAST_GROUP), at))
    names = [match[0] for match in near if _has_lead(text, 0, match.start())] or [match[0] for match in near]
    return Subject(_full(text, names[-1]), None, "kementerian_lembaga") if names else None


def _own_governments(
    document: Document, paragraph: Paragraph, start: int, end: int, governments: Governments
) -> Iterator[Body]:
    text = document.text
    for match in cue("own government").finditer(text, start, end):
        if any(
            0 <= place.start - match.end() <= 12 and not re.search(r"[,.;]", text[match.end() : place.start])
            for place in governments.places
        ):
            continue
        if _NEIGHBOUR.search(text[max(start, match.start() - 14) : match.start()]) or text[
            match.start() - 1 : match.start()
        ] in ("(", "/"):
            continue
        if region := _own(document, paragraph, match, governments):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")


def _own(document: Document, paragraph: Paragraph, match: re.Match[str], governments: Governments) -> Region | None:
    """The government of "kami" and "Pemkab": the speaker's in direct speech, else the one before, else the main."""
    if match[0].lower().endswith("nya") and not match[0].lower().startswith("pem"):
        return _antecedent(governments, match.start(), None)
    quote = quote_around(document.text, paragraph, match.start())
    speaker = governments.speaker(paragraph.start, paragraph.end, quote) if quote else None
    if speaker is not None:
        return speaker
    level = _LEVEL.get(match[0].lower().removesuffix("nya").split()[-1]) or _LEVEL.get(match[0].lower())
    main = governments.main
    if level is None or (main is not None and main.level == level):
        return main
    return _antecedent(governments, match.start(), level) or main


def _antecedent(governments: Governments, at: int, level: str | None) -> Region | None:
    """The region of that level that was named last before ``at``, else the main one."""
    for place in reversed([place for place in governments.places if place.end <= at]):
        if level is None or place.region.level == level:
            return place.region
    return governments.main


def _last_group(governments: Governments, at: int, count: int, first: bool, level: str | None) -> list[Region]:
    """The last ``count`` regions named before ``at``, or the ``first`` ones of a list of one more."""
    before = [place.region for place in governments.places if at - _LAST_GROUP < place.end <= at]
    fitting = [region for region in before if region.level == level] or [
        region for region in before if region.level != "provinsi"
    ]
    by_code = {
        region.code: region for region in (fitting if len({region.code for region in fitting}) >= count else before)
    }
    last = list(dict.fromkeys(region.code for region in reversed(before) if region.code in by_code))
    chosen = list(reversed(last[: count + 1]))[:count] if first else list(reversed(last[:count]))
    return [by_code[code] for code in chosen] if len(chosen) == count else []


@cache
def _crowd() -> re.Pattern[str]:
    many, unit = alternation(words_of("many")), alternation(words_of("crowd"))
    return re.compile(
        rf"(?<![\w./,-])(?:{many}|\d{{1,3}})\s+(?:(?:dari|di|antara|total|\d+|{many})\s+){{0,2}}(?:{unit})\b",
        re.IGNORECASE,
    )


def _crowds(text: str, start: int, end: int, found: Sequence[Body]) -> Iterator[Body]:
    headless = _HEADLESS.search(text, start, end)
    if headless and not any(start <= body.start < headless.start() and body.manner != "aside" for body in found):
        yield Body(headless.start(1), headless.end(1), None, "crowd")
    for pattern in (_crowd(), _OTHERS):
        for match in pattern.finditer(text, start, end):
            if re.search(r"\w,\s\Z", text[start : match.start()]) and match[0].endswith("yang"):
                continue
            if _PAIR.match(text, match.start(), end) or _DEFINITE.match(text, match.start(), end):
                continue
            relative = match[0].lower().endswith("yang") and not _ONE_OF.search(text[start : match.start()][-20:])
            if relative or not _EXEMPT.search(text[max(start, match.start() - 16) : match.start()]):
                yield Body(match.start(), match.end(), None, "crowd")
