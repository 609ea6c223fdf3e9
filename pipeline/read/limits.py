"""How big one article may be."""

from __future__ import annotations

LIMIT = 10_000_000
"""Bytes of one article: a file, a line, an item or a field. Long reports stay under 1 MB; what is over 10 MB is a
dump of many articles or no article, and would have to be held in memory whole."""

TOO_BIG = "over 10 MB, too big for one article: split it into articles, one a line of a .jsonl"
