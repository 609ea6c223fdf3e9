"""Labelled sentences written otherwise, so that the model reads capitals, headlines and other ways to cut words."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...extractors.lexicon import rows
from .corpora import Sentence, chunks

_POSTS = frozenset("bupati walikota kota gubernur camat kapolres wagub wabup".split())
_EVERY_SIGN = re.compile(r"\w+|[^\w\s]")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_ABBREVIATION = re.compile(r"(?:\w{1,4}\.)+")
_CLOSING = frozenset('),.?!"”’;:')


class Swaps:
    """Other names to put in a name's place: those of its type and school, and regions after a post.

    "Gubernur Jawa Barat Ahmad Heryawan" then also reads "Gubernur Ciamis Zeti Akhtar".
    """

    def __init__(self, gold: Iterable[Sentence]) -> None:
        self._names: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
        for sentence in gold:
            for start, end, kind in chunks(sentence.tags):
                self._names[sentence.school, kind].append(sentence.words[start:end])
        bare = (row["name"].removeprefix("Kabupaten ").removeprefix("Kota ") for row in rows("regions"))
        self._regions = sorted({tuple(name.split()) for name in bare})
        self._known = set(self._regions)

    def swap(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """The sentence with some of its names, and the regions after its posts, replaced."""
        words, tags = list(sentence.words), list(sentence.tags)
        for start, end, kind in sorted([*chunks(sentence.tags), *self._after_posts(sentence)], reverse=True):
            if chance.random() < 0.5:
                other = chance.choice(self._names[sentence.school, kind] if kind else self._regions)
                words[start:end] = other
                tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (len(other) - 1)] if kind else ["O"] * len(other)
        return replace(sentence, words=tuple(words), tags=tuple(tags))

    def _after_posts(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """Regions outside any name that follow a post, as names without a type."""
        for at, word in enumerate(sentence.words):
            if word.lower() in _POSTS:
                for end in (at + 3, at + 2):
                    if sentence.words[at + 1 : end] in self._known and set(sentence.tags[at + 1 : end]) == {"O"}:
                        yield at + 1, end, ""
                        break


def augment(sentence: Sentence, chance: random.Random, swaps: Swaps) -> Sentence:
    """The sentence, one time in three with other names, and one time in three written otherwise: in capitals (also
    only its names, as in a dateline), in small letters or as a headline; half the time signs are cut off its words.
    """
    if chance.random() < 0.35:
        sentence = swaps.swap(sentence, chance)
    turn = chance.random()
    if turn < 0.25:
        sentence = _recut(sentence, _EVERY_SIGN.findall)
    elif turn < 0.5:
        sentence = _recut(sentence, _cut_edges)
    return _recase(sentence, chance.random())


def _recase(sentence: Sentence, turn: float) -> Sentence:
    if turn > 0.94:
        pairs = zip(sentence.words, sentence.tags, strict=True)
        return replace(sentence, words=tuple(word if tag == "O" else word.upper() for word, tag in pairs))
    return replace(sentence, words=tuple(recase(sentence.words, turn)))


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
