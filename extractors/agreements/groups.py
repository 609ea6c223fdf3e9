"""Whom "kedua daerah", "keduanya", "pihaknya" and "lima kabupaten itu" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Participant, Region
from ..regions.gazetteer import gazetteer
from .parties import Phrase, government, merged
from .words import either

_GOVERNMENTS = re.compile(either("group", governments=True), re.IGNORECASE)
_ABROAD = re.compile(r"(?:Kota|Provinsi|Prefektur|Negara Bagian|Kanton) ")
_GOVERNED = frozenset(["government", "post", "place", "person"])
_BOUND = frozenset(["government", "post", "body", "person"])


def is_governments(phrase: Phrase) -> bool:
    """Whether a group is one of local governments by its noun."""
    return _GOVERNMENTS.fullmatch(phrase.noun) is not None


def _governs(party: Participant) -> bool:
    """Whether a body is a local government, here or abroad: "Kota Minasaka"."""
    return party.kind == "pemda" or (party.kind == "asing" and _ABROAD.match(party.name) is not None)


def resolve_group(phrase: Phrase, known: Sequence[Participant], before: Sequence[Phrase]) -> tuple[Participant, ...]:
    """The members of a group: the parties known of the act if their number fits, else the last ones named before it.

    Empty where the number is not told or fewer are named.
    """
    fits = [party for party in known if _governs(party)] if is_governments(phrase) else list(known)
    if fits and (phrase.count in (0, len(fits))):
        return tuple(fits)
    if not phrase.count:
        return ()
    found: list[Participant] = []
    for one in reversed(before):
        abroad = is_governments(phrase) and any(party.kind == "asing" for party in one.parties)
        if abroad or one.form in (_GOVERNED if is_governments(phrase) else _BOUND):
            wanted = [party for party in one.parties if _governs(party) or not is_governments(phrase)]
            found = merged(found, tuple(wanted))
        if len(found) >= phrase.count:
            return tuple(reversed(found[: phrase.count]))
    return ()


def resolve_self(
    phrase: Phrase, before: Sequence[Phrase], home: str | None
) -> tuple[tuple[Participant, ...], Phrase | None]:
    """Whom "pihaknya" or "kami" binds: the body of the person named last; and that person.

    "Pemkab", "Pemkot", "Pemda" alone are the article's own government, where it is of their level, else the one named
    last.
    """
    if phrase.noun in ("kabupaten", "kota", "provinsi", "daerah"):
        if home and phrase.noun in ("daerah", gazetteer().level(home)):
            return (government(gazetteer().places[home]),), None
        for one in reversed(before):
            for party in one.parties:
                if (
                    party.kind == "pemda"
                    and party.region
                    and phrase.noun in ("daerah", gazetteer().level(party.region))
                ):
                    return (party,), None
        return (), None
    for one in reversed(before):
        if one.form in ("post", "person") and one.parties and one.person:
            return one.parties, one
    return (), None


def home_region(regions: Sequence[Region], dateline_region: str | None) -> str | None:
    """The article's own region: that of the dateline, else the kabupaten or kota named most."""
    if dateline_region:
        return dateline_region
    local = [region for region in regions if region.level in ("kabupaten", "kota", "provinsi")]
    return max(local, key=lambda region: len(region.mentions)).code if local else None
