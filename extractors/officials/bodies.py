"""What belongs to a post behind its head: field of work, body, unit, village and region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..regions.fold import key
from ..regions.gazetteer import gazetteer
from .names import is_no_name
from .titles import titles_before
from .tokens import Line
from .unread import unread_region
from .words import Office, words

if TYPE_CHECKING:
    from .posts import Places

_BRACKET = 12
"""Tokens of a bracket that may still be an abbreviation: "(Kanwil BPN Provinsi Jateng)" has four."""
_JOINERS = frozenset(["dan", "&", "serta", "/", "-", "–", ","])
_BALINESE = frozenset("made wayan gusti ketut nyoman gede komang putu kadek nengah dewa ngurah".split())
_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """What was read behind a head: the index after it, region codes, the body as written, whose it is."""

    after: int
    codes: tuple[str, ...] = ()
    body: str | None = None
    abroad: bool = False
    centre: bool = False


class _Reader:
    def __init__(self, line: Line, head: int, at: int, office: Office, places: Places) -> None:
        self.line, self.head, self.at, self.office, self.places = line, head, at, office, places
        if _is_abbreviated(line, at):
            self.at = at = at + 1
        self.begin = at
        self.codes: list[str] = []
        self.abroad = False

    def read(self) -> Complement:
        steps = [self._region, self._country, self._republic, self._bracket]
        if self.office.takes == "place":
            steps = [self._district, *steps, self._village]
        elif self.office.takes == "embassy":
            steps = [*steps, self._accredited]
        elif self.office.takes == "facility":
            steps = [*steps, self._number, self._until_title, self._village]
        elif self.office.takes in ("body", "unit", "hospital"):
            if self.office.takes == "hospital":
                steps = [self._hospital, *steps]
            steps = [*steps, self._holder, self._number, self._word, self._joined, self._until_title, self._until_comma, self._odd_word]
        while self.at < len(self.line.tokens) and any(step() for step in steps):
            pass
        return Complement(self.at, tuple(self.codes), self._body(), self.abroad, self._is_centre())

    def _body(self) -> str | None:
        if self.office.takes not in ("body", "unit", "hospital", "council"):
            return None
        first = self.head + 1 if self.line.tokens[self.head].low in ("kepala", "sekretaris", "direktur") else self.begin
        last = self.at
        for index in range(first, self.at):
            if self.places.covers(self.line.tokens[index].start):
                last = index
                break
        if last <= first:
            return None
        start, end = self.line.tokens[first].start, self.line.tokens[last - 1].end
        return " ".join(self.line.text[start:end].split()).strip(" ,(-–/") or None

    def _is_centre(self) -> bool:
        tokens = self.line.tokens
        national = any(words().national.match(tokens[: self.at], index) for index in range(self.head, self.at))
        return not self.codes and (national or any(token.low.startswith("kemen") for token in tokens[self.head : self.at]))

    def _token(self, index: int) -> str:
        return self.line.tokens[index].low if index < len(self.line.tokens) else ""

    def _over_region(self, at: int) -> int | None:
        if at >= len(self.line.tokens):
            return None
        start = self.line.tokens[at].start
        if not self.places.covers(start):
            return None
        self.codes.extend(self.places.codes[start])
        return self.line.at(self.places.ends[start])

    def _region(self) -> bool:
        after = self._over_region(self.at)
        if after is None:
            return self._unread()
        if after <= self.at:
            return False
        self.at = after
        return True

    def _unread(self) -> bool:
        """A region that was not read as one: "Dinas Kehutanan DIY"."""
        if self.codes or self.office.territory == "centre":
            return False
        found = unread_region(self.line, self.at, self.office.post in ("camat", "kapolsek", "danramil"))
        if found is None:
            return False
        self.at = found[0]
        self.codes.extend(found[1])
        return True

    def _country(self) -> bool:
        found = words().countries.match(self.line.tokens, self.at)
        token = self.line.tokens[self.at]
        if found is None or not token.is_capital or (len(token.text) < 4 and not token.text.isupper()):
            return False
        self.at, self.abroad = found[0], True
        return True

    def _republic(self) -> bool:
        token = self.line.tokens[self.at]
        if token.text == "RI":
            self.at += 1
            return True
        if token.low in ("republik", "provinsi", "prov", "kerajaan") and token.is_capital:
            self.at += 2 if self._token(self.at + 1) == "indonesia" else 1
            return True
        return False

    def _bracket(self) -> bool:
        """ "(Kadisparbud)", "(Pemkab)", "(DPMPTSP)": an abbreviation, no nickname."""
        line = self.line
        if line.tokens[self.at].text != "(":
            return False
        inner = []
        for index in range(self.at + 1, min(self.at + 1 + _BRACKET, len(line.tokens))):
            if line.tokens[index].text == ")":
                if inner and (self._opens_with_post(inner[0]) or all(self._abbreviates(number) for number in inner) or self._is_inside(inner, index)):
                    self.at = index + 1
                    return True
                return False
            inner.append(index)
        return False

    def _opens_with_post(self, index: int) -> bool:
        """ "(Dirjen Minerba)": the same post in short."""
        return words().offices.match(self.line.tokens, index) is not None and self.office.takes in ("body", "unit")

    def _is_inside(self, inner: list[int], index: int) -> bool:
        """Whether a bracket of one word stands within the body's name: "(Binalattas) Kemnaker", "(Korwil) dari"."""
        takes_body = self.office.takes in ("body", "unit") and self.at > self.begin
        after = self.line.tokens[index + 1] if index + 1 < len(self.line.tokens) else None
        return takes_body and len(inner) == 1 and after is not None and (after.is_word or after.text == ",")

    def _abbreviates(self, index: int) -> bool:
        line, tables = self.line, words()
        token = line.tokens[index]
        known = token.low in tables.fields or token.low in tables.common or self.places.covers(token.start)
        posts = tables.offices.match(line.tokens, index) or tables.prefixes.match(line.tokens, index)
        made = any(pattern.fullmatch(token.low) for pattern, _ in (*tables.patterns, *tables.body_patterns))
        capitals = token.text.isupper() and len(token.text) > 1
        camel = not token.text.islower() and any(char.isupper() for char in token.text[1:])
        return not token.is_word or bool(known or posts or made or capitals or camel or self._in_region(token.start))

    def _in_region(self, offset: int) -> bool:
        return any(start < offset < end for start, end in self.places.ends.items() if offset - 60 < start < offset)

    def _accredited(self) -> bool:
        """ "RI untuk Kerajaan Belanda", "Indonesia untuk UNESCO": where an envoy serves."""
        token = self.line.tokens[self.at]
        capitals = token.text.isupper() and len(token.text) > 2 and self._token(self.at - 1) in ("untuk", "di")
        if token.low not in ("indonesia", "untuk", "di", "kerajaan", "luar", "biasa", "berkuasa", "penuh", "dan") and not capitals:
            return False
        self.at += 1
        return True

    def _hospital(self) -> bool:
        """The name of the hospital up to a comma or its region: "dr. Soebandi Jember", "Bendan,"."""
        if self.at > self.begin:
            return False
        line = self.line
        for index in range(self.at, min(self.at + 7, len(line.tokens))):
            token = line.tokens[index]
            if self.places.covers(token.start) and index > self.at:
                self.at = index
                return True
            if token.text == "," and index > self.at:
                titled = titles_before(line.text, line.tokens[self.at].start, line.paragraph.end).words
                self.at = self.at if titled else index
                return not titled
            if not (token.text == "." or (token.is_word and (token.is_capital or token.low == "dr"))):
                return False
        return False

    def _holder(self) -> bool:
        """The office served: "Stafsus Presiden", "Staf Ahli Menteri"."""
        serves = self.office.needs == "state" or self.office.post in ("staf_ahli", "asisten_sekda")
        if self.at > self.begin or not serves:
            return False
        found = words().offices.match(self.line.tokens, self.at)
        if found is None or found[1].takes == "place":
            return False
        self.at = found[0]
        return True

    def _until_title(self) -> bool:
        """Unknown words of the body before a title: "Wilayah Sungai Citanduy Ir. Haryo", "081/Dhirotsaha Jaya Kolonel"."""
        line = self.line
        for index in range(self.at, min(self.at + 4, len(line.tokens))):
            token = line.tokens[index]
            if not (token.is_word and token.is_capital) or "\n" in line.gap(index) or self.places.covers(token.start):
                return False
            titles = titles_before(line.text, token.start, line.paragraph.end)
            if titles.words and set(titles.kinds) & {"rank", "academic", "religious"}:
                if index == self.at:
                    return False
                self.at = index
                return True
        return False

    def _until_comma(self) -> bool:
        """Words of the body that open no name, up to a comma and a name: "Wilayah Sungai Nusa Tenggara I, Retno"."""
        line, tables = self.line, words()
        if self.at == self.begin or line.tokens[self.at].low not in tables.never_first:
            return False
        for index in range(self.at, min(self.at + 5, len(line.tokens) - 1)):
            token = line.tokens[index]
            if token.text == ",":
                follows = line.tokens[index + 1]
                self.at = index if follows.is_capital and not is_no_name(follows.low) else self.at
                return self.at == index
            if not (token.is_word and token.is_capital):
                return False
        return False

    def _odd_word(self) -> bool:
        """A word that no table has within the body's name, a slip perhaps: "Kasi Pidus Kejaksaan Negeri"."""
        line = self.line
        if self.at == self.begin and self.office.takes != "body" or self.at + 1 >= len(line.tokens):
            return False
        token, follows = line.tokens[self.at], line.tokens[self.at + 1]
        unknown = token.is_word and token.text.istitle() and token.low not in words().given and not is_no_name(token.low)
        if not unknown or "\n" in line.gap(self.at + 1) or titles_before(line.text, token.start, line.paragraph.end).words:
            return False
        if not (follows.is_capital and (follows.low in words().institutions or self.places.covers(follows.start))):
            return False
        self.at += 1
        return not self._begins_post(self.at)

    def _number(self) -> bool:
        token = self.line.tokens[self.at]
        if token.text.isdigit() and self.office.takes == "unit":
            self.at += 1
            return True
        if token.text == "/" and self.office.takes == "unit" and self.at + 1 < len(self.line.tokens):
            after = self._over_region(self.at + 1)
            self.at = after if after is not None else self._over_unit_name(self.at + 1)
            return True
        if self._token(self.at - 1) == "kelas" and token.text.isupper():
            self.at += 1
            return True
        if token.low in _ROMAN and token.text.isupper():
            if token.text == "I" and self._token(self.at + 1) in _BALINESE:
                return False
            self.at += 1
            return True
        return False

    def _over_unit_name(self, at: int) -> int:
        """The index behind "Praja Vira Tama" of "181/Praja Vira Tama": up to a rank, a given name, a mark."""
        line = self.line
        last = at + 1
        while last < min(at + 4, len(line.tokens)):
            token = line.tokens[last]
            fits = token.is_word and token.is_capital and token.low not in words().given and not self.places.covers(token.start)
            if not fits or titles_before(line.text, token.start, line.paragraph.end).words:
                break
            last += 1
        return last

    def _word(self) -> bool:
        if not self._is_body_word(self.at):
            return False
        self.at += 1
        return True

    def _joined(self) -> bool:
        """ "Perumahan dan Permukiman", "Riset, dan Teknologi", "PAN-RB", ", Kabupaten Blitar"."""
        low = self._token(self.at)
        if low not in _JOINERS:
            return False
        index = self.at + 1
        if low == "," and self._token(index) == "dan":
            index += 1
        if index >= len(self.line.tokens) or "\n" in self.line.gap(index):
            return False
        if low in ",-–" and self.places.covers(self.line.tokens[index].start):
            return self._typed_region(index) if low == "," else False
        if low == "," and self._token(index - 1) == "," and not self._is_upper_body(index):
            if not (self._is_body_word(index) and self._is_series(index)):
                return False
        if not self._is_body_word(index) or not self.line.tokens[index].is_capital:
            return False
        self.at = index
        return True

    def _is_upper_body(self, index: int) -> bool:
        """ ", Kementerian Pertanian": the body that this one is part of."""
        low = self._token(index)
        return low in ("kementerian", "ditjen", "direktorat", "polda", "setda") or low.startswith("kemen")

    def _typed_region(self, index: int) -> bool:
        """ ", Kabupaten Blitar, dr. Budi": the region in apposition to the body."""
        token = self.line.tokens[index]
        if token.low not in ("kabupaten", "kota", "provinsi", "kecamatan", "kab", "kec"):
            return False
        after = self._over_region(index)
        if after is None:
            return False
        self.at = after
        return True

    def _is_series(self, index: int) -> bool:
        """Whether a list of fields goes on to an "dan" before any small word: "Akuntabilitas Aparatur, dan …"."""
        for k in range(index, min(index + 9, len(self.line.tokens))):
            token = self.line.tokens[k]
            if token.low == "dan":
                return k + 1 < len(self.line.tokens) and self._is_body_word(k + 1)
            if not (token.text == "," or self._is_body_word(k)):
                return False
        return False

    def _is_body_word(self, index: int) -> bool:
        line, tables = self.line, words()
        if index >= len(line.tokens):
            return False
        token = line.tokens[index]
        if not token.is_word or (index > self.at and "\n" in line.gap(index)) or "\n" in line.gap(self.at):
            return False
        if token.low in tables.calendar or self._begins_post(index):
            return False
        if not token.is_capital:
            if token.low == "bidang" and index + 1 < len(line.tokens) and line.tokens[index + 1].is_capital:
                return True
            return token.low in tables.fields and token.low not in _ROMAN and len(token.low) > 3 and self._lower_fits(index)
        if token.low in tables.fields:
            return token.text != "I" and not (token.text == "A" or token.low in _ROMAN)
        if titles_before(line.text, token.start, line.paragraph.end).words or token.low in tables.given:
            return False
        if token.low in tables.also:
            follows = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
            return follows is not None and follows.is_capital and is_no_name(follows.low) and follows.is_word
        if token.text.isupper() and len(token.text) > 2 and not line.shouts:
            return True
        return is_no_name(token.low) and token.low not in _STOPS

    def _lower_fits(self, index: int) -> bool:
        """Small letters go on only behind a head in small letters: "kepala dinas kesehatan"."""
        return not self.line.tokens[self.head].is_capital or self.line.tokens[self.begin - 1].low == "kepala"

    def _begins_post(self, index: int) -> bool:
        found = words().offices.match(self.line.tokens, index)
        return found is not None and self.line.tokens[index].low not in words().fields

    def _district(self) -> bool:
        """ ", Kecamatan Rumpin", ", Kabupaten Bogor" behind a village."""
        if self._token(self.at) != "," or self.at + 1 >= len(self.line.tokens):
            return False
        if not self.places.covers(self.line.tokens[self.at + 1].start):
            return self._untold_district()
        if self._typed_region(self.at + 1):
            return True
        end = self.line.at(self.places.ends[self.line.tokens[self.at + 1].start])
        if self.at == self.begin or self._token(end) != ",":
            return False
        self.at = self._over_region(self.at + 1) or self.at
        return True

    def _untold_district(self) -> bool:
        """ ", Nusa Penida," behind a village: a kecamatan by its name alone, between commas."""
        for width in (1, 2, 3):
            last = self.at + 1 + width
            if self._token(last) == "," and self.at > self.begin:
                name = self.line.text[self.line.tokens[self.at + 1].start : self.line.tokens[last - 1].end]
                found = gazetteer().districts.get(key(name), ())
                self.codes.extend(found)
                self.at = last if found else self.at
                return bool(found)
        return False

    def _village(self) -> bool:
        after = read_village(self.line, self.at, self.places) if self.at == self.begin else None
        if after is None:
            return False
        self.at = after
        return True


