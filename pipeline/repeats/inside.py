"""Paragraphs that stand twice in one article."""

from __future__ import annotations

import re
from dataclasses import replace

from ...extractors.document import Document, Origin
from ..records import Draft
from .fold import Form, forms_of
from .keys import near_keys
from .owners import MAX_COMPARED, Candidate, owners

DASH = re.compile(r"\s?(?<![-–—])[-–—]+\s")
CELL = re.compile(r"AA|BB|CC|[A-D]-?|\d{2},\d{1,2}")
"""A grade or a score alone is the cell of a table, which two rows may share; it repeats nothing."""
OUTLET_LENGTH = 60
"""Code points from the dateline's place to its dash: an outlet's name, a day, some brackets."""


def mark_inside(draft: Draft) -> Draft:
    """``draft`` with each paragraph marked that repeats an earlier one of the same article.

    Exact after folding (case, white space, punctuation, quotation marks), or near (``compare.same_or_near``). The
    first occurrence is never marked, and the title is the first paragraph. Only titles, bodies and captions are
    looked at: other kinds are never read. Paragraphs that are already marked stay as they are.
    """
    document = draft.document
    forms = read_forms(document)
    keys = _keys(list(forms.values()))
    found = owners(Candidate(index, form, key) for (index, form), key in zip(forms.items(), keys, strict=True))
    if not found:
        return draft
    paragraphs = tuple(
        replace(paragraph, repeats=Origin(draft.id, found[index])) if index in found else paragraph
        for index, paragraph in enumerate(document.paragraphs)
    )
    return replace(draft, document=replace(document, paragraphs=paragraphs))


def read_forms(document: Document) -> dict[int, Form]:
    """The form of every paragraph that is read and is more than a cell of a table, by its index."""
    compared = [
        (index, paragraph)
        for index, paragraph in enumerate(document.paragraphs)
        if paragraph.kind in ("title", "body", "caption")
    ]
    dateline = _dateline(document)  # each outlet puts its own name there, in a copy too
    forms = forms_of(tuple(document.text[part.start : part.end].removeprefix(dateline) for _, part in compared))
    return {
        index: form
        for (index, paragraph), form in zip(compared, forms, strict=True)
        if paragraph.is_read and form.words and not CELL.fullmatch(document.text, paragraph.start, paragraph.end)
    }


def _dateline(document: Document) -> str:
    """The words from the dateline's place to its dash, the outlet's name among them; empty without dateline."""
    place = document.dateline
    dash = DASH.search(document.text, place.end, place.end + OUTLET_LENGTH) if place else None
    if place is None or dash is None:
        return ""
    start = document.text.rfind("\n", 0, place.start) + 1
    words = document.text[start : dash.end()]
    return "" if "\n" in words else words


def _keys(forms: list[Form]) -> list[tuple[int, ...]]:
    """Each compared with each in an article of usual length; by MinHash in a very long one."""
    return [(0,)] * len(forms) if len(forms) <= MAX_COMPARED else near_keys(forms)
