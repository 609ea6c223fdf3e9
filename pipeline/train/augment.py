"""Labelled sentences written otherwise, so that the model reads capitals, headlines and other ways to cut words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from .corpora import Sentence, chunks

_EVERY_SIGN = re.compile(r"\w+|[^\w\s]")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_ABBREVIATION = re.compile(r"(?:\w{1,4}\.)+")
_CLOSING = frozenset('),.?!"”’;:')


def augment(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence, or one time in three another writing of it: capitals (also of its names only, as in a dateline),
    small letters or a headline's; and half the time with signs cut off its words as the two schools of corpora do.
    """
    turn = chance.random()
    if turn < 0.25:
        sentence = _recut(sentence, _EVERY_SIGN.findall)
    elif turn < 0.5:
        sentence = _recut(sentence, _cut_edges)
    return _recase(sentence, chance.random())


def _recase(sentence: Sentence, turn: float) -> Sentence:
    if turn > 0.94:
        pairs = zip(sentence.words, sentence.tags, strict=True)
        return Sentence(
            tuple(word if tag == "O" else word.upper() for word, tag in pairs), sentence.tags, sentence.school
        )
    return Sentence(tuple(recase(sentence.words, turn)), sentence.tags, sentence.school)


def recase(words: Sequence[str], turn: float) -> list[str]:
    """The words in capitals, in small letters, as a headline or as they are, by a number from 0 to 1."""
    if turn < 0.12:
        return [word.upper() for word in words]
    if turn < 0.20:
        return [word.lower() for word in words]
    if turn < 0.24:
        return [word[:1].upper() + word[1:] for word in words]
    return list(words)


def _cut_edges(word: str) -> list[str]:
    if _ABBREVIATION.fullmatch(word):
        return [word]
    match = _EDGES.match(word)
    return [*match[1], match[2], *match[3]] if match and match[2] else [word]


def _recut(sentence: Sentence, cut: Callable[[str], list[str]]) -> Sentence:
    """The same sentence with its words cut further; signs at a name's edges fall out of the name."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        pieces = cut(word) or [word]
        words += pieces
        tags += [tag, *["O" if tag == "O" else f"I{tag[1:]}"] * (len(pieces) - 1)]
    for start, end, kind in chunks(tags):
        while start < end and not words[start][0].isalnum():
            tags[start] = "O"
            start += 1
        while end > start and words[end - 1] in _CLOSING:
            end -= 1
            tags[end] = "O"
        if start < end:
            tags[start] = f"B-{kind}"
    return Sentence(tuple(words), tuple(tags), sentence.school)
