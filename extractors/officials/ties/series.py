"""Lists in which each name stands before its post: "A, Kades X, B, Kades Y, dan C, Kades Z"."""

from __future__ import annotations

import re

from ..names import Name
from ..posts import Post
from ..sheet import Sheet
from .tie import Tie

_POST_OF = re.compile(r"\s*,\s*")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:dan|serta|hingga|juga)?|dan|serta)\s*|\s+")
""" "A, Kades X": a comma; "Kades X, dan B": a comma or a joint; a blank alone tells that the post leads its name."""
_PAIRS = 2
"""Pairs that make a list: one alone may be an apposition between two others."""


def ties_in_series(sheet: Sheet) -> list[Tie]:
    """The ties of such lists; a list that opens with a post, or ends with a name, has the names behind the posts."""
    if len(sheet.posts) < _PAIRS:
        return []
    found: list[Tie] = []
    for run in _runs(sheet):
        if len(run) >= 2 * _PAIRS and isinstance(run[0], Name) and isinstance(run[-1], Post):
            for name, post in zip(run[::2], run[1::2], strict=True):
                if isinstance(name, Name) and isinstance(post, Post) and post.of_other is None:
                    found.append(Tie(name, post, "officials/name-before-post", 2))
    return found


def _runs(sheet: Sheet) -> list[list[Name | Post]]:
    """Names and posts in turn, nothing between them but commas and joints."""
    items: list[Name | Post] = [*sheet.names, *sheet.posts]
    runs: list[list[Name | Post]] = []
    for item in sorted(items, key=_begin):
        if runs and _follows(sheet, runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _follows(sheet: Sheet, one: Name | Post, other: Name | Post) -> bool:
    if isinstance(one, Name) is isinstance(other, Name):
        return False
    between = sheet.line.text[_end(one) : _begin(other)]
    gap = _POST_OF if isinstance(one, Name) else _NEXT
    return len(between) < 12 and "\n" not in between and gap.fullmatch(between) is not None


def _begin(item: Name | Post) -> int:
    return item.outer[0] if isinstance(item, Name) else item.start


def _end(item: Name | Post) -> int:
    return item.outer[1] if isinstance(item, Name) else item.end
