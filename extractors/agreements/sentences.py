"""Sentences: where a paragraph's sentences begin and end, also where a scraper glued them together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ..document import Document, Paragraph, ParagraphKind

_END = re.compile(r"(?<![.!?])[.!?]++[\"'”’)]*(?:\s*,)?(?:\s+|(?=[A-Z“\"]))|(?<=\w) ?,(?=[A-Z][a-z])|;\s+(?=[“\"])")
_DATELINE = re.compile(
    r"[A-Z0-9,(|][^–—\n“\"]{0,60}?(?:\s[–—-]+|[–—])\s|[^\w\n]{0,3}(?:[–—-]+)\s|,[^–—\n]{0,50}?\s?[–—-]\s|\s?\([^)\n]{2,40}\)\s?[–—-]\s"
)
_GLUED = re.compile(r"[a-z)],(?=[a-z])")
"""A comma without its blank within a sentence: the writer's habit, by which no such comma ends a sentence."""
_DEGREE = re.compile(r",\s?(?:[A-Z][a-z]{0,3}\.){1,2}[A-Z][A-Za-z]{0,5}$")
_OPENS = re.compile(
    r"[A-Z][a-z]{2,}(?: [a-z]|,)"
    r"|(?:Kata|Ujar|Menurut|Adapun|Sementara|Sedangkan|Namun|Pada|Dalam|Usai|Hadir|Turut) [A-Z]"
)
"""A word in capitals that opens a sentence, and is no name or post: a word in lower case follows, or the word is none
of a name."""
_LOWER = re.compile(r"(?<!\.)\b[a-z]{4,}\b(?!\.\w)")
_HEADLINE = 160
"""Characters of a headline, at most: a longer title is the first paragraph in the title's field."""
_SHORT = re.compile(
    r"(?:^|[\s(.,/])(?:[A-Z]|^[a-z]|[Kk]ms|Dt|[Hh]j|[Dd]rs?|[Dd]ra|[Dd]rg|[Dd]rh|Ir|Prof|Kab|Kec|Prov|Jl|Jln|No|Moh|Muh|Mohd"
    r"|Md|Pol|Kav|Inf|Arh|Arm|Czi|Cpl|Mar|Laut|Purn|PT|CV|UD|Rp|Plt|Plh|Pj|Pjs|St|Tgk|Ust|KH|SH|MH|SE|MM|Gg|Co|Tn|Ny|Sdr"
    r"|[A-Z][a-z]?\.[A-Z][A-Za-z]{0,5}|Sp|Ph|Capt|Pdt|Pdm|Pst|Mgr|Ns|[Aa]pt|Mr|Mrs|Ms|Abd|Mhd|Moch|Much|Tb|Rd|Dg|Gst|Ign|Yoh|Kol|Letkol|Kombes|Irjen|Brigjen|Komjen|a\.n|dkk|dst|d/h|Ktr|Kep|Per)$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at ``[start, end)``; ``index`` and ``paragraph`` count what is read of the article, from 0."""

    start: int
    end: int
    index: int
    paragraph: int
    kind: ParagraphKind


class Placed(Protocol):
    """What stands at ``[start, end)`` of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Thing = TypeVar("Thing", bound=Placed)


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title, and not the lead in its place."""
    return paragraph.kind == "title" and paragraph.end - paragraph.start <= _HEADLINE


def within(things: Sequence[Thing], sentence: Sentence) -> list[Thing]:
    """Those of ``things``, which are in order of place, that lie in a sentence."""
    first = bisect_left(things, sentence.start, key=lambda thing: thing.start)
    last = bisect_left(things, sentence.end, key=lambda thing: thing.start)
    return [thing for thing in things[first:last] if thing.end <= sentence.end]


def shared_out(things: Sequence[Thing], told: Sequence[Sentence]) -> list[list[Thing]]:
    """``within`` for all sentences at once; both are in order of place."""
    found: list[list[Thing]] = []
    at = 0
    for sentence in told:
        while at < len(things) and things[at].start < sentence.start:
            at += 1
        inside: list[Thing] = []
        while at < len(things) and things[at].start < sentence.end:
            if things[at].end <= sentence.end:
                inside.append(things[at])
            at += 1
        found.append(inside)
    return found


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the paragraphs that are read, in order, without the dateline and the outlet's name in it."""
    number = 0
    for index, paragraph in enumerate(document.read_paragraphs()):
        headline = is_headline(paragraph)
        first = paragraph.start if headline else _after_dateline(document, paragraph)
        kind = "body" if paragraph.kind == "title" and not headline else paragraph.kind
        for start, end in _bounds(document.text, first, paragraph.end):
            yield Sentence(start, end, number, index, kind)
            number += 1


def _after_dateline(document: Document, paragraph: Paragraph) -> int:
    line = document.dateline
    start = line.end if line and paragraph.start <= line.start < paragraph.end else paragraph.start
    dash = _DATELINE.match(document.text, start, min(paragraph.end, start + 70))
    return dash.end() if dash and not _LOWER.search(dash[0]) else paragraph.start


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    glued = _GLUED.search(text, start, end) is not None
    for match in _END.finditer(text, start, end):
        if glued and match[0].strip() == ",":
            continue
        short = match.start() - first < 3 or (_is_short(text, start, match.start()) and not _ends_titles(text, match))
        if match[0].startswith(".") and short:
            continue
        if match.end() < end and text[match.end()].islower():
            continue
        yield first, match.end()
        first = match.end()
    if first < end:
        yield first, end


def _ends_titles(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends both a degree behind a name and its sentence: "…, M.Si. Ikut menyaksikan …"."""
    return _OPENS.match(text, stop.end()) is not None and (
        _DEGREE.search(text[max(0, stop.start() - 12) : stop.start()]) is not None
    )


def _is_short(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends an abbreviation or an initial."""
    return _SHORT.search(text[max(start, stop - 12) : stop]) is not None
