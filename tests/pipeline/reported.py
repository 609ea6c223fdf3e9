"""Invented articles for the report page: every kind of find, a repeat, a problem, and words that mean no good."""

from __future__ import annotations

from saripati.pipeline import Record, extract

HOSTILE = """Kota Dumai Gelar Lomba &lt;script>window.hacked = 1&lt;/script> & "Kutip"
DUMAI, CONTOH.com - Wali Kota Dumai Faisal Marbun membuka lomba 🎉🎉, Selasa (16/7/2024).
&lt;/script>&lt;img src=x onerror="window.hacked = 2"> kata poster lomba.
Kepala Dinas Pariwisata Kota Dumai Rini Astuti menyebut peserta datang dari Kabupaten Siak."""

TOLD = (
    (HOSTILE, "2024-07-16"),
    (
        """SAKIP Kabupaten Siak Naik Jadi BB
SIAK, CONTOH.com - Bupati Siak Marwan Idris menerima predikat BB SAKIP 2023 dengan nilai 72,15, Rabu (6/3/2024).
Tahun 2022 nilai SAKIP Kabupaten Siak masih 68,40 atau B. Bupati Siak menargetkan predikat A pada SAKIP 2025.
Baca Juga: Pasar Bengkalis Kembali Ramai
Sekda Siak Yusra Hamid mengatakan perbaikan dimulai dari perencanaan kinerja.""",
        "2024-03-07",
    ),
    (
        """Blitar dan Kediri Sepakati Pengelolaan Air
BLITAR - Bupati Blitar Hendra Wijaya dan Bupati Kediri Sinta Maharani menandatangani nota kesepahaman \
tentang pengelolaan air baku di Kanigoro, Kamis (12/6/2025).
Penandatanganan disaksikan Gubernur Jawa Timur Bambang Sasmita.""",
        "2025-06-12",
    ),
    (
        """SAKIP Kota Kupang Bertahan
KUPANG - Kota Kupang meraih predikat B SAKIP 2023.
Pada SAKIP 2022 Kota Kupang juga B, kata Wali Kota Kupang Yohanes Ndoen, Senin (5/2/2024).""",
        "2024-02-05",
    ),
    (
        """Kabupaten Sleman Raih Predikat A
SLEMAN - Pemkab Sleman meraih predikat A pada SAKIP 2024 dengan nilai 81,20. Tahun 2023 nilainya 79,10 atau BB.
"Kami bersyukur," ujar Bupati Sleman Dr. Retno Palupi, M.Si yang akrab disapa Bu Retno, Jumat (14/2/2025). (bim/sar)""",
        "2025-02-14",
    ),
    (
        """Hujan Turun di Kabupaten Maros
MAROS - Hujan turun sejak Sabtu (4/1/2025). Camat Turikale Andi Baso meminta warga waspada.
Hujan turun sejak Sabtu (4/1/2025). Camat Turikale Andi Baso meminta warga waspada.""",
        "2025-01-05",
    ),
    ("Pawai di Kota Tegal pada Senin (16/7/2024) meriah. Mantan Wali Kota Tegal Suparno Hadi hadir.", "2024-07-17"),
)


def records(copies: int = 0) -> list[Record]:
    """The articles above, and as many more that differ in a number only."""
    told = "Rapat ke-{} di Kabupaten Bantul dibuka Bupati Bantul Joko Sarwono."
    more = ((told.format(number), "2024-05-01") for number in range(copies))
    return [extract(text, published=published) for text, published in (*TOLD, *more)]
