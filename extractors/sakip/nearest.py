"""The list of bodies that stands nearest before a value, past those that only tell where, or more of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .marks import Body, Value

LIST = re.compile(
    r"\s*(?:\([^()\d]{1,30}\)\s*)?(?:,|,?\s*(?:dan|serta|maupun|bersama|sama|dengan|hingga|sampai|plus|lalu|juga|&)\s|/|;)\s*(?:juga\s+|dan\s+|dengan\s+)?"
    r"(?:pemerintah\s+|pemkab\s+|pemkot\s+|pemko\s+|pemprov\s+|pemda\s+|kabupaten\s+|kota\s+|provinsi\s+){0,2}(?:\(pem\w+\)\s+)?",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"(?:Kab\.|Kabupaten|Kota|Provinsi|Pemkab|Pemkot|Pemprov)(?:\s[A-Z][\w'-]+){1,3}(?:,?\s(?:dan|serta)\s|,\s)"
)
"""A member of a list that is no known region."""
_INSERTED = re.compile(
    r",\s(?:yang|tempat|satuan\skerja|unit|bagian|kawasan|ibu\s?kota|tetangga|saudara|daerah|pecahan)\s[^,.;]*,"
)
"""A clause that only tells more of the body before it: "Siak, yang mengapit kota ini, memperoleh B"."""


_ONE_AMONG = re.compile(
    r"\b(?:kabupaten|kota|daerah|pemda|provinsi|satu|pertama|teratas|terbaik)\s(?:di|se|dari)[\s-](?:provinsi\s)?\Z",
    re.IGNORECASE,
)
"""Before a region that only tells among whom another one stands: "satu-satunya kabupaten di Riau yang ..."."""


_LIKENED = re.compile(r"\b(?:seperti|macam|misalnya|contohnya|termasuk|layaknya)\s(?:\w+\s)?\Z", re.IGNORECASE)


def groups(text: str, bodies: Sequence[Body], values: Sequence[Value]) -> list[list[Body]]:
    """Bodies that stand in one list, in order; a value ends a list. Pronouns and crowds stand alone."""
    found: list[list[Body]] = []
    for body in bodies:
        last = found[-1][-1] if found else None
        if last is not None and (last.start, last.end) == (body.start, body.end):
            found[-1].append(body)
        elif (
            last is not None
            and not _between(values, last, body)
            and _are_listed(last, body, text[last.end : body.start])
        ):
            found[-1].append(replace(body, manner=last.manner))
        else:
            found.append([body])
    return found


def _between(values: Sequence[Value], one: Body, other: Body) -> bool:
    return any(one.end <= value.start < other.start for value in values)


def _are_listed(one: Body, other: Body, between: str) -> bool:
    """Whether two bodies are members of one list; what stands aside is followed by "dan", not by a comma alone.

    Names between that are of no known region (misspelt ones) are passed over.
    """
    between = UNKNOWN.sub("", between)
    if {"crowd", "pronoun"} & {one.manner, other.manner} or not LIST.fullmatch(between):
        return False
    return one.manner == other.manner or re.search(r"\b(?:dan|serta|maupun)\b|&|/", between) is not None


def _is_apposed(text: str, body: Body, bodies: Sequence[Body]) -> bool:
    """Whether a group only says what the bodies before it are: "Siak dan Kampar, dua tetangga lain, ..."."""
    if body.manner != "crowd" or not re.match(r"[^.;,]{0,24},", text[body.end : body.end + 26]):
        return False
    return any(other.end <= body.start and re.fullmatch(r",\s", text[other.end : body.start]) for other in bodies)


def _is_place_of(text: str, lists: Sequence[Sequence[Body]], group: Sequence[Body]) -> bool:
    """Whether the group only tells where the body right before it lies: "Pinrang di Sulawesi Selatan yang ..."."""
    if group[0].manner == "aside" and _ONE_AMONG.search(text, max(0, group[0].start - 40), group[0].start):
        return True
    return any(
        other[0].manner == "named"
        and re.fullmatch(r"\s(?:di|,)\s(?:provinsi\s)?", text[other[-1].end : group[0].start], re.I)
        for other in lists
    )


def _is_in_relative(text: str, lists: Sequence[Sequence[Body]], group: Sequence[Body]) -> bool:
    """Whether the group stands in a clause about the body before it: "Payakumbuh yang diapit Agam masih A"."""
    return any(
        other[0].manner == "named"
        and re.fullmatch(
            r"\s(?:yang|tempat)\s(?:di|me|ber|ter)\w+\s(?:oleh\s|dengan\s)?", text[other[-1].end : group[0].start]
        )
        for other in lists
    )


_MEAN = re.compile(r"rata-rata|rerata", re.IGNORECASE)


def is_mean_of(text: str, bodies: Sequence[Body], chosen: Body) -> bool:
    """Whether the body only tells whose parts a mean is of: "rata-rata nilai OPD Siak"."""
    return any(
        body.manner == "crowd"
        and body.end <= chosen.start
        and _MEAN.match(text, body.start)
        and not re.search(r"[,;:.]\s", text[body.end : chosen.start])
        for body in bodies
    )


def nearest(text: str, bodies: Sequence[Body], at: int, values: Sequence[Value]) -> list[Body]:
    """The list of bodies that stands nearest before ``at``: heads of a relative clause and named ones first."""
    inserted = [match.span() for match in _INSERTED.finditer(text, bodies[0].end, at)] if bodies else []
    bodies = [body for body in bodies if not any(left < body.start < right for left, right in inserted)] or bodies
    lists = [group for group in groups(text, bodies, values) if not _is_apposed(text[:at], group[0], bodies)]
    lists = [group for group in lists if not _is_in_relative(text, lists, group)]
    for group in reversed(lists):
        if group[0].manner != "aside" and group[0].manner != "post":
            return group
        if _is_place_of(text, lists, group):
            continue
        relative = re.match(r"\W*(?:[\w\s]{0,70},)?\s*yang\b", text[group[-1].end : at])
        likened = _LIKENED.search(text, max(0, group[0].start - 40), group[0].start)
        if relative and (likened or not any(other[0].manner == "crowd" for other in lists)):
            return group
    posts = [group for group in lists if group[0].manner == "post"]
    if posts:
        return posts[-1]
    return lists[-1] if lists else []
