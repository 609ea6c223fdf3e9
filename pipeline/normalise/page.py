"""An HTML page to blocks: the container of the body by a fast path, trafilatura where that finds too little."""

from __future__ import annotations

import logging
import re
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .blocks import Block
from .characters import clean, fold_blanks
from .walk import walk

LOOKS_LIKE_HTML = re.compile(
    r"<(?:p|br|div|span|strong|b|em|i|a|img|ul|ol|li|h[1-6]|figure|article|html|body|table|blockquote)(?:\s[^<>]*)?/?>"
    r"|<!doctype html",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"<(?:p|br|div|li|td)\b", re.IGNORECASE)
ESCAPED_HTML = re.compile(r"&(?:amp;)?lt;\s*/?(?:p|br|div|strong|span|a)\b", re.IGNORECASE)

# Where bodies stand in the pages of WordPress themes and of the national portals, the surest first.
CONTAINERS = (
    "[itemprop=articleBody]",
    ".detail__body-text",
    ".read__content",
    ".entry-content",
    ".td-post-content",
    ".post-content",
    ".article-content",
    ".article__content",
    ".detail-content",
    ".detail-text",
    ".content-detail",
    ".article-body",
    ".itp_bodycontent",
    ".txt-article",
    ".side-article",
    ".isi-berita",
    ".isi_berita",
    ".news-content",
    ".single-content",
    ".content-inner",
    ".story-body",
    "#detikdetailtext",
    "#isi",
    "article",
    ".article",
    "main",
    "#content",
)
_ALL_CONTAINERS, _RANK = ",".join(CONTAINERS), {selector: rank for rank, selector in enumerate(CONTAINERS)}
MOST_CONTAINERS = 60
"""Elements: lists of teasers use the same classes, and none of their first 60 is worth more than the article."""
ENOUGH = 250
"""Characters of running text below which a container is not taken for the body, and trafilatura is asked."""

MANY_TAGS, DEEPEST = 8_000, 500
"""Lexbor's time grows with the square of the depth (5.8 s for 40,000 open elements, 0.2 s for 8,000); real pages have
under 5,000 tags and nest to some 40."""
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|ul|ol|li|dl|dd|blockquote|table|tr|td|center|span|font|b|i|a|p)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)

_INLINE = frozenset(("-text", "a", "b", "strong", "i", "em", "u", "span", "small", "font"))
_DROPPED = "script,style,noscript,template,iframe,form,button,select,svg,ins,object,embed,video,audio,head"
_OUTSIDE = "nav,footer,aside,#comments,.comments,.comment-respond,.comments-area,#respond,.sidebar,#sidebar"


def parse(page: str) -> LexborHTMLParser:
    """The tree of the page. Lexbor mends broken markup and nests without recursion."""
    page = page.replace("\0", "")
    if page.count("<") > MANY_TAGS and _depth(page) > DEEPEST:
        page = _NESTING.sub("<br>", page)
    return LexborHTMLParser(page)


def _depth(page: str) -> int:
    depth = deepest = 0
    for tag in _NESTING.finditer(page):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def body_blocks(tree: LexborHTMLParser, page: str, title: str | None) -> list[Block]:
    """The blocks of the article's body in page order; empty where the page has none.

    The heading that is the page's ``title`` is no part of the body.
    """
    for node in tree.css(_DROPPED):
        node.decompose()
    for node in tree.css("h1"):
        if title and fold_blanks(clean(node.text())) == title:
            node.decompose()
    for node in tree.css(_OUTSIDE):
        if node.tag != "body" and _running_text(node) < 4 * ENOUGH:
            node.decompose()
    container = _container(tree)
    blocks = list(walk(container)) if container is not None else []
    if sum(len(block.text) for block in blocks if block.hint is None) >= ENOUGH:
        return blocks
    shown = len(tree.body.text()) if tree.body is not None else 0
    found = _trafilatura(page) if shown > ENOUGH else []
    if found and tree.body is not None:
        found = _filled(found, list(walk(tree.body)))
    fast = list(walk(tree.body)) if not blocks and tree.body is not None and shown < 4 * ENOUGH else blocks
    return found if sum(len(block.text) for block in found) > sum(len(block.text) for block in fast) else fast


