"""Which program made a result: results of two programs are never mixed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from xxhash import xxh3_128

PACKAGES = (Path(__file__).parents[1], Path(__file__).parents[2] / "extractors")


@cache
def program_digest() -> str:
    """The version, and a hash of all code and tables of the two packages (without caches)."""
    hashed = xxh3_128()
    for package in PACKAGES:
        for path in sorted(package.rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".json"):
                hashed.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return f"saripati {version('saripati')} {hashed.hexdigest()}"
