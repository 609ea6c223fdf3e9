"""Lists that a grade heads: "Predikat BB: Kota X (74,1), Y dan Z (70,4)", "yang B itu X dan Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Body, Grade, Sentence, Value
from .nearest import LIST, UNKNOWN
from .pairs import masked
from .sentences import clause_of, turns
from .values import Parts
from .words import cue, cue_at_end

GOVERNMENT = (
    r"\s*(?::\s*)?(?:oleh\s+)?(?:kepada\s+)?(?:antara\s+lain\s+)?(?:\w+\s+(?:daerah|kabupaten|kota|provinsi),?\s+)?"
    r"(?:pemerintah\s+|pemkab\s+|pemkot\s+|pemko\s+|pemprov\s+|pemda\s+){0,2}[\"“]?"
)
_COLON = re.compile(
    r"[\s\"”’')]*(?:\([^()]{1,40}\)\s*)?(?:\w+\s+){0,3}:\s*(?:pemerintah\s+|pemkab\s+|pemkot\s+|pemprov\s+)?(?:\d+[.)]\s*)?",
    re.I,
)
_SURE = re.compile(
    r"\b(?:jatuh|diberikan|diserahkan|yaitu|ialah|yakni|termasuk|antara\s+lain|di\s?antaranya|meliputi|mencakup|terdiri|(?:di)(?:raih|sandang|kantongi|peroleh|dapat(?:kan)?|tempati|pegang|miliki|huni|isi|sabet|gondol|duduki|rebut|terima))\b|:\s*(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(r"(?:begitu|demikian)\s+(?:pula|juga)", re.IGNORECASE)
_GETS_NEXT = re.compile(
    r"\s(?:(?!yang\b|dan\b|serta\b|sedangkan\b|sementara\b|adapun\b|lalu\b|kemudian\b|untuk\b)\w+\s){0,2}(?:me\w+|ber\w+|sudah|masih|baru|dapat|raih|tetap|hanya|cuma|justru|malah)\s(?:\w+\s){0,3}[“\"]?",
    re.IGNORECASE,
)
"""Between a body and the grade behind it that it has itself: "A diraih Siak, lalu Kampar mengunci predikat BB"."""
_NEXT_PART = re.compile(
    r"[,;]\s(?:dan\s|sedangkan\s|sementara\s|lalu\s)?(?:(?:predikat|nilai|kategori)\s)?[\"“]?\Z", re.IGNORECASE
)
_FOR = re.compile(r"[\"”]?\s(?:untuk|bagi|kepada|milik)\s(?:(?:pemkab|pemkot|pemprov|pemerintah)\s)?", re.IGNORECASE)
"""Between the grade of the next part of a list and its body: "A untuk Siak, BB untuk Kampar dan Dumai"."""
_THEN = re.compile(r"[,;]\s(?:lalu|kemudian|selanjutnya|adapun)\s", re.IGNORECASE)
_THOSE = re.compile(
    r"\byang\s(?:(?:masih|sudah|telah|baru|meraih|mendapat\w*|dapat|SAKIP-nya|RB-nya)\s){0,2}(?:ber)?(?:(?:predikat|kategori|nilai)(?:nya)?\s)?[\"“]?\Z",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"[\"”]?(?:\s\([^()]{1,20}\))?(?:\s(?:itu|ada|baru|hanya|cuma|tinggal|yaitu|yakni|ialah|adalah|antara\slain|di\s?antaranya|\d{1,3}|\(\w+\)|\w+\s(?:daerah|kabupaten|kota|opd|provinsi)),?){1,4}"
    r"\s?[:;]?\s(?:(?:pemerintah|pemkab|pemkot|pemprov)\s)?",
    re.IGNORECASE,
)
"""Between a grade and those that have it: "yang predikat B baru Siak dan Dumai", "yang B itu Siak"."""
_STOPPED = re.compile(
    r"(?<=\w)\s?[;,](?=\s*\Z)|(?<=yakni)\s?[;,](?=\s)|(?<=yaitu)\s?[;,](?=\s)|(?<=ialah)\s?[;,](?=\s)"
)
"""A stop behind the word that opens a list: "yakni; Siak"."""
_NEXT_TO = 24
_MAX_OWNER = 90
CELL = re.compile(r"[\s(:=,|–-]{1,4}(?:dengan\s+)?(?:(?:nilai|skor|poin|angka|perolehan)\s+){0,2}")


def headed(text: str, sentence: Sentence, parts: Parts, at: int, places: list[int]) -> list[tuple[Body, Value, int]]:
    """The members of the list that the value at ``at`` heads, each with its value and the place of the last one used.

    Empty where it heads no list.
    """
    value = parts.values[at]
    if value.grade is None:
        return []
    following = [
        body for body in sentence.bodies if body.start >= value.end and body.manner in ("named", "aside", "post")
    ]
    first = next((body for body in following[:3] if _is_opened(text, sentence, parts, at, body, places)), None)
    if first is None:
        return []
    following = following[following.index(first) :]
    stop = next((other.start for other in parts.values[at + 1 :] if other.grade is not None), sentence.end)
    _, clause_end = clause_of(
        turns(text, sentence.start, sentence.end), sentence.start, sentence.end, following[0].start
    )
    own = [body for body in following if body.start < min(stop, clause_end)]
    listed = _listed(text, parts, at, own)
    return [(body, _cell(parts, at, used), used if used is not None else at) for body, used in listed]


def _listed(text: str, parts: Parts, at: int, bodies: Sequence[Body]) -> list[tuple[Body, int | None]]:
    """The bodies of the list in order, each with the score beside it; the list ends where other words stand between."""
    listed: list[tuple[Body, int | None]] = []
    used, end = at, None
    following_grade = next((value.start for value in parts.values[at + 1 :] if value.grade is not None), None)
    for body in bodies:
        if end is not None and body.manner == "aside" and text[end : body.start] == " di ":
            end = body.end
            continue
        turned = listed and _THEN.search(text, listed[-1][0].end, body.start)
        if turned and following_grade is not None and _GETS_NEXT.fullmatch(text, body.end, following_grade):
            break
        if end is not None and not LIST.fullmatch(re.sub(r"^[\s)]*(?:poin)?", "", text[end : body.start])):
            break
        following = used + 1
        score = parts.values[following] if following < len(parts.values) else None
        if (
            score is not None
            and score.grade is None
            and score.start >= body.end
            and CELL.fullmatch(text[body.end : score.start])
        ):
            listed.append((body, following))
            used, end = following, score.end
        else:
            listed.append((body, None))
            end = body.end
    return listed


def _cell(parts: Parts, at: int, used: int | None) -> Value:
    head = parts.values[at]
    if used is None:
        return head
    return graded(parts.values[used], head.grade)


def _is_opened(text: str, sentence: Sentence, parts: Parts, at: int, body: Body, places: list[int]) -> bool:
    """Whether the body stands behind words that say whose the grade is."""
    value = parts.values[at]
    gap = UNKNOWN.sub("", masked(text, sentence, (), value.end, body.start))
    gap = _STOPPED.sub(" ", gap)
    if len(gap) > _MAX_OWNER or any(value.end <= other.start < body.start for other in parts.values):
        return False
    if _COLON.fullmatch(gap) or (_LIKEWISE.fullmatch(text, value.start, value.end) and len(gap) < _NEXT_TO):
        return True
    if _THOSE.search(text, max(sentence.start, value.start - 40), value.start) and _ARE.fullmatch(gap):
        return True
    if re.search(r"[;?!]|\.\s", gap) or cue("clause").search(gap):
        return False
    if not cue_at_end("owner", GOVERNMENT).search(gap):
        return False
    left, _ = clause_of(places, sentence.start, sentence.end, value.start)
    named = any(left <= other.start < value.start and other.manner in ("named", "pronoun") for other in sentence.bodies)
    counted = any(value.end <= other.start < body.start and other.manner == "crowd" for other in sentence.bodies)
    later = any(other.start > body.end and other.grade is not None for other in parts.values[at + 1 :])
    if named and counted and later:
        return False
    if _NEXT_PART.search(text, max(sentence.start, value.start - 30), value.start) and _FOR.fullmatch(gap):
        return True
    if _SURE.search(gap):
        return True
    return not named and len(gap.split()) <= 5


def graded(value: Value, grade: Grade | None) -> Value:
    return Value(value.start, value.end, grade, value.score, value.was, value.become)
