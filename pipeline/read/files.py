"""Which files are read, under which name, and in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError
from ..records import Format, Rejected

SUFFIXES: dict[str, Format] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}


def format_of(path: Path) -> Format | None:
    """The format that the file's suffix names, None for an unknown one. Case does not matter."""
    name = path.name.lower()
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), None)


def iter_files(inputs: Sequence[Path]) -> Iterator[tuple[Path, str] | Rejected]:
    """The files to read as (path, name), sorted by the parts of their path inside each input.

    ``name`` is relative to the input, with forward slashes: what ``Source.path`` holds. In a folder, hidden files
    and files of an unknown type are passed over in silence; a file that was named itself is rejected when its type
    is unknown, and so is a folder that cannot be opened.

    Raises InputError for an input that does not exist, before the first file is given.
    """
    for path in inputs:
        if not path.exists():
            raise InputError(f"{path} does not exist: check the path of the input")
    return _files(inputs)


def _files(inputs: Sequence[Path]) -> Iterator[tuple[Path, str] | Rejected]:
    for path in inputs:
        if path.is_dir():
            yield from _folder(path, "")
        elif format_of(path) is None:
            known = ", ".join(SUFFIXES)
            reason = f"unknown file type {_shown(path.suffix) or '(none)'}: known are {known}"
            yield Rejected(_shown(path.name), None, "read", reason)
        else:
            yield path, _shown(path.name)


def _folder(folder: Path, prefix: str) -> Iterator[tuple[Path, str] | Rejected]:
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False), _is_dir(entry)) for entry in found)
    except OSError as error:
        yield Rejected(prefix or _shown(folder.name), None, "read", f"the folder cannot be opened: {error.strerror}")
        return
    for name, is_folder, leads_to_folder in entries:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _folder(path, f"{prefix}{_shown(name)}/")
        elif format_of(path) is not None and not leads_to_folder:
            yield path, f"{prefix}{_shown(name)}"


def _shown(name: str) -> str:
    """A file name as text: bytes of a name that are no UTF-8 as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_dir(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; asks the disk about links only."""
    try:
        return entry.is_dir()
    except OSError:
        return False
