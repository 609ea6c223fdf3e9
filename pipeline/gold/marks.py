"""Labels as people draw them in a tool: marks on the text, and links between marks.

One table, ``KINDS``, says which kinds of mark there are and what is noted on each; Label Studio's configuration and
brat's are made from it. A mark's words are what stands in the text; a fact ``name`` is noted only where the name that
counts is another ("Syauqul Muhibbin" on the words "Mas Ibin").
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from .vocabulary import (
    ACTING,
    AGREEMENT_STATUSES,
    AGREEMENTS,
    INSTRUMENTS,
    PARTICIPANTS,
    POSTS,
    PREDICATES,
    SAKIP_STATUSES,
    SUBJECTS,
    TENURES,
)

YES = ("yes",)
FREE: tuple[str, ...] = ()
"""The values of a fact that is written, not chosen."""

KINDS: dict[str, dict[str, Sequence[str]]] = {
    "region": {"code": FREE, "optional": YES},
    "date": {"value": FREE},
    "official": {"name": FREE},
    "alias": {"name": FREE},
    "post": {"post": POSTS, "region": FREE, "acting": ACTING, "tenure": TENURES},
    "sakip": {
        "subject": FREE,
        "subject_kind": SUBJECTS,
        "subject_region": FREE,
        "instrument": INSTRUMENTS,
        "predicate": PREDICATES["RB"],
        "score": FREE,
        "year": FREE,
        "status": SAKIP_STATUSES,
    },
    "agreement": {
        "kind": AGREEMENTS,
        "status": AGREEMENT_STATUSES,
        "date": FREE,
        "place": FREE,
        "place_region": FREE,
        "subjects": FREE,
    },
    "participant": {"name": FREE, "kind": PARTICIPANTS, "region": FREE},
    "signatory": {"name": FREE, "by_post": YES, "post": POSTS, "region": FREE},
    "witness": {"name": FREE, "post": POSTS, "region": FREE},
    "repeat": {"elsewhere": YES},
}
"""Kind of mark → fact → the values to choose from. Several ``subjects`` are parted by " | "."""

LINKS = {
    "alias_of": (("alias",), "official"),
    "holds": (("official",), "post"),
    "part_of": (("participant", "signatory", "witness"), "agreement"),
}
"""Kind of link → the kinds of mark it comes from, and the kind it leads to."""

PARTIES = {"participant": "participants", "signatory": "signatories", "witness": "witnesses"}
"""Kind of mark → the list of an agreement that it belongs to."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, ``[start, end)`` in code points, with what is noted on them."""

    id: str
    kind: str
    start: int
    end: int
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """From one mark's id to another's."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One article with its marks; ``id`` is that of its label, ``text_sha256`` of the text as the record has it."""

    id: str
    text: str
    text_sha256: str | None
    url: str | None
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    notes: str = ""


def sha256(text: str) -> str:
    """The digest that ``text_sha256`` holds."""
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(text: str, start: int, end: int) -> str:
    """The words of a mark as a label quotes them: white space folded to one blank."""
    return " ".join(text[start:end].split())
