"""An Article to a Draft: clean text, paragraphs with their kinds, dateline, byline, date, identity.

Nothing that stands in the article's body is thrown away: what is no part of it is marked by its kind.
"""

from __future__ import annotations

import hashlib
import html
from dataclasses import replace

import orjson

from ...extractors.document import Document, Paragraph, ParagraphKind, Problem, Span
from ..errors import ArticleError
from ..records import Article, Draft
from . import byline, stamps
from .blocks import Block, Metadata
from .characters import clean, fold_blanks, mojibake_left
from .dateline import find_dateline
from .inline import split_marks
from .kinds import classify
from .language import is_indonesian
from .lines import paragraphs
from .metadata import metadata
from .page import ESCAPED_HTML, LOOKS_LIKE_HTML, body_blocks, fragment_blocks, parse
from .title import find_title, is_category

__all__ = ["normalise"]

SIGNED_WITHIN = 4
"""Paragraphs at the end among which initials in brackets are the writer's."""
DATELINE_WITHIN = 4
"""Body paragraphs at the head among which a dateline is sought."""


def normalise(article: Article) -> Draft:
    """The article as the extractors read it.

    Raises ArticleError when no text is left.
    """
    blocks, page = _blocks(article)
    given = _given(article, page)
    title, blocks = _with_title(given.title, blocks)
    kinds = _kinds(title, blocks)
    if not any(
        kind in ("body", "caption") and any(map(str.isalnum, block.text))
        for kind, block in zip(kinds, blocks, strict=True)
    ):
        what = (
            "page"
            if article.source.format == "html"
            else "text field"
            if article.source.item or article.source.format == "json"
            else "file"
        )
        raise ArticleError(f"no article text found in the {what}: only {_shown(blocks)}")
    text, spans = _laid_out(blocks, kinds)
    place = _dateline(text, spans)
    published = _published(given, text, spans, place)
    document = Document(text, spans, published, place)
    source = replace(article.source, url=given.url, site=given.site)
    return Draft(
        id=_identity(title, published, text, given),
        source=source,
        title=title,
        byline=_byline(given, document),
        document=document,
        problems=_problems(article, document),
    )


def _blocks(article: Article) -> tuple[list[Block], Metadata]:
    """The blocks of the body, and what a page says of itself."""
    body = article.body
    if ESCAPED_HTML.search(body):
        body = html.unescape(html.unescape(body))
    is_page = article.source.format == "html" or "<body" in body[:20_000].lower()
    if is_page:
        tree = parse(body)
        page = metadata(tree)
        blocks = body_blocks(tree, body, page.title)
    elif "<" in body and LOOKS_LIKE_HTML.search(body):
        page, blocks = Metadata(), fragment_blocks(body)
    else:
        page, blocks = Metadata(), [Block(line) for line in paragraphs(clean(body))]
    return split_marks(blocks), page


def _given(article: Article, page: Metadata) -> Metadata:
    """What the row says, and where it is silent, what the page says."""
    title = fold_blanks(clean(_without_tags(article.title))) if article.title else None
    authors = (article.byline,) if article.byline else page.authors
    return Metadata(
        title or page.title or None,
        article.published or page.published,
        article.source.url or page.url,
        article.source.site or page.site,
        authors,
    )


def _without_tags(words: str) -> str:
    return parse(words).text(deep=True) if "<" in words and LOOKS_LIKE_HTML.search(words) else words


def _with_title(title: str | None, blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The title and the blocks with it in front."""
    if title:
        return title, [Block(title), *blocks]
    index = find_title(blocks)
    if index is None:
        return None, blocks
    return blocks[index].text, [blocks[index], *blocks[:index], *blocks[index + 1 :]]


def _kinds(title: str | None, blocks: list[Block]) -> list[ParagraphKind]:
    kinds: list[ParagraphKind] = ["title"] if title else []
    rest = blocks[len(kinds) :]
    kinds += classify(rest)
    first = len(kinds) - len(rest)
    seen = 0
    for index in range(first, len(kinds)):
        text = blocks[index].text
        if kinds[index] == "body":
            if seen < 2 and (is_category(text) or stamps.stamp(text) is not None):
                kinds[index] = "boilerplate"
            elif byline.is_bracketed(text):
                kinds[index] = "byline"
            else:
                seen += len(text) > 80
    return kinds


def _laid_out(blocks: list[Block], kinds: list[ParagraphKind]) -> tuple[str, tuple[Paragraph, ...]]:
    spans, at = [], 0
    for block, kind in zip(blocks, kinds, strict=True):
        spans.append(Paragraph(at, at + len(block.text), kind))
        at += len(block.text) + 1
    return "\n".join(block.text for block in blocks), tuple(spans)


def _dateline(text: str, spans: tuple[Paragraph, ...]) -> Span | None:
    bodies = [span for span in spans if span.kind == "body"][:DATELINE_WITHIN]
    for span in bodies:
        if found := find_dateline(text, span.start, span.end):
            return Span(*found)
    return None


def _published(given: Metadata, text: str, spans: tuple[Paragraph, ...], place: Span | None) -> str | None:
    if given.published and (value := stamps.parse_date(clean(given.published))):
        return value
    for span in spans[:12]:
        if span.kind in ("boilerplate", "byline") and (value := stamps.stamp(text[span.start : span.end])):
            return value
    return stamps.date_in_url(given.url) if given.url else None


def _byline(given: Metadata, document: Document) -> tuple[str, ...]:
    names = list(byline.known(given.authors))
    bodies = [span.start for span in document.paragraphs if span.kind in ("body", "byline")]
    last = bodies[-SIGNED_WITHIN] if len(bodies) >= SIGNED_WITHIN else 0
    for span in document.paragraphs:
        if span.kind != "byline" and (span.kind != "body" or span.start < last):
            continue
        words = document.text[span.start : span.end]
        if span.kind == "byline":
            names.extend(byline.signature(words) if not words.startswith("(") else byline.trailing(words))
        else:
            names.extend(byline.trailing(words))
    return tuple(dict.fromkeys(names))


def _problems(article: Article, document: Document) -> tuple[Problem, ...]:
    problems = []
    read = " ".join(document.text[span.start : span.end] for span in document.read_paragraphs())
    if not is_indonesian(read):
        problems.append(
            Problem("language-not-indonesian", "the text does not read like Indonesian: finds may be wrong")
        )
    if article.source.encoding.endswith("(repaired)"):
        problems.append(
            Problem("encoding-repaired", "bytes that are no UTF-8 were replaced by U+FFFD: fetch the page again")
        )
    if left := mojibake_left(document.text):
        at = document.text.index(left)
        problems.append(Problem("mojibake-left", f"characters lost or garbled at {left!r}", at, at + len(left)))
    return tuple(problems)


def _shown(blocks: list[Block]) -> str:
    words = "; ".join(block.text[:30] for block in blocks[:3])
    return f"“{words}”" if words else "markup"


def _identity(title: str | None, published: str | None, text: str, given: Metadata) -> str:
    """The first 32 hexadecimal digits of the SHA-256 over title, date, text, address and site as JSON: what the
    article is, never where it stood."""
    return hashlib.sha256(orjson.dumps([title, published, text, given.url, given.site])).hexdigest()[:32]
