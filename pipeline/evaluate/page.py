"""The errors as one self-contained HTML page, those first that would gain most if they were mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from ..gold import JSON
from . import Evaluation, Outcome
from .score import Counts

CONTEXT = 90
"""Characters shown on each side of the words: about two lines on a phone."""

Kind = Literal["missed", "spurious", "wrong field"]


@dataclass(frozen=True, slots=True)
class Group:
    """Errors of one task, kind and rule. ``gain`` is what the task's F1 would rise by if all were mended."""

    task: str
    kind: Kind
    rule: str | None
    errors: tuple[tuple[str, Outcome], ...]
    gain: float


def groups(evaluation: Evaluation) -> list[Group]:
    """All errors in groups, the greatest gain first.

    A label and a find that agree in part are one error, "wrong field", told on the find.
    """
    found: defaultdict[tuple[str, Kind, str | None], list[tuple[str, Outcome]]] = defaultdict(list)
    for task, articles in evaluation.outcomes.items():
        for article, outcomes in articles.items():
            for outcome in outcomes:
                kind = _kind(outcome)
                if kind:
                    found[task, kind, outcome.rule].append((article, outcome))
    counts = {score.task: score.counts for score in evaluation.scores}
    made = [
        Group(task, kind, rule, tuple(errors), _gain(counts[task], kind, len(errors)))
        for (task, kind, rule), errors in found.items()
    ]
    return sorted(made, key=lambda group: (-group.gain, group.task, group.kind, group.rule or ""))


def _kind(outcome: Outcome) -> Kind | None:
    if outcome.labelled is not None:
        return "missed" if outcome.found is None and outcome.instead is None else None
    return "spurious" if outcome.instead is None else "wrong field"


def _gain(counts: Counts, kind: Kind, errors: int) -> float:
    if counts.f1 is None:
        return 0.0
    mended = {
        "missed": Counts(errors, errors, 0),
        "spurious": Counts(0, -errors, 0),
        "wrong field": Counts(errors, 0, 0),
    }
    return ((counts + mended[kind]).f1 or 0.0) - counts.f1


def as_html(evaluation: Evaluation, records: dict[str, JSON]) -> str:
    """The page: no script, no address, every word of an article escaped."""
    found = groups(evaluation)
    rows = "".join(
        f"<tr><td>{escape(score.task)}<td>{score.counts.labelled}<td>{score.counts.found}<td>{score.counts.right}"
        f"<td>{'–' if score.counts.f1 is None else format(score.counts.f1, '.3f')}"
        for score in evaluation.scores
    )
    errors = "".join(_section(group, records, is_open=i < 3) for i, group in enumerate(found))
    return PAGE.format(rows=rows, errors=errors or "<p>No errors.</p>", number=sum(len(g.errors) for g in found))


def _section(group: Group, records: dict[str, JSON], is_open: bool) -> str:
    rule = f" <code>{escape(group.rule)}</code>" if group.rule else ""
    shown = "".join(
        f"<h3>{escape(article)}</h3>" + "".join(_error(outcome, records.get(article)) for _, outcome in errors)
        for article, errors in groupby(group.errors, key=lambda error: error[0])
    )
    return (
        f"<details{' open' if is_open else ''}><summary><b>{escape(group.task)}</b> {group.kind}{rule}"
        f" <span>{len(group.errors)} · F1 +{group.gain:.3f}</span></summary>{shown}</details>"
    )


def _error(outcome: Outcome, record: JSON | None) -> str:
    label = outcome.labelled if outcome.found is None else outcome.instead
    both = outcome.instead is not None
    sides = [("label", label, outcome.found if both else None), ("found", outcome.found, label if both else None)]
    said = "".join(
        f"<div class={name}><i>{name}</i>{_differing(words, other)}</div>" for name, words, other in sides if words
    )
    return f"<article><div class=sides>{said}</div>{_context(outcome, record)}</article>"


def _differing(words: str, other: str | None) -> str:
    """The words, those in bold that the other side does not say."""
    if other is None:
        return escape(words)
    known = set(other.split())
    return " ".join(escape(word) if word in known else f"<b>{escape(word)}</b>" for word in words.split())


def _context(outcome: Outcome, record: JSON | None) -> str:
    if record is None or outcome.start is None or outcome.end is None:
        return ""
    return f"<p>{''.join(_words(record['text'], outcome.start, outcome.end))}</p>"


def _words(text: str, start: int, end: int) -> Iterator[str]:
    before, after = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    yield "… " if before else ""
    yield escape(text[before:start].replace("\n", " ¶ "))
    yield f"<mark>{escape(text[start:end])}</mark>"
    yield escape(text[end:after].replace("\n", " ¶ "))
    yield " …" if after < len(text) else ""


PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Saripati: errors</title>
<style>
:root {{ color-scheme: light dark; --line: #8884; --label: #1a7f4b; --found: #b3541e; }}
@media (prefers-color-scheme: dark) {{ :root {{ --label: #6fcf97; --found: #f2a96a; }} }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9rem; }}
td, th {{ padding: .2rem .4rem; border-bottom: 1px solid var(--line); text-align: right; }}
td:first-child, th:first-child {{ text-align: left; }}
details {{ border-top: 1px solid var(--line); padding: .5rem 0; }}
summary {{ cursor: pointer; }}
summary span {{ float: right; font-variant-numeric: tabular-nums; }}
code {{ overflow-wrap: anywhere; }}
h3 {{ font-size: .9rem; margin: 1rem 0 .2rem; overflow-wrap: anywhere; }}
article {{ border-left: 3px solid var(--line); padding-left: .7rem; margin: .4rem 0 .9rem; }}
article p {{ margin: .3rem 0 0; overflow-wrap: anywhere; }}
.sides {{ display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; overflow-wrap: anywhere; }}
.sides div {{ flex: 1 1 14rem; }}
.sides i {{ display: block; font-size: .75rem; font-style: normal; }}
.label i, .label b {{ color: var(--label); }}
.found i, .found b {{ color: var(--found); }}
mark {{ background: #ffd75e; color: #000; border-radius: 2px; }}
</style>
<h1>Errors</h1>
<p>{number} errors, those first that would gain most. “F1 +” is what the task would gain if all of a group were mended.
<div style="overflow-x: auto"><table><tr><th>task<th>labelled<th>found<th>right<th>F1{rows}</table></div>
{errors}
</html>
"""
