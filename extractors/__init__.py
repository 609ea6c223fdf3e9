"""What is known about Indonesian local government: a document in, items out; nothing else is touched.

The order of extraction: regions and dates read the text alone; officials are given the regions; SAKIP grades and
agreements are given all three.
"""

from __future__ import annotations

from . import agreements, dates, officials, regions, sakip
from .document import Document, Extraction

__all__ = ["extract"]


def extract(document: Document) -> Extraction:
    """All that is found in one document, each list in order of first mention.

    Nothing is taken from related links, boilerplate, bylines or repeated paragraphs.
    """
    places = regions.extract(document)
    days = dates.extract(document)
    persons = officials.extract(document, places.regions, places.dateline_region)
    grades = sakip.extract(document, places.regions, persons.officials, days.dates, places.dateline_region)
    papers = agreements.extract(document, places.regions, persons.officials, days.dates, places.dateline_region)
    return Extraction(
        regions=places.regions,
        officials=persons.officials,
        dates=days.dates,
        sakip=grades.assessments,
        agreements=papers.agreements,
        problems=(*places.problems, *persons.problems, *days.problems, *grades.problems, *papers.problems),
        dateline_region=places.dateline_region,
    )
