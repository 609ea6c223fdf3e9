"""The tasks of the contract's section 7: what is labelled, what was found, and when the two agree.

A record is the parsed JSON of one line of ``records.jsonl``: an evaluation also reads what other programs wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from ..gold import AgreementLabel, Label, OfficialLabel, SakipLabel
from .matching import pairs

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item of one task in one article.

    Labelled and found is right, labelled only is missed, found only is spurious. ``start`` and ``end`` are the
    place of a found item, where it has one.
    """

    labelled: str | None
    found: str | None
    rule: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the table: its name and how one article is judged, None where the label leaves the task out.

    ``judge`` is given None for the record of an article that the run did not bring.
    """

    name: str
    judge: Callable[[Label, JSON | None], list[Outcome] | None]


def fold(text: str) -> str:
    """Lower case, letters and digits only, single blanks: what "equal after folding" means."""
    return " ".join(regex.findall(r"[\p{L}\p{N}]+", text.casefold()))


def _judge(
    labelled: Sequence[Any],
    found: Sequence[JSON],
    is_right: Callable[[Any, JSON], bool],
    say_label: Callable[[Any], str],
    say_found: Callable[[JSON], str],
) -> list[Outcome]:
    matched = pairs(labelled, found, is_right)
    label_of = {j: i for i, j in matched}
    answered = {i for i, _ in matched}
    outcomes = [
        Outcome(
            say_label(labelled[label_of[j]]) if j in label_of else None,
            say_found(item),
            item.get("rule"),
            *_place(item),
        )
        for j, item in enumerate(found)
    ]
    return outcomes + [Outcome(say_label(item), None) for i, item in enumerate(labelled) if i not in answered]


def _place(item: JSON) -> tuple[int | None, int | None]:
    first = next(iter(item.get("mentions") or item.get("evidence") or ()), item)
    return first.get("start"), first.get("end")


def _items(record: JSON | None, field: str) -> list[JSON]:
    return list(record[field]) if record else []


def _regions(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.regions is None:
        return None
    debatable = set(label.regions_optional) - set(label.regions)
    found = [region for region in _items(record, "regions") if region["code"] not in debatable]
    codes = sorted(set(label.regions))
    return _judge(
        codes, found, lambda code, item: code == item["code"], str, lambda item: f"{item['code']} {item['name']}"
    )


def _region_mentions(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.region_mentions is None:
        return None
    mentions = [
        {**mention, "code": region["code"], "rule": region["rule"]}
        for region in _items(record, "regions")
        for mention in region["mentions"]
    ]
    is_at = _overlap([mention.text for mention in label.region_mentions], record)
    return _judge(
        label.region_mentions,
        mentions,
        lambda mention, item: mention.code == item["code"] and is_at(mention.text, item),
        lambda mention: f"{mention.text} = {mention.code}",
        lambda item: f"{item['text']} = {item['code']}",
    )


def _dates(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.dates is None:
        return None
    is_at = _overlap([date.text for date in label.dates], record)
    return _judge(
        label.dates,
        _items(record, "dates"),
        lambda date, item: date.value == item["value"] and is_at(date.text, item),
        lambda date: f"{date.text} = {date.value}",
        lambda item: f"{item['text']} = {item['value']}",
    )


def _overlap(quotes: Sequence[str], record: JSON | None) -> Callable[[str, JSON], bool]:
    """Whether an item's span overlaps one of the places where a quote stands: labels give words, not offsets."""
    text = record["text"] if record else ""
    places = {quote: list(_occurrences(quote, text)) for quote in quotes}
    return lambda quote, item: any(start < item["end"] and item["start"] < end for start, end in places[quote])


def _occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _same_person(label: OfficialLabel, item: JSON) -> bool:
    name, aliases = fold(label.name), {fold(alias) for alias in label.aliases}
    found = fold(item["name"])
    return name == found or found in aliases or name in {fold(alias) for alias in item["aliases"]}


def _same_office(label: OfficialLabel, item: JSON) -> bool:
    posts = {(post.post, post.region) for post in label.posts}
    return _same_person(label, item) and any((post["post"], post["region"]) in posts for post in item["posts"])


def _officials(is_right: Callable[[OfficialLabel, JSON], bool]) -> Callable[[Label, JSON | None], list[Outcome] | None]:
    def judge(label: Label, record: JSON | None) -> list[Outcome] | None:
        if label.officials is None:
            return None
        return _judge(
            label.officials,
            _items(record, "officials"),
            is_right,
            lambda person: f"{person.name}: " + ", ".join(f"{post.post} {post.region}" for post in person.posts),
            lambda item: f"{item['name']}: " + ", ".join(f"{post['post']} {post['region']}" for post in item["posts"]),
        )

    return judge


