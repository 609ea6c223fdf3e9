"""Whether a grade was reached, is hoped for, or is not told of at all (denied, a condition, the scale)."""

from __future__ import annotations

import re
from typing import Literal

from .marks import Place, Value
from .untold import NOT_IMPOSSIBLE, is_untold
from .words import begun, cue, cue_at_end, cue_at_start

Status = Literal["achieved", "target"]

_PLAN = (
    r"(?:rkpd|rpjm[dn]?|rpjpd|rpd|renstra|renja|perkin|tapkin|iku|(?:perjanjian|kontrak|penetapan|rencana)\s(?:kinerja|kerja)"
    r"|indikator\skinerja\sutama|dokumen\s(?:perencanaan|lima\stahunan|rencana)|rencana\s(?:strategis|aksi|pembangunan))(?:-?nya)?"
)
_SETS = (
    r"(?:me(?:masang|matok|mancang|nulis(?:kan)?|ncantumkan|nyebut(?:kan)?|ngamanatkan|netapkan|naruh|muat|minta|nghendaki|nargetkan|narget)"
    r"|di(?:pasang|patok|pancang|tulis(?:kan)?|cantumkan|sebut(?:kan)?|amanatkan|tetapkan|muat)|ter(?:tulis|tera|cantum|muat|pampang)|berbunyi|pasang|patok|berjanji)"
)
_PLANNED = begun(
    rf"{_PLAN}\b[^.;!?]{{0,60}}?\b{_SETS}\b",
    "rkpd rpjmd rpjmn rpjm rpjpd rpd renstra renja perkin tapkin iku perjanjian kontrak penetapan rencana "
    "indikator dokumen".split(),
)
"""A plan that sets down what is to be reached: "perjanjian kinerja bupati mencantumkan BB"."""
_IN_PLAN = re.compile(
    rf"[\"”’']?\s(?:(?:untuk|bagi)\s(?:SAKIP|RB|AKIP)\s)?(?:(?:yang|sebagaimana|seperti|juga|sudah|telah|itu|{_SETS})\s){{0,3}}(?:di|dalam|pada)\s(?:dokumen\s)?{_PLAN}\b",
    re.IGNORECASE,
)
"""Behind what a plan asks for: "memasang BB di renstra", "A sebagaimana tercantum dalam RPJMD"."""
_PLAN_SAYS = begun(
    rf"{_PLAN}\b(?:(?!\b(?:realisasi\w*|kenyataan\w*|padahal|tapi|tetapi|namun|kini|sekarang|ternyata|hasil\w*|evaluasi|penilaian|nilai\w*|"
    r"sementara|sedangkan|sudah|telah|baru|masih|(?:me|di|ber)?(?:raih|dapat|peroleh|ganjar|hasil|buah)\w*)\b)[^.;!?]){0,70}[\s“\"(]\Z",
    "rkpd rpjmd rpjmn rpjm rpjpd rpd renstra renja perkin tapkin iku perjanjian kontrak penetapan rencana "
    "indikator dokumen".split(),
)
"""A plan of which a grade is told, with nothing between that was reached: "perjanjian kinerja, yaitu BB"."""
_THANKS_TO = re.compile(
    r"\b(?:berkat|sesuai|karena|lantaran|setelah|melalui|lewat|sejak|usai|melampaui|memenuhi|atas|hasil|evaluasi|penyusunan|soal)"
    r"\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
"""Before a plan that is not what sets the grade."""
_RAISING = (
    r"(?:me\w+kan|mengangkat|mengerek|membawa|mendongkrak|mengubah|naik|melompat|beranjak|keluar|lepas|tembus|masuk|bisa|dapat)"
    r"\s(?:[\w/\"“”]+\s){0,8}[“\"(]?\Z"
)
_TO_RAISE = re.compile(
    r"\b(?:demi|guna|agar|supaya|biar|bagaimana\scara(?:nya)?|(?:meng)?ajak|meminta|mendorong)\s(?:[\w/-]+\s){0,4}?"
    + _RAISING,
    re.IGNORECASE,
)
"""Before a grade that is meant: "mengajak dinas membawa SAKIP ke BB"."""
_TO_STEP = re.compile(r"\buntuk\s" + _RAISING, re.IGNORECASE)
"""Before the end of a step that is meant: "punya waktu untuk naik dari CC ke B"."""
_NEAR_HOPE = r"(?:\s+(?!yang\b|dengan\b)[\w/-]+){0,4}[\s\"“‘'(]{0,4}"
_PUAS = re.compile(r"\bharus\s+(?:\w+\s+)?(?:puas|rela|menerima|berpuas|legawa|mengakui|gigit)\b", re.IGNORECASE)
_LIKE_YEAR = re.compile(r"\W*seperti\s+(?:pada\s+|di\s+)?(?:tahun\s+)?20\d\d", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:\s+(?:soal|untuk|di|maunya|inginnya|RB|SAKIP|Sakip|AKIP|LAKIP|kita|kami|kabupaten|kota|provinsi|nilai|predikat|masih|sudah|ini|juga|[A-Z]\w+)(?:-?nya)?,?){1,7}[\s\"“,]*"
)
"""Behind "kalau", what is only turned to: "Kalau RB kita BB", with no verb of getting."""
_TURNS = re.compile(r"kalau|bila|jika", re.IGNORECASE)
"""Words of condition that may only turn to a topic."""
_STILL_SO = re.compile(r"(?<=nya)\s[^,]{0,40}?\b(?:masih|baru|cuma|tetap|sudah)\s(?:\w+\s)?[\"“]?\Z", re.IGNORECASE)
"""Between "kalau" and what is so: "Kalau RB-nya pada penilaian 2021 masih CC"."""
_AS_FOR = re.compile(r"\s(?:\w+\s){1,3}(?:sih|mah|kan)\b", re.IGNORECASE)
"""Behind "kalau" that only names a topic: "Kalau SAKIP sih aman, BB"."""
_FIRST_STEP = re.compile(r"\b(?:naik|masuk|tembus|kejar|capai|raih|ke)(?:\s+ke)?\s+[\"“]?\Z", re.IGNORECASE)
"""Before a grade that comes first of all: "Naik ke B dulu"."""
_FIRST = re.compile(r"\s+(?:dulu(?:lah)?|dahulu|saja\s+dulu)\b", re.IGNORECASE)
_FIRST_ALONE = re.compile(r"\s+(?:dulu\slah|dululah|(?:saja\s+)?dulu(?:\ssaja)?)(?=\s?[.!,\"”]|\s*\Z)", re.IGNORECASE)
"""Behind a modest wish that ends a sentence: "BB dulu lah."."""
_OPENS = re.compile(r"(?:\A|[,:;\"“”.])\s*(?:(?:cukup|minimal|ya|yang\spenting)\s)?[\"“]?\Z", re.IGNORECASE)
_TO_KNOW = re.compile(
    r"\s(?:tahu|mengetahui|belajar|mempelajari|mendengar|melihat|meniru|mencontoh|menimba|menyontek)\b", re.IGNORECASE
)
"""Behind "ingin": a wish to know is no hope for the grade."""
_REASON = re.compile(r",?\s(?:sebab|karena|lantaran|soalnya|mengingat)\b", re.IGNORECASE)
"""Behind it stands what is so, not what is hoped for: "yang dikejar RB, sebab baru CC"."""
_LOOKING = re.compile(
    r"\s+(?:sekarang|kini|saat\s+ini|hari\s+ini)\b|\s+(?:di)?(?:me)?(?:lihat|banding\w*|urut\w*|narik|tarik|hitung\w*|nilik|rujuk|ngacu|acu|runut|simak|telisik|ingat|tengok|hadapkan|sanding\w*|telusuri?|cermati|perhatikan|cek|hitung-hitung)\b"
    r"|\s+(?:pada\s+|di\s+)?(?:tahun\s+(?:lalu|itu|20\d\d)|20\d\d|dulu|sebelumnya|periode|kemarin)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:tidak|tak|belum|bukan|enggan|menolak|nggak|ogah)\s+\Z", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:me)?(?:lampaui|lebihi|lewati|ngungguli|menuhi)\s(?:dari\s)?\Z|\b(?:terlampaui|di\s?atas|lewat|lebih\stinggi)\s(?:dari\s)?\Z",
    re.IGNORECASE,
)
"""Before a target that is left behind: what follows "melampaui target" was reached."""
_WILL = re.compile(
    r"\b(?:mau|akan|bakal|hendak|harus|minta|wajib|siap|ingin)\b(?:(?!\b(?:sudah|telah|berhasil|kini|masih)\b)[^,.;:“”\"])*\Z",
    re.IGNORECASE,
)
"""A modal word in the same breath as a grade of a year not over."""
_BY_THEN = re.compile(
    r"\b(?:minta|meminta|diminta|ingin|mau|harus|wajib|kudu|mesti|target\w*|ditarget\w*|berharap|harap\w*|semoga)\s(?:\w+\s){0,2}(?:tahun\s)?20\d\d\s"
    r"(?:(?!kini\b|sekarang\b|masih\b)\w+\s){0,4}[\"“]?\Z",
    re.IGNORECASE,
)
"""A hope for a year that is not over: "minta 2024 kita sudah A"."""
_CAN = re.compile(r"bisa\b", re.IGNORECASE)
"""What another body can it has reached: "Fakfak bisa CC, kita kenapa tidak"."""
_HOPES = begun(
    r"(?:berharap|harap|harapan|semoga|mudah-mudahan|ingin|menargetkan|ditargetkan|optimistis|optimis|yakin)\b",
    "berharap harap harapan semoga mudah ingin menargetkan ditargetkan optimistis optimis yakin".split(),
)
_IS_SO = re.compile(
    r"\b(?:kini|sekarang|masih|saat\sini|sebelumnya|setelah|ternyata|berhasil|akhirnya|resmi)\b|,", re.IGNORECASE
)
"""A hope for a year that is not over holds over "sudah": "berharap sudah B pada evaluasi 2024"."""
_TO_COME = re.compile(r"\b(?:tahun\sdepan|nanti|kelak|besok|lusa)\b", re.IGNORECASE)
"""In a condition of what has not come yet."""
_WORD = 3
"""Letters: no word of hope is shorter."""
_WILL_REACH = 120
_HAD = re.compile(
    r"[\"”’']?\s(?:(?:SAKIP|RB|AKIP|itu|ini)\s)?yang\s(?:(?:sudah|telah|kini|saat\sini|baru|selama\sini|sekarang)\s)*"
    r"(?:di\stangan|dalam\sgenggaman|diraih|diperoleh|disandang|didapat(?:kan)?|dicapai|dikantongi|diterima|dipegang|digenggam)\b(?!\s(?:pada\s|di\s)?tahun\sdepan)",
    re.IGNORECASE,
)
"""Behind a grade that a hope takes for granted: "berharap BB yang diraih tahun lalu naik"."""
_CAME = re.compile(r"[^.;?]{0,40}\b(?:akhirnya|kesampaian|jadi\skenyataan)\b", re.IGNORECASE)
"""Behind a grade that was chased until it came: "mengejar BB, Siak akhirnya bisa"."""
_GLAD = re.compile(
    r"(?:\s(?:saja|pun|lagi))?,?\s(?:(?:saya|kami|kita|itu|ya|sudah|udah)\s){0,3}(?:sujud\s)?(?:syukur|bersyukur|alhamdulillah|senang|lumayan|bagus)\b",
    re.IGNORECASE,
)
"""Behind a modest hope: "kalau dapat 66 saja sudah syukur"."""
_MISSED = re.compile(
    r"[^.;]{0,60}\b(?:meleset|kandas|gagal|tidak\s+tercapai|tak\s+tercapai|buyar|melayang|urung)\b", re.IGNORECASE
)
_MET = re.compile(
    r"[\"”’')\s,]*(?:sudah\s+|juga\s+|pun\s+|dan\s+itu\s+|dan\s+)?(?:tercapai|terpenuhi|terlampaui)\b", re.IGNORECASE
)
_WISHED = re.compile(r"\b(?:ingin|mau|agar|supaya|semoga|berharap|harus)\s(?:\w+\s){0,4}[“\"]?\Z", re.IGNORECASE)
"""Before what is not yet reached: "ingin angka 72 tercapai"."""
_ASKED = re.compile(r"\b(?:bagaimana|mengapa|kenapa|kok|rahasia|resep|kiat)\b", re.IGNORECASE)
_HOPED_AFTER = re.compile(r"[^“”\"]{0,40}[”\"],?\s*(?:harap|pinta|tekad|doa|janji)(?:nya)?\b", re.IGNORECASE)


