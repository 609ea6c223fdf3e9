"""What each clause tells of an agreement: the paper, the parties, who signs, whether it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..document import Document
from .clause_words import is_free_of_verbs
from .clauses import read_clause
from .counting import counted_cues, counted_phrases
from .parties import Phrase
from .roles import PARTY_ROLES, Clause, Placed
from .sentences import Sentence
from .speakers import speaker
from .splitting import ordinals_in_row, papers_in_row, split
from .status import is_definite, status_of, strength_of
from .words import KINDS, Cue

_SEQUENCE = re.compile(
    r"\b(?:giliran|yang kedua|yang ketiga|sesudahnya|terpisah|sendirinya|sebelumnya|lebih dulu|selain itu|di luar itu"
    r"|(?:tak|tidak|bukan) (?:hanya|cuma|sekadar|saja) (?:itu|mou|pks|nota)|(?:hari|jam|menit|pekan) berselang"
    r"|(?:hari|acara|kesempatan|tempat|forum|kegiatan) (?:yang sama|itu juga)|di bawahnya|turunannya"
    r"|(?:di|pada) tingkat (?:pelaksana|teknis|operasional|dinas|kantor)"
    r"|(?:juga|pula) (?:\w+ ){0,2}"
    r"(?:menandatangani|meneken|teken|diteken|ditandatangani|penandatangan\w*|penekenan))\b",
    re.IGNORECASE,
)
"""What tells that a paper is another than the one told before it."""
_PAST = re.compile(
    r"\b(?:sudah|pernah|sebelumnya|lebih dulu|dulu)(?: (?:lama|juga|pula|lebih dulu|dulu|resmi|sempat))?[ ,]*$",
    re.IGNORECASE,
)
"""What stands right before a signing that is older than the event told."""
_OLDER = re.compile(
    r"\b(?:pernah|terdahulu|sejak (?:tahun )?\d{4}|(?:pada|tahun) \d{4}|(?:tahun|bulan|pekan) (?:lalu|silam|kemarin))\b"
)
"""What tells that a paper is older than the event told."""
RISES = re.compile(r"\b(?:naik|menjadi|jadi|ditingkatkan|dilanjutkan|ditindaklanjuti|berlanjut|menuju|diturunkan)\b")
"""Words by which one paper becomes, or leads to, another."""
_SEVERAL = re.compile(
    r"\b(?:(?:dua|tiga)-(?:dua|tiga)nya|(?:kedua|ketiga) (?:naskah|nota|dokumen|MoU|PKS|perjanjian)"
    r"|(?:kedua|ketiga)nya (?:di|sama-sama di)(?:teken|tandatangani))",
    re.IGNORECASE,
)
"""Two or three papers told before that are signed together: "kedua naskah"."""
_BEHIND = 60
"""Characters behind a clause in which its time may be told, at most."""
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[•*–-])\s")
"""What opens a numbered line, or a bullet."""
_GOES_ON = re.compile(r"(?:ditandai|dirangkai|dilanjutkan|diteruskan|diawali)", re.IGNORECASE)
"""What opens a clause that goes on with what the clause before it tells, at the same time."""
_CONTRAST = re.compile(r"(?:sementara|sedangkan|adapun)\b", re.IGNORECASE)
_DOING = re.compile(r"me|teken|tanda|jajaki|punya|bubuhkan|per", re.IGNORECASE)
"""How words of signing begin whose subject is who signs."""
_BINDS = re.compile(r"gandeng|rangkul", re.IGNORECASE)
_LOOSE = re.compile(r"(?:kontrak|perjanjian|kesepakatan)(?:nya)?", re.IGNORECASE)
"""Papers without a name of their own."""
_COOPERATION = re.compile(r"kerja ?sama(?:nya)?", re.IGNORECASE)
_TITLED = re.compile(r"Perjanjian [A-Z]")
_GRANT = re.compile(r"hibah|nphd", re.IGNORECASE)
_SIGNERS = ("post", "person", "government", "body")
"""Forms of phrases that name who can sign a paper, or for whom it is signed."""
_OPENS = 30
"""Characters before the first word of signing with which a clause opens that has no subject of its own, at most."""
_RIGHT_BEFORE = 10
"""Characters between one who is represented and the word that tells it, at most: " yang "."""
_TELLING = ("signing", "document", "witness")
"""Roles of cues of which a sentence that tells of an agreement has one at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause's share of an agreement.

    ``strength``: "signed" (an act of signing with its paper), "paper" (a paper and those it binds), "bond"
    (cooperation entered into), "sign" (signing without its paper), "partner" (partners alone), "represent" (who stands
    for whom), "witness" (witnesses alone), "list", "bullets", "more" (members of a group told before), "end" (a paper
    that is over), "rise" (what an earlier paper shall become). ``kind`` is "" where no paper is named. ``status`` is
    "wished" for what somebody wants, "none" for what did not happen.

    ``definite``: it points to a paper told before ("MoU itu"); ``sequence``: it tells of another one; ``turn``: of one
    of several that are told one after the other; ``several`` is the number of those that are signed together.
    ``past``: the signing is older than the event told; ``older``: so is the paper. ``listed``: it is a numbered line.
    ``active``: the verb's subject signs; ``nominal``: the signing is a noun; ``noun``: "kerja sama" is what is told;
    ``binding``: a verb of binding partners; ``loose``: no paper has a name of its own; ``grant``: one is of a grant.
    ``represented`` are those for whom another signs, ``signing`` those who sign for members of a list, ``said_by`` is
    who speaks in the sentence.
    """

    sentence: Sentence
    start: int
    end: int
    strength: str
    kind: str
    status: str
    parties: tuple[Phrase, ...]
    witnesses: tuple[Phrase, ...]
    speakers: tuple[Phrase, ...]
    definite: bool = False
    sequence: bool = False
    turn: bool = False
    past: bool = False
    older: bool = False
    several: int = 1
    listed: bool = False
    grant: bool = False
    active: bool = False
    binding: bool = False
    loose: bool = False
    nominal: bool = False
    noun: bool = False
    represented: tuple[Phrase, ...] = ()
    signing: tuple[Phrase, ...] = ()
    said_by: Phrase | None = None
    clause: Clause | None = None


def may_frame(words: list[Cue]) -> bool:
    """Whether a sentence with these words can tell of an agreement."""
    return any(cue.role in _TELLING for cue in words)


def read_frames(
    document: Document, sentence: Sentence, words: list[Cue], phrases: list[Phrase], pks: bool
) -> list[Frame]:
    """The frames of one sentence in order; ``words`` and ``phrases`` are those that lie in it.

    ``pks`` is True where the article names a perjanjian kerja sama: then "perjanjian" alone is one. Empty where no word
    tells of an agreement, and where a look-alike spoils the sentence.
    """
    if not may_frame(words):
        return []
    text = document.text
    found = counted_cues(text, sentence, words, phrases)
    if found is None:
        return []
    phrases = counted_phrases(text, sentence, found, phrases)
    frames: list[Frame] = []
    before: Clause | None = None
    listed, row = bool(_LISTED.match(text, sentence.start)), papers_in_row(found)
    turns, named = ordinals_in_row(text, sentence.start, sentence.end), ""
    said_by = speaker(found, phrases)
    for start, end in split(text, sentence.start, sentence.end, found):
        inside = [cue for cue in found if start <= cue.start < end]
        clause = read_clause(
            text, start, end, inside, [one for one in phrases if start <= one.start < end], listed or start in row
        )
        if before is not None and _GOES_ON.match(text, start):
            clause.times = before.times + clause.times
        frame = _frame(text, sentence, clause, pks)
        if turns:
            named = _kind_of(text, [cue for cue in inside if cue.role == "document"], pks) or named
            frame = _in_turn(frame, named, turns)
        if frame:
            if frame.strength == "paper" and _tells_signing(frames) and _are_persons(frame.parties):
                frame = replace(frame, strength="signed")  # "… meneken MoU, disusul PKS antara Kepala X dan Ketua Y"
            frames.append(replace(_controlled(frame, before), said_by=said_by))
        else:
            frames += _elliptic(text, sentence, clause, inside, frames)
        if clause.placed or clause.times:
            before = clause
    return frames


def _in_turn(frame: Frame | None, named: str, turns: list[int]) -> Frame | None:
    """A signing that is one of several in its sentence signs the kind of paper named there: "dua PKS, yang pertama
    diteken A dan B, yang kedua …"."""
    start = frame.clause.start if frame and frame.clause else -1
    if frame is None or start not in turns or frame.strength not in ("sign", "signed"):
        return frame
    return replace(frame, strength="signed", kind=frame.kind or named, sequence=start != turns[0], turn=True)


