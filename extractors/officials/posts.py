"""Posts in the text: how each is held, what body and region belong to it, where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..document import Acting, Region, Tenure
from .behind import Complement, Places, read_complement
from .councils import read_council
from .names import is_no_name
from .titles import is_first_of_title, is_rank, titles_before
from .tokens import Line
from .words import Office, Prefix, words

_CLUB = re.compile(r"Pers[a-z]{2,9}|Arema|Barito|Semen|Bhayangkara|Borneo|Real|Barcelona|Juventus|Klub")
"""Clubs, whose heads are called president."""
_INTERIM = frozenset(["sementara", "nondefinitif", "nonaktif"])
_CAPITAL_HEADS = 4
"""Heads of up to so many letters need a capital: "kasi", "karo" are words of every day."""


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
    return Places(ends, codes)


def find_posts(line: Line, places: Places) -> list[Post]:
    """The posts of one paragraph, in order; none overlaps another."""
    tables = words()
    opening = (line.lows & tables.openers).union(filter(_is_made, line.lows - tables.common))
    found: list[Post] = []
    at = 0
    for index in [k for k, token in enumerate(line.tokens) if token.low in opening] if opening else ():
        if index < at:
            continue
        at = index
        nobody, office = tables.nobody.match(line.tokens, at), tables.offices.match(line.tokens, at)
        nobody = None if nobody and office and office[0] > nobody[0] else nobody
        post = None if nobody else _read(line, at, places)
        if post:
            found.append(post)
        at = nobody[0] if nobody else max(post.after if post else 0, at + 1)
    return found


@lru_cache(1 << 16)
def _is_made(low: str) -> bool:
    """Whether a word is a short form of a post by how it is made: "kadisdik", "wamendagri"."""
    return any(pattern.fullmatch(low) for pattern, _ in words().patterns)


def _read(line: Line, at: int, places: Places) -> Post | None:
    how, head = _prefixes(line, at)
    read = _head(line, head, places)
    if read is None:
        return None
    office, after, complement = read
    acting, tenure = how.acting, how.tenure
    suffix, after = _suffixes(line, after)
    if after > complement.after:
        complement = _goes_on(line, head, after, office, places, complement)
        after = max(after, complement.after)
    end = line.tokens[after - 1].end
    return Post(
        office,
        at,
        after,
        line.tokens[at].start,
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


def _head(line: Line, at: int, places: Places) -> tuple[Office, int, Complement] | None:
    if at >= len(line.tokens) or places.covers(line.tokens[at].start):
        return None
    council = read_council(line, at, places)
    found = _known(line, at)
    if council and (found is None or council[1] >= found[0]):
        office, end = council[0], council[1]
        return office, council[2].after, council[2]
    if found is None:
        return None
    end, office = found
    if _is_word_only(line, at, end, office):
        return None
    complement = read_complement(line, at, end, office, places)
    if not _has_needs(line, at, end, office, complement):
        return None
    return office, complement.after, complement


def _known(line: Line, at: int) -> tuple[int, Office] | None:
    """The office of the tables whose head begins at ``at``; a head that any body may have comes last."""
    found = words().offices.match(line.tokens, at)
    if found and found[1].needs != "public":
        return found
    return _by_pattern(line, at) or _by_body(line, at) or found


def _by_pattern(line: Line, at: int) -> tuple[int, Office] | None:
    token = line.tokens[at]
    if token.is_capital:
        for pattern, office in words().patterns:
            if pattern.fullmatch(token.low) and token.low not in words().common:
                return at + 1, office
    return None


def _by_body(line: Line, at: int) -> tuple[int, Office] | None:
    """ "Kepala DPMPTSP", "Sekretaris Disdik", "Sekretaris Kemenpar": bodies known by how short forms are made."""
    if at + 1 >= len(line.tokens) or line.tokens[at].low not in ("kepala", "sekretaris"):
        return None
    token = line.tokens[at + 1]
    if not token.is_capital or token.low in words().common or token.low in words().given:
        return None
    if line.tokens[at].low == "sekretaris" and re.fullmatch(r"kemen\w{2,}", token.low):
        return at + 2, Office("lainnya", "body", "centre")
    for pattern, office in words().body_patterns:
        if pattern.fullmatch(token.low) and (token.text.isupper() or token.low.startswith(("dis", "din"))):
            secretary = Office("sekretaris_dinas", "body", "own")
            return at + 2, office if line.tokens[at].low == "kepala" else secretary
    return None


def _is_word_only(line: Line, at: int, end: int, office: Office) -> bool:
    """Whether the head is but a word of every day, a rank, or the first part of a name ("Asisten I Made")."""
    token, last = line.tokens[at], line.tokens[end - 1]
    if end == at + 1 and not token.is_capital and (office.needs == "capital" or len(token.text) <= _CAPITAL_HEADS):
        return True
    following = line.tokens[end] if end < len(line.tokens) else None
    if last.text == "I" and following is not None and following.low in ("made", "wayan", "gusti", "ketut", "nyoman"):
        return True
    if following is not None and following.text == "-" and not line.gap(end) and not line.gap(end + 1):
        return following.start + 1 < len(line.text) and line.text[following.end].islower()  # "bupati-bupati"
    if office.post == "presiden" and (words().parties.match(line.tokens, end) or _is_club(line, end)):
        return True
    if end == at + 1 and token.low in words().given | {"mendes", "wako"} and _is_within_name(line, at):
        return True
    rank = is_rank(line.text, token.start, line.paragraph.end) if is_first_of_title(token.text) else None
    return rank is not None and rank >= last.end and office.needs != "state"


def _is_club(line: Line, end: int) -> bool:
    """Whether a short form in capitals that is no state's follows: "Presiden KSPI", "Presiden FIFA"."""
    token = line.tokens[end] if end < len(line.tokens) else None
    if token is not None and _CLUB.fullmatch(token.text):
        return True
    if token is None or line.shouts or not (token.text.isupper() and len(token.text) > 2) or token.text in ("SBY",):
        return False
    return words().countries.match(line.tokens, end) is None


