"""The model as a second witness: officials whose name it takes for no person's.

Rules find officials; the model never takes one away, because it is wrong more often than they are. What only the
rules see is told to whoever checks the record. The model is asked about the paragraphs of first mentions, and of an
official that it does not see there, about those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...extractors.document import Document, Mention, Official, Paragraph, Problem, Span
from .model import NameModel


def find_doubts(document: Document, officials: Sequence[Official], model: NameModel) -> tuple[Problem, ...]:
    """A problem ``official-doubted`` for each official none of whose mentions touches a person's name."""
    unread = list(document.read_paragraphs())
    unseen = list(officials)
    persons: list[Span] = []
    for most in (1, None):
        mentions = [mention for official in unseen for mention in official.mentions[:most]]
        asked = [paragraph for paragraph in unread if any(_holds(paragraph, mention) for mention in mentions)]
        unread = [paragraph for paragraph in unread if paragraph not in asked]
        persons += _persons(document, asked, model)
        unseen = [official for official in unseen if not _is_seen(official, persons)]
    return tuple(
        Problem("official-doubted", f"{model.name} sees no person in {official.name!r}", first.start, first.end)
        for official in unseen
        for first in official.mentions[:1]
    )


def _holds(paragraph: Paragraph, mention: Mention) -> bool:
    return paragraph.start <= mention.start < paragraph.end


def _persons(document: Document, asked: Sequence[Paragraph], model: NameModel) -> Iterator[Span]:
    texts = [document.text[paragraph.start : paragraph.end] for paragraph in asked]
    for paragraph, names in zip(asked, model.find(texts) if texts else (), strict=True):
        for name in names:
            if name.label == "PER":
                yield Span(paragraph.start + name.span.start, paragraph.start + name.span.end)


def _is_seen(official: Official, persons: Sequence[Span]) -> bool:
    return any(Span(mention.start, mention.end).overlaps(person) for mention in official.mentions for person in persons)