def read_status(
    text: str, value: Value, place: Place, *, of_other: bool, years: tuple[int | None, int | None]
) -> Status | None:
    """The status of a value, None where nothing is told of the body.

    ``of_other``: the body is another than the one the article is about. ``years``: the value's own year and the year
    of the article, None where they are not told.
    """
    own = text[max(place.before, place.left) : value.start]
    rest = text[value.end : min(place.after, value.end + 60)]
    if _LIKE_YEAR.match(rest):
        return "achieved"
    planned = _IN_PLAN.match(rest) and not value.was
    if planned or cue_at_end("hold", _NEAR_HOPE).search(text, place.left, value.start):
        return "target"
    if is_untold(text, value, place, own, rest):
        return None
    if value.was:
        return "achieved"
    year, now = years
    ahead = year is not None and now is not None and year > now
    open_year = year is not None and now is not None and year >= now
    hoped = _is_hoped(
        text, value, place, of_other=of_other, is_past=year is not None and now is not None and year < now
    )
    hoped = hoped or (open_year and _is_willed(own, rest))
    hoped = hoped or (open_year and _HOPES.search(text, place.left, value.start) is not None and not _IS_SO.search(own))
    if hoped and _MISSED.match(rest):
        return None
    met = _MET.match(rest) and not (_WISHED.search(own) and " sudah " not in rest)
    if met or _HAD.match(rest) or (hoped and _CAME.match(rest)):
        return "achieved"
    condition = _condition(text, place.left, value.start, ahead=ahead)
    if condition is None:
        return "target" if ahead or hoped else "achieved"
    if not of_other and _GLAD.match(rest):
        return "target"
    if "," in text[condition : value.start]:
        comma, start = text.index(",", condition, value.start), max(place.before, place.left)
        spans = ((start, condition), (max(comma, start), value.start))
        reached = any(cue("achieved").search(text, left, right) for left, right in spans)
        reached = reached and not _TO_COME.search(text, condition, comma)
        return "target" if hoped else "achieved" if reached else None
    return "achieved" if of_other else None


