"""What people look at in a notebook and a terminal: every word there, every find marked, nothing of a text obeyed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from rich.console import Console

from saripati.pipeline import Record, RunReport, extract
from saripati.pipeline.run.passes import Counts
from saripati.pipeline.view import article, finds, picture
from saripati.pipeline.view.finds import cut

TEXT = """Nilai SAKIP Kabupaten Siak Naik
Bupati Siak Marwan Idris menerima predikat BB SAKIP 2023 di Kota Dumai, Selasa (16/7/2024). 🎉
<script>alert("x")</script> & <b>tebal</b> di Kabupaten Kampar, kata Bupati Siak.
Baca Juga: Pasar Kota Dumai Kembali Ramai"""


@pytest.fixture(scope="module")
def record() -> Record:
    return extract(TEXT, published="2024-07-17")


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_article_keeps_every_word_and_obeys_none(record: Record) -> None:
    html = record._repr_html_()
    assert "<script" not in html
    assert "<b>tebal" not in html
    for paragraph in record.paragraphs:
        assert record.text[paragraph.start : paragraph.end] in plain(html)


def test_marks_stand_on_the_words_and_say_why(record: Record) -> None:
    html = record._repr_html_()
    assert re.search(
        r'<mark class=region title="[^"]*region: 14\.72 Kota Dumai\s+regions/[^"]*">Kota Dumai</mark>', html
    )
    assert re.search(r'<mark class=date title="[^"]*date: 2024-07-16\s+dates/', html)
    assert re.search(r"<mark class=sakip>sakip</mark><td>Kabupaten Siak SAKIP BB 2023 achieved<td>", html)


def test_what_nothing_is_read_from_says_why(record: Record) -> None:
    assert re.search(
        r"<p class=aside>Baca Juga: Pasar Kota Dumai Kembali Ramai <small>related</small>", record._repr_html_()
    )


def test_stretches_join_to_the_paragraph_and_name_their_finds(record: Record) -> None:
    marked = finds(record)
    for paragraph in record.paragraphs:
        stretches = list(cut(paragraph, marked))
        assert [start for start, _, _ in stretches] == [paragraph.start, *(end for _, end, _ in stretches)][:-1]
        assert stretches[-1][1] == paragraph.end
        for start, end, inside in stretches:
            assert list(inside) == [find for find in marked if find.start < end and start < find.end]


def test_an_article_without_finds_says_so() -> None:
    assert "Nothing found." in extract("Hujan turun sejak pagi.")._repr_html_()


def test_the_terminal_shows_the_same_and_no_control_codes() -> None:
    shown = Console(record=True, width=100, force_terminal=True)
    with shown.capture() as printed:
        shown.print(article(extract("Kota Dumai \x1b[31mmerah\x1b]0;judul\x07 pada 2023.")))
    assert "Kota Dumai" in printed.get()
    assert "\x1b]0;" not in printed.get()
    assert "\x1b[31m" not in printed.get()


def test_a_run_shows_its_counts() -> None:
    html = RunReport(Path("<out>"), Counts(articles=1200, records=1199, rejected=1, regions=7), 1, 0)._repr_html_()
    assert "<b>1,200</b>articles" in html
    assert "rejected.jsonl" in html
    assert "&lt;out&gt;/records.jsonl" in html


def test_a_picture_is_an_svg_that_holds_every_word_and_marks_its_finds(record: Record) -> None:
    drawn = etree.fromstring(picture(record).encode())
    words = "".join(text.text for text in drawn.iter("{*}text"))
    for paragraph in record.paragraphs:
        told = record.text[paragraph.start : paragraph.end]
        assert re.sub(r"\s", "", told) in re.sub(r"\s", "", words)
    assert not list(drawn.iter("{*}script"))
    assert len(drawn.xpath("//*[contains(@class, 'mark region')]")) >= 4
    assert "right " in words
    width = float(drawn.get("width"))
    for text in drawn.iter("{*}text"):
        assert float(text.get("x")) + float(text.get("textLength")) < width
