"""One clause read from left to right: what role each phrase has beside the words of signing.

A clause ends where a word opens a new one ("sementara", "usai"). Within it the last role word before a phrase governs
it: after "menandatangani MoU" come the partners behind "dengan", the topic behind "tentang", the place behind "di",
the witnesses behind "disaksikan". What stands before the verb is its subject.
"""

from __future__ import annotations

import re

from .clause_words import COPULAS, ITS_SIGNERS, SIDES, is_free_of_verbs, is_join, leads_to_signers
from .fitting import Standing, fits
from .going_on import begins_main, goes_on, goes_on_at, is_visit, last_end, papers_end, signs_last, speaks_after
from .guests import DOING, ends_adjunct, is_adjunct, is_parted
from .parties import Phrase
from .roles import Clause, Placed, settled
from .words import Cue, is_named

_LISTS = frozenset(
    (
        "yakni|yaitu|yang terdiri dari|terdiri dari|terdiri atas|antara lain|di antaranya|diantaranya|masing-masing"
        "|termasuk|seperti"
    ).split("|")
)
"""Words that open a list: its members have the role of what is listed."""
_OUT_OF_TOPIC = frozenset(
    "dengan,bersama,antara,melibatkan,mengikat,menggandeng,oleh,dilakukan oleh,dilakukan antara".split(",")
)
"""Words that lead back from what a paper is about to those whom it binds."""
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
_REACH = 25
"""Characters between a verb of making and its paper, at most: "membuat sebuah nota …"."""
_NOUNS = re.compile(r"kerja ?sama|kolaborasi|sinergi", re.IGNORECASE)
"""Words for cooperation that are no verbs: "sidang kerja sama"."""
_WHO_SIGNS = re.compile(
    r",? yang (?:juga |ikut |turut |langsung |sendiri )?(?:menandatangani|meneken|membubuhkan|teken)"
)
_COPULA = re.compile(r"(?<=\w)(?: tangan(?:nya)?)?(?: (?:adalah|ialah|yakni|yaitu|cukup|hanya)\b| ?:)")
"""What tells behind a word of signing who signs: "kata Bupati X, yang meneken ialah Y"."""
_PARTY_STATES = ("subject", "agent", "party")
_FRONTED = ("place", "topic", "other")
_ACTING = ("post", "person", "government", "body", "group")
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
        self._is_signed = listed or in_turn or bool(voices & {"active", "passive", "noun", "agreeing", "agreed"})
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
        last = placed[-1] if placed else None
        gap = self._text[last.phrase.end : phrase.start] if last else ""
        joined = last is not None and is_join(gap)
        fronted = self._fronted or self._state in ("topic", "place", "other", "witness", "attend")
        placed_in = self._state == "place" and phrase.form == "place"  # "di Kecamatan X, Kabupaten Y, …"
        if fronted and not placed_in and not self.clause.signings and between.rstrip().endswith((",", " pihak")):
            self._state, self._fronted = "subject", False
        if self._state == "agent" and re.match(r"\s*(?:itu|tersebut|ini|tadi)\s*,", between):
            self._state = "other"
        led = self._fronted and last is not None and not gap.strip()  # "Dengan kampus ini [Pemkab X] meneken"
        if led:
            self._state, self._fronted = "subject", False
        led_in = between.rstrip().endswith(":") or (between.strip() in SIDES and not self._guests)
        if self._state == "place" and led_in and self.clause.signings and phrase.form in ("post", "person"):
            self._state = "agent"  # "Yang meneken di situ tiga orang: Bupati X, …", "dari kampus Rektor Y"
        role = self._state
        its_own = role == "object" and phrase.form in ("post", "person") and between.strip() in ITS_SIGNERS
        if its_own or (
            role in ("object", "place", "topic") and goes_on(self._text, self.clause, role, phrase, between)
        ):
            role = self._state = "agent"  # nobody signs a person: "hadir menandatangani kepala cabangnya, Nama"
        if (role in _PARTY_STATES and not led and not fits(self.clause, self._standing(), phrase, between, joined)) or (
            last and joined and role in _PARTY_STATES and last.role == "other" and phrase.form in ("place", "name")
        ):
            role = "other"
        if role in _PARTY_STATES and gap == ", " and begins_main(self._text, self.clause, phrase):
            joined, role = False, self._main_role(phrase)
        self._adjunct, self._attended = False, self._attended and role not in _PARTY_STATES
        role, joined = self._represented(phrase, role, joined)
        placed.append(Placed(phrase, role, len(self.clause.signings), joined, bool(between.strip())))
        self._governor, self._behind_paper, self._behind_body = phrase.end, False, phrase.form == "body"

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
        if self._attended and self._state in _PARTY_STATES and is_parted(self._text, self._act_end, at):
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
        reach = (
            60
            if self._text[cue.start : cue.end].lower().startswith("menuangkan")
            else _REACH
            if self._text[cue.start : cue.end].lower() not in ("lewat", "melalui")
            else _REACH // 2
        )
        if cue.value == "making" and not any(0 <= paper - cue.end <= reach for paper in self._papers):
            return
        if cue.value == "represent" and self._text.endswith("yang ", 0, cue.start):
            self._represents = self._state in _PARTY_STATES and bool(self.clause.placed)
            self._state = self._state if self._represents else "other"
            return
        self.clause.signings.append(cue)
        if cue.value != "partner":  # "kerja sama" is a paper too
            self._attended, self._act_end = self._guests and cue.value == "noun", cue.end
            led = is_adjunct(self._text, self.clause.start, cue.start)
            whole = cue.value == "noun" or (cue.value == "passive" and self._text.startswith(",", cue.end))
            self._adjunct = whole and not self.clause.placed and led
        if self._inverted and cue.value == "passive" and not self.clause.placed:
            self._state = "attend"  # "Tampak hadir ketika naskah itu diteken [Camat X], [Camat Y]"
            return
        self._guests = False
        noun = cue.value == "partner" and _NOUNS.match(self._text, cue.start)
        if cue.value in ("active", "agreeing", "making", "bond", "partner") and not noun:
            self._take_subject(cue)
        self._take_told(cue)
        led = self._text.endswith("yang ", self.clause.start, cue.start)
        self._relative = cue.value == "active" and led and bool(self.clause.having("subject"))
        inverted = (
            cue.value == "active"
            and self._text[max(0, cue.start - 5) : cue.start].lower() == "yang "
            and not self.clause.having("subject")
        )
        self._names_signers = inverted and leads_to_signers(self._text, cue.end)
        self._enter("agent" if inverted or cue.value in ("passive", "noun", "represent", "agreed") else "object")
        if cue.value == "partner":
            self._state = "party"

    def _take_told(self, cue: Cue) -> None:
        """Who is named right before "yang menandatangani" signs, whatever else he does: "kata X yang meneken"."""
        placed = self.clause.placed
        told = cue.value == "active" or self._text.startswith("yang ", cue.start)
        if placed and told and placed[-1].role not in _PARTY_STATES and placed[-1].phrase.form in ("post", "person"):
            gap = self._text[placed[-1].phrase.end : cue.end]
            if _WHO_SIGNS.match(gap) and not _COPULA.search(self._text[cue.start : cue.end + 20]):
                placed[-1].role, placed[-1].after = "subject", len(self.clause.signings) - 1

    def _take_subject(self, cue: Cue) -> None:
        """The names right before a verb are its subject, though words of time or place open the clause: "Pada hari
        yang sama Bupati X menandatangani"."""
        placed = self.clause.placed
        if placed and placed[-1].phrase.form == "self" and not self._text[placed[-1].phrase.end : cue.start].strip():
            placed[-1].role, placed[-1].after = (
                "subject",
                len(self.clause.signings) - 1,
            )  # "…, kata X, sudah [ia] teken"
            return
        if not placed or placed[-1].role not in _FRONTED or placed[-1].phrase.form not in _ACTING:
            return
        if placed[-1].phrase in self.clause.stood_for:
            return
        if not is_free_of_verbs(self._text[placed[-1].phrase.end : cue.start]):
            return
        first = len(placed) - 1
        while first and placed[first - 1].role in _FRONTED:
            again = (
                bool(placed[first].phrase.parties) and placed[first].phrase.parties == placed[first - 1].phrase.parties
            )
            if not placed[first].joined and not again:  # "X yang diwakili pemegang saham X"
                break
            placed[first].joined = True
            first -= 1
        if not placed[first].loose and self._text[placed[-1].phrase.end : cue.start].strip():
            return
        for one in placed[first:]:
            one.role, one.after = "subject", len(self.clause.signings) - 1

    def _party(self, cue: Cue) -> None:
        if cue.value == "antara" and papers_end(self.clause, cue.start):  # "kata Bupati X, MoU antara A dan B"
            self._enter("party")
            return
        self._leave_attended(cue.end)
        if self._state == "subject" and cue.value == "oleh" and not self.clause.placed:  # "Oleh X, naskah diteken"
            self._enter("agent")
            return
        if (
            self._state == "subject"
            and not self.clause.placed
            and (
                cue.value in ("bersama", "bareng", "menggandeng", "gandeng")
                or _WITH_BODY.match(self._text, cue.start) is not None
            )
        ):
            self._state, self._fronted = "party", True
            return
        if self._names_signers and cue.value in COPULAS:  # "yang meneken di atas naskah itu ialah Bupati X"
            self._enter("agent")
            return
        if (
            self._guests
            or self._state in ("witness", "attend", "speech", "subject")
            or is_visit(self._text, self.clause, self._state, cue)
        ):
            return
        if cue.value in _LISTS:
            told = bool(self.clause.placed) and self.clause.placed[-1].role == self._state
            if self._state not in ("place", "topic") or (self._state == "place" and told):
                self._state = self._party_state or self._state
        elif self._state != "topic" or cue.value in _OUT_OF_TOPIC:
            self._enter("party")

    def _enter(self, state: str) -> None:
        self._state = state
        if state in _PARTY_STATES:
            self._party_state = state

    def _aside(self, cue: Cue) -> None:
        """Witnesses, guests and speakers; a verb in the active voice takes the phrases before it with it."""
        passing = _IN_PASSING.match(self._text, cue.end) if cue.role == "speech" and self._state != "subject" else None
        if passing:
            self._passed = passing.end()
            return
        if cue.value in ("mewakili", "atas nama"):
            self._stood_for = self._state in _PARTY_STATES
            if not self._stood_for:
                self._state = "other"
        elif cue.value == "hadir" and self._state != "subject":
            self._state = "other"
        elif cue.value == "diikuti" and goes_on_at(self._text, self.clause, cue.start):
            return
        elif self._relative and cue.role == "speech" and self._text[last_end(self.clause) : cue.start] == ", ":
            self._relative, self._state = False, "other"  # "X, yang meneken bersama Y, menilai …"
        else:
            self._guests = cue.role in ("witness", "attend")
            self._inverted = "hadir" in cue.value and not self.clause.placed
            if (
                self._text.startswith(", yang ", last_end(self.clause))
                and cue.role == "speech"
                and signs_last(self.clause)
            ):
                self._state = "other"  # "diteken Bupati X, yang mengaku lega, dan Y"
            elif cue.role == "speech" and speaks_after(self._text, self.clause, cue.start):
                self._state = "other"
            elif cue.value in DOING or (cue.role == "speech" and _ACTIVE_SPEECH.match(cue.value)):
                self._take_doers(cue.role)
            else:
                self._state = cue.role

    def _take_doers(self, role: str) -> None:
        """The subject of a verb of saying or of attendance, before it, is no party of a signing."""
        placed, says = self.clause.placed, role == "speech"
        index = len(placed) - 1
        while index >= 0 and placed[index].role in _PARTY_STATES and placed[index].after == len(self.clause.signings):
            one = placed[index]
            if says and one.role != "subject" and one.joined and index < len(placed) - 1:
                break
            one.role = "speaker" if says else role
            if says:
                self.clause.speakers.append(one.phrase)
            if not one.joined:
                break
            index -= 1
        self._state = "subject" if says else "other"
