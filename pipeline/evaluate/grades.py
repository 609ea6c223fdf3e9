"""Judging SAKIP and RB grades, and agreements (contract, section 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..gold import JSON, AgreementLabel, Label, ParticipantLabel, SakipLabel, SignatoryLabel
from .judging import Judge, Outcome, fold, items, said, same_body, same_words
from .matching import pairs


def _same_grade(label: SakipLabel, item: JSON) -> bool:
    if not same_body(label.subject.name, label.subject.region, item["subject"]):
        return False
    if (label.instrument, label.predicate) != (item["instrument"], item["predicate"]):
        return False
    return label.predicate is not None or label.score == item["score"]


def _same_assessment(label: SakipLabel, item: JSON) -> bool:
    facts = (label.score, label.year, label.status)
    return _same_grade(label, item) and facts == (item["score"], item["year"], item["status"])


def _near_grade(label: SakipLabel, item: JSON) -> bool:
    same_subject = same_body(label.subject.name, label.subject.region, item["subject"])
    same_facts = label.predicate == item["predicate"] and label.status == item["status"]
    return label.instrument == item["instrument"] and (same_subject or same_facts)


def _sakip(is_right: Callable[[SakipLabel, JSON], bool]) -> Callable[[Label, JSON | None], list[Outcome] | None]:
    judge: Judge[SakipLabel] = Judge(
        is_right,
        lambda s: said(s.subject.name, s.instrument, s.predicate, s.score, s.year, s.status),
        lambda s: said(
            s["subject"]["name"], *(s[key] for key in ("instrument", "predicate", "score", "year", "status"))
        ),
        _near_grade,
        lambda s: (f"“{s.predicate}”", f'"{s.predicate}"', s.instrument, s.subject.name),
    )
    return lambda label, record: (
        None if label.sakip is None else judge.outcomes(label.sakip, items(record, "sakip"), record)
    )


sakip_grade = _sakip(_same_grade)
sakip_full = _sakip(_same_assessment)


def _same_participant(label: ParticipantLabel, item: JSON) -> bool:
    return same_body(label.name, label.region, item)


def _acts(label: Label, record: JSON | None) -> list[tuple[AgreementLabel | None, JSON | None]]:
    """Labelled and found agreements side by side: those that share most participants first, ties in order."""
    labelled, found = list(label.agreements or ()), items(record, "agreements")
    shared = sorted(
        (-len(pairs(act.participants, item["participants"], _same_participant)), i, j)
        for i, act in enumerate(labelled)
        for j, item in enumerate(found)
    )
    partner: dict[int, int] = {}
    for overlap, i, j in shared:
        if overlap and i not in partner and j not in partner.values():
            partner[i] = j
    both = [(act, found[partner[i]] if i in partner else None) for i, act in enumerate(labelled)]
    return both + [(None, item) for j, item in enumerate(found) if j not in partner.values()]


_PARTICIPANT: Judge[ParticipantLabel] = Judge(
    _same_participant,
    lambda participant: participant.name,
    lambda item: str(item["name"]),
    lambda participant, item: same_words(participant.name, item["name"]),
    lambda participant: (participant.name,),
)


def participants(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None
    return [
        outcome
        for act, item in _acts(label, record)
        for outcome in _PARTICIPANT.outcomes(act.participants if act else (), _parts(item, "participants"), record)
    ]


def _parts(item: JSON | None, field: str) -> list[JSON]:
    """The parts of a found agreement, each with the place where the agreement was found."""
    return [{"evidence": item.get("evidence"), **part} for part in item[field]] if item else []


def _same_signatory(signatory: SignatoryLabel, item: JSON) -> bool:
    if signatory.name is None:
        return item["name"] is None and (signatory.post, signatory.region) == (item["post"], item["region"])
    return item["name"] is not None and fold(signatory.name) == fold(item["name"])


def _near_signatory(signatory: SignatoryLabel, item: JSON) -> bool:
    same_post = signatory.post is not None and (signatory.post, signatory.region) == (item["post"], item["region"])
    return same_post or same_words(signatory.name or "", item["name"] or "")


_SIGNATORY: Judge[SignatoryLabel] = Judge(
    _same_signatory,
    lambda signatory: said(signatory.name, signatory.post),
    lambda item: said(item["name"], item["post"]),
    _near_signatory,
    lambda signatory: (signatory.name or "",),
)


def signatories(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None
    return [
        outcome
        for act, item in _acts(label, record)
        for outcome in _SIGNATORY.outcomes(act.signatories if act else (), _parts(item, "signatories"), record)
    ]


def _shared(act: AgreementLabel, item: JSON) -> int:
    return len(pairs(act.participants, item["participants"], _same_participant))


def _same_agreement(act: AgreementLabel, item: JSON) -> bool:
    whole = _shared(act, item) == len(act.participants) == len(item["participants"])
    return whole and (act.kind, act.status, act.date) == (item["kind"], item["status"], item["date"])


_AGREEMENT: Judge[AgreementLabel] = Judge(
    _same_agreement,
    lambda act: _said(act.model_dump()),
    lambda item: _said(item),
    lambda act, item: _shared(act, item) > 0,
    lambda act: tuple(participant.name for participant in act.participants),
)


def _said(act: dict[str, Any]) -> str:
    names = ", ".join(participant["name"] for participant in act["participants"])
    return said(act["kind"], act["status"], act["date"]) + f": {names}"


def agreements(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None
    return _AGREEMENT.outcomes(label.agreements, items(record, "agreements"), record)
