"""The name before a post: "A, Bupati X", "A (Bupati X)", "A dilantik sebagai Bupati X", "A yang juga Bupati X"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..name_words import is_no_name
from ..names import Name
from ..posts import Post
from ..sheet import Sheet
from ..words import words
from .chains import alike, are_joined, separate
from .links import AND, APPOINTED, AS, BEFORE, DISMISSED, FUTURE, PAST, PLAIN, TIE_WORDS, WISH
from .tie import Tie

_OF_ANOTHER = re.compile(r"\b(?:me|mem|men|meng|meny|menge)[a-z]{3,}(?:kan|i)?\b|\b(?:oleh|dari|kepada)\b")
"""A verb with an object, or one from or to whom: then the post may be another's."""
_REPLACING = re.compile(r"\b(?:menggantikan|gantikan|mengganti)\s+$", re.IGNORECASE)
_IN_PLACE = re.compile(
    r"\s+(?:sebagai|selaku|menjadi|jadi|menjabat|di\s+kursi|di\s+jabatan|di\s+posisi)\s+", re.IGNORECASE
)
_STILL = frozenset(["", "resmi", "kini", "telah", "akan", "resmi telah", "yang"])
"""Words between the one who follows and the verb."""
_FARTHER = re.compile(r"[\s,][^.;:\"“”\n]{1,90}\s(?:sebagai|selaku)\s+")


def ties_before(sheet: Sheet, post: Post, holders: dict[int, int], has_name: bool, is_sure: bool) -> list[Tie]:
    """The name before a post: "A, Bupati X", "A (Bupati X)", "A dilantik sebagai Bupati X", "A yang juga Bupati X".

    ``holders`` counts the posts of the names that hold one, by their start.
    """
    line = sheet.line
    begin = post.start
    holder = sheet.name_before(begin)
    if holder is None or _is_noun(sheet, holder):
        return []
    between = line.text[holder.outer[1] : begin]
    appointed = APPOINTED.search(line.text, max(line.paragraph.start, begin - 150), begin)
    direct = (BEFORE.fullmatch(between) or PLAIN.fullmatch(between)) if len(between) < 110 else None
    if direct is None:
        return [] if has_name else _from_afar(sheet, post, holder, appointed, holders)
    worded = bool(TIE_WORDS.search(between))
    if worded and (_is_wish(sheet, holder, begin) or _is_kind_of_person(sheet, holder)):
        return []
    if worded and (not has_name or (not is_sure and AS.search(between))):
        if pair := _replaced(sheet, holder, post, between) or _left_pair(sheet, holder, post, between):
            return pair
        listed = appointed is not None and "," in line.text[appointed.start() : holder.outer[0]]
        if appointed and not listed and (agent := _appointed(sheet, post, appointed)):
            return agent
        return [_left_tie(sheet, holder, post, between, "officials/name-phrase-post")]
    side_by_side = not between.strip() and "\n" not in between
    if has_name or not (side_by_side or PLAIN.fullmatch(between)) or post.of_other:
        return []
    if holders.get(holder.start) and ("," in between or side_by_side):
        return []
    quoted = line.paragraph.kind == "title" and ":" in between  # "Budi: Bupati Harus Turun"
    if quoted or line.text[post.end : post.end + 2].strip().startswith(":") or not _may_stand_alone(sheet, holder):
        return []
    return [_left_tie(sheet, holder, post, between, "officials/name-before-post")]


def _replaced(sheet: Sheet, holder: Name, post: Post, between: str) -> list[Tie]:
    """ "A menggantikan B sebagai Kapolres": B held what A holds; "menggantikan B yang kini Kapolres" has none."""
    line = sheet.line
    phrase = _REPLACING.search(line.text, max(line.paragraph.start, holder.outer[0] - 40), holder.outer[0])
    if phrase is None or not _IN_PLACE.fullmatch(between) or post.tenure != "incumbent":
        return []
    ties = [Tie(holder, replace(post, tenure="former", acting=None), "officials/replaced", 2)]
    one = sheet.name_before(phrase.start())
    if one and line.text[one.outer[1] : phrase.start()].strip() in _STILL:
        ties.append(Tie(one, post, "officials/replaced", 2))
    return ties


def _from_afar(
    sheet: Sheet, post: Post, holder: Name, appointed: re.Match[str] | None, holders: dict[int, int]
) -> list[Tie]:
    """The name before a post where more than a phrase stands between them."""
    if appointed:
        return _appointed(sheet, post, appointed)
    return [] if holders.get(holder.start) else _as_holder(sheet, post, holder)


