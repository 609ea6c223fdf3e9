"""The cue words of agreements, compiled from the table, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from .. import lexicon
from ..regions.fold import fold

KINDS = (
    "perjanjian_kerja_sama",
    "nota_kesepahaman",
    "kesepakatan_bersama",
    "komitmen_bersama",
    "letter_of_intent",
    "lainnya",
)
"""The kinds of agreement, the strongest first (contract, section 6). The table has two more: "perjanjian", which is
settled by the article, and "any", a paper named before."""


SIGNING_VOICES = ("active", "passive", "noun")
"""Voices of the words of signing."""
ENTERING_VOICES = (*SIGNING_VOICES, "agreeing", "agreed")
"""Voices of the words by which a paper is entered into: those of signing and of agreeing."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word at ``[start, end)``.

    ``role`` is "document", "signing", "time", "look_alike", or what the names after the word are: "party", "topic",
    "place", "witness", "attend", "speech", "break". ``value`` is the kind of a document, the voice of signing, the
    status that a word of time sets. ``signed`` documents count only where they are signed; ``near`` look-alikes
    spoil their whole sentence, those with ``only`` just that word's reading as a document.
    """

    start: int
    end: int
    role: str
    value: str = ""
    signed: bool = False
    near: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    automaton: AhoCorasick
    widths: tuple[int, ...]
    meanings: tuple[tuple[Cue, ...], ...]


@cache
def _table() -> _Table:
    meanings: dict[str, list[Cue]] = {}
    for form, meaning in _entries():
        for text in _spellings(form):
            known = meanings.setdefault(text, [])
            if meaning not in known:
                known.append(meaning)
    patterns = [f" {text}" for text in meanings]
    return _Table(
        AhoCorasick(patterns), tuple(len(pattern) - 1 for pattern in patterns), tuple(map(tuple, meanings.values()))
    )


def _entries() -> Iterator[tuple[str, Cue]]:
    table: dict[str, list[dict[str, Any]]] = lexicon.table("agreements")
    for name, key in (("document", "kind"), ("signing", "voice"), ("time", "status"), ("look_alike", "")):
        for row in table[name]:
            near, only = row.get("near", False), row.get("only", "")
            meaning = Cue(0, 0, name, row.get(key, ""), row.get("signed", False), near, only)
            yield from ((word, meaning) for word in row["words"])
    for row in table["role"]:
        yield from ((word, Cue(0, 0, row["role"], word)) for word in row["words"])


def _spellings(form: str) -> Iterator[str]:
    """The form folded, with "kerja sama" and "tanda tangan" in one word and in two, and with the suffix -nya."""
    for first in {form, form.replace("kerja sama", "kerjasama")}:
        for text in {first, first.replace("tanda tangan", "tandatangan")}:
            folded = " ".join(fold(text).split())
            yield folded
            yield folded + "nya"
            yield folded + " nya"


def either(table: str, name: str = "", **wanted: bool) -> str:
    """A pattern for the words of the rows of a table, the longest first; by ``name`` and by flags of the rows."""
    rows = [row for row in lexicon.table("agreements")[table] if not name or row["name"] == name]
    rows = [row for row in rows if all(row.get(key, False) == value for key, value in wanted.items())]
    words = sorted((word for row in rows for word in row["words"]), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)


_PKS_OF = re.compile(r"PKS (?!dan\b)(?:(?:[a-z]+|[A-Z]{2,5}) ){0,5}antara [A-Z]")
"""A PKS that is a paper though nobody signs it: "PKS promosi wisata antara Dinas X …"."""
_SIGNING = re.compile(r"(?<= )(di|me|pe)?(?:t|n|nd)andan? ?tang[a-z]+(?= )")
"""The family of "tanda tangan" however it is spelled: menandatangani, ditandatangai, penandantanganan."""
_PAPER_AHEAD = re.compile(
    r" (?:mou|moa|nota|naskah|perjanjian|kerja ?sama|kesepakatan|komitmen|pks|kontrak|loi|letter|bersama|dengan)(?= )"
)
"""What makes a verb of a bare "tanda tangan": "kami tanda tangan MoU", "kami tanda tangan bersama bupati"."""
_DOERS = re.compile(r" (?:kami|kita|saya|ia|dia|beliau|mereka|bupatinya|sama-sama|langsung|ikut|yang|yang akan|lalu) $")
"""What makes a verb of one before it: "yang tanda tangan Bupati X"."""
_HAND = re.compile(
    r"(?<= )(?P<voice>me(?:m|ng?|ny)|di|ter|pe(?:m|ng?))?(?:bubuh|t?oreh|gores|gurat|s?emat|t?era)"
    r"(?:kan|i|an)?(?:nya)?"
    r"(?: (?:pula|juga|langsung|goresan|kedua|dua|masing-masing))?"
    r" (?:tanda ?tangan|paraf|pena|tinta)(?:nya| mereka)?(?= )"
    r"|(?<= )(?:tanda ?tangan|paraf|pena|goresan)(?:nya)?"
    r"(?: (?:itu|pun|tersebut|lalu|kemudian|juga|(?:kedua|para) pihak))*"
    r" (?P<after>di|ter)(?:bubuh|toreh|gores|gurat|semat)(?:kan|i)?(?= )"
)
"""Who puts a hand to a paper: "membubuhkan tanda tangan", "tanda tangan itu ditorehkan", "pembubuhan paraf"."""
_HANDS = {"m": "active", "p": "noun"}
_SIDE = re.compile(
    r"(?<= )dari (?:pihak |unsur |kubu |sisi )?(?:daerah|pemerintah|pemda|pemkab|pemkot|pemko|pemprov|kejaksaan"
    r"|kepolisian|polisi|tni|kampus|universitas|perusahaan|bank|kementerian|koperasi|yayasan|dinas|dewan|lembaga|instansi"
    r"|mitra|sana|sini|seberang)(?: daerah)?"
    r" (?:ialah|adalah|diwakili|oleh|yang maju|yang meneken|yang menandatangani)(?= )"
)
"""Who signs for one side: "Dari daerah ialah Bupati X, dari perusahaan diwakili Y"."""
_VOICES = {"di": "passive", "me": "active", "pe": "noun", "": "active"}
_PARTED = re.compile(r"[\n.!?;:\"”]")
_PAPERS = (
    "mou|moa|memorandum|perjanjian|letter|loi|nphd|hibah|dendum|minat|joint|ksb|agreement|implementation|nota |naskah"
    "|piagam|kontrak kerja|ikatan kerja|dokumen kerja|surat kerja"
).split("|")
_ACTS = "tangan teken neken ttd tekan jalin sepakat".split()
_KINDS = (
    "kerja kesepakatan kesepahaman komitmen kontrak kemitraan kolaborasi sinergi pks piagam pernyataan naskah".split()
)
"""What ``may_tell`` looks for: names of papers, or a word of an act beside one of what is signed."""


def may_tell(text: str) -> bool:
    """Whether a text holds any word of an agreement at all: a cheap look before the cues are read."""
    low = text.lower()
    if any(word in low for word in _PAPERS):
        return True
    return any(word in low for word in _ACTS) and any(word in low for word in _KINDS)


def cues(text: str) -> list[Cue]:
    """The cue words of a text in order, the longest at each place; a word may have several roles.

    None goes on over the end of a sentence.
    """
    table = _table()
    folded = " " + fold(text).replace("\n", " ") + " "
    hits = [
        (first, -table.widths[index], table.meanings[index])
        for index, first, last in table.automaton.find_matches_as_indexes(folded, overlapping=True)
        if folded[last] == " "
    ]
    hits += (
        [
            (match.start() - 1, match.start() - match.end(), (Cue(0, 0, "signing", _VOICES[match[1] or ""]),))
            for match in _SIGNING.finditer(folded)
            if match[1] or match[0].endswith("i") or _is_verb(folded, match.start(), match.end())
        ]
        if "tang" in folded
        else []
    )
    hits += [
        (match.start() - 1, match.start() - match.end(), (Cue(0, 0, "signing", _voice_of_hand(match)),))
        for match in (_HAND.finditer(folded) if "tangan" in folded or "paraf" in folded or "pena " in folded else ())
    ]
    hits += [
        (match.start() - 1, match.start() - match.end(), (Cue(0, 0, "signing", "passive"),))
        for match in _SIDE.finditer(folded)
    ]
    found: list[Cue] = []
    reached = 0
    for first, width, meanings in sorted(hits, key=lambda hit: hit[:2]):
        end = first - width
        if first < reached or (" " in folded[first + 1 : end + 1] and _PARTED.search(text, first, end)):
            continue
        reached = end
        bound = any(cue.signed for cue in meanings) and _PKS_OF.match(text, first) is not None
        found += [
            Cue(first, end, cue.role, cue.value, cue.signed and not bound, cue.near, cue.only) for cue in meanings
        ]
    return found


def _is_verb(folded: str, start: int, end: int) -> bool:
    """Whether a bare "tanda tangan" is a verb, by what stands on its sides."""
    return bool(_PAPER_AHEAD.match(folded, end) or _DOERS.search(folded, max(0, start - 14), start))


def _voice_of_hand(match: re.Match[str]) -> str:
    return "passive" if match["after"] else _HANDS.get((match["voice"] or "mem")[0], "passive")


def is_named(text: str, cue: Cue) -> bool:
    """Whether a paper has a name of its own: "MoU", "komitmen bersama", and not "kesepakatan" or "kerja sama"."""
    named = cue.value in ("komitmen_bersama", "kesepakatan_bersama") and " " in text[cue.start : cue.end]
    return not cue.signed or named


def is_paper(cue: Cue) -> bool:
    """Whether a cue names a paper by a name of its own: "MoU", and not "kesepakatan"."""
    return cue.role == "document" and not cue.signed


def is_act(cue: Cue) -> bool:
    """Whether a cue tells that a paper is entered into, by signing or by agreeing."""
    return cue.role == "signing" and cue.value in ENTERING_VOICES
