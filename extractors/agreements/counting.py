"""Which cues and phrases of a sentence count: no part of a longer name, of a letter, of a title."""

from __future__ import annotations

import re

from .parties import Phrase
from .sentences import Sentence
from .words import Cue

_SIDE = re.compile(r"dari pihak\b", re.IGNORECASE)
_ASIDE = 60
"""Characters between "dari pihak" and the word that tells what those did, at most."""
_LETTER = re.compile(
    r"\b(?:[Ss]urat(?! (?:itu|tersebut|perjanjian|kesepakatan|minat|kerja|pernyataan))|SK|[Kk]eputusan|[Ee]daran"
    r"|[Ii]nstruksi|[Pp]eraturan|Perbup|Perwali|Pergub)(?: \w+){0,2} yang (?:telah |sudah |juga )?$"
)
_NAMED_PART = re.compile(r"(?:Kerja ?[Ss]ama|Kemitraan|Sinergi|Kolaborasi) [A-Z]")
_KONTRAK = re.compile(r"kontrak", re.IGNORECASE)
_LONE_TITLE = frozenset(["PT", "CV", "Bank", "Kota", "Kabupaten"])


def counted_cues(text: str, sentence: Sentence, words: list[Cue], phrases: list[Phrase]) -> list[Cue] | None:
    """The cues that are no part of a name, a letter or a title; None where a look-alike spoils the sentence."""
    found = [cue for cue in words if not (_is_inside(cue, phrases) or _is_of_letter(text, cue))]
    found = [cue for cue in found if cue.role != "look_alike" or not text[cue.start : cue.end].istitle()]
    if any(cue.role == "look_alike" and cue.near and not cue.only for cue in found):
        return None
    if sentence.kind != "title":
        found = [cue for cue in found if not (cue.start > sentence.start and _NAMED_PART.match(text, cue.start))]
    if any(cue.only for cue in found):
        found = [cue for cue in found if not (cue.role == "document" and _KONTRAK.match(text, cue.start))]
    found = [cue for cue in found if not (_SIDE.match(text, cue.start) and _is_aside(text, cue, found, sentence))]
    return found


def counted_phrases(text: str, sentence: Sentence, found: list[Cue], phrases: list[Phrase]) -> list[Phrase]:
    """The phrases that are not all that brackets hold, loose capitals among them only where they are a name."""
    phrases = [one for one in phrases if not _is_bracketed(text, one)]
    return [phrase for phrase in phrases if phrase.form != "name" or _is_name(text, phrase, found, sentence)]


def _is_aside(text: str, side: Cue, found: list[Cue], sentence: Sentence) -> bool:
    """Whether "dari pihak" tells of no signer: in mid-clause, or before a word of attendance ("Dari pihak Kota Bima,
    tampak Sekda")."""
    before = text[sentence.start : side.start].rstrip(' "“”')
    if before and not before.endswith(
        (",", ";", "(", "sementara", "sedangkan", "dan", "adapun", "Adapun", "Sementara")
    ):
        return True
    return any(cue.role == "attend" and 0 <= cue.start - side.end <= _ASIDE for cue in found)


def _is_inside(cue: Cue, phrases: list[Phrase]) -> bool:
    """Whether a cue is part of a longer name ("Bagian Kerja Sama"); loose capitals yield to cues."""
    return any(
        one.start <= cue.start and cue.end <= one.end for one in phrases if one.form not in ("name", "group", "self")
    )


def _is_of_letter(text: str, cue: Cue) -> bool:
    """Whether a word of signing tells who signed a letter or a decree that speaks of the paper."""
    return cue.value == "passive" and _LETTER.search(text, max(0, cue.start - 50), cue.start) is not None


def _is_bracketed(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is all that brackets hold: the short form of what stands before them."""
    return text[phrase.start - 1 : phrase.start] == "(" and text[phrase.end : phrase.end + 1] == ")"


def _is_name(text: str, phrase: Phrase, found: list[Cue], sentence: Sentence) -> bool:
    """Whether loose capitals are a name: they hold no cue, and do not merely open the sentence."""
    if any(cue.start < phrase.end and phrase.start < cue.end for cue in found):
        return False
    if any(cue.role == "document" and text[phrase.end : cue.start] == " (" for cue in found):  # "Memo Kerja (MoU)"
        return False
    words = text[phrase.start : phrase.end]
    if words.split()[0] in _LONE_TITLE and " " not in words:
        return phrase.parties[0].name != words  # a link fell out behind "PT", and the article names one company
    if text[sentence.start : phrase.start].strip(" \"“”'-–—,.()") or words.isupper() or " " in words or phrase.noun:
        return True
    return re.search(rf"(?<=[a-z,] ){re.escape(words)}\b", text) is not None
