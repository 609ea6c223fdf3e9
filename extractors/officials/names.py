"""Where a name begins and ends: capitals, initials and particles between titles and degrees."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from ..regions.gazetteer import gazetteer
from .name_words import MADE_NOUN, MONTHS, OF_BIRTH, fits, is_no_name
from .titles import (
    NO_TITLES,
    is_degree,
    is_first_of_title,
    is_short_degree,
    is_title_within,
    titles_after,
    titles_before,
)
from .tokens import Line, Token, read_token
from .words import words

_LONGEST = 8
"""Words of a name: "Kanjeng Gusti Pangeran Adipati Arya Mangkunegara" has six."""
_LONG = 7
"""Letters of a word that is too long to begin a degree."""
_SHORT = 3
"""Letters of a word that is a short form rather than a name where all is in capitals."""
_PAIR = re.compile(r"\b(?:[Pp]asang|[Pp]aslon|[Dd]uet|[Cc]alon|[Nn]omor|[Kk]ubu|[Dd]wi)")
_SMALL_TITLES = frozenset(["bapak", "ibu", "pak", "bu", "alm", "almarhum", "almarhumah", "mendiang", "dr", "drg"])
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


@lru_cache(1 << 16)
def may_begin(word: str) -> bool:
    """Whether a name or a title of one may begin with the word: most words end here."""
    token = read_token(word)
    if not token.is_capital:
        return token.low in _SMALL_TITLES
    return not is_no_name(token.low) or len(token.text) < 3 or token.low in OF_BIRTH or is_first_of_title(token.text)


def read_name(line: Line, index: int, barred: Set[int] = frozenset(), is_told: bool = False) -> Name | None:
    """The name that begins at token ``index``, titles first; None where there is none.

    ``barred`` are offsets where something else begins: a region, a post. ``is_told`` says that the words before it
    lead to a person: like a title, they let a name begin with a word of the language ("H. Dana Budiman").
    """
    if index >= len(line.tokens):
        return None
    limit = line.paragraph.end
    start, word = line.starts[index], line.tokens[index].text
    if word.isalpha() and not is_first_of_title(word):
        titles, first = NO_TITLES, index
    else:
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
    begin, end = line.starts[first], line.end(last - 1)
    if line.tokens[last - 1].text == ".":
        end = line.end(last - 2)
    found = tuple(token.low for token in line.tokens[first:last] if token.is_word)
    if not _is_name(line, first, found, bool(titles.words)):
        return None
    degrees = titles_after(line.text, line.end(last - 1), limit)
    outer = (start, max(end, degrees.end))
    after = max(last, line.at(degrees.end))
    text = " ".join(line.text[begin:end].split())
    return Name(begin, end, outer, text, found, titles.words + degrees.words, titles.kinds, titles.dead, first, after)


def _is_called_so(line: Line, first: int) -> bool:
    """Whether a word of the language with a capital, and no noun of institutions, stands before a word of names."""
    if first + 1 >= len(line.tokens) or line.is_headline or line.shouts:
        return False
    token, following, tables = line.tokens[first], line.tokens[first + 1], words()
    plain = any(
        token.low in table for table in (tables.common, tables.never_first, MONTHS)
    ) and not MADE_NOUN.fullmatch(token.low)
    if (
        not plain
        or token.low in tables.institutions
        or token.low in tables.things
        or (token.low in tables.calendar and token.low not in MONTHS)
    ):
        return False
    return token.text.istitle() and following.text.istitle() and not is_no_name(following.low)


def _run(line: Line, first: int, barred: Set[int]) -> int:
    """The index after the last token of the name that begins at ``first``."""
    tokens, at, count = line.tokens, first, 0
    while at < len(tokens) and count < _LONGEST:
        if at > first + 2 and tokens[at - 1].text == "." and _is_pair(tokens[at - 2]):
            break  # "Mahfud MD. Mahfud juga"
        barring = line.starts[at] in barred
        if at > first and (
            _is_far(line.gap(at)) or _is_title(line, at) or (barring and not _is_namesake(line, at, count, barred))
        ):
            break
        if (at == first and barring) or not fits(line, at, first):
            break
        count += 1
        at = _over_joint(line, at, first)
    while at > first and tokens[at - 1].low in words().particles and at - 1 > first and not tokens[at - 1].is_capital:
        at -= 1
    return at


def _is_far(gap: str) -> bool:
    return gap not in (" ", "") and ("\n" in gap or len(gap) > 2)


def _is_title(line: Line, at: int) -> bool:
    """Whether a degree or a title begins at a word behind the first: "Ilham M.Pd", "Imran SH", "Azwir Tgk. Yusuf"."""
    limit, token = line.paragraph.end, line.tokens[at]
    start = line.starts[at]
    if len(token.text) < _LONG and is_degree(line.text, start, limit):
        return True
    if is_title_within(line.text, start, limit):
        return True
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    last = following is None or not following.is_capital or following.text.isupper() or is_no_name(following.low)
    return last and not line.shouts and is_short_degree(token.text)


def _is_namesake(line: Line, at: int, count: int, barred: Set[int]) -> bool:
    """Whether what begins at ``at`` is but a word of the name that looks like a region: "Marthen Taebenu Nenohai"."""
    token = line.tokens[at]
    if is_no_name(token.low) or at + 1 >= len(line.tokens) or token.text.isupper():
        return False
    if line.paragraph.kind == "title" and token.low not in gazetteer().names:
        return False  # a verb of the headline
    following = line.tokens[at + 1]
    if line.starts[at + 1] in barred or (following.is_word and is_no_name(following.low) and following.is_capital):
        return False
    return count == 1 or following.is_word


def _over_joint(line: Line, at: int, first: int) -> int:
    """The index after a word of a name, its full stop, or the hyphen and word joined to it."""
    tokens = line.tokens
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or line.gap(at + 1):
        return at + 1
    if following.text == "." and token.is_capital and (_is_initials(token) or token.text in _short_forms()):
        return at + 2
    joined = following.text in "-‑" and at + 2 < len(tokens) and not line.gap(at + 2)
    if joined and tokens[at + 2].is_word and not tokens[at + 2].is_capital:
        return at + 3 if token.low.endswith(tokens[at + 2].low) else at + 1  # "Perangin-angin"
    if joined and tokens[at + 2].is_word:
        double = at > first and _is_double_surname(line, at)
        return at + 3 if double or _is_joined(token, tokens[at + 2]) else at + 1
    return at + 1


def _is_double_surname(line: Line, at: int) -> bool:
    """ "Hengky Maramis-Lahope": of two persons joined so, the other would be named alone elsewhere."""
    one, other = line.tokens[at], line.tokens[at + 2]
    following = line.tokens[at + 3] if at + 3 < len(line.tokens) else None
    if not (one.text.istitle() and other.text.istitle()) or other.low in words().given | words().also:
        return False
    if line.is_headline or is_no_name(other.low) or (following is not None and following.is_capital):
        return False
    around = line.around(line.starts[at])
    return around.count(other.text) == around.count(f"-{other.text}") and not _PAIR.search(
        line.text, max(line.paragraph.start, line.starts[at] - 60), line.starts[at]
    )


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


def _joins_short_form(line: Line, first: int) -> bool:
    """ "Bapepam-LK": a word joined to a short form is a body's name."""
    tokens = line.tokens[first + 1 : first + 3]
    joined = len(tokens) > 1 and tokens[0].text == "-" and not line.gap(first + 1) and not line.gap(first + 2)
    return joined and tokens[1].text.isupper() and len(tokens[1].text) > 1 and not line.shouts


@lru_cache(1 << 12)
def _is_country(low: str) -> bool:
    found = words().countries.match([read_token(low)], 0)
    return found is not None or low == "eropa"


def _is_name(line: Line, first: int, found: tuple[str, ...], titled: bool) -> bool:
    if not found:
        return False
    if len(found) > 1:
        return True
    only = line.tokens[first]
    if not titled and only.low not in words().given and _is_country(only.low):
        return False
    if _joins_short_form(line, first):
        return False
    if line.shouts and len(only.text) <= _SHORT and only.low not in words().given:
        return False  # "KABID APLIKASI TIK"
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
