"""How sure a clause is of an agreement, and whether it is done, planned, over, or did not happen."""

from __future__ import annotations

import re

from .clause_words import between, leads_to_signers
from .roles import PARTY_ROLES, Clause
from .words import SIGNING_VOICES, Cue, is_named

_DEFINITE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:itu|tersebut|ini|(?:yang )?dimaksud|tadi)\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"\b(?:diikuti|ditindaklanjuti|menyusul|dilanjutkan)\b[^.]{0,30}$", re.IGNORECASE)
_WILL_BE = re.compile(
    r"[^.,]{0,140}?\b(?:dijadwalkan|direncanakan|rencananya|dipastikan pada|(?:akan|bakal|segera)"
    r" (?:dilakukan|digelar|dilaksanakan|berlangsung|dilangsungkan|menyusul|diadakan))\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b[Yy]ang (?:juga |ikut |turut |langsung |sendiri )?$")
"""What makes of a word of signing one that tells who signs."""
_POSSESSED = re.compile(r"(?<!\bpu)nya$", re.IGNORECASE)
_ENDING_REACH = 120
"""Characters between a word of ending and its paper, at most."""
_ENDS_ACTIVELY = re.compile(r"me", re.IGNORECASE)
_NOT = re.compile(r"\b(?:tidak|tak|bukan|belum|jangan|tanpa) (?:\w+ )?$", re.IGNORECASE)
_OF_PAPER = re.compile(r"\W*(?:\w+ ){0,4}\W*")
"""What may stand between a verb of ending and the paper that is its object."""
_PREPARED = re.compile(r"(?:di(?:susun|siapkan|rancang|matangkan|godok)|draf|rancangan)\w*", re.IGNORECASE)
_LED_BY_DONE = re.compile(r"\b(?:sudah|telah|yang|sesuai) $")
_SCHEDULED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:itu |tersebut |ini )?yang (?:\w+ ){0,3}?"
    r"(?:dijadwalkan|direncanakan|rencananya|akan|bakal)\b"
)
"""What makes of a paper one to come, behind it: "acara teken NPHD yang dijadwalkan 4 Oktober"."""
_DONE = re.compile(r"\b(?:telah|sudah)\b(?! (?:bisa|dapat|harus|akan|siap))")
_FAR = 60
"""Characters between "akan" and an act behind a comma from which on it is said of something else."""
_IF = re.compile(
    r"[^\w]*(?:bila|jika|apabila|kalau|andai|seandainya|begitu)\b(?! (?:juga|pula|pun|dulu))", re.IGNORECASE
)
"""What opens a clause of what has not come yet: "bila kesepakatan itu ditandatangani"."""
_NOT_YET = re.compile(r"[^\w]*sebelum(?: \w+){0,3} ", re.IGNORECASE)
"""What leads to a signing that is told only to say what comes before it."""
_TO_MAKE = re.compile(
    r"(?:nya)?(?: (?:itu|juga|pun|pula))? (?:mau|akan|ingin|hendak|bakal)(?: (?:kami|kita|segera|saya))?"
    r" (?:di)?(?:jajaki|jalin|buat|bikin|susun|siapkan|teken|tandatangani|perpanjang)\b"
)
"""A paper that somebody means to make: "MoU juga mau kami jajaki dengan …"."""
_TO_COME = re.compile(
    r"[^,;]{0,60}?\b(?:ditargetkan|dijadwalkan|direncanakan|rencananya|diagendakan|dimatangkan|digodok|disusun|disiapkan"
    r"|(?:segera|akan|bakal|dapat|bisa) menyusul)\b"
)
"""What makes of a paper that nobody signs one to come, behind it: "MoU dengan X ditargetkan rampung Mei"."""
_PURPOSE = re.compile(r"\b(?:untuk|guna) (?:segera )?(?:membuat|menyusun|merumuskan|menjajaki|menyiapkan)(?: \w+)? $")
"""What leads to a paper that is still to be made."""
_SIGNED_ONE = re.compile(
    r"[^,;.]{0,60}?\byang (?:(?:telah|sudah|pernah|lebih dulu) (?:diteken|ditandatangani)"
    r"|(?:diteken|ditandatangani)(?: pada)?(?: tanggal| tahun| bulan)? (?:\d|[A-Z][a-z]+ \d))"
)
"""What makes of a paper one that is signed, whatever is wished for it: "minta LoI yang diteken Mei naik kelas"."""
_WILL_BE_PUT = re.compile(
    r"\b(?:akan|bakal|segera) (?:di(?:tuangkan|teken|tandatangani|ikat)|meneken|menandatangani)\b"
)
"""What is said of one of several papers that is not named: "Yang kedua … akan dituangkan dalam naskah"."""
_AGENDA = re.compile(r"\b(?:jadwal|agenda) $")
"""What makes of a signing one to come, right before it: "jadwal penandatanganan MoU"."""
_DENIED = re.compile(r"[^,;]{0,60}$")
_LEFT_OUT = re.compile(r"\s?\w*$")
_NARROW = ("tanpa", "bukan")
"""Words that deny the very next word alone."""