def _same_body(name: str, region: str | None, other: JSON) -> bool:
    return (region is not None and region == other["region"]) or fold(name) == fold(other["name"])


def _same_grade(label: SakipLabel, item: JSON) -> bool:
    if not _same_body(label.subject.name, label.subject.region, item["subject"]):
        return False
    if (label.instrument, label.predicate) != (item["instrument"], item["predicate"]):
        return False
    return label.predicate is not None or label.score == item["score"]


def _same_assessment(label: SakipLabel, item: JSON) -> bool:
    facts = (label.score, label.year, label.status)
    return _same_grade(label, item) and facts == (item["score"], item["year"], item["status"])


def _sakip(is_right: Callable[[SakipLabel, JSON], bool]) -> Callable[[Label, JSON | None], list[Outcome] | None]:
    def judge(label: Label, record: JSON | None) -> list[Outcome] | None:
        if label.sakip is None:
            return None
        return _judge(
            label.sakip,
            _items(record, "sakip"),
            is_right,
            lambda s: f"{s.subject.name} {s.instrument} {s.predicate} {s.score} {s.year} {s.status}",
            lambda s: (
                f"{s['subject']['name']} {s['instrument']} {s['predicate']} {s['score']} {s['year']} {s['status']}"
            ),
        )

    return judge


def _same_participant(label: Any, item: JSON) -> bool:
    return _same_body(label.name, label.region, item)


def _acts(label: Label, record: JSON | None) -> list[tuple[AgreementLabel | None, JSON | None]]:
    """Labelled and found agreements side by side: those that share most participants first, ties in order."""
    labelled, found = list(label.agreements or ()), _items(record, "agreements")
    shared = sorted(
        (-len(pairs(act.participants, item["participants"], _same_participant)), i, j)
        for i, act in enumerate(labelled)
        for j, item in enumerate(found)
    )
    partner: dict[int, int] = {}
    for overlap, i, j in shared:
        if overlap and i not in partner and j not in partner.values():
            partner[i] = j
    both = [(act, found[partner[i]] if i in partner else None) for i, act in enumerate(labelled)]
    return both + [(None, item) for j, item in enumerate(found) if j not in partner.values()]


def _participants(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None
    return [
        outcome
        for act, item in _acts(label, record)
        for outcome in _judge(
            act.participants if act else (),
            item["participants"] if item else (),
            _same_participant,
            lambda participant: str(participant.name),
            lambda participant: str(participant["name"]),
        )
    ]


def _signatories(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None

    def is_right(signatory: Any, item: JSON) -> bool:
        if signatory.name is None:
            return item["name"] is None and (signatory.post, signatory.region) == (item["post"], item["region"])
        return item["name"] is not None and fold(signatory.name) == fold(item["name"])

    return [
        outcome
        for act, item in _acts(label, record)
        for outcome in _judge(
            act.signatories if act else (),
            item["signatories"] if item else (),
            is_right,
            lambda signatory: f"{signatory.name} ({signatory.post})",
            lambda signatory: f"{signatory['name']} ({signatory['post']})",
        )
    ]


def _whole_agreements(label: Label, record: JSON | None) -> list[Outcome] | None:
    if label.agreements is None:
        return None

    def is_right(act: AgreementLabel, item: JSON) -> bool:
        same = pairs(act.participants, item["participants"], _same_participant)
        whole = len(same) == len(act.participants) == len(item["participants"])
        return whole and (act.kind, act.status, act.date) == (item["kind"], item["status"], item["date"])

    return _judge(
        label.agreements,
        _items(record, "agreements"),
        is_right,
        lambda act: f"{act.kind} {act.status} {act.date}: " + ", ".join(p.name for p in act.participants),
        lambda item: (
            f"{item['kind']} {item['status']} {item['date']}: " + ", ".join(p["name"] for p in item["participants"])
        ),
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

    expected = [(fold(start), True) for start in label.repeats] + [(fold(start), False) for start in elsewhere or ()]
    return _judge(
        expected, list(found_at.values()), is_right, lambda item: str(item[0]), lambda item: str(item["words"][:60])
    )


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
    Task("sakip: grade", _sakip(_same_grade)),
    Task("sakip: full", _sakip(_same_assessment)),
    Task("agreements: participants", _participants),
    Task("agreements: full", _whole_agreements),
    Task("agreements: signatories", _signatories),
    Task("repeated paragraphs", _repeats),
)
"""Every task of the contract, in its order."""
