"""Finds the names of provinces, kabupaten and kota in the paragraphs that are read, and refuses look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..document import Document, Level, Paragraph
from .context import Left, both_follow, is_doubled, is_followed_by, kota_follows, read_left, refused_right
from .fold import fold, key
from .gazetteer import Form, gazetteer
from .nesting import lies_in
from .words import words

_JOIN = re.compile(
    # a figure or grade of the member before: "Bengkalis (73,66), Kampar", "Flores Timur (CC), Belu"
    r"(?:\s*\(?(?:\d{1,3}[.,]\d{1,3}(?:\s?(?:%|persen|poin))?|AA|BB|CC|[A-D])\)?)?"
    r"\s*(?:,|,?\s*(?:dan|serta|maupun|atau|juga|lalu|hingga|sampai)\s|&|/|;|\()\s*(?:juga\s+|di\s+|dan\s+|lalu\s+)?"
)
_DASHES = ("-", "–")
_LONGEST_JOIN = 20
"""Characters between two members of a list, at most: ", serta juga di ", with some blanks to spare."""
_HYPHEN = re.compile(r"\s?[-–—]\s?")
_FOREIGN_MARK = frozenset("@#_")
_BREAK = re.compile(r"[\s\-‐‑.]+")
_INSIDE = re.compile(r"[^\w\s\-‐‑.]|\s\s")
_DATELINE_TAIL = re.compile(r"\s*(?:,|\(|[-–—|])")
_GRADED = re.compile(
    r"(?: (?:sudah|masih|baru|saja|juga|tetap|malah|meraih|raih|mendapat|dapat|memperoleh|bertahan di|naik ke)){1,2}"
    r" (?:AA|A|BB|B|CC|C|D)(?![\w-]|\.\s?[A-Z])"
    r"|,?:? \(?(?:AA|BB|CC)(?![\w-])|:? \((?:A|B|C|D)\)"
)
"""A SAKIP grade follows: "Bintan sudah A, Natuna saja BB", "Lingga (B)". People and islands are not graded so."""
_DIRECTION = re.compile(r" (Utara|Selatan|Timur|Barat|Tengah|Tenggara|Kota|UTARA|SELATAN|TIMUR|BARAT|TENGAH)\b")
_CAPITAL = re.compile(r" ([A-Z]\w+)")
_WORD = re.compile(r"\w+")
_LONGEST_EXPANSION = 80
"""Characters of the words that an abbreviation stands for, with the blanks between them."""
_PLAIN = re.compile(r" [a-z]{3}")
_COOPERATION = re.compile(r"(?:kerja ?sama|sinergi|mou|kolaborasi|perbatasan|antara|kemitraan) $", re.IGNORECASE)


class Hit(NamedTuple):
    """A form found at ``[start, end)`` of the document's text, with what stands before it.

    ``floor`` is the start of its paragraph, ``ceiling`` the paragraph's end.
    """

    start: int
    end: int
    form: Form
    left: Left
    floor: int
    ceiling: int
    title: bool = False

    @property
    def first(self) -> int:
        """Where the mention begins: the type word before the name belongs to it."""
        return self.left.start


def find_hits(document: Document) -> Iterator[list[Hit]]:
    """The hits of each paragraph that is read, longest first match, triggers of kecamatan among them."""
    folded = fold(document.text)
    for paragraph in document.read_paragraphs():
        hits = list(_hits(document.text, folded, paragraph))
        if hits:
            yield hits


def _hits(text: str, whole: str, paragraph: Paragraph) -> Iterator[Hit]:
    tables = gazetteer()
    folded = f" {whole[paragraph.start : paragraph.end]} "
    found = [
        (start, -tables.widths[index], index)
        for index, start, end in tables.automaton.find_matches_as_indexes(folded, overlapping=True)
        if folded[end] == " "
    ]
    reached = 0
    for start, width, index in sorted(found):
        form, begin, end = tables.forms[index], start + paragraph.start, start - width + paragraph.start
        if start < reached or not _is_written(text, begin, end, form):
            continue
        left = Left(begin) if form.kind in ("phrase", "trigger") else read_left(text, paragraph.start, begin)
        if text[begin].islower() and form.kind not in ("trigger", "phrase") and not _is_called_so(form, left):
            continue
        reached = start - width
        yield Hit(begin, end, form, left, paragraph.start, paragraph.end, paragraph.kind == "title")


def _is_written(text: str, start: int, end: int, form: Form) -> bool:
    """Whether the words at ``[start, end)`` are written as a name is: one piece, with the capitals that it needs."""
    if form.kind == "trigger":
        return True
    written = text[start:end]
    if form.words > 1 and not form.dotted and _INSIDE.search(written) and "Kep. " not in written:
        return False
    if start and text[start - 1] in _FOREIGN_MARK:
        return False
    if form.capitals:
        return written.isupper()
    if form.needs or form.kind == "nickname":
        names = [word for word in _BREAK.split(written) if word[:1].isalpha()]
        return all(word[0].isupper() for word in (names if form.needs else [names[0], names[-1]]))
    return True


def _is_called_so(form: Form, left: Left) -> bool:
    """Whether a name in small letters is one all the same: "kabupaten bandung"."""
    levels = {gazetteer().level(code) for code in form.codes}
    return form.kind == "name" and left.typed and bool(levels & set(left.levels))


def accept(document: Document, hits: list[Hit], supported: frozenset[tuple[str, ...]] = frozenset()) -> list[Hit]:
    """The hits of one paragraph that name a region; ``supported`` are the codes of names
    that the article uses for certain somewhere."""
    taken = _routes(document.text, hits) | _unit_names(document.text, hits)
    kept = [hit for hit in hits if hit.form.codes and hit.start not in taken and not _is_refused(document.text, hit)]
    certain = {
        hit.start for hit in kept if not hit.form.needs or hit.form.codes in supported or _is_supported(document, hit)
    }
    for one, other in pairwise(kept):
        if one.form.needs == other.form.needs == "words" and are_joined(document.text, one, other):
            certain |= {one.start, other.start}
    for pairs in (pairwise(kept), pairwise(kept[::-1])):
        for known, other in pairs:
            if known.start in certain and _is_fellow(document.text, known, other):
                certain.add(other.start)
    return [hit for hit in kept if hit.start in certain]


def other_expansions(text: str, hits: list[Hit]) -> set[Form]:
    """The abbreviations that the article spells out as something else: "Kelapa Biji Bulat (KBB)"."""
    found: set[Form] = set()
    for hit in hits:
        if hit.form.capitals and text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")":
            letters = text[hit.start : hit.end]
            words = _WORD.findall(text, max(hit.floor, hit.start - _LONGEST_EXPANSION), hit.start)[-len(letters) :]
            spelt = "".join(word[0] for word in words) == letters
            named = any(
                hit.start - _LONGEST_EXPANSION < other.end < hit.start and set(other.form.codes) & set(hit.form.codes)
                for other in hits
            )
            if spelt and not named:
                found.add(hit.form)
    return found


def _is_fellow(text: str, known: Hit, other: Hit) -> bool:
    """Whether ``other`` counts because ``known`` does: "Padang dan Agam"; of names that need a type word only those
    of the same province do: "OKU Timur dan OKI", unlike "PBB dan OKI"."""
    if not are_joined(text, known, other):
        return False
    if other.form.needs != "type":
        return True
    first, second = sorted((known, other), key=lambda hit: hit.start)
    same = {code[:2] for code in known.form.codes} & {code[:2] for code in other.form.codes}
    return bool(same and text[first.end : second.first].strip())


def are_joined(text: str, one: Hit, other: Hit) -> bool:
    """Whether two hits are members of one list, or a place and the region it lies in: "Batu, Jawa Timur"."""
    first, second = sorted((one, other), key=lambda hit: hit.start)
    between = text[first.end : second.first]
    if len(between) > _LONGEST_JOIN:
        return False
    if between.strip():
        return bool(_JOIN.fullmatch(between))
    return any(inner.startswith(outer) for inner in first.form.codes for outer in second.form.codes)


def _is_refused(text: str, hit: Hit) -> bool:
    if hit.left.verdict == "refused" or refused_right(text, hit.end) or is_doubled(text, hit.start, hit.end):
        return True
    if hit.form.followed_by and not hit.left.levels and is_followed_by(text, hit.end, hit.form.followed_by):
        return True
    if hit.form.words == 1 and not hit.left.levels:
        direction = _DIRECTION.match(text, hit.end)
        return bool(direction and key(text[hit.start : direction.end()]) in gazetteer().districts)
    return False


def _is_supported(document: Document, hit: Hit) -> bool:
    """Whether something beside a name that is also a word shows that the region is meant."""
    levels = {gazetteer().level(code) for code in hit.form.codes}
    if levels & set(hit.left.levels):
        return True
    if hit.left.verdict == "serves" and not hit.left.levels and (hit.left.near or not hit.title):
        return True
    if not _is_longer_name(document.text, hit) and lies_in(document.text, hit, title=hit.title):
        return True
    if hit.form.needs == "type":
        return False
    if hit.form.needs == "words" and not hit.title and _begins_sentence(document.text, hit):
        return True
    in_place = hit.left.place or (hit.form.needs == "capital" and hit.left.within and not hit.title)
    if is_dateline(document, hit) or (in_place and not _is_longer_name(document.text, hit)):
        return True
    if _GRADED.match(document.text, hit.end, hit.ceiling):
        return True
    written = document.text[hit.start : hit.end]
    return hit.start == hit.floor and written.isupper() and bool(_DATELINE_TAIL.match(document.text, hit.end))


def _is_longer_name(text: str, hit: Hit) -> bool:
    """Whether a capitalised word follows in running text: "di Lebak Bulus", unlike "di Padang Senin lalu".

    In a headline all words may have capitals: there the name is a longer one where the article has both words again.
    """
    following = _CAPITAL.match(text, hit.end, hit.ceiling)
    if following is None or following[1].lower() in words().follows or key(following[1]) in gazetteer().names:
        return False
    return not hit.title or text.find(text[hit.start : following.end()], hit.ceiling) >= 0


def _begins_sentence(text: str, hit: Hit) -> bool:
    """Whether a name of several capitalised words begins a sentence and a plain word follows: "Tanah Datar dilanda"."""
    before = text[hit.floor : hit.start].rstrip()
    return (not before or before[-1] in ".!?") and bool(_PLAIN.match(text, hit.end, hit.ceiling))


def is_dateline(document: Document, hit: Hit) -> bool:
    """Whether the hit lies in the document's dateline."""
    line = document.dateline
    return line is not None and line.start <= hit.start and hit.end <= line.end


