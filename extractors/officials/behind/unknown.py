"""Words that no table has within the name of a body: what follows shows that they belong to it."""

from __future__ import annotations

from ..name_words import is_no_name
from ..titles import is_rank, is_short_degree, titles_before
from ..words import is_ministry, words
from .bodies import begins_post, is_upper_body
from .cursor import Cursor

_FAR = 12
"""Tokens over which a name of unknown words is followed."""
_PLACES = frozenset(
    "gunung sungai danau pulau taman hutan bandara bandar pelabuhan terminal stasiun pasar waduk bendungan selat laut "
    "teluk tahura cagar suaka museum benteng candi kawasan lapas rutan udara".split()
)
_KINDS = frozenset("nasional wisata alam laut raya besar industri konservasi udara internasional".split())
_STRONG = frozenset(["rank", "academic", "religious", "noble"])
_JOINERS = frozenset(["dan", "&", "serta", "/", "-", "–", "untuk", "pada"])


def hospital(cursor: Cursor) -> bool:
    """The name of the hospital up to a comma or its region: "dr. Soebandi Jember", "Bendan,"."""
    if cursor.at > cursor.begin:
        return False
    line = cursor.line
    for index in range(cursor.at, min(cursor.at + 7, len(line.tokens))):
        token = line.tokens[index]
        if cursor.covers(index) and index > cursor.at:
            cursor.at = index
            return True
        if token.low == "dr" and index > cursor.at:
            cursor.at = index
            return True
        if token.text == "," and index > cursor.at:
            titled = titles_before(line.text, line.starts[cursor.at], line.paragraph.end).words
            cursor.at = cursor.at if titled else index
            return not titled
        if not (token.text == "." or (token.is_word and (token.is_capital or token.low == "dr"))):
            return False
    return False


def landmark(cursor: Cursor) -> bool:
    """The unknown name of a place behind a word for places: "Gunung Leuser Budi", "Bandara Hang Nadim, Sri"."""
    line = cursor.line
    at = cursor.at + 1 if cursor.low(cursor.at) in _PLACES else cursor.at
    if cursor.codes or at == cursor.begin or not _is_word_for_place(cursor, at - 1) or at + 1 >= len(line.tokens):
        return False
    token, following = line.tokens[at], line.tokens[at + 1]
    unknown = token.is_word and token.text.istitle() and token.low not in words().given and not begins_post(cursor, at)
    if not unknown or line.is_headline or not (following.is_capital or following.text in ",-("):
        return False
    joined = following.text == "-" and at + 2 < len(line.tokens) and not line.gap(at + 1) and not line.gap(at + 2)
    cursor.at = at + 3 if joined else at + 1 + _has_second(cursor, at)
    return True


def _has_second(cursor: Cursor, at: int) -> bool:
    """Whether the place has a second word, with which it stands elsewhere too: "Taman Nasional Taka Bonerate"."""
    line = cursor.line
    if not line.tokens[at + 1].text.istitle():
        return False
    kind = f"{line.tokens[at - 1].text} {line.text[line.starts[at] : line.end(at + 1)]}"
    return line.around(line.starts[at]).count(kind) > 1


def _is_word_for_place(cursor: Cursor, index: int) -> bool:
    """ "Bandara", "Taman Nasional": behind it stands what the place is called."""
    kind = cursor.low(index) in _KINDS and index > cursor.begin
    return cursor.low(index - 1 if kind else index) in _PLACES


def unit_name(cursor: Cursor) -> bool:
    """The hero or the emblem after whom a unit is called: "Danlanud Atang Sendjaja", "Danrem 044 Gapo"."""
    found = words().unit_names.match(cursor.line.tokens, cursor.at)
    if found is None or cursor.office.takes != "unit" or not cursor.line.tokens[cursor.at].is_capital:
        return False
    cursor.at = found[0]
    return True


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


