"""An article read sentence by sentence: the frames of each, with the day that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..document import DateMention, Document
from .acts import is_making
from .frames import RISES, Frame, read_frames
from .lists import read_bullets, read_counted, read_list, read_more
from .ordinals import BACK, FAR, is_first, one_of_several, read_pairs
from .parties import Phrase
from .sentences import Sentence, shared_out
from .speakers import speakers
from .when_where import date_of
from .words import ENTERING_VOICES, Cue, is_paper

_FOR = ("mewakili", "atas nama", "menurut")
"""Words of the same role that tell of no attendance."""
_NEXT = re.compile(r"\b(?:giliran|berselang|sesudahnya|setelah itu|[Yy]ang kedua|[Yy]ang ketiga)\b")
"""Words of a sentence that opens the next act without telling it."""
_ENTERED = (*ENTERING_VOICES, "bond")
"""Voices of the words by which a paper, named or not, is entered into."""
_LEADS = 40
"""Characters between "naik menjadi" and the paper, at most."""

DatedFrame = tuple[Frame, str | None]


class Teller:
    """Reads the sentences of one article in order.

    ``words`` and ``phrases`` are shared out to the sentences ``told``; ``pks`` as for ``read_frames``.
    """

    def __init__(
        self, document: Document, told: Sequence[Sentence], words: Sequence[list[Cue]], phrases: list[Phrase], pks: bool
    ) -> None:
        self._document, self._told, self._words, self._pks = document, told, words, pks
        self._phrases = phrases
        self._kind = ""
        self._named_at = self._turned_at = -FAR - 1
        self._opening: tuple[Sentence, list[DateMention]] | None = None

    def read(self, dates: Sequence[DateMention]) -> list[DatedFrame]:
        """The frames of all sentences with the day that each tells."""
        phrases, days = shared_out(self._phrases, self._told), shared_out(dates, self._told)
        said_by = speakers(self._told, self._words, phrases)
        shared = zip(self._told, self._words, phrases, days, said_by, strict=True)
        found = [pair for told in shared for pair in self._sentence(*told)]
        inside = (self._document, self._told, self._phrases)
        return found + [(frame, None) for frame in (*read_bullets(*inside), *read_counted(*inside))]

    def _sentence(
        self,
        sentence: Sentence,
        words: list[Cue],
        phrases: list[Phrase],
        days: list[DateMention],
        said_by: Phrase | None,
    ) -> Iterable[DatedFrame]:
        """The frames of one sentence; "giliran …" opens the next sentence's act."""
        frames = self._frames(sentence, words, phrases)
        opening, text = self._opening, self._document.text
        opens = not frames and _NEXT.search(text, sentence.start, sentence.end)
        self._opening = (sentence, days) if opens else None
        after = opening is not None and opening[0].paragraph == sentence.paragraph
        first = next((day.value for day in opening[1] if day.granularity == "day"), None) if opening and after else None
        for frame in frames:
            told = replace(frame, sequence=frame.sequence or after, said_by=frame.said_by or said_by)
            yield told, date_of(self._document, frame, days) or first
        members = _before_guests(phrases, words)
        listed = read_list(self._document, sentence, members) or read_more(self._document, sentence, members)
        if listed:
            yield listed, None
        yield from ((frame, None) for frame in _rising(text, sentence, words))

    def _frames(self, sentence: Sentence, words: list[Cue], phrases: list[Phrase]) -> list[Frame]:
        """The frames of one sentence, those of several papers told one after the other among them."""
        frames = read_frames(self._document, sentence, words, phrases, self._pks)
        self._look_for_paper(sentence, words)
        if not phrases or sentence.index - self._named_at > FAR:
            return frames
        pairs = read_pairs(self._document, sentence, words, phrases, self._kind)
        if pairs:
            self._named_at = sentence.index
            return pairs
        turns = self._turns(sentence, words, phrases, frames)
        if turns:
            self._named_at = self._turned_at = sentence.index
        return turns or frames

    def _look_for_paper(self, sentence: Sentence, words: list[Cue]) -> None:
        papers = [cue.value for cue in words if is_paper(cue)]
        entered = any(cue.value in _ENTERED for cue in words) and any(cue.role == "document" for cue in words)
        if papers or entered:
            self._kind, self._named_at = (papers or [self._kind])[0], sentence.index

    def _turns(self, sentence: Sentence, words: list[Cue], phrases: list[Phrase], frames: list[Frame]) -> list[Frame]:
        """The frames of a sentence that tells one of several papers; empty where it does not."""
        before = self._told[max(0, sentence.index - BACK) : sentence.index]
        goes_on, told = sentence.index - self._turned_at <= FAR, any(map(is_making, frames))
        one = one_of_several(self._document, sentence, words, before, goes_on, told)
        if one is None:
            return []
        first = is_first(self._document, one)
        with_paper = [one, *(cue for cue in words if cue.start >= one.end)]
        return _in_turn(frames, first) or _in_turn(
            read_frames(self._document, sentence, with_paper, phrases, self._pks), first
        )


def _rising(text: str, sentence: Sentence, words: list[Cue]) -> Iterable[Frame]:
    """What an earlier paper shall become: "LoI itu harus naik menjadi MoU"."""
    named = (cue for cue in words if cue.role == "document" and cue.value == "nota_kesepahaman")
    raised = (cue for cue in named if RISES.search(text, max(sentence.start, cue.start - _LEADS), cue.start))
    return [Frame(sentence, cue.start, cue.end, "rise", cue.value, "planned", (), (), ()) for cue in raised]


def _in_turn(frames: Iterable[Frame], first: bool) -> list[Frame]:
    """The frames that make agreements, each another than those before it, unless they are the ``first`` of them."""
    return [replace(frame, sequence=not first, turn=True) for frame in frames if is_making(frame)]


def _before_guests(phrases: list[Phrase], words: list[Cue]) -> list[Phrase]:
    """The phrases before the first word of attendance, or the clause behind a list: none there is of the list."""
    breaks = [cue.start for cue in words if cue.role == "break" and len(phrases) > 1 and cue.start > phrases[1].start]
    guests = [cue.start for cue in words if cue.role in ("witness", "attend") and cue.value not in _FOR]
    first = min([*guests, *breaks], default=None)
    return phrases if first is None else [phrase for phrase in phrases if phrase.end <= first]
