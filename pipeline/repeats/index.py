"""Which paragraphs of a run meet: keys on disk, merged a slice of the key space at a time.

A shard leaves two things in its folder. ``forms.jsonl`` has a line for each article and for each of its paragraphs
that is long enough to be compared across articles: ``[published, id, draft, paragraph, form]`` (paragraph -1 is the
article itself). ``keys-*.npy`` hold the keys of these lines, sorted, as a matrix of two rows: key, and the offset of
the line. A paragraph that meets no other is never read again; only those that meet cost memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import orjson
from xxhash import xxh3_64_intdigest

from ...extractors.document import Origin
from ..records import Draft
from .across import Marks
from .fold import Form
from .inside import read_forms
from .keys import near_keys
from .owners import Candidate, owners

# Sentences that stand in two of 9,000 news texts: of those with 20 to 40 letters 43 % are all that the two texts share
# (formulas, such as who was there), of those with 40 to 60 28 %, and from 80 letters on a steady 18 % (background told
# again, which is a repeat). Below the minimum a fact of a new article is kept, at the price of reading it in copies.
MIN_WORDS = 12
MIN_LETTERS = 80
RUN = 250_000  # keys sorted and written at once: 4 MB
SLICE = 500_000  # keys held at once while merging: 8 MB and as much again to sort them
UNDATED = "9999"  # an article without a date is younger than all that have one
OFFSET_BITS = 40  # a line is known by shard << 40 | offset: forms.jsonl may have a terabyte, a run 16 million shards
OPEN_FILES = 64

Keys = npt.NDArray[np.uint64]


class ShardIndex:
    """Writes the forms and keys of one shard's drafts into ``folder``. Close it when done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = open(folder / "forms.jsonl", "wb")  # noqa: SIM115  # closed by close()
        self._keys = array("Q")
        self._offsets = array("Q")
        self._drafts = 0
        self._runs = 0

    def add(self, draft: Draft) -> None:
        self._put(draft, -1, "", (xxh3_64_intdigest(draft.id.encode()),))
        long = {index: form for index, form in read_forms(draft.document).items() if is_long(form)}
        for (index, form), keys in zip(long.items(), near_keys(list(long.values())), strict=True):
            self._put(draft, index, str(form), keys)
        self._drafts += 1

    def close(self) -> None:
        self._flush()
        self._lines.close()

    def _put(self, draft: Draft, paragraph: int, form: str, keys: Sequence[int]) -> None:
        offset = self._lines.tell()
        line = [draft.document.published or UNDATED, draft.id, self._drafts, paragraph, form]
        self._lines.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        self._keys.extend(keys)
        self._offsets.extend([offset] * len(keys))
        if len(self._keys) >= RUN:
            self._flush()

    def _flush(self) -> None:
        if not self._keys:
            return
        keys = np.array([self._keys, self._offsets], dtype=np.uint64)
        np.save(self._folder / f"keys-{self._runs:05d}.npy", keys[:, np.argsort(keys[0], kind="stable")])
        self._runs += 1
        del self._keys[:], self._offsets[:]


def is_long(form: Form) -> bool:
    """Whether a paragraph says enough to be called a copy of one in another article."""
    return len(form.words) >= MIN_WORDS and form.letters >= MIN_LETTERS


def find_marks(folders: Sequence[Path]) -> Iterator[dict[int, Marks]]:
    """For each shard, in order, the marks of its drafts (by their number in the shard) that have any.

    ``folders`` are those that ``ShardIndex`` wrote, in the order of the input, which decides nothing but which of
    two copies of the same article comes first.
    """
    with _Lines(folders) as lines:
        owner, duplicates = _resolve(lines, _meeting(folders))
        marked = sorted(owner.keys() | duplicates)
        for shard in range(len(folders)):
            start, end = (bisect_left(marked, number << OFFSET_BITS) for number in (shard, shard + 1))
            yield _marks(lines, marked[start:end], owner)


