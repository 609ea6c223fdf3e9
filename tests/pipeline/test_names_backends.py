"""The backends, on invented text, with the weights that ship."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saripati.extractors.document import Document, Mention, Name, Official, Paragraph, Span
from saripati.pipeline.errors import ConfigError
from saripati.pipeline.names import NameModel, NoNames, fill, find_doubts, load
from saripati.pipeline.names.asking import can_matter
from saripati.pipeline.names_cli import app
from saripati.pipeline.records import Record, Rejected
from saripati.pipeline.stages import ASKED, doubt, finish
from saripati.pipeline.train.corpora import read_conll
from saripati.pipeline.train.scores import score

from .drafts import draft_of

CASES = Path(__file__).with_name("names.cases.txt")
SHARED = Path(__file__).parents[3] / "shared" / "ner"
_MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


@cache
def model() -> NameModel:
    return load("spacy")


def cases() -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Each text without its marks, and the names marked in it."""
    lines = re.sub(r"(?m)^#.*\n", "", CASES.read_text(encoding="utf-8"))
    lines = re.sub(r"\[[^\]]*\n[^\]]*\]", lambda name: name[0].replace("\n", "\0"), lines)
    for line in lines.splitlines():
        names, text, last = set(), "", 0
        for mark in _MARK.finditer(line := line.replace("\0", "\n")):
            text += line[last : mark.start()]
            names.add((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            last = mark.end()
        yield text + line[last:], names


def found(text: str) -> set[tuple[int, int, str]]:
    (names,) = model().find([text])
    return {(name.span.start, name.span.end, name.label) for name in names}


def test_names_in_scraped_text() -> None:
    right = labelled = answered = 0
    for text, names in cases():
        answer = found(text)
        right, labelled, answered = right + len(names & answer), labelled + len(names), answered + len(answer)
    assert labelled > 40
    assert right / labelled >= 0.78
    assert right / answered >= 0.78


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "…", "(", "A", "a" * 5_000, "Tarjo " * 3_000, "\u200b\ufeff", "💐 Tarjo 💐", "ﷺ é̀́ Ω"],
)
def test_odd_texts_are_read(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _ in found(text))


def test_the_answer_does_not_depend_on_what_is_asked_with_it() -> None:
    texts = [text for text, _ in cases()]
    together = model().find(texts * 3)
    assert together == [names for text in texts * 3 for names in model().find([text])]


def test_names_do_not_overlap_and_stand_in_order() -> None:
    for names in model().find([text for text, _ in cases()]):
        assert all(one.span.end <= other.span.start for one, other in pairwise(names))


def test_none_finds_nothing() -> None:
    assert load("none").find(["Tarjo di Bangli"]) == [()]
    assert load("none").tag([["Tarjo", "pergi"]]) == [["O", "O"]]


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(ConfigError, match="spacy, stanza, none"):
        load("flair")  # type: ignore[arg-type]


class _Bold(NoNames):
    """Calls the first five letters of every text a person."""

    def find(self, texts: object) -> list[tuple[Name, ...]]:
        assert isinstance(texts, list)
        return [(Name(Span(0, 5), "PER", "bold"),) for _ in texts]


def test_fill_asks_about_titles_and_paragraphs_where_a_name_can_matter() -> None:
    text = "Judul saja\nHujan turun deras.\nTarjo, Bupati Bangli.\nTarjo, bupati lagi."
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    kinds = ("title", "body", "body", "related")
    paragraphs = tuple(Paragraph(*span, kind) for span, kind in zip(spans, kinds, strict=True))
    document = Document(text, paragraphs)
    (filled,) = fill([document], _Bold())
    assert [name.span for name in filled.names] == [Span(0, 5), Span(30, 35)]
    assert document.names == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Wakil Bupati itu datang.", True),
        ("MoU diteken hari ini.", True),
        ("AKBP Tarjo", True),
        ("H. Tarjo hadir.", True),
        ("Wamenkes Tarjo", True),
        ("Hujan turun sejak pagi.", False),
        ("Harga beras naik.", False),
        ("bupatian", False),
    ],
)
def test_which_paragraphs_are_asked(text: str, asked: bool) -> None:
    assert can_matter(text) is asked


