"""The date tables: an entry's example and counter-example give just the dates that they mark."""

from __future__ import annotations

import pytest

from saripati.extractors.dates import extract
from saripati.extractors.lexicon import table

from .test_dates import make, unmark

ROWS = [
    *table("months")["month"],
    *table("weekdays")["weekday"],
    *table("relative_dates")["relative"],
    *table("date_false_friends")["group"],
    *table("date_false_friends")["lead"],
]


@pytest.mark.parametrize("key", ["example", "counter_example"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.get("name") or row.get("forms", [""])[0]))
def test_examples(row: dict[str, str], key: str) -> None:
    text, wanted = unmark(row[key])
    found = [(each.text.strip(), each.value) for each in extract(make(text)).dates]
    assert found == [(words.strip(), value) for words, value in wanted]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.get("name") or row.get("forms", [""])[0]))
def test_every_entry_names_its_source(row: dict[str, str]) -> None:
    assert row["source"].strip()


def test_no_form_stands_for_two_months_weekdays_or_distances() -> None:
    for name, key in (("months", "month"), ("weekdays", "weekday"), ("relative_dates", "relative")):
        forms = [form for row in table(name)[key] for form in (*row["forms"], *row.get("dated", []))]
        assert len(forms) == len(set(forms)), name
