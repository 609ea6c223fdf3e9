"""The models that find names, from CoNLL files and raw news to packaged weights, by one command.

Needs PyTorch and floret (``pip install 'saripati[train]'``); what it writes does not. On one core it takes some hours;
each finished step is kept in the work folder, and a second run goes on from there. The same recipe, data, versions
and number of threads (one) give the same weights.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import ConfigError
from .recipe import Recipe, read_recipe, read_stanza_recipe

__all__ = ["Recipe", "read_recipe", "read_stanza_recipe", "train", "train_stanza"]


def train(
    data: Path, out: Path, *, config: Path | None = None, work: Path | None = None, say: Callable[[str], None] = print
) -> None:
    """Make weights and their card: ``out`` (.npz) and, beside it, a file of the same name ending in ``.md``.

    Raises ConfigError when a package that training needs is missing or the recipe is wrong, InputError when a
    file that the recipe names is missing.
    """
    try:
        from .steps import make
    except ImportError as error:
        raise ConfigError(f"training needs {error.name}: pip install 'saripati[train]'") from error
    make(data, out, read_recipe(config), work or out.parent / f"{out.stem}.work", say)


def train_stanza(
    data: Path, out: Path, *, config: Path | None = None, work: Path | None = None, say: Callable[[str], None] = print
) -> None:
    """Make stanza's file (``.pt``), with the default model that is installed as its teacher. Raises as ``train``."""
    try:
        from .stanza_tagger import make_stanza
    except ImportError as error:
        raise ConfigError(f"training needs {error.name}: pip install 'saripati[stanza]'") from error
    make_stanza(data, out, read_stanza_recipe(config), work or out.parent / f"{out.stem}.work", say)
