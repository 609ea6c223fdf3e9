"""The cue tables, compiled once: each group of words as one pattern."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from .. import lexicon

_TOKEN = re.compile(r"(?<![\w-])\w+")
_SHORT = 300
"""Characters: a shorter text is searched as it stands."""


def alternation(words: Iterable[str]) -> str:
    """The words as one alternative, the longest first, blanks as any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of the group ``name`` of the table ``sakip_cues``.

    Raises KeyError when the table has no such group.
    """
    found = [word for row in lexicon.table("sakip_cues")["cue"] if row["name"] == name for word in row["words"]]
    if not found:
        raise KeyError(f"sakip_cues.toml has no cue group {name!r}")
    return tuple(found)


class Cue:
    """Finds any word of a group as a whole word, case ignored; used like a compiled pattern.

    In a text of some length its matches are found once, by the first word of each: only where a word of the text
    begins one of the group, the group is tried.
    """

    def __init__(self, words: Iterable[str], *, capitals: bool = False) -> None:
        self._small = not capitals
        flags = 0 if capitals else re.IGNORECASE
        begun: dict[str, list[str]] = {}
        for word in words:
            first = re.match(r"\w*", word)[0]  # type: ignore[index]
            begun.setdefault(first.lower() if self._small else first, []).append(word)
        self._begun = {first: re.compile(rf"{alternation(group)}(?!\w)", flags) for first, group in begun.items()}
        every = alternation(word for group in begun.values() for word in group)
        self._pattern = re.compile(rf"(?<![\w-]){every}(?!\w)", flags)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, in order, without overlap."""
        if len(text) < _SHORT:
            yield from self._pattern.finditer(text, start, end)
            return
        matches = _matches(self, text)
        for at in range(bisect_left(matches, start, key=re.Match.start), len(matches)):
            if matches[at].start() >= end:
                return
            if matches[at].end() <= end:
                yield matches[at]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._pattern.fullmatch(text, start, end)

    def tried(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in the whole text."""
        at = 0
        for start, token in _tokens(text, self._small):
            if token in self._begun and start >= at:
                match = self._begun[token].match(text, start)
                if match is not None:
                    at = match.end()
                    yield match


@lru_cache(maxsize=256)
def _matches(cue: Cue, text: str) -> list[re.Match[str]]:
    return list(cue.tried(text))


@lru_cache(maxsize=4)
def _tokens(text: str, small: bool) -> list[tuple[int, str]]:
    return [(match.start(), match[0].lower() if small else match[0]) for match in _TOKEN.finditer(text)]


@cache
def cue(*names: str) -> Cue:
    """What finds any word of the groups as a whole word, case ignored."""
    return Cue(word for name in names for word in words_of(name))


@cache
def cue_at_end(name: str, between: str = r"\W{0,3}") -> re.Pattern[str]:
    """A pattern for ``search``: a word of the group stands last, but for ``between``."""
    return re.compile(rf"(?<![\w-]){alternation(words_of(name))}{between}\Z", re.IGNORECASE)


@cache
def cue_at_start(name: str, between: str = r"\W{0,3}") -> re.Pattern[str]:
    """A pattern for ``match``: a word of the group stands first, but for ``between``."""
    return re.compile(rf"{between}{alternation(words_of(name))}(?!\w)", re.IGNORECASE)
