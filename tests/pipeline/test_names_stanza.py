"""The stanza backend: its spans with a made-up tagger; the tagger itself where stanza and PyTorch are installed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from saripati import extractors
from saripati.pipeline import names
from saripati.pipeline import train as train_package
from saripati.pipeline.cli import app
from saripati.pipeline.config import load_config
from saripati.pipeline.errors import ConfigError
from saripati.pipeline.names import load
from saripati.pipeline.names.spacy_backend import SpacyNames
from saripati.pipeline.names.stanza_backend import (
    SCHOOLS,
    StanzaNames,
    Words,
    default_weights,
    from_bioes,
    read_vectors,
    read_words,
    to_bioes,
)
from saripati.pipeline.names.tagger import Tagger
from saripati.pipeline.run import run
from saripati.pipeline.train.corpora import read_conll
from saripati.pipeline.train.scores import score

SHARED = Path(__file__).parents[3] / "shared" / "ner"
FILE = files(extractors).joinpath("models", "id-news-stanza-1.pt")
needs_stanza = pytest.mark.skipif(
    not (find_spec("stanza") and find_spec("torch")), reason="stanza is not installed: pip install 'saripati[stanza]'"
)


class Made:
    """Tags words by a table and remembers what it was asked."""

    def __init__(self, **tags: str) -> None:
        self.tags = tags
        self.asked: list[list[str]] = []

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        self.asked += [list(sentence) for sentence in sentences]
        return [[self.tags.get(word, "O") for word in sentence] for sentence in sentences]


TAGS = {"Tarjo": "B-PER", "Budi": "I-PER", "Wiyono": "E-PER", "Blitar": "S-LOC", "PKK": "S-ORG", "S.Sos.": "S-PER"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Tarjo  Budi\nWiyono ke Blitar,PKK ikut.",
            [("Tarjo  Budi\nWiyono", "PER"), ("Blitar", "LOC"), ("PKK", "ORG")],
        ),
        ("💐 Blitar 💐", [("Blitar", "LOC")]),
        ("gelar S.Sos. saja", []),
        ("tidak ada", []),
        ("", []),
        ("\n ", []),
    ],
)
def test_names_are_spans_of_the_text(text: str, wanted: list[tuple[str, str]]) -> None:
    (found,) = StanzaNames(read=Made(**TAGS)).find([text])
    assert [(text[name.span.start : name.span.end], name.label) for name in found] == wanted
    assert {name.model for name in found} <= {"stanza/id-news-stanza-1"}


def test_each_text_has_its_own_names() -> None:
    model = StanzaNames(read=Made(**TAGS))
    first, none, last = model.find(["PKK Blitar", "", "ke Blitar"])
    assert [name.span.start for name in first] == [0, 4]
    assert none == ()
    assert [name.span.start for name in last] == [3]


def test_long_texts_are_cut_and_empty_ones_not_asked() -> None:
    made = Made(**TAGS)
    tagged = StanzaNames(read=made).tag([["Tarjo", "Wiyono"] * 500, [], ["Blitar"]])
    assert [len(tags) for tags in tagged] == [1000, 0, 1]
    assert tagged[0][:2] == ["B-PER", "I-PER"]
    assert tagged[2] == ["B-LOC"]
    assert max(map(len, made.asked)) <= 120
    assert min(map(len, made.asked)) > 0


def test_both_ways_of_writing_tags() -> None:
    tags = ["O", "B-PER", "I-PER", "L-PER", "U-LOC"]
    assert [to_bioes(tag) for tag in tags] == ["O", "B-PER", "I-PER", "E-PER", "S-LOC"]
    assert [from_bioes(to_bioes(tag)) for tag in tags] == tags


def test_every_word_has_a_row_of_its_own() -> None:
    network = Tagger(default_weights()).network
    known = Words(read_vectors(read_words()))
    rows = known.map(["Tarjo", "di", "Tarjo", "xqzw"])
    assert rows[0] == rows[2] != rows[1]
    assert 0 not in rows
    vectors = known.vectors(np.array([rows, [0, 0, 0, 0]]))
    assert vectors.shape == (2, 4, known.width)
    assert vectors.dtype == np.float32
    assert np.allclose(vectors[0], network.read(["Tarjo", "di", "Tarjo", "xqzw"]))
    assert not vectors[1].any()
    known.forget()
    assert known.map(["di"]) == [1]


def test_another_vector_table_is_refused() -> None:
    held = read_words()
    with pytest.raises(ConfigError, match="names train --names stanza"):
        read_vectors({**held, "fingerprint": held["fingerprint"][::-1]})


@pytest.fixture
def without_stanza(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(names, "find_spec", lambda name: None if name == "stanza" else find_spec(name))
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.usefixtures("without_stanza")
def test_without_the_extra_every_way_in_says_what_to_install(tmp_path: Path) -> None:
    wanted = r"needs stanza: pip install 'saripati\[stanza\]'"
    with pytest.raises(ConfigError, match=wanted):
        load("stanza")
    (tmp_path / "a.txt").write_text("Judul\n\nBupati Tarjo Wiyono hadir di Blitar.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=wanted):
        run([tmp_path / "a.txt"], tmp_path / "out", config=load_config(names="stanza"))
    file = tmp_path / "a.conll"
    file.write_text("Tarjo\tB-PER\n", encoding="utf-8")
    for command in (["run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")], ["names", "evaluate", str(file)]):
        told = CliRunner().invoke(app, [*command, "--names", "stanza"])
        assert told.exit_code != 0
        assert "saripati[stanza]" in told.output + str(told.exception)


def test_the_file_that_ships_is_small() -> None:
    assert len(FILE.read_bytes()) < 10_000_000


@needs_stanza
def test_stanza_finds_names_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise OSError("no network here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "Bupati Bangli  Tarjo Wiyono\nhadir di Denpasar."
    (found,) = StanzaNames().find([text])
    assert ("Tarjo Wiyono", "PER") in [(text[name.span.start : name.span.end], name.label) for name in found]


@needs_stanza
def test_stanzas_file_holds_plain_weights() -> None:
    import torch

    with FILE.open("rb") as file:
        held = torch.load(file, weights_only=True)
    assert set(held) == {"model", "vocab", "config", "words"}


@needs_stanza
@pytest.mark.parametrize("school", SCHOOLS)
def test_stanza_keeps_its_scores(school: str) -> None:
    file = SHARED / f"{school}.valid.conll"
    if not file.exists():
        pytest.skip(f"no labelled valid set of {school} here (../shared/ner)")
    sentences = read_conll(file)[:150]
    words, tags = [one.words for one in sentences], [one.tags for one in sentences]
    stanza, spacy = (score(tags, model(school=school).tag(words)).micro.f1 for model in (StanzaNames, SpacyNames))
    assert stanza is not None
    assert spacy is not None
    assert stanza > spacy - 0.08


@needs_stanza
def test_an_unknown_school_is_refused() -> None:
    with pytest.raises(ValueError, match="flores"):
        StanzaNames(school="flores")


@pytest.mark.skipif(
    not (find_spec("stanza") and find_spec("torch") and find_spec("floret")), reason="training needs it"
)
def test_the_command_makes_a_file_that_is_read(tmp_path: Path) -> None:
    labelled = "Pak\tO\nTarjo\tB-PER\nWiyono\tI-PER\ndi\tO\nBangli\tB-LOC\n\n"
    (tmp_path / "ner").mkdir()
    (tmp_path / "raw").mkdir()
    for name in ("idner.train", "nergrit.train", "gold0811.train", "idner.valid", "nergrit.valid", "nergrit.test"):
        (tmp_path / "ner" / f"{name}.conll").write_text(labelled * 3, encoding="utf-8")
    with gzip.open(tmp_path / "raw" / "news.jsonl.gz", "wt") as raw:
        raw.writelines(f'{{"title": null, "text": "Warga ke {at} datang ke Blitar."}}\n' for at in range(20))
    recipe = files(train_package).joinpath("id-news-stanza.toml").read_text("utf-8")
    for key, value in {"size": 8, "layers": 1, "letter": 4, "letters": 4, "epochs": 1, "words": 60}.items():
        recipe = re.sub(rf"(?m)^{key} = \S+", f"{key} = {value}", recipe)
    (tmp_path / "small.toml").write_text(recipe, encoding="utf-8")
    made = tmp_path / "small.pt"
    arguments = ["names", "train", "--names", "stanza", "--data", str(tmp_path), "--out", str(made)]
    done = CliRunner().invoke(app, [*arguments, "--config", str(tmp_path / "small.toml")])
    assert done.exit_code == 0, done.output
    assert [len(tags) for tags in StanzaNames(made).tag([["Tarjo", "hadir"], []])] == [2, 0]
    assert "nergrit.test" in made.with_suffix(".md").read_text(encoding="utf-8")
