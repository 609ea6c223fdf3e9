"""Puts grades and scores of one assessment together, and reads changes ("dari B (64,1) ke BB (70,3)")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .grades import categories
from .marks import Grade, Score, Sentence, Value
from .pairs import LIST, Token, find_partners, masked
from .words import cue_at_end

_GLOSS = re.compile(
    r"[\s,(“\"”)/-]*(?:(?:atau|alias|dengan|kategori|predikat|berkategori|yang\s+berarti|artinya|yakni|yaitu|sebutan|masuk|setara)[\s(“\"]*){0,3}",
    re.I,
)
_GLOSS_PREFIX = re.compile(
    r"[\"”’]?(?:\s?[(/]\s?|\s(?:atau|alias|artinya)\s)(?:(?:kategori|predikat|berkategori|sebutan|dengan)\s)*[\"“‘]?",
    re.IGNORECASE,
)
_WAS_FILL = (
    r"(?:\s+(?:kategori|predikat|nilai|level|zona|angka|skor|poin|tahun|sebelumnya|semula|awalnya|posisi|peringkat|"
    r"capaian|hanya|cuma|sakip|evaluasi|grade|huruf|kelas|status|rapor|tingkat|yang|20\d\d|berpredikat|masih|baru)){0,4}"
    r"[\s“\"‘'(]{1,3}"
)
_BEGINS = re.compile(
    r"\b(?:start|mulai|dimulai|memulai|berangkat|bermula|berawal|bertolak|berpijak)\sdari\s(?:(?:predikat|nilai|kategori|huruf|angka|posisi)\s)?[\"“]?\Z",
    re.IGNORECASE,
)
"""Before the grade with which a history begins."""
_STUCK = re.compile(
    r"\b(?:belum|tidak|tak)\s(?:(?:juga|kunjung|pernah|bisa|mampu)\s)*(?:beranjak|bergeser|keluar|lepas|bergerak|berpindah|naik)\sdari\s(?:(?:predikat|nilai|kategori|huruf|angka|posisi|zona)\s)?[\"“]?\Z",
    re.IGNORECASE,
)
"""Before a grade that was not left: it is no start of a change."""
_FROM = re.compile(r"\bdari\s+[\"“‘']?\Z")
_GLOSS_REACH = 60
_YEAR_IN_BRACKETS = re.compile(r"\s?\((?:tahun\s)?(?:19|20)\d\d\)")
_IS_LETTER = re.compile(r"(?:[Dd]ou?ble|[Dd]obel|AA|BB|CC|[A-D])(?![a-z])")
"""A grade in letters, not one told by "demikian pula"."""
_BLANK = re.compile(r"\s")


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
    partner = find_partners(text, sentence, tokens, was, become)
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
    letters = [grade for grade in grades if not grade.worded and _IS_LETTER.match(text, grade.start)]
    said = [grade for grade in grades if not grade.worded and grade not in letters]
    kept: list[Grade] = []
    glossed: set[Grade] = set()
    for letter in letters:
        for word in grades:
            gap = text[min(letter.end, word.end) : max(letter.start, word.start)]
            if word.worded and abs(word.start - letter.start) < _GLOSS_REACH and _GLOSS.fullmatch(gap):
                glossed.add(word)
                letter = replace(letter, end=max(letter.end, word.end))
        behind = _GLOSS_PREFIX.match(text, letter.end) or _BLANK.match(text, letter.end)
        gloss = categories().match(text, behind.end()) if behind else None
        kept.append(replace(letter, end=max(letter.end, gloss.end())) if gloss else letter)
    kept += said
    kept += [grade for grade in grades if grade.worded and grade not in glossed]
    return sorted(kept, key=lambda grade: grade.start)


# -- changes


def _changes(text: str, sentence: Sentence, tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """The tokens that a change starts from, and those that it ends in."""
    was: set[int] = set()
    become: set[int] = set()
    for at, token in enumerate(tokens):
        left = max(sentence.start, token.start - 60)
        if cue_at_end("hold").search(text, left, token.start):
            continue
        if _BEGINS.search(text, left, token.start) or _STUCK.search(text, left, token.start):
            continue
        if cue_at_end("was", _WAS_FILL).search(text, left, token.start) or _FROM.search(text, left, token.start):
            was.add(at)
        later = next((other for other in range(at + 1, len(tokens)) if type(tokens[other]) is type(token)), None)
        if later is None:
            continue
        if any(token.end <= mark.start < tokens[later].start for mark in sentence.instruments):
            continue
        between = masked(text, sentence, tokens, token.end, tokens[later].start)
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


def _runs(text: str, values: Sequence[Value]) -> tuple[tuple[int, ...], ...]:
    runs: list[list[int]] = []
    for at, value in enumerate(values):
        last = values[at - 1] if at else None
        same = last is not None and (last.grade is None, last.score is None) == (
            value.grade is None,
            value.score is None,
        )
        again = text[value.start : value.start + 6].lower() in ("begitu", "demiki")
        if (
            last is not None
            and same
            and not value.become
            and not again
            and LIST.fullmatch(_YEAR_IN_BRACKETS.sub("", text[last.end : value.start]))
        ):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(tuple(run) for run in runs if len(run) > 1)
