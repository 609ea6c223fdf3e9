"""What a person looks at in a terminal: an article with its finds marked, and why each was found."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..records import Record
from .finds import facts, finds, why_set_aside

STYLES = {
    "region": "bold cyan",
    "official": "bold green",
    "date": "bold magenta",
    "sakip": "underline yellow",
    "agreement": "underline blue",
}
KIND_STYLES = {"title": "bold", "caption": "italic"}
SET_ASIDE = "dim"
"""Style of what nothing is read from: related links, boilerplate, bylines, repeats."""


LONGEST = 60
"""Characters of a find that the table repeats: enough to know a sentence by."""


def article(record: Record) -> RenderableType:
    """The whole article, finds highlighted, what is set aside dimmed with its reason; a table of the finds below."""
    return Group(
        Text(facts(record), style="dim"), Text(), *_paragraphs(record), Text(), _table(record), *_problems(record)
    )


def show(record: Record, console: Console) -> None:
    """Print ``article(record)``."""
    console.print(article(record))


def _paragraphs(record: Record) -> Iterator[Text]:
    marked = finds(record)
    for paragraph in record.paragraphs:
        words = Text(record.text[paragraph.start : paragraph.end], style=KIND_STYLES.get(paragraph.kind, ""))
        if not paragraph.is_read:
            words.stylize(SET_ASIDE)
            words.append(f"  [{why_set_aside(paragraph)}]", style="dim yellow")
        for find in marked:
            if paragraph.start <= find.start < paragraph.end:
                words.stylize(STYLES[find.kind], find.start - paragraph.start, find.end - paragraph.start)
        yield words


def _table(record: Record) -> Table:
    table = Table("words", "found", "rule", "right on gold", title=None, box=None, padding=(0, 2, 0, 0))
    for find in finds(record):
        words = Text(shorten(record.text[find.start : find.end], LONGEST, placeholder=" …"), style=STYLES[find.kind])
        table.add_row(words, Text(find.value), find.rule, find.right)
    return table


def _problems(record: Record) -> Iterator[Text]:
    for problem in record.problems:
        yield Text(f"{problem.code}: {problem.message}", style="yellow")
