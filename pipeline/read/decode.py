"""Bytes to text: byte order mark, then strict UTF-8, then detection; what none of them reads is refused."""

from __future__ import annotations

import codecs
import re

from ..errors import ArticleError

BOMS = (  # the longer first: the UTF-16 mark is the beginning of the UTF-32 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3"),  # pictures, sound
    *(b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf"),  # archives
    *(b"%PDF", b"PAR1", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"\x7fELF", b"MZ\x90", b"\x00\x00\x00"),
)
SAMPLE = 65_536
"""Bytes looked at to detect an encoding: charset-normalizer takes some 10 ms for as much."""

# Two-byte stretches that UTF-8 makes of typographic marks, accented letters and emoji, and that no text in a
# single-byte encoding holds: with them the bytes were meant as UTF-8.
_MEANT_AS_UTF8 = re.compile(rb"\xe2\x80|[\xc2\xc3][\x80-\xbf]|\xf0\x9f")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,30})", re.IGNORECASE)

# What an Indonesian text holds beyond ASCII: typographic marks and the accents of loan words and names.
_USUAL = frozenset("\xa0“”‘’„‚–—…•·«»‹›©®™°±²³¼½¾×€£§ªºàáâäåãçèéêëìíîïñòóôöõøùúûüÿÀÁÂÄÅÇÈÉÊËÍÎÑÓÔÖØÚÜßš ž")
_SINGLE_BYTE = ("cp1252", "mac_roman")


def bom_encoding(head: bytes) -> str | None:
    """The codec that a byte order mark at the beginning names, or None."""
    return next((name for mark, name in BOMS if head.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: an image, an archive, or more than one NUL in a thousand."""
    if bom_encoding(data):
        return False
    return data.startswith(MAGIC) or data.count(0) * 1000 > len(data)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises ArticleError for bytes that are broken UTF-8 or in no encoding that can be told: half-read words would
    be worse than a line that says so.
    """
    encoding = bom_encoding(data)
    try:
        return data.decode(encoding or "utf-8"), (encoding or "utf-8").removesuffix("-sig")
    except UnicodeDecodeError as error:
        if encoding or _MEANT_AS_UTF8.search(data):
            raise ArticleError(_broken(encoding or "utf-8", error.start)) from None
        position = error.start
    detected = _detect(data)
    if detected is None:
        raise ArticleError(_broken("utf-8", position))
    return detected


def decode_page(data: bytes) -> tuple[str, str]:
    """The text of an HTML page and the name of its encoding.

    The charset that the page declares is asked before detection. A page meant as UTF-8 with some broken bytes (a
    description cut in the middle of a letter) keeps its text: the bytes become U+FFFD and the name says "repaired".

    Raises ArticleError where more than one byte in a hundred is broken.
    """
    if bom_encoding(data):
        return decode(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        declared = _declared(data)
    if declared not in (None, "utf-8", "ascii"):
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    try:
        return decode(data)
    except ArticleError:
        text = data.decode("utf-8", "replace")
        if declared in (None, "utf-8") and text.count("\ufffd") * 100 < len(data):
            return text, "utf-8 (repaired)"
        raise


def _declared(data: bytes) -> str | None:
    """The charset in the page's meta element, None where there is none that Python knows."""
    found = _META_CHARSET.search(data[:SAMPLE])
    if found is None:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def _broken(encoding: str, position: int) -> str:
    return f"broken {encoding.upper()} at byte {position + 1}: fetch the file again or save it as UTF-8"


def _detect(data: bytes) -> tuple[str, str] | None:
    for name in _SINGLE_BYTE:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if all(letter in _USUAL for letter in set(text) if letter > "\x7f"):
            return text, name
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    if best is None or best.encoding.startswith(("cp", "latin", "iso8859", "mac", "ascii", "utf_8", "utf_7", "hp")):
        return None
    try:
        return data.decode(best.encoding), best.encoding
    except (UnicodeDecodeError, LookupError):
        return None
