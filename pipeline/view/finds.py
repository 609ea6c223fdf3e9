"""The marked stretches of a record's text, and how the text is cut so that overlapping ones can all be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...extractors.document import Agreement, Assessment, Mention, Official, Paragraph, Precision, Region
from ..records import Record

Item = Region | Official | Assessment | Agreement

KINDS = ("region", "official", "date", "sakip", "agreement")
"""Kinds of find, in the order of the record."""

INNERMOST_FIRST = ("date", "region", "official", "sakip", "agreement")
"""Which of several finds at one place gives the colour; all of them are told."""


@dataclass(frozen=True, slots=True)
class Find:
    """One marked stretch of the text, ``[start, end)``, with what it was read as and by which rule.

    ``item`` is the place of what it belongs to in the record's list of that kind: the mentions of one region share it.
    """

    start: int
    end: int
    kind: str
    item: int
    value: str
    rule: str
    precision: Precision | None

    @property
    def right(self) -> str:
        """How often the rule was right on the gold set, in words; "–" where it never fired there."""
        return f"{self.precision[0]} of {self.precision[1]}" if self.precision else "–"


def finds(record: Record) -> list[Find]:
    """Every mention of every item, in the order of the text."""
    return sorted((*_quoted(record), *_dates(record)), key=lambda find: (find.start, find.end, find.kind))


def _quoted(record: Record) -> Iterator[Find]:
    told: list[tuple[int, Item, str, str, tuple[Mention, ...]]] = [
        *((i, item, "region", f"{item.code} {item.name}", item.mentions) for i, item in enumerate(record.regions)),
        *((i, item, "official", _posts(item), item.mentions) for i, item in enumerate(record.officials)),
        *((i, item, "sakip", _grade(item), item.evidence) for i, item in enumerate(record.sakip)),
        *((i, item, "agreement", _parties(item), item.evidence) for i, item in enumerate(record.agreements)),
    ]
    for index, item, kind, value, mentions in told:
        for mention in mentions:
            yield Find(mention.start, mention.end, kind, index, value, item.rule, item.precision)


def _dates(record: Record) -> Iterator[Find]:
    for index, date in enumerate(record.dates):
        yield Find(date.start, date.end, "date", index, date.value or "unanchored", date.rule, date.precision)


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


def cut(paragraph: Paragraph, marked: Sequence[Find]) -> Iterator[tuple[int, int, tuple[Find, ...]]]:
    """The paragraph as stretches ``[start, end)`` that lie in the same finds from end to end, in order, none left out.

    ``marked`` are finds of any part of the text; a find that leaves the paragraph counts for the part inside.
    """
    inside = [find for find in marked if find.start < paragraph.end and paragraph.start < find.end]
    edges = {edge for find in inside for edge in (find.start, find.end) if paragraph.start < edge < paragraph.end}
    for start, end in pairwise(sorted({paragraph.start, paragraph.end, *edges})):
        yield start, end, tuple(find for find in inside if find.start <= start and end <= find.end)


def facts(record: Record) -> str:
    """Where the article is from, when it appeared, its place and who wrote it, in one line."""
    place = f"{record.dateline.text} ({record.dateline.region or 'no region'})" if record.dateline else "no dateline"
    path = () if record.source.path == "-" else (record.source.path,)  # "-": a text that was given, not a file
    return " · ".join((*path, record.published or "no publication date", place, *record.byline))


def why_set_aside(paragraph: Paragraph) -> str:
    """Why nothing is read from the paragraph, in a few words."""
    if paragraph.repeats is None:
        return paragraph.kind
    return f"repeats paragraph {paragraph.repeats.paragraph} of {paragraph.repeats.id[:8]}"
