"""Whom a post binds: the government of its region, a unit or ministry (``units``), or the organisation that follows."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..document import Region
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .abroad import Abroad
from .behind_posts import PORTFOLIO, before_rank, behind_portfolio, pointed
from .bound import Bound
from .canonical import Canonical
from .cutting import Body, is_bare
from .heads import LOCAL, post_of_head
from .organisation_words import organisation_words
from .parties import government
from .people import DEGREE, People
from .places import Places
from .portfolios import GOVERNING
from .signer_words import PostWord, post_words
from .tokens import Token, index_after, next_to
from .units import Units

_RANK = re.compile(r"[IVX]+")
_FILLERS = 7
"""Words between a post and its region, at most: "Kepala Bagian Tata Pemerintahan dan Kerja Sama Setda [Ngawi]"."""
_SHORT = 4
"""Words of a name up to its region, at most, where no word of it is known."""
_MOST = 9
"""Words between a post and its organisation, at most."""


class Binder:
    """Reads what follows a post."""

    def __init__(
        self, text: str, places: Places, people: People, bodies: list[Body], names: Canonical, home: str | None
    ) -> None:
        self._text, self._places, self._people, self._names, self._home = text, places, people, names, home
        self._abroad = Abroad(text, people)
        self._units = Units(text, places, people, names, home)
        self._bodies = {body.start: body for body in bodies}
        self._in_order = bodies
        self._ends = [body.end for body in bodies]
        self._starts = [body.start for body in bodies]

    def opens_body(self, token: Token) -> bool:
        """Whether an organisation's own name begins here: "Pimpinan Pusat Muhammadiyah" is no post."""
        return token.start in self._bodies

    def in_body(self, token: Token) -> bool:
        """Whether a word stands inside an organisation's name: "Dewan Perwakilan Rakyat Daerah" has no "Perwakilan"."""
        at = bisect_right(self._starts, token.start) - 1
        return at >= 0 and token.start < self._ends[at]

    def bound(self, tokens: list[Token], at: int, words: str, row: PostWord) -> Bound:
        """Whom the post ``words`` binds, whose own words end before token ``at``."""
        if row.binds == "region":
            return self._by_region(tokens, at, words, row)
        if row.binds == "unit":
            return self._units.unit(tokens, at, row)
        if row.binds == "last":
            return self._by_last_body(tokens, at, row)
        if row.binds == "minister":
            return Bound((self._names.minister(organisation_words().ministers[words][0]),), None, at, row.post)
        if row.binds == "ministry":
            return self._units.ministry(tokens, at, words, row)
        if at < len(tokens) and tokens[at].text in PORTFOLIO:
            behind, found = behind_portfolio(tokens, at, self._names_body)
            return self._by_body(tokens, behind, row) if found else Bound((), None, behind, row.post)
        return self._by_body(tokens, at, row)

    def _names_body(self, token: Token) -> bool:
        """Whether a body's name begins here, or its short form stands here."""
        return token.start in self._bodies or (token.is_capital and self._names.called(token.word) is not None)

    def _is_person(self, token: Token) -> bool:
        return self._people.starting(token.start) is not None

    # --- governments ---

    def _by_region(self, tokens: list[Token], at: int, words: str, row: PostWord) -> Bound:
        """The government of the region behind a post, of two where the mention can mean two; without one that of the
        region of the post's level named last."""
        for stop in range(at, min(len(tokens), at + (_FILLERS if row.filler else 1))):
            place = self._places.starting(tokens[stop].start)
            if place:
                found = self._of_level(place, row.level)
                parties = tuple(government(region) for region in found[:2])
                return Bound(parties, found[0].code, index_after(tokens, stop, place[1]), row.post)
            if not (tokens[stop].is_capital or (row.filler and tokens[stop].text in ("dan", "&"))):
                break
        foreign = self._abroad.city(tokens, at, words)
        if foreign:
            return Bound((foreign[0],), None, foreign[1], row.post)
        code = self._nearest(tokens[at - 1].end, row.level) if row.level else None
        return Bound((government(gazetteer().places[code]),) if code else (), code, at, row.post)

    def _of_level(self, place: tuple[int, int], level: str) -> list[Region]:
        """The regions of a mention, those of the post's level alone where there are any."""
        regions = self._places.at(place)
        return [region for region in regions if not level or region.level == level] or regions

    def _nearest(self, before: int, level: str) -> str | None:
        """The region of a level that is named last before an offset, else the article's own if it is of the level."""
        for span in self._places.before(before):
            for region in self._places.at(span):
                if region.level == level:
                    return region.code
        return self._home if self._home and gazetteer().level(self._home) == level else None

    # --- organisations ---

    def _by_body(self, tokens: list[Token], at: int, row: PostWord) -> Bound:
        """The organisation that follows, after words of its own: "Direktur Bisnis Bank …"."""
        stop = at
        if at + 1 < len(tokens) and tokens[at].text.islower() and tokens[at + 1].start in self._bodies:
            stop = at + 1  # "manajer pabrik PT …"
        else:
            meant = pointed(tokens, at, self._in_order)
            if meant:
                return self._named_before(*meant, row.post)
        while stop < min(len(tokens), at + _MOST):
            token = tokens[stop]
            body = self._bodies.get(token.start)
            if body:
                only = self._names.only(body.name) if is_bare(body.name) else None  # "Direktur Perumda Heru Tjahja"
                party = only or self._names.party(body.name, body.kind, body.region)
                served = body.serves if body.kind in LOCAL else None
                end = self._past_place(tokens, index_after(tokens, stop, body.end))
                return Bound((party,), body.region or served, end, post_of_head(body, row))
            if stop == at and token.is_capital and not self._is_person(token):
                called = self._names.called(token.word)
                if called:
                    return Bound((called,), None, self._past_place(tokens, at + 1), row.post)
            joiner = token.text in ("dan", "&") and stop > at and self._body_ahead(tokens, stop)
            if not (token.is_capital or joiner) or self._is_person(token):
                meant = pointed(tokens, stop, self._in_order) if stop > at else None
                if meant:  # "Direktur Operasi perusahaan, Nama"
                    return self._named_before(*meant, row.post)
                break
            stop += 1
        rank = before_rank(self._text, tokens, at)
        if at < rank <= stop:
            called = self._names.called(tokens[rank - 1].word)
            return Bound((called,) if called else (), None, rank, row.post)
        return self._by_place(tokens, at, stop) or self._by_name(tokens, at, stop) or Bound((), None, at, row.post)

    def _by_place(self, tokens: list[Token], at: int, stop: int) -> Bound | None:
        """Words in capitals up to a region that more of them follow: "Ketua Gapasdap Kaltara H Udin Lamak"."""
        for index in range(at + 1, min(stop, at + _SHORT)):
            place = self._places.starting(tokens[index].start)
            if place and tokens[at].text.lower() not in officials_words().given:
                end = index_after(tokens, index, place[1])
                name = self._text[tokens[at].start : place[1]]
                return Bound((self._names.party(name, "organisasi"),), None, end, "lainnya") if end < stop else None
        return None

    def _past_place(self, tokens: list[Token], at: int) -> int:
        """The index after a region that stands between a body and a name: "Kepala Cabang Pegadaian Tegal Rini …"."""
        if not 0 < at < len(tokens) or not next_to(self._text, tokens[at - 1], tokens[at]):
            return at
        place = self._places.starting(tokens[at].start)
        if place:
            return index_after(tokens, at, place[1])
        named = at + 2 < len(tokens) and tokens[at + 2].is_capital
        named = named and (tokens[at + 1].is_capital or tokens[at + 1].text == ",")
        return at + 1 if named and key(tokens[at].text) in gazetteer().names else at

    def _body_ahead(self, tokens: list[Token], at: int) -> bool:
        """Whether words in capitals and then a body follow a joiner: "Direktur Keuangan dan Umum PT …"."""
        for token in tokens[at + 1 : at + 6]:
            if token.start in self._bodies:
                return token is not tokens[at + 1]
            if (not token.is_capital and token.text != "&") or token.word in post_words():
                return False
        return False

    def _by_last_body(self, tokens: list[Token], at: int, row: PostWord) -> Bound:
        """The organisation named last in the paragraph: "… dan kepala cabangnya, Nama"."""
        before = [start for start in self._bodies if tokens[0].start <= start < tokens[at - 1].start]
        if not before:
            return Bound((), None, at, row.post)
        body = self._bodies[max(before)]
        return Bound((self._names.party(body.name, body.kind, body.region),), None, at, row.post)

    def _named_before(self, body: Body, end: int, post: str) -> Bound:
        """The organisation named before that a noun behind the post points to: "Direktur perusahaan itu, …"."""
        return Bound((self._names.party(body.name, body.kind, body.region),), body.region, end, post)

    def _by_name(self, tokens: list[Token], at: int, stop: int) -> Bound | None:
        """A name in capitals that is followed by a comma and a person, or that the article uses elsewhere."""
        if at < stop and _RANK.fullmatch(tokens[at].text):  # "Wakil Dekan I"
            at += 1
        if stop == at or not tokens[at].text[0].isalpha() or tokens[at].text in GOVERNING:
            return None
        comma = stop + 1 < len(tokens) and tokens[stop].text in (",", "(") and tokens[stop + 1].is_capital
        comma = comma and not DEGREE.match(tokens[stop + 1].text)  # "Ketua Ns. Jamaluddin, M.Kep" names a person
        person = self._is_person(tokens[at]) or tokens[at].text.lower() in officials_words().given
        # a name with two to four words behind it, which are a person's, comes before all of the words
        order = sorted(range(at + 1, stop + 1), key=lambda end: (stop - end not in range(2, 5), -end))
        short = tokens[at].text.isupper() and stop > at + 2 and not tokens[at + 1].text.isupper()
        often = stop > at + 2 and self._text.count(tokens[at].text) > 2 * self._text.count(
            self._text[tokens[at].start : tokens[at + 1].end]
        )
        if (short or often) and tokens[at + 1].word not in organisation_words().tails:  # "TMMIN Warih Andang"
            order = [at + 1, *order]
        for end in order:
            name = self._text[tokens[at].start : tokens[end - 1].end]
            if " " not in name and name.rstrip(".") in organisation_words().heads:
                only = self._names.only(name)
                if only or (self._text[tokens[end - 1].end : tokens[end - 1].end + 1] == "," and end == stop):
                    return Bound((only,) if only else (), None, end, "lainnya")  # "Direktur Perumda, [Nama]"
                continue
            if " " not in name and name.lower() in officials_words().common:
                continue
            elsewhere = self._text.count(name) > 1 and not person and (stop - end != 1 or name.isupper())
            person_follows = short and end == at + 1 and len(name) > 2 and 2 <= stop - end <= _SHORT
            if (end == stop and comma) or elsewhere or person_follows or self._names.knows(name):
                return Bound((self._names.party(name, "lainnya"),), None, end, "lainnya")
        return None
