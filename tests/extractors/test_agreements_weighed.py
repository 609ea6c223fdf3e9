"""What is weighed in agreements: the table, the party that joins, the act of a paper that the rules leave out."""

from __future__ import annotations

import pytest

from saripati.extractors import dates, officials, regions
from saripati.extractors.agreements import read_acts
from saripati.extractors.agreements.day_evidence import days_of, days_with_marks
from saripati.extractors.agreements.judging import weights

from .test_agreements import find, make

DRAFT = (
    "Draf nota kesepahaman itu tinggal dirapikan, kata Kepala Bagian Kerja Sama Setda Kabupaten Ngawi Wibawa Sentosa."
    " Rektor Universitas Sinar Nusantara, Prof. Ratna Dewayani, datang ke pendopo, Senin (2/6/2025)."
    " Pemkab Ngawi dan Universitas Sinar Nusantara ingin mengembangkan desa wisata."
)


def test_the_tables_hold_weights_for_both_decisions() -> None:
    assert set(weights()) == {"parties", "days"}
    assert "bias" in weights()["parties"]
    assert all(weight and abs(weight) < 10 for table in weights().values() for weight in table.values())


def test_what_the_rules_chose_speaks_for_a_party() -> None:
    assert weights()["parties"]["rules=True"] > 0 > weights()["parties"]["rules=False"]


def test_a_paper_of_two_bodies_that_no_rule_puts_together() -> None:
    [item] = find(DRAFT)
    assert [party.name for party in item.participants] == ["Kabupaten Ngawi", "Universitas Sinar Nusantara"]
    assert (item.kind, item.status, item.date) == ("nota_kesepahaman", "planned", None)
    assert item.rule == "agreements/untold"


@pytest.mark.parametrize(
    "text",
    [
        DRAFT.replace("nota kesepahaman itu", "sambutan itu"),
        "Kejaksaan Negeri Sikka kini mendampingi Pemkab Sikka dalam perkara perdata. Kerja sama berjalan baik.",
        "Nota kesepahaman diajarkan di Universitas Sinar Nusantara. Pemkab Ngawi mengirim dua pegawai.",
    ],
)
def test_no_act_without_a_paper_between_two_bodies(text: str) -> None:
    assert not find(text)


def test_the_likeliest_other_joins_a_lone_party() -> None:
    [item] = find(
        "Bupati Sikka meneken MoU. Kerja sama itu melibatkan Universitas Nusa Nipa."
        " Universitas Nusa Nipa akan mengirim mahasiswa ke desa."
    )
    assert [party.name for party in item.participants] == ["Kabupaten Sikka", "Universitas Nusa Nipa"]


def marks_of_days(text: str) -> dict[str | None, set[str]]:
    """The marks of each day that an article's first act may have."""
    document = make(text)
    places = regions.extract(document)
    persons = officials.extract(document, places.regions, places.dateline_region).officials
    days = dates.extract(document).dates
    read = read_acts(document, places.regions, persons, days, places.dateline_region)
    assert read is not None
    return days_with_marks(days_of(days, read[0], document.published), read[1][0], None)


def test_a_day_is_marked_as_the_only_one_of_an_article() -> None:
    paper = "Pemkab Sikka dan Universitas Nusa Nipa meneken MoU. "
    one = marks_of_days(paper + "Hujan turun Senin (2/6/2025).")
    assert one.keys() == {None, "2025-06-02"}
    assert {"alone=True", "dated=1"} <= one["2025-06-02"]
    assert {"none alone=True", "none dated=1"} <= one[None]
    two = marks_of_days(paper + "Hujan turun Senin (2/6/2025). Warga datang, Selasa (3/6/2025).")
    assert {"alone=False", "dated=2"} <= two["2025-06-03"]
