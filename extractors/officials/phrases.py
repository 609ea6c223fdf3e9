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
        self._alone: dict[str, Value] = {}
        self._rows: dict[tuple[str, str], list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for text, value in entries:
            parts = tuple(_PART.findall(text.lower()))
            if len(parts) == 1:
                self._alone.setdefault(parts[0], value)
            else:
                self._rows[parts[0], parts[1]].append((parts, value))
        for row in self._rows.values():
            row.sort(key=lambda item: -len(item[0]))
        phrases = self.phrases()
        self.firsts = frozenset(parts[0] for parts in phrases)
        """The words that phrases begin with."""
        self._lasts = {parts[-1] for parts in phrases}
        self._longest = max(map(len, phrases))

    def phrases(self) -> list[tuple[str, ...]]:
        """All phrases as rows of words and marks."""
        return [(first,) for first in self._alone] + [parts for row in self._rows.values() for parts, _ in row]

    def match(self, tokens: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at token ``index``: the index after it, and its value."""
        if index >= len(tokens):
            return None
        low = tokens[index].low
        if low not in self.firsts:
            return None
        if index + 1 < len(tokens):
            for parts, value in self._rows.get((low, tokens[index + 1].low), ()):
                end = index + len(parts)
                if end <= len(tokens) and all(tokens[index + k].low == part for k, part in enumerate(parts)):
                    return end, value
        return (index + 1, self._alone[low]) if low in self._alone else None

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, Value] | None:
        """The longest phrase that ends right before token ``index``: where it begins, and its value."""
        if index == 0 or tokens[index - 1].low not in self._lasts:
            return None
        for first in range(max(0, index - self._longest), index):
            found = self.match(tokens, first)
            if found and found[0] == index:
                return first, found[1]
        return None
