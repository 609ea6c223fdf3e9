"""Names of people, organisations and places: a model behind one small protocol.

``load("spacy")`` is the model where names are wanted: weights inside the package, nothing fetched, no PyTorch.
``load("stanza")`` is another, which needs PyTorch (``pip install 'saripati[stanza]'``); ``load("none")`` finds nothing.
A run asks only about paragraphs that mention an official (``doubts``); ``fill`` asks about those where a name can
matter (``asking``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import get_args

from ...extractors.document import Document, Name, Span
from ..errors import ConfigError
from .asking import can_matter
from .doubts import find_doubts
from .model import Backend, NameModel

__all__ = ["Backend", "NameModel", "NoNames", "fill", "find_doubts", "load", "require"]


@dataclass(frozen=True, slots=True)
class NoNames:
    """The model that finds nothing."""

    name: str = "none"

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        return [() for _ in texts]

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [["O"] * len(words) for words in sentences]

    def is_person(self, word: str) -> bool:
        return False


@cache
def load(backend: Backend, school: str = "idner") -> NameModel:
    """The model of a backend, ready to use; it takes a second or two. Nothing is fetched.

    It answers by the conventions of ``school``, a corpus; "idner" is news. Raises ConfigError for an unknown backend
    and for one whose package or weights are not here, ValueError for an unknown school.
    """
    if backend == "none":
        return NoNames()
    require(backend)
    if backend == "spacy":
        from .spacy_backend import SpacyNames

        return SpacyNames(school=school)
    if backend == "stanza":
        from .stanza_backend import StanzaNames

        return StanzaNames(school=school)
    raise ConfigError(f"names = {backend!r} is not known; write one of {', '.join(get_args(Backend))}")


def require(backend: Backend) -> None:
    """Raises ConfigError when a package of the backend is not installed: told before a run begins, not by a worker."""
    for package in _PACKAGES.get(backend, ()):
        if find_spec(package) is None:
            raise ConfigError(f"names = {backend!r} needs {package}: pip install 'saripati[{backend}]'")


_PACKAGES = {"spacy": ("spacy",), "stanza": ("stanza", "torch")}


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
