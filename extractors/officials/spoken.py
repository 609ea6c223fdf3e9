"""Posts that speak without a name: "Wali Kota mengatakan …" in an article that lets one person without a post speak."""

from __future__ import annotations

from .names import Name
from .posts import Post
from .sheet import Sheet
from .ties import Tie
from .turns import has_role, speaks
from .words import words

_HEADS = frozenset(
    "gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda kepala_dinas kepala_badan menteri "
    "dirjen kapolda kapolres kajati kajari ketua_dprd".split()
)
"""Posts of which an article that names none of their holders means one."""


def find_spoken(sheets: list[Sheet], ties: list[Tie]) -> list[Tie]:
    """The tie of such a post to the one voice of the article that has none; nothing where two persons may be meant."""
    tied = {tie.post.start for tie in ties}
    offices = _HEADS - {tie.post.office.post for tie in ties}
    speaking = [
        post
        for sheet in sheets
        for post in sheet.posts
        if post.start not in tied and post.office.post in offices and _speaks(sheet, post)
    ]
    if not speaking or len({post.office.post for post in speaking}) > 1:
        return []
    name = _only_voice(sheets, {word for tie in ties for word in tie.name.words})
    return [Tie(name, post, "officials/spoken", 1) for post in speaking] if name else []


def _speaks(sheet: Sheet, post: Post) -> bool:
    """Whether the post opens a sentence of running text and a verb of saying follows it, at once or behind a comma."""
    tokens = sheet.line.tokens
    if post.of_other or post.plural or post.tenure != "incumbent" or sheet.line.is_headline:
        return False
    at = post.after
    while at < len(tokens) and tokens[at].text == ",":
        at += 1
    opens = post.first == 0 or not tokens[post.first - 1].is_word
    return opens and at < len(tokens) and tokens[at].low in words().saying


def _only_voice(sheets: list[Sheet], known: set[str]) -> Name | None:
    """The one person without a post who speaks, by the form that speaks first; None where there are several."""
    voices = [
        (sheet, name)
        for sheet in sheets
        for name in (sheet.names if sheet.line.paragraph.kind != "title" else ())
        if not known.intersection(name.words) and speaks(sheet, name) and not _is_told_of(sheet, name)
    ]
    if not voices or any(has_role(sheet, name) for sheet, name in voices):
        return None
    longest = max((name for _, name in voices), key=lambda name: len(name.words))
    same = all(set(name.words) <= set(longest.words) for _, name in voices)
    return longest if same else None


def _is_told_of(sheet: Sheet, name: Name) -> bool:
    """Whether an active verb stands right before the name: "menyebut Budi" lets another speak of Budi."""
    index = sheet.line.at(name.outer[0])
    before = sheet.line.tokens[index - 1].low if index else ""
    return before.startswith("men") and before != "menurut"
