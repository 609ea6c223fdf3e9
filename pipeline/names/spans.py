"""From the tags of words to names in a text: what the backends share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from ...extractors.document import Name, NameLabel, Span
from .words import is_degrees, words

Tags = Callable[[Sequence[Sequence[str]]], list[list[str]]]
"""Texts cut into words in, BILOU tags out, one a word."""


def find_names(texts: Sequence[str], tag: Tags, model: str) -> list[tuple[Name, ...]]:
    """The names of each text, in order, not overlapping; none that is degrees alone."""
    places = [list(words(text)) for text in texts]
    cut = [[text[start:end] for start, end in held] for text, held in zip(texts, places, strict=True)]
    return [tuple(_names(text, held, tags, model)) for text, held, tags in zip(texts, places, tag(cut), strict=True)]


def _names(text: str, places: Sequence[tuple[int, int]], tags: Sequence[str], model: str) -> Iterator[Name]:
    for first, end, label in runs(tags):
        span = Span(places[first][0], places[end - 1][1])
        if not is_degrees(text[span.start : span.end]):
            yield Name(span, cast(NameLabel, label), model)


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and type of each name that BILOU tags spell."""
    first = 0
    for at, tag in enumerate(tags):
        if tag[0] in "BU":
            first = at
        if tag[0] in "LU":
            yield first, at + 1, tag[2:]
