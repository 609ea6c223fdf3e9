"""Datelines, bylines and publication dates: tables of what outlets write."""

from __future__ import annotations

import pytest

from saripati.pipeline.errors import ArticleError
from saripati.pipeline.normalise import normalise
from saripati.pipeline.normalise.byline import known, signature, trailing
from saripati.pipeline.normalise.dateline import find_dateline
from saripati.pipeline.normalise.stamps import date_in_url, parse_date, stamp
from saripati.pipeline.records import Article, Source

REST = "pemerintah kabupaten membuka pasar baru bagi pedagang sayur."

DATELINES = [
    ("MOJOKERTO, CONTOHONLINE.com - Pemkot", "MOJOKERTO"),
    ("Kota Blitar, ContohBatas.com – Wali Kota", "Kota Blitar"),
    ("Metro (Contoh.co) — Pemerintah", "Metro"),
    ("60ABC, Kabupaten Blitar – Sistem", "Kabupaten Blitar"),
    ("BANYUWANGI - Lima", "BANYUWANGI"),
    ("JAKARTA, KOMPAS.com - Partai", "JAKARTA"),
    ("JAKARTA, KOMPAS — Presiden", "JAKARTA"),
    ("TRIBUNNEWS.COM, BLITAR - Bupati", "BLITAR"),
    ("Liputan6.com, Jakarta - Menteri", "Jakarta"),
    ("Liputan6.com, Jakarta Menteri", "Jakarta"),
    ("Liputan6.com, Bandar Lampung Menteri", "Bandar Lampung"),
    ("Contohnews.com, Lombok Tengah: Bupati", "Lombok Tengah"),
    ("Contohnews.com, Jogja Bupati", "Jogja"),
    ("Contohnews.com, Jakarta- Menteri", "Jakarta"),
    ("Palangka Raya, 14 Oktober 2025 – Gubernur", "Palangka Raya"),
    ("Kep. Riau, 14 Oktober 2025 – Gubernur", "Kep. Riau"),
    ("Bandung (ANTARA) - Gubernur", "Bandung"),
    ("Penajam Paser Utara (ANTARA) - Otorita", "Penajam Paser Utara"),
    ("Kendari, 09 September 2021", "Kendari"),
    ("Tenggarong, 3 Oktober 2024 – Pemerintah", "Tenggarong"),
    ("Negara, 10/10/2024 – Pemerintah", "Negara"),
    ("Jakarta (12/5/2021) - Menteri", "Jakarta"),
    ("Blitar – Aula", "Blitar"),
    ("KENDARI - Gubernur", "KENDARI"),
    ("KENDARI- Gubernur", "KENDARI"),
    ("Surabaya – Wakil", "Surabaya"),
    ("Surabaya -- Wakil", "Surabaya"),
    ("Padang, Singgalang — Gubernur", "Padang"),
    ("Jakarta, CNN Indonesia -- Menteri", "Jakarta"),
    ("SIDOARJO | Jatimcontoh.com – Bupati", "SIDOARJO"),
    ("RMOL | Lampung Tengah – Bupati", "Lampung Tengah"),
    ("KRUENG MEDIA | JANTHO – Bupati", "JANTHO"),
    ("SURYA.CO.ID, SURABAYA - Wali Kota", "SURABAYA"),
    ("SURYA.CO.ID | MALANG - Wali Kota", "MALANG"),
    ("Malang, (contoh.com) – Bupati", "Malang"),
    ("Pesawaran, Lampung – Kapolres", "Pesawaran"),
    ("Sei Rampah | Contoh.id - Setelah", "Sei Rampah"),
    ("SERANG, iNews.id - Bupati", "SERANG"),
    ("Serang, Radar Banten – Bupati", "Serang"),
    ("KOTA BOGOR, ContohPos.id – Kota", "KOTA BOGOR"),
    ("KAB. SERANG - Bupati", "KAB. SERANG"),
    ("Tasikmalaya: Bupati", "Tasikmalaya"),
    ("**Kupang (Contoh.co) — Hujan", "Kupang"),
    ("“Kupang - Hujan", "Kupang"),
    ("Istanbul (ANTARA) - Presiden", "Istanbul"),
    ("Banda Aceh, Serambi Contoh – Gubernur", "Banda Aceh"),
    ("ACEH TIMUR - Bupati", "ACEH TIMUR"),
    ("Labuan Bajo, Media Contoh – Bupati", "Labuan Bajo"),
    ("Soreang - Bupati", "Soreang"),
    ("Jayapura, Jubi – Gubernur", "Jayapura"),
    ("TRIBUNNEWS.COM - Pemprov", None),
    ("Contoh.com – Bupati", None),
    ("Bupati Blitar - Wakil", None),
    ("Joko Santoso - Budi Raharjo menang", None),
    ("Ketua DPRD – yang juga petani –", None),
    ("KPK - Polri sepakat", None),
    ("DELI SORE - Siapa", None),
    ("Menurut dia, jalan Blitar - Malang", None),
    ("Jalan Blitar - Malang rusak", None),
    ("Senin, 3 Februari 2025 - Bupati", None),
    ("Sebanyak 20 - 30 warga", None),
    ("Rabu, 6 - 7 Mei 2021 petugas", None),
    ("Insya Allah Rabu, 6 - 7 Mei 2021 petugas", None),
    ("Pemerintah Kabupaten Blitar, Senin, membuka", None),
    ("Malang memang indah, kata wali kota", None),
    ("Bupati: kami siap", None),
]


