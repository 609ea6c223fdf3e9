"""Words that no table has within the name of a body: what follows shows that they belong to it."""

from __future__ import annotations

from ..names import is_no_name
from ..titles import titles_before
from ..words import words
from .bodies import begins_post
from .cursor import Cursor


def hospital(cursor: Cursor) -> bool:
    """The name of the hospital up to a comma or its region: "dr. Soebandi Jember", "Bendan,"."""
    if cursor.at > cursor.begin:
        return False
    line = cursor.line
    for index in range(cursor.at, min(cursor.at + 7, len(line.tokens))):
        token = line.tokens[index]
        if cursor.places.covers(token.start) and index > cursor.at:
            cursor.at = index
            return True
        if token.text == "," and index > cursor.at:
            titled = titles_before(line.text, line.tokens[cursor.at].start, line.paragraph.end).words
            cursor.at = cursor.at if titled else index
            return not titled
        if not (token.text == "." or (token.is_word and (token.is_capital or token.low == "dr"))):
            return False
    return False


def holder(cursor: Cursor) -> bool:
    """The office served: "Stafsus Presiden", "Staf Ahli Menteri"."""
    serves = cursor.office.needs == "state" or cursor.office.post in ("staf_ahli", "asisten_sekda")
    if cursor.at > cursor.begin or not serves:
        return False
    found = words().offices.match(cursor.line.tokens, cursor.at)
    if found is None or found[1].takes == "place":
        return False
    cursor.at = found[0]
    return True


def until_title(cursor: Cursor) -> bool:
    """Unknown words of the body before a title: "Wilayah Sungai Citanduy Ir. Haryo", "081/Dhirotsaha Jaya Kolonel"."""
    line = cursor.line
    for index in range(cursor.at, min(cursor.at + 4, len(line.tokens))):
        token = line.tokens[index]
        if not (token.is_word and token.is_capital) or "\n" in line.gap(index) or cursor.places.covers(token.start):
            return False
        titles = titles_before(line.text, token.start, line.paragraph.end)
        if titles.words and set(titles.kinds) & {"rank", "academic", "religious"}:
            if index == cursor.at:
                return False
            cursor.at = index
            return True
    return False


def until_comma(cursor: Cursor) -> bool:
    """Words of the body that open no name, up to a comma and a name: "Wilayah Sungai Nusa Tenggara I, Retno"."""
    line, tables = cursor.line, words()
    if cursor.at == cursor.begin or line.tokens[cursor.at].low not in tables.never_first:
        return False
    for index in range(cursor.at, min(cursor.at + 5, len(line.tokens) - 1)):
        token = line.tokens[index]
        if token.text == ",":
            follows = line.tokens[index + 1]
            cursor.at = index if follows.is_capital and not is_no_name(follows.low) else cursor.at
            return cursor.at == index
        if not (token.is_word and token.is_capital):
            return False
    return False


def odd_word(cursor: Cursor) -> bool:
    """A word that no table has within the body's name, a slip perhaps: "Kasi Pidus Kejaksaan Negeri"."""
    line = cursor.line
    first = cursor.at == cursor.begin and cursor.office.takes != "body"
    if first or cursor.codes or cursor.at + 1 >= len(line.tokens):
        return False
    token, follows = line.tokens[cursor.at], line.tokens[cursor.at + 1]
    unknown = token.is_word and token.text.istitle() and token.low not in words().given and not is_no_name(token.low)
    if (
        not unknown
        or "\n" in line.gap(cursor.at + 1)
        or titles_before(line.text, token.start, line.paragraph.end).words
    ):
        return False
    goes_on = follows.low in words().institutions or follows.low.startswith("kem") or cursor.covers(cursor.at + 1)
    goes_on = goes_on or (is_no_name(follows.low) and cursor.low(cursor.at + 2) == "dan")
    if not (follows.is_capital and goes_on and is_no_name(follows.low)) and not cursor.covers(cursor.at + 1):
        return False
    cursor.at += 1
    return not begins_post(cursor, cursor.at)
