"""One name for each organisation of an article: the fullest form that stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, permutations

from ..document import Participant
from .cutting import BRANCH, Body
from .expanding import expanded, forms_of
from .parties import folded
from .signer_words import first_words

_COMPANY = ("pt", "perum", "perumda", "perumdam", "cv", "bank", "ud", "koperasi", "perusahaan")
_BRANCHED = frozenset(
    "perum bank pegadaian kpu bawaslu polres kejari kodim bpn bnn bps bpjs dprd polda kejati bappeda".split()
)
"""Heads that stand alone for the branch that the article is about."""
_INNER = re.compile(r"[^()]+\(([^()]+)\)( [^()]+)")
"""A name with its abbreviation inside: where "BBKP Ngawi" stands in the article too, that is the name."""
_INSIDE = re.compile(r"\s*\(([^()]*)\)(?= )")
"""What stands in brackets inside a name."""
_CAMPUS = re.compile(r" (Universitas|Institut|Politeknik) ")
_SMALL = frozenset(["dan", "of", "and", "the", "untuk", "for", "di", "republik", "indonesia", "ri"])
_IDLE = frozenset(["cabang", "perwakilan", "kpw", "ri"])
_MINIMUM = 4
"""Letters of an abbreviation of the words before a region, at least."""
_LEVELS = frozenset(["kabupaten", "kota", "provinsi"])
"""Words of names that writers leave out."""
_BRANCH_WORDS = frozenset(word.lower() for word in (*BRANCH, "indonesia"))


class Canonical:
    """From any name of an organisation to its fullest one; names are compared with abbreviations written out."""

    def __init__(self, bodies: Sequence[Body], text: str) -> None:
        self._text = text
        self._full: dict[str, Participant] = {}
        self._alias: dict[str, str] = {}
        self._known: dict[str, Participant | None] = {}
        self._short: dict[str, dict[str, list[str]]] = {}
        self._holding: dict[str, list[str]] = {}
        self._often = Counter(expanded(body.name) for body in bodies)
        told = {body.name.split()[0] for body in bodies if not body.in_title}
        for body in sorted(bodies, key=lambda body: (body.in_title, -len(folded(body.name)))):
            # titles write every word in capitals: "Kodim Ikut Tanam Padi"
            if not (body.in_title and (body.name.split()[0] in told or self._known_part(body.name))):
                name = self._in_full(_plain(body.name))
                self._add(expanded(name), Participant(name, body.kind, body.region))
        for body in bodies:
            self._bracketed(body)
        for name in list(self._full):
            self._contained(name)
            self._initials(name)
        self._same_branch()
        self._short_heads()

    def _add(self, key: str, party: Participant) -> None:
        """Takes in a full name; names are looked up by any of their words, so that work grows with their number."""
        if key not in self._full:
            self._full[key] = party
            for word in set(key.split()):
                self._holding.setdefault(word, []).append(key)

    def _names_with(self, words: str) -> list[str]:
        """The full names that hold the first of some words."""
        return self._holding.get(words.split()[0], []) if words.strip() else []

    def party(self, name: str, kind: str, region: str | None = None) -> Participant:
        """The participant that ``name`` stands for: the fullest form known, else the name itself."""
        name = _plain(name)
        return self._party(name) or Participant(self._in_full(name), kind, region)

    def _party(self, name: str) -> Participant | None:
        if name not in self._known:
            self._known[name] = self._fullest(name)
        return self._known[name]

    def _in_full(self, name: str) -> str:
        """The full form of a usual short one, where the article has it as part of another name: "Untan" beside
        "Fakultas Teknik Universitas Tanjungpura"."""
        return max((form for form in forms_of().get(name, ()) if form in self._text), key=len, default=name)

    def _fullest(self, name: str) -> Participant | None:
        seen = expanded(name)
        if seen not in self._full and seen not in self._alias:
            seen = self._known_part(name) or self._company_with(seen) or self._longer(seen) or seen
        for _ in range(4):
            if seen not in self._alias:
                break
            seen = self._alias[seen]
        return self._full.get(seen)

    def knows(self, name: str) -> bool:
        """Whether the article names an organisation so, in full or in short."""
        return expanded(name) in self._full or expanded(name) in self._alias

    def called(self, word: str) -> Participant | None:
        """The organisation that one word stands for, also for one whose name goes on: "Kepala Disdukcapil"."""
        if self.knows(word):
            return self.party(word, "lainnya")
        full = self._longer(expanded(word)) if " " in expanded(word) else None
        return self.party(full, "lainnya") if full else None

    def only(self, head: str) -> Participant | None:
        """The one body of the article whose name opens with ``head``: "Perumda" alone; None where several do."""
        opening = folded(head)
        found = {one for one in self._names_with(opening) if one.startswith(opening + " ") and one not in self._alias}
        return self._full[found.pop()] if len(found) == 1 else None

    def minister(self, body: str) -> Participant:
        """The ministry behind a minister: by the form that the article uses, the full name if it uses none."""
        if not self.knows(body):
            fields = [word for word in folded(body).split()[1:] if word not in _SMALL]
            short = f"kementerian {''.join(word[0] for word in fields)}"
            if short in self._full:
                return self._full[short]
        return self.party(body, "kementerian_lembaga")

    def _known_part(self, name: str) -> str | None:
        """The longest known name that a name begins with: titles run on in capitals."""
        words = expanded(name).split()
        for length in range(len(words) - 1, 1, -1):
            if " ".join(words[:length]) in self._full:
                return " ".join(words[:length])
        return None

    def _longer(self, short: str) -> str | None:
        """The one name that goes on where a short one ends: "Ditlantas" for "Ditlantas Polda Metro Jaya"."""
        found = sorted(one for one in self._names_with(short) if one.startswith(short + " ") and one not in self._alias)
        chain = all(longer.startswith(one) for one, longer in pairwise(found))
        return found[-1] if found and chain else None

    def _company_with(self, short: str) -> str | None:
        """The one company whose name holds a short name: "Baruna" for "PT Baruna Sinar Laut"."""
        if len(short) < 4:
            return None
        called = [full for full, words in self._short.get(short[0], {}).items() if _is_short_for(short, words)]
        if len(called) == 1:
            return called[0]
        alike = [full for full in self._names_with(short) if f" {short} " in f" {full} "]
        found = [full for full in alike if full.split()[0] in _COMPANY]
        return found[0] if len(found) == 1 else None

    def _bracketed(self, body: Body) -> None:
        """Links what brackets hold to the name before them, or the name to what they hold where that is the fuller."""
        full = expanded(_plain(body.name))
        inner = _INNER.fullmatch(body.name)
        if inner and inner[1] + inner[2] in self._text:
            called = inner[1] + inner[2]
            self._add(expanded(called), Participant(called, body.kind, body.region))
            self._link(full, expanded(called))
        short = expanded(body.brackets)
        if not short:
            return
        whole = _whole_of(body.name, body.brackets)
        if whole:
            full = expanded(whole)
            self._add(full, Participant(whole, body.kind, None))
        if len(short) > len(full):
            if short in self._full:
                self._link(full, short)
        elif len(short.split()) <= 4:
            self._link(short, full)
            opening = f"{full.split()[0]} {short} "
            for name in self._names_with(short):  # "PT Moda Raya Terpadu (MRT)" is "PT MRT Jakarta" too
                if name != full and full not in self._alias and f"{name} ".startswith(opening):
                    self._link(name, full)
            if not short.startswith(full.split()[0] + " "):
                self._link(f"{full.split()[0]} {short}", full)

    def _link(self, short: str, full: str) -> None:
        if short and short != full and self._alias.get(full) != short:
            self._alias.setdefault(short, full)

    def _contained(self, name: str) -> None:
        """A name whose words stand in a row in exactly one longer name is short for it ("BPJS Kesehatan")."""
        words = name.split()
        if len(words) == 1 and len(name) < 3:
            return
        longer = [full for full in self._names_with(name) if self._holds(full, name) and full not in self._alias]
        longer.sort(key=lambda full: (full.endswith(" ri"), -self._often[full]))
        if (longer and (len(words) == 1 and name in _BRANCHED)) or (
            longer and (len(longer) == 1 or self._often[longer[0]] > 2 * self._often[longer[1]])
        ):
            self._link(name, longer[0])

    @staticmethod
    def _holds(full: str, name: str) -> bool:
        """Whether a longer name tells more of the same body, and is not one of its branches."""
        if full == name or f" {name} " not in f" {full} ":
            return False
        if full.startswith(name + " "):
            return name.split()[0] in _BRANCHED or full[len(name) :].split()[0] not in _BRANCH_WORDS
        return full.split()[0] in _COMPANY

    def _same_branch(self) -> None:
        """Names that differ by the words of a branch or of a region's level alone are those of one body."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for name in self._full:
            if name not in self._alias:
                alike.setdefault(tuple(word for word in name.split() if word not in _IDLE | _LEVELS), []).append(name)
        for names in alike.values():
            for short, full in permutations(names, 2):
                levels = _LEVELS & set(short.split()), _LEVELS & set(full.split())
                if len(short) < len(full) and (levels[0] == levels[1] or not all(levels)):
                    self._link(short, full)

    def _short_heads(self) -> None:
        """ "DKPP Ngawi" is short for "Dinas Ketahanan Pangan dan Pertanian Kabupaten Ngawi"."""
        short = {_telling(name): name for name in self._full if name not in self._alias}
        for name in list(self._full):
            words = _telling(name)
            for length in range(2, len(words) - 1):
                told = short.get(("".join(word[0] for word in words[:length]), *words[length:]))
                if told and told != name:
                    self._link(told, name)

    def _initials(self, name: str) -> None:
        words = [word for word in name.split() if word not in _SMALL]
        if not words:
            return
        short = "".join(word[0] for word in words)
        if len(short) >= 3:
            for form in {short, "".join(word[0] for word in name.split() if word not in ("dan", "of", "and"))}:
                if form in self._full:
                    self._link(form, name)
        level = next((at for at, word in enumerate(words) if word in _LEVELS), 0)
        branch = f"{words[0]}{words[1][0]}" if len(words) > 2 and level == 1 else ""  # "bnn provinsi riau"
        for form in (short[: level + 1], short[:level], branch):  # "BNNP" for "Badan … Provinsi Riau"
            if len(form) >= _MINIMUM and form not in self._full:
                self._link(form, name)
        if words[0] in _COMPANY:
            rest = name.split()[1:]
            self._short.setdefault(rest[0][0] if rest else "", {})[name] = rest
        for form in self._names_with(words[0]):  # "Dinas KPKP" for "Dinas Ketahanan Pangan, Kelautan dan Pertanian"
            head, _, letters = form.partition(" ")
            if head == words[0] and len(letters) > 1 and form != name and short[1:].startswith(letters):
                self._link(form, name)


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name without small ones and those of a region's level."""
    return tuple(word for word in name.split() if word not in _SMALL | _LEVELS)


