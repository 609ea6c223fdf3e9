"""The tables of officials: every form of a post, every title and word run, with examples and counter-examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from saripati.extractors import lexicon, officials, regions
from saripati.extractors.document import Document, Official

MakeDocument = Callable[..., Document]
_NAME = "Sulaiman Baruna"
_POSTS, _NAMES, _TITLES = (lexicon.table(name) for name in ("posts", "names", "honorifics"))


def _find(text: str, document: MakeDocument) -> tuple[Official, ...]:
    made = document(text)
    places = regions.extract(made)
    return officials.extract(made, places.regions, places.dateline_region).officials


def _written(form: str) -> str:
    """A form as a newspaper writes it: short words in capitals are abbreviations ("Ketua KPU")."""
    return " ".join(word.upper() if len(word) <= 3 else word.capitalize() for word in form.split())


def _replaced(example: str, old: str, new: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", example, re.IGNORECASE)
    assert found, f"{old!r} is not in the example"
    return example[: found.start()] + new + example[found.end() :]


def _names(found: tuple[Official, ...]) -> list[str]:
    return [item.name for item in found]


@pytest.mark.parametrize("row", [*_POSTS["post"], *_POSTS["prefix"]], ids=lambda row: row["words"][0])
def test_every_form_of_a_post(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    for form in row["words"]:
        (item,) = _find(_replaced(row["example"], row["words"][0], _written(form)), document)
        assert item.name == _NAME, form
        if "post" in row:
            assert [post.post for post in item.posts] == [row["post"]], form
        else:
            (post,) = item.posts
            assert (post.acting, post.tenure) == (row.get("acting"), row.get("tenure", "incumbent")), form


@pytest.mark.parametrize("row", _POSTS["body"], ids=lambda row: row["words"][0])
def test_every_body_has_a_head(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    for form in row["words"]:
        (item,) = _find(f"Kepala {_written(form)} Kota Dumai {_NAME} memimpin apel.", document)
        assert (item.name, item.posts[0].post) == (_NAME, row["head"]), form


@pytest.mark.parametrize("row", _POSTS["commission"], ids=lambda row: row["words"][0])
def test_every_commission_has_its_seats(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    for form in row["words"]:
        for role in row["roles"]:
            (item,) = _find(f"{role.capitalize()} {_written(form)} {_NAME} memaparkan aduan.", document)
            assert (item.name, item.posts[0].post) == (_NAME, "lainnya"), (role, form)


@pytest.mark.parametrize("row", _POSTS["suffix"], ids=lambda row: row["words"][0])
def test_every_word_behind_a_post(row: dict[str, Any], document: MakeDocument) -> None:
    for form in row["words"]:
        (item,) = _find(_replaced(row["example"], row["words"][0], form), document)
        assert (item.name, item.posts[0].tenure) == (_NAME, row["tenure"]), form


@pytest.mark.parametrize(
    "row",
    [*_POSTS["nobody"], *_POSTS["private"], *_POSTS["other"], *_POSTS["kin"]],
    ids=lambda row: str(row["words"][0]),
)
def test_posts_of_others_are_nobodys(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    assert row["why"]
    for form in row["words"]:
        found = _find(_replaced(row["example"], row["words"][0], form.capitalize()), document)
        assert _names(found) == [], form


_WITH_COUNTER = [row for table in (_POSTS, _NAMES) for rows in table.values() for row in rows if "counter" in row]


@pytest.mark.parametrize("row", _WITH_COUNTER, ids=lambda row: str(row["counter"]))
def test_counter_examples_give_nobody(row: dict[str, Any], document: MakeDocument) -> None:
    assert _names(_find(row["counter"], document)) == []


@pytest.mark.parametrize(
    "row",
    [row for table in (_POSTS, _NAMES) for rows in table.values() for row in rows if "post" not in row],
    ids=lambda row: str(row["example"]),
)
def test_examples(row: dict[str, Any], document: MakeDocument) -> None:
    assert row["source"]
    expected = 0 if row in [*_POSTS["nobody"], *_POSTS["private"], *_POSTS["other"], *_POSTS["kin"]] else 1
    assert len(_find(row["example"], document)) == expected


@pytest.mark.parametrize("row", _TITLES["before"], ids=lambda row: str(row["kind"]))
def test_every_title_before_a_name(row: dict[str, Any], document: MakeDocument) -> None:
    assert _names(_find(row["example"], document)) == [_NAME]
    for title in row["words"]:
        (item,) = _find(f"Bupati Ngawi {title}{'.' if len(title) < 5 else ''} {_NAME} membuka rapat.", document)
        assert item.name == _NAME, title
        assert item.honorifics, title


@pytest.mark.parametrize(
    "row", [*_TITLES["before"], *_TITLES["after"], *_TITLES["corps"]], ids=lambda row: row["counter"]
)
def test_letters_of_a_title_within_a_name(row: dict[str, Any], document: MakeDocument) -> None:
    (item,) = _find(row["counter"], document)
    assert item.name == row["counter_name"]


def test_every_degree_behind_a_name(document: MakeDocument) -> None:
    for degree in _TITLES["after"][0]["words"]:
        dotted = ".".join(re.findall(r"[A-Z][a-z]*|[a-z]+|\s", degree)).replace(". .", " ") + "."
        for written in (degree, dotted):
            (item,) = _find(f"Bupati Ngawi {_NAME}, {written}, membuka rapat.", document)
            assert (item.name, len(item.honorifics)) == (_NAME, 1), written


def test_every_corps_behind_a_rank(document: MakeDocument) -> None:
    for corps in _TITLES["corps"][0]["words"]:
        (item,) = _find(f"Dandim 0805/Ngawi Letkol ({corps}) {_NAME} membuka rapat.", document)
        assert item.name == _NAME, corps


def test_common_words_are_no_names() -> None:
    """What other tables need as names or titles is not lost among the common words."""
    common = {row["word"] for row in lexicon.rows("common-words")}
    for kind in ("given", "also_word", "particle"):
        assert not common & {word for row in _NAMES[kind] for word in row["words"]}
    assert {row["often"] for row in lexicon.rows("common-words")} == {"0", "1"}


_PEOPLES = """
    Teuku Irwandi; Cut Maulidar; Togar Sihombing; Rosdiana Purba; Zulhendri Bandaro; Tengku Mirwan; Encik Zulaikha;
    Kemas Thamrin; Ratu Mulyani; Asep Gumelar; Euis Rohaeti; Slamet Riyadi; Retno Palupi; Achmad Fauzi; I Made Astika;
    Ida Bagus Wiryana; Lalu Fathoni; Baiq Nuraini; Umbu Ndilu Hamu; Yohanis Rihi Tade; Godlief Nalle Haba;
    Uray Fitriani; Lim Kok Hian; Gusti Irawansyah; Usman Ding; Stenly Wowor; Deysie Kalangit; Andi Baso Tanriwali;
    La Ode Safiun; Wa Ode Nurmaya; Melianus Tuhumury; Yulianus Mambrasar; Yosina Mubalus; Septinus Ireeuw
"""


@pytest.mark.parametrize("name", [" ".join(name.split()) for name in _PEOPLES.split(";")])
def test_names_of_every_people_pass(name: str, document: MakeDocument) -> None:
    assert _names(_find(f"Bupati Ngawi {name} membuka rapat.", document)) == [name]
