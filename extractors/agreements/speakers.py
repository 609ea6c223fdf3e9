"""Who says what a sentence of a quotation says: named in it, behind it or before it in the same paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby

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
        said = [own[at] for at in group]
        before = accumulate(said, _latest)
        behind = reversed(list(accumulate(reversed(said), _latest)))
        found += [next_one or last for last, next_one in zip(before, behind, strict=True)]
    return found


def _latest(last: Phrase | None, one: Phrase | None) -> Phrase | None:
    return one or last


def speaker(found: Sequence[Cue], phrases: Sequence[Phrase]) -> Phrase | None:
    """Who is named right behind a verb of saying in one sentence: "… kami meneken MoU," ujar Bupati X."""
    ends = {cue.end for cue in found if cue.role == "speech"}
    said = (one for one in phrases if any(0 <= one.start - end <= 2 for end in ends))
    return next((one for one in said if one.is_person), None)
