"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from saripati.extractors.document import Document, Paragraph, ParagraphKind, Span

MakeDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def document() -> MakeDocument:
    """A maker of documents: ``document("one\\ntwo", kinds=("title", "body"), dateline="one", published="2025-09-29")``.

    Every line is a paragraph, of kind body unless ``kinds`` says otherwise; ``dateline`` is words of the text.
    """

    def make(
        text: str, *, kinds: tuple[ParagraphKind, ...] = (), dateline: str | None = None, published: str | None = None
    ) -> Document:
        paragraphs, start = [], 0
        for index, line in enumerate(text.split("\n")):
            kind: ParagraphKind = kinds[index] if index < len(kinds) else "body"
            paragraphs.append(Paragraph(start, start + len(line), kind))
            start += len(line) + 1
        at = text.index(dateline) if dateline else 0
        span = Span(at, at + len(dateline)) if dateline else None
        return Document(text, tuple(paragraphs), published=published, dateline=span)

    return make
