"""Names of persons: those whom the officials room found, and what else follows a post."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Document, Official, Paragraph, Span
from ..officials.names import read_name
from ..officials.titles import is_short_degree, titles_after, titles_before
from ..officials.tokens import read_line
from ..officials.words import words as officials_words
from .namesakes import is_namesake, is_place, place_before, without_place
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
_FULL = 2
"""Words of a person's full name, at least."""
DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}\.[A-Z]")
"""A degree that was read as a name: "M.Kep"."""
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


class People:
    """The officials by the places of their names; names that are those of bodies or places are left out."""

    def __init__(self, text: str, officials: Sequence[Official]) -> None:
        officials = [without_place(text, official) for official in officials if not is_place(text, official.name)]
        at = {
            (mention.start, mention.end): official
            for official in officials
            for mention in official.mentions
            if not is_namesake(text, mention)
            and not DEGREE.match(mention.text)
            and mention.text.split()[0] not in organisation_words().heads
        }
        self.spans = [Span(start, end) for start, end in sorted(at)]
        kept = {id(official) for official in at.values()}
        self.officials = tuple(official for official in officials if id(official) in kept or not official.mentions)
        self._officials = at
        self._starts = [span.start for span in self.spans]

    def official(self, span: Span) -> Official:
        """The official whose name a span of ``spans`` is; KeyError for any other."""
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
    apart = "," in text[at:begin] or titled > begin
    return _guessed(text, paragraph, begin, titled, apart=apart, single=single, barred=barred)


def _guessed(
    text: str, paragraph: Paragraph, begin: int, titled: int, *, apart: bool, single: bool, barred: frozenset[int]
) -> Named | None:
    """The name of somebody whom the officials room did not find, that begins at ``titled`` behind titles from ``begin``
    on; ``apart`` where a comma or titles stand between it and the post."""
    line = read_line(text, paragraph)
    name = read_name(line, line.at(begin), barred)
    unread = name is None or len(name.words) < _FULL
    apposed = _APPOSED.match(text, titled, paragraph.end) if unread and apart else None
    if apposed and titled not in barred and _is_a_name(apposed[1]):
        degrees = titles_after(text, apposed.end(1), paragraph.end).end
        return Named(begin, max(apposed.end(1), degrees), apposed[1], None)
    if name is None or (unread and not name.honorifics and not single) or name.outer[0] > titled:
        return None
    told = name.text[place_before(text, name.text) :]
    bare, _, last = told.rpartition(" ")
    return Named(begin, name.outer[1], bare if bare and name.honorifics and is_short_degree(last) else told, None)
