"""Every stretch of the text that can stand for a party or a signer, longest first, none overlapping."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from ..document import Document, Official, Participant, Region
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .abroad import foreign_places
from .binding import Binder
from .bodies import find_bodies
from .canonical import Canonical
from .capitals import NO_NAMES, capital_names, names_with_place
from .collectives import collectives
from .governments import governments
from .group_phrases import groups, shared_posts
from .lower_posts import lower_posts
from .organisation_words import organisation_words
from .parties import OFFICE_POSTS, POINTED, Person, Phrase, folded, government
from .people import People
from .places import Places
from .posts import Posts
from .sentences import Sentence
from .signer_words import first_words

_APPOSED = re.compile(r"(?: ?\([^()]{0,20}\)|\))?,?[ \u00a0]?\(?")
"""What stands between a place and the province that it lies in."""
_DATELINE = re.compile(r"(?:, ?[A-Z][\w.]{2,30})? ?[–—-]+ ?[A-Z]")
_VILLAGE_NAME = re.compile(r"\bDesa [A-Z]\w+")
_VILLAGE_HEAD = re.compile(r"\b(?:[Kk]epala [Dd]esa|[Kk]ades) ([A-Z]\w+)[ ,(]+(?:[A-Z][\w.]*,? )*$")
_POINTER = re.compile(
    rf"(?:(?<=dengan )|(?<=bersama )|(?<=oleh )|(?<=antara )|(?<=pihak ))({'|'.join(POINTED)})"
    r"(?: (?:itu|tersebut|ini|dimaksud|tadi)\b"
    r"|(?=[,.]| (?:dan|dengan|pada|di|untuk|tentang|soal|terkait|guna|agar|selama|akan|sudah|telah) | me[a-z]{4,}))",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"\b[^\W\d_]{4,}\b")
_INITIAL = 3
"""Letters of a word that may be an initial or a particle, at most."""


def find_phrases(
    document: Document,
    regions: tuple[Region, ...],
    officials: tuple[Official, ...],
    home: str | None,
    telling: Sequence[Sentence],
) -> tuple[list[Phrase], Places]:
    """All phrases of the paragraphs that are read in order, and the places; what only those who sign can be is read
    in the ``telling`` sentences alone."""
    places, people = Places(regions), People(document.text, officials)
    bodies = find_bodies(document, places, people.spans, home)
    names = Canonical(bodies, document.text)
    told = list(governments(document, places, names))
    taken_starts = frozenset(phrase.start for phrase in told) | frozenset(body.start for body in bodies)
    binder = Binder(document.text, places, people, bodies, names, home)
    posts = _with_names([_of_body(phrase) for phrase in Posts(document, places, people, binder, taken_starts).find()])
    taken = _Taken()
    taken.add(collectives(document, places))
    taken.add(shared_posts(document))
    taken.add(_double_posts(document.text, posts))
    taken.add(told)
    taken.add(
        Phrase(body.start, body.end, "body", (names.party(body.name, body.kind, body.region),)) for body in bodies
    )
    taken.add(lower_posts(document, places, people, names, home))
    taken.add(names_with_place(document, places, names))
    taken.add(foreign_places(document, places))
    taken.add(_people(document, people, posts))
    taken.add(_short_names(document, posts))
    taken.add(_places(document, places))
    taken.add(groups(document))
    persons = {phrase.person.name for phrase in posts if phrase.person and phrase.person.name}
    taken.add(
        phrase
        for phrase in capital_names(document, names, telling)
        if not _is_called_so(document.text[phrase.start : phrase.end], phrase.parties[0].name, persons)
    )
    taken.add(_pointers(document, telling, sorted(taken.phrases, key=lambda phrase: phrase.start)))
    return sorted(taken.phrases, key=lambda phrase: phrase.start), places


class _Taken:
    """Collects phrases; what overlaps an earlier one is left out."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self._spans: list[tuple[int, int]] = []

    def add(self, phrases: Iterable[Phrase]) -> None:
        for phrase in phrases:
            at = bisect_left(self._spans, (phrase.start, phrase.end))
            before = at and self._spans[at - 1][1] > phrase.start
            after = at < len(self._spans) and self._spans[at][0] < phrase.end
            if not before and not after:
                self._spans.insert(at, (phrase.start, phrase.end))
                self.phrases.append(phrase)


def _with_names(posts: list[Phrase]) -> list[Phrase]:
    """Posts without a name take that of the one person who bears the same post of the same body in the article."""
    told: dict[tuple[str | None, str], set[str]] = {}
    for phrase in posts:
        if phrase.person and phrase.person.name and phrase.parties and not phrase.former:
            told.setdefault((phrase.person.post, folded(phrase.parties[0].name)), set()).add(phrase.person.name)
    return [_filled(phrase, told) for phrase in posts]


def _of_body(phrase: Phrase) -> Phrase:
    """A post of what is no body binds none: "pimpinan OPD"."""
    return replace(phrase, parties=tuple(party for party in phrase.parties if party.name not in NO_NAMES))


def _filled(phrase: Phrase, told: dict[tuple[str | None, str], set[str]]) -> Phrase:
    if phrase.person is None or phrase.person.name or not phrase.parties or phrase.former:
        return phrase
    known = told.get((phrase.person.post, folded(phrase.parties[0].name)), set())
    return replace(phrase, person=replace(phrase.person, name=next(iter(known)))) if len(known) == 1 else phrase


