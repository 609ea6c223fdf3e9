"""One name for each organisation of an article: the fullest form that stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, permutations

from ..document import Participant
from .cutting import BRANCH, LEGAL, Body
from .expanding import expanded, forms_of
from .naming import (
    INSIDE,
    LEVELS,
    SMALL,
    branched,
    has_branches,
    is_short_for,
    plain,
    stand_in,
    telling,
    told_apart,
    whole_of,
    written,
)
from .organisation_words import organisation_words
from .parties import folded
from .signer_words import first_words

_COMPANY = ("pt", "perum", "perumda", "perumdam", "cv", "bank", "ud", "koperasi", "perusahaan")
_OPENED = frozenset(
    (
        *_COMPANY,
        *"yayasan perkumpulan komunitas sanggar perhimpunan asosiasi gapoktan bumdes pdam bpr".split(),
    )
)
"""First words of names that writers leave out."""
_LEGAL_WORDS = frozenset(
    "pt cv perum perumda perumdam perusda pdam perseroda persero tbk perusahaan umum daerah air minum bank bpr".split()
)
"""Words that say what a company is, and not which."""
_BARE = 2
"""Words of a head that may stand for the body of the article, at least."""
_MINIMUM = 4
"""Letters of an abbreviation of the words before a region, at least."""
_QUARTERS = frozenset("utara selatan barat timur tengah tenggara daya hulu hilir".split())
"""Words that make another region of one before them: "KPU Aceh" is not "KPU Aceh Tengah"."""
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
        self._initialled: dict[str, set[str]] = {}
        self._opened: dict[str, list[str]] = {}
        self._branches: dict[tuple[str, ...], str] = {}
        self._often = Counter(expanded(body.name) for body in bodies)
        told = {body.name.split()[0] for body in bodies if not body.in_title}
        for body in sorted(bodies, key=lambda body: (body.in_title, -len(folded(plain(body.name))))):
            # titles write every word in capitals: "Kodim Ikut Tanam Padi"
            if not (body.in_title and (body.name.split()[0] in told or self._known_part(body.name))):
                name = self._in_full(written(body.name, text))
                self._add(expanded(plain(body.name)), Participant(name, body.kind, body.region))
        for body in bodies:
            self._bracketed(body)
        for name in list(self._full):
            led = name.removeprefix("pengurus ")
            if led != name and led in self._full:
                self._link(name, led)
            self._contained(name)
            self._initials(name)
        self._same_branch()
        self._short_heads()
        self._same_company()
        for name, party in list(self._full.items()):
            meant = self._meant_by(party.name) if name not in self._alias else None
            if meant:
                self._link(name, meant)

    def _add(self, key: str, party: Participant) -> None:
        """Takes in a full name; names are looked up by any of their words, so that work grows with their number."""
        if key not in self._full:
            self._full[key] = party
            for word in folded(party.name).split()[:1]:
                self._opened.setdefault(word, []).append(key)
            for word in set(key.split()):
                self._holding.setdefault(word, []).append(key)

    def _names_with(self, words: str) -> list[str]:
        """The full names that hold the first of some words."""
        return self._holding.get(words.split()[0], []) if words.strip() else []

    def party(self, name: str, kind: str, region: str | None = None) -> Participant:
        """The participant that ``name`` stands for: the fullest form known, else the name itself."""
        return self._party(plain(name)) or Participant(self._in_full(written(name, self._text)), kind, region)

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
            known = self._known_part(name) or self._company_with(seen) or self._longer(seen)
            known = known or self._by_initials(name)
            seen = known or self._meant_by(name) or self._branches.get(told_apart(seen), seen)
        for _ in range(4):
            if seen not in self._alias:
                break
            seen = self._alias[seen]
        return self._full.get(seen)

    def _by_initials(self, name: str) -> str | None:
        """The one body whose initials a word in capitals is, though no brackets say so: "Rektor USN"."""
        found = (
            {self._alias.get(one, one) for one in self._initialled.get(folded(name), ())} if name.isupper() else set()
        )
        return found.pop() if len(found) == 1 else None

    def knows(self, name: str) -> bool:
        """Whether the article names an organisation so, in full or in short."""
        known = expanded(name) in self._full or expanded(name) in self._alias
        return known or self._by_initials(name) is not None

    def called(self, word: str) -> Participant | None:
        """The organisation that one word stands for, also for one whose name goes on: "Kepala Disdukcapil"."""
        if self.knows(word):
            return self.party(word, "lainnya")
        full = self._longer(expanded(word)) if " " in expanded(word) else None
        return self.party(full, "lainnya") if full else None

    def only(self, head: str) -> Participant | None:
        """The one body of the article whose name opens with ``head``: "Perumda" alone; None where several do."""
        opening = folded(head)
        named = [*self._names_with(expanded(head)), *self._opened.get(opening.split()[0], ())] if opening else []
        told = (one for one in named if one not in self._alias)
        found = {one for one in told if f"{folded(self._full[one].name)} ".startswith(f"{opening} ") and one != opening}
        return self._full[found.pop()] if len(found) == 1 else None

    def minister(self, body: str) -> Participant:
        """The ministry behind a minister: by the form that the article uses, the full name if it uses none."""
        if not self.knows(body):
            fields = [word for word in folded(body).split()[1:] if word not in SMALL]
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
        called = [full for full, words in self._short.get(short[0], {}).items() if is_short_for(short, words)]
        if len(called) == 1:
            return called[0]
        alike = [full for full in self._names_with(short) if f" {short} " in f" {full} "]
        found = [full for full in alike if full.split()[0] in _COMPANY]
        return found[0] if len(found) == 1 else None

    def _bracketed(self, body: Body) -> None:
        """Links what brackets hold to the name before them, or the name to what they hold where that is the fuller."""
        full = expanded(plain(body.name))
        inner = INSIDE.search(body.name)
        if inner and inner[1] not in first_words() | LEGAL:
            self._link(expanded(inner[1] + body.name[inner.end() :]), full)  # "BBKP Ngawi"
            self._link(expanded(inner[1]), full)
        short = expanded(body.brackets)
        if not short:
            return
        whole = whole_of(body.name, body.brackets)
        if whole:
            full = expanded(whole)
            self._add(full, Participant(whole, body.kind, None))
        if len(short) > len(full) and not self._only_short(short, body):
            if short in self._full:
                self._link(full, short)
        elif len(short.split()) <= 4 or self._only_short(short, body):
            self._link(short, full)
            opening = f"{full.split()[0]} {short} "
            for name in self._names_with(short):  # "PT Moda Raya Terpadu (MRT)" is "PT MRT Jakarta" too
                if name != full and full not in self._alias and f"{name} ".startswith(opening):
                    self._link(name, full)
            if not short.startswith(full.split()[0] + " "):
                self._link(f"{full.split()[0]} {short}", full)

    def _only_short(self, short: str, body: Body) -> bool:
        """Whether what brackets hold is shorter than the name before them, and the article never writes it out as the
        tables would: "Universitas Nusa Laut (UNL)" is no other campus of these letters."""
        told = self._full.get(short)
        return len(body.brackets) < len(plain(body.name)) and (
            told is None or folded(told.name) == folded(body.brackets)
        )

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
        if not longer:
            return
        one = len({told_apart(full) for full in longer}) == 1 and words[0] != "bank"
        often = len(longer) == 1 or self._often[longer[0]] > 2 * self._often[longer[1]]
        if one or often or name in branched():
            self._link(name, max(longer, key=len) if one else longer[0])

    @staticmethod
    def _holds(full: str, name: str) -> bool:
        """Whether a longer name tells more of the same body, and is not one of its branches."""
        if full == name or f" {name} " not in f" {full} ":
            return False
        if full.startswith(name + " "):
            after = full[len(name) :].split()[0]
            return after not in _QUARTERS and (has_branches(name) or after not in _BRANCH_WORDS)
        return full.split()[0] in _OPENED

    def _same_branch(self) -> None:
        """Names that differ by the words of a branch or of a region's level alone are those of one body."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for name in self._full:
            if name not in self._alias:
                alike.setdefault(told_apart(name), []).append(name)
        self._branches = {words: max(names, key=len) for words, names in alike.items()}
        for names in alike.values():
            for short, full in permutations(names, 2):
                levels = LEVELS & set(short.split()), LEVELS & set(full.split())
                if len(short) < len(full) and (levels[0] == levels[1] or not all(levels)):
                    self._link(short, full)

    def _same_company(self) -> None:
        """ "PDAM Tirta Jaya" and "Perumda Air Minum Tirta Jaya" are one: all but what they are is equal."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for name in self._full:
            words = name.split()
            if name not in self._alias and words[0] in _LEGAL_WORDS:
                alike.setdefault(tuple(word for word in words if word not in _LEGAL_WORDS), []).append(name)
        for proper, names in alike.items():
            fullest = max(names, key=len)
            for name in names if len(proper) > 1 else ():
                self._link(name, fullest)

    def _short_heads(self) -> None:
        """ "DKPP Ngawi" is short for "Dinas Ketahanan Pangan dan Pertanian Kabupaten Ngawi"."""
        short = {telling(name): name for name in self._full if name not in self._alias}
        for name in list(self._full):
            words = telling(name)
            for length in range(2, len(words) - 1):
                told = short.get(("".join(word[0] for word in words[:length]), *words[length:]))
                if told and told != name:
                    self._link(told, name)

    def _meant_by(self, told: str) -> str | None:
        """The one body of the article that a head alone can mean: "Balai Taman Nasional" for "Balai Besar Taman
        Nasional Lore Lindu"."""
        name = expanded(plain(told))
        words = name.split()
        if told not in organisation_words().heads or told in organisation_words().names or len(words) < _BARE:
            return None
        found = {full for full in self._names_with(name) if full != name and stand_in(words, full.split())}
        found = {self._alias.get(full, full) for full in found} - {name}
        return found.pop() if len(found) == 1 else None

    def _initials(self, name: str) -> None:
        words = [word for word in name.split() if word not in SMALL]
        if not words:
            return
        short = "".join(word[0] for word in words)
        if len(short) >= 3:
            self._initialled.setdefault(short, set()).add(name)
            for form in {short, "".join(word[0] for word in name.split() if word not in ("dan", "of", "and"))}:
                if form in self._full:
                    self._link(form, name)
        level = next((at for at, word in enumerate(words) if word in LEVELS), 0)
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