def _elliptic(text: str, sentence: Sentence, clause: Clause, inside: list[Cue], before: list[Frame]) -> list[Frame]:
    """A clause of contrast without a verb has that of the signing before it: "…, sementara Direktur Y, Nama, di Z"."""
    if not _tells_signing(before) or before[-1].nominal or not _CONTRAST.match(text, clause.start):
        return []
    last = len(clause.signings)  # who stands behind "diwakili", where a side has somebody sign for it
    signers = tuple(one.phrase for one in clause.placed if one.phrase.is_person and one.after == last)[:1]
    rest = text[clause.start : clause.end]
    for one in reversed(clause.placed):
        rest = rest[: one.phrase.start - clause.start] + rest[one.phrase.end - clause.start :]
    idle = (cue.role in ("break", "place", "party") or cue.value == "represent" for cue in inside)
    verbs = not all(idle) or not is_free_of_verbs(f"{rest},")
    if not signers or verbs:
        return []
    start, end, status = signers[0].start, signers[0].end, before[-1].status
    return [Frame(sentence, start, end, "sign", "", status, signers, (), (), clause=clause)]


def _tells_signing(frames: list[Frame]) -> bool:
    """Whether the last of the frames read so far tells of signing."""
    return bool(frames) and frames[-1].strength in ("signed", "sign")


def _are_persons(parties: tuple[Phrase, ...]) -> bool:
    """Whether all parties are named by those who stand for them."""
    return len(parties) > 1 and all(one.is_person for one in parties)


