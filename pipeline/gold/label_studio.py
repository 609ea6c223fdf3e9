"""Label Studio: tasks with pre-annotations out, annotated tasks in, and the labelling interface for both.

Format: labelstud.io/guide/task_format. One result a mark, of type "labels"; what is noted on it are results of type
"choices" or "textarea" with the same id; links are results of type "relation".

Offsets: its browser code counts in code points since 2022 (label-studio-frontend, ``charsToCodePoints``); older
versions wrote UTF-16 code units, and exports of both are about. A region also holds its words, so both readings are
tried and the one that shows these words is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import orjson

from ..errors import LabelError
from .marks import KINDS, LINKS, Link, Mark, Marked, sha256
from .texts import JSON

LABEL, TEXT, NOTES = "label", "text", "notes"
"""Names of the controls, as configuration and results have them."""


def config() -> str:
    """The labelling interface, to be pasted into the project's settings."""
    lines = ["<View>", f'  <Labels name="{LABEL}" toName="{TEXT}">']
    lines += [f"    <Label value={quoteattr(kind)}/>" for kind in KINDS]
    lines += ["  </Labels>", "  <Relations>", *(f"    <Relation value={quoteattr(kind)}/>" for kind in LINKS)]
    lines += ["  </Relations>", f'  <Text name="{TEXT}" value="${TEXT}" granularity="word"/>']
    for kind, facts in KINDS.items():
        for fact, values in facts.items():
            lines += _control(kind, fact, values)
    lines += [f'  <TextArea name="{NOTES}" toName="{TEXT}" placeholder="what was doubtful"/>', "</View>"]
    return "\n".join(lines) + "\n"


def _control(kind: str, fact: str, values: Iterable[str]) -> Iterator[str]:
    shown = f'perRegion="true" visibleWhen="region-selected" whenTagName="{LABEL}" whenLabelValue="{kind}"'
    name = f'name="{kind}_{fact}" toName="{TEXT}"'
    choices = [f"    <Choice value={quoteattr(value)}/>" for value in values]
    if not choices:
        yield f'  <TextArea {name} placeholder="{fact}" maxSubmissions="1" {shown}/>'
        return
    yield f'  <Choices {name} choice="single" layout="select" {shown}>'
    yield from choices
    yield "  </Choices>"


def dump(articles: Iterable[Marked]) -> bytes:
    """The tasks, what was found as predictions."""
    tasks = [
        {
            "data": {"id": a.id, "text": a.text, "url": a.url, "text_sha256": a.text_sha256},
            "predictions": [{"model_version": "saripati", "result": list(_results(a))}],
        }
        for a in articles
    ]
    return orjson.dumps(tasks, option=orjson.OPT_INDENT_2)


def _results(article: Marked) -> Iterator[JSON]:
    for mark in article.marks:
        place = {"start": mark.start, "end": mark.end}
        words = {**place, "text": article.text[mark.start : mark.end]}
        yield _result(mark.id, LABEL, "labels", {**words, "labels": [mark.kind]})
        for fact, value in mark.facts.items():
            if KINDS[mark.kind][fact]:
                yield _result(mark.id, f"{mark.kind}_{fact}", "choices", {**words, "choices": [value]})
            else:
                yield _result(mark.id, f"{mark.kind}_{fact}", "textarea", {**place, "text": [value]})
    for link in article.links:
        yield {
            "type": "relation",
            "from_id": link.source,
            "to_id": link.target,
            "direction": "right",
            "labels": [link.kind],
        }


def _result(mark: str, control: str, kind: str, value: JSON) -> JSON:
    return {"id": mark, "from_name": control, "to_name": TEXT, "type": kind, "value": value}


def load(path: Path) -> list[Marked]:
    """The annotated tasks of an export ("JSON", not "JSON-MIN"); tasks that nobody annotated are left out.

    Raises LabelError for a file of another form, words that are not where they are said to be, and a task that
    several people annotated with none of them marked as ground truth.
    """
    try:
        tasks = orjson.loads(path.read_bytes())
        return [_marked(task, annotation, path) for task in tasks if (annotation := _annotation(task, path))]
    except OSError as error:
        raise LabelError(f"{path}: cannot be read ({error.strerror}); name the JSON export of a project") from error
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise LabelError(f"{path}: no JSON export of Label Studio ({type(error).__name__}: {error})") from error


def _annotation(task: JSON, path: Path) -> JSON | None:
    done: list[JSON] = [each for each in task["annotations"] if not each.get("was_cancelled")]
    settled = [each for each in done if each.get("ground_truth")] or done
    if len(settled) > 1:
        raise LabelError(f"{path}: {_id(task)}: {len(settled)} annotations; mark the settled one as ground truth")
    return settled[0] if settled else None


def _id(task: JSON) -> str:
    return str(task["data"].get("id") or task["id"])


def _marked(task: JSON, annotation: JSON, path: Path) -> Marked:
    data, results = task["data"], annotation["result"]
    text, where = data["text"], f"{path}: {_id(task)}"
    drawn = [r for r in results if r["type"] == "labels" and r["value"]["labels"]]
    kinds = {r["id"]: r["value"]["labels"][0] for r in drawn}
    places = {r["id"]: _place(r["value"], text, where) for r in drawn}
    facts = _facts(results, kinds)
    marks = tuple(Mark(mark, kind, *places[mark], facts[mark]) for mark, kind in kinds.items())
    digest = data.get("text_sha256") or sha256(text)
    links = tuple(_link(r, where) for r in results if r["type"] == "relation")
    return Marked(_id(task), text, digest, data.get("url"), marks, links, _notes(results))


def _facts(results: Iterable[JSON], kinds: dict[str, str]) -> defaultdict[str, dict[str, str]]:
    """What is noted on each mark; what was noted while it was of another kind is passed over."""
    facts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for result in results:
        kind = kinds.get(result.get("id", ""))
        if kind and result["type"] in ("choices", "textarea"):
            fact = result["from_name"].removeprefix(f"{kind}_")
            if fact != result["from_name"] and fact in KINDS.get(kind, ()):
                facts[result["id"]][fact] = _first(result)
    return facts


def _first(result: JSON) -> str:
    value: Any = result["value"]["choices" if result["type"] == "choices" else "text"]
    return str(value if isinstance(value, str) else value[0]).strip()


def _notes(results: Iterable[JSON]) -> str:
    return " ".join(_first(result) for result in results if result.get("from_name") == NOTES)


def _place(value: JSON, text: str, where: str) -> tuple[int, int]:
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or _same(text[start:end], words):
        return start, end
    units = text.encode("utf-16-le")
    before, inside = units[: 2 * start], units[2 * start : 2 * end]
    try:
        if _same(inside.decode("utf-16-le"), words):
            start = len(before.decode("utf-16-le"))
            return start, start + len(inside.decode("utf-16-le"))
    except UnicodeDecodeError:  # a place inside a surrogate pair: not UTF-16 either
        pass
    raise LabelError(f"{where}: at {start} to {end} stands “{text[start:end]}”, not “{words}”; label it again")


def _same(one: str, other: str) -> bool:
    return one.split() == other.replace("\\n", "\n").split()


def _link(result: JSON, where: str) -> Link:
    labels = result.get("labels") or []
    if len(labels) != 1:
        raise LabelError(f"{where}: a relation with {len(labels)} labels; give it one of {', '.join(LINKS)}")
    ends = result["from_id"], result["to_id"]
    return Link(labels[0], *(reversed(ends) if result.get("direction") == "left" else ends))
