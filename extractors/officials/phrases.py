"""Phrases of a table, found by their tokens: the longest that begins at a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from .tokens import Token

Value = TypeVar("Value")
_PART = re.compile(r"[^\W\d_][^\W_]*(?:'[^\W\d_]+)*|\d+|\S")


class Phrases(Generic[Value]):
    """A look-up of written phrases; keys are in lower case, each a row of words and marks."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        rows: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for text, value in entries:
            parts = tuple(_PART.findall(text.lower()))
            rows[parts[0]].append((parts, value))
        self._rows = {first: sorted(row, key=lambda item: -len(item[0])) for first, row in rows.items()}
        self._lasts = {parts[-1] for row in rows.values() for parts, _ in row}
        self._longest = max(len(parts) for row in rows.values() for parts, _ in row)

    @property
    def firsts(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._rows)

    def match(self, tokens: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at token ``index``: the index after it, and its value."""
        if index >= len(tokens):
            return None
        for parts, value in self._rows.get(tokens[index].low, ()):
            end = index + len(parts)
            if end <= len(tokens) and all(tokens[index + k].low == part for k, part in enumerate(parts)):
                return end, value
        return None

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """The longest phrase that ends right before token ``index``: where it begins, and its value."""
        if index == 0 or tokens[index - 1].low not in self._lasts:
            return None
        for first in range(max(0, index - self._longest), index):
            found = self.match(tokens, first)
            if found and found[0] == index:
                return first, found[1]
        return None
