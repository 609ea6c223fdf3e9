"""One clause read from left to right: what role each phrase has beside the words of signing.

A clause ends where a word opens a new one ("sementara", "usai"). Within it the last role word before a phrase governs
it: after "menandatangani MoU" come the partners behind "dengan", the topic behind "tentang", the place behind "di",
the witnesses behind "disaksikan". What stands before the verb is its subject.
"""

from __future__ import annotations

import re

from .clause_words import BESIDE, COPULAS, ITS_SIGNERS, LISTS, OUT_OF_TOPIC, SIDES, is_join, leads_to_signers
from .fitting import Standing, fits
from .going_on import begins_main, goes_on, goes_on_at, is_visit, last_end, papers_end, signs_last, speaks_after
from .guests import DOING, ends_adjunct, is_adjunct, is_parted
from .parties import Phrase
from .roles import PARTY_ROLES, Clause, Placed, settled
from .verb_subjects import take_doers, take_subject, take_told
from .words import ENTERING_VOICES, Cue, is_named

_POINTED = re.compile(r"\s*(?:itu|tersebut|ini|tadi)\s*,")
"""What points back to a paper and ends what is told of it: "penandatanganan itu, Bupati X …"."""
_OWNED = re.compile(r"\b(?:milik|besutan|binaan|asuhan|anak usaha)\s*$")
"""What merely tells whose the body before it is: "Perumda X, milik Pemkab Y, meneken …"."""
_WITH_BODY = re.compile(
    r"[Dd]engan (?:perusahaan|instansi|lembaga|kampus|bank|yayasan|universitas|koperasi) (?:ini|itu|tersebut)\b"
)
"""A partner that opens a clause: "Dengan kampus ini Pemkab X meneken …"."""
_BY_MEANS = re.compile(r"(?:lewat|melalui)\b", re.IGNORECASE)
"""Words that bind to a paper with a name of its own alone: "melalui kesepakatan bersama" is by common consent."""
_IN_PASSING = re.compile(r"(?:nya)? (?:dia|ia|beliau)(?: lagi| pula)?,")
"""What makes of a verb of saying a remark in passing: "MoU itu, kata dia, diteken …"."""
_MEANS = ("lewat", "melalui")
_REACH, _FAR_REACH, _NEAR_REACH = 25, 60, 12
"""Characters between a verb of making and its paper, at most: "membuat sebuah nota …"; behind "menuangkan …", which
names first what is put to paper; behind ``_MEANS``."""
_NOUNS = re.compile(r"kerja ?sama|kolaborasi|sinergi", re.IGNORECASE)
"""Words for cooperation that are no verbs: "sidang kerja sama"."""
_OF_OTHERS = ("witness", "attend", "speech", "subject")
"""States in which a word that leads to partners leads to those of something else than the signing."""
_ACTIVE_SPEECH = re.compile(r"(?:me|ber|bilang)")


def read_clause(text: str, start: int, end: int, found: list[Cue], phrases: list[Phrase], listed: bool) -> Clause:
    """Reads the cues and phrases that lie in ``[start, end)``; the paper that a ``listed`` line names is signed."""
    spoiled = any(cue.role == "look_alike" for cue in found)
    reader = _Reader(text, Clause(start, end, listed=listed, spoiled=spoiled), found, listed)
    events: list[Cue | Phrase] = sorted([*found, *phrases], key=lambda event: (event.start, isinstance(event, Phrase)))
    for event in events:
        if isinstance(event, Phrase):
            reader.phrase(event)
        else:
            reader.cue(event)
    return settled(text, reader.clause)


