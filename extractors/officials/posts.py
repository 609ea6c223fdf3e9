"""Posts in the text: how each is held, what body and region belong to it, where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..document import Acting, Region, Tenure
from ..regions.gazetteer import gazetteer
from .behind import Complement, Places, read_complement
from .heads import is_made, read_head
from .tokens import Line
from .words import Office, Prefix, words

_SEVERAL = frozenset(
    "para dua tiga empat lima enam tujuh delapan sembilan sepuluh sejumlah beberapa kedua ketiga keempat".split()
)
_ALONE = (frozenset[str](),)
_HEADS = {"provinsi": "gubernur", "kabupaten": "bupati", "kota": "wali_kota"}
_AT = re.compile(r"\s*,?\s*pada\s+", re.IGNORECASE)
_INTERIM = frozenset(["sementara", "nondefinitif", "nonaktif"])


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it stands in the text.

    ``first`` and ``after`` are the indexes of its first token and of the token behind it; ``start`` and ``end`` its
    place. ``codes`` are the regions named with it. ``abroad`` is True for another country's, ``centre`` for one whose
    body is national. ``of_other`` says that it belongs to another: "candidate" and "all" tie it to nobody,
    "comma" only to a name right behind it. ``interim`` is True for one who sits until another does.
    """

    office: Office
    first: int
    after: int
    start: int
    end: int
    acting: Acting | None
    tenure: Tenure
    codes: tuple[str, ...]
    body: str | None
    abroad: bool
    centre: bool
    of_other: str | None
    interim: bool
    suffix_tenure: bool = False
    plural: bool = False


def places_of(regions: tuple[Region, ...]) -> Places:
    """The mentions of all regions by their place; of two that begin at one place the longer counts."""
    ends: dict[int, int] = {}
    codes: dict[int, tuple[str, ...]] = {}
    for region in regions:
        for mention in region.mentions:
            known = ends.get(mention.start, 0)
            if mention.end > known:
                ends[mention.start], codes[mention.start] = mention.end, (region.code,)
            elif mention.end == known:
                codes[mention.start] += (region.code,)
    return Places(ends, codes, sorted(ends))


def openers_in(lows: frozenset[str]) -> frozenset[str]:
    """Of the words of a text those with which a post may begin there."""
    openers = words().openers
    opening = list(filter(_may_open, lows))
    return frozenset([low for low in opening if any(rest <= lows for rest in openers.get(low, _ALONE))])


@lru_cache(1 << 16)
def _may_open(low: str) -> bool:
    return low in words().openers or (low not in words().common and is_made(low))


def find_posts(line: Line, places: Places, opening: frozenset[str]) -> list[Post]:
    """The posts of one paragraph, in order; none overlaps another. ``opening`` is what ``openers_in`` tells of it."""
    tables = words()
    found: list[Post] = []
    at = 0
    for index in [k for k, token in enumerate(line.tokens) if token.low in opening]:
        if index < at:
            continue
        at = index
        nobody, office = tables.nobody.match(line.tokens, at), tables.offices.match(line.tokens, at)
        nobody = None if nobody and office and office[0] > nobody[0] else nobody
        post = None if nobody else _read(line, at, places)
        if post:
            found.append(post)
        at = nobody[0] if nobody else max(post.after if post else 0, at + 1)
    return _served(line, found)


def _served(line: Line, posts: list[Post]) -> list[Post]:
    """A post at another's office is one post: "Kepala Bidang A, pada Asisten Deputi B Kemenpora"."""
    found: list[Post] = []
    for post in posts:
        upper = found[-1] if found else None
        between = line.text[upper.end : post.start] if upper else ""
        if upper and upper.office.takes == "body" and not upper.codes and _AT.fullmatch(between):
            found[-1] = replace(upper, after=post.after, end=post.end, codes=post.codes, centre=_is_central(post))
        else:
            found.append(post)
    return found


def _is_central(post: Post) -> bool:
    return post.centre or (post.office.territory == "centre" and not post.codes)


def _read(line: Line, at: int, places: Places) -> Post | None:
    how, head = _prefixes(line, at)
    read = read_head(line, head, places)
    if read is None:
        return None
    office, after, complement = read
    if _is_turn(office):
        if not complement.codes:
            return None
        office = _of_level(office, complement.codes[0][:5])
    acting, tenure = how.acting, how.tenure
    suffix, after = _suffixes(line, after)
    if after > complement.after:
        complement = _goes_on(line, head, after, office, places, complement)
        after = max(after, complement.after)
    end = line.end(after - 1)
    return Post(
        office,
        at,
        after,
        line.starts[at],
        end,
        acting,
        tenure or suffix.tenure or "incumbent",
        complement.codes if not office.region else (office.region,),
        complement.body,
        complement.abroad,
        complement.centre,
        _of_other(line, at),
        any(token.low in _INTERIM for token in line.tokens[at:after]),
        suffix.tenure is not None,
        _is_plural(line, at),
    )


