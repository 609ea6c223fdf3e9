"""A .json: one object, an array of objects (streamed), or an object that wraps such an array."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import ArticleError
from ..records import Article, Rejected
from .decode import bom_encoding, decode, is_binary
from .fields import article_of, known_fields, parse_object
from .limits import LIMIT, TOO_BIG

# Keys under which exports put their list of articles: {"status": "ok", "articles": [...]}, or one key deeper, as
# {"data": {"articles": [...]}}.
WRAPPERS = ("data", "articles", "items", "results", "artikel", "berita", "posts", "news", "rows")
_HEAD = 4096


def read_json(stream: BinaryIO, *, name: str) -> Iterator[Article | Rejected]:
    """The article in a .json (``item`` None), or those of its array (``item`` from 1).

    Raises ArticleError for a file that cannot be read at all.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    if is_binary(head):
        raise ArticleError("a binary file, no JSON: leave it out or fetch it again")
    encoding = bom_encoding(head)
    start = head.decode(encoding or "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        yield from _array(stream, name, encoding or "utf-8")
    else:
        yield from _object(stream, name)


def _object(stream: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(f"the file is {TOO_BIG}")
    text, encoding = decode(data)
    if not text.strip():
        raise ArticleError("the file is empty")
    try:
        value = parse_object(text.lstrip("\ufeff"))
    except ValueError as error:
        hint = " (one object a line? then name it .jsonl)" if text.count("\n{") else ""
        raise ArticleError(f"malformed JSON: {error}{hint}") from None
    if not isinstance(value, dict):
        raise ArticleError("the JSON is no object and no array of objects")
    wrapped = _wrapped(value) or next(filter(None, (_wrapped(value.get(key)) for key in WRAPPERS)), None)
    if wrapped is None:
        yield article_of(value, name=name, item=None, kind="json", encoding=encoding, stored=data)
        return
    for item, inner in enumerate(wrapped, 1):
        yield _item(inner, name, item, encoding)


def _wrapped(value: Any) -> list[Any] | None:
    for key in WRAPPERS if isinstance(value, dict) else ():
        inner = value.get(key)
        if isinstance(inner, list) and inner and isinstance(inner[0], dict) and "text" in known_fields(inner[0]):
            return inner
    return None


def _array(stream: BinaryIO, name: str, encoding: str) -> Iterator[Article | Rejected]:
    import ijson

    source = _Utf8(stream, encoding)
    item = 0
    try:
        for item, value in enumerate(ijson.items(source, "item", use_float=True), 1):
            source.since_item = 0
            yield _item(value, name, item, encoding.removesuffix("-sig"))
    except (ijson.JSONError, UnicodeDecodeError, ArticleError) as error:
        words = " ".join(str(error).split())[:160]
        yield Rejected(name, item + 1, "read", f"malformed JSON at item {item + 1}, what follows is not read: {words}")
        return
    if item == 0:
        raise ArticleError("the JSON array is empty")


def _item(value: Any, name: str, item: int, encoding: str) -> Article | Rejected:
    if not isinstance(value, dict):
        return Rejected(name, item, "read", f"item {item} is no JSON object")
    return article_of(value, name=name, item=item, kind="json", encoding=encoding)


class _Utf8:
    """A byte stream in any encoding as UTF-8, that stops when one item grows over the limit."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)()
        self.since_item = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.since_item += len(data)
        if self.since_item > LIMIT + 2 * 65_536:
            raise ArticleError(f"the item is {TOO_BIG}")
        if self._decoder is None or size == 0:
            return data
        while data:
            text = self._decoder.decode(data).encode("utf-8")
            if text:
                return text
            data = self._stream.read(size)
        return self._decoder.decode(b"", final=True).encode("utf-8")
