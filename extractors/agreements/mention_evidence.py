"""What speaks for and against a mention naming a party: the words beside it, the cue that governs it, its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from .marks import distance, far, is_quoted, step, words_of
from .parties import Phrase
from .sentences import Sentence
from .words import Cue, is_act, is_paper

_SEEN = 60
"""Characters beside a mention whose words are marks."""
_CHAIN = re.compile(r"[\s,;]*(?:dan|serta|&|,|dengan|/|\([^()]*\))?[\s,]*(?:juga |para )?")
"""What stands between the members of a list."""
_ASIDE = ("attend", "witness", "speech", "topic", "place", "break", "look_alike")
"""Roles of cues of which it counts only that they are there, and on which side."""
_ROLE_ALONE = ("document", "speech", "place", "topic", "break")
"""Roles of cues whose word tells nothing more."""


class Nearness:
    """How far the next sentence is that names a paper or tells of signing."""

    def __init__(self, cues: Sequence[Sequence[Cue]]) -> None:
        self._papers = [at for at, inside in enumerate(cues) if any(is_paper(cue) for cue in inside)]
        self._acts = [at for at, inside in enumerate(cues) if any(is_act(cue) for cue in inside)]
        guests = {at for at, inside in enumerate(cues) if any(cue.role == "attend" for cue in inside)}
        self._told = {"paper": set(self._papers), "act": set(self._acts), "attend": guests}

    def marks(self, at: int) -> tuple[str, ...]:
        """The marks of all mentions in sentence ``at``."""
        told = self._told.items()
        beside = (f"{name}{side:+d}" for side in (-1, 1) for name, places in told if at + side in places)
        return f"paper={self.paper(at)}", f"act={step(distance(self._acts, at))}", *beside

    def paper(self, at: int) -> int:
        """How far the next paper is, made coarse."""
        return step(distance(self._papers, at))


def heads_of_lists(text: str, cues: Sequence[Cue], phrases: Sequence[Phrase]) -> list[str]:
    """For each phrase the cue that governs the first member of its list, "" for one that stands alone."""
    heads = [""] * len(phrases)
    for index, (before, phrase) in enumerate(pairwise(phrases), start=1):
        if _CHAIN.fullmatch(text, before.end, phrase.start):
            heads[index] = heads[index - 1] or _governor(cues, before.start)
    return heads


def _governor(cues: Sequence[Cue], at: int) -> str:
    """The last cue before an offset, "none" where there is none."""
    before = [cue for cue in cues if cue.end <= at]
    return _called(before[-1]) if before else "none"


def _called(cue: Cue) -> str:
    """A cue's role, with its word or voice where that tells more."""
    return f"{cue.role}/{'' if cue.role in _ROLE_ALONE else cue.value}"


def marks_of_mention(
    text: str,
    sentence: Sentence,
    cues: Sequence[Cue],
    phrases: Sequence[Phrase],
    index: int,
    head: str,
    roles: Mapping[int, tuple[str, str]],
) -> Iterator[str]:
    """The marks of the phrase at ``index``. ``head`` is what ``heads_of_lists`` gives for it, ``roles`` maps starts of
    phrases to the role in their clause and the strength of its frame."""
    phrase = phrases[index]
    yield f"form={phrase.form}"
    if sentence.kind == "title":
        yield "title"
    yield from _beside(text, sentence, phrase)
    yield from _cued(cues, phrases, phrase)
    yield from _listed(text, phrases, index)
    if head:
        yield f"head={head}"
    role, strength = roles.get(phrase.start, ("", ""))
    yield f"role={role}"
    yield f"role={role}/{strength}"


def _beside(text: str, sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """The words before and behind."""
    before = words_of(text[max(sentence.start, phrase.start - _SEEN) : phrase.start])
    after = words_of(text[phrase.end : min(sentence.end, phrase.end + _SEEN)])
    yield f"before={before[-1] if before else '^'}"
    yield f"after={after[0] if after else '$'}"
    if len(before) > 1:
        yield f"before2={before[-2]}"
        yield f"before={before[-2]} {before[-1]}"
    if len(before) > 2:
        yield f"before3={before[-3]}"
    if len(after) > 1:
        yield f"after2={after[1]}"
        yield f"after={after[0]} {after[1]}"
    if is_quoted(text, sentence, phrase.start):
        yield "quoted"


def _cued(cues: Sequence[Cue], phrases: Sequence[Phrase], phrase: Phrase) -> Iterator[str]:
    """The cues of the sentence, those that stand next on either side with their distance."""
    yield f"paper here={any(is_paper(cue) for cue in cues)} act here={any(cue.role == 'signing' for cue in cues)}"
    for cue in cues:
        side = "<" if cue.start < phrase.start else ">"
        if cue.role == "signing":
            yield f"signing={cue.value}{side}"
        elif is_paper(cue):
            yield f"paper{side}"
        elif cue.role in _ASIDE:
            yield f"{cue.role}{side}"
        elif cue.role == "time":
            yield f"time={cue.value}{side}"
    before, after = [cue for cue in cues if cue.end <= phrase.start], [cue for cue in cues if cue.start >= phrase.end]
    left, right = (_called(before[-1]) if before else "none"), (_called(after[0]) if after else "none")
    yield f"left={left}"
    yield f"right={right}"
    yield f"left={left} right={right}"
    yield "lefts=" + ">".join(_called(cue) for cue in before[-2:])
    if before:
        between = sum(before[-1].end <= one.start and one.end <= phrase.start for one in phrases)
        yield f"left={left} past={step(between)}"
        yield f"left={before[-1].role} far={far(phrase.start - before[-1].end)}"
    if after:
        between = sum(phrase.end <= one.start and one.end <= after[0].start for one in phrases)
        yield f"right={right} past={step(between)}"
        yield f"right={after[0].role} far={far(after[0].start - phrase.end)}"


def _listed(text: str, phrases: Sequence[Phrase], index: int) -> Iterator[str]:
    """What stands between a phrase and its neighbours."""
    phrase = phrases[index]
    for side, at in (("before", index - 1), ("behind", index + 1)):
        if 0 <= at < len(phrases):
            other = phrases[at]
            gap = words_of(text[min(phrase.end, other.end) : max(phrase.start, other.start)])
            yield f"gap {side}={' '.join(gap) if len(gap) <= 3 else 'long'}"
            yield f"form {side}={other.form}"
