"""The tables of posts, titles and names, compiled once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from .. import lexicon
from ..document import Acting, Tenure
from .phrases import Phrases
from .tokens import words_of

Takes = Literal["region", "place", "body", "unit", "hospital", "facility", "embassy", "council"]


_MINISTRY = re.compile(
    r"kem(?:en[a-z]{2,14}|dagri|dik[a-z]{0,12}|kes|keu|kum[a-z]{0,5}|kominfo|komdigi|kop[a-z]{0,5}|lu|lh[a-z]{0,3}|han|"
    r"hub|hut|naker[a-z]{0,5}|pan|par[a-z]{0,6}|perin|pora|pupr|sos|setneg|tan|imipas|ekraf|ham)"
)


@lru_cache(1 << 14)
def is_ministry(low: str) -> bool:
    """Whether a word is the short form of a ministry: "kemenkes", "kemnaker"."""
    return _MINISTRY.fullmatch(low) is not None


COUNCIL_ROLES = frozenset("wakil waka ketua anggota sekretaris pimpinan koordinator juru legislator".split())
"""First words of posts in councils, which have a grammar of their own."""


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of post: the contract's term, what follows it, which territory it has, what it needs to count."""

    post: str
    takes: Takes
    territory: str
    needs: str = ""
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word before or after a post that says how it is held."""

    acting: Acting | None = None
    tenure: Tenure | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All that the rules ask of the tables. Sets hold words in lower case."""

    offices: Phrases[Office]
    patterns: tuple[tuple[re.Pattern[str], Office], ...]
    bodies: Phrases[Office]
    body_patterns: tuple[tuple[re.Pattern[str], Office], ...]
    prefixes: Phrases[Prefix]
    suffixes: Phrases[Prefix]
    others: Phrases[str]
    kin: Phrases[str]
    state: Phrases[bool]
    countries: Phrases[bool]
    parties: Phrases[bool]
    fields: frozenset[str]
    village_words: frozenset[str]
    common: frozenset[str]
    also: frozenset[str]
    never_first: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    short_forms: frozenset[str]
    calendar: frozenset[str]
    things: frozenset[str]
    saying: frozenset[str]
    institutions: frozenset[str]
    state_work: frozenset[str]
    national: Phrases[bool]
    rare: frozenset[str]
    unit_names: Phrases[bool]
    private: Phrases[str]
    nobody: Phrases[bool]
    seated: Phrases[bool]
    openers: dict[str, tuple[frozenset[str], ...]]
    """Words with which a post may begin, those with a pattern of their own left out; the words that must stand with
    each, in one way or another."""


@cache
def words() -> Words:
    """The compiled tables; made at the first call, then kept."""
    posts, names = lexicon.table("posts"), lexicon.table("names")
    prefixes = Phrases(
        (form, Prefix(row.get("acting"), row.get("tenure"))) for row in posts["prefix"] for form in row["words"]
    )
    nobody = Phrases((form, True) for form in _all(posts["nobody"]))
    offices = [(form, _office(row)) for row in posts["post"] for form in row["words"]]
    bodies = [(form, _head(row)) for row in posts["body"] for form in row["words"]]
    heads = Phrases([*offices, *_seats(posts["commission"]), *_headed(bodies)])
    return Words(
        heads,
        tuple((re.compile(row["pattern"]), _office(row)) for row in posts["post"] if "pattern" in row),
        Phrases(bodies),
        tuple((re.compile(row["pattern"]), _head(row)) for row in posts["body"] if "pattern" in row),
        prefixes,
        Phrases((form, Prefix(None, row["tenure"])) for row in posts["suffix"] for form in row["words"]),
        Phrases((form, row["why"]) for row in posts["other"] for form in row["words"]),
        Phrases((form, row["reach"]) for row in posts["kin"] for form in row["words"]),
        Phrases((form, True) for form in _all(posts["state"])),
        Phrases((form, True) for form in _all(posts["country"])),
        Phrases((form, True) for form in _all(posts["party"])),
        _all(posts["field"]),
        _all(posts["village_word"]),
        frozenset(row["word"] for row in lexicon.rows("common-words")),
        _all(names["also_word"]),
        _all(names["never_first"]),
        _all(names["given"]),
        _all(names["particle"]),
        _all(names["short_form"]),
        _calendar(),
        _all(posts["thing"]),
        _all(names["saying"]),
        _institutions(posts) - _all(names["given"]) - _all(names["also_word"]),
        _all(posts["state_work"]),
        Phrases((form, True) for form in _all(posts["national"]) | _national(posts)),
        frozenset(row["word"] for row in lexicon.rows("common-words") if row["often"] == "0"),
        Phrases((form, True) for form in _all(posts["unit_name"])),
        Phrases((form, row["kind"]) for row in posts["private"] for form in row["words"]),
        nobody,
        Phrases((form, True) for form in _all(posts["seated"])),
        _openers([*prefixes.phrases(), *nobody.phrases(), *heads.phrases(), *([role] for role in COUNCIL_ROLES)]),
    )


def _openers(phrases: list[Sequence[str]]) -> dict[str, tuple[frozenset[str], ...]]:
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for first, *rest in phrases:
        found[first].add(words_of(" ".join(rest)))
    return {first: (frozenset(),) if frozenset() in rests else tuple(rests) for first, rests in found.items()}


def _office(row: dict[str, Any]) -> Office:
    return Office(row["post"], row["takes"], row["territory"], row.get("needs", ""), row.get("region"))


def _head(row: dict[str, Any]) -> Office:
    return Office(row["head"], "body", row["territory"])


def _seats(rows: list[dict[str, Any]]) -> list[tuple[str, Office]]:
    """ "Wakil Ketua KPU" from "KPU" and the roles of those who sit there."""
    return [
        (f"{role} {form}", Office("lainnya", row["takes"], row["territory"]))
        for row in rows
        for role in row["roles"]
        for form in row["words"]
    ]


def _headed(bodies: list[tuple[str, Office]]) -> list[tuple[str, Office]]:
    """ "Kepala Bappeda" and "Sekretaris Bappeda" from "Bappeda"."""
    heads = [(f"{head} {form}", office) for form, office in bodies for head in ("kepala", "pimpinan", "ka", "ka.")]
    secretary = Office("sekretaris_dinas", "body", "own")
    return heads + [(f"sekretaris {form}", secretary) for form, _ in bodies]


def _all(rows: list[dict[str, list[str]]]) -> frozenset[str]:
    return frozenset(word.lower() for row in rows for word in row["words"])


def _national(posts: dict[str, Any]) -> frozenset[str]:
    """The bodies of the centre: their parts are of the centre too."""
    return frozenset(form for row in posts["body"] if row["territory"] == "centre" for form in row["words"])


def _institutions(posts: dict[str, Any]) -> frozenset[str]:
    """Every word of the posts, bodies and fields: none of them is part of a name."""
    forms = [
        form
        for key in ("post", "body", "state", "field", "thing", "other")
        for row in posts[key]
        for form in row["words"]
    ]
    found = {word for form in forms for word in re.findall(r"[^\W\d_]+", form.lower())}
    return frozenset(word for word in found if len(word) > 3) | {
        "ri",
        "pkk",
        "kpu",
        "bpd",
        "kab",
        "kec",
        "kel",
        "plt",
        "plh",
        "pjs",
    }


def _calendar() -> frozenset[str]:
    """Names of weekdays and months: they never begin or continue a name."""
    rows = [*lexicon.table("weekdays")["weekday"], *lexicon.table("months")["month"]]
    return frozenset(form for row in rows for form in row["forms"])
