"""Which words can stand in a name: at its head, within it, at its end."""

from __future__ import annotations

import re
from functools import lru_cache

from ..regions.gazetteer import gazetteer
from .tokens import Line, Token
from .words import words

MADE_NOUN = re.compile(
    r"(?:ke|pe|per|pem|pen|peng|peny)\w{4,}an|pe(?:m|n|ng|ny)[a-z]{5,}|\w{3,}nya|\w{4,}kan|(?:mem|meng|meny)\w{5,}|kem[^aeiou\W]\w+|kemen\w{2,}"
)
"""Nouns and verbs by how they are made: "Kemaritiman", "Pengolahan", "Skripsinya", "Resmikan"."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|La|Di|Le|O['’])[A-Z]+[a-z]+[A-Z]\w*")
"""Short forms of bodies in mixed letters: "BSrE", "KemenPAN"."""
_BALINESE = frozenset(
    "made wayan gusti ketut nyoman gede gde komang putu kadek nengah dewa luh wy gst kt gd nym dw ngurah agung ayu "
    "pande ngakan desak bagus".split()
)
OF_BIRTH = frozenset(["sang", "anak", "cokorda"])
_HOLDING = frozenset(
    [
        "selaku",
        "sebagai",
        "yang",
        "dan",
        "serta",
        "bersama",
        "juga",
        "telah",
        "akan",
        "lewat",
        "melalui",
        "diwakili",
        "didampingi",
        "beserta",
        "mengutus",
    ]
)
"""Words that follow a person: "Edison Angkat selaku Bupati"."""
_BASE_WORD = re.compile(r"(?!me|ber|ter|per|pe|se|di|ke)[a-z]{3,7}")
"""A word without prefix: a surname may be one, a verb that opens a clause is seldom."""
_SMALL = frozenset(
    "pada saat dalam dari untuk dengan yang ini itu juga dan oleh usai hari selain atau agar bila jika kala lalu namun "
    "tapi akan bagi para kata ujar bahwa kami kita saya anda ada apa siapa mana pun lagi baru warga tim polisi".split()
)
_SPOKEN = 5
"""Letters of a word in capitals that is seldom a short form."""
_SYLLABLES = re.compile(r"(?:[^aeiou\W\d_]{0,3}[aeiou]{1,2}){2,6}[^aeiou\W\d_]{0,2}")
_SURNAMES = frozenset("negara praja jaya bangsa karya wali muda utama cipta hidup perdana syahbandar".split())
"""Words of institutions that are parts of names too."""
MONTHS = frozenset(["januari", "maret", "mei", "juni", "juli", "agustus"])
"""Months of which people have their names: "Ahmad Juni"."""


def fits(line: Line, at: int, first: int) -> bool:
    """Whether the token can be a word of the name that began at ``first``."""
    token, tables = line.tokens[at], words()
    if not token.is_word:
        return False
    low = token.low
    if not token.is_capital:
        following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        return at > first and low in tables.particles and following is not None and following.is_capital
    if _is_camel(token.text):
        return False
    initials = at == first and len(token.text) == 2 and token.text.isupper() and not line.shouts
    if at == first and begins_birth_name(line, at):
        return True
    if is_no_name(low) and not initials:
        return at > first and _goes_on(line, at, first)
    if at == first:
        return _opens(line, at)
    if low in tables.never_first or low in tables.also:
        return True
    return line.shouts or not _is_acronym(token) or _in_capitals(line, first)


def _goes_on(line: Line, at: int, first: int) -> bool:
    """Whether a word of the language is but a word of the name that began at ``first``."""
    low, tables = line.tokens[at].low, words()
    if _is_behind_short_form(line, at):
        return True
    if low in tables.institutions:
        return _is_surname(line, at)
    if low in tables.common or low in MONTHS:
        return _within(line, at) or _ends(line, at, first)
    return low not in tables.things and low not in tables.calendar and _is_made_surname(line, at)


def _is_behind_short_form(line: Line, at: int) -> bool:
    """ "Muh. Takdir", "Moh. Rencana": no name ends with the short form of a first one."""
    token = line.tokens[at]
    if line.tokens[at - 1].text != "." or line.gap(at) != " " or not token.text.istitle():
        return False
    return line.tokens[at - 2].low in words().short_forms and not words().offices.match(line.tokens, at)


@lru_cache(1 << 16)
def is_no_name(low: str) -> bool:
    """Whether a word is one of the language, of the calendar or of an institution, and no part of a name."""
    tables = words()
    if low in tables.also or low in tables.given:
        return False
    if low in tables.common or low in tables.calendar or low in tables.things or low in tables.institutions:
        return True
    return bool(MADE_NOUN.fullmatch(low))


@lru_cache(1 << 16)
def _is_camel(word: str) -> bool:
    return _CAMEL.fullmatch(word) is not None


def _is_surname(line: Line, at: int) -> bool:
    """Whether a word of institutions ends a name in running text: "Ridwan Wali menjawab", "Wayan Ardika Negara,"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.is_headline or not token.text.istitle() or following is None or words().prefixes.match(line.tokens, at):
        return False
    if words().offices.match(line.tokens, at) or token.low in words().fields - _SURNAMES:
        return False
    known = before.low in words().given or token.low in _SURNAMES
    return known and (following.text in ",)." or (following.is_word and not following.is_capital))


