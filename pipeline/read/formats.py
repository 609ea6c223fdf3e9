"""One reader a format, all of them streaming: memory holds one article, never the file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from ..errors import ArticleError
from ..records import Article, Format, Rejected, Source
from .decode import decode, decode_page, is_binary
from .files import format_of
from .items import read_json
from .limits import ALWAYS_UNPACKED, LIMIT, TOO_BIG, UNPACKED
from .lines import read_lines
from .tables import read_csv, read_parquet

if TYPE_CHECKING:
    from gzip import GzipFile

Found = Iterator[Article | Rejected]


def read(path: Path, *, name: str, start: int = 0, end: int | None = None, first_line: int = 1) -> Found:
    """The articles of one file, in order, and a Rejected for each that cannot be read; the rest goes on.

    ``name`` becomes ``Source.path``. ``start`` and ``end`` cut a stretch of a plain .jsonl at line ends (bytes,
    half-open) whose first line has the number ``first_line``; other formats and .jsonl.gz are read whole.
    Nothing is raised for what the file holds, and nothing is given for blank lines.
    """
    try:
        for found in _read(path, name, start, end, first_line):
            yield _tellable(found) if isinstance(found, Rejected) else found
    except ArticleError as error:
        yield _tellable(Rejected(name, None, "read", str(error)))
    except PermissionError:
        yield Rejected(name, None, "read", "no permission to read the file: change its mode or owner")
    except UnicodeDecodeError as error:
        yield Rejected(name, None, "read", f"broken {error.encoding.upper()}: fetch the file again or save it as UTF-8")
    except (EOFError, zlib.error) as error:
        yield Rejected(name, None, "read", f"the compressed file is cut off or damaged: fetch it again ({error})")
    except OSError as error:
        yield Rejected(name, None, "read", f"the file cannot be read: {error.strerror or error}")
    except Exception as error:  # a fault of ours in one file must not cost the others
        reason = f"a fault of the program, please report it with the file: {type(error).__name__}: {error}"
        yield _tellable(Rejected(name, None, "read", reason))


def read_stream(stream: BinaryIO, *, name: str = "-") -> Found:
    """The articles of a stream of JSON lines (standard input), as ``read`` gives them."""
    for found in read_lines(stream, name=name):
        yield _tellable(found) if isinstance(found, Rejected) else found


def _tellable(rejected: Rejected) -> Rejected:
    """A reason that can be written: it may quote a field's name that holds half a surrogate pair."""
    return replace(rejected, reason=rejected.reason.encode("utf-8", "replace").decode("utf-8"))


def _read(path: Path, name: str, start: int, end: int | None, first_line: int) -> Found:
    kind = format_of(path)
    if kind is None:
        raise ArticleError(f"unknown file type {path.suffix or '(none)'}")
    if not path.is_file():
        raise ArticleError("no regular file: it is a folder, a device or a broken link")
    if kind not in ("txt", "html") and path.stat().st_size == 0:
        raise ArticleError("the file is empty")
    if kind in ("txt", "html"):
        yield _single(path, name, kind)
    elif kind == "parquet":
        yield from read_parquet(path, name=name)
    elif kind == "jsonl" and path.name.lower().endswith(".gz"):
        import gzip

        with gzip.open(path, "rb") as packed:
            unpacked = _Unpacked(packed, max(ALWAYS_UNPACKED, UNPACKED * path.stat().st_size))
            yield from read_lines(cast(BinaryIO, unpacked), name=name)
    else:
        with path.open("rb") as stream:
            if kind == "jsonl":
                stream.seek(start)
                size = None if end is None else end - start
                yield from read_lines(stream, name=name, size=size, first_line=first_line, at_start=start == 0)
            else:
                yield from (read_csv if kind == "csv" else read_json)(stream, name=name)


class _Unpacked:
    """The lines of a packed file, up to ``limit`` bytes; raises ArticleError beyond."""

    def __init__(self, packed: GzipFile, limit: int) -> None:
        self._packed, self._left = packed, limit

    def readline(self, size: int) -> bytes:
        line = self._packed.readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise ArticleError(f"unpacks to more than {UNPACKED} times its size: what follows is not read")
        return line


def _single(path: Path, name: str, kind: Format) -> Article:
    with path.open("rb") as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(f"the file is {TOO_BIG}")
    if is_binary(data):
        raise ArticleError("a binary file, no text: give it its own suffix or leave it out")
    text, encoding = decode_page(data) if kind == "html" else decode(data)
    if not text.strip():
        raise ArticleError("the file is empty")
    return Article(Source(name, None, kind, encoding, hashlib.sha256(data).hexdigest()), text)
