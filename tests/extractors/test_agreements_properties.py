"""What holds for the agreements of any text, and what one agreement holds in full."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.extractors import agreements, dates, officials, regions
from saripati.extractors.agreements.bodies import Places, find_bodies
from saripati.extractors.agreements.canonical import Canonical
from saripati.extractors.agreements.parties import folded
from saripati.extractors.agreements.sentences import sentences
from saripati.extractors.document import Document, Paragraph

from .test_agreements import find, make

_WORDS = (
    "Pemkab Ngawi Wali Kota Tegal Bupati Blitar dan , . dengan bersama MoU nota kesepahaman menandatangani"
    " diteken antara PT Laut ( ) Universitas Riau (Unri) penandatanganan kedua daerah Lima kabupaten itu adalah yakni"
    " disaksikan akan tidak memperpanjang perjanjian kerja sama pihaknya kata Prof. Dr. Kapolres di Aula Senin"
    " (2/6/2025) 😀 İ ; : 1. a. NPHD KPU diwakili Sekda sekaligus Kepala Dinas Sosial Mendagri Menteri kontrak pemain"
)
_PIECES = st.sampled_from([*_WORDS.split(" "), "\n"])
_ARTICLES = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join))


@given(_ARTICLES)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_sound_findings(text: str) -> None:
    found = find(text)
    assert found == find(text)
    for item in found:
        names = [party.region if party.kind == "pemda" else folded(party.name) for party in item.participants]
        assert names
        assert len(names) == len(set(names))
        assert all(text[quote.start : quote.end] == quote.text for quote in item.evidence)
        assert item.evidence
        assert all(one.party is None or one.party < len(names) for one in item.signatories)
        assert item.status in ("signed", "planned", "ended")


@given(_ARTICLES, st.text(alphabet="😀𝕏é ", min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_before_moves_the_offsets_alone(text: str, before: str) -> None:
    moved = len(before) + 1
    plain = [(item.kind, item.participants, [quote.start + moved for quote in item.evidence]) for item in find(text)]
    later = find(f"{before}\n{text}")
    assert [(item.kind, item.participants, [quote.start for quote in item.evidence]) for item in later] == plain


@given(_ARTICLES)
@settings(max_examples=100, deadline=None)
def test_sentences_cover_their_paragraphs_in_order(text: str) -> None:
    document = make(text)
    told = list(sentences(document))
    assert [one.index for one in told] == list(range(len(told)))
    assert all(one.start < one.end for one in told)
    assert all(one.end <= other.start for one, other in pairwise(told))


@pytest.mark.parametrize("kind", ["related", "boilerplate", "byline"])
def test_other_paragraphs_change_nothing(kind: str) -> None:
    text = "Pemkab Ngawi dan Pemkab Magetan meneken MoU."
    more = f"{text}\nBupati Tegal dan Bupati Brebes menandatangani nota kesepahaman."
    document = make(more)
    other = Paragraph(document.paragraphs[1].start, document.paragraphs[1].end, kind)  # type: ignore[arg-type]
    document = Document(more, (document.paragraphs[0], other), document.published)
    places = regions.extract(document)
    persons = officials.extract(document, places.regions, None)
    days = dates.extract(document)
    found = agreements.extract(document, places.regions, persons.officials, days.dates, None)
    assert found.agreements == find(text)


def test_one_agreement_in_full() -> None:
    text = (
        "Wali Kota Tegal Harun Wijaksana dan Rektor Universitas Pancasakti, Dr. Siti Marfuah, M.Pd., menandatangani"
        " nota kesepahaman pengelolaan arsip di Balai Kota Tegal, Selasa (10/6/2025), disaksikan Gubernur Jawa"
        " Tengah Bagas Prayoga."
    )
    (item,) = find(text)
    assert (item.kind, item.status, item.date) == ("nota_kesepahaman", "signed", "2025-06-10")
    assert [(one.name, one.kind, one.region) for one in item.participants] == [
        ("Kota Tegal", "pemda", "33.76"),
        ("Universitas Pancasakti", "perguruan_tinggi", None),
    ]
    assert [(one.name, one.post, one.region, one.party) for one in item.signatories] == [
        ("Harun Wijaksana", "wali_kota", "33.76", 0),
        ("Siti Marfuah", "lainnya", None, 1),
    ]
    assert [(one.name, one.post) for one in item.witnesses] == [("Bagas Prayoga", "gubernur")]
    assert (item.place, item.place_region, item.subjects) == ("Balai Kota Tegal", "33.76", ("pengelolaan arsip",))
    assert item.rule == "agreements/signed"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Pemkab Ngawi dan Undana meneken MoU tentang rumput laut.", ("rumput laut",)),
        (
            "Pemkab Ngawi dan Undana meneken MoU. Isinya antara lain kolam, kapal, dan pasar.",
            ("kolam", "kapal", "pasar"),
        ),
        (
            "Pemkab Ngawi dan Undana meneken MoU.\nMoU itu mengatur hal-hal yang meliputi:\n"
            "a. kolam;\nb. kapal; dan\nc. pasar.",
            ("kolam", "kapal", "pasar"),
        ),
    ],
)
def test_subjects(text: str, subjects: tuple[str, ...]) -> None:
    assert find(text)[0].subjects == subjects


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Universitas Riau (Unri) hadir.", "Unri", "Universitas Riau"),
        ("Universitas Riau hadir. Unri menang.", "Unri", "Universitas Riau"),
        ("BPJS Kesehatan Cabang Pati hadir. BPJS Kesehatan menang.", "BPJS Kesehatan", "BPJS Kesehatan Cabang Pati"),
        ("Kejaksaan Negeri Ende hadir. Kejari Ende menang.", "Kejari Ende", "Kejaksaan Negeri Ende"),
        ("PT Bank Aceh Syariah hadir. Bank Aceh menang.", "Bank Aceh", "PT Bank Aceh Syariah"),
        ("PT Sinar Laut Biru (SLB) hadir.", "PT SLB", "PT Sinar Laut Biru"),
        ("Badan Nasional Penanggulangan Bencana hadir. BNPB menang.", "BNPB", "Badan Nasional Penanggulangan Bencana"),
        ("Kejari Ende menang.", "Kejari Ende", "Kejari Ende"),
        ("PT Laut Biru hadir. PT Laut Merah menang.", "PT Laut Merah", "PT Laut Merah"),
    ],
)
def test_the_fullest_name_of_the_article_counts(text: str, short: str, full: str) -> None:
    document = make(text)
    bodies = find_bodies(document, Places(regions.extract(document).regions), (), None)
    assert Canonical(bodies, text).party(short, "lainnya").name == full


def test_work_grows_with_the_text() -> None:
    """Twice the text, about twice the steps: counted as lines run, so that the machine does not matter."""
    sentence = "Pemkab Ngawi dan Universitas Riau menandatangani MoU di Aula, Senin (2/6/2025). Warga pulang ke desa. "
    once, twice = (_steps(sentence * times) for times in (20, 40))
    assert twice < 3 * once


def _steps(text: str) -> int:
    document = make(text)
    places = regions.extract(document)
    days = dates.extract(document).dates

    def run() -> object:
        return agreements.extract(document, places.regions, (), days, None)

    return _counted(run)


def _counted(run: Callable[[], object]) -> int:
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace

    run()
    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        run()
    finally:
        sys.settrace(before)
    return count
