"""Who says what a sentence of a quotation says: named in it, behind it or before it in the same paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from .frames import speaker
from .parties import Phrase
from .sentences import Sentence
from .words import Cue


def speakers(
    told: Sequence[Sentence], words: Sequence[Sequence[Cue]], named: Sequence[Sequence[Phrase]]
) -> list[Phrase | None]:
    """Who speaks in each sentence: "Naskahnya kami teken besok. Doakan lancar," ujar Bupati X. None where nobody is
    named beside a verb of saying in its paragraph; of several, the next one behind it comes first."""
    own = [speaker(cues, phrases) for cues, phrases in zip(words, named, strict=True)]
    found: list[Phrase | None] = []
    for _, group in groupby(range(len(told)), key=lambda at: told[at].paragraph):
        inside = list(group)
        last: Phrase | None = None
        ahead: list[Phrase | None] = []
        for at in reversed(inside):
            last = own[at] or last
            ahead.append(last)
        before: Phrase | None = None
        for at, one in zip(inside, reversed(ahead), strict=True):
            before = own[at] or before
            found.append(one or before)
    return found
