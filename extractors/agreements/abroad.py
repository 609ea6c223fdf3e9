"""Cities and provinces abroad, that stand in no table of regions: by the post of their head, by their own word."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from .signer_words import first_words, foreign_words, post_words
from .tokens import DAYS, Token, titles

_FOREIGN_PLACE = re.compile(r"(?<!Wali )\b(?:Kota|Prefektur|Provinsi|Negara Bagian|Kanton) ([A-Z][a-z’'-]+)")
_SECOND = re.compile(r" [A-Z][a-z’'-]+")


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
        stop = self._told_city(tokens, at)
        if stop:
            return Participant(f"Kota {self.text[tokens[at].start : tokens[stop - 1].end]}", "asing", None), stop
        if words.startswith("Wakil"):
            return None
        if words not in post_words() or post_words()[words].level != "kota":  # "Lord Mayor Darwin Peter …"
            stop = at + 1
            if tokens[at].is_capital and not self._is_person(tokens[at]):
                name = self.text[tokens[at].start : tokens[at].end]
                city = f"City of {name}" if f"City of {name}" in self.text else name
                return Participant(self._told_province(name) or city, "asing", None), stop
        named = False
        stop = at
        while stop < min(len(tokens), at + 2) and tokens[stop].is_capital and tokens[stop].word not in titles():
            if (self._is_person(tokens[stop]) and not (named and stop == at)) or tokens[stop].text in DAYS:
                break
            stop += 1
        if stop == at or not self._opens_name(tokens, stop):
            return None
        kind = "Kota " if words in ("Wali Kota", "Walikota") else ""
        return Participant(kind + self.text[tokens[at].start : tokens[stop - 1].end], "asing", None), stop

    def _told_province(self, name: str) -> str | None:
        """The name of a province as the article has it with its word: "Gubernur Oki-Do" beside "Provinsi Oki-do"."""
        told = re.search(rf"\bProvinsi {re.escape(name)}\b", self.text, re.IGNORECASE)
        return told[0] if told else None

    def _told_city(self, tokens: list[Token], at: int) -> int:
        """The index after the name of a city from ``at`` on that the article calls one, 0 where it calls none so."""
        for stop in range(min(len(tokens), at + 3), at, -1):
            name = self.text[tokens[at].start : tokens[stop - 1].end]
            told = self.text.count(f" Kota {name}") - self.text.count(f"Wali Kota {name}")
            if told > 0 and all(token.is_capital for token in tokens[at:stop]):
                return stop
        return 0

    def _opens_name(self, tokens: list[Token], at: int) -> bool:
        return at >= len(tokens) or tokens[at].text in (",", "(") or self._is_person(tokens[at])

    def _is_person(self, token: Token) -> bool:
        return self.people.starting(token.start) is not None


def foreign_places(document: Document, places: Places) -> Iterator[Phrase]:
    """Cities and provinces abroad, in articles that name a state: "Kota Minasaka"."""
    text = document.text
    for paragraph in document.read_paragraphs():
        for match in _FOREIGN_PLACE.finditer(text, paragraph.start, paragraph.end):
            told = (
                places.starting(match.start()) or places.starting(match.start(1)) or key(match[1]) in gazetteer().names
            )
            other = match[1].lower() in officials_words().common or match[1] in DAYS or match[1] in first_words()
            if told or other or match[1] in organisation_words().headline or not _names_state(text):
                continue
            longer = _SECOND.match(text, match.end())  # "Provinsi South Cotabato"
            end = longer.end() if longer and text.count(match[1] + longer[0]) > 1 else match.end()
            yield Phrase(match.start(), end, "name", (Participant(text[match.start() : end], "asing", None),))


@lru_cache(maxsize=16)
def _names_state(text: str) -> bool:
    """Whether a text names another state than Indonesia."""
    return any(word in text for word in _states())


@cache
def _states() -> tuple[str, ...]:
    rows = lexicon.table("organisations")["country"]
    return tuple(word for row in rows for word in row["words"] if len(word) > 3 and "Indonesia" not in word)
