"""CoNLL files and the figures of ``saripati names evaluate``, against counts made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from saripati.pipeline.errors import LabelError
from saripati.pipeline.train.corpora import chunks, read_conll
from saripati.pipeline.train.scores import score


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("O I-LOC I-LOC", [(1, 3, "LOC")]),  # conlleval: an I after O begins a name
        ("B-PER I-ORG O", [(0, 1, "PER"), (1, 2, "ORG")]),
        ("O O", []),
    ],
)
def test_chunks_as_conlleval_reads_them(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert chunks(tags.split()) == expected


def test_macro_is_the_mean_over_types_and_micro_over_names() -> None:
    labels = [["B-PER", "I-PER", "O", "B-LOC"], ["B-PER", "O", "O", "B-ORG"]]
    answers = [["B-PER", "I-PER", "O", "B-LOC"], ["O", "B-PER", "O", "B-ORG"]]
    scores = score(labels, answers)
    # PER: 1 right of 2 found and 2 labelled; ORG and LOC: 1 of 1
    assert scores.by_type["PER"].f1 == pytest.approx(0.5)
    assert scores.macro.f1 == pytest.approx((0.5 + 1 + 1) / 3)
    assert scores.micro.f1 == pytest.approx(2 * 3 / (4 + 4))
    assert scores.micro.low is not None
    assert scores.micro.high is not None
    assert scores.micro.low <= scores.micro.f1 <= scores.micro.high


def test_a_type_that_never_occurs_is_left_out_of_the_mean() -> None:
    scores = score([["B-PER", "O"]], [["B-PER", "O"]])
    assert scores.macro.f1 == 1.0
    assert scores.by_type["LOC"].f1 is None


def test_nothing_labelled_and_nothing_found_is_no_figure() -> None:
    assert score([["O"]], [["O"]]).micro.f1 is None


def test_sentences_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="1 tags for a sentence of 2 words"):
        score([["O", "O"]], [["O"]])


def test_read_conll(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_bytes(b"Tarjo\tB-PER\npergi\tO\n\n\nBangli\tB-LOC\n")
    assert [sentence.words for sentence in read_conll(file)] == [("Tarjo", "pergi"), ("Bangli",)]


@pytest.mark.parametrize(("line", "said"), [("Tarjo B-PER", "a.conll:1"), ("Tarjo\tB-CITY", "B-CITY")])
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "a.conll"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(LabelError, match=said):
        read_conll(file)


def test_an_empty_or_missing_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.conll").write_text("\n")
    with pytest.raises(LabelError, match="no sentence"):
        read_conll(tmp_path / "empty.conll")
    with pytest.raises(LabelError, match="cannot be read"):
        read_conll(tmp_path / "missing.conll")
