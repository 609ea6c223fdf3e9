"""The names behind a post: at once, behind a comma, a phrase or a place, in a bracket, in a list."""

from __future__ import annotations

import re

from ..names import Name
from ..posts import Post
from ..sheet import Sheet
from ..words import words
from .links import CLAUSE, COMMA, NEXT_NAME, REPLACES, SIDE_ROLE, THEN_NAME

_ROW_MARK = re.compile(r"[-–•*·]|\d{1,2}[.)]?|[a-z][.)]")
"""What begins a row of a list."""
_SHORT = 3
"""Letters of words that are short forms rather than names."""


def names_behind(sheet: Sheet, post: Post) -> tuple[list[Name], str, int] | None:
    """The names that follow a post: at once, behind a comma or a phrase, in a bracket."""
    line = sheet.line
    if post.after >= len(line.tokens):
        return None
    begin = line.starts[post.after]
    if "\n" in line.text[post.end : begin]:
        return None
    name = sheet.name_at(post.after, True)
    if name is not None and (person := _behind_place(sheet, post, name)):
        return _with_list(sheet, person), "officials/post-place-name", 2
    if name is not None:
        return _with_list(sheet, name), "officials/post-before-name", 3
    gap = THEN_NAME.match(line.text, post.end, line.paragraph.end)
    quoted = gap is not None and ":" in gap[0] and line.paragraph.kind == "title"  # "Ketua DPRD: Jalan Ditutup"
    if gap and gap.end() > post.end and not quoted:
        name = sheet.name_at(line.at(gap.end()), True)
        if name and line.starts[line.at(gap.end())] == gap.end():
            plain = COMMA.fullmatch(gap[0]) is not None
            if plain and _speaks_in_headline(sheet, name):
                return None
            rule = "officials/post-comma-name" if plain else "officials/post-phrase-name"
            return _with_list(sheet, name), rule, 2 if plain and not post.codes else 3
    side = SIDE_ROLE.match(line.text, post.end, line.paragraph.end)
    name = sheet.name_at(line.at(side.end()), True) if side else None
    if side and name and name.outer[0] == side.end():
        return [name], "officials/post-phrase-name", 2
    if name := _in_bracket(sheet, post.after):
        return [name], "officials/post-bracket-name", 2
    name = _behind_clause(sheet, post)
    return ([name], "officials/post-phrase-name", 2) if name else None


def _behind_clause(sheet: Sheet, post: Post) -> Name | None:
    """The name behind a clause on the post's holder, told in full and closed by a comma or a verb."""
    line = sheet.line
    clause = CLAUSE.match(line.text, post.end, line.paragraph.end)
    name = sheet.name_at(line.at(clause.end()), True) if clause else None
    if clause is None or name is None or name.outer[0] != clause.end():
        return None
    if len(name.words) + len(name.kinds) < 2 and not clause["there"]:
        return None
    following = line.tokens[name.last] if name.last < len(line.tokens) else None
    return name if following is not None and (following.text in ",(.–—-" or following.is_word) else None


def _in_bracket(sheet: Sheet, index: int) -> Name | None:
    """The name that fills the bracket at token ``index``; a single word needs a title."""
    if sheet.line.tokens[index].text != "(":
        return None
    name = sheet.name_at(index + 1)
    alone = name is not None and len(name.words) + len(name.kinds) < 2
    if name is None or (alone and not _is_person_alone(sheet, index)):
        return None
    return name if sheet.line.text[name.outer[1] : name.outer[1] + 2].strip()[:1] == ")" else None


def _is_person_alone(sheet: Sheet, index: int) -> bool:
    """Whether a bracket behind a region holds one word as given names are written: "Kadishub Asmat (Yosias)"."""
    token, before = sheet.line.tokens[index + 1], sheet.line.tokens[index - 1]
    known = token.low in words().given or token.low not in words().common
    return known and token.text.istitle() and len(token.text) > _SHORT and before.is_capital


def _speaks_in_headline(sheet: Sheet, name: Name) -> bool:
    """ "Gubernur Ganti Wali Kota, Anies: Sudah Lama": the colon says that a new clause begins with the name."""
    line = sheet.line
    return line.paragraph.kind == "title" and line.text[name.outer[1] : name.outer[1] + 2].strip().startswith(":")


def _behind_place(sheet: Sheet, post: Post, name: Name) -> Name | None:
    """The person behind a place that no table has: "Wali Kota Minasaka, Hiroshi Tanabata".

    The words before the comma must be no given name and stand nowhere else, those behind it must be a name.
    """
    line = sheet.line
    if (post.codes and post.office.takes in ("region", "council", "place")) or name.honorifics or len(name.words) > 3:
        return None
    gap = COMMA.match(line.text, name.outer[1], line.paragraph.end)
    index = line.at(gap.end()) if gap else len(line.tokens)
    person = sheet.name_at(index) if index < len(line.tokens) else None
    if person is None or set(name.words) & words().given or set(person.words) & set(name.words):
        return None
    around = line.around(name.start)
    if len(person.words) == 1 and not person.honorifics and around.count(person.text) == 1:
        return person if _fills_row(sheet, post, person) else None
    if set(person.kinds) & {"rank", "academic"} and len(name.words) == 1 and post.office.takes != "region":
        return person
    written = line.text[name.start : name.end]
    once = all(around.count(word) == 1 for word in written.split() if len(word) > 2)
    once = once or re.search(rf"\b(?:di|ke|dari|[Kk]ota|asal|warga)\s+{re.escape(written)}\b", around) is not None
    after = line.tokens[person.last] if person.last < len(line.tokens) else None
    ends_list = after is not None and after.low in ("dan", "serta")
    return person if once and not ends_list else None


def _fills_row(sheet: Sheet, post: Post, person: Name) -> bool:
    """Whether post and person are all that a row of a list holds: "- Kades Tebing Rambutan, Amril"."""
    line = sheet.line
    mark = line.text[line.paragraph.start : post.start].strip()
    rest = line.text[person.outer[1] : line.paragraph.end]
    return _ROW_MARK.fullmatch(mark) is not None and not rest.strip(" .;,")


def names_at(sheet: Sheet, offset: int) -> list[Name]:
    """The list of names that begins right at ``offset``, empty where there is none."""
    index = sheet.line.at(offset)
    name = sheet.name_at(index) if index < len(sheet.line.tokens) else None
    return _with_list(sheet, name) if name and name.outer[0] == offset else []


def _with_list(sheet: Sheet, name: Name) -> list[Name]:
    """The name and those listed behind it: "A, B dan C", "A-B"."""
    names = [name]
    while len(names) < 12:
        last = names[-1]
        gap = NEXT_NAME.match(sheet.line.text, _over_replaced(sheet, last), sheet.line.paragraph.end)
        if gap is None:
            return names
        index = sheet.line.at(gap.end())
        following = sheet.name_at(index) if index < len(sheet.line.tokens) else None
        if following is None or following.outer[0] != gap.end():
            return names
        names.append(following)
    return names


def _over_replaced(sheet: Sheet, name: Name) -> int:
    """The end of a name, or of the one that it replaces: "A menggantikan B, dan C"."""
    phrase = REPLACES.match(sheet.line.text, name.outer[1], sheet.line.paragraph.end)
    index = sheet.line.at(phrase.end()) if phrase else len(sheet.line.tokens)
    other = sheet.name_at(index) if index < len(sheet.line.tokens) else None
    return other.outer[1] if other else name.outer[1]
