"""The mentions of kabupaten, kota and provinces by their place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..document import Region


class Places:
    """The mentions of kabupaten, kota and provinces in order of place; several regions may share a mention."""

    def __init__(self, regions: Sequence[Region]) -> None:
        at: dict[tuple[int, int], list[Region]] = {}
        for region in regions:
            if region.level != "kecamatan":
                for mention in region.mentions:
                    at.setdefault((mention.start, mention.end), []).append(region)
        self.spans = sorted(at)
        self._regions = at
        self._starts = [start for start, _ in self.spans]

    def at(self, span: tuple[int, int]) -> list[Region]:
        return self._regions[span]

    def starting(self, start: int) -> tuple[int, int] | None:
        """The mention that starts at ``start``."""
        index = bisect_left(self._starts, start)
        return self.spans[index] if index < len(self.spans) and self._starts[index] == start else None

    def before(self, end: int) -> Iterator[tuple[int, int]]:
        """The mentions that begin before an offset, the last first."""
        return reversed(self.spans[: bisect_left(self._starts, end)])

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The mentions that lie in ``[start, end)``."""
        for index in range(bisect_left(self._starts, start), len(self.spans)):
            if self.spans[index][0] >= end:
                return
            if self.spans[index][1] <= end:
                yield self.spans[index]
