"""What an agreement is about, as the article words it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document
from .frames import Frame
from .sentences import Sentence

_END = (
    r"(?=\s*(?:,?\s(?:di|pada|yang|dengan|antara|bersama|oleh|senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b"
    r"|[,.;:(\"”]|$))"
)
_TOPIC = re.compile(
    r"\b(?:tentang|mengenai|soal|terkait(?: dengan)?|perihal|dalam rangka|di bidang|bidang|untuk|guna)\s+"
    r"([^,.;()\"”]{4,90}?)" + _END,
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"\s*(?:\([^)]{1,30}\)\s*)?((?!itu|tersebut|ini|dengan|antara|yang|di|pada|oleh|bersama|senilai|sebesar|tentang"
    r"|mengenai|soal|terkait|dan|akan|untuk|juga)[a-z][^,.;()\"”]{4,70}?)" + _END
)
_LIST = re.compile(
    r"\b(?:isinya|memuat|meliputi|mencakup|mengatur|antara lain|bidang yang|yakni|yaitu)\b"
    r"(?:\s+(?:antara lain|meliputi|yakni))?\s+([^.:;()]{6,220})",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:[a-z]|\d{1,2})[.)]\s+(.+?)(?:;(?:\s*dan)?|\.)?$")
_NEAR = 6
"""Paragraphs around an act in which its content is told."""
_LIST_OPENER = re.compile(
    r"(?:meliputi|diatur|mencakup|yakni|yaitu|sebagai berikut|antara lain|terdiri (?:dari|atas))\s*:\s*$", re.IGNORECASE
)
_SPLIT = re.compile(r",\s*(?:dan|serta)\s+|,\s+|\s+dan\s+|\s+serta\s+")


def subjects_of(document: Document, frames: list[Frame], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The topics in order: of the sentences that tell of the act, of a list told of its content, of its bullets."""
    found: list[str] = []
    for frame in frames:
        found += _of_frame(document.text, frame)
    last = max(frame.sentence.paragraph for frame in frames)
    near = [one for one in sentences if last - _NEAR < one.paragraph < last + 2 * _NEAR]
    found += _listed(document.text, near, frames)
    found += _bullets(document.text, near)
    return tuple(dict.fromkeys(topic for topic in found if len(topic) > 3))


def _of_frame(text: str, frame: Frame) -> list[str]:
    clause = frame.clause
    if clause is None or not clause.documents:
        return []
    end = clause.documents[-1].end
    direct = _DIRECT.match(text, end, clause.end)
    if direct:
        return [direct[1].strip()]
    topic = _TOPIC.search(text, end, frame.sentence.end)
    return [topic[1].strip()] if topic else []


def _listed(text: str, sentences: Sequence[Sentence], frames: list[Frame]) -> list[str]:
    """The list in a sentence that tells what the paper holds ("Isinya antara lain a, b, dan c")."""
    told = {frame.sentence.start for frame in frames}
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if (
            sentence.start in told
            or words.rstrip().endswith(":")
            or not re.match(
                r"\W*(?:isi|yang (?:disepakati|diatur)|(?:LoI|MoU|PKS|nota|bidang|ruang lingkup)\b)",
                words,
                re.IGNORECASE,
            )
        ):
            continue
        listed = _LIST.search(words)
        if listed:
            return [part.strip() for part in _SPLIT.split(listed[1]) if part.strip()]
    return []


def _bullets(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """Bullets a., b., c. after a line that opens them."""
    found: list[str] = []
    opened = False
    for sentence in sentences:
        words = text[sentence.start : sentence.end].strip()
        item = _ITEM.match(words)
        if opened and item:
            found.append(item[1].strip())
        elif words.endswith(":") and _LIST_OPENER.search(words):
            opened = True
        elif found:
            break
    return found