def _plain(name: str) -> str:
    """A name without what is left of a link inside it, or a usual short form of its head: "Kejaksaan Negeri (Kejari)
    Ngawi"."""
    inside = _INSIDE.search(name)
    if inside is None:
        return name
    short = inside[1].strip(" ,.")
    usual = not short.isupper() and expanded(short) == expanded(name[: inside.start()])
    idle = not short or short in first_words() or usual
    return name[: inside.start()] + name[inside.end() :] if idle else name


def _whole_of(name: str, short: str) -> str | None:
    """The body that a name ends with, where brackets hold its short name: "Ditjen X Kementerian Y (Kemeny)",
    "Sekolah Vokasi Universitas X (UX)"."""
    campus = _CAMPUS.search(name)
    if campus and short and expanded(short) == expanded(name[campus.start(1) :]):
        return name[campus.start(1) :]
    if campus and short[:1] == campus[1][0] != name[0] and " " not in short:
        return name[campus.start(1) :]
    at = name.find(" Kementerian ")
    return name[at + 1 :] if at > 0 and short.startswith("Kemen") else None


def _is_short_for(short: str, words: Sequence[str]) -> bool:
    """Whether a word is made of the first letters of a company's words, in order, none left out: "TMMIN" for "Toyota
    Motor Manufacturing Indonesia"."""
    at = 0
    for word in words:
        if at >= len(short) or short[at] != word[0]:
            return False
        at += 1
        rest = 1
        while at < len(short) and rest < len(word) and short[at] == word[rest] and word is words[-1]:
            at, rest = at + 1, rest + 1
    return at == len(short)
