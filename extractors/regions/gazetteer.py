"""The tables of regions, compiled once: an automaton over all written forms, and the kecamatan by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from ahocorasick_rs import AhoCorasick

from .. import lexicon
from ..document import Level
from .fold import fold, key

FormKind = Literal["name", "alias", "nickname", "phrase", "trigger"]
Needs = Literal["", "capital", "words", "place", "type"]
"""What must show that a form is meant: nothing; a capital within running text or what follows; the head of a sentence
or what follows; a word of place or what follows; a type word, post or body, or a place that lies in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the table of regions; ``name`` is the full proper name ("Kota Blitar")."""

    code: str
    name: str
    level: Level

    @property
    def bare(self) -> str:
        """The name without its type word ("Blitar")."""
        for word in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "):
            if self.level in ("kabupaten", "kota") and self.name.startswith(word):
                return self.name.removeprefix(word)
        return self.name


@dataclass(frozen=True, slots=True)
class Form:
    """A written form and the regions that it may mean, in code order.

    ``alone`` is False for a nickname that needs its region named elsewhere; ``capitals`` is True for an
    abbreviation that only counts in capitals ("OKI"); ``dotted`` for one written with full stops ("D.I. Aceh").
    ``quarter_of`` are the regions that have a quarter of this name, ``followed_by`` what then follows it, folded.
    A ``phrase`` is refused as it stands; a ``trigger`` opens a kecamatan ("Camat").
    """

    codes: tuple[str, ...]
    kind: FormKind
    needs: Needs = ""
    alone: bool = True
    capitals: bool = False
    dotted: bool = False
    words: int = 1
    quarter_of: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``forms[i]`` is what pattern ``i`` of ``automaton`` stands for; every pattern begins with a blank."""

    places: dict[str, Place]
    automaton: AhoCorasick
    forms: tuple[Form, ...]
    widths: tuple[int, ...]
    districts: dict[str, tuple[str, ...]]
    names: frozenset[str]

    def level(self, code: str) -> Level:
        return self.places[code].level


@cache
def gazetteer() -> Gazetteer:
    """The compiled tables; made at the first call (some 0.1 s), then kept."""
    rows = lexicon.rows("regions")
    places = {row["code"]: Place(row["code"], row["name"], cast(Level, row["level"])) for row in rows}
    forms = dict(_all_forms(places))
    patterns = [f" {text}" for text in forms]
    return Gazetteer(
        places,
        AhoCorasick(patterns),
        tuple(forms.values()),
        tuple(len(pattern) - 1 for pattern in patterns),
        _districts(places),
        frozenset(key(text) for text, form in forms.items() if form.kind in ("name", "alias")),
    )


def _districts(places: dict[str, Place]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for place in places.values():
        if place.level == "kecamatan":
            names = {place.name, place.name.split("(")[0], place.name.replace("Kep. ", "Kepulauan ")}
            for variant in {key(name) for name in names}:
                found[variant].append(place.code)
    return {name: tuple(codes) for name, codes in found.items()}


def _all_forms(places: dict[str, Place]) -> Iterator[tuple[str, Form]]:
    """Folded form and what it stands for; a later pair replaces an earlier one of the same form."""
    codes: dict[str, list[str]] = defaultdict(list)
    for place in places.values():
        if place.level != "kecamatan":
            codes[place.bare].append(place.code)
    common = lexicon.table("region-common")["common"]
    needs: dict[str, Needs] = {name: row["needs"] for row in common for name in row["names"]}
    quarters = {name: row for row in lexicon.table("region-lookalikes")["elsewhere"] for name in row["names"]}
    for bare, found in codes.items():
        form = Form(tuple(found), "name", needs.get(bare, ""), words=len(bare.split()))
        if quarter := quarters.get(bare):
            followed_by = tuple(map(fold, quarter["followed_by"]))
            form = replace(form, quarter_of=tuple(quarter["quarter_of"]), followed_by=followed_by)
        yield from ((text, form) for text in _spellings(bare))
    aliases = [(alias, row) for row in lexicon.table("region-aliases")["alias"] for alias in row["forms"]]
    for alias, row in aliases:  # "Bolmong Utara" is Bolaang Mongondow Utara, as Bolmong is Bolaang Mongondow
        for direction in _DIRECTIONS if len(row["codes"]) == 1 else ():
            if further := codes.get(f"{places[row['codes'][0]].bare} {direction}"):
                yield from _alias(f"{alias} {direction}", tuple(further), "")
    for alias, row in aliases:
        yield from _alias(alias, tuple(row["codes"]), row.get("needs", ""))
    yield from _other_forms()


_DIRECTIONS = ("Barat", "Selatan", "Tengah", "Tenggara", "Timur", "Utara")


def _alias(alias: str, codes: tuple[str, ...], needs: Needs) -> Iterator[tuple[str, Form]]:
    capitals = alias.isupper() and alias.isalpha()
    form = Form(codes, "alias", needs, capitals=capitals, dotted="." in alias, words=len(alias.split()))
    yield from ((text, form) for text in _spellings(alias))


def _other_forms() -> Iterator[tuple[str, Form]]:
    for row in lexicon.table("region-nicknames")["nickname"]:
        form = Form(tuple(row["codes"]), "nickname", alone=row.get("alone", True), words=9)
        yield from ((fold(text), form) for text in row["forms"])
    for row in lexicon.table("region-lookalikes")["phrase"]:
        yield from ((fold(text), Form((), "phrase")) for text in row["texts"])
    for row in lexicon.table("region-words")["kind"]:
        if row["level"] == "kecamatan":
            yield from ((word, Form((), "trigger")) for word in row["words"])


def _spellings(name: str) -> Iterator[str]:
    """The ways to write a name that one rule gives: Sumatra for Sumatera, Kep. for Kepulauan, words joined."""
    for text in {name, name.replace("Sumatera", "Sumatra")}:
        yield fold(text)
        words = fold(text).split()
        if words[0] == "kepulauan":
            yield " ".join(["kep", *words[1:]])
            yield "kep  " + " ".join(words[1:])
        if len(words) > 1 and all(len(word) > 2 for word in words):
            yield "".join(words)
