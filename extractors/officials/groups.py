"""Written forms of names joined into persons: parts, variants, nicknames, holders of one post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .aliases import Nickname
from .likeness import Words, are_variants, is_clipped, is_opening, is_part
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
    """A post of a written form; ``passing`` where it may stand beside another."""

    post: str
    region: str | None
    passing: bool


_Offices = dict[Words, set[_Held]]


class Groups:
    """Forms joined into persons: a union of written forms."""

    def __init__(self, forms: Iterable[Words]) -> None:
        self._parent = {form: form for form in forms}

    def find(self, form: Words) -> Words:
        while self._parent[form] != form:
            form = self._parent[form]
        return form

    def join(self, one: Words, other: Words) -> None:
        self._parent[self.find(one)] = self.find(other)

    def __contains__(self, form: Words) -> bool:
        return form in self._parent


def grouped(text: str, names: list[Name], ties: list[Tie], nicknames: list[Nickname], territory: Territory) -> Groups:
    forms = list(dict.fromkeys(name.words for name in names))
    groups = Groups(forms)
    offices: _Offices = defaultdict(set)
    for tie in ties:
        offices[tie.name.words].add(_Held(tie.post.office.post, territory.region_of(tie.post), _is_passing(tie.post)))
    for nick in nicknames:
        groups.join(nick.nick.words, nick.name.words)
    _join_variants(groups, forms, offices)
    _join_parts(groups, forms, offices)
    _join_same_office(text, groups, ties, territory)
    return groups


def _join_variants(groups: Groups, forms: list[Words], offices: _Offices) -> None:
    for i, one in enumerate(forms):
        for other in forms[i + 1 :]:
            if not are_variants(one, other) or not (offices[one] or offices[other]):
                continue
            if len(one) > 1 or offices[one] & offices[other] or not (offices[one] and offices[other]):
                groups.join(one, other)


def _join_parts(groups: Groups, forms: list[Words], offices: _Offices) -> None:
    """A short form belongs to the one longer form that it is part of; of several, to that of the same post."""
    for short in sorted(forms, key=len, reverse=True):
        longer = [form for form in forms if len(form) > len(short) and is_part(short, form)]
        longer = [form for form in longer if offices[form] or not _is_kin(short, form)]
        roots = list(dict.fromkeys(groups.find(form) for form in longer))
        if len(roots) > 1 and offices[short]:
            alike = [groups.find(form) for form in longer if offices[form] & offices[short]]
            roots = list(dict.fromkeys(alike)) or roots
        if len(roots) > 1:
            tied = [groups.find(form) for form in longer if offices[form]]
            roots = list(dict.fromkeys(tied)) or roots
        if len(roots) == 1 and not _conflict(groups, forms, short, roots[0], offices):
            groups.join(short, roots[0])


def _is_kin(short: Words, long: Words) -> bool:
    """Whether the longer form may be the wife's or the child's: "Mufidah Jusuf Kalla" is not "Jusuf Kalla"."""
    added = long[: len(long) - len(short)]
    return len(short) > 1 and long[-len(short) :] == short and not any(is_opening(word) for word in added)


def _conflict(groups: Groups, forms: list[Words], short: Words, root: Words, offices: _Offices) -> bool:
    """Two people share a word: each has a post of the kind that one person holds alone, and they differ."""
    mine = {held for held in offices[short] if not held.passing}
    theirs = {held for form in forms if groups.find(form) == root for held in offices[form] if not held.passing}
    if not mine or not theirs or mine & theirs:
        return False
    return len(short) > 1 or any(held.post in UNIQUE for held in mine)


def _is_passing(post: Post) -> bool:
    """Whether a post may stand beside another: acting, former, not yet held, or one that goes with an office."""
    return post.acting is not None or post.tenure != "incumbent" or post.office.post in ("sekda", "asisten_sekda")


def _join_same_office(text: str, groups: Groups, ties: list[Tie], territory: Territory) -> None:
    """ "Gubernur Aher" is "Gubernur Jawa Barat Ahmad Heryawan": one post, one holder, a single word for him."""
    holders: dict[tuple[str, str | None, str | None, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.post.office.post in UNIQUE and tie.strength == 3 and not tie.post.abroad:
            holders[(tie.post.office.post, territory.region_of(tie.post), tie.post.acting, tie.post.tenure)].append(tie)
    for held in holders.values():
        full = list(dict.fromkeys(groups.find(tie.name.words) for tie in held if len(tie.name.words) > 1))
        for one in held:
            for other in held:
                if is_clipped(one.name.words, other.name.words):
                    groups.join(one.name.words, other.name.words)
        longer = [tie.post.start for tie in held if len(tie.name.words) > 1]
        for tie in held:
            beside = any(_is_beside(text, start, tie.post.start) for start in longer)
            if len(tie.name.words) == 1 and len(full) == 1 and not beside and held[0].post.office.post != "camat":
                groups.join(tie.name.words, full[0])


def _is_beside(text: str, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return last - first < _BESIDE and "\n" not in text[first:last]
