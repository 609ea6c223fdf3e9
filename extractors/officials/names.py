"""Where a name begins and ends: capitals, initials and particles between titles and degrees."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from ..regions.gazetteer import gazetteer
from .titles import is_degree, is_first_of_title, is_short_degree, is_title_within, titles_after, titles_before
from .tokens import Line, Token
from .words import words

_MADE_NOUN = re.compile(
    r"(?:ke|pe|per|pem|pen|peng|peny)\w{4,}an|\w{3,}nya|\w{4,}kan|(?:mem|meng|meny)\w{5,}|kem[^aeiou\W]\w+|kemen\w{2,}"
)
"""Nouns and verbs by how they are made: "Kemaritiman", "Pengolahan", "Skripsinya", "Resmikan"."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|La|Di|Le|O['’])[A-Z]+[a-z]+[A-Z]\w*")
"""Short forms of bodies in mixed letters: "BSrE", "KemenPAN"."""
_LONGEST = 8
"""Words of a name: "Kanjeng Gusti Pangeran Adipati Arya Mangkunegara" has six."""
_BALINESE = frozenset(
    "made wayan gusti ketut nyoman gede gde komang putu kadek nengah dewa luh wy gst kt gd nym dw ngurah agung ayu "
    "pande ngakan desak bagus".split()
)
_OF_BIRTH = frozenset(["sang", "anak", "cokorda"])
_SURNAMES = frozenset(["negara", "praja", "jaya", "bangsa", "karya", "wali", "muda", "utama", "cipta", "hidup"])
"""Words of institutions that are parts of names too."""
_SMALL_TITLES = frozenset(["bapak", "ibu", "pak", "bu", "alm", "dr", "drg"])
_MONTHS = frozenset(["januari", "maret", "mei", "juni", "juli", "agustus"])
"""Months of which people have their names: "Ahmad Juni"."""
_JOINED = frozenset("al el abd as ar at an ad asy ash az abdul".split())


class Name(NamedTuple):
    """A name as it stands: ``start`` and ``end`` of the name alone, ``outer`` with its titles.

    ``words`` are its words in lower case, ``text`` the name as written, white space folded. ``first`` and ``last``
    are the indexes of its first token and of the token after its titles.
    """

    start: int
    end: int
    outer: tuple[int, int]
    text: str
    words: tuple[str, ...]
    honorifics: tuple[str, ...]
    kinds: tuple[str, ...]
    dead: bool
    first: int
    last: int


def may_begin(token: Token) -> bool:
    """Whether a name or a title of one may begin with the word: most words end here."""
    if not token.is_capital:
        return token.low in _SMALL_TITLES
    return not is_no_name(token.low) or len(token.text) < 3 or token.low in _OF_BIRTH or is_first_of_title(token.text)


def read_name(line: Line, index: int, barred: Set[int] = frozenset(), is_told: bool = False) -> Name | None:
    """The name that begins at token ``index``, titles first; None where there is none.

    ``barred`` are offsets where something else begins: a region, a post. ``is_told`` says that the words before it
    lead to a person: like a title, they let a name begin with a word of the language ("H. Dana Budiman").
    """
    if index >= len(line.tokens):
        return None
    limit = line.paragraph.end
    start = line.tokens[index].start
    titles = titles_before(line.text, start, limit)
    first = line.at(titles.end)
    if "\n" in line.text[start : titles.end]:
        return None
    last = _run(line, first, barred)
    if last == first and (is_told or titles.words) and _is_called_so(line, first):
        last = _run(line, first + 1, barred)
        last = last if last > first + 1 else first
    if last == first:
        return None
    begin, end = line.tokens[first].start, line.tokens[last - 1].end
    if line.tokens[last - 1].text == ".":
        end = line.tokens[last - 2].end
    found = tuple(token.low for token in line.tokens[first:last] if token.is_word)
    if not _is_name(line, first, found, bool(titles.words)):
        return None
    degrees = titles_after(line.text, line.tokens[last - 1].end, limit)
    outer = (start, max(end, degrees.end))
    after = max(last, line.at(degrees.end))
    text = " ".join(line.text[begin:end].split())
    return Name(begin, end, outer, text, found, titles.words + degrees.words, titles.kinds, titles.dead, first, after)


def _is_called_so(line: Line, first: int) -> bool:
    """Whether a word of the language with a capital, and no noun of institutions, stands before a word of names."""
    if first + 1 >= len(line.tokens) or line.is_headline or line.shouts:
        return False
    token, following, tables = line.tokens[first], line.tokens[first + 1], words()
    plain = (token.low in tables.common or token.low in tables.never_first) and not _MADE_NOUN.fullmatch(token.low)
    if not plain or token.low in tables.institutions or token.low in tables.things or token.low in tables.calendar:
        return False
    return token.text.istitle() and following.text.istitle() and not is_no_name(following.low)


