"""What speaks for and against a date being the day of an act: named marks that a learned table weighs (``judging``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from ..document import DateMention
from .acts import Act
from .evidence import Reading, far, step, words_of
from .sentences import Sentence
from .when_where import marks_of_day
from .words import Cue

_WEEKDAY = re.compile(r"Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad", re.IGNORECASE)
_LAST = 2
"""Words beside a date that are marks by their order; further ones count wherever they stand."""


def days_with_marks(
    dates: Sequence[DateMention], act: Act, told: str | None, reading: Reading, published: str | None
) -> dict[str | None, set[str]]:
    """Each day that the article names, and None for an act without one, with what speaks for it.

    ``told`` is the day by the rules. Days of statements to the press are left out, and those since or until which
    something lasts.
    """
    starts = [one.start for one in reading.sentences]
    frames = [frame.sentence.index for frame in act.frames]
    opening = reading.opening
    usable = [date for date in dates if date.value and ".." not in date.value]
    found: dict[str | None, set[str]] = {None: {"none"}}
    for date in usable:
        at = bisect_right(starts, date.start) - 1
        if at < 0 or date.start >= reading.sentences[at].end:
            continue
        said = marks_of_day(reading.text, date)
        if "lasting" in said or ("statement" in said and "at the act" not in said):
            continue
        sentence = reading.sentences[at]
        marks = set(_mention(reading, sentence, reading.cues[at], date, said, frames, act))
        since = _since(published, date.value or "")
        signing = any(cue.role == "signing" for cue in reading.cues[at])
        marks |= {
            since,
            f"{since} status={act.status}",
            f"{since} status={act.status} signing={signing} to come={'to come' in said}",
            f"status={act.status} signing={signing} {date.granularity}",
            f"paragraph={step(sentence.paragraph - opening)} {sentence.kind}",
        }
        found.setdefault(date.value, set()).update(marks)
    near = sum("away=0" in marks or "away=1" in marks for marks in found.values())
    for value, marks in found.items():
        rules = f"rules={value == told}"
        marks |= {rules, f"{rules} {'none' if value is None else 'day'} status={act.status}", f"status={act.status}"}
        marks |= {f"{rules} kind={act.kind}"}
    found[None] |= {f"none days={step(len(found))}", f"none near={step(near)}", f"none status={act.status}"}
    return found


def _mention(
    reading: Reading,
    sentence: Sentence,
    cues: Sequence[Cue],
    date: DateMention,
    said: Set[str],
    frames: Sequence[int],
    act: Act,
) -> Iterator[str]:
    text = reading.text
    away = min((sentence.index - at for at in frames), key=abs, default=99)
    yield f"away={step(abs(away))}"
    yield f"away={step(abs(away))}{'<' if away < 0 else '>'} {date.granularity}"
    yield f"granularity={date.granularity}"
    yield f"relative={date.relative} weekday={bool(_WEEKDAY.search(date.text))} brackets={'(' in date.text}"
    before, after = words_of(text[sentence.start : date.start]), words_of(text[date.end : sentence.end])
    yield f"before={' '.join(before[-_LAST:]) or '^'}"
    yield f"before1={before[-1] if before else '^'}"
    yield f"after={after[0] if after else '$'}"
    yield from (f"near={word}" for word in (*before[-8:], *after[:8]) if word.isalpha())
    yield from said
    yield f"told={' '.join(sorted(said))}"
    opened = text[sentence.start : date.start]
    if opened.count("“") > opened.count("”") or opened.count('"') % 2:
        yield "quoted"
    roles = {(cue.role, cue.value if cue.role in ("signing", "time") else "", cue.start < date.start) for cue in cues}
    yield from (f"cue={role}/{value}{'<' if left else '>'}" for role, value, left in roles)
    left = [cue for cue in cues if cue.end <= date.start and cue.role != "time"][-1:]
    right = [cue for cue in cues if cue.start >= date.end and cue.role != "time"][:1]
    yield from (f"left={cue.role}/{cue.value} far={far(date.start - cue.end)}" for cue in left)
    yield from (f"right={cue.role}/{cue.value} far={far(cue.start - date.end)}" for cue in right)
    yield f"left={left[0].role if left else ''} right={right[0].role if right else ''} status={act.status}"
    inside = [frame for frame in act.frames if frame.sentence.index == sentence.index]
    for frame in inside:
        gap = max(frame.start - date.end, date.start - frame.end, 0)
        yield f"frame={frame.strength} far={far(gap)}{'<' if date.start < frame.start else '>'}"
        yield f"frame past={frame.past} definite={frame.definite}"
    if not inside:
        yield f"away={step(abs(away))} cues={','.join(sorted({cue.role for cue in cues}))}"


def _since(published: str | None, value: str) -> str:
    """How a day lies beside the day of publication."""
    if not published or len(value) < len(published):
        return "published=unknown"
    return f"published={'same' if value == published else 'before' if value < published else 'after'}"