@pytest.mark.parametrize(("head", "place"), DATELINES)
def test_dateline(head: str, place: str | None) -> None:
    text = head if head[-1].isdigit() else f"{head} {REST}"
    found = find_dateline(text, 0, len(text))
    assert (text[found[0] : found[1]] if found else None) == place


def test_the_dateline_is_sought_in_the_first_body_paragraphs_only() -> None:
    body = "\n".join([f"Kalimat ke-{number} tentang {REST}" for number in range(6)] + [f"Blitar – {REST}"])
    assert normalise(Article(Source("a", None, "txt", "utf-8", "0"), body)).document.dateline is None


SIGNATURES = [
    ("Pewarta: Achmad Zunaidi", ("Achmad Zunaidi",)),
    ("Penulis : Rina Dewi", ("Rina Dewi",)),
    ("Reporter: Rina Dewi | Editor: Budi", ("Rina Dewi", "Budi")),
    ("Reporter: Rina Dewi Editor: Budi", ("Rina Dewi", "Budi")),
    ("Penulis: Rina/Budi", ("Rina", "Budi")),
    ("Penulis: Rina Dewi dan Budi Santoso", ("Rina Dewi", "Budi Santoso")),
    ("Editor: M. Riezko Bima", ("M. Riezko Bima",)),
    ("Oleh: Nyoman Sari", ("Nyoman Sari",)),
    ("Oleh Redaksi Selasa, 11 Februari 2025 06:12 WITA", ()),
    ("Laporan Wartawan Contoh.com, Rahmat Santoso", ("Rahmat Santoso",)),
    ("Laporan: Rahmat T.", ("Rahmat T",)),
    ("Laporan Indra Wijaya | Banda Aceh", ("Indra Wijaya",)),
    ("Kontributor dan Foto : Muh. Ewit Firman, SE", ("Muh. Ewit Firman",)),
    ("Penulis: Oksa | Foto: Ist", ("Oksa",)),
    ("Editor: admin", ()),
    ("Editor: Redaksi", ()),
    ("Penulis: Rina Dewi - Senin, 3 Februari 2025", ("Rina Dewi",)),
    ("Jurnalis: Ni Made Ayu, S.Sos", ("Ni Made Ayu",)),
]
TRAILING = [
    ("pungkasnya. (yep/ns)", ("yep", "ns")),
    ("pungkas Mas Ibin. (Daffa/Adv)", ("Daffa",)),
    ("tandas Lazim. (adv/kmf)", ()),
    ("bersama-sama,” katanya.(sms)", ("sms",)),
    ("tutupnya. (Rina Dewi)", ("Rina Dewi",)),
    ("tutupnya. (*)", ()),
    ("tutupnya. (H-4)", ()),
    ("tutupnya. (RO/P-2)", ("RO",)),
    ("tutupnya. (abq/iwd)", ("abq", "iwd")),
    ("tutupnya. (uud/ris)***", ("uud", "ris")),
    ("tutupnya” (adv)", ()),
    ("nilai Sistem Akuntabilitas (SAKIP)", ()),
    ("selesai. (Kompas.com/Rina)", ("Rina",)),
    ("ia lahir di Blitar (1970)", ()),
    ("katanya, Senin (3/2/2025)", ()),
    ("(yep/ns)", ("yep", "ns")),
]


