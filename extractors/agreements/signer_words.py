"""The table of posts, compiled: whom each binds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .. import lexicon
from .organisation_words import organisation_words

LONGEST_POST = 4
"""Words of the longest post of the table."""


@dataclass(frozen=True, slots=True)
class PostWord:
    """A row of the table. ``filler`` lets words stand before the region, ``bare`` needs nothing behind the post."""

    post: str
    binds: str
    unit: str = ""
    level: str = ""
    filler: bool = False
    bare: bool = False


@cache
def post_words() -> dict[str, PostWord]:
    """The posts by their words as written; made at the first call, then kept."""
    found: dict[str, PostWord] = {}
    for row in lexicon.table("signers")["post"]:
        flags = (row.get("filler", False), row.get("bare", False))
        word = PostWord(row["post"], row["binds"], row.get("unit", ""), row.get("level", ""), *flags)
        found.update((text, word) for text in row["words"])
        if word.binds == "body":  # "pimpinan cabang Bulog", "dekan Fakultas Hukum"
            lower = [text.lower() for text in row["words"] if not text.isupper()]
            found.update((text, word) for text in lower)
            last = PostWord(row["post"], "last")  # "… dan direktur utamanya, Nama"
            found.update((f"{text}nya", last) for text in lower)
    for row in lexicon.table("signers")["foreign"]:
        found.update((text, PostWord("wali_kota", "region")) for text in row["own"])
    for title in organisation_words().ministers:
        found.setdefault(title, PostWord("menteri", "minister"))
    return found


@cache
def first_words() -> frozenset[str]:
    """The first words of all posts: most tokens end at this look-up."""
    return frozenset(text.split()[0].rstrip(".") for text in post_words())


@cache
def foreign_words() -> frozenset[str]:
    """Words for heads of foreign cities: those of our own and those that are only foreign."""
    return frozenset(word for row in lexicon.table("signers")["foreign"] for word in (*row["words"], *row["own"]))
