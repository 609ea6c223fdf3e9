"""The tables of paragraphs that are no body, and of datelines: every entry against its example and counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from saripati.extractors.lexicon import table
from saripati.pipeline.normalise.dateline import find_dateline
from saripati.pipeline.normalise.kinds import fold, phrase_kind

PHRASES = [*table("boilerplate")["phrase"], *table("boilerplate")["heading"]]


@pytest.mark.parametrize("entry", PHRASES, ids=lambda entry: str(entry["any"][0]))
def test_a_phrase_marks_its_example_and_spares_its_counter_example(entry: dict[str, Any]) -> None:
    assert entry["source"]
    assert phrase_kind(entry["example"]) == entry["kind"]
    assert phrase_kind(entry["counter"]) is None


@pytest.mark.parametrize("entry", PHRASES, ids=lambda entry: str(entry["any"][0]))
def test_phrases_stand_as_they_are_compared(entry: dict[str, Any]) -> None:
    assert [words for words in entry["any"] if fold(words) != words.strip()] == []
    assert len(entry["any"]) == len(set(entry["any"]))


@pytest.mark.parametrize(
    "phrase", [words for entry in PHRASES if entry.get("match") == "whole" for words in entry["any"]]
)
def test_a_whole_phrase_in_a_sentence_is_body(phrase: str) -> None:
    assert phrase_kind(f"Kemarin warga menyebut {phrase} dalam rapat desa itu.") is None


def test_signatures_and_languages_name_their_source() -> None:
    for name in ("signature", "language", "words"):
        assert table("boilerplate")[name]["source"]


@pytest.mark.parametrize("name", ["town", "outlet", "no_place"])
def test_the_tables_of_datelines(name: str) -> None:
    entry = table("datelines")[name]
    assert entry["source"]
    assert len(entry["words"]) == len(set(entry["words"]))
    for line in (entry["example"], entry["counter"]):
        found = find_dateline(line, 0, len(line))
        assert (found is not None) == (line in PLACES)


PLACES = {
    "SOREANG, Contoh.com - Bupati membuka pasar.",
    "Liputan6.com, Jakarta - Menteri membuka pasar.",
    "CIBODAS, Contoh.com - Bupati membuka pasar.",
}
