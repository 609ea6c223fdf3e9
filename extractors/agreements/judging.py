"""Evidence weighed: which of the bodies named in an article are the parties of an act, and which day is its day.

The rules build acts; what they chose is evidence like any other here (``rules=True``). The weights were learned from
labelled articles (``extractors/models/agreements-1.md`` tells from which and how well they do on others).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from ..document import DateMention, Participant
from .acts import Act
from .day_evidence import Day, days_of, days_with_marks
from .evidence import Body, Reading, bodies, holders, key_of, marks_in_act
from .frames import Frame
from .words import KINDS, Cue, is_paper

MODEL = "agreements-1.json"
Weights = Mapping[str, Mapping[str, float]]
"""The weights of marks by what they decide: "parties" and "days"; empty: nothing is weighed, the rules decide."""
UNTOLD = "no act"
"""The mark of bodies in an article for which the rules have no act."""
_KEEP, _ADD, _ALONE, _SECOND = 0.1, 0.8, 0.4, 0.12
"""How likely a party must be: one that the rules chose, another, one where the rules found no act, and the likeliest
of the others where only one party is there."""
_SURE = 0.6
"""How likely one of the two parties must be of an act that the rules did not build. All were chosen on articles left
out of the learning."""
_REACH = 150
"""Sentences before and behind an act in which its parties and its day are looked for: several articles' length."""


@cache
def weights() -> Weights:
    """The weights that the package holds."""
    table = files("saripati.extractors").joinpath("models", MODEL).read_text(encoding="utf-8")
    return {name: dict(marks) for name, marks in json.loads(table).items()}


