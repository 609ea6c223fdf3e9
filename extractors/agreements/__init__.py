"""Agreements: who signed what with whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Agreement, DateMention, Document, Official, Problem, Region
from .acts import Act
from .building import build_acts
from .evidence import Reading
from .frames import may_frame
from .groups import home_region
from .items import agreement_of, is_approval, with_shared_day
from .judging import Judge, Weights, weights
from .lists import may_list
from .ordinals import may_follow
from .phrases import find_phrases
from .places import Places
from .sentences import Sentence, sentences, shared_out
from .telling import Teller
from .words import ENTERING_VOICES, KINDS, Cue, cues, may_tell

_DRAFT = re.compile(
    r"\b(?:draf|draft|rancangan|konsep) (?:naskah|nota|mou|dokumen|perjanjian|kesepa|pks|kerja ?sama)"
    r"|\b(?:draf|draft|rancangan)nya\b|\bkonsepnya (?:di|sudah|sedang|masih)",
    re.IGNORECASE,
)
"""What tells of a paper's draft: it is still to be signed."""
_NEAR = 6
"""Sentences between a paper without a name of its own and its signing, at most."""
_MAKING = (*ENTERING_VOICES, "making")
"""Voices of the words by which a paper is made."""

__all__ = ["AgreementFindings", "extract"]


@dataclass(frozen=True, slots=True)
class AgreementFindings:
    """The agreements of a document in order of first mention, and what is doubtful about them."""

    agreements: tuple[Agreement, ...]
    problems: tuple[Problem, ...]


def extract(
    document: Document,
    regions: tuple[Region, ...],
    officials: tuple[Official, ...],
    dates: tuple[DateMention, ...],
    dateline_region: str | None,
    weighed_by: Weights | None = None,
) -> AgreementFindings:
    """The agreements that the read paragraphs tell of (contract, section 6): signed, planned, ended.

    ``regions``, ``officials``, ``dates`` and ``dateline_region`` are what the other rooms found in the same document.
    ``weighed_by`` are other weights than those of the package, to measure them; empty ones leave all to the rules.
    Not returned: cooperation without an act or a paper, papers without any named party, joint approvals of a bylaw
    or a budget, contracts of players and artists, partners without a name ("delapan perusahaan").
    """
    read = read_acts(document, regions, officials, dates, dateline_region)
    if read is None:
        return AgreementFindings((), ())
    reading, acts, places = read
    judge = Judge(reading, acts, dates, document.published, weights() if weighed_by is None else weighed_by)
    items = [agreement_of(document, act, reading.sentences, dates, places, judge) for act in acts]
    if not any(items):
        untold = judge.untold()
        acts = [untold] if untold else []
        items = [agreement_of(document, act, reading.sentences, dates, places, judge) for act in acts]
    approvals = [one.index for one, words in zip(reading.sentences, reading.cues, strict=True) if _approves(words)]
    found = [item for item, act in zip(items, acts, strict=True) if item and not is_approval(item, act, approvals)]
    return AgreementFindings(tuple(with_shared_day(found)), ())


def read_acts(
    document: Document,
    regions: tuple[Region, ...],
    officials: tuple[Official, ...],
    dates: tuple[DateMention, ...],
    dateline_region: str | None,
) -> tuple[Reading, list[Act], Places] | None:
    """What the rules read in a document and the acts that they build, before evidence is weighed; None where no
    agreement is told of."""
    if not may_tell(document.text):
        return None
    words = cues(document.text)
    if not _tells_of_agreements([words]):
        return None
    told = list(sentences(document))
    found = shared_out(words, told)
    if not _tells_of_agreements(found):
        return None
    home = home_region(regions, dateline_region)
    telling = [
        one
        for one, cues_in in zip(told, found, strict=True)
        if may_frame(cues_in) or may_list(document, one) or may_follow(document, one)
    ]
    phrases, places = find_phrases(document, regions, officials, home, telling)
    papers = _papers([cue for inside in found for cue in inside], document.text)
    pks = any(kind == "perjanjian_kerja_sama" for _, kind in papers)
    framed = Teller(document, told, found, phrases, pks).read(dates)
    frames = [frame for frame, _ in framed]
    reading = Reading(document.text, told, found, shared_out(phrases, told), frames, home)
    return reading, build_acts(framed, phrases, home, papers, told, _drafts(document.text, told)), places


def _approves(words: Sequence[Cue]) -> bool:
    """Whether a sentence tells of a bylaw or a budget: head and council sign notes on these."""
    return any(cue.role == "look_alike" and cue.near and not cue.only for cue in words)


def _drafts(text: str, told: list[Sentence]) -> list[int]:
    """The numbers of the sentences that tell of a paper's draft."""
    return [one.index for one in told if _DRAFT.search(text, one.start, one.end)]


def _papers(found: list[Cue], text: str) -> list[tuple[int, str]]:
    """The papers that are named by a name of their own, in acts or not, by their places."""
    named = (cue for cue in found if cue.role == "document" and cue.value not in ("any", "perjanjian"))
    return [
        (cue.start, cue.value)
        for cue in named
        if not cue.signed or (cue.value != "lainnya" and " " in text[cue.start : cue.end])
    ]


def _tells_of_agreements(found: list[list[Cue]]) -> bool:
    """Whether an article names a paper, or a sentence tells of signing one or of cooperation entered into: most
    articles end here."""
    named_at = -_NEAR - 1
    for at, inside in enumerate(found):
        roles = {cue.role for cue in inside}
        if any(cue.role == "document" and not cue.signed for cue in inside):
            return True
        if any(cue.value == "bond" for cue in inside):
            return True
        if "document" in roles and any(cue.value in _MAKING for cue in inside):
            return True
        if at - named_at <= _NEAR and any(cue.value in ("active", "passive") for cue in inside):
            return True
        if any(cue.role == "document" and cue.value in KINDS[:5] for cue in inside):
            named_at = at
    return False
