"""Portfolios that go on with a name behind a comma or "dan": "Dinas Pemuda dan Olahraga"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .organisation_words import organisation_words
from .places import Places
from .signer_words import first_words
from .tokens import Token, joined, next_to

GOVERNING = frozenset(
    "Bupati Wali Walikota Gubernur Sekda Kepala Ketua Direktur Rektor Menteri Wakil Plt Pj Pemkab "
    "Pemkot Pemko Pemprov Pemerintah Kapolres Kajari Dandim Kapolda Tahun Nomor No".split()
)
"""Words in capitals that begin another phrase."""
_NOUN = re.compile(r"(?:Ke|Pe|Per)[a-z]{4,}an|[A-Z][a-z]{2,}(?:logi|grafi|tika|asi|nomi|istik|isme)")
"""Shapes of nouns that tell of a field: "Keguruan", "Geologi"."""


def is_noun(word: str) -> bool:
    """Whether a word in capitals is a common noun or that of a field, by the tables or by its shape, and no region."""
    if word in organisation_words().fields or word.lower() in officials_words().common:
        return True
    return bool(_NOUN.fullmatch(word)) and key(word) not in gazetteer().names


@dataclass(frozen=True, slots=True)
class Portfolios:
    """Reads the portfolios of one paragraph; positions are indices of tokens."""

    text: str
    tokens: list[Token]
    places: Places
    cuts: set[int]

    def after(self, at: int) -> int:
        """The index after a portfolio that follows a comma or "dan" ("… dan Perikanan"), ``at`` if none does."""
        begin = at + 1
        if not self._is_field(self.tokens[at - 1]):
            return at
        if begin < len(self.tokens) and self.tokens[at].text == "," and self.tokens[begin].text in ("dan", "serta"):
            begin += 1
        tables = organisation_words()
        told = [joined(self.text, self.tokens, begin, length) for length in (1, 2, 3)]
        if any(words in tables.heads or (words in tables.names and words not in tables.fields) for words in told):
            return at
        after = begin
        while after < min(len(self.tokens), begin + 4) and self._is_portfolio(after, begin):
            after += 1
        return after if after > begin and self._closes(at, after) else at

    def _is_field(self, token: Token) -> bool:
        """Whether a word can be of a portfolio at all; a place before "dan" ends the name: "Balai Entikong dan …"."""
        return token.text == ")" or is_noun(token.text)

    def _is_portfolio(self, at: int, begin: int) -> bool:
        """Whether a word can be of a portfolio: a common noun in capitals that opens no other phrase."""
        token = self.tokens[at]
        if not token.text[0].isupper() or token.text in GOVERNING or (at == begin and token.word in first_words()):
            return False
        if at > begin and not next_to(self.text, self.tokens[at - 1], token):
            return False
        if token.start in self.cuts or self.places.starting(token.start) is not None:
            return False
        return is_noun(token.text) and not token.text.endswith("nya")

    def _closes(self, at: int, after: int) -> bool:
        """Whether a list of portfolios that goes on by commas comes to its "dan" ("Pemuda dan Olahraga")."""
        if self.tokens[at].text != ",":
            return True
        rest = self.tokens[after : after + 8]
        return any(token.text in ("dan", "serta") for token in rest) or self.tokens[after - 2].text in ("dan", "serta")