def run(cursor: Cursor) -> bool:
    """Words that no table has, up to the last of them that shows the body's name going on.

    "Stasiun Meteorologi Hang Nadim Batam Budi", "PPKB PP dan PA Lampung Barat Sri", "Wilayah Sungai Citanduy Ir.
    Haryo": a region, a word of institutions, a short form, a title show it.
    """
    if cursor.codes:
        return False
    last = _last_shown(cursor, cursor.office.takes in ("body", "facility") or cursor.at > cursor.begin)
    if last <= cursor.at:
        return False
    cursor.at = last
    return True


def _last_shown(cursor: Cursor, words_show: bool) -> int:
    """The index behind the last token that shows it; only a title does where ``words_show`` is False."""
    line, shown, within = cursor.line, cursor.at, cursor.at
    for index in range(cursor.at, min(cursor.at + _FAR, len(line.tokens))):
        token = line.tokens[index]
        if index > cursor.at and "\n" in line.gap(index):
            return shown
        if cursor.covers(index):
            return index if words_show else shown
        if token.low in _JOINERS or index < within:
            continue
        if token.text == "," and words_show and index > cursor.at and _goes_on_above(cursor, index + 1):
            return index
        if token.text == "(" and words_show and (within := _short_form_in(cursor, index)):
            shown = within
            continue
        if titles := titles_before(line.text, line.starts[index], line.paragraph.end).kinds:
            initial = index == cursor.at + 1 and token.text == "H" and not _is_body_word_before(cursor)
            return index if index > cursor.at and not initial and _STRONG.intersection(titles) else shown
        if not (token.is_word and token.is_capital) or begins_post(cursor, index) or _begins_person(cursor, index):
            return shown
        if words_show and not line.is_headline and shows_body(cursor, index):
            shown = index + 1
    return shown


def _is_body_word_before(cursor: Cursor) -> bool:
    """Whether the word at the cursor is one of institutions: else "A H. B" is a name with an initial."""
    return shows_body(cursor, cursor.at) or is_no_name(cursor.low(cursor.at))


def _goes_on_above(cursor: Cursor, index: int) -> bool:
    """Whether the body above begins there: "Kepala Bidang Dikdas, Disdikbud Kota A"."""
    return index < len(cursor.line.tokens) and cursor.line.tokens[index].is_capital and is_upper_body(cursor, index)


def _short_form_in(cursor: Cursor, index: int) -> int:
    """The index behind a bracket with a short form in capitals, 0 where it holds another thing: "(BPTJ)"."""
    tokens = cursor.line.tokens
    if index + 2 >= len(tokens) or tokens[index + 2].text != ")" or index == cursor.at:
        return 0
    return index + 3 if sum(char.isupper() for char in tokens[index + 1].text) > 2 else 0


def shows_body(cursor: Cursor, index: int) -> bool:
    """Whether a capitalised word is one of institutions, or the short form of one."""
    token, tables = cursor.line.tokens[index], words()
    if token.low in tables.also or token.text == "I":
        return False
    if len(token.text) == 1:  # "Polana B Pramesti", but "Kelas B"
        return cursor.low(index - 1) in ("kelas", "tipe", "kategori")
    if token.low in tables.institutions or token.low in tables.fields or is_ministry(token.low):
        return True
    return (
        token.text.isupper() and 2 < len(token.text) < 9 and not cursor.line.shouts and not is_short_degree(token.text)
    )


def _begins_person(cursor: Cursor, index: int) -> bool:
    """Whether a given name or a name all in capitals begins: "Lalu Lintas" is none."""
    tokens = cursor.line.tokens
    token, following = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    goes_on = following is not None and following.is_capital and following.low in words().institutions
    if token.low in words().given and not goes_on:
        return (
            following is None
            or is_rank(cursor.line.text, cursor.line.starts[index + 1], cursor.line.paragraph.end) is None
        )
    capitals = token.text.isupper() and len(token.text) > 3 and following is not None and len(following.text) > 3
    return capitals and following is not None and following.text.isupper() and not is_no_name(token.low)


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
