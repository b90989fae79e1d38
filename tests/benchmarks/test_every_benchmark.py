"""Every benchmark of mapping still runs, on tiny rasters, and prints figures that can be true."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, run, said

pytestmark = pytest.mark.keras

# The columns that must hold a figure above 0, by benchmark.
FIGURES = {
    "end_to_end": ["Mpx", "windows", "end to end s", "Mpx/s", "forward s", "ratio"],
    "naive_loop": ["loop s", "ours s", "ratio", "same class"],
    "peak_memory": ["peak MB", "÷ smallest", "Mpx/s"],
    "pixel_families": ["end to end s", "Mpx/s", "forward s", "ratio"],
    "dense_patches": ["patch by patch pixels/s", "dense pixels/s", "factor", "same class"],
    "start_up": ["first progress"],
    "series_mapping": ["end to end s", "pixels/s", "forward s", "ratio"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all, so that rasters and models are made once."""
    return tmp_path_factory.mktemp("benchmarks")


@pytest.mark.parametrize("name", list(FIGURES))
def test_benchmark_runs_and_prints_figures(name: str, folder: Path) -> None:
    finished = run(sys.executable, "-m", f"benchmarks.{name}", "--quick", "--folder", folder)
    assert finished.returncode == 0, said(finished)
    assert f"# benchmarks.{name}" in finished.stdout
    assert re.search(r"^Machine: .+ cores", finished.stdout, re.MULTILINE)
    rows = table_with(FIGURES[name], finished.stdout)
    assert rows, said(finished)
    for row in rows:
        for column in FIGURES[name]:
            figure = number(row[column])
            assert math.isfinite(figure) and figure > 0, f"{column}: {row}"
    if name == "dense_patches":
        assert all(number(row["largest difference"]) < 1e-5 for row in rows), said(finished)
    left = [path.name for path in folder.iterdir()]
    assert [other for other in left if not re.fullmatch(r"(raster|series)_.+\.tif|.+\.alquimia", other)] == []


def test_every_benchmark_is_listed_with_its_results() -> None:
    listed = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    results = (ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")
    for name in FIGURES:
        assert f"`{name}`" in listed
        assert f"`{name}" in results


def table_with(columns: list[str], printed: str) -> list[dict[str, str]]:
    """The rows of the first Markdown table that has these columns."""
    heading: list[str] = []
    rows: list[dict[str, str]] = []
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            if rows:
                return rows
            heading = []
        elif not heading:
            heading = cells if set(columns) <= set(cells) else ["-"]
        elif heading != ["-"] and not set(cells[0]) <= {"-"}:
            rows.append(dict(zip(heading, cells)))
    return rows


def number(text: str) -> float:
    return float(text.replace(",", "").rstrip("%"))
