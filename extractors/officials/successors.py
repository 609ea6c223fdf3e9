"""Who follows whom in a post: "A menggantikan B", "A digantikan B", "serah terima jabatan dari A kepada B"."""

from __future__ import annotations

import re
from dataclasses import replace

from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import REPLACES, Tie, names_at

_VACATED = (
    r"(?:kursi|jabatan|posisi|pos|tempat)\s+yang\s+"
    r"(?:ditinggal(?:kan)?|(?:sebelumnya|semula|dulu)\s+(?:dijabat|diisi|ditempati))\s+(?:oleh\s+)?"
)
"""Leads to who held a post before: "kursi yang ditinggal B"."""
_LATER = re.compile(
    r"[^.;\n\"“”]{0,90}?\b(?:(?:menggantikan|gantikan)\s+(?:posisi\s+|jabatan\s+|pejabat lama,?\s+)?|"
    rf"{_VACATED})(?=[A-Z])"
)
_LEFT = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:menduduki|mengisi|menempati|memegang)\s+{_VACATED}(?=[A-Z])")
""" "A menduduki kursi yang ditinggal B": B held A's post."""
_FROM = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?,?\s*(?:\w+\s+)?dari\s+(?:tangan\s+|pejabat lama,?\s+)?(?=[A-Z])")
_TO = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?,?\s*(?:kepada|ke|pada)\s+"
    r"(?:pejabat (?:yang )?baru,?\s+|penggantinya,?\s+|penerusnya,?\s+)?"
)
_REPLACING = frozenset(["menggantikan", "gantikan", "mengganti", "yang ditinggal", "dijabat"])
_BY = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:yang\s+)?(?:(?:kini|akan|telah|resmi|sudah|lalu|kemudian|selanjutnya)\s+){0,2}"
    r"diganti(?:kan)?\s+(?:oleh\s+)?(?=[A-Z])"
)
""" "dijabat A digantikan B": A held the post, B holds it."""


def find_successors(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """Ties of those who held a post before and who hold it now, given those found so far."""
    found = _handed_over(sheets, ties)
    found += _replaced(sheets, [*ties, *found])
    return found + _replaced_by(sheets, [*ties, *found])


def _replaced(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "A menggantikan B": B held A's post."""
    found = []
    for sheet in sheets:
        for name in sheet.names if sheet.line.holds(_REPLACING) else ():
            phrase = REPLACES.match(sheet.line.text, name.outer[1], sheet.line.paragraph.end) or _LEFT.match(
                sheet.line.text, name.outer[1], sheet.line.paragraph.end
            )
            following = sheet.name_at(sheet.line.at(phrase.end())) if phrase else None
            if phrase is None or following is None or following.outer[0] != phrase.end():
                continue
            post = _post_of(name, ties)
            if post and not any(tie.name.start == following.start for tie in ties):
                found.append(Tie(following, replace(post, tenure="former", acting=None), "officials/replaced", 2))
        for post in sheet.posts if sheet.line.holds(_REPLACING) else ():
            phrase = REPLACES.match(sheet.line.text, post.end, sheet.line.paragraph.end) or _replaced_later(sheet, post)
            names = names_at(sheet, phrase.end()) if phrase and post.of_other in (None, "comma") else []
            if names and not any(tie.name.start == names[0].start for tie in [*ties, *found]):
                found.append(Tie(names[0], replace(post, tenure="former", acting=None), "officials/replaced", 2))
    return found


def _replaced_by(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "dijabat A digantikan B": A held the post, B holds it."""
    found: list[Tie] = []
    for sheet in sheets:
        for name in sheet.names if sheet.line.holds(["diganti"]) else ():
            phrase = _BY.match(sheet.line.text, name.outer[1], sheet.line.paragraph.end)
            following = sheet.name_at(sheet.line.at(phrase.end())) if phrase else None
            post = _post_of(name, ties) if following else None
            if phrase and following and post and following.outer[0] == phrase.end():
                found.append(Tie(name, replace(post, tenure="former"), "officials/replaced", 2))
                found.append(Tie(following, replace(post, tenure="incumbent", acting=None), "officials/replaced", 3))
    return found


def _replaced_later(sheet: Sheet, post: Post) -> re.Match[str] | None:
    """ "dilantik menjadi Sekda di Aula Baruga, Kamis, menggantikan B": no other post stands between."""
    later = _LATER.match(sheet.line.text, post.end, sheet.line.paragraph.end)
    if later is None or any(post.end <= one.start < later.end() for one in sheet.posts):
        return None
    return None if any(post.end <= name.start < later.end() for name in sheet.names) else later


def _handed_over(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """ "serah terima jabatan Sekda dari A kepada B": A held the post, B holds it."""
    found: list[Tie] = []
    tied = {tie.post.start for tie in ties}
    for sheet in sheets:
        for post in sheet.posts:
            phrase = _FROM.match(sheet.line.text, post.end, sheet.line.paragraph.end)
            giver = sheet.name_at(sheet.line.at(phrase.end())) if phrase and post.start not in tied else None
            to = _TO.match(sheet.line.text, giver.outer[1], sheet.line.paragraph.end) if giver else None
            taker = sheet.name_at(sheet.line.at(to.end())) if to else None
            if giver and taker and to and taker.outer[0] == to.end():
                found.append(Tie(giver, replace(post, tenure="former", acting=None), "officials/replaced", 2))
                found.append(Tie(taker, post, "officials/replaced", 2))
    return found


def _post_of(name: Name, ties: list[Tie]) -> Post | None:
    for tie in ties:
        if tie.name.words == name.words or (len(name.words) == 1 and name.words[0] in tie.name.words):
            return tie.post
    return None
