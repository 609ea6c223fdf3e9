"""Agreements: who signed what with whom, when and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..document import Agreement, DateMention, Document, Official, Problem, Region
from .building import build_acts
from .frames import Frame, in_sentence, read_frames
from .groups import home_region
from .items import agreement_of
from .lists import read_list
from .parties import Phrase
from .phrases import find_phrases
from .sentences import Sentence, sentences
from .when_where import date_of, day_in
from .words import Cue, cues

_NEXT = re.compile(r"\b(?:giliran|berselang|sesudahnya|setelah itu|[Yy]ang kedua|[Yy]ang ketiga)\b")
"""Words of a sentence that opens the next act without telling it."""

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
) -> AgreementFindings:
    """The agreements that the read paragraphs tell of (contract, section 6): signed, planned, ended.

    ``regions``, ``officials``, ``dates`` and ``dateline_region`` are what the other rooms found in the same document.
    Not returned: cooperation without an act or a paper, papers without any named party, joint approvals of a bylaw
    or a budget, contracts of players and artists, partners without a name ("delapan perusahaan").
    """
    if not _tells_of_agreements(document):
        return AgreementFindings((), ())
    home = home_region(regions, dateline_region)
    phrases, _, places = find_phrases(document, regions, officials, home)
    told = list(sentences(document))
    papers = _papers(document)
    pks = any(kind == "perjanjian_kerja_sama" for _, kind in papers)
    acts = build_acts(
        _dated_frames(document, told, phrases, dates, pks),
        phrases,
        home,
        papers,
        any(one.kind == "title" for one in told),
    )
    found = [agreement_of(document, act, told, dates, places, phrases) for act in acts]
    return AgreementFindings(tuple(item for item in found if item), ())


def _dated_frames(
    document: Document, told: list[Sentence], phrases: list[Phrase], dates: tuple[DateMention, ...], pks: bool
) -> list[tuple[Frame, str | None]]:
    """The frames of all sentences with the day that each tells; "giliran …" opens the next sentence's act."""
    found: list[tuple[Frame, str | None]] = []
    opening: Sentence | None = None
    for sentence in told:
        inside = list(in_sentence(phrases, sentence))
        frames = read_frames(document, sentence, inside, pks)
        listed = read_list(document, sentence, inside)
        if opening and opening.paragraph == sentence.paragraph:
            frames = [replace(frame, sequence=True) for frame in frames]
            found += [(frame, date_of(document, frame, dates) or day_in(opening, dates)) for frame in frames]
        else:
            found += [(frame, date_of(document, frame, dates)) for frame in frames]
        if listed:
            found.append((listed, None))
        opening = sentence if not frames and _NEXT.search(document.text, sentence.start, sentence.end) else None
    return found


def _papers(document: Document) -> list[tuple[int, str]]:
    return [
        (cue.start, cue.value)
        for paragraph in document.read_paragraphs()
        for cue in cues(document.text, paragraph.start, paragraph.end)
        if (
            cue.role == "document"
            and cue.value not in ("any", "perjanjian", "lainnya")
            and " " in _written(document, cue)
        )
        or (cue.role == "document" and not cue.signed)
    ]


def _written(document: Document, cue: Cue) -> str:
    return document.text[cue.start : cue.end]


def _tells_of_agreements(document: Document) -> bool:
    """Whether any paragraph names a paper or tells of signing or cooperation: most articles end here."""
    return any(
        cue.role == "document" or (cue.role == "signing" and cue.value != "making")
        for paragraph in document.read_paragraphs()
        for cue in cues(document.text, paragraph.start, paragraph.end)
    )
