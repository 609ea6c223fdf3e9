"""Organisations as they stand in a text, cut off from the person's name that runs on behind them in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .. import lexicon
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .organisation_words import organisation_words
from .signer_words import first_words
from .tokens import DAYS

BRANCH = frozenset(
    (
        "Cabang KC KCP Kancab Kanwil Unit Regional Wilayah Perwakilan KPw Kantor Divre Divisi Area Daop Rayon Distrik"
        " Witel KPH MOR UIW UID UIP UIKL UP3 UP2D UP2B UP2K UP3B UPDK ULP UPT"
    ).split()
)
"""Words that open the name of a branch behind that of the whole."""
ROLES = frozenset(
    "President Vice Director Deputy Minister Head Chairman CEO Chief SVP EVP Manager Senior General".split()
)
"""Words of posts in English."""
_LEVELS = frozenset("Kabupaten Kota Provinsi Kab Prov Kab. Prov. RI Republik".split())
_PUBLIC = ("kementerian_lembaga", "opd", "tni_polri_kejaksaan", "lainnya")
_NEVER_PERSONS = frozenset("Fakultas Dinas Badan Balai Kantor Perumda Perumdam PDAM BUMD BUMDes Perusda BPR".split())
"""Heads of what is named after no person: a given name behind one is its head's."""
_NAME = 2
"""Words of a person's name that is known by nothing but its place."""
_CAPITALS = re.compile(r"(?:(?:[A-Z][\w&-]{0,30}|&|dan|and)[ \u00a0]){1,12}$")
"""Words in capitals that end right before a body."""
LEGAL = frozenset(["Persero", "Perseroda", "Perum"])
"""What brackets hold that is part of a name."""
_CLOSING = re.compile(r" \(([^()]*)\)$")
_NAMED_BEHIND = re.compile(rf"\(|,? ?\(?(?!(?:{'|'.join(sorted(DAYS))})\b)[A-Z]")
"""What a body is followed by where a person's name, if any, stands apart from it."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation at ``[start, end)``: its name as written without brackets behind it, and what they hold.

    ``region`` is that of a local office; ``serves`` the region in its name, whatever it is.
    """

    start: int
    end: int
    name: str
    kind: str
    region: str | None
    brackets: str = ""
    in_title: bool = False
    serves: str | None = None


def cut_from_persons(text: str, bodies: Sequence[Body]) -> list[Body]:
    """Cuts off the person behind a body that stands behind a post: "Direktur Utama Perum Tirta Raya Rina Wulandari".

    The body ends where another mention of it ends, else before the first word that is a given name. Without a post a
    body ends early only where the rest is a name of two words or more that no body goes on with.
    """
    bodies = [_without_short(body) for body in bodies]
    names = {name for body in bodies if not body.in_title for name in (body.name, body.brackets)}
    return [
        _cut(body, names) if _stands_behind_post(text, body) else _cut_whole_name(text, body, names) for body in bodies
    ]


def _without_short(body: Body) -> Body:
    """Leaves out an abbreviation that stands behind a name without its brackets: "Badan Pemeriksa Keuangan BPK"."""
    words = body.name.split()
    told = [word for word in words[:-1] if word[0].isupper()]
    if len(told) < _NAME or len(words[-1]) <= _NAME or body.brackets:
        return body
    short = words[-1].isupper() and words[-1] == "".join(word[0] for word in told)
    if short or words[-1] in _short_forms(" ".join(words[:-1])):
        return replace(_ending(body, " ".join(words[:-1])), brackets=words[-1])
    return body


def _short_forms(name: str) -> tuple[str, ...]:
    """The usual short forms of a name that is told in full."""
    tables = organisation_words()
    rows = (*tables.equal, *tables.synonyms, *((full, *short) for full, *short in tables.ministers.values()))
    return next((row for row in rows if name in row), ())


def _stands_behind_post(text: str, body: Body) -> bool:
    """Whether words of a post stand right before a body, and no name behind a comma."""
    if _NAMED_BEHIND.match(text, body.end):
        return False
    before = _CAPITALS.search(text, max(0, body.start - 50), body.start)
    return before is not None and any(word in first_words() or word in ROLES for word in before[0].split())


def _cut(body: Body, names: set[str]) -> Body:
    words = body.name.split()
    for length in range(len(words) - 1, 1, -1):
        shorter = " ".join(words[:length])
        known = shorter in names or shorter in organisation_words().names
        goes_on = words[length] in BRANCH or words[length] in _LEVELS or words[length] in organisation_words().tails
        if known and not goes_on and _is_person(words[length:]):
            if is_bare(shorter) and length + _NAME > len(words):
                return body
            if (key(words[length]) in gazetteer().names or is_bare(shorter)) and length + 1 < len(words):
                shorter = f"{shorter} {words[length]}"
            return _ending(body, shorter)
    if len(words) < 3:
        return body
    known = words[0] in names or words[0] in organisation_words().names
    if words[0].isupper() and known and all(_is_personal(word) for word in words[1:]):
        return _ending(body, words[0])  # "Ketua PHRI Baruna Sanjaya"
    served = next((length for length in range(2, len(words)) if _ends_with_region(words, length)), 0)
    if served:
        return _ending(body, " ".join(words[:served]))
    return _cut_by_words(body, words)


