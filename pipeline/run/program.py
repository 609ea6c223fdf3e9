"""Which program made a result: results of two programs are never mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from xxhash import xxh3_128

PACKAGES = (Path(__file__).parents[1], Path(__file__).parents[2] / "extractors")


def program_digest(names: str = "none") -> str:
    """The version, and a hash of all code, tables and weights of the two packages and of what they stand on.

    ``names`` is the model that finds names: with another, records hold other things.
    """
    return _of_the_code() if names == "none" else f"{_of_the_code()} names={names}"


@cache
def _of_the_code() -> str:
    hashed = xxh3_128(" ".join(foundations()).encode())
    for package in PACKAGES:
        for path in sorted(package.rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".json", ".npz", ".pt"):
                hashed.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return f"saripati {version('saripati')} {hashed.hexdigest()}"


def foundations() -> Iterator[str]:
    """The dependencies with their versions: another trafilatura reads another text."""
    for needed in requires("saripati") or ():
        if "extra ==" not in needed:
            name = re.split(r"[^\w.-]", needed, maxsplit=1)[0]
            yield f"{name} {version(name)}"
