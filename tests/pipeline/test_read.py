"""Reading: every format and encoding, and a line that says what to do for everything that cannot be read."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest

from saripati.pipeline.errors import InputError
from saripati.pipeline.read import items as items_module
from saripati.pipeline.read import iter_files, read, read_stream
from saripati.pipeline.read import lines as lines_module
from saripati.pipeline.records import Article, Rejected

TEXT = "Wali Kota Madiun meresmikan pasar “rakyat” di Kecamatan Taman, Senin (3/2/2025)."
ROW = {
    "judul": "Pasar Rakyat Diresmikan",
    "isi": TEXT,
    "tanggal": "3 Februari 2025",
    "link": "https://contoh.example/pasar",
    "sumber": "Contoh",
}


def one(path: Path) -> Article:
    (article,) = read(path, name=path.name)
    assert isinstance(article, Article), article
    return article


def refused(path: Path) -> Rejected:
    (rejected,) = read(path, name=path.name)
    assert isinstance(rejected, Rejected), rejected
    assert rejected.path == path.name
    assert rejected.stage == "read"
    return rejected


# Listing


def test_files_come_in_the_order_of_their_parts_with_forward_slashes(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b/c.jsonl.gz", "a.txt", ".hidden.txt", ".git/x.txt", "notes.docx", "C.JSON"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    listed = list(iter_files([tmp_path]))
    assert [entry[1] for entry in listed if not isinstance(entry, Rejected)] == [
        "C.JSON",
        "a/b/c.jsonl.gz",
        "a/z.html",
        "a.txt",
        "b.txt",
    ]


def test_a_named_file_of_unknown_type_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_text("x")
    (entry,) = iter_files([tmp_path / "notes.docx"])
    assert isinstance(entry, Rejected)
    assert "unknown file type .docx" in entry.reason


def test_a_missing_input_stops_before_the_first_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        iter_files([tmp_path / "nowhere"])


# Encodings


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("mac_roman"), "mac_roman"),
        (b"Pasar rakyat", "utf-8"),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_encodings(tmp_path: Path, data: bytes, encoding: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    article = one(path)
    assert article.source.encoding == encoding
    assert article.body in (TEXT, "Pasar rakyat")


def test_the_charset_that_a_page_declares_is_honoured(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="iso-8859-2"><p>Dvořák hadir di Solo</p>'.encode("iso-8859-2"))
    assert one(path).source.encoding == "iso8859-2"
    assert "Dvořák" in one(path).body


def test_a_page_with_a_stray_byte_is_kept_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b'<meta charset="utf-8">' + f"<p>{TEXT * 3}</p>".encode() + b"\xe2\x80")
    assert one(path).source.encoding == "utf-8 (repaired)"


# Rejections of whole files

BROKEN_GZIP = gzip.compress(json.dumps(ROW).encode() * 400)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("empty.json", b"", "empty"),
        ("empty.csv", b"", "empty"),
        ("empty.parquet", b"", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("archive.txt", b"PK\x03\x04" + b"abc" * 50, "binary"),
        ("nuls.txt", b"Kota\0Blitar\0" * 20, "binary"),
        ("nuls.json", b"\0\1\2" * 40, "binary"),
        ("nuls.csv", b"\0\1\2" * 40, "binary"),
        ("broken.txt", TEXT.encode()[:60] + b"\xff\xfe" + TEXT.encode()[60:], "broken UTF-8 at byte 61"),
        ("stray.txt", b"Bupati Blitar \xff\xfe\xfa hadir", "broken UTF-8 at byte 15"),
        ("cut.txt", "Kata “mereka".encode()[:6] + b"\x80", "broken UTF-8"),
        ("halved.txt", b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "broken UTF-16"),
        ("broken.json", b'{"isi": "Kota Blitar"', "malformed JSON"),
        ("lines.json", b'{"isi": "satu"}\n{"isi": "dua"}', "name it .jsonl"),
        ("number.json", b"17", "no object"),
        ("array.json", b"[]", "array is empty"),
        ("other.json", b'{"nama": "x", "umur": 3}', "no text field: found nama, umur"),
        ("hollow.json", b'{"isi": "  "}', "'isi' is empty"),
        ("nothing.json", b'{"isi": null}', "'isi' holds no text"),
        ("notext.csv", b"nama;umur\nAni;3\n", "no text field: found nama, umur"),
        ("header.csv", b"isi,judul\n", "no rows"),
        ("broken.parquet", b"PAR1 but no more", "damaged"),
        ("broken.jsonl.gz", BROKEN_GZIP[: len(BROKEN_GZIP) // 2], "cut off or damaged"),
        ("nozip.jsonl.gz", b'{"isi": "x"}', "cannot be read"),
        ("binary.jsonl", b"\0\1\2" * 40, "binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert reason in refused(path).reason


@pytest.mark.parametrize("suffix", ["txt", "html", "json"])
def test_a_file_over_the_limit_is_one_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"big.{suffix}"
    path.write_bytes(b'{"isi": "' + b"a" * 10_500_000 + b'"}')
    assert "over 10 MB" in refused(path).reason


def test_a_file_that_may_not_be_opened_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "permission" in refused(path).reason


def test_a_broken_link_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (entry,) = iter_files([tmp_path])
    assert not isinstance(entry, Rejected)
    assert "broken link" in refused(entry[0]).reason


# Fields


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        {"Title": ROW["judul"], "CONTENT": TEXT, "Date": ROW["tanggal"], "URL": ROW["link"], "Source": "Contoh"},
        {
            "headline": ROW["judul"],
            "article_text": TEXT,
            "publish_date": ROW["tanggal"],
            "permalink": ROW["link"],
            "media": "Contoh",
        },
        {
            "title": {"rendered": ROW["judul"]},
            "content": {"rendered": TEXT},
            "date": ROW["tanggal"],
            "link": ROW["link"],
            "source": {"name": "Contoh"},
        },
        {
            "judul": ROW["judul"],
            "isi_berita": [TEXT],
            "published-at": ROW["tanggal"],
            "url": ROW["link"],
            "site name": "Contoh",
        },
    ],
)
def test_fields_as_scrapers_name_them(tmp_path: Path, row: dict[str, object]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(row))
    article = one(path)
    assert (article.body, article.title, article.published) == (TEXT, ROW["judul"], ROW["tanggal"])
    assert (article.source.url, article.source.site, article.source.item) == (ROW["link"], "Contoh", None)


def test_a_site_given_as_an_address_is_its_host(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"isi": TEXT, "source": "https://www.contoh.example/berita"}))
    assert one(path).source.site == "contoh.example"


def test_halves_of_surrogate_pairs_and_nuls_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(rb'{"isi": "Kota \ud83d Blitar \u0000", "url": "x\u0000\udc00"}')
    article = one(path)
    assert "\ufffd" in article.body
    article.body.encode()
    assert article.source.url == "x\ufffd"


# Many articles in a file


def jsonl(*rows: object) -> bytes:
    return b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows) + b"\n"


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        jsonl(*[ROW] * 3, b"", ROW, b"  ", b'{"isi": "terpo', [1], {"x": 1}, b'{"isi": "a\xff\xfe\xfab"}', ROW)
    )
    found = list(read(path, name="a.jsonl"))
    good = [article.source.item for article in found if isinstance(article, Article)]
    bad = {rejected.item: rejected.reason for rejected in found if isinstance(rejected, Rejected)}
    assert good == [1, 2, 3, 5, 11]
    assert list(bad) == [7, 8, 9, 10]
    assert bad[7].startswith("line 7 is malformed JSON: ")
    assert "an array" in bad[8]
    assert "no text field: found x" in bad[9]
    assert "broken UTF-8" in bad[10]


def test_a_stretch_gives_what_the_whole_file_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"isi": f"{TEXT} {number}"}).encode() + b"\n" for number in range(10)]
    path.write_bytes(b"".join(lines))
    whole = list(read(path, name="a"))
    for cut in range(11):
        at = sum(map(len, lines[:cut]))
        assert [*read(path, name="a", end=at), *read(path, name="a", start=at, first_line=cut + 1)] == whole


def test_formats_of_many_articles_agree(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    rows = [ROW | {"isi": f"{TEXT}\nBaris kedua, {number}."} for number in range(150)]
    (tmp_path / "a.jsonl").write_bytes(jsonl(*rows))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(jsonl(*rows)))
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8-sig")
    (tmp_path / "wide.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-16")
    (tmp_path / "a.ndjson").write_bytes(jsonl(*rows))
    (tmp_path / "wrapped.json").write_text(json.dumps({"status": "ok", "articles": rows}))
    (tmp_path / "wrapped-twice.json").write_text(json.dumps({"meta": {}, "data": {"articles": rows}}))
    for name, delimiter, encoding in (
        ("comma", ",", "utf-8"),
        ("semicolon", ";", "utf-8-sig"),
        ("tab", "\t", "cp1252"),
    ):
        with (tmp_path / f"{name}.csv").open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, list(ROW), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    for path in sorted(tmp_path.iterdir()):
        found = list(read(path, name="a"))
        articles = [article for article in found if isinstance(article, Article)]
        assert [article.body for article in articles] == [row["isi"] for row in rows], path.name
        assert [article.source.item for article in articles] == list(range(1, 151))
        assert articles[3].title == ROW["judul"]


def test_a_broken_array_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps([ROW, ROW, 5, ROW]).encode()[:-20])
    found = list(read(path, name="a"))
    assert [type(entry) for entry in found] == [Article, Article, Rejected, Rejected]
    assert "item 3 is no JSON object" in found[2].reason  # type: ignore[union-attr]
    assert "malformed JSON at item 4" in found[3].reason  # type: ignore[union-attr]


def test_standard_input_is_json_lines() -> None:
    found = list(read_stream(io.BytesIO(jsonl(ROW, b"{"))))
    assert [type(entry) for entry in found] == [Article, Rejected]
    assert found[0].source.path == "-"  # type: ignore[union-attr]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "LIMIT", 1000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(ROW, {"isi": "a" * 300_000}, ROW))
    found = list(read(path, name="a"))
    assert [type(entry) for entry in found] == [Article, Rejected, Article]
    assert found[1].item == 2  # type: ignore[union-attr]
    assert found[2].source.item == 3  # type: ignore[union-attr]


def test_an_item_over_the_limit_ends_the_array(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items_module, "LIMIT", 1000)
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps([ROW, {"isi": "a" * 400_000}]).encode())
    found = list(read(path, name="a"))
    assert isinstance(found[-1], Rejected)
    assert "over 10 MB" in found[-1].reason


def test_a_csv_with_an_open_quote_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from saripati.pipeline.read import tables

    monkeypatch.setattr(tables, "LIMIT", 1000)
    path = tmp_path / "a.csv"
    path.write_text('judul,isi\nsatu,dua\ntiga,"' + "a" * 5000)
    found = list(read(path, name="a"))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Rejected)
    assert found[-1].item == 2
    assert "never closed" in found[-1].reason
    csv.field_size_limit(131_072)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json", "a.csv"])
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = [ROW | {"isi": TEXT * 40}] * 3000
    if name == "a.csv":
        with path.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, list(ROW))
            writer.writeheader()
            writer.writerows(rows)
    else:
        data = json.dumps(rows).encode() if name == "a.json" else jsonl(*rows)
        path.write_bytes(gzip.compress(data, 1) if name.endswith("gz") else data)
    list(zip(read(path, name="a"), range(3), strict=False))
    tracemalloc.start()
    assert sum(1 for _ in read(path, name="a")) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000, f"{peak} bytes for 10 MB of articles"


def test_the_hash_is_of_what_was_stored(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    assert one(tmp_path / "a.txt").source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    line = json.dumps(ROW).encode()
    (tmp_path / "a.jsonl").write_bytes(line + b"\r\n")
    assert one(tmp_path / "a.jsonl").source.sha256 == hashlib.sha256(line).hexdigest()


def test_a_broken_byte_costs_its_row_and_odd_line_ends_cost_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b'sep=;\njudul;isi\nSatu;Rapat\nDua;caf\xe9\n"Ti\xe2\x80\xa8ga";"Pa\r\nsar"\n')
    found = list(read(file, name="a.csv"))
    assert [type(one) for one in found] == [Article, Rejected, Article]
    assert isinstance(found[1], Rejected)
    assert found[1].reason.startswith("row 2: broken UTF-8")
    assert isinstance(found[2], Article)
    assert (found[2].title, found[2].body) == ("Ti ga", "Pa\r\nsar")
