"""The stanza backend: stanza's NER tagger, trained here, behind the same protocol (``pip install 'saripati[stanza]'``).

What each word is, stanza is told as the default model was: the mean of the word's floret rows, its shape, and what raw
news tells of it; so no word is unknown to it. The vector table is the default model's, the rest is in stanza's file.
Nothing is fetched: stanza is given the file, a list of resources with nothing in it, and ``download_method=None``; it
reads the file with ``weights_only=True``, so that nothing in it is run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from xxhash import xxh3_128_digest

from ... import extractors
from ...extractors.document import Name
from ..errors import ConfigError
from .evidence import Evidence
from .forms import fold
from .paths import Array, bio
from .spans import find_names
from .tagger import NEWS
from .vectors import WordVectors
from .words import cuts

WEIGHTS = "id-news-stanza-1"
VECTORS = "id-news-2"
"""The default model's weights: the vector table is theirs, and they label raw news for stanza."""
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

    def __init__(self, weights: Path | None = None, school: str = NEWS, read: Read | None = None) -> None:
        self._path = weights or _shipped(f"{WEIGHTS}.pt")
        self.name = f"stanza/{self._path.stem}"
        self._evidence = None if read else Evidence(_held(self._path))
        self._read = read or _load(self._path, school)

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        """The names of each text, in order, not overlapping."""
        return find_names(texts, self._tag, self.name)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BIO tags of sentences already cut into words."""
        return [bio(tags) for tags in self._tag(sentences)]

    def is_person(self, word: str) -> bool:
        """Whether raw news has a word for a person's name, 85 times of 100 or more."""
        return self._evidence is not None and self._evidence.is_person(fold(word))

    @property
    def size(self) -> int:
        """Bytes of stanza's file and of the weights that words are read from."""
        return sum(path.stat().st_size for path in (self._path, default_weights()))

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

    def __init__(self, vectors: WordVectors) -> None:
        self._read = vectors
        self.width = vectors.width
        self.forget()

    def forget(self) -> None:
        """Empty the memory; only between two batches, because a batch holds rows."""
        self._rows: dict[str, int] = {}
        self._vectors: list[Array] = [np.zeros(self.width, np.float32)]

    def map(self, written: Sequence[str]) -> list[int]:
        """The row of each word."""
        new = [word for word in dict.fromkeys(written) if word not in self._rows]
        if new:
            self._rows.update(zip(new, range(len(self._vectors), len(self._vectors) + len(new)), strict=True))
            self._vectors += list(self._read(new))
        return [self._rows[word] for word in written]

    def __len__(self) -> int:
        return len(self._vectors)

    def vectors(self, rows: npt.NDArray[np.int64]) -> Array:
        """The vectors of an array of rows, one more axis."""
        distinct, places = np.unique(rows, return_inverse=True)
        held = np.stack([self._vectors[row] for row in distinct.tolist()])
        return held[places.reshape(rows.shape)]


def attach(trainer: Any, known: Words) -> None:
    """Has a stanza trainer read its words from ``known``, where it would look them up in a table of its own."""
    import torch

    class Vectors(torch.nn.Module):  # type: ignore[misc]
        def forward(self, rows: Any) -> Any:
            return torch.from_numpy(known.vectors(rows.numpy()))

    trainer.vocab["word"] = known
    trainer.model.word_emb = Vectors()


def read_vectors(held: Mapping[str, npt.NDArray[Any]]) -> WordVectors:
    """Words as stanza's file has them: its own shapes and evidence beside the vector table of the default model.

    Raises ConfigError when that table is another than the file was made with.
    """
    with np.load(default_weights(), allow_pickle=False) as stored:
        table = {name: stored[name] for name in ("table", "table_scale")}
    if fingerprint(table).tolist() != held["fingerprint"].tolist():
        raise ConfigError(f"stanza's file was made with a vector table other than {VECTORS}'s; make it: {MADE_BY}")
    return WordVectors({**table, **held}, held["shapes"], Evidence(held))


def fingerprint(table: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.uint8]:
    """Which vector table it is; with another, stanza would answer nonsense."""
    digest = xxh3_128_digest(b"".join(np.ascontiguousarray(table[name]).tobytes() for name in ("table", "table_scale")))
    return np.frombuffer(digest, np.uint8)


def default_weights() -> Path:
    """The default model's weights: they label raw news for stanza, and have its vector table."""
    return _shipped(f"{VECTORS}.npz")


def read_words(school: str = NEWS) -> dict[str, npt.NDArray[Any]]:
    """What stanza's file keeps of the default model: all that its words are made of, but for the vector table."""
    with np.load(default_weights(), allow_pickle=False) as stored:
        names = [name for name in stored.files if name.startswith(("evidence_", "known"))]
        held = {name: stored[name] for name in names}
        held["shapes"] = stored["shapes"][stored["schools"].tolist().index(school)]
        held["fingerprint"] = fingerprint(stored)
    held["evidence_ids"] = held["evidence_ids"].astype(np.int16)  # PyTorch has had uint16 for a short time only
    return held


def _shipped(name: str) -> Path:
    with as_file(files(extractors).joinpath("models", name)) as path:
        return Path(path)


def _held(path: Path) -> dict[str, npt.NDArray[Any]]:
    """What stanza's file says of words. Raises ImportError without PyTorch, ConfigError without the file."""
    import torch

    if not path.is_file():
        raise ConfigError(f"{path}: not found; make it: {MADE_BY}")
    held = torch.load(path, weights_only=True)["words"]
    return {name: value.numpy() for name, value in held.items()}


def _load(path: Path, school: str) -> Read:
    """stanza's pipeline of that file."""
    import stanza
    import torch

    if school not in SCHOOLS:
        raise ValueError(f"{path.stem} knows the schools {', '.join(SCHOOLS)}, not {school!r}")
    torch.set_num_threads(1)  # the sums are small, and a worker of a run has one core
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "resources.json").write_text("{}", encoding="utf-8")
        pipeline = stanza.Pipeline(
            "id", dir=folder, processors="tokenize,ner", tokenize_pretokenized=True,
            ner_model_path=str(path),
            ner_pretrain_path="", ner_forward_charlm_path="", ner_backward_charlm_path="", ner_batch_size=BATCH,
            ner_predict_tagset=SCHOOLS.index(school), download_method=None, allow_unknown_language=True,
            use_gpu=False, verbose=False,
        )  # fmt: skip
    (trainer,) = pipeline.processors["ner"].trainers
    known = Words(read_vectors(_held(path)))
    attach(trainer, known)

    def read(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        if len(known) > KNOWN:
            known.forget()
        if not sentences:
            return []
        document = pipeline([list(sentence) for sentence in sentences])
        return [[token.ner for token in sentence.tokens] for sentence in document.sentences]

    return read
