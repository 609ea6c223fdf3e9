"""Letters and categories that are grades: what stands beside a letter decides whether it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .. import lexicon
from .marks import Body, Grade, Instrument, Score, Year
from .sentences import AFTER_SCORE
from .words import Begun, alternation, begun, cue, cue_at_end, cue_at_start

_LETTER = re.compile(
    r"(?<![\w.&-])(?<![^\d]/)(?:([Dd]ou?ble|[Dd]obel)\s+)?(AA|BB|CC|A|B|C|D)"
    r"(\s?(?:[Pp]lus|PLUS|[Mm]inus|MINUS)\b|\s?\+|[-−](?=[\s,.;)”\"’']|$))?(?![\w&]|\)\w|[.](?![A-Z][a-z]{2})\w|-(?!(?:nya|lah|kah|kan|pun)\b)\w|[’']\w|/[A-Za-z])"
)
_OPEN = r"[\s\"“”‘'(\[:=,–-]{0,4}"
_NEAR = r"[\s\"“‘'(\[:=]{0,4}"
_NOUN_REACH = r"(?:\s+(?!dan\b|dari\b|karena\b|untuk\b)[\w-]+,?){0,3}[\s\"“‘'(\[:=]{1,4}"
_VERB_REACH = r"(?:\s+(?:di|ke|dari|pada|hingga|sampai|lagi|kembali|juga|pun|zona|level|angka)){0,2}[\s\"“‘'(\[:=]{1,4}"
_REACH = 70
_COUNT_REACH = 60
_WORD = re.compile(r"\w")
_SIGN = re.compile(r"[→=]\s?\Z")
_NEXT = re.compile(
    r"[\"”’')\s]*(?:,|/|,?\s*(?:dan|atau|serta|hingga|sampai|ke|menjadi|jadi|maupun|lalu|kemudian|terus|-|–|→)\s)[\s\"“‘'(]*(?:ke\s+|naik\s+(?:ke|menjadi)\s+|jadi\s+|menjadi\s+)?"
)
_SCORE_GAP = re.compile(
    r"\s?/\s?|[\s,(:=|–-]{1,3}(?:(?:dengan|alias|atau|juga|pun|pula|berkat|lewat|setara)[,\s]+){0,2}(?:(?:nilai|skor|poin|angka)(?:nya)?\s+)?|\)\s"
)
_COUNT = re.compile(
    r"(?:(?<![\d.,])\d{1,3}|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|sisanya))"
    r"\s+(?:yang\s+|masih\s+|sudah\s+|di\s+antaranya\s+)?(?:(?:ber)?predikat(?:nya)?\s+|meraih\s+|di\s+|kategori\s+)?[\"“‘']?\Z",
    re.IGNORECASE,
)
_GLOSS_END = re.compile(
    r"\s*(?:[.,;)\"”’'!?:]|$|\s(?:dan|pada|untuk|dengan|atau|dalam|sejak|di|dari|oleh|itu|tersebut|ke|menjadi|tahun|setelah|yang|antara|yaitu|yakni|meliputi|adalah|ialah|ada|juga|diraih|disandang|bagi|kepada|sedangkan|sementara|tapi|namun|dulu|dahulu|saja|lagi|lalu|kemudian|pun)\b)"
)
_PLAIN_WORDS = re.compile(r"[\s,]+(?:[a-z-]+[\s,]+){1,4}")
_LEADS_TO = re.compile(
    r"[\s(]+(?:(?:pada|untuk|di|dalam|tahun|sejak|hasil|evaluasi|penilaian|nilai|bidang)\s+){0,3}", re.IGNORECASE
)
_BEHIND_YEAR = 3
"""Characters: a letter so close behind a year is no name's initial."""
_NEXT_NAME = 4
"""Characters: a body right behind the letter's full stop begins the next sentence."""
_PREDICATE = re.compile(r"\b(?:ber)?(?:predikat|kategori)(?:nya)?\s[\"“‘'(]?\Z", re.IGNORECASE)
_MORE = re.compile(r"\s(?:sekali|sekalipun|buruk|tinggi|rendah|sedang|mutu|untuk\sorang)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\((?:[A-Z][a-z]+\s){1,3}\Z")
"""Before the last letter of a reporter's name: "(Rahmat D)"."""
_SHORT = frozenset(["baik", "cukup", "kurang"])
_OPENS = re.compile(
    r"[\"”’']?,?\s(?:yakni|yaitu|ialah|adalah|antara\s+lain|di\s?antaranya|masing-masing)\b|[\"”’']?:\s"
)
_SAID_OF = re.compile(
    r"(?:\b(?:cuma|masih|sudah|hanya|tetap|jadi|menjadi|kini|ke|predikat|berpredikat|kategori|(?:kota|kabupaten|daerah|provinsi|pemkab|pemkot)nya)\s|[\"“])[\"“]?\Z",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[\"”]?\s*(?:[.,;!?]|\Z|$)")
_PLAIN_BEFORE = re.compile(
    r"(?:\A\W*[A-Z][a-z-]+\s[\"“‘'(]?|(?<![\w-])(?:[A-Za-z][a-z]+(?:-[a-z]+)+|[a-z]+|\d+|[A-Z][a-z]*-nya)[,:]?\s[\"“‘'(]?|[.?!…,:;]\s[\"“‘'(]*|[\"“‘'])\Z"
)
_NAME_BEHIND = re.compile(r"\s+[A-Z][a-z]|\s?\d|\s?[&+/]")
_UNSURE_NOUN = re.compile(r"(?:nilai|nilainya|tingkat|level|zona|bernilai|hasil)\W*(?:dengan\W+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """The other marks of the sentence ``[start, end)`` that may show a letter to be a grade.

    ``spoken``: SAKIP or RB, or a grade, was named here or right before; ``in_words``: the last grades were told by
    their categories.
    """

    start: int
    end: int
    scores: Sequence[Score]
    years: Sequence[Year]
    bodies: Sequence[Body]
    instruments: Sequence[Instrument]
    in_cell: bool = False
    spoken: bool = False
    in_words: bool = False


def find_grades(text: str, beside: Beside) -> tuple[Grade, ...]:
    """The grades in the sentence, in order: letters, and categories in words that are told as a grade."""
    found: list[Grade] = []
    for match in _LETTER.finditer(text, beside.start, beside.end):
        if match[2] != "A" and (match[3] or "").strip() in ("-", "−"):
            continue
        grade = Grade(match.start(), match.end(), _predicate(match))
        if _is_grade(text, beside, grade, found):
            found.append(grade)
    worded = [grade for grade in _worded(text, beside) if not any(_overlap(grade, other) for other in found)]
    return tuple(sorted((*found, *worded), key=lambda grade: grade.start))


def _overlap(one: Grade, other: Grade) -> bool:
    return one.start < other.end and other.start < one.end


def _predicate(match: re.Match[str]) -> str:
    doubled, letter, sign = match[1], match[2], (match[3] or "").strip().lower()
    if doubled and len(letter) == 1:
        return letter * 2
    return "A-" if letter == "A" and sign in ("minus", "-", "−") else letter


def _is_grade(text: str, beside: Beside, grade: Grade, found: Sequence[Grade]) -> bool:
    left, at = max(beside.start, grade.start - _REACH), grade.start
    if beside.in_cell:
        return True
    if text[grade.end : grade.end + 1] == ")" and _SIGNED.search(text, left, at):
        return False
    if (
        not _OPENS.match(text, grade.end, beside.end)
        and not any(year.end >= grade.start - 2 and year.end <= grade.start for year in beside.years)
        and not any(score.end <= grade.start <= score.end + 3 for score in beside.scores)
        and _COUNT.search(text, max(left, at - _COUNT_REACH), at)
    ):
        return False
    if len(grade.predicate) == 1 and cue_at_end("not a grade after", _NEAR).search(text, left, at):
        return False
    if (
        cue_at_end("grade noun", _NOUN_REACH).search(text, left, at)
        or cue_at_end("getting", _VERB_REACH).search(text, left, at)
        or cue_at_end("target", _VERB_REACH).search(text, left, at)
    ):
        return not (len(grade.predicate) == 1 and _is_initial(text, grade, beside))
    if AFTER_SCORE.search(text, max(0, grade.start - 10), grade.end):
        return True
    if len(text[grade.start : grade.end].replace("-", "")) == 1 and _is_initial(text, grade, beside):
        return False
    return _stands_beside(text, beside, grade, found, left) or (beside.spoken and _is_bare(text, beside, grade))


def _is_bare(text: str, beside: Beside, grade: Grade) -> bool:
    """Whether the letter stands among plain words, as no part of a name: "mestinya A", "tembus lagi, B"."""
    among = _PLAIN_BEFORE.search(text[max(beside.start, grade.start - _REACH) : grade.start])
    return among is not None and not _NAME_BEHIND.match(text, grade.end, beside.end)


def _is_initial(text: str, grade: Grade, beside: Beside) -> bool:
    """Whether the letter is part of a name: "A. Rahman", "A Yani"; "A. Kabupaten Siak" ends a sentence."""
    rest = text[grade.end : beside.end]
    if any(0 <= grade.start - year.end < _BEHIND_YEAR for year in beside.years):
        return False
    if any(0 < body.start - grade.end < _NEXT_NAME and body.manner != "pronoun" for body in beside.bodies):
        return False
    return re.match(r"\.\s?[A-Z]", rest) is not None or (
        re.match(r"\s+[A-Z][a-z]", rest) is not None
        and not re.match(
            r"\s+(?:Kabupaten|Kota|Provinsi|Pemkab|Pemkot|Pemprov|Sakip|Tahun|Dari|Untuk|Pada|Di|Plus|Lagi|Berturut|Versi|Dalam|Dan|Dengan|Menpan|Kemenpan)",
            rest,
        )
    )


_GOES_ON = re.compile(r"[\"”]?\?\s|[\"”’']?\s(?:ke|menjadi|jadi|menuju)\s[\"“‘']?(?:AA|BB|CC|[ABCD])\b")


def _stands_beside(text: str, beside: Beside, grade: Grade, found: Sequence[Grade], left: int) -> bool:
    """Whether a score, an instrument, a body, a year, another grade or a word of state stands right beside."""
    before_it = (text[score.end : grade.start] for score in beside.scores if score.end < grade.start)
    behind_it = (text[grade.end : score.start] for score in beside.scores if grade.end < score.start)
    if any(_SCORE_GAP.fullmatch(gap) for gap in (*before_it, *behind_it)):
        return True
    first = cue_at_start("letter first", r"[\"”’']?\s+").match(text, grade.end)
    if (first and not _WORD.search(text, left, grade.start)) or _GOES_ON.match(text[grade.end : beside.end]):
        return True
    if found and _NEXT.fullmatch(text[found[-1].end : grade.start]):
        return True
    if len(grade.predicate) == 2 and not re.match(r"\s+[A-Z][a-z]+\s+[A-Z]", text[grade.end : beside.end]):
        return True
    if cue_at_end("state", _OPEN).search(text, left, grade.start) or _SIGN.search(text, left, grade.start):
        return True
    others: tuple[Instrument | Body | Year, ...] = (*beside.instruments, *beside.bodies, *beside.years)
    marks = [mark for mark in others if mark.end <= grade.start]
    if any(re.fullmatch(_OPEN + r"(?:nya\s+|-nya\s+)?", text[mark.end : grade.start]) for mark in marks):
        return True
    ends = re.match(
        r"[\"”’')]*(?:[.,;:!?]|\s*$|\s(?:dan|sementara|sedangkan|tapi|atau)\b)", text[grade.end : beside.end]
    )
    if ends and any(
        _PLAIN_WORDS.fullmatch(text[body.end : grade.start]) for body in beside.bodies if body.end < grade.start
    ):
        return True
    behind = [
        start
        for start in (*(year.start for year in beside.years), *(instrument.start for instrument in beside.instruments))
        if grade.end < start <= grade.end + 30
    ]
    if behind and _LEADS_TO.fullmatch(text[grade.end : min(behind)]):
        return True
    quoted = text[grade.start - 1 : grade.start] in ("“", '"', "‘", "'")
    return quoted and bool(cue("grade noun").search(text, beside.start, beside.end))


# -- categories in words


def categories() -> Begun:
    """A pattern that finds any category in words."""
    return _categories()[0]


@cache
def _categories() -> tuple[Begun, dict[str, str]]:
    forms = {word: row["predicate"] for row in lexicon.table("grades")["grade"] for word in row["worded"]}
    return begun(rf"(?<![\w-]){alternation(forms)}(?![\w-])", (word.split()[0] for word in forms)), forms


def _worded(text: str, beside: Beside) -> Iterator[Grade]:
    pattern, forms = _categories()
    for match in pattern.finditer(text, beside.start, beside.end):
        word = " ".join(match[0].lower().split())
        if _is_told(text, beside, match, word):
            yield Grade(match.start(), match.end(), forms[word], worded=True)


def _is_told(text: str, beside: Beside, match: re.Match[str], word: str) -> bool:
    left, at = max(beside.start, match.start() - _REACH), match.start()
    if _PREDICATE.search(text, left, at) and not _MORE.match(text, match.end(), beside.end):
        return True
    if not _GLOSS_END.match(text, match.end()) and not re.match(r"\s*\(", text[match.end() : beside.end]):
        return False
    if cue_at_end("worded noun", r"\s*(?:dengan|yaitu|yakni|sama-sama|juga|tetap|masih)?[\s\"“‘'(:]{1,4}").search(
        text, left, at
    ):
        return word not in _SHORT or not _UNSURE_NOUN.search(text, left, at)
    if beside.in_words and _SAID_OF.search(text, left, at) and _CLAUSE_ENDS.match(text, match.end(), beside.end):
        return True
    if beside.spoken and " " in word and cue_at_end("getting", _VERB_REACH).search(text, left, at):
        return True
    more = text[left:at].rstrip().endswith("lebih")
    if not more and re.match(r"[\"”’']?\s?\(?\s?\d\d[.,]\d", text[match.end() : beside.end]):
        return word not in _SHORT or text[match.start() - 1 : match.start()] in ("“", '"', "(")
    return _is_predicated(text, beside, match)


def _is_predicated(text: str, beside: Beside, match: re.Match[str]) -> bool:
    """Whether the category is said of the instrument or the body itself: "SAKIP Siak sangat baik."."""
    if not re.match(r"\s*(?:[.,;\"”!?]|$)", text[match.end() : beside.end]):
        return False
    for mark in beside.instruments:
        between = text[mark.end : match.start()] if mark.end <= match.start() else "?"
        for body in beside.bodies:
            if mark.end <= body.start and body.end <= match.start():
                between = between.replace(text[body.start : body.end], "")
        if mark.name != "other" and not between.strip():
            return True
    years = [year for year in beside.years if year.end <= match.start()]
    return bool(years) and re.fullmatch(r"\s+(?:kami|kita)\s+", text[years[-1].end : match.start()], re.I) is not None
