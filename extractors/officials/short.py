"""Short forms that a text explains in brackets: "Serah Terima Jabatan (Sertijab)". None of them is a person's name."""

from __future__ import annotations

import re

from .name_words import is_no_name

_EXPLAINED = re.compile(r"((?:[A-Z][a-z]+\s(?:dan\s|dan/atau\s|di\s)?){2,6})\(([A-Z][a-z]{3,}[a-zA-Z]*)\b")


def short_forms_in(text: str) -> frozenset[str]:
    """The words in brackets that are made of the words of the language before them."""
    if "(" not in text:
        return frozenset()
    return frozenset(found[2] for found in _EXPLAINED.finditer(text) if is_made_of(found[2].lower(), found[1]))


def is_made_of(short: str, long: str) -> bool:
    """Whether the letters of a word stand in this order in words of the language, the first at a word's head."""
    parts = long.lower().split()
    if not all(is_no_name(part) or len(part) < 4 for part in parts):
        return False
    for first, part in enumerate(parts):
        if part[0] == short[0]:
            letters = iter("".join(parts[first:]))
            if all(letter in letters for letter in short):
                return True
    return False
