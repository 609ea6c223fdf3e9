"""Forms of one name: without brackets, without small words, of a body with branches, short and whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .cutting import LEGAL
from .expanding import expanded
from .organisation_words import organisation_words
from .signer_words import first_words

_BRANCHED = (
    "perum bank pegadaian kpu bawaslu polres kejari kodim bpn bnn bps bpjs dprd polda kejati bappeda pn pa ptun lapas"
    " rutan ksop kua baznas mui pmi kadin koni polsek koramil lanal lanud korem kodam bpbd dprk kantah kanim"
).split()
"""Heads that stand alone for the branch that the article is about."""
INSIDE = re.compile(r"\s*\(([^()]*)\)(?= )")
"""What stands in brackets inside a name."""
_SHORT = re.compile(r"[A-Z][A-Za-z/-]{1,14}")
_CAMPUS = re.compile(r" (Universitas|Institut|Politeknik) ")
SMALL = frozenset(["dan", "of", "and", "the", "untuk", "for", "di", "republik", "indonesia", "ri"])
_IDLE = frozenset(["cabang", "perwakilan", "kpw", "ri", "kantor", "kedeputian"])
LEVELS = frozenset(["kabupaten", "kota", "provinsi"])
"""Words of names that writers leave out."""


@cache
def branched() -> frozenset[str]:
    """The heads that stand alone for a branch, written out."""
    return frozenset(expanded(head) for head in _BRANCHED)


@lru_cache(maxsize=4_096)
def has_branches(name: str) -> bool:
    """Whether a name opens with a head that stands alone for the branch that the article is about."""
    words = name.split()
    return any(" ".join(words[:length]) in branched() for length in range(1, len(words) + 1))


def telling(name: str) -> tuple[str, ...]:
    """The words of a name without small ones and those of a region's level."""
    return tuple(word for word in name.split() if word not in SMALL | LEVELS)


def told_apart(name: str) -> tuple[str, ...]:
    """The words by which the branches of one body differ."""
    return tuple(word for word in name.split() if word not in _IDLE | LEVELS)


def stand_in(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether all words stand in a longer row of words in their order."""
    rest = iter(longer)
    return all(word in rest for word in words)


def plain(name: str) -> str:
    """A name without what is left of a link inside it, or an abbreviation: "Kejaksaan Negeri (Kejari) Ngawi"."""
    inside = INSIDE.search(name)
    if inside is None:
        return name
    short = inside[1].strip(" ,.")
    idle = not short or (short not in LEGAL and _SHORT.fullmatch(short))
    return name[: inside.start()] + name[inside.end() :] if idle else name


def written(name: str, text: str) -> str:
    """A name in the form that the article has: brackets inside it stay ("Balai Besar Contoh (BBC) Ngawi") but where
    "BBC Ngawi" stands in the text too, and but for the usual short forms of heads ("Kejaksaan Negeri (Kejari)")."""
    inside = INSIDE.search(name)
    short, bare = (inside[1], plain(name)) if inside else ("", name)
    if inside is None or bare == name:
        return name
    rest = name[inside.end() :]
    usual = expanded(short) == expanded(name[: inside.start()])
    if not short.strip(" ,.") or short in first_words() or rest == " Tbk" or not short.isupper():
        return bare
    if usual and _is_campus(short):
        return bare
    if short + rest in text:
        return short + rest
    return bare if usual else name


def _is_campus(head: str) -> bool:
    found = organisation_words().heads.get(head)
    return found is not None and found.kind == "perguruan_tinggi"


def whole_of(name: str, short: str) -> str | None:
    """The body that a name ends with, where brackets hold its short name: "Ditjen X Kementerian Y (Kemeny)",
    "Sekolah Vokasi Universitas X (UX)"."""
    campus = _CAMPUS.search(name)
    if campus and short and expanded(short) == expanded(name[campus.start(1) :]):
        return name[campus.start(1) :]
    if campus and short[:1] == campus[1][0] != name[0] and " " not in short:
        return name[campus.start(1) :]
    words = name.split()
    if short.isupper() and len(short) > 2 and _initials(words) != short:  # "Deputi Bidang X Badan Y Z (BYZ)"
        for at in range(1, len(words) - 1):
            if words[at] in organisation_words().heads and _initials(words[at:]) == short:
                return " ".join(words[at:])
    at = name.find(" Kementerian ")
    return name[at + 1 :] if at > 0 and short.startswith("Kemen") else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def is_short_for(short: str, words: Sequence[str]) -> bool:
    """Whether a word is made of the first letters of a company's words, in order, none left out: "TMMIN" for "Toyota
    Motor Manufacturing Indonesia"."""
    at = 0
    for word in words:
        if at >= len(short) or short[at] != word[0]:
            return False
        at += 1
        rest = 1
        while at < len(short) and rest < len(word) and short[at] == word[rest] and word is words[-1]:
            at, rest = at + 1, rest + 1
    return at == len(short)
