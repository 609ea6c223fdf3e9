"""Whether a phrase can have the role that its place in a clause gives it, by what stands before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .clause_words import belongs_to_other, is_free_of_verbs, strange_words
from .parties import Phrase
from .roles import Clause

_BRACKETED = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"[“”\"]")
"""What ends what somebody says: "… yang telah diteken,” [Bupati X] berpesan"."""


class Standing(NamedTuple):
    """Where a reader stands in a clause: its state, the end of what governs the next phrase, and what it is behind."""

    state: str
    governor: int
    behind_paper: bool
    behind_body: bool


def fits(clause: Clause, standing: Standing, phrase: Phrase, gap: str, joined: bool) -> bool:
    """Whether a phrase can be a party or a signer behind ``gap``, which parts it from what governs it; ``joined`` to
    the phrase before it."""
    state = standing.state
    if belongs_to_other(gap):
        return False
    if phrase.form == "government" and gap == " " and standing.behind_body:
        return False
    if gap.rstrip().endswith("(") and phrase.form in ("place", "name", "body"):
        return False
    if phrase.form == "self" and state != "subject":
        return phrase.noun in ("kabupaten", "kota", "provinsi") and not strange_words(gap)
    if not joined and not _is_free(state, phrase, gap):
        return False
    if joined or phrase.is_person or phrase.form in ("group", "self"):
        return True
    strange = strange_words(gap)
    if phrase.form in ("place", "name"):
        return _fits_name(clause, standing, phrase, gap, strange)
    return len(strange) <= 4 or state == "subject"


def _is_free(state: str, phrase: Phrase, gap: str) -> bool:
    """Whether no verb parts a signer from his signing, nor the end of what somebody says."""
    if state == "agent":
        return is_free_of_verbs(gap) and not _QUOTED.search(gap)
    return state != "party" or not phrase.is_person or is_free_of_verbs(gap)


def _fits_name(clause: Clause, standing: Standing, phrase: Phrase, gap: str, strange: list[str]) -> bool:
    """Words in capitals, places and states must follow what governs them without a strange word between."""
    last = clause.placed[-1].phrase if clause.placed else None
    if phrase.form == "name" and standing.behind_paper:
        return False
    if last is not None and last.person is not None and last.person.name is None and gap == ", ":
        return phrase.form != "name"  # "Ketua X, [Nama]" is one person
    if phrase.noun == "country":
        return not strange and (gap.strip() != "," or (last is not None and last.noun == "country"))
    if last is not None and standing.governor == last.end and not _BRACKETED.sub("", gap).strip():
        return False  # what stands right behind a name belongs to it: "Balai Dagang (BD) Chennai"
    return not strange or (standing.state == "subject" and gap.rstrip().endswith((",", "–", "-", ")", "—")))
