"""Articles in a data frame: the same finds as by files, under the index of their rows."""

from __future__ import annotations

import pandas as pd
import pytest

from saripati.pipeline import InputError, extract, extract_frame
from saripati.pipeline.frame import TABLES

TEXTS = [
    "Bupati Blitar membuka rapat koordinasi di Kanigoro, Selasa (16/6/2020).",
    None,
    "Wali Kota Malang meninjau pasar itu kemarin dan berbicara dengan para pedagang.",
]
DAYS = pd.to_datetime(["2020-06-16", "2020-06-17", None])


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame({"Isi Berita": TEXTS, "tanggal": DAYS}, index=["a", "b", "c"])


def test_each_row_gives_what_its_article_alone_gives(frame: pd.DataFrame) -> None:
    articles = extract_frame(frame)
    assert articles.index.tolist() == ["a", "c"]
    assert articles["id"].tolist() == [
        extract(text, published=day).id for text, day in ((TEXTS[0], "2020-06-16"), (TEXTS[2], None))
    ]
    regions = extract_frame(frame, table="regions")
    assert list(zip(regions.index, regions["code"], strict=True)) == [("a", "35.05"), ("c", "35.73")]
    dates = extract_frame(frame, table="dates")
    assert dates["value"].isna().tolist() == [False, True]
    rejected = extract_frame(frame, table="rejected")
    assert rejected.index.tolist() == ["b"]
    assert "holds no text" in rejected["reason"].iloc[0]


def test_the_frame_that_was_given_stays_as_it_was(frame: pd.DataFrame) -> None:
    before = frame.copy()
    extract_frame(frame)
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_frame_has_the_same_columns(frame: pd.DataFrame, table: str) -> None:
    empty, full = extract_frame(frame.iloc[:0], table=table), extract_frame(frame, table=table)
    assert not len(empty)
    assert empty.dtypes.equals(full.dtypes)


def test_what_cannot_be_read_is_one_sentence(frame: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="the frame has no text field: found tanggal"):
        extract_frame(frame[["tanggal"]])
    with pytest.raises(InputError, match="unknown table places: known are articles"):
        extract_frame(frame, table="places")


@pytest.mark.parametrize("table", ["articles", "regions", "rejected"])
def test_dask_gives_the_same(frame: pd.DataFrame, table: str) -> None:
    dask = pytest.importorskip("dask.dataframe", reason="dask is an extra: pip install saripati[dask]")
    many = pd.concat([frame] * 4).reset_index(drop=True)
    made = extract_frame(dask.from_pandas(many, npartitions=3), table=table)
    pd.testing.assert_frame_equal(made.compute(scheduler="sync"), extract_frame(many, table=table))
