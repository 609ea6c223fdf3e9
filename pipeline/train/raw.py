"""Raw news into sentences of words: what word vectors, the language model and silver labels are made from."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import ftfy
import orjson

from ..names.words import words

_HOLE = re.compile(r"[.,][.,\s]*,[.,\s]*|(?<=[?!”\"]),\s?(?=[\"“‘(]?[A-Z])")
"""What a scraper leaves where it lost a line break or a link: ".,", ",.,", '",'."""
_BREAK = re.compile(r"(?<=[.?!\"”'’)])\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
_LETTERS = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_MOJIBAKE = re.compile(r"[Ââ‚¬Ã]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Dr|Drs|Dra|Ir|Prof|Jl|Hj|KH|No|St|Mr|Tn|Ny|Kec|Kab|Kel|[A-Z]\.[A-Z])\.$"
)


def articles(path: Path) -> Iterator[tuple[str | None, str]]:
    """Title and text of each line of a ``.jsonl`` or ``.jsonl.gz``, mojibake and markup removed."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            row = orjson.loads(line)
            yield row.get("title"), _clean(row.get("text") or "")


def _clean(text: str) -> str:
    if _MOJIBAKE.search(text):
        text = ftfy.fix_text(text)
    return _HOLE.sub(_mend, _MARKUP.sub(" ", text))


def _mend(hole: re.Match[str]) -> str:
    if hole[0].strip() == ",,":
        return ", "
    return " " if hole[0] in (",", ", ") else ". "


def sentences(text: str) -> Iterator[list[str]]:
    """The sentences of a text, each a list of words; a full stop after a title or an initial ends none."""
    held = ""
    for part in _BREAK.split(text):
        held = f"{held} {part}".strip()
        if held and not _ABBREVIATION.search(held):
            yield [held[start:end] for start, end in words(held)]
            held = ""
    if held:
        yield [held[start:end] for start, end in words(held)]


def documents(paths: Iterable[Path], held_out: Iterable[Iterable[str]]) -> Iterator[list[list[str]]]:
    """The sentences of each article, once each; none that shares eight words in a row with a held-out one.

    Lines of numbers and signs, and sentences under 3 or over 150 words, are left out.
    """
    held = {passage for sentence in held_out for passage in _passages(sentence)}
    seen: set[str] = set()
    for path in paths:
        for title, text in articles(path):
            kept: list[list[str]] = []
            for sentence in (found for part in (title or "", text) for found in sentences(part)):
                key = " ".join(sentence).lower()
                if key in seen or not _is_prose(sentence) or not held.isdisjoint(_passages(sentence)):
                    continue
                seen.add(key)
                kept.append(sentence)
            if kept:
                yield kept


def _is_prose(sentence: list[str]) -> bool:
    return 3 <= len(sentence) <= 150 and 2 * sum(word[0].isalpha() for word in sentence) >= len(sentence)


def _passages(tokens: Iterable[str], size: int = 8) -> Iterator[tuple[str, ...]]:
    """All runs of ``size`` words, folded and without signs, however the words were cut."""
    folded = _LETTERS.findall(" ".join(tokens).lower())
    return (tuple(folded[at : at + size]) for at in range(len(folded) - size + 1))
