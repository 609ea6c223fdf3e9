"""The words around a name, compiled from the tables: what kind it is, what it may be part of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from .. import lexicon
from ..document import Level

Verdict = Literal["serves", "refused"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A word that says which kind of region the name after it is; ``part`` when it belongs to the mention."""

    level: Level
    part: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A word before a name that decides for the whole phrase.

    ``near`` heads decide only from the place right before the name. ``capital`` is "" where case is free,
    "first" where the word must begin with a capital, "all" where it must be in capitals. ``typed`` heads take a
    name with its type word, too: "also" ("PDAM Kota Bogor"), "apart" where other words stand between ("SMAN 2 Kota
    Bogor", unlike "siswa SMA Kota Bogor").
    """

    verdict: Verdict
    kind: str
    near: bool = False
    capital: str = ""
    typed: str = ""

    def fits(self, written: str) -> bool:
        if self.capital == "all":
            return written.isupper()
        return not self.capital or written[:1].isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled tables; keys are in lower case, words joined by one blank, at most three of them.

    ``kind_ends`` and ``head_ends`` are the last words of the keys: most words end at this look-up.
    """

    kinds: dict[str, Kind]
    heads: dict[str, Head]
    tails: frozenset[str]
    places: frozenset[str]
    routes: frozenset[str]
    abbreviations: frozenset[str]
    follows: frozenset[str]
    kind_ends: frozenset[str]
    head_ends: frozenset[str]


@cache
def words() -> Words:
    """The compiled tables; made at the first call, then kept."""
    table, looks = lexicon.table("region-words"), lexicon.table("region-lookalikes")
    heads = {word: Head("serves", "serves") for row in looks["serves"] for word in row["words"]}
    heads.update((word, Head("serves", "police")) for row in table["police"] for word in row["words"])
    for row in looks["head"]:
        head = Head("refused", row["kind"], row["reach"] == "next", row.get("capital", ""), row.get("typed", ""))
        heads.update((word, head) for word in row["words"])
    kinds = {word: Kind(row["level"], row.get("part", False)) for row in table["kind"] for word in row["words"]}
    return Words(
        kinds,
        heads,
        _set([{"words": row["words"]} for row in looks["tail"]]),
        _set(table["place"]),
        _set(looks["joint"]),
        _set(table["abbreviation"]),
        _set(table["follows"]),
        frozenset(word.split()[-1] for word in kinds),
        frozenset(word.split()[-1] for word in heads),
    )


def _set(entries: list[dict[str, list[str]]]) -> frozenset[str]:
    return frozenset(word for row in entries for word in row["words"])
