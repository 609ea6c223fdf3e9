"""The panel that analysts want: body × year × instrument, with grade, score and the sentence behind each cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from ..extractors.document import Assessment
from ..extractors.lexicon import rows
from .records import Record

COLUMNS = {
    "region": "object",
    "name": "object",
    "kind": "object",
    "province": "object",
    "year": "object",
    "instrument": "object",
    "status": "object",
    "grade": "object",
    "score": "float64",
    "articles": "int64",
    "conflict": "bool",
    "grades": "object",
    "scores": "object",
    "quote": "object",
    "ids": "object",
    "places": "object",
}
"""The columns of the panel and their types."""

Cell = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """One article's telling of a cell."""

    id: str
    item: Assessment


def sakip_panel(records: Iterable[Record]) -> pd.DataFrame:
    """One row a cell: what all articles together say of a body, a year, an instrument and a status.

    Columns: ``region`` (Kemendagri code, None for the centre), ``name``, ``kind`` ("pemda", "opd",
    "kementerian_lembaga"), ``province`` (its name), ``year`` (EDTF: "2023", "2017/2023", "2018/..", None where no
    article ties one), ``instrument`` ("SAKIP", "RB"), ``status`` ("achieved", "target"), ``grade`` and ``score`` (what
    most articles say, the earlier article first where as many say otherwise; None and NaN where none says it),
    ``articles`` (how many tell of the cell), ``conflict`` (whether they differ in grade or score), ``grades`` and
    ``scores`` (every one that is told, with the number of articles: "A (2), BB (1)"), ``quote`` (the sentence of an
    article that tells the chosen grade), ``ids`` (the records, in order), ``places`` (where each telling stands: id of
    the record, start, end).

    Rows stand in order of region, name, instrument, year and status. A telling without a year is not added to a year,
    and a span of years is not cut into its years: that would be a guess. An article that tells a cell twice, with two
    grades, counts once and makes a conflict.
    """
    cells: dict[Cell, list[_Told]] = defaultdict(list)
    for record in sorted(records, key=lambda record: (record.published or "9999", record.id)):
        for item in record.sakip:
            cells[_cell(item)].append(_Told(record.id, item))
    made = [_row(told) for _, told in sorted(cells.items())]
    return pd.DataFrame(made, columns=list(COLUMNS)).astype(COLUMNS)


def _cell(item: Assessment) -> Cell:
    """What makes two tellings speak of the same cell; a government is known by its region, others by name too."""
    subject = item.subject
    name = "" if subject.kind == "pemda" else subject.name.casefold()
    return subject.region or "~", name, item.instrument, item.year or "~", item.status


def _row(told: Sequence[_Told]) -> dict[str, Any]:
    first = told[0].item
    grades = _counted((each.id, each.item.predicate) for each in told)
    scores = _counted((each.id, each.item.score) for each in told)
    grade, score = next(iter(grades), None), next(iter(scores), None)
    region = first.subject.region
    return {
        "region": region,
        "name": Counter(each.item.subject.name for each in told).most_common(1)[0][0],
        "kind": first.subject.kind,
        "province": _provinces().get(region[:2]) if region else None,
        "year": first.year,
        "instrument": first.instrument,
        "status": first.status,
        "grade": grade,
        "score": score,
        "articles": len({each.id for each in told}),
        "conflict": len(grades) > 1 or len(scores) > 1,
        "grades": _listed(grades),
        "scores": _listed(scores),
        "quote": _quote(told, grade, score),
        "ids": tuple(dict.fromkeys(each.id for each in told)),
        "places": tuple((each.id, each.item.evidence[0].start, each.item.evidence[0].end) for each in told),
    }


def _counted(told: Iterable[tuple[str, Any]]) -> dict[Any, int]:
    """How many articles say each value, the most said first, then the earliest; None is not counted."""
    articles: dict[Any, set[str]] = defaultdict(set)
    for article, value in told:
        if value is not None:
            articles[value].add(article)
    return {value: len(ids) for value, ids in sorted(articles.items(), key=lambda pair: -len(pair[1]))}


def _listed(counts: dict[Any, int]) -> str:
    return ", ".join(
        f"{value:g} ({count})" if isinstance(value, float) else f"{value} ({count})" for value, count in counts.items()
    )


def _quote(told: Sequence[_Told], grade: str | None, score: float | None) -> str:
    """The first sentence of the article that says most of what was chosen."""
    best = max(told, key=lambda each: ((each.item.predicate == grade) + (each.item.score == score), -told.index(each)))
    return best.item.evidence[0].text


@cache
def _provinces() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("regions") if row["level"] == "provinsi"}
