"""Cities and provinces abroad, that stand in no table of regions: by the post of their head, by their own word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import lexicon
from ..document import Document, Participant
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .organisation_words import organisation_words
from .parties import Phrase
from .people import People
from .places import Places
from .portfolios import GOVERNING
from .signer_words import first_words, foreign_words, post_words
from .tokens import DAYS, Token, titles

_WORD = r"[A-Z][\w’'-]*[a-z]"
_LINK = r"(?: (?:del|de|la|las|los|do|da|of|sur|van))*"
_FOREIGN_PLACE = re.compile(
    r"(?<!Wali )\b(?P<type>Kota|Prefektur|Provinsi|Negara Bagian|Kanton|[Pp]emkot|[Pp]emprov) "
    rf"(?P<name>{_WORD}(?:{_LINK} {_WORD}){{0,2}})"
)
_HEADED = re.compile(rf"\bWali ?[Kk]ota (?P<name>{_WORD}(?: {_WORD}){{0,2}})")
_NEXT = re.compile(rf"(?P<link>{_LINK}) {_WORD}")
_CAPITALIZED = re.compile(r"\b[A-Z]\w+")
_TYPES = ("Kota", "Prefektur", "Provinsi", "Negara")
_FAR = 60
"""Characters of a name abroad, at most."""
_LEVELS = {"pemkot": "Kota", "pemprov": "Provinsi"}
_LONGEST = 5
"""Words of a name abroad, at most."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """Reads the city behind the post of a foreign head."""

    text: str
    people: People

    def city(self, tokens: list[Token], at: int, words: str) -> tuple[Participant, int] | None:
        """A city that stands in no table of regions: "Wali Kota Minasaka, Hiroshi Tanabata"."""
        if words in foreign_words() and at + 1 < len(tokens) and tokens[at].text == "of":
            at += 1  # "Lord Mayor of Nowra"
        if words not in foreign_words() or at >= len(tokens):
            return None
        told = self._told_abroad(tokens, at) or self._told_city(tokens, at)
        return told or (None if words.startswith("Wakil") else self._guessed(tokens, at, words))

    def _told_abroad(self, tokens: list[Token], at: int) -> tuple[Participant, int] | None:
        """A city or province abroad that the article calls so, a state behind it read over."""
        at += int(tokens[at].text in _TYPES)
        for stop in range(min(len(tokens), at + _LONGEST), at, -1):
            named = names_abroad(self.text).get(self.text[tokens[at].start : tokens[stop - 1].end].casefold())
            if named:
                state = stop < len(tokens) and tokens[stop].text in _states()
                return Participant(named, "asing", None), stop + int(state)
        return None

    def _guessed(self, tokens: list[Token], at: int, words: str) -> tuple[Participant, int] | None:
        if words not in post_words() or post_words()[words].level != "kota":  # "Lord Mayor Darwin Peter …"
            stop = at + 1
            if tokens[at].is_capital and not self._is_person(tokens[at]):
                name = self.text[tokens[at].start : tokens[at].end]
                city = f"City of {name}" if f"City of {name}" in self.text else name
                return Participant(city, "asing", None), stop
        stop = at
        while stop < min(len(tokens), at + 2) and tokens[stop].is_capital and tokens[stop].word not in titles():
            if self._is_person(tokens[stop]) or tokens[stop].text in DAYS:
                break
            stop += 1
        if stop == at or not self._opens_name(tokens, stop):
            return None
        kind = "Kota " if words in ("Wali Kota", "Walikota") else ""
        return Participant(kind + self.text[tokens[at].start : tokens[stop - 1].end], "asing", None), stop

    def _told_city(self, tokens: list[Token], at: int) -> tuple[Participant, int] | None:
        """The city from ``at`` on that the article calls one."""
        for stop in range(min(len(tokens), at + 3), at, -1):
            name = self.text[tokens[at].start : tokens[stop - 1].end]
            told = self.text.count(f" Kota {name}") - self.text.count(f"Wali Kota {name}")
            if told > 0 and all(token.is_capital for token in tokens[at:stop]):
                return Participant(f"Kota {name}", "asing", None), stop
        return None

    def _opens_name(self, tokens: list[Token], at: int) -> bool:
        return at >= len(tokens) or tokens[at].text in (",", "(") or self._is_person(tokens[at])

    def _is_person(self, token: Token) -> bool:
        return self.people.starting(token.start) is not None


def foreign_places(document: Document, places: Places) -> Iterator[Phrase]:
    """Cities and provinces abroad, in articles that name a state: "Kota Minasaka", and then "Minasaka" alone."""
    text = document.text
    names = names_abroad(text)
    if not names:
        return
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    told = re.compile(rf"\b(?:(?:wali )?(?:{'|'.join(_TYPES)}) )?({either})\b", re.IGNORECASE)
    for paragraph in document.read_paragraphs():
        for match in told.finditer(text, paragraph.start, paragraph.end):
            known = places.starting(match.start()) or places.starting(match.start(1))
            if not known and match[1][0].isupper():
                end = match.end() + _state_behind(text, match.end())
                yield Phrase(match.start(), end, "name", (Participant(names[match[1].casefold()], "asing", None),))


def name_abroad_at(text: str, at: int) -> tuple[Participant, int] | None:
    """The city or province abroad that is named at an offset, and where its name ends."""
    names = names_abroad(text)
    ahead = text[at : at + _FAR].casefold()
    told = (name for name in names if re.match(rf"{re.escape(name)}\b", ahead))
    found = max(told, key=len, default=None)
    return (Participant(names[found], "asing", None), at + len(found)) if found else None


@lru_cache(maxsize=16)
def names_abroad(text: str) -> Mapping[str, str]:
    """The cities and provinces abroad that a text calls so, by their bare names in lower case: each by its fullest
    form."""
    if not _names_state(text):
        return {}
    found: dict[str, str] = {}
    for match in _FOREIGN_PLACE.finditer(text):
        name = _name_abroad(text, match)
        if name:
            word = _LEVELS.get(match["type"].lower(), match["type"])
            found.setdefault(name.casefold(), f"{word} {name}")
    for match in _HEADED.finditer(text):
        name = _visited(text, match["name"].split())
        if name:
            found.setdefault(name.casefold(), name)
    return {
        name: next((found[more] for more in found if more.startswith(name + " ")), full) for name, full in found.items()
    }


def _visited(text: str, words: list[str]) -> str:
    """The place behind the post of its head that someone goes to, or is in: "ke Minasaka … Wali Kota Minasaka Nama"."""
    name, *rest = words
    while rest and text.count(f"{name} {rest[0]}") > 1:
        name, *rest = f"{name} {rest[0]}", *rest[1:]
    if any(key(told) in gazetteer().names for told in (name, words[0])) or words[0].lower() in officials_words().common:
        return ""
    return name if re.search(rf"\b(?:di|ke) {re.escape(name)}\b", text) else ""


def _name_abroad(text: str, match: re.Match[str]) -> str:
    """The name that stands behind a word like "Kota"; "" for one in the table of regions, or a common noun."""
    name = match["name"].split()[0]
    if name.partition("-")[2] in _states():  # "Kota Minasaka-Jepang"
        name = name.partition("-")[0]
    end = match.start("name") + len(name)
    following = _NEXT.match(text, end)
    while following and following.end() <= match.end():
        longer = text[match.start("name") : following.end()]
        word = longer.split()[-1]
        known = word in first_words() or word in GOVERNING or word in organisation_words().firsts or word in DAYS
        sure = following["link"] or text.count(longer) > 1 or word in _states() or _state_behind(text, following.end())
        if known or not sure:
            break
        name, end = longer, following.end()
        following = _NEXT.match(text, end)
    first = name.split()[0]
    barred = first in DAYS or first in organisation_words().headline or key(first) in gazetteer().names
    common = first.lower() in officials_words().common or first in first_words()
    common = common and not (" " in name and _state_behind(text, end))
    return "" if barred or common or key(name) in gazetteer().names else name


def _state_behind(text: str, at: int) -> int:
    """Characters of the state that tells where a place lies, 0 for none: "Kota Minasaka[, Jepang]"."""
    ahead = text[at : at + _FAR]
    told = ahead.lstrip(" ,-")
    state = next((state for state in _states() if told.startswith(state)), "")
    return len(ahead) - len(told) + len(state) if state and ahead != told else 0


@lru_cache(maxsize=16)
def _names_state(text: str) -> bool:
    """Whether a text names another state than Indonesia."""
    told = set(_CAPITALIZED.findall(text))
    return any(re.search(rf"\b{state}\b", text) for state in _states() if state.split()[0].split("-")[0] in told)


@cache
def _states() -> tuple[str, ...]:
    rows = lexicon.table("organisations")["country"]
    return tuple(word for row in rows for word in row["words"] if len(word) > 3 and "Indonesia" not in word)
