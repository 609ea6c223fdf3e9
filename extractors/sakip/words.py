"""The cue tables, compiled once: each group of words as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .. import lexicon


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


@cache
def cue(*names: str) -> re.Pattern[str]:
    """A pattern that finds any word of the groups as a whole word, case ignored."""
    words = [word for name in names for word in words_of(name)]
    return re.compile(rf"(?<![\w-]){alternation(words)}(?!\w)", re.IGNORECASE)


@cache
def cue_at_end(name: str, between: str = r"\W{0,3}") -> re.Pattern[str]:
    """A pattern for ``search``: a word of the group stands last, but for ``between``."""
    return re.compile(rf"(?<![\w-]){alternation(words_of(name))}{between}\Z", re.IGNORECASE)


@cache
def cue_at_start(name: str, between: str = r"\W{0,3}") -> re.Pattern[str]:
    """A pattern for ``match``: a word of the group stands first, but for ``between``."""
    return re.compile(rf"{between}{alternation(words_of(name))}(?!\w)", re.IGNORECASE)
