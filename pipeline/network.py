"""Who works with whom: the agreements of many records as one graph, each act once however many articles tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from ..extractors.agreements.organisation_words import organisation_words
from ..extractors.agreements.parties import folded
from ..extractors.document import Agreement, Participant
from .records import Record

if TYPE_CHECKING:
    import networkx as nx

NEAR_DAYS = 3
"""Days between the dates that two articles give for one act, at most: "kemarin" and a day of printing make two."""

NEAR_PUBLICATION = 14
"""Days between the publication of two articles on one act where one gives no date of signing."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of signing, as told by one article or several.

    ``parties`` maps each participant's key (the code of a region, else its name folded) to the fullest naming.
    ``date`` is the earliest that is told (EDTF), None where no article gives one. ``records`` are the ids of the
    articles, in order; ``places`` where each tells of it (id, start, end).
    """

    kind: str
    status: str
    parties: dict[str, Participant]
    date: str | None
    subjects: tuple[str, ...]
    records: tuple[str, ...]
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    agreement: Agreement
    parties: dict[str, Participant]
    record: str
    published: str | None

    @property
    def order(self) -> tuple[str, str, str]:
        return (self.agreement.date or self.published or "9999", self.record, self.agreement.kind)


def joint_acts(records: Iterable[Record]) -> list[Act]:
    """The acts behind the agreements of ``records``, in order of date, the same for any order of the records.

    Two agreements are one act where they have the same participants, kind and status, and dates at most
    ``NEAR_DAYS`` apart; where one has no date, the articles must be published at most ``NEAR_PUBLICATION`` days
    apart. Two agreements of one article are never one act.
    """
    told = sorted(
        (
            _Told(agreement, {_key(party): party for party in agreement.participants}, record.id, record.published)
            for record in records
            for agreement in record.agreements
        ),
        key=lambda one: one.order,
    )
    groups: dict[tuple[frozenset[str], str], list[list[_Told]]] = defaultdict(list)
    for one in told:
        candidates = groups[(frozenset(one.parties), one.agreement.status)]
        home = next((group for group in candidates if _is_same_act(group, one)), None)
        if home is None:
            candidates.append([one])
        else:
            home.append(one)
    acts = [_act(group) for candidates in groups.values() for group in candidates]
    return sorted(acts, key=lambda act: (act.date or "9999", act.records, act.kind, sorted(act.parties)))


def agreement_network(records: Iterable[Record]) -> nx.MultiGraph[str]:
    """The participants of all agreements as nodes, each act as an edge between every two of its participants.

    Nodes are keyed by the code of a region ("35.72") or the name folded ("universitas brawijaya"), with ``name``,
    ``code`` (None for all but local governments) and ``kind``. Edges have ``date`` (EDTF or None), ``kind``,
    ``status``, ``subjects``, ``records`` (the ids of the articles) and, as their key, the number of the act in
    ``joint_acts``. An act with one participant gives a node without an edge.
    """
    import networkx as nx  # slow to import, and needed here alone

    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for number, act in enumerate(joint_acts(records)):
        for key, party in act.parties.items():
            if key not in graph:
                graph.add_node(key, name=party.name, code=_code(party), kind=party.kind)
        for one, other in combinations(sorted(act.parties), 2):
            graph.add_edge(
                one,
                other,
                key=number,
                date=act.date,
                kind=act.kind,
                status=act.status,
                subjects=act.subjects,
                records=act.records,
            )
    return graph


def _key(party: Participant) -> str:
    code = _code(party)
    name = folded(party.name)
    return code or _full_names().get(name, name)


def _code(party: Participant) -> str | None:
    return party.region if party.kind == "pemda" else None


@cache
def _full_names() -> dict[str, str]:
    """From every short name in the table of synonyms to the longest one: "ugm" → "universitas gadjah mada"."""
    return {folded(form): folded(max(group, key=len)) for group in organisation_words().synonyms for form in group}


def _is_same_act(group: list[_Told], one: _Told) -> bool:
    if any(known.record == one.record for known in group):
        return False
    kinds = {known.agreement.kind for known in group} | {one.agreement.kind}
    if len(kinds - {"lainnya"}) > 1:
        return False
    return all(_are_near(known, one) for known in group)


def _are_near(one: _Told, other: _Told) -> bool:
    if one.agreement.date and other.agreement.date:
        return one.agreement.date == other.agreement.date or _within(
            one.agreement.date, other.agreement.date, NEAR_DAYS
        )
    days = (one.agreement.date or one.published, other.agreement.date or other.published)
    return bool(days[0] and days[1] and _within(days[0], days[1], NEAR_PUBLICATION))


def _within(one: str, other: str, days: int) -> bool:
    """Whether two EDTF days are near; months and ranges are near only where they are equal."""
    if one == other:
        return True
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= days
    except ValueError:
        return False


def _act(group: list[_Told]) -> Act:
    parties: dict[str, Participant] = {}
    for one in group:
        for key, party in one.parties.items():
            parties[key] = max(parties.get(key, party), party, key=lambda named: (len(named.name), named.name))
    kinds = [one.agreement.kind for one in group if one.agreement.kind != "lainnya"]
    return Act(
        kind=kinds[0] if kinds else "lainnya",
        status=group[0].agreement.status,
        parties=dict(sorted(parties.items())),
        date=min((one.agreement.date for one in group if one.agreement.date), default=None),
        subjects=tuple(dict.fromkeys(subject for one in group for subject in one.agreement.subjects)),
        records=tuple(sorted(one.record for one in group)),
        places=tuple(sorted((one.record, e.start, e.end) for one in group for e in one.agreement.evidence[:1])),
    )