@pytest.mark.parametrize(("line", "names"), SIGNATURES)
def test_signature(line: str, names: tuple[str, ...]) -> None:
    assert signature(line) == names


@pytest.mark.parametrize(("text", "names"), TRAILING)
def test_trailing(text: str, names: tuple[str, ...]) -> None:
    assert trailing(text) == names


def test_names_that_are_none() -> None:
    assert known(["admin", "Redaksi", "https://contoh.example/author/rina", "Contoh.com", "Rina Dewi"]) == (
        "Rina Dewi",
    )


PUBLISHED = [
    ("Senin, 29 September 2025 14:05 WIB", "2025-09-29"),
    ("Senin, 29 Sep 2025 | 14:05 WIB", "2025-09-29"),
    ("29 September 2025", "2025-09-29"),
    ("2025-09-29T14:05:00+07:00", "2025-09-29"),
    ("2025-09-29T23:30:00Z", "2025-09-29"),
    ("2025-09-29 14:05:00", "2025-09-29"),
    ("2025/09/29", "2025-09-29"),
    ("20250929", "2025-09-29"),
    ("29/09/2025 14:05", "2025-09-29"),
    ("29-09-2025", "2025-09-29"),
    ("29.9.2025", "2025-09-29"),
    ("29/9/25", "2025-09-29"),
    ("29-Sep-25", "2025-09-29"),
    ("Sep 29, 2025", "2025-09-29"),
    ("September 29, 2025 2:05 pm", "2025-09-29"),
    ("Sept. 29, 2025", "2025-09-29"),
    ("29th September 2025", "2025-09-29"),
    ("Jum'at, 12 Agt 2022", "2022-08-12"),
    ("12 Agu 2022, 10:00", "2022-08-12"),
    ("Rabu, 3 Pebruari 2021", "2021-02-03"),
    ("5 Nopember 2020", "2020-11-05"),
    ("Kamis 05 Mei 2022 - 18:22", "2022-05-05"),
    ("Terbit: 29 Desember 2023 07:00", "2023-12-29"),
    ("Mon, 29 Sep 2025 14:05:00 +0700", "2025-09-29"),
    ("2024-10", "2024-10"),
    ("Oktober 2024", "2024-10"),
    ("2019", "2019"),
    ("1759129500", "2025-09-29"),
    ("1759129500000", "2025-09-29"),
    ("2 jam lalu", None),
    ("kemarin", None),
    ("Senin", None),
    ("", None),
    ("31/02/2025", None),
    ("99", None),
    ("tidak ada", None),
]
STAMPS = [
    ("Senin, 29 September 2025 | 14:05 WIB", "2025-09-29"),
    ("Senin, 29/09/2025 14:05 WIB", "2025-09-29"),
    ("Diposting Rabu, 12 Maret 2025 05:55 WIB", "2025-03-12"),
    ("Dipublikasikan pada 12 Maret 2025", "2025-03-12"),
    ("Oleh Redaksi - 12 Maret 2025", "2025-03-12"),
    ("29 September 2025", "2025-09-29"),
    ("Updated: 2025-09-29 10:00", "2025-09-29"),
    ("Kendari, 29 September 2025", None),
    ("Rapat digelar Senin, 29 September 2025", None),
    ("HUT RI 17 Agustus 2025", None),
    ("2025", None),
]
URLS = [
    ("https://contoh.example/read/2025/09/29/10440681/pasar", "2025-09-29"),
    ("https://contoh.example/2025-09-29-pasar/", "2025-09-29"),
    ("https://contoh.example/2025/09/pasar-baru", "2025-09"),
    ("https://contoh.example/berita/20250929/pasar", "2025-09-29"),
    ("https://contoh.example/2025/13/45/pasar", None),
    ("https://contoh.example/berita/d-7189943/pasar", None),
]


