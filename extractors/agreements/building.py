"""The acts of an article built up, frame after frame."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .acts import (
    Act,
    home_of,
    is_making,
    is_new,
    is_signed,
    is_to_come,
    may_be_same,
    may_end,
    opened_by,
    rename,
    signed_or_planned,
    signs_another,
    without_day,
)
from .completing import (
    add_day_of_list,
    add_grants,
    add_leaders,
    add_lists,
    add_partners,
    add_subject,
    opened_by_cooperation,
    use_legal_names,
)
from .frames import Frame
from .parties import Phrase
from .resolving import Resolved, Resolver
from .sentences import Sentence

_FAR = 600
"""Characters back in which a paper may stand that is signed under the name of "naskah": a paragraph or two."""
_NEAR = 4
"""Sentences between signing without a paper and the paper that is named after it, at most."""
_WITNESSED = 8
"""Sentences between an act and its witnesses, at most."""
_LEAD = 3
"""Paragraphs of an article's head: title and lead."""


def build_acts(
    frames: Sequence[tuple[Frame, str | None]],
    phrases: Sequence[Phrase],
    home: str | None,
    papers: Sequence[tuple[int, str]],
    sentences: Sequence[Sentence],
    drafts: Sequence[int],
) -> list[Act]:
    """The acts of an article in order of their first frame; each frame comes with the day that its sentence gives.

    ``papers`` are the places and kinds of all papers named, those outside of frames too; ``drafts`` the numbers of the
    sentences that tell of a draft. Where the article has a
    title that is read, cooperation without a paper counts only if the title speaks of it.
    """
    builder = _Builder(Resolver(phrases, home), papers, phrases, sentences, drafts)
    for frame, day in frames:
        if frame.sentence.kind != "title":
            builder.add(frame, day)
    for frame, day in frames:
        if frame.sentence.kind == "title":
            builder.add_title(frame, day)
    return builder.finished()


