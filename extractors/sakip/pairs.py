"""Which grade and which score are of one assessment: side by side in lists, in brackets, or with glue between."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from .bands import fits
from .marks import Grade, Score, Sentence
from .words import alternation, cue, cue_at_end, words_of

Token = Grade | Score

LIST = re.compile(
    r"[\s)\]”\"’']*(?:[,;]|[,;]?\s*(?:dan|serta|lalu|kemudian|disusul|hingga|sampai|&)\s|/)\s*[\s“\"‘'(]*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?[(\[]\s?")
_CLOSE = re.compile(r"/|[\s:=/|“\"”’'(]{0,3}")
_ALIAS = re.compile(
    r"[\s,(“\"]*(?:alias|atau|setara)(?:\s+(?:dengan|predikat|kategori|nilai|skor|poin|berpredikat|angka|huruf)){0,3}[\s(“\"]*",
    re.I,
)
_WITH = re.compile(
    r".*\bdengan\s+(?:\w+\s+){0,2}(?:nilai|skor|poin|angka|predikat|kategori)\s*[\s“\"(:]*", re.IGNORECASE | re.DOTALL
)
_YEAR_WORDS = re.compile(r"\s*(?:\b(?:pada|di|tahun|untuk)\b|:)\s*", re.IGNORECASE)
_OF_CHANGE = 6.0
"""What a change starts from is rather passed over: "76,3, naik dari 75,1, dengan predikat BB"."""
_NOW = re.compile(r"\b(?:kini|sekarang|saat\sini)\b", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:karena|sebab|lantaran|hanya|cuma|padahal|meski|walau|tapi|tetapi|namun|nyaris|hampir|belum|bukan|tidak|tak|jauh"
    r"|kurang|menuju|untuk)\b",
    re.IGNORECASE,
)
"""Between a grade and a score that is told against it."""
_YEAR_FIRST = re.compile(r"\s?\((?:tahun\s)?(?:19|20)\d\d[;,:]\s?(?:nilai\s|skor\s)?")
"""Between a grade and its score in brackets, the year first: "B (2021; 69,14)"."""
_IN_BRACKETS = re.compile(r"[\"”]?\s?\((?:tahun\s)?(?:19|20)\d\d\)")
_FAR = 2
"""Words that may stand between a grade and its score, besides those that always may."""
_MAX_GAP = 110


def masked(text: str, sentence: Sentence, tokens: Sequence[Token], start: int, end: int) -> str:
    """The text of ``[start, end)`` without the years, instruments, dates in brackets and tokens in it."""
    marks = (*tokens, *sentence.years, *sentence.instruments)
    cut = sorted((mark.start, mark.end) for mark in marks if start <= mark.start and mark.end <= end)
    kept, at = [], start
    for left, right in cut:
        if left >= at:
            kept.append(text[at:left])
            at = right
    return " ".join("".join([*kept, text[at:end]]).split("()"))


def find_partners(
    text: str, sentence: Sentence, tokens: Sequence[Token], was: set[int], become: set[int]
) -> dict[int, list[int]]:
    """The places of the tokens that complete each token: of a grade its score or scores, or the other way round."""
    partner = _side_by_side(text, sentence, tokens) | _kept(text, sentence.start, sentence.end, tokens, was, become)
    _pair(text, sentence, tokens, was, become, partner)
    return partner


def _side_by_side(text: str, sentence: Sentence, tokens: Sequence[Token]) -> dict[int, list[int]]:
    """Partners of tokens in two lists of equal length: "62,9 dan 58,4, dengan predikat B dan CC"."""
    lists = _token_lists(text, sentence, tokens)
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
            and _is_spread(text, tokens, one[0], other)
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
        if len(before) == one[0] > 1 and cue("both", "also").search(text, tokens[before[-1]].end, tokens[one[0]].start):
            partner[one[0]] = before


def _kept(
    text: str, start: int, end: int, tokens: Sequence[Token], was: set[int], become: set[int]
) -> dict[int, list[int]]:
    """A grade that stays while the score moves has all: "tetap B, dari 64,05 ke 66,71"; "70,2, lalu 71,9, tetap BB"."""
    grades = [at for at, token in enumerate(tokens) if isinstance(token, Grade)]
    scores = [at for at, token in enumerate(tokens) if isinstance(token, Score)]
    alone = len(grades) == 1 and len(scores) > 1 and cue("staying").search(text, start, end) is not None
    if alone and all(fits(tokens[grades[0]].predicate, tokens[at].value) for at in scores):  # type: ignore[union-attr]
        return {grades[0]: scores}
    for at in range(len(tokens) - 2):
        one, two, three = tokens[at : at + 3]
        moved = isinstance(two, Score) and isinstance(three, Score) and at + 1 in was and at + 2 in become
        if (
            isinstance(one, Grade)
            and moved
            and cue_at_end("staying", r"(?:\s+\w+){0,2}\s*\W{0,2}").search(text, max(start, one.start - 40), one.start)
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


def _is_list(text: str, sentence: Sentence, tokens: Sequence[Token], one: Token, other: Token) -> bool:
    """Whether only a comma or "dan" parts the two, years aside: "65,8 pada 2022 dan 67,2 pada 2023"."""
    if LIST.fullmatch(text[one.end : other.start]):
        return True
    between = masked(text, sentence, tokens, one.end, other.start)
    return isinstance(one, Score) and LIST.fullmatch(_YEAR_WORDS.sub(" ", between)) is not None


def _token_lists(text: str, sentence: Sentence, tokens: Sequence[Token]) -> list[list[int]]:
    lists: list[list[int]] = []
    for at, token in enumerate(tokens):
        last = tokens[at - 1] if at else None
        if last is not None and type(last) is type(token) and _is_list(text, sentence, tokens, last, token):
            lists[-1].append(at)
        else:
            lists.append([at])
    return lists


def _is_spread(text: str, tokens: Sequence[Token], one: int, members: list[int]) -> bool:
    other = members[0]
    between = text[tokens[one].end : tokens[other].start]
    if any(";" in text[tokens[at].end : tokens[at + 1].start] for at in members[:-1]):
        return False
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
        if _BRACKET.fullmatch(gap) or _YEAR_FIRST.fullmatch(gap):
            return 0.0
        if _CLOSE.fullmatch(gap) or _ALIAS.fullmatch(gap):
            return 1.0
    change = (left in was) != (right in was)
    if (become and change) or _NOW.search(gap) or _has_own_facts(text, sentence, tokens[left], tokens[right]):
        return None
    between_words = masked(text, sentence, tokens, tokens[left].end, tokens[right].start)
    if any(tokens[left].end <= body.start and body.end <= tokens[right].start for body in sentence.bodies):
        bodies = [
            body for body in sentence.bodies if tokens[left].end <= body.start and body.end <= tokens[right].start
        ]
        return 8.0 if len(bodies) == 1 and _WITH.fullmatch(gap) and not _breaks(gap) else None
    words = re.sub(r"[\W_]+", " ", between_words)
    far = _breaks(between_words) or len(_glue().sub(" ", words).split()) > _FAR
    if far or (_BUT.search(between_words) and not _fit(tokens[left], tokens[right])):
        return None
    return 2.0 + len(words.split()) / 2 + between_words.count(",") + (_OF_CHANGE if change else 0.0)


def _fit(one: Token, other: Token) -> bool:
    """Whether the score lies in the band of the grade."""
    grade, score = (one, other) if isinstance(one, Grade) else (other, one)
    return isinstance(grade, Grade) and isinstance(score, Score) and fits(grade.predicate, score.value)


def _has_own_facts(text: str, sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether the second is told with an evaluation or a year of its own."""
    apart = _bracketed_year(text, one) is not None and _bracketed_year(text, other) is not None
    return apart or _has_own_name(text, sentence, one, other) or _has_own_year(text, sentence, one, other)


def _bracketed_year(text: str, token: Token) -> re.Match[str] | None:
    """The year in brackets right behind: two that each have one are of two assessments: "B (2019), lalu 68 (2021)"."""
    return _IN_BRACKETS.match(text, token.end)


def _has_own_name(text: str, sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether another evaluation is named behind "dan": "SAKIP naik ke 73 dan RB menjadi BB"."""
    return any(
        one.end <= item.start
        and item.end <= other.start
        and re.search(r"(?:[,;]|\bdan|\bserta|\bsedangkan)\s(?:\w+\s){0,2}\Z", text[one.end : item.start])
        for item in sentence.instruments
    )


def _has_own_year(text: str, sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a year behind "dan" or a comma shows the second to be of another one: "66 dan 2023 BB"."""
    return any(
        one.end <= year.start
        and year.end <= other.start
        and re.search(r"(?:,|\bdan|\bserta|\blalu)\s(?:(?:pada|tahun|di)\s)*\Z", text[one.end : year.start])
        and not re.search(r"\w", text[year.end : other.start])
        for year in sentence.years
    )


def _breaks(gap: str) -> bool:
    return re.search(r"[;:?!]\s|\.\s", gap) is not None or bool(cue("clause").search(gap.replace("tapi ", " ")))
