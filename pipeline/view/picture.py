"""An article with its finds marked and its record beside it, as one SVG that reads in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from textwrap import wrap

from ...extractors.document import Paragraph
from ..records import Record
from .finds import KINDS, Find, cut, finds, why_set_aside

LEFT, RIGHT = 62, 56
"""Characters in a line of the article, and of the record."""

WIDTH, LINE = 8, 22
"""Pixels of a character and of a line; every run of text is told its length, whatever font is there."""

GAP = 24
"""Pixels around the two columns and between them."""

STYLE = """
svg { font: 13.4px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
rect.ground { fill: #fff; stroke: #e0ddd5; } text { fill: #1c2228; white-space: pre; } .soft { fill: #6a747d; }
.title { font-weight: 700; } line { stroke: #e0ddd5; }
.region { --k: #1d5fd6; } .official { --k: #14783c; } .date { --k: #8a2fc9; }
.sakip { --k: #a35a00; } .agreement { --k: #b3225f; }
@media (prefers-color-scheme: dark) {
  rect.ground { fill: #161b20; stroke: #2c353d; } line { stroke: #2c353d; }
  text { fill: #e4e8eb; } .soft { fill: #96a1ab; }
  .region { --k: #7db0ff; } .official { --k: #62cf8c; } .date { --k: #cf9bff; }
  .sakip { --k: #f0b04e; } .agreement { --k: #ff8fb8; }
}
rect.mark { fill: var(--k); opacity: .2; } rect.under { fill: var(--k); }
text.kind { fill: var(--k); font-weight: 700; }
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text at a column and a line, with the kinds of find that it lies in."""

    column: int
    line: int
    words: str
    look: str = ""
    kinds: tuple[str, ...] = ()


def picture(record: Record) -> str:
    """The SVG; every word of the article is escaped, and it asks for no font and no address."""
    marked = finds(record)
    left, right = list(_article(record, marked)), list(_record(marked))
    lines = max((run.line for run in (*left, *right)), default=0) + 1
    middle = GAP + LEFT * WIDTH + GAP
    width, height = middle + GAP + RIGHT * WIDTH + GAP, lines * LINE + 2 * GAP
    drawn = "".join(_drawn(run, GAP) for run in left) + "".join(_drawn(run, middle + GAP) for run in right)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">'
        f"<title>{escape(record.title or 'Saripati')}</title><style>{STYLE}</style>"
        f'<rect class="ground" x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="12"/>'
        f'<line x1="{middle}" x2="{middle}" y1="{GAP}" y2="{height - GAP}"/>{drawn}</svg>\n'
    )


def _article(record: Record, marked: list[Find]) -> Iterator[Run]:
    line = 0
    for paragraph in record.paragraphs:
        look = "title" if paragraph.kind == "title" else "" if paragraph.is_read else "soft"
        for start, end in _lines(record.text, paragraph):
            for first, last, inside in cut(paragraph, marked):
                if first < end and start < last:
                    at, until = max(first, start), min(last, end)
                    kinds = tuple(find.kind for find in inside)
                    yield Run(at - start, line, record.text[at:until], look, kinds)
            line += 1
        if not paragraph.is_read:
            yield Run(0, line, f"({why_set_aside(paragraph)}: nothing is read from here)", "soft")
            line += 1
        line += 1


def _lines(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The paragraph cut between words into lines of at most ``LEFT`` characters (a longer word stands alone)."""
    start = end = paragraph.start
    for word in re.finditer(r"\S+", text[paragraph.start : paragraph.end]):
        until = paragraph.start + word.end()
        if until - start > LEFT and end > start:
            yield start, end
            start = paragraph.start + word.start()
        end = until
    yield start, end


def _record(marked: Iterable[Find]) -> Iterator[Run]:
    """One entry an item: what it was read as, and below it the rule and how often that was right."""
    line = 0
    items = sorted(marked, key=lambda find: (KINDS.index(find.kind), find.item, find.start))
    for kind, found in groupby(items, key=lambda find: find.kind):
        yield Run(0, line, kind, "kind", (kind,))
        for _, mentions in groupby(found, key=lambda find: find.item):
            first = next(mentions)
            for words, look in ((first.value, ""), (f"{first.rule}, right {first.right}", "soft")):
                for part in wrap(words, RIGHT - 12):
                    yield Run(12, line, part, look)
                    line += 1
        line += 1


def _drawn(run: Run, left: int) -> str:
    x, y, width = left + run.column * WIDTH, GAP + run.line * LINE, len(run.words) * WIDTH
    marks = "".join(_mark(kind, x, y, width) for kind in run.kinds) if run.look != "kind" else ""
    look = " ".join(filter(None, (run.look, run.kinds[0] if run.look == "kind" else "")))
    return f'{marks}<text x="{x}" y="{y + 15}" textLength="{width}" class="{look}">{escape(run.words)}</text>'


def _mark(kind: str, x: int, y: int, width: int) -> str:
    if kind in ("sakip", "agreement"):
        return f'<rect class="under {kind}" x="{x}" y="{y + 18}" width="{width}" height="2"/>'
    return f'<rect class="mark {kind}" x="{x - 1}" y="{y}" width="{width + 2}" height="19" rx="3"/>'
