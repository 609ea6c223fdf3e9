"""One name for each organisation of an article: the fullest form that stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..document import Participant
from .bodies import Body
from .organisation_words import organisation_words
from .parties import folded

_COMPANY = ("pt", "perum", "perumda", "perumdam", "cv", "bank", "ud", "koperasi", "perusahaan")
_BRANCHED = frozenset("kpu bawaslu polres polresta kejari kodim bpn bnn bps dprd polda kejati".split())
"""Heads that stand alone for the branch that the article is about."""
_INNER = re.compile(r"[^()]+\(([^()]+)\)( [^()]+)")
"""A name with its abbreviation inside: where "BBKP Ngawi" stands in the article too, that is the name."""
_SMALL = frozenset(["dan", "of", "and", "the", "untuk", "for", "di", "republik", "indonesia", "ri"])


class Canonical:
    """From any name of an organisation to its fullest one."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._full: dict[str, Participant] = {}
        self._alias: dict[str, str] = {}
        self._often = Counter(folded(body.name) for body in bodies)
        for body in sorted(bodies, key=lambda body: body.in_title):
            if not (body.in_title and self._known_part(body.name)):
                self._full.setdefault(folded(body.name), Participant(body.name, body.kind, body.region))
        for body in bodies:
            self._bracketed(body)
        for group in organisation_words().synonyms:
            self._one_of(group)
        for group in organisation_words().equal:
            self._equal_heads(group)
        for name in list(self._full):
            self._contained(name)
            self._initials(name)

    def party(self, name: str, kind: str, region: str | None = None) -> Participant:
        """The participant that ``name`` stands for: the fullest form known, else the name itself."""
        seen = folded(name)
        if seen not in self._full and seen not in self._alias:
            seen = self._known_part(name) or self._company_with(seen) or seen
        for _ in range(4):
            if seen not in self._alias:
                break
            seen = self._alias[seen]
        return self._full.get(seen, Participant(name, kind, region))

    def knows(self, name: str) -> bool:
        """Whether the article names an organisation so, in full or in short."""
        return folded(name) in self._full or folded(name) in self._alias

    def _known_part(self, name: str) -> str | None:
        """The longest known name that a name begins with: titles run on in capitals."""
        words = folded(name).split()
        for length in range(len(words) - 1, 1, -1):
            if " ".join(words[:length]) in self._full:
                return " ".join(words[:length])
        return None

    def _company_with(self, short: str) -> str | None:
        """The one company whose name holds a short name: "Baruna" for "PT Baruna Sinar Laut"."""
        if len(short) < 4:
            return None
        found = [full for full in self._full if full.split()[0] in _COMPANY and f" {short} " in f" {full} "]
        return found[0] if len(found) == 1 else None

    def minister(self, title: str, body: str) -> Participant:
        """The ministry behind a minister: by the form that the article uses, the full name if it uses none."""
        forms = organisation_words().ministers.get(title, ())
        forms = forms or next((group for group in organisation_words().synonyms if body in group), ())
        for form in (body, *forms):
            if self.knows(form):
                return self.party(form, "kementerian_lembaga")
        return Participant(
            forms[0] if forms and title in organisation_words().ministers else body, "kementerian_lembaga", None
        )

    def _bracketed(self, body: Body) -> None:
        inner = _INNER.fullmatch(body.name)
        if inner and folded(inner[1] + inner[2]) in self._full:
            self._link(folded(body.name), folded(inner[1] + inner[2]))
        short = folded(body.brackets)
        if not short or len(short) >= len(body.name) or len(short.split()) > 4:
            return
        full = folded(body.name)
        self._link(short, full)
        if not short.startswith(full.split()[0] + " "):
            self._link(f"{full.split()[0]} {short}", full)

    def _link(self, short: str, full: str) -> None:
        if short and short != full and self._alias.get(full) != short:
            self._alias.setdefault(short, full)

    def _one_of(self, forms: Iterable[str]) -> None:
        """Forms of one body that the article uses are linked to the longest among them."""
        used = sorted((folded(form) for form in forms if self.knows(form)), key=len)
        for short in used[:-1]:
            self._link(short, used[-1])

    def _equal_heads(self, heads: tuple[str, ...]) -> None:
        firsts = sorted((folded(head) for head in heads), key=len, reverse=True)
        for name in list(self._full):
            for first in firsts[1:]:
                rest = name.removeprefix(first + " ")
                fuller = next(
                    (f"{one} {rest}" for one in firsts if f"{one} {rest}" in self._full and one != first), None
                )
                if rest != name and fuller and len(fuller) > len(name):
                    self._link(name, fuller)

    def _contained(self, name: str) -> None:
        """A name whose words stand in a row in exactly one longer name is short for it ("BPJS Kesehatan")."""
        words = name.split()
        if not self._is_telling(words):
            return
        longer = [full for full in self._full if self._holds(full, name) and full not in self._alias]
        longer.sort(key=lambda full: (full.endswith(" ri"), -self._often[full]))
        if (longer and (len(words) == 1 and name in _BRANCHED)) or (
            longer and (len(longer) == 1 or self._often[longer[0]] > 2 * self._often[longer[1]])
        ):
            self._link(name, longer[0])

    @staticmethod
    def _is_telling(words: list[str]) -> bool:
        return len(words) > 1 or (len(words) == 1 and len(words[0]) > 2)

    @staticmethod
    def _holds(full: str, name: str) -> bool:
        if full == name or f" {name} " not in f" {full} ":
            return False
        return full.startswith(name + " ") or full.split()[0] in _COMPANY

    def _initials(self, name: str) -> None:
        words = [word for word in name.split() if word not in _SMALL]
        short = "".join(word[0] for word in words)
        if len(short) >= 3:
            for form in {short, "".join(word[0] for word in name.split() if word not in ("dan", "of", "and"))}:
                if form in self._full:
                    self._link(form, name)
