"""The stanza backend: stanza's NER tagger, trained here, behind the same protocol (``pip install 'saripati[stanza]'``).

Its file holds the tagger alone. What each word is, stanza reads from the weights of the default model: the mean of the
word's floret rows, its shape, and what raw news tells of it; so no word is unknown to it, and the file stays small.
Nothing is fetched: stanza is given the file, a list of resources with nothing in it, and ``download_method=None``; it
reads the file with ``weights_only=True``, so that nothing in it is run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xxhash import xxh3_128_hexdigest

from ... import extractors
from ...extractors.document import Name
from ..errors import ConfigError
from .paths import bio
from .spans import find_names
from .tagger import NEWS, Tagger
from .words import cuts

if TYPE_CHECKING:
    from .network import Network

WEIGHTS = "id-news-stanza-1"
VECTORS = "id-news-1"
"""The default model's weights, from which words are read."""
SCHOOLS = (NEWS, "nergrit", "gold0811")
"""The columns of tags in the order of stanza's file, the default first."""
MADE_BY = "saripati names train --names stanza --data FOLDER --out FILE.pt"
BATCH = 32
KNOWN = 65_536
"""Written words whose vectors are kept: about 46 MB; then the memory starts anew."""

Read = Callable[[Sequence[Sequence[str]]], list[list[str]]]
"""Sentences of words in, none empty; out for each word stanza's tag: O, or B-, I-, E- or S- and a type."""


class StanzaNames:
    """stanza's tagger behind the protocol of ``pipeline.names``. ``read`` is what tags; a test gives a made-up one."""

    def __init__(self, weights: str = WEIGHTS, school: str = NEWS, read: Read | None = None) -> None:
        self.name = f"stanza/{weights}"
        self._weights = weights
        self._read = read or _load(weights, school)

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        """The names of each text, in order, not overlapping."""
        return find_names(texts, self._tag, self.name)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BIO tags of sentences already cut into words."""
        return [bio(tags) for tags in self._tag(sentences)]

    @property
    def size(self) -> int:
        """Bytes of stanza's file and of the weights that words are read from."""
        return sum(path.stat().st_size for path in (_path(f"{self._weights}.pt"), _path(f"{VECTORS}.npz")))

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BILOU tags. Long texts are cut as for the default model; an empty one has no tags."""
        parts = [[list(text[start:end]) for start, end in cuts(text) if end > start] for text in sentences]
        answers = iter(self._read([part for held in parts for part in held]))
        return [[from_bioes(tag) for _ in held for tag in next(answers)] for held in parts]


def from_bioes(tag: str) -> str:
    """stanza's B, I, E, S as this package's B, I, L, U."""
    return {"E": "L", "S": "U"}.get(tag[0], tag[0]) + tag[1:]


def to_bioes(tag: str) -> str:
    """The other way round."""
    return {"L": "E", "U": "S"}.get(tag[0], tag[0]) + tag[1:]


class Words:
    """What stanza takes for its vocabulary of words: a row for every written word there is, its vector worked out once.

    Row 0 is the padding. ``vectors`` are (rows, width), float32.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self.forget()

    def forget(self) -> None:
        """Empty the memory; only between two batches, because a batch holds rows."""
        self._rows: dict[str, int] = {}
        self._vectors = [self._network.read([""])[0] * 0]

    def map(self, written: Sequence[str]) -> list[int]:
        """The row of each word."""
        new = [word for word in dict.fromkeys(written) if word not in self._rows]
        if new:
            self._rows.update(zip(new, range(len(self._vectors), len(self._vectors) + len(new)), strict=True))
            self._vectors += list(self._network.read(new))
        return [self._rows[word] for word in written]

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def width(self) -> int:
        """How many numbers a word is."""
        return len(self._vectors[0])

    def vectors(self, rows: Any) -> Any:
        """The vectors of an array of rows, one more axis."""
        import numpy as np

        distinct, places = np.unique(rows, return_inverse=True)
        held = np.stack([self._vectors[row] for row in distinct.tolist()]).astype(np.float32)
        return held[places.reshape(rows.shape)]


def attach(trainer: Any, known: Words) -> None:
    """Has a stanza trainer read its words from ``known``, where it would look them up in a table of its own."""
    import torch

    class Vectors(torch.nn.Module):  # type: ignore[misc]
        def forward(self, rows: Any) -> Any:
            return torch.from_numpy(known.vectors(rows.numpy()))

    trainer.vocab["word"] = known
    trainer.model.word_emb = Vectors()


@cache
def fingerprint(vectors: str = VECTORS) -> str:
    """Which weights words are read from; stanza's file holds it, because with others it would answer nonsense."""
    return f"{vectors} {xxh3_128_hexdigest(_path(f'{vectors}.npz').read_bytes())}"


def read_tagger(school: str) -> Tagger:
    """The default model by a school's conventions: its words are stanza's, and it labels raw news for stanza."""
    return Tagger(_path(f"{VECTORS}.npz"), school)


def _path(name: str) -> Path:
    with as_file(files(extractors).joinpath("models", name)) as path:
        return Path(path)


def _load(weights: str, school: str) -> Read:
    """stanza's pipeline of that file. Raises ImportError without stanza, ConfigError without the file."""
    import stanza
    import torch

    path = _path(f"{weights}.pt")
    if not path.is_file():
        raise ConfigError(f"{path}: not found; make it: {MADE_BY}")
    if school not in SCHOOLS:
        raise ValueError(f"{weights} knows the schools {', '.join(SCHOOLS)}, not {school!r}")
    torch.set_num_threads(1)  # the sums are small, and a worker of a run has one core
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "resources.json").write_text("{}", encoding="utf-8")
        pipeline = stanza.Pipeline(
            "id", dir=folder, processors="tokenize,ner", tokenize_pretokenized=True, ner_model_path=str(path),
            ner_pretrain_path="", ner_forward_charlm_path="", ner_backward_charlm_path="", ner_batch_size=BATCH,
            ner_predict_tagset=SCHOOLS.index(school), download_method=None, allow_unknown_language=True,
            use_gpu=False, verbose=False,
        )  # fmt: skip
    (trainer,) = pipeline.processors["ner"].trainers
    if trainer.args.get("words") != fingerprint():
        raise ConfigError(f"{path}: made for {trainer.args.get('words')}, here is {fingerprint()}; make it: {MADE_BY}")
    known = Words(read_tagger(NEWS).network)
    attach(trainer, known)

    def read(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        if len(known) > KNOWN:
            known.forget()
        if not sentences:
            return []
        document = pipeline([list(sentence) for sentence in sentences])
        return [[token.ner for token in sentence.tokens] for sentence in document.sentences]

    return read
