"""Values and years that stand in two lists, read side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Sentence, Year
from .owners import Owned
from .values import Parts

_PAIR = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|maupun|&)\s|/)\s*(?:tahun\s+|pada\s+|di\s+)*", re.IGNORECASE)


_RELATIVE = re.compile(r"tahun\s+(?:ini|lalu|depan)\s(?!dan\b)", re.IGNORECASE)
"""A year that begins a clause of its own behind a comma: "B tahun 2016, tahun ini diharapkan BB"."""


def are_listed(text: str, one: Year, other: Year) -> bool:
    """Whether two years stand side by side in a list."""
    apart = text[one.end : other.start].strip() == "," and _RELATIVE.match(text, other.start)
    return not apart and _PAIR.fullmatch(text, one.end, other.start) is not None


def zipped_years(
    text: str, sentence: Sentence, parts: Parts, owned: Sequence[Owned], before: Sequence[str]
) -> dict[int, Year]:
    """A list of values and a list of as many years, or a range that spans as many, read side by side."""
    found: dict[int, Year] = {}
    place = {(item.value.start, item.value.end): at for at, item in enumerate(owned)}
    for run in parts.runs:
        values = [parts.values[at] for at in run]
        spots = [place.get((value.start, value.end)) for value in values]
        if None in spots or len({item for spot in spots for item in owned[spot or 0].bodies}) > 1:
            continue
        told = [Year(value.start, value.start, each) for value, each in zip(values, before, strict=False)]
        for years in _year_lists(text, sentence) if sentence.years or len(before) != len(run) else [told]:
            if len(years) == len(run) and not any(values[0].start < year.start < values[-1].end for year in years):
                found.update({spot: year for spot, year in zip(spots, years, strict=True) if spot is not None})
    return found


def _year_lists(text: str, sentence: Sentence) -> list[list[Year]]:
    lists: list[list[Year]] = []
    for year in sentence.years:
        if re.fullmatch(r"\d{4}/\d{4}", year.value):
            first, last = (int(part) for part in year.value.split("/"))
            lists.append([Year(year.start, year.end, str(each)) for each in range(first, last + 1)])
            continue
        if lists and lists[-1] and are_listed(text, lists[-1][-1], year):
            lists[-1].append(year)
        else:
            lists.append([year])
    return lists
