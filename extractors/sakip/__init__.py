"""SAKIP and RB grades: which body, which grade and score, of which year, reached or hoped for.

``topic`` tells whether an article may speak of grades at all. ``reading`` goes through its sentences: ``marking``
finds the marks (``grades``, ``scores``, ``years``, ``instruments``, ``subjects``), grades and scores are put together
(``values``, ``pairs``), each gets its body (``owners``), evaluation (``evaluations``), year (``timing``) and
``status``, if anything is told (``untold``), and becomes a claim (``claims``); ``memory`` carries over what a sentence
leaves out, ``going_on`` until when a grade held; ``retelling`` and ``completing`` go back to what was told before.
``spans`` and ``rounds`` add the years that an article tells once for many, ``merging`` makes one item of several
tellings.

What a value is tied to is decided by ladders of evidence, the strongest first: ``timing`` tells that of the year,
``owners`` that of the body; a year told elsewhere is weighed (``told_years``, ``year_evidence``, ``year_weights``).
Between a value and what it is tied to any words may stand but those that part the two: a stop, another value, another
body, the opening of a new clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Assessment, DateMention, Document, Official, Problem, Region, Span
from .bands import bands, fits
from .government import find_governments, is_government
from .marks import Claim
from .memory import Article
from .merging import merge
from .offices import find_districts
from .reading import read
from .rounds import with_rounds
from .topic import instruments_of, main_instrument
from .year_weights import Choose, likeliest
from .years import plan_years


@dataclass(frozen=True, slots=True)
class SakipFindings:
    """The assessments of a document in order of first telling, and ``sakip-score-mismatch`` problems."""

    assessments: tuple[Assessment, ...]
    problems: tuple[Problem, ...]


def extract(
    document: Document,
    regions: Sequence[Region] = (),
    officials: Sequence[Official] = (),
    dates: Sequence[DateMention] = (),
    dateline_region: str | None = None,
) -> SakipFindings:
    """All SAKIP and RB assessments that the read paragraphs tell of (contract, sections 5 and 8).

    ``regions``, ``officials`` and ``dates`` are what the other rooms found in the same document; officials may be
    empty. Not returned: grades of other evaluations, counts, means, rises, component scores, the scale, denied
    grades, grades of bodies without a name.
    """
    claims = find_claims(document, regions, officials, dates, dateline_region)
    found = tuple(_assessment(document, claim) for claim in claims)
    return SakipFindings(found, tuple(_mismatches(found)))


def find_claims(
    document: Document,
    regions: Sequence[Region],
    officials: Sequence[Official],
    dates: Sequence[DateMention],
    dateline_region: str | None,
    choose: Choose = likeliest,
) -> list[Claim]:
    """The assessments as ``extract`` tells them, before they are quoted; ``choose`` dates those told without a year."""
    instruments = instruments_of(document)
    main = main_instrument(document, instruments)
    if main is None:
        return []
    governments = find_governments(document, regions, officials, dateline_region)
    districts = find_districts(region for region in regions if not is_government(region))
    now = _year_of_writing(document, dates)
    plans = plan_years(document.text, dates)
    article = Article(document, governments, dates, districts, plans, now, instruments)
    return merge(with_rounds(article, read(article, main), choose))


def _year_of_writing(document: Document, dates: Sequence[DateMention]) -> int | None:
    """The year of publication, else of the latest day that the article names."""
    if document.published:
        return int(document.published[:4])
    return max((int(date.value[:4]) for date in dates if date.value and date.granularity == "day"), default=None)


def _assessment(document: Document, claim: Claim) -> Assessment:
    evidence = tuple(document.quote(_trimmed(document, *span)) for span in sorted(set(claim.evidence)))
    return Assessment(
        claim.subject, claim.instrument, claim.predicate, claim.score, claim.year, claim.status, evidence, claim.rule
    )


def _trimmed(document: Document, start: int, end: int) -> Span:
    words = document.text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _mismatches(assessments: Sequence[Assessment]) -> list[Problem]:
    problems = []
    for item in assessments:
        if item.predicate is None or item.score is None or fits(item.predicate, item.score):
            continue
        low, high = bands()[item.predicate]
        first = item.evidence[0]
        band = f"{item.predicate} is {low} to {high}"
        message = f"{item.subject.name}: {band}, but the score is {item.score:g}; kept as written"
        problems.append(Problem("sakip-score-mismatch", message, first.start, first.end))
    return problems
