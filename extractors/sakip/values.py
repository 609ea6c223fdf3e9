"""Puts grades and scores of one assessment together, and reads changes ("dari B (64,1) ke BB (70,3)")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .grades import categories
from .marks import Grade, Score, Sentence, Value
from .words import alternation, cue, cue_at_end, words_of

Token = Grade | Score

_LIST = re.compile(
    r"[\s)\]”\"’']*(?:,|,?\s*(?:dan|serta|lalu|kemudian|disusul|hingga|sampai|&)\s|/)\s*[\s“\"‘'(]*", re.IGNORECASE
)
_BRACKET = re.compile(r"\s?[(\[]\s?")
_CLOSE = re.compile(r"/|[\s:=/“\"”’'(]{0,3}")
_ALIAS = re.compile(
    r"[\s,(“\"]*(?:alias|atau|setara)(?:\s+(?:dengan|predikat|kategori|nilai|skor|poin|berpredikat|angka|huruf)){0,3}[\s(“\"]*",
    re.I,
)
_GLOSS = re.compile(
    r"[\s,(“\"”)/-]*(?:(?:atau|alias|dengan|kategori|predikat|berkategori|yang\s+berarti|artinya|yakni|yaitu|sebutan|masuk|setara)[\s(“\"]*){0,3}",
    re.I,
)
_GLOSS_PREFIX = re.compile(
    r"[\"”’]?(?:\s?[(/]\s?|\s(?:atau|alias|artinya)\s)(?:(?:kategori|predikat|berkategori|sebutan|dengan)\s)*[\"“‘]?",
    re.IGNORECASE,
)
_WITH = re.compile(
    r".*\bdengan\s+(?:\w+\s+){0,2}(?:nilai|skor|poin|angka|predikat|kategori)\s*[\s“\"(:]*", re.IGNORECASE | re.DOTALL
)
_WAS_FILL = (
    r"(?:\s+(?:kategori|predikat|nilai|level|zona|angka|skor|poin|tahun|sebelumnya|semula|awalnya|posisi|peringkat|"
    r"capaian|hanya|cuma|sakip|evaluasi|grade|huruf|kelas|status|rapor|tingkat|yang|20\d\d|berpredikat|masih|baru)){0,4}"
    r"[\s“\"‘'(]{1,3}"
)
_MAX_GAP = 110
_GLOSS_REACH = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """The values of a sentence in order; ``runs`` are the places of values that stand in one list, at least two."""

    values: tuple[Value, ...]
    runs: tuple[tuple[int, ...], ...]


def find_values(text: str, sentence: Sentence) -> Parts:
    """The values of the sentence. A category in words beside a letter is its gloss and gives no value of its own."""
    grades = _without_glosses(text, sentence.grades)
    tokens: list[Token] = sorted((*grades, *sentence.scores), key=lambda token: token.start)
    was, become = _changes(text, sentence, tokens)
    partner = _side_by_side(text, tokens) | _kept(text, sentence.start, tokens, was, become)
    _pair(text, sentence, tokens, was, become, partner)
    values: list[Value] = []
    followers = {at for others in partner.values() for at in others}
    for at in range(len(tokens)):
        if at in followers:
            continue
        members = [at, *partner.get(at, [])]
        values.extend(_values(tokens, members, was, become))
    values.sort(key=lambda value: (value.start, value.end))
    return Parts(tuple(values), _runs(text, values))


def _values(tokens: Sequence[Token], members: list[int], was: set[int], become: set[int]) -> list[Value]:
    """One value of a token and its partner; a grade with several scores gives one value a score."""
    grades = [tokens[at] for at in members if isinstance(tokens[at], Grade)]
    scores = [tokens[at] for at in members if isinstance(tokens[at], Score)]
    earlier, later = any(at in was for at in members), any(at in become for at in members)
    steps = {tokens[at].start: (at in was, at in become) for at in members}
    grade = grades[0] if grades else None
    made: list[Value] = []
    for score in scores or [None]:  # type: ignore[list-item]
        parts = [part for part in (grade, score) if part is not None]
        spread = len(scores) > 1
        start = score.start if spread else min(part.start for part in parts)
        end = score.end if spread else max(part.end for part in parts)
        if (
            not spread
            and len(members) == 2
            and members[1] - members[0] > 1
            and not set(range(members[0] + 1, members[1])) <= was
        ):
            start, end = tokens[members[0]].start, tokens[members[0]].end
        made.append(
            Value(
                start,
                end,
                grade if isinstance(grade, Grade) else None,
                score if isinstance(score, Score) else None,
                *(steps[score.start] if spread else (earlier, later)),
            )
        )
    return made


def _without_glosses(text: str, grades: Sequence[Grade]) -> list[Grade]:
    """The grades; a letter reaches over the category in words that stands behind it ("A atau memuaskan")."""
    letters = [grade for grade in grades if not grade.worded]
    kept: list[Grade] = []
    glossed: set[Grade] = set()
    for letter in letters:
        for word in grades:
            gap = text[min(letter.end, word.end) : max(letter.start, word.start)]
            if word.worded and abs(word.start - letter.start) < _GLOSS_REACH and _GLOSS.fullmatch(gap):
                glossed.add(word)
                letter = replace(letter, end=max(letter.end, word.end))
        behind = _GLOSS_PREFIX.match(text, letter.end)
        gloss = categories().match(text, behind.end()) if behind else None
        kept.append(replace(letter, end=max(letter.end, gloss.end())) if gloss else letter)
    kept += [grade for grade in grades if grade.worded and grade not in glossed]
    return sorted(kept, key=lambda grade: grade.start)


# -- changes


def _changes(text: str, sentence: Sentence, tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """The tokens that a change starts from, and those that it ends in."""
    was: set[int] = set()
    become: set[int] = set()
    for at, token in enumerate(tokens):
        before = text[max(sentence.start, token.start - 60) : token.start]
        if cue_at_end("hold").search(before):
            continue
        if cue_at_end("was", _WAS_FILL).search(before) or re.search(r"\bdari\s+[\"“‘']?\Z", before):
            was.add(at)
        later = next((other for other in range(at + 1, len(tokens)) if type(tokens[other]) is type(token)), None)
        if later is None:
            continue
        if any(token.end <= mark.start < tokens[later].start for mark in sentence.instruments):
            continue
        between = _masked(text, sentence, tokens, token.end, tokens[later].start)
        if _is_step(between, at in was):
            was.add(at)
            become.add(later)
    return was, become


def _is_step(between: str, told: bool) -> bool:
    """Whether one grade becomes the next: "B ke BB"; where "dari" is told, a few words may stand between."""
    words = between.replace("(", " ").replace(")", " ").split()
    if not words or len(words) > (7 if told else 2) or ";" in between:
        return False
    noun = r"\s*(?:predikat|kategori|nilai|level|angka|skor|posisi|zona)?\s*[\"“‘'(]*\s*"
    return any(cue_at_end(name, noun).search(between) for name in ("become", "become hoped"))


def _masked(text: str, sentence: Sentence, tokens: Sequence[Token], start: int, end: int) -> str:
    """The text of ``[start, end)`` without the years, instruments, dates in brackets and tokens in it."""
    marks = (*tokens, *sentence.years, *sentence.instruments)
    cut = sorted((mark.start, mark.end) for mark in marks if start <= mark.start and mark.end <= end)
    kept, at = [], start
    for left, right in cut:
        if left >= at:
            kept.append(text[at:left])
            at = right
    return " ".join("".join([*kept, text[at:end]]).split("()"))


# -- pairs


def _side_by_side(text: str, tokens: Sequence[Token]) -> dict[int, list[int]]:
    """Partners of tokens in two lists of equal length: "62,9 dan 58,4, dengan predikat B dan CC"."""
    lists = _token_lists(text, tokens)
    partner: dict[int, list[int]] = {}
    for one, other in itertools.pairwise(lists):
        if type(tokens[one[0]]) is type(tokens[other[0]]) or one[0] in partner:
            continue
        if len(one) == len(other) > 1:
            partner.update((left, [right]) for left, right in zip(one, other, strict=True))
        elif (
            len(one) == 1
            and len(other) > 1
            and isinstance(tokens[one[0]], Grade)
            and _is_spread(text, tokens, one[0], other[0])
        ):
            partner[one[0]] = list(other)
    _backwards(text, tokens, lists, partner)
    _shared(text, tokens, lists, partner)
    return partner


def _shared(text: str, tokens: Sequence[Token], lists: list[list[int]], partner: dict[int, list[int]]) -> None:
    """One grade for all scores before it: "RB 78,4 dan SAKIP 78,6, dua-duanya BB"."""
    taken = {at for left, rights in partner.items() for at in (left, *rights)}
    for one in lists:
        if len(one) > 1 or one[0] in taken or not isinstance(tokens[one[0]], Grade):
            continue
        before = [at for at in range(one[0]) if isinstance(tokens[at], Score) and at not in taken]
        if len(before) == one[0] > 1 and cue("both").search(text, tokens[before[-1]].end, tokens[one[0]].start):
            partner[one[0]] = before


def _kept(text: str, start: int, tokens: Sequence[Token], was: set[int], become: set[int]) -> dict[int, list[int]]:
    """A grade that stays while the score moves has both: "tetap B, dari 64,05 ke 66,71"."""
    for at in range(len(tokens) - 2):
        one, two, three = tokens[at : at + 3]
        moved = isinstance(two, Score) and isinstance(three, Score) and at + 1 in was and at + 2 in become
        if (
            isinstance(one, Grade)
            and moved
            and cue_at_end("staying", r"(?:\s+\w+){0,2}\s*\W{0,2}").search(text[max(start, one.start - 40) : one.start])
        ):
            return {at: [at + 1, at + 2]}
    return {}


def _backwards(text: str, tokens: Sequence[Token], lists: list[list[int]], partner: dict[int, list[int]]) -> None:
    """A list of grades "masing-masing" after as many single scores: "2021 59,7, 2022 64,0, masing-masing CC dan B"."""
    taken = {at for left, rights in partner.items() for at in (left, *rights)}
    for one in lists:
        first = tokens[one[0]]
        if len(one) < 2 or one[0] in taken or not isinstance(first, Grade):
            continue
        before = [at for at in range(one[0]) if isinstance(tokens[at], Score) and at not in taken][-len(one) :]
        if len(before) == len(one) and cue("in order").search(text, tokens[before[-1]].end, first.start):
            partner.update((left, [right]) for left, right in zip(before, one, strict=True))


def _token_lists(text: str, tokens: Sequence[Token]) -> list[list[int]]:
    lists: list[list[int]] = []
    for at, token in enumerate(tokens):
        last = tokens[at - 1] if at else None
        if last is not None and type(last) is type(token) and _LIST.fullmatch(text[last.end : token.start]):
            lists[-1].append(at)
        else:
            lists.append([at])
    return lists


def _is_spread(text: str, tokens: Sequence[Token], one: int, other: int) -> bool:
    between = text[tokens[one].end : tokens[other].start]
    words = re.sub(r"[\W_]+", " ", between)
    return bool(cue("in order").search(between)) or (_glue().sub(" ", words).strip() == "" and not _breaks(between))


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation((*words_of('glue'), *words_of('glue of change')))}(?!\w)", re.IGNORECASE)


def _pair(
    text: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    was: set[int],
    become: set[int],
    partner: dict[int, list[int]],
) -> None:
    """Adds the best pairs of a grade and a score beside each other: the closest first, each token once."""
    taken = {at for left, rights in partner.items() for at in (left, *rights)}
    costs = []
    for left in range(len(tokens)):
        for right in range(left + 1, min(left + 4, len(tokens))):
            if type(tokens[left]) is type(tokens[right]) or {left, right} & taken:
                continue
            cost = _cost(text, sentence, tokens, left, right, was, become)
            if cost is not None:
                costs.append((cost, left, right))
    for _, left, right in sorted(costs):
        if not {left, right} & taken:
            taken |= {left, right}
            partner[left] = [right]


def _cost(
    text: str, sentence: Sentence, tokens: Sequence[Token], left: int, right: int, was: set[int], become: set[int]
) -> float | None:
    """How far apart two tokens stand, None where they cannot be of one assessment."""
    gap = text[tokens[left].end : tokens[right].start]
    if len(gap) > _MAX_GAP:
        return None
    between = range(left + 1, right)
    if any(at not in was for at in between):
        return None
    if not between:
        if _BRACKET.fullmatch(gap):
            return 0.0
        if _CLOSE.fullmatch(gap) or _ALIAS.fullmatch(gap):
            return 1.0
    if become and (left in was) != (right in was):
        return None
    masked = _masked(text, sentence, tokens, tokens[left].end, tokens[right].start)
    if any(tokens[left].end <= body.start and body.end <= tokens[right].start for body in sentence.bodies):
        bodies = [
            body for body in sentence.bodies if tokens[left].end <= body.start and body.end <= tokens[right].start
        ]
        return 8.0 if len(bodies) == 1 and _WITH.fullmatch(gap) and not _breaks(gap) else None
    words = re.sub(r"[\W_]+", " ", masked)
    if _breaks(masked) or _glue().sub(" ", words).strip():
        return None
    return 2.0 + len(words.split()) / 2 + masked.count(",")


def _breaks(gap: str) -> bool:
    return re.search(r"[;:?!]\s|\.\s", gap) is not None or bool(cue("clause").search(gap.replace("tapi ", " ")))


def _runs(text: str, values: Sequence[Value]) -> tuple[tuple[int, ...], ...]:
    runs: list[list[int]] = []
    for at, value in enumerate(values):
        last = values[at - 1] if at else None
        same = last is not None and (last.grade is None, last.score is None) == (
            value.grade is None,
            value.score is None,
        )
        if last is not None and same and not value.become and _LIST.fullmatch(text[last.end : value.start]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(tuple(run) for run in runs if len(run) > 1)
