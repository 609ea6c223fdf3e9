"""Names of persons: those whom the officials room found, and what else follows a post."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Document, Mention, Official, Paragraph, Span
from ..officials.names import read_name
from ..officials.titles import is_short_degree, titles_after, titles_before
from ..officials.tokens import read_line
from ..officials.words import words as officials_words
from .organisation_words import organisation_words

_BEFORE = re.compile(
    r"(?:,? (?:(?:pada )?(?:ketika|kala|saat|waktu|masa|tatkala) itu|(?:saat|kala) ini|sekarang|kini|terpilih)\b)?"
    r"[ \u00a0]{0,3}(?:\([^()\n]{1,40}\)[ \u00a0]{0,2})?,?[ \u00a0]{0,3}(?:\([^()\n]{1,40}\),?[ \u00a0]{0,2})?"
)
"""What stands between a post and its name: when it was held ("Bupati Sikka kala itu, …"), brackets, a comma."""

_NAMED_BEFORE = re.compile(
    r"(?<![A-Z][a-z] )(?<!\w)([A-Z][a-z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,4})"
    r"((?:, ?(?:[A-Z][A-Za-z]{0,4}\.?){1,4})*,? (?:selaku|sebagai) |, | \()$"
)
"""A name with its degrees, and what leads from it to the post behind it."""
_ENDS_APPOSED = re.compile(r"\)|,| (?:dan|serta|menandatangani|meneken|bersama|dengan)\b")
"""What ends a post behind a name."""
_NAME = 80
"""Characters of a name with its degrees, at most."""
_OPENED = re.compile(r"[ \u00a0]?\(")
_APPOSED = re.compile(
    r"([A-Z][\w’'.-]+(?: (?:van der|van|der|de|von|bin|binti|al)\b)?(?: [A-Z][\w’'.-]*){1,4})"
    r"(?=[,.;(]| [a-z(]|$)"
)
"""A name between commas behind a post and its body: "Direktur Utama Bank Lampung, Bakti Sanjaya, …"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name with its titles and degrees, up to ``end``. ``official`` is None for one without a post."""

    start: int
    end: int
    name: str
    official: Official | None


_NAMESAKE = re.compile(
    r"\b(?:Universitas|Institut|Politeknik|Sekolah Tinggi|Yayasan|PT|CV|Bank|Koperasi|Bandara|Stadion|Pesantren|Ponpes"
    r"|(?<!Direktur )(?<!direktur )(?<!Dirut )(?:RSUD|RSUP|RSIA|RS|Rumah Sakit)(?: [Dd]r\.?)?) $"
)
"""What a body's name opens with: the name of a person behind it is the body's."""


_FULL = 2
"""Words of a person's full name, at least."""
_PLACE = r"\b(?:di|ke|dari|asal|Kota|Kabupaten|Kecamatan|Pelabuhan|Bandara|Pulau|Distrik|wilayah|kawasan)"
"""What makes a place of the word behind it."""
_LED = re.compile(r"\b(?:Direktur|direktur|Dirut) ((?:RSUD|RSUP|RSIA|RS|Rumah Sakit) (?:[Dd]r\.? )?)$")
"""What leads to the name of a hospital as well as to that of its head."""
_NEXT_NAME = re.compile(r", (?:[Dd]r|[Dd]rg|[Pp]rof|dra?|apt|[Nn]s)\.? ?[A-Z][a-z]+")
"""What makes a hospital's own of the name behind it: "Direktur RSUD dr. Slamet Bakti, dr. Ani Baruna"."""
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}\.[A-Z]")


def _is_namesake(text: str, mention: Mention) -> bool:
    """Whether a name is a body's: "Direktur RSUD Arif Rahman" where "RSUD Arif Rahman" stands without a post too."""
    if _NAMESAKE.search(text, max(0, mention.start - 40), mention.start):
        return True
    led = _LED.search(text, max(0, mention.start - 40), mention.start)
    if led and _NEXT_NAME.match(text, mention.end):
        return True
    name = led[1] + text[mention.start : mention.end] if led else ""
    return bool(name) and text.count(name) > len(re.findall(rf"(?:[Dd]irektur|Dirut) {re.escape(name)}", text))


_TERRITORIES = "di Kota kota Kabupaten Kecamatan Provinsi Cabang Pelabuhan Bandara Pulau Distrik".split()
"""What makes a place of a whole name behind it: a stronger sign than "dari"."""
_TERRITORY = rf"(?<![Ww]ali )\b(?:{'|'.join(_TERRITORIES)})"
_MOST_OF_PLACE = 2
"""Words of a place that is no region of the gazetteer, at most: "Tanjung Priok"."""


