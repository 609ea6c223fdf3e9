"""How much an article speaks of each region."""

from __future__ import annotations

import re
from collections import Counter

from ..document import Document, Region

_GOVERNMENT = re.compile(
    r"\b(?:pemkab|pemkot|pemprov|pemko|pemerintah|pemda|bupati|wali ?kota|gubernur|dprd|dinas|sekda|wabup|wagub|wawali|"
    r"provinsi|kabupaten|kota|polres|kpu|kejari)\W*$",
    re.IGNORECASE,
)
_TITLE_WEIGHT = 2
_GOVERNMENT_WEIGHT = 1
_DATELINE_WEIGHT = 1
_OF_VILLAGE = re.compile(r"\b(?:lurah|kades|kelurahan|keuchik|desa)[^\S\n]+$", re.IGNORECASE)
""" "Lurah Manggarai": the article speaks of a kelurahan, not of the region of that name."""


def weigh(document: Document, regions: tuple[Region, ...], dateline_region: str | None) -> Counter[str]:
    """How much the article speaks of each province, kabupaten and kota; ties go to the one named first."""
    title = next((paragraph for paragraph in document.paragraphs if paragraph.kind == "title"), None)
    weights: Counter[str] = Counter()
    for region in regions:
        if region.level == "kecamatan":
            continue
        for mention in region.mentions:
            if _OF_VILLAGE.search(document.text, max(0, mention.start - 16), mention.start):
                weights.pop(region.code, None)
                break
            weight = 1
            if title and title.start <= mention.start < title.end:
                weight += _TITLE_WEIGHT
            if _GOVERNMENT.search(document.text, max(0, mention.start - 24), mention.start):
                weight += _GOVERNMENT_WEIGHT
            weights[region.code] += weight
    if dateline_region is not None and dateline_region in weights:
        weights[dateline_region] += _DATELINE_WEIGHT
    return weights
