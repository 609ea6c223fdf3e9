"""The words of the date tables, compiled: names to numbers, and the pattern that finds where a date may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from ..lexicon import table
from .readings import Unit


def _numbered(name: str, key: str) -> dict[str, int]:
    return {form: row["number"] for row in table(name)[key] for form in (*row["forms"], *row["dated"])}


MONTHS = _numbered("months", "month")
PERSONS: frozenset[str] = frozenset(
    form for row in table("months")["month"] if row.get("person") for form in row["forms"]
)
WEEKDAYS = _numbered("weekdays", "weekday")
DATED_ONLY: frozenset[str] = frozenset(
    form
    for name, key in (("months", "month"), ("weekdays", "weekday"))
    for row in table(name)[key]
    for form in row["dated"]
)
"""Forms that are read only with a date beside them: abbreviations, English names, names that are places, too."""
RELATIVES: dict[str, tuple[Unit, int]] = {
    form: (row["unit"], row["shift"]) for row in table("relative_dates")["relative"] for form in row["forms"]
}
NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"), start=1
    )
}


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first within a first letter, so that matching stays cheap."""
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    groups = (
        first + "(?:" + "|".join(re.escape(word[1:]).replace(r"\ ", r"\s{1,3}") for word in group) + ")"
        for first, group in groupby(ordered, key=lambda word: word[0])
    )
    return "(?:" + "|".join(groups) + ")"


@cache
def false_friends(where: str, what: str) -> frozenset[str]:
    """The words of ``date_false_friends.toml`` that refuse ``what`` when they stand ``where``."""
    return frozenset(
        word
        for group in table("date_false_friends")["group"]
        if group["where"] == where and group["what"] == what
        for word in group["words"]
    )


@cache
def leads(what: str) -> frozenset[str]:
    """The words of ``date_false_friends.toml`` that make ``what`` a date when they stand before it."""
    return frozenset(
        word for lead in table("date_false_friends")["lead"] if lead["what"] == what for word in lead["words"]
    )


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> int | None:
    near = {
        number
        for name, number in MONTHS.items()
        if len(name) >= 5 and name[0] == word[0] and OSA.distance(name, word) <= (2 if len(name) >= 8 else 1)
    }
    return near.pop() if len(near) == 1 else None


def month_number(word: str) -> int | None:
    """The month that ``word`` (lower case) names, misspelt by one letter (two in the long names) or not."""
    word = word.rstrip(".")
    known = MONTHS.get(word)
    return known if known is not None or not 5 <= len(word) <= 11 else _misspelt(word)
