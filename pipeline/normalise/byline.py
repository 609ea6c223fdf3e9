"""Who wrote it: own-line signatures ("Pewarta: …") and initials in brackets at the end ("(yep/ns)")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...extractors.lexicon import table

_OUTLET = r"(?: [\w-]+\.(?:com|id|co|net)\s?,?| tribun ?\w+\s?,)?"


@cache
def _role() -> re.Pattern[str]:
    """The words before a name, with what may stand between."""
    words = table("boilerplate")["signature"]
    roles = "|".join(re.escape(role) for role in sorted(words["roles"], key=len, reverse=True))
    reporters = "|".join(words["reporters"])
    return re.compile(rf"\b(?:laporan(?: (?:{reporters}))?{_OUTLET}|{roles})\b\s?[:：|]?\s*", re.IGNORECASE)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("boilerplate")["signature"]["no_names"])


_TRAILING = re.compile(r"[.!?…\"”'’)*]\s?\((?P<names>[^()\n]{1,60})\)[\s.*]*$")
_BRACKETED = re.compile(r"\((?P<names>[^()\n]{1,60})\)[\s.*]*")
_SPLIT = re.compile(r"\s?[/|;&,+]\s?|\sdan\s")
_INITIALS = re.compile(r"[A-Za-z]{2,5}\d?|[A-Za-z]-\d{1,2}")
_NAME = re.compile(r"[A-Z][\w.'’-]{1,}(?:\s[A-Z][\w.'’-]*){0,4}")
_WORDS = re.compile(r"[\w.'’-]+(?:\s[\w.'’-]+){0,3}")
_OUTLET_NAME = re.compile(r"\.(?:com|id|co|net)\b")
_DESK = re.compile(r"[A-Za-z]{1,4}[-/.]\d{1,3}")
_DEGREE = re.compile(r"(?:S|M|D|Dr|Drs|Ir|Ph|A|Sp|Amd)\.?\s?[A-Z][A-Za-z.]{0,5}|MM|SH|SE|ST|MH")
_DATE_WORDS = re.compile(r"(?:^|\s)(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\b.*|(?:^|\s)\d.*")
_AND_PHOTO = re.compile(r"^\s*(?:dan|&|/)\s*\w{4,10}\s*:\s*")
_STOP = re.compile(r"\s[-–—|•]\s|\bCopyright\b|©|\d{1,2}[/ ]\w+[/ ]\d{4}|\(|https?:", re.IGNORECASE)


def signature(line: str) -> tuple[str, ...]:
    """The names in a paragraph of kind byline ("Penulis: Rina Dewi | Editor: Budi"), in order."""
    pieces = _role().split(line)
    names: list[str] = []
    for piece in pieces:
        piece = _STOP.split(_AND_PHOTO.sub("", piece))[0]
        names.extend(_names(piece, free=True))
    return tuple(dict.fromkeys(names))


def trailing(text: str) -> tuple[str, ...]:
    """The names or initials in brackets behind the last sentence of a paragraph: "… pungkasnya. (yep/ns)"."""
    if not text.rstrip(" .*").endswith(")"):
        return ()
    match = _TRAILING.search(text) or _BRACKETED.fullmatch(text)
    return tuple(_names(match.group("names"), free=False)) if match else ()


def is_bracketed(text: str) -> bool:
    """Whether the paragraph is nothing but such a bracket."""
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return False
    words = match.group("names")
    return bool(_names(words, free=False)) or _only_marks(words) or _DESK.fullmatch(words.strip()) is not None


def known(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are names, of those that metadata give ("admin", an outlet's address are none)."""
    return tuple(name for given in names for name in _names(given, free=True) if "://" not in given)


def _parts(words: str) -> list[str]:
    return _SPLIT.split(" ".join(words.split()))


def _only_marks(words: str) -> bool:
    return all(part.casefold().strip(" .*") in _no_names() or not part.strip(" .*") for part in _parts(words))


def _names(words: str, *, free: bool) -> list[str]:
    found: list[str] = []
    parts = [_DATE_WORDS.sub("", part).strip(" .*:-–—\t®©[]") for part in _parts(words)]
    for part in parts:
        if not part or part.casefold() in _no_names() or _OUTLET_NAME.search(part) or part.isdigit():
            continue
        if found and _DEGREE.fullmatch(part):
            continue
        if _is_named(part, few=len(parts) < 6) if free else _is_signed(part, alone=len(parts) == 1):
            found.append(part)
    return found


def _is_named(part: str, *, few: bool) -> bool:
    """Whether a piece of a signature is a name; initials and names in lower case too, where there are few pieces."""
    return _NAME.fullmatch(part) is not None or (few and bool(_WORDS.fullmatch(part)) and not _DESK.fullmatch(part))


def _is_signed(part: str, *, alone: bool) -> bool:
    """Whether a piece of a bracket is initials or a name, and no abbreviation ("SAKIP") and no desk ("H-4")."""
    initials = _INITIALS.fullmatch(part) and not (alone and part.isupper() and len(part) > 3)
    return bool(initials or _NAME.fullmatch(part)) and _DESK.fullmatch(part) is None
