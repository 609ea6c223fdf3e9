"""What is weighed in agreements: the table, the party that joins, the act of a paper that the rules leave out."""

from __future__ import annotations

import pytest

from saripati.extractors.agreements.judging import weights

from .test_agreements import find

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
        "Bupati Sikka meneken MoU. Rektor Universitas Nusa Nipa hadir dan menyerahkan cendera mata."
        " Universitas Nusa Nipa akan mengirim mahasiswa ke desa."
    )
    assert [party.name for party in item.participants] == ["Kabupaten Sikka", "Universitas Nusa Nipa"]