_COURT_WORDS = "PA PN Agama Negeri Kejari Polres Polsek Kodim Koramil Lapas Rutan Cabang".split()
_COURT = r"(?:PA|PN|Pengadilan (?:Agama|Negeri))"
_COURTS = (
    r"(?:PA|PN|Pengadilan (?:Agama|Negeri)|Kejari|Kejaksaan Negeri|Polres|Polsek|Kodim|Koramil|Lapas|Rutan|Cabang)"
)
"""Bodies that bear the name of a place, and never that of a person."""


def _is_place(text: str, name: str) -> bool:
    """Whether what was read as a name is a place, behind which the name follows: "Kepala BPJS Cabang [Polewali], Indah
    Kusuma". It stands as a place somewhere, or goes on as no name does: "Gubernur [Jeollabuk]-do"."""
    words = name.split()
    of_court = len(words) <= _MOST_OF_PLACE and any(f"{court} {name}" in text for court in _COURT_WORDS)
    if of_court and re.search(rf"\b(?:(?:di|ke|dari) {_COURTS}|antara {_COURT}) {re.escape(name)}(?!\w)", text):
        return True
    if len(words) > _MOST_OF_PLACE or words[0].lower() in officials_words().given:
        return False
    if f"{name}-" not in text and not any(f"{word} {name}" in text for word in _TERRITORIES):
        return False
    return re.search(rf"{_TERRITORY} {re.escape(name)}(?!\w)|\b{re.escape(name)}-[A-Za-z]", text) is not None


def _place_before(text: str, name: str) -> int:
    """Characters of the place that the words of a post before a name end with and that was read as part of it: "Kepala
    BRI Cabang [Mawasangka] Bakri Halim". It stands elsewhere as a place, and what follows is or stands for a name."""
    first, *rest = name.split()
    given = officials_words().given
    if len(rest) < _FULL or first.lower() in given:
        return 0
    place = re.escape(first)
    pair = f"{first} {rest[0]}"
    longer = len(rest) > _FULL and text.count(pair) > text.count(f"{pair} {rest[1]}")
    if not longer and text.count(first) == text.count(pair):  # it never stands without the rest of the name
        return 0
    if longer and re.search(rf"{_PLACE} {re.escape(pair)}\b(?! {re.escape(rest[1])}\b)", text):
        return len(pair) + 1
    if re.search(rf"\b{_COURTS} {place}\b(?! {re.escape(rest[0])}\b)", text):  # "PA Masohi" elsewhere
        return len(first) + 1
    if re.search(rf"(?:Kabupaten|Kota|Provinsi) [A-Z][\w ]{{2,40}} \({place}\)", text):  # "Sumba Timur (Sumtim)"
        return len(first) + 1
    if rest[0].lower() in given:
        found = re.search(rf"{_PLACE} {place}\b|, {place}(?=[.,;)\n]| \()", text)
    else:
        alone = re.search(rf"(?<!{place} )\b{re.escape(rest[0])}\b", text)
        found = re.search(rf"{_PLACE} {place}\b", text) if alone else None
    return len(first) + 1 if found else 0


def _without_place(text: str, official: Official) -> Official:
    cut = _place_before(text, official.name)
    if not cut:
        return official
    whole = official.name[:cut]
    mentions = tuple(
        replace(one, start=one.start + cut, text=one.text[cut:]) if one.text.startswith(whole) else one
        for one in official.mentions
        if one.text != whole.rstrip()
    )
    return replace(official, name=official.name[cut:], mentions=mentions)


class People:
    """The officials by the places of their names."""

    def __init__(self, text: str, officials: Sequence[Official]) -> None:
        officials = [_without_place(text, official) for official in officials if not _is_place(text, official.name)]
        at = {
            (mention.start, mention.end): official
            for official in officials
            for mention in official.mentions
            if not _is_namesake(text, mention)
            and not _DEGREE.match(mention.text)
            and mention.text.split()[0] not in organisation_words().heads
        }
        self.spans = [Span(start, end) for start, end in sorted(at)]
        kept = {id(official) for official in at.values()}
        self.officials = tuple(official for official in officials if id(official) in kept or not official.mentions)
        self._officials = at
        self._starts = [span.start for span in self.spans]

    def official(self, span: Span) -> Official:
        return self._officials[(span.start, span.end)]

    def starting(self, start: int) -> Span | None:
        """The longest official's name that starts at ``start``."""
        index = bisect_left(self._starts, start + 1) - 1
        return self.spans[index] if index >= 0 and self._starts[index] == start else None

    def holder(self, post: str | None, region: str | None) -> Official | None:
        """The one official who holds a post of a region now, None where none or several do."""
        if post in (None, "lainnya") or region is None:
            return None
        found = [
            official
            for official in self.officials
            if any((held.post, held.region) == (post, region) and held.tenure != "former" for held in official.posts)
        ]
        return found[0] if len(found) == 1 else None