@pytest.mark.parametrize(("words", "value"), PUBLISHED)
def test_publication_words(words: str, value: str | None) -> None:
    assert parse_date(words) == value


@pytest.mark.parametrize(("line", "value"), STAMPS)
def test_stamp(line: str, value: str | None) -> None:
    assert stamp(line) == value


@pytest.mark.parametrize(("url", "value"), URLS)
def test_date_in_the_address(url: str, value: str | None) -> None:
    assert date_in_url(url) == value


def test_the_date_comes_from_the_row_then_the_head_then_the_address() -> None:
    body = f"Senin, 3 Februari 2025 | 10:00 WIB\nMadiun – {REST}\nWarga menyambut {REST}"
    source = Source("a", None, "txt", "utf-8", "0", url="https://contoh.example/2024/01/02/pasar")
    assert normalise(Article(source, body, "Pasar", "4 Februari 2025")).document.published == "2025-02-04"
    found = normalise(Article(source, body, "Pasar", "2 jam lalu"))
    assert found.document.published == "2025-02-03"
    assert found.document.paragraphs[1].kind == "boilerplate"
    assert normalise(Article(source, f"Madiun – {REST}", "Pasar")).document.published == "2024-01-02"


PAGE = """<!DOCTYPE html><html><head><title>{title} - Contoh.com</title>
<meta property="og:title" content="{title} - Contoh.com"><meta property="og:site_name" content="Contoh.com">
<link rel="canonical" href="https://contoh.example/pasar"><script>var x = "<p>bukan isi</p>";</script></head><body>
<nav><a href="/">Beranda</a> <a href="/d">Daerah</a></nav><div id="x">{body}</div>
<aside><p>Berita populer</p></aside><footer>Tentang kami</footer></body></html>"""
LONG = (
    "Pemerintah kabupaten itu membuka pasar baru bagi para pedagang sayur yang selama ini berjualan di tepi jalan raya. "  # noqa: E501
    * 2
)
MANNERS = [
    (
        f'<article><p>{LONG}</p><p class="baca-juga"><a href="#">Bupati Lantik Camat Baru</a></p><p>{LONG}</p></article>',  # noqa: E501
        ["body", "related", "body"],
    ),
    (
        f"<article><p>{LONG}</p><p><strong>Baca juga: <a href='#'>Judul Lain</a></strong></p><p>{LONG}</p></article>",
        ["body", "related", "body"],
    ),
    (f"<div class='entry-content'>{LONG}<br><br>{LONG}<br/>\n<br/>{LONG}</div>", ["body", "body", "body"]),
    (
        f"<div class='post-content'><figure><img><figcaption>Bupati di pasar</figcaption></figure><p>{LONG}</p><p>{LONG}</p></div>",  # noqa: E501
        ["caption", "body", "body"],
    ),
    (f"<div class='konten'><p>{LONG}</p><p>{LONG}</p></div>", ["body", "body"]),
    (
        f"<table><tr><td><font>{LONG}<br><br>{LONG}</font></td><td><a href='#'>Tautan</a></td></tr></table>",
        ["body", "body"],
    ),
    (
        f"<article><p>{LONG}</p><ul><li><a href='#'>Bupati Lantik Camat Baru Hari Ini</a></li></ul><p>{LONG}</p></article>",  # noqa: E501
        ["body", "related", "body"],
    ),
    (
        f"<article><h2>Tanggapan Pedagang</h2><p>{LONG}</p><div class='share'>Bagikan</div><p>{LONG}</p></article>",
        ["body", "body", "boilerplate", "body"],
    ),
    ("<div>" * 3000 + f"<p>{LONG}</p><p>{LONG}</p>", ["body", "body"]),
]


