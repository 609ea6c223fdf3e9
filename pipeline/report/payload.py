"""One article as the page is given it: the text, its paragraphs, what was found and where."""

from __future__ import annotations

from typing import Any

from ...extractors.document import Agreement, Assessment, Mention, Official, Paragraph, Post
from ..records import Record

JSON = dict[str, Any]


def payload(record: Record) -> JSON:
    """The record without what the page does not show. Offsets stay code points; the page counts them likewise."""
    return {
        "title": title(record),
        "published": record.published,
        "path": None if record.source.path == "-" else record.source.path,  # "-": a text that was given, not a file
        "item": record.source.item,
        "url": record.source.url,
        "site": record.source.site,
        "dateline": record.dateline and record.dateline.text,
        "byline": record.byline,
        "text": record.text,
        "paragraphs": [_paragraph(paragraph) for paragraph in record.paragraphs],
        "items": items(record),
        "problems": [[p.code, p.message, p.start, p.end] for p in record.problems],
    }


def title(record: Record) -> str:
    """The title, or else the beginning of the text."""
    first = record.title or record.text.split("\n", 1)[0]
    return first if len(first) <= 160 else f"{first[:157]}…"


def items(record: Record) -> list[JSON]:
    """All finds, kind by kind, in the order of the record; ``at`` is where the words of each stand."""
    return [
        *(_item("region", r, r.mentions, code=r.code, name=r.name, level=r.level) for r in record.regions),
        *(_item("official", o, o.mentions, **_official(o)) for o in record.officials),
        *(
            _item("date", d, (Mention(d.start, d.end, d.text),), value=d.value, relative=d.relative)
            for d in record.dates
        ),
        *(_item("sakip", s, s.evidence, **_assessment(s)) for s in record.sakip),
        *(_item("agreement", a, a.evidence, **_agreement(a)) for a in record.agreements),
    ]


def _item(kind: str, item: Any, mentions: tuple[Mention, ...], **facts: Any) -> JSON:
    at = [(mention.start, mention.end) for mention in mentions]
    return {"kind": kind, **facts, "rule": item.rule, "precision": item.precision, "at": at}


def _paragraph(paragraph: Paragraph) -> tuple[Any, ...]:
    """Start, end, kind, whether it is read, and for a repeat the first record's id and paragraph."""
    origin = paragraph.repeats
    repeats = (origin.id, origin.paragraph) if origin else None
    return paragraph.start, paragraph.end, paragraph.kind, paragraph.is_read, repeats


def _official(official: Official) -> JSON:
    return {"name": official.name, "aliases": official.aliases, "posts": [post_facts(p) for p in official.posts]}


def post_facts(post: Post) -> JSON:
    return {
        "post": post.post,
        "acting": post.acting,
        "tenure": post.tenure,
        "organization": post.organization,
        "region": post.region,
    }


def _assessment(item: Assessment) -> JSON:
    return {
        "name": item.subject.name,
        "region": item.subject.region,
        "instrument": item.instrument,
        "grade": item.predicate,
        "score": item.score,
        "year": item.year,
        "status": item.status,
    }


def _agreement(agreement: Agreement) -> JSON:
    return {
        "document": agreement.kind,
        "status": agreement.status,
        "date": agreement.date,
        "place": agreement.place,
        "parties": [party.name for party in agreement.participants],
        "signatories": [[person.name, person.post, person.region] for person in agreement.signatories],
        "subjects": agreement.subjects,
    }
