"""Input that was made to do harm: a record or one line that says why not, in little time and memory."""

from __future__ import annotations

import gzip
import json
import resource
import time
from pathlib import Path

import pytest

from saripati.extractors import extract as find
from saripati.extractors.document import Document, Paragraph
from saripati.pipeline.read import formats, read
from saripati.pipeline.records import Article, Rejected, Source
from saripati.pipeline.stages import finish, prepare
from saripati.pipeline.verify import quotations

FRAME = "Bupati Blitar membuka rapat di Kabupaten {} pada Selasa (16/6/2020) dan predikat SAKIP {} diraih."
DIGITS = "9" * 100_000
SECONDS = 20
"""Of this thread: a tenth is usual, the limit of a run is 30."""


def _check(text: str) -> None:
    """A record whose quotations are true, or a reason that is no fault of the program; in seconds, not minutes."""
    start = time.thread_time()
    draft = prepare(Article(Source("-", None, "txt", "utf-8", "0"), text, "Rapat di Kabupaten Blitar"))
    record = draft if isinstance(draft, Rejected) else finish(draft)
    assert time.thread_time() - start < SECONDS
    if isinstance(record, Rejected):
        assert "a fault of the program" not in record.reason
        return
    for quotation in quotations(record):
        assert record.text[quotation.start : quotation.end] == quotation.text
    assert json.loads(record.to_json())["text"] == record.text


@pytest.mark.parametrize(
    "words",
    {
        "digits": DIGITS,
        "digits in a date": f"{DIGITS}/12/2024 dan 12/{DIGITS}/2024 dan 12 Januari {DIGITS}",
        "digits in a score": f"nilai {DIGITS},{DIGITS} dan Rp{DIGITS} dan Nomor {DIGITS}",
        "days": "1/1/" * 20_000,
        "surrogate entities": "&#xD800;&#xDFFF;&#0;&#99999999;" * 500,
        "nul": "Kabupaten\0Blitar\0" * 500,
        "right to left": "\u202eratilB netapubaK\u202c \u200f\u200e\u2066" * 500,
        "zero width": "Ka\u200bbu\u00adpa\ufefften Bli\u200dtar " * 500,
        "homoglyphs": "Kаbupаten Вlitar Ｋａｂｕｐａｔｅｎ 𝐁𝐥𝐢𝐭𝐚𝐫 " * 300,
        "combining": "B" + "\u0301" * 20_000,
        "one word": "a" * 100_000,
        "one name": "Aa" * 50_000,
        "names": "Budi " * 4_000,
        "brackets": "(" * 20_000 + ")" * 20_000,
        "quotes": "“" * 20_000,
        "lines": "a\n" * 20_000,
        "dashes": "- " * 20_000,
        "tags": "<" * 20_000,
        "comment": "<!--" * 5_000,
    }.items(),
    ids=lambda item: item[0],
)
def test_words_that_were_made_to_harm(words: tuple[str, str]) -> None:
    _check(FRAME.format(words[1], "BB"))


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote", "font"])
def test_deep_nesting(tag: str) -> None:
    _check(f"<html><body>{f'<{tag}>' * 20_000}<p>{FRAME.format('Malang', 'BB')}</p>")


def test_lone_surrogates_reach_no_record(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rapat di \\ud800 Blitar", "\\udfff": 1}\n{"\\ud800": 1}\n')
    article, rejected = read(tmp_path / "a.jsonl", name="a")
    assert isinstance(article, Article)
    assert "\ufffd" in article.body
    assert isinstance(rejected, Rejected)
    rejected.to_json()


@pytest.mark.parametrize("line", [b"\0", b"\n", b"[]\n", b'{"text": ""}\n', b"a"])
def test_a_bomb_is_left_unread(line: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "ALWAYS_UNPACKED", 100_000)
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as packed:
        packed.write(b'{"text": "Rapat di Blitar berlangsung sampai petang."}\n')
        for _ in range(12):
            packed.write(line * (100_000 // len(line)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, found in enumerate(read(path, name="bomb")):
        assert number == 0 or isinstance(found, Rejected)
        last = found
    assert "unpacks to more than 200 times its size" in str(last)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kilobytes


def test_a_packed_file_of_articles_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as packed:
        for number in range(5_000):
            packed.write(json.dumps({"text": FRAME.format("Malang", number) * 20}).encode() + b"\n")
    assert sum(isinstance(found, Article) for found in read(path, name="a")) == 5_000


def test_an_item_of_any_depth_is_no_fault() -> None:
    text = FRAME.format("Malang", "BB") * 50
    paragraphs = tuple(Paragraph(at, at + 1, "body") for at in range(0, len(text) - 1, 2))
    find(Document(text, paragraphs))
