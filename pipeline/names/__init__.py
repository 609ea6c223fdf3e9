"""Names of people, organisations and places: a model behind one small protocol.

``load("spacy")`` is the model where names are wanted: weights inside the package, nothing fetched, no PyTorch.
``load("none")`` finds nothing. A run asks only about paragraphs that mention an official (``doubts``); ``fill`` asks
about those where a name can matter (``asking``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from ...extractors.document import Document, Name, Span
from ..errors import ConfigError
from .asking import can_matter
from .doubts import find_doubts
from .model import Backend, NameModel

__all__ = ["Backend", "NameModel", "NoNames", "fill", "find_doubts", "load"]


@dataclass(frozen=True, slots=True)
class NoNames:
    """The model that finds nothing."""

    name: str = "none"

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        return [() for _ in texts]

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [["O"] * len(words) for words in sentences]


@cache
def load(backend: Backend) -> NameModel:
    """The model of a backend, ready to use; it takes a second or two. Nothing is fetched.

    Raises ConfigError for an unknown backend and for one whose package is not installed.
    """
    if backend == "none":
        return NoNames()
    try:
        if backend == "spacy":
            from .spacy_backend import SpacyNames

            return SpacyNames()
    except ImportError as error:
        raise ConfigError(f"names = {backend!r} needs {error.name}: pip install 'saripati[{backend}]'") from error
    raise ConfigError(f"names = {backend!r} is not known; write one of {', '.join(get_args(Backend))}")


def fill(documents: Iterable[Document], model: NameModel) -> list[Document]:
    """The documents with their names, asked for in one batch; paragraphs in which none can matter are not asked."""
    held = list(documents)
    places = [(at, paragraph) for at, document in enumerate(held) for paragraph in document.read_paragraphs()]
    asked = [
        (at, paragraph)
        for at, paragraph in places
        if paragraph.kind == "title" or can_matter(held[at].text[paragraph.start : paragraph.end])
    ]
    answers = model.find([held[at].text[paragraph.start : paragraph.end] for at, paragraph in asked])
    names: list[list[Name]] = [[] for _ in held]
    for (at, paragraph), found in zip(asked, answers, strict=True):
        names[at] += (
            replace(name, span=Span(name.span.start + paragraph.start, name.span.end + paragraph.start))
            for name in found
        )
    return [replace(document, names=tuple(found)) for document, found in zip(held, names, strict=True)]
