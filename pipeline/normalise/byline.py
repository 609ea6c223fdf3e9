"""Who wrote it: own-line signatures ("Pewarta: …") and initials in brackets at the end ("(yep/ns)")."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Words in signatures that are no names: desks, kinds of text, agencies.
NO_NAMES = frozenset(
    ["adv", "advertorial", "red", "redaksi", "admin", "administrator", "hms", "humas", "kominfo", "diskominfo", "tim", "tim redaksi", "rls", "rilis", "ant", "antara", "net", "int", "ist", "istimewa", "*", "**", "***", "dok", "foto", "bersambung", "habis", "end", "adv/hms", "pariwara", "inforial", "kmf", "prokopim", "editor", "penulis", "reporter", "pewarta", "wartawan", "kontributor", "oleh", "berbagai sumber", "ads", "newsroom", "publisher", "super admin", "superadmin", "webmaster", "root", "author"]
)
_ROLE = re.compile(
    r"\b(?:pewarta(?: foto)?|penulis(?: berita)?|editor(?: berita)?|reporter|redaktur|kontributor|uploader|penyunting|jurnalis|wartawan|"
    r"laporan(?: (?:wartawan|reporter|kontributor|jurnalis))?(?: [\w-]+\.(?:com|id|co|net)\s?,?| tribun ?\w+\s?,)?|oleh|writer|author|by|publisher|"
    r"ditulis oleh|dilaporkan oleh|diposting oleh|diunggah oleh|posted by|written by|rep|red|redaksi|penerjemah|naskah|teks|pengunggah|koresponden|penanggung jawab|pimpinan redaksi|liputan|publikasi)"
    r"\b\s?[:：|]?\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.!?…\"”'’)*]\s?\((?P<names>[^()\n]{1,60})\)[\s.*]*$")
_BRACKETED = re.compile(r"\((?P<names>[^()\n]{1,60})\)[\s.*]*")
_SPLIT = re.compile(r"\s*[/|;&,+]\s*|\s+dan\s+")
_INITIALS = re.compile(r"[A-Za-z]{2,5}\d?|[A-Za-z]-\d{1,2}")
_NAME = re.compile(r"[A-Z][\w.'’-]{1,}(?:\s[A-Z][\w.'’-]*){0,4}")
_DESK = re.compile(r"[A-Za-z]{1,4}[-/.]\d{1,3}")
_DEGREE = re.compile(r"(?:S|M|D|Dr|Drs|Ir|Ph|A|Sp|Amd)\.?\s?[A-Z][A-Za-z.]{0,5}|MM|SH|SE|ST|MH")
_DATE_WORDS = re.compile(r"(?:^|\s)(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\b.*|(?:^|\s)\d.*")
_AND_PHOTO = re.compile(r"^\s*(?:dan|&|/)\s*\w{4,10}\s*:\s*")
_STOP = re.compile(r"\s[-–—|•]\s|\bCopyright\b|©|\d{1,2}[/ ]\w+[/ ]\d{4}|\(|https?:", re.IGNORECASE)


def signature(line: str) -> tuple[str, ...]:
    """The names in a paragraph of kind byline ("Penulis: Rina Dewi | Editor: Budi"), in order."""
    pieces = _ROLE.split(line) if _ROLE.search(line) else [line]
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


def _only_marks(words: str) -> bool:
    return all(part.casefold().strip(" .*") in NO_NAMES or not part.strip(" .*") for part in _SPLIT.split(words))


def _names(words: str, *, free: bool) -> list[str]:
    found = []
    parts = [_DATE_WORDS.sub("", part).strip(" .*:-–—\t®©[]") for part in _SPLIT.split(words)]
    for part in parts:
        if (
            not part
            or part.casefold() in NO_NAMES
            or re.search(r"\.(?:com|id|co|net)\b", part)
            or part.isdigit()
            or (found and _DEGREE.fullmatch(part))
        ):
            continue
        if free:
            if _NAME.fullmatch(part) or (
                len(parts) < 6 and re.fullmatch(r"[\w.'’-]+(?:\s[\w.'’-]+){0,3}", part) and not _DESK.fullmatch(part)
            ):
                found.append(part)
        elif (
            (_INITIALS.fullmatch(part)
            and not (part.isupper() and len(part) > 3 and len(parts) == 1))
            or _NAME.fullmatch(part)
        ):
            if not _DESK.fullmatch(part):
                found.append(part)
    return found
