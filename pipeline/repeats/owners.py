"""Who owns a paragraph: the first of all that are the same or near, in an order that no run can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .compare import same_or_near
from .fold import Form

Ref = TypeVar("Ref")

MAX_COMPARED = 64  # owners compared with one paragraph; more share a key only where a template runs wild


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Ref]):
    """A paragraph to be placed: who it is, its form, and the keys under which it may meet others."""

    ref: Ref
    form: Form
    keys: tuple[int, ...]


@dataclass(slots=True)
class _Owners(Generic[Ref]):
    exact: dict[tuple[str, ...], int] = field(default_factory=dict)
    near: dict[int, list[int]] = field(default_factory=dict)
    known: list[Candidate[Ref]] = field(default_factory=list)

    def find(self, candidate: Candidate[Ref]) -> Ref | None:
        """The first owner that is the same paragraph or a near one."""
        exact = self.exact.get(candidate.form.words, len(self.known))
        meeting = sorted({rank for key in candidate.keys for rank in self.near.get(key, ()) if rank < exact})
        for rank in meeting[:MAX_COMPARED]:
            if same_or_near(self.known[rank].form, candidate.form):
                return self.known[rank].ref
        return self.known[exact].ref if exact < len(self.known) else None

    def add(self, candidate: Candidate[Ref]) -> None:
        rank = len(self.known)
        self.known.append(candidate)
        self.exact.setdefault(candidate.form.words, rank)
        for key in candidate.keys:
            self.near.setdefault(key, []).append(rank)


def owners(candidates: Iterable[Candidate[Ref]]) -> dict[Ref, Ref]:
    """The owner of every candidate that repeats an earlier one; owners themselves are not in the result.

    The candidates must come in order of age: the first of a kind is its owner. Nearness is not transitive, so a
    paragraph is only ever laid to an owner that it was itself compared with, never to a chain of edits.
    """
    known: _Owners[Ref] = _Owners()
    found: dict[Ref, Ref] = {}
    for candidate in candidates:
        owner = known.find(candidate)
        if owner is None:
            known.add(candidate)
        else:
            found[candidate.ref] = owner
    return found
