"""Written forms of names joined into persons: parts, variants, nicknames, holders of one post."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from .aliases import Nickname
from .likeness import Words, are_variants, heads, is_clipped, is_opening, is_part, keys
from .names import Name
from .posts import Post
from .territory import Territory
from .ties import Tie

UNIQUE = frozenset(
    "presiden wakil_presiden gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda ketua_dprd "
    "kapolda kapolres kajari kajati dandim danrem pangdam kapolri panglima_tni camat ketua_kpu ketua_bawaslu "
    "inspektur".split()
)
"""Posts that one person alone holds in a region at a time."""
_BESIDE = 120
"""Characters within which one post told twice has two holders: "Bupati A pada 2014, Bupati B C pada 2016"."""


class _Held(NamedTuple):
    """A post of a written form; ``passing`` where it may stand beside another, ``told`` where its region is named."""

    post: str
    region: str | None
    passing: bool
    told: bool


_Offices = dict[Words, set[_Held]]


class Groups:
    """Forms joined into persons: a union of written forms."""

    def __init__(self, forms: Iterable[Words]) -> None:
        self._parent = {form: form for form in forms}
        self._members = {form: [form] for form in self._parent}

    def find(self, form: Words) -> Words:
        while self._parent[form] != form:
            form = self._parent[form]
        return form

    def join(self, one: Words, other: Words) -> None:
        root, into = self.find(one), self.find(other)
        if root != into:
            self._parent[root] = into
            self._members[into] += self._members.pop(root)

    def members(self, root: Words) -> list[Words]:
        """All forms of the person whose ``find`` is ``root``."""
        return self._members[root]

    def __contains__(self, form: Words) -> bool:
        return form in self._parent


def grouped(text: str, names: list[Name], ties: list[Tie], nicknames: list[Nickname], territory: Territory) -> Groups:
    forms = list(dict.fromkeys(name.words for name in names))
    groups = Groups(forms)
    offices: _Offices = defaultdict(set)
    for tie in ties:
        held = _Held(tie.post.office.post, territory.region_of(tie.post), _is_passing(tie.post), bool(tie.post.codes))
        offices[tie.name.words].add(held)
    for nick in nicknames:
        groups.join(nick.nick.words, nick.name.words)
    _join_variants(groups, forms, offices)
    _join_parts(groups, forms, offices)
    _join_same_office(text, groups, ties, territory)
    return groups


def _join_variants(groups: Groups, forms: list[Words], offices: _Offices) -> None:
    for one, other in _pairs(forms):
        if not (offices[one] or offices[other]) or not are_variants(one, other):
            continue
        if len(one) > 1 or offices[one] & offices[other] or not (offices[one] and offices[other]):
            groups.join(one, other)


def _pairs(forms: list[Words]) -> Iterator[tuple[Words, Words]]:
    """The pairs that may be variants: as many words, the first and the last of one head; or the same letters."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        ends = {(len(form), one, other) for one in heads(form[0]) for other in heads(form[-1])}
        found = {earlier for key in (*ends, "".join(form)) for earlier in index[key]}
        yield from ((forms[earlier], form) for earlier in sorted(found))
        for key in (*ends, "".join(form)):
            index[key].append(number)


def _join_parts(groups: Groups, forms: list[Words], offices: _Offices) -> None:
    """A short form belongs to the one longer form that it is part of; of several, to that of the same post."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for key in {key for word in form if len(word) > 1 for key in keys(word)}:
            index[key].append(number)
    for short in sorted(forms, key=len, reverse=True):
        near = {number for word in short if len(word) > 1 for key in keys(word) for number in index[key]}
        longer = [forms[number] for number in sorted(near)]
        longer = [form for form in longer if len(form) > len(short) and is_part(short, form)]
        longer = [form for form in longer if offices[form] or not _is_kin(short, form)]
        roots = list(dict.fromkeys(groups.find(form) for form in longer))
        if len(roots) > 1 and offices[short]:
            alike = [groups.find(form) for form in longer if offices[form] & offices[short]]
            roots = list(dict.fromkeys(alike)) or roots
        if len(roots) > 1:
            tied = [groups.find(form) for form in longer if offices[form]]
            roots = list(dict.fromkeys(tied)) or roots
        if len(roots) == 1 and not _conflict(groups, short, roots[0], offices):
            groups.join(short, roots[0])


def _is_kin(short: Words, long: Words) -> bool:
    """Whether the longer form may be the wife's or the child's: "Mufidah Jusuf Kalla" is not "Jusuf Kalla"."""
    added = long[: len(long) - len(short)]
    return len(short) > 1 and long[-len(short) :] == short and not any(is_opening(word) for word in added)


def _conflict(groups: Groups, short: Words, root: Words, offices: _Offices) -> bool:
    """Two people share a word: each has a post of the kind that one person holds alone, and they differ."""
    mine = {held for held in offices[short] if not held.passing}
    theirs = {held for form in groups.members(root) for held in offices[form] if not held.passing} if mine else mine
    if not theirs or any(_may_be_same(one, other) for one in mine for other in theirs):
        return False
    return len(short) > 1 or any(held.post in UNIQUE for held in mine)


def _may_be_same(one: _Held, other: _Held) -> bool:
    """Whether two posts are one, told with and without region: "Camat Leksula, A B", "Pak Camat B"."""
    return one.post == other.post and (one.region == other.region or not (one.told and other.told))


def _is_passing(post: Post) -> bool:
    """Whether a post may stand beside another: acting, former, not yet held, or one that goes with an office."""
    return post.acting is not None or post.tenure != "incumbent" or post.office.post in ("sekda", "asisten_sekda")


def _join_same_office(text: str, groups: Groups, ties: list[Tie], territory: Territory) -> None:
    """ "Gubernur Aher" is "Gubernur Jawa Barat Ahmad Heryawan": one post, one holder, a single word for him.

    A word that is part of somebody's longer name is his, whatever post it stands behind.
    """
    holders: dict[tuple[str, str | None, str | None, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.post.office.post in UNIQUE and tie.strength == 3 and not tie.post.abroad:
            holders[(tie.post.office.post, territory.region_of(tie.post), tie.post.acting, tie.post.tenure)].append(tie)
    for held in holders.values():
        full = list(dict.fromkeys(groups.find(tie.name.words) for tie in held if len(tie.name.words) > 1))
        single = list(dict.fromkeys(tie.name.words for tie in held if len(tie.name.words) == 1))
        for one in single:
            for other in single:
                if is_clipped(one, other):
                    groups.join(one, other)
        longer = sorted(tie.post.start for tie in held if len(tie.name.words) > 1)
        for tie in held if len(full) == 1 and held[0].post.office.post != "camat" else ():
            alone = all(len(form) == 1 for form in groups.members(groups.find(tie.name.words)))
            if len(tie.name.words) == 1 and alone and not _has_beside(text, tie.post.start, longer):
                groups.join(tie.name.words, full[0])


def _has_beside(text: str, start: int, others: list[int]) -> bool:
    """Whether one of the places, which are in order, is near ``start`` in its paragraph."""
    at = bisect_left(others, start)
    near = [sorted((start, other)) for other in others[max(0, at - 1) : at + 1]]
    return any(last - first < _BESIDE and "\n" not in text[first:last] for first, last in near)
