"""Agreements, by a table that anyone who reads Indonesian can extend, and by properties that hold for any text."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from saripati.extractors import agreements, dates, officials, regions
from saripati.extractors.agreements.parties import folded
from saripati.extractors.document import Agreement, Document, Paragraph

TABLE = Path(__file__).with_name("agreements.cases.txt")
_PAPER = re.compile(r"\{([^}]*)\}\(([^)]*)\)")
_PARTY = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_POST = re.compile(r"[a-z_]+ (?:[\d.]+|None)")


def make(text: str, published: str | None = "2025-06-12") -> Document:
    """A document whose paragraphs are the lines of ``text``; a line that begins with "T: " is a title."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        kind = "title" if line.startswith("T: ") else "body"
        skipped = 3 if kind == "title" else 0
        paragraphs.append(Paragraph(start + skipped, start + len(line), kind))  # type: ignore[arg-type]
        start += len(line) + 1
    return Document(text, tuple(paragraphs), published)


def find(text: str, published: str | None = "2025-06-12") -> tuple[Agreement, ...]:
    document = make(text, published)
    places = regions.extract(document)
    persons = officials.extract(document, places.regions, places.dateline_region)
    days = dates.extract(document)
    return agreements.extract(
        document, places.regions, persons.officials, days.dates, places.dateline_region
    ).agreements


def cases() -> list[str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "== "))]


def unmark(line: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """The passage without markup, and by number of the paper what must be found of it."""
    wanted: dict[str, dict[str, Any]] = defaultdict(lambda: {"parties": set(), "signers": set()})
    for match in _PAPER.finditer(line):
        told, _, number = match[2].partition("@")
        kind, status, *day = told.split()
        wanted[number.strip() or "1"] |= {"kind": kind, "status": status, "date": day[0] if day else None}
    for match in _PARTY.finditer(line):
        told, _, signer = match[2].partition("~")
        party, _, number = told.strip().partition("@")
        name = match[1] if party == "=" else party
        item = wanted[number or "1"]
        item["parties"].add(name if re.fullmatch(r"[\d.]+", name) else folded(name))
        if signer.strip():
            item["signers"].add(signer.strip() if _POST.fullmatch(signer.strip()) else folded(signer))
    plain = _PARTY.sub(lambda found: found[1], _PAPER.sub(lambda found: found[1], line))
    return plain.replace("|", "\n"), dict(wanted)


def told(item: Agreement, dated: bool) -> dict[str, Any]:
    """An agreement in the form of the table; the date only where the table gives one."""
    return {
        "kind": item.kind,
        "status": item.status,
        "date": item.date if dated else None,
        "parties": {
            one.region if one.kind == "pemda" and one.region else folded(one.name) for one in item.participants
        },
        "signers": {folded(one.name) if one.name else f"{one.post} {one.region}" for one in item.signatories},
    }


@pytest.mark.parametrize("line", cases())
def test_table(line: str) -> None:
    text, wanted = unmark(line)
    found = find(text)
    expected = [wanted[number] for number in sorted(wanted)]
    assert [told(item, bool(want["date"])) for item, want in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


def test_the_table_holds_enough_of_both_kinds() -> None:
    nothing = [line for line in cases() if "{" not in line]
    assert len(cases()) >= 110
    assert 3 * len(nothing) >= len(cases())
