"""One frozen configuration, from a TOML file and flags."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import ConfigError


class Config(BaseModel):
    """How a run is carried out. Only ``names`` changes what a record holds: but for it, the output is the same bytes.

    Only ``article_seconds`` can decide whether a record is made at all, of an article that hangs.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    workers: int = Field(default=1, ge=1, le=512)
    """Processes that work side by side; 1 means this process alone."""
    shard_articles: int = Field(default=256, ge=1, le=100_000)
    """About how many files go into one shard, the unit that is kept when a run is stopped."""
    shard_bytes: int = Field(default=4_000_000, ge=1_000)
    """How much of a .jsonl, or of many files, goes into one shard at the most."""
    names: Literal["spacy", "stanza", "none"] = "none"
    """Which model finds names, as a second witness: officials whose name it does not know as a person's are listed
    under ``problems``. The default asks none: no find becomes better by it, and a run takes about a third longer."""
    article_seconds: float = Field(default=30.0, gt=0, le=86_400)
    """How long one stage may take over one article before that article is rejected; a usual one takes 0.01."""


def load_config(path: Path | None = None, **flags: object) -> Config:
    """The configuration of the TOML file ``path`` with ``flags`` over it; a flag of None was not given.

    Raises ConfigError for a file that cannot be read, an unknown key or a wrong value; the message says the key,
    what it got and what it expected.
    """
    values = _read(path) if path is not None else {}
    values.update({key: value for key, value in flags.items() if value is not None})
    try:
        return Config(**values)
    except ValidationError as error:
        raise ConfigError("; ".join(_sentence(problem) for problem in error.errors())) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read the configuration {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"the configuration {path} is no TOML: {error}") from None


def _sentence(problem: Any) -> str:
    key = ".".join(map(str, problem["loc"]))
    if problem["type"] == "extra_forbidden":
        return f"unknown configuration key {key}: known are {', '.join(Config.model_fields)}"
    expected = problem["msg"].removeprefix("Input should be ")
    return f"configuration key {key}: got {problem['input']!r}, expected {expected}"
