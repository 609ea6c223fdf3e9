"""The model as a second witness: officials whose name it takes for no person's.

Rules find officials; the model never takes one away, because it is wrong more often than they are. What only the
rules see is told to whoever checks the record. Only paragraphs that mention an official are asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...extractors.document import Document, Official, Problem, Span
from .model import NameModel


def find_doubts(document: Document, officials: Sequence[Official], model: NameModel) -> tuple[Problem, ...]:
    """A problem ``official-doubted`` for each official none of whose mentions touches a person's name."""
    starts = [mention.start for official in officials for mention in official.mentions]
    asked = [
        paragraph
        for paragraph in document.read_paragraphs()
        if any(paragraph.start <= start < paragraph.end for start in starts)
    ]
    answers = model.find([document.text[paragraph.start : paragraph.end] for paragraph in asked])
    persons = [
        Span(paragraph.start + name.span.start, paragraph.start + name.span.end)
        for paragraph, names in zip(asked, answers, strict=True)
        for name in names
        if name.label == "PER"
    ]
    return tuple(
        Problem(
            "official-doubted",
            f"{model.name} sees no person in {official.name!r}",
            official.mentions[0].start,
            official.mentions[0].end,
        )
        for official in officials
        if not any(Span(one.start, one.end).overlaps(person) for one in official.mentions for person in persons)
    )
