"""Posts joined to one another: "Bupati dan Wakil Bupati X", "Sekda sekaligus Plh Bupati"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..posts import Post
from ..sheet import Sheet
from .links import JOINS, SAME_PERSON


def chains(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Posts joined to one another without a name between them: index of the first, index after the last."""
    first = 0
    for index in range(1, len(sheet.posts) + 1):
        if index == len(sheet.posts) or not are_joined(sheet, index):
            yield first, index
            first = index


def are_joined(sheet: Sheet, index: int) -> bool:
    between = sheet.line.text[sheet.posts[index - 1].end : sheet.posts[index].start]
    if len(between) > 40 or "\n" in between:
        return False
    return not between.strip() or bool(JOINS.fullmatch(between) or SAME_PERSON.fullmatch(between))


def alike(sheet: Sheet, first: int, last: int) -> list[Post]:
    """The posts of a chain, the region of the last lent to those before it, their holding to those behind."""
    posts = list(sheet.posts[first:last])
    for k in range(len(posts) - 2, -1, -1):
        if not posts[k].codes and posts[k + 1].codes and posts[k].office.territory != "centre":
            posts[k] = replace(posts[k], codes=posts[k + 1].codes)
    for k in range(1, len(posts)):
        lent = posts[k - 1]
        if posts[k].acting is None and posts[k].tenure == "incumbent" and not _is_same_person(sheet, first + k):
            tenure = lent.tenure if not lent.suffix_tenure else posts[k].tenure
            posts[k] = replace(posts[k], tenure=tenure)
        posts[k] = replace(posts[k], of_other=posts[k].of_other or _candidate(lent))
        if lent.office.post == "menteri" and _is_same_person(sheet, first + k):
            posts[k] = replace(posts[k], centre=True)
        if posts[k].suffix_tenure and posts[k - 1].tenure == "incumbent":
            posts[k - 1] = replace(posts[k - 1], tenure=posts[k].tenure)
    return posts


def _candidate(post: Post) -> str | None:
    return post.of_other if post.of_other in ("candidate", "all") else None


def _is_same_person(sheet: Sheet, index: int) -> bool:
    between = sheet.line.text[sheet.posts[index - 1].end : sheet.posts[index].start]
    acting = sheet.posts[index].acting is not None or sheet.posts[index - 1].acting is not None
    if not between.strip():
        return True
    ministers = sheet.posts[index - 1].office.post == "menteri"  # "Menteri A/Kepala B"
    return bool(SAME_PERSON.fullmatch(between)) and (between.strip() != "/" or acting or ministers)


def separate(sheet: Sheet, first: int, last: int) -> list[list[int]]:
    """The indexes of a chain's posts, those that one person holds together."""
    groups: list[list[int]] = []
    for index in range(first, last):
        if groups and _is_same_person(sheet, index):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
