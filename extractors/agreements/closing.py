"""Organisations that are known by the word that closes their name ("… University", "… Group") or by the initials behind
it."""

from __future__ import annotations

from dataclasses import dataclass

from ..officials.words import words as officials_words
from .cutting import ROLES
from .inside import is_day
from .organisation_words import organisation_words
from .portfolios import GOVERNING
from .signer_words import first_words
from .tokens import Token, next_to

_LONGEST = 8
"""Words of a name that is known by its last word, at most."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Reads the names of one paragraph; positions are indices of tokens."""

    text: str
    tokens: list[Token]
    cuts: set[int]

    def ending(self, index: int) -> tuple[int, str] | None:
        """The index after the name that begins with token ``index``, and its kind."""
        first = self.tokens[index]
        if not self._opens(index):
            return None
        last, at = self._last(index)
        kind = organisation_words().tails.get(self.tokens[last].word, "") if last > index else ""
        if not kind:
            plain = first.text.lower() not in officials_words().common
            return (at, "lainnya") if plain and self._is_abbreviated(index, at) else None
        if [token.text for token in self.tokens[last + 1 : last + 2]] == ["of"] and at > last + 2:
            last += 2  # "National University of Singapore"
        legal = self.tokens[last + 1 : last + 3]  # "… Co., Ltd"
        if len(legal) > 1 and legal[0].text == "," and legal[1].word in ("Ltd", "Inc"):
            last += 2
        return last + 1, kind

    def _last(self, index: int) -> tuple[int, int]:
        """The last word that closes a name in the capitals from ``index`` on, and the index after all of them."""
        at, last = index + 1, index
        while at < min(len(self.tokens), index + _LONGEST) and next_to(self.text, self.tokens[at - 1], self.tokens[at]):
            token = self.tokens[at]
            if token.text not in ("of", "and", "the", "for", "&"):
                if not token.is_capital or token.start in self.cuts or token.text in GOVERNING:
                    break
                if token.word in organisation_words().tails:
                    last = at
            at += 1
        return last, at

    def _opens(self, index: int) -> bool:
        """Whether such a name can begin here: no post, no government, no person, no plain noun."""
        first = self.tokens[index]
        if not first.text[0].isupper() or first.word in first_words() or first.text in GOVERNING:
            return False
        opens = index == 0 or self.tokens[index - 1].text in (".", "“", '"', ":")
        if first.start in self.cuts or (opens and first.text.lower() in officials_words().common):
            return False
        following = self.tokens[index + 1].word if index + 1 < len(self.tokens) else ""
        if is_day(self.tokens, index) or f"{first.word} {following}" in organisation_words().none:
            return False
        return first.word not in ROLES or following in organisation_words().tails

    def _is_abbreviated(self, index: int, last: int) -> bool:
        """Whether brackets behind ``[index, last)`` hold the initials of these words."""
        if last - index < 2 or last + 2 >= len(self.tokens) or self.tokens[last + 2].text != ")":
            return False
        if self.tokens[last - 1].text in ("Agreement", "Understanding", "Intent", "Cooperation"):  # a paper
            return False
        words = [token.text for token in self.tokens[index:last] if token.text[0].isupper()]
        return self.tokens[last].text == "(" and self.tokens[last + 1].text == "".join(word[0] for word in words)
