"""Units and ministries that their heads bind: "Kapolres Sigi" the Polres, "Menteri Sosial" the Kemensos."""

from __future__ import annotations

import re

from ..document import Participant
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .bound import Bound
from .canonical import Canonical
from .heads import OF_GOVERNMENT
from .organisation_words import organisation_words
from .people import People
from .places import Places
from .portfolios import GOVERNING
from .signer_words import PostWord
from .tokens import DAYS, Token, index_after, joined, next_to, titles

_KINDS = {**dict.fromkeys(OF_GOVERNMENT, "opd"), "kepala_desa": "lainnya"}
"""Kinds of units that no head tells of, by the posts of those who head them."""
_SMALL = re.compile(r"Desa|Nagari|Koramil|Lan|Puskesmas|Bapas|Kanim|Kanwil|Binda|Dit|Sat")
"""Units of another territory than that of the article's government."""
_INITIAL = re.compile(r"[A-Z]\.?")
_LEVELS = ("Kabupaten", "Kota", "Provinsi")
_MOST_OF_UNIT = 6
"""Words of a unit's name behind its post, its region among them, at most."""
_MOST = 9
"""Words of a ministry's field, at most."""


class Units:
    """Reads what follows the post of a unit's head, or of a minister. ``home`` is the article's own region."""

    def __init__(self, text: str, places: Places, people: People, names: Canonical, home: str | None) -> None:
        self._text, self._places, self._people, self._names, self._home = text, places, people, names, home

    def unit(self, tokens: list[Token], at: int, row: PostWord) -> Bound:
        """ "Kapolres Sigi" binds "Polres Sigi", "Dandim 0735/Surakarta" "Kodim 0735/Surakarta"."""
        head = organisation_words().heads.get(row.unit)
        kind = head.kind if head else _KINDS.get(row.post, "tni_polri_kejaksaan")
        if row.bare:
            return Bound((self._names.party(row.unit, kind),), None, at, row.post)
        stop, region = self._past_unit(tokens, at)
        if stop == at:
            return self._unit_of_home(row, kind, at)
        name = f"{row.unit} {self._text[tokens[at].start : tokens[stop - 1].end]}"
        return Bound((self._names.party(name, kind, region if kind == "opd" else None),), region, stop, row.post)

    def _unit_of_home(self, row: PostWord, kind: str, at: int) -> Bound:
        """A post whose unit is not told: the only such unit of the article, else that of the article's own region."""
        place = gazetteer().places.get(self._home or "")
        only = self._names.only(row.unit)
        if only is None and place is not None and not _SMALL.match(row.unit):
            only = self._names.party(f"{row.unit} {place.bare}", kind, place.code if kind == "opd" else None)
        return Bound((only,) if only else (), self._home, at, row.post)

    def _past_unit(self, tokens: list[Token], at: int) -> tuple[int, str | None]:
        """The index after the words that name a unit, up to its region, and the region's code."""
        stop = at
        while stop < min(len(tokens), at + _MOST_OF_UNIT) and tokens[stop].is_capital:
            token = tokens[stop]
            if self._people.starting(token.start) is not None or token.word in titles() or token.text in DAYS:
                break
            if stop > at and self._places.starting(token.start) is None and self._opens_person(token):
                break
            if stop > at and not next_to(self._text, tokens[stop - 1], token):
                break
            if stop > at and (tokens[stop - 1].text in _LEVELS and key(token.text) in gazetteer().names):
                return stop + 1, None  # "Ketua Bawaslu Kabupaten Ponorogo Nama"
            place = self._places.starting(token.start) or next(iter(self._places.within(token.start, token.end)), None)
            if place:
                return index_after(tokens, stop, max(place[1], token.end)), self._places.at(place)[0].code
            stop += 1
        return stop, None

    def _opens_person(self, token: Token) -> bool:
        """Whether a word behind that of a unit is a person's: a given name, an initial."""
        return token.text.lower() in officials_words().given or _INITIAL.fullmatch(token.text) is not None

    def ministry(self, tokens: list[Token], at: int, words: str, row: PostWord) -> Bound:
        """The ministry whose field follows a post: "Menteri Kelautan dan Perikanan", "Dirjen Cipta Karya"."""
        stop = at
        while stop < min(len(tokens), at + _MOST):
            token = tokens[stop]
            joiner = token.text in ("dan", ",") and stop > at and self._goes_on(tokens, stop)
            other = token.word in titles() or token.text in GOVERNING or token.word in organisation_words().ministers
            if not joiner and (not token.is_capital or other or self._people.starting(token.start) is not None):
                break
            stop += 1
        if stop == at:
            return Bound((), None, at, row.post)
        field = self._text[tokens[at].start : tokens[stop - 1].end]
        return Bound((self._ministry(words, field, row.unit),), None, stop, row.post)

    def _ministry(self, words: str, field: str, unit: str) -> Participant:
        known = organisation_words().ministers.get(f"{words} {field}")
        if known:
            return self._names.minister(known[0])
        if unit == "Ditjen":
            return self._names.party(f"{unit} {field.split('-')[0]}", "kementerian_lembaga")
        return self._names.minister(f"{unit} {field}")

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a portfolio follows the comma or "dan" at ``at``, so that the ministry's name goes on."""
        begin = at + 1
        if tokens[at].text == "," and begin < len(tokens) and tokens[begin].text == "dan":
            begin += 1
        words = [joined(self._text, tokens, begin, length) for length in (3, 2, 1)]
        if not any(word in organisation_words().fields for word in words if word):
            return False
        return any(token.text == "dan" for token in tokens[at : begin + 4])