class Judge:
    """Weighs the evidence in one article. For an act it looks at what stands within ``_REACH`` sentences of it."""

    def __init__(
        self,
        reading: Reading,
        acts: Sequence[Act],
        dates: Sequence[DateMention],
        published: str | None,
        weights: Weights,
    ):
        self._reading, self._acts, self._dates, self._published = reading, acts, dates, published
        self._held = holders(acts)
        self._weights = weights

    @cached_property
    def _bodies(self) -> list[tuple[Body, float]]:
        """The bodies of the article, each with the sum of what its marks weigh beside any act."""
        return [(body, self._sum("parties", body.marks)) for body in bodies(self._reading)]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """The numbers of the sentences that name a body, each with the body's number, in order."""
        return sorted((at, number) for number, (body, _) in enumerate(self._bodies) for at in body.sentences)

    @cached_property
    def _days(self) -> list[Day]:
        return days_of(self._dates, self._reading, self._published)

    def _near(self, act: Act) -> list[tuple[Body, float]]:
        """The bodies named near an act, in order of first mention."""
        frames = [frame.sentence.index for frame in act.frames]
        first = bisect_left(self._places, (min(frames) - _REACH, 0))
        last = bisect_left(self._places, (max(frames) + _REACH + 1, 0))
        return [self._bodies[number] for number in sorted({number for _, number in self._places[first:last]})]

    def parties(self, act: Act, told: Sequence[Participant]) -> list[Participant]:
        """The parties of an act, those ``told`` by the rules first, in their order."""
        if self.is_untold(act) or not self._weights:
            return list(told)
        chosen = {key_of(party) for party in told}
        number = len(self._acts)
        weighed = [
            (body.party, base + self._sum("parties", marks_in_act(body, act, self._held, number)))
            for body, base in self._near(act)
        ]
        likely = {key_of(party): self._likelihood(total) for party, total in weighed}
        enough = _ADD if told or act.status == "signed" else _ALONE
        kept = [party for party in told if likely.get(key_of(party), 1.0) > _KEEP]
        kept += [party for party, _ in weighed if key_of(party) not in chosen and likely[key_of(party)] > enough]
        return _with_second(kept, [party for party, _ in weighed], likely)

    def day(self, act: Act, told: str | None) -> str | None:
        """The day of an act in EDTF; ``told`` is the one by the rules.

        A day told in an act's own sentence stands; papers that have ended are too few to learn from: there the rules
        have the last word. What is to come is on no day before the article's own.
        """
        if act.status == "ended" or not self._weights or act.day:
            return told
        frames = [frame.sentence.index for frame in act.frames]
        first = bisect_left(self._days, min(frames) - _REACH, key=lambda day: day.sentence)
        last = bisect_left(self._days, max(frames) + _REACH + 1, key=lambda day: day.sentence)
        days = [day for day in self._days[first:last] if act.status != "planned" or not self._is_over(day)]
        found = days_with_marks(days, act, told)
        return max(found, key=lambda day: self._sum("days", found[day]))

    def _is_over(self, day: Day) -> bool:
        """Whether a day is before the article was published, both as finely as it is told."""
        last = (day.date.value or "").split("/")[-1]
        return bool(self._published) and last < (self._published or "")[: len(last)]

    def is_untold(self, act: Act) -> bool:
        """Whether an act is none that the rules built."""
        return not any(act is one for one in self._acts)

    def untold(self) -> Act | None:
        """The act of an article for which the rules have none: the paper that it speaks of, between the bodies that
        are likely its parties. None where fewer than two are."""
        frames = _frames_of_paper(self._reading) if self._weights else []
        if not frames:
            return None
        mark = self._sum("parties", {UNTOLD})
        likely = {key_of(body.party): self._likelihood(base + mark) for body, base in self._bodies}
        parties = [body.party for body, _ in self._bodies if likely[key_of(body.party)] > _ALONE]
        if max(likely.values(), default=0.0) > _SURE:
            parties = _with_second(parties, [body.party for body, _ in self._bodies], likely)
        if len(parties) < 2:
            return None
        kind = min((frame.kind for frame in frames if frame.kind), key=KINDS.index, default="lainnya")
        status = next((frame.status for frame in frames if frame.status != "none"), "signed")
        return Act(kind, "planned" if status == "wished" else status, frames, parties)

    def _sum(self, decision: str, marks: Iterable[str]) -> float:
        """What marks weigh together: the same number in whatever order they come."""
        table = self._weights[decision]
        return math.fsum(table[mark] for mark in marks if mark in table)

    def _likelihood(self, total: float) -> float:
        """How likely a body is a party whose marks weigh ``total``."""
        return 1.0 / (1.0 + math.exp(-self._weights["parties"]["bias"] - total))


def _with_second(
    kept: list[Participant], named: Sequence[Participant], likely: Mapping[tuple[str, str], float]
) -> list[Participant]:
    """One party alone makes no agreement: the likeliest other joins it."""
    if len(kept) != 1:
        return kept
    others = [party for party in named if key_of(party) != key_of(kept[0])]
    best = max(others, key=lambda party: likely[key_of(party)], default=None)
    return [*kept, best] if best and likely[key_of(best)] > _SECOND else kept


def _frames_of_paper(reading: Reading) -> list[Frame]:
    """The frames that tell of a paper by its name; where there is none, the first sentence that names a paper.

    Cooperation without a paper is none (gold/GUIDELINES.md, section 7): there the rules have the last word.
    """
    found = [frame for frame in reading.frames if frame.clause and any(map(is_paper, frame.clause.documents))]
    if found:
        return [frame for frame in found if frame.status != "none"]
    told = zip(reading.sentences, reading.cues, strict=True)
    papers = (
        Frame(sentence, cue.start, cue.end, "paper", cue.value if cue.value in KINDS else "", _status(cues), (), (), ())
        for sentence, cues in told
        if not any(cue.role == "look_alike" for cue in cues)
        for cue in cues
        if is_paper(cue)
    )
    return list(papers)[:1]


def _status(cues: Sequence[Cue]) -> str:
    times = {cue.value for cue in cues if cue.role == "time"}
    return "planned" if times & {"planned", "wished"} else "signed"
