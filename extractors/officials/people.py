"""Persons from ties: all forms of a name are one person's, with posts told once each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from ..document import Document, Mention, Official, Span
from ..document import Post as PostItem
from .aliases import Nickname, find_nicknames
from .groups import UNIQUE, grouped
from .likeness import Words
from .names import Name
from .sheet import Sheet
from .territory import Territory
from .ties import Tie
from .turns import speaks
from .words import words

_HEAD = 3
"""Letters that a name keeps in all its spellings: "Khofifah" and "Khofiffah"."""
_CAPITAL = re.compile(rf"[A-ZÀ-Þ][\w'’`‘]{{0,{_HEAD - 1}}}")
"""The heads of words with a capital, and what follows capitals within words."""
_PLAINEST = "officials/post-before-name"
_PILGRIMS = frozenset(["hm", "hma", "hmr"])
"""Titles grown together with an initial: "HM Budi Santoso" is "Budi Santoso" too."""


@dataclass(slots=True)
class _Person:
    """Forms of one name and what ties them; ``forms`` counts where each stands in running text."""

    names: list[Name] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    nicknames: list[Nickname] = field(default_factory=list)


def people(document: Document, sheets: list[Sheet], ties: list[Tie], territory: Territory) -> tuple[Official, ...]:
    """One official a person, in order of first mention."""
    if not ties:
        return ()
    nicknames = find_nicknames(_near(sheets, [tie.name for tie in ties]))
    sheets = _near(sheets, [*(tie.name for tie in ties), *(nick.nick for nick in nicknames)])
    names = [name for sheet in sheets for name in sheet.names if _counts(sheet, name)]
    names += [tie.name for tie in ties] + [nick.nick for nick in nicknames] + [nick.name for nick in nicknames]
    groups = grouped(document.text, names, ties, nicknames, territory)
    persons: dict[Words, _Person] = defaultdict(_Person)
    for name in names:
        persons[groups.find(name.words)].names.append(name)
    for tie in ties:
        persons[groups.find(tie.name.words)].ties.append(tie)
    for nick in nicknames:
        persons[groups.find(nick.name.words)].nicknames.append(nick)
    headline = {name.start for sheet in sheets if sheet.line.is_headline for name in sheet.names}
    tied = _without_rivals([person for person in persons.values() if person.ties], territory)
    officials = [_official(document, person, territory, headline) for person in tied]
    return tuple(sorted(officials, key=lambda official: official.mentions[0].start))


def _near(sheets: list[Sheet], names: list[Name]) -> list[Sheet]:
    """The paragraphs that may name one of the persons: those with a post or a word that begins like one of theirs."""
    heads = {word[:_HEAD] for name in names for word in name.words}
    heads = {head.capitalize() for head in heads} | {head.upper() for head in heads}
    return [sheet for sheet in sheets if sheet.posts or not heads.isdisjoint(_CAPITAL.findall(sheet.line.written))]


def _counts(sheet: Sheet, name: Name) -> bool:
    """A single word of every day that opens a sentence is a name only beside a title or a verb of saying."""
    if len(name.words) > 1 or name.honorifics or name.words[0] not in words().also:
        return True
    index = sheet.line.at(name.outer[0])
    opens = index == 0 or sheet.line.tokens[index - 1].text in '.!?"“”:;'
    return not opens or speaks(sheet, name)


def _without_rivals(persons: list[_Person], territory: Territory) -> list[_Person]:
    """Of two holders of a post that has one holder, the one tied more weakly loses it."""
    best: dict[tuple[str, str | None], int] = {}
    for person in persons:
        for tie in person.ties:
            if _is_sole(tie):
                key = (tie.post.office.post, territory.region_of(tie.post))
                best[key] = max(best.get(key, 0), tie.strength)
    kept = []
    for person in persons:
        ties = [
            tie
            for tie in person.ties
            if not _is_sole(tie)
            or (tie.strength >= 2 and best[(tie.post.office.post, territory.region_of(tie.post))] - tie.strength < 1)
            or tie.strength >= best[(tie.post.office.post, territory.region_of(tie.post))]
            or _holds_firmly(person, tie, territory)
        ]
        if ties:
            kept.append(replace_ties(person, ties))
    return kept


def _holds_firmly(person: _Person, tie: Tie, territory: Territory) -> bool:
    """Whether the person has the same post by a stronger tie."""
    region = territory.region_of(tie.post)
    return any(
        other.strength == 3
        and other.post.office.post == tie.post.office.post
        and territory.region_of(other.post) == region
        for other in person.ties
    )


def replace_ties(person: _Person, ties: list[Tie]) -> _Person:
    return _Person(person.names, ties, person.nicknames)


def _is_sole(tie: Tie) -> bool:
    post = tie.post
    if tie.name.dead:
        return False
    plain = post.tenure == "incumbent" and post.acting is None and not post.interim
    return post.office.post in UNIQUE and plain and not post.abroad


def _official(document: Document, person: _Person, territory: Territory, headline: set[int]) -> Official:
    full = _fullest(person, headline)
    spans = sorted({Span(name.start, name.end) for name in person.names})
    mentions: tuple[Mention, ...] = tuple(document.quote(span) for span in _outermost(spans))
    strongest = max(person.ties, key=lambda tie: (tie.strength, tie.rule == _PLAINEST, -tie.post.start))
    return Official(
        full.text,
        _aliases(person, full, headline),
        tuple(dict.fromkeys(word for name in sorted(person.names, key=_place) for word in name.honorifics)),
        _posts(document, person, territory),
        mentions,
        strongest.rule,
    )


def _place(name: Name) -> int:
    return name.start


def _outermost(spans: list[Span]) -> list[Span]:
    """Of spans in order those that lie in no other."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].start == span.start:
            found.pop()
        if not found or span.end > found[-1].end:
            found.append(span)
    return found


