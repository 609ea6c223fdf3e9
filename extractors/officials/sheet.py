"""One paragraph read once: its posts, and every name in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from ..document import Document
from .behind import Places
from .name_words import is_no_name
from .names import Name, may_begin, read_name
from .posts import Post, find_posts, openers_in
from .short import short_forms_in
from .tokens import Line, read_line, spellings_of, words_of
from .words import words


@dataclass(frozen=True)
class Sheet:
    """A paragraph with what was found in it; names and posts stand in order, and no name overlaps a post's words."""

    line: Line
    posts: tuple[Post, ...]
    barred: frozenset[int]

    @cached_property
    def taken(self) -> frozenset[int]:
        """The indexes of the tokens that belong to posts."""
        return frozenset(index for post in self.posts for index in range(post.first, post.after))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name in order; read when asked for, since most articles without a post never ask."""
        return tuple(_names(self.line, self.taken, self.barred))

    @cached_property
    def _starts(self) -> list[int]:
        return [name.outer[0] for name in self.names]

    def name_at(self, index: int, is_told: bool = False) -> Name | None:
        """The name whose titles or first word is token ``index``; ``is_told`` where a post before it leads to one."""
        return read_name(self.line, index, self.barred, is_told)

    def name_before(self, offset: int) -> Name | None:
        """The last name that ends, titles and degrees counted, at or before ``offset``."""
        at = bisect_left(self._starts, offset)
        while at and self.names[at - 1].outer[1] > offset:
            at -= 1
        return self.names[at - 1] if at else None


def read_sheets(document: Document, places: Places) -> list[Sheet]:
    """A sheet of each paragraph that is read, in order; none where no paragraph holds a post."""
    opening = openers_in(words_of(document.text))
    if not opening:
        return []
    written = spellings_of(opening)
    lines = [read_line(document.text, paragraph) for paragraph in document.read_paragraphs()]
    found = [tuple(find_posts(line, places, opening)) if line.holds(written) else () for line in lines]
    if not any(found):
        return []
    body = document.text[lines[1].paragraph.start :] if len(lines) > 1 else ""
    short = short_forms_in(document.text)
    return [_sheet(line, posts, places, body, short) for line, posts in zip(lines, found, strict=True)]


def _sheet(line: Line, posts: tuple[Post, ...], places: Places, body: str, short: frozenset[str]) -> Sheet:
    first, last = (bisect_left(places.starts, edge) for edge in (line.paragraph.start, line.paragraph.end))
    untold = _untold(line, body) if body and line.paragraph.kind == "title" else []
    if short and any(word in line.text[line.paragraph.start : line.paragraph.end] for word in short):
        untold += [line.starts[index] for index, token in enumerate(line.tokens) if token.text in short]
    return Sheet(line, posts, frozenset([*places.starts[first:last], *(post.start for post in posts), *untold]))


def _untold(line: Line, body: str) -> list[int]:
    """Where words of a headline stand that the text behind it has nowhere with a capital: they are verbs, not names.

    What follows a given name that stands nowhere else either is part of that name.
    """
    found, of_name = [], False
    for index, token in enumerate(line.tokens):
        told = any(form in body for form in (token.text, token.text.capitalize(), token.text.upper()))
        given = token.low in words().given
        if token.is_capital and len(token.text) > 2 and not told and not given and not of_name:
            found.append(line.starts[index])
        of_name = token.is_capital and not told and (given or (of_name and not is_no_name(token.low)))
    return found


def _names(line: Line, taken: frozenset[int], barred: frozenset[int]) -> list[Name]:
    """Every name of the line, from left to right; the words of posts hold none, nor do things called after a person."""
    found: list[Name] = []
    after = 0
    for at in [index for index, token in enumerate(line.tokens) if token.is_word and may_begin(token.text)]:
        name = read_name(line, at, barred) if at >= after and at not in taken else None
        if name is None or name.first < at:
            continue
        if not _is_thing(line, at):
            found.append(name)
        after = max(name.last, at + 1)
    return found


def _is_thing(line: Line, at: int) -> bool:
    before = line.tokens[at - 1] if at else None
    if before is not None and before.text == "." and at > 1:
        before = line.tokens[at - 2] if line.tokens[at - 2].low in ("jl", "jln") else before
    return before is not None and before.low in words().things