def _settled(text: str, cue: Cue, pks: bool) -> str:
    """The kind of a paper; "perjanjian" alone is a perjanjian kerja sama where the article names one."""
    if cue.value != "perjanjian":
        return cue.value
    titled = _TITLED.match(text, cue.start)  # "Perjanjian Induk Lindung Nilai"
    return "perjanjian_kerja_sama" if pks and not titled else "lainnya"


def is_raised(text: str, clause: Clause, cue: Cue) -> bool:
    """Whether a paper is what another one of the clause becomes: "LoI itu naik menjadi MoU"."""
    before = [one.end for one in clause.documents if one.end <= cue.start]
    return bool(before) and RISES.search(text, before[0], cue.start) is not None


def _kind_of(text: str, documents: list[Cue], pks: bool) -> str:
    """The strongest kind of the papers named, "" where none is."""
    return min((_settled(text, cue, pks) for cue in documents if cue.value != "any"), key=KINDS.index, default="")


def _frame(text: str, sentence: Sentence, clause: Clause, pks: bool) -> Frame | None:
    """What a clause tells of an agreement by its own words; None where it tells of none."""
    strength = strength_of(text, clause)
    if not strength:
        return None
    kind = _kind_of(text, [cue for cue in clause.documents if not is_raised(text, clause, cue)], pks)
    events = [*clause.documents, *clause.signings]
    parties = tuple(phrase for phrase in clause.having(*PARTY_ROLES) if not phrase.former)
    first = min(cue.start for cue in events) if events else clause.start
    last = max([cue.end for cue in events] + [phrase.end for phrase in parties], default=clause.end)
    begin = min([first] + [phrase.start for phrase in parties])
    words = text[clause.start : clause.end]
    return Frame(
        sentence,
        begin,
        last,
        strength,
        kind,
        status_of(text, clause, first),
        parties,
        tuple(clause.having("witness")),
        tuple(clause.speakers),
        definite=is_definite(text, clause),
        sequence=bool(_SEQUENCE.search(words)),
        older=bool(_OLDER.search(text, clause.start, min(sentence.end, clause.end + _BEHIND))),
        several=_number_of(words) if clause.signings else 1,
        past=any(_PAST.search(text, clause.start, cue.start) for cue in clause.signings),
        listed=clause.listed,
        noun=any(_COOPERATION.fullmatch(text, cue.start, cue.end) for cue in clause.signings),
        represented=_represented(clause),
        nominal=bool(clause.signings) and clause.signings[0].value == "noun",
        loose=bool(clause.documents) and all(_LOOSE.fullmatch(text, cue.start, cue.end) for cue in clause.documents),
        binding=any(cue.value == "bond" or _BINDS.search(text, cue.start, cue.end) for cue in clause.signings),
        active=any(_DOING.match(text, cue.start) for cue in clause.signings[:1]),
        grant=any(_GRANT.search(text, cue.start, cue.end) for cue in clause.documents),
        clause=clause,
    )


def _number_of(words: str) -> int:
    """How many papers told before are signed: "yang meneken dua-duanya ialah Bupati X"."""
    found = _SEVERAL.search(words)
    return 3 if found and "tiga" in found[0].lower() else 2 if found else 1


def _represented(clause: Clause) -> tuple[Phrase, ...]:
    """Those who are said to be represented by another: they do not sign themselves."""
    starts = [cue.start for cue in clause.signings if cue.value == "represent"]
    told = [one.phrase for one in clause.placed if any(0 < start - one.phrase.end <= _RIGHT_BEFORE for start in starts)]
    signs = any(one.role == "agent" and one.phrase.is_person for one in clause.placed)
    makers = [one.phrase for one in clause.placed if signs and one.role == "subject" and _makes(clause, one)]
    return (*told, *clause.stood_for, *makers)


def _makes(clause: Clause, one: Placed) -> bool:
    """Whether a subject prepares a paper that others sign: "Kepala Bagian X menyiapkan MoU yang diteken Bupati Y"."""
    return one.after < len(clause.signings) and clause.signings[one.after].value == "making"


def _controlled(frame: Frame, before: Clause | None) -> Frame:
    """ "… kata Bupati X usai menandatangani MoU dengan Y": the speaker is the one who signs."""
    clause = frame.clause
    if clause is None or not clause.signings or clause.signings[0].value not in ("active", "making"):
        return frame
    if any(one.role in ("subject", "agent") for one in clause.placed) or not frame.active:
        return frame
    said = [phrase for phrase in clause.speakers if phrase.form in _SIGNERS]
    if said:
        return replace(frame, parties=(said[-1], *frame.parties))
    if before is None:
        return frame
    opener = [one for one in before.placed if one.role in ("speech", "speaker", "subject", "attend", "other")]
    named = [one for one in opener if one.phrase.form in _SIGNERS]
    if not named or clause.signings[0].start - clause.start > _OPENS:
        return frame
    first = len(named) - 1
    while first and named[first].joined and named[first].phrase.is_person:  # "A, B dan C saat meneken"
        first -= 1
    return replace(frame, parties=(*(one.phrase for one in named[first:]), *frame.parties))
