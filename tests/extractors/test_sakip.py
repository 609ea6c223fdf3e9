"""SAKIP and RB grades in invented sentences: the table ``sakip.cases.txt`` beside this file, one case a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from saripati.extractors import dates, regions, sakip
from saripati.extractors.document import Assessment, Document, Official, Origin, Paragraph, Post, Span

TABLE = Path(__file__).with_name("sakip.cases.txt")
_MARK = re.compile(r"\[([^\[\]]+)\]\(([^()]*)\)")
Item = tuple[str, str, str | None, float | None, str | None, str]


def make(text: str, published: str | None = None, dateline: Span | None = None) -> Document:
    """A document whose paragraphs are the parts of ``text`` between line breaks."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    return Document(text, tuple(paragraphs), published, dateline)


def findings(document: Document, officials: tuple[Official, ...] = ()) -> sakip.SakipFindings:
    places, days = regions.extract(document), dates.extract(document)
    return sakip.extract(document, places.regions, officials, days.dates, places.dateline_region)


def item(found: Assessment) -> Item:
    """An assessment as the table writes it: a government by its code, the centre and offices by name."""
    subject = found.subject
    who = {"pemda": subject.region or "?", "kementerian_lembaga": "centre"}.get(subject.kind, subject.name)
    return who, found.instrument, found.predicate, found.score, found.year, found.status


def unmark(marked: str) -> tuple[str, list[tuple[str, Item]]]:
    """A marked sentence as plain text and the (words, item) that must be found in it."""
    wanted = [(words, parse(part)) for words, parts in _MARK.findall(marked) for part in parts.split(";")]
    return _MARK.sub(lambda found: found[1], marked), wanted


def parse(part: str) -> Item:
    who, instrument, predicate, score, year, status = part.strip().rsplit(" ", 5)
    return (
        who,
        instrument,
        None if predicate == "-" else predicate,
        None if score == "-" else float(score),
        None if year == "-" else year,
        status,
    )


def agree(found: Item, wanted: Item) -> bool:
    """Whether the two are the same; "OPD" stands for any office."""
    return found == wanted or (wanted[0] == "OPD" and found[1:] == wanted[1:])


def check(marked: str, published: str | None = None) -> None:
    """Asserts that just the marked items are found, each with its words in the evidence."""
    text, wanted = unmark(marked.replace("|", "\n"))
    found = findings(make(text, published)).assessments
    left = list(found)
    for words, expected in wanted:
        match = next((each for each in left if agree(item(each), expected)), None)
        assert match is not None, f"missed {expected}; found {[item(each) for each in found]}"
        assert any(words in evidence.text for evidence in match.evidence), (words, match.evidence)
        left.remove(match)
    assert not left, f"not wanted: {[item(each) for each in left]}"


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


@pytest.mark.parametrize(("published", "marked"), cases())
def test_table(published: str | None, marked: str) -> None:
    check(marked, published)


def test_the_table_holds_enough_of_both_kinds() -> None:
    nothing = [marked for _, marked in cases() if not unmark(marked)[1]]
    assert len(cases()) >= 130
    assert len(nothing) * 3 >= len(cases())


def test_a_score_outside_its_band_is_kept_and_reported() -> None:
    text = "Kabupaten Lebak meraih predikat BB pada SAKIP 2023 dengan nilai 69,12."
    found = findings(make(text))
    assert [item(each) for each in found.assessments] == [("36.02", "SAKIP", "BB", 69.12, "2023", "achieved")]
    (problem,) = found.problems
    assert problem.code == "sakip-score-mismatch"
    assert "69.12" in problem.message
    assert text[problem.start : problem.end].startswith("Kabupaten Lebak")


@pytest.mark.parametrize("score", ["70", "70,00", "75,5", "80,00"])
def test_a_score_in_its_band_is_no_problem(score: str) -> None:
    assert findings(make(f"Kabupaten Lebak meraih SAKIP BB ({score}).")).problems == ()


def test_the_speaker_of_a_quote_is_taken_from_the_officials() -> None:
    text = "Pemkab Siak dan Pemkab Kampar bertukar ilmu SAKIP.\n“Kami di B,” kata Rahmat, santai."
    document = make(text)
    post = Post("bupati", "Bupati Kampar", None, "incumbent", None, "14.01")
    rahmat = Official(
        "Rahmat", (), (), (post,), (document.quote(Span(text.index("Rahmat"), text.index("Rahmat") + 6)),), "x"
    )
    assert [item(each)[0] for each in findings(document, (rahmat,)).assessments] == ["14.01"]
    assert [item(each)[0] for each in findings(document).assessments] == ["14.08"]


