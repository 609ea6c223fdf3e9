"""Members of a group that a sentence of its own lists: "Kelima daerah itu Trenggalek, lalu Pacitan, … dan Malang"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Document
from .clause_words import is_join
from .frames import Frame
from .groups import is_governments
from .parties import Phrase
from .sentences import Sentence, within
from .words import either

_OPENS_LIST = re.compile(
    r"\s*(?:(?:itu|tersebut|dimaksud|ini|yang \w+(?: \w+)?)\s*)?,?\s*"
    r"(?:(?:adalah|ialah|yakni|yaitu|meliputi|masing-masing|terdiri (?:dari|atas)|antara lain)\s*)?:?\s*"
)
_THEM = ("post", "person", "government", "place", "body")
_MEMBERS = ("government", "place", "body", "name", "post")


_GROUP = re.compile(rf"\b({either('group')})\b", re.IGNORECASE)
_OPENER = re.compile(
    r"\b(?:adalah|ialah|yakni|yaitu|meliputi|terdiri (?:dari|atas)|antara lain|di antaranya|seperti|termasuk)\s*:?\s*$"
)
_DEFINITE = re.compile(r"\s*(?:itu|tersebut|dimaksud|ini|yang)\b")
_MORE = re.compile(r"\W*(?:Ada (?:pula|juga)|Lalu ada|Kemudian ada|Selain itu ada|Berikutnya|Selanjutnya|Juga),? ")
_BULLET = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[•*–-])\s?")
_THEY = re.compile(r"Mereka (?:itu )?(?:adalah|ialah|yakni|yaitu|masing-masing) ")
_FOR = re.compile(r"\b(?:atas nama|mewakili) $")
_THEN = re.compile(r"\b(?:adalah|ialah|yakni|yaitu|meliputi|terdiri)\b|:|\b(?:itu|tersebut|dimaksud)\b")
_GUESTS = re.compile(
    r"\b(?:hadir|dihadiri|menghadiri|tampak|disaksikan|menyaksikan|didampingi|mendampingi|undangan)\b", re.IGNORECASE
)
"""Words of a sentence that tells of guests."""
_IN = re.compile(r"\b(?:di|dari|asal) $")
"""What leads from a member of a list to where it is: "RS Harapan di Gombong"."""
_BY = re.compile(r"[^(]{0,20}\(?(?:yang )?(?:(?:diwakili|ditandatangani|diteken)(?: langsung)?(?: oleh)?|oleh) ")
"""What leads from a member of a list to who signs for it."""
_NUMBERS = (*"dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(), *"123456789")
_OPENED = re.compile(r"\b(mereka|berikut|antara lain|yakni|yaitu|adalah|ialah)\b")
_MARKS = " \t\u00a0•*–-.)(0123456789abcdefghij"
_LINE = 90
"""Characters of a line without a mark that names a member of a list, at most."""
_HEAD = 40
"""Characters in which the group of a list is told."""
_FEWEST = 3
"""Members of a list without a number, at least."""


def may_list(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence can be a list of members, or a line of one."""
    text = document.text
    head = text[sentence.start : min(sentence.end, sentence.start + _HEAD)].lower()
    begin = text.rfind("\n", 0, sentence.start) + 1
    return (
        any(number in head for number in _NUMBERS)
        or _MORE.match(text, sentence.start) is not None
        or _BULLET.match(text, begin) is not None
    )


def read_list(document: Document, sentence: Sentence, phrases: list[Phrase]) -> Frame | None:
    """The members of a group that a sentence lists: "Kelima daerah itu Trenggalek, lalu Pacitan, … dan Malang"; also
    of one without a number: "Kepala daerah yang hadir yaitu Bupati Ngawi, Bupati Magetan, dan Bupati Madiun"."""
    they = _THEY.match(document.text, sentence.start)
    if they:
        return _they(document.text, sentence, phrases, they)
    if len(phrases) < _FEWEST:
        return None
    if phrases[0].form != "group" or phrases[0].count < 2:
        return _unnumbered(document.text, sentence, phrases)
    group, first = phrases[0], phrases[1]
    between = document.text[group.end : first.start]
    words = document.text[group.start : group.end]
    opened = words.endswith("nya") or _THEN.search(between)  # "Ketiganya Desa Sungai, …"
    definite = words.lower().startswith("ke") or _DEFINITE.match(between)
    if group.start - sentence.start > 25 or not definite or not opened or not _OPENS_LIST.fullmatch(between):
        return None
    told = [phrase for phrase in phrases[1:] if phrase.form in _MEMBERS]
    members = [one for one in told if not _IN.search(document.text, sentence.start, one.start)]
    if _number(members) != group.count:
        return None
    return Frame(sentence, group.start, members[-1].end, "list", "", "signed", (group, *members), (), ())


def _they(text: str, sentence: Sentence, phrases: list[Phrase], they: re.Match[str]) -> Frame | None:
    """ "Mereka adalah Bupati Ngawi, Kapolres Ngawi atas nama Kapolda, dan …": those whom "tiga pejabat" meant."""
    inside = [one for one in phrases if one.start >= they.end()]
    members = [one for one in inside if one.form in _THEM and not _FOR.search(text, they.end(), one.start)]
    if len(members) < 2 or members[0].start - they.end() > 1:
        return None
    group = Phrase(sentence.start, they.end(), "group", count=len(members))
    return Frame(sentence, sentence.start, members[-1].end, "list", "", "signed", (group, *members), (), ())


