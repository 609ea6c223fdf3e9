"""What stands left and right of a name: its type word or post, and what larger name it may be part of."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Level
from .fold import fold
from .words import Head, Kind, Verdict, words

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_WINDOW = 64
"""Characters looked back over: "Universitas Islam Negeri Maulana Malik Ibrahim Malang" has 53."""
_REACH = 7
"""Words of a phrase that are looked back over for its head: "Universitas Islam Negeri Maulana Malik Ibrahim Malang"."""
_JOINERS = frozenset(["/", "dan", "serta", "maupun", "&", "atau", "-", "–"])
_TAIL = re.compile(r"[ \u00a0]+([A-Z]\w+)")
_REPEAT = re.compile(r"-(\w+)")
_SITE = re.compile(r"\.(?:com|co|id|net|org|go|info|news|tv)\b", re.IGNORECASE)
_KOTA = re.compile(r"[ \u00a0]+(?:Kota|KOTA)\b")


_BOTH = re.compile(
    r",? baik (?:di )?(?:kota(?:nya)? maupun (?:di )?kabupaten|kabupaten(?:nya)? maupun (?:di )?kota)(?:nya)?\b"
)


Token = re.Match[str]
"""A word or mark before a name."""


class Left(NamedTuple):
    """What was read before a name.

    ``levels``: the kinds that type words and posts call for, the nearest first; ``start``: where the type word begins
    that belongs to the mention, else the name's own start; ``typed``: the levels come from such a type word.
    ``verdict``: of the head of the phrase, of what ``kind`` it is, ``near`` when it is the word right before.
    ``place``: a word of place stands right before; ``within``: a word in lower case does; ``route``: a word of travel
    stands near.
    """

    start: int
    levels: tuple[Level, ...] = ()
    typed: bool = False
    verdict: Verdict | None = None
    kind: str = ""
    near: bool = False
    place: bool = False
    within: bool = False
    route: bool = False


def tokens_before(text: str, floor: int, end: int) -> list[Token]:
    """The tokens of ``text[floor:end]``, at most a window of them, whole words only."""
    start = max(floor, end - _WINDOW)
    if start > floor and text[start - 1].isalnum():
        while start < end and text[start].isalnum():
            start += 1
    return list(_TOKEN.finditer(text, start, end))


def read_left(text: str, floor: int, start: int) -> Left:
    """Reads backwards from the name at ``start``, not beyond ``floor`` (the paragraph's start)."""
    tokens = tokens_before(text, floor, start)
    last = len(tokens) - 1
    if last < 0:
        return Left(start)
    kinds = _kinds(tokens, last)
    route = not words().routes.isdisjoint([token[0].lower() for token in tokens[-3:]])
    if kinds:
        levels = tuple(dict.fromkeys(kind.level for kind, _ in kinds))
        parts = [token.start() for kind, token in kinds if kind.part]
        if parts and (name := _name_of_thing(tokens, len(tokens) - 1, parts)):
            return Left(min(parts), levels, True, "refused", name)
        return Left(min(parts, default=start), levels, bool(parts), "serves", "", True, True, route=route)
    head, near = _head(tokens, last)
    place, within = _is_place(tokens, last), tokens[last][0].islower()
    if head is None:
        return Left(start, place=place, within=within, route=route)
    return Left(start, (), False, head.verdict, head.kind, near, place, within, route)


def _name_of_thing(tokens: list[Token], last: int, parts: list[int]) -> str:
    """Of what kind the thing is whose name takes in the type word, too: "SMAN 2 Kota Bogor"; "" where none does."""
    while last >= 0 and tokens[last].start() >= min(parts):
        last -= 1
    head, near = _head(tokens, last) if last >= 0 else (None, False)
    return head.kind if head and (head.typed == "also" or (head.typed and not near)) else ""


def _kinds(tokens: list[Token], last: int) -> list[tuple[Kind, Token]]:
    """The kind words that end at ``last``, joined or single, the last first: "Bupati dan Wali Kota"."""
    found: list[tuple[Kind, Token]] = []
    at = _skip_mark(tokens, last)
    while at >= 0:
        hit = _kind_ending(tokens, at)
        if hit is None:
            break
        kind, at = hit
        found.append((kind, tokens[at + 1]))
        if at < 1 or tokens[at][0].lower() not in _JOINERS:
            break
        at -= 1
    return found


def _kind_ending(tokens: list[Token], at: int) -> tuple[Kind, int] | None:
    if tokens[at][0] == ")" and at >= 2 and tokens[at - 2][0] == "(":  # "Pemerintah Kabupaten (Pemkab) Blitar"
        at -= 1
        step = 1
    else:
        step = 0
    if tokens[at][0].lower() not in words().kind_ends:
        return None
    for length in (3, 2, 1):
        first = at - length + 1
        kind = words().kinds.get(" ".join(token[0] for token in tokens[first : at + 1]).lower()) if first >= 0 else None
        if kind and kind.level != "kecamatan" and not (first and tokens[first - 1][0].lower() == "ibu"):
            return kind, first - 1 - step
    return None


def _skip_mark(tokens: list[Token], at: int) -> int:
    """Steps over the full stop of an abbreviation ("Kab.")."""
    if at and tokens[at][0] == "." and tokens[at - 1][0].lower() in words().abbreviations:
        return at - 1
    return at


def _head(tokens: list[Token], last: int) -> tuple[Head | None, bool]:
    """The nearest head of the phrase that ends at ``last``, and whether nothing stands between."""
    at, nearest, ends = _skip_brackets(tokens, last), True, words().head_ends
    for _ in range(_REACH):
        at = _skip_mark(tokens, at)
        if at < 0:
            break
        written = tokens[at][0]
        head = _head_ending(tokens, at) if written.lower() in ends else None
        if head and (nearest or not head.near):
            return head, nearest
        if not (written[0].isupper() or written[0].isdigit() or written == "/"):
            break
        at, nearest = at - 1, False
    return None, False


def _head_ending(tokens: list[Token], at: int) -> Head | None:
    for first in range(max(0, at - 2), at + 1):
        head = words().heads.get(" ".join(token[0] for token in tokens[first : at + 1]).lower())
        if head and head.fits(tokens[first][0]):
            return head
    return None


def is_head_of(tokens: list[Token], at: int, kinds: frozenset[str]) -> bool:
    """Whether a head of one of ``kinds`` ends at the token ``at``."""
    head = _head_ending(tokens, at) if tokens[at][0].lower() in words().head_ends else None
    return head is not None and head.kind in kinds


def _skip_brackets(tokens: list[Token], at: int) -> int:
    """Steps over an abbreviation in brackets: "Universitas Brawijaya (UB) Malang"."""
    if tokens[at][0] == ")":
        for back in range(at - 1, max(-1, at - 6), -1):
            if tokens[back][0] == "(":
                return back - 1
    return at


def _is_place(tokens: list[Token], last: int) -> bool:
    if tokens[last][0] == "-" and last and tokens[last - 1][0].lower() == "se":
        return True
    return tokens[last][0].lower() in words().places


def refused_right(text: str, end: int) -> bool:
    """Whether what follows the name makes it part of another: "Lampung Post", "Solo Raya", "Sumbar.com"."""
    if text.startswith(".", end):
        return _SITE.match(text, end) is not None
    tail = _TAIL.match(text, end)
    return tail is not None and tail[1].lower() in words().tails


def is_doubled(text: str, start: int, end: int) -> bool:
    """Whether the name is half of a doubled word: "buru-buru"."""
    repeat = _REPEAT.match(text, end) if text.startswith("-", end) else None
    return repeat is not None and repeat[1].lower() == text[start:end].lower()


def is_followed_by(text: str, end: int, others: tuple[str, ...]) -> bool:
    """Whether one of ``others`` (folded) follows: the "Jakarta" of "Kuningan, Jakarta Selatan"."""
    return fold(text[end : end + _WINDOW]).strip().startswith(others)


def both_follow(text: str, end: int) -> bool:
    """Whether the kabupaten and the kota of the name are meant: "Blitar, baik kota maupun kabupaten"."""
    return _BOTH.match(text, end) is not None


def kota_follows(text: str, end: int) -> int | None:
    """Where "Kota" ends when it follows the name at once ("Polres Blitar Kota"), else None."""
    match = _KOTA.match(text, end)
    return match.end() if match else None
