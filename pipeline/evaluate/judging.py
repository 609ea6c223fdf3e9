"""How one article is judged on one task: which find answers which label, and what stands near it where none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import regex

from ..gold import JSON, Label
from ..gold.texts import occurrences
from .matching import pairs

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item of one task in one article.

    Labelled and found is right, labelled only is missed, found only is spurious. ``start`` and ``end`` are the
    place of a found item, or where the words of a missed one stand; None where there is no place to show.
    ``instead`` is set where label and find agree in part: on the spurious find it is what the label says, on the
    missed label what was found.
    """

    labelled: str | None
    found: str | None
    rule: str | None = None
    start: int | None = None
    end: int | None = None
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the table: its name and how one article is judged, None where the label leaves the task out.

    ``judge`` is given None for the record of an article that the run did not bring.
    """

    name: str
    judge: Callable[[Label, JSON | None], list[Outcome] | None]


@dataclass(frozen=True, slots=True)
class Judge(Generic[L]):
    """When a find is right, when it is only near, and how both are said.

    ``words`` are the words of the article that a label stands for, the likeliest first: they are only shown.
    """

    is_right: Callable[[L, JSON], bool]
    say_label: Callable[[L], str]
    say_found: Callable[[JSON], str]
    is_near: Callable[[L, JSON], bool]
    words: Callable[[L], Sequence[str]]

    def outcomes(self, labelled: Sequence[L], found: Sequence[JSON], record: JSON | None) -> list[Outcome]:
        """Every item once: finds in their order, then the labels that nothing answers."""
        right = {j: i for i, j in pairs(labelled, found, self.is_right)}
        missed = [i for i in range(len(labelled)) if i not in right.values()]
        spurious = [j for j in range(len(found)) if j not in right]
        near = self._nearest(labelled, found, missed, spurious)
        find_near = {i: j for j, i in near.items()}
        return [
            *(
                self._found(item, _at(labelled, right.get(j)), _at(labelled, near.get(j)))
                for j, item in enumerate(found)
            ),
            *(self._missed(labelled[i], _at(found, find_near.get(i)), found, record) for i in missed),
        ]

    def _nearest(
        self, labelled: Sequence[L], found: Sequence[JSON], missed: Sequence[int], spurious: Sequence[int]
    ) -> dict[int, int]:
        """Find → label that it agrees with in part, one to one, those that share most words first."""
        near = [(i, j) for i in missed for j in spurious if self.is_near(labelled[i], found[j])]
        shared = {(i, j): -_shared_words(self.say_label(labelled[i]), self.say_found(found[j])) for i, j in near}
        partner: dict[int, int] = {}
        for i, j in sorted(near, key=lambda pair: (shared[pair], pair)):
            if j not in partner and i not in partner.values():
                partner[j] = i
        return partner

    def _found(self, item: JSON, label: L | None, near: L | None) -> Outcome:
        first = next(iter(item.get("mentions") or item.get("evidence") or ()), item)
        return Outcome(
            None if label is None else self.say_label(label),
            self.say_found(item),
            item.get("rule"),
            first.get("start"),
            first.get("end"),
            None if near is None else self.say_label(near),
        )

    def _missed(self, label: L, near: JSON | None, found: Sequence[JSON], record: JSON | None) -> Outcome:
        start, end = self._place(label, found, record["text"] if record else "")
        return Outcome(self.say_label(label), None, None, start, end, None if near is None else self.say_found(near))

    def _place(self, label: L, found: Sequence[JSON], text: str) -> tuple[int | None, int | None]:
        """Where the label's words stand, first of all where nothing was found."""
        places = [place for words in self.words(label) for place in occurrences(words, text)]
        taken = [(item["start"], item["end"]) for item in found if "start" in item]
        free = (place for place in places if not any(place[0] < end and start < place[1] for start, end in taken))
        return next(free, places[0] if places else (None, None))


def _shared_words(one: str, other: str) -> int:
    return len(set(one.split()) & set(other.split()))


def said(*facts: object) -> str:
    """Facts side by side, a dash for one that is not told."""
    return " ".join("–" if fact is None else str(fact) for fact in facts)


def _at(items: Sequence[Any], index: int | None) -> Any:
    return None if index is None else items[index]


def items(record: JSON | None, field: str) -> list[JSON]:
    """The record's list ``field``, empty where there is no record."""
    return list(record[field]) if record else []


def fold(text: str) -> str:
    """Lower case, letters and digits only, single blanks: what "equal after folding" means."""
    return " ".join(regex.findall(r"[\p{L}\p{N}]+", text.casefold()))


def same_words(one: str, other: str) -> bool:
    """Whether one name holds all words of the other: near, not equal."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return bool(first and second) and (first <= second or second <= first)


def same_body(name: str, region: str | None, other: JSON) -> bool:
    """The same region, or the same name after folding."""
    return (region is not None and region == other["region"]) or fold(name) == fold(other["name"])