def test_the_dateline_is_no_subject() -> None:
    text = "SIAK – Predikat BB untuk SAKIP jadi milik Kabupaten Pelalawan."
    found = findings(make(text, dateline=Span(0, 4))).assessments
    assert [item(each)[0] for each in found] == ["14.05"]


def test_a_title_tells_the_subject_of_a_bare_grade() -> None:
    title = "Nilai SAKIP Kabupaten Siak Naik"
    text = title + "\nHasilnya predikat A."
    document = Document(text, (Paragraph(0, len(title), "title"), Paragraph(len(title) + 1, len(text), "body")))
    assert [item(each)[:3] for each in findings(document).assessments] == [("14.08", "SAKIP", "A")]


def test_paragraphs_that_are_not_read_give_nothing() -> None:
    lines = ["SAKIP Kabupaten Siak BB.", "Baca juga: SAKIP Kampar A", "SAKIP Kabupaten Siak BB.", "SAKIP Kota Dumai B"]
    kinds = ("body", "related", "body", "boilerplate")
    repeats = (None, None, Origin("x", 0), None)
    paragraphs, start = [], 0
    for line, kind, repeat in zip(lines, kinds, repeats, strict=True):
        paragraphs.append(Paragraph(start, start + len(line), kind, repeat))  # type: ignore[arg-type]
        start += len(line) + 1
    found = findings(Document("\n".join(lines), tuple(paragraphs))).assessments
    assert [item(each)[0] for each in found] == ["14.08"]


def test_a_table_of_cells_is_read() -> None:
    cells = [
        "Hasil evaluasi AKIP perangkat daerah Kabupaten Siak tahun 2024.",
        "Dinas Kesehatan",
        "77,20",
        "BB",
        "Disdik",
        "68,05",
        "B",
    ]
    found = findings(make("\n".join(cells))).assessments
    assert [item(each) for each in found] == [
        ("Dinas Kesehatan", "SAKIP", "BB", 77.2, "2024", "achieved"),
        ("Disdik", "SAKIP", "B", 68.05, "2024", "achieved"),
    ]


def test_tellings_of_one_assessment_are_one_item_with_all_evidence() -> None:
    told = "SAKIP Kabupaten Siak BB.", "Kabupaten Siak mendapat predikat BB pada SAKIP 2024.", "Nilai SAKIP Siak 72,4."
    text = "\n".join(told)
    (found,) = findings(make(text)).assessments
    assert item(found) == ("14.08", "SAKIP", "BB", 72.4, "2024", "achieved")
    assert len(found.evidence) == 3


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("SAKIP Kabupaten Siak berpredikat BB.", "sakip/grade"),
        ("SAKIP Kabupaten Siak BB (72,4).", "sakip/grade-and-score"),
        ("Nilai SAKIP Kabupaten Siak 72,4.", "sakip/score"),
        ("SAKIP Kabupaten Siak berkategori sangat baik.", "sakip/worded"),
        ("SAKIP BB diraih Kabupaten Siak.", "sakip/list"),
    ],
)
def test_rule(text: str, rule: str) -> None:
    (found,) = findings(make(text)).assessments
    assert found.rule == rule


def test_a_change_names_its_rule() -> None:
    found = findings(make("SAKIP Kabupaten Siak naik dari B ke BB.")).assessments
    assert {each.rule for each in found} == {"sakip/change"}


def test_a_regional_branch_of_the_centre_is_no_government() -> None:
    title = "KPU Siak Raih Nilai AKIP Terbaik"
    told = "KPU Kabupaten Siak mendapat predikat A. “Tahun 2022 kami BB,” kata ketuanya. Adapun KPU Provinsi Riau B."
    text = f"{title}\n{told}"
    document = Document(text, (Paragraph(0, len(title), "title"), Paragraph(len(title) + 1, len(text), "body")))
    found = findings(document).assessments
    assert [(each.subject.name, each.subject.region, *item(each)[2:5:2]) for each in found] == [
        ("KPU Kabupaten Siak", None, "A", None),
        ("KPU Kabupaten Siak", None, "BB", "2022"),
        ("KPU Provinsi Riau", None, "B", None),
    ]
