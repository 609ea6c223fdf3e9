"""Words that stand for a body named before: "kami", "kabupaten itu", "keduanya", "Pemkab", "dinas tersebut"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .. import lexicon
from ..document import Document, Paragraph, Region, Subject
from .centre import find_centre
from .government import Governments, subject_of
from .marks import Body
from .offices import find_offices, full_in, has_lead
from .ordered import backwards, within
from .sentences import quote_around
from .words import begun, cue

_THAT_OFFICE = begun(
    r"(?:dinas|opd|kantor|perangkat\s+daerah)\s(?:itu|ini|tersebut)\b|(?:dinas|badan|kantor)nya\b",
    ["dinas", "opd", "kantor", "perangkat", "dinasnya", "badannya", "kantornya"],
)
_PROVINCE = begun(
    r"(?:provinsi|pemprov)(?=\s(?:sudah|saja|juga|masih|sendiri|malah|telah|dapat|meraih|mendapat)\b)",
    ["provinsi", "pemprov"],
)
""""Provinsi sudah B", said in one of its kabupaten."""
_THEY = begun(r"mereka(?!-)\b", ["mereka"])
_BARE_PROVINCE = begun(r"(?:provinsi|pemprov)\b(?!\s[A-Z])", ["provinsi", "pemprov"])
CENTRE = begun(
    r"(?:kementerian|lembaga|badan|instansi)(?:nya\b|(?:\s(?!AA\b|BB\b|CC\b|[ABCD]\b)[\w-]+){0,7}?\s(?:itu|ini|tersebut|kami|kita)\b)|(?:kami|kita|pihaknya)\b",
    "kementerian kementeriannya lembaga lembaganya badan badannya instansi instansinya kami kita pihaknya".split(),
)
""""Kementerian itu", "lembaganya", "kami" in an article about a body of the centre."""
_BODY_WORD = begun(r"(?-i:kejaksaan|kepolisian|mahkamah)\b", ["kejaksaan", "kepolisian", "mahkamah"])
"""A body of the centre by the first word of its name, in small letters."""
_LAST_GROUP = 400
"""Characters: how far back "keduanya" reaches."""
_FULL_NAME = 4000
"""Characters: how far back the full name of "kejaksaan" may stand."""
DEFINITE = begun(
    r"(kabupaten|kota|provinsi|daerah|wilayah|pemkab|pemkot|pemprov|pemda|ibu ?kota|kementerian|bupati|wali ?kota|"
    r"gubernur)"
    r"((?:\s+(?!(?:AA|BB|CC|[ABCD])\b)[\w-]+){0,6}?)(?<!\bkali)(?<!\bsaat)(?<!\btahun)(?<!\bhari)\s+(itu|ini|tersebut|setempat)\b",
    "kabupaten kota provinsi daerah wilayah pemkab pemkot pemprov pemda ibu ibukota kementerian bupati wali walikota "
    "gubernur".split(),
)
_LEVEL = {"kabupaten": "kabupaten", "pemkab": "kabupaten", "bupati": "kabupaten", "kota": "kota", "pemkot": "kota"}
_LEVEL |= {
    "ibukota": "kota",
    "pemko": "kota",
    "walikota": "kota",
    "provinsi": "provinsi",
    "pemprov": "provinsi",
    "gubernur": "provinsi",
}
_BY_NAME = re.compile(
    r"\b(?:berjuluk(?:an)?|dijuluki|julukan|dikenal|terkenal|tersohor|penghasil|ibu\s?kota|ujung|selatan|utara|timur|barat|kaki|lereng|pesisir|tepi)\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(r"(?:tetangga|saudara|rekan|teman|tamu|dari|kepada|ke)\s+\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:dengan|dibanding\w*|ketimbang|daripada|seperti|menyamai|melampaui|menyalip|mengejar|sama|di\s?bawah|di\s?atas)\s\Z",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\byang\s(?:\w+\s)?(?:kami|kita)\s(?!AA|BB|CC|[ABCD]\b)\Z", re.IGNORECASE)
"""A pronoun that only does something to the body before it: "Siak yang dulu kita ledek"."""
PAIR = begun(
    r"(?:(kedua|ketiga|keempat)nya|(dua|tiga|empat)\s+(?:daerah|kabupaten|kota|provinsi|pemda|wilayah)\s+(?:itu|tersebut|ini)\b|(kedua|ketiga|keempat)\s+(?:daerah|kabupaten|kota|provinsi|pemda|wilayah|opd|instansi)(?:\s+(?:itu|tersebut|ini))?)\b",
    "dua tiga empat kedua ketiga keempat keduanya ketiganya keempatnya".split(),
)
_FIRST = begun(
    r"(dua|tiga|empat)\s+(?:daerah\s+|kabupaten\s+|nama\s+)?(?:yang\s+)?(?:pertama|teratas)\b", ["dua", "tiga", "empat"]
)
_LEVEL_ALONE = begun(
    r"(?<!wali\s)(?<!balai\s)(?<!dalam\s)(?<!luar\s)(kabupaten|kota)(?=\s(?!(?:di|itu|ini|tersebut|lain|yang|dan|atau|se|penghasil)\b)[a-z0-9]|\s(?:AA|BB|CC|[ABCD])\b)",
    ["kabupaten", "kota"],
)
_MANY = {"dua": 2, "tiga": 3, "empat": 4, "kedua": 2, "ketiga": 3, "keempat": 4}


def find_pronouns(
    document: Document, paragraph: Paragraph, start: int, end: int, governments: Governments
) -> Iterator[Body]:
    yield from _definite(document.text, start, end, governments)
    if not governments.branches:
        yield from _own_governments(document, paragraph, start, end, governments)
    yield from _implied(document.text, start, end, governments)
    yield from _groups(document.text, start, end, governments)
    yield from _twins(document.text, start, end, governments)
    yield from _they(document.text, paragraph, start, end, governments)


def _definite(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """ "Kabupaten itu", "kota penghasil apel ini"."""
    pairs = [match.span() for match in PAIR.finditer(text, start, end)]
    for match in DEFINITE.finditer(text, start, end):
        named = any(
            match.start() <= place.start <= match.end(1) + 1 and not _BY_NAME.search(text, match.start(), place.start)
            for place in within(governments.places, match.start(), match.end(1) + 2)
        )
        if named or any(left <= match.start() < right for left, right in pairs) or match[1].lower() == "kementerian":
            continue
        level = _LEVEL.get(re.sub(r"\s", "", match[1].lower()))
        here = match[3].lower() == "ini" and governments.main is not None and level in (None, governments.main.level)
        if region := governments.main if here else _antecedent(governments, match.start(), level):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")


def _implied(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """Bodies of the centre, provinces and offices by a word for their kind."""
    main = governments.main
    for match in CENTRE.finditer(text, start, end) if main is None else ():
        near = _last_branch(governments, match.start()) if governments.branches else _last_centre(text, match.start())
        if (subject := near or governments.centre) is not None:
            yield Body(match.start(), match.end(), subject, "pronoun")
    for match in _BODY_WORD.finditer(text, start, end) if main is None else ():
        names = [
            found[0]
            for found in find_centre(text, max(0, match.start() - _FULL_NAME), match.start())
            if found[0].startswith(match[0].title())
        ]
        if names:
            yield Body(
                match.start(), match.end(), Subject(full_in(text, names[-1]), None, "kementerian_lembaga"), "named"
            )
    for match in _PROVINCE.finditer(text, start, end) if main is not None and main.level != "provinsi" else ():
        yield Body(match.start(), match.end(), _province(main.province if main else ""), "pronoun")
    for match in _THAT_OFFICE.finditer(text, start, end):
        if last := _last_office(text, match.start(), governments):
            yield Body(match.start(), match.end(), last, "pronoun")


def _twins(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """ "Kabupaten" and "kota" by themselves, where an article tells of a kabupaten and the kota of the same name."""
    for match in _LEVEL_ALONE.finditer(text, start, end) if governments.twins else ():
        region = governments.twins[_LEVEL[match[1].lower()]]
        yield Body(match.start(), match.end(), subject_of(region), "pronoun")


def _groups(text: str, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """ "Keduanya", "ketiga daerah itu", "dua yang teratas"."""
    found = [(match, pattern) for pattern in (PAIR, _FIRST) for match in pattern.finditer(text, start, end)]
    for match, pattern in found:
        count = count_of(match)
        level = next((word for word in ("kabupaten", "provinsi") if word in match[0].lower()), None)
        for region in _last_group(governments, match.start(), count, pattern is _FIRST, level):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")


def _they(text: str, paragraph: Paragraph, start: int, end: int, governments: Governments) -> Iterator[Body]:
    """ "Mereka": the other government that the paragraph named last, else the province where only that is spoken of."""
    main = governments.main
    for match in _THEY.finditer(text, start, end) if main is not None else ():
        near = [place.region for place in within(governments.places, paragraph.start, match.start())]
        others = [region for region in near if main and region.code != main.code]
        province = _BARE_PROVINCE.search(text, max(0, match.start() - _LAST_GROUP), match.start())
        if others:
            yield Body(match.start(), match.end(), subject_of(others[-1]), "pronoun")
        elif province and main and main.level != "provinsi":
            yield Body(match.start(), match.end(), _province(main.province), "pronoun")


def count_of(match: re.Match[str]) -> int:
    """How many bodies "keduanya" and the like stand for."""
    return _MANY[next(word for word in match.groups() if word).lower()]


@cache
def _province(code: str) -> Subject:
    """The government of a province that need not be named."""
    return Subject(next(row["name"] for row in lexicon.rows("regions") if row["code"] == code), code, "pemda")


def _last_office(text: str, at: int, governments: Governments) -> Subject | None:
    """The office named last within reach before ``at``."""
    found = list(find_offices(text, max(0, at - _LAST_GROUP), at, governments, (), led=True))
    return found[-1].subject if found else None


def _last_branch(governments: Governments, at: int) -> Subject | None:
    """The regional branch named last within reach, else the body of the centre that the article is about."""
    last = next(backwards(governments.branches, at), None)
    return last.subject if last is not None and at - last.end < _LAST_GROUP else None


def _last_centre(text: str, at: int) -> Subject | None:
    near = list(find_centre(text, max(0, at - _LAST_GROUP), at))
    names = [match[0] for match in near if has_lead(text, 0, match.start())] or [match[0] for match in near]
    return Subject(full_in(text, names[-1]), None, "kementerian_lembaga") if names else None


def _own_governments(
    document: Document, paragraph: Paragraph, start: int, end: int, governments: Governments
) -> Iterator[Body]:
    text = document.text
    for match in cue("own government").finditer(text, start, end):
        if any(
            0 <= place.start - match.end() <= 12 and not re.search(r"[,.;]", text[match.end() : place.start])
            for place in within(governments.places, match.end(), match.end() + 13)
        ):
            continue
        left = max(start, match.start() - 24)
        if _NEIGHBOUR.search(text, left, match.start()) or text[match.start() - 1 : match.start()] in ("(", "/"):
            continue
        if _COMPARED.search(text, left, match.start()) or _AGENT.search(text, left, match.end() + 1):
            continue
        if region := _own(document, paragraph, match, governments):
            yield Body(match.start(), match.end(), subject_of(region), "pronoun")


def _own(document: Document, paragraph: Paragraph, match: re.Match[str], governments: Governments) -> Region | None:
    """The government of "kami" and "Pemkab": the speaker's in direct speech, else the one before, else the main."""
    if match[0].lower().endswith("nya") and not match[0].lower().startswith("pem"):
        level = _LEVEL.get(match[0].lower().removesuffix("nya"))
        holder = governments.speaker(paragraph.start, match.start(), None) if level is None else None
        return holder or _antecedent(governments, match.start(), level)
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
    for place in backwards(governments.places, at):
        if (level is None and not place.aside) or place.region.level == level:
            return place.region
    return governments.main


def _last_group(governments: Governments, at: int, count: int, first: bool, level: str | None) -> list[Region]:
    """The last ``count`` regions named before ``at``, or the ``first`` ones of a list of one more."""
    before = [place.region for place in within(governments.places, at - _LAST_GROUP, at)]
    fitting = [region for region in before if region.level == level] or [
        region for region in before if region.level != "provinsi"
    ]
    by_code = {
        region.code: region for region in (fitting if len({region.code for region in fitting}) >= count else before)
    }
    last = list(dict.fromkeys(region.code for region in reversed(before) if region.code in by_code))
    chosen = list(reversed(last[: count + 1]))[:count] if first else list(reversed(last[:count]))
    return [by_code[code] for code in chosen] if len(chosen) == count else []