def _is_within_name(line: Line, at: int) -> bool:
    """Whether the word goes on a name: "Abdul Hakim Pasaribu" has no judge."""
    before = line.tokens[at - 1] if at else None
    return before is not None and before.is_word and before.is_capital and not is_no_name(before.low)


_SURE = frozenset("menteri wakil_menteri dirjen kepala_dinas sekretaris_dinas staf_ahli kepala_perwakilan".split())
"""Posts that only the state has, whatever words stand in the body's name."""


def _has_needs(line: Line, at: int, end: int, office: Office, complement: Complement) -> bool:
    kinds = ("company", "society") if office.needs == "public" else ("company",)
    if office.takes == "body" and office.post not in _SURE and _is_private(line, end, complement.after, kinds):
        return False
    if office.needs == "titled":
        start = line.tokens[complement.after].start if complement.after < len(line.tokens) else line.paragraph.end
        return bool(titles_before(line.text, start, line.paragraph.end).words)
    if office.needs == "public":
        return _is_public(line, end, complement.after)
    if office.needs == "work":
        return complement.after > end
    if office.needs in ("state", "state_work"):
        stop = min(max(complement.after, end), len(line.tokens))
        if office.needs == "state_work" and stop - end > 1:
            works = words().state_work
            if any(token.low in works for token in line.tokens[end : end + 2]):
                return True
        return any(_is_state(line, index, stop) for index in range(at, stop))
    return True


def _is_private(line: Line, first: int, last: int, kinds: tuple[str, ...]) -> bool:
    """Whether the body between two tokens, or the word right behind it, is of a company, a school, a society."""
    found = (words().private.match(line.tokens, k) for k in range(first, last + 1) if k < len(line.tokens))
    return any(one is not None and one[1] in kinds for one in found)


def _is_public(line: Line, first: int, last: int) -> bool:
    """Whether a word of the body between two tokens is one of the names of public bodies."""
    tables = words()
    short = line.tokens[first] if first < last else None
    if short is not None and short.text.isupper() and len(short.text) > 3 and not line.shouts:
        return True
    return any(
        line.tokens[index].is_capital
        and (
            line.tokens[index].low in tables.fields
            or tables.bodies.match(line.tokens, index) is not None
            or _is_state(line, index, last)
        )
        for index in range(first, last)
    )


def _is_state(line: Line, index: int, stop: int) -> bool:
    found = words().state.match(line.tokens, index)
    if found is None or found[0] > stop:
        token = line.tokens[index]
        return token.low.startswith("kemen") and token.is_capital
    short = len(line.tokens[index].text) <= 3
    return line.tokens[index].text.isupper() if short else line.tokens[index].is_capital or found[0] - index > 1


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
    index = at + 1 if low in words().calendar or low == "tahun" else at
    years = index
    while index < len(tokens) and (_is_year(tokens[index].text) or (index > years and tokens[index].text in "-–/")):
        index += 1
    return index if index > years and index < len(tokens) and tokens[index].is_capital else None


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
    if found and line.tokens[found[0] - 1].low in ("merupakan", "adalah", "ialah") and found[0]:
        return None if found[1] in ("comma", "spouse") else found[1]  # "Siti merupakan putri Bupati Ngawi, Budi"
    if found and found[1] == "spouse" and found[0] > 1 and line.tokens[found[0] - 1].text == ",":
        return "comma" if line.tokens[found[0] - 2].is_capital else "spouse"  # "Siti, istri Bupati Budi"
    return found[1] if found else None


def _is_plural(line: Line, at: int) -> bool:
    before = line.tokens[at - 1].low if at else ""
    return before in ("para", "dua", "tiga", "empat", "lima", "enam", "sejumlah", "beberapa", "kedua", "ketiga")
