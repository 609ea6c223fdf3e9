"""What a person looks at in a terminal: an article with its finds marked, and why each was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..extractors.document import Agreement, Assessment, Mention, Official, Paragraph, Region
from .records import Record

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


@dataclass(frozen=True, slots=True)
class Find:
    """One marked stretch of the text, ``[start, end)``, with what it was read as and by which rule."""

    start: int
    end: int
    kind: str
    value: str
    rule: str
    precision: tuple[int, int] | None


def finds(record: Record) -> list[Find]:
    """Every mention of every item, in the order of the text."""
    told: list[tuple[Region | Official | Assessment | Agreement, str, str, tuple[Mention, ...]]] = [
        *((item, "region", f"{item.code} {item.name}", item.mentions) for item in record.regions),
        *((item, "official", _posts(item), item.mentions) for item in record.officials),
        *((item, "sakip", _grade(item), item.evidence) for item in record.sakip),
        *((item, "agreement", _parties(item), item.evidence) for item in record.agreements),
    ]
    quoted = (
        Find(mention.start, mention.end, kind, value, item.rule, item.precision)
        for item, kind, value, mentions in told
        for mention in mentions
    )
    dates = (Find(d.start, d.end, "date", d.value or "unanchored", d.rule, d.precision) for d in record.dates)
    return sorted((*quoted, *dates), key=lambda find: (find.start, find.end, find.kind))


def _posts(official: Official) -> str:
    held = (
        " ".join(
            filter(None, (post.acting, post.post, post.region, post.tenure if post.tenure != "incumbent" else None))
        )
        for post in official.posts
    )
    return f"{official.name}: {', '.join(held)}"


def _grade(item: Assessment) -> str:
    score = None if item.score is None else f"{item.score:g}"
    facts = (item.subject.name, item.instrument, item.predicate, score, item.year, item.status)
    return " ".join(filter(None, facts))


def _parties(agreement: Agreement) -> str:
    names = ", ".join(participant.name for participant in agreement.participants)
    return " ".join(filter(None, (agreement.kind, agreement.status, agreement.date))) + f": {names}"


def article(record: Record) -> RenderableType:
    """The whole article, finds highlighted, what is set aside dimmed with its reason; a table of the finds below."""
    return Group(_head(record), Text(), *_paragraphs(record), Text(), _table(record), *_problems(record))


def show(record: Record, console: Console) -> None:
    """Print ``article(record)``."""
    console.print(article(record))


def _head(record: Record) -> Text:
    place = f"{record.dateline.text} ({record.dateline.region})" if record.dateline else "no dateline"
    facts = [record.source.path, record.published or "no publication date", place, *record.byline]
    return Text(" · ".join(facts), style="dim")


def _paragraphs(record: Record) -> Iterator[Text]:
    marked = finds(record)
    for paragraph in record.paragraphs:
        words = Text(record.text[paragraph.start : paragraph.end], style=KIND_STYLES.get(paragraph.kind, ""))
        if not paragraph.is_read:
            words.stylize(SET_ASIDE)
            words.append(f"  [{_why_set_aside(paragraph)}]", style="dim yellow")
        for find in marked:
            if paragraph.start <= find.start < paragraph.end:
                words.stylize(STYLES[find.kind], find.start - paragraph.start, find.end - paragraph.start)
        yield words


def _why_set_aside(paragraph: Paragraph) -> str:
    if paragraph.repeats is None:
        return paragraph.kind
    return f"repeats paragraph {paragraph.repeats.paragraph} of {paragraph.repeats.id[:8]}"


def _table(record: Record) -> Table:
    table = Table("words", "found", "rule", "right on gold", title=None, box=None, padding=(0, 2, 0, 0))
    for find in finds(record):
        words = Text(record.text[find.start : find.end], style=STYLES[find.kind])
        right = f"{find.precision[0]} of {find.precision[1]}" if find.precision else "–"
        table.add_row(words, Text(find.value), find.rule, right)
    return table


def _problems(record: Record) -> Iterator[Text]:
    for problem in record.problems:
        yield Text(f"{problem.code}: {problem.message}", style="yellow")