def _double_posts(text: str, posts: list[Phrase]) -> Iterator[Phrase]:
    """One person with two posts is one phrase: "Sekda Sigi sekaligus Kepala Bappeda, Nama"."""
    held: Phrase | None = None
    for phrase in posts:
        if (
            held
            and text[held.end : phrase.start].strip(" ,") in ("sekaligus", "selaku", "yang juga", "merangkap")
            and held.person
        ):
            person = phrase.person or held.person
            held = replace(held, end=phrase.end, person=replace(held.person, name=held.person.name or person.name))
            continue
        if held:
            yield held
        held = phrase
    if held:
        yield held


def _is_called_so(words: str, name: str, persons: Collection[str]) -> bool:
    """Whether capitals that name no body known are a person's name, or a short form of one: "Kris" of Kristianus."""
    if words in persons:
        return True
    short = words == name and words.istitle() and " " not in words and len(words) > _INITIAL
    return short and any(word.startswith(words) for person in persons for word in person.split())


def _people(document: Document, people: People, posts: list[Phrase]) -> Iterator[Phrase]:
    """Names alone, bound as they are where their post stands beside them; else by the post that is theirs."""
    told: dict[str, Phrase] = {}
    for phrase in posts:
        if phrase.person and phrase.person.name and phrase.parties:
            told.setdefault(phrase.person.name, phrase)
    for span in people.spans:
        official = people.official(span)
        known = told.get(official.name)
        if known:
            yield Phrase(span.start, span.end, "person", known.parties, known.person)
            continue
        held = next((post for post in official.posts if post.tenure == "incumbent"), None)
        if held is None:
            continue
        place = gazetteer().places.get(held.region or "")
        village = _village(document, span.start) if held.post == "kepala_desa" else None
        if village:
            yield Phrase(span.start, span.end, "person", (village,), Person(official.name, held.post, held.region))
            continue
        bound = (government(place),) if place and held.post in OFFICE_POSTS else ()
        yield Phrase(span.start, span.end, "person", bound, Person(official.name, held.post, held.region))


def _village(document: Document, at: int) -> Participant | None:
    """The village whose head is named at an offset: that of the post before the name, else the article's only one."""
    post = _VILLAGE_HEAD.search(document.text, max(0, at - 60), at)
    told = (paragraph for paragraph in document.read_paragraphs() if paragraph.kind != "title")
    named = {match[0] for one in told for match in _VILLAGE_NAME.finditer(document.text, one.start, one.end)}
    name = f"Desa {post[1]}" if post else named.pop() if len(named) == 1 else None
    return Participant(name, "lainnya", None) if name else None


def _short_names(document: Document, posts: list[Phrase]) -> Iterator[Phrase]:
    """Persons who are no officials, named again by one word of their name: "Dadan" of "Dadan Rudiansyah"."""
    known: dict[str, Phrase] = {}
    for phrase in posts:
        name = phrase.person.name if phrase.person and phrase.parties and not phrase.former else None
        words = (name or "").split()
        for word in words if len(words) > 1 else ():
            if len(word) > _INITIAL and _is_personal(word):
                known.setdefault(word, phrase)
    for paragraph in document.read_paragraphs() if known else ():
        for match in _ONE_WORD.finditer(document.text, paragraph.start, paragraph.end):
            bearer = known.get(match[0])
            if bearer:
                yield Phrase(*match.span(), "person", bearer.parties, bearer.person)


def _is_personal(word: str) -> bool:
    """Whether a word can stand for a person alone: no common noun, no word of a body or a post, no region."""
    tables = (officials_words().common, gazetteer().names)
    known = word.lower() in tables[0] or key(word) in tables[1]
    return word.isalpha() and not known and word not in organisation_words().firsts and word not in first_words()


def _places(document: Document, places: Places) -> Iterator[Phrase]:
    before: tuple[int, int] | None = None
    for span in places.spans:
        apposed = before is not None and _is_apposed(document.text, places, before, span)
        apposed = apposed or _is_dateline(document.text, span)
        yield Phrase(*span, "place", () if apposed else tuple(government(region) for region in places.at(span)))
        before = span


def _is_dateline(text: str, span: tuple[int, int]) -> bool:
    """Whether a place opens a dateline within a paragraph: "MERAUKE – Universitas …", "TEGAL, POS.test - "."""
    return text[slice(*span)].isupper() and _DATELINE.match(text, span[1]) is not None


def _is_apposed(text: str, places: Places, before: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a province only tells where the place right before it lies: "Pemkab Kerinci, Provinsi Jambi, …"."""
    if not _APPOSED.fullmatch(text[before[1] : span[0]]):
        return False
    whole, parts = places.at(span)[0], places.at(before)
    return whole.level == "provinsi" and any(
        part.level != "provinsi" and part.code.startswith(whole.code) for part in parts
    )


def _pointers(document: Document, telling: Sequence[Sentence], phrases: list[Phrase]) -> Iterator[Phrase]:
    """ "Perusahaan tersebut", "kampus itu": the body of its kind that is named last."""
    for sentence in telling:
        for match in _POINTER.finditer(document.text, sentence.start, sentence.end):
            kinds = POINTED[match[1].lower()]
            last = bisect_left(phrases, match.start(), key=lambda phrase: phrase.start)
            named = (party for one in reversed(phrases[:last]) if one.form in ("body", "post") for party in one.parties)
            party = next((party for party in named if party.kind in kinds), None)
            if party:
                yield Phrase(match.start(), match.end(), "body", (party,))
