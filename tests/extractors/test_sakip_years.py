"""The year of a grade whose sentence tells none: the marks of each year, what they weigh. All texts are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from saripati.extractors import dates, regions, sakip
from saripati.extractors.sakip.marks import Claim
from saripati.extractors.sakip.year_weights import MARGIN, likeliest, weights

from .test_sakip import make

LIST = (
    "Hasil evaluasi SAKIP tahun 2023 untuk enam daerah di Riau dibacakan.\n"
    "Kabupaten Siak BB. Kabupaten Kampar B. Kota Dumai CC."
)


def marks_of(text: str, published: str | None = None) -> dict[str, Mapping[str, Sequence[str]]]:
    """The marks of the years of each grade that is told without one, by the name of its body."""
    found: dict[str, Mapping[str, Sequence[str]]] = {}

    def choose(claim: Claim, marks: Mapping[str, Sequence[str]]) -> str | None:
        found[claim.subject.name] = marks
        return likeliest(claim, marks)

    document = make(text, published)
    places, days = regions.extract(document), dates.extract(document)
    sakip.find_claims(document, places.regions, (), days.dates, places.dateline_region, choose)
    return found


def only_claim(text: str) -> Claim:
    document = make(text)
    (claim,) = sakip.find_claims(document, regions.extract(document).regions, (), dates.extract(document).dates, None)
    return claim


def test_the_round_of_a_list_has_the_marks_of_one() -> None:
    marks = marks_of(LIST)
    assert set(marks) == {"Kabupaten Siak", "Kabupaten Kampar", "Kota Dumai"}
    for years in marks.values():
        assert set(years) == {"2023"}
        assert {"evaluates", "alone evaluates", "covers many", "same evaluation", "announced"} <= set(years["2023"])


def test_the_year_of_a_ceremony_does_not_evaluate() -> None:
    text = LIST.replace("dibacakan", "dibacakan. Piagamnya diserahkan tahun 2024")
    marks = marks_of(text, "2024-03-01")["Kabupaten Siak"]
    assert "only handed" in marks["2024"]
    assert "evaluates" not in marks["2024"]


def test_a_year_to_come_is_no_choice() -> None:
    assert set(marks_of(LIST + " Tahun 2030 masih jauh.", "2024-03-01")["Kota Dumai"]) == {"2023"}


def test_a_year_told_only_with_another_bodys_grade_says_so() -> None:
    text = "SAKIP Kabupaten Siak tahun 2023 BB.\nKabupaten Kampar tetap B."
    assert "of another" in marks_of(text)["Kabupaten Kampar"]["2023"]


@pytest.mark.parametrize("years", [{}, {"2023": []}, {"2023": ["a mark that no table knows"]}])
def test_without_weight_no_year_is_chosen(years: dict[str, list[str]]) -> None:
    claim = only_claim("SAKIP Kabupaten Siak BB.")
    assert likeliest(claim, years) is None


def test_the_heaviest_year_is_chosen_above_the_margin() -> None:
    claim = only_claim("SAKIP Kabupaten Siak BB.")
    heavy = max(weights(), key=lambda mark: weights()[mark])
    assert weights()[heavy] > MARGIN
    assert likeliest(claim, {"2022": [], "2023": [heavy]}) == "2023"