def _run(line: Line, first: int, barred: Set[int]) -> int:
    """The index after the last token of the name that begins at ``first``."""
    tokens, at, count = line.tokens, first, 0
    while at < len(tokens) and count < _LONGEST:
        token = tokens[at]
        if at > first + 2 and tokens[at - 1].text == "." and _is_pair(tokens[at - 2]):
            break  # "Mahfud MD. Mahfud juga"
        if at > first and ("\n" in line.gap(at) or len(line.gap(at)) > 2):
            break
        if at > first and _is_title(line, at):
            break
        if at > first and token.start in barred and not _is_namesake(line, at, count, barred):
            break
        if (at == first and token.start in barred) or not _fits(line, at, first):
            break
        count += 1
        at = _over_joint(line, at)
    while at > first and tokens[at - 1].low in words().particles and at - 1 > first and not tokens[at - 1].is_capital:
        at -= 1
    return at


def _is_title(line: Line, at: int) -> bool:
    """Whether a degree or a title begins at a word behind the first: "Ilham M.Pd", "Imran SH", "Azwir Tgk. Yusuf"."""
    limit, token = line.paragraph.end, line.tokens[at]
    if is_degree(line.text, token.start, limit) or is_title_within(line.text, token.start, limit):
        return True
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    last = following is None or not following.is_capital or following.text.isupper() or is_no_name(following.low)
    return last and not line.shouts and is_short_degree(token.text)


def _is_namesake(line: Line, at: int, count: int, barred: Set[int]) -> bool:
    """Whether what begins at ``at`` is but a word of the name that looks like a region: "Marthen Taebenu Nenohai"."""
    token = line.tokens[at]
    if is_no_name(token.low) or at + 1 >= len(line.tokens) or token.text.isupper():
        return False
    following = line.tokens[at + 1]
    if following.start in barred or (following.is_word and is_no_name(following.low) and following.is_capital):
        return False
    return count == 1 or (following.is_word and following.is_capital)


def _over_joint(line: Line, at: int) -> int:
    """The index after a word of a name, its full stop, or the hyphen and word joined to it."""
    tokens = line.tokens
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or line.gap(at + 1):
        return at + 1
    if following.text == "." and token.is_capital and (_is_initials(token) or token.text in _short_forms()):
        return at + 2
    joined = following.text in "-‑" and at + 2 < len(tokens) and not line.gap(at + 2)
    if joined and tokens[at + 2].is_word and _is_joined(token, tokens[at + 2]):
        return at + 3
    return at + 1


def _is_initials(token: Token) -> bool:
    """ "A", "AM": the initials of names of which the whole is never written."""
    return len(token.text) == 1 or (_is_pair(token) and not is_short_degree(token.text))


def _is_pair(token: Token) -> bool:
    return len(token.text) == 2 and token.text.isupper()


@cache
def _short_forms() -> frozenset[str]:
    """Short forms as names have them: "Moh", and "MOH" in headlines; "MD" is an initial of its own."""
    forms = {word.capitalize() for word in words().short_forms}
    return frozenset(forms | {word.upper() for word in forms if len(word) > 2})


def _is_joined(one: Token, other: Token) -> bool:
    """ "Al-Habsyi", "Chien-Jen": one name; "Prabowo-Gibran": two."""
    if one.low in _JOINED:
        return True
    if one.text.isupper() or other.text.isupper():
        return False
    short = len(one.text) <= 5 and len(other.text) <= 5
    return short and not {one.low, other.low} & words().given


def _fits(line: Line, at: int, first: int) -> bool:
    """Whether the token can be a word of the name that began at ``first``."""
    token, tables = line.tokens[at], words()
    if not token.is_word:
        return False
    low = token.low
    if not token.is_capital:
        following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        return at > first and low in tables.particles and following is not None and following.is_capital
    if _CAMEL.fullmatch(token.text):
        return False
    initials = at == first and len(token.text) == 2 and token.text.isupper() and not line.shouts
    if at == first and begins_birth_name(line, at):
        return True
    if is_no_name(low) and not initials:
        if at == first:
            return False
        if low in tables.institutions:
            return _is_surname(line, at)
        return (low in tables.common or low in _MONTHS) and (_within(line, at) or _ends(line, at))
    if at == first:
        return _opens(line, at)
    if low in tables.never_first or low in tables.also:
        return True
    return line.shouts or not _is_acronym(token) or _in_capitals(line, first)


@lru_cache(1 << 16)
def is_no_name(low: str) -> bool:
    """Whether a word is one of the language, of the calendar or of an institution, and no part of a name."""
    tables = words()
    if low in tables.also or low in tables.given:
        return False
    if low in tables.common or low in tables.calendar or low in tables.things or low in tables.institutions:
        return True
    return bool(_MADE_NOUN.fullmatch(low))