def _is_willed(own: str, rest: str) -> bool:
    """Whether a modal word makes a grade of a year that is not over a hope."""
    return (_FIRST.match(rest) or _WILL.search(own[-_WILL_REACH:]) or _BY_THEN.search(own)) is not None


def _condition(text: str, left: int, at: int, *, ahead: bool) -> int | None:
    """Where a word of condition ends; None where there is none, or where it only turns to a topic or looks back."""
    found = cue("condition").search(text, left, at)
    if found is None or (not ahead and _LOOKING.match(text, found.end(), at)):
        return None
    if not _TURNS.fullmatch(found[0]):
        return found.end()
    turned = _TOPIC.fullmatch(text, found.end(), at) or _AS_FOR.match(text, found.end(), at)
    return None if turned or _STILL_SO.search(text, found.end(), at) else found.end()


def _is_hoped(text: str, value: Value, place: Place, *, of_other: bool, is_past: bool) -> bool:
    own_at, at = max(place.before, place.left), value.start
    own, rest = text[own_at:at], text[value.end : min(place.after, value.end + 60)]
    if _HOPED_AFTER.match(rest) or NOT_IMPOSSIBLE.search(own) or _IN_PLAN.match(rest):
        return True
    if cue_at_start(
        "target after",
        r"[\"”’')\s]*(?:SAKIP\s+|itu\s+|tersebut\s+|(?:se)?mestinya\s+|seharusnya\s+|yang\s+(?:ingin|akan|hendak)\s+|RB\s+)?",
    ).match(rest):
        return True
    if (_FIRST_STEP.search(own) and _FIRST.match(rest)) or (_FIRST_ALONE.match(rest) and _OPENS.search(own)):
        return True
    if _is_planned(text, place.left, at, become=value.become, is_past=is_past):
        return True
    left = max((match.end() for match in _REASON.finditer(text, place.left, at)), default=place.left)
    strong = _last_hope(text, left, at)
    if strong is not None:
        return not _is_over(text, max(strong, own_at), at, strong)
    if is_past or _PUAS.search(text, left, at):
        return False
    weak = cue_at_end("near target", _NEAR_HOPE).search(text, left, at)
    if (
        weak is None
        or (of_other and _CAN.match(weak[0]))
        or weak.start() < own_at - 1
        or _ASKED.search(text, left, weak.start())
    ):
        return False
    if _is_over(text, weak.start() + _WORD, at, weak.start()):
        return False
    return not cue("thanks").search(text, place.sentence, at)


