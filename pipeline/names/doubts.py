"""The model as a second witness: officials whose name it takes for no person's.

Rules find officials; the model never takes one away, because it is wrong more often than they are. What only the
rules see is told to whoever checks the record. A name all of whose words raw news has for persons' names is not asked
about: on 500 raw articles that leaves 94 of 338 officials to be asked about, and none of the 7 doubts is lost. Of the
others, the model is asked about the passages of first mentions, and of an official that it does not see there, about
those of the others. A passage is what the model reads at once of a paragraph (``words.cuts``), so its answer is the
same as for the whole article; and it is asked about many articles together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...extractors.document import Mention, Official, Problem, Span
from ..records import Record
from .model import NameModel
from .words import cuts, words


def find_doubts(records: Sequence[Record], model: NameModel) -> list[tuple[Problem, ...]]:
    """For each record a problem ``official-doubted`` for each official none of whose mentions touches a person."""
    articles = [_Article(record, [one for one in record.officials if not _is_known(one, model)]) for record in records]
    for most in (1, None):
        asked = [(article, passage) for article in articles for passage in article.passages(most)]
        found = model.find([article.text[start:end] for article, (start, end) in asked]) if asked else []
        for (article, (start, _)), names in zip(asked, found, strict=True):
            article.persons += (
                Span(start + name.span.start, start + name.span.end) for name in names if name.label == "PER"
            )
    return [tuple(article.doubts(model.name)) for article in articles]


class _Article:
    """A record while it is asked about: the persons seen so far, the passages read, the officials not seen yet."""

    def __init__(self, record: Record, officials: Sequence[Official]) -> None:
        self.text = record.text
        self.persons: list[Span] = []
        self._paragraphs = [one for one in record.paragraphs if one.is_read]
        self._starts = [one.start for one in self._paragraphs]
        self._passages: dict[int, list[tuple[int, int]]] = {}
        self._read: set[tuple[int, int]] = set()
        self._officials = officials

    def _unseen(self) -> list[Official]:
        return [one for one in self._officials if not _is_seen(one, self.persons)]

    def passages(self, most: int | None) -> list[tuple[int, int]]:
        """The passages, not read yet, of the first ``most`` mentions of the officials not seen yet, each once."""
        mentions = (mention for official in self._unseen() for mention in official.mentions[:most])
        new = list(dict.fromkeys(one for mention in mentions for one in self._of(mention) if one not in self._read))
        self._read.update(new)
        return new

    def _of(self, mention: Mention) -> Iterator[tuple[int, int]]:
        at = bisect_right(self._starts, mention.start) - 1
        if at >= 0 and mention.start < self._paragraphs[at].end:
            if at not in self._passages:
                self._passages[at] = list(_cut(self.text, self._paragraphs[at].start, self._paragraphs[at].end))
            for start, end in self._passages[at]:
                if start < mention.end and mention.start < end:
                    yield start, end

    def doubts(self, model: str) -> Iterator[Problem]:
        """The problems of the officials that were not seen."""
        for official in self._unseen():
            for first in official.mentions[:1]:
                yield Problem(
                    "official-doubted", f"{model} sees no person in {official.name!r}", first.start, first.end
                )


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The passages of a paragraph, as offsets in the text."""
    paragraph = text[start:end]
    places = list(words(paragraph))
    for first, behind in cuts([paragraph[one:other] for one, other in places]):
        if behind > first:
            yield start + places[first][0], start + places[behind - 1][1]


def _is_known(official: Official, model: NameModel) -> bool:
    """Whether raw news has each word of the name for a person's; initials and degrees say nothing."""
    held = [official.name[start:end] for start, end in words(official.name)]
    telling = [word for word in held if len(word) > 1 and word[0].isalpha() and "." not in word]
    return bool(telling) and all(map(model.is_person, telling))


def _is_seen(official: Official, persons: Sequence[Span]) -> bool:
    return any(Span(mention.start, mention.end).overlaps(person) for mention in official.mentions for person in persons)
