"""Frames put together to acts: one act of signing is one agreement, however often it is told."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from ..document import Participant
from .frames import Frame
from .parties import Phrase, merged, same
from .resolving import MAKING, Resolved
from .words import KINDS

_DRAFTED = 3
"""Sentences between a paper and its draft, at most."""
_PAIR = 2
"""Parties that make an agreement."""


@dataclass(slots=True)
class Act:
    """One agreement in the making: its frames and what they give together.

    ``named`` are parties that an article names as bodies, not only in a post; ``meant`` those behind a group.
    ``inherited`` marks a kind that is that of the act told before, until a frame names its own.
    """

    kind: str
    status: str
    frames: list[Frame] = field(default_factory=list)
    parties: list[Participant] = field(default_factory=list)
    signers: list[Phrase] = field(default_factory=list)
    witnesses: list[Phrase] = field(default_factory=list)
    day: str | None = None
    groups: list[Phrase] = field(default_factory=list)
    named: list[Participant] = field(default_factory=list)
    meant: list[Participant] = field(default_factory=list)
    leading: tuple[Participant, ...] = ()
    inherited: bool = False

    def join(self, told: Resolved) -> None:
        """Takes in what a frame tells."""
        frame = told.frame
        done = any(one.strength in ("signed", "sign") and one.status == "signed" for one in self.frames)
        if frame.status == "planned" and not done and not any(one.strength == "signed" for one in self.frames):
            self.status = "planned" if self.status == "signed" and self.frames else self.status
        if frame.status == "ended" and frame.definite and self.status == "signed" and self.frames:
            self.status = "ended"
        self.frames.append(frame)
        if frame.kind and self.inherited and told.own:
            self.kind, self.inherited = frame.kind, False
        if frame.kind and KINDS.index(frame.kind) < KINDS.index(self.kind):
            self.kind = frame.kind
        self.parties = merged(merged(self.parties, told.own), told.meant)
        self.meant += told.meant
        self.signers += [one for one in told.signers if one not in self.signers]
        self.witnesses += [one for one in frame.witnesses if one not in self.witnesses]
        self.groups += told.groups
        self.named += [party for one in frame.parties if one.form in ("body", "name") for party in one.parties]
        self.day = self.day or told.day

    def sign(self, signers: Sequence[Phrase]) -> None:
        """Takes in those of the signers who stand for its parties, all of them where it has one side alone."""
        bound = [one for one in signers if any(map(self.holds, one.parties))]
        if bound and len(self.parties) < _PAIR:
            self.parties = merged(self.parties, tuple(party for one in signers for party in one.parties))
            bound = list(signers)
        self.signers += [one for one in bound if one not in self.signers]

    def holds(self, party: Participant) -> bool:
        """Whether a body is among the parties."""
        return any(same(party, one) for one in self.parties)

    def loose_names(self) -> list[Participant]:
        """The parties that are named by words in capitals alone."""
        phrases = [phrase for frame in self.frames for phrase in frame.parties]
        sure = [party for phrase in phrases if phrase.form != "name" for party in phrase.parties]
        loose = [party for phrase in phrases if phrase.form == "name" for party in phrase.parties]
        return [one for one in loose if not any(same(one, party) for party in (*sure, *self.meant))]


def home_of(acts: Sequence[Act], told: Resolved) -> Act | None:
    """The act that a frame goes on with, the latest first; None where it opens a new one."""
    frame = told.frame
    if frame.listed or (frame.turn and frame.sequence):
        return None
    if frame.definite and frame.kind:  # "PKS-nya" is the PKS told of, and no MoU told since
        alike = (act for act in reversed(acts) if act.kind in (frame.kind, "lainnya"))
        meant = next((act for act in alike if _belongs(act, told)), None)
        if meant:
            return meant
    return next((act for act in reversed(acts) if _belongs(act, told)), None)


def _belongs(act: Act, told: Resolved) -> bool:
    """Whether a frame tells of an act's paper: by pointing to it, or by its kind, status, day and parties together."""
    frame = told.frame
    same_kind = _is_same_kind(act, frame)
    if act.frames and act.frames[0].listed:
        return False
    if _points_back(act, told, same_kind):
        return True
    if "ended" in (frame.status, act.status) and frame.status != act.status:
        near = same_kind and any(act.holds(one) for one in told.own)
        return act.status == "ended" and frame.strength == "paper" and not frame.active and near
    if frame.status != act.status:
        together = bool(told.own) and all(act.holds(one) for one in told.own)
        return same_kind and together and bool(frame.kind)
    if told.day and act.day and told.day != act.day and not (same_kind and _is_retold(act, told)):
        return False
    if frame.older and not same_kind and not frame.definite and (told.own or told.meant):
        return False
    if not told.own:
        return same_kind or frame.sentence == act.frames[-1].sentence or not frame.sequence
    return _shares(act, told, same_kind)


