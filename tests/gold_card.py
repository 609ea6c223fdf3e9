"""The counts in the data card of the gold set: ``make accuracy`` writes them into gold/README.md.

Counted from the labels of gold/ and the file names of corpus/ alone: no article is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from saripati.extractors import lexicon
from saripati.pipeline.gold import Label, read_labels

ROOT = Path(__file__).parents[1]
CARD = ROOT / "gold" / "README.md"
BEGIN, END = "<!-- counts: written by make accuracy -->", "<!-- counts end -->"
PRACTICE = ROOT / "gold" / "practice"
PRACTICE_BEGIN, PRACTICE_END = "<!-- practice: written by make accuracy -->", "<!-- practice end -->"
PRACTICE_PARTS = ("read", "unread")
PARTS = (("real", "tune"), ("real", "report"), ("own", "tune"), ("own", "report"))

Table = list[tuple[str, list[int]]]
"""What is counted, and its count in each of PARTS."""


def tasks(labels: Sequence[Label]) -> Table:
    """How many articles, and how many items of each task."""
    return [
        ("articles", _each(labels, lambda label: 1)),
        ("regions", _each(labels, lambda label: len(label.regions or ()))),
        ("officials", _each(labels, lambda label: len(label.officials or ()))),
        ("date mentions", _each(labels, lambda label: len(label.dates or ()))),
        ("SAKIP and RB assessments", _each(labels, lambda label: len(label.sakip or ()))),
        ("articles with an assessment", _each(labels, lambda label: bool(label.sakip))),
        ("agreements", _each(labels, lambda label: len(label.agreements or ()))),
        ("articles with an agreement", _each(labels, lambda label: bool(label.agreements))),
        ("repeated paragraphs", _each(labels, lambda label: len(label.repeats or ()))),
        ("articles without official, assessment or agreement", _each(labels, _bare)),
    ]


def provinces(labels: Sequence[Label]) -> Table:
    """In how many articles each province, or a region of it, is mentioned; the most frequent first."""
    names = {row["code"]: row["name"] for row in lexicon.rows("regions") if row["level"] == "provinsi"}
    return _ranked(labels, lambda label: {names[code[:2]] for code in label.regions or ()})


def outlets(labels: Sequence[Label]) -> Table:
    """How many articles each outlet has: by address where real, by folder where own; the most frequent first."""
    folders = {path.name.split(".")[0]: path.parent.name for path in (ROOT / "corpus").glob("*/*")}

    def outlet(label: Label) -> set[str]:
        if label.origin == "own":
            return {folders[label.id.split("#")[0]]}
        return {_host(label.url) if label.url else "no address"}

    return _ranked(labels, outlet)


def card(text: str, labels: Sequence[Label]) -> str:
    """The data card with its counts between the two marker comments."""
    head = f"| {' | '.join(f'{origin}, {split}' for origin, split in PARTS)} |\n| --- |" + " ---: |" * len(PARTS)
    shown = [
        f"| {title} {head}\n" + "\n".join(f"| {name} | {' | '.join(map(str, row))} |" for name, row in table)
        for title, table in (
            ("", tasks(labels)),
            ("articles by province", provinces(labels)),
            ("articles by outlet", outlets(labels)),
        )
    ]
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n" + "\n\n".join(shown) + f"\n\n{END}{rest.split(END)[1]}"


def practice_card(text: str, labels: Mapping[str, Sequence[Label]]) -> str:
    """The data card with the counts of the practice articles, by part, between their two marker comments."""
    rows: tuple[tuple[str, Callable[[Label], int]], ...] = (
        ("articles", lambda label: 1),
        ("articles labelled for SAKIP and RB", lambda label: label.sakip is not None),
        ("SAKIP and RB assessments", lambda label: len(label.sakip or ())),
        ("articles labelled for agreements", lambda label: label.agreements is not None),
        ("agreements", lambda label: len(label.agreements or ())),
        ("regions", lambda label: len(label.regions or ())),
        ("officials", lambda label: len(label.officials or ())),
        ("date mentions", lambda label: len(label.dates or ())),
    )
    shown = [f"|  | {' | '.join(PRACTICE_PARTS)} |", "| --- |" + " ---: |" * len(PRACTICE_PARTS)]
    for title, count in rows:
        shown.append(f"| {title} | {' | '.join(str(sum(map(count, labels[part]))) for part in PRACTICE_PARTS)} |")
    before, rest = text.split(PRACTICE_BEGIN)
    return f"{before}{PRACTICE_BEGIN}\n\n" + "\n".join(shown) + f"\n\n{PRACTICE_END}{rest.split(PRACTICE_END)[1]}"


def _bare(label: Label) -> bool:
    return not (label.officials or label.sakip or label.agreements)


def _host(url: str) -> str:
    """The outlet's domain without its section: "news.contoh.com" and "www.contoh.com" are one outlet."""
    labels = urlsplit(url).netloc.split(".")
    return ".".join(labels[-3:] if labels[-2] in ("co", "go", "or") else labels[-2:])


def _each(labels: Sequence[Label], count: Callable[[Label], int]) -> list[int]:
    return [sum(count(label) for label in labels if (label.origin, label.split) == part) for part in PARTS]


def _ranked(labels: Sequence[Label], keys: Callable[[Label], Iterable[str]]) -> Table:
    total = Counter(key for label in labels for key in keys(label))
    counts = {
        part: Counter(key for label in labels if (label.origin, label.split) == part for key in keys(label))
        for part in PARTS
    }
    return [(key, [counts[part][key] for part in PARTS]) for key in sorted(total, key=lambda key: (-total[key], key))]


def main() -> None:
    text = card(CARD.read_text(encoding="utf-8"), read_labels(ROOT / "gold" / "labels.jsonl"))
    practice = {part: read_labels(PRACTICE / f"{part}.labels.jsonl") for part in PRACTICE_PARTS}
    CARD.write_text(practice_card(text, practice), encoding="utf-8")


if __name__ == "__main__":
    main()
