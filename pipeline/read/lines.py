"""JSON lines: one object a line, from a file, a stretch of a file, a packed file or standard input."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import ArticleError
from ..records import Article, Rejected
from .decode import bom_encoding, decode, is_binary
from .fields import article_of, parse_object
from .limits import LIMIT, TOO_BIG

Line = bytes | None
"""A line without its end, or None for one over the limit."""


def read_lines(
    stream: BinaryIO, *, name: str, size: int | None = None, first_line: int = 1, at_start: bool = True
) -> Iterator[Article | Rejected]:
    """The article on each line; ``item`` is the line's number. Blank lines are passed over.

    ``size`` stops after so many bytes; ``at_start`` says that the stream stands at the beginning of its file, where
    a byte order mark may be.
    """
    raw = _lines(stream, size)
    encoding = "utf-8"
    for number, line in enumerate(raw, first_line):
        if number == first_line and at_start and line is not None:
            if line.startswith(codecs.BOM_UTF8):
                line = line[3:]
            elif wide := bom_encoding(line):
                yield Rejected(name, None, "read", f"JSON lines in {wide.upper()}: save the file as UTF-8")
                return
            elif is_binary(line[:65_536]):
                yield Rejected(name, None, "read", "a binary file, no JSON lines: leave it out or fetch it again")
                return
        if line is None:
            yield Rejected(name, number, "read", f"line {number} is {TOO_BIG}")
        elif line.strip():
            yield _article(line, name, number, encoding)


def _article(line: bytes, name: str, number: int, encoding: str) -> Article | Rejected:
    try:
        value = parse_object(line)
    except UnicodeDecodeError:
        try:
            text, encoding = decode(line)
            value = parse_object(text)
        except (ArticleError, ValueError) as error:
            return Rejected(name, number, "read", f"line {number}: {error}")
    except ValueError as error:
        return Rejected(name, number, "read", f"line {number} is malformed JSON: {error}")
    if not isinstance(value, dict):
        return Rejected(name, number, "read", f"line {number} is no JSON object but {_kind(value)}")
    return article_of(value, name=name, item=number, kind="jsonl", encoding=encoding, stored=line.strip())


def _lines(stream: BinaryIO, size: int | None) -> Iterator[Line]:
    left = size if size is not None else 1 << 62
    while left > 0 and (line := stream.readline(min(LIMIT + 1, left))):
        left -= len(line)
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while left > 0 and not line.endswith(b"\n") and (line := stream.readline(min(65_536, left))):
            left -= len(line)
        yield None


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", type(None): "null", bool: "a truth value"}
    return names.get(type(value), "a number")
