"""Paragraphs that stand twice in one article: what is the same, and above all what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors.document import Document, Origin, Paragraph, Span
from saripati.extractors.lexicon import table
from saripati.pipeline.repeats import mark_inside
from saripati.pipeline.repeats.compare import same_or_near
from saripati.pipeline.repeats.fold import Form, forms_of
from saripati.pipeline.repeats.inside import read_forms

from .drafts import draft_of

LEAD = "Bupati Kutai Barat meninjau jembatan gantung yang putus diterjang arus deras di hulu sungai."
SHARED = Path(__file__).parents[3] / "shared" / "articles"

SAME = [
    (LEAD, LEAD.upper()),
    (LEAD, LEAD.replace(" ", "  ").replace(".", " .")),
    ("“Kita jaga bersama pasar ini,” kata Jum'at Salim.", '"Kita jaga bersama pasar ini", kata Jumat Salim'),
    (LEAD, LEAD.replace("jembatan", "jembatn")),
    (LEAD, LEAD.replace("diterjang", "dihantam")),
    (LEAD, LEAD.replace("jembatan gantung", "jembatangantung")),
    (
        "Kegiatan itu dipimpin Syarifuddin Daeng di halaman kantor bersama seluruh pegawai.",
        "Kegiatan itu dipimpin Syarifudin Daeng di halaman kantor bersama seluruh pegawai.",
    ),
    ("Warga Menanam Ribuan Bakau di Muara", "Warga menanam ribuan bakau di muara"),
]

DIFFERENT = [
    (
        "Kabupaten Sampang meraih predikat BB pada penilaian tahun ini.",
        "Kabupaten Sumenep meraih predikat B pada penilaian tahun ini.",
    ),
    ("Kota Palopo kembali meraih predikat A tahun ini.", "Kota Palopo kembali meraih predikat A- tahun ini."),
    (LEAD, LEAD.replace("Bupati", "Wakil Bupati")),
    (LEAD, LEAD.replace("Kutai Barat", "Kutai Timur")),
    (LEAD, LEAD.replace("meninjau", "tidak meninjau")),
    (
        "Anggaran jembatan itu sebesar 4,5 miliar rupiah dari kas daerah.",
        "Anggaran jembatan itu sebesar 45 miliar rupiah dari kas daerah.",
    ),
    (
        "Rapat kerja bersama para camat digelar pada Senin (3/2/2025) di pendopo.",
        "Rapat kerja bersama para camat digelar pada Selasa (4/2/2025) di pendopo.",
    ),
    (
        "Pelatihan itu diikuti peserta dari Sulsel dan sekitarnya selama sepekan.",
        "Pelatihan itu diikuti peserta dari Sumsel dan sekitarnya selama sepekan.",
    ),
    (LEAD, LEAD + " Ia meminta perbaikan dimulai secepatnya agar warga dapat menyeberang kembali."),
    ("Semua demi warga.", "Semuanya demi warga."),
]


def forms(first: str, second: str) -> tuple[Form, Form]:
    one, other = forms_of((first, second))
    return one, other


@pytest.mark.parametrize(("first", "second"), SAME)
def test_edited_paragraphs_are_repeats(first: str, second: str) -> None:
    assert same_or_near(*forms(first, second))
    assert same_or_near(*forms(second, first))


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_other_facts_are_other_paragraphs(first: str, second: str) -> None:
    assert not same_or_near(*forms(first, second))
    assert not same_or_near(*forms(second, first))


@pytest.mark.parametrize(("name", "group"), table("telling_words").items())
def test_telling_words_keep_their_examples_apart(name: str, group: dict[str, str]) -> None:
    one, other = forms(group["example"], group["other"])
    assert not same_or_near(one, other)
    bare = [Form(form.words, (False,) * len(form.words)) for form in (one, other)]
    assert same_or_near(*bare), f"{name}: without the table the two would be one paragraph, else they show nothing"


def test_first_occurrence_is_kept_and_the_title_comes_first() -> None:
    marked = mark_inside(draft_of(["Jembatan Gantung Putus di Hulu", LEAD, "JEMBATAN GANTUNG PUTUS DI HULU!", LEAD]))
    assert [paragraph.repeats for paragraph in marked.document.paragraphs] == [
        None,
        None,
        Origin("own", 0),
        Origin("own", 1),
    ]


def test_short_lines_are_repeats_only_when_identical() -> None:
    marked = mark_inside(draft_of(["Judul", "Demi warga.", "Demi warga!", "Demi wargi."]))
    assert [bool(paragraph.repeats) for paragraph in marked.document.paragraphs] == [False, False, True, False]


def test_a_template_filled_many_times_takes_linear_time_and_loses_nothing() -> None:
    lines = [f"Kabupaten nomor {number} meraih nilai {number % 97} dalam penilaian." for number in range(3_000)]
    assert mark_inside(draft := draft_of(lines)) == draft


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared articles are not beside this checkout")
def test_seed_articles() -> None:
    for line in (SHARED / "seeds.labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        text = (SHARED / "seeds" / f"{label['id']}.txt").read_text(encoding="utf-8")
        marked = mark_inside(draft_of([part.strip() for part in text.split("\n") if part.strip()])).document
        found = [marked.text[part.start : part.end] for part in marked.paragraphs if part.repeats]
        assert [text[:60] for text in found if len(text) >= 20] == label["repeats"], label["id"]


WORDS = st.sampled_from(
    ["warga", "desa", "jalan", "Bupati", "Sikka", "Ende", "12", "2024", "tidak", "naik", "dan", "di"]
)
ARTICLES = st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=12)


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_marking_is_idempotent_and_points_back(paragraphs: list[str]) -> None:
    once = mark_inside(draft_of(paragraphs))
    assert mark_inside(once) == once
    assert once.document.paragraphs[0].repeats is None
    for index, paragraph in enumerate(once.document.paragraphs):
        if paragraph.repeats:
            assert paragraph.repeats.paragraph < index
            assert once.document.paragraphs[paragraph.repeats.paragraph].repeats is None


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_an_article_told_twice_is_marked_from_the_second_telling(paragraphs: list[str]) -> None:
    marked = mark_inside(draft_of([*paragraphs, *paragraphs])).document.paragraphs
    assert all(paragraph.repeats for paragraph in marked[len(paragraphs) :])


def test_a_copy_under_another_dateline_is_the_same_paragraph() -> None:
    told = "Air laut kembali masuk permukiman di pesisir dan merendam ratusan rumah warga pada sore hari."
    ours, theirs = (f"TEGAL, {outlet} – {told}" for outlet in ("PanturaSore.com", "KaliProgo.id"))
    forms = []
    for text in (ours, theirs):
        document = Document(text, (Paragraph(0, len(text), "body"),), dateline=Span(0, 5))
        forms.append(read_forms(document)[0])
    assert forms[0] == forms[1]
