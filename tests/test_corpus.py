"""What must hold for every record of every article: the samples, and the real ones where they lie beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from saripati.extractors.document import Mention
from saripati.extractors.lexicon import rows
from saripati.pipeline import Record, Rejected
from saripati.pipeline.read import iter_files, read
from saripati.pipeline.records import record_schema
from saripati.pipeline.stages import finish, prepare

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "articles"
SETS = {"samples": ROOT / "corpus", "seeds": SHARED / "seeds", "news": SHARED / "news"}

POINT = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{POINT}|\d{{3}}X|({POINT})/({POINT}|\.\.)|\.\./({POINT})")

every_set = pytest.mark.parametrize("name", SETS)


@cache
def records(name: str) -> tuple[Record, ...]:
    if not SETS[name].exists():
        pytest.skip(f"the {name} lie beside the checkout in ../shared/articles, and are not there")
    return tuple(_records(SETS[name]))


def _records(folder: Path) -> Iterator[Record]:
    for path, name in iter_files([folder]):
        for article in read(path, name=name):
            assert not isinstance(article, Rejected), article
            draft = prepare(article)
            assert not isinstance(draft, Rejected), draft
            record = finish(draft)
            assert not isinstance(record, Rejected), record
            yield record


def mentions(record: Record) -> Iterator[Mention]:
    for region in record.regions:
        yield from region.mentions
    for date in record.dates:
        yield Mention(date.start, date.end, date.text)


@every_set
def test_every_mention_quotes_the_text(name: str) -> None:
    count = 0
    for record in records(name):
        for mention in mentions(record):
            assert record.text[mention.start : mention.end] == mention.text
            count += 1
        for problem in record.problems:
            assert (problem.start is None) == (problem.end is None)
            assert problem.start is None or problem.end is None or 0 <= problem.start < problem.end <= len(record.text)
    assert count > len(records(name))


@every_set
def test_nothing_is_taken_from_what_is_set_aside(name: str) -> None:
    for record in records(name):
        read_parts = [paragraph for paragraph in record.paragraphs if paragraph.is_read]
        for mention in mentions(record):
            assert any(part.start <= mention.start and mention.end <= part.end for part in read_parts)


@every_set
def test_paragraphs_cover_the_text_but_for_line_breaks(name: str) -> None:
    for record in records(name):
        assert "\n".join(record.text[part.start : part.end] for part in record.paragraphs) == record.text


@every_set
def test_every_record_answers_to_the_schema(name: str) -> None:
    validator = Draft202012Validator(record_schema())
    for record in records(name):
        assert not list(validator.iter_errors(orjson.loads(record.to_json())))


@every_set
def test_codes_and_dates_are_well_formed(name: str) -> None:
    codes = {row["code"] for row in rows("regions")}
    for record in records(name):
        assert {region.code for region in record.regions} <= codes
        assert all(region.province == region.code[:2] for region in record.regions)
        assert len({region.code for region in record.regions}) == len(record.regions)
        assert all(date.value is None or EDTF.fullmatch(date.value) for date in record.dates)


def test_the_schema_refuses_what_is_no_record() -> None:
    validator = Draft202012Validator(record_schema())
    good = orjson.loads(records("samples")[0].to_json())
    without_id = {key: value for key, value in good.items() if key != "id"}
    for bad in (without_id, good | {"extra": 1}, good | {"paragraphs": [{"start": 0}]}):
        assert not validator.is_valid(bad)


def test_the_samples_are_many_and_mixed() -> None:
    samples = records("samples")
    assert len(samples) >= 24
    assert {record.source.format for record in samples} >= {"txt", "html", "json", "jsonl"}
    provinces = {region.province for record in samples for region in record.regions}
    assert len(provinces) >= 12


def test_no_sample_holds_words_of_a_real_article() -> None:
    if not SHARED.exists():
        pytest.skip("the real articles lie beside the checkout in ../shared/articles, and are not there")
    real = {run for name in ("seeds", "news") for record in records(name) for run in _runs(record.text)}
    for record in records("samples"):
        assert not real & set(_runs(record.text)), record.source.path


def _runs(text: str, length: int = 10) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[i:] for i in range(length)), strict=False)
