"""The tables of agreements, organisations and signers: every entry against its example and counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from saripati.extractors import lexicon
from saripati.extractors.agreements.bodies import Body, Places, find_bodies
from saripati.extractors.agreements.parties import folded
from saripati.extractors.document import Agreement

from .test_agreements import find, make

_TABLES = "document signing role time look_alike between when group collective venue".split()
"""The tables of words whose examples are passages."""


def _rows(table: str, *names: str) -> list[dict[str, Any]]:
    return [row for name in names for row in lexicon.table(table)[name] if "example" in row]


def _names(items: tuple[Agreement, ...]) -> set[str]:
    return {folded(party.name) for item in items for party in item.participants}


def _bodies(text: str) -> list[Body]:
    return find_bodies(make(text), Places(()), (), None)


@pytest.mark.parametrize(
    "row",
    _rows(
        "agreements",
        "document",
        "signing",
        "role",
        "time",
        "look_alike",
        "between",
        "when",
        "group",
        "collective",
        "venue",
    ),
    ids=lambda row: f"{row.get('kind') or row.get('voice') or row.get('role') or row.get('name')}-{row['words'][0]}",
)
def test_word(row: dict[str, Any]) -> None:
    assert row["source"]
    found = find(row["example"])
    assert _names(found) == {folded(name) for name in row.get("gives", ())}
    if row.get("gives") and row.get("kind") not in (None, "any", "perjanjian"):
        assert [item.kind for item in found] == [row["kind"]]
    if row.get("name") in ("not_the_day", "statement", "at_the_act", "event"):
        assert [item.date for item in found] == [row.get("date")]
    if "counter" in row:
        assert not find(row["counter"])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        (word, row["kind"])
        for row in lexicon.table("agreements")["document"]
        if row["kind"] not in ("any", "perjanjian") and not row.get("signed")
        for word in row["words"]
    ],
)
def test_every_paper_by_each_of_its_names(word: str, kind: str) -> None:
    found = find(f"Pemkab Ngawi dan Pemkab Magetan menandatangani {word} itu.")
    assert [item.kind for item in found] == [kind]


@pytest.mark.parametrize("row", _rows("organisations", "head", "name", "tail"), ids=lambda row: row["words"][0])
def test_organisation(row: dict[str, Any]) -> None:
    assert row["source"]
    assert [(body.name, body.kind) for body in _bodies(row["example"])] == [(row["finds"], row["kind"])]
    assert not [body for body in _bodies(row["counter"]) if body.kind == row["kind"]]


@pytest.mark.parametrize(
    "word", [word for row in lexicon.table("organisations")["head"] for word in row["words"] if not row.get("english")]
)
def test_every_head_opens_a_name(word: str) -> None:
    assert [body.name for body in _bodies(f"Ia datang ke {word} Baruna Jaya kemarin.")] == [f"{word} Baruna Jaya"]


@pytest.mark.parametrize("word", [word for row in lexicon.table("organisations")["name"] for word in row["words"]])
def test_every_name_stands_alone(word: str) -> None:
    assert [body.name for body in _bodies(f"Ia datang ke {word} kemarin.")] == [word]


@pytest.mark.parametrize("row", _rows("organisations", "none"), ids=lambda row: row["words"][0])
def test_what_is_no_body(row: dict[str, Any]) -> None:
    assert _names(find(row["example"])) == {folded(name) for name in row["gives"]}
    for word in row["words"]:
        assert not _bodies(f"Ia datang ke {word} kemarin."), word


@pytest.mark.parametrize("row", _rows("signers", "post", "foreign"), ids=lambda row: row["words"][0])
def test_signer(row: dict[str, Any]) -> None:
    assert row["source"]
    found = find(row["example"])
    assert _names(found) == {folded(name) for name in row["gives"]}
    assert found[0].signatories[0].name == row["signs"]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        (word, row["level"])
        for row in lexicon.table("signers")["post"]
        if row["binds"] == "region" and "level" in row
        for word in row["words"]
    ],
)
def test_every_post_binds_its_government(word: str, level: str) -> None:
    code = {"kabupaten": "75.01", "kota": "75.71", "provinsi": "75"}[level]
    found = find(f"{word} Gorontalo menandatangani nota kesepahaman dengan Universitas Halu Oleo.")
    assert [party.region for party in found[0].participants] == [code, None]
