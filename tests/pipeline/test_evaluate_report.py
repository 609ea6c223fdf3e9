"""What is told of an evaluation: macro figures, rules, comparison, the page of errors; and two independent counts."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nervaluate import Evaluator

from saripati.pipeline.evaluate import evaluate, report
from saripati.pipeline.evaluate.compare import compare
from saripati.pipeline.evaluate.page import as_html, groups
from saripati.pipeline.evaluate.score import Counts, macro, paired_interval
from saripati.pipeline.gold import Label

WORDS = [f"kata{letter}" for letter in "abcdefghijkl"]
TEXT = " ".join(WORDS)
VALUES = ["2020", "2021", "2022"]


def place(words: tuple[int, int]) -> tuple[int, int]:
    """The characters of the words ``first`` to ``last``."""
    first, last = words
    return TEXT.index(WORDS[first]), TEXT.index(WORDS[last]) + len(WORDS[last])


def record(spans: list[tuple[tuple[int, int], str]], text: str = TEXT) -> dict[str, Any]:
    dates = [
        {"start": s, "end": e, "text": text[s:e], "value": value, "rule": f"dates/{value}"}
        for (s, e), value in ((place(words), value) for words, value in spans)
    ]
    return {"id": "r", "text": text, "paragraphs": [], "dates": dates, "regions": [], "officials": []}


def labels(spans: list[tuple[tuple[int, int], str]]) -> Label:
    quoted = ((place(words), value) for words, value in spans)
    return Label.model_validate({"id": "a", "dates": [{"text": TEXT[s:e], "value": value} for (s, e), value in quoted]})


def dates(label: Label, found: dict[str, Any]) -> Counts:
    return next(score.counts for score in evaluate([label], {"a": found}).scores if score.task == "dates")


@st.composite
def span_sets(draw: st.DrawFn) -> tuple[list[Any], list[Any]]:
    """Labels and finds over the same cut of the text: a span is found as it is labelled or not at all."""
    cuts = sorted({0, len(WORDS), *draw(st.sets(st.integers(1, len(WORDS) - 1)))})
    pieces = [(first, end - 1) for first, end in pairwise(cuts)]
    chosen = st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from(VALUES)), unique_by=lambda span: span[0])
    return draw(chosen.filter(bool)), draw(chosen.filter(bool))


@given(span_sets())
def test_span_scores_are_those_of_nervaluate_in_its_strict_sense(spans: tuple[list[Any], list[Any]]) -> None:
    """One document, its ends inclusive (it takes touching spans as overlapping), spans that do not cross.

    Where they cross the two differ on purpose: here a find that overlaps and has the right value is right.
    """
    sides = [
        [[{"label": value, "start": place(words)[0], "end": place(words)[1] - 1} for words, value in side]]
        for side in spans
    ]
    strict = Evaluator(*sides, tags=VALUES, loader="dict").evaluate()["overall"]["strict"]
    counts = dates(labels(spans[0]), record(spans[1]))
    assert (counts.right, counts.found, counts.labelled) == (strict.correct, strict.actual, strict.possible)
    assert counts.precision == pytest.approx(strict.precision)
    assert counts.recall == pytest.approx(strict.recall)
    assert counts.f1 == pytest.approx(strict.f1)


def test_macro_weighs_articles_the_same() -> None:
    assert macro([Counts(9, 10, 10), Counts(0, 1, 1), Counts(0, 0, 0)]) == pytest.approx(0.45)
    assert macro([Counts(1, 1, 1), Counts(0, 3, 0)]) == 0.5
    assert macro([Counts(0, 3, 0)]) is None


COUNTS = st.builds(
    lambda right, missed, spurious: Counts(right, right + spurious, right + missed), *[st.integers(0, 5)] * 3
)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=12))
def test_the_paired_interval_turns_around_with_its_sides(sides: list[tuple[Counts, Counts]]) -> None:
    new = [Counts(n.right, n.found, max(n.labelled, 1)) for n, _ in sides]
    old = [Counts(min(o.right, n.labelled), o.found, n.labelled) for n, (_, o) in zip(new, sides, strict=True)]
    ahead, back = paired_interval(new, old), paired_interval(old, new)
    assert ahead is not None
    assert back is not None
    assert ahead == pytest.approx((-back[1], -back[0]))
    assert paired_interval(new, new) == (0.0, 0.0)


LABEL = labels([((0, 0), "2020"), ((2, 2), "2021"), ((4, 4), "2022")])
OLD = record([((0, 0), "2020"), ((2, 2), "2020"), ((6, 6), "2022")])
NEW = record([((2, 2), "2021"), ((4, 4), "2022"), ((7, 7), "2022")])


def test_a_comparison_tells_what_was_won_and_lost() -> None:
    compared = compare(evaluate([LABEL], {"a": NEW}), evaluate([LABEL], {"a": OLD}))
    (change,) = compared.changes
    assert (change.task, change.article) == ("dates", "a")
    assert change.won == (
        "found katac = 2021",
        "found katae = 2022",
        "gone katac = 2020",
        "gone katag = 2022",
    )
    assert change.lost == ("missed kataa = 2020", "spurious katah = 2022")
    difference = next(d for d in compared.differences if d.task == "dates")
    assert (difference.before, difference.after) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert difference.interval == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    told = report.comparison(compared)
    assert "dates                        0.333   0.667   +0.333   +0.333 to +0.333" in told
    assert "  lost  missed kataa = 2020" in told
    assert "regions                      nothing labelled" in told


def test_the_json_has_all_of_it() -> None:
    evaluation = evaluate([LABEL], {"a": OLD})
    told = json.loads(report.as_json(evaluation, compare(evaluation, evaluation)))
    assert told["rules"]["dates/2020"] == {"fired": 2, "right": 1, "precision": 0.5}
    assert told["tasks"]["dates"]["macro"] == pytest.approx(1 / 3)
    assert told["against"]["tasks"]["dates"]["change"] == 0
    assert told["against"]["articles"] == []
    assert [error["labelled"] for error in told["errors"] if error["labelled"]] == ["katac = 2021", "katae = 2022"]


def test_rules_are_listed_by_how_often_they_were_wrong() -> None:
    lines = report.rules(evaluate([LABEL], {"a": OLD})).splitlines()
    assert lines[1].split() == ["dates/2020", "2", "1", "0.500"]
    assert lines[2].split() == ["dates/2022", "1", "0", "0.000"]


def test_errors_are_grouped_by_what_mending_them_would_gain() -> None:
    found = groups(evaluate([LABEL], {"a": OLD}))
    told = [(group.kind, group.rule, group.gain) for group in found]
    assert told == [
        ("wrong field", "dates/2020", pytest.approx(2 / 3 - 1 / 3)),  # one right more of 3 found and 3 labelled
        ("missed", None, pytest.approx(4 / 7 - 1 / 3)),
        ("spurious", "dates/2022", pytest.approx(2 / 5 - 1 / 3)),
    ]


class Page(HTMLParser):
    """What a browser would make of the page: text in marks, tags, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {"src", "href"} & {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "mark":
            self.marked.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


def test_the_page_marks_the_words_and_lets_no_article_speak_html() -> None:
    text = TEXT.replace("katab ", "<b> ").replace("katad ", "<scr&t>")
    found = record([((2, 2), "2020")]) | {"text": text}
    start = text.index("katac")
    found["dates"] = [found["dates"][0] | {"start": start, "end": start + 5}]
    label = Label.model_validate({"id": "a<i>", "dates": [{"text": "katac", "value": "2021"}]})
    html = as_html(evaluate([label], {"a<i>": found}), {"a<i>": found})
    page = Page(html)
    assert page.marked == ["katac"]
    assert not {"script", "scr&t", "i>"} & set(page.tags)
    assert "&lt;b&gt; <mark>katac</mark>" in html
    assert "<h3>a&lt;i&gt;</h3>" in html
    assert "<b>2021</b>" in html  # what differs is in bold on both sides
    assert "<b>2020</b>" in html
    assert "prefers-color-scheme" in html


def test_a_page_without_errors_says_so() -> None:
    assert "No errors." in as_html(
        evaluate([LABEL], {"a": record([((0, 0), "2020"), ((2, 2), "2021"), ((4, 4), "2022")])}), {}
    )


def near(label: dict[str, Any], **found: Any) -> list[str]:
    empty = {"sakip": [], "agreements": []}
    evaluation = evaluate([Label.model_validate({"id": "a"} | label)], {"a": record([]) | empty | found})
    return [f"{g.task}: {g.kind}" for g in groups(evaluation)]


def test_what_agrees_in_part_is_a_wrong_field() -> None:
    twin = {"code": "35.72", "name": "Kota Blitar", "mentions": [], "rule": "r"}
    assert near({"regions": ["35.05"]}, regions=[twin]) == ["regions: wrong field"]
    post = {"post": "bupati", "region": "35.05"}
    person = {"name": "Rukmana", "aliases": [], "posts": [post | {"region": None}], "rule": "r", "mentions": []}
    assert near({"officials": [{"name": "Rukmana", "posts": [post]}]}, officials=[person]) == [
        "officials: full: wrong field"
    ]
    party = {"name": "Kota Blitar", "kind": "pemda", "region": "35.72"}
    act = {"kind": "lainnya", "status": "signed", "date": None, "participants": [party], "signatories": []}
    planned = act | {"status": "planned", "rule": "r"}
    assert near({"agreements": [act]}, agreements=[planned]) == ["agreements: full: wrong field"]
    subject = {"kind": "pemda", "name": "Kota Blitar", "region": "35.72"}
    grade = {
        "subject": subject,
        "instrument": "RB",
        "predicate": "A",
        "score": None,
        "year": None,
        "status": "achieved",
    }
    found = near({"sakip": [grade]}, sakip=[grade | {"predicate": "B", "rule": "r"}])
    assert found == ["sakip: full: wrong field", "sakip: grade: wrong field"]
