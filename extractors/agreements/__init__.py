"""Agreements: who signed what with whom, when and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..document import Agreement, DateMention, Document, Official, Problem, Region
from .acts import Act
from .building import build_acts
from .evidence import Reading
from .frames import Frame, may_frame, read_frames
from .groups import home_region
from .items import agreement_of
from .judging import Judge, Weights, weights
from .lists import may_list, read_bullets, read_list, read_more
from .parties import Phrase
from .phrases import find_phrases
from .places import Places
from .sentences import Sentence, sentences, shared_out
from .speakers import speakers
from .when_where import date_of
from .words import KINDS, Cue, cues, may_tell

_MAKING = ("active", "passive", "noun", "agreeing", "agreed", "making")
"""Voices of the words by which a paper is made."""
_FOR = ("mewakili", "atas nama", "menurut")
"""Words of the same role that tell of no attendance."""
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
        items = [agreement_of(document, untold, reading.sentences, dates, places, judge)] if untold else []
    return AgreementFindings(tuple(item for item in items if item), ())


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
    telling = [one for one, cues_in in zip(told, found, strict=True) if may_frame(cues_in) or may_list(document, one)]
    phrases, places = find_phrases(document, regions, officials, home, telling)
    papers = _papers([cue for inside in found for cue in inside], document.text)
    pks = any(kind == "perjanjian_kerja_sama" for _, kind in papers)
    framed = _dated_frames(document, told, found, phrases, dates, pks)
    frames = [frame for frame, _ in framed]
    reading = Reading(document.text, told, found, shared_out(phrases, told), frames, home)
    return reading, build_acts(framed, phrases, home, papers, told), places


def _dated_frames(
    document: Document,
    told: list[Sentence],
    words: list[list[Cue]],
    phrases: list[Phrase],
    dates: tuple[DateMention, ...],
    pks: bool,
) -> list[tuple[Frame, str | None]]:
    """The frames of all sentences with the day that each tells; "giliran …" opens the next sentence's act."""
    found: list[tuple[Frame, str | None]] = []
    opening: tuple[Sentence, list[DateMention]] | None = None
    named, dated = shared_out(phrases, told), shared_out(dates, told)
    said_by = speakers(told, words, named)
    for sentence, found_words, inside, days, said in zip(told, words, named, dated, said_by, strict=True):
        frames = read_frames(document, sentence, found_words, inside, pks)
        frames = [replace(frame, said_by=frame.said_by or said) for frame in frames]
        after = opening is not None and opening[0].paragraph == sentence.paragraph
        first = next((day.value for day in opening[1] if day.granularity == "day"), None) if opening and after else None
        found += [
            (replace(frame, sequence=frame.sequence or after), date_of(document, frame, days) or first)
            for frame in frames
        ]
        members = _before_guests(inside, found_words)
        listed = read_list(document, sentence, members) or read_more(document, sentence, members)
        if listed:
            found.append((listed, None))
        opens = not frames and _NEXT.search(document.text, sentence.start, sentence.end)
        opening = (sentence, days) if opens else None
    return found + [(frame, None) for frame in read_bullets(document, told, phrases)]


def _before_guests(phrases: list[Phrase], words: list[Cue]) -> list[Phrase]:
    """The phrases before the first word of attendance, or the clause behind a list: none there is of the list."""
    breaks = [cue.start for cue in words if cue.role == "break" and len(phrases) > 1 and cue.start > phrases[1].start]
    guests = [cue.start for cue in words if cue.role in ("witness", "attend") and cue.value not in _FOR]
    first = min([*guests, *breaks], default=None)
    return phrases if first is None else [phrase for phrase in phrases if phrase.end <= first]


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
    before = False
    for inside in found:
        roles = {cue.role for cue in inside}
        if any(cue.role == "document" and not cue.signed for cue in inside):
            return True
        if any(cue.value == "bond" for cue in inside):
            return True
        if "document" in roles and any(cue.value in _MAKING for cue in inside):
            return True
        if before and any(cue.value in ("active", "passive") for cue in inside):
            return True
        before = any(cue.role == "document" and cue.value in KINDS[:5] for cue in inside)
    return False
