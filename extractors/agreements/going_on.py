"""Whether those who sign go on: what was read of a clause so far, and what comes next in it."""

from __future__ import annotations

import re

from .clause_words import goes_on_behind_capacity, is_next
from .guests import acts, opens_adjunct
from .parties import Phrase
from .roles import PARTY_ROLES, Clause
from .splitting import TOPIC
from .words import Cue

_ALONG = ("kepada", "bersama", "dengan", "beserta")
_VISIT = re.compile(r"\b(?:di |sela-)?sela(?:-sela)? [^;]*$")
"""An event in whose course a paper is signed."""


def begins_main(text: str, clause: Clause, phrase: Phrase) -> bool:
    """Whether the subject of the main clause follows one that tells when: "Usai meneken MoU dengan Y, [X] …"."""
    named = phrase.is_person and bool(clause.signings)
    return named and opens_adjunct(text, clause.start) and acts(text, phrase.end)


def goes_on_at(text: str, clause: Clause, at: int) -> bool:
    """Whether more signers follow at an offset: "diteken Bupati X, [diikuti] Sekda X"."""
    last = clause.placed[-1] if clause.placed else None
    if last is None or last.role not in PARTY_ROLES or not last.phrase.is_person:
        return False
    return text[last.phrase.end : at].strip() == ","


def goes_on(text: str, clause: Clause, state: str, phrase: Phrase, between: str) -> bool:
    """Whether the next of those who sign follows what tells in what capacity, or where, the one before him does:
    "diteken Bupati X sebagai pemberi hibah, dan Ketua Y", "diteken Bupati X di Z serta Ketua Y"."""
    named = phrase.form == "post" and phrase.person is not None and phrase.person.name is not None
    told = [one for one in clause.placed if one.role in PARTY_ROLES]
    if not named or not told or not told[-1].phrase.is_person or not clause.signings:
        return False
    if state == "place":
        last = clause.placed[-1]
        return last.role == "place" and last.phrase.form in ("place", "name") and is_next(between)
    return goes_on_behind_capacity(text[told[-1].phrase.end : phrase.start])


def is_visit(text: str, clause: Clause, state: str, cue: Cue) -> bool:
    """Whether a word leads on in what tells of an event, and not back to those who sign: "diteken di sela kunjungan
    Kepala X [kepada] Bupati Y"."""
    last = clause.placed[-1] if clause.placed else None
    if last is None or state != "place" or last.role != "place" or cue.value not in _ALONG:
        return False
    return last.phrase.form == "post" and _VISIT.search(text, clause.start, last.phrase.start) is not None


def speaks_after(text: str, clause: Clause, at: int) -> bool:
    """Whether he speaks at an offset who stands before a clause of time: "Bupati X, usai meneken MoU dengan Y,
    [mengatakan] …"; the partner right before the verb does not."""
    if not clause.signings or clause.signings[0].value != "active" or not opens_adjunct(text, clause.start):
        return False
    parties = [one for one in clause.placed if one.role in PARTY_ROLES]
    return bool(parties) and parties[-1].role == "party" and parties[-1] is clause.placed[-1]


def papers_end(clause: Clause, at: int) -> bool:
    """Whether a paper was named right before an offset."""
    return bool(clause.documents) and 0 <= at - clause.documents[-1].end <= TOPIC


def signs_last(clause: Clause) -> bool:
    """Whether the last phrase signs or is a partner."""
    return bool(clause.placed) and clause.placed[-1].role in ("agent", "party")


def last_end(clause: Clause) -> int:
    """Where the last phrase ends; the clause's start where there is none."""
    return clause.placed[-1].phrase.end if clause.placed else clause.start
