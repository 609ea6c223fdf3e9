"""No pattern takes more than linear time, whatever is repeated in its input.

Every compiled pattern of these rooms is found by walking their modules, so a new one is tried without anybody adding it
here. Work is processor time of this thread: quadratic work on the long input takes a hundred times the
linear one, so that a slow or busy machine decides nothing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Any

import pytest
import regex

from saripati import extractors, pipeline

SHORT, LONG = 750, 3_000
"""Characters."""
ENOUGH = 0.02
"""Seconds for LONG characters: a linear pattern takes 0.001, a quadratic one more than 0.05."""
LINEAR = 9.0
"""Times as long for four times the input: 4 is linear, 16 quadratic."""

PUMPS = [
    *"a A 1 . , - ( ) “ ' & < > / : ; _ @".split(),
    *("a ", "A ", "Aa ", "1 ", "1.", "1/", "a.", "A. ", "a, ", "aa-", "Aa, ", "(a", "<a ", "a\n"),
    *("di ", "Bupati ", "Kabupaten ", "dan ", "2024 ", "Januari ", "Senin, ", "nilai ", "A (", "Dr. ", "&#1;"),
]
BLANKS = (" ", "\n", "\t", " \n", "\u00a0")
"""For the patterns that see a text before its blanks are folded; no document holds two in a row."""
ROOMS = (
    "extractors.regions",
    "extractors.sakip",
    "extractors.agreements",
    "extractors.dates",
    "extractors.lexicon",
    "extractors.officials",
    "pipeline.read",
    "pipeline.normalise",
    "pipeline.repeats",
    "pipeline.write",
    "pipeline.run",
)
"""Where patterns see whole texts. Those of the other extractors see a stretch between two finds: for them whole stages
are tried, in ``tests/pipeline/test_hostile.py``."""


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name.removeprefix("saripati.").startswith(ROOMS):
            yield importlib.import_module(found.name)


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _in_all([*value.keys(), *value.values()], depth)
    elif isinstance(value, (tuple, list, set, frozenset)):
        yield from _in_all(value, depth)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        yield from _in_all([getattr(value, name) for name in value.__dataclass_fields__], depth)


def _in_all(values: Iterable[Any], depth: int) -> Iterator[re.Pattern[str]]:
    if depth < 4:
        for value in values:
            yield from _patterns_in(value, depth + 1)


def _tables(value: Any) -> Any:
    """What a cached function without parameters gives: the compiled tables."""
    if not hasattr(value, "cache_info"):
        return value
    try:
        return value()
    except TypeError:
        return None


Use = Callable[[str], object]


@cache
def patterns() -> dict[str, tuple[re.Pattern[str], Use]]:
    """Every pattern by module and name, those that are the same once, and how it is used."""
    found: dict[tuple[str, int], tuple[str, tuple[re.Pattern[str], Use]]] = {}
    for package in (extractors, pipeline):
        for module in _modules(package):
            for name, value in vars(module).items():
                for number, pattern in enumerate(_patterns_in(_tables(value))):
                    where = f"{module.__name__.removeprefix('saripati.')}.{name}[{number}]"
                    found.setdefault((pattern.pattern, pattern.flags), (where, (pattern, _use(pattern, name, module))))
    assert len(found) > 100, "the walk no longer finds the patterns"
    return dict(found.values())


def _use(pattern: re.Pattern[str], name: str, module: ModuleType) -> Use:
    """From one place only, where its module asks for nothing else (``NAME.match``); else from every place."""
    source = inspect.getsource(module)
    uses = set(re.findall(rf"\b{name}\.(\w+)", source))
    if uses and uses <= {"match", "fullmatch", "pattern"} and len(re.findall(rf"\b{name}\b(?!\.)", source)) == 1:
        return lambda text: (pattern.match(text), pattern.fullmatch(text))
    return lambda text: sum(1 for _ in pattern.finditer(text))


def _seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _own_pumps(pattern: re.Pattern[str]) -> list[str]:
    """Words and signs of the pattern itself: what it is likeliest to stumble over."""
    words = dict.fromkeys(re.findall(r"[^\W\d_]{2,}", pattern.pattern))
    return [f"{word} " for word in list(words)[:8]]


def _grows(search: Use, pump: str) -> str | None:
    """What is wrong with the work on ``pump`` repeated; None where it is linear."""
    long = _repeated(pump, LONG)
    spent = _seconds(lambda: search(long))
    if spent < ENOUGH or (spent := min(_seconds(lambda: search(long)) for _ in range(2))) < ENOUGH:  # a hiccup
        return None
    short = _repeated(pump, SHORT)
    before = _seconds(lambda: search(short))
    ratio = spent / max(before, 1e-4)
    return None if ratio < LINEAR else f"{pump!r}: {ratio:.0f} times the work for 4 times the input ({spent:.2f} s)"


def _repeated(pump: str, size: int) -> str:
    return pump * (size // len(pump))


BOUNDED = {"pipeline.normalise.dateline._DATE[0]": "sees the head of a paragraph, 130 characters at the most"}


@pytest.mark.parametrize("where", sorted(patterns().keys() - BOUNDED.keys()))
def test_every_pattern_is_linear(where: str) -> None:
    pattern, use = patterns()[where]
    blanks = () if where.startswith("extractors.") else BLANKS
    for pump in [*PUMPS, *blanks, *_own_pumps(pattern)]:
        fault = _grows(use, pump)
        assert fault is None, f"{where} on {fault}"
