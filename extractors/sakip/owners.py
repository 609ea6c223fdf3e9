"""Whose a value is. The evidence, the strongest first; the first that is there decides:

1. as many bodies as values in two lists; the list that a grade heads, or that it closes;
2. the body in whose brackets the value stands, or to which it is given ("61,2 kepada Siak");
3. the nearest body before it in its clause, then the one right behind it there;
4. the nearest body before it in the sentence, then one behind it;
5. what went before: whom the paragraph speaks of, whose official speaks, whom the article is about (``claims``).

A body only told as a place, in a comparison or as the one that reports is passed over (``nearest``, ``manners``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .headed import CELL, GOVERNMENT, graded, headed
from .marks import Body, Instrument, Sentence, Value, Year
from .nearest import LIST, groups, is_mean_of, nearest
from .sentences import clause_of
from .values import Parts
from .words import common, cue, cue_at_end

_LIKE = re.compile(
    r"\W*(?:seperti|macam|kayak|laiknya|layaknya|sebagaimana|menyamai|mengikuti(?:\sjejak)?|mengekor|sama\s(?:dengan|seperti)|senasib\sdengan)\s+(?:halnya\s+)?"
    r"(?:pemerintah\s+|pemkab\s+|pemkot\s+|pemprov\s+|pemda\s+){0,2}",
    re.IGNORECASE,
)
_ON_DAY = re.compile(
    r",?\s(?:pada\s)?(?:hari\s)?(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Ahad|Minggu)\b|,?\s\(\d{1,2}/\d",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(r"[)\"”]?\s(?:kepada|bagi)\s(?:(?:pemkab|pemkot|pemprov|pemerintah)\s)?", re.IGNORECASE)
"""Between a value and the body that it is given to: "61,2 kepada Siak dan 72,4 kepada Kampar"."""
_FEW = re.compile(
    r"[\"”]?\s(?:(?:hanya|cuma|baru|milik|untuk|ada|punya|diraih|disandang|dimiliki|pemkab|pemkot|pemprov)\s){0,2}",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"(?:[,:;]|\bdan|\bserta)\s((?-i:[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+)?))\s\(?\Z")
_LONGEST_NAME = 40
_TWO = 2


@dataclass(frozen=True, slots=True)
class Owned:
    """A value with the bodies it belongs to; none where the sentence names no body for it.

    ``crowd``: it belongs to an unnamed group. ``like``: a body that is told to have the same grade already.
    ``speaker``: the body of an official named behind it, for a value that nothing before says the body of.
    """

    value: Value
    bodies: tuple[Body, ...]
    crowd: bool = False
    like: Body | None = None
    listed: bool = False
    speaker: Body | None = None


def find_owners(text: str, sentence: Sentence, parts: Parts, places: list[int]) -> list[Owned]:
    """Every value with its bodies, in order; a grade that heads a list is handed to the members of the list."""
    if any(item.name == "other" for item in sentence.instruments):
        kept = tuple(body for body in sentence.bodies if not _won_other(text, sentence, body))
        sentence = replace(sentence, bodies=kept)
    found: list[Owned] = []
    zipped = _zipped(text, sentence, parts)
    at = 0
    while at < len(parts.values):
        value = parts.values[at]
        if at in zipped:
            found.append(Owned(value, (zipped[at],), listed=True))
        elif members := headed(text, sentence, parts, at, places):
            found.extend(Owned(value, (body,), listed=True) for body, value, _ in members)
            at = max(last for _, _, last in members)
        elif closed := _closed(text, sentence, parts, at, found):
            found[-closed:] = [replace(owned, value=graded(owned.value, value.grade)) for owned in found[-closed:]]
        else:
            single = _single(text, sentence, parts, at, places)
            told = {body for owned in found if owned.listed for body in owned.bodies}
            left = () if value.become else tuple(body for body in single.bodies if body not in told)
            found.append(replace(single, bodies=left) if left else single)
        at += 1
    return [shared for at, owned in enumerate(found) for shared in _started(found, at, owned)]


def _started(found: Sequence[Owned], at: int, owned: Owned) -> list[Owned]:
    """What a change starts from belongs to all members of the list behind it: "naik dari CC ke B antara lain Siak"."""
    following = [other for other in found[at + 1 :] if other.value.become and other.listed]
    first = following[0].value.start if following else 0
    members = [other for other in following if other.value.start == first]
    if not owned.value.was or owned.listed or len(members) < _TWO or found[at + 1] is not members[0]:
        return [owned]
    return [replace(owned, bodies=member.bodies, listed=True, crowd=False) for member in members]


def _won_other(text: str, sentence: Sentence, body: Body) -> bool:
    """Whether brackets behind the body name another evaluation: "piagam untuk RSUD Wates (WBK)"."""
    return any(
        item.name == "other" and re.fullmatch(r"\s?\(", text[body.end : item.start]) for item in sentence.instruments
    )


def _zipped(text: str, sentence: Sentence, parts: Parts) -> dict[int, Body]:
    """A list of values and a list of as many bodies, read side by side."""
    found: dict[int, Body] = {}
    given, ends = None, sentence.start
    lists = groups(text, sentence.bodies, parts.values)
    for run in parts.runs:
        first, last = parts.values[run[0]], parts.values[run[-1]]
        between = [group for group in lists if len(group) == len(run) and not _inside(group, first, last)]
        before = [group for group in between if group[-1].end <= first.start]
        after = [group for group in between if group[0].start >= last.end]
        chosen = before[-1] if before else after[0] if after else None
        if chosen is None or len({body.subject for body in chosen}) != len(run):
            continue
        again = given == chosen and cue("in order").search(text, ends, first.start) is not None
        if again or not _is_taken(parts, run, chosen):
            found.update(zip(run, chosen, strict=True))
            given, ends = chosen, parts.values[run[-1]].end
    return found


def _inside(group: list[Body], first: Value, last: Value) -> bool:
    return any(first.start < body.start < last.end for body in group)


def _is_taken(parts: Parts, run: tuple[int, ...], group: list[Body]) -> bool:
    """Whether another value stands between the two lists."""
    left, right = sorted(((group[0].start, group[-1].end), (parts.values[run[0]].start, parts.values[run[-1]].end)))
    return any(left[1] <= value.start < right[0] for at, value in enumerate(parts.values) if at not in run)


def _closed(text: str, sentence: Sentence, parts: Parts, at: int, found: list[Owned]) -> int:
    """How many members of a list right before share the grade: "X (74,1) dan Y (73,0) meraih BB"."""
    value = parts.values[at]
    if value.grade is None or value.score is not None or not found:
        return 0
    count, end = 0, value.start
    for owned in reversed(found):
        body = owned.bodies[0] if len(owned.bodies) == 1 else None
        if body is None or owned.value.grade is not None or not CELL.fullmatch(text[body.end : owned.value.start]):
            break
        gap = text[owned.value.end : end]
        if count and not LIST.fullmatch(re.sub(r"^[\s)]*(?:poin)?", "", gap)):
            break
        if not count and (len(gap.split()) > 6 or re.search(r"[,;:.]\s", gap) or cue("clause").search(gap)):
            break
        count, end = count + 1, body.start
    return count if count > 1 else 0


def _single(text: str, sentence: Sentence, parts: Parts, at: int, places: list[int]) -> Owned:
    value = parts.values[at]
    if _is_of_unknown(text, sentence, value):
        return Owned(value, (), crowd=True)
    left, right = clause_of(places, sentence.start, sentence.end, value.start)
    like = _like(text, sentence, value)
    for body in sentence.bodies:
        held = re.fullmatch(r"\s?\(", text[body.end : value.start]) or re.fullmatch(
            r"-?nya\s", text[value.end : body.start]
        )
        if body.subject is not None and held:
            together = _before_brackets(text, sentence, parts, body, value)
            return Owned(value, together, False, like, listed=len(together) > 1)
    stop = parts.values[at + 1].start if at + 1 < len(parts.values) else sentence.end
    behind = [body for body in sentence.bodies if value.end <= body.start < min(stop, right) and body != like]
    given = next((body for body in behind if _GIVEN_TO.fullmatch(text, value.end, body.start)), None)
    if given is not None:
        return Owned(value, (given,), False, like)
    for start, end in ((left, value.start), (sentence.start, left)):
        if start < left and (found := _right_behind(text, value, behind)) is not None:
            return Owned(value, (found,), False, like)
        inside = [body for body in sentence.bodies if start <= body.start and body.end <= end]
        bearers = [body for body in inside if not _reports(text, body, value.start) and not _is_venue(text, body)]
        chosen = nearest(text, bearers, value.start, parts.values)
        if chosen:
            crowd = chosen[0].manner == "crowd" or is_mean_of(text, inside, chosen[0])
            return Owned(value, () if crowd else tuple(chosen), crowd, like)
    named = [body for body in behind if body.manner in ("named", "pronoun") and _reaches(text, value, body)]
    posts = [body for body in sentence.bodies if value.end <= body.start and body.manner == "post"]
    return Owned(value, (named[0],) if named and like is None else (), False, like, speaker=posts[0] if posts else None)


def _is_of_unknown(text: str, sentence: Sentence, value: Value) -> bool:
    """Whether a member of a list stands before the value that is no body known: "kecamatan: Tempe A, Keera CC"."""
    name = _MEMBER.search(text, max(sentence.start, value.start - _LONGEST_NAME), value.start)
    if name is None or name[1].split()[0].lower() in common():
        return False
    marks: tuple[Body | Instrument | Year, ...] = (*sentence.bodies, *sentence.instruments, *sentence.years)
    return not any(mark.start < name.end(1) and name.start(1) < mark.end for mark in marks)


def _right_behind(text: str, value: Value, behind: Sequence[Body]) -> Body | None:
    """The body that stands behind the value with a word or two between: "AA hanya DIY"."""
    named = next((body for body in behind if body.manner == "named"), None)
    return named if named and _FEW.fullmatch(text, value.end, named.start) else None


def _before_brackets(text: str, sentence: Sentence, parts: Parts, body: Body, value: Value) -> tuple[Body, ...]:
    """The bodies that share what stands in brackets behind the last of them: "Siak dan Kampar (B ke BB)".

    A score is of the last one alone.
    """
    if value.score is not None or body.end > value.start:
        return (body,)
    for group in groups(text, sentence.bodies, parts.values):
        starts = [member.start for member in group]
        if body.start in starts:
            return (*group[: starts.index(body.start)], body)
    return (body,)


def _reaches(text: str, value: Value, body: Body) -> bool:
    """Whether a body behind the value may be whose it is: no comma parts them, unless a word for the owner follows."""
    gap = text[value.end : body.start]
    return (
        not re.search(r"[,;:]\s|[.?!]\s", gap)
        or cue_at_end("owner", GOVERNMENT).search(text, value.end, body.start) is not None
    )


def _reports(text: str, body: Body, at: int) -> bool:
    """Whether an office only reports: "Bappeda Siak membeberkan resep SAKIP A"."""
    office = body.subject is not None and body.subject.kind == "opd"
    return office and cue("reporting").search(text, body.end, at) is not None


def _is_venue(text: str, body: Body) -> bool:
    """Whether the body only tells where something took place on a day: "digelar di Jakarta, Rabu (6/12)"."""
    return body.manner == "aside" and _ON_DAY.match(text, body.end) is not None


def _like(text: str, sentence: Sentence, value: Value) -> Body | None:
    for body in sentence.bodies:
        if (
            value.end <= body.start
            and body.subject
            and body.manner != "pronoun"
            and _LIKE.fullmatch(text[value.end : body.start])
        ):
            return body
    return None
