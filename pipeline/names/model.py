"""What every model that finds names can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from ...extractors.document import Name

Backend = Literal["spacy", "stanza", "none"]


class NameModel(Protocol):
    """Something that finds names."""

    @property
    def name(self) -> str:
        """What ``Name.model`` says: the backend and its weights ("spacy/id-news-2")."""
        ...

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        """The names of each text, in order, not overlapping; offsets are code points of that text, half-open."""
        ...

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BIO tags (O, B-PER, I-PER, B-ORG …) of sentences already cut into words: what an evaluation compares."""
        ...

    def is_person(self, word: str) -> bool:
        """Whether raw news has a word for a person's name, 85 times of 100 or more."""
        ...