def _is_surname(line: Line, at: int) -> bool:
    """Whether a word of institutions ends a name in running text: "Ridwan Wali menjawab", "Wayan Ardika Negara,"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.is_headline or not token.text.istitle() or following is None or words().prefixes.match(line.tokens, at):
        return False
    if words().offices.match(line.tokens, at) or token.low in words().fields - _SURNAMES:
        return False
    known = before.low in words().given or token.low in _SURNAMES
    return known and (following.text in ",)" or (following.is_word and not following.is_capital))


def _within(line: Line, at: int) -> bool:
    """Whether a common word stands within a name in running text: "Lim Kok Hian", "Ridwan Apa Min"."""
    if line.is_headline or at + 2 >= len(line.tokens) or len(line.tokens[at].text) > 4:
        return False
    token, following, after = line.tokens[at : at + 3]
    low = following.low
    fits = following.is_word and following.is_capital and not is_no_name(low) and not following.text.isupper()
    return token.text.istitle() and fits and not after.is_capital and len(line.gap(at + 1)) == 1


def begins_birth_name(line: Line, at: int) -> bool:
    """ "Anak Agung", "Sang Made", "I Wayan": Balinese names begin with words that are none elsewhere."""
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    opens = line.tokens[at].low in _OF_BIRTH or line.tokens[at].text == "I"
    return opens and following is not None and following.low in _BALINESE


def _ends(line: Line, at: int) -> bool:
    """Whether a common word ends a name in running text, as surnames do: "Erwin Ayal, dalam …", "Ahmad Juni hadir"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.is_headline or not token.text.istitle() or token.low.endswith(("kan", "nya")):
        return False
    if not (token.low in words().rare or before.low in words().given or before.low in _BALINESE):
        return following is not None and following.text in ",)"
    return following is not None and (following.text in ",)" or (following.is_word and not following.is_capital))


def _opens(line: Line, at: int) -> bool:
    """Whether a name may begin with this word."""
    token, tables = line.tokens[at], words()
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    of_birth = begins_birth_name(line, at)
    if (token.low in tables.never_first and not of_birth) or _is_region(token):
        return False
    capital_follows = following is not None and following.is_word and following.is_capital
    if len(token.text) == 1:
        stop = following is not None and following.text == "."
        if token.text == "I" and not stop:
            return capital_follows and following is not None and following.low in _BALINESE
        after = line.tokens[at + 2] if stop and at + 2 < len(line.tokens) else following
        return after is not None and after.is_word and after.is_capital and after.low not in tables.common
    if len(token.text) == 2 and token.text.isupper() and not line.shouts:
        stop = following is not None and following.text == "." and at + 2 < len(line.tokens)
        return (
            (capital_follows or (stop and line.tokens[at + 2].is_capital))
            and token.low not in tables.fields
            and line.paragraph.kind != "title"
        ) and not _is_known_body(line, at)
    if line.shouts or not _is_acronym(token):
        return True
    if following is None or not capital_follows:
        return token.low in tables.given
    if len(token.text) <= 3 and token.low not in tables.fields and not _is_known_body(line, at):
        return not _is_acronym(following) and following.low not in tables.common and following.low not in tables.fields
    return len(token.text) >= 3 and (token.low in tables.given or _in_capitals(line, at))


def _is_region(token: Token) -> bool:
    """Whether the word is a region's name and no given name: none begins with "Jakarta"."""
    low = token.low
    return len(low) > 3 and low in gazetteer().names and low not in words().also and low not in words().given


def _in_capitals(line: Line, first: int) -> bool:
    """Whether the name is written in capitals: "Bupati SUTIAJI WIJAYA", unlike "Kepala BPKAD RI"."""
    run = [token for token in line.tokens[first : first + 3] if token.is_word]
    return (
        len(run) > 1
        and all(_is_acronym(token) and len(token.text) >= 3 for token in run[:2])
        and (any(token.low in words().given for token in run[:2]) or all(len(token.text) >= 6 for token in run[:2]))
    )


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper() and (len(token.text) > 2)


def _is_known_body(line: Line, at: int) -> bool:
    tables = words()
    return any(table.match(line.tokens, at) for table in (tables.state, tables.parties, tables.bodies, tables.offices))


def _is_name(line: Line, first: int, found: tuple[str, ...], titled: bool) -> bool:
    if not found:
        return False
    if len(found) > 1:
        return True
    only = line.tokens[first]
    following = line.tokens[first + 1] if first + 1 < len(line.tokens) else None
    if (
        only.low in words().also
        and not titled
        and following is not None
        and following.is_capital
        and is_no_name(following.low)
    ):
        return False  # "Menteri Baru Hari Ini"
    return len(only.text) > 2 or (titled and len(only.text) > 1)