def _is_planned(text: str, left: int, at: int, *, become: bool, is_past: bool) -> bool:
    """Whether a plan sets the grade, or it is the end of what somebody means to do."""
    plan = next((match for match in _PLAN_SAYS.finditer(text, left, at) if match.end() == at), None)
    if plan is not None and not _THANKS_TO.search(text, max(left, plan.start() - 40), plan.start()):
        return True
    raised = (not is_past and _TO_RAISE.search(text, left, at)) or (become and _TO_STEP.search(text, left, at))
    return bool(raised) and not cue("thanks", "achieved").search(text, left, at)


def _last_hope(text: str, left: int, at: int) -> int | None:
    """Where the last word of hope in ``text[left:at]`` ends that is not denied itself ("tidak ingin")."""
    found = None
    for match in (*_PLANNED.finditer(text, left, at), *cue("target").finditer(text, left, at)):
        before = max(left, match.start() - 30)
        if (
            not _TO_KNOW.match(text, match.end(), at)
            and not _REFUSED.search(text, before, match.start())
            and not _PASSED.search(text, before, match.start())
        ):
            found = max(match.end(), found or 0)
    return found


def _is_over(text: str, start: int, at: int, hope: int) -> bool:
    """Whether a word of what is so stands behind the hope: "ingin naik, kini masih B"; not in "harus sudah B"."""
    for match in cue("achieved").finditer(text, start, at):
        between = text[hope : match.start()]
        if len(between) > 12 or "," in between or " yang " in between:
            return True
    return False
