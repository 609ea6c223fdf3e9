"""The report file as text: it holds what it should, escaped, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import orjson
import pytest

from saripati.pipeline import Record
from saripati.pipeline.gold import vocabulary as v
from saripati.pipeline.report import SCRIPTS, STYLES, write_report

from .reported import records

ROOMS = Path(__file__).parents[2] / "pipeline" / "report"
EXTRACTORS = Path(__file__).parents[2] / "extractors"


@pytest.fixture(scope="module")
def told() -> list[Record]:
    return records()


@pytest.fixture(scope="module")
def page(told: list[Record], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "report.html"
    assert write_report(told, file, rejected=3) == len(told)
    return file.read_text(encoding="utf-8")


def data(page: str, name: str) -> dict[str, object]:
    (content,) = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    value: dict[str, object] = orjson.loads(content)
    return value


def test_every_article_is_in_it_whole(page: str, told: list[Record]) -> None:
    for number, record in enumerate(told):
        held = data(page, f"article-{number}")
        assert held["text"] == record.text
        for item in held["items"]:  # type: ignore[attr-defined]
            assert all(0 <= start < end <= len(record.text) for start, end in item["at"])


def test_nothing_in_an_article_can_end_its_script(page: str) -> None:
    for content in re.findall(r'<script type="application/json" id="[^"]*">(.*?)</script>', page, re.DOTALL):
        assert "<" not in content
    assert 'onerror="window' not in page


def test_the_page_asks_for_nothing_from_outside(page: str) -> None:
    frame = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert set(re.findall(r"<[^>]*\b(?:src|href)=[\"']?([^\"' >]*)", frame)) == {"#main"}
    assert "@import" not in frame
    assert "fetch(" not in frame
    assert set(re.findall(r"https?://[\w.]*", frame)) <= {"http://www.w3.org"}  # the name of SVG


def test_only_this_script_and_this_style_may_run(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]


def test_tables_tell_where_their_words_stand(page: str, told: list[Record]) -> None:
    index = data(page, "index")
    for name in ("officials", "sakip", "agreements"):
        rows: list[dict[str, object]] = index[name]  # type: ignore[assignment]
        assert rows
        for row in rows:
            assert row["at"]
            for number, start, end in row["at"]:  # type: ignore[attr-defined]
                assert told[number].text[start:end].strip()
    assert index["rejected"] == 3


def test_both_languages_say_the_same_things() -> None:
    source = (ROOMS / "labels.js").read_text(encoding="utf-8")
    english, indonesian = (re.findall(r"(\w+): \"", half) for half in re.split(r"\n  id: \{", source))
    assert english == indonesian
    assert len(set(english)) == len(english)
    program = "".join((ROOMS / name).read_text(encoding="utf-8") for name in (*SCRIPTS, "page.html"))
    assert set(re.findall(r'label\("(\w+)"\)', program)) <= set(english)


def test_every_controlled_value_has_its_words() -> None:
    source = (ROOMS / "terms.js").read_text(encoding="utf-8")
    english, indonesian = (set(re.findall(r'"?([\w-]+)"?: "', half)) for half in re.split(r"\n  id: \{", source))
    values = {*v.POSTS, *v.ACTING, *v.TENURES, *v.SAKIP_STATUSES, *v.AGREEMENTS, *v.AGREEMENT_STATUSES}
    assert values <= english
    code = "\n".join(
        file.read_text(encoding="utf-8") for room in (ROOMS.parent, EXTRACTORS) for file in room.rglob("*.py")
    )
    problems = set(re.findall(r'[Pp]roblem\("([a-z-]+)"', code))
    assert len(problems) > 5
    assert problems <= english & indonesian
    grades = re.search(r"GRADES = \[(.*?)\]", source)
    assert grades
    assert set(re.findall(r'"([^"]+)"', grades[1])) == {grade for told in v.PREDICATES.values() for grade in told}


def test_no_asset_lies_unused() -> None:
    named = {*STYLES, *SCRIPTS, "page.html"}
    assert {file.name for file in ROOMS.iterdir() if file.suffix in (".css", ".js", ".html")} == named


def test_an_empty_run_gives_a_page(tmp_path: Path) -> None:
    assert write_report([], tmp_path / "report.html") == 0
    assert data((tmp_path / "report.html").read_text(encoding="utf-8"), "index")["rows"] == []


def test_the_same_article_twice_stands_twice(told: list[Record], tmp_path: Path) -> None:
    assert write_report([told[0], told[0]], tmp_path / "report.html") == 2
    index = data((tmp_path / "report.html").read_text(encoding="utf-8"), "index")
    assert len(index["rows"]) == len(index["ids"]) == 2  # type: ignore[arg-type]
