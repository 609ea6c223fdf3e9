"""How big one article may be."""

from __future__ import annotations

LIMIT = 10_000_000
"""Bytes of one article: a file, a line, an item or a field. Long reports stay under 1 MB; what is over 10 MB is a
dump of many articles or no article, and would have to be held in memory whole."""

TOO_BIG = "over 10 MB, too big for one article: split it into articles, one a line of a .jsonl"

UNPACKED = 200
"""Times its size that a .jsonl.gz may unpack to. News text shrinks to a tenth, the same article over and over to a
hundredth; what shrinks more was made to fill a disk."""

ALWAYS_UNPACKED = 10_000_000
"""Bytes that any .jsonl.gz may unpack to."""
