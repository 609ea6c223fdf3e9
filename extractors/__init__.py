"""What is known about Indonesian local government: a document in, items out; nothing else is touched.

The order of extraction: regions and dates read the text alone; officials, SAKIP grades and agreements will be given
what these found.
"""

from __future__ import annotations

from . import dates, regions
from .document import Document, Extraction

__all__ = ["extract"]


def extract(document: Document) -> Extraction:
    """All that is found in one document, each list in order of first mention.

    Nothing is taken from related links, boilerplate, bylines or repeated paragraphs.
    """
    places = regions.extract(document)
    days = dates.extract(document)
    return Extraction(
        regions=places.regions,
        dates=days.dates,
        problems=(*places.problems, *days.problems),
        dateline_region=places.dateline_region,
    )
