"""Who wrote it: own-line signatures ("Pewarta: …") and initials in brackets at the end ("(yep/ns)")."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Words in signatures that are no names: desks, kinds of text, agencies.
NO_NAMES = frozenset(
    "adv,advertorial,red,redaksi,admin,administrator,hms,humas,kominfo,diskominfo,tim,tim redaksi,rls,rilis,ant,antara,net,int,"
    "ist,istimewa,*,**,***,dok,foto,bersambung,habis,end,adv/hms,pariwara,inforial,kmf,prokopim,editor,penulis,reporter,pewarta,"
    "wartawan,kontributor,oleh,berbagai sumber,ads,newsroom,publisher,super admin,superadmin,webmaster,root,author".split(",")
)
_ROLE = re.compile(
    r"\b(?:pewarta(?: foto)?|penulis(?: berita)?|editor(?: berita)?|reporter|redaktur|kontributor|uploader|penyunting|jurnalis|wartawan|"
    r"laporan(?: (?:wartawan|reporter|kontributor|jurnalis))?(?: [\w-]+\.(?:com|id|co|net)\s?,?| tribun ?\w+\s?,)?|oleh|writer|author|by|publisher|"
    r"ditulis oleh|dilaporkan oleh|diposting oleh|diunggah oleh|posted by|written by|rep|red|redaksi|penerjemah|naskah|teks|pengunggah|koresponden|penanggung jawab|pimpinan redaksi|liputan|publikasi)"
    r"\s?[:：|]?\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.!?…\"”'’)*]\s?\((?P<names>[^()\n]{1,60})\)[\s.*]*$")
_BRACKETED = re.compile(r"\((?P<names>[^()\n]{1,60})\)[\s.*]*")
_SPLIT = re.compile(r"\s*[/|;&,+]\s*|\s+dan\s+")
_INITIALS = re.compile(r"[A-Za-z]{2,5}\d?|[A-Za-z]-\d{1,2}")
_NAME = re.compile(r"[A-Z][\w.'’-]{1,}(?:\s[A-Z][\w.'’-]*){0,4}")
_DESK = re.compile(r"[A-Za-z]{1,3}-\d{1,2}")
_STOP = re.compile(r"\s[-–—|•]\s|\bCopyright\b|©|\d{1,2}[/ ]\w+[/ ]\d{4}|\(|https?:", re.IGNORECASE)


def signature(line: str) -> tuple[str, ...]:
    """The names in a paragraph of kind byline ("Penulis: Rina Dewi | Editor: Budi"), in order."""
    pieces = _ROLE.split(line) if _ROLE.search(line) else [line]
    names: list[str] = []
    for piece in pieces:
        piece = _STOP.split(piece)[0]
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
    return match is not None and (bool(_names(match.group("names"), free=False)) or _only_marks(match.group("names")))


def known(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are names, of those that metadata give ("admin", an outlet's address are none)."""
    return tuple(name for given in names for name in _names(given, free=True) if "://" not in given)


def _only_marks(words: str) -> bool:
    return all(part.casefold().strip(" .*") in NO_NAMES or not part.strip(" .*") for part in _SPLIT.split(words))


def _names(words: str, *, free: bool) -> list[str]:
    found = []
    parts = [part.strip(" .*:-–—\t") for part in _SPLIT.split(words)]
    for part in parts:
        if not part or part.casefold() in NO_NAMES or re.search(r"\.(?:com|id|co|net)\b", part) or part.isdigit():
            continue
        if free:
            if _NAME.fullmatch(part) or (len(parts) < 6 and re.fullmatch(r"[\w.'’-]+(?:\s[\w.'’-]+){0,3}", part) and not _DESK.fullmatch(part)):
                found.append(part)
        elif _INITIALS.fullmatch(part) and not (part.isupper() and len(part) > 3 and len(parts) == 1) or _NAME.fullmatch(part):
            if not _DESK.fullmatch(part):
                found.append(part)
    return found
