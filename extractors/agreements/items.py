"""An act made into the agreement that the record holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Agreement, DateMention, Document, Participant, Signatory, Span, Witness
from .acts import Act
from .capitals import is_country
from .frames import Frame
from .judging import Judge
from .parties import HEAD_POSTS, folded, same
from .places import Places
from .resolving import SIGNING
from .sentences import Sentence
from .subjects import subjects_of
from .when_where import day_of_event, place_of

_FORCES = frozenset("TNI Polri POLRI TNI-Polri TNI-POLRI TNI/Polri TNI/POLRI Kepolisian Kejaksaan".split())
"""The forces as a whole, that stand for their units of a place."""


_COUNCIL = re.compile(r"(?:DPR[DKP]|Dewan Perwakilan Rakyat|Majelis Permusyawaratan)", re.IGNORECASE)
_NEAR = 3
"""Sentences between a paper and the budget or bylaw that it approves, at most."""


def agreement_of(
    document: Document,
    act: Act,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    places: Places,
    judge: Judge,
) -> Agreement | None:
    """The agreement of an act; None where too little is named: one party counts only for a paper that is signed."""
    signers = _signatories(act)
    parties = _without_wholes(judge.parties(act, parties_told(act)), document.text)
    if not _is_enough(act, parties, any(frame.strength == "signed" for frame in act.frames)):
        return None
    told = day_told(document, act, dates)
    day = told if told and act.frames[0].listed else judge.day(act, told)  # a line of a list tells its own day
    frames = _in_order(act)
    first = _main(frames)
    status = act.status
    if status == "signed" and day and document.published and len(document.published) == len(day) == len("2025-01-31"):
        status = "planned" if day > document.published else status
    place, place_region = next(
        (found for found in (place_of(document, f, places) for f in frames) if found[0]), (None, None)
    )
    spans = dict.fromkeys(Span(frame.start, frame.end) for frame in frames)
    return Agreement(
        kind=act.kind,
        status="ended" if status == "ended" else "planned" if status == "planned" else "signed",
        participants=tuple(parties),
        signatories=tuple(_with_party(one, parties) for one in signers),
        witnesses=tuple(_witnesses(act)),
        date=day,
        place=place,
        place_region=place_region,
        subjects=subjects_of(document, frames, sentences),
        evidence=tuple(document.quote(span) for span in spans if span.start < span.end),
        rule=f"agreements/{'untold' if judge.is_untold(act) else first.strength}",
    )


def with_shared_day(items: Sequence[Agreement]) -> list[Agreement]:
    """The agreements of an article, those signed without a day on the one day of the others that are."""
    days = {item.date for item in items if item.status == "signed" and item.date}
    day = days.pop() if len(days) == 1 else None
    return [replace(item, date=day) if day and item.status == "signed" and not item.date else item for item in items]


def _without_wholes(parties: list[Participant], text: str) -> list[Participant]:
    """Parties without those that others stand for: the forces beside a unit of theirs ("TNI-Polri" and "Polres Alor"),
    "para bupati" beside two governments at least, the office of a director general beside the ministry."""
    units = any(party.kind == "tni_polri_kejaksaan" and party.name not in _FORCES for party in parties)
    named = sum(party.kind == "pemda" and party.region is not None for party in parties)
    ministry = any(party.name.startswith("Kementerian ") for party in parties)
    return [
        party
        for party in parties
        if not (
            (units and party.name in _FORCES)
            or (named > 1 and party.name.startswith("para ") and " se" not in party.name)
            or (ministry and party.name.startswith("Ditjen ") and party.name not in text)
        )
    ]


def is_approval(item: Agreement, act: Act, approvals: Sequence[int]) -> bool:
    """Whether an agreement is head and council's joint approval of a bylaw or a budget, which is none; the sentences
    ``approvals`` speak of such."""
    councils = [party for party in item.participants if _COUNCIL.match(party.name)]
    others = [party for party in item.participants if party.kind != "pemda" and party not in councils]
    near = (abs(at - frame.sentence.index) <= _NEAR for frame in act.frames for at in approvals)
    return bool(councils) and not others and any(near)


def day_told(document: Document, act: Act, dates: Sequence[DateMention]) -> str | None:
    """The day of an act by the rules."""
    frames = _in_order(act)
    strong = any(frame.strength in ("signed", "paper", "sign") for frame in frames)
    if act.day is None and act.status == "signed" and strong and not any(frame.past for frame in frames):
        return day_of_event(document, _main(frames), dates)
    return act.day


def _in_order(act: Act) -> list[Frame]:
    return sorted(act.frames, key=lambda frame: frame.start)


def _main(frames: Sequence[Frame]) -> Frame:
    """The first frame that names the paper or the signing."""
    return next((frame for frame in frames if frame.strength in ("signed", "paper")), frames[0])


def _is_enough(act: Act, parties: list[Participant], signed: bool) -> bool:
    """Whether enough is named: two parties, one of them by more than its capitals; one alone only for a named paper."""
    loose = act.loose_names()
    sure = [party for party in parties if not any(same(party, one) for one in loose)]
    if not sure:
        return signed and len(parties) > 1 and not any(frame.loose for frame in act.frames)
    if len(parties) < 2:
        named = bool(parties) and parties[0] in act.leading
        signed = any(frame.strength in SIGNING and (named or _names(frame, parties[0])) for frame in act.frames)
        heads = any(one.person and one.person.post in HEAD_POSTS for one in act.signers)
        signed_by = heads and act.kind in ("kesepakatan_bersama", "komitmen_bersama")
        return signed and (signed_by or act.kind in ("perjanjian_kerja_sama", "nota_kesepahaman", "letter_of_intent"))
    local = any(party.kind == "pemda" for party in sure)
    return local or len(sure) > 1 or not any(frame.loose for frame in act.frames)


def _names(frame: Frame, party: Participant) -> bool:
    """Whether a frame itself names a party, or means it by "kami"."""
    return any(one.form == "self" or any(same(party, own) for own in one.parties) for one in frame.parties)


def parties_told(act: Act) -> list[Participant]:
    """The parties by the rules; an office that is named only in the post of one who signs stands for its government
    or campus."""
    signing = [party for phrase in act.signers if phrase.form == "post" for party in phrase.parties]
    found: list[Participant] = []
    states = [party for party in act.parties if is_country(party.name)]
    bodies = [party for party in act.parties if party not in states]
    for party in bodies if len(bodies) > 1 and len(states) == 1 else act.parties:
        stands_for = any(_stands_for(party, other) for other in act.parties) and any(
            same(party, one) for one in signing
        )
        named = party in act.named
        if not (stands_for and not named) and not any(same(party, known) for known in found):
            found.append(party)
    return found


def _stands_for(office: Participant, whole: Participant) -> bool:
    if office.kind == "opd":
        return whole.kind == "pemda" and whole.region == office.region
    return (
        office.name.startswith("Fakultas")
        and whole.kind == "perguruan_tinggi"
        and not whole.name.startswith("Fakultas")
    )


def _signatories(act: Act) -> list[tuple[Signatory, tuple[Participant, ...]]]:
    found: dict[tuple[str | None, str | None, str | None], tuple[Signatory, tuple[Participant, ...]]] = {}
    for phrase in act.signers:
        person = phrase.person
        if person is None or not (person.name or person.post):
            continue
        whose = folded(phrase.parties[0].name) if phrase.parties else str(phrase.start)
        private = whose if person.post == "lainnya" else None
        key = (folded(person.name), None, None) if person.name else (private, person.post, person.region)
        found.setdefault(key, (Signatory(person.name, person.post, person.region, None), phrase.parties))
    named = {(one.post, one.region) for one, _ in found.values() if one.name}
    return [pair for pair in found.values() if pair[0].name or (pair[0].post, pair[0].region) not in named]


def _with_party(pair: tuple[Signatory, tuple[Participant, ...]], parties: list[Participant]) -> Signatory:
    signatory, bound = pair
    for index, party in enumerate(parties):
        if any(same(party, one) or (one.region and one.region == party.region) for one in bound):
            return Signatory(signatory.name, signatory.post, signatory.region, index)
    return signatory


def _witnesses(act: Act) -> list[Witness]:
    signing = {folded(one.person.name) for one in act.signers if one.person and one.person.name}
    found: dict[str, Witness] = {}
    for phrase in act.witnesses:
        person = phrase.person
        if person and person.name and folded(person.name) not in signing:
            found.setdefault(folded(person.name), Witness(person.name, person.post, person.region))
    return list(found.values())
