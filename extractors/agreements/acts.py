"""Frames put together to acts: one act of signing is one agreement, however often it is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Participant
from .frames import Frame
from .groups import resolve_group, resolve_self
from .parties import Phrase, merged, same
from .words import KINDS

_MAKING = ("signed", "paper")
_GRANTED = re.compile(r"(?:KPU|Bawaslu|Komisi Pemilihan Umum|Badan Pengawas Pemilihan|KIP|Panwaslih|Polres|Kodim)\b")
_WE = ("kami", "kita", "pihaknya", "pihak kami")
_FAR = 600
"""Characters back in which a paper may stand that is signed under the name of "naskah": a paragraph or two."""
_NEAR = 4
"""Sentences between a frame of partners alone and the act that they belong to, at most."""
_LEAD = 3
"""Paragraphs of an article's head: title and lead."""


@dataclass(slots=True)
class Act:
    """One agreement in the making: its frames and what they give together."""

    frames: list[Frame]
    kind: str
    status: str
    parties: list[Participant]
    signers: list[Phrase] = field(default_factory=list)
    witnesses: list[Phrase] = field(default_factory=list)
    day: str | None = None
    groups: list[Phrase] = field(default_factory=list)
    named: list[Participant] = field(default_factory=list)

    meant: list[Participant] = field(default_factory=list)

    def certain(self) -> list[Participant]:
        """The parties that are named by more than words in capitals, or meant by a group."""
        phrases = [phrase for frame in self.frames for phrase in frame.parties if phrase.form not in ("name", "self")]
        governments = [one for one in self.parties if one.kind == "pemda"]
        return [party for phrase in phrases for party in phrase.parties] + self.meant + governments


@dataclass(frozen=True, slots=True)
class Resolved:
    """A frame with its parties made plain: ``own`` are named in it, ``meant`` stand behind its groups."""

    frame: Frame
    own: tuple[Participant, ...]
    meant: tuple[Participant, ...]
    signers: tuple[Phrase, ...]
    groups: tuple[Phrase, ...]
    day: str | None


def build_acts(
    frames: Sequence[tuple[Frame, str | None]],
    phrases: Sequence[Phrase],
    home: str | None,
    papers: Sequence[tuple[int, str]],
    titled: bool,
) -> list[Act]:
    """The acts of an article in order of their first frame; each frame comes with the day that its sentence gives.

    ``papers`` are the places and kinds of all papers named, those outside of frames too. ``titled`` says whether the
    article has a title that is read: cooperation without a paper counts only where the title speaks of it.
    """
    builder = _Builder(phrases, home, papers, titled)
    body = [pair for pair in frames if pair[0].sentence.kind != "title"]
    for frame, day in body:
        builder.add(frame, day)
    for frame, day in frames:
        if frame.sentence.kind == "title":
            builder.add_title(frame, day)
    return builder.finished()


