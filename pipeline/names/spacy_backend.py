"""The default backend: a spaCy pipeline of this package's tokenizer and tagger.

``build()`` gives the pipeline itself, for those who work with spaCy: ``doc.ents`` are the names. It is made here and
not stored with the weights, so that nothing but arrays is read from disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab

from ... import extractors
from ...extractors.document import Name
from .forms import fold
from .paths import bio
from .spans import find_names, runs
from .tagger import NEWS, Tagger
from .words import is_degrees, words

WEIGHTS = "id-news-2"
BATCH = 256
"""Paragraphs that are sorted by length together."""


class Tokenizer:
    """``words`` as spaCy wants it: white space other than one space between words becomes a token of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        pieces: list[str] = []
        spaces: list[bool] = []
        last = 0
        for start, end in words(text):
            _add_gap(text[last:start], pieces, spaces)
            pieces.append(text[start:end])
            spaces.append(False)
            last = end
        _add_gap(text[last:], pieces, spaces)
        return Doc(self.vocab, words=pieces, spaces=spaces)


def _add_gap(gap: str, pieces: list[str], spaces: list[bool]) -> None:
    if gap[:1] == " " and pieces:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        pieces.append(gap)
        spaces.append(False)


class NamesPipe:
    """The component: sets ``doc.ents``; documents are read many at a time in ``nlp.pipe``."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """The documents, in order, each with its names."""
        held: list[Doc] = []
        for doc in docs:
            held.append(doc)
            if len(held) >= batch_size:
                yield from self._set_names(held)
                held = []
        yield from self._set_names(held)

    def _set_names(self, docs: list[Doc]) -> list[Doc]:
        texts = [[(token.i, token.text) for token in doc if not token.text.isspace()] for doc in docs]
        tagged = self._tagger.tag([[text for _, text in held] for held in texts])
        for doc, held, tags in zip(docs, texts, tagged, strict=True):
            spans = (
                SpacySpan(doc, held[first][0], held[last - 1][0] + 1, label=label) for first, last, label in runs(tags)
            )
            doc.ents = [span for span in spans if not is_degrees(span.text)]
        return docs


@Language.factory("saripati_names", default_config={"weights": WEIGHTS, "school": NEWS}, assigns=["doc.ents"])
def _names_pipe(nlp: Language, name: str, weights: str, school: str) -> NamesPipe:
    return NamesPipe(_tagger(weights, school))


@cache
def _tagger(weights: str, school: str) -> Tagger:
    with as_file(files(extractors).joinpath("models", f"{weights}.npz")) as path:
        return Tagger(path, school)


def build(weights: str = WEIGHTS, school: str = NEWS) -> Language:
    """A spaCy pipeline that finds names in Indonesian text, by one school's conventions; nothing is fetched.

    Raises FileNotFoundError when the package has no such weights, ValueError when they know no such school.
    """
    nlp = Language(Vocab())
    nlp.tokenizer = cast(Any, Tokenizer(nlp.vocab))
    nlp.add_pipe("saripati_names", config={"weights": weights, "school": school})
    return nlp


class SpacyNames:
    """The tokens and tags of the spaCy pipeline behind the protocol of ``pipeline.names``, without making its Docs."""

    def __init__(self, weights: str = WEIGHTS, school: str = NEWS) -> None:
        self.name = f"spacy/{weights}"
        self._tagger = _tagger(weights, school)

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        """The names of each text, in order, not overlapping."""
        return find_names(texts, self._tagger.tag, self.name)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BIO tags of sentences already cut into words."""
        return [bio(tags) for tags in self._tagger.tag(sentences)]

    def is_person(self, word: str) -> bool:
        """Whether raw news has a word for a person's name, 85 times of 100 or more."""
        return self._tagger.evidence.is_person(fold(word))

    @property
    def size(self) -> int:
        """Bytes of the weights on disk."""
        with as_file(files(extractors).joinpath("models", f"{self.name.removeprefix('spacy/')}.npz")) as path:
            return Path(path).stat().st_size
