"""What was read behind a post."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Participant


@dataclass(frozen=True, slots=True)
class Bound:
    """Whom a post binds, its region, and the index of the token after what was read."""

    parties: tuple[Participant, ...]
    region: str | None
    end: int
    post: str
