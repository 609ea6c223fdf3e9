"""What is wrong with a file of labels, line by line: form, codes, values, words that the article does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from pydantic import ValidationError

from ..errors import LabelError
from .labels import AgreementLabel, Label
from .marks import sha256, words_of
from .vocabulary import AGREEMENTS, PARTICIPANTS, POSTS, PREDICATES, edtf_fault, region_codes


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one line (counted from 1); ``id`` is None where the line has none."""

    line: int
    id: str | None
    message: str


def check(path: Path, texts: Mapping[str, str] | None = None) -> Iterator[Fault]:
    """Every fault of a .jsonl file of labels, in the order of its lines.

    For articles that have their normalised text in ``texts``, by label id, also words that do not stand there and
    texts that changed since they were labelled. Raises LabelError when the file cannot be read.
    """
    seen: dict[str, int] = {}
    for number, line in numbered_lines(path):
        try:
            label = Label.model_validate_json(line)
        except ValidationError as error:
            for wrong in error.errors():
                yield Fault(number, _id(line), f"{'.'.join(map(str, wrong['loc'])) or 'the line'}: {wrong['msg']}")
            continue
        if label.id in seen:
            yield Fault(number, label.id, f"is labelled twice, first in line {seen[label.id]}")
        seen.setdefault(label.id, number)
        text = (texts or {}).get(label.id)
        found = [*_codes(label), *_values(label), *(_words(label, text) if text is not None else ())]
        yield from (Fault(number, label.id, message) for message in found)


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines with something on them, counted from 1. Raises LabelError when the file cannot be read."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise LabelError(f"{path}: cannot be read ({error.strerror}); name a .jsonl file of gold labels") from error
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def ids(path: Path) -> list[str]:
    """The ids of a file of labels, also of lines that are wrong otherwise. Raises LabelError as ``check`` does."""
    return [key for _, line in numbered_lines(path) if (key := _id(line))]


def _id(line: bytes) -> str | None:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return str(row["id"]) if isinstance(row, dict) and "id" in row else None


def _codes(label: Label) -> Iterator[str]:
    named: list[tuple[str, str | None]] = [
        *(("regions", code) for code in label.regions or ()),
        *(("regions_optional", code) for code in label.regions_optional),
        *(("region_mentions", mention.code) for mention in label.region_mentions or ()),
        *(("officials", post.region) for person in label.officials or () for post in person.posts),
        *(("sakip", item.subject.region) for item in label.sakip or ()),
    ]
    for act in label.agreements or ():
        named += [("agreements", party.region) for party in act.participants]
        named += [("agreements", party.region) for party in act.signatories]
        named += [("agreements", party.region) for party in act.witnesses]
        named.append(("agreements", act.place_region))
    for field, code in named:
        if code is not None and code not in region_codes():
            yield f"{field}: {code!r} is no code of the region table"
    regions = label.regions or ()
    yield from (f"regions: {code} stands twice" for code in sorted({c for c in regions if regions.count(c) > 1}))
    yield from (f"regions_optional: {code} is in regions too" for code in label.regions_optional if code in regions)


def _values(label: Label) -> Iterator[str]:
    for person in label.officials or ():
        yield from _known("officials", "post", [post.post for post in person.posts], POSTS)
        if not person.posts:
            yield f"officials: {person.name} has no post"
    for date in label.dates or ():
        yield from _edtf(f"dates: “{date.text}”", date.value)
    for item in label.sakip or ():
        yield from _known("sakip", "predicate", [item.predicate], PREDICATES[item.instrument])
        yield from _edtf("sakip: year", item.year)
        if item.score is not None and not 0 <= item.score <= 100:
            yield f"sakip: score {item.score:g} is not between 0 and 100"
        if item.predicate is None and item.score is None:
            yield f"sakip: {item.subject.name} has neither predicate nor score"
    for act in label.agreements or ():
        yield from _agreement(act)


def _agreement(act: AgreementLabel) -> Iterator[str]:
    yield from _known("agreements", "kind", [act.kind], AGREEMENTS)
    yield from _known("agreements", "participant's kind", [party.kind for party in act.participants], PARTICIPANTS)
    yield from _known("agreements", "post", _posts(act), POSTS)
    yield from _edtf("agreements: date", act.date)
    if any(party.name is None and party.post is None for party in act.signatories):
        yield "agreements: a signatory has neither name nor post"


def _posts(act: AgreementLabel) -> list[str | None]:
    return [*(party.post for party in act.signatories), *(party.post for party in act.witnesses)]


def _known(field: str, what: str, values: Sequence[str | None], vocabulary: Sequence[str]) -> Iterator[str]:
    for value in values:
        if value is not None and value not in vocabulary:
            yield f"{field}: {value!r} is no {what} of the vocabulary"


def _edtf(where: str, value: str | None) -> Iterator[str]:
    fault = edtf_fault(value) if value is not None else None
    if fault:
        yield f"{where}: {value!r} {fault}"


def _words(label: Label, text: str) -> Iterator[str]:
    if label.text_sha256 is not None and label.text_sha256 != sha256(text):
        yield "the article changed since it was labelled: read it again, then set text_sha256 with saripati gold hash"
    folded = words_of(text, 0, len(text))
    quotes = [
        *(("dates", date.text) for date in label.dates or ()),
        *(("region_mentions", mention.text) for mention in label.region_mentions or ()),
        *(("officials", person.name) for person in label.officials or ()),
        *(("officials", alias) for person in label.officials or () for alias in person.aliases),
        *(("repeats", start) for start in (*(label.repeats or ()), *(label.repeats_elsewhere or ()))),
    ]
    for field, quote in quotes:
        if " ".join(quote.split()) not in folded:
            yield f"{field}: “{quote}” does not stand in the article"
    for words, times in Counter(date.text for date in label.dates or ()).items():
        if times > folded.count(words) > 0:
            yield f"dates: “{words}” is labelled {times} times and stands {folded.count(words)} times in the article"
