"""Whom a frame names: its groups, "pihaknya" and posts made into participants and signers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ..document import Participant
from .frames import Frame
from .groups import resolve_group, resolve_self
from .parties import BODY_HEADS, HEAD_POSTS, LEADERS, Phrase, merged

MAKING = ("signed", "paper")
"""Strengths of frames that make an agreement."""
SIGNING = ("signed", "sign", "represent")
_PERSONS = ("", "kepala daerah", "bupati", "wali kota", "gubernur", "rektor", "menteri")
"""Nouns of groups of persons; "" is "keduanya"."""
_OF_HEADS = ("kepala daerah", "bupati", "wali kota", "gubernur", "menteri")
_LOOKED_BACK = 300
"""Phrases back to which "kedua daerah" and "pihaknya" may point: several times those of a long article."""
_ROW = 60
"""Characters between two bodies of a row, at most."""
_WE = ("kami", "kita", "pihaknya", "pihak kami")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A frame with its parties made plain: ``own`` are named in it, ``meant`` stand behind its groups."""

    frame: Frame
    own: tuple[Participant, ...]
    meant: tuple[Participant, ...]
    signers: tuple[Phrase, ...]
    groups: tuple[Phrase, ...]
    day: str | None

    @property
    def certain(self) -> tuple[Participant, ...]:
        """The parties that are more than words in capitals."""
        phrases = (one for one in self.frame.parties if one.form not in ("name", "group", "self"))
        return tuple(party for phrase in phrases for party in phrase.parties)


@dataclass(slots=True)
class _Draft:
    own: list[Participant] = field(default_factory=list)
    meant: list[Participant] = field(default_factory=list)
    signers: list[Phrase] = field(default_factory=list)


class Resolver:
    """Knows all phrases of the article in order, and its own region."""

    def __init__(self, phrases: Sequence[Phrase], home: str | None) -> None:
        self._phrases, self._home = phrases, home

    def before(self, end: int) -> Sequence[Phrase]:
        """The phrases that begin before an offset, the last ``_LOOKED_BACK`` of them."""
        last = bisect_left(self._phrases, end, key=lambda phrase: phrase.start)
        return self._phrases[max(0, last - _LOOKED_BACK) : last]

    def row_after(self, start: int, named: re.Pattern[str]) -> tuple[Participant, ...]:
        """The first row of two or more bodies of some names that begins behind an offset, each near the one before:
        "masing-masing menerima, yakni KPU Rp 5 miliar, Bawaslu Rp 2 miliar"."""
        first = bisect_left(self._phrases, start, key=lambda phrase: phrase.start)
        row: list[Phrase] = []
        for one in islice(self._phrases, first, first + _LOOKED_BACK):
            if one.form != "body" or not any(named.match(party.name) for party in one.parties):
                continue
            if row and one.start - row[-1].end > _ROW:
                if len(row) > 1:
                    break
                row = []
            row.append(one)
        return tuple(party for one in row for party in one.parties) if len(row) > 1 else ()

    def resolve(self, frame: Frame, day: str | None, known: Sequence[Participant]) -> Resolved:
        """``known`` are the parties of the act told last: "kedua daerah" may mean them."""
        draft = _Draft()
        before = [one for one in self.before(frame.sentence.end) if one not in frame.parties]
        for phrase in sorted(frame.parties, key=lambda one: one.form == "group"):
            earlier = [one for one in before if one.end <= phrase.start]
            if phrase.form == "group":
                self._group(draft, frame, phrase, earlier, known)
            elif phrase.form == "self":
                self._self(draft, frame, phrase, earlier)
            else:
                draft.own = merged(draft.own, phrase.parties)
                if phrase.person and frame.strength in SIGNING and phrase not in frame.represented:
                    draft.signers.append(phrase)
        if draft.own and not draft.meant and frame.strength in MAKING:
            alone = len(draft.own) == 1
            partners = frame.clause is not None and not frame.clause.having("subject", "agent")
            until = frame.sentence.end if alone else frame.end
            we = self._we(frame, before, until) if alone or partners else ()
            draft.own = merged(draft.own, we)
        groups = tuple(one for one in frame.parties if one.form == "group")
        return Resolved(frame, tuple(draft.own), tuple(draft.meant), tuple(draft.signers), groups, day)

    def _head(self, party: Participant, earlier: list[Phrase], noun: str) -> list[Phrase]:
        """Who stands for a member of a group of persons: named last before, or where heads are meant anywhere."""
        said = [one for one in earlier if one.is_person and party in one.parties and _is_head(one, noun)]
        said = said[-1:]
        if said or not noun:
            return said
        heads = (one for one in self._phrases if one.person and one.person.post in HEAD_POSTS and party in one.parties)
        return [one for one in heads if one.person and not (one.person.post or "").startswith("wakil")][:1]

    def _group(
        self, draft: _Draft, frame: Frame, phrase: Phrase, earlier: list[Phrase], known: Sequence[Participant]
    ) -> None:
        if phrase.noun in LEADERS:  # who they are is known when all parties are
            return
        named = len(draft.own) > 1 and phrase.count > len(draft.own)
        members = resolve_group(phrase, draft.own or known, earlier) if not phrase.parties and not named else ()
        if phrase.parties and frame.strength in (*SIGNING, *MAKING):
            draft.own = merged(draft.own, phrase.parties)
            if phrase.person and frame.strength in SIGNING:
                draft.signers.append(phrase)
            return
        draft.meant = merged(draft.meant, members)
        if phrase.person and frame.strength in SIGNING:
            draft.signers += [_member(phrase, party) for party in members]
        elif frame.strength in SIGNING and phrase.noun in _PERSONS:  # "Keduanya meneken", "kedua bupati meneken"
            draft.signers += [head for party in members for head in self._head(party, earlier, phrase.noun)]

    def _self(self, draft: _Draft, frame: Frame, phrase: Phrase, earlier: list[Phrase]) -> None:
        """ "Kami" is who is named behind the quotation, else who was named last; a head who says it signs himself."""
        said = [frame.said_by] if frame.said_by and phrase.noun in (*_WE, "saya") else earlier
        parties, person = resolve_self(phrase, said, self._home)
        draft.own = merged(draft.own, parties)
        signs = frame.status in ("signed", "planned") and frame.strength in SIGNING
        heads = person and person.person and person.person.post in HEAD_POSTS | BODY_HEADS
        if person and signs and (phrase.noun in ("ia", "dia", "saya") or (heads and phrase.noun == "kami")):
            draft.signers.append(person)

    def _we(self, frame: Frame, before: list[Phrase], until: int) -> tuple[Participant, ...]:
        """Whom "kami" and "pihaknya" in the frame's sentence bind: they are the other party of what they tell of."""
        inside = (one for one in self.before(until) if frame.sentence.start <= one.start)
        said = next((one for one in inside if one.form == "self" and one.noun in _WE), None)
        return resolve_self(said, [frame.said_by] if frame.said_by else before, self._home)[0] if said else ()


def _is_head(one: Phrase, noun: str) -> bool:
    """Whether a person can be one of "kedua kepala daerah"; any can be one of "keduanya"."""
    return noun not in _OF_HEADS or (one.person is not None and one.person.post in HEAD_POSTS)


def _member(group: Phrase, member: Participant) -> Phrase:
    """One member's signer of a post that each member has."""
    person = replace(group.person, region=member.region) if group.person else None
    return Phrase(group.start, group.end, "post", (member,), person)
