"""Which of the phrases before a verb it takes as its subject: of signing, of saying, of attending."""

from __future__ import annotations

import re

from .clause_words import is_free_of_verbs
from .roles import PARTY_ROLES, Clause, Placed
from .words import Cue

_WHO_SIGNS = re.compile(
    r",? yang (?:juga |ikut |turut |langsung |sendiri )?(?:menandatangani|meneken|membubuhkan|teken)"
)
_COPULA = re.compile(r"(?<=\w)(?: tangan(?:nya)?)?(?: (?:adalah|ialah|yakni|yaitu|cukup|hanya)\b| ?:)")
"""What tells behind a word of signing who signs: "kata Bupati X, yang meneken ialah Y"."""
_BEHIND = 20
"""Characters behind a word of signing in which that begins, at most."""
_FRONTED = ("place", "topic", "other")
"""Roles that words of time, of place or of a topic give to what stands behind them, the subject itself among it."""
_ACTING = ("post", "person", "government", "body", "group")
"""Forms of phrases that can be the subject of a signing."""


def take_told(text: str, clause: Clause, cue: Cue) -> None:
    """Who is named right before "yang menandatangani" signs, whatever else he does: "kata X yang meneken".

    ``cue`` is the last of the clause's words of signing, here as in ``take_subject``.
    """
    last = clause.placed[-1] if clause.placed else None
    tells_who = cue.value == "active" or text.startswith("yang ", cue.start)
    if last is None or not tells_who or last.role in PARTY_ROLES or not last.phrase.is_person:
        return
    if _WHO_SIGNS.match(text[last.phrase.end : cue.end]) and not _COPULA.search(text[cue.start : cue.end + _BEHIND]):
        _make_subject(clause, last)


def take_subject(text: str, clause: Clause, cue: Cue) -> None:
    """The names right before a verb are its subject, though words of time or place open the clause: "Pada hari yang
    sama Bupati X menandatangani"."""
    placed = clause.placed
    if not placed:
        return
    last = placed[-1]
    between = text[last.phrase.end : cue.start]
    if last.phrase.form == "self" and not between.strip():  # "…, kata X, sudah [ia] teken"
        _make_subject(clause, last)
        return
    if last.role not in _FRONTED or last.phrase.form not in _ACTING or last.phrase in clause.stood_for:
        return
    if not is_free_of_verbs(between):
        return
    first = _join_row(placed)
    if placed[first].loose or not between.strip():
        for one in placed[first:]:
            _make_subject(clause, one)


def take_doers(clause: Clause, role: str) -> None:
    """The subject of a verb of saying or of attendance, before it, is no party of a signing: it has the ``role`` of the
    verb, "speech" that of the speaker."""
    placed, says = clause.placed, role == "speech"
    index = len(placed) - 1
    while index >= 0 and placed[index].role in PARTY_ROLES and placed[index].after == len(clause.signings):
        one = placed[index]
        if says and one.role != "subject" and one.joined and index < len(placed) - 1:
            break
        one.role = "speaker" if says else role
        if says:
            clause.speakers.append(one.phrase)
        if not one.joined:
            break
        index -= 1


def _make_subject(clause: Clause, one: Placed) -> None:
    """Makes a phrase the subject of the last word of signing."""
    one.role, one.after = "subject", len(clause.signings) - 1


def _join_row(placed: list[Placed]) -> int:
    """The index of the first name of the row that ends a clause so far; all of the row behind it are joined to it."""
    first = len(placed) - 1
    while first and placed[first - 1].role in _FRONTED:
        parties = placed[first].phrase.parties
        again = bool(parties) and parties == placed[first - 1].phrase.parties  # "X yang diwakili pemegang saham X"
        if not placed[first].joined and not again:
            break
        placed[first].joined = True
        first -= 1
    return first
