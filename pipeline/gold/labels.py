"""Gold labels: what a reader of the article wrote down, one JSON object a line.

The form is that of the contract, section 7 and ``gold/GUIDELINES.md``. A task that a label leaves out is not
labelled there; an empty list says that the reader found nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import LabelError

Origin = Literal["own", "real"]
Split = Literal["tune", "report"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PostLabel(_Row):
    """A post that a person holds; ``region`` is None for the centre."""

    post: str
    region: str | None = None
    acting: Literal["pj", "pjs", "plt", "plh"] | None = None
    tenure: Literal["incumbent", "former", "elect"] = "incumbent"


class OfficialLabel(_Row):
    """One person with the posts that the article states."""

    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[PostLabel, ...] = ()


class DateLabel(_Row):
    """One date mention: the words as they stand in the article (white space folded) and their EDTF value."""

    text: str
    value: str | None


class RegionMentionLabel(_Row):
    """One mention of a region: the words as they stand in the article and the region's code."""

    text: str
    code: str


class SubjectLabel(_Row):
    """The body that was graded."""

    kind: Literal["pemda", "opd", "kementerian_lembaga"]
    name: str
    region: str | None = None


class SakipLabel(_Row):
    """One assessment."""

    subject: SubjectLabel
    instrument: Literal["SAKIP", "RB"]
    predicate: str | None
    score: float | None
    year: str | None
    status: Literal["achieved", "target"]


class ParticipantLabel(_Row):
    """Who is bound by an agreement."""

    name: str
    kind: str
    region: str | None = None


class SignatoryLabel(_Row):
    """Who signs, named or by post alone."""

    name: str | None
    post: str | None = None
    region: str | None = None


class WitnessLabel(_Row):
    """Who sees it signed."""

    name: str
    post: str | None = None
    region: str | None = None


class AgreementLabel(_Row):
    """One agreement."""

    kind: str
    status: Literal["signed", "planned", "ended"]
    participants: tuple[ParticipantLabel, ...]
    signatories: tuple[SignatoryLabel, ...] = ()
    witnesses: tuple[WitnessLabel, ...] = ()
    date: str | None = None
    place: str | None = None
    place_region: str | None = None
    subjects: tuple[str, ...] = ()


class Label(_Row):
    """All that a reader labelled in one article.

    ``id`` is the stem of the article's file name, with ``#N`` behind it for the N-th article of a file of many.
    ``origin`` tells the project's own articles from real ones, ``split`` those that rules may be made with from those
    that only measure. ``regions_optional`` are codes that are neither right nor wrong. ``repeats`` are the first
    characters of each paragraph that repeats an earlier one of the same article, ``repeats_elsewhere`` of another
    article of the run. ``text_sha256`` is of the normalised text that was read, ``url`` the address of an article
    that the project may not give away.
    """

    id: str
    origin: Origin | None = None
    split: Split | None = None
    url: str | None = None
    text_sha256: str | None = None
    regions: tuple[str, ...] | None = None
    regions_optional: tuple[str, ...] = ()
    region_mentions: tuple[RegionMentionLabel, ...] | None = None
    officials: tuple[OfficialLabel, ...] | None = None
    dates: tuple[DateLabel, ...] | None = None
    sakip: tuple[SakipLabel, ...] | None = None
    agreements: tuple[AgreementLabel, ...] | None = None
    repeats: tuple[str, ...] | None = None
    repeats_elsewhere: tuple[str, ...] | None = None
    notes: str = ""


def read_labels(path: Path) -> list[Label]:
    """The labels of a .jsonl file, in file order.

    Raises LabelError, with the line's number, for a line that is no label or an id that stands twice.
    """
    labels: dict[str, Label] = {}
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise LabelError(f"{path}: cannot be read ({error.strerror}); name a .jsonl file of gold labels") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        label = _label(line, f"{path}, line {number}")
        if label.id in labels:
            raise LabelError(f"{path}, line {number}: {label.id!r} is labelled twice; keep one line an article")
        labels[label.id] = label
    return list(labels.values())


def _label(line: bytes, where: str) -> Label:
    try:
        return Label.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise LabelError(f"{where}: {field}: {first['msg']}; see gold/GUIDELINES.md for the form of a label") from error


TASKS = (
    "regions", "region_mentions", "officials", "dates", "sakip", "agreements", "repeats", "repeats_elsewhere",
)  # fmt: skip


def label_line(label: Label) -> str:
    """The label as one line of JSON, without line break; tasks that are not labelled are left out."""
    row = label.model_dump(mode="json")
    return json.dumps({k: v for k, v in row.items() if v is not None or k not in TASKS}, ensure_ascii=False)


def write_labels(labels: Iterable[Label]) -> str:
    """The labels as the content of a .jsonl file."""
    return "".join(f"{label_line(label)}\n" for label in labels)


def digests(labels: Iterable[Label]) -> tuple[str, str]:
    """SHA-256 of what the labels say, and of the texts that they say it of, whatever the order of the lines."""
    ordered = sorted(labels, key=lambda label: label.id)
    texts = "".join(f"{label.id} {label.text_sha256}\n" for label in ordered)
    return _sha256(write_labels(ordered)), _sha256(texts)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
