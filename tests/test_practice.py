"""The practice articles hold together: each has its one label line, and none of them is scored anywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from saripati.pipeline.gold import Label, read_labels
from saripati.pipeline.gold.check import check
from saripati.pipeline.gold.marks import sha256
from saripati.pipeline.gold.texts import read_texts

from . import gold_card

ROOT = Path(__file__).parents[1]
SETS = {name: gold_card.PRACTICE / name for name in gold_card.PRACTICE_PARTS}

every_set = pytest.mark.parametrize("name", SETS)


def articles(name: str) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in SETS[name].with_suffix(".articles.jsonl").read_bytes().splitlines()]


@cache
def texts(name: str) -> dict[str, str]:
    return read_texts(SETS[name].with_suffix(".articles.jsonl"))


def all_texts() -> list[str]:
    return [text for name in SETS for text in texts(name).values()]


def labels(name: str) -> list[Label]:
    return read_labels(SETS[name].with_suffix(".labels.jsonl"))


@every_set
def test_every_article_has_its_label_line_in_the_same_place(name: str) -> None:
    places = [f"{name}.articles#{number}" for number, _ in enumerate(articles(name), start=1)]
    assert [label.id for label in labels(name)] == places
    assert places


@every_set
def test_the_labels_have_no_fault(name: str) -> None:
    assert len(texts(name)) == len(articles(name))
    faults = list(check(SETS[name].with_suffix(".labels.jsonl"), texts(name)))
    assert faults == [], "saripati gold check says what is wrong"


@every_set
def test_every_label_teaches_something(name: str) -> None:
    for label in labels(name):
        assert (label.split, label.notes, label.repeats) == (None, "", None), label.id
        assert label.sakip is not None or label.agreements is not None, label.id


def test_every_article_is_named_once() -> None:
    names = [article["id"] for name in SETS for article in articles(name)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("field", ["title", "text"])
def test_no_article_stands_twice(field: str) -> None:
    told = [plain(article[field]) for name in SETS for article in articles(name) if article[field]]
    assert sorted(words for words in set(told) if told.count(words) > 1) == []


def test_no_practice_article_is_a_sample_article() -> None:
    samples = {plain(text) for text in read_texts(ROOT / "corpus").values()}
    assert len(samples) > 200
    assert samples.isdisjoint(plain(text) for text in all_texts())


def test_no_practice_article_is_scored() -> None:
    gold = {label.id for label in read_labels(ROOT / "gold" / "labels.jsonl")}
    assert gold.isdisjoint(article["id"] for name in SETS for article in articles(name))
    assert gold.isdisjoint(label.id for name in SETS for label in labels(name))
    hashes = {label.text_sha256 for label in read_labels(ROOT / "gold" / "labels.jsonl")}
    assert hashes.isdisjoint(sha256(text) for text in all_texts())


def test_the_data_card_counts_the_practice_articles() -> None:
    card = gold_card.CARD.read_text(encoding="utf-8")
    found = {name: labels(name) for name in SETS}
    assert gold_card.practice_card(card, found) == card, "make accuracy writes it"
    assert gold_card.practice_card(card, found | {"read": found["read"][1:]}) != card


def plain(text: str) -> str:
    return " ".join(text.casefold().split())
