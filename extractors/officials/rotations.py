"""Who moves from one post to another: "A dari Kabid B menjadi Kadis C", "A, sebelumnya Camat B, menjadi Kadis C"."""

from __future__ import annotations

import re
from dataclasses import replace

from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import Tie

_FROM = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?[,(]?\s*(?:yang\s+)?(?:(?:dimutasi|dirotasi|digeser|dipromosikan|bergeser|pindah|promosi|"
    r"berpindah|beralih|semula|sebelumnya|dulunya|tadinya)\s+){0,2}"
    r"(?:(?:dari|menjabat|dijabat|sebagai|selaku)\s+){0,2}(?:jabatan\s+|posisi\s+)?"
)
_MOVES = re.compile(r"\b(?:dari|sebelumnya|semula|dulunya|tadinya)\b")
_TO = re.compile(
    r"\s*\)?\s*,?\s*(?:yang\s+)?(?:(?:kini|sekarang|kemudian|lalu|akan|diangkat|dilantik|dipromosikan|dimutasi|pindah|"
    r"mengisi|menempati|ditunjuk|dipercaya|bergeser|mendapat\s+promosi)\s+){0,3}"
    r"(?:sebagai|menjadi|jadi|menjabat|menduduki|ke)\s+(?:sebagai\s+)?(?:jabatan\s+|posisi\s+)?"
)


def find_rotations(sheets: list[Sheet]) -> list[Tie]:
    """Both posts of each person who moves: the first former, the second held."""
    found: list[Tie] = []
    for sheet in sheets:
        for one, other in zip(sheet.posts, sheet.posts[1:], strict=False):
            if one.of_other in ("candidate", "all") or not _TO.fullmatch(sheet.line.text, one.end, other.start):
                continue
            name = _mover(sheet, one)
            if name:
                former = replace(one, tenure="former", codes=one.codes or _lent(one, other))
                found.append(Tie(name, former, "officials/rotation", 3))
                found.append(Tie(name, replace(other, of_other=None), "officials/rotation", 3))
    return found


def _mover(sheet: Sheet, post: Post) -> Name | None:
    name = sheet.name_before(post.start)
    if name is None or len(name.words) + len(name.kinds) < 2:
        return None
    between = sheet.line.text[name.outer[1] : post.start]
    moves = _MOVES.search(between) is not None and _FROM.fullmatch(between) is not None
    return name if moves else None


def _lent(one: Post, other: Post) -> tuple[str, ...]:
    """The region of the post to come, where both are of one government: "dari Kadis A menjadi Kadis B Kota C"."""
    same = one.office.territory == other.office.territory == "own"
    return other.codes if same else ()
