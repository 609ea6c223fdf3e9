"""What speaks for and against a body being a party of an act: named marks that a learned table weighs (``judging``).

A mark tells how a mention stands in its sentence (``mention_evidence``), how its sentence stands in the article, and
what the rules made of it. A body has the marks of all its mentions together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..document import Participant
from .acts import Act
from .frames import Frame
from .marks import distance, step
from .mention_evidence import Nearness, heads_of_lists, marks_of_mention
from .parties import Phrase, folded
from .sentences import Sentence
from .words import Cue, is_act, is_paper

_Mention = tuple[int, Phrase, tuple[str, ...]]
"""The number of a sentence, a phrase in it that names a body, and the marks of this mention."""


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
    mentions: dict[tuple[str, str], list[_Mention]] = {}
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


def _body(party: Participant, mentions: Sequence[_Mention], more: frozenset[str]) -> Body:
    """A body with the marks of all its ``mentions`` and those that it has by itself."""
    marks = frozenset(mark for _, _, own in mentions for mark in own)
    forms = frozenset(phrase.form for _, phrase, _ in mentions)
    said = ",".join(sorted(forms))
    own = {f"times={step(len(mentions))}", f"forms={said}", f"kind={party.kind} forms={said}"}
    roles = frozenset(mark for mark in marks if mark.startswith("role="))
    return Body(party, tuple(sentence for sentence, _, _ in mentions), marks | own | more, roles, forms)


def _beside_others(
    party: Participant, rank: int, number: int, alike: Mapping[str, int], home: str | None
) -> Iterator[str]:
    """The marks of a body among the ``number`` of the article, the ``rank``-th named (from 0); ``alike`` counts them by
    kind, ``home`` is the code of the article's own region."""
    yield f"kind={party.kind}"
    yield f"rank={step(rank)}"
    yield f"of={step(number)}"
    yield f"kind={party.kind} alike={step(alike[party.kind])}"
    if party.region and party.region == home:
        yield "home"
        yield f"home kind={party.kind}"


def _mentions(reading: Reading) -> Iterator[_Mention]:
    """All phrases that name a body or who stands for one, with the number of their sentence and their marks."""
    near = Nearness(reading.cues)
    roles = _roles(reading.frames)
    opening = reading.opening
    for sentence, cues, phrases in zip(reading.sentences, reading.cues, reading.phrases, strict=True):
        heads = heads_of_lists(reading.text, cues, phrases)
        common = (*near.marks(sentence.index), f"paragraph={step(sentence.paragraph - opening)}") if phrases else ()
        paper = near.paper(sentence.index)
        for index, phrase in enumerate(phrases):
            if phrase.parties:
                own = marks_of_mention(reading.text, sentence, cues, phrases, index, heads[index], roles)
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


def _roles(frames: Iterable[Frame]) -> dict[int, tuple[str, str]]:
    """Start of a phrase → the role that its clause gives it, and the frame's strength."""
    return {
        placed.phrase.start: (placed.role, frame.strength)
        for frame in frames
        if frame.clause is not None
        for placed in frame.clause.placed
    }


def _article(reading: Reading) -> Iterator[str]:
    """Marks of the whole article."""
    every = [cue for inside in reading.cues for cue in inside]
    titled = [
        cue
        for one, inside in zip(reading.sentences, reading.cues, strict=True)
        if one.kind == "title"
        for cue in inside
    ]
    roles = Counter("paper" if is_paper(cue) else "act" if is_act(cue) else "" for cue in every)
    yield f"papers={step(roles['paper'])}"
    yield f"acts={step(roles['act'])}"
    yield f"title paper={any(cue.role == 'document' for cue in titled)}"
    yield f"title act={any(cue.role == 'signing' for cue in titled)}"
