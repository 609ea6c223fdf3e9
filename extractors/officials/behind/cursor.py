"""A place that moves forward through the words behind a post's head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..tokens import Line, Token
from ..words import Office


@dataclass(frozen=True, slots=True)
class Places:
    """Where regions stand: for the offset of each mention's start, where it ends and which codes it has.

    ``starts`` are the offsets in order.
    """

    ends: Mapping[int, int]
    codes: Mapping[int, tuple[str, ...]]
    starts: Sequence[int]

    def covers(self, offset: int) -> bool:
        """Whether a region's mention begins at ``offset``."""
        return offset in self.ends

    def before(self, offset: int, reach: int) -> Iterator[int]:
        """The starts of the mentions within ``reach`` characters before ``offset``, the nearest first."""
        for index in range(bisect_left(self.starts, offset) - 1, -1, -1):
            if self.starts[index] <= offset - reach:
                return
            yield self.starts[index]


@dataclass(frozen=True, slots=True)
class Complement:
    """What was read behind a head: the index after it, region codes, the body as written, whose it is."""

    after: int
    codes: tuple[str, ...] = ()
    body: str | None = None
    abroad: bool = False
    centre: bool = False


@dataclass(slots=True)
class Cursor:
    """``head`` is the index of the head's first token, ``begin`` that behind it, ``at`` the token to be read next.

    Steps move ``at`` on and say whether they did; ``codes`` gathers the regions, ``abroad`` another country.
    """

    line: Line
    places: Places
    office: Office
    head: int
    begin: int
    at: int
    codes: list[str] = field(default_factory=list)
    abroad: bool = False

    def low(self, index: int) -> str:
        """The word at ``index`` in lower case, "" behind the end."""
        return self.line.tokens[index].low if index < len(self.line.tokens) else ""

    def token(self, index: int) -> Token | None:
        return self.line.tokens[index] if index < len(self.line.tokens) else None

    def covers(self, index: int) -> bool:
        """Whether a region's mention begins at token ``index``."""
        return index < len(self.line.tokens) and self.places.covers(self.line.starts[index])

    def over_region(self, index: int) -> int | None:
        """The index behind the region that begins at token ``index``, its codes gathered; None where none does."""
        if not self.covers(index):
            return None
        start = self.line.starts[index]
        self.codes.extend(self.places.codes[start])
        return self.line.at(self.places.ends[start])
