"""The names' tokenizer, on invented lines with the faults of scraped news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saripati.pipeline.names.words import is_degrees, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sungailiat,Darmawangi Putra,atau Mas Wangi", "Sungailiat , Darmawangi Putra , atau Mas Wangi"),
        ("pukul 10.30 WIB.Dia pulang", "pukul 10.30 WIB . Dia pulang"),
        ("H.M. Tarjono, S.Sos., M.Si.", "H.M. Tarjono , S.Sos. , M.Si."),
        ("Dr. H. Sumantri, M.Ag", "Dr . H. Sumantri , M.Ag"),
        ("M.Tarjo dan Hj.Wati", "M. Tarjo dan Hj . Wati"),
        ("orang-orang Jum'at", "orang-orang Jum'at"),
        ("Tarjo-Ma'mun di Pare-Pare", "Tarjo - Ma'mun di Pare - Pare"),
        ("Rp50.000 (29/9/2025)", "Rp 50.000 ( 29/9/2025 )"),
        ("MERANGIN, Suaramerangin.co -", "MERANGIN , Suaramerangin.co -"),
        ('kata "Cak Nur"', 'kata " Cak Nur "'),
        ("Siti\nAminah  Putri", "Siti Aminah Putri"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(text[start:end] for start, end in words(text)) == expected


@given(st.text())
def test_words_leave_out_white_space_only(text: str) -> None:
    last, left = 0, ""
    for start, end in words(text):
        assert last <= start < end
        left += text[last:start]
        last = end
    assert not (left + text[last:]).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("S.Sos., M.Si.", True), ("S.STP", True), ("M.Pd", True), ("H.M. Tarjono", False), ("Tarjo", False), ("S", False)],
)
def test_degrees_alone_are_no_name(text: str, expected: bool) -> None:
    assert is_degrees(text) is expected
