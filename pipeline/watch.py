"""How long each stage takes, and an end to an article that takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from .errors import ArticleError

AGAIN = 1.0
"""Seconds until the alarm rings again, should code have swallowed the first."""


TOO_LONG = "took longer than an article may take"
"""How the reason of such a rejection begins."""


class Watch:
    """Times the stages of many articles, and breaks off a stage that takes longer than ``limit`` seconds.

    The limit is kept by SIGALRM, which ``re`` and ``regex`` heed too and which reaches the main thread alone: in
    another thread, and without ``limit``, stages are only timed. ``seconds`` is the time of each stage so far. A
    context manager: the signal is given back with the block.
    """

    def __init__(self, limit: float | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._limit = limit
        self._armed = limit is not None and threading.current_thread() is threading.main_thread()
        self._before: Any = None

    def __enter__(self) -> Watch:
        if self._armed:
            self._before = signal.signal(signal.SIGALRM, self._ring)
        return self

    def __exit__(self, *_: object) -> None:
        if self._armed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    @contextmanager
    def stage(self, name: str, *, limited: bool = True) -> Iterator[None]:
        """Times the block under ``name``. Raises ArticleError in it when the time is up.

        ``limited=False`` is for a block that writes: half an article in a file would be worse than a slow one.
        """
        armed = self._armed and limited
        start = perf_counter()
        try:
            if armed:
                signal.setitimer(signal.ITIMER_REAL, self._limit or 0, AGAIN)
            yield
        finally:
            if armed:
                signal.setitimer(signal.ITIMER_REAL, 0)
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start

    def _ring(self, *_: object) -> None:
        raise ArticleError(f"{TOO_LONG} ({self._limit:g} seconds): look at the article, or raise article_seconds")
