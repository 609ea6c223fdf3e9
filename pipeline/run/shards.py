"""Cutting the input into shards: the unit of work, and what is kept when a run is stopped.

Shards are cut from the input alone, never from the number of workers. Where a group of files ends is decided by
their names, so that a file more or less changes its own group and leaves the others as they were.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from xxhash import xxh3_64_intdigest, xxh3_128

from ..config import Config
from ..read import format_of, iter_files
from ..records import Rejected
from .folder import MANIFEST, RESULTS, TIMING

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a stretch of a .jsonl: bytes ``[start, end)``, whose first line has the number ``first_line``.

    ``state`` is what the file system said of the file when it was cut: see ``unchanged``.
    """

    path: str
    name: str
    start: int
    end: int | None
    first_line: int
    size: int
    digest: str
    state: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces that are worked on together, and inputs that cannot be read at all; ``digest`` is of names and bytes."""

    pieces: tuple[Piece | Rejected, ...]
    digest: str

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(piece.size for piece in self.pieces if isinstance(piece, Piece))

    def __str__(self) -> str:
        ends = self.pieces[0], self.pieces[-1]
        first, last = (piece.name if isinstance(piece, Piece) else piece.path for piece in ends)
        return first if first == last else f"{first} … {last}"


def cut(inputs: Sequence[Path], *, without: Path, config: Config) -> list[Shard]:
    """The shards of ``inputs`` in the order of the records; what a run writes into the folder ``without`` is not read.

    Every byte of the input is read once to hash it, a little at a time. Raises InputError for a missing input.
    """
    return [_shard(group) for group in _groups(_pieces(_files(inputs, without), config), config)]


def _groups(pieces: Iterable[Piece | Rejected], config: Config) -> Iterator[list[Piece | Rejected]]:
    """Files of one article go together, files of many stand alone."""
    group: list[Piece | Rejected] = []
    size = 0
    for piece in pieces:
        alone = isinstance(piece, Piece) and format_of(Path(piece.path)) not in ("txt", "html", "json")
        if group and (alone or size >= config.shard_bytes or len(group) >= 4 * config.shard_articles):
            yield group
            group, size = [], 0
        group.append(piece)
        size += piece.size if isinstance(piece, Piece) else 0
        if alone or _ends_group(piece, config):
            yield group
            group, size = [], 0
    if group:
        yield group


def _files(inputs: Sequence[Path], without: Path) -> Iterator[tuple[Path, str] | Rejected]:
    """The files of the inputs, each once, however often it was named; never what a run writes into ``without``."""
    seen: set[str] = set()
    results = {os.path.realpath(without / name) for name in (MANIFEST, TIMING, *RESULTS)}
    for found in iter_files(inputs):
        if isinstance(found, Rejected):
            yield found
            continue
        real = os.path.realpath(found[0])
        if real not in seen and real not in results:
            seen.add(real)
            yield found


def _pieces(files: Iterable[tuple[Path, str] | Rejected], config: Config) -> Iterator[Piece | Rejected]:
    for found in files:
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _stretches(*found, config.shard_bytes)


def unchanged(piece: Piece) -> bool:
    """Whether the file is still there as it was when it was cut, by its size and time."""
    return _state(Path(piece.path)) == piece.state


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _stretches(path: Path, name: str, limit: int) -> Iterator[Piece]:
    """A file whole, or a plain .jsonl in stretches of about ``limit`` bytes that end with a line."""
    if not path.is_file():  # a pipe would be waited for without end
        yield Piece(str(path), name, 0, None, 1, 0, "no file", _state(path))
        return
    state = _state(path)  # before it is read: what changes meanwhile is noticed
    try:
        with open(path, "rb") as file:
            sliced = path.name.lower().endswith(".jsonl") and b"\0" not in file.read(CHUNK)
            file.seek(0)
            start, line = 0, 1
            while True:
                digest, size, lines = _stretch(file, limit if sliced else sys.maxsize)
                if start and not size:
                    return
                end = start + size if sliced else None
                yield Piece(str(path), name, start, end, line, size, digest, state)
                if not size:
                    return
                start, line = start + size, line + lines
    except OSError as error:  # the reader will say what is wrong with it
        yield Piece(str(path), name, 0, None, 1, 0, f"unreadable: {error.errno}", state)


def _stretch(file: BinaryIO, limit: int) -> tuple[str, int, int]:
    """Hash, bytes and lines of what is read: ``limit`` bytes and on to the end of the line, or to the file's end."""
    hashed = xxh3_128()
    size = lines = 0
    while part := file.read(min(CHUNK, limit - size)) if size < limit else file.readline(CHUNK):
        hashed.update(part)
        size += len(part)
        lines += part.count(b"\n")
        if size >= limit and part.endswith(b"\n"):
            break
    return hashed.hexdigest(), size, lines


def _ends_group(piece: Piece | Rejected, config: Config) -> bool:
    name = piece.path if isinstance(piece, Rejected) else piece.name
    return xxh3_64_intdigest(os.fsencode(name)) % config.shard_articles == 0


def _shard(pieces: Sequence[Piece | Rejected]) -> Shard:
    hashed = xxh3_128()
    for piece in pieces:
        content = (
            (piece.path, piece.reason)
            if isinstance(piece, Rejected)
            else (piece.name, piece.start, piece.end, piece.first_line, piece.digest)
        )
        hashed.update(repr(content).encode("utf-8", "surrogateescape"))
    return Shard(tuple(pieces), hashed.hexdigest())
