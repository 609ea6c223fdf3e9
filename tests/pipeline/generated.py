"""Articles made of word lists, as many as are asked for: to measure a run, not to judge what it finds.

The same number gives the same articles. One in fifty is a copy of the article before it under another title, with
a few words changed, as an agency's report is by its subscribers.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

_WORDS = """
warga desa kegiatan program pelayanan jalan pasar sekolah guru petani nelayan bantuan anggaran rapat kerja
pembangunan jembatan air bersih listrik kesehatan puskesmas bidan ibu anak gizi beras pupuk sawah panen laut perahu
kapal pelabuhan hutan sungai banjir longsor gempa posko relawan tenda logistik dapur umum lomba juara pemuda
olahraga lapangan stadion seni budaya tari musik pameran kerajinan batik tenun ukir wisata pantai gunung danau
penginapan kuliner kopi teh cokelat kelapa sawit karet tambang pasir semen pabrik buruh upah pelatihan keterampilan
koperasi usaha modal kredit bunga pajak retribusi laporan data sensus survei peta lahan sertifikat batas wilayah
musyawarah mufakat usulan prioritas rencana jangka menengah tahunan evaluasi capaian target indikator sasaran
kinerja aparatur disiplin absensi seragam upacara bendera pidato sambutan harapan ucapan terima kasih doa bersama
tokoh agama adat masjid gereja pura wihara toleransi kerukunan keamanan patroli ronda polisi tentara latihan senapan
perbatasan imigrasi paspor bandara terminal angkutan bus kereta stasiun tiket penumpang mudik arus lalu lintas rambu
lampu trotoar taman kota sampah daur ulang kompos bank plastik lingkungan hijau pohon bibit tanam rawat siram panas
hujan mendung angin kencang gelombang tinggi peringatan dini sirene evakuasi jalur aman titik kumpul simulasi
"""
_PLACES = """
Blitar Kediri Jombang Banyuwangi Bondowoso Sleman Bantul Cilacap Tegal Garut Sumedang Serang Lebak Metro Solok Agam
Dumai Siak Bintan Belitung Sambas Ketapang Kotabaru Paser Berau Buol Poso Maros Bone Buton Konawe Ende Sikka Ambon
Ternate Sorong Merauke
"""
_VERBS = """
membahas meninjau membuka menutup menerima menyerahkan menyusun memeriksa menata merawat menjaga
"""
_MONTHS = """
Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
"""
WORDS, PLACES, VERBS, MONTHS = (text.split() for text in (_WORDS, _PLACES, _VERBS, _MONTHS))


def articles(count: int) -> Iterator[dict[str, str]]:
    """``count`` articles of about 2,500 characters as a scraper writes them: title, text, published, site."""
    chance = random.Random(count)
    last: list[str] = []
    for number in range(count):
        copied = bool(last) and number % 50 == 49
        last = [_reworded(chance, text) for text in last] if copied else [_paragraph(chance) for _ in range(10)]
        day = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        title = f"{_words(chance, 5)} {chance.choice(PLACES)} {number}".capitalize()
        yield {"title": title, "text": "\n".join(last), "published": day, "site": "contoh.example"}


def as_lines(count: int, path: Path) -> None:
    """Writes the articles as one file of JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(count))


def as_files(count: int, folder: Path) -> None:
    """Writes each article as a .json of its own, a hundred to a folder."""
    for number, article in enumerate(articles(count)):
        path = folder / f"{number // 100:04}" / f"{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 3)))


def _sentence(chance: random.Random) -> str:
    place = f"Kabupaten {chance.choice(PLACES)}" if chance.random() < 0.4 else _words(chance, 2)
    day = f" pada {chance.randint(1, 28)} {chance.choice(MONTHS)} 2024" if chance.random() < 0.3 else ""
    verb = chance.choice(VERBS)
    return f"{_words(chance, 4).capitalize()} di {place} {verb} {_words(chance, 6)}{day} untuk {_words(chance, 4)}."


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _reworded(chance: random.Random, text: str) -> str:
    words = text.split()
    words[chance.randrange(1, len(words) - 1)] = chance.choice(WORDS)
    return " ".join(words)
