"""Grades of which nothing is told: denied, in question, of the scale, a count, or only spoken of."""

from __future__ import annotations

import re
from functools import cache

from .marks import Place, Value
from .words import alternation, cue, cue_at_end, cue_at_start, words_of

NOT_IMPOSSIBLE = re.compile(
    r"\b(?:bukan|tidak|tak|bukannya)\s(?:mustahil|muluk|(?:tidak|tak)\s(?:mungkin|mustahil)|hal\syang\smustahil)\b",
    re.IGNORECASE,
)
"""Two denials that make a hope: "bukan mustahil langsung BB"."""
_NEAR = (
    r"(?:\s+(?!dan\b|yakni\b|yaitu\b|tapi\b|karena\b|sebab\b|sudah\b|telah\b|masih\b|kini\b|yang\b|malah\b|justru\b)[\w/-]+){0,4}"
    r"[\s\"“‘'(]{0,4}"
)
"""A denial reaches over four words at most and over no comma."""
_BAND = re.compile(
    r"[\"”’')\s]*,?\s*(?:sendiri\s+)?(?:itu\s+|adalah\s+|berarti\s+|artinya\s+|=\s*|yakni\s+|diberikan\s+(?:untuk|kepada|bagi)\s+(?:\w+\s+){0,3})?(?:(?:untuk|dengan|bagi|jika|apabila|kalau|bila)\s+)?(?:yang\s+)?"
    r"(?:(?:mestinya|semestinya|seharusnya|harus|meraih|memiliki|mendapat)\s+)*(?:(?:rentang|interval|kisaran|skala|hasil)\s+)?(?:nilai(?:nya)?|skor(?:nya)?|poin|angka|penilaian)?\s*"
    r"(?:rentang\s+|interval\s+|antara\s+)?[(\s]*(?:(?:di\s?(?:atas|bawah))\s+\d|[<>≥≤]\s?\d|\d{1,3}(?:[.,]\d+)?\s*(?:-|–|sampai|hingga|s\.?d\.?|dan\s+\d{2}\b(?!\s*[.,]\d))\s*\d)",
    re.IGNORECASE,
)
_REFUTED = re.compile(
    r"(?<!tidak )(?<!tak )(?<!pernah )\b(?:mengira|menyangka|dikira|disangka|keliru|salah\ssebut)\b[^,.;]*\Z"
    r"|(?<!tidak )(?<!tak )\b(?:mem|di)?(?:bantah|tepis|nepis|sangkal|nyangkal)\b[^,.;]*\Z"
    r"|\b(?:belum|tidak|tak|gagal)\s(?:ter|men)?capai\w*,?\s(?:(?!karena\b|sebab\b|lantaran\b)\w+\s)*\Z"
    r"|\b(?:tidak|tak)\sbenar\b[^,.;]*\Z"
    r"|\b(?:di(?:prediksi|perkirakan|ramal(?:kan)?)|mem(?:prediksi|perkirakan))\b[^,.;]*\Z"
    r"|\bkapan\s(?:(?!yang\b)\w+\s){0,5}\Z"
    r"|\b(?:seakan(?:-akan)?|seolah(?:-olah)?|hoaks|hoax|unggahan|postingan|pesan\sberantai|tangkapan\slayar|isu|rumor|kabar|beredar|tidak\s+ada\s+nama|tak\s+ada\s+nama)\b[^,.;]*\Z",
    re.IGNORECASE,
)
_UNLIKE = re.compile(
    r"\b(?:beda|berbeda|lain|semudah|segampang|sesulit)\s(?:(?:sama|dengan|seperti|perkara|halnya)\s)*(?:naik\s)?dari\s(?:(?:AA|BB|CC|[ABCD])\s(?:ke|menjadi|menuju)\s)?\Z",
    re.IGNORECASE,
)
"""Before a step that is only compared to: "beda sama dari CC ke B"."""
_HARD = re.compile(
    r"[\"”’']?\s(?:itu|ini)?\s?(?:butuh|perlu|tidak\s+mudah|tak\s+mudah|bukan\s+perkara|sulit|berat|susah)\b",
    re.IGNORECASE,
)
"""Behind a step that is only spoken of: "dari B ke BB itu butuh lompatan"."""
_EITHER = re.compile(
    r"\b(?i:(mau|entah|mau\s+dapat))\s+(?:AA|BB|CC|[ABCD]),?\s(?i:\1)\s(?:AA|BB|CC|[ABCD])\b"
    r"|(?<![\w.])(AA|BB|CC|[ABCD])[\"”]?,?\s(?:(?:AA|BB|CC|[ABCD])[\"”]?,?\s){0,5}atau\s(?:(?:predikat|kategori|nilai|sekadar)\s)?[\"“]?(?!\2\b)(?:AA|BB|CC|[ABCD])(?![\w.]\w)"
)
"""Grades of which it does not matter which: "mau A, mau B", "A atau B"."""
_STEP_SHORT = re.compile(
    r"\b(?:selangkah|sedikit|sejengkal|setapak|nyaris|hampir)\s(?:(?:lagi|saja|untuk|bisa|naik|melompat|beranjak|keluar|lepas|bergeser|pindah)\s)*dari\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Before the end of a step that is not yet done: "tinggal selangkah beranjak dari CC ke B"."""
_NOT_ENOUGH = re.compile(r"\b(?:belum|tidak|tak)\scukup\s(?:untuk|buat|guna)\s(?:\w+\s){0,3}[\"“]?\Z", re.IGNORECASE)
"""What falls short: "belum cukup untuk mengejar A"; "tidak cukup dengan B" is none."""
_STEP_ON = re.compile(r"[\"”’']?\s(?:ke|menuju|menjadi)\s")
_FROM_POINTS = re.compile(
    r"\b(?:(?:di\s?atas|di\s?bawah|minimal|antara|rentang)\s\d|\d\s(?:ke\s(?:atas|bawah)|lebih)\b)[^.;]*\b(?:dinyatakan|disebut|akan|berarti|membuahkan|artinya|berhak|masuk)\s(?:\w+\s)?[\"“]?\Z",
    re.IGNORECASE,
)
"""Before a grade of the scale: "Nilai di atas 70 berarti BB"."""
_BETTER = re.compile(r"\blebih\sbaik\s[^.;]*\b(?:daripada|ketimbang)\b", re.IGNORECASE)
"""Grades weighed against each other: "lebih baik B jujur daripada BB bohong"."""
_PRESUPPOSED = re.compile(
    r"\w\syang\s(?:sudah\s|sudah\sdapat\s|nilainya\s|predikatnya\s|SAKIP-?nya\s|RB-?nya\s)+[\"“]?\Z", re.IGNORECASE
)
"""Before a grade that a question takes for granted: "kenapa tidak ke Siak yang nilainya A?"."""
_ASKS = re.compile(r"[^.;?]{0,60}\b(?:apa|berapa|mana|siapa|kapan)\b[^.;?]{0,60}\?")
_WAY = re.compile(
    r"\b(?:perjalanan|jalan|langkah|upaya|lompatan|proses|perjuangan)\s(?:\w+\s)?(?:menuju|ke|meraih|mencapai|menggapai|mendapat\w*)\s(?:predikat\s|kategori\s)?[\"“]?\Z",
    re.IGNORECASE,
)
_NOT_EASY = re.compile(
    r"[\"”]?\s(?:(?:itu|ini)\s)?(?:tidak(?:lah)?|bukan(?:lah)?|tak|cukup|amat|sangat|terbilang|penuh|panjang|berliku|terjal)\b",
    re.IGNORECASE,
)
"""What is told of the way only, not of the grade: "perjalanan menuju A tidaklah pendek"."""
_SHORT_OF = re.compile(
    r"\b(?:tinggal|hanya|cuma|sudah)\s(?:selangkah|sedikit|sejengkal|setapak)\s(?:lagi\s)?(?:ke|menuju|untuk)\s(?:\w+\s){0,2}[\"“]?\Z"
    r"|\b(?:kurang|terpaut|selisih|berjarak)\s(?:[\w,.]+\s){1,3}(?:untuk|buat)\s(?:\w+\s){0,2}[\"“]?\Z|\b(?:kurang|tinggal|butuh|perlu)\s[^.;]{0,25}\blagi\s(?:\w+\s){0,2}[\"“‘']?\Z|\b(?:(?:selisih|terpaut|kurang|berjarak|sejengkal|selangkah|sejauh\s\w+)\b[^.;]{0,45}|jauh\s)\bdari\s+(?:predikat\s+|kategori\s+|nilai\s+)?[\"“‘']?\Z|\b(?:poin|angka|langkah|tangga|sedikit|selangkah|sejengkal)\s+lagi\s+(?:ke\s+|menuju\s+|jadi\s+|menjadi\s+|sudah\s+)?[\"“‘']?\Z",
    re.IGNORECASE,
)
_SUPREME = re.compile(
    r"\b(?:tertinggi|terendah|teratas|terbawah|terbaik|terburuk|paling\s(?:tinggi|rendah|atas|bawah))(?:nya)?\s(?:(?:itu|adalah|yaitu|yakni|ialah)\s)?[\"“]?\Z",
    re.IGNORECASE,
)
"""Before an end of the scale: "predikat tertinggi adalah AA, yang terendah D"."""
_GIVEN_IF = re.compile(
    r"[\"”]?\s(?:(?:itu|akan|hanya|baru)\s)*(?:di(?:berikan|peroleh|raih|dapat)\s)?(?:jika|bila|apabila|asalkan|manakala)\s",
    re.IGNORECASE,
)
"""Behind a grade of the scale: "A diberikan bila nilainya di atas 80"."""
_PAID = re.compile(
    r"[\"”]?\s(?:(?:mendapat|dapat|sebesar|dibayar|diberi)\s)?(?:Rp\s?\d|\d+\s?(?:persen|%|juta))", re.IGNORECASE
)
"""Behind a grade what it is worth: "A 100 persen, BB 90 persen"."""
_BETWEEN = re.compile(
    r"\b(?:perbedaan|beda(?:nya)?|jarak|jurang|batas)\s(?:antara\s)?(?:predikat\s|kategori\s)?[\"“]?(?:(?:AA|BB|CC|[ABCD])[\"”]?\s(?:dan|dengan)\s[\"“]?)?\Z",
    re.IGNORECASE,
)
"""Before grades that are only compared: "perbedaan B dan BB"."""
_IN_TITLE = re.compile(
    r"\b(?:bertajuk|berjudul|bertema(?:kan)?|bertuliskan|tajuk|judul\w*|tema|slogan|moto|motto|spanduk|program|gerakan|grup|yel-yel|tagar)\s(?:\w+\s){0,3}[\"“']"
    r"[^\"”']{0,40}\Z",
    re.IGNORECASE,
)
"""Before a grade in the name of something: 'klinik bertajuk "Dari B ke BB"'."""
_DIVIDED = re.compile(r"\b(?:di|ter|mem)bagi\b", re.IGNORECASE)
_TO_GET = re.compile(
    r"\A\W*(?:untuk|agar|supaya|guna|demi)\s(?:bisa\s|dapat\s)?\w+\s(?:ke\s)?(?:predikat\s|kategori\s)?[\"“]?\Z",
    re.IGNORECASE,
)
_ANY_MUST = re.compile(
    r"[\"”]?,\s(?:sebuah\s|suatu\s|setiap\s)?(?:instansi|daerah|pemda|opd|dinas|organisasi|perangkat\sdaerah)\s(?:harus|perlu|wajib|mesti)\b",
    re.IGNORECASE,
)
"""What anybody needs for a grade: "Untuk mendapat A, instansi harus"."""
_AROUND = 80
_SCALE_ENDS = ("AA", "D")
_MEANS = re.compile(
    r"[\"”’']?\s(?:itu\s)?(?:menandakan|bermakna|mengisyaratkan|mencerminkan)\s(?:bahwa\s)?(?:sebuah\s|suatu\s)?(?:pemda|instansi|organisasi|daerah|lembaga|dinas|perangkat|pemerintah\sdaerah)\b"
    r"|[\"”’']?\s(?:(?:itu\s|sendiri\s)?(?:berarti|artinya|bermakna|menandakan)|itu(?:\sadalah)?)\s[\"“]?(?:sangat\s|cukup\s|amat\s)?(?:baik|memuaskan|memadai|cukup|kurang)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"[\"”’']?,?\s(?:(?:itu|ini)\s(?:(?:memang|masih|sangat|terlalu|lebih|amat|cukup|kan|bagi\s\w+)\s)*"
    r"(?:jauh|mimpi|soal|urusan|perkara|sekadar|bukan(?:lah)?\s\w+|{hard})|(?:(?:memang|masih|sangat|terlalu|lebih|amat|cukup|sih)\s)*{hard})\b".replace(
        "{hard}",
        r"(?:berat|sulit|susah|sukar|mahal|mustahil|(?:tidak|tak|bukan)(?:lah)?\s(?:mudah|gampang|mustahil|mimpi|perkara))",
    ),
    re.IGNORECASE,
)
"""Behind a grade that is only judged: "A itu berat"."""
_ALONE = re.compile(
    r"(?:\A|[“”\":,.!?(])\s*(?:(?:soal|kalau|untuk|dapat|meraih|mendapat|naik|ke|predikat|huruf|nilai|kategori|sebab|karena|tapi|dan|memang|ya)\s){0,5}"
    r"[“\"]?\Z",
    re.IGNORECASE,
)
"""Before a grade of which nothing is told but what stands behind it."""
_NONE_OF = re.compile(
    r"\b(?:nihil|(?:tidak|tak|belum)\sada(?:\syang)?)\s(?:(?:ber)?(?:predikat|nilai|kategori|meraih|mendapat|dapat)\s){0,2}"
    r"(?:[\"“]?(?:AA|BB|CC|[ABCD])[\"”]?(?:\s\([a-z ]{1,20}\))?(?:,\s|,?\s(?:dan|atau|maupun|serta)\s)"
    r"(?:apalagi\s)?){1,5}[\"“]?\Z"
)
"""Before a member of a list of grades that nobody has: "nihil B (baik), A, apalagi AA"."""
_ASIDE = re.compile(
    r",\s(?:kata|ujar|tutur|sebut|ucap|menurut|lanjut|imbuh|tambah|aku|jelas)\s?(?:nya|dia|\w+(?:\s\w+)?),",
    re.IGNORECASE,
)
_YET = re.compile(r"\s(?:belum|tidak|tak|bukan|jauh\sdari)\b", re.IGNORECASE)
"""A denial behind the name of who says so: "A, kata dia, belum dibicarakan"."""
_UPWARD = re.compile(r"[\"”’')\s]*(?:ke\s+atas|ke\s+bawah)\b", re.IGNORECASE)


def is_untold(text: str, value: Value, place: Place, own: str, rest: str) -> bool:
    """Whether nothing is told of the body: it is denied, of the scale, a count, or one of two that do not matter."""
    better = _BETTER.search(text, place.sentence, min(len(text), value.end + 40)) is not None
    either = better or _is_alternative(text, value, place)
    short = _SHORT_OF.search(own) is not None and not (value.was and _STEP_ON.match(rest))
    short = short or (_WAY.search(own) is not None and _NOT_EASY.match(rest) is not None)
    short = short or (value.become and _STEP_SHORT.search(text, place.left, value.start) is not None)
    return (
        either or short or _is_denied(text, value, place, own, rest) or is_scale(text, value, place) or _is_count(rest)
    )


def _is_alternative(text: str, value: Value, place: Place) -> bool:
    """Whether the grade is one of several of which it is not told which: "dapat A atau B"."""
    left, right = max(place.sentence, value.start - 20), min(len(text), value.end + 20)
    return any(match.start() < value.end and value.start < match.end() for match in _EITHER.finditer(text, left, right))


def _is_denied(text: str, value: Value, place: Place, own: str, rest: str) -> bool:
    """Whether a word of denial stands before the value in its own words, or right behind it, or it is in question."""
    asked = re.match(r"(?:\s?kah\b)?[\"”’')\s]*\?", rest) and not _PRESUPPOSED.search(own)
    if asked or _ASKS.match(rest):
        return True
    if cue_at_start(
        "denial after",
        r"[\"”’')\s]*(?:yang\s+|itu\s+|tersebut\s+|masih\s+|\d{4}\s+|yang\s+dulu\s+\w+\s+\w+\s+\w+\s+\d{4}\s+)?",
    ).match(rest):
        return True
    if _NONE_OF.search(text, place.left, value.start):
        return True
    aside = _ASIDE.match(rest)
    if aside and _YET.match(rest, aside.end()):
        return True
    left = max(place.before, place.left)
    if _REFUTED.search(own) and not cue("clause").search(text, left, value.start):
        return True
    found = cue_at_end("denial", _NEAR).search(text, left, value.start)
    if not found or NOT_IMPOSSIBLE.search(own):
        return False
    if _NOT_ENOUGH.search(own):
        return True
    denial, stays = _denials()
    after = denial.match(found[0])
    return not (after and stays.match(found[0], after.end()))


@cache
def _denials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word of denial, and what behind it leaves the grade standing: "belum" and "beranjak dari"."""
    return re.compile(alternation(words_of("denial")), re.IGNORECASE), re.compile(
        r"\s+(?:juga\s+|lagi\s+|pernah\s+|kunjung\s+|mau\s+|bisa\s+|akan\s+|ingin\s+)?"
        rf"{alternation(words_of('denial of leaving'))}(?!\w)",
        re.IGNORECASE,
    )


def _is_count(rest: str) -> bool:
    """Whether a number of bodies follows: "yang predikatnya C masih ada 97"."""
    found = re.match(
        r"[\"”’')\s]*(?:(?:masih|sudah|kini|hanya|tinggal)\s+)?(?:ada|sebanyak|berjumlah|sejumlah|dihuni|disandang|diraih|diperoleh)\s+(\w+)(?!\s+(?:kali|tahun|periode|musim)|(?:\s\(\w+\))?(?:\s\w+)?,?\s(?:yaitu|yakni|ialah|adalah)\b)\b",
        rest,
    )
    return found is not None and (
        (found[1].isdigit() and len(found[1]) < 4) or cue("many").fullmatch(found[1]) is not None
    )


def _is_spoken_of(text: str, value: Value, place: Place, own: str, rest: str) -> bool:
    """Whether the grade only stands in a rule of pay, a comparison, a title, a division, or in what anybody needs."""
    left = max(place.sentence, value.start - _AROUND)
    if _PAID.match(rest) or (_TO_GET.search(own) and _ANY_MUST.match(rest)):
        return True
    named = (_BETWEEN, _IN_TITLE, _DIVIDED)
    return any(pattern.search(text, left, value.start) for pattern in named)


def is_scale(text: str, value: Value, place: Place) -> bool:
    """Whether the value is told as a step of the scale, or only spoken of."""
    own, rest = text[max(place.before, place.left) : value.start], text[value.end : min(place.after, value.end + 60)]
    if (value.become and _HARD.match(rest)) or _UNLIKE.search(text, max(place.sentence, value.start - 50), value.start):
        return True
    if value.score is None and (_GIVEN_IF.match(rest) or _is_spoken_of(text, value, place, own, rest)):
        return True
    if value.score is None and value.predicate in _SCALE_ENDS and _SUPREME.search(own):
        return True
    if value.score is None and (_BAND.match(rest) or _UPWARD.match(rest) or _MEANS.match(rest)):
        return True
    if value.score is None and _JUDGED.match(rest) and _ALONE.search(own):
        return True
    if cue_at_end("remark", r"(?:\s+(?:huruf|predikat|kategori|nilai|level|sakip|dapat))*[\s\"“‘'(]{0,4}").search(
        text, max(place.before, place.left), value.start
    ):
        return True
    if value.score is None and _FROM_POINTS.search(own):
        return True
    return cue("scale").search(text, place.sentence, value.start) is not None and value.score is None
