"""Drafts made of plain paragraphs, for tests of what comes after normalising."""

from __future__ import annotations

from collections.abc import Sequence

from saripati.extractors.document import Document, Paragraph
from saripati.pipeline.records import Draft, Source


def draft_of(paragraphs: Sequence[str], *, identity: str = "own", published: str | None = None) -> Draft:
    """A draft whose first paragraph is the title and whose others are the body."""
    marks = []
    start = 0
    for index, text in enumerate(paragraphs):
        marks.append(Paragraph(start, start + len(text), "body" if index else "title"))
        start += len(text) + 1
    document = Document("\n".join(paragraphs), tuple(marks), published)
    return Draft(identity, Source("a.txt", None, "txt", "utf-8", "0"), paragraphs[0], (), document)
