"""Names of organisations written out, so that two ways to write one are compared as one."""

from __future__ import annotations

from functools import cache, lru_cache

from .. import lexicon
from ..regions.gazetteer import gazetteer
from .organisation_words import organisation_words
from .parties import folded

_OFFICE = frozenset("kantor kanwil kpw perwakilan cabang pengurus wilayah".split())
"""Words before the name of a body that has branches: "Kanwil Kemenag"."""
_INNER = 3
"""Letters of a short form that is written out inside a name, at least."""


@lru_cache(maxsize=4_096)
def expanded(name: str) -> str:
    """A name folded, its abbreviations written out."""
    words, found = folded(name).split(), list[str]()
    while words:
        opens = set(found) <= _OFFICE
        length = next((n for n in range(min(len(words), 6), 0, -1) if " ".join(words[:n]) in _openings()), 0)
        if length and (opens or length > 1 or len(words[0]) >= _INNER):
            found += _openings()[" ".join(words[:length])].split()
        else:
            length = 1
            found.append(_words().get(words[0], words[0]) if found else words[0])
        words = words[length:]
    return " ".join(word for word, before in zip(found, ["", *found], strict=False) if word != before)


@cache
def _openings() -> dict[str, str]:
    """Short and full forms that open a name or are all of it, to the last form of their row."""
    tables = organisation_words()
    rows = [*tables.equal, *tables.synonyms]
    found = {folded(form): folded(body) for body, *short in tables.ministers.values() for form in short}
    return found | {folded(form): folded(row[-1]) for row in rows for form in row}


@cache
def forms_of() -> dict[str, tuple[str, ...]]:
    """Short names of single bodies to all names that they have."""
    return {form: row for row in organisation_words().synonyms for form in row}


@cache
def _words() -> dict[str, str]:
    """Short words within names: of portfolios, levels and regions."""
    found = {form: row["full"] for row in lexicon.table("organisations")["word"] for form in row["words"]}
    for row in lexicon.table("region-aliases")["alias"]:
        place = gazetteer().places.get(row["codes"][0])
        if place and len(row["codes"]) == 1:
            names = (folded(form) for form in row["forms"] if " " not in form and form not in place.name)
            found.update((form, folded(place.name).removeprefix("kabupaten ").removeprefix("kota ")) for form in names)
    return found
