"""Plain text to paragraphs: lines, hard-wrapped lines, and what scrapers do when they join text nodes."""

from __future__ import annotations

import re
from itertools import pairwise

from .characters import fold_blanks

# Scrapers that join the text nodes of a page with "," leave ".,Kalimat": no blank after the comma.
# The pattern begins with the comma, which is rare, and looks back from it at what ends a sentence.
_COMMA_JOIN = re.compile(
    r",(?:(?<=[.!?:)\"”’],)|(?<=[.!?]',)|(?<=[.!?:)\"”’]\s,)|(?<=[.!?]'\s,)),{0,2}(?=[\"“‘'(]?[A-Z0-9\"“‘])"
)
_DEGREE = re.compile(r"(?:^|[\s.,(])(?:[A-Z]{1,4}|[A-Z][a-z]{1,3}|[A-Z][a-z]{0,4}\.[A-Z]?[A-Za-z]{0,5})\.$")
_LEADING_JOIN = re.compile(r"^[\s,]+(?=[-–—]|[A-Z\"“])")

_CONTINUES = re.compile(r"\s+[a-z(–—-]|\s*[,.;:)”](?!\.)")
_LONG_ENOUGH = 45
"""Characters: a line that short is no beginning of a sentence that the next line goes on with in lower case."""
_TERMINAL = (".", "!", "?", ":", ";", "”", '"', "…", ">")
_BULLET = re.compile(r"\s*(?:[-•*–]\s+\S|\(?\d{1,2}[.)]\s|[a-z][.)]\s)")
WRAP_MIN, WRAP_MAX = 45, 110
"""Columns at which mail and print programs break lines; a paragraph on one line is far longer."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line, without empty ones."""
    text = split_comma_joins(text)
    lines = text.split("\n")
    if len(lines) > 2:
        lines = _unwrap(_rejoin(lines))
    return [folded for line in lines if (folded := fold_blanks(line))]


def split_comma_joins(text: str) -> str:
    """The text with a line break where a scraper joined paragraphs by a comma; untouched where that happened
    less than twice, since a slip of the writer looks the same."""
    if ".," not in text and '",' not in text and "”," not in text:
        return text
    cuts = []
    for comma in _COMMA_JOIN.finditer(text):
        end = comma.start() - text[comma.start() - 1].isspace()
        if not _DEGREE.search(text, max(0, end - 13), end):
            cuts.append((end, comma.end()))
    if len(cuts) < 2:
        return text
    pieces, last = [], 0
    for end, following in cuts:
        pieces.append(text[last:end])
        last = following
    pieces.append(text[last:])
    return _LEADING_JOIN.sub("", "\n".join(pieces)).rstrip(" ,\n")


def _rejoin(lines: list[str]) -> list[str]:
    """Text nodes that a scraper put on lines of their own ("Pemkot \\nBlitar\\n akan") joined to their sentence."""
    if not any(line[:1] in " ,.;:)" and _CONTINUES.match(line) for line in lines[1:] if line.strip()):
        return lines
    joined: list[str] = [lines[0]]
    fragment = False
    for line in lines[1:]:
        previous = joined[-1]
        open_ended = previous.strip() != "" and not previous.rstrip().endswith(_TERMINAL)
        continues = _CONTINUES.match(line) is not None or (line[:1].islower() and len(previous) > _LONG_ENOUGH)
        continues = continues and line.strip() != "" and not _BULLET.match(line)
        opened = previous.endswith((" ", "(", "“")) and line.strip() != "" and open_ended
        if open_ended and (continues or (opened and not line.isupper() and not _BULLET.match(line))):
            joined[-1] = previous + ("" if previous.endswith((" ", "(", "“")) or line[:1] in " ,.;:)”" else " ") + line
            fragment = True
        else:
            joined.append(line)
    return joined if fragment else lines


def _unwrap(lines: list[str]) -> list[str]:
    """Hard-wrapped lines joined, only where the whole text is clearly so: no long line, and most lines inside a
    block break in the middle of a sentence."""
    full = [line for line in lines if line.strip()]
    if len(full) < 6 or max(map(len, full)) > WRAP_MAX:
        return lines
    inner = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip()]
    broken = [one for one, two in inner if len(one) >= WRAP_MIN and not one.rstrip().endswith(_TERMINAL)]
    lower = [two for one, two in inner if two[:1].islower()]
    if len(inner) < 4 or len(broken) < 0.6 * len(inner) or len(lower) < 0.3 * len(inner):
        return lines
    joined: list[str] = []
    after_blank = True
    for line in lines:
        if line.strip() and not after_blank:
            joined[-1] += " " + line
        else:
            joined.append(line)
        after_blank = not line.strip()
    return joined