def _fullest(person: _Person, headline: set[int]) -> Name:
    """The form with most words, in running text rather than in a headline; nicknames do not count."""
    nicks = {nick.nick.words for nick in person.nicknames}
    tied = {tie.name.words for tie in person.ties}
    proper = [name for name in person.names if name.words not in nicks] or person.names
    counts = Counter(name.words for name in proper)

    def rank(name: Name) -> tuple[int, ...]:
        sure = name.start not in headline or name.words in tied or counts[name.words] > 1
        initials = sum(len(word) == 1 for word in name.words)
        return int(sure), len(name.words), -initials, -int(name.text.isupper()), len(name.text)

    return max(sorted(proper, key=_place), key=rank)


def _aliases(person: _Person, full: Name, headline: set[int]) -> tuple[str, ...]:
    told = {word for name in person.names if name.start not in headline for word in name.words}
    forms = [nick.text for nick in person.nicknames] + [
        name.text for name in sorted(person.names, key=_place) if name.start not in headline or set(name.words) <= told
    ]
    if full.words[0] in _PILGRIMS and len(full.words) > 2:
        forms.append(full.text.split(maxsplit=1)[1])
    seen = {full.text.casefold()}
    found = []
    for form in forms:
        if form.casefold() not in seen:
            seen.add(form.casefold())
            found.append(form)
    return tuple(found)


def _posts(document: Document, person: _Person, territory: Territory) -> tuple[PostItem, ...]:
    """Each post once: told with and without region, with and without "Pj", it is the same."""
    told: dict[str, set[str | None]] = defaultdict(set)
    for tie in person.ties:
        if tie.post.codes:
            told[tie.post.office.post].add(territory.region_of(tie.post))
    found: dict[tuple[str, str | None], PostItem] = {}
    for tie in sorted(person.ties, key=lambda tie: tie.post.start):
        item = _item(document, tie, territory)
        if not tie.post.codes and len(told[item.post]) == 1:
            item = replace(item, region=next(iter(told[item.post])))
        key = (item.post, item.region)
        found[key] = _merged(found[key], item) if key in found else item
    return tuple(found.values())


def _item(document: Document, tie: Tie, territory: Territory) -> PostItem:
    post = tie.post
    tenure = "former" if tie.name.dead else post.tenure
    text = " ".join(document.text[post.start : post.end].split()).rstrip(" ,(")
    return PostItem(post.office.post, text, post.acting, tenure, post.body, territory.region_of(post))


def _merged(one: PostItem, other: PostItem) -> PostItem:
    tenure = one.tenure if one.tenure != "incumbent" else other.tenure
    return replace(
        one,
        acting=one.acting or other.acting,
        tenure=tenure,
        organization=one.organization or other.organization,
        text=max(one.text, other.text, key=len),
    )