def _marks(lines: _Lines, marked: list[int], owner: dict[int, int]) -> dict[int, Marks]:
    """The marks of one shard. A marked line that is no paragraph is an article that stands earlier in the input."""
    origins: defaultdict[int, dict[int, Origin]] = defaultdict(dict)
    twice: set[int] = set()
    for ref in marked:
        _, _, draft, paragraph, _ = lines[ref]
        if paragraph < 0:
            twice.add(draft)
        else:
            _, first, _, first_paragraph, _ = lines[owner[ref]]
            origins[draft][paragraph] = Origin(first, first_paragraph)
    return {draft: Marks(origins.get(draft, {}), draft in twice) for draft in sorted(origins.keys() | twice)}


def _resolve(lines: _Lines, groups: Iterable[list[int]]) -> tuple[dict[int, int], set[int]]:
    """The owner of each paragraph that repeats one, and the articles that stand in the input a second time."""
    owner: dict[int, int] = {}
    duplicates: set[int] = set()
    for group in groups:
        found: dict[tuple[str, str, int], int] = {}
        for ref in sorted(group):
            published, identity, _, paragraph, _ = lines[ref]
            first = found.setdefault((published if paragraph >= 0 else "", identity, paragraph), ref)
            if first != ref and paragraph < 0:
                duplicates.add(ref)
        ages = sorted(age for age in found if age[2] >= 0)
        forms = [Form.parse(lines[found[age]][4]) for age in ages]
        keyed = zip(ages, forms, near_keys(forms), strict=True)
        owner.update(owners(Candidate(found[age], form, keys) for age, form, keys in keyed))
    return owner, duplicates


def _meeting(folders: Sequence[Path]) -> Iterator[list[int]]:
    """Groups of lines that share a key, directly or through others. Lines that meet no other are in none."""
    parent: dict[int, int] = {}

    def root(ref: int) -> int:
        while (up := parent.setdefault(ref, ref)) != ref:
            parent[ref] = ref = parent[up]
        return ref

    for keys, refs in _slices(folders):
        same = np.flatnonzero(keys[1:] == keys[:-1])
        for first, second in zip(refs[same].tolist(), refs[same + 1].tolist(), strict=True):
            one, other = root(first), root(second)
            parent[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for ref in parent:
        groups[root(ref)].append(ref)
    yield from groups.values()


def _slices(folders: Sequence[Path]) -> Iterator[tuple[Keys, Keys]]:
    """Keys and lines of all shards, sorted by key, a slice of the key space at a time."""
    runs = [(shard, path) for shard, folder in enumerate(folders) for path in sorted(folder.glob("keys-*.npy"))]
    total = sum(path.stat().st_size // 16 for _, path in runs)
    count = total // SLICE + 1
    borders = [number * 2**64 // count for number in range(count + 1)]
    for low, high in pairwise(borders):
        parts = [_cut(path, shard, low, high) for shard, path in runs]
        if parts:
            merged = np.concatenate(parts, axis=1)
            merged = merged[:, np.lexsort((merged[1], merged[0]))]
            yield merged[0], merged[1]


def _cut(path: Path, shard: int, low: int, high: int) -> Keys:
    keys = np.load(path, mmap_mode="r")
    start = np.searchsorted(keys[0], np.uint64(low))
    end = keys.shape[1] if high == 2**64 else np.searchsorted(keys[0], np.uint64(high))
    cut = np.array(keys[:, start:end])
    cut[1] += np.uint64(shard << OFFSET_BITS)
    return cut


class _Lines:
    """The lines of all shards' forms.jsonl, by number; holds few files open and no line."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._open: OrderedDict[int, BinaryIO] = OrderedDict()

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._open.values():
            file.close()

    def __getitem__(self, ref: int) -> Any:
        """``[published, id, draft, paragraph, form]``."""
        shard = ref >> OFFSET_BITS
        file = self._open.pop(shard, None) or (self._folders[shard] / "forms.jsonl").open("rb")
        self._open[shard] = file
        if len(self._open) > OPEN_FILES:
            self._open.popitem(last=False)[1].close()
        file.seek(ref & (1 << OFFSET_BITS) - 1)
        return orjson.loads(file.readline())
