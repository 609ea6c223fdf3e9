"""Tables of weighted marks are learned from examples: what is right more often weighs more, none of it by chance."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="learning weights needs the extra saripati[train]")

from saripati.pipeline.train.loglinear import BIAS, LEAST, fit_choice, fit_likelihood

ROWS = [({"signs", "here"}, True)] * 30 + [({"attends", "here"}, False)] * 30 + [({"signs", "attends"}, True)] * 4
GROUPS = [((("told",), ("old",)), 0)] * 20 + [((("old",), ("told",), ("none",)), 1)] * 10


def test_a_mark_of_true_rows_weighs_more() -> None:
    table = fit_likelihood(ROWS, 1.0)
    assert table["signs"] > 0 > table["attends"]
    assert BIAS in table


def test_the_right_one_of_a_group_has_the_highest_sum() -> None:
    table = fit_choice(GROUPS, 1.0)
    for things, right in GROUPS:
        sums = [sum(table.get(mark, 0.0) for mark in marks) for marks in things]
        assert sums.index(max(sums)) == right


def test_less_spread_keeps_weights_near_zero() -> None:
    assert 0 < fit_likelihood(ROWS, 0.01)["signs"] < fit_likelihood(ROWS, 1.0)["signs"]


def test_a_rare_mark_has_no_weight() -> None:
    rare = [({"signs", "rare"}, True)] * (LEAST - 1)
    assert "rare" not in fit_likelihood(ROWS + rare, 1.0)


def test_the_same_examples_give_the_same_table() -> None:
    assert fit_likelihood(ROWS, 0.5) == fit_likelihood(list(ROWS), 0.5)
    assert fit_choice(GROUPS, 0.5) == fit_choice(list(GROUPS), 0.5)
