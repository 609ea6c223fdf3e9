"""Posts of those who sign: "Bupati Ngawi …", "Kapolres Sigi AKBP …", "Rektor Universitas Mataram, Prof. …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .. import lexicon
from ..document import Document, Official, Paragraph, Participant
from ..officials.words import words as officials_words
from ..regions.gazetteer import gazetteer
from .bodies import Body, Places
from .canonical import Canonical
from .organisation_words import organisation_words
from .parties import Person, Phrase, government
from .people import Named, People, name_after
from .tokens import DAYS, Token, next_to, titles, tokens_of

_ACTING = frozenset(["Pj", "Pjs", "Plt", "Plh", "Penjabat", "Pelaksana"])
_FORMER = frozenset(["mantan", "eks", "Mantan", "Eks"])
_LONGEST = 4
_OFFICE_POSTS = frozenset(
    "gubernur wakil_gubernur bupati wakil_bupati wali_kota wakil_wali_kota sekda asisten_sekda "
    "kepala_bagian kepala_biro staf_ahli".split()
)
"""Posts that bind the government of their region."""


@dataclass(frozen=True, slots=True)
class PostWord:
    """A row of the table of posts."""

    post: str
    binds: str
    unit: str = ""
    level: str = ""
    filler: bool = False
    bare: bool = False


@cache
def _posts() -> dict[str, PostWord]:
    found: dict[str, PostWord] = {}
    for row in lexicon.table("signers")["post"]:
        word = PostWord(
            row["post"],
            row["binds"],
            row.get("unit", ""),
            row.get("level", ""),
            row.get("filler", False),
            row.get("bare", False),
        )
        found.update((text, word) for text in row["words"])
    for row in lexicon.table("signers")["foreign"]:
        found.update((text, PostWord("wali_kota", "region")) for text in row["own"])
    for title in organisation_words().ministers:
        found.setdefault(title, PostWord("menteri", "minister"))
    return found


@cache
def _foreign() -> frozenset[str]:
    """Words for heads of foreign cities: those of our own and those that are only foreign."""
    return frozenset(word for row in lexicon.table("signers")["foreign"] for word in (*row["words"], *row["own"]))


class Posts:
    """Reads the posts of an article."""

    def __init__(
        self,
        document: Document,
        places: Places,
        people: People,
        bodies: list[Body],
        names: Canonical,
        home: str | None,
        starts: frozenset[int],
    ) -> None:
        self._document, self._text = document, document.text
        self._places, self._people, self._names, self._home = places, people, names, home
        self._bodies = {body.start: body for body in bodies}
        self._barred = starts | {start for start, _ in places.spans}

    def find(self) -> Iterator[Phrase]:
        """The posts of all paragraphs that are read, with the name that follows and whom they bind."""
        for paragraph in self._document.read_paragraphs():
            tokens, index = tokens_of(self._text, paragraph), 0
            while index < len(tokens):
                found = self._post_at(tokens, index, paragraph)
                index = found[1] if found else index + 1
                if found:
                    yield found[0]

    def _post_at(self, tokens: list[Token], index: int, paragraph: Paragraph) -> tuple[Phrase, int] | None:
        if self._places.starting(tokens[index].start):  # "Karo" is a kabupaten, and short for kepala biro
            return None
        for length in range(_LONGEST, 0, -1):
            words = _joined(self._text, tokens, index, length)
            row = _posts().get(words) if words else None
            if row:
                return self._phrase(tokens, index, index + length, words or "", row, paragraph)
        return None

    def _phrase(
        self, tokens: list[Token], first: int, at: int, words: str, row: PostWord, paragraph: Paragraph
    ) -> tuple[Phrase, int] | None:
        at = self._past_brackets(tokens, at)
        parties, region, end, post = self._bound(tokens, at, words, row)
        guess = paragraph.kind != "title" and (bool(parties) or row.binds in ("body", "last"))
        single = row.binds in ("body", "last") and bool(parties)
        stop = tokens[end - 1].end
        named = name_after(
            self._document, paragraph, stop, self._people, guess=guess, single=single, barred=self._barred
        )
        if named and not self._is_name_of(named, tokens, end):
            named = None
        if row.binds == "body" and not parties and not named:
            return None
        official = named.official if named else self._people.holder(post, region)
        if official:
            parties, region, post = self._by_official(official, parties, region, post)
        start, former = self._before(tokens, first)
        name = named.name if named else official.name if official and not former else None
        end, stop = (_after(tokens, end, named.end), named.end) if named else (end, stop)
        return Phrase(start, stop, "post", parties, Person(name, post, region), former=former), end

    def _past_brackets(self, tokens: list[Token], at: int) -> int:
        """Past the abbreviation of a post in brackets: "Sekretaris Daerah (Sekda) Ngawi"."""
        if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
            return at + 3
        return at

    def _is_name_of(self, named: Named, tokens: list[Token], end: int) -> bool:
        """Whether a guessed name is one, and no organisation or other post."""
        if named.official:
            return True
        first = next((token for token in tokens[end:] if token.start == named.start), None)
        return named.start not in self._barred and first is not None and first.word not in _posts()

    def _before(self, tokens: list[Token], first: int) -> tuple[int, bool]:
        start, former = tokens[first].start, False
        while first and (
            tokens[first - 1].word in _ACTING | _FORMER or tokens[first - 1].text in (")", "(", "Tugas", "Harian", ".")
        ):
            if tokens[first - 1].text == ")" and (first < 3 or tokens[first - 3].text != "("):
                break
            if tokens[first - 1].text == "." and (first < 2 or tokens[first - 2].word not in _ACTING):
                break
            first -= 1
            start, former = tokens[first].start, former or tokens[first].word in _FORMER
        return start, former

    def _bound(
        self, tokens: list[Token], at: int, words: str, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        """Whom a post binds: (participants, region of the post, index after what was read, the post)."""
        if row.binds == "region":
            return self._government(tokens, at, words, row)
        if row.binds == "unit":
            return self._unit(tokens, at, row)
        if row.binds == "last":
            return self._last_body(tokens, at, row)
        if row.binds == "minister":
            return (self._names.minister(words, organisation_words().ministers[words][0]),), None, at, row.post
        if row.binds == "ministry":
            return self._ministry(tokens, at, words, row)
        return self._body(tokens, at, row)

    def _government(
        self, tokens: list[Token], at: int, words: str, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        stop = at
        for _ in range(7 if row.filler else 1):
            place = self._places.starting(tokens[stop].start) if stop < len(tokens) else None
            if place:
                found = [r for r in self._places.at(place) if not row.level or r.level == row.level] or self._places.at(
                    place
                )
                parties = tuple(government(r) for r in found[:2])
                return parties, found[0].code, _after(tokens, stop, place[1]), row.post
            if stop >= len(tokens) or not tokens[stop].is_capital:
                break
            stop += 1
        foreign = self._foreign_city(tokens, at, words)
        if foreign:
            return foreign[0], None, foreign[1], row.post
        code = self._nearest(tokens[at - 1].end, row.level) if row.level else None
        bound = (government(gazetteer().places[code]),) if code else ()
        return bound, code, at, row.post

    def _nearest(self, before: int, level: str) -> str | None:
        """The region of a level that is named last before an offset, else the article's own if it is of the level."""
        for span in reversed([span for span in self._places.spans if span[0] < before]):
            for region in self._places.at(span):
                if region.level == level:
                    return region.code
        return self._home if self._home and gazetteer().level(self._home) == level else None

    def _foreign_city(self, tokens: list[Token], at: int, words: str) -> tuple[tuple[Participant, ...], int] | None:
        """A city that stands in no table of regions: "Wali Kota Minasaka, Hiroshi Tanabata"."""
        if words not in _foreign() or at >= len(tokens):
            return None
        named = any(f"{head} {tokens[at].text}" in self._text for head in ("Pemerintah Kota", "Pemkot"))
        if self._people.starting(tokens[at].start) and not named:
            return None
        stop = at
        while stop < len(tokens) and stop - at < 2 and tokens[stop].is_capital and tokens[stop].word not in titles():
            if (self._people.starting(tokens[stop].start) and not (named and stop == at)) or tokens[stop].text in DAYS:
                break
            stop += 1
        if stop == at or (
            stop < len(tokens) and tokens[stop].text not in (",", "(") and not self._people.starting(tokens[stop].start)
        ):
            return None
        name = self._text[tokens[at].start : tokens[stop - 1].end]
        kind = "Kota " if words in ("Wali Kota", "Walikota") else ""
        return (Participant(kind + name, "asing", None),), stop

    def _unit(
        self, tokens: list[Token], at: int, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        kind = (
            organisation_words().heads[row.unit].kind
            if row.unit in organisation_words().heads
            else "tni_polri_kejaksaan"
        )
        if row.bare:
            return (self._names.party(row.unit, "tni_polri_kejaksaan"),), None, at, row.post
        stop, region = at, None
        while stop < len(tokens) and tokens[stop].is_capital and stop - at < 6:
            place = self._places.starting(tokens[stop].start)
            numbered = [span for span in self._places.within(tokens[stop].start, tokens[stop].end)]
            if self._people.starting(tokens[stop].start) or tokens[stop].word in titles() or tokens[stop].text in DAYS:
                break
            if stop > at and not next_to(self._text, tokens[stop - 1], tokens[stop]):
                break
            stop += 1
            if place or numbered:
                span = place or numbered[-1]
                region, stop = self._places.at(span)[0].code, _after(tokens, stop - 1, span[1])
                break
        if stop == at:
            return (), None, at, row.post
        name = f"{row.unit} {self._text[tokens[at].start : tokens[stop - 1].end]}"
        return (self._names.party(name, kind, region if kind == "opd" else None),), region, stop, row.post

    def _ministry(
        self, tokens: list[Token], at: int, words: str, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        stop = at
        while stop < len(tokens) and stop - at < 9:
            token = tokens[stop]
            joiner = token.text in ("dan", ",") and stop > at and self._goes_on(tokens, stop)
            if not joiner and not (
                token.is_capital and token.word not in titles() and not self._people.starting(token.start)
            ):
                break
            stop += 1
        if stop == at:
            return (), None, at, row.post
        field = self._text[tokens[at].start : tokens[stop - 1].end]
        if words + " " + field in organisation_words().ministers:
            return (
                (self._names.minister(words + " " + field, organisation_words().ministers[words + " " + field][0]),),
                None,
                stop,
                row.post,
            )
        if row.unit == "Ditjen":
            return (
                (self._names.party(f"{row.unit} {field.split('-')[0]}", "kementerian_lembaga"),),
                None,
                stop,
                row.post,
            )
        return (self._names.minister("", f"{row.unit} {field}"),), None, stop, row.post

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a portfolio follows the comma or "dan" at ``at``, so that the ministry's name goes on."""
        begin = at + 1
        if tokens[at].text == "," and begin < len(tokens) and tokens[begin].text == "dan":
            begin += 1
        words = [_joined(self._text, tokens, begin, length) for length in (3, 2, 1)]
        if not any(word in organisation_words().fields for word in words if word):
            return False
        return tokens[at].text == "dan" or any(token.text == "dan" for token in tokens[begin : begin + 4])

    def _body(
        self, tokens: list[Token], at: int, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        """The organisation that follows, after words of its own ("Direktur Bisnis Bank …"), up to five."""
        stop = at
        while stop < len(tokens) and stop - at < 9:
            body = self._bodies.get(tokens[stop].start)
            if body:
                party = self._names.party(body.name, body.kind, body.region)
                return (party,), body.region, _after(tokens, stop, body.end), _head_post(body, row)
            if stop == at and self._names.knows(tokens[at].word) and not self._people.starting(tokens[at].start):
                return (self._names.party(tokens[at].word, "lainnya"),), None, at + 1, row.post
            joiner = tokens[stop].text in ("dan", "&") and stop > at and self._body_ahead(tokens, stop)
            if not (tokens[stop].is_capital or joiner) or self._people.starting(tokens[stop].start):
                break
            stop += 1
        known = self._known_name(tokens, at, stop)
        if known:
            return known
        return (), None, at, row.post

    def _body_ahead(self, tokens: list[Token], at: int) -> bool:
        """Whether words in capitals and then a body follow a joiner: "Direktur Keuangan dan Umum PT …"."""
        for token in tokens[at + 1 : at + 6]:
            if token.start in self._bodies:
                return token is not tokens[at + 1]
            if (not token.is_capital and token.text != "&") or token.word in _posts():
                return False
        return False

    def _last_body(
        self, tokens: list[Token], at: int, row: PostWord
    ) -> tuple[tuple[Participant, ...], str | None, int, str]:
        """The organisation named last in the paragraph: "… dan kepala cabangnya, Nama"."""
        before = [start for start in self._bodies if tokens[0].start <= start < tokens[at - 1].start]
        if not before:
            return (), None, at, row.post
        body = self._bodies[max(before)]
        return (self._names.party(body.name, body.kind, body.region),), None, at, row.post

    def _known_name(
        self, tokens: list[Token], at: int, stop: int
    ) -> tuple[tuple[Participant, ...], str | None, int, str] | None:
        """A name in capitals that is followed by a comma and a person, or that the article uses elsewhere."""
        if stop == at:
            return None
        comma = (
            stop < len(tokens)
            and tokens[stop].text in (",", "(")
            and stop + 1 < len(tokens)
            and tokens[stop + 1].is_capital
        )
        ends = sorted(range(at + 1, stop + 1), key=lambda end: (stop - end not in range(2, 5), -end))
        for end in ends:  # a name with two to four words behind it, which are a person's, before all of the words
            name = self._text[tokens[at].start : tokens[end - 1].end]
            person = self._people.starting(tokens[at].start) or tokens[at].text.lower() in officials_words().given
            elsewhere = self._text.count(name) > 1 and not person
            if (end == stop and comma) or elsewhere or self._names.knows(name):
                return (self._names.party(name, "lainnya"),), None, end, "lainnya"
        return None

    def _by_official(
        self, official: Official, parties: tuple[Participant, ...], region: str | None, post: str
    ) -> tuple[tuple[Participant, ...], str | None, str]:
        """What the officials room knows of a person fills in what the words beside the name leave out."""
        held = next((one for one in official.posts if one.post == post), None)
        held = held or next((one for one in official.posts if one.tenure == "incumbent"), None)
        if held is None:
            return parties, region, post
        code = region or held.region
        if not parties and held.post in _OFFICE_POSTS and held.region in gazetteer().places:
            parties = (government(gazetteer().places[held.region]),)
        return parties, code, held.post if post == "lainnya" else post


def _head_post(body: Body, row: PostWord) -> str:
    """The post of one who heads a body."""
    if row.post != "lainnya":
        return row.post
    if body.kind == "opd":
        first = body.name.split()[0]
        return "kepala_dinas" if first.startswith(("Dinas", "Dis", "Din", "D")) else "kepala_badan"
    starts = {
        "Kejaksaan Negeri": "kajari",
        "Kejari": "kajari",
        "Kejaksaan Tinggi": "kajati",
        "Polres": "kapolres",
        "Polda": "kapolda",
    }
    return next((post for head, post in starts.items() if body.name.startswith(head)), "lainnya")


def _after(tokens: list[Token], at: int, end: int) -> int:
    while at < len(tokens) and tokens[at].start < end:
        at += 1
    return at


def _joined(text: str, tokens: list[Token], index: int, length: int) -> str | None:
    part = tokens[index : index + length]
    if len(part) < length:
        return None
    gaps = zip(part, part[1:], strict=False)
    return " ".join(token.word for token in part) if all(next_to(text, *pair) for pair in gaps) else None
