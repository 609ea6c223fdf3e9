"""One tie of a person to a post."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import Name
from ..posts import Post


@dataclass(frozen=True, slots=True)
class Tie:
    """A person's name and a post that the text gives to it; ``strength`` is 3 for the surest, 1 for the weakest."""

    name: Name
    post: Post
    rule: str
    strength: int
