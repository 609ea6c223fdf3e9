"""A block: a stretch of the article that will be one paragraph, with what the page said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...extractors.document import ParagraphKind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph to be, on one line. ``hint`` is the kind that the page's markup names, if it names one."""

    text: str
    hint: ParagraphKind | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page or the row says of the article, as written."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = field(default=())
