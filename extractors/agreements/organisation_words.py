"""The tables of organisations, compiled: heads that open a name, names that stand alone, portfolios, equal heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .. import lexicon
from ..officials.words import words as officials_words

LONGEST_HEAD = 5
"""Words of the longest head or name of the tables, at most."""
_LETTERS = 4
"""Letters of an association that the press writes in small ones too, at least."""


@dataclass(frozen=True, slots=True)
class Head:
    """What opens a name: its kind, and whether portfolios may follow after a comma or "dan" (ministries, dinas)."""

    kind: str
    fields: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """``heads`` and ``names`` by their words, heads in capitals too; ``firsts`` are the first words of all of them;
    ``tails`` are words that close a name whatever stands before; ``headline`` are verbs that titles write in
    capitals."""

    heads: dict[str, Head]
    names: dict[str, str]
    fields: frozenset[str]
    equal: tuple[tuple[str, ...], ...]
    synonyms: tuple[tuple[str, ...], ...]
    ministers: dict[str, tuple[str, ...]]
    none: frozenset[str]
    firsts: frozenset[str]
    tails: dict[str, str]
    headline: frozenset[str]


@cache
def organisation_words() -> OrganisationWords:
    """The compiled tables; made at the first call, then kept."""
    table = lexicon.table("organisations")
    heads: dict[str, Head] = {}
    for row in table["head"]:
        head = Head(row["kind"], row.get("fields", False), row.get("english", False))
        for word in row["words"]:
            heads.setdefault(word, head)
            if len(word) > 3:
                heads.setdefault(word.upper(), head)
    names = {word: row["kind"] for row in table["name"] for word in row["words"]}
    names = {form: kind for word, kind in names.items() for form in _cases(word, kind)} | names
    fields = frozenset(part for row in table["field"] for word in row["words"] for part in (word, *word.split()))
    firsts = frozenset(word.split()[0].rstrip(".") for word in (*heads, *names))
    none = frozenset(word for row in table["none"] for word in row["words"])
    ministers = {word: (row["body"], *row["short"]) for row in table["minister"] for word in row["words"]}
    tails = {word: row["kind"] for row in table["tail"] for word in row["words"]}
    equal, synonyms = tuple(_groups("equal")), tuple(_groups("same"))
    headline = frozenset(word for row in table["headline"] for word in row["words"])
    return OrganisationWords(heads, names, fields, equal, synonyms, ministers, none, firsts, tails, headline)


def _cases(word: str, kind: str) -> tuple[str, ...]:
    """An association's letters as the press writes them, "ASITA" and "Asita", where they are no other word."""
    tables = officials_words()
    other = word.lower() in tables.common or word.lower() in tables.given
    short = kind == "organisasi" and len(word) >= _LETTERS and word.isalpha() and not other
    return (word.upper(), word.title()) if short else (word,)


def _groups(name: str) -> Iterator[tuple[str, ...]]:
    for row in lexicon.table("organisations")[name]:
        yield tuple(row["words"])
