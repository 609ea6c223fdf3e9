"""Posts of those who sign: "Bupati Ngawi …", "Kapolres Sigi AKBP …", "Rektor Universitas Mataram, Prof. …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, Official, Paragraph
from ..regions.gazetteer import gazetteer
from .binding import Binder
from .bound import Bound
from .parties import OFFICE_POSTS, Person, Phrase, government
from .people import Named, People, name_after, name_before
from .places import Places
from .signer_words import LONGEST_POST, PostWord, first_words, post_words
from .tokens import Token, index_after, runs, tokens_of, words_in

_OF_OFFICE = re.compile(r"Ka(dis[a-z]{3,}|ban[a-z]{4,}|satpol)$")
"""Heads of offices by their short name: "Kadisnakertrans" of Disnakertrans."""
_OFFICE_ALONE = re.compile(
    r"\b(?:[Pp]emilihan|[Cc]alon|[Kk]ursi|[Jj]abatan)(?: (?:umum|langsung))?"
    r" (?:(?:Gubernur|Bupati|Wali ?[Kk]ota) dan )?$"
)
"""What makes of a post an office that nobody is named by: "pemilihan [Gubernur] dan [Wakil Gubernur]"."""
_NO_POST = frozenset(["perwakilan"])
"""What stands for somebody whom a body sends, and is no post of its own where he is not named."""
_BACK = 40
"""Characters before a post in which that is told, at most."""
_ACTING = frozenset(["Pj", "Pjs", "Plt", "Plh", "Penjabat", "Pejabat", "Pelaksana"])
_FORMER = frozenset(["mantan", "eks", "Mantan", "Eks"])


class Posts:
    """Reads the posts of an article. ``barred`` are offsets where a name cannot begin: bodies, governments."""

    def __init__(
        self, document: Document, places: Places, people: People, binder: Binder, barred: frozenset[int]
    ) -> None:
        self._document, self._text = document, document.text
        self._places, self._people, self._binder = places, people, binder
        self._barred = barred | {start for start, _ in places.spans}

    def find(self) -> Iterator[Phrase]:
        """The posts of all paragraphs that are read, with the name that follows and whom they bind."""
        firsts = first_words()
        for paragraph in self._document.read_paragraphs():
            words = words_in(self._text, paragraph)
            known = (words & firsts) | {word for word in words if word.startswith("Ka") and _OF_OFFICE.match(word)}
            tokens, reached = tokens_of(self._text, paragraph) if known else [], 0
            for index, token in enumerate(tokens):
                if token.word not in known or index < reached:
                    continue
                found = self._post_at(tokens, index, paragraph)
                if found:
                    reached = found[1]
                    yield found[0]

    def _post_at(self, tokens: list[Token], index: int, paragraph: Paragraph) -> tuple[Phrase, int] | None:
        if self._binder.opens_body(tokens[index]) or self._binder.in_body(tokens[index]):
            return None
        if _OFFICE_ALONE.search(self._text, max(paragraph.start, tokens[index].start - _BACK), tokens[index].start):
            return None
        if self._places.starting(tokens[index].start):  # "Karo" is a kabupaten, and short for kepala biro
            return None
        told = runs(self._text, tokens, index, LONGEST_POST)
        for length in range(len(told), 0, -1):
            words = told[length - 1]
            row = post_words().get(words) if words else None
            if row and words:
                at = _past_brackets(tokens, index + length)
                return self._phrase(tokens, index, self._binder.bound(tokens, at, words, row), row, paragraph)
        office = _OF_OFFICE.match(tokens[index].word)
        if office:
            row = PostWord("kepala_dinas" if office[1].startswith("dis") else "kepala_badan", "unit", office[1].title())
            return self._phrase(tokens, index, self._binder.bound(tokens, index + 1, office[0], row), row, paragraph)
        return None

    def _phrase(
        self, tokens: list[Token], first: int, bound: Bound, row: PostWord, paragraph: Paragraph
    ) -> tuple[Phrase, int] | None:
        named = self._name(tokens, bound, row, paragraph)
        if row.binds == "body" and not bound.parties and not named:
            return None
        official = named.official if named else self._people.holder(bound.post, bound.region)
        if official:
            bound = _completed(bound, official)
        start, former = _with_acting(tokens, first)
        name = named.name if named else official.name if official and not former else None
        end, stop = bound.end, tokens[bound.end - 1].end
        if named:
            end, stop = index_after(tokens, end, named.end), named.end
        if name is None and not former and paragraph.kind != "title":
            told = name_before(self._text, start, stop, self._barred)
            start, name = told or (start, None)
        is_post = name is not None or tokens[first].word.lower() not in _NO_POST
        person = Person(name, bound.post if is_post else None, bound.region)
        return Phrase(start, stop, "post", bound.parties, person, former=former), end

    def _name(self, tokens: list[Token], bound: Bound, row: PostWord, paragraph: Paragraph) -> Named | None:
        """The name behind a post; a guessed one must be no organisation and no other post."""
        of_body = row.binds in ("body", "last")
        named = name_after(
            self._document,
            paragraph,
            tokens[bound.end - 1].end,
            self._people,
            guess=paragraph.kind != "title" and (bool(bound.parties) or of_body),
            single=of_body and bool(bound.parties),
            barred=self._barred,
        )
        if named is None or named.official:
            return named
        first = next((token for token in tokens[bound.end :] if token.start == named.start), None)
        words = named.name.split()
        is_post = words[0] in first_words() and (words[0] in post_words() or " ".join(words[:2]) in post_words())
        is_other = named.start in self._barred or first is None or first.word in post_words() or is_post
        return None if is_other else named


def _past_brackets(tokens: list[Token], at: int) -> int:
    """Past the abbreviation of a post in brackets: "Sekretaris Daerah (Sekda) Ngawi"."""
    short = at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")"
    return at + 3 if short else at


def _with_acting(tokens: list[Token], first: int) -> tuple[int, bool]:
    """Where a post begins with "Pj.", "Penjabat (Pj)" or "mantan" before it, and whether it was held once."""
    former = False
    while first:
        before = tokens[first - 1]
        if before.text == ")" and first >= 3 and tokens[first - 3].text == "(":
            first -= 3
        elif before.text == "." and first >= 2 and tokens[first - 2].word in _ACTING:
            first -= 1
        elif before.word in _ACTING | _FORMER or before.text in ("Tugas", "Harian"):
            former = former or before.word in _FORMER
            first -= 1
        else:
            break
    return tokens[first].start, former


def _completed(bound: Bound, official: Official) -> Bound:
    """What the officials room knows of a person fills in what the words beside the name leave out."""
    held = next((one for one in official.posts if one.post == bound.post), None)
    held = held or next((one for one in official.posts if one.tenure == "incumbent"), None)
    if held is None:
        return bound
    parties = bound.parties
    if not parties and held.post in OFFICE_POSTS and held.region in gazetteer().places:
        parties = (government(gazetteer().places[held.region]),)
    private = any(party.kind in ("perguruan_tinggi", "badan_usaha", "organisasi") for party in parties)
    post = held.post if bound.post == "lainnya" and not private else bound.post
    return Bound(parties, bound.region or held.region, bound.end, post)
