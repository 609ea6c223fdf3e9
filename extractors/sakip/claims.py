"""What a sentence claims: every owned value with its evaluation and years as tellings of an assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Subject
from .completing import completes
from .going_on import COMPARING, FEW_WORDS, held_until
from .marks import Claim, InstrumentName, Place, Sentence, Value, Year
from .memory import Article, Memory
from .owners import Owned
from .sentences import clause_of, turns
from .status import Status, read_status
from .untold import is_scale
from .words import cue

_TOGETHER = re.compile(r"[\"”’']?\s?(?:,|,?\s(?:dan|atau|serta|maupun)\s)\s?[\"“‘']?")
"""Between grades of which all is told at once: "belum A atau AA"."""
_LISTED = re.compile(r"(?:[\s,();/]|\b(?:dan|serta|pada|tahun|di|untuk)\b)*", re.IGNORECASE)
_PAST = re.compile(r"\b(?:setelah|sesudah|usai)\b", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:hasil\s(?:evaluasi|penilaian)|(?:nilai|skor)\s(?:akhir|riil)|berada\s(?:di|pada)|diterima|menyentuh)\b",
    re.IGNORECASE,
)
"""What was received stands against what was aimed at: "dipatok 68, sementara hasil evaluasi 69,4"."""
_WHICH_IS = re.compile(
    r",?\syang\s(?:(?:lebih\sdulu|lebih\sdahulu|duluan|sudah|telah|kini|masih|sekarang|SAKIP-?nya|nilainya|predikatnya|berpredikat|meraih|mendapat)\s)*[\"“]?",
    re.IGNORECASE,
)
_STEP = "sakip/change"
_LONG = 320
"""Characters: of a longer sentence only the clause is the evidence."""


def claim(
    article: Article,
    memory: Memory,
    sentence: Sentence,
    places: list[int],
    owned: Sequence[Owned],
    at: int,
    kinds: Sequence[InstrumentName],
    years: Sequence[Year],
) -> None:
    item = owned[at]
    if not kinds or "other" in kinds or completes(article, memory, sentence, item) or item.crowd:
        return
    subjects = [body.subject for body in item.bodies if body.subject] or _unnamed(article, memory, sentence, item)
    place = _place(article, sentence, places, owned, item.value)
    memory.scale = memory.scale or is_scale(article.text, item.value, place)
    if memory.scale and not item.bodies:
        return
    for subject in dict.fromkeys(subjects):
        named = sentence.instruments or memory.instruments or tuple(kinds) != (memory.main,)
        told = kinds if named else _last_kinds(memory, subject) or kinds
        _claim_of(article, memory, sentence, places, owned, item, place, subject, told, years)
    if item.like is not None and item.like.subject is not None and kinds[0] != "other":
        memory.claims.append(
            _made(article, sentence, places, owned, item, place, item.like.subject, kinds[0], None, "achieved")
        )


def _last_kinds(memory: Memory, subject: Subject) -> tuple[InstrumentName, ...]:
    """The only evaluation of which the body's grades were told, for one far from any evaluation's name."""
    told = {claim.instrument for claim in memory.claims if claim.subject == subject}
    return tuple(told) if len(told) == 1 else ()


def _claim_of(
    article: Article,
    memory: Memory,
    sentence: Sentence,
    places: list[int],
    owned: Sequence[Owned],
    item: Owned,
    place: Place,
    subject: Subject,
    kinds: Sequence[InstrumentName],
    years: Sequence[Year],
) -> None:
    for year in years or (None,):
        year = held_until(article, memory, sentence, item, subject, year)
        status = _status(article, memory, sentence, item, place, subject, year)
        if status is None:
            continue
        if item.value.become and status == "target":
            _make_current(article, memory, sentence, subject)
        for kind in kinds:
            memory.claims.append(_made(article, sentence, places, owned, item, place, subject, kind, year, status))


def _make_current(article: Article, memory: Memory, sentence: Sentence, subject: Subject) -> None:
    """What a step that is hoped for starts from holds now: "dari BB menuju A"."""
    last = memory.claims[-1] if memory.claims else None
    if (
        last
        and last.start >= sentence.start
        and last.subject == subject
        and last.earlier
        and last.rule == "sakip/change"
    ):
        memory.claims[-1] = replace(last, held=False, earlier=False)


def _unnamed(article: Article, memory: Memory, sentence: Sentence, item: Owned) -> list[Subject]:
    """Whose a value is that names nobody: of those spoken of in the paragraph, the speaker's, the article's."""
    told = item.value.score.value if item.value.score else None
    again = [claim.subject for claim in memory.claims if told is not None and claim.score == told]
    if again:
        return again[-1:]
    if memory.focus:
        shared = cue("both").search(article.text, sentence.start, item.value.start)
        return list(memory.focus if shared else memory.focus[-1:])
    subject = (item.speaker.subject if item.speaker else None) or article.main
    return [subject] if subject else []


def _place(article: Article, sentence: Sentence, places: list[int], owned: Sequence[Owned], value: Value) -> Place:
    left, _ = clause_of(turns(article.text, sentence.start, sentence.end), sentence.start, sentence.end, value.start)
    ends = [other.value.end for other in owned if other.value.end <= value.start]
    while ends and _TOGETHER.fullmatch(article.text, ends[-1], value.start):
        value, _ = next((other.value, ends.pop()) for other in reversed(owned) if other.value.end == ends[-1])
    starts = [other.value.start for other in owned if other.value.start >= value.end]
    return Place(sentence.start, left, max(ends, default=sentence.start), min(starts, default=sentence.end))


def _status(
    article: Article, memory: Memory, sentence: Sentence, item: Owned, place: Place, subject: Subject, year: Year | None
) -> Status | None:
    main = article.main
    of_other = main is None or subject.region != main.region
    told = year.last if year else None
    status = read_status(article.text, item.value, place, of_other=of_other, years=(told, article.now))
    last = memory.claims[-1] if memory.claims else None
    if status == "target" and of_other and _is_said_of(article.text, item):
        return "achieved"
    past = told is not None and article.now is not None and told < article.now
    if (
        status == "achieved"
        and memory.hoped
        and not past
        and not cue("achieved").search(article.text, sentence.start, sentence.end)
    ):
        return "target"
    if last and status == "target" and last.status == "achieved" and _is_listed(article.text, sentence, last, item):
        return "achieved"
    hope = next(
        (claim for claim in reversed(memory.since(sentence.start)) if claim.rule != _STEP or not claim.earlier), None
    )
    follows = hope is not None and hope.status == "target" and hope.subject == subject
    goes_on = status == "achieved" and follows and place.left > sentence.start and not item.value.was
    own = article.text[place.left : item.value.start]
    if goes_on and not cue("achieved").search(own) and not _RECEIVED.search(own):
        return "target"
    return (
        "target" if status == "achieved" and _is_hope_again(article, memory, sentence, item, subject, year) else status
    )


def _is_said_of(text: str, item: Owned) -> bool:
    """Whether the grade is only said of a body that another is likened to: "ingin seperti Siak yang BB"."""
    body = item.bodies[0] if len(item.bodies) == 1 else None
    aside = body is not None and body.manner == "aside"
    return body is not None and aside and _WHICH_IS.fullmatch(text, body.end, item.value.start) is not None


def _is_listed(text: str, sentence: Sentence, last: Claim, item: Owned) -> bool:
    """Whether the value stands in one list with the last one: "di B (65,8 pada 2022 dan 67,2 pada 2023)"."""
    if not sentence.start <= last.end <= item.value.start:
        return False
    between = text[last.end : item.value.start]
    for year in sentence.years:
        if last.end <= year.start and year.end <= item.value.start:
            between = between.replace(text[year.start : year.end], " ")
    return _LISTED.fullmatch(between) is not None


def _is_hope_again(
    article: Article, memory: Memory, sentence: Sentence, item: Owned, subject: Subject, year: Year | None
) -> bool:
    """Whether a bare grade is the one that was hoped for right before: "Kami ingin A. A itu soal kerja.\""""
    if item.value.score is not None or year is not None:
        return False
    told = (claim for claim in reversed(memory.claims) if claim.subject == subject)
    same = (claim for claim in told if claim.predicate == item.value.predicate)
    last = next(same, None)
    if last is None or last.status != "target" or sentence.start - last.end >= _LONG:
        return False
    reached = cue("achieved", "getting").search(article.text, sentence.start, item.value.start)
    return not reached and all(claim.status == "target" for claim in same)