def _ends_with_region(words: list[str], length: int) -> bool:
    """Whether a region ends the first words and a person's name follows: "PMI Kalsel [Syahrani Mastur]"."""
    served = key(words[length - 1]) in gazetteer().names or words[length - 1] in _regions_in_short()
    return served and key(words[length]) not in gazetteer().names and _is_person(words[length:])


def _cut_by_words(body: Body, words: list[str]) -> Body:
    if words[0] in organisation_words().names and words[1].lower() in officials_words().given:
        return _ending(body, words[0])  # "Ketua Baznas Mohammad Ali"
    if words[1].isupper() and len(words) > _NAME + 1 and all(_is_personal(word) for word in words[2:]):
        return _ending(body, " ".join(words[:2]))  # "Dinas KPKP Suharini Lestari"
    given = officials_words().given
    first = 1 if words[0] in _NEVER_PERSONS else 2
    for length in range(first, len(words)):
        if words[length].lower() in given and length < len(words) - 1:
            return _ending(body, " ".join(words[:length]))
    shorter = " ".join(words[:-_NAME])
    opens_other = len(words) > _NAME and words[-_NAME - 1] in organisation_words().heads
    if len(words) > _NAME + 2 and all(_is_personal(word) for word in words[-_NAME:]):
        return body if opens_other or is_bare(shorter) else _ending(body, shorter)
    return body


def _is_person(words: list[str]) -> bool:
    """Whether words behind a known name can be a person's, or a region's and then a person's."""
    given = officials_words().given
    words = words[1:] if len(words) > 1 and key(words[0]) in gazetteer().names else words
    return words[0].lower() in given or all(_is_personal(word) or word.lower() in given for word in words)


def is_bare(name: str) -> bool:
    """Whether a name is but a head, that says what the body is and not which: "Pengadilan Agama"."""
    return name in organisation_words().heads and name not in organisation_words().names


@cache
def _regions_in_short() -> frozenset[str]:
    """Regions by one word that is not their name: "Kalsel", "NTT"."""
    rows = lexicon.table("region-aliases")["alias"]
    return frozenset(form for row in rows for form in row["forms"] if " " not in form)


def _cut_whole_name(text: str, body: Body, names: set[str]) -> Body:
    words = body.name.split()
    if body.kind == "badan_usaha" and body.serves:  # "PT Angin Laut Jawa Timur" beside "PT Angin Laut"
        shorter = next((" ".join(words[:-size]) for size in (1, 2) if " ".join(words[:-size]) in names), None)
        if shorter and len(shorter.split()) > 1:
            return _ending(body, shorter)
    ended = _before_person(body, words)
    if ended:
        return _ending(body, " ".join(words[:ended]))
    for length in range(len(words) - 2, 1, -1):
        shorter, rest = " ".join(words[:length]), words[length:]
        given = rest[0].lower() in officials_words().given or len(rest) > _NAME
        person = given and all(_is_personal(word) for word in rest)
        if shorter in names and person and text.count(shorter) > 2:
            return _ending(body, shorter)
    return body


def _before_person(body: Body, words: list[str]) -> int:
    """Words of a name up to one that ends names, where a person's name follows: "Lembaga Ilmu Indonesia [Dewi Anwar]",
    "Kementerian ESDM [Andri Baruna]"; 0 where none does."""
    for length in range(2, len(words) - 1):
        closes = words[length - 1] in ("Indonesia", "RI", "Nasional", "Republik")
        short = body.kind in _PUBLIC and words[length - 1].isupper() and len(words[length - 1]) > 1
        rest = words[length:]
        given = any(word.lower() in officials_words().given for word in rest)
        if (
            (closes or short)
            and given
            and all(_is_personal(word) or word.lower() in officials_words().given for word in rest)
        ):
            return length
    return 0


def _is_personal(word: str) -> bool:
    """Whether a word can be one of a person's name: no common noun, no region, no word of a body."""
    common = word.lower() in officials_words().common or key(word) in gazetteer().names
    tables = organisation_words()
    if word in tables.tails:
        return False
    return word.isalpha() and word.istitle() and not common and word not in BRANCH and word not in tables.firsts


def _ending(body: Body, name: str) -> Body:
    """A body that ends earlier; brackets that end it now are no part of its name: "Ketua Asosiasi X (Asx) [Nama]"."""
    closing = _CLOSING.search(name)
    short, bare = (closing[1], name[: closing.start()]) if closing and closing[1] not in LEGAL else ("", name)
    return replace(body, name=bare, end=body.start + len(name), brackets=short or body.brackets)