def _as_holder(sheet: Sheet, post: Post, holder: Name) -> list[Tie]:
    """ "A tetap di kementerian itu, namun sebagai Staf Ahli": what a sentence about A says of him farther on."""
    between = sheet.line.text[holder.outer[1] : post.start]
    full = len(holder.words) + len(holder.kinds) > 1
    if not full or post.of_other or not _FARTHER.fullmatch(between) or _is_wish(sheet, holder, post.start):
        return []
    if _OF_ANOTHER.search(between):
        return []
    if "Kemen" in between and not post.codes:
        post = replace(post, centre=True)
    if sheet.line.is_headline or any(holder.end <= one.start < post.start for one in sheet.posts):
        return []
    return [replace(_left_tie(sheet, holder, post, between, "officials/name-phrase-post"), strength=1)]


def _is_noun(sheet: Sheet, holder: Name) -> bool:
    """Whether a single unknown word follows a capitalised word of the language: "Sekretaris Kopek"."""
    tokens, index = sheet.line.tokens, sheet.line.at(holder.outer[0])
    if len(holder.words) > 1 or holder.honorifics or holder.words[0] in words().given or not index:
        return False
    before = tokens[index - 1]
    spoken = before.low in words().saying or index - 1 in sheet.taken or index in sheet.taken
    return before.is_word and before.is_capital and not spoken and is_no_name(before.low) and not sheet.line.is_headline


def _may_stand_alone(sheet: Sheet, holder: Name) -> bool:
    """A single word before a post is a person behind a verb or in a list, or where it stands again elsewhere."""
    line = sheet.line
    if len(holder.words) > 1 or holder.honorifics or holder.words[0] in words().given:
        return True
    index = line.at(holder.outer[0])
    before = line.tokens[index - 1] if index else None
    led = before is not None and (before.text == ";" or before.low in words().saying | {"oleh", "dan", "pak", "bu"})
    return led or line.around(holder.start).count(holder.text) > 1


def _is_kind_of_person(sheet: Sheet, holder: Name) -> bool:
    """Whether a single word of the language opens the sentence: "Perwira yang sebelumnya menjabat Kapolsek"."""
    index = sheet.line.at(holder.outer[0])
    opens = index == 0 or sheet.line.tokens[index - 1].text in '.!?,"”“'
    return opens and len(holder.words) == 1 and not holder.honorifics and holder.words[0] in words().also


def _is_wish(sheet: Sheet, holder: Name, begin: int) -> bool:
    """Whether the sentence only wishes the person the post: "dukung A jadi Presiden", "jika A menjadi Bupati"."""
    line = sheet.line
    floor = max(line.paragraph.start, holder.outer[0] - 60)
    stop = max((line.text.rfind(mark, floor, holder.outer[0]) for mark in '.;:?!\n"“”'), default=-1)
    return bool(WISH.search(line.text[max(floor, stop + 1) : begin]))


def _left_pair(sheet: Sheet, holder: Name, post: Post, between: str) -> list[Tie]:
    """ "A dan B menjadi Bupati dan Wakil Bupati X": one each, in order."""
    index = sheet.posts.index(post)
    last = index + 1
    while last < len(sheet.posts) and are_joined(sheet, last):
        last += 1
    first_name = sheet.name_before(holder.outer[0])
    if last - index != 2 or first_name is None or len(separate(sheet, index, last)) != 2:
        return []
    if not AND.fullmatch(sheet.line.text[first_name.outer[1] : holder.outer[0]]):
        return []
    one, other = alike(sheet, index, last)
    rule = "officials/pair"
    return [_left_tie(sheet, first_name, one, between, rule), _left_tie(sheet, holder, other, between, rule)]


def _left_tie(sheet: Sheet, holder: Name, post: Post, between: str, rule: str) -> Tie:
    before = sheet.line.text[max(sheet.line.paragraph.start, holder.outer[0] - 24) : holder.outer[0]]
    if PAST.search(between) or DISMISSED.search(before):
        post = replace(post, tenure="former")
    elif FUTURE.search(between) and post.tenure == "incumbent":
        post = replace(post, tenure="elect")
    return Tie(holder, post, rule, 2)


def _appointed(sheet: Sheet, post: Post, phrase: re.Match[str]) -> list[Tie]:
    """ "A ditunjuk Presiden B sebagai Pj Gubernur": A, who stands before the verb."""
    holder = sheet.name_before(phrase.start())
    if holder is None or len(sheet.line.text[holder.outer[1] : phrase.start()].split()) > 4:
        return []
    if any(mark in sheet.line.text[holder.outer[1] : phrase.start()] for mark in '.;:"“'):
        return []
    return [_left_tie(sheet, holder, post, phrase[0][:20], "officials/appointed")]
