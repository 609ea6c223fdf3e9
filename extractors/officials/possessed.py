"""Heads told by what they lead: "menurut kepalanya, A", "kepala kantornya, B", of the body named shortly before."""

from __future__ import annotations

import re
from dataclasses import replace

from .behind import Places, read_complement
from .posts import Post
from .sheet import Sheet
from .ties import Tie
from .tokens import Line, read_token
from .told import of_body
from .words import Office, words

_HEAD = re.compile(
    r"(?:(?:[Mm]enurut|kata|ujar|tutur|ucap|ungkap|jelas|oleh|lewat|melalui|diwakili|mengutus|mengirim|bersama|dipimpin|"
    r"kepada|dan|serta)\s+(?=kepalanya|pimpinannya)|\b(?=Kepalanya|Pimpinannya|[Kk]epala\s))"
    r"(?:[Kk]epala\s+(?P<of>[a-z]{4,12}?)nya|(?P<bare>[Kk]epalanya|[Pp]impinannya))\s*,\s*(?=[A-Z]|dr)"
)
""" "luka di kepalanya, kata A" has none: a verb of saying or sending leads to the head of a body."""
_WORDS = ("kepala", "pimpinannya")
_GENERAL = frozenset(["kantor", "cabang", "balai", "unit", "wilayah", "pusat", "stasiun"])
"""Words that tell nothing of the body: which one it is, the text before tells."""
_REACH = 260
"""Characters between the body and its head."""


def find_possessed(sheets: list[Sheet], ties: list[Tie], places: Places) -> list[Tie]:
    """The heads that are told so and have no post yet; nothing where the body is none of the state."""
    found: list[Tie] = []
    tied = {tie.name.start for tie in ties}
    for sheet in sheets:
        line = sheet.line
        for told in _HEAD.finditer(line.text, line.paragraph.start, line.paragraph.end) if line.holds(_WORDS) else ():
            name = sheet.name_at(line.at(told.end()), True) if line.at(told.end()) < len(line.tokens) else None
            if name is None or name.outer[0] != told.end() or name.start in tied:
                continue
            post = _of_body(line, told, places) if told["bare"] or told["of"] in _GENERAL else _of_kind(line, told)
            if post:
                found.append(Tie(name, post, "officials/possessed", 2))
    return found


def _of_kind(line: Line, told: re.Match[str]) -> Post | None:
    """ "kepala puskesmasnya": the word itself tells the office."""
    phrase = words().offices.match([read_token("kepala"), read_token(told["of"])], 0)
    return _post(line, told, phrase[1], (), None) if phrase and phrase[0] > 1 else None


def _of_body(line: Line, told: re.Match[str], places: Places) -> Post | None:
    """The office of the last body of the state before the phrase, with its region."""
    first = line.at(max(line.paragraph.start, told.start() - _REACH))
    for index in range(line.at(told.start()) - 1, first - 1, -1):
        if not line.tokens[index].is_capital:
            continue
        if words().private.match(line.tokens, index):
            return None
        body = words().bodies.match(line.tokens, index) or _state(line, index)
        if body:
            complement = read_complement(line, index, body[0], body[1], places)
            post = _post(line, told, body[1], complement.codes, complement.body)
            elsewhere = None if post.codes else of_body(line.text, places, post)
            return replace(post, codes=(elsewhere,)) if elsewhere else post
    return None


def _state(line: Line, index: int) -> tuple[int, Office] | None:
    """ "BPJS": bodies of the state of which no table tells the head."""
    found = words().state.match(line.tokens, index)
    written = found is not None and (line.tokens[index].text.isupper() or found[0] > index + 1)
    return (found[0], Office("lainnya", "body", "own")) if found and written else None


def _post(line: Line, told: re.Match[str], office: Office, codes: tuple[str, ...], body: str | None) -> Post:
    first, after = line.at(told.start()), line.at(told.end())
    return Post(office, first, after, *told.span(), None, "incumbent", codes, body, False, False, None, False)
