"""The tables: what is known about Indonesian local government, as data.

Every ``.toml`` entry names its source and carries an example and, where it can be mistaken, a counter-example;
``tests/extractors/test_lexicon.py`` runs them all.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table ``name`` (without its suffix), as parsed. Callers must not change it.

    Raises FileNotFoundError when the package has no such table.
    """
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the CSV table ``name`` (without its suffix), in file order. Callers must not change them.

    Raises FileNotFoundError when the package has no such table.
    """
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
