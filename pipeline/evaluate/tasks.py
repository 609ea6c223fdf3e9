"""The tasks of the contract's section 7: what is labelled, what was found, and when the two agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import regex

from ...extractors.lexicon import rows
from ..gold import JSON, DateLabel, Label, OfficialLabel, RegionMentionLabel
from ..gold.texts import occurrences
from .grades import agreements, participants, sakip_full, sakip_grade, signatories
from .judging import Judge, Outcome, Task, fold, items, said, same_words

__all__ = ["JSON", "TASKS", "Outcome", "Task"]


@cache
def _bare_names() -> dict[str, str]:
    """Code → the region's name without its level: twins and kecamatan of the same name have the same."""
    levels = regex.compile(r"^(?:Provinsi|Kabupaten|Kota|Kecamatan) ")
    return {row["code"]: levels.sub("", row["name"]) for row in rows("regions")}


def _bare(code: str) -> str:
    return _bare_names().get(code, code)


_REGION: Judge[str] = Judge(
    lambda code, item: code == item["code"],
    str,
    lambda item: f"{item['code']} {item['name']}",
    lambda code, item: _bare(code) == _bare(item["code"]),
    lambda code: (_bare(code), _bare(code).upper()),
)


def _regions(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.regions is None:
        return None
    found = _decided(label, record)
    return _REGION.outcomes(sorted(set(label.regions)), found, record)


def _decided(label: Label, record: JSON | None) -> list[JSON]:
    """The regions that were found, without those that are neither right nor wrong."""
    debatable = set(label.regions_optional) - set(label.regions or ())
    return [region for region in items(record, "regions") if region["code"] not in debatable]


def _region_mentions(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.region_mentions is None:
        return None
    mentions = [
        {**mention, "code": region["code"], "rule": region["rule"]}
        for region in _decided(label, record)
        for mention in region["mentions"]
    ]
    is_at = _overlap([mention.text for mention in label.region_mentions], record)
    judge: Judge[RegionMentionLabel] = Judge(
        lambda mention, item: mention.code == item["code"] and is_at(mention.text, item),
        lambda mention: f"{mention.text} = {mention.code}",
        lambda item: f"{item['text']} = {item['code']}",
        lambda mention, item: is_at(mention.text, item),
        lambda mention: (mention.text,),
    )
    return judge.outcomes(label.region_mentions, mentions, record)


def _dates(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.dates is None:
        return None
    is_at = _overlap([date.text for date in label.dates], record)
    judge: Judge[DateLabel] = Judge(
        lambda date, item: date.value == item["value"] and is_at(date.text, item),
        lambda date: f"{date.text} = {date.value}",
        lambda item: f"{item['text']} = {item['value']}",
        lambda date, item: is_at(date.text, item),
        lambda date: (date.text,),
    )
    return judge.outcomes(label.dates, items(record, "dates"), record)


def _overlap(quotes: Sequence[str], record: JSON | None) -> Callable[[str, JSON], bool]:
    """Whether an item's span overlaps one of the places where a quote stands: labels give words, not offsets."""
    text = record["text"] if record else ""
    places = {quote: list(occurrences(quote, text)) for quote in quotes}
    return lambda quote, item: any(start < item["end"] and item["start"] < end for start, end in places[quote])


def _same_person(label: OfficialLabel, item: JSON) -> bool:
    name, aliases = fold(label.name), {fold(alias) for alias in label.aliases}
    found = fold(item["name"])
    return name == found or found in aliases or name in {fold(alias) for alias in item["aliases"]}


def _same_office(label: OfficialLabel, item: JSON) -> bool:
    posts = {(post.post, post.region) for post in label.posts}
    return _same_person(label, item) and any((post["post"], post["region"]) in posts for post in item["posts"])


def _near_person(label: OfficialLabel, item: JSON) -> bool:
    return _same_person(label, item) or same_words(label.name, item["name"])


def _officials(is_right: Callable[[OfficialLabel, JSON], bool]) -> Callable[[Label, JSON | None], list[Outcome] | None]:
    judge: Judge[OfficialLabel] = Judge(
        is_right,
        lambda person: f"{person.name}: " + ", ".join(said(post.post, post.region) for post in person.posts),
        lambda item: f"{item['name']}: " + ", ".join(said(post["post"], post["region"]) for post in item["posts"]),
        _near_person,
        lambda person: (person.name, *person.aliases),
    )
    return lambda label, record: (
        None if label.officials is None else judge.outcomes(label.officials, items(record, "officials"), record)
    )


SCORED_LETTERS = 20
"""Shorter repeats are marked or not as the program likes (contract, section 8)."""


def _repeats(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.repeats is None:
        return None
    elsewhere = label.repeats_elsewhere
    words = [_paragraph_text(record, paragraph) for paragraph in record["paragraphs"]] if record else []
    found_at = {
        i: {**paragraph, "words": words[i], "own": paragraph["repeats"]["id"] == record["id"]}
        for i, paragraph in enumerate(record["paragraphs"] if record else ())
        if record and _is_scored_repeat(paragraph, words[i], record["id"], elsewhere is not None)
    }

    def is_right(expected: tuple[str, bool], item: JSON) -> bool:
        start, own = expected
        if own != item["own"] or not item["words"].startswith(start):
            return False
        first = next(i for i, other in enumerate(words) if other.startswith(start))
        near = found_at.get(first) is item  # the words that both begin with were changed: the label cannot say where
        return not own or near or item["repeats"]["paragraph"] == first

    judge: Judge[tuple[str, bool]] = Judge(
        is_right,
        lambda expected: expected[0],
        lambda item: str(item["words"][:60]),
        lambda expected, item: item["words"].startswith(expected[0]),
        lambda expected: (),
    )
    expected = [(fold(start), True) for start in label.repeats] + [(fold(start), False) for start in elsewhere or ()]
    return judge.outcomes(expected, list(found_at.values()), record)


def _paragraph_text(record: JSON, paragraph: JSON) -> str:
    return fold(record["text"][paragraph["start"] : paragraph["end"]])


def _is_scored_repeat(paragraph: JSON, words: str, record_id: str, with_others: bool) -> bool:
    if paragraph["repeats"] is None or paragraph["kind"] not in ("title", "body", "caption"):
        return False
    letters = sum(character.isalpha() for character in words)
    return letters >= SCORED_LETTERS and (with_others or paragraph["repeats"]["id"] == record_id)


TASKS = (
    Task("regions", _regions),
    Task("region mentions", _region_mentions),
    Task("officials: name", _officials(_same_person)),
    Task("officials: full", _officials(_same_office)),
    Task("dates", _dates),
    Task("sakip: grade", sakip_grade),
    Task("sakip: full", sakip_full),
    Task("agreements: participants", participants),
    Task("agreements: full", agreements),
    Task("agreements: signatories", signatories),
    Task("repeated paragraphs", _repeats),
)
"""Every task of the contract, in its order."""
