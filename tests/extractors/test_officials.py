"""Officials, by a table that anyone who reads Indonesian can extend, and by properties that hold for any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from saripati.extractors import officials, regions
from saripati.extractors.document import Document, Official

MakeDocument = Callable[..., Document]
Held = frozenset[tuple[str, str | None, str | None, str]]
_PERSON = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_ACTING = ("pj", "pjs", "plt", "plh")
_TENURE = ("former", "elect")


def _cases() -> list[str]:
    """The cases of the table: all lines but headings and remarks."""
    lines = Path(__file__).with_name("officials.cases.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("== ", "## "))]


def _parse(line: str) -> tuple[str, dict[str, Held]]:
    """The article without markup, and its persons: name → (post, region, acting, tenure) of each post."""
    people = {match[1]: frozenset(_post(part) for part in match[2].split(";")) for match in _PERSON.finditer(line)}
    return _PERSON.sub(r"\1", line).replace("|", "\n"), people


def _post(words: str) -> tuple[str, str | None, str | None, str]:
    post, region, *how = words.split()
    acting = next((word for word in how if word in _ACTING), None)
    tenure = next((word for word in how if word in _TENURE), "incumbent")
    return post, None if region == "-" else region, acting, tenure


def find(document: Document) -> tuple[Official, ...]:
    places = regions.extract(document)
    return officials.extract(document, places.regions, places.dateline_region).officials


def _article(text: str, document: MakeDocument) -> Document:
    """``# `` at the head of the first line makes it the headline."""
    return document(text.removeprefix("# "), kinds=("title",)) if text.startswith("# ") else document(text)


def held(official: Official) -> Held:
    return frozenset((post.post, post.region, post.acting, post.tenure) for post in official.posts)


@pytest.mark.parametrize("line", _cases())
def test_case(line: str, document: MakeDocument) -> None:
    text, expected = _parse(line)
    assert {item.name: held(item) for item in find(_article(text, document))} == expected


def test_the_table_has_enough_of_both_kinds() -> None:
    lines = _cases()
    without = [line for line in lines if not _PERSON.search(line)]
    assert len(lines) >= 250
    assert len(without) * 3 >= len(lines)


def test_a_person_is_one_item(document: MakeDocument) -> None:
    text = (
        "Wali Kota Blitar, H. Syauqul Muhibin, S.E. (Ibbin), menyambut tamu.\n"
        "“Selamat datang,” kata Mas Ibin, sapaan akrab Syauqul Muhibin.\n"
        "Wali Kota Ibbin lalu pulang. Muhibin naik sepeda."
    )
    (item,) = find(document(text))
    assert item.name == "Syauqul Muhibin"
    assert set(item.aliases) == {"Mas Ibin", "Ibbin", "Ibin", "Muhibin"}
    assert item.honorifics == ("H.", "S.E.", "Mas")
    assert [post.text for post in item.posts] == ["Wali Kota Blitar"]
    assert [mention.text for mention in item.mentions][:2] == ["Syauqul Muhibin", "Ibbin"]
    assert all(text[mention.start : mention.end] == mention.text for mention in item.mentions)
    assert item.rule == "officials/post-before-name"


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Kepala Dinas Kesehatan Kota Dumai Syaiful Hadi hadir.", "Dinas Kesehatan"),
        ("Kepala Bappeda Ngawi Yudono hadir.", "Bappeda"),
        ("Deputi Pencegahan BNPB Prasinta Dewi hadir.", "Pencegahan BNPB"),
        ("Ketua DPRD Ngawi Yuwana Kartika hadir.", "DPRD"),
        ("Bupati Ngawi Ony Hartanto hadir.", None),
    ],
)
def test_organization(text: str, organization: str | None, document: MakeDocument) -> None:
    (item,) = find(document(text))
    assert item.posts[0].organization == organization


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bupati Ngawi Ony Hartanto hadir.", "post-before-name"),
        ("Bupati Ngawi, Ony Hartanto, hadir.", "post-comma-name"),
        ("Kepala Bappeda Ngawi dijabat Ony Hartanto.", "post-phrase-name"),
        ("Wali Kota Minasaka, Hiroshi Tanabara, hadir.", "post-place-name"),
        ("Bupati Ngawi (Gus Muhdi) hadir.", "post-bracket-name"),
        ("Ony Hartanto, Bupati Ngawi, hadir.", "name-before-post"),
        ("Ony Hartanto selaku Bupati Ngawi hadir.", "name-phrase-post"),
        ("Ony Hartanto ditunjuk Mendagri sebagai Pj Bupati Ngawi.", "appointed"),
        ("Ony Hartanto dan Dwi Ananda menjadi Bupati dan Wakil Bupati Ngawi.", "pair"),
        ("Dua anggota DPRD Ngawi yang absen ialah mereka, yakni Ony Hartanto dan Dwi Ananda.", "post-list"),
        ("“Ya,” kata Ony Hartanto. Mantan Bupati Ngawi itu pulang.", "pointed"),
    ],
)
def test_rule(text: str, rule: str, document: MakeDocument) -> None:
    assert find(document(text))[0].rule == f"officials/{rule}"


def test_nothing_is_read_from_related_links(document: MakeDocument) -> None:
    article = document(
        "Bupati Ngawi Ony Hartanto hadir.\nBaca juga: Wali Kota Dumai Paisal Rahman Lantik Camat",
        kinds=("body", "related"),
    )
    assert [item.name for item in find(article)] == ["Ony Hartanto"]
