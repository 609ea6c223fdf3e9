"""Raw news into sentences of words: what word vectors, the language model and silver labels are made from."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import ftfy
import orjson

from ..names.words import words
from .corpora import read_conll
from .recipe import Data

_HOLE = re.compile(r"[.,][.,\s]*,[.,\s]*|(?<=[?!”\"]),\s?(?=[\"“‘(]?[A-Z])")
"""What a scraper leaves where it lost a line break or a link: ".,", ",.,", '",'."""
_BREAK = re.compile(r"(?<=[.?!\"”'’)])\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
_SIGNS = re.compile(r"\w+|[^\w\s]")
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


def write_raw(data: Path, parts: Data, out: Path, say: Callable[[str], None]) -> None:
    """One sentence a line, its words apart by a space, a blank line after each article; nothing if it is there."""
    if out.exists():
        return
    held = [s.words for name in (*parts.valid, *parts.held_out) for s in read_conll(data / name)]
    part = out.with_suffix(".part")
    out.parent.mkdir(parents=True, exist_ok=True)
    with part.open("w", encoding="utf-8") as file:
        for document in documents([data / name for name in parts.raw], held):
            file.write("\n".join(" ".join(sentence) for sentence in document) + "\n\n")
    part.replace(out)
    say(f"raw text: {out}")


def read_raw(path: Path) -> Iterator[list[list[str]]]:
    """The articles of such a file, each a list of sentences."""
    held: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                held.append(line.split())
            else:
                yield held
                held = []


def draw(raw: Path, words: int, seed: int) -> list[list[str]]:
    """Passages of articles drawn from such a file, some ``words`` words in all."""
    total = sum(len(sentence) for document in read_raw(raw) for sentence in document)
    chance = random.Random(seed)
    drawn = (document for document in read_raw(raw) if chance.random() < words / total)
    return [passage for document in drawn for passage in cut(document, chance)]


def cut(document: list[list[str]], chance: random.Random) -> Iterator[list[str]]:
    """Passages of whole sentences, 20 to 64 words or so.

    One document in four has every sign split off, as some corpora have it.
    """
    if chance.random() < 0.25:
        document = [_SIGNS.findall(" ".join(sentence)) for sentence in document]
    held: list[str] = []
    limit = 64
    for sentence in document:
        if held and len(held) + len(sentence) > limit:
            yield held
            held, limit = [], chance.choice([20, 40, 64, 64])
        held = held + sentence[:100]
    if held:
        yield held
