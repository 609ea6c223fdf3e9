"""Which year a grade has whose own sentence tells none: the marks of each year weighed (``year_evidence``).

The table of weights was learned from labelled articles; ``extractors/models/sakip-years-1.md`` tells from which, and
how well it does on others.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from .marks import Claim

MODEL = "sakip-years-1.json"
MARGIN = 0.25
"""How far the marks of a year must outweigh that none is told, chosen on articles left out."""
Choose = Callable[[Claim, Mapping[str, Sequence[str]]], str | None]
"""Given a grade and the marks of each year, its year; None where it is not told."""


@cache
def weights() -> Mapping[str, float]:
    """The weight of each mark; a mark without one says nothing."""
    table = files("saripati.extractors").joinpath("models", MODEL).read_text(encoding="utf-8")
    return dict(json.loads(table)["year"])


def likeliest(claim: Claim, marks: Mapping[str, Sequence[str]]) -> str | None:
    """The year whose marks weigh most; None where no year's weigh enough."""
    table = weights()
    sums = {year: math.fsum(table.get(mark, 0.0) for mark in told) for year, told in marks.items()}
    best = max(sums, key=lambda year: sums[year], default=None)
    return best if best is not None and sums[best] > MARGIN else None
