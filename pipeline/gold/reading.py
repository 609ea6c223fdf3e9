"""Marks read as a label: what people drew in a tool, as a line of the gold set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..errors import LabelError
from .labels import Label
from .marks import KINDS, LINKS, PARTIES, Link, Marked, words_of


def to_label(marked: Marked) -> Label:
    """The label that the marks say, items in the order of the text.

    Raises LabelError for an unknown kind, a link that leads nowhere, a post, alias or party that belongs to nothing,
    or a value that no label can hold; ``gold check`` finds the rest.
    """
    reading = _Reading(marked)
    try:
        return Label.model_validate(
            {
                "id": marked.id,
                "url": marked.url,
                "text_sha256": marked.text_sha256,
                **reading.regions(),
                "dates": [{"text": words, "value": facts.get("value")} for _, words, facts in reading.of("date")],
                "officials": list(reading.officials()),
                "sakip": list(reading.sakip()),
                "agreements": list(reading.agreements()),
                "repeats": [words for _, words, facts in reading.of("repeat") if "elsewhere" not in facts],
                "repeats_elsewhere": [words for _, words, facts in reading.of("repeat") if "elsewhere" in facts],
                "notes": marked.notes,
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise LabelError(f"{marked.id}: {field}: {first['msg']}; mend the mark in the tool") from error


class _Reading:
    """The marks of one article by kind, and what is linked to what."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.by_id = {mark.id: mark for mark in marked.marks}
        self.ordered = sorted(marked.marks, key=lambda mark: mark.start)
        self.linked: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for mark in marked.marks:
            if mark.kind not in KINDS:
                raise LabelError(f"{marked.id}: {mark.kind!r} is no kind of mark; known are {', '.join(KINDS)}")
        for link in marked.links:
            self._note(link)
        for kind, owner in (("post", "holds"), ("alias", "alias_of"), *((kind, "part_of") for kind in PARTIES)):
            for mark_id, words, _ in self.of(kind):
                if (owner, mark_id) not in self.linked:
                    raise LabelError(f"{marked.id}: the {kind} “{words}” has no link {owner!r}; draw one in the tool")

    def _note(self, link: Link) -> None:
        ends = [self.by_id.get(mark) for mark in (link.source, link.target)]
        sources, target = LINKS.get(link.kind, ((), ""))
        if not (ends[0] and ends[1] and ends[0].kind in sources and ends[1].kind == target):
            kinds = " to ".join(end.kind if end else "nothing" for end in ends)
            raise LabelError(f"{self.marked.id}: a link {link.kind!r} leads from {kinds}; known are {LINKS}")
        self.linked[link.kind, link.source].append(link.target)
        self.linked[link.kind, link.target].append(link.source)

    def of(self, kind: str) -> list[tuple[str, str, dict[str, str]]]:
        """The marks of a kind as (id, words, facts), in the order of the text."""
        return [(m.id, words_of(self.marked.text, m.start, m.end), m.facts) for m in self.ordered if m.kind == kind]

    def regions(self) -> dict[str, Any]:
        marks = self.of("region")
        sure = [(words, facts.get("code", "")) for _, words, facts in marks if "optional" not in facts]
        codes = [code for _, code in sure]
        optional = [facts.get("code", "") for _, _, facts in marks if "optional" in facts]
        return {
            "regions": list(dict.fromkeys(codes)),
            "regions_optional": list(dict.fromkeys(optional)),
            "region_mentions": [{"text": words, "code": code} for words, code in sure],
        }

    def officials(self) -> Iterator[dict[str, Any]]:
        for mark, words, facts in self.of("official"):
            aliases = self._linked_to("alias_of", mark, "alias")
            yield {
                "name": facts.get("name", words),
                "aliases": [noted.get("name", alias) for _, alias, noted in aliases],
                "posts": [noted for _, _, noted in self._linked_to("holds", mark, "post")],
            }

    def sakip(self) -> Iterator[dict[str, Any]]:
        for _, _, facts in self.of("sakip"):
            subject = {
                "kind": facts.get("subject_kind"),
                "name": facts.get("subject"),
                "region": facts.get("subject_region"),
            }
            yield {
                "subject": subject,
                "score": facts.get("score"),
                **{key: facts.get(key) for key in ("instrument", "predicate", "year", "status")},
            }

    def agreements(self) -> Iterator[dict[str, Any]]:
        for mark, _, facts in self.of("agreement"):
            subjects = facts.get("subjects", "").split(" | ")
            yield {
                **{key: facts.get(key) for key in ("kind", "status", "date", "place", "place_region")},
                "subjects": [subject for subject in subjects if subject],
                **{field: list(self._parties(mark, kind)) for kind, field in PARTIES.items()},
            }

    def _parties(self, agreement: str, kind: str) -> Iterator[dict[str, Any]]:
        for _, words, facts in self._linked_to("part_of", agreement, kind):
            rest = {key: value for key, value in facts.items() if key not in ("name", "by_post")}
            yield {"name": None if "by_post" in facts else facts.get("name", words), **rest}

    def _linked_to(self, link: str, mark: str, kind: str) -> list[tuple[str, str, dict[str, str]]]:
        linked = self.linked.get((link, mark), ())
        return [found for found in self.of(kind) if found[0] in linked]
