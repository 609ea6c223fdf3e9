"""Regions that the words around a post tell: of the council, the body or the government spoken of before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..document import Mention, Paragraph
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
_POLICE = re.compile(
    r"(?:[Dd]i\w{0,5}r?res|[Dd]ir(?:lantas|samapta|intelkam|polairud|binmas|pamobvit|tahti|krim)|[Kk]asubdit\s|"
    r"[Dd]irektur\s+(?:[Rr]eserse|[Ll]alu\s+[Ll]intas|[Ss]amapta|[Pp]olairud|[Bb]inmas))"
)
""" Directors of a Polda and those under them, who have no Polda in their own title where the article is its."""
_MORE = re.compile(r"(?:\s+(?:[A-Z][\w()]*|dan|RI|wilayah|provinsi|kabupaten|kota))*\s+(?:-\s*)?")
_NEAR = 70
"""Characters between the name of a body and its region."""
_ARTICLE = 20_000
"""Characters to either side of a post that are of one article: some files join many."""
_JUDGES = re.compile(r"\b(?:[Hh]akim|[Pp]anitera)\b")
_PROVINCE = 2
"""Letters of the code of a province: courts that judge sit in kabupaten and kota."""
_COURTS = ("Pengadilan", "PN")
_UNNAMED = re.compile(
    r"(?:(?:[Kk]epala\s+)?[Dd]usun|[Kk]adus|[Kk]aur|[Kk]asi)(?:\s+(?:[IVX]+|\d+|[A-Z]\w+))?|"
    r"(?:[Kk]ades|[Kk]epala\s+[Dd]esa|[Ll]urah|[Ss]ekdes|[Kk]etua\s+BPD)(?:nya|\s+(?:yang\s+)?lama|\s+itu)?"
)
""" "Kepala Dusun II", "Sekdesnya", "kades yang lama": of which village, the article tells elsewhere."""
_VILLAGE = re.compile(
    r"\b(?:[Dd]esa|[Kk]elurahan|[Nn]agari|[Gg]ampong|[Kk]ampung)\s+(?:[A-Z]\w+\s?){1,3},?\s*(?:Kecamatan\s+|Kec\.?\s+|Distrik\s+)?$"
)
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


def of_court(text: str, places: Places, post: Post) -> str | None:
    """The region of the court that the article names, of a judge or a registrar."""
    if not _JUDGES.search(text, post.start, post.end):
        return None
    for start in reversed(list(places.before(post.start + _ARTICLE, 2 * _ARTICLE))):
        code = next((code[:5] for code in places.codes[start] if len(code) > _PROVINCE), None)
        if code and any(_names_body(text[max(0, start - _NEAR) : start], name) for name in _COURTS):
            return code
    return None


def of_village(text: str, post: Post, kecamatan: Mapping[str, Sequence[Mention]]) -> str | None:
    """The kecamatan of the village that the article is about, of a post that names no village of its own."""
    if not _UNNAMED.fullmatch(" ".join(text[post.start : post.end].split())):
        return None
    told = sorted((mention.start, code) for code, mentions in kecamatan.items() for mention in mentions)
    return next((code for start, code in told if _VILLAGE.search(text, max(0, start - _NEAR), start)), None)


def only_kecamatan(title: Paragraph, kecamatan: Mapping[str, Sequence[Mention]]) -> str | None:
    """The one kecamatan of the article, told twice or in the headline."""
    if len(kecamatan) != 1:
        return None
    code, mentions = next(iter(kecamatan.items()))
    heads = title.kind == "title" and mentions and mentions[0].start < title.end
    return code if heads or len(mentions) > 1 else None


def of_body(text: str, places: Places, post: Post) -> str | None:
    """The region with which the text names the post's body elsewhere: "Kantor Pertanahan Kota A"."""
    written = " ".join(text[post.start : post.end].split())
    names: tuple[str, ...] = next(
        (names for head, names in _OFFICES.items() if written.lower().endswith(head)), (post.body or "",)
    )
    if _POLICE.match(written):
        names = ("Polda", "Kapolda")
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
