"""Organisations named in the text, by their heads ("Universitas …", "PT …") and by the names that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Document, Span
from ..officials.words import words as officials_words
from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .closing import Closing
from .cutting import BRANCH, Body, cut_from_persons, is_bare
from .inside import LINKS, Brackets, Joints, goes_past_region, index_past, is_address, is_day
from .organisation_words import LONGEST_HEAD, Head, organisation_words
from .places import Places
from .portfolios import GOVERNING, Portfolios
from .sentences import is_headline
from .tokens import Token, next_to, ranks, runs, tokens_of, words_in

_LOCAL = frozenset(["tni_polri_kejaksaan", "kementerian_lembaga", "opd", "lainnya"])
"""Kinds whose name ends with the region that they serve."""
_COMPANY = frozenset(["Tbk", "Persero", "Perseroda"])
_NOBLE = frozenset("H Hj R Rr Rd Gt Gst Tgk Tb Ny KH Drs Dra Ir Dr Prof".split())
"""Titles that end a name where a person's follows them: "RSUD Kotabaru H Damanhuri"."""
_SOON = frozenset("Segera Akan Bakal Siap Resmi Teken Tandatangani Sepakati Jalin Gandeng Menyusul".split())
"""Words of headlines that are of no name, also where a headline stands again as a paragraph."""
_QUARTERS = frozenset("Barat Timur Utara Selatan Tengah Raya Jaya".split())
"""Words behind a region that are of the name: "Universitas Muhammadiyah Sumbawa Timur"."""
_AT = frozenset("di ke dari halaman aula depan ruang lobi gedung kompleks".split())
_OF_OFFICES = ("BPJS", "BPJamsostek")
"""Bodies whose offices are told by their branch: "Kepala Kantor [BPJS Kesehatan Cabang Tegal]"."""
_BEFORE = 60
"""Characters before a person's name that are looked at for the head of a body."""
_NO_NAME = re.compile(r"(?:19|20)\d\d|Rp\d*|\d{1,3}(?:[.,]\d{3})+")
"""A year, or an amount of money: none is part of a name."""
_LOWER_BRANCH = frozenset(["cabang", "perwakilan", "wilayah", "unit", "regional"])
"""Words in lower case that go on with a name: "Bank Jateng cabang Batang"."""
_ABBREVIATED = re.compile(r"\([A-Z]{2,}\)")
_OR = re.compile(
    r",? (?:atau(?: disingkat)?|alias|(?:yang )?(?:lebih )?dikenal (?:sebagai|dengan)(?: nama)?|dulu(?:nya)?)"
    r" ([A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]+){0,2})\b(?! [A-Z])"
)
_NAMED_AFTER = re.compile(
    r"Universitas|Institut|Politeknik|Bandara|RS\w*|Sakit|Umum|Pusat|Daerah|Direktorat|Inspektorat"
)
"""Heads of what is named after persons, titles and all: "RSUD Dr. Soetomo", "Universitas Jenderal Soedirman"."""


def find_bodies(document: Document, places: Places, people: Sequence[Span], home: str | None) -> list[Body]:
    """The organisations of all paragraphs that are read, in order, none overlapping; ``people`` are names of persons.

    A name in a title is taken only as far as its head and two words: titles write every word in capitals.
    """
    found: list[Body] = []
    cuts = _cuts(document.text, people)
    firsts, tails = organisation_words().firsts, organisation_words().tails
    for paragraph in document.read_paragraphs():
        words = words_in(document.text, paragraph)
        brackets = _ABBREVIATED.search(document.text, paragraph.start, paragraph.end)
        closing = brackets is not None or not words.isdisjoint(tails)
        if not closing and words.isdisjoint(firsts):
            continue
        tokens = tokens_of(document.text, paragraph)
        reader = _Reader(document, tokens, places, cuts, home, is_headline(paragraph))
        reached = 0
        for index, (start, _, text, word) in enumerate(tokens):
            if start < reached or not ((closing and text[0].isupper()) or word in firsts):
                continue
            body = _body_at(tokens, index, reader) if word in firsts else None
            closed = reader.closed(index) if closing else None
            if closed and (body is None or closed.end > body.end):
                body = closed
            if body:
                found.append(body)
                reached = body.end
    return cut_from_persons(document.text, found)


