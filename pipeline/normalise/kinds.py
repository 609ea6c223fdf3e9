"""What kind a paragraph is: the words that open it, what the page said, and the list it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...extractors.document import ParagraphKind
from ...extractors.lexicon import table
from .blocks import Block

HINT_MAX = 220
"""Characters: a longer paragraph is no link and no button, whatever the class of the element around it says."""
LIST_ITEM_MAX = 170
TAG_MAX = 80

_FOLD = re.compile(r"[^\w©]+")
_FIRST = re.compile(r"[^\w©]*(\w+|©)")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)]*$")
_CREDIT = re.compile(  # in the last brackets of the paragraph
    r"\((?:[Ff]oto|FOTO|[Ii]st(?:imewa)?|IST|[Dd]ok(?:umentasi)?\b|DOK|ANTARA(?: FOTO)?/|[Kk]ompas\.com/|KOMPAS|"
    r"TRIBUN|Tribun|[Ss]creenshot|[Tt]angkapan layar|[Pp]hoto|Humas|HUMAS)[^()]{0,80}\)[\s.*]*$"
    r"|\((?:[\w.-]+\.(?:com|id|net|co)|[A-Z]{4,}[\w. ]{0,20})\s?/\s?[^()]{2,60}\)[\s.*]*$"
)
_PHOTO = re.compile(r"(?:^|[.)\s])(?:[Ff]oto|FOTO)\s?[:;/©]\s?[^.:]{2,60}$")
_SIGNATURE = re.compile(
    r"(?:Oleh|By|Penulis|Editor|Reporter|Pewarta|Kontributor)\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){0,3}(?:\s?[|,/–-]\s?.{0,40})?"
    r"|Laporan\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){0,3}\s?[|/]\s?.{0,40}"
)
_RIGHTS = re.compile(
    r"©\s?(?:copyright\s)?\d{4}|copyright|hak cipta (?:dilindungi|©)|all rights reserved", re.IGNORECASE
)
_HASHTAGS = re.compile(r"(?:[#@]\w+[\s,.]*){2,}|#\w+")
_SCORE = re.compile(r"\d{2},\d{1,2}")
"""A score alone is the cell of a table; views and clock times are not written so."""
_GRADE = re.compile(r"[A-D]|AA|BB|CC|A-")
_COUNTER = re.compile(
    r"(?:\d[\d.,]*\s?(?:[kK]|rb|jt|ribu)?\s(?:[Vv]iews?|[Kk]ali|[Kk]omentar|[Dd]ibaca|[Dd]ilihat|[Ss]hares?|[Mm]enit|[Mm]in(?:ute)?s?\sread|[Ll]ikes?|[Cc]omments?|[Pp]embaca)(?:\s(?:dibaca|baca|dilihat|read|membaca))?"
    r"|(?:[Vv]iews?|[Dd]ilihat|[Dd]ibaca|[Hh]its?|[Ss]hares?)\s?:?\s?\d[\d.,]*(?:\s?(?:[Kk]ali|x))?|\d+\s?(?:of|dari|/)\s?\d+)\W*"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: ParagraphKind
    colon: bool
    rest: int


@cache
def _whole() -> dict[str, ParagraphKind]:
    return {
        word: entry["kind"]
        for entry in table("boilerplate")["phrase"]
        if entry["match"] == "whole"
        for word in entry["any"]
    }


@cache
def _openers() -> dict[str, tuple[tuple[str, _Phrase], ...]]:
    """The phrases that open paragraphs, by their first word, the longest first."""
    found: dict[str, list[tuple[str, _Phrase]]] = {}
    for entry in table("boilerplate")["phrase"]:
        if entry["match"] == "opens":
            phrase = _Phrase(entry["kind"], entry.get("colon", False), entry.get("rest", 0))
            for words in entry["any"]:
                found.setdefault(fold(words).split(" ")[0], []).append((fold(words), phrase))
    return {
        first: tuple(sorted(group, key=lambda pair: (-len(pair[0]), pair[1].colon))) for first, group in found.items()
    }


@cache
def _headings() -> dict[str, ParagraphKind]:
    return {words: entry["kind"] for entry in table("boilerplate")["heading"] for words in entry["any"]}


def fold(text: str) -> str:
    """Lower case, punctuation and white space as single blanks: how phrases are compared."""
    return _FOLD.sub(" ", text).strip().casefold()


def phrase_kind(text: str) -> ParagraphKind | None:
    """The kind that the words of a paragraph say by themselves, None where they say nothing (so: body)."""
    if not _LETTERS.search(text):
        return "boilerplate" if len(text) < 20 and not _is_year(text) and not _SCORE.fullmatch(text) else None
    if len(text) < 80:
        folded = fold(text)
        if kind := _whole().get(folded) or _headings().get(folded):
            return kind
        if _COUNTER.fullmatch(text) or _HASHTAGS.fullmatch(text):
            return "boilerplate"
    first = _FIRST.match(text)
    if first and first.group(1).casefold() in _openers() and (kind := _opened(text)):
        return kind
    return _form_kind(text)


def _form_kind(text: str) -> ParagraphKind | None:
    """The kind that shows in the form of a paragraph: a credit in brackets, a signature, a notice of rights."""
    if len(text) < 500 and _is_caption(text):
        return "caption"
    if len(text) < 90 and _SIGNATURE.fullmatch(text):
        return "byline"
    has_notice = "©" in text or "opyright" in text or "cipta" in text or "eserved" in text or "CIPTA" in text
    return "boilerplate" if has_notice and len(text) < 250 and _RIGHTS.search(text) else None


def _is_caption(text: str) -> bool:
    if text.rstrip(" .*").endswith(")") and _CREDIT.match(text, text.rfind("(")):
        return True
    return ("oto" in text or "FOTO" in text) and _PHOTO.search(text) is not None


def _opened(text: str) -> ParagraphKind | None:
    folded = fold(text[:400])
    for words, phrase in _openers().get(folded.split(" ", 1)[0], ()):
        if folded != words and not folded.startswith(words + " "):
            continue
        if phrase.colon and not _colon_after(text, words):
            continue
        if not phrase.rest or len(text.split()) <= phrase.rest + len(words.split()):
            return phrase.kind
    return None


def _colon_after(text: str, words: str) -> bool:
    """Whether ":" or "|" follows the phrase, or nothing does."""
    pattern = r"\W+".join(re.escape(word) for word in words.split())
    match = re.match(rf"\W*{pattern}\s?(?:[:：|»>]|[-–—]\s|$)", text, re.IGNORECASE)
    return match is not None


def _is_year(text: str) -> bool:
    return len(text) >= 4 and any(part.isdigit() and len(part) == 4 for part in re.split(r"\D+", text))


def is_headline(text: str) -> bool:
    """Whether a paragraph looks like the headline of an article: short, capitalised, no end of a sentence."""
    words = text.split()
    if not 3 <= len(words) <= 28 or not 15 <= len(text) <= LIST_ITEM_MAX or text.endswith((".", ",", ";", ":")):
        return False
    return not text[0].islower() and not (text[0] in '"“' and (",”" in text or ',"' in text))


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def classify(blocks: Sequence[Block]) -> list[ParagraphKind]:
    """The kind of each block, title not considered; a list after a heading takes the heading's kind."""
    kinds: list[ParagraphKind] = []
    inside: ParagraphKind | None = None
    for at, block in enumerate(blocks):
        beside_score = at > 0 and _GRADE.fullmatch(block.text) and _SCORE.fullmatch(blocks[at - 1].text)
        kind = None if beside_score else _own_kind(block)  # the cells of a table: "82,10", "A"
        if heading := _heading(block.text):
            kind = inside = heading
        elif kind is None and inside is not None:
            if _is_item(block.text, inside):
                kind = inside
            else:
                inside = None
        elif kind == "body" or (kind is not None and kind != inside and inside == "boilerplate"):
            inside = None
        kinds.append(kind or "body")
    return kinds


def _own_kind(block: Block) -> ParagraphKind | None:
    kind = phrase_kind(block.text)
    if kind is None and block.hint is not None:
        return block.hint if len(block.text) <= HINT_MAX or block.hint == "caption" else None
    return kind


def _heading(text: str) -> ParagraphKind | None:
    return _headings().get(fold(text)) if len(text) < 40 else None


def _is_item(text: str, kind: ParagraphKind) -> bool:
    if kind == "boilerplate":
        return len(text) <= TAG_MAX and not _SENTENCE_END.search(text) and len(text.split()) <= 10
    return is_headline(text) and not _SENTENCE_END.search(text.rstrip("!?")) and _is_title_case(text)
