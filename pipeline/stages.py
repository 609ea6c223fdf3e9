"""The order of the pipeline on one screen: article → draft → (the whole run is seen) → record.

``prepare`` needs one article alone; then the run works out which paragraphs stand in more than one article;
``finish`` applies that, extracts, and puts the record together; ``doubt`` has a model look at the officials of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

import orjson

from ..extractors import extract
from ..extractors.document import Agreement, Assessment, DateMention, Extraction, Official, Precision, Problem, Region
from .errors import ArticleError
from .names import NameModel, find_doubts
from .normalise import normalise
from .records import SCHEMA, Article, Dateline, Draft, Record, Rejected, Source, Stage
from .repeats import NO_MARKS, Marks, mark_across, mark_inside
from .watch import Watch

ASKED = 64
"""Articles that a model is asked about together."""

Given = TypeVar("Given")
Made = TypeVar("Made")
Item = TypeVar("Item", Region, Official, DateMention, Assessment, Agreement)


def prepare(article: Article, watch: Watch | None = None) -> Draft | Rejected:
    """An article made into paragraphs, those that stand in it twice marked. ``watch`` times and limits each stage."""
    watch = watch or Watch()
    draft = _attempt("normalise", normalise, article, article.source, watch)
    return draft if isinstance(draft, Rejected) else _attempt("repeats", mark_inside, draft, draft.source, watch)


def finish(draft: Draft, marks: Marks = NO_MARKS, watch: Watch | None = None) -> Record | Rejected:
    """A draft made into a record, given the paragraphs that it shares with other articles."""
    watch = watch or Watch()
    marked = _attempt("repeats", lambda whole: mark_across(whole, marks), draft, draft.source, watch)
    if isinstance(marked, Rejected):
        return marked
    found = _attempt("extract", extract, marked.document, draft.source, watch)
    return found if isinstance(found, Rejected) else assemble(marked, found)


def doubt(
    made: Iterable[Record | Rejected], names: NameModel, watch: Watch | None = None
) -> Iterator[Record | Rejected]:
    """The same in their order, with officials that a model does not know as persons listed under a record's problems.

    The model is asked about ``ASKED`` articles at once, which is much faster than about each by itself.
    """
    watch = watch or Watch()
    for held in _batches(made, ASKED):
        records = [one for one in held if isinstance(one, Record) and one.officials]
        try:
            with watch.stage("names"):
                doubts = find_doubts(records, names)
        except Exception:  # one of them is at fault: each by itself
            yield from (_doubt_one(one, names, watch) for one in held)
        else:
            found = dict(zip(map(id, records), doubts, strict=True))
            yield from (_with_problems(one, found.get(id(one), ())) for one in held)


def _doubt_one(made: Record | Rejected, names: NameModel, watch: Watch) -> Record | Rejected:
    if isinstance(made, Rejected):
        return made
    doubts = _attempt("names", lambda record: find_doubts([record], names), made, made.source, watch)
    return doubts if isinstance(doubts, Rejected) else _with_problems(made, doubts[0])


def _with_problems(made: Record | Rejected, problems: tuple[Problem, ...]) -> Record | Rejected:
    return replace(made, problems=(*made.problems, *problems)) if isinstance(made, Record) and problems else made


def _batches(items: Iterable[Given], size: int) -> Iterator[list[Given]]:
    held: list[Given] = []
    for item in items:
        held.append(item)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held


def assemble(draft: Draft, found: Extraction) -> Record:
    """The record of a draft and of what was found in it, each item with its rule's precision on the gold set."""
    document = draft.document
    return Record(
        schema=SCHEMA,
        id=draft.id,
        source=draft.source,
        title=draft.title,
        published=document.published,
        dateline=_dateline(draft, found),
        byline=draft.byline,
        text=document.text,
        paragraphs=document.paragraphs,
        regions=_rated(found.regions),
        officials=_rated(found.officials),
        dates=_rated(found.dates),
        sakip=_rated(found.sakip),
        agreements=_rated(found.agreements),
        problems=(*draft.problems, *found.problems),
    )


def _dateline(draft: Draft, found: Extraction) -> Dateline | None:
    span = draft.document.dateline
    return Dateline(draft.document.quote(span).text, found.dateline_region) if span else None


def _attempt(
    stage: Stage, work: Callable[[Given], Made], given: Given, source: Source, watch: Watch
) -> Made | Rejected:
    """What ``work`` makes, or a Rejected: one article that fails never stops the rest."""
    try:
        with watch.stage(stage):
            return work(given)
    except ArticleError as error:
        reason = str(error)
    except Exception as error:  # a fault of ours in one article must not cost the others
        reason = f"a fault of the program, please report it with the article: {type(error).__name__}: {error}"
    return Rejected(source.path, source.item, stage, reason)


def _rated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with how often their rules were right; None stays where a rule never fired on the gold set."""
    known = _precisions()
    return tuple(replace(item, precision=known[item.rule]) if item.rule in known else item for item in items)


@cache
def _precisions() -> dict[str, Precision]:
    """How often each rule was right on the gold set: rule → (right, fired). Written by ``make precision``."""
    table = files(__package__).joinpath("precision.json")
    if not table.is_file():
        return {}
    return {rule: (right, fired) for rule, (right, fired) in orjson.loads(table.read_bytes()).items()}
