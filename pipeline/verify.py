"""Whether the output of a run is whole and true: hashes, counts, schema, offsets, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from ..extractors.document import Agreement, Assessment, DateMention, Mention, Official, Problem, Region
from .errors import InputError
from .records import SCHEMA, Record, Rejected
from .run.folder import MANIFEST, RESULTS
from .run.join import fingerprint
from .run.tasks import Counts
from .write import SCHEMAS
from .write.tables import rows_of

MOST = 100
"""Faults told at the most: a file that is wrong from its first line on is told often enough."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at: records, rejections, quotations whose words were compared; and what is wrong with them."""

    records: int
    rejected: int
    quotations: int
    faults: tuple[str, ...]


def verify(out: Path) -> Verified:
    """Checks the output folder of a finished run against its manifest and against itself.

    Raises InputError where there is no manifest, which a run writes last: it was stopped, or never was.
    """
    try:
        manifest = orjson.loads((out / MANIFEST).read_bytes())
    except OSError as error:
        raise InputError(f"{out / MANIFEST} cannot be read ({error.strerror}): let the run come to its end") from None
    except ValueError:
        raise InputError(f"{out / MANIFEST} is no JSON: run saripati again with --fresh") from None
    check = _Check(out)
    check.files(manifest)
    check.records()
    check.rejected()
    check.counts(manifest)
    check.tables()
    faults = (*check.faults[:MOST], *[f"and {len(check.faults) - MOST} more"][: len(check.faults) > MOST])
    return Verified(check.found["records"], check.found["rejected"], check.quotations, faults)


class _Check:
    """A look at one output folder; ``faults`` grows."""

    def __init__(self, out: Path) -> None:
        self.faults: list[str] = []
        self.found: Counter[str] = Counter()
        self.quotations = 0
        self._out = out
        self._rows: Counter[str] = Counter()

    def files(self, manifest: dict[str, Any]) -> None:
        for name in RESULTS:
            expected = manifest.get("outputs", {}).get(name)
            found = fingerprint(self._out / name) if (self._out / name).is_file() else None
            if found is None:
                self.faults.append(f"{name}: is missing")
            elif found != expected:
                self.faults.append(f"{name}: is not what the run wrote (size or hash differ)")

    def records(self) -> None:
        adapter = TypeAdapter(Record)
        for number, line in self._lines("records.jsonl"):
            where = f"records.jsonl, line {number}"
            try:
                record = adapter.validate_json(line)
            except ValidationError as error:
                self.faults.append(f"{where}: no record of {SCHEMA}: {error.errors()[0]['msg']}")
                continue
            self.faults.extend(f"{where}: {fault}" for fault in self._record(record))

    def _record(self, record: Record) -> Iterator[str]:
        self.found.update(asdict(Counts.of(record)))
        self._rows.update({name: len(rows) for name, rows in rows_of(record).items()})
        if record.schema != SCHEMA:
            yield f"schema {record.schema!r}, expected {SCHEMA!r}"
        yield from self._paragraphs(record)
        for mention in quotations(record):
            self.quotations += 1
            if not 0 <= mention.start < mention.end or record.text[mention.start : mention.end] != mention.text:
                yield f"the words at [{mention.start}, {mention.end}) are not those of the mention"
        for problem in record.problems:
            if not _inside(problem, record.text):
                yield f"the problem {problem.code} leaves the text"

    def _paragraphs(self, record: Record) -> Iterator[str]:
        end = -1
        for paragraph in record.paragraphs:
            if not end < paragraph.start <= paragraph.end <= len(record.text):
                yield f"the paragraph at [{paragraph.start}, {paragraph.end}) overlaps another or leaves the text"
            end = paragraph.end

    def rejected(self) -> None:
        adapter = TypeAdapter(Rejected)
        for number, line in self._lines("rejected.jsonl"):
            self.found["rejected"] += 1
            try:
                adapter.validate_json(line)
            except ValidationError as error:
                self.faults.append(f"rejected.jsonl, line {number}: no rejection: {error.errors()[0]['msg']}")

    def counts(self, manifest: dict[str, Any]) -> None:
        told = Counts(**manifest.get("counts", {}))
        if told.articles != told.records + told.rejected:
            self.faults.append(f"{MANIFEST}: {told.articles} articles, but {told.records} + {told.rejected} came out")
        for name, number in asdict(told).items():
            if name not in ("articles", "changed") and number != self.found[name]:
                self.faults.append(f"{MANIFEST}: {number} {name}, found {self.found[name]}")

    def tables(self) -> None:
        import pyarrow
        import pyarrow.parquet as pq

        for name, schema in SCHEMAS.items():
            path = self._out / "tables" / f"{name}.parquet"
            try:
                with pq.ParquetFile(path) as table:
                    rows, found = table.metadata.num_rows, table.schema_arrow
            except (OSError, pyarrow.ArrowException) as error:
                self.faults.append(f"tables/{name}.parquet: cannot be read ({' '.join(str(error).split())[:100]})")
                continue
            if not found.equals(schema):
                self.faults.append(f"tables/{name}.parquet: other columns than this version writes")
            if rows != self._rows[name]:
                self.faults.append(f"tables/{name}.parquet: {rows} rows, the records have {self._rows[name]}")

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        try:
            with open(self._out / name, "rb") as file:
                yield from enumerate(file, start=1)
        except OSError as error:
            self.faults.append(f"{name}: cannot be read ({error.strerror})")


def quotations(record: Record) -> Iterator[Mention | DateMention]:
    """Every quotation of a record, whatever item it is evidence of."""
    items: tuple[Region | Official, ...] = (*record.regions, *record.officials)
    for item in items:
        yield from item.mentions
    yield from record.dates
    told: tuple[Assessment | Agreement, ...] = (*record.sakip, *record.agreements)
    for one in told:
        yield from one.evidence


def _inside(problem: Problem, text: str) -> bool:
    if problem.start is None or problem.end is None:
        return problem.start is problem.end
    return 0 <= problem.start <= problem.end <= len(text)
