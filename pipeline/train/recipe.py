"""The configuration of a training, from TOML: every value of the file, none with a default elsewhere."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import ConfigError


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(_Part):
    """Paths below the data folder."""

    raw: tuple[str, ...]
    gold: tuple[str, ...]
    valid: tuple[str, ...]
    held_out: tuple[str, ...]


class Vectors(_Part):
    rows: int
    width: int
    epochs: int
    least: int


class LanguageModel(_Part):
    size: int
    epochs: float
    rate: float
    tokens: int


class Network(_Part):
    """A tagger and its fine-tuning."""

    sizes: tuple[int, ...]
    epochs: int
    rate: float
    slow: float
    drop: float


class Silver(_Part):
    """How often raw news is labelled and the models are trained anew, and how many raw words are labelled each time."""

    generations: int
    words: int


class Contexts(_Part):
    """Words, in small letters, that tell what stands beside them: ``before`` a name by its type, ``says`` after a
    person's.
    """

    before: dict[str, tuple[str, ...]]
    says: tuple[str, ...]


class Evidence(_Part):
    """How the table of what is known of each word is made."""

    least: int
    learn: int
    clusters: tuple[int, ...]
    width: int


class Linear(_Part):
    """The linear model: penalties, rounds, how often an attribute must occur, the share of sentences also read in
    capitals, and its own share where its scores are added to the network's.
    """

    l1: float
    l2: float
    rounds: int
    least: int
    capitals: float
    share: float


class Measured(_Part):
    """What a lever brought, for the card: the difference on the valid sets, in points of F1."""

    lever: str
    gain: str


class Recipe(_Part):
    """All that decides the weights, but for the data and the versions of the libraries."""

    seed: int
    data: Data
    vectors: Vectors
    language_model: LanguageModel
    first: Network
    silver: Silver
    contexts: Contexts
    evidence: Evidence
    network: Network
    linear: Linear
    measured: tuple[Measured, ...] = ()


class Stanza(_Part):
    """stanza's tagger: sizes of its LSTMs and of those over letters, and its training."""

    size: int
    layers: int
    letter: int
    letters: int
    drop: float
    word_drop: float
    epochs: int
    rate: float
    batch: int
    decay: float


class Labels(_Part):
    """How many raw words the default model labels."""

    words: int


class StanzaRecipe(_Part):
    """All that decides stanza's file, but for the data, the default model and the versions of the libraries."""

    seed: int
    data: Data
    tagger: Stanza
    silver: Labels


Kind = TypeVar("Kind", Recipe, StanzaRecipe)


def read_recipe(path: Path | None = None) -> Recipe:
    """The recipe in a TOML file, or the one that the shipped weights were made with.

    Raises ConfigError for a file that cannot be read, an unknown key or a wrong value.
    """
    return _read(Recipe, path, "id-news.toml")


def read_stanza_recipe(path: Path | None = None) -> StanzaRecipe:
    """The like for stanza's tagger."""
    return _read(StanzaRecipe, path, "id-news-stanza.toml")


def _read(kind: type[Kind], path: Path | None, shipped: str) -> Kind:
    try:
        text = path.read_text(encoding="utf-8") if path else files(__package__).joinpath(shipped).read_text("utf-8")
        return kind.model_validate(tomllib.loads(text))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}; name a TOML file like pipeline/train/{shipped}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}; mend the recipe") from error