_STOPS = frozenset(
    "yang ini itu juga dan atau dalam pada dari ke di untuk dengan oleh saat usai hari tahun pagi siang sore malam "
    "bersama serta kepada terkait tentang jadi menjadi minta buka hadiri imbau ajak sebut tegaskan".split()
)


def _is_abbreviated(line: Line, at: int) -> bool:
    """Whether the head ends in the full stop of a short form: "Kabag. Protokol"."""
    if at + 1 >= len(line.tokens) or line.tokens[at].text != "." or line.gap(at):
        return False
    low = line.tokens[at - 1].low
    return low.startswith(("ka", "sek")) and len(low) < 9 and line.tokens[at + 1].is_capital and low != "kapolri"


def read_complement(line: Line, head: int, at: int, office: Office, places: Places) -> Complement:
    """What belongs to the head that stands at tokens ``head`` to ``at``."""
    return _Reader(line, head, at, office, places).read()


def read_members(line: Line, head: int, at: int, places: Places) -> Complement:
    """What follows a post in a council: its region, the faction, the commission, the district of election."""
    office = Office("anggota_dprd", "council", "own")
    reader = _Reader(line, head, at, office, places)
    tables = words()
    while reader.at < len(line.tokens):
        token = line.tokens[reader.at]
        party = tables.parties.match(line.tokens, reader.at)
        if party and token.is_capital and reader.at > at:
            reader.at = party[0]
        elif token.low == "setempat" and reader.at > at:
            reader.at += 1
        elif not (reader._region() or reader._republic() or reader._bracket() or _leads_on(line, reader, at)):
            break
    return Complement(reader.at, tuple(reader.codes), "DPRD" if "DPRD" in _written(line, head, at) else None)


