"""The cue tables, compiled once: each group of words as one pattern, tried only where one of its words begins."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from .. import lexicon

_TOKEN = re.compile(r"(?<![\w-])\w+")
_SHORT = 300
"""Characters: a shorter text is searched as it stands."""
NUMBER = "#"
"""As a first word: any number."""


def alternation(words: Iterable[str]) -> str:
    """The words as one alternative, the longest first, blanks as any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def common() -> frozenset[str]:
    """Words of everyday Indonesian, in small letters: no name begins with one."""
    return frozenset(row["word"] for row in lexicon.rows("common-words"))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of the group ``name`` of the table ``sakip_cues``.

    Raises KeyError when the table has no such group.
    """
    found = _groups().get(name)
    if not found:
        raise KeyError(f"sakip_cues.toml has no cue group {name!r}")
    return found


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("sakip_cues")["cue"]:
        found[row["name"]] = (*found.get(row["name"], ()), *row["words"])
    return found


@lru_cache(maxsize=4)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word of the text begins, by the word in small letters; all numbers together as ``NUMBER``."""
    places: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text):
        word = match[0].lower()
        places.setdefault(NUMBER if word.isdigit() else word, []).append(match.start())
    return places


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """A pattern that is tried only where a word of the text is one of those it begins with.

    ``groups`` maps the first word, in small letters, or ``NUMBER``, to the pattern that begins with it; ``whole``
    finds them all. Used like a compiled pattern; what stands before ``start`` is seen by a look behind.
    """

    groups: Mapping[str, re.Pattern[str]]
    whole: re.Pattern[str]

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, in order, without overlap."""
        if len(text) < _SHORT:
            return self.whole.finditer(text, start, end)
        starts, patterns = _candidates(self, text)
        if not starts or starts[-1] < start or starts[0] >= end:
            return iter(())
        return self._found(text, starts, patterns, start, end)

    def _found(
        self, text: str, starts: list[int], patterns: list[re.Pattern[str]], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        for at in range(bisect_left(starts, start), len(starts)):
            place = starts[at]
            if place >= end:
                return
            if place >= start and (match := patterns[at].match(text, place, end)) is not None:
                start = match.end()
                yield match

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if len(text) < _SHORT:
            return self.whole.search(text, start, end)
        starts, patterns = _candidates(self, text)
        if not starts or starts[-1] < start or starts[0] >= end:
            return None
        for at in range(bisect_left(starts, start), len(starts)):
            if starts[at] >= end:
                return None
            if (match := patterns[at].match(text, starts[at], end)) is not None:
                return match
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.whole.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.whole.fullmatch(text, start, end)

    def tried(self, text: str) -> tuple[list[int], list[re.Pattern[str]]]:
        """Where a match may begin, in order, and the pattern to try there."""
        places, groups = _places(text), self.groups
        words = groups.keys() & places.keys()
        if not words:
            return [], []
        found = [(start, groups[word]) for word in words for start in places[word]]
        found.sort(key=_FIRST)
        return [start for start, _ in found], [pattern for _, pattern in found]


_FIRST = itemgetter(0)


@lru_cache(maxsize=512)
def _candidates(pattern: Begun, text: str) -> tuple[list[int], list[re.Pattern[str]]]:
    return pattern.tried(text)


def begun(pattern: str, words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> Begun:
    """The pattern, every match of which begins with one of ``words`` (or with a number, for ``NUMBER``)."""
    compiled = re.compile(rf"(?<!\w)(?:{pattern})", flags)
    return Begun(dict.fromkeys((word.lower() for word in words), compiled), compiled)


def _of_words(words: Iterable[str], tail: str, flags: re.RegexFlag) -> Begun:
    """What finds any of the words with ``tail`` behind it, tried where its first word stands."""
    groups: dict[str, list[str]] = {}
    for word in words:
        first = re.match(r"\w*", word)[0]  # type: ignore[index]
        groups.setdefault(first.lower(), []).append(word)
    every = alternation(word for group in groups.values() for word in group)
    return Begun(
        {first: re.compile(rf"{alternation(group)}{tail}", flags) for first, group in groups.items()},
        re.compile(rf"(?<![\w-]){every}{tail}", flags),
    )


def whole_words(words: Iterable[str], *, capitals: bool = False) -> Begun:
    """What finds any of the words as a whole word, case ignored unless ``capitals``."""
    return _of_words(words, r"(?!\w)", re.RegexFlag(0) if capitals else re.IGNORECASE)


@cache
def cue(*names: str) -> Begun:
    """What finds any word of the groups as a whole word, case ignored."""
    return whole_words(word for name in names for word in words_of(name))


@cache
def cue_at_end(name: str, between: str = r"\W{0,3}") -> Begun:
    """What finds a word of the group that stands last in what is searched, but for ``between``."""
    return _of_words(words_of(name), rf"{between}\Z", re.IGNORECASE)


@cache
def cue_at_start(name: str, between: str = r"\W{0,3}") -> re.Pattern[str]:
    """A pattern for ``match``: a word of the group stands first, but for ``between``."""
    return re.compile(rf"{between}{alternation(words_of(name))}(?!\w)", re.IGNORECASE)
