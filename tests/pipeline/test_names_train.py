"""Training: augmentation, corpora and packaging; with PyTorch there, that both sides of the network agree."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from saripati.pipeline.errors import ConfigError
from saripati.pipeline.names.network import TAGS, Network, best_path
from saripati.pipeline.train import read_recipe
from saripati.pipeline.train.augment import Swaps, augment, recase
from saripati.pipeline.train.corpora import Sentence, chunks
from saripati.pipeline.train.raw import documents, sentences

LABELLED = Sentence(
    ("Bupati", "Tarjo", "Wiyono", "(Mas", "Wi)", "tiba", "di", "Pare-Pare,", "Senin"),
    ("O", "B-PER", "I-PER", "B-PER", "I-PER", "O", "O", "B-LOC", "O"),
)


@pytest.mark.parametrize("seed", range(40))
def test_augmenting_keeps_every_name(seed: int) -> None:
    other = augment(LABELLED, random.Random(seed), Swaps([LABELLED]))
    assert len(other.words) == len(other.tags)
    names = [("".join(other.words[start:end]).lower().strip("(),"), kind) for start, end, kind in chunks(other.tags)]
    assert [kind for _, kind in names] == ["PER", "PER", "LOC"]
    assert {name for name, _ in names} <= {"tarjowiyono", "maswi", "pare-pare"}


def test_swaps_put_regions_after_posts() -> None:
    sentence = Sentence(("Bupati", "Bangli", "Tarjo", "hadir"), ("O", "O", "B-PER", "O"))
    swaps = Swaps([sentence])
    swapped = {swaps.swap(sentence, random.Random(seed)).words for seed in range(9)}
    assert len(swapped) > 2
    assert all(words[0] == "Bupati" and words[-2:] == ("Tarjo", "hadir") for words in swapped)


def test_recase() -> None:
    assert recase(["Kota", "Blitar"], 0.0) == ["KOTA", "BLITAR"]
    assert recase(["Kota", "Blitar"], 0.15) == ["kota", "blitar"]
    assert recase(["warga", "Blitar"], 0.22) == ["Warga", "Blitar"]
    assert recase(["warga", "Blitar"], 0.5) == ["warga", "Blitar"]


def test_sentences_do_not_end_after_a_title() -> None:
    text = "Pidato Dr. Tarjo panjang. Warga senang!\nSelesai."
    assert [" ".join(words) for words in sentences(text)] == [
        "Pidato Dr . Tarjo panjang .",
        "Warga senang !",
        "Selesai .",
    ]


def test_held_out_passages_are_left_out_of_raw_text(tmp_path: Path) -> None:
    raw = tmp_path / "raw.jsonl"
    raw.write_text(
        '{"title": null, "text": "Satu dua tiga empat lima enam tujuh delapan sembilan. Ini kalimat lain saja."}\n'
    )
    held = [["dua", "tiga", "empat", "lima", "Enam", ",", "tujuh", "delapan", "sembilan"]]
    assert list(documents([raw], held)) == [[["Ini", "kalimat", "lain", "saja", "."]]]


def test_the_best_path_is_one_that_bilou_allows() -> None:
    scores = np.full((3, len(TAGS)), -5.0, np.float32)
    scores[0, TAGS.index("B-PER")] = 1.0
    scores[1, TAGS.index("L-LOC")] = 1.0  # may not follow B-PER
    scores[1, TAGS.index("L-PER")] = 0.5
    scores[2, TAGS.index("O")] = 1.0
    assert [TAGS[at] for at in best_path(scores)] == ["B-PER", "L-PER", "O"]


def test_the_recipe_of_the_shipped_weights_reads() -> None:
    assert read_recipe().student.sizes


def test_an_unknown_key_of_a_recipe_is_named(tmp_path: Path) -> None:
    file = tmp_path / "recipe.toml"
    file.write_text("speed = 1\n")
    with pytest.raises(ConfigError, match=r"recipe\.toml"):
        read_recipe(file)


def test_numpy_and_pytorch_agree(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is needed for training only")
    from saripati.pipeline.train.package import package
    from saripati.pipeline.train.reader import Pieces, Reader, make_batch
    from saripati.pipeline.train.steps import named
    from saripati.pipeline.train.tagger import Tagger

    torch.manual_seed(1)
    tagger = Tagger(Reader(torch.randn(500, 24), [12, 8], schools=2)).eval()
    torch.nn.init.normal_(tagger.reader.schools)
    package({name: value.numpy() for name, value in named(tagger).items()}, ["idner", "other"], tmp_path / "small.npz")
    texts = [["Warga", "Pare-Pare", "(PKK)", "rapat", "."], ["Tarjo"], ["DI", "BLITAR"], []]
    scores, order, lengths = Network(tmp_path / "small.npz", "other").scores(texts)
    with torch.no_grad():
        wanted = tagger(make_batch(texts[:3], Pieces(500), [1, 1, 1])).numpy()
    for row, place in enumerate(order[:3]):
        assert scores[: lengths[row], row] == pytest.approx(wanted[place, : lengths[row]], abs=0.05)