def _written(line: Line, first: int, last: int) -> str:
    return line.text[line.tokens[first].start : line.tokens[last - 1].end]


_LEADS = frozenset("dari asal fraksi partai dapil daerah pemilihan komisi f periode".split())


def _leads_on(line: Line, reader: _Reader, at: int) -> bool:
    """Whether a word leads on to a party, a commission or a district: "dari Fraksi Golkar", "Komisi B"."""
    token = line.tokens[reader.at]
    after = line.tokens[reader.at + 1] if reader.at + 1 < len(line.tokens) else None
    if token.low in _LEADS and after is not None:
        known = words().parties.match(line.tokens, reader.at + 1) or reader.places.covers(after.start)
        letter = (len(after.text) <= 4 and after.text.isupper()) or after.low == "setempat"
        if after.low in _LEADS or known or letter:
            reader.at += 1
            return True
    if token.text.isupper() and (token.low in _ROMAN or len(token.text) == 1) and token.is_word:
        previous = line.tokens[reader.at - 1].low
        named = previous in ("komisi", "dapil") or reader.at > at and reader.codes
        if named and not (after is not None and after.text == "."):
            reader.at += 1
            return True
    return False


def read_village(line: Line, at: int, places: Places) -> int | None:
    """The index behind the name of a village that begins at ``at``, None where a person's name begins there.

    A run before a comma is the village; a word like "Timur" ends it; a given name or a title begins the person.
    """
    run = _capitals(line, at, places)
    if not run:
        return None
    tables = words()
    follows = line.tokens[run[-1] + 1].text if run[-1] + 1 < len(line.tokens) else ""
    titled = bool(titles_before(line.text, line.tokens[run[-1] + 1].start, line.paragraph.end).words) if follows else False
    if titled:
        return run[-1] + 1
    ends = [index for index in run[1:] if line.tokens[index].low in tables.village_words]
    if ends and (ends[-1] < run[-1] or follows == ","):
        return ends[-1] + 1
    if follows == "," and len(run) < 3 and _goes_on(line, run[-1] + 2, places, line.tokens[run[0]].low in tables.given):
        return run[-1] + 1
    if line.tokens[run[0]].low in tables.given:
        return None
    for place, index in enumerate(run[1:], start=1):
        if line.tokens[index].low in tables.given:
            return run[place]
    if len(run) >= 3 or (len(run) == 2 and _is_village(line, run[0])):
        return run[0] + 1
    return None


def _is_village(line: Line, index: int) -> bool:
    name = line.tokens[index].text
    return any(f"{word} {name}" in line.text for word in ("Desa", "desa", "Kelurahan", "kelurahan", "Kampung", "Gampong"))


def _goes_on(line: Line, index: int, places: Places, named: bool) -> bool:
    """Whether behind the comma stands a person or a region: the run before it was a place.

    ``named`` says that the run opens with a given name: then only a region shows that it is a place.
    """
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    return token.is_capital and (places.covers(token.start) or (not named and not is_no_name(token.low)))


def _capitals(line: Line, at: int, places: Places) -> list[int]:
    """The capitalised words in a row from ``at``, titles and common words not among them."""
    run: list[int] = []
    tables = words()
    for index in range(at, min(at + 6, len(line.tokens))):
        token = line.tokens[index]
        village = token.low in tables.village_words
        if not (token.is_word and token.is_capital) or places.covers(token.start) or (run and "\n" in line.gap(index)):
            break
        plain = token.low in tables.common or token.low in tables.institutions or token.low in tables.things
        if token.low in tables.calendar or (plain and not village):
            break
        if titles_before(line.text, token.start, line.paragraph.end).words:
            break
        run.append(index)
    return run
