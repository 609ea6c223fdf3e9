"""Evidence weighed: which of the bodies named in an article are the parties of an act, and which day is its day.

The rules build acts; what they chose is evidence like any other here (``rules=True``). The weights were learned from
labelled articles (``extractors/models/agreements-1.md`` tells from which and how well they do on others).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from ..document import DateMention, Participant
from .acts import Act
from .day_evidence import days_with_marks
from .evidence import Candidate, Reading, is_paper, key_of, marks_in_act, weighable
from .frames import Frame
from .words import KINDS, Cue

MODEL = "agreements-1.json"
UNTOLD = "no act"
"""The mark of bodies in an article for which the rules built no act."""
_KEEP, _ADD, _ALONE, _SECOND = 0.1, 0.8, 0.4, 0.12
"""How likely a party must be: one that the rules chose, another, one where the rules found no act, and the likeliest
of the others where only one party is there."""
_SURE = 0.6
"""How likely one of the two parties must be of an act that the rules did not build."""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of marks by what they decide: "parties" and "days"."""
    table = files("saripati.extractors").joinpath("models", MODEL).read_text(encoding="utf-8")
    return {name: dict(marks) for name, marks in json.loads(table).items()}


class Judge:
    """Weighs the evidence in one article."""

    def __init__(self, reading: Reading, acts: Sequence[Act], dates: Sequence[DateMention], published: str | None):
        self._reading, self._acts, self._dates, self._published = reading, acts, dates, published

    @cached_property
    def _bodies(self) -> list[tuple[Candidate, set[str]]]:
        """The bodies named in the article with the marks that they have beside any act."""
        return weighable(self._reading)

    def parties(self, act: Act, told: Sequence[Participant]) -> list[Participant]:
        """The parties of an act, those ``told`` by the rules first, in their order."""
        if self.is_untold(act):
            return list(told)
        chosen = {key_of(party) for party in told}
        likely = {
            key_of(one.party): _likelihood("parties", marks | marks_in_act(one, act, self._acts))
            for one, marks in self._bodies
        }
        kept = [party for party in told if likely.get(key_of(party), 1.0) > _KEEP]
        others = [one for one, _ in self._bodies if key_of(one.party) not in chosen]
        kept += [one.party for one in others if likely[key_of(one.party)] > _ADD]
        return self._with_second(kept, likely)

    def _with_second(self, kept: list[Participant], likely: Mapping[tuple[str, str], float]) -> list[Participant]:
        """One party alone makes no agreement: the likeliest other joins it."""
        if len(kept) != 1:
            return kept
        others = [one.party for one, _ in self._bodies if key_of(one.party) != key_of(kept[0])]
        best = max(others, key=lambda party: likely[key_of(party)], default=None)
        return [*kept, best] if best and likely[key_of(best)] > _SECOND else kept

    def day(self, act: Act, told: str | None) -> str | None:
        """The day of an act in EDTF; ``told`` is the one by the rules."""
        found = days_with_marks(self._dates, act, told, self._reading, self._published)
        table = weights()["days"]
        return max(found, key=lambda day: sum(table.get(mark, 0.0) for mark in found[day]))

    def is_untold(self, act: Act) -> bool:
        """Whether an act is none that the rules built."""
        return not any(act is one for one in self._acts)

    def untold(self) -> Act | None:
        """The act of an article for which the rules built none: the paper that it speaks of, between the bodies that
        are likely its parties. None where fewer than two are."""
        frames = _frames_of_paper(self._reading)
        if not frames:
            return None
        likely = {key_of(one.party): _likelihood("parties", marks | {UNTOLD}) for one, marks in self._bodies}
        parties = [one.party for one, _ in self._bodies if likely[key_of(one.party)] > _ALONE]
        if max(likely.values(), default=0.0) > _SURE:
            parties = self._with_second(parties, likely)
        if len(parties) < 2:
            return None
        kind = min((frame.kind for frame in frames if frame.kind), key=KINDS.index, default="lainnya")
        status = next((frame.status for frame in frames if frame.status != "none"), "signed")
        return Act(kind, "planned" if status == "wished" else status, frames, parties)


def _likelihood(decision: str, marks: Iterable[str]) -> float:
    table = weights()[decision]
    return 1.0 / (1.0 + math.exp(-table["bias"] - sum(table[mark] for mark in marks if mark in table)))


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
