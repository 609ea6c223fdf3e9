"""Titles around a name: academic, religious, noble, kinship and rank before it, degrees behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .. import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_DEGREE_LIKE = re.compile(r"[A-Z][A-Za-z]{0,4}(?:\.|[A-Z])")
_AGAIN = re.compile(r"[\s,.]{0,3}")
_UNKNOWN = re.compile(r"(?:[A-Z]\.\s?){1,2}[A-Z][A-Za-z]{0,6}(?:\.[A-Z][A-Za-z]{0,4}){0,2}\.?(?=\s*[,)]|\s+[a-z]|\s*$)")
"""A degree that no table has, behind a comma and before another mark or a small word: ", S.Ap., M.Pd.I. selaku"."""
_LOWER_KIN = ("bapak", "ibu", "pak", "bu", "kang", "mas", "gus")


class Titles(NamedTuple):
    """Titles read at a place: each as written, the place after them, and whether the bearer is dead."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    end: int
    dead: bool = False


NO_TITLES = Titles((), (), 0)


@dataclass(frozen=True, slots=True)
class _Patterns:
    firsts: frozenset[str]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    corps: re.Pattern[str]
    dead: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = lexicon.table("honorifics")
    before = []
    for row in table["before"]:
        lower = _LOWER_KIN if row["kind"] == "kinship" else ()
        before.append((row["kind"], re.compile(rf"(?:{_either([*row['words'], *lower])})(?![\w’'])\.?")))
    corps = _either(word for row in table["corps"] for word in row["words"])
    long = _either(word for row in table["corps"] for word in row["words"] if len(word) > 1)
    dead = _either(word for row in table["dead"] for word in row["words"])
    degrees = sorted({word for row in table["after"] for word in row["words"]}, key=len, reverse=True)
    firsts = {word.split()[0].split(".")[0] for row in [*table["before"], *table["dead"]] for word in row["words"]}
    return _Patterns(
        frozenset({*firsts, *_LOWER_KIN}),
        tuple(before),
        re.compile(rf"\s?(?:\(\s?(?:{corps})\.?\s?\)|(?:{long})(?!\w)\.?)"),
        re.compile(rf"\(?(?:{dead})(?!\w)\.?\s?\)?"),
        re.compile("(?:" + "|".join(_degree(word) for word in degrees) + r")(?![\w’'])\.?"),
    )


def _either(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    spaced = (re.escape(word).replace(r"\.", r"\.\s?").replace(r"\ ", r"\.?\s{1,2}") for word in ordered)
    return "|".join(spaced)


def _degree(word: str) -> str:
    """ "MSi" also as "M.Si", "M. Si", "M.SI"."""
    parts = re.findall(r"[A-Z][a-z]*|[a-z]+", word)
    return r"\.?\s?".join(part if part.upper() == part else f"(?:{part}|{part.upper()})" for part in parts)


def is_first_of_title(word: str) -> bool:
    """Whether a title may begin with the word."""
    return word in _patterns().firsts


def titles_before(text: str, start: int, limit: int) -> Titles:
    """The titles that begin at ``start``, one after another; ``end`` is where the name itself may begin."""
    word = _WORD.match(text, start, limit)
    if word is not None and word[0] not in _patterns().firsts:
        return Titles((), (), start)
    words: list[str] = []
    kinds: list[str] = []
    dead = False
    at = start
    while at < limit:
        found = _one_before(text, at, limit, kinds[-1] if kinds else "")
        if found is None:
            break
        kind, end = found
        dead |= kind == "dead"
        words.append(text[at:end].strip(" ,()"))
        kinds.append(kind)
        space = _AGAIN.match(text, end, limit)
        at = space.end() if space else end
    return Titles(tuple(words), tuple(kinds), at if words else start, dead)


def _one_before(text: str, at: int, limit: int, last: str) -> tuple[str, int] | None:
    patterns = _patterns()
    if last == "rank" or text[at] == "(":
        found = patterns.corps.match(text, at, limit)
        if found and (last or text[at] == "("):
            return "rank", found.end()
    if found := patterns.dead.match(text, at, limit):
        return "dead", found.end()
    for kind, pattern in patterns.before:
        found = pattern.match(text, at, limit)
        if found and _stands(text, found, limit):
            return kind, found.end()
    return None


def _stands(text: str, found: re.Match[str], limit: int) -> bool:
    """A title needs a name behind it: a capital, a bracket or another title must follow."""
    rest = text[found.end() : min(limit, found.end() + 4)].lstrip(" .,")
    return bool(rest) and (rest[0].isupper() or rest[0] in "(d")


def is_rank(text: str, start: int, limit: int) -> int | None:
    """The end of a rank of police or army that begins at ``start``, else None."""
    kind, pattern = _patterns().before[-1]
    found = pattern.match(text, start, limit)
    return found.end() if found and kind == "rank" else None


def is_title_within(text: str, start: int, limit: int) -> bool:
    """Whether a title that is no part of a name begins at ``start``, behind another name: a rank, "Drs.", "Tgk."."""
    first = _WORD.match(text, start, limit)
    if first is None or first[0] not in _patterns().firsts:
        return False
    found = _one_before(text, start, limit, "")
    if found is None or found[0] not in ("academic", "religious", "rank"):
        return False
    word = text[start : found[1]]
    if word == "Hi.":  # "Nurhayati Hi. Abusama": part of names in the Moluccas
        return False
    return found[0] == "rank" or (word.endswith(".") and len(word) > 2)


def is_short_degree(word: str) -> bool:
    """Whether a word in capitals is a degree without full stops: "SH", "MM"."""
    return word.isupper() and word in _short_degrees()


@cache
def _short_degrees() -> frozenset[str]:
    words = lexicon.table("honorifics")["after"][0]["words"]
    return frozenset(word for word in words if word.isupper() and 1 < len(word) < 5)


def is_degree(text: str, start: int, limit: int) -> bool:
    """Whether a degree with full stops begins at ``start``: the "M.Pd" of "H Ilham M.Pd" is no initial."""
    if not _DEGREE_LIKE.match(text, start, limit):
        return False
    found = _patterns().after.match(text, start, limit)
    if found is None:
        return False
    return "." in found[0].rstrip(".") or (not found[0].isupper() and sum(char.isupper() for char in found[0]) > 1)


def titles_after(text: str, end: int, limit: int) -> Titles:
    """The degrees behind a name, with or without commas: ", S.H., M.Si"."""
    words: list[str] = []
    at = end
    while True:
        space = _AGAIN.match(text, at, limit)
        begin = space.end() if space else at
        if begin == at or begin >= limit or not (text[begin].isupper() or text[begin] == "p"):
            return Titles(tuple(words), (), at)
        found = _patterns().after.match(text, begin, limit)
        if found is None and "," in text[at:begin]:
            found = _UNKNOWN.match(text, begin, limit)
        if found is None or "\n" in text[at:begin]:
            return Titles(tuple(words), (), at)
        words.append(found[0])
        at = found.end()
