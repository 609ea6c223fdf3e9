"""The shards' results put together, in order, and the manifest that says what they are."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from xxhash import xxh3_128

from ..records import SCHEMA
from ..write import atomic, join_tables
from .folder import MANIFEST, RESULTS
from .program import foundations
from .tasks import Counts, Done

Manifest = dict[str, Any]


def join(out: Path, prepared: Sequence[Done], finished: Sequence[Done], manifest: Manifest) -> None:
    """Writes the results of a run; the manifest last, so that where it is, all is."""
    (out / MANIFEST).unlink(missing_ok=True)
    _concatenate(out / "records.jsonl", [done.folder / "records.jsonl" for done in finished])
    rejected = [done.folder / "rejected.jsonl" for both in zip(prepared, finished, strict=True) for done in both]
    _concatenate(out / "rejected.jsonl", rejected)
    join_tables([done.folder for done in finished], out / "tables")
    with atomic(out / MANIFEST) as file:
        outputs = {name: fingerprint(out / name) for name in RESULTS}
        file.write(orjson.dumps(manifest | {"outputs": outputs}, option=orjson.OPT_INDENT_2) + b"\n")


def manifest_of(program: str, inputs: str, counts: Counts) -> Manifest:
    """What the records are made of, without times or places: the same for the same input."""
    return {
        "schema": SCHEMA,
        "program": program,
        "versions": dict(line.split(" ") for line in foundations()),
        "input": inputs,
        "counts": asdict(counts),
    }


def complete(out: Path, program: str, inputs: str) -> Counts | None:
    """The counts of a whole run of this program over these inputs, if that is what ``out`` holds, unharmed."""
    try:
        manifest = orjson.loads((out / MANIFEST).read_bytes())
        if (manifest["program"], manifest["input"]) != (program, inputs):
            return None
        if any(fingerprint(out / name) != manifest["outputs"][name] for name in RESULTS):
            return None
        counts = Counts(**manifest["counts"])
        return None if counts.changed else counts
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fingerprint(path: Path) -> dict[str, int | str]:
    """Size and XXH3-128 of a file."""
    hashed = xxh3_128()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            hashed.update(chunk)
        return {"bytes": file.tell(), "xxh3_128": hashed.hexdigest()}


def _concatenate(target: Path, parts: Sequence[Path]) -> None:
    with atomic(target) as file:
        for part in parts:
            with open(part, "rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
