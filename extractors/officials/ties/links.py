"""Phrases between a name and a post: what joins posts, what leads to a name, what says that a person holds one."""

from __future__ import annotations

import re

JOINS = re.compile(r"\s*(?:,\s*)?(?:dan|serta|&|/|-|–|bersama|maupun)\s*|\s*,\s*", re.IGNORECASE)
SAME_PERSON = re.compile(
    r"\s*,?\s*(?:yang\s+)?(?:juga\s+)?(?:sekaligus|merangkap|juga|selaku|yang juga|serta selaku|dan juga|kini|/)"
    r"(?:\s+(?:sebagai|menjabat|selaku|merangkap|menjadi))?\s*",
    re.IGNORECASE,
)
""" "Sekda sekaligus Plh Bupati": two posts of one person."""
_ACTING = r"(?:pelaksana (?:tugas|harian)|penjabat|plt\.?|plh\.?|pj\.?)(?:\s+|(?=,))(?:\((?:plt|plh|pj)\.?\)\s*)?"
_HELD = (
    r"(?:yang )?"
    r"(?:(?:kini|saat ini|sebelumnya|akan|masih|sementara|sedang|telah|sudah|lantas|pun|ini|itu|tersebut) ){0,2}"
    r"(?:di ?jabat|diemban|diisi|dipegang|dipimpin|diketuai|diduduki|ditempati|ditunggu|dipercayakan(?: kepada)?|"
    r"diserahkan(?: kepada)?|jatuh (?:ke tangan|kepada|ke))(?: oleh)?"
)
HELD = re.compile(rf"\s*,?\s*{_HELD}(?!\w)", re.IGNORECASE)
""" "kursi Sekda ditunggu A": who sits there, whosever the post was."""
CLAUSE = re.compile(
    r"\s+(?:yang\s+(?:[a-z][\w-]*\s+){0,8}[a-z][\w-]*,|"
    r"(?P<there>(?:di\s+)?(?:kecamatan|kabupaten|kota|desa|kelurahan|kalurahan|kampung|nagari|distrik|daerah|wilayah|"
    r"provinsi)\s+(?:itu|ini|tersebut|setempat|yang\s+sama)|pokja\s+[a-z]+)\s?(?:,|–|—|-))\s*(?=[A-Z])"
)
""" "Anggota Bawaslu yang membidangi pelanggaran, A", "Jagabaya kalurahan itu, A": a clause before the name."""
THEN_NAME = re.compile(
    r"\s*(?:(?:,\s*){1,3}|:|–|-|=)?\s*(?:(?:yakni|yaitu|ialah|adalah|bernama|atas nama|a\.n\.|antara lain|"
    r"di ?antaranya|masing-masing|seperti|dalam hal ini|lainnya|yang bernama|inisial|"
    rf"{_HELD}"
    rf")(?!\w)\s*:?\s*)?(?:{_ACTING},?\s*)?(?:komisioner\s+)?",
    re.IGNORECASE,
)
SIDE_ROLE = re.compile(
    r"\s*,?\s*(?:dan\s+)?(?:sekaligus|yang\s+juga|juga|merangkap|serta\s+selaku)\s+(?:sebagai\s+|selaku\s+)?(?=[A-Z])[^,.;:()\n\"“]{2,90},\s*"
)
""" "Wakil Menteri Keuangan, sekaligus Ketua Ikatan Akuntan, A": a role that is no post, before the name."""
_LINK = (
    r"yang|saat ini|kini|sekarang|juga|akan|bakal|telah|resmi|secara resmi|pernah|masih|baru|kemudian|lalu|sudah|dulu|"
    r"tak lagi|tidak lagi|bukan lagi|"
    r"dulunya|kembali|otomatis|sebelumnya|semula|sempat|adalah|merupakan|ialah|selaku|sebagai|menjadi|jadi|menjabat|"
    r"menduduki|mengisi|mengemban|dilantik|diangkat|ditunjuk|dipercaya|dikukuhkan|ditetapkan|terpilih|bertugas|"
    r"berstatus|jabatan|posisi|kursi|amanah|tugas|sehari-hari|merangkap|sekaligus|seorang|salah satu|salah seorang|"
    r"dipromosikan|dimutasi|bergeser|digeser|didapuk|diberi|dinobatkan|didaulat|untuk|per|bukan lain|tidak lain|"
    r"tak lain|tersebut|ini|itu|pun|tak lain adalah|selama ini|mulai|ditugaskan|memangku|naik|duduk|dilantiknya|dari|"
    r"di antaranya|yaitu|yakni|dengan|sang|pindah|mengabdi|berdinas|bekerja|dikenal|tercatat|aktif|di[a-z]{5,14}"
)
_DEGREES = r"(?:,\s?(?-i:[A-Z])[\w.]{1,7}(?=[\s,(])){0,4}"
"""Degrees that no table has: ", S.Tr.X, MQQ selaku"."""
_PARTY = _DEGREES + (
    r"(?:\s+(?:dari|asal)\s+(?:(?:fraksi|partai)\s+){0,2}(?-i:[A-Z])[\w-]*(?:\s+(?-i:[A-Z])[\w-]*){0,2})?"
)
_WITH_ROLE = r"(?:\s*\((?:[\w/.-]+\s+){1,6}?(?:dan|sekaligus|yang\s+juga)\s+$)"
""" "A (Politikus Senior B dan Anggota DPR)": a role before the post in a bracket."""
_APPOSED = r"(?:,\s*(?:[\w/-]+\s+){1,6}?(?=(?:yang|sekaligus|merangkap)\s))?"
BEFORE = re.compile(
    rf"{_PARTY}\s*(?:\(\s?[\w .,'’/-]{{1,30}}\)\s*)?{_APPOSED}[,(]?\s*(?:(?:{_LINK})(?:,?\s+)){{0,9}}$", re.IGNORECASE
)
"""All that may stand between a name and a post that it is said to hold: ", yang kini menjabat sebagai"."""
TIE_WORDS = re.compile(
    r"\b(?:selaku|sebagai|menjadi|jadi|menjabat|menduduki|mengisi|mengemban|merupakan|adalah|ialah|sekaligus|merangkap|"
    r"juga|posisi|jabatan|kursi|berstatus|dilantik|memangku|yang|sang|seorang|salah satu|salah seorang)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(
    rf"{_WITH_ROLE}|{_PARTY}\s*(?:\(\s?\d{{1,3}}(?:\s?(?:tahun|thn|th))?\s?\)\s*)?(?:,|\(|–|—|:|=|\|)\s*$|\s+[-–—]\s*$",
    re.IGNORECASE,
)
APPOINTED = re.compile(
    r"\b(?:ditunjuk|dilantik|diangkat|dipercaya|dikukuhkan|ditetapkan|dipilih)\b[^.;:\"“”\n]{1,90}?"
    r"\b(?:sebagai|menjadi|jadi)\s+(?:seorang\s+)?$",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:tak lagi|tidak lagi|bukan lagi|sebelumnya|semula|pernah|dulu|dulunya|sempat|mantan)\b", re.IGNORECASE
)
FUTURE = re.compile(r"\b(?:akan|bakal|terpilih)\b", re.IGNORECASE)
DISMISSED = re.compile(r"\b(?:memberhentikan|pemberhentian|mencopot|pencopotan|menonaktifkan)\s*$", re.IGNORECASE)
AS = re.compile(r"\b(?:sebagai|menjadi|jadi|selaku|menjabat)\s*(?:\w+\s*)?$", re.IGNORECASE)
WISH = re.compile(
    r"\b(?:dukung|mendukung|didukung|usung|mengusung|diusung|mencalonkan|dicalonkan|maju|mendeklarasikan|deklarasikan|"
    r"menjagokan|dijagokan|jagokan|jika|bila|kalau|seandainya|andai|digadang|digadang-gadang|diprediksi|layak|cocok|"
    r"ingin|"
    r"berpeluang|berharap|diharapkan|kapasitas|peluang|elektabilitas|berpotensi|bukan|belum|batal|gagal|menolak|diisukan|dikabarkan|diusulkan|mengusulkan|calon|nyalon)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\s*(?:dan|serta|&|-|–|/|bersama)\s*", re.IGNORECASE)
""" "A dan B": two persons, nothing else."""
REPLACES = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:,?\s*(?:yang\s+)?(?:akan\s+|resmi\s+|kini\s+|untuk\s+)?)"
    r"(?:menggantikan|gantikan|mengganti)\s+(?:posisi\s+|jabatan\s+|pejabat lama,?\s+)?",
    re.IGNORECASE,
)
NEXT_NAME = re.compile(r"\s*(?:\(\s?[\w .,'’/-]{1,30}\)\s*)?(?:[,;]\s*(?:dan|serta)?|dan|serta|&|/|-|–|bersama)\s*")
COMMA = re.compile(r"\s*(?:,\s*){1,3}")
