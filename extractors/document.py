"""What an extractor is given and what it gives back: frozen values, no behaviour but quoting.

All offsets count Unicode code points of ``Document.text`` and are half-open: ``[start, end)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["title", "body", "caption", "byline", "related", "boilerplate"]
NameLabel = Literal["PER", "ORG", "LOC"]
Precision = tuple[int, int]
"""How often a rule was right on the gold set: (right, fired)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, ``[start, end)``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A quotation: ``document.text[start:end] == text`` always. Made by ``Document.quote`` only."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a repeated paragraph was first seen: the record's id and the paragraph's index."""

    id: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document, without its line break."""

    start: int
    end: int
    kind: ParagraphKind
    repeats: Origin | None = None

    @property
    def is_read(self) -> bool:
        """Whether anything may be extracted from here (contract, section 1)."""
        return self.repeats is None and self.kind in ("title", "body", "caption")


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by a model: its place, its type and the model's name."""

    span: Span
    label: NameLabel
    model: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at. ``start`` and ``end`` are None where it concerns the whole article."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A normalised article as the extractors see it.

    ``published`` is an EDTF day, month or year ("2025-09-29", "2024-10", "2019") or None.
    ``dateline`` is the place in the dateline ("MOJOKERTO", "Kota Blitar"), or None.
    Paragraphs stand in order, do not overlap, and leave out only the line breaks between them.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    published: str | None = None
    dateline: Span | None = None
    names: tuple[Name, ...] = ()

    def quote(self, span: Span) -> Mention:
        """The words at ``span``: the only way to make evidence, so offsets and text cannot disagree.

        Raises ValueError for an empty span or one that leaves the text.
        """
        if not 0 <= span.start < span.end <= len(self.text):
            raise ValueError(f"no words at [{span.start}, {span.end}) of a text of {len(self.text)} characters")
        return Mention(span.start, span.end, self.text[span.start : span.end])

    def read_paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs from which items are taken, in order."""
        return (paragraph for paragraph in self.paragraphs if paragraph.is_read)


Level = Literal["provinsi", "kabupaten", "kota", "kecamatan"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region that the article mentions; ``code`` is the Kemendagri code ("35", "35.72", "35.05.12")."""

    code: str
    name: str
    level: Level
    province: str
    mentions: tuple[Mention, ...]
    rule: str
    precision: Precision | None = None


Granularity = Literal["day", "month", "year", "range"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text; ``value`` is EDTF (ISO 8601-2), None where nothing anchors a relative date."""

    start: int
    end: int
    text: str
    value: str | None
    granularity: Granularity
    relative: bool
    rule: str
    precision: Precision | None = None


Acting = Literal["pj", "pjs", "plt", "plh"]
Tenure = Literal["incumbent", "former", "elect"]


@dataclass(frozen=True, slots=True)
class Post:
    """A public post that an article gives to a person.

    ``post`` is the contract's term ("wali_kota"), ``text`` the post as written. ``region`` is the code of its
    territory, None for the centre; ``organization`` the ministry, dinas or body as written.
    """

    post: str
    text: str
    acting: Acting | None
    tenure: Tenure
    organization: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Official:
    """One person with the public posts that the article states; ``name`` is the fullest form without titles."""

    name: str
    aliases: tuple[str, ...]
    honorifics: tuple[str, ...]
    posts: tuple[Post, ...]
    mentions: tuple[Mention, ...]
    rule: str
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The body that was graded; ``region`` is None for a ministry."""

    name: str
    region: str | None
    kind: Literal["pemda", "opd", "kementerian_lembaga"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A SAKIP or RB grade; ``score`` is on the scale 0 to 100, ``year`` EDTF."""

    subject: Subject
    instrument: Literal["SAKIP", "RB"]
    predicate: str | None
    score: float | None
    year: str | None
    status: Literal["achieved", "target"]
    evidence: tuple[Mention, ...]
    rule: str
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who is bound by an agreement; ``kind`` is the contract's term ("pemda", "perguruan_tinggi")."""

    name: str
    kind: str
    region: str | None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, named or by post alone; ``party`` is the index of the participant, None where it is not told."""

    name: str | None
    post: str | None
    region: str | None
    party: int | None


@dataclass(frozen=True, slots=True)
class Witness:
    """Who sees it signed ("disaksikan")."""

    name: str
    post: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement; ``date`` is the day of signing (EDTF), ``place`` and ``subjects`` as written."""

    kind: str
    status: Literal["signed", "planned", "ended"]
    participants: tuple[Participant, ...]
    signatories: tuple[Signatory, ...]
    witnesses: tuple[Witness, ...]
    date: str | None
    place: str | None
    place_region: str | None
    subjects: tuple[str, ...]
    evidence: tuple[Mention, ...]
    rule: str
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, each list in order of first mention."""

    regions: tuple[Region, ...] = ()
    officials: tuple[Official, ...] = ()
    dates: tuple[DateMention, ...] = ()
    sakip: tuple[Assessment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    problems: tuple[Problem, ...] = ()
    dateline_region: str | None = None
