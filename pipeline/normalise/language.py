"""Whether an article is Indonesian: the share of its commonest function words."""

from __future__ import annotations

from functools import cache

from ...extractors.lexicon import table

WORDS_LOOKED_AT = 200
WORDS_NEEDED = 25
LEAST_SHARE = 0.06
"""Indonesian news has 0.15 to 0.4, lists of names 0.08; English, Javanese and Sundanese stay under 0.05."""


@cache
def _function_words() -> frozenset[str]:
    return frozenset(table("boilerplate")["language"]["words"])


def is_indonesian(text: str) -> bool:
    """False only where there are words enough to tell and too few of them are Indonesian function words."""
    words = text[: WORDS_LOOKED_AT * 8].lower().split()[:WORDS_LOOKED_AT]
    if len(words) < WORDS_NEEDED:
        return not _is_foreign_script(text)
    return sum(map(_function_words().__contains__, words)) >= LEAST_SHARE * len(words)


def _is_foreign_script(text: str) -> bool:
    letters = [letter for letter in text[:400] if letter.isalpha()]
    return len(letters) > 40 and sum(letter > "\u024f" for letter in letters) > 0.5 * len(letters)