def _has_no_object(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of signing without a paper speaks of one told before, and not of a plaque or a decree."""
    if any(cue.end <= one.start <= cue.end + 2 for one in clause.documents):
        return True
    if any(cue.end <= placed.phrase.start <= cue.end + 2 for placed in clause.placed):
        return True
    if cue.value == "passive" and any(one.end <= cue.start for one in clause.documents):  # "naskah ditandatangani"
        return True
    if text[cue.start : cue.end].lower() == "dari pihak":
        return True
    if _tells_who(text, cue, clause):
        return True
    following = re.match(r"\s*([a-z][\w-]*)", text[cue.end : clause.end])
    return following is None or following[1] in between("no_object")


def _tells_who(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of signing tells who signs: "Camat X, yang juga meneken, …", "yang meneken di situ ialah …"."""
    led = _WHO.search(text, max(clause.start, cue.start - 16), cue.start) is not None
    if not led or any(one.value != "any" for one in clause.documents):
        return False
    return leads_to_signers(text, cue.end) or any(one.role == "subject" for one in clause.placed)


def strength_of(text: str, clause: Clause) -> str:
    """How a clause speaks of an agreement: see ``Frame.strength``; "" where it does not."""
    voices = {cue.value for cue in clause.signings}
    parties = clause.having(*PARTY_ROLES)
    if voices & set(SIGNING_VOICES) and any(cue.value != "any" for cue in clause.documents):
        return "signed"
    if voices & {"agreeing", "agreed"} and any(is_named(text, cue) for cue in clause.documents):
        return "signed"
    listed = clause.listed and any(cue.value != "any" for cue in clause.documents) and len(parties) > 1
    made = bool(voices & {"making", "partner"})
    papers = [
        cue
        for cue in clause.documents
        if not cue.signed or (made and (is_named(text, cue) or cue.value == "perjanjian"))
    ]
    behind = papers and any(phrase.start > papers[0].end for phrase in parties)
    if listed or (papers and (behind or voices & {"making", "ending"})):
        return "paper"
    if "bond" in voices:
        return "bond"
    if clause.documents and any(cue.value == "ended" and _ends(text, cue, clause) for cue in clause.times):
        return "paper" if len(parties) > 1 else "end"
    if not clause.spoiled and any(
        cue.value in SIGNING_VOICES and _has_no_object(text, cue, clause) for cue in clause.signings
    ):
        return "sign"
    if "represent" in voices and len(parties) > 1:
        return "represent"
    if "partner" in voices and parties:
        return "partner"
    return "witness" if clause.having("witness") else ""


def status_of(text: str, clause: Clause, first: int) -> str:
    """What the words of time say: the last one before the act decides, "none" and "ended" before all others."""
    acts = [
        cue.start
        for cue in clause.signings
        if cue.value in (*SIGNING_VOICES, "making", "agreeing", "agreed", "ending", "bond")
    ]
    until = max(acts) if acts else first
    if _IF.match(text, clause.start, clause.end):
        return "planned" if acts else "none"
    if acts and _NOT_YET.fullmatch(text, clause.start, min(acts)) and not clause.having("agent", "party"):
        return "none"
    if _is_to_come(text, clause, bool(acts)):
        return "planned"
    near = [
        cue
        for cue in clause.times
        if cue.value != "planned" or not (_is_far(text, cue, clause) or _is_past(text, cue, clause))
    ]
    signed = [cue.start for cue in clause.documents if _SIGNED_ONE.match(text, cue.end, clause.end)]
    near = [cue for cue in near if not (cue.value in ("planned", "wished") and any(cue.end <= at for at in signed))]
    said = [cue.value for cue in near if cue.start <= until or cue.value == "ended"]
    if "none" in said and not any(_denies(text, cue, clause) for cue in clause.times if cue.value == "none"):
        said = [status for status in said if status != "none"]
    if "ended" in said and not any(_ends(text, cue, clause) for cue in clause.times if cue.value == "ended"):
        said = [status for status in said if status != "ended"]
    for status in ("ended", "none", "planned", "wished"):
        if status in said:
            return status
    acted = any(cue.value in SIGNING_VOICES for cue in clause.signings)
    return "none" if not acted and _FOLLOWS.search(text[clause.start : first]) else "signed"


def _is_to_come(text: str, clause: Clause, acted: bool) -> bool:
    """Whether words around a paper or its signing say that they are still to come; ``acted`` where it is signed."""
    noun = clause.signings[-1].end if clause.signings and clause.signings[-1].value == "noun" else clause.end
    if acted and _WILL_BE.match(text[noun : clause.end]):
        return True
    if any(_AGENDA.search(text, clause.start, cue.start) for cue in clause.signings):
        return True
    in_turn = any(cue.value == "any" and not cue.signed for cue in clause.documents)
    if in_turn and not acted and _WILL_BE_PUT.search(text, clause.start, clause.end):
        return True
    behind = (_TO_MAKE, _SCHEDULED) if acted else (_TO_MAKE, _TO_COME)
    return any(
        _PURPOSE.search(text, clause.start, cue.start)
        or any(pattern.match(text, cue.end, clause.end) for pattern in behind)
        for cue in clause.documents
    )


def _is_far(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of the time to come is said of something else: "tidak akan berarti, … lewat PKS dengan X"."""
    acts = [one.start for one in clause.signings if one.value in SIGNING_VOICES and one.start >= cue.end]
    ahead = [one.start for one in (*clause.documents, *clause.signings) if one.start >= cue.end]
    if not ahead or _DEFINITE.match(text, cue.end):  # "niat itu dikuatkan lewat MoU"
        return bool(ahead)
    between = text[cue.end : min(ahead)]
    return (len(between) > _FAR and "," in between) or _DONE.search(text, cue.end, min(acts or ahead)) is not None


def _is_past(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of preparing is said of a paper that was signed then: "naskah yang sudah disiapkan diteken"."""
    prepared = _PREPARED.match(text, cue.start) and _LED_BY_DONE.search(text, clause.start, cue.start)
    return bool(prepared) and any(one.value in SIGNING_VOICES and one.start >= cue.end for one in clause.signings)


def _denies(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of denial is said of the act: "tanpa bakar lahan diteken" is a paper's topic and a signing."""
    narrow = text[cue.start : cue.end].lower() in _NARROW
    ahead = [one.start for one in (*clause.documents, *clause.signings) if one.start >= cue.end]
    if not ahead:
        return not narrow
    return (_LEFT_OUT if narrow else _DENIED).match(text, cue.end, min(ahead)) is not None


def _ends(text: str, cue: Cue, clause: Clause) -> bool:
    """Whether a word of ending is said of the paper, and not of a visit that ends with its signing."""
    if re.match(r"\s*(?:\w+\s){0,3}dengan penanda|\s*dengan\b", text[cue.end : clause.end]):
        return False
    if _NOT.search(text, max(clause.start, cue.start - 20), cue.start):
        return False
    if any(one.value in (*SIGNING_VOICES, "agreed") and one.start >= cue.end for one in clause.signings):
        return False  # what has run out is renewed, or a quarrel ends with a signing
    if _ENDS_ACTIVELY.match(text, cue.start):
        return any(_OF_PAPER.fullmatch(text, cue.end, one.start) for one in clause.documents if one.start >= cue.end)
    gaps = (max(cue.start - one.end, one.start - cue.end) for one in clause.documents)
    return any(gap <= _ENDING_REACH for gap in gaps)


def is_definite(text: str, clause: Clause) -> bool:
    """Whether a clause points to a paper or a signing told before: "MoU itu", "penandatanganannya"."""
    events = clause.documents or clause.signings
    if not events:
        return False
    nominal = any(_POSSESSED.search(text, cue.start, cue.end) for cue in (*events, *clause.signings))
    return nominal or bool(_DEFINITE.match(text, events[-1].end))
