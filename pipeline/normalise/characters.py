"""Characters: entities, mojibake, invisible characters, Unicode form, blanks."""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")

# The traces of UTF-8 that was read as Windows-1252 (â€œ, Ã©, Â ), as Mac-Roman (‚Äú, ¬†, √©), or of its byte order
# mark. One of them is the hint without which ftfy is not asked: it costs 1.3 ms an article, the test 5 µs.
_MOJIBAKE = re.compile(
    r"â€|â‚¬|â„¢|Ã[\u0080-¿‚„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸƒ]|Â[\u0080-¿]|‚Ä|¬[†°´ª©®Ω]|√[°©®´≥±∂º†§¢£ºº]|Ôªø|ï»¿|ï¿½|ðŸ"
)
# Soft hyphens, zero-width and direction marks, byte order marks, control characters, halves of surrogate pairs.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LEFTOVER_TAG = re.compile(
    r"</?(?:object|p|br|b|i|em|strong|span|div|a|img|font|u|o:p)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TRACES = "âÃÂ‚¬√Ôïð"
"""Where the patterns of mojibake begin: one of them must be there before they are tried."""


def clean(text: str) -> str:
    """The text with entities read (also doubly escaped ones), mojibake repaired where there is a trace of it,
    invisible characters dropped, line ends as ``\\n``, in NFC. Blanks stay as they are."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(html.unescape(html.unescape(text)))
        if "<" in text:
            text = _LEFTOVER_TAG.sub(" ", text)
    plain = text.replace("\n", "").isprintable()
    if not plain:
        text = _whole(text)
    if text.isascii():
        return text if plain else _INVISIBLE.sub("", text)
    if _has_mojibake(text):
        text, plain = _repair(text), False
    return unicodedata.normalize("NFC", text if plain else _INVISIBLE.sub("", text))


def _whole(text: str) -> str:
    """Line ends as ``\\n``, halves of surrogate pairs as U+FFFD; plain tests first, they are ten times as fast."""
    if any(end in text for end in _LINE_ENDS):
        text = _LINE_END.sub("\n", text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return text


def _has_mojibake(text: str) -> bool:
    return _has_trace(text) and _MOJIBAKE.search(text) is not None


def _has_trace(text: str) -> bool:
    return any(trace in text for trace in _TRACES)


def fold_blanks(text: str) -> str:
    """The text on one line: every run of white space is one blank, none at the ends."""
    return " ".join(text.split())


def mojibake_left(text: str) -> str | None:
    """The first stretch of characters that were lost or could not be repaired, or None."""
    if text.isascii():
        return None
    at = text.find("\ufffd")
    if at < 0:
        found = _MOJIBAKE.search(text) if _has_trace(text) else None
        if found is None:
            return None
        at = found.start()
    return text[max(0, at - 10) : at + 12]


def _repair(text: str) -> str:
    return "\n".join(_repaired(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))


def _repaired(line: str) -> str:
    """The line read as it was meant. Where all of it went wrong in one way it is turned back; ftfy, which takes a
    hundred times as long, is asked where it did not, or where something is left."""
    for encoding in ("cp1252", "mac_roman"):
        try:
            meant = line.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not _has_mojibake(meant):
            return meant
        line = meant
        break
    import ftfy

    return ftfy.fix_encoding(line)