def _is_turn(office: Office) -> bool:
    """Whether a turn of phrase names the head of a region, whatever its level: "orang nomor satu di Ngawi"."""
    return office.post == "bupati" and office.territory == "own"


def _of_level(office: Office, code: str) -> Office:
    level = gazetteer().level(code)
    return replace(office, post=_HEADS[level], territory=level)


def _goes_on(line: Line, head: int, at: int, office: Office, places: Places, so_far: Complement) -> Complement:
    """What belongs to the head behind a word of holding: "Bupati terpilih Ngawi", "Presiden ke-8 RI"."""
    more = read_complement(line, head, at, office, places) if not so_far.codes and office.takes == "region" else so_far
    return replace(more, abroad=more.abroad or so_far.abroad)


def _prefixes(line: Line, at: int) -> tuple[Prefix, int]:
    """The words of holding before a head, several in a row: "mantan Plt"."""
    how = Prefix()
    while True:
        found = words().prefixes.match(line.tokens, at)
        if found is None:
            return how, at
        at, prefix = found
        how = Prefix(prefix.acting or how.acting, prefix.tenure or how.tenure)
        while at < len(line.tokens) and line.tokens[at].text in (".", "-"):
            at += 1


def _suffixes(line: Line, after: int) -> tuple[Prefix, int]:
    """What may stand between a post and its name: "terpilih", "nonaktif", "periode 2019-2024"."""
    how, at = Prefix(), after
    while at < len(line.tokens):
        found = words().suffixes.match(line.tokens, at)
        if found:
            if found[1].tenure != "incumbent":
                how = found[1]
            at = found[0]
            continue
        term = _term(line, at)
        if term is None:
            break
        if line.tokens[at].low == "pada":  # "Kadis pada 2015-2019"
            how = Prefix(None, "former")
        at = term
    return how, at


def _term(line: Line, at: int) -> int | None:
    """The index behind "periode 2019-2024", "masa jabatan 2025-2030", "ke-7", "2019-2024" before a name."""
    tokens = line.tokens
    low = tokens[at].low
    if low in ("periode", "masa") or (low == "(" and at + 1 < len(tokens) and tokens[at + 1].low == "periode"):
        index = at + 1
        while index < len(tokens) and tokens[index].low in ("jabatan", "bakti", "tahun", "periode", "(", "kedua"):
            index += 1
        numbers = index
        while index < len(tokens) and (tokens[index].text.isdigit() or tokens[index].text in "-–/)"):
            index += 1
        return index if index > numbers else None
    if low == "ke" and at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].text.isdigit():
        return at + 3
    index = at + 1 if low in words().calendar or low in ("tahun", "pada", "sejak") else at
    years = index
    while index < len(tokens) and (_is_year(tokens[index].text) or (index > years and tokens[index].text in "-–/")):
        index += 1
    wide = index - years > 1 or low not in ("pada", "sejak")
    return index if wide and index > years and index < len(tokens) and tokens[index].is_capital else None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _of_other(line: Line, at: int) -> str | None:
    tables = words()
    if tables.others.before(line.tokens, at):
        return "candidate"
    if (
        at
        and line.tokens[at - 1].text == ")"
        and any(token.low == "calon" for token in line.tokens[max(0, at - 5) : at])
    ):
        return "candidate"
    if at and line.tokens[at - 1].low in ("jadi", "menjadi"):
        return "comma"
    found = tables.kin.before(line.tokens, at)
    if found and found[1] == "called":
        return "all" if line.tokens[found[0]].is_capital else None
    if found and line.tokens[found[0] - 1].low in ("merupakan", "adalah", "ialah") and found[0]:
        return None if found[1] in ("comma", "spouse") else found[1]  # "Siti merupakan putri Bupati Ngawi, Budi"
    if found and found[1] == "spouse" and found[0] > 1 and line.tokens[found[0] - 1].text == ",":
        return "comma" if line.tokens[found[0] - 2].is_capital else "spouse"  # "Siti, istri Bupati Budi"
    return found[1] if found else None


def _is_plural(line: Line, at: int) -> bool:
    before = line.tokens[at - 1].low if at else ""
    if before == "kursi" and at > 1:  # "dua kursi wakil ketua"
        before = line.tokens[at - 2].low
    return before in _SEVERAL