class _Builder:
    def __init__(
        self, phrases: Sequence[Phrase], home: str | None, papers: Sequence[tuple[int, str]], titled: bool
    ) -> None:
        self._phrases, self._home, self._papers = phrases, home, papers
        self._headed = not titled
        self._acts: list[Act] = []
        self._loose: list[Resolved] = []
        self._lists: list[Resolved] = []

    def add(self, frame: Frame, day: str | None) -> None:
        """Takes in a frame of the body."""
        if frame.status == "none":
            return
        told = self._resolved(frame, day)
        if frame.strength == "list":
            self._lists.append(told)
        elif frame.strength == "witness":
            self._witness(told)
        elif frame.strength in ("partner", "bond"):
            self._support(told)
        elif frame.strength == "represent":
            self._represent(told)
        elif frame.strength == "sign":
            self._sign(told)
        else:
            self._make(told)

    def add_title(self, frame: Frame, day: str | None) -> None:
        """A title makes an act only where the body has none; else it may name parties that the body leaves out."""
        self._headed = self._headed or frame.strength in ("partner", "bond", *_MAKING)
        if frame.status == "none" or frame.strength in ("witness", "sign"):
            return
        told = self._resolved(frame, day)
        if not self._acts and frame.strength in _MAKING and len(told.own) > 1:
            self._make(told)
        elif len(self._acts) == 1 and len(self._acts[0].parties) < 2:
            self._join(self._acts[0], told)
        elif not self._acts:
            self._support(told)

    def finished(self) -> list[Act]:
        """All acts, loose bonds among them, with the partners that stand near."""
        for told in self._loose:
            if told.frame.strength == "bond":
                self._bond(told)
        for act in self._acts:
            self._partners(act)
        for told in self._lists:
            self._list(told)
        for act in self._acts:
            self._grant(act)
        return self._acts

    # --- whom a frame names ---

    def _resolved(self, frame: Frame, day: str | None) -> Resolved:
        before = [one for one in self._phrases if one.end <= frame.sentence.end and one not in frame.parties]
        own: list[Participant] = []
        meant: list[Participant] = []
        signers: list[Phrase] = []
        for phrase in frame.parties:
            if phrase.form == "group":
                known = own or (self._acts[-1].parties if self._acts else [])
                members = resolve_group(phrase, known, [p for p in before if p.end <= phrase.start])
                meant = merged(meant, members)
                if phrase.person and _signs(frame):
                    signers += [_shared(phrase, member) for member in members]
            elif phrase.form == "self":
                said = (
                    [frame.said_by]
                    if frame.said_by and phrase.noun in _WE
                    else [p for p in before if p.end <= phrase.start]
                )
                parties, person = resolve_self(phrase, said, self._home)
                own = merged(own, parties)
                if (
                    person
                    and phrase.noun in ("kami", "saya", "ia", "dia")
                    and frame.status == "signed"
                    and _signs(frame)
                ):
                    signers.append(person)
            else:
                own = merged(own, phrase.parties)
                if phrase.person and _signs(frame) and phrase not in frame.represented:
                    signers.append(phrase)
        if len(own) == 1 and not meant and frame.strength in _MAKING:
            speakers = [party for one in frame.speakers if one.form in ("post", "person") for party in one.parties]
            own = merged(own, self._we(frame, before) or tuple(speakers))
        groups = tuple(one for one in frame.parties if one.form == "group")
        return Resolved(frame, tuple(own), tuple(meant), tuple(signers), groups, day)

    def _we(self, frame: Frame, before: list[Phrase]) -> tuple[Participant, ...]:
        """Whom "kami" and "pihaknya" in the frame's sentence bind: they are the other party of what they tell of."""
        inside = (one for one in self._phrases if frame.sentence.start <= one.start < frame.sentence.end)
        said = next((one for one in inside if one.form == "self" and one.noun in _WE), None)
        return resolve_self(said, [frame.said_by] if frame.said_by else before, self._home)[0] if said else ()

    # --- what a frame does ---

    def _make(self, told: Resolved) -> None:
        act = self._home_of(told)
        if act is not None:
            self._join(act, told)
            return
        parties = list(told.own) or list(told.meant)
        if told.own and told.meant:
            parties = merged(list(told.own), told.meant)
        if not parties and ((not told.groups and told.frame.strength == "paper") or told.frame.status == "wished"):
            return
        if not parties and self._acts and told.frame.status == "planned" and not told.frame.definite:
            parties = list(self._acts[-1].parties)
        status = "planned" if told.frame.status == "wished" else told.frame.status
        act = Act([], told.frame.kind or "lainnya", status, parties)
        self._acts.append(act)
        for loose in [one for one in self._loose if one.frame.strength == "sign"]:
            if told.frame.sentence.index - loose.frame.sentence.index <= _NEAR:
                self._join(act, loose)
        self._join(act, told)

    def _home_of(self, told: Resolved) -> Act | None:
        """The act that a frame goes on with, the latest first; None where it opens a new one."""
        if told.frame.listed:
            return None
        return next((act for act in reversed(self._acts) if self._belongs(act, told)), None)

    def _belongs(self, act: Act, told: Resolved) -> bool:
        frame = told.frame
        same_kind = frame.kind in ("", act.kind) or act.kind == "lainnya" or frame.kind == "lainnya"
        if act.frames and act.frames[0].listed:
            return False
        if frame.definite and frame.kind and (same_kind or not told.own):
            return True
        if frame.nominal and same_kind and len(told.own) < 2 and not frame.sequence:
            return True
        if len(act.parties) < 2 and same_kind and frame.status == act.status and not frame.sequence:
            return True
        if frame.status != act.status and not (same_kind and frame.definite):
            together = told.own and all(any(same(one, party) for party in act.parties) for one in told.own)
            return bool(same_kind and together and frame.kind)
        if told.day and act.day and told.day != act.day and not (same_kind and not told.own):
            return False
        if not told.own:
            return same_kind or frame.sentence == act.frames[-1].sentence or not frame.sequence
        return self._shares(act, told, same_kind)

    @staticmethod
    def _shares(act: Act, told: Resolved, same_kind: bool) -> bool:
        """Whether the parties of a frame and of an act go together."""
        if not act.parties:
            return True
        near = told.frame.sentence == act.frames[-1].sentence
        shared = [one for one in told.own if any(same(one, party) or _under(one, party) for party in act.parties)]
        if len(shared) == len(told.own):
            return same_kind or not told.frame.sequence
        if not shared:
            return near and not (told.frame.kind and not same_kind) and len(told.own) == 1
        apart = [party for party in act.parties if not any(same(one, party) for one in told.own)]
        if not apart:
            return same_kind or near
        return (same_kind and not told.frame.sequence) or near

    def _join(self, act: Act, told: Resolved) -> None:
        frame = told.frame
        act.frames.append(frame)
        if frame.kind and KINDS.index(frame.kind) < KINDS.index(act.kind):
            act.kind = frame.kind
        act.parties = merged(merged(act.parties, told.own), told.meant)
        act.meant += told.meant
        act.signers += [one for one in told.signers if one not in act.signers]
        act.witnesses += [one for one in frame.witnesses if one not in act.witnesses]
        act.groups += told.groups
        act.named += [party for phrase in frame.parties if phrase.form in ("body", "name") for party in phrase.parties]
        act.day = act.day or told.day

    def _sign(self, told: Resolved) -> None:
        """Signing without its paper goes to the act told last."""
        if not self._acts:
            kind = self._paper_before(told.frame)
            if kind:
                self._make(replace(told, frame=replace(told.frame, kind=kind)))
            else:
                self._loose.append(told)
            return
        act = self._acts[-1]
        if told.day and act.day and told.day != act.day:
            told = Resolved(told.frame, told.own, told.meant, told.signers, told.groups, None)
        self._join(act, told)

    def _represent(self, told: Resolved) -> None:
        """Who stands for whom, right behind the act: "Pemkab X diwakili Sekda, Bank Y diwakili …"."""
        act = self._acts[-1] if self._acts else None
        if (
            act
            and told.frame.sentence.index - act.frames[-1].sentence.index <= 1
            and told.frame.sentence.kind != "title"
        ):
            self._join(act, told)

    def _paper_before(self, frame: Frame) -> str:
        """The kind of the paper named last before a frame that signs without naming one, "" if none is near."""
        near = [kind for start, kind in self._papers if frame.start - _FAR <= start < frame.end]
        return near[-1] if near else ""

    def _witness(self, told: Resolved) -> None:
        near = [act for act in self._acts if told.frame.sentence.index - act.frames[-1].sentence.index <= 2 * _NEAR]
        for act in near[-2:] if len(near) > 1 else self._acts[-1:]:
            act.witnesses += [one for one in told.frame.witnesses if one not in act.witnesses]
            act.day = act.day or told.day

    def _support(self, told: Resolved) -> None:
        self._loose.append(told)

    def _bond(self, told: Resolved) -> None:
        """Cooperation entered into is an agreement of its own where nothing was signed and the lead tells of it."""
        if self._acts or told.frame.sentence.paragraph >= _LEAD or len(_certain(told)) < 2 or not self._headed:
            return
        if told.frame.status != "signed":
            return
        act = Act([], "lainnya", told.frame.status, [])
        self._acts.append(act)
        self._join(act, told)

    def _partners(self, act: Act) -> None:
        """Partners told apart: the missing party of an act that is near, and more partners of the same cooperation."""
        for told in self._loose:
            if told.frame in act.frames or told.frame.strength == "sign":
                continue
            near = abs(told.frame.sentence.index - act.frames[0].sentence.index) <= _NEAR
            if near:
                act.groups += told.groups
            if told.own and (near or told.frame.sentence.kind == "title") and len(act.parties) < 2:
                act.parties = merged(act.parties, told.own)
                act.frames.append(told.frame)
            elif act is self._acts[0] and self._same_cooperation(act, told, near):
                act.parties = merged(act.parties, _certain(told))
                act.frames.append(told.frame)

    @staticmethod
    def _same_cooperation(act: Act, told: Resolved, near: bool) -> bool:
        """Whether partners belong to an act that has its parties: they share one, and are told by the act's own words."""
        sure = _certain(told)
        shared = [party for party in act.parties if any(same(one, party) for one in sure)]
        if told.frame.sentence.kind == "title" or not shared or len(sure) != len(told.own):
            return False
        return (near and told.frame.binding) or (told.frame.noun and any(party.kind != "pemda" for party in shared))

    def _grant(self, act: Act) -> None:
        """A grant for an election binds the government and the body that holds the election, though one goes unsaid."""
        if not any(frame.grant for frame in act.frames):
            return
        end = act.frames[0].sentence.end
        before = [party for one in self._phrases if one.start < end for party in reversed(one.parties)]
        if not any(_GRANTED.match(party.name) for party in act.parties):
            taker = next((party for party in reversed(before) if _GRANTED.match(party.name)), None)
            act.parties = merged(act.parties, (taker,) if taker else ())
        if act.parties and not any(party.kind == "pemda" for party in act.parties):
            giver = next((party for party in reversed(before) if party.kind == "pemda"), None)
            act.parties = merged(act.parties, (giver,) if giver else ())

    def _list(self, told: Resolved) -> None:
        """The members of a list belong to the act that speaks of so many, else to the only one that is near."""
        count = told.groups[0].count
        fitting = [act for act in self._acts if any(group.count == count for group in act.groups)]
        near = [act for act in self._acts if len(self._acts) == 1 and len(act.parties) <= count]
        for act in (fitting or near)[:1]:
            act.parties = merged(list(told.own), tuple(act.parties))
            act.frames.append(told.frame)


def _certain(told: Resolved) -> tuple[Participant, ...]:
    """The parties of a frame that are more than words in capitals."""
    return tuple(
        party
        for phrase in told.frame.parties
        if phrase.form not in ("name", "group", "self")
        for party in phrase.parties
    )


def _signs(frame: Frame) -> bool:
    return frame.strength in ("signed", "sign", "represent")


def _shared(group: Phrase, member: Participant) -> Phrase:
    """One member's signer of a post that each member has."""
    person = replace(group.person, region=member.region) if group.person else None
    return Phrase(group.start, group.end, "post", (member,), person)


def _under(one: Participant, party: Participant) -> bool:
    """Whether one is an office of a government: the same region."""
    return one.region is not None and one.region == party.region
