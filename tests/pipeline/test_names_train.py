"""Training: augmentation, corpora and packaging; with PyTorch there, that both sides of the network agree."""

from __future__ import annotations

import gzip
import random
import re
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from saripati.pipeline.errors import ConfigError
from saripati.pipeline.names.evidence import Evidence, pack
from saripati.pipeline.names.tagger import Tagger
from saripati.pipeline.train import read_recipe, train
from saripati.pipeline.train.augment import Swaps, augment, recase
from saripati.pipeline.train.corpora import Sentence, chunks
from saripati.pipeline.train.evidence import (
    cluster,
    count_contexts,
    count_types,
    make_evidence,
    pack_evidence,
    vocabulary,
)
from saripati.pipeline.train.raw import documents, sentences
from saripati.pipeline.train.recipe import Contexts
from saripati.pipeline.train.recipe import Evidence as Settings

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


def test_the_recipe_of_the_shipped_weights_reads() -> None:
    assert read_recipe().network.sizes


def test_an_unknown_key_of_a_recipe_is_named(tmp_path: Path) -> None:
    file = tmp_path / "recipe.toml"
    file.write_text("speed = 1\n")
    with pytest.raises(ConfigError, match=r"recipe\.toml"):
        read_recipe(file)


CONTEXTS = Contexts(before={"PER": ("kata", "pak"), "ORG": ("partai",), "LOC": ("di",)}, says=("mengatakan",))


def test_contexts_are_counted_at_runs_of_capitals() -> None:
    counts = count_contexts(
        [
            "Hal itu dikatakan Pak Tarjo Wiyono di Bangli .".split(),
            "Kemarin Tarjo Wiyono mengatakan hal lain .".split(),
            "Kemarin Wiyono ( 47 ) pergi ke Partai Pinus .".split(),
            "TARJO DI BANGLI".split(),
        ],
        CONTEXTS,
    )
    assert counts["tarjo"] == {"n": 2, "cap": 2, "PER": 2, "up": 0}
    assert counts["wiyono"]["PER"] == 3
    assert counts["bangli"] == {"n": 1, "cap": 1, "LOC": 1, "up": 0}
    assert counts["pinus"]["ORG"] == 1
    assert counts["pergi"] == {"n": 1}


def test_evidence_says_what_raw_text_says() -> None:
    gold = [Sentence(("Ponirin",), ("B-PER",))]
    words = vocabulary([["Tarjo", "di", "di"], ["tarjo", "di"]], gold, least=2)
    assert words == ["di", "tarjo", "ponirin"]
    types = count_types([(["Tarjo", "di"], ["U-PER", "O"])] * 4)
    settings = Settings(least=2, learn=3, clusters=(2,), width=4)
    vectors = np.array([[1, 0], [0, 1], [0.1, 1]], np.float32)
    packed = make_evidence({}, types, words, lambda _: vectors, settings, 1)
    evidence = Evidence(packed)
    known = {word: {evidence.attributes[at] for at in evidence(word)} for word in words}
    assert {"dPER5", "dORG-5", "dLOC-5", "dU4"} <= known["tarjo"]
    assert known["ponirin"] == known["tarjo"] & {"k0=0", "k0=1"}
    assert "com=1" in known["di"]


def test_clusters_hold_what_points_the_same_way() -> None:
    vectors = np.array([[1, 0], [5, 0.1], [0, 1], [0.1, 3]], np.float32)
    found = cluster(vectors, 2, learn=4, seed=1).tolist()
    assert found[0] == found[1] != found[2] == found[3]