def page(body: str, title: str = "Pasar Sayur Baru Dibuka Bupati", head: str = "") -> Article:
    return Article(
        Source("a", None, "html", "utf-8", "0"),
        PAGE.format(title=title, body=body).replace("</head>", f"{head}</head>"),
    )


@pytest.mark.parametrize(("body", "expected"), MANNERS)
def test_pages(body: str, expected: list[str]) -> None:
    found = normalise(page(body))
    assert found.title == "Pasar Sayur Baru Dibuka Bupati"
    assert [span.kind for span in found.document.paragraphs] == ["title", *expected]
    assert (found.source.url, found.source.site) == ("https://contoh.example/pasar", "Contoh.com")
    assert "bukan isi" not in found.document.text


def test_inline_elements_neither_glue_nor_split_words() -> None:
    body = f"<article><p>Pem<b>kab</b> <i>Blitar</i>&nbsp;dan<span> Kota</span>\nBlitar{'.'}</p><p>{LONG}</p><p>{LONG}</p></article>"  # noqa: E501
    text = normalise(page(body)).document.text
    assert "Pemkab Blitar dan Kota Blitar." in text.split("\n")


HEADS = [
    ('<meta property="article:published_time" content="2025-09-29T14:05:00+07:00">', "2025-09-29"),
    (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2025-09-29T01:00:00+07:00"}</script>',  # noqa: E501
        "2025-09-29",
    ),
    (
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"Article","datePublished":"2025-09-29"}]}</script>',  # noqa: E501
        "2025-09-29",
    ),
    ('<script type="application/ld+json">{"datePublished": "2025-09-29", broken</script>', "2025-09-29"),
    ('<meta name="publishdate" content="2025/09/29 10:00:00">', "2025-09-29"),
    ("", None),
]


@pytest.mark.parametrize(("head", "value"), HEADS)
def test_the_date_that_a_page_gives(head: str, value: str | None) -> None:
    assert normalise(page(f"<article><p>{LONG}</p><p>{LONG}</p></article>", head=head)).document.published == value


@pytest.mark.parametrize(
    "mark",
    [
        "<time datetime='2025-09-29T10:00'>x</time>",
        "<span class='post-date'>Senin, 29 September 2025 10:00 WIB</span>",
        "<div itemprop='datePublished' content='2025-09-29'></div>",
    ],
)
def test_the_date_that_a_page_shows(mark: str) -> None:
    assert normalise(page(f"{mark}<article><p>{LONG}</p><p>{LONG}</p></article>")).document.published == "2025-09-29"


def test_the_author_that_a_page_names() -> None:
    body = f"<article><p>{LONG}</p><p>{LONG}</p><p>Editor: Budi</p></article>"
    assert normalise(page(body, head='<meta name="author" content="Rina Dewi">')).byline == ("Rina Dewi", "Budi")
    assert normalise(page(body, head='<meta name="author" content="Contoh">')).byline == ("Budi",)


def test_a_heading_keeps_what_the_metadata_drop() -> None:
    found = normalise(page(f"<h1>Pasar Sayur Baru: Dibuka Bupati?</h1><article><p>{LONG}</p><p>{LONG}</p></article>"))
    assert found.title == "Pasar Sayur Baru: Dibuka Bupati?"


def test_html_in_a_text_field_is_read_as_html() -> None:
    source = Source("a", 1, "jsonl", "utf-8", "0")
    for body in (
        "<p>Satu kalimat.</p>\r\n<p>Dua&nbsp;kalimat.</p>",
        "Satu kalimat.<br><br>Dua kalimat.",
        "&lt;p&gt;Satu kalimat.&lt;/p&gt;&lt;p&gt;Dua kalimat.&lt;/p&gt;",
    ):
        assert normalise(Article(source, body, "Judul")).document.text == "Judul\nSatu kalimat.\nDua kalimat."


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ArticleError, match="no article text found in the page"):
        normalise(Article(Source("a", None, "html", "utf-8", "0"), "<html><head><title>Judul</title></head></html>"))