def _is_same_kind(act: Act, frame: Frame) -> bool:
    """Whether a frame can speak of an act's paper by its name; a grant is no MoU."""
    if frame.kind in ("", act.kind):
        return True
    grants = {one.grant for one in act.frames if one.kind}
    return "lainnya" in (act.kind, frame.kind) and not (frame.grant or True in grants)


def signs_another(act: Act, told: Resolved) -> bool:
    """Whether those who sign, without the paper's name, sign another paper than the act's: none of them is bound by
    it; or some are and sign with others, on another day, or after it was signed by all that it binds."""
    frame = told.frame
    told_here = any(group.count == len(told.own) or not act.meant for group in act.groups)
    if told_here and frame.status == act.status:  # "meneken MoA dengan dua dinas. Kepala Dinas A dan B …"
        return False
    if len(told.own) < _PAIR or all(act.holds(one) for one in told.own) or len(act.parties) < _PAIR:
        return False
    if frame.status != act.status or (told.day and act.day and told.day != act.day):
        return True
    signed = [party for one in act.signers for party in one.parties]
    alone = not any(same(one, party) or _under(one, party) for one in told.own for party in act.parties)
    again = any(same(one, party) for one in told.own for party in signed)
    return (alone and bool(signed)) or (again and all(any(same(one, party) for party in signed) for one in act.parties))


def _is_retold(act: Act, told: Resolved) -> bool:
    """Whether a frame names nobody, or one side alone of an act that has both: "MoU itu sudah kami teken"."""
    alone = len(told.own) == 1 and len(act.parties) >= _PAIR and not told.frame.sequence
    return not told.own or (alone and act.holds(told.own[0]) and told.frame.active and not _names_partner(told.frame))


def _names_partner(frame: Frame) -> bool:
    return frame.clause is not None and bool(frame.clause.having("party"))


def may_be_same(act: Act, told: Resolved) -> bool:
    """Whether a frame of a paper that is over may speak of an act's: none to come, no other kind, no other parties."""
    if act.status == "planned":
        return False
    kinds = (told.frame.kind, act.kind)
    return ("" in kinds or "lainnya" in kinds or kinds[0] == kinds[1]) and all(act.holds(one) for one in told.own)


def is_signed(act: Act) -> bool:
    """Whether an act is told as one of signing, and not only as a paper that there is."""
    return act.status == "signed" and any(frame.strength == "signed" for frame in act.frames)


def may_end(act: Act) -> bool:
    """Whether a paper that is over, told of without its sides, can be an act's: none to come, none just signed."""
    return act.status == "signed" and not is_signed(act)


def is_to_come(act: Act, drafts: Sequence[int]) -> bool:
    """Whether an act is told as a paper that nobody signs, near a sentence that tells of its draft."""
    if act.status != "signed" or any(frame.strength in ("signed", "sign") or frame.listed for frame in act.frames):
        return False
    return any(0 <= at - frame.sentence.index <= _DRAFTED for frame in act.frames for at in drafts)


def rename(act: Act, named: AbstractSet[str]) -> None:
    """Gives the only act of an article the strongest name that papers have there, where its own is none: "kesepakatan
    itu" is the perjanjian kerja sama that the article names."""
    told = [frame for frame in act.frames if frame.kind]
    if told and act.kind == "kesepakatan_bersama" and all(frame.loose for frame in told):
        act.kind = min([act.kind, *named], key=KINDS.index)


def is_new(frame: Frame) -> bool:
    """Whether a frame does not point to a paper told before: "MoU itu", "PKS-nya"."""
    return not frame.definite and bool(frame.kind)


