"""The benchmark of the training's input still runs, on tiny chips, and measures what it says."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from benchmarks.training_input import OURS, TENSORS, Taken, by_turns, ratio
from tests.benchmarks.test_every_benchmark import number, table_with
from tests.house.repository import run, said

pytestmark = pytest.mark.keras
COLUMNS = ["fitted with", "chips/s", "ms a step", "speed ÷ tensors", "processor ms a step", "tensors' ÷ own"]


def test_it_runs_and_prints_figures(tmp_path: Path) -> None:
    finished = run(sys.executable, "-m", "benchmarks.training_input", "--quick", "--folder", tmp_path)
    assert finished.returncode == 0, said(finished)
    rows = table_with(COLUMNS, finished.stdout)
    assert [row["fitted with"] for row in rows] == [OURS, TENSORS, "no figures", "a matrix each"]
    assert all(math.isfinite(number(row[column])) and number(row[column]) > 0 for row in rows for column in COLUMNS[1:])
    assert number(rows[1]["speed ÷ tensors"]) == 1
    assert "Figures of accuracy take" in finished.stdout
    assert [path.suffix for path in tmp_path.iterdir()] == [".tif"]


def test_turns_alternate_and_the_first_round_does_not_count() -> None:
    order: list[str] = []
    seconds = by_turns({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 2)
    assert "".join(order) == "abbaab"
    assert [len(taken) for taken in seconds.values()] == [2, 2]


def test_the_ratio_is_the_median_of_the_pairs() -> None:
    times = {"x": [Taken(2, 9), Taken(4, 3), Taken(1, 1)], TENSORS: [Taken(1, 9), Taken(4, 6), Taken(3, 4)]}
    assert ratio(times, "x") == 1.0
    assert ratio(times, "x", figure="processor") == 2.0