def _made(
    article: Article,
    sentence: Sentence,
    places: list[int],
    owned: Sequence[Owned],
    item: Owned,
    place: Place,
    subject: Subject,
    kind: InstrumentName,
    year: Year | None,
    status: Status,
) -> Claim:
    text, value = article.text, item.value
    left, right = sentence.start, sentence.end
    if right - left > _LONG:
        left, right = clause_of(places, left, right, value.start)
    behind = FEW_WORDS.match(text, value.end, place.after)
    own = max(place.left, place.before), behind.end() if behind else value.end
    kept, before = cue("keeping").search(text, *own), cue("before the round").search(text, *own)
    return Claim(
        subject=subject,
        instrument="RB" if kind == "RB" else "SAKIP",
        predicate=_predicate(value, kind),
        score=value.score.value if value.score else None,
        year=year.value if year else None,
        status=status,
        start=value.start,
        end=value.end,
        evidence=((left, right),),
        rule=_rule(item, owned),
        held=value.was or (kept is not None and value.grade is not None and (year is None or "/" in year.value)),
        earlier=bool(before)
        or value.was
        or _is_after(text, own[0], value.start)
        or (COMPARING.match(text, sentence.start) is not None),
    )


def _is_after(text: str, start: int, at: int) -> bool:
    """Whether the value stands in a clause of what went before: "setelah sempat CC", not "setelah lama menunggu, B"."""
    found = _PAST.search(text, start, at)
    return found is not None and ("," not in text[found.end() : at] or text[start : found.start()].strip() != "")


def _predicate(value: Value, kind: InstrumentName) -> str | None:
    """The letter; A- is a grade of RB only."""
    return "A" if value.predicate == "A-" and kind == "SAKIP" else value.predicate


def _rule(item: Owned, owned: Sequence[Owned]) -> str:
    """The name of how the value was read."""
    value = item.value
    if value.was or value.become:
        return "sakip/change"
    if item.listed:
        return "sakip/list"
    if value.grade is None:
        return "sakip/score"
    if value.grade.worded:
        return "sakip/worded"
    return "sakip/grade-and-score" if value.score else "sakip/grade"
