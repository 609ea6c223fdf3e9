"""Labelled sentences: CoNLL files in (a word, a tab, its BIO tag; a blank line ends a sentence)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import LabelError

TYPES = ("PER", "ORG", "LOC")
BIO = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and their BIO tags, one for each word, and by which corpus's conventions they are labelled."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    school: int = 0


def read_conll(path: Path, school: int = 0) -> list[Sentence]:
    """The sentences of a CoNLL file, in order. Bytes that are not UTF-8 become U+FFFD, as some corpora hold them.

    Raises LabelError for a line without exactly one tab or with a tag other than O, B-TYPE, I-TYPE, and for a
    file without a sentence.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise LabelError(f"{path}: cannot be read ({error.strerror}); name a CoNLL file") from error
    sentences: list[Sentence] = []
    held: list[tuple[str, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            held.append(_row(line, f"{path}:{number}"))
        elif held:
            words, tags = zip(*held, strict=True)
            sentences.append(Sentence(words, tags, school))
            held = []
    if not sentences:
        raise LabelError(f"{path}: no sentence in it; expected lines of a word, a tab and a BIO tag")
    return sentences


def school_of(name: str) -> str:
    """The corpus that a file belongs to, by whose conventions it is labelled: "ner/idner.valid.conll" is "idner"."""
    return Path(name).name.split(".")[0]


def _row(line: str, where: str) -> tuple[str, str]:
    word, _, tag = line.rstrip("\r").partition("\t")
    if tag not in BIO or not word:
        raise LabelError(f"{where}: {line!r} is not a word, a tab and one of {', '.join(BIO)}; mend the line")
    return word, tag


def chunks(tags: tuple[str, ...] | list[str]) -> list[tuple[int, int, str]]:
    """The names that tags spell, as (first word, word after the last, type), read as conlleval does.

    A name begins at B-, and at an I- after O or after another type; it goes on as long as I- of its type follows.
    """
    found: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        place, _, here = tag.partition("-")
        if kind and (place != "I" or here != kind):
            found.append((start, at, kind))
            kind = ""
        if place != "O" and not kind:
            start, kind = at, here
    return found