def _cuts(text: str, people: Sequence[Span]) -> set[int]:
    """Where names of persons begin; one behind a head alone begins with its second word: "Ketua Pengadilan Agama
    Masohi [Nurlaila Tuanaya]"."""
    found = set()
    for span in people:
        name = text[span.start : span.end].split()
        before = text[max(0, span.start - _BEFORE) : span.start].split()
        told = (" ".join(before[-length:]) for length in (2, 3, 4))
        bare = len(name) > 2 and name[0].lower() not in officials_words().given and any(is_bare(head) for head in told)
        found.add(span.start + len(name[0]) + 1 if bare else span.start)
    return found


def _body_at(tokens: list[Token], index: int, reader: _Reader) -> Body | None:
    """The organisation whose name begins with token ``index``, a first word of one."""
    if not reader.may_begin(index):
        return None
    tables = organisation_words()
    told = reader.runs(index)
    for length in (2, 3):
        longer = told[length:]
        if told[length - 1 : length] and told[length - 1] in tables.none and tables.heads.keys().isdisjoint(longer):
            return None
    found = [body for length in range(len(told), 0, -1) for body in _readings(index, length, told[length - 1], reader)]
    return max(found, key=lambda body: body.end, default=None)


def _readings(index: int, length: int, words: str | None, reader: _Reader) -> Iterator[Body]:
    """What ``length`` words from token ``index`` on may be: a head that opens a name, a name that stands alone."""
    tables = organisation_words()
    if words is None:
        return
    kind = tables.names.get(words)
    if kind and not reader.goes_on(index, length) and not reader.is_rule(index + length, kind):
        yield reader.body(index, reader.tail_after(reader.branch_after(index + length, kind)), kind)
    head = tables.heads.get(words)
    if head and not (kind and reader.in_title):
        last = reader.read(index + length, head, index)
        if last > index + length:
            yield reader.body(index, last, kind or head.kind)