def _within(line: Line, at: int) -> bool:
    """Whether a common word stands within a name in running text: "Lim Kok Hian", "Ridwan Apa Min"."""
    longest = 6 if line.tokens[at - 1].low in words().given else 4
    if line.is_headline or at + 2 >= len(line.tokens) or len(line.tokens[at].text) > longest:
        return False
    token, following, after = line.tokens[at : at + 3]
    low = following.low
    fits = following.is_word and following.is_capital and not is_no_name(low) and not following.text.isupper()
    return token.text.istitle() and fits and not after.is_capital and len(line.gap(at + 1)) == 1


def _is_made_surname(line: Line, at: int) -> bool:
    """Whether a word that is made like a noun, and is none, ends a name in running text: "Selvi Kelbulan hadir"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    plain = token.text.istitle() and not token.low.endswith(("kan", "nya")) and not line.is_headline
    ends = following is not None and (following.text in ",.();" or (following.is_word and not following.is_capital))
    return plain and ends and before.is_word and not is_no_name(before.low)


def begins_birth_name(line: Line, at: int) -> bool:
    """ "Anak Agung", "Sang Made", "I Wayan": Balinese names begin with words that are none elsewhere."""
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    opens = line.tokens[at].low in OF_BIRTH or line.tokens[at].text == "I"
    return opens and following is not None and following.low in _BALINESE


def _ends(line: Line, at: int, first: int) -> bool:
    """Whether a common word ends a name in running text, as surnames do: "Erwin Ayal, dalam …", "Ahmad Juni hadir"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    if line.is_headline or not token.text.istitle() or token.low.endswith(("kan", "nya")):
        return False
    if at > first + 1 and following is not None and following.is_word and not following.is_capital:
        return _BASE_WORD.fullmatch(token.low) is not None and token.low not in _SMALL
    if not (token.low in words().rare or before.low in words().given or before.low in _BALINESE):
        return following is not None and (following.text in ",)." or following.low in _HOLDING | words().saying)
    return following is not None and (following.text in ",)." or (following.is_word and not following.is_capital))


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
    """Whether the name is written in capitals: "Bupati SUTIAJI WIJAYA", "W. SINAGA", unlike "Kepala BPKAD RI"."""
    run = [token for token in line.tokens[first : first + 3] if token.is_word]
    if len(run[0].text) == 1 and len(run) > 1:
        return _is_written_out(run[1])
    if len(run) < 2 or not all(_is_acronym(token) for token in run[:2]):
        return False
    return any(token.low in words().given for token in run[:2]) or all(map(_is_written_out, run[:2]))


def _is_written_out(token: Token) -> bool:
    """Whether a word in capitals is one that is spoken as it stands, and none of the language or of a body."""
    spoken = len(token.text) >= _SPOKEN and _SYLLABLES.fullmatch(token.low) is not None
    return spoken and token.text.isupper() and not is_no_name(token.low) and token.low not in words().fields


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper() and (len(token.text) > 2)


def _is_known_body(line: Line, at: int) -> bool:
    tables = words()
    return any(table.match(line.tokens, at) for table in (tables.state, tables.parties, tables.bodies, tables.offices))
