"""What was read in a clause, and which of its subjects and partners hold once all of it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from .clause_words import is_free_of_verbs, words_of
from .parties import Phrase
from .words import Cue

_ABOUT = re.compile(r"yang |dari pihak|pihak|.*diwakili")
"""Passives with those who sign before them: "Bupati X yang menandatangani", "pihak pertama"."""
PARTY_ROLES = ("subject", "agent", "party")
"""Roles of those whom a paper binds and who sign it."""
_LONG = 3
"""Words of a name that is no mere place, at least."""
_ACCOMPANIED = re.compile(
    r",? (?:yang )?(?:didampingi|ditemani|dikawal|disaksikan|diiringi|bersama(?:-sama)? rombongan)\b[^;]*,\s*"
    r"(?:secara |kemudian |lalu |juga )?(?:\w+ )?$"
)
"""Who goes with a subject, told between commas before its signing: "Bupati X, didampingi Sekda Y, menandatangani"."""
_BY_SIGNING = re.compile(r"\b(?:melalui|lewat)\s*$")


@dataclass(slots=True)
class Placed:
    """A phrase and the role that its place gives it; ``loose`` where words stand between it and what governs it."""

    phrase: Phrase
    role: str
    after: int
    joined: bool
    loose: bool = False


@dataclass(slots=True)
class Clause:
    """What was read in ``[start, end)``: the phrases with their roles, the papers, the words of signing and of time.

    ``listed`` is a numbered line; ``spoiled`` one that names a paper of another sort ("prasasti").
    """

    start: int
    end: int
    placed: list[Placed] = field(default_factory=list)
    documents: list[Cue] = field(default_factory=list)
    signings: list[Cue] = field(default_factory=list)
    times: list[Cue] = field(default_factory=list)
    speakers: list[Phrase] = field(default_factory=list)
    stood_for: list[Phrase] = field(default_factory=list)
    listed: bool = False
    spoiled: bool = False

    def having(self, *roles: str) -> list[Phrase]:
        """The phrases of these roles, in order."""
        return [one.phrase for one in self.placed if one.role in roles]


def settled(text: str, clause: Clause) -> Clause:
    """The clause with the roles of idle subjects and of apposed names taken back."""
    _drop_apposed(text, clause)
    _drop_idle_subjects(text, clause)
    return clause


def _drop_apposed(text: str, clause: Clause) -> None:
    """A name behind a comma alone tells where the body before it lies: "dengan Universitas X, Kota Y"."""
    placed = clause.placed
    for one, other in pairwise(placed):
        follows = placed[placed.index(other) + 1 :][:1]
        if not other.joined or one.joined or (follows and follows[0].joined):
            continue
        gap = text[one.phrase.end : other.phrase.start]
        lying = other.phrase.form == "place" or (other.phrase.form == "name" and len(_words(text, other)) < _LONG)
        loose = lying and one.phrase.form in ("body", "government")
        if loose and not words_of(gap) and other.role in ("agent", "party"):
            other.role = "other"


def _words(text: str, one: Placed) -> list[str]:
    return text[one.phrase.start : one.phrase.end].split()


def _drop_idle_subjects(text: str, clause: Clause) -> None:
    """Subjects count only where a word of signing follows them with no other verb between."""
    placed = clause.placed
    for index in range(len(placed) - 1, -1, -1):
        one = placed[index]
        if one.role != "subject":
            continue
        follows = placed[index + 1] if index + 1 < len(placed) else None
        if follows and follows.joined and follows.role == "subject":
            continue
        crowded = follows is not None and follows.role == "subject" and follows.after == one.after
        if crowded or not _leads(text, clause, one):
            _drop_chain(clause, index)
        else:
            _cut_apposition(text, clause, index)


def _cut_apposition(text: str, clause: Clause, index: int) -> None:
    """A list by commas alone is none: "Kota Tegal, Pemkab Brebes menandatangani" has one subject."""
    placed = clause.placed
    worded = False
    while index > 0 and placed[index].joined:
        gap = text[placed[index - 1].phrase.end : placed[index].phrase.start]
        worded = worded or bool(words_of(gap))
        if not worded:
            _drop_chain(clause, index - 1)
            return
        index -= 1


def _leads(text: str, clause: Clause, one: Placed) -> bool:
    """Whether a subject leads to its word of signing: no other verb between, and none that is signed by others."""
    if one.after >= len(clause.signings):
        return False
    cue = clause.signings[one.after]
    if cue.value == "passive" and one.phrase.is_person and not _ABOUT.match(text, cue.start):
        return False
    if cue.value == "noun":
        gap = text[one.phrase.end : cue.start]
        if _BY_SIGNING.search(gap):  # "Pemkab X memperluas kerja samanya melalui penandatanganan MoU"
            return True
        return bool(re.search(r"\b(?:melakukan|melaksanakan|menggelar|mengadakan)\b", gap)) and is_free_of_verbs(gap)
    return is_free_of_verbs(_ACCOMPANIED.sub("", text[one.phrase.end : cue.start]))


def _drop_chain(clause: Clause, index: int) -> None:
    placed = clause.placed
    while index >= 0 and placed[index].role == "subject":
        placed[index].role = "other"
        if not placed[index].joined:
            return
        index -= 1