class _Reader:
    """Reads a name onwards from its head; positions are indices of tokens."""

    def __init__(
        self, document: Document, tokens: list[Token], places: Places, cuts: set[int], home: str | None, title: bool
    ) -> None:
        self._text, self._tokens, self._places, self._cuts = document.text, tokens, places, cuts
        self._home, self._title = home, title
        self._portfolios = Portfolios(text=document.text, tokens=tokens, places=places, cuts=cuts)
        self._closing = Closing(text=document.text, tokens=tokens, cuts=cuts)
        self._joints = Joints(tokens=tokens, places=places)
        self._brackets = Brackets(text=document.text, tokens=tokens, places=places, cuts=cuts)

    @property
    def in_title(self) -> bool:
        return self._title

    def goes_on(self, index: int, length: int) -> bool:
        """Whether a name of one common word stands in a longer run of capitals: "Dana Rintisan Usaha"."""
        after = index + length
        if length > 1 or after >= len(self._tokens) or self._tokens[index].text.lower() not in officials_words().common:
            return False
        return self._tokens[after].text.istitle() and next_to(self._text, self._tokens[index], self._tokens[after])

    def is_rule(self, after: int, kind: str) -> bool:
        """Whether letters are those of a rule, whose number stands before token ``after`` + 1: "PKPU 15 Tahun 2019"."""
        told = [token.text for token in self._tokens[after : after + 4]]
        number = told[1:2] if told[:1] in (["Nomor"], ["No"], ["nomor"]) else told[:1]
        dated = any(word.lower() in ("tahun", "/") for word in told[1:])
        return kind == "organisasi" and dated and bool(number) and number[0].isdigit()

    def may_begin(self, index: int) -> bool:
        """Whether an organisation's name can begin here."""
        return self._tokens[index].start not in self._cuts

    def runs(self, index: int) -> list[str | None]:
        """One word, two words and so on from token ``index`` on, as long as no mark stands between."""
        return runs(self._text, self._tokens, index, LONGEST_HEAD)

    def read(self, at: int, head: Head, begin: int) -> int:
        """The index after the last token of the name that begins at ``begin`` and whose head ends before ``at``."""
        first = at
        while at < len(self._tokens):
            if self._title and (at - first >= 2 or self._tokens[at].text in organisation_words().headline):
                break
            step = self._step(at, head, begin)
            if step == at:
                break
            if self._ends_with_region(at, step, head, first) and not self._past_region(begin, step, head):
                return step
            at = step
        while at > first and (self._tokens[at - 1].word in ranks() or self._tokens[at - 1].word in _NOBLE):
            at -= 1  # "RSUD Prof. Dr." before a person
        return at

    def _step(self, at: int, head: Head, begin: int) -> int:
        """The index after the next word of the name, ``at`` where the name is over."""
        token, before = self._tokens[at], self._tokens[at - 1]
        legal = self._tokens[at - 2].word if before.text == ")" else before.word
        if legal in _COMPANY and at - begin > 1 and token.text not in BRANCH | {"Cabang", "("}:
            return at
        if token.text in (",", "dan", "serta", "Dan") and head.fields:
            return at if token.text == "," and head.kind == "organisasi" else self._portfolios.after(at)
        if token.text in (",", "dan", "di"):
            return self._joints.after(at, head, begin)
        if token.text == "(":
            return self._brackets.after(at, head, begin)
        if not next_to(self._text, before, token):
            return at
        if token.start in self._cuts or self._is_over(at) or is_address(self._tokens, begin, at):
            return at
        if token.text in LINKS and (head.english or token.text == "and"):
            return at + 2 if at + 1 < len(self._tokens) and self._tokens[at + 1].is_capital else at
        if token.text == "&":
            return at + 2 if self._is_free(at + 1) else at
        branch = token.text in _LOWER_BRANCH and head.kind in ("badan_usaha", "kementerian_lembaga")
        if branch or (token.word == "dr" and _NAMED_AFTER.fullmatch(before.word)):  # "RSUD dr. Loekmono Hadi Kudus"
            return at + 1 if self._is_free(at + 1) else at
        return index_past(self._tokens, self._places, at) if token.is_capital else at

    def _is_over(self, at: int) -> bool:
        """Whether a word is none of a name: a day, a year, a rank with a person behind it, a post, another name."""
        token, before = self._tokens[at], self._tokens[at - 1]
        titled = at + 1 < len(self._tokens) and self._tokens[at + 1].is_capital  # not "Universitas Raja Ali Haji"
        named = _NAMED_AFTER.fullmatch(before.word) or before.word.lower() in ("dr", "prof")
        ranked = titled and (token.word in ranks() or token.word in _NOBLE) and not named
        names = organisation_words().names
        other = before.word in names and token.word in names
        return (
            ranked
            or other
            or is_day(self._tokens, at)
            or token.text in GOVERNING
            or token.text in _SOON
            or _NO_NAME.fullmatch(token.text) is not None
            or _NO_NAME.fullmatch(token.word) is not None
        )

    def _is_free(self, at: int) -> bool:
        """Whether a word in capitals can go on with a name: no person's, and no head of another body."""
        if at >= len(self._tokens) or not self._tokens[at].is_capital or self._tokens[at].start in self._cuts:
            return False
        tables = organisation_words()
        return not any(words in tables.heads or words in tables.names for words in self.runs(at) if words)

    def _past_region(self, begin: int, at: int, head: Head) -> bool:
        """Whether the name of a branch goes on behind a region: "Cabang Jakarta Mangga Dua"."""
        if head.kind != "kementerian_lembaga" or at >= len(self._tokens) or self._tokens[at].start in self._cuts:
            return False
        branch = any(token.text in BRANCH or token.text == "Cabang" for token in self._tokens[begin:at])
        return branch and not self._is_over(at) and goes_past_region(self._text, self._tokens, at)

    def branch_after(self, at: int, kind: str) -> int:
        """The index after a branch or region that follows a name that stands alone ("Bank Nagari Cabang …")."""
        if at >= len(self._tokens) or not next_to(self._text, self._tokens[at - 1], self._tokens[at]):
            return at
        if self._tokens[at].text in BRANCH:
            return self.read(at + 1, Head("tni_polri_kejaksaan"), at)
        region = self._places.starting(self._tokens[at].start) or key(self._tokens[at].text) in gazetteer().names
        local = kind in ("kementerian_lembaga", "organisasi") and region and self._tokens[at].start not in self._cuts
        if self._tokens[at].text == "Jakarta" and self._tokens[at - 1].text.startswith("Kemen"):
            return at  # "di Gedung Kemenhub Jakarta"
        return index_past(self._tokens, self._places, at) if local else at

    def tail_after(self, at: int) -> int:
        """The index after a word that closes names: "Garuda Indonesia [Group]"."""
        while at < len(self._tokens) and next_to(self._text, self._tokens[at - 1], self._tokens[at]):
            if self._tokens[at].word not in organisation_words().tails and self._tokens[at].text != "Indonesia":
                break
            at += 1
        return at

    def closed(self, index: int) -> Body | None:
        """The organisation that begins with token ``index`` and is known by the word that closes its name."""
        found = None if self._title else self._closing.ending(index)
        return self.body(index, *found) if found else None

    def _ends_with_region(self, at: int, step: int, head: Head, first: int) -> bool:
        if head.kind in _LOCAL and self._places.starting(self._tokens[at].start) is not None:
            return True
        if self._tokens[at].text == "di":
            return True
        if head.kind != "perguruan_tinggi" or at == first:
            return False
        for begin in (at - 1, at):
            words = "".join(token.word for token in self._tokens[begin:step])
            longer = self._tokens[begin : step + 1]
            if begin >= first and key(words) in gazetteer().names:
                following = self._tokens[step].word if step < len(self._tokens) else ""
                return following not in _QUARTERS and key("".join(one.word for one in longer)) not in gazetteer().names
        return False

    def body(self, index: int, last: int, kind: str) -> Body:
        """The organisation of tokens ``[index, last)``, with the abbreviation in the brackets that follow."""
        before = self._tokens[index - 1].text if index else ""
        if before.lower() == "pengelola" and kind == "organisasi":
            index -= 1
        elif before == "Kantor" and kind == "kementerian_lembaga" and not self._is_venue(index - 2):
            local = self._served(self._tokens[index].start, self._tokens[last - 1].end)
            headed = index > 1 and self._tokens[index - 2].text == "Kepala"
            office = not (headed and self._tokens[index].text in _OF_OFFICES)
            index -= 1 if local and office else 0  # "Kantor Kemenag Bone"
        start, end = self._tokens[index].start, self._tokens[last - 1].end
        inside = ""
        if last + 2 < len(self._tokens) and self._tokens[last].text == "(":
            close = next(
                (i for i in range(last + 1, min(last + 18, len(self._tokens))) if self._tokens[i].text == ")"), 0
            )
            if close:
                inside = self._text[self._tokens[last + 1].start : self._tokens[close].start].strip()
        called = _OR.match(self._text, end)  # "PT Wijaya Karya atau WIKA"
        inside = inside or (called[1] if called else "")
        region = None
        if kind in ("opd", "lainnya"):  # an office or a council of a local government
            region = self._served(start, end) or (self._home if kind == "opd" else None)
        served = self._served(start, end)
        return Body(start, end, self._text[start:end].rstrip(" ."), kind, region, inside, self._title, served)

    def _is_venue(self, at: int) -> bool:
        """Whether the word at ``at`` makes what follows a place: "di Kantor BPS Wajo"."""
        return at >= 0 and self._tokens[at].text.lower() in _AT

    def _served(self, start: int, end: int) -> str | None:
        spans = list(self._places.within(start, end))
        return self._places.at(spans[-1])[0].code if spans else None