def test_numpy_and_pytorch_agree(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is needed for training only")
    from saripati.pipeline.train.package import package
    from saripati.pipeline.train.reader import Pieces, Reader, make_batch
    from saripati.pipeline.train.steps import named
    from saripati.pipeline.train.tagger import Tagger as Trained

    torch.manual_seed(1)
    parts = pack_evidence({"warga": ["k0=1", "com=1"], "blitar": ["reg1", "k0=0"]})
    evidence = Evidence(parts)
    reader = Reader(torch.randn(500, 24), [12, 8], schools=2, known=len(evidence.attributes), known_width=4)
    trained = Trained(reader).eval()
    torch.nn.init.normal_(reader.schools)
    torch.nn.init.normal_(reader.known.weight)
    for school in range(2):
        parts[f"crf{school}_attributes"] = pack(["w=kota"])
        parts[f"crf{school}_weights"] = np.zeros((1, 13), np.float16)
    parts |= {"crf_steps": np.zeros((13, 13), np.float32), "crf_share": np.float32(0)}
    state = {name: value.numpy() for name, value in named(trained).items()}
    package(state, ["idner", "other"], parts, tmp_path / "small.npz")
    texts = [["Warga", "Pare-Pare", "(PKK)", "rapat", "."], ["DI", "BLITAR"], ["Tarjo"], []]
    scores, lengths = Tagger(tmp_path / "small.npz", "other").scores(texts)
    with torch.no_grad():
        wanted = trained(make_batch(texts[:3], Pieces(500, evidence), [1, 1, 1])).numpy()
    for row in range(3):
        assert scores[: lengths[row], row] == pytest.approx(wanted[row, : lengths[row]], abs=0.05)


def test_the_command_makes_the_same_weights_twice(tmp_path: Path) -> None:
    for needed in ("torch", "floret", "pycrfsuite"):
        pytest.importorskip(needed, reason="training needs it")
    persons, places = (
        ("Tarjo Wiyono", "Ponirin", "Sulastri Ayu", "Made Rai"),
        ("Bangli", "Blitar", "Garut", "Kota Batu"),
    )
    pairs = [(person, place) for person in persons for place in places]
    labelled = ["\n".join(["Pak\tO", *_tagged(one, "PER"), "di\tO", *_tagged(other, "LOC")]) for one, other in pairs]
    (tmp_path / "ner").mkdir()
    (tmp_path / "raw").mkdir()
    for name in ("nergrit.train", "idner.train", "gold0811.train", "nergrit.valid", "idner.valid", "nergrit.test"):
        (tmp_path / "ner" / f"{name}.conll").write_text("\n\n".join(labelled[::2]) + "\n")
    with gzip.open(tmp_path / "raw" / "news.jsonl.gz", "wt") as raw:
        for at in range(60):
            person, place = pairs[at % len(pairs)]
            text = (
                f"Warga {at} datang ke {place}. Kemarin Pak {person} mengatakan hal {at} di {place}. Lalu {at} pulang."
            )
            raw.write(f'{{"title": null, "text": "{text}"}}\n')
    recipe = resources.files("saripati.pipeline.train").joinpath("id-news.toml").read_text("utf-8")
    for key, value in {
        "rows": 500, "width": 8, "size": 6, "sizes": [6, 4], "words": 300, "clusters": [2, 3],
        "rounds": 4, "tokens": 200,
    }.items():  # fmt: skip
        recipe = re.sub(rf"(?m)^{key} = (\[[^\]]*\]|\S+)", f"{key} = {value}", recipe)
    (tmp_path / "small.toml").write_text(re.sub(r"(?m)^epochs = \d+", "epochs = 1", recipe))
    made = []
    for out in ("one", "two"):
        train(tmp_path, tmp_path / out / "small.npz", config=tmp_path / "small.toml", say=lambda _: None)
        made.append((tmp_path / out / "small.npz").read_bytes())
    assert made[0] == made[1]
    assert Tagger(tmp_path / "one" / "small.npz").tag([["Tarjo", "hadir"], []])[1] == []
    assert "nergrit.test" in (tmp_path / "one" / "small.md").read_text(encoding="utf-8")


def _tagged(name: str, kind: str) -> list[str]:
    return [f"{word}\t{'I' if at else 'B'}-{kind}" for at, word in enumerate(name.split())]
