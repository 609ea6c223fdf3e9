"""Labelled articles to learn weights from: each labelled article as a draft beside its label, no other one opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..gold import Label, read_labels
from ..gold.texts import label_id
from ..read import iter_files, read
from ..records import Draft, Rejected
from ..stages import prepare

Choice = tuple[tuple[frozenset[str], ...], int]
"""The marks of several things, and the index of the right one."""


def labelled(labels: Path, articles: Path) -> Iterator[tuple[Label, Draft]]:
    """The articles below a folder, or in a file, that have a label line."""
    wanted = {label.id: label for label in read_labels(labels)}
    stems = {name.partition("#")[0] for name in wanted}
    files = (found for found in iter_files([articles]) if not isinstance(found, Rejected))
    for path, name in files:
        if PurePosixPath(name).stem not in stems:
            continue
        for article in read(path, name=name):
            if isinstance(article, Rejected):
                continue
            label = wanted.get(label_id(name, article.source.item))
            draft = prepare(article) if label else None
            if label and isinstance(draft, Draft):
                yield label, draft


def split(pair: str) -> tuple[Path, Path]:
    """LABELS=ARTICLES of the command line."""
    labels, _, articles = pair.partition("=")
    return Path(labels), Path(articles)