class _Reader:
    """What is known of a clause up to the event read last.

    The state is the role that the next phrase has; the governor the end of what gives it. ``fronted``: a partner opens
    the clause, before its subject. ``guests``: those who attend are told. ``attended``: they attend the act;
    ``adjunct``: it tells when something else happened. ``relative``: the signing is told of its subject behind "yang".
    ``inverted``: "hadir" opens the clause, before those who are there.
    """

    def __init__(self, text: str, clause: Clause, found: list[Cue], listed: bool) -> None:
        self.clause, self._text = clause, text
        self._state, self._governor = "subject", clause.start
        self._party_state = ""
        self._fronted = False
        self._behind_paper = self._behind_body = self._guests = False
        self._attended = self._adjunct = self._relative = self._stood_for = self._inverted = False
        self._names_signers = self._represents = False
        self._act_end = self._passed = clause.start
        voices = {cue.value for cue in found if cue.role == "signing"}
        in_turn = any(cue.role == "document" and cue.value == "any" and not cue.signed for cue in found)
        self._is_signed = listed or in_turn or not voices.isdisjoint(ENTERING_VOICES)
        making = (cue for cue in found if cue.value == "making" and not _BY_MEANS.match(text, cue.start))
        self._is_bound = "partner" in voices or any(making)
        self._is_ended = any(cue.role == "time" and cue.value == "ended" for cue in found)
        papers = (cue for cue in found if cue.role == "document")
        self._papers = [cue.start for cue in papers if is_named(text, cue) or cue.value == "perjanjian"]

    def phrase(self, phrase: Phrase) -> None:
        """Places a phrase by the state; a name must follow its governor without a word between."""
        placed = self.clause.placed
        self._leave_attended(phrase.start)
        between = self._text[self._governor : phrase.start]
        if phrase.end <= self._passed or _OWNED.search(between):
            return
        gap = self._text[placed[-1].phrase.end : phrase.start] if placed else ""
        led = self._move_on(phrase, between, follows=bool(placed) and not gap.strip())
        role, joined = self._role_of(phrase, between, gap, led)
        self._adjunct, self._attended = False, self._attended and role not in PARTY_ROLES
        role, joined = self._represented(phrase, role, joined)
        placed.append(Placed(phrase, role, len(self.clause.signings), joined, bool(between.strip())))
        self._governor, self._behind_paper, self._behind_body = phrase.end, False, phrase.form == "body"

    def _move_on(self, phrase: Phrase, between: str, *, follows: bool) -> bool:
        """Moves the state on by what stands ``between`` a phrase and its governor; whether a partner that opens the
        clause leads to it, which it ``follows`` right behind: "Dengan kampus ini [Pemkab X] meneken"."""
        clause = self.clause
        opened = self._fronted or self._state in ("topic", "place", "other", "witness", "attend")
        placed_in = self._state == "place" and phrase.form == "place"  # "di Kecamatan X, Kabupaten Y, …"
        if opened and not placed_in and not clause.signings and between.rstrip().endswith((",", " pihak")):
            self._state, self._fronted = "subject", False
        if self._state == "agent" and _POINTED.match(between):
            self._state = "other"
        led = self._fronted and follows
        if led:
            self._state, self._fronted = "subject", False
        led_in = between.rstrip().endswith(":") or (between.strip() in SIDES and not self._guests)
        if self._state == "place" and led_in and clause.signings and phrase.is_person:
            self._state = "agent"  # "Yang meneken di situ tiga orang: Bupati X, …", "dari kampus Rektor Y"
        if self._state == "object" and phrase.is_person and between.strip() in ITS_SIGNERS:
            self._state = "agent"  # nobody signs a person: "hadir menandatangani kepala cabangnya, Nama"
        if self._state in ("object", "place", "topic") and goes_on(self._text, clause, self._state, phrase, between):
            self._state = "agent"
        return led

    def _role_of(self, phrase: Phrase, between: str, gap: str, led: bool) -> tuple[str, bool]:
        """The role of a phrase, and whether it is joined to the one before it, from which ``gap`` parts it."""
        last = self.clause.placed[-1] if self.clause.placed else None
        joined = last is not None and is_join(gap)
        if self._state not in PARTY_ROLES:
            return self._state, joined
        if not led and not fits(self.clause, self._standing(), phrase, between, joined):
            return "other", joined
        if last and joined and last.role == "other" and phrase.form in ("place", "name"):
            return "other", joined
        if gap == ", " and begins_main(self._text, self.clause, phrase):
            return self._main_role(phrase), False
        return self._state, joined

    def _standing(self) -> Standing:
        return Standing(self._state, self._governor, self._behind_paper, self._behind_body)

    def _represented(self, phrase: Phrase, role: str, joined: bool) -> tuple[str, bool]:
        """Notes for whom somebody stands, behind "mewakili" and before "yang diwakili"."""
        if self._stood_for:
            self.clause.stood_for.append(phrase)
            self._stood_for, role = False, "other" if role == "subject" else role
        if self._represents:  # "Pemkab X yang diwakili [Sekda Y] menandatangani …"
            self.clause.stood_for.append(self.clause.placed[-1].phrase)
            self._represents, joined = False, True
        return role, joined

    def _main_role(self, phrase: Phrase) -> str:
        """He is who signs, where the verb of signing has no subject of its own."""
        self._state = "other"
        if self.clause.signings[0].value != "active" or self.clause.having("subject"):
            return "other"
        self.clause.speakers.append(phrase)
        return "speaker"

    def _leave_attended(self, at: int) -> None:
        """An act that is attended, or tells when something else happened, has its own parties right behind it."""
        if self._adjunct and ends_adjunct(self._text, self._act_end, at):
            self._state, self._adjunct = "subject", False
        if self._attended and self._state in PARTY_ROLES and is_parted(self._text, self._act_end, at):
            self._state, self._guests, self._attended = "attend", True, False

    def cue(self, cue: Cue) -> None:
        """Moves the state on."""
        named = cue.role == "document" or (self._behind_paper and cue.end == self._governor)  # "kerja sama" is both
        self._governor, self._behind_paper, self._behind_body = cue.end, named, False
        if cue.role == "document":
            self._document(cue)
        elif cue.role == "signing":
            self._signing(cue)
        elif cue.role == "time":
            self.clause.times.append(cue)
        elif cue.role == "party":
            self._party(cue)
        elif cue.role in ("witness", "attend", "speech"):
            self._aside(cue)
        elif cue.role in ("topic", "place"):
            self._state = cue.role
        elif cue.role == "break" and self._state == "place" and not self.clause.placed:
            self._state = "subject"  # "Pada Februari lalu [Bupati X] …"

    def _document(self, cue: Cue) -> None:
        """A paper; one without a name of its own counts only where it is signed or entered into."""
        told = self._is_signed or (self._is_bound and (is_named(self._text, cue) or cue.value == "perjanjian"))
        if cue.signed and not told and not (self._is_ended and cue.value != "any"):
            return
        if self.clause.documents and self._state == "topic":
            return
        self.clause.documents.append(cue)
        self._act_end = cue.end
        if self._state not in ("witness", "attend", "speech"):
            self._enter("agent")

    def _signing(self, cue: Cue) -> None:
        """A word of signing, of making a paper, of standing for somebody; one of making counts only before a paper."""
        if cue.value == "making" and not self._makes_paper(cue):
            return
        if cue.value == "represent" and self._text.endswith("yang ", 0, cue.start):
            self._represents = self._state in PARTY_ROLES and bool(self.clause.placed)
            self._state = self._state if self._represents else "other"
            return
        self.clause.signings.append(cue)
        if cue.value != "partner":  # "kerja sama" is a paper too
            self._open_act(cue)
        if self._inverted and cue.value == "passive" and not self.clause.placed:
            self._state = "attend"  # "Tampak hadir ketika naskah itu diteken [Camat X], [Camat Y]"
            return
        self._guests = False
        noun = cue.value == "partner" and _NOUNS.match(self._text, cue.start)
        if cue.value in ("active", "agreeing", "making", "bond", "partner") and not noun:
            take_subject(self._text, self.clause, cue)
        take_told(self._text, self.clause, cue)
        self._lead_behind(cue)

    def _makes_paper(self, cue: Cue) -> bool:
        """Whether a paper stands near behind a verb of making."""
        word = self._text[cue.start : cue.end].lower()
        reach = _FAR_REACH if word.startswith("menuangkan") else _NEAR_REACH if word in _MEANS else _REACH
        return any(0 <= paper - cue.end <= reach for paper in self._papers)

    def _open_act(self, cue: Cue) -> None:
        """Notes whether an act is one that is attended, or that tells when something else happened."""
        self._attended, self._act_end = self._guests and cue.value == "noun", cue.end
        whole = cue.value == "noun" or (cue.value == "passive" and self._text.startswith(",", cue.end))
        self._adjunct = whole and not self.clause.placed and is_adjunct(self._text, self.clause.start, cue.start)

    def _lead_behind(self, cue: Cue) -> None:
        """What a word of signing leads to: who signs, behind a passive or a noun; what is signed, behind a verb."""
        active, has_subject = cue.value == "active", bool(self.clause.having("subject"))
        self._relative = active and has_subject and self._text.endswith("yang ", self.clause.start, cue.start)
        inverted = active and not has_subject and self._text[max(0, cue.start - 5) : cue.start].lower() == "yang "
        self._names_signers = inverted and leads_to_signers(self._text, cue.end)
        self._enter("agent" if inverted or cue.value in ("passive", "noun", "represent", "agreed") else "object")
        if cue.value == "partner":
            self._state = "party"

    def _party(self, cue: Cue) -> None:
        """A word that leads to parties, to signers, or to the members of a list."""
        if cue.value == "antara" and papers_end(self.clause, cue.start):  # "kata Bupati X, MoU antara A dan B"
            self._enter("party")
            return
        self._leave_attended(cue.end)
        opens = self._state == "subject" and not self.clause.placed
        if opens and cue.value == "oleh":  # "Oleh X, naskah diteken"
            self._enter("agent")
        elif opens and (cue.value in BESIDE or _WITH_BODY.match(self._text, cue.start)):
            self._state, self._fronted = "party", True
        elif self._names_signers and cue.value in COPULAS:  # "yang meneken di atas naskah itu ialah Bupati X"
            self._enter("agent")
        elif self._guests or self._state in _OF_OTHERS or is_visit(self._text, self.clause, self._state, cue):
            return
        elif cue.value in LISTS:
            told = bool(self.clause.placed) and self.clause.placed[-1].role == self._state
            if self._state not in ("place", "topic") or (self._state == "place" and told):
                self._state = self._party_state or self._state
        elif self._state != "topic" or cue.value in OUT_OF_TOPIC:
            self._enter("party")

    def _enter(self, state: str) -> None:
        """Moves on to a state, to which a list leads back where it is one of parties."""
        self._state = state
        if state in PARTY_ROLES:
            self._party_state = state

    def _aside(self, cue: Cue) -> None:
        """Witnesses, guests and speakers, and those for whom somebody stands."""
        passing = _IN_PASSING.match(self._text, cue.end) if cue.role == "speech" and self._state != "subject" else None
        if passing:
            self._passed = passing.end()
        elif cue.value in ("mewakili", "atas nama"):
            self._stood_for = self._state in PARTY_ROLES
            self._state = self._state if self._stood_for else "other"
        elif cue.value == "hadir" and self._state != "subject":
            self._state = "other"
        elif cue.value == "diikuti" and goes_on_at(self._text, self.clause, cue.start):
            return
        elif self._relative and cue.role == "speech" and self._text[last_end(self.clause) : cue.start] == ", ":
            self._relative, self._state = False, "other"  # "X, yang meneken bersama Y, menilai …"
        else:
            self._attend(cue)

    def _attend(self, cue: Cue) -> None:
        """A verb of attendance or of saying: one in the active voice takes the phrases before it with it."""
        self._guests = cue.role in ("witness", "attend")
        self._inverted = "hadir" in cue.value and not self.clause.placed
        says = cue.role == "speech"
        relative = says and self._text.startswith(", yang ", last_end(self.clause)) and signs_last(self.clause)
        if relative or (says and speaks_after(self._text, self.clause, cue.start)):
            self._state = "other"  # "diteken Bupati X, yang mengaku lega, dan Y"
        elif cue.value in DOING or (says and _ACTIVE_SPEECH.match(cue.value)):
            take_doers(self.clause, cue.role)
            self._state = "subject" if says else "other"
        else:
            self._state = cue.role