def test_the_default_needs_neither_pytorch_nor_a_network() -> None:
    code = """
import socket, sys
def refuse(*_, **__): raise OSError("no network here")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
sys.modules["torch"] = None
from saripati.pipeline.names import load
assert load("spacy").find(["Bupati Bangli Tarjo Wiyono hadir."])[0]
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_the_spacy_pipeline_itself() -> None:
    from saripati.pipeline.names.spacy_backend import build

    doc = build()("Bupati Bangli  Tarjo Wiyono\nhadir di Denpasar.")
    assert doc.text == "Bupati Bangli  Tarjo Wiyono\nhadir di Denpasar."
    assert "Tarjo Wiyono" in [one.text for one in doc.ents]


def test_evaluate_prints_figures(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("Tarjo\tB-PER\nWiyono\tI-PER\nke\tO\nDenpasar\tB-LOC\n.\tO\n")
    shown = CliRunner().invoke(app, ["evaluate", str(file), "--json"])
    assert shown.exit_code == 0
    assert '"macro"' in shown.stdout
    missing = CliRunner().invoke(app, ["evaluate", str(tmp_path / "none.conll")])
    assert missing.exit_code == 2


@pytest.mark.parametrize(("name", "case", "floor"), [("idner.valid", "kept", 0.86), ("idner.valid", "upper", 0.83)])
def test_the_shipped_weights_keep_their_scores(name: str, case: str, floor: float) -> None:
    file = SHARED / f"{name}.conll"
    if not file.exists():
        pytest.skip("the labelled corpora are not here (../shared/ner)")
    sentences = read_conll(file)
    words = [[word.upper() if case == "upper" else word for word in sentence.words] for sentence in sentences]
    micro = score([sentence.tags for sentence in sentences], model().tag(words)).micro.f1
    assert micro is not None
    assert micro >= floor


def test_doubts_name_the_officials_that_the_model_does_not_see() -> None:
    record = _record("Bupati Tarjo hadir.", "Camat Rahayu juga.")
    seen, unseen = (_official(record, Span(*place)) for place in ((7, 12), (26, 32)))
    model = _Knows("Tarjo")
    both, one, none = (replace(record, officials=held) for held in ((seen, unseen), (seen,), ()))
    (doubt,), *others = find_doubts([both, one, none], model)
    assert (doubt.code, record.text[doubt.start : doubt.end]) == ("official-doubted", "Rahayu")
    assert others == [(), ()]
    assert model.asked == [["Bupati Tarjo hadir.", "Camat Rahayu juga.", "Bupati Tarjo hadir."]]


@pytest.mark.parametrize(("name", "asked"), [("H. Tarjo Wiyono", False), ("Tarjo Raya", True), ("H.", True)])
def test_doubts_do_not_ask_about_names_of_nothing_but_persons_words(name: str, asked: bool) -> None:
    record = _record(f"Bupati {name} hadir.")
    model = _Knows("nobody", "Tarjo", "Wiyono")
    official = _official(record, Span(7, 7 + len(name)))
    assert bool(find_doubts([replace(record, officials=(official,))], model)[0]) is asked
    assert bool(model.asked) is asked


@pytest.mark.parametrize(
    ("word", "wanted"), [("Prabowo", True), ("JOKOWI", True), ("Surabaya", False), ("qxzw", False)]
)
def test_which_words_are_persons(word: str, wanted: bool) -> None:
    assert model().is_person(word) is wanted


def test_doubts_ask_about_later_mentions_of_those_not_seen_at_first() -> None:
    record = _record("Bupati Tarjo hadir.", "Hujan turun.", "Kata Tarjo, besok lagi.")
    official = _official(record, Span(7, 12), Span(38, 43))
    model = _Knows("Kata")
    assert find_doubts([replace(record, officials=(official,))], model) != [()]
    assert model.asked == [["Bupati Tarjo hadir."], ["Kata Tarjo, besok lagi."]]


def test_doubts_ask_about_the_passage_of_a_mention_and_hear_what_the_paragraph_would_say() -> None:
    part = (
        "Hujan turun deras di kota itu sejak pagi dan warga tidak pergi ke pasar atau ke kantor karena jalan banjir. "
    )
    text = part * 3 + "Bupati Bangli Tarjo Wiyono hadir di sana bersama warga. " + part * 2
    record = _record(text.strip())
    at = text.index("Tarjo")
    model_asked = _Knows("Tarjo")
    assert find_doubts([replace(record, officials=(_official(record, Span(at, at + 12)),))], model_asked) == [()]
    ((passage,),) = model_asked.asked
    assert len(passage) < len(text) / 2
    start = text.index(passage)
    whole = {one for one in found(record.text) if start <= one[0] < start + len(passage)}
    assert whole == {(start + first, start + last, label) for first, last, label in found(passage)}
    assert whole


def test_a_run_asks_about_many_articles_at_once_and_blames_only_the_one_at_fault() -> None:
    made: list[Record | Rejected] = []
    for at in range(ASKED + 3):
        record = replace(_record("Bupati Tarjo hadir."), id=str(at))
        made.append(replace(record, officials=(_official(record, Span(7, 12)),)))
    made.insert(1, Rejected("b.txt", None, "read", "made up"))
    model = _Knows("nobody")
    told = list(doubt(iter(made), model))
    assert [one.id if isinstance(one, Record) else "-" for one in told] == [
        one.id if isinstance(one, Record) else "-" for one in made
    ]
    assert all(one.problems[-1].code == "official-doubted" for one in told if isinstance(one, Record))
    assert list(map(len, model.asked)) == [ASKED - 1, 4]
    bad = replace(_record("Bupati Rahayu hadir."), id="bad")
    made.insert(5, replace(bad, officials=(_official(bad, Span(7, 13)),)))
    rejected = [one for one in doubt(made, _Fails("Rahayu")) if isinstance(one, Rejected)]
    assert [(one.stage, "fault" in one.reason) for one in rejected[1:]] == [("names", True)]


def test_without_spacys_documents_the_names_are_the_same() -> None:
    from saripati.pipeline.names.spacy_backend import build

    texts = [text for text, _ in cases()]
    docs = build().pipe(texts)
    assert [{(one.start_char, one.end_char, one.label_) for one in doc.ents} for doc in docs] == list(map(found, texts))


def _record(*paragraphs: str) -> Record:
    """A record of these paragraphs, the first its title, without officials."""
    made = finish(draft_of(paragraphs))
    assert isinstance(made, Record)
    return replace(made, officials=(), problems=())


class _Knows:
    """Knows one name, and remembers what it was asked."""

    name = "bold"

    def __init__(self, known: str, *sure: str) -> None:
        self.known = known
        self.sure = sure
        self.asked: list[Sequence[str]] = []

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        self.asked.append(texts)
        places = [(text.find(self.known), self.known) for text in texts]
        return [(Name(Span(at, at + len(known)), "PER", "bold"),) if at >= 0 else () for at, known in places]

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [["O"] * len(words) for words in sentences]

    def is_person(self, word: str) -> bool:
        return word in self.sure


class _Fails(_Knows):
    """Fails where it reads the word that it knows."""

    def find(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        if any(self.known in text for text in texts):
            raise ValueError("made up")
        return super().find(texts)


def _official(record: Record, *spans: Span) -> Official:
    mentions = tuple(Mention(span.start, span.end, record.text[span.start : span.end]) for span in spans)
    return Official(mentions[0].text, (), (), (), mentions, "officials/made-up")
