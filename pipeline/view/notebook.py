"""What a notebook shows: a record as its text with the finds marked and a table beside it, a run as its counts.

HTML fragments with their style, no script, no address; every word of an article is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from ...extractors.document import Paragraph
from ..records import Record
from .finds import INNERMOST_FIRST, KINDS, Find, cut, facts, finds, why_set_aside

if TYPE_CHECKING:
    from ..run import RunReport


def record_html(record: Record) -> str:
    """The article with coloured words, each with a tooltip (value, rule, precision), and a table of what was found."""
    marked = finds(record)
    text = "".join(_paragraph(record.text, paragraph, marked) for paragraph in record.paragraphs)
    problems = "".join(
        f"<p class=problem><b>{escape(problem.code)}</b> {escape(problem.message)}" for problem in record.problems
    )
    head = f"<p class=head>{escape(facts(record))}"
    return _page(f"<div class=text>{head}{text}{problems}</div><div class=finds>{_table(marked)}</div>")


def run_html(report: RunReport) -> str:
    """The counts of a run, and where its records are."""
    counts = "".join(
        f"<div><b>{number:,}</b>{escape(name)}</div>"
        for name, number in asdict(report.counts).items()
        if name != "records"
    )
    where = f"<p>Records are in <code>{escape(str(report.out / 'records.jsonl'))}</code>."
    rejected = "<p>What was rejected, and why, is in <code>rejected.jsonl</code> beside them."
    return _page(f"<div><div class=counts>{counts}</div>{where}{rejected if report.counts.rejected else ''}</div>")


def _page(content: str) -> str:
    return f"<style>{_style()}</style><div class=saripati>{content}</div>"


@cache
def _style() -> str:
    return files(__package__).joinpath("record.css").read_text(encoding="utf-8")


def _paragraph(text: str, paragraph: Paragraph, marked: list[Find]) -> str:
    words = "".join(_words(text[start:end], inside) for start, end, inside in cut(paragraph, marked))
    if paragraph.is_read:
        return f"<p class={paragraph.kind}>{words}"
    return f"<p class=aside>{words} <small>{escape(why_set_aside(paragraph))}</small>"


def _words(words: str, inside: tuple[Find, ...]) -> str:
    if not inside:
        return escape(words)
    kind = min((find.kind for find in inside), key=INNERMOST_FIRST.index)
    told = "\n".join(f"{find.kind}: {find.value}\n  {find.rule}, right on gold: {find.right}" for find in inside)
    return f'<mark class={kind} title="{escape(told)}">{escape(words)}</mark>'


def _table(marked: Iterable[Find]) -> str:
    """One row an item, not a mention: what it was read as, its rule, how often that was right."""
    items = sorted(marked, key=lambda find: (KINDS.index(find.kind), find.item, find.start))
    rows = "".join(_rows(items))
    return f"<table><tr><th><th>found<th>times<th>rule<th>right on gold{rows}</table>" if rows else "<p>Nothing found."


def _rows(items: Iterable[Find]) -> Iterator[str]:
    for (kind, _), mentions in groupby(items, key=lambda find: (find.kind, find.item)):
        first, *others = mentions
        yield (
            f"<tr><td><mark class={kind}>{kind}</mark><td>{escape(first.value)}<td>{1 + len(others)}"
            f"<td><code>{escape(first.rule)}</code><td>{first.right}"
        )
