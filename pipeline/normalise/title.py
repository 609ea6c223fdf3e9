"""The headline of an article that no metadata names: the first line that looks like one."""

from __future__ import annotations

from collections.abc import Sequence

from ...extractors.lexicon import table
from .blocks import Block
from .dateline import find_dateline
from .kinds import fold, is_headline, phrase_kind
from .stamps import stamp

LONGEST_CATEGORY = 80
"""Characters: the names of sections have under 30, with the marks around them."""
LOOKED_AT = 6
"""Blocks at the head among which a headline is sought: behind a category, a date and a counter."""


def find_title(blocks: Sequence[Block]) -> int | None:
    """The index of the headline among the first blocks, or None: the text begins with its body."""
    for index, block in enumerate(blocks[:LOOKED_AT]):
        if is_head_matter(block.text):
            continue
        longer = any(len(later.text) > len(block.text) for later in blocks[index + 1 :])
        starts = is_headline(block.text) and longer and find_dateline(block.text, 0, len(block.text)) is None
        return (
            index if (starts and not block.text.endswith(("”", '"'))) or (starts and _repeated(blocks, index)) else None
        )
    return None


def is_head_matter(text: str) -> bool:
    """Whether a block before the body is a category, a date, a counter or a button."""
    folded = fold(text)
    return not folded or folded in _categories() or phrase_kind(text) is not None or stamp(text) is not None


def is_category(text: str) -> bool:
    """Whether the block is the name of a section ("Berita", "Daerah", "Hukum & Kriminal")."""
    return len(text) < LONGEST_CATEGORY and fold(text) in _categories()


def _repeated(blocks: Sequence[Block], index: int) -> bool:
    return any(fold(later.text) == fold(blocks[index].text) for later in blocks[index + 1 : index + 8])


def _categories() -> frozenset[str]:
    return frozenset(table("boilerplate")["words"]["headings_before_title"])
