"""Dates in invented sentences: the table ``dates.cases.txt`` beside this file, one case a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from saripati.extractors.dates import extract
from saripati.extractors.document import DateMention, Document, Origin, Paragraph

TABLE = Path(__file__).with_name("dates.cases.txt")
_MARK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(([^)]*)\)")


def make(text: str, published: str | None = "2025-09-29") -> Document:
    """A document whose paragraphs are the lines of ``text``."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    return Document(text, tuple(paragraphs), published)


def unmark(marked: str) -> tuple[str, list[tuple[str, str | None]]]:
    """A marked sentence as plain text and the (words, value) that must be found in it."""
    wanted = [(words, None if value == "null" else value) for words, value in _MARK.findall(marked)]
    return _MARK.sub(lambda found: found[1], marked), wanted


def cases() -> list[tuple[str | None, str]]:
    published: str | None = None
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ published: "):
            value = line.removeprefix("@ published: ")
            published = None if value == "none" else value
        elif line and not line.startswith("#"):
            found.append((published, line))
    return found


def dates(text: str, published: str | None = "2025-09-29") -> tuple[DateMention, ...]:
    return extract(make(text, published)).dates


@pytest.mark.parametrize(("published", "marked"), cases())
def test_table(published: str | None, marked: str) -> None:
    text, wanted = unmark(marked)
    assert [(found.text, found.value) for found in dates(text, published)] == wanted


def test_the_table_holds_enough_of_both_kinds() -> None:
    nothing = [marked for _, marked in cases() if not unmark(marked)[1]]
    assert len(cases()) >= 300
    assert len(nothing) >= 90


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rapat Selasa (29/9/2025) selesai.", "date-weekday-mismatch"),
        ("Rapat Kamis (15/10/2025) selesai.", "date-weekday-mismatch"),
        ("Rapat Rabu, 6 - 7 Mei 2021 selesai.", "date-weekday-mismatch"),
        ("Rapat 31/2/2024 selesai.", "date-impossible"),
        ("Rapat 31 Februari 2024 selesai.", "date-impossible"),
    ],
)
def test_problems_stand_at_the_words(text: str, code: str) -> None:
    problem = extract(make(text)).problems[0]
    assert problem.code == code
    assert problem.start is not None
    assert problem.end is not None
    assert text[problem.start : problem.end] in problem.message


def test_a_fitting_weekday_is_no_problem() -> None:
    assert extract(make("Rapat Senin (29/9/2025) selesai.")).problems == ()


def test_a_contradicted_date_stands_as_written() -> None:
    assert [found.value for found in dates("Rapat Kamis (15/10/2025) selesai.")] == ["2025-10-15"]


@pytest.mark.parametrize(
    ("text", "granularity", "relative", "rule"),
    [
        ("Senin (29/9/2025)", "day", False, "dates/numeric"),
        ("12 Juni 2024", "day", False, "dates/day-month-year"),
        ("12 Juni", "day", False, "dates/day-month"),
        ("Juni 2024", "month", False, "dates/month-year"),
        ("pada Juni", "month", False, "dates/month"),
        ("tahun 2024", "year", False, "dates/year"),
        ("2019-2024", "range", False, "dates/year-range"),
        ("sejak 2019", "range", False, "dates/year"),
        ("tahun 1990-an", "range", False, "dates/decade"),
        ("triwulan II 2025", "range", False, "dates/quarter"),
        ("12-14 Juni 2024", "range", False, "dates/day-range"),
        ("kemarin", "day", True, "dates/relative-day"),
        ("pekan lalu", "range", True, "dates/relative-week"),
        ("bulan lalu", "month", True, "dates/relative-month"),
        ("tahun lalu", "year", True, "dates/relative-year"),
        ("dua tahun lalu", "year", True, "dates/ago"),
        ("Senin lalu", "day", True, "dates/weekday"),
        ("2025-09-29", "day", False, "dates/iso"),
    ],
)
def test_kind_and_rule(text: str, granularity: str, relative: bool, rule: str) -> None:
    (found,) = dates(f"Rapat {text} di aula.")
    assert (found.granularity, found.relative, found.rule) == (granularity, relative, rule)


@pytest.mark.parametrize(
    "stamp",
    [
        "Senin, 29 September 2025 | 14:05 WIB",
        "29/09/2025 14:05",
        "Diterbitkan: 29 September 2025, 14.05 WIB",
        "Minggu, 28 September 2025",
    ],
)
def test_a_line_that_is_a_stamp_holds_no_date(stamp: str) -> None:
    assert [found.text for found in dates(f"{stamp}\nRapat digelar Sabtu (27/9/2025) di aula.")] == [
        "Sabtu (27/9/2025)"
    ]


def test_a_dateline_with_a_day_is_read() -> None:
    assert [found.value for found in dates("Kendari, 23 September 2025")] == ["2025-09-23"]


def test_a_bare_year_or_a_title_is_no_stamp() -> None:
    title = Document("Senin, 29 September 2025", (Paragraph(0, 24, "title"),), None)
    assert len(extract(title).dates) == 1


def test_paragraphs_that_are_not_read_give_nothing() -> None:
    text = "Rapat 1/9/2025.\nBaca juga: UMK 2024\nRapat 1/9/2025.\nFoto 2/9/2025."
    spans = [(0, 15), (16, 35), (36, 51), (52, 66)]
    kinds = ("body", "related", "body", "caption")
    repeats = (None, None, Origin("x", 0), None)
    paragraphs = tuple(
        Paragraph(start, end, kind, repeat)  # type: ignore[arg-type]
        for (start, end), kind, repeat in zip(spans, kinds, repeats, strict=True)
    )
    assert [found.value for found in extract(Document(text, paragraphs, None)).dates] == ["2025-09-01", "2025-09-02"]


def test_two_paragraphs_share_what_anchors_them() -> None:
    found = dates("Rapat digelar besok.\nRapat lain digelar Senin (29/9/2025).", None)
    assert [each.value for each in found] == ["2025-09-30", "2025-09-29"]


def test_no_break_space_and_narrow_dashes() -> None:
    found = dates("Rapat Senin\xa0(29/9/2025) dan 12\xa0Juni\xa02024 serta 2021‑2026.")
    assert [each.value for each in found] == ["2025-09-29", "2024-06-12", "2021/2026"]


@pytest.mark.parametrize(
    ("body", "friday"),
    [
        ("Ia akan dilantik Jumat (3/10/2025) di aula.", "2025-10-03"),
        ("Ia dilantik Jumat (26/9/2025) di aula.", "2025-09-26"),
        ("Ia akan dilantik Kamis (2/10/2025) di aula.", "2025-09-26"),
        ("Ia akan dilantik Jumat (24/10/2025) di aula.", "2025-09-26"),
    ],
)
def test_a_weekday_in_the_title_is_the_one_that_the_article_tells(body: str, friday: str) -> None:
    title = "Camat Baru Dilantik Jumat"
    parts = (Paragraph(0, len(title), "title"), Paragraph(len(title) + 1, len(title) + 1 + len(body), "body"))
    assert extract(Document(f"{title}\n{body}", parts, "2025-09-29")).dates[0].value == friday
