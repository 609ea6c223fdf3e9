"""What ties a person to a post within one sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from ..names import Name
from ..posts import Post
from ..sheet import Sheet
from ..words import words
from .before import ties_before
from .behind import names_at, names_behind
from .chains import alike, chains, separate
from .links import HELD, NEXT_NAME, REPLACES
from .series import ties_in_series
from .tie import Tie

__all__ = ["REPLACES", "Tie", "find_ties", "names_at"]


def find_ties(sheet: Sheet) -> list[Tie]:
    """The ties of one paragraph, in order of the posts."""
    behind: dict[int, list[Tie]] = defaultdict(list)
    for first, last in chains(sheet):
        for tie in _of_chain(sheet, first, last):
            behind[tie.post.start].append(tie)
    holders: dict[int, int] = defaultdict(int)
    for tie in (tie for tied in behind.values() for tie in tied):
        holders[tie.name.start] += 1
    before: list[Tie] = []
    for post in sheet.posts:
        if post.of_other in ("candidate", "all", "spouse", "era"):
            continue
        tied = behind[post.start]
        for tie in tied:
            holders[tie.name.start] -= 1
        left = _left(sheet, post, tied, holders)
        if left:
            behind[post.start] = []
        for tie in left or tied:
            holders[tie.name.start] += 1
        before += left
    ties = [tie for tied in behind.values() for tie in tied] + before
    series = ties_in_series(sheet)
    listed = {tie.post.start for tie in series}
    ties = [tie for tie in ties if tie.post.start not in listed] + series
    return ties + _held_together(sheet, ties)


def _left(sheet: Sheet, post: Post, tied: list[Tie], holders: dict[int, int]) -> list[Tie]:
    """The ties of a post to a name before it, where they hold against those to the names behind it."""
    left = ties_before(sheet, post, holders, bool(tied), any(is_sure(tie) for tie in tied))
    if left or not tied:
        return left if not tied or left[0].rule != "officials/name-before-post" else []
    if post.office.takes in ("place", "facility") and is_place_like(tied[0]):
        return ties_before(sheet, post, holders, False, False)
    return []


def _held_together(sheet: Sheet, ties: list[Tie]) -> list[Tie]:
    """The posts that one already tied holds with his: "A selaku Sekda sekaligus Plt Kepala BPBD"."""
    holders = {tie.post.start: tie for tie in ties}
    found: list[Tie] = []
    for first, last in chains(sheet):
        posts = alike(sheet, first, last)
        for group in separate(sheet, first, last):
            for one, other in pairwise(group):
                tie, post = holders.get(posts[one - first].start), posts[other - first]
                if tie and post.start not in holders and not post.of_other and tie.name.outer[1] <= tie.post.start:
                    tenure = tie.post.tenure if post.tenure == "incumbent" else post.tenure
                    holders[post.start] = replace(tie, post=replace(post, tenure=tenure))
                    found.append(holders[post.start])
    return found


def _of_chain(sheet: Sheet, first: int, last: int) -> list[Tie]:
    """The names behind a chain of posts: as many as there are posts, or one for the last and those held with it."""
    posts = alike(sheet, first, last)
    found = names_behind(sheet, posts[-1])
    if not found:
        return []
    names, rule, strength = found
    if rule == "officials/post-place-name" and posts[-1].office.takes == "region":
        posts[-1] = replace(posts[-1], abroad=True)
    groups = separate(sheet, first, last)
    if len(groups) > 1 and len(names) == len(groups):
        ties = []
        for group, name in zip(groups, names, strict=True):
            ties += [Tie(name, posts[k - first], "officials/pair", 3) for k in group]
        return [tie for tie in ties if not tie.post.of_other]
    group = groups[-1]
    shared = names if posts[-1].plural or _is_of_several(sheet, posts[-1], names) else names[:1]
    ties = [Tie(name, posts[k - first], rule, strength) for name in shared for k in group]
    return [tie for tie in ties if _may_have(sheet, tie)]


def _is_of_several(sheet: Sheet, post: Post, names: list[Name]) -> bool:
    """Whether a list behind a member of a council or commission is one of members: "anggota DPRD Ngawi A, B dan C"."""
    member = post.office.post in ("anggota_dprd", "anggota_dpr", "wakil_ketua_dprd")
    member = member or sheet.line.tokens[post.first].low in ("anggota", "komisioner")
    if not member or len(names) < 2 or all(len(name.words) < 2 for name in names):
        return False
    last = names[-1]
    if len(last.words) < 2 and last.last < len(sheet.line.tokens) and sheet.line.tokens[last.last].is_capital:
        return False  # not the whole name
    after = last.last + int(last.last < len(sheet.line.tokens) and sheet.line.tokens[last.last].text in ",(")
    if any(post.first == after for post in sheet.posts):
        return False
    begin = sheet.line.text[names[-2].outer[1] : last.outer[0]]
    return len(names) > 2 or "dan" in begin or "serta" in begin


def _names_spouse(sheet: Sheet, holder: Name) -> bool:
    """Whether another name stands behind a comma or was told before: "istri Bupati A (AB), C", "istri Bupati A ini"."""
    if holder.last < len(sheet.line.tokens) and sheet.line.tokens[holder.last].low in ("ini", "itu", "tersebut"):
        return True
    gap = NEXT_NAME.match(sheet.line.text, holder.outer[1], sheet.line.paragraph.end)
    name = sheet.name_at(sheet.line.at(gap.end())) if gap else None
    return gap is not None and name is not None and name.outer[0] == gap.end()


def _may_have(sheet: Sheet, tie: Tie) -> bool:
    """A candidate's post is nobody's; a post of a kinsman ties only to the name right behind it."""
    if tie.post.of_other in ("candidate", "all") or _is_of_place(sheet, tie):
        return False
    if tie.post.of_other == "spouse":
        return tie.rule == "officials/post-before-name" and _names_spouse(sheet, tie.name)
    if tie.post.of_other == "era":
        after = sheet.line.text[tie.name.outer[1] : tie.name.outer[1] + 2].strip()
        return tie.rule == "officials/post-before-name" and after[:1] not in ("-", "–", "/")
    if HELD.match(sheet.line.text, tie.post.end, tie.name.outer[0]):
        return True
    return tie.post.of_other is None or tie.rule in ("officials/post-before-name", "officials/pair")


def _is_of_place(sheet: Sheet, tie: Tie) -> bool:
    """Whether the one word behind a post is where it is held: "Empat Bupati Madura", "menjadi Gubernur Riyadh"."""
    name, first = tie.name, tie.post.first
    if (
        tie.rule != "officials/post-before-name"
        or len(name.words) > 1
        or name.kinds
        or tie.post.office.takes != "region"
    ):
        return False
    before = sheet.line.tokens[first - 1].low if first else ""
    return tie.post.plural or (before in ("menjadi", "jadi", "menjabat") and name.words[0] not in words().given)


def is_sure(tie: Tie) -> bool:
    """Whether a name behind a post stays, though a name before it is said to hold one: it has a title, or is listed."""
    return tie.rule == "officials/pair" or (tie.rule == "officials/post-before-name" and bool(tie.name.kinds))


def is_place_like(tie: Tie) -> bool:
    """Whether the one word behind "lurah" may be the place, not the person: "Tomi Patria, lurah Cipayung"."""
    name = tie.name
    return (
        tie.rule == "officials/post-before-name"
        and len(name.words) == 1
        and not name.kinds
        and name.words[0] not in words().given
    )