def _unnumbered(text: str, sentence: Sentence, phrases: list[Phrase]) -> Frame | None:
    """A list behind "yaitu" whose head is the noun of a group; its members stand side by side."""
    for index, first in enumerate(phrases):
        opened = _OPENER.search(text, sentence.start, first.start)
        if opened is None:
            continue
        noun = _GROUP.search(text, sentence.start, opened.start())
        members = _joined(text, phrases[index:])
        if noun is None or any(one.form not in ("government", "post", "body") for one in members):
            return None
        if _number(members) < _FEWEST:
            return None
        group = Phrase(noun.start(), noun.end(), "group", noun=noun[1].lower())
        return Frame(sentence, noun.start(), members[-1].end, "list", "", "signed", (group, *members), (), ())
    return None


def _joined(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases that stand side by side from the first on, short forms in brackets between them left out: "PT Angin
    Laut (PAL), CV Bahari dan Koperasi Nelayan"."""
    members = [phrases[0]]
    for phrase in phrases[1:]:
        if text[members[-1].end : phrase.start] in (" (", "\u00a0(") and text[phrase.end : phrase.end + 1] == ")":
            continue
        if not is_join(text[members[-1].end : phrase.start]):
            break
        members.append(phrase)
    return members


def read_more(document: Document, sentence: Sentence, phrases: Sequence[Phrase]) -> Frame | None:
    """Members that a sentence of its own adds to a list told before it: "Ada pula A, B, dan C"."""
    more = _MORE.match(document.text, sentence.start)
    if more is None or not phrases or phrases[0].start - more.end() > 1:
        return None
    members = _joined(document.text, phrases)
    if len(members) < _FEWEST or any(one.form not in (*_MEMBERS, "name") for one in members):
        return None
    return Frame(sentence, members[0].start, members[-1].end, "more", "", "signed", tuple(members), (), ())


def read_bullets(document: Document, told: Sequence[Sentence], phrases: Sequence[Phrase]) -> list[Frame]:
    """The members of a group that lines of their own name, behind a line that ends with a colon: "Mitranya ialah:"."""
    found: list[Frame] = []
    for index, sentence in enumerate(told):
        if not document.text[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        noun = _GROUP.search(document.text, sentence.start, sentence.end)
        noun = noun or _OPENED.search(document.text, sentence.start, sentence.end)
        if noun is None:
            continue
        members: list[Phrase] = []
        signing: list[Phrase] = []
        for line in told[index + 1 :]:
            inside = within(phrases, line)
            begin = document.text.rfind("\n", 0, line.start) + 1
            if document.text[begin : line.start].strip(_MARKS):  # a sentence within a line: "5. STIE X (Ns. Y)"
                continue
            if not inside or inside[0].form not in _MEMBERS or not _is_line(document.text, line, begin, inside[0]):
                break
            members.append(inside[0])
            signing += _who_signs(document.text, inside)
        if len(members) > 1:
            group = Phrase(noun.start(), noun.end(), "group", noun=noun[1].lower())
            frame = Frame(sentence, noun.start(), members[-1].end, "bullets", "", "signed", (group, *members), (), ())
            found.append(replace(frame, signing=tuple(signing)))
    return found


def read_counted(document: Document, told: Sequence[Sentence], phrases: Sequence[Phrase]) -> list[Frame]:
    """The members of a group that the sentences right behind it or before it list, as many as it counts: "… mengikat
    lima pihak. Dari unsur pemerintah tercantum A, B dan C, dari unsur usaha D dan E."."""
    found: list[Frame] = []
    for index, sentence in enumerate(told):
        groups = [one for one in within(phrases, sentence) if one.form == "group" and one.count >= _FEWEST]
        windows = (told[index + 1 : index + 2], told[index + 1 : index + 3], told[max(0, index - 2) : index])
        for group in groups[:1]:
            rows = (_row(document.text, window, phrases) for window in windows)
            rows = (row for row in rows if not is_governments(group) or all(one.form == "government" for one in row))
            members = next((row for row in rows if _number(row) == group.count), [])
            if members:
                start, end = min(sentence.start, members[0].start), max(group.end, members[-1].end)
                found.append(Frame(sentence, start, end, "list", "", "signed", (group, *members), (), ()))
    return found


def _row(text: str, window: Sequence[Sentence], phrases: Sequence[Phrase]) -> list[Phrase]:
    """The bodies and governments that some sentences name, in a list for the most part; empty where guests are told."""
    row: list[Phrase] = []
    for sentence in window:
        if sentence.kind == "title" or _GUESTS.search(text, sentence.start, sentence.end):
            return []
        inside = within(phrases, sentence)
        row += [
            one
            for one in inside
            if one.form in ("body", "government") and not _IN.search(text, sentence.start, one.start)
        ]
    joined = sum(is_join(text[one.end : other.start]) for one, other in pairwise(row))
    return row if 2 * joined >= len(row) else []


def _is_line(text: str, line: Sentence, begin: int, first: Phrase) -> bool:
    """Whether a line is one of a list: it has a mark before it, or is hardly more than the name that it opens with."""
    bare = first.start - begin <= 1 and line.end - line.start <= _LINE and not text[begin : line.end].endswith(".")
    return _BULLET.match(text, begin) is not None or bare


def _who_signs(text: str, inside: list[Phrase]) -> list[Phrase]:
    """Who signs for the member that a line names: "1. Pemkab Ngawi (oleh Wakil Bupati X)", "… diwakili Sekda Y"."""
    if len(inside) < 2 or not _BY.fullmatch(text[inside[0].end : inside[1].start]):
        return []
    one = inside[1]
    if one.form not in ("post", "person") or one.person is None:
        return []
    return [one if one.parties else replace(one, parties=inside[0].parties)]


def _number(members: list[Phrase]) -> int:
    parties = [party for phrase in members for party in phrase.parties]
    return len({(party.kind == "pemda" and party.region) or party.name for party in parties})
