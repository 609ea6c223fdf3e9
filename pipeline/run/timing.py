"""How fast a run was: the one file of its output that is another each time, and so no part of the manifest."""

from __future__ import annotations

import os
import platform
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from ..write import atomic
from .folder import TIMING
from .tasks import Counts, Done

Timing = dict[str, Any]


def timing_of(tasks: Iterable[Done], counts: Counts, wall: float, workers: int) -> Timing:
    """Seconds by stage, over all workers, and rates. Shards kept from a stopped run bring the seconds they took.

    ``wall_seconds`` and ``articles_per_second`` are of this run alone, and count what it did not have to do again
    as done.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    size = 0
    for done in tasks:
        size += done.size
        for name, spent in done.seconds.items():
            seconds[name] += spent
    size //= 2  # each shard is two tasks
    return {
        "wall_seconds": round(wall, 3),
        "articles_per_second": round(counts.articles / wall, 1),
        "megabytes_per_second": round(size / 1e6 / wall, 3),
        "seconds_by_stage": {name: round(spent, 3) for name, spent in sorted(seconds.items())},
        "microseconds_an_article": {
            name: round(spent / max(1, counts.articles) * 1e6) for name, spent in sorted(seconds.items())
        },
        "workers": workers,
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def save_timing(out: Path, timing: Timing) -> None:
    """Writes ``out/timing.json``."""
    with atomic(out / TIMING) as file:
        file.write(orjson.dumps(timing, option=orjson.OPT_INDENT_2) + b"\n")
