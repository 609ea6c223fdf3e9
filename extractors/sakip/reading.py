"""Reads the sentences of an article in order; what they leave behind is read with the next ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from .bands import fits
from .claims import claim
from .evaluations import find_evaluations, tells_of_both
from .grades import categories
from .headings import under_header
from .marking import mark
from .marks import Body, Grade, InstrumentName, Sentence, Value, Year
from .memory import Article, Memory, names_many, note_rounds, open_paragraph, remember
from .offices import names_office
from .ordered import within
from .owners import Owned, find_owners
from .pronouns import DEFINITE, PAIR, count_of
from .retelling import retell
from .scores import in_components
from .sentences import breaks, sentences, whole
from .timing import find_years_of
from .values import Parts, find_values
from .words import begun, cue

_MARK = re.compile(r"\d|(?<!\w)(?:AA|BB|CC|[ABCD])(?!\w)")
_SPOKEN_OF = begun(
    r"(?:ternyata|rupanya|faktanya|keliru|salah|bohong|palsu|hoaks|benar|meleset|predikat\w*|kategori\w*|huruf\w*|nilai\w*"
    r"|begitu|demikian|sama|bersamaan|kecamatan|distrik|kapanewon|kemantren)\b",
    "ternyata rupanya faktanya keliru salah bohong palsu hoaks benar meleset predikat predikatnya kategori kategorinya "
    "huruf hurufnya nilai nilainya begitu demikian sama bersamaan kecamatan distrik kapanewon kemantren".split(),
)
"""Words for grades told before, and by which they are taken back."""
_NOT_BUT = re.compile(
    r"\bbukan(?:lah)?\s(?:lagi\s|sekadar\s|cuma\s|hanya\s)?(?:(?:ke|di|dari|predikat|kategori|nilai|huruf)\s){0,2}[\"“]?\Z",
    re.IGNORECASE,
)
_HEAVIEST = 35.0
"""The greatest weight of a component (PermenPANRB 88/2021 and 12/2015)."""
_SPELLS_OUT = re.compile(
    r"\W*(?:(?:dengan\s)?(?:rincian(?:nya)?|perincian(?:nya)?)|yaitu|yakni|masing-masing|antara\slain|di\s?antaranya)\b",
    re.IGNORECASE,
)
"""Opens a sentence that goes on with the one before."""
_ENDS = {"AA", "D"}
_SCALE = 4
"""Grades in one list, all different: no body has so many at once."""
_HEADING = 60
"""Characters: a longer line is no heading of a list."""
_NEARBY = 3
"""Paragraphs without the name of an evaluation after which its grades need to be told by letter."""


def read(article: Article, main: InstrumentName) -> Memory:
    """The claims of all paragraphs in order of their place, and the rounds that they name."""
    memory = Memory(main, titled_other=_opens_with_other(article))
    for paragraph in whole(article.text, article.document.read_paragraphs()):
        open_paragraph(article, memory, paragraph)
        for start, end in sentences(article.text, paragraph):
            _read_sentence(article, memory, paragraph, start, end)
        words = article.text[paragraph.start : paragraph.end].rstrip()
        memory.heads = words.endswith(":") or _is_heading(article, memory, paragraph)
        memory.asked = words.endswith("?")
        if memory.heads:
            memory.hoped = cue("target", "stages").search(article.text, paragraph.start, paragraph.end) is not None
    return memory


def _opens_with_other(article: Article) -> bool:
    """Whether the article names another evaluation before ours."""
    return bool(article.instruments) and article.instruments[0].name == "other"


def _is_heading(article: Article, memory: Memory, paragraph: Paragraph) -> bool:
    """Whether the paragraph is a short line that names a body and an evaluation, and no more: "AKIP Kampar"."""
    if paragraph.kind == "title" or paragraph.end - paragraph.start > _HEADING:
        return False
    line = article.text[paragraph.start : paragraph.end].rstrip()
    named = within(article.instruments, paragraph.start, paragraph.end)
    return bool(named) and line[-1:].isalnum() and not memory.since(paragraph.start)


def _is_idle(article: Article, start: int, end: int) -> bool:
    """Whether nothing in the sentence can be told of a grade: no number or letter, no name, no time, no evaluation."""
    text = article.text
    if _MARK.search(text, start, end) or categories().search(text, start, end) or _SPOKEN_OF.search(text, start, end):
        return False
    governments = article.governments
    if cue("own government").search(text, start, end) or DEFINITE.search(text, start, end):
        return False
    named = (article.instruments, governments.places, governments.officials, article.dates)
    return not any(within(marks, start, end) for marks in named) and not names_office(text, start, end)


def _read_sentence(article: Article, memory: Memory, paragraph: Paragraph, start: int, end: int) -> None:
    text = article.text
    if paragraph.kind != "title" and _is_idle(article, start, end):
        memory.pass_over()
        return
    sentence = mark(article, memory, paragraph, start, end)
    memory.sentences.append(sentence)
    told = bool(sentence.grades or sentence.scores)
    parts = find_values(text, sentence) if told else Parts((), ())
    places = breaks(text, start, end) if told else []
    owned = _without_components(article, sentence, find_owners(text, sentence, parts, places)) if told else []
    if any(_is_in_scale(item.value, parts) for item in owned) or _spans_scale(parts):
        owned = [item for item in owned if any(body.manner == "named" for body in item.bodies)]
    owned = _without_contrast(text, sentence, owned)
    owned = _with_kept_grade(text, memory, sentence, owned)
    owned = _of_group(memory, sentence, parts, _of_both(text, memory, sentence, owned))
    owned = under_header(article, memory, paragraph, sentence, owned)
    names = tuple(dict.fromkeys(instrument.name for instrument in sentence.instruments))
    pair = memory.pair or (memory.two_told() if not names else ())
    both = len(pair) > 1 and not names and tells_of_both(text, sentence)
    spoken_of = _reaches(article, memory, parts, names) and not _names_ours_apart(text, memory, sentence, owned)
    carried = pair if both else memory.instruments or ((memory.main,) if spoken_of else ())
    kinds = find_evaluations(text, sentence, parts, owned, carried)
    times = find_years_of(text, sentence, parts, owned, kinds, article.now, memory.years)
    times = _with_opened_year(text, memory, sentence, times)
    for at, _item in enumerate(owned):
        claim(article, memory, sentence, places, owned, at, kinds[at], times[at])
    if not told:
        retell(article, memory, sentence)
    if paragraph.kind == "title":
        memory.titled = memory.titled or bool({"SAKIP", "RB"} & set(names))
        memory.titled_other = not memory.titled and (memory.titled_other or "other" in names)
        named = {body.subject for body in sentence.bodies if body.manner == "named"}
        memory.titled_many = memory.titled_many or len(named) > 1 or names_many(article, sentence)
    note_rounds(article, memory, sentence, owned, times)
    aside = names == ("other",) and any(kind != "other" for told_of in kinds for kind in told_of)
    remember(article, memory, sentence, owned, () if aside else names, times)


def _with_opened_year(
    text: str, memory: Memory, sentence: Sentence, times: list[tuple[Year, ...]]
) -> list[tuple[Year, ...]]:
    """The years; what only spells out the sentence right before has its one year: "Pada 2022 naik. Yaitu BB"."""
    last = memory.sentences[-2] if len(memory.sentences) > 1 else None
    if last is None or sentence.years or not _SPELLS_OUT.match(text, sentence.start, sentence.end):
        return times
    told = {year.value: year for year in last.years}
    if len(told) != 1 or last.paragraph.start != sentence.paragraph.start:
        return times
    (year,) = told.values()
    here = replace(year, start=sentence.start, end=sentence.start)
    return [each or (here,) for each in times]


def _without_contrast(text: str, sentence: Sentence, owned: Sequence[Owned]) -> list[Owned]:
    """Leaves out what is only named to be set aside: "melompat, bukan ke B tetapi langsung ke BB"."""
    return [
        item
        for item in owned
        if not _NOT_BUT.search(text, max(sentence.start, item.value.start - 40), item.value.start)
    ]


def _without_components(article: Article, sentence: Sentence, owned: Sequence[Owned]) -> list[Owned]:
    """Leaves out scores of components: their name stands before them, after the last value that is none."""
    kept, since = [], sentence.start
    for item in owned:
        behind = max([body.end for body in sentence.bodies if body.end <= item.value.start], default=since)
        at = item.value.start
        if item.value.grade is None and in_components(article.text, max(since, behind), at):
            continue
        light = item.value.grade is None and item.value.score is not None and item.value.score.value <= _HEAVIEST
        stopped = max(article.text.rfind(stop, since, at) for stop in ",;:.")
        if light and in_components(article.text, max(since, stopped), at):
            continue
        kept.append(item)
        since = item.value.end
    return kept


def _of_group(memory: Memory, sentence: Sentence, parts: Parts, owned: list[Owned]) -> list[Owned]:
    """A list of values goes to the bodies that the last sentence named, one each: "Skornya 73,4 dan 72,9"."""
    count = len(memory.group)
    if count < 2 or sentence.bodies or sentence.years or len(owned) != count or count not in map(len, parts.runs):
        return owned
    return [
        replace(item, bodies=(Body(item.value.start, item.value.start, subject, "pronoun"),), listed=True)
        for item, subject in zip(owned, memory.group, strict=True)
    ]


def _of_both(text: str, memory: Memory, sentence: Sentence, owned: list[Owned]) -> list[Owned]:
    """ "Keduanya A" of the two offices that the last sentence named; of governments see ``pronouns``."""
    match = PAIR.search(text, sentence.start, sentence.end)
    if match is None or not memory.group or any(subject.kind == "pemda" for subject in memory.group):
        return owned
    if count_of(match) != len(memory.group):
        return owned
    bodies = tuple(Body(match.start(), match.end(), subject, "pronoun") for subject in memory.group)
    mine = {body.start for body in sentence.bodies if body.manner in ("named", "crowd")}
    return [
        item if item.value.start < match.start() or mine & _before(item) else replace(item, bodies=bodies)
        for item in owned
    ]


def _before(item: Owned) -> set[int]:
    """Where the bodies of the value begin that stand before it."""
    return {body.start for body in item.bodies if body.start < item.value.start}


def _with_kept_grade(text: str, memory: Memory, sentence: Sentence, owned: list[Owned]) -> list[Owned]:
    """Scores told of a grade that stays have the one told last: "mandek di BB. Nilainya 72,6, jalan di tempat"."""
    last = memory.predicate
    if last is None or sentence.grades or not cue("staying").search(text, sentence.start, sentence.end):
        return owned
    names = {instrument.name for instrument in sentence.instruments}
    if names and memory.claims and memory.claims[-1].instrument not in names:
        return owned
    return [
        replace(item, value=replace(item.value, grade=Grade(item.value.start, item.value.end, last)))
        if item.value.score is not None and fits(last, item.value.score.value)
        else item
        for item in owned
    ]


def _reaches(article: Article, memory: Memory, parts: Parts, names: Sequence[str]) -> bool:
    """Whether the article's evaluation is still spoken of, though nothing near names it.

    It is not where the title names only others.
    """
    if memory.titled_other:
        return bool(set(names) - {"other"}) or memory.named_last in ("SAKIP", "RB")
    if memory.main == "RB":
        near = memory.silent <= _NEARBY and any(claim.instrument == "RB" for claim in memory.claims)
        return memory.silent <= 1 or (near and any(value.grade for value in parts.values))
    return (
        bool(memory.claims or names or memory.cell)
        or memory.silent <= _NEARBY
        or any(value.grade for value in parts.values)
    )


def _names_ours_apart(text: str, memory: Memory, sentence: Sentence, owned: Sequence[Owned]) -> bool:
    """Whether ours is first named behind the values, in a clause of its own: "A, sementara SAKIP belum"."""
    if memory.named_last is not None or not owned or not sentence.instruments:
        return False
    first, last = sentence.instruments[0], owned[-1].value
    return first.start > last.end and cue("clause").search(text, last.end, first.start) is not None


def _spans_scale(parts: Parts) -> bool:
    """Whether the sentence goes from one end of the scale to the other without a score."""
    grades = {value.predicate for value in parts.values if value.score is None}
    return grades >= _ENDS and len(grades) > len(_ENDS)


def _is_in_scale(value: Value, parts: Parts) -> bool:
    """Whether the grade is one of a list of four or more that all differ: "AA, A, BB, B, CC, C, D"."""
    for run in parts.runs:
        grades = {parts.values[at].predicate for at in run}
        if (
            len(run) >= _SCALE
            and len(grades) == len(run)
            and None not in grades
            and value in [parts.values[at] for at in run]
        ):
            return True
    return False
