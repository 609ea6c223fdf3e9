"""Nicknames that the text itself explains: "akrab disapa Mas Ibin", "(Ibbin)", "atau Gus Muhdlor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .names import Name, read_name
from .sheet import Sheet
from .words import words

_CALLED = (
    r"(?:(?:yang|pria|wanita|sosok|politisi|perempuan|lelaki|bupati|gubernur|wali kota)\s+){0,3}"
    r"(?:(?:biasa|akrab|karib|kerap|sering|lebih|populer|familiar|juga|lazim|hangat|ini|kini|dengan)\s+){0,3}"
    r"(?:disapa|dipanggil|dikenal|disebut|sapaan|panggilan|bersapaan|berjuluk|dijuluki)\s+"
    r"(?:(?:akrab|akrabnya|karib|dengan|sebagai|nama|sapaan|panggilan|sehari-hari|sehari-harinya|oleh\s+\w+|pendek|hangat)\s+){0,3}"
)
_BEHIND = re.compile(rf"\s*(?:\(\s?\d{{2}}\s?\))?\s*[,(–-]?\s*(?:atau\s+|alias\s+)?{_CALLED}[\"“‘']?", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*(?:atau|alias)\s+[\"“‘']?")
_BRACKET = re.compile(r"\s*\(\s*[\"“‘']?")
_FREE = re.compile(rf"\b{_CALLED}[\"“‘']?", re.IGNORECASE)
_SURNAME_OF = re.compile(
    r"\s*[,(]?\s*(?:begitu\s+)?(?:nama\s+)?(?:sapaan|panggilan|julukan)(?:\s+(?:akrab|karib|hangat|pendek))?(?:nya)?(?:\s+(?:dari|untuk|bagi|sang))?\s*,?\s*",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:sapaan|panggilan)\b", re.IGNORECASE)
""" "Emil, sapaan akrab Ridwan Kamil": behind the noun stands the full name, unless it is the shorter one."""
_CALLS = frozenset("disapa dipanggil dikenal disebut sapaan panggilan bersapaan berjuluk dijuluki julukan".split())
_OTHERS = frozenset(["atau", "alias"])
_KIN_KEPT = frozenset(
    "mas mbak kang gus bang bung uni uda cak teh ceu ning lora bli bunda abah pakde ko om tuan "
    "buya abuya pak bu ibu".split()
)


@dataclass(frozen=True, slots=True)
class Nickname:
    """``name`` is called ``nick``; ``text`` is the nickname as written, with its word of kinship: "Mas Ibin"."""

    name: Name
    nick: Name
    text: str


def find_nicknames(sheets: list[Sheet]) -> list[Nickname]:
    """The nicknames of the article, in order."""
    low = sheets[0].line.text.lower() if sheets else ""
    called = any(word in low for word in _CALLS)
    return [found for sheet in sheets for found in (*_explained(sheet, called), *(_from_free(sheet) if called else ()))]


def _explained(sheet: Sheet, called: bool) -> Iterator[Nickname]:
    line = sheet.line
    called, other = called and line.holds(_CALLS), line.holds(_OTHERS)
    patterns = [pattern for pattern, may in ((_BEHIND, called), (_OR, other), (_BRACKET, "(" in line.written)) if may]
    for name in sheet.names if patterns else ():
        yield from _behind(sheet, name, patterns)
        of = _SURNAME_OF.match(line.text, name.outer[1], line.paragraph.end) if called else None
        holder = _nick_at(sheet, of.end(), False) if of else None
        if holder and holder.words != name.words:
            yield Nickname(holder, name, _written(sheet, name))


def _behind(sheet: Sheet, name: Name, patterns: list[re.Pattern[str]]) -> Iterator[Nickname]:
    """The nickname right behind a name, by the first of the patterns that leads to one."""
    for pattern in patterns:
        found = pattern.match(sheet.line.text, name.outer[1], sheet.line.paragraph.end)
        nick = _nick_at(sheet, found.end(), pattern is _BRACKET) if found else None
        if nick and nick.words != name.words:
            noun = found is not None and _NOUN.search(found[0]) is not None
            if noun and len(nick.words) >= len(name.words):
                yield Nickname(nick, name, _written(sheet, name))
            else:
                yield Nickname(name, nick, _written(sheet, nick))
            return


def _nick_at(sheet: Sheet, offset: int, in_bracket: bool) -> Name | None:
    index = sheet.line.at(offset)
    if index >= len(sheet.line.tokens) or sheet.line.starts[index] != offset:
        return None
    if in_bracket:
        return _in_bracket(sheet, index)
    name = read_name(sheet.line, index, sheet.barred)
    return name if name and len(name.words) <= 4 else None


def _in_bracket(sheet: Sheet, index: int) -> Name | None:
    """A nickname that fills its bracket: "(Ibbin)", "(ADK)"; no party, body, region or age."""
    line, tables = sheet.line, words()
    token = line.tokens[index]
    if any(table.match(line.tokens, index) for table in (tables.parties, tables.state, tables.bodies, tables.offices)):
        return None
    name = read_name(line, index, sheet.barred)
    if name is None and token.text.isupper() and 2 <= len(token.text) <= 5 and token.low not in tables.fields:
        start, end = line.starts[index], line.end(index)
        name = Name(start, end, (start, end), token.text, (token.low,), (), (), False, index, index + 1)
    closes = name is not None and line.text[name.outer[1] : name.outer[1] + 2].strip(" \"”’'")[:1] == ")"
    return name if closes else None


def _from_free(sheet: Sheet) -> Iterator[Nickname]:
    """ "kata pria yang akrab disapa Aher ini": of the person named last before."""
    line = sheet.line
    if not line.holds(_CALLS):
        return
    for found in _FREE.finditer(line.text, line.paragraph.start, line.paragraph.end):
        nick = _nick_at(sheet, found.end(), False)
        holder = sheet.name_before(found.start())
        if _NOUN.search(found[0]):
            continue
        if nick and holder and holder.words != nick.words and found.start() - holder.outer[1] < 400:
            yield Nickname(holder, nick, _written(sheet, nick))


def _written(sheet: Sheet, nick: Name) -> str:
    """The nickname with the words of kinship before it that people say with it."""
    text = sheet.line.text[nick.outer[0] : nick.end]
    first = text.split()[0].lower().strip(".")
    return " ".join(text.split()) if first in _KIN_KEPT else nick.text
