"""Grades that are no assessments of their own but complete scores told before: "Ketiganya B", "dengan angka itu BB"."""

from __future__ import annotations

import re
from dataclasses import replace

from .bands import fits
from .marks import Sentence
from .memory import Article, Memory
from .owners import Owned
from .words import cue

_ALL_REACH = 400
"""Characters: how far back "ketiganya" reaches."""
_WITH_THAT = re.compile(
    r"\b(?:dengan|atas|dari|berkat|melalui|berbekal|bermodal)\s(?:angka|nilai|skor|capaian|poin|perolehan|raihan|hasil|nilai\sakhir)"
    r"(?:-nya|nya)?\s(?:sebesar\s)?(?:itu|tersebut|ini|tadi)\b|\b(?:artinya|berarti)\b",
    re.IGNORECASE,
)


def completes(article: Article, memory: Memory, sentence: Sentence, item: Owned) -> bool:
    """Gives the grade to the scores before that it is told of; False where it is not told of any."""
    return _of_all(article, memory, sentence, item) or _of_last(article, memory, sentence, item)


def _of_last(article: Article, memory: Memory, sentence: Sentence, item: Owned) -> bool:
    """ "Dengan angka itu Siak berhak atas predikat BB"."""
    grade, last = item.value.grade, memory.claims[-1] if memory.claims else None
    if grade is None or item.value.score is not None or last is None:
        return False
    if last.predicate is not None or last.score is None:
        return False
    if not _WITH_THAT.search(article.text, sentence.start, item.value.start) or not fits(grade.predicate, last.score):
        return False
    evidence = (*last.evidence, (sentence.start, sentence.end))
    memory.claims[-1] = replace(last, predicate=grade.predicate, evidence=evidence)
    return True


def _of_all(article: Article, memory: Memory, sentence: Sentence, item: Owned) -> bool:
    """Gives a grade told of all scores before ("Ketiganya B", "empat lainnya B") to them; False where it is not one."""
    grade = item.value.grade
    named = any(body.manner in ("named", "aside") for body in item.bodies)
    if grade is None or item.value.score is not None or sentence.scores or named:
        return False
    left = max([other.end for other in sentence.grades if other.end <= item.value.start], default=sentence.start)
    if not cue("all of them").search(article.text, left, item.value.start):
        return False
    at = len(memory.claims)
    found = False
    while at and sentence.start - memory.claims[at - 1].end < _ALL_REACH:
        at -= 1
        told = memory.claims[at]
        if told.predicate is None and told.score is not None and fits(grade.predicate, told.score):
            memory.claims[at] = replace(
                told, predicate=grade.predicate, evidence=(*told.evidence, (sentence.start, sentence.end))
            )
            found = True
    return found
