"""What the other articles of a run mean for one article: marks on its paragraphs, and two problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...extractors.document import Origin, Problem
from ..records import Draft
from .fold import letters

SYNDICATED = 0.8  # of the body's letters; a copy usually changes the lead and drops the last paragraphs


@dataclass(frozen=True, slots=True)
class Marks:
    """What a run found out about one article. ``origins`` maps a paragraph's index to where it was first seen.

    ``duplicate`` says that the very same article (the same id) stands earlier in the input.
    """

    origins: Mapping[int, Origin] = field(default_factory=dict)
    duplicate: bool = False


NO_MARKS = Marks()


def mark_across(draft: Draft, marks: Marks) -> Draft:
    """``draft`` with the paragraphs marked that stand in an older article; what is already marked stays so.

    Adds the problem ``duplicate-article`` where the article itself was already there (then every paragraph is
    marked, and points to its own place in the first copy), and ``syndicated-copy`` where most of the body is
    another article's.
    """
    origins = _all_of(draft) if marks.duplicate else marks.origins
    if not origins:
        return draft
    paragraphs = tuple(
        replace(paragraph, repeats=origins[index]) if index in origins and not paragraph.repeats else paragraph
        for index, paragraph in enumerate(draft.document.paragraphs)
    )
    marked = replace(draft, document=replace(draft.document, paragraphs=paragraphs))
    problem = _duplicate(draft) if marks.duplicate else _syndicated(marked)
    return replace(marked, problems=(*draft.problems, problem)) if problem else marked


def _all_of(draft: Draft) -> dict[int, Origin]:
    return {index: Origin(draft.id, index) for index in range(len(draft.document.paragraphs))}


def _duplicate(draft: Draft) -> Problem:
    return Problem("duplicate-article", f"the same article stands earlier in the input, with the same id {draft.id}")


def _syndicated(draft: Draft) -> Problem | None:
    """The problem of an article whose body is, by letters, mostly that of one other article."""
    own = 0
    other: Counter[str] = Counter()
    for paragraph in draft.document.paragraphs:
        origin = paragraph.repeats
        if paragraph.kind != "body" or (origin and origin.id == draft.id):
            continue
        size = letters(draft.document.text[paragraph.start : paragraph.end])
        own += size
        if origin:
            other[origin.id] += size
    owner, shared = max(other.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if not shared or shared < SYNDICATED * own:
        return None
    return Problem("syndicated-copy", f"{shared / own:.0%} of the body is that of the article {owner}")
