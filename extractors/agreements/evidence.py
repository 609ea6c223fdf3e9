"""What speaks for and against a body being a party of an act: named marks that a learned table weighs (``judging``).

A mark tells how a mention stands in its sentence (the words beside it, the cue that governs it, the list it stands
in), how its sentence stands in the article, and what the rules made of it. A body has the marks of all its mentions
together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..document import Participant
from .acts import Act
from .frames import Frame
from .parties import Phrase, folded
from .sentences import Sentence
from .words import Cue

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SEEN = 60
"""Characters beside a mention whose words are marks."""
_CHAIN = re.compile(r"[\s,;]*(?:dan|serta|&|,|dengan|/|\([^()]*\))?[\s,]*(?:juga |para )?")
"""What stands between the members of a list."""
_ASIDE = ("attend", "witness", "speech", "topic", "place", "break", "look_alike")
_ACTS = ("active", "passive", "noun", "agreeing", "agreed")
_STEPS = (0, 1, 2, 3, 5, 8, 16)


def key_of(party: Participant) -> tuple[str, str]:
    """Equal for two participants that are the same body (``parties.same``)."""
    if party.kind == "pemda":
        return "pemda", party.region or folded(party.name)
    return "", folded(party.name)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that an article names: the numbers of the sentences that do, ascending; the marks that it has beside any
    act; the roles that its clauses give it; the forms in which it is named."""

    party: Participant
    sentences: tuple[int, ...]
    marks: frozenset[str]
    roles: frozenset[str]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the rules read it: sentence by sentence the cues, the phrases and the frames."""

    text: str
    sentences: Sequence[Sentence]
    cues: Sequence[Sequence[Cue]]
    phrases: Sequence[Sequence[Phrase]]
    frames: Sequence[Frame]
    home: str | None

    @property
    def opening(self) -> int:
        """The first paragraph that holds a cue or a phrase: paragraphs are counted from it."""
        told = zip(self.sentences, self.cues, self.phrases, strict=True)
        return next((sentence.paragraph for sentence, cues, phrases in told if cues or phrases), 0)


def bodies(reading: Reading) -> list[Body]:
    """All bodies that are named in the article, in order of first mention."""
    parties: dict[tuple[str, str], Participant] = {}
    mentions: dict[tuple[str, str], list[tuple[int, Phrase, tuple[str, ...]]]] = {}
    for sentence, phrase, marks in _mentions(reading):
        for party in phrase.parties:
            key = key_of(party)
            parties.setdefault(key, party)
            mentions.setdefault(key, []).append((sentence, phrase, marks))
    whole = frozenset(_article(reading))
    alike = Counter(party.kind for party in parties.values())
    return [
        _body(party, mentions[key], whole | set(_beside_others(party, rank, len(parties), alike, reading.home)))
        for rank, (key, party) in enumerate(parties.items())
    ]


def _body(party: Participant, mentions: Sequence[tuple[int, Phrase, tuple[str, ...]]], more: frozenset[str]) -> Body:
    marks = frozenset(mark for _, _, own in mentions for mark in own)
    forms = frozenset(phrase.form for _, phrase, _ in mentions)
    said = ",".join(sorted(forms))
    own = {f"times={step(len(mentions))}", f"forms={said}", f"kind={party.kind} forms={said}"}
    roles = frozenset(mark for mark in marks if mark.startswith("role="))
    return Body(party, tuple(sentence for sentence, _, _ in mentions), marks | own | more, roles, forms)


def _beside_others(
    party: Participant, rank: int, number: int, alike: Mapping[str, int], home: str | None
) -> Iterator[str]:
    """The marks of a body among the ``number`` of the article; ``alike`` counts them by kind."""
    yield f"kind={party.kind}"
    yield f"rank={step(rank)}"
    yield f"of={step(number)}"
    yield f"kind={party.kind} alike={step(alike[party.kind])}"
    if party.region and party.region == home:
        yield "home"
        yield f"home kind={party.kind}"


def _mentions(reading: Reading) -> Iterator[tuple[int, Phrase, tuple[str, ...]]]:
    """All phrases that name a body or who stands for one, with the number of their sentence and their marks."""
    near = _Nearness(reading.cues)
    roles = _roles(reading.frames)
    opening = reading.opening
    for sentence, cues, phrases in zip(reading.sentences, reading.cues, reading.phrases, strict=True):
        heads = _heads(reading.text, cues, phrases)
        common = (*near.marks(sentence.index), f"paragraph={step(sentence.paragraph - opening)}") if phrases else ()
        paper = near.paper(sentence.index)
        for index, phrase in enumerate(phrases):
            if phrase.parties:
                own = _mention(reading.text, sentence, cues, phrases, index, heads[index], roles)
                yield sentence.index, phrase, (*common, f"paper={paper} form={phrase.form}", *own)


def holders(acts: Sequence[Act]) -> Counter[tuple[str, str]]:
    """In how many acts of the rules each body is a party."""
    return Counter(key for act in acts for key in {key_of(party) for party in act.parties})


def marks_in_act(body: Body, act: Act, held: Mapping[tuple[str, str], int], acts: int) -> set[str]:
    """The marks of a body beside one of ``acts`` acts that the rules built; ``held`` is what ``holders`` counts."""
    inside = act.holds(body.party)
    rules = f"rules={inside}"
    away = [(distance(body.sentences, frame.sentence.index), frame.strength) for frame in act.frames]
    near = step(min((far for far, _ in away), default=99))
    marks = {rules, f"{rules} away={near}", f"{rules} kind={body.party.kind}"}
    marks |= {f"{rules} parties={step(len(act.parties))}", f"{rules} acts={step(acts)}"}
    marks |= {f"{rules} beside={strength}" for far, strength in away if far == 0}
    marks |= {f"{rules} {role}" for role in body.roles} | {f"{rules} form={form}" for form in body.forms}
    if held.get(key_of(body.party), 0) > inside:
        marks |= {"elsewhere", f"{rules} elsewhere"}
    return marks


def step(number: int) -> int:
    """A number made coarse."""
    return next((step for step in _STEPS if number <= step), 99)


def words_of(text: str) -> list[str]:
    """Words and marks in lower case."""
    return [token.lower() for token in _TOKEN.findall(text)]


class _Nearness:
    """How far the next sentence is that names a paper or tells of signing."""

    def __init__(self, cues: Sequence[Sequence[Cue]]) -> None:
        self._papers = [at for at, inside in enumerate(cues) if any(is_paper(cue) for cue in inside)]
        self._acts = [at for at, inside in enumerate(cues) if any(_is_act(cue) for cue in inside)]
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


def is_paper(cue: Cue) -> bool:
    """Whether a cue names a paper by a name of its own: "MoU", and not "kesepakatan"."""
    return cue.role == "document" and not cue.signed


def _is_act(cue: Cue) -> bool:
    return cue.role == "signing" and cue.value in _ACTS


def distance(places: Sequence[int], at: int) -> int:
    """How far the nearest of ascending ``places`` lies from ``at``; 99 where there is none."""
    first = bisect_left(places, at)
    return min((abs(place - at) for place in places[max(0, first - 1) : first + 1]), default=99)


def _roles(frames: Iterable[Frame]) -> dict[int, tuple[str, str]]:
    """Start of a phrase → the role that its clause gives it, and the frame's strength."""
    return {
        placed.phrase.start: (placed.role, frame.strength)
        for frame in frames
        if frame.clause is not None
        for placed in frame.clause.placed
    }


