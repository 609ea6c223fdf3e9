"""The linear model's tables against its definition, and the best path against trying all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from saripati.pipeline.names.attributes import AFTER, BEFORE, KINDS, kind, sentence_attributes
from saripati.pipeline.names.crf import Crf
from saripati.pipeline.names.evidence import Evidence, pack, unpack
from saripati.pipeline.names.paths import CLOSED, TAGS, Array, best_paths, bio, marginals

TEXTS = [
    ["Bupati", "Tarjo", "Wiyono", ",", "S.Sos.", "tiba", "di", "Pare-Pare", "."],
    ["WARGA", "BLITAR", "(PKK)"],
    ["harga", "beras", "naik"],
    ["Tarjo"],
    [],
]
KNOWN = {"tarjo": ["dPER5", "k0=1"], "bupati": ["k0=0"], "blitar": ["reg1", "k0=2"], "warga": ["com=1"]}


@pytest.fixture
def evidence() -> Evidence:
    names = sorted({name for held in KNOWN.values() for name in held})
    words = sorted(KNOWN)
    return Evidence(
        {
            "evidence_words": pack(words),
            "evidence_attributes": pack(names),
            "evidence_counts": np.array([len(KNOWN[word]) for word in words], np.uint8),
            "evidence_ids": np.array([names.index(name) for word in words for name in KNOWN[word]], np.uint16),
        }
    )


def test_evidence_is_by_folded_word(evidence: Evidence) -> None:
    assert [evidence.attributes[at] for at in evidence("tarjo")] == KNOWN["tarjo"]
    assert len(evidence("ponirin")) == 0
    assert unpack(pack(["é", "b"])) == ["é", "b"]
    assert unpack(pack([])) == []


def test_the_tables_add_up_to_the_definition(evidence: Evidence) -> None:
    texts = [list(sentence_attributes(words, evidence, 0)) for words in TEXTS]
    every = sorted({name for text in texts for word in text for name in word if name[:2] != "0:"})
    chance = np.random.default_rng(1)
    weights = chance.normal(size=(len(every), len(TAGS))).astype(np.float32)
    by_name = dict(zip(every, weights, strict=True))
    crf = Crf(
        {"crf0_attributes": pack(every), "crf0_weights": weights, "crf_steps": np.zeros((13, 13), np.float32)},
        0,
        evidence,
    )
    words = [word for text in TEXTS for word in text]
    sums, marks = (np.concatenate(both) for both in zip(crf.edges, crf.forms(words), strict=True))
    rows = np.ones((max(map(len, TEXTS)) + 4, len(TEXTS)), np.intp)
    rows[:2] = 0
    numbers = iter(range(2, 2 + len(words)))
    for at, text in enumerate(TEXTS):
        rows[2 : 2 + len(text), at] = [next(numbers) for _ in text]
    scores = crf.scores(sums, marks, rows)
    for at, text in enumerate(texts):
        for place, names in enumerate(text):
            wanted = sum(by_name[name] for name in names if name in by_name)
            assert scores[place, at] == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize(
    ("word", "wanted"), [("KPK", "U"), ("Kota", "T"), ("K", "T"), ("kota", "l"), ("50", "d"), (".", "."), ("%", "o")]
)
def test_kinds(word: str, wanted: str) -> None:
    assert kind(word) == wanted
    assert wanted in KINDS
    assert kind("^") == kind("$") == "o" != BEFORE != AFTER


def test_the_best_path_is_the_best_of_all() -> None:
    chance = np.random.default_rng(2)
    scores = chance.normal(size=(3, 2, len(TAGS))).astype(np.float32)
    steps = CLOSED + chance.normal(size=CLOSED.shape).astype(np.float32)
    found = best_paths(scores, np.array([3, 2]), steps)
    for sentence, length in enumerate([3, 2]):
        best = max(_allowed(length), key=lambda path: _sum_of(path, scores[:, sentence], steps))
        assert tuple(found[:length, sentence]) == best


def test_marginals_are_shares_of_all_allowed_sequences() -> None:
    chance = np.random.default_rng(3)
    scores = chance.normal(size=(3, 2, len(TAGS))).astype(np.float32)
    steps = CLOSED + chance.normal(size=CLOSED.shape).astype(np.float32)
    found = marginals(scores, np.array([3, 2]), steps)
    for sentence, length in enumerate([3, 2]):
        shares = np.zeros((length, len(TAGS)))
        for path in _allowed(length):
            share = np.exp(_sum_of(path, scores[:, sentence], steps))
            for at, tag in enumerate(path):
                shares[at, tag] += share
        assert found[:length, sentence] == pytest.approx(shares / shares.sum(1, keepdims=True), abs=1e-4)


def _allowed(length: int) -> list[tuple[int, ...]]:
    return [
        path
        for path in product(range(len(TAGS)), repeat=length)
        if TAGS[path[0]][0] in "OBU"
        and TAGS[path[-1]][0] in "OLU"
        and all(CLOSED[one, other] == 0 for one, other in pairwise(path))
    ]


def _sum_of(path: tuple[int, ...], scores: Array, steps: Array) -> float:
    tags = sum(scores[at, tag] for at, tag in enumerate(path))
    return float(tags + sum(steps[one, other] for one, other in pairwise(path)))


def test_bilou_as_bio() -> None:
    assert bio(["U-PER", "O", "B-LOC", "I-LOC", "L-LOC"]) == ["B-PER", "O", "B-LOC", "I-LOC", "I-LOC"]