class _Builder:
    def __init__(
        self,
        resolver: Resolver,
        papers: Sequence[tuple[int, str]],
        phrases: Sequence[Phrase],
        told: Sequence[Sentence],
        drafts: Sequence[int],
    ) -> None:
        self._resolver, self._papers, self._drafts = resolver, papers, drafts
        self._phrases, self._told = phrases, told
        self._headed = not any(one.kind == "title" for one in told)
        self._acts: list[Act] = []
        self._loose: list[Resolved] = []
        self._lists: list[Resolved] = []

    def add(self, frame: Frame, day: str | None) -> None:
        """Takes in a frame of the body."""
        if frame.status == "none":
            return
        told = self._resolved(frame, day)
        if is_making(frame):
            self._make(told)
        elif frame.strength in ("list", "bullets", "more"):
            self._lists.append(told)
        elif frame.strength == "witness":
            self._witness(told)
        elif frame.strength == "represent":
            self._represent(told)
        elif frame.strength == "end":
            self._end(told)
        elif frame.strength == "sign":
            self._sign(told)
        else:
            self._loose.append(told)

    def add_title(self, frame: Frame, day: str | None) -> None:
        """A title makes an act only where the body has none; else it may name parties that the body leaves out."""
        self._headed = self._headed or frame.strength in ("partner", "bond") or is_making(frame)
        if frame.status == "none" or frame.strength in ("witness", "sign", "represent"):
            return
        told = self._resolved(frame, day)
        if frame.status == "ended" and len(self._acts) == 1 and may_end(self._acts[0]):
            self._acts[0].status = "ended"
        elif not self._acts and is_making(frame) and len(told.own) > 1:
            self._make(told)
        elif len(self._acts) == 1 and len(self._acts[0].parties) < 2:
            self._acts[0].join(told)
        elif not self._acts:
            self._loose.append(told)

    def finished(self) -> list[Act]:
        """All acts, loose bonds among them, with the partners that stand near."""
        self._join_signers()
        for told in self._loose:
            if told.frame.strength == "bond":
                self._bond(told)
            elif told.frame.strength == "end" and len(self._acts) == 1 and may_end(self._acts[0]):
                self._acts[0].status = "ended"
        add_partners(self._acts, self._loose)
        use_legal_names(self._acts, self._loose)
        add_lists(self._acts, self._lists)
        add_leaders(self._acts, self._phrases)
        add_grants(self._acts, self._resolver)
        add_subject(self._acts, self._phrases, self._told)
        add_day_of_list(self._acts, self._loose)
        cooperation = opened_by_cooperation(self._loose, self._papers) if not self._acts else None
        if cooperation:
            self._acts.append(cooperation)
            self._sign_cooperation(cooperation)
        for act in self._acts:
            if is_to_come(act, self._drafts):
                act.status = "planned"
        self._raise()
        if len(self._acts) == 1:
            rename(self._acts[0], {kind for _, kind in self._papers})
        return self._acts

    def _raise(self) -> None:
        """A letter of intent that shall become a MoU leads to one of the same parties."""
        kinds = {act.kind for act in self._acts}
        intent = next((act for act in self._acts if act.kind == "letter_of_intent" and act.status == "signed"), None)
        rising = [told for told in self._loose if told.frame.strength == "rise"]
        if intent and rising and "nota_kesepahaman" not in kinds:
            self._acts.append(Act("nota_kesepahaman", "planned", [rising[0].frame], list(intent.parties)))

    def _sign_cooperation(self, act: Act) -> None:
        """Signing without a paper is that of cooperation told without signing: planned where all of it is."""
        signing = [one for one in self._loose if one.frame.strength == "sign" and any(map(act.holds, one.own))]
        if signing and all(one.frame.status == "planned" for one in signing):
            act.status = "planned"
        for told in signing:
            if told.frame.status == act.status:
                act.join(told)

    def _join_signers(self) -> None:
        """Who signs, told far before the paper, signs the only one that has no signer and binds those for whom he
        does: a picture's caption."""
        for told in self._loose:
            signing = told.frame.strength == "sign" and bool(told.own)
            unsigned = [act for act in self._acts if not act.signers and act.status == told.frame.status]
            fitting = [act for act in unsigned if any(act.holds(one) for one in told.own)] if signing else []
            if len(fitting) == 1:
                fitting[0].join(without_day(told))

    def _resolved(self, frame: Frame, day: str | None) -> Resolved:
        return self._resolver.resolve(frame, day, self._acts[-1].parties if self._acts else ())

    def _make(self, told: Resolved) -> None:
        """A frame that makes an agreement goes to its act, else opens one, which takes in who signed shortly before."""
        act = home_of(self._acts, told)
        if act is None:
            act = opened_by(told, self._acts)
            if act is None:
                return
            self._acts.append(act)
            for loose in self._loose if not told.frame.listed else ():  # a line of a list is whole
                near = told.frame.sentence.index - loose.frame.sentence.index <= _NEAR
                if loose.frame.strength in ("sign", "represent") and near:
                    act.join(loose)
        act.join(told)

    def _sign(self, told: Resolved) -> None:
        """Signing without its paper goes to the act told last, else to the paper named shortly before."""
        if told.frame.several > 1 and len(self._acts) > 1:
            for one in self._acts[-told.frame.several :]:
                one.sign(told.signers)
            return
        if self._acts:
            act = next((act for act in reversed(self._acts) if not signs_another(act, told)), None)
            if act is None:
                act = Act(self._paper_before(told.frame) or self._acts[-1].kind, signed_or_planned(told.frame))
                self._acts.append(act)
            act.join(without_day(told) if told.day and act.day and told.day != act.day else told)
            return
        kind = self._paper_before(told.frame)
        if kind:
            self._make(replace(told, frame=replace(told.frame, kind=kind)))
        else:
            self._loose.append(told)

    def _paper_before(self, frame: Frame) -> str:
        """The kind of the paper named last before a frame that signs without naming one, "" if none is near."""
        last = bisect_left(self._papers, (frame.end, ""))
        start, kind = self._papers[last - 1] if last else (-_FAR, "")
        return kind if frame.start - _FAR <= start else ""

    def _end(self, told: Resolved) -> None:
        """A paper that is over is the one told of last, and no older one that the signed one follows: "menyambung MoU
        yang sudah kedaluwarsa"."""
        act = next((act for act in reversed(self._acts) if may_be_same(act, told)), None)
        if act is None:
            self._loose.append(told)
        elif not (is_signed(act) and is_new(told.frame)):
            act.status = "ended"

    def _represent(self, told: Resolved) -> None:
        """Who stands for whom, right behind the act: "Pemkab X diwakili Sekda, Bank Y diwakili …"."""
        if self._acts and told.frame.sentence.index - self._acts[-1].frames[-1].sentence.index <= _NEAR:
            self._acts[-1].join(told)
        elif not self._acts:
            self._loose.append(told)

    def _witness(self, told: Resolved) -> None:
        """Witnesses of the last act, or of the last two where both are near: "kedua penandatanganan disaksikan"."""
        at = told.frame.sentence.index
        near = [act for act in self._acts if at - act.frames[-1].sentence.index <= _WITNESSED]
        for act in near[-2:] if len(near) > 1 else self._acts[-1:]:
            act.witnesses += [one for one in told.frame.witnesses if one not in act.witnesses]
            act.day = act.day or told.day

    def _bond(self, told: Resolved) -> None:
        """Cooperation entered into is an agreement of its own where nothing was signed and the lead tells of it."""
        if self._acts or not self._headed or told.frame.sentence.paragraph >= _LEAD:
            return
        if len(told.certain) > 1 and told.frame.status == "signed":
            act = Act("lainnya", "signed")
            act.join(told)
            self._acts.append(act)
            self._sign_cooperation(act)
