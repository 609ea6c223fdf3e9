"""Regions that the words around a post tell: of the council, the body or the government spoken of before it."""

from __future__ import annotations

import re

from .behind import Places
from .posts import Post

_COUNCIL = re.compile(r"DPR[DKAP]\s+$")
_SENT = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:diwakili|mengutus|mengirim|mengirimkan|melalui|lewat|menugaskan|datang)\s+(?:oleh\s+)?$|"
    r"\s*\(\s*(?:(?:oleh|diwakili|ditandatangani|diteken|melalui|lewat)\s+){0,3}"
)
""" "Wonosobo hadir diwakili Sekda A", "dari Mamasa datang Bupati B"."""
_COME = re.compile(r"\s+(?:\w+\s+){0,1}?(?:hadir|tampak|tiba|ikut|turut)\s+(?:hadir\s+)?(?:pula\s+|juga\s+)?")
_FROM = re.compile(r"\b[Dd]ari\s+(?:[Kk]abupaten\s+|[Kk]ota\s+|[Pp]rovinsi\s+)?$")
""" "Dari Mamasa hadir Bupati B"."""
_OFFICES = {
    "kakanwil": ("Kanwil", "Kantor Wilayah"),
    "kepala kanwil": ("Kanwil", "Kantor Wilayah"),
    "kakantah": ("Kantor Pertanahan", "Kantah"),
    "kakankemenag": ("Kemenag", "Kementerian Agama"),
    "kankemenag": ("Kemenag", "Kementerian Agama"),
}
_MORE = re.compile(r"(?:\s+(?:[A-Z][\w()]*|dan|RI|wilayah|provinsi|kabupaten|kota))*\s+(?:-\s*)?")
_NEAR = 70
"""Characters between the name of a body and its region."""
_ARTICLE = 20_000
"""Characters to either side of a post that are of one article: some files join many."""
_SHORT = 4
"""Letters of names that are too short to be those of a body."""


def of_council(text: str, places: Places, post: Post) -> str | None:
    """The region of the council that was named last before the post."""
    for start in places.before(post.start, _ARTICLE):
        if _COUNCIL.search(text, max(0, start - 30), start):
            return places.codes[start][0][:5]
    return None


def of_sender(text: str, places: Places, post: Post) -> str | None:
    """The region that sends the holder of the post, in the same sentence."""
    for start in places.before(post.start, _NEAR):
        come = _FROM.search(text, max(0, start - 16), start) and _COME.fullmatch(text, places.ends[start], post.start)
        if come or _SENT.fullmatch(text, places.ends[start], post.start):
            return places.codes[start][0][:5]
    return None


def of_body(text: str, places: Places, post: Post) -> str | None:
    """The region with which the text names the post's body elsewhere: "Kantor Pertanahan Kota A"."""
    written = " ".join(text[post.start : post.end].split())
    names: tuple[str, ...] = next(
        (names for head, names in _OFFICES.items() if written.lower().endswith(head)), (post.body or "",)
    )
    names = tuple(name for name in names if len(name) > _SHORT)
    near = places.before(post.start + _ARTICLE, 2 * _ARTICLE) if names else ()
    for start in reversed(list(near)):
        if any(_names_body(text[max(0, start - _NEAR) : start], name) for name in names):
            return places.codes[start][0][:5]
    return None


def _names_body(before: str, name: str) -> bool:
    """Whether a body's name and nothing but more of that name stands before a region."""
    at = before.rfind(name)
    return at >= 0 and _MORE.fullmatch(before, at + len(name)) is not None
