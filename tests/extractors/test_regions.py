"""Regions, by a table that anyone who reads Indonesian can extend, and by properties that hold for any text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors import regions
from saripati.extractors.document import Document, Paragraph

MakeDocument = Callable[..., Document]
_MENTION = re.compile(r"\[([^\]]+)\]\(([\d. ]+)\)")


def _cases() -> list[tuple[str, str]]:
    """(heading, line) of every case in the table."""
    heading, found = "", []
    for line in Path(__file__).with_name("regions.cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            found.append((heading, line))
    return found


def _parse(line: str) -> tuple[str, set[tuple[int, int, str]]]:
    """The article without markup, and its mentions as (start, end, code)."""
    text, mentions, last = "", set(), 0
    for match in _MENTION.finditer(line):
        text += line[last : match.start()]
        mentions |= {(len(text), len(text) + len(match[1]), code) for code in match[2].split()}
        text, last = text + match[1], match.end()
    return (text + line[last:]).replace("|", "\n"), mentions


def _found(document: Document) -> set[tuple[int, int, str]]:
    items = regions.extract(document).regions
    return {(mention.start, mention.end, item.code) for item in items for mention in item.mentions}


@pytest.mark.parametrize("line", [line for _, line in _cases()])
def test_case(line: str, document: MakeDocument) -> None:
    text, expected = _parse(line)
    assert _found(document(text)) == expected


def test_the_table_has_enough_of_both_kinds() -> None:
    lines = [line for _, line in _cases()]
    without = [line for line in lines if not _MENTION.search(line)]
    assert len(lines) >= 250
    assert len(without) * 4 >= len(lines)


def test_a_region_is_one_item_with_its_names(document: MakeDocument) -> None:
    found = regions.extract(document("Kota Blitar bersolek. Wali Kota Blitar hadir di Jatim."))
    assert [(item.code, item.name, item.level, item.province, item.rule) for item in found.regions] == [
        ("35.72", "Kota Blitar", "kota", "35", "regions/explicit"),
        ("35", "Jawa Timur", "provinsi", "35", "regions/alias"),
    ]
    assert [mention.text for mention in found.regions[0].mentions] == ["Kota Blitar", "Blitar"]


def test_a_kecamatan_has_its_full_name(document: MakeDocument) -> None:
    found = regions.extract(document("Camat Kanigoro dan Bupati Blitar hadir."))
    assert [(item.code, item.name, item.level) for item in found.regions] == [
        ("35.05.10", "Kecamatan Kanigoro", "kecamatan"),
        ("35.05", "Kabupaten Blitar", "kabupaten"),
    ]


@pytest.mark.parametrize(
    ("text", "codes", "problems"),
    [
        ("Warga Blitar antre.", ["35.05"], ["region-ambiguous"]),
        ("Warga Blitar antre. Warga Blitar pulang.", ["35.05"], ["region-ambiguous"]),
        ("Warga Blitar antre. Wali Kota Blitar hadir.", ["35.72"], []),
        ("Kecamatan Wates menggelar lomba.", [], ["region-ambiguous"]),
        ("Warga Bondowoso antre.", ["35.11"], []),
    ],
)
def test_doubt_is_told(text: str, codes: list[str], problems: list[str], document: MakeDocument) -> None:
    found = regions.extract(document(text))
    assert [item.code for item in found.regions] == codes
    assert [problem.code for problem in found.problems] == problems
    assert all(text[problem.start : problem.end] in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("text", "dateline", "code"),
    [
        ("Kota Blitar, Kabar – Warga antre.", "Kota Blitar", "35.72"),
        ("BLITAR – Wali Kota Blitar hadir.", "BLITAR", "35.72"),
        ("BATU – Warga antre.", "BATU", "35.79"),
        ("SERANG, Kabar - Bupati hadir.", "SERANG", "36.04"),
        ("Atlantis – Warga antre.", "Atlantis", None),
        ("Warga antre di Blitar.", None, None),
    ],
)
def test_dateline(text: str, dateline: str | None, code: str | None, document: MakeDocument) -> None:
    found = regions.extract(document(text, dateline=dateline))
    assert found.dateline_region == code
    assert code is None or code in {item.code for item in found.regions}


@pytest.mark.parametrize("kind", ["related", "boilerplate", "byline"])
def test_other_paragraphs_change_nothing(kind: str, document: MakeDocument) -> None:
    text = "Warga Blitar antre.\nWali Kota Blitar dan Bupati Ngawi bertemu di Kecamatan Geneng."
    alone = regions.extract(document(text.split("\n")[0]))
    assert regions.extract(document(text, kinds=("body", kind))) == alone


_WORDS = (
    "Blitar Kota Kabupaten Bupati Wali dan , - / ( ) Kec. Camat Kanigoro Jatim DIY Serang Batu Universitas di . Tol 😀"
    " İ Polres Metro Jakarta Selatan Kediri Madiun Solo Raya Kepulauan Riau se-"
)
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])
_ARTICLES = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join))


def _document(text: str) -> Document:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    return Document(text, tuple(paragraphs))


@given(_ARTICLES)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_sound_findings(text: str) -> None:
    document = _document(text)
    found = regions.extract(document)
    assert found == regions.extract(document)
    codes = [item.code for item in found.regions]
    assert len(codes) == len(set(codes))
    assert [item.mentions[0].start for item in found.regions] == sorted(
        item.mentions[0].start for item in found.regions
    )
    for item in found.regions:
        assert all(text[mention.start : mention.end] == mention.text for mention in item.mentions)


@given(_ARTICLES, st.text(alphabet="😀𝕏é ", min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_before_moves_the_offsets_alone(text: str, before: str) -> None:
    moved = len(before) + 1
    plain, later = _found(_document(text)), _found(_document(f"{before}\n{text}"))
    assert later == {(start + moved, end + moved, code) for start, end, code in plain}


def test_work_grows_with_the_text() -> None:
    """Twice the text, about twice the steps: counted as lines run, so that the machine does not matter."""
    sentence = "Wali Kota Blitar, Kecamatan Wates, dan warga Madiun bertemu di Serang. "
    once, twice = (_steps(sentence * times) for times in (100, 200))
    assert twice < 2.3 * once


def _steps(text: str) -> int:
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace

    document = _document(text)
    regions.extract(document)
    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        regions.extract(document)
    finally:
        sys.settrace(before)
    return count