def _routes(text: str, hits: list[Hit]) -> set[int]:
    """Where hits start that are ends of a route: "tol Surabaya-Malang", "lintas Bandung – Jakarta"."""
    ends: set[int] = set()
    places = [hit for hit in hits if hit.form.codes]
    for one, other in pairwise(places):
        dash = text[one.end : other.start]
        if not _HYPHEN.fullmatch(dash):
            continue
        cooperating = (
            one.left.levels
            or one.left.verdict == "serves"
            or _COOPERATION.search(text[max(one.floor, one.start - _LONGEST_JOIN) : one.start])
        )
        if one.start in ends or one.left.route or (dash.strip() == dash and not cooperating):
            ends |= {one.start, other.start}
    dashed = (hit for hit in places if hit.left.route and not hit.left.levels)
    return ends | {hit.start for hit in dashed if _touches_dash(text, hit)}


def _unit_names(text: str, hits: list[Hit]) -> set[int]:
    """Where the "Metro" of "Polres Metro Bekasi" starts: part of the unit's name, not the city."""
    return {
        one.start
        for one, other in pairwise(hits)
        if one.form.needs == "type" and one.left.kind == "police" and not text[one.end : other.start].strip()
    }


def _touches_dash(text: str, hit: Hit) -> bool:
    """Whether the name is joined by a dash to one that is no region: "rute Lombok-Kupang"."""
    return text[hit.start - 1 : hit.start] in _DASHES or text[hit.end : hit.end + 1] in _DASHES


def widen(text: str, hit: Hit) -> Hit:
    """The hit with a following "Kota" taken in, which then says the kind: "Polres Blitar Kota", "Malang Kota"."""
    if len(hit.form.codes) < 2:
        return hit
    twins = {gazetteer().level(code) for code in hit.form.codes} >= {"kota", "kabupaten"}
    if twins and not hit.left.levels and both_follow(text, hit.end):
        return hit._replace(left=hit.left._replace(levels=("kota", "kabupaten")))
    end = kota_follows(text, hit.end) if twins and not hit.left.typed else None
    if end is None or end > hit.ceiling:
        return hit
    levels: tuple[Level, ...] = ("kota",)
    return hit._replace(end=end, left=hit.left._replace(levels=levels))