def _points_back(act: Act, told: Resolved, same_kind: bool) -> bool:
    """Whether a frame speaks of "MoU itu", of "penandatanganan" without parties, or brings a missing party."""
    frame = told.frame
    if frame.definite and frame.kind and (same_kind or not told.own or _is_renamed(act, frame)):
        return True
    if not same_kind or frame.sequence:
        return False
    return (frame.nominal and len(told.own) < 2) or (len(act.parties) < 2 and frame.status == act.status)


def _is_renamed(act: Act, frame: Frame) -> bool:
    """Whether "MoU ini" is another word for the kesepakatan bersama of an act that lacks its other side."""
    renamed = {act.kind, frame.kind} == {"kesepakatan_bersama", "nota_kesepahaman"}
    return renamed and len(act.parties) < _PAIR and act.status == frame.status


def _shares(act: Act, told: Resolved, same_kind: bool) -> bool:
    """Whether the parties of a frame and of an act go together."""
    if not act.parties:
        sequence = told.frame.sequence
        return not sequence and (same_kind or not act.groups or len(told.own) < _PAIR)
    near = told.frame.sentence == act.frames[-1].sentence
    shared = [one for one in told.own if any(same(one, party) or _under(one, party) for party in act.parties)]
    if not same_kind and len(told.own) > 1 and told.frame.kind and not all(act.holds(one) for one in told.own):
        return False  # "setelah MoU antara Pemkab A dan Universitas B, Dinas A dan Fakultas B meneken PKS"
    if len(shared) == len(told.own):
        return same_kind or not told.frame.sequence
    if not shared:
        return near and (same_kind or not told.frame.kind) and len(told.own) == 1
    if all(any(same(one, party) for one in told.own) for party in act.parties):
        return same_kind or near
    return (same_kind and not told.frame.sequence) or near


def _under(one: Participant, party: Participant) -> bool:
    """Whether one of the two is a government and the other an office of its region."""
    return one.region is not None and one.region == party.region and "pemda" in (one.kind, party.kind)


def opened_by(told: Resolved, before: Sequence[Act]) -> Act | None:
    """A new act for a frame, its own parties not yet in it; None where the frame names too little to open one.

    A paper to come that names no parties has those of the act told before it.
    """
    frame = told.frame
    nameless = not told.own and not told.meant
    if _follows_up(told, before):
        return None
    if nameless and ((frame.strength == "paper" and not told.groups) or frame.status == "wished"):
        return None
    inherits = frame.turn and bool(before) and not frame.kind
    kind = before[-1].kind if inherits else frame.kind or "lainnya"
    act = Act(kind, signed_or_planned(frame), inherited=inherits)
    if len(told.own) == 1 and frame.turn and before:
        act.parties = _shared(before, told.own[0])
    if nameless and before and frame.status == "planned" and not frame.definite:
        act.parties = list(before[-1].parties)
    return act


def _follows_up(told: Resolved, before: Sequence[Act]) -> bool:
    """Whether a frame tells of a perjanjian kerja sama to come under a paper just told, without parties of its own
    (contract, section 8)."""
    frame = told.frame
    to_come = frame.status in ("planned", "wished") and not frame.sequence
    if frame.kind != "perjanjian_kerja_sama" or not to_come:
        return False
    above = [
        act for act in before if act.status == "signed" and act.kind in ("nota_kesepahaman", "kesepakatan_bersama")
    ]
    return any(all(act.holds(one) for one in (*told.own, *told.meant)) for act in above)


def _shared(before: Sequence[Act], partner: Participant) -> list[Participant]:
    """The side that all papers of a row share, where one of them names its partner alone."""
    rest = before[-1].parties
    for act in before[:-1]:
        rest = [one for one in rest if act.holds(one)] or rest
    governments = [one for one in rest if one.kind == "pemda"]
    return [one for one in governments or rest if not same(one, partner)][:1]


def signed_or_planned(frame: Frame) -> str:
    """The status of an act that a frame opens: what is wished is planned."""
    return "planned" if frame.status == "wished" else frame.status


def without_day(told: Resolved) -> Resolved:
    """The same frame without its day, where it contradicts the act's."""
    return replace(told, day=None)


def is_making(frame: Frame) -> bool:
    """Whether a frame can make an agreement."""
    return frame.strength in MAKING
