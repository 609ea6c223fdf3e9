"""The tables of grades and cues: every example and counter-example, and every word in its frame."""

from __future__ import annotations

import re
from typing import Any

import pytest

from saripati.extractors.lexicon import table
from saripati.extractors.sakip.bands import bands, fits

from .test_sakip import check

CUES = table("sakip_cues")["cue"]
GRADES = table("grades")["grade"]


@pytest.mark.parametrize("key", ["example", "counter"])
@pytest.mark.parametrize("row", [*GRADES, *CUES], ids=lambda row: str(row.get("name") or row["predicate"]))
def test_examples(row: dict[str, Any], key: str) -> None:
    check(row[key])


@pytest.mark.parametrize("row", [row for row in CUES if "frame" in row], ids=lambda row: str(row["name"]))
def test_every_word_in_its_frame(row: dict[str, Any]) -> None:
    begins = re.search(r"(?:^|[.!?]\s)\{\}", row["frame"])
    wrong = []
    for word in row["words"]:
        try:
            check(row["frame"].replace("{}", word[0].upper() + word[1:] if begins else word))
        except AssertionError as error:
            wrong.append(f"{word}: {error}")
    assert not wrong, wrong


@pytest.mark.parametrize("row", [*GRADES, *CUES], ids=lambda row: str(row.get("name") or row["predicate"]))
def test_every_entry_names_its_source(row: dict[str, Any]) -> None:
    assert row["source"].strip()


def test_no_group_stands_twice_and_none_is_empty() -> None:
    names = [row["name"] for row in CUES]
    assert len(names) == len(set(names))
    assert all(row["words"] and len(row["words"]) == len(set(row["words"])) for row in CUES)


def test_bands_meet_without_gaps() -> None:
    edges = [bands()[predicate] for predicate in ("D", "C", "CC", "B", "BB", "A", "AA")]
    assert [low for low, _ in edges] == [0, *(high for _, high in edges[:-1])]
    assert edges[-1][1] == 100
    assert fits("BB", 70.0)
    assert not fits("BB", 69.99)
