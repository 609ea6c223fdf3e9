"""What holds for every date and every text: found with its value, quoted exactly, never overlapping, linear work."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saripati.extractors.dates import extract, grammar
from saripati.extractors.document import Document, Paragraph

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
SHORT = "Jan Feb Mar Apr Mei Jun Jul Agt Sept Okt Nop Des".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()

EDTF = re.compile(r"(?:\d{3}X|\d{4}(?:-\d\d(?:-\d\d)?)?)|\d{4}(?:-\d\d(?:-\d\d)?)?/(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?)")
FORMS = {
    "weekday, day month year": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "weekday (d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]} ({d.day}/{d.month}/{d.year})",
    "weekday, (dd/mm/y)": lambda d: f"{WEEKDAYS[d.weekday()]}, ({d.day:02d}/{d.month:02d}/{d.year})",
    "weekday(d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]}({d.day}/{d.month}/{d.year})",
    "(weekday/d/m/y)": lambda d: f"({WEEKDAYS[d.weekday()]}/{d.day}/{d.month}/{d.year})",
    "weekday tanggal": lambda d: f"{WEEKDAYS[d.weekday()]} tanggal {d.day} {MONTHS[d.month - 1]} {d.year}",
    "d month y": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "dd month y": lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}",
    "upper case": lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    "short month": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "short month with dot": lambda d: f"{d.day} {SHORT[d.month - 1]}. {d.year}",
    "d/m/y": lambda d: f"{d.day}/{d.month}/{d.year}",
    "d-m-y": lambda d: f"{d.day}-{d.month}-{d.year}",
    "dd.mm.y": lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
    "iso": lambda d: d.isoformat(),
    "no-break spaces": lambda d: f"{d.day}\xa0{MONTHS[d.month - 1]}\xa0{d.year}",
}
DAYS = st.dates(date(1945, 1, 1), date(2045, 12, 31))
PUBLISHED = st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31)).map(date.isoformat)
SCRAPS = st.sampled_from(
    [
        *WEEKDAYS, *MONTHS, "sejak", "hingga", "sampai", "sekarang", "kemarin", "hari ini", "tahun", "lalu", "dan",
        "triwulan II", "12", "31",
        "2024", "1990-an", "(", ")", "/", "-", "–", ",", ".", "\n", " ", "Nomor", "UU", "pekan",
        "tanggal", "depan", "sebelumnya", "0", "99", "30/2", "İ", "\u200b", "minggu", "besok", "awal", "tahun ini",
    ]
)  # fmt: skip


def document(text: str, published: str | None) -> Document:
    paragraphs = tuple(
        Paragraph(found.start(), found.end(), "related" if number % 5 == 4 else "body")
        for number, found in enumerate(re.finditer(r"[^\n]+", text))
    )
    return Document(text, paragraphs, published)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60)
@given(day=DAYS, published=PUBLISHED)
def test_any_day_in_any_form_is_found(form: str, day: date, published: str | None) -> None:
    words = FORMS[form](day)
    text = f"Rapat koordinasi itu digelar {words} di aula."
    (found,) = extract(document(text, published)).dates
    assert (found.text, found.value, found.granularity) == (words, day.isoformat(), "day")


@given(day=DAYS, gap=st.integers(0, 200))
def test_a_day_without_year_is_the_nearest_when_the_weekday_fits(day: date, gap: int) -> None:
    published = day + timedelta(days=gap)
    text = f"Rapat itu digelar {WEEKDAYS[day.weekday()]} ({day.day}/{day.month}) di aula."
    if day.day <= 12 and gap > 45:
        return  # month first may fit the weekday, too
    assert [found.value for found in extract(document(text, published.isoformat())).dates] == [day.isoformat()]


@given(first=DAYS, days=st.integers(1, 300))
def test_any_range_of_days_is_found(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    words = f"{first.day} {MONTHS[first.month - 1]} {first.year} hingga {last.day} {MONTHS[last.month - 1]} {last.year}"
    (found,) = extract(document(f"Pameran {words} di aula.", None)).dates
    assert (found.text, found.value) == (words, f"{first.isoformat()}/{last.isoformat()}")


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(scraps=st.lists(st.one_of(SCRAPS, st.text(max_size=6)), max_size=40), blank=st.booleans(), published=PUBLISHED)
def test_any_text_gives_quoted_ordered_dates(scraps: list[str], blank: bool, published: str | None) -> None:
    text = (" " if blank else "").join(scraps)
    doc = document(text, published)
    findings = extract(doc)
    readable = [(paragraph.start, paragraph.end) for paragraph in doc.read_paragraphs()]
    end = 0
    for found in findings.dates:
        assert found.start >= end
        assert doc.text[found.start : found.end] == found.text
        assert any(start <= found.start and found.end <= stop for start, stop in readable)
        assert found.value is None or EDTF.fullmatch(found.value)
        assert found.rule.startswith("dates/")
        end = found.end
    for problem in findings.problems:
        assert problem.start is not None
        assert problem.end is not None
        assert 0 <= problem.start < problem.end <= len(text)
    assert extract(doc) == findings


HOSTILE = [
    "1/", "1 ", "12-", "12, ", "senin ", "senin (", "12 mei ", "2024 ", "((( ", "tahun ", "sejak ", "hari ini dan ",
    "nomor 1 tahun 2024 ", "uu a a a ", "hingga 2024 ", "tanggal 5 ", "pada hari tanggal ", ".com/", "a.a", "@", " ",
    "antara 2019 dan ", "12 mei hingga ", "Mei ", "kemarin (", "triwulan ", "sejak tahun awal ",
]  # fmt: skip


class _Counting:
    """A pattern that counts its calls and the characters of its subjects' windows."""

    def __init__(self, pattern: re.Pattern[str], calls: Counter[str], name: str) -> None:
        self._pattern, self._calls, self._name = pattern, calls, name

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        self._calls[self._name] += 1
        return self._pattern.match(text, at)

    def __getattr__(self, name: str) -> object:
        return getattr(self._pattern, name)


def _work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    calls: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        for name, value in vars(grammar.patterns).items():
            if isinstance(value, re.Pattern):
                patch.setattr(grammar.patterns, name, _Counting(value, calls, name))
        extract(document(text, "2025-09-29"))
    return sum(calls.values())


@pytest.mark.parametrize("scrap", HOSTILE)
def test_work_grows_no_faster_than_the_text(scrap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pattern looks at a bounded window, so the number of attempts is the work."""
    half = _work(scrap * (8_000 // len(scrap)), monkeypatch)
    whole = _work(scrap * (16_000 // len(scrap)), monkeypatch)
    assert whole <= 2.2 * half + 20
    assert whole <= 16_000 * 10


def test_no_pattern_nests_an_unbounded_quantifier() -> None:
    for name, value in vars(grammar.patterns).items():
        if isinstance(value, re.Pattern):
            assert not re.search(r"(?<!\\)[*]|(?<!\\)[+](?!\))|\{\d+,\}", value.pattern.replace("[0-9]+|", "")), name