def _heads(text: str, cues: Sequence[Cue], phrases: Sequence[Phrase]) -> list[str]:
    """For each phrase the cue that governs the first member of its list, "" for one that stands alone."""
    heads = [""] * len(phrases)
    for index, (before, phrase) in enumerate(pairwise(phrases), start=1):
        if _CHAIN.fullmatch(text, before.end, phrase.start):
            heads[index] = heads[index - 1] or _governor(cues, before.start)
    return heads


def _governor(cues: Sequence[Cue], at: int) -> str:
    before = [cue for cue in cues if cue.end <= at]
    return _called(before[-1]) if before else "none"


def _called(cue: Cue) -> str:
    """A cue's role, with its word or voice where that tells more."""
    return f"{cue.role}/{cue.value if cue.role not in ('document', 'speech', 'place', 'topic', 'break') else ''}"


def _mention(
    text: str,
    sentence: Sentence,
    cues: Sequence[Cue],
    phrases: Sequence[Phrase],
    index: int,
    head: str,
    roles: dict[int, tuple[str, str]],
) -> Iterator[str]:
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


def is_quoted(text: str, sentence: Sentence, at: int) -> bool:
    """Whether a quotation is open at an offset."""
    said = text[sentence.start : at]
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1


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
    before, after = [c for c in cues if c.end <= phrase.start], [c for c in cues if c.start >= phrase.end]
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


def far(characters: int) -> int:
    """A distance in characters made coarse."""
    return next((step for step in (3, 12, 40, 100) if characters <= step), 999)


def _listed(text: str, phrases: Sequence[Phrase], index: int) -> Iterator[str]:
    """What stands between a phrase and its neighbours."""
    phrase = phrases[index]
    for side, at in (("before", index - 1), ("behind", index + 1)):
        if 0 <= at < len(phrases):
            other = phrases[at]
            gap = words_of(text[min(phrase.end, other.end) : max(phrase.start, other.start)])
            yield f"gap {side}={' '.join(gap) if len(gap) <= 3 else 'long'}"
            yield f"form {side}={other.form}"


def _article(reading: Reading) -> Iterator[str]:
    """Marks of the whole article."""
    every = [cue for inside in reading.cues for cue in inside]
    titled = [
        cue
        for one, inside in zip(reading.sentences, reading.cues, strict=True)
        if one.kind == "title"
        for cue in inside
    ]
    roles = Counter("paper" if is_paper(cue) else "act" if _is_act(cue) else "" for cue in every)
    yield f"papers={step(roles['paper'])}"
    yield f"acts={step(roles['act'])}"
    yield f"title paper={any(cue.role == 'document' for cue in titled)}"
    yield f"title act={any(cue.role == 'signing' for cue in titled)}"