def _is_a_name(words: str) -> bool:
    """Whether words in capitals can be a name: no abbreviation before others, no word of bodies or of headlines."""
    first, *rest = words.split()
    short = first.isupper() and len(first) > 2 and not all(word.isupper() for word in rest)
    known = organisation_words().firsts | organisation_words().headline
    return not short and not any(word in known for word in (first, *rest))


def name_before(text: str, start: int, limit: int, barred: frozenset[int]) -> tuple[int, str] | None:
    """Where a name begins that stands before a post that ends at ``limit``, and the name: "Maya Lestari selaku Rektor
    …", "Maya Lestari (Rektor …)", "Maya Lestari, Rektor …,"; behind a comma alone it must begin as names do."""
    told = _NAMED_BEFORE.search(text, max(0, start - _NAME), start)
    if told is None or told.start(1) in barred:
        return None
    words = told[1].split()
    apposed = "selaku" not in told[2] and "sebagai" not in told[2]
    if any(word in organisation_words().firsts for word in words):
        return None
    if apposed and (words[0].lower() not in officials_words().given or not _ENDS_APPOSED.match(text, limit)):
        return None
    return told.start(1), told[1]


def _name_in_brackets(text: str, paragraph: Paragraph, at: int, people: People, barred: frozenset[int]) -> Named | None:
    """The name that is all that brackets behind a post hold, with its titles: "Rektor Unpas (Prof. Dr. Eddy Jusuf)"."""
    titled = titles_before(text, at, paragraph.end).end
    span = people.starting(titled)
    line = read_line(text, paragraph)
    name = None if span else read_name(line, line.at(at), barred)
    if span is None and (name is None or len(name.words) < _FULL):
        return None
    last = span.end if span else name.outer[1] if name else at
    end = titles_after(text, last, paragraph.end).end
    if text[end : end + 1] != ")":
        return None
    official = people.official(span) if span else None
    return Named(at, end + 1, official.name if official else name.text if name else "", official)


def name_after(
    document: Document,
    paragraph: Paragraph,
    at: int,
    people: People,
    *,
    guess: bool,
    single: bool,
    barred: frozenset[int],
) -> Named | None:
    """The name that begins at ``at``, after a comma, brackets and titles.

    Names that the officials room did not find are read only with ``guess``, names of one word only with
    ``single``; none goes on over an offset of ``barred``.
    """
    text = document.text
    opened = _OPENED.match(text, at, paragraph.end)
    if opened and guess:
        bracketed = _name_in_brackets(text, paragraph, opened.end(), people, barred)
        if bracketed:
            return bracketed
    gap = _BEFORE.match(text, at, paragraph.end)
    begin = gap.end() if gap else at
    if begin >= paragraph.end:
        return None
    titled = titles_before(text, begin, paragraph.end).end
    span = people.starting(begin) or people.starting(titled)
    if span is not None:
        official = people.official(span)
        degrees = titles_after(text, span.end, paragraph.end).end
        return Named(begin, max(span.end, degrees), official.name, official)
    if not guess:
        return None
    line = read_line(text, paragraph)
    name = read_name(line, line.at(begin), barred)
    unread = name is None or len(name.words) < 2
    apposed = (
        _APPOSED.match(text, titled, paragraph.end) if unread and ("," in text[at:begin] or titled > begin) else None
    )
    if apposed and titled not in barred and _is_a_name(apposed[1]):
        return Named(
            begin, max(apposed.end(1), titles_after(text, apposed.end(1), paragraph.end).end), apposed[1], None
        )
    if name is None or (len(name.words) < 2 and not name.honorifics and not single) or name.outer[0] > titled:
        return None
    told = name.text[_place_before(text, name.text) :]
    bare, _, last = told.rpartition(" ")
    return Named(begin, name.outer[1], bare if bare and name.honorifics and is_short_degree(last) else told, None)
