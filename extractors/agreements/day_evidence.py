"""What speaks for and against a date being the day of an act: named marks that a learned table weighs (``judging``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ..document import DateMention
from .acts import Act
from .evidence import Reading
from .marks import far, is_quoted, step, words_of
from .sentences import Sentence
from .when_where import marks_of_day

_WEEKDAY = re.compile(r"Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad", re.IGNORECASE)
_LAST = 2
"""Words before a date that are marks by their order; further ones count wherever they stand."""
_DAY = "granularity=day"
_SEVERAL = 3
"""Days of an article from which on they are several."""
_SEEN = 8
"""Words on either side of a date that are marks."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date of the article that may be the day of an act: the number of its sentence, and the marks that it has
    beside any act. ``beside`` is what the cues next to it are."""

    date: DateMention
    sentence: int
    marks: frozenset[str]
    since: str
    signing: bool
    to_come: bool
    beside: str
    cues: str


def days_of(dates: Sequence[DateMention], reading: Reading, published: str | None) -> list[Day]:
    """The dates that may be the day of an act, in order. Left out are the days of statements to the press, those
    since or until which something lasts, and those of what came before the act."""
    starts = [one.start for one in reading.sentences]
    opening = reading.opening
    found: list[Day] = []
    for date in dates:
        at = bisect_right(starts, date.start) - 1
        if not date.value or ".." in date.value or at < 0 or date.start >= reading.sentences[at].end:
            continue
        said = marks_of_day(reading.text, date)
        if not said & {"lasting", "earlier"} and ("statement" not in said or "at the act" in said):
            found.append(_day(reading, at, opening, date, said, _since(published, date.value)))
    return found


def days_with_marks(days: Sequence[Day], act: Act, told: str | None) -> dict[str | None, set[str]]:
    """Each of ``days``, and None for an act without one, with what speaks for it; ``told`` is the day by the rules."""
    frames = sorted(frame.sentence.index for frame in act.frames)
    found: dict[str | None, set[str]] = {None: {"none"}}
    for day in days:
        found.setdefault(day.date.value, set()).update(day.marks, _in_act(day, act, frames))
    dated = min(sum(_DAY in marks for marks in found.values()), _SEVERAL)
    near = sum("away=0" in marks or "away=1" in marks for marks in found.values())
    for value, marks in found.items():
        rules = f"rules={value == told}"
        marks |= {rules, f"{rules} {'none' if value is None else 'day'} status={act.status}", f"status={act.status}"}
        marks |= {f"{rules} kind={act.kind}"}
    for value, marks in found.items():
        marks.update(tuple(_among(value, marks, len(found), dated)))
    found[None] |= {f"none days={step(len(found))}", f"none near={step(near)}", f"none status={act.status}"}
    return found


def _among(value: str | None, marks: Set[str], number: int, dated: int) -> Iterator[str]:
    """The marks of a choice beside the others: whether it is the only date, and how many full days there are."""
    said = f"said={'said' in marks}"
    alone = number == 2  # this date, and none
    if value is None:
        yield from (f"none alone={alone}", f"none dated={dated}")
        return
    yield from (f"alone={alone}", f"alone={alone} {said}")
    if _DAY in marks:
        yield from (f"dated={dated}", f"dated={dated} {said}")


def _day(reading: Reading, at: int, opening: int, date: DateMention, said: Set[str], since: str) -> Day:
    sentence, cues = reading.sentences[at], reading.cues[at]
    left = [cue for cue in cues if cue.end <= date.start and cue.role != "time"][-1:]
    right = [cue for cue in cues if cue.start >= date.end and cue.role != "time"][:1]
    marks = {
        f"granularity={date.granularity}",
        f"relative={date.relative} weekday={bool(_WEEKDAY.search(date.text))} brackets={'(' in date.text}",
        f"paragraph={step(sentence.paragraph - opening)} {sentence.kind}",
        f"told={' '.join(sorted(said))}",
        since,
        *said,
        *_words(reading.text, sentence, date),
        *(f"left={cue.role}/{cue.value} far={far(date.start - cue.end)}" for cue in left),
        *(f"right={cue.role}/{cue.value} far={far(cue.start - date.end)}" for cue in right),
    }
    roles = {(cue.role, cue.value if cue.role in ("signing", "time") else "", cue.start < date.start) for cue in cues}
    marks |= {f"cue={role}/{value}{'<' if before else '>'}" for role, value, before in roles}
    beside = f"left={left[0].role if left else ''} right={right[0].role if right else ''}"
    signing = any(cue.role == "signing" for cue in cues)
    told = ",".join(sorted({cue.role for cue in cues}))
    return Day(date, sentence.index, frozenset(marks), since, signing, "to come" in said, beside, told)


def _words(text: str, sentence: Sentence, date: DateMention) -> Iterator[str]:
    before, after = words_of(text[sentence.start : date.start]), words_of(text[date.end : sentence.end])
    yield f"before={' '.join(before[-_LAST:]) or '^'}"
    yield f"before1={before[-1] if before else '^'}"
    yield f"after={after[0] if after else '$'}"
    yield from (f"near={word}" for word in (*before[-_SEEN:], *after[:_SEEN]) if word.isalpha())
    if is_quoted(text, sentence, date.start):
        yield "quoted"


def _in_act(day: Day, act: Act, frames: Sequence[int]) -> Iterator[str]:
    """The marks of a day beside an act whose frames stand in the sentences ``frames``."""
    date = day.date
    away = min((day.sentence - at for at in frames), key=abs, default=99)
    yield f"away={step(abs(away))}"
    yield f"away={step(abs(away))}{'<' if away < 0 else '>'} {date.granularity}"
    yield f"{day.beside} status={act.status}"
    yield f"{day.since} status={act.status}"
    yield f"{day.since} status={act.status} signing={day.signing} to come={day.to_come}"
    yield f"status={act.status} signing={day.signing} {date.granularity}"
    if away:
        yield f"away={step(abs(away))} cues={day.cues}"
    for frame in act.frames if not away else ():
        if frame.sentence.index == day.sentence:
            gap = max(frame.start - date.end, date.start - frame.end, 0)
            yield f"frame={frame.strength} far={far(gap)}{'<' if date.start < frame.start else '>'}"
            yield f"frame past={frame.past} definite={frame.definite}"


def _since(published: str | None, value: str) -> str:
    """How a day lies beside the day of publication."""
    if not published or len(value) < len(published):
        return "published=unknown"
    return f"published={'same' if value == published else 'before' if value < published else 'after'}"
