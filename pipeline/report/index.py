"""What the page knows of all articles at once: a line of each to filter by, and the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from ...extractors.document import Agreement, Assessment, DateMention, Official, Post, Precision, Region
from ...extractors.lexicon import rows
from ..network import joint_acts
from ..panel import sakip_panel
from ..records import Record
from .payload import JSON, post_facts, title

Place = tuple[int, int, int]
"""Words of an article: the article's number in the page, start, end."""


class Index:
    """Grows by one record at a time; ``as_json`` when all are in."""

    def __init__(self) -> None:
        self._rows: list[JSON] = []
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._slim: list[Record] = []
        self._officials: dict[tuple[str, ...], tuple[Official, Post, list[Place]]] = {}
        self._rules: Counter[str] = Counter()
        self._precisions: dict[str, Precision | None] = {}
        self._codes: set[str] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, record: Record) -> int:
        """Takes the record in and gives its number in the page."""
        number = len(self._rows)
        self._numbers.setdefault(record.id, number)  # the same article may stand in the input twice
        self._ids.append(record.id)
        self._rows.append(self._row(record))
        self._add_officials(number, record)
        self._count_rules(record)
        if record.sakip or record.agreements:  # all that the panel and the network need, and not the text
            self._slim.append(replace(record, text="", paragraphs=(), regions=(), officials=(), dates=()))
        return number

    def _count_rules(self, record: Record) -> None:
        found: Iterable[Region | Official | DateMention | Assessment | Agreement] = chain(
            record.regions, record.officials, record.dates, record.sakip, record.agreements
        )
        for item in found:
            self._rules[item.rule] += 1
            self._precisions[item.rule] = item.precision

    def as_json(self, rejected: int) -> JSON:
        sakip, agreements = self._sakip(), self._agreements()
        return {
            "rejected": rejected,
            "rows": self._rows,
            "ids": self._ids,
            "officials": [self._official(*held) for _, held in sorted(self._officials.items())],
            "sakip": sakip,
            "agreements": agreements,
            "rules": [[rule, number, self._precisions[rule]] for rule, number in sorted(self._rules.items())],
            "regions": self._names(),
        }

    def _row(self, record: Record) -> JSON:
        posts = {post.post: None for official in record.officials for post in official.posts}
        self._codes |= {region.code for region in record.regions}
        return {
            "title": title(record),
            "published": record.published,
            "where": record.dateline.text if record.dateline else record.source.site or record.source.path,
            "regions": [region.code for region in record.regions],
            "posts": list(posts),
            "grades": list(dict.fromkeys(item.predicate for item in record.sakip if item.predicate)),
            "problems": list(dict.fromkeys(problem.code for problem in record.problems)),
            "years": _years(record),
            "counts": [
                len(record.regions),
                len(record.officials),
                len(record.dates),
                len(record.sakip),
                len(record.agreements),
                sum(paragraph.repeats is not None for paragraph in record.paragraphs),
            ],
        }

    def _add_officials(self, number: int, record: Record) -> None:
        for official in record.officials:
            places = [(number, mention.start, mention.end) for mention in official.mentions]
            for post in official.posts:
                self._codes |= {post.region} if post.region else set()
                key = (official.name.casefold(), post.post, post.region or "", post.tenure, post.acting or "")
                self._officials.setdefault(key, (official, post, []))[2].extend(places)

    def _official(self, official: Official, post: Post, places: list[Place]) -> JSON:
        return {"name": official.name, **post_facts(post), "at": places}

    def _sakip(self) -> list[JSON]:
        kept = "region name kind year instrument status grade score conflict grades scores quote".split()
        panel = sakip_panel(self._slim)
        made = []
        for row in panel.to_dict("records"):
            facts = {name: None if row[name] != row[name] else row[name] for name in kept}  # pandas has NaN for None
            self._codes |= {facts["region"]} if facts["region"] else set()
            made.append({**facts, "at": self._places(row["places"])})
        return made

    def _agreements(self) -> list[JSON]:
        made = []
        for act in joint_acts(self._slim):
            parties = [(party.name, party.kind, party.region) for party in act.parties.values()]
            self._codes |= {party.region for party in act.parties.values() if party.region}
            facts = {"document": act.kind, "status": act.status, "date": act.date, "subjects": act.subjects}
            made.append({**facts, "parties": parties, "at": self._places(act.places)})
        return made

    def _places(self, told: Iterable[tuple[str, int, int]]) -> list[Place]:
        return [(self._numbers[record], start, end) for record, start, end in told]

    def _names(self) -> dict[str, str]:
        """Code → name of the regions that the page speaks of, and of all provinces, for the map."""
        wanted = self._codes | {code.rsplit(".", 1)[0] for code in self._codes}
        return {
            row["code"]: f"Kecamatan {row['name']}" if row["level"] == "kecamatan" else row["name"]
            for row in rows("regions")
            if row["level"] == "provinsi" or row["code"] in wanted
        }


def _years(record: Record) -> dict[str, int]:
    """Year → how many dates of the text lie in it; a range counts for the year it begins in."""
    years: defaultdict[str, int] = defaultdict(int)
    for date in record.dates:
        year = (date.value or "")[:4]
        if year.isdigit():
            years[year] += 1
    return dict(years)
