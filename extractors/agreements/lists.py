"""Members of a group that a sentence of its own lists: "Kelima daerah itu Trenggalek, lalu Pacitan, … dan Malang"."""

from __future__ import annotations

import re

from ..document import Document
from .frames import Frame
from .parties import Phrase
from .sentences import Sentence

_OPENS_LIST = re.compile(
    r"\s*(?:(?:itu|tersebut|dimaksud|ini|yang \w+(?: \w+)?)\s*)?,?\s*"
    r"(?:(?:adalah|ialah|yakni|yaitu|meliputi|masing-masing|terdiri (?:dari|atas)|antara lain)\s*)?:?\s*"
)
_MEMBERS = ("government", "place", "body", "name", "post")


def read_list(document: Document, sentence: Sentence, phrases: list[Phrase]) -> Frame | None:
    """The members of a group that a sentence lists: "Kelima daerah itu Trenggalek, lalu Pacitan, … dan Malang"."""
    if len(phrases) < 3 or phrases[0].form != "group" or phrases[0].count < 2:
        return None
    group, first = phrases[0], phrases[1]
    between = document.text[group.end : first.start]
    opened = re.search(r"\b(?:adalah|ialah|yakni|yaitu|meliputi|terdiri)\b|:|\b(?:itu|tersebut|dimaksud)\b", between)
    if group.start - sentence.start > 25 or not opened or not _OPENS_LIST.fullmatch(between):
        return None
    members = [phrase for phrase in phrases[1:] if phrase.form in _MEMBERS]
    number = len({party.region or party.name for phrase in members for party in phrase.parties})
    if number != group.count:
        return None
    return Frame(sentence, group.start, members[-1].end, "list", "", "signed", (group, *members), (), ())