def fragment_blocks(markup: str) -> list[Block]:
    """The blocks of a piece of HTML, all of it: the text field of a row."""
    tree = parse(markup)
    for node in tree.css("script,style,noscript,template,iframe,svg,head"):
        node.decompose()
    return list(walk(tree.body, breaks=not _PARAGRAPHS.search(markup))) if tree.body is not None else []


def _container(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the body: the surest of CONTAINERS with enough running text, else the densest."""
    found = sorted(tree.css(_ALL_CONTAINERS)[:MOST_CONTAINERS], key=_sureness)
    for _, group in groupby(found, key=_sureness):
        size, _, best = max((_running_text(node), -index, node) for index, node in enumerate(group))
        if size >= ENOUGH:
            return best
    return _densest(tree)


def _sureness(node: LexborNode) -> int:
    attributes = node.attributes
    names = [node.tag or "", f"#{attributes.get('id')}", f"[itemprop={attributes.get('itemprop')}]"]
    names += [f".{name}" for name in (attributes.get("class") or "").split()]
    return min((_RANK[name] for name in names if name in _RANK), default=len(_RANK))


def _running_text(node: LexborNode) -> int:
    """Characters of text outside links."""
    return len(node.text(deep=True)) - sum(len(link.text(deep=True)) for link in node.css("a"))


def _densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The element with the most running text of its own or in paragraphs under it: pages without known containers.

    A division that holds nothing but words is a paragraph too.
    """
    totals: dict[int, tuple[int, LexborNode]] = {}
    for node in tree.css("p,td,div,section,center,font"):
        is_paragraph = node.tag == "p" or (node.tag == "div" and _holds_only_words(node))
        holder = node.parent if is_paragraph or node.tag == "font" else node
        words = _running_text(node) if is_paragraph else _own_text(node)
        if holder is not None and words > 20:
            total, _ = totals.get(holder.mem_id, (0, holder))
            totals[holder.mem_id] = (total + words, holder)
    if not totals:
        return None
    total, node = max(totals.values(), key=lambda pair: pair[0])
    return node if total >= ENOUGH else None


def _holds_only_words(node: LexborNode) -> bool:
    child = node.child
    while child is not None:
        if child.tag not in _INLINE:
            return False
        child = child.next
    return True


def _own_text(node: LexborNode) -> int:
    total, child = 0, node.child
    while child is not None:
        if child.tag == "-text":
            total += len((child.text_content or "").strip())
        child = child.next
    return total


RUNNING = 60
"""Characters from which a block that ends like a sentence is running text: teasers and menus are not."""
SENTENCE_END = (".", "!", "?", "”", '"', ")")


def _filled(found: list[Block], page: list[Block]) -> list[Block]:
    """All blocks of the page from the first to the last running text that trafilatura found, what runs on right
    behind it, and the initials in brackets that close it.

    It knows where an article stands, but leaves paragraphs out where nothing but bare elements holds them.
    """
    texts = {block.text for block in found if _is_running(block)}
    places = [at for at, block in enumerate(page) if block.text in texts]
    if len(places) < 2:
        return found
    end = places[-1] + 1
    while end < len(page) and (_is_running(page[end]) or page[end].text.startswith("(")):
        end += 1
    return page[places[0] : end]


def _is_running(block: Block) -> bool:
    return len(block.text) >= RUNNING and block.text.endswith(SENTENCE_END)


def _trafilatura(page: str) -> list[Block]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is our line to write
    try:
        for fast in (True, False):  # its own fallbacks cost half as much again, and are asked where it finds little
            text = trafilatura.extract(
                page, fast=fast, include_comments=False, deduplicate=False, include_tables=True, favor_recall=True
            )
            if text and len(text) >= ENOUGH:
                break
    except (RecursionError, ValueError, TypeError):
        return []
    return [Block(line) for part in (text or "").split("\n") if (line := fold_blanks(clean(part)))]
