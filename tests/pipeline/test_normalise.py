"""Normalising: tables of what outlets write, and properties that hold for any text."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saripati.pipeline.errors import ArticleError
from saripati.pipeline.normalise import normalise
from saripati.pipeline.read import iter_files, read
from saripati.pipeline.records import Article, Draft, Format, Rejected, Source

ROOT = Path(__file__).parents[2]
BODY = (
    "Pemerintah kabupaten itu membuka pasar baru bagi para pedagang sayur yang selama ini berjualan di tepi jalan.",
    "Bupati mengatakan bahwa kios dibagi dengan undian agar tidak ada warga yang merasa dirugikan.",
    "Para pedagang berharap air bersih dan tempat parkir juga segera disediakan oleh dinas.",
)


def draft(
    body: str,
    *,
    title: str | None = None,
    published: str | None = None,
    form: Format = "txt",
    byline: str | None = None,
    **source: str,
) -> Draft:
    return normalise(Article(Source("a", None, form, "utf-8", "0", **source), body, title, published, byline))


def kinds(found: Draft) -> list[tuple[str, str]]:
    return [(span.kind, found.document.text[span.start : span.end]) for span in found.document.paragraphs]


def lines(*extra: str) -> str:
    return "\n".join([*BODY, *extra])


# Title


def test_the_title_of_the_row_is_the_first_paragraph_once() -> None:
    found = draft(lines(), title="  Pasar Baru  Dibuka ")
    assert kinds(found)[0] == ("title", "Pasar Baru Dibuka")
    assert [kind for kind, _ in kinds(found)].count("title") == 1


def test_a_body_that_opens_with_the_title_keeps_that_line() -> None:
    found = draft("Pasar Baru Dibuka\n" + lines(), title="Pasar Baru Dibuka")
    assert kinds(found)[:2] == [("title", "Pasar Baru Dibuka"), ("body", "Pasar Baru Dibuka")]


@pytest.mark.parametrize(
    "first",
    [
        "Pemkab Buka Pasar Baru bagi Pedagang Sayur",
        "Pemkab buka pasar baru, pedagang minta air bersih",
        "Pasar Baru Dibuka, Apa Saja Fasilitasnya?",
        "PASAR BARU DIBUKA BUPATI",
    ],
)
@pytest.mark.parametrize("before", ["", "Berita\n\n", "Daerah\nSenin, 3 Februari 2025 | 10:00 WIB\n"])
def test_the_first_line_that_looks_like_a_headline_is_the_title(first: str, before: str) -> None:
    found = draft(f"{before}{first}\n\n{lines()}")
    assert found.title == first
    assert kinds(found)[0] == ("title", first)


@pytest.mark.parametrize(
    "first",
    [
        "MADIUN, Contoh.com - Pasar baru dibuka",
        "Pasar baru dibuka bupati pada Senin pagi.",
        "“Kami senang pasar ini dibuka,” kata bupati",
        "Baca juga: Pasar Lama Dibongkar",
        BODY[0],
    ],
)
def test_a_text_that_begins_with_its_body_has_no_title(first: str) -> None:
    assert draft(f"{first}\n{lines()}").title is None


# Kinds

BODY_LINES = [
    *BODY,
    "Baca dan tulis menjadi pelajaran pertama di kampung literasi itu, kata camat.",
    "Simak kata pakar tata kota yang menilai rencana jalan lingkar terlalu mahal bagi anggaran daerah pada tahun ini dan tahun berikutnya, sehingga perlu dikaji ulang bersama DPRD.",  # noqa: E501
    "Ikuti lomba itu, warga cukup mendaftar ke kantor kelurahan.",
    "Editor buku itu, Rina, hadir dalam bedah buku di perpustakaan daerah.",
    "Laporan keuangan daerah itu diserahkan kepada BPK pada Senin siang.",
    "Penulis muda dari lima kecamatan mengikuti pelatihan di pendapa.",
    "Foto itu diambil warga dari atap rumah saat air mulai naik.",
    "Sumber air di desa itu mengering sejak bulan lalu.",
    "Topik yang dibahas dalam rapat itu ialah harga pupuk.",
    "Oleh karena itu, bupati meminta camat turun ke desa.",
    "Bagikan bantuan itu kepada warga, pesan bupati.",
    "Terkait hal itu, kepala dinas belum memberi tanggapan.",
    "Lihat saja jalan di depan kantor kecamatan, kata warga.",
    "Berita terbaru dari lokasi banjir menyebut air sudah surut.",
    "Tanggapan DPRD",
    "Syarat dan Ketentuan Pendaftaran",
    "1. Fotokopi KTP dan kartu keluarga",
    "2019",
    "Cek fakta itu dilakukan dinas bersama warga.",
    "Halaman sekolah itu kini menjadi kebun sayur.",
    "Klik dan pilih layanan, begitu pesan kepala dinas kepada warga yang mengurus izin.",
    "Advertorial itu dibiayai APBD, kata anggota dewan.",
    "Gambar bupati terpampang di setiap perempatan kota.",
    "Redaksi naskah perjanjian itu masih dibahas kedua pemerintah.",
]
MARKED = [
    ("related", "Baca Juga: Bupati Lantik Dua Belas Camat"),
    ("related", "BACA JUGA : Wali Kota Resmikan Taman"),
    ("related", "Baca juga Wali Kota Resmikan Taman Kota"),
    ("related", "Baca Juga » Bupati Resmikan Taman"),
    ("related", "(Baca juga: Bupati Resmikan Taman)"),
    ("related", "Baca: Bupati Resmikan Taman"),
    ("related", "Baca pula: Bupati Resmikan Taman"),
    ("related", "Simak juga: Festival Laut Digelar 17 Agustus 2024"),
    ("related", "Lihat juga: Festival Laut Digelar"),
    ("related", "Simak Video 'Warga Panen Raya di Tepi Kota':"),
    ("related", 'Tonton juga video "Warga Panen Raya" di sini:'),
    ("related", "Berita Terkait: Warga Panen Raya"),
    ("related", "Pos terkait"),
    ("related", "Berita Terkait"),
    ("related", "Bacaan Lainnya"),
    ("related", "Baca berita lain:"),
    ("related", "Artikel ini telah tayang di Contoh.com dengan judul Warga Panen Raya"),
    ("boilerplate", "Avatar photo"),
    ("boilerplate", "5"),
    ("boilerplate", "×"),
    ("boilerplate", "A"),
    ("boilerplate", "-----"),
    ("boilerplate", "Sebarkan artikel ini"),
    ("boilerplate", "Bagikan:"),
    ("boilerplate", "Bagikan: Facebook Twitter WhatsApp"),
    ("boilerplate", "Cek Berita dan Artikel yang lain di Google News"),
    ("boilerplate", "ADVERTISEMENT"),
    ("boilerplate", "SCROLL TO CONTINUE WITH CONTENT"),
    ("boilerplate", "[Gambas:Video 20detik]"),
    ("boilerplate", "Post Views: 412"),
    ("boilerplate", "1.204 views"),
    ("boilerplate", "Dibaca: 87 kali"),
    ("boilerplate", "Tags: APBD, DPRD, Pasar"),
    ("boilerplate", "Tag: #Pasar #APBD"),
    ("boilerplate", "#pasarrakyat #madiun"),
    ("boilerplate", "Klik untuk berbagi pada Twitter(Membuka di jendela yang baru)"),
    ("boilerplate", "Ikuti kami di WhatsApp Channel"),
    ("boilerplate", "Dapatkan update berita pilihan setiap hari dari Contoh.com"),
    ("boilerplate", "Copyright © Contoh 2025"),
    ("boilerplate", "Contoh.com © 2025. Hak cipta dilindungi undang-undang."),
    ("boilerplate", "Sumber: Dinas Kominfo"),
    ("boilerplate", "0 Komentar"),
    ("boilerplate", "Tinggalkan Balasan"),
    ("byline", "Pewarta: Rahmat Santoso"),
    ("byline", "Penulis : Rina Dewi"),
    ("byline", "Editor: Budi"),
    ("byline", "Reporter: Rina | Editor: Budi"),
    ("byline", "Oleh: Rina Dewi"),
    ("byline", "Laporan Wartawan Contoh.com, Rahmat Santoso"),
    ("byline", "Oleh Rahmat Santoso"),
    ("byline", "(yep/ns)"),
    ("byline", "(rzk/humas)"),
    ("byline", "(TS-02)"),
    ("boilerplate", "(***)"),
    ("caption", "Foto: Warga menanam bakau (dok. Humas)"),
    ("caption", "Bupati menyerahkan kunci kios kepada pedagang. (Foto: Istimewa)"),
    ("caption", "Bupati menyerahkan kunci kios kepada pedagang, Senin (3/2/2025). (CONTOH.COM/RINA DEWI)"),
    ("caption", "Keterangan foto: Bupati meninjau pasar"),
    ("caption", "Foto : Ewit Kominfo/2021"),
]


@pytest.mark.parametrize("line", BODY_LINES)
def test_the_article_s_own_words_stay_body(line: str) -> None:
    assert ("body", line) in kinds(draft("\n".join([BODY[0], BODY[1], line, BODY[2]]), title="Pasar"))


@pytest.mark.parametrize(("kind", "line"), MARKED)
def test_what_is_no_part_of_the_article_is_marked(kind: str, line: str) -> None:
    assert (kind, line) in kinds(draft("\n".join([BODY[0], BODY[1], line, BODY[2]]), title="Pasar"))


def test_a_list_of_links_is_related_as_far_as_it_goes() -> None:
    found = draft(
        lines("Pos terkait", "Bupati Lantik Camat Baru di Pendapa", "Warga Panen Raya Bersama Gubernur", BODY[0]),
        title="Pasar",
    )
    assert [kind for kind, _ in kinds(found)][-4:] == ["related", "related", "related", "body"]


def test_a_list_of_tags_is_boilerplate_as_far_as_it_goes() -> None:
    found = draft(lines("Tags:", "pasar rakyat", "BUPATI", "APBD 2025", BODY[0]), title="Pasar")
    assert [kind for kind, _ in kinds(found)][-5:] == ["boilerplate"] * 4 + ["body"]


# Marks glued into a line

GLUED = [
    (f"{BODY[0]} ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT {BODY[1]}", ["body", "boilerplate", "body"]),
    (f"{BODY[0]} [Gambas:Video 20detik] {BODY[1]}", ["body", "boilerplate", "body"]),
    (
        f"{BODY[0]} Baca juga: Bupati Lantik Dua Belas Camat di Pendapa “Kami siap bekerja untuk warga,” kata camat.",
        ["body", "related", "body"],
    ),
    (
        f"{BODY[0]} Baca juga: Bupati lantik camat, pedagang minta air Sebelumnya, kios dibagi dengan undian.",
        ["body", "related", "body"],
    ),
    (
        f"{BODY[0]} Baca juga: Satu Judul Tentang Pasar Baca juga: Dua Judul Tentang Jalan Kota",
        ["body", "related", "related"],
    ),
    (
        f"{BODY[0]} Baca Juga : Camat Baru Bersihkan Pasar Sayur Kota Pedagang menyambut langkah itu dengan gembira.",
        ["body", "related", "body"],
    ),
    (f"{BODY[0]} Simak Video 'Panen Raya di Tepi Kota': {BODY[1]}", ["body", "related", "body"]),
    (f"{BODY[0]} Baca selengkapnya di sini. {BODY[1]}", ["body", "related", "body"]),
    (f"{BODY[0]} Pewarta: Rina Dewi Editor: Budi Copyright © Contoh 2025", ["body", "byline", "byline", "boilerplate"]),
    (f"{BODY[1]} Madiun (ANTARA) - {BODY[0]}", ["body", "body"]),
    (f"Kabupaten Muaro Jambi (ANTARA) - {BODY[0]}", ["body"]),
    ("Warga diminta baca juga aturan itu. Mereka juga bisa lihat juga papan di kelurahan: semua ada.", ["body"]),
]


@pytest.mark.parametrize(("line", "expected"), GLUED)
def test_marks_inside_a_line_are_split_off(line: str, expected: list[str]) -> None:
    found = draft(line, title="Pasar")
    assert [kind for kind, _ in kinds(found)][1:] == expected
    assert " ".join(text for _, text in kinds(found)[1:]) == line


# How scrapers join paragraphs


def test_paragraphs_joined_by_commas_are_split() -> None:
    joined = f' , - {BODY[0]},"{BODY[1]}",Ujarnya.,{BODY[2]} ,'
    assert [text for _, text in kinds(draft(joined, title="Pasar"))][1:] == [
        f"- {BODY[0]}",
        f'"{BODY[1]}"',
        "Ujarnya.",
        BODY[2],
    ]


def test_degrees_are_no_joints() -> None:
    line = "Hadir Sri, S.E.,M.M., Budi, S.H.,M.Si., dan Ani, S.Sos.,M.Pd. di pendapa kabupaten pada Senin pagi."
    assert [text for _, text in kinds(draft(line, title="Pasar"))][1:] == [line]


def test_text_nodes_on_lines_of_their_own_are_joined() -> None:
    body = "Madiun (\nContoh.co\n)\n — Pemerintah \nKota Madiun\n membuka pasar bagi para pedagang di kota itu.\n\nBupati tidak hadir.\n"  # noqa: E501
    assert [text for _, text in kinds(draft(body, title="Pasar"))][1:] == [
        "Madiun (Contoh.co) — Pemerintah Kota Madiun membuka pasar bagi para pedagang di kota itu.",
        "Bupati tidak hadir.",
    ]


def test_a_dash_on_a_line_of_its_own_belongs_to_the_dateline() -> None:
    found = draft(f"Tulang Bawang Barat\n - \n{BODY[0]}\n{BODY[1]}", title="Pasar")
    assert kinds(found)[1] == ("body", f"Tulang Bawang Barat - {BODY[0]}")
    assert found.document.dateline is not None


def test_hard_wrapped_text_is_joined_only_when_clear() -> None:
    import textwrap

    wrapped = "\n\n".join("\n".join(textwrap.wrap(paragraph * 2, 70)) for paragraph in BODY)
    assert [text for _, text in kinds(draft(wrapped, title="Pasar"))][1:] == [(paragraph * 2) for paragraph in BODY]
    verse = "Pasar baru\nJalan baru\nHarga lama\nWarga lama\nSemua sama\nKata mereka yang setia kepada kota"
    assert len(kinds(draft(verse, title="Pasar"))) == 7


# Characters

CHARACTERS = [
    ("Kata â€œmerekaâ€\x9d di pasar", "Kata “mereka” di pasar"),
    ("Kata ‚Äúmereka‚Äù di pasar", "Kata “mereka” di pasar"),
    ("Pemain Tom√°s Roca datang", "Pemain Tomás Roca datang"),
    ("Kampus ‚Äéitu dibuka", "Kampus itu dibuka"),
    ("Bupati¬†Madiun hadir", "Bupati Madiun hadir"),
    ("cafÃ© baru dibuka", "café baru dibuka"),
    ("Harga 5 â€“ 7 ribu", "Harga 5 – 7 ribu"),
    ("Tom &amp; Jerry &amp;amp; kawan", "Tom & Jerry & kawan"),
    ("kata &ldquo;ya&rdquo; &#8211; &#x201C;tidak", "kata “ya” – “tidak"),
    ("satu\u00a0dua\u200btiga\u00adempat\ufeff", "satu duatigaempat"),
    ("cafe\u0301", "café"),
    ("satu \t  dua   tiga", "satu dua tiga"),
    ("satu\x00dua\x07", "satudua"),
    ("lone \ud83d half", "lone \ufffd half"),
    ("harga \u2028naik", "harga"),
    ("Rp5.000 ½ kg – “baik” ‘sekali’", "Rp5.000 ½ kg – “baik” ‘sekali’"),
    ("Â© dan Â® tetap utuh", "© dan ® tetap utuh"),
    ("São Paulo dan Ângela", "São Paulo dan Ângela"),
]


@pytest.mark.parametrize(("raw", "clean"), CHARACTERS)
def test_characters(raw: str, clean: str) -> None:
    assert kinds(draft(f"{raw}\n{lines()}", title="Pasar"))[1][1] == clean


def test_lost_characters_are_a_problem_with_its_place() -> None:
    found = draft(lines("Kata \ufffdmereka di pasar."), title="Pasar")
    (problem,) = found.problems
    assert problem.code == "mojibake-left"
    assert problem.start is not None
    assert "\ufffd" in found.document.text[problem.start : problem.end]


# Nothing left, other languages


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("\u200b\n \n", "txt"),
        ("<html><body><nav>Beranda</nav></body></html>", "html"),
        ("...", "txt"),
        ("<p></p>", "json"),
    ],
)
def test_an_article_without_text_is_refused(body: str, form: Format) -> None:
    with pytest.raises(ArticleError, match="no article text found"):
        draft(body, form=form)


def test_another_language_is_kept_with_a_problem() -> None:
    english = "The regent opened a new market for vegetable sellers who had been trading at the roadside for many years and asked them to keep it clean."  # noqa: E501
    assert [problem.code for problem in draft(english).problems] == ["language-not-indonesian"]
    assert draft(lines()).problems == ()


# Identity and properties


def test_the_id_is_of_the_article_and_not_of_its_place() -> None:
    one = normalise(Article(Source("a/1.txt", None, "txt", "utf-8", "0"), lines()))
    two = normalise(
        Article(Source("b/2.txt", None, "txt", "utf-16", "1"), "\ufeff" + lines().replace("\n", "\r\n\r\n"))
    )
    other = normalise(Article(Source("a/1.txt", None, "txt", "utf-8", "0"), lines("Satu kalimat lagi dari warga.")))
    assert one.id == two.id != other.id
    assert len(one.id) == 32


def check(found: Draft) -> None:
    text, at = found.document.text, 0
    for span in found.document.paragraphs:
        assert text[at : span.start] == ("\n" if at else "")
        assert span.start < span.end
        assert span.kind in ("title", "body", "caption", "byline", "related", "boilerplate")
        paragraph = text[span.start : span.end]
        assert paragraph == " ".join(paragraph.split())
        at = span.end
    assert at == len(text)
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    if found.document.dateline:
        assert text[found.document.dateline.start : found.document.dateline.end].strip()


PIECES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *BODY,
            *(line for _, line in MARKED),
            *(line for line, _ in GLUED),
            "<p>",
            "</p>",
            "<br>",
            "&nbsp;",
            ".,",
            "\n",
            "\r\n",
            " ",
            "\0",
            "\ud800",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["txt", "html", "json"]), st.none() | st.text(max_size=40))
def test_any_text_gives_a_sound_draft_or_a_reason(pieces: list[str], form: Format, title: str | None) -> None:
    body = "".join(pieces)
    try:
        found = draft(body, form=form, title=title, published=title, byline=title)
    except ArticleError:
        return
    check(found)
    assert draft(body, form=form, title=title, published=title, byline=title).id == found.id


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*BODY_LINES, *(line for _, line in MARKED)]), min_size=2, max_size=12))
def test_no_word_is_lost_and_normalising_again_changes_nothing(chosen: list[str]) -> None:
    body = "\n\n".join([BODY[0], *chosen])
    found = draft(body, title="Pasar Baru Dibuka")
    assert found.document.text.split() == ["Pasar", "Baru", "Dibuka", *body.split()]
    again = draft("\n".join(text for _, text in kinds(found)[1:]), title=found.title)
    assert again.document == found.document


@pytest.mark.parametrize(
    "piece",
    [
        "Baca juga: A ",
        "(",
        "<div>",
        '",',
        "A, ",
        "Foto ",
        "1 ",
        "- ",
        "“a ",
        "Judul Kata ",
        "&amp;",
        'Baca juga: Satu "dua ',
        ".,A",
        "Senin, ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    import time

    def cost(size: int) -> float:
        start = time.process_time()
        for form in ("txt", "html"):
            with contextlib.suppress(ArticleError):
                draft(BODY[0] + piece * (size // len(piece)), form=form)  # type: ignore[arg-type]
        return time.process_time() - start

    cost(1000)
    assert cost(200_000) < 4.0


# Whole folders

SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("folder", [ROOT / "corpus", SHARED / "articles" / "seeds"], ids=["corpus", "seeds"])
def test_every_article_of_a_folder_is_sound(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not there")
    for entry in iter_files([folder]):
        assert not isinstance(entry, Rejected)
        for article in read(entry[0], name=entry[1]):
            assert isinstance(article, Article), article
            check(normalise(article))


@pytest.mark.parametrize("name", ["MediaIndonesia_2025_10_22", "MediaIndonesia_2026_01_08"])
def test_real_pages(name: str) -> None:
    page = SHARED / "html" / f"{name}.html"
    if not page.is_file():
        pytest.skip("the real pages are not there (../shared/html)")
    expected = json.loads(page.with_name(f"{name}.expected.json").read_text(encoding="utf-8"))["V1"]
    (article,) = read(page, name=page.name)
    assert isinstance(article, Article)
    found = normalise(article)
    check(found)

    def fold(words: str) -> str:
        return "".join(letter for letter in words.casefold() if letter.isalnum())

    assert fold(found.title or "") == fold(expected["title"])
    assert found.document.published == expected["publishing_date"][:10]
    assert set(expected["authors"]) <= set(found.byline)
    body = fold(" ".join(text for kind, text in kinds(found) if kind != "related"))
    sections = expected["body"]["sections"]
    wanted = [part for section in sections for part in section["headline"] + section["paragraphs"]]
    sentences = [
        sentence
        for part in wanted
        for sentence in part.split(". ")
        if "Baca juga" not in sentence and "Editor" not in sentence
    ]
    missing = [sentence for sentence in sentences if fold(sentence) not in body]
    assert len(missing) <= 0.05 * len(sentences), missing
    assert all(text.startswith("Baca juga") for kind, text in kinds(found) if kind == "related" and "aca juga" in text)
    assert not [text for kind, text in kinds(found) if kind == "body" and "Baca juga" in text]
