"""A record drawn as marks: what people begin with in a tool."""

from __future__ import annotations

from typing import Any

from .marks import Link, Mark, Marked, sha256, words_of
from .texts import JSON, label_id, occurrences

REPEAT_SHOWN = 40
"""Characters of a repeated paragraph that a label quotes."""

REPEAT_LETTERS = 20
"""Shorter repeats are not labelled (gold/GUIDELINES.md, section 8)."""


def from_record(record: JSON) -> Marked:
    """What the pipeline found, as marks to begin with."""
    drawing = _Drawing(record)
    drawing.regions_and_dates()
    drawing.officials()
    drawing.sakip()
    drawing.agreements()
    drawing.repeats()
    source, text = record["source"], record["text"]
    key = label_id(source["path"], source["item"])
    return Marked(key, text, sha256(text), source.get("url"), tuple(drawing.marks), tuple(drawing.links))


class _Drawing:
    """Marks and links of one record, drawn one after the other."""

    def __init__(self, record: JSON) -> None:
        self.record = record
        self.text: str = record["text"]
        self.marks: list[Mark] = []
        self.links: list[Link] = []

    def regions_and_dates(self) -> None:
        for region in self.record["regions"]:
            for mention in region["mentions"]:
                self._draw("region", mention, code=region["code"])
        for date in self.record["dates"]:
            self._draw("date", date, value=date["value"])

    def officials(self) -> None:
        for person in self.record["officials"]:
            own = person["mentions"][0]
            official = self._named("official", self._place(person["name"], own), person["name"])
            for alias in person["aliases"]:
                self._link("alias_of", self._named("alias", self._place(alias, own), alias), official)
            for post in person["posts"]:
                facts = {key: post[key] for key in ("post", "region", "acting", "tenure")}
                self._link("holds", official, self._draw("post", self._place(post["text"], own), **facts))

    def sakip(self) -> None:
        for item in self.record["sakip"]:
            subject = item["subject"]
            facts = {key: item[key] for key in ("instrument", "predicate", "score", "year", "status")}
            about = {
                "subject": subject["name"],
                "subject_kind": subject["kind"],
                "subject_region": subject["region"],
            }
            self._draw("sakip", item["evidence"][0], **about, **facts)

    def agreements(self) -> None:
        for item in self.record["agreements"]:
            own = item["evidence"][0]
            facts = {key: item[key] for key in ("kind", "status", "date", "place", "place_region")}
            agreement = self._draw("agreement", own, **facts, subjects=" | ".join(item["subjects"]) or None)
            for party in item["participants"]:
                self._party("participant", party, own, agreement, kind=party["kind"])
            for party in item["signatories"]:
                by_post = None if party["name"] else "yes"
                self._party("signatory", party, own, agreement, by_post=by_post, post=party["post"])
            for party in item["witnesses"]:
                self._party("witness", party, own, agreement, post=party["post"])

    def _party(self, kind: str, party: JSON, own: JSON, agreement: Mark, /, **facts: Any) -> None:
        place = self._place(party["name"] or "", self._region_place(party["region"]) or own)
        mark = self._named(kind, place, party["name"], region=party["region"], **facts)
        self._link("part_of", mark, agreement)

    def repeats(self) -> None:
        for paragraph in self.record["paragraphs"]:
            words = self.text[paragraph["start"] : paragraph["end"]]
            is_read = paragraph["kind"] in ("title", "body", "caption")
            if paragraph["repeats"] and is_read and sum(map(str.isalpha, words)) >= REPEAT_LETTERS:
                elsewhere = None if paragraph["repeats"]["id"] == self.record["id"] else "yes"
                start = paragraph["start"]
                end = min(paragraph["end"], start + REPEAT_SHOWN)
                self._draw("repeat", {"start": start, "end": end}, elsewhere=elsewhere)

    def _draw(self, kind: str, place: JSON, /, **facts: Any) -> Mark:
        noted = {key: _written(value) for key, value in facts.items() if value is not None}
        mark = Mark(f"m{len(self.marks) + 1}", kind, place["start"], place["end"], noted)
        self.marks.append(mark)
        return mark

    def _named(self, kind: str, place: JSON, name: str | None, /, **facts: Any) -> Mark:
        words = words_of(self.text, place["start"], place["end"])
        return self._draw(kind, place, name=None if name == words else name, **facts)

    def _link(self, kind: str, source: Mark, target: Mark) -> None:
        self.links.append(Link(kind, source.id, target.id))

    def _place(self, words: str, otherwise: JSON) -> JSON:
        """Where the words stand nearest to the other place, else the other place."""
        places = occurrences(words, self.text)
        start, end = min(places, key=lambda place: abs(place[0] - otherwise["start"]), default=(None, None))
        return otherwise if start is None else {"start": start, "end": end}

    def _region_place(self, code: str | None) -> JSON | None:
        mentions = (r["mentions"][0] for r in self.record["regions"] if r["code"] == code and r["mentions"])
        return next(mentions, None)


def _written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
