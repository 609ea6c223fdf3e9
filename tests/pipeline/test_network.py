"""The network of agreements: one act in many articles, keys of nodes, edges with their sources."""

from __future__ import annotations

import random
from typing import Any

import pytest

from saripati.pipeline import Record, extract
from saripati.pipeline.network import agreement_network, joint_acts

_ACT = "Pemkab Ngawi dan Universitas Gadjah Mada menandatangani nota kesepahaman di Aula, Selasa (10/6/2025)."
_LATER = "Nota kesepahaman diteken Bupati Ngawi dan Rektor UGM, Rabu (11/6/2025). Warga menyambut gembira."


def read(*texts: str, published: str | None = "2025-06-12") -> list[Record]:
    return [extract(text, published=published) for text in texts]


def acts(records: list[Record]) -> list[tuple[Any, ...]]:
    return [(act.kind, act.status, act.date, sorted(act.parties), len(act.records)) for act in joint_acts(records)]


def test_two_articles_on_one_act_are_one_act_with_two_sources() -> None:
    records = read(_ACT, _LATER)
    (act,) = joint_acts(records)
    assert act.records == tuple(sorted(record.id for record in records))
    assert act.date == "2025-06-10"
    assert {key: party.name for key, party in act.parties.items()} == {
        "35.21": "Kabupaten Ngawi",
        "universitas gadjah mada": "Universitas Gadjah Mada",
    }


@pytest.mark.parametrize(
    ("other", "number"),
    [
        ("Pemkab Ngawi dan UGM meneken nota kesepahaman, Kamis (12/6/2025).", 1),
        ("Pemkab Ngawi dan UGM meneken nota kesepahaman, Senin (2/6/2025).", 2),
        ("Pemkab Ngawi dan UGM meneken nota kesepahaman.", 1),
        ("Pemkab Ngawi dan UGM meneken perjanjian kerja sama, Selasa (10/6/2025).", 2),
        ("Pemkab Ngawi dan UGM melakukan penandatanganan kerja sama, Selasa (10/6/2025).", 1),
        ("Pemkab Ngawi dan UGM akan meneken nota kesepahaman, Selasa (10/6/2025).", 2),
        ("Pemkab Magetan dan UGM meneken nota kesepahaman, Selasa (10/6/2025).", 2),
        ("Pemkab Ngawi, Pemkab Magetan, dan UGM meneken nota kesepahaman, Selasa (10/6/2025).", 2),
    ],
)
def test_what_makes_one_act(other: str, number: int) -> None:
    assert len(joint_acts(read(_ACT, other))) == number


def test_without_any_day_only_articles_of_the_same_weeks_meet() -> None:
    plain = "Pemkab Ngawi dan UGM meneken nota kesepahaman."
    near = [*read(plain, published="2025-06-01"), *read(plain + " Ya.", published="2025-06-12")]
    far = [*read(plain, published="2025-01-01"), *read(plain + " Ya.", published="2025-06-12")]
    unknown = [*read(plain, published=None), *read(plain + " Ya.", published=None)]
    assert [len(joint_acts(records)) for records in (near, far, unknown)] == [1, 2, 2]


def test_two_agreements_of_one_article_stay_two() -> None:
    text = (
        "Ada dua naskah:\n1. MoU antara Pemkab Bone dan Baznas Bone tentang beras;\n"
        "2. MoU antara Pemkab Bone dan Baznas Bone tentang zakat."
    )
    assert len(joint_acts(read(text))) == len(read(text)[0].agreements) == 2


def test_the_order_of_the_records_changes_nothing() -> None:
    texts = [
        _ACT,
        _LATER,
        "Bupati Sikka dan Bupati Ende menandatangani MoU, Senin (2/6/2025).",
        "MoU diteken Bupati Ende dan Bupati Sikka, Selasa (3/6/2025).",
        "Pemkab Alor mengakhiri perjanjian kerja sama dengan PT Angin Laut.",
    ]
    records = read(*texts)
    first = joint_acts(records)
    for seed in range(5):
        shuffled = list(records)
        random.Random(seed).shuffle(shuffled)
        assert joint_acts(shuffled) == first
    assert len(first) == 3


def test_the_graph() -> None:
    records = read(_ACT, _LATER, "MoU diteken Bupati Sikka, Bupati Ende, dan Bupati Lembata, Senin (2/6/2025).")
    graph = agreement_network(records)
    assert sorted(graph.nodes) == ["35.21", "53.07", "53.08", "53.13", "universitas gadjah mada"]
    assert graph.nodes["35.21"] == {"name": "Kabupaten Ngawi", "code": "35.21", "kind": "pemda"}
    assert graph.nodes["universitas gadjah mada"] == {
        "name": "Universitas Gadjah Mada",
        "code": None,
        "kind": "perguruan_tinggi",
    }
    (edge,) = graph.get_edge_data("35.21", "universitas gadjah mada").values()
    assert (edge["kind"], edge["status"], edge["date"]) == ("nota_kesepahaman", "signed", "2025-06-10")
    assert edge["records"] == tuple(sorted(record.id for record in records[:2]))
    assert graph.number_of_edges() == 4


def test_no_agreements_no_graph() -> None:
    assert agreement_network(read("Warga Ngawi panen raya.")).number_of_nodes() == 0


def test_two_acts_of_the_same_parties_are_two_edges() -> None:
    graph = agreement_network(read(_ACT, "Pemkab Ngawi dan UGM meneken nota kesepahaman, Senin (3/3/2025)."))
    assert graph.number_of_edges("35.21", "universitas gadjah mada") == 2
