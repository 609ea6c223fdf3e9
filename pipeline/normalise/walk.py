"""From a tree of elements to blocks: where paragraphs begin and end, and what the markup says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from ...extractors.document import ParagraphKind
from .blocks import Block
from .characters import clean, fold_blanks

_BLOCK = frozenset(
    "p div section article header main h1 h2 h3 h4 h5 h6 blockquote figure ul ol li dl dt dd table thead tbody tr td "
    "th caption figcaption pre address hr center details summary fieldset body html".split()
)
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "…")


def _classes(*names: str) -> re.Pattern[str]:
    """A pattern for whole words in the class and id of an element ("td-post-sharing" has three)."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?:$|[\s_-])", re.IGNORECASE)


# What the class or id of an element says about the short paragraphs in it.
_HINTS: tuple[tuple[ParagraphKind, re.Pattern[str]], ...] = (
    ("caption", _classes("wp-caption-text", "caption", "keterangan-foto", "(?:photo|image|foto)-credit")),
    (
        "related",
        re.compile(
            r"related|terkait|baca-?juga|read-?also|lihat-?juga|rekomendasi|recommend|linksisip|inline-?link|popular",
            re.IGNORECASE,
        ),
    ),
    (
        "boilerplate",
        _classes(
            r"share|sharing|social|sosmed|tags?|tagcloud|breadcrumbs?|ads?|advert\w*|iklan|banner|newsletter|counter",
            "views|copyright|rating|subscribe",
        ),
    ),
    ("byline", _classes("author", "byline", "penulis", "editor", "reporter")),
)


LINKED = 16
"""Letters and digits in links from which a paragraph that is nearly all links is a list of other pages."""


@dataclass(slots=True)
class _Open:
    """The paragraph that is being gathered."""

    words: list[str] = field(default_factory=list)
    linked: int = 0

    def close(self, hint: ParagraphKind | None) -> Iterator[Block]:
        text = "".join(self.words)
        if not text or text.isspace():
            self.words, self.linked = [], 0
            return
        text = clean(text)
        if hint is None and self.linked > LINKED and not text.rstrip().endswith("."):
            hint = "related" if self.linked >= 0.9 * sum(map(str.isalnum, text)) else None
        self.words, self.linked = [], 0
        for line in _lines(text):
            yield Block(line, hint)


def walk(root: LexborNode, *, breaks: bool = False) -> Iterator[Block]:
    """The blocks under an element, in order. Goes down without recursion, so depth does no harm.

    ``breaks``: line breaks in the source end paragraphs, as in a plain text with some inline elements.
    """
    paragraph = _Open()
    hints: list[tuple[int, ParagraphKind]] = []
    links = 0
    for node, tag, depth, enters in _steps(root):
        if tag == "-text":
            piece = node.text_content or ""
            paragraph.words.append(piece if breaks else piece.replace("\n", " "))
            paragraph.linked += sum(map(str.isalnum, piece)) if links and _inside_link(node) else 0
        elif tag == "a":
            links += 1 if enters else -1
        elif tag == "br" and enters:
            paragraph.words.append("\n")
        elif tag in _BLOCK and paragraph.words:
            yield from paragraph.close(hints[-1][1] if hints else None)
        if enters and tag != "-text" and (hint := _hint(node, tag)):
            hints.append((depth, hint))
        elif not enters and hints and hints[-1][0] == depth:
            hints.pop()
    yield from paragraph.close(None)


def _steps(root: LexborNode) -> Iterator[tuple[LexborNode, str, int, bool]]:
    """Every node under the root with its tag and depth: entered (True), and for elements left again (False)."""
    node, depth = root.child, 0
    while node is not None:
        tag = node.tag or ""
        is_element = tag[:1] not in ("-", "_", "!", "")
        if is_element or tag == "-text":
            yield node, tag, depth, True
        if is_element and node.child is not None:
            node, depth = node.child, depth + 1
            continue
        if is_element:
            yield node, tag, depth, False
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if node is None or depth < 0:
                return
            yield node, node.tag or "", depth, False
        node = node.next if node is not None else None


def _inside_link(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(3):
        if parent is None or parent.tag in _BLOCK:
            return False
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False


def _hint(node: LexborNode, tag: str) -> ParagraphKind | None:
    if tag == "figcaption":
        return "caption"
    attributes = node.attributes
    if not attributes:
        return None
    label = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _hinted(label) if len(label) > 2 else None


@lru_cache(maxsize=1024)  # the pages of an outlet have the same few classes
def _hinted(label: str) -> ParagraphKind | None:
    return next((kind for kind, pattern in _HINTS if pattern.search(label)), None)


def _lines(text: str) -> Iterator[str]:
    """The lines between breaks; a break inside a sentence that goes on in lower case is a blank."""
    line = ""
    for part in text.split("\n"):
        folded = fold_blanks(part)
        if line and folded and folded[0].islower() and not line.endswith(_SENTENCE_END):
            line = f"{line} {folded}"
        else:
            if line:
                yield line
            line = folded
    if line:
        yield line
