"""Paragraphs as they are compared: folded words, and which of them carry a fact.

The *form* of a paragraph is its words with case, white space, punctuation and quotation marks gone; what may not
differ between a paragraph and its repeat (numbers, names, the words of ``lexicon/telling_words.toml``) stands in
capitals: ``"Bupati Blitar, Rijanto, hadir"`` becomes ``"BUPATI BLITAR RIJANTO hadir"``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from ...extractors.lexicon import table

WORD = re.compile(r"[^\W_]+")
# Each pattern begins with the rare character and looks back from it: half the time of one that begins with a word.
APOSTROPHE = re.compile(r"['’‘ʼ`´](?<=[^\W\d_].)(?=[^\W\d_])")  # Jum'at, Ma’ruf: one word with or without it
GRADE_SIGN = re.compile(r"[-+](?:(?<=\b[A-D].)|(?<=\b[A-D]{2}.))(?![^\W_])")  # "A-" is another grade than "A"
END = "\0"  # between paragraphs read together: no letter, no blank, and never in a cleaned text
TYPOGRAPHIC = "“”‘’–—…•"  # most texts are ASCII without them, and ASCII is cut in a quarter of the time
ASCII_MARKS = {code: " " for code in range(1, 128) if not chr(code).isalnum()}
SIGN_NAME = {"-": "minus", "+": "plus"}
# A capital that no sentence start explains: after a word or a comma, a bracket or a hyphen, a title such as "Dr.".
INNER_CAPITAL = re.compile(
    r"[A-Z](?:(?<=[^\W_]\s.)|(?<=[,;)\]]\s.)|(?<=[(/-].)|(?<=\b[A-Z]\.\s.)|(?<=\b[A-Z][a-z]\.\s.))[^\W_]*"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A paragraph as it is compared. ``words`` are folded; ``facts[i]`` tells whether ``words[i]`` carries a fact."""

    words: tuple[str, ...]
    facts: tuple[bool, ...]

    @classmethod
    def parse(cls, text: str) -> Form:
        """The form that ``str(form)`` wrote."""
        marked = text.split()
        words = tuple(word.casefold() for word in marked)
        return cls(words, tuple(a != b or not b.isalpha() for a, b in zip(marked, words, strict=True)))

    def __str__(self) -> str:
        return " ".join(word.upper() if fact else word for word, fact in zip(self.words, self.facts, strict=True))

    @property
    def letters(self) -> int:
        """How many letters and digits it has: the measure of the contract's "under 20 letters"."""
        return sum(map(len, self.words))


@lru_cache(maxsize=1)  # asked for twice in a row: inside the article, and for the run
def forms_of(paragraphs: tuple[str, ...]) -> tuple[Form, ...]:
    """The form of each paragraph of one article, in order.

    A name is a word that the article writes with a capital inside a sentence and never in lower case. Headlines In
    Title Case are no trouble: their common words stand in lower case elsewhere in the article.
    """
    if not paragraphs:
        return ()
    plain = _plain(END.join(paragraphs))
    written = _words(plain)
    common = set(chain.from_iterable(written))
    names = set(map(str.casefold, INNER_CAPITAL.findall(plain))) - common
    numbers = {word.casefold() for word in common if not word.isalpha()}
    is_fact = (telling_words() | names | numbers).__contains__
    folded = (tuple(map(str.casefold, words)) for words in written)
    return tuple(Form(words, tuple(map(is_fact, words))) for words in folded)


@cache
def telling_words() -> frozenset[str]:
    """The words that are facts in any article, folded."""
    return frozenset(word for group in table("telling_words").values() for word in group["words"])


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def _plain(text: str) -> str:
    text = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text))
    return GRADE_SIGN.sub(lambda sign: SIGN_NAME[sign[0]], text)


def _words(plain: str) -> list[list[str]]:
    """The words of each paragraph: runs of letters and digits."""
    for mark in TYPOGRAPHIC:
        plain = plain.replace(mark, " ")
    if plain.isascii():
        return [text.split() for text in plain.translate(ASCII_MARKS).split(END)]
    return [WORD.findall(text) for text in plain.split(END)]
