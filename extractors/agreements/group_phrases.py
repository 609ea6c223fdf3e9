"""Groups as they stand in a text: "kedua daerah", "Sekda dari kedua daerah", "para bupati", "pihaknya"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from .parties import Person, Phrase
from .words import either

_NUMBERS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_GROUP = re.compile(
    r"\b(?:(?P<all>ke(?:[- ]?(?=\d))?)?"
    rf"(?P<number>{'|'.join(_NUMBERS[1:])}|[1-9]\d?(?= [a-z]|nya\b))(?:nya)?"
    r"|masing-masing|para|seluruh)(?: (?:orang|buah))?"
    rf"(?: dari \d+)?(?: (?P<noun>{either('group')}))?\b",
    re.IGNORECASE,
)
_COUNTING = ("ketiga", "kedua", *_NUMBERS[1:], "masing-masing", "para ", "seluruh", *"23456789", "1")
"""What a group begins with: most paragraphs hold none of it."""
_SELF = re.compile(r"\b(?:pihaknya|pihak kami|kami|kita|saya|ia|dia)\b", re.IGNORECASE)
_ALONE = re.compile(r"ke\w+nya\b", re.IGNORECASE)
_NAMED = re.compile(r" [A-Z][a-z]+,? (?:dan |serta )?[A-Z]")
_SHARED = re.compile(
    r"\b(?P<post>[Ss]ekda|[Ss]ekretaris [Dd]aerah|[Kk]epala [Dd]aerah|[Bb]upati|[Ww]ali [Kk]ota) (?:dari )?"
    r"(?P<group>masing-masing|kedua|ketiga|keempat|kelima|keenam|ketujuh)"
    r"(?: (?P<noun>daerah|kabupaten|kota|pemda|pihak|pemerintah))?\b"
    r"|\b(?P<number>[Kk]edua|[Kk]etiga|[Kk]eempat|[Kk]elima) (?P<posts>[Ss]ekretaris [Dd]aerah|[Ss]ekda)\b"
)


def shared_posts(document: Document) -> Iterator[Phrase]:
    """ "Sekda dari kedua daerah": one signer for each member of a group."""
    for paragraph in document.read_paragraphs():
        for match in _SHARED.finditer(document.text, paragraph.start, paragraph.end):
            number = (match["group"] or match["number"]).lower().removeprefix("ke")
            count = _NUMBERS.index(number) + 1 if number in _NUMBERS else 0
            post = "_".join((match["post"] or match["posts"]).lower().split())
            term = "sekda" if post.startswith("sek") else post if post in ("bupati", "wali_kota") else None
            yield Phrase(
                match.start(), match.end(), "group", person=Person(None, term, None), count=count, noun="daerah"
            )


def groups(document: Document) -> Iterator[Phrase]:
    text = document.text
    for paragraph in document.read_paragraphs():
        low = text[paragraph.start : paragraph.end].lower()
        for match in (
            _GROUP.finditer(text, paragraph.start, paragraph.end) if any(word in low for word in _COUNTING) else ()
        ):
            number, noun = match["number"], (match["noun"] or "").lower()
            alone = match["all"] and match[0].lower().endswith("nya")
            if not noun and not alone:
                continue
            end = match.end()
            if match[0][-len(noun or " ") :].istitle() and _NAMED.match(text, end):  # "Ketiga Desa Sungai, …"
                if not _ALONE.match(match[0]):
                    continue
                noun, end = "", match.start("noun") - 1  # "Ketiganya Desa Sungai, …"
            count = 0 if not number else int(number) if number.isdigit() else _NUMBERS.index(number.lower()) + 1
            yield Phrase(match.start(), end, "group", count=count, noun=noun)
        for match in _SELF.finditer(text, paragraph.start, paragraph.end):
            yield Phrase(match.start(), match.end(), "self", noun=match[0].lower())
