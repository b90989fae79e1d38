"""The parts of the benchmarks measure what they say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.protocol.events import Progress
from benchmarks.comparison import Comparison, Run
from benchmarks.engine import Stopwatch
from benchmarks.fresh_process import in_fresh_process, peak_memory
from benchmarks.naive_loop import TILE, _kept, _starts
from benchmarks.rasters import STRIPED, TILED, benchmark_raster, compressed_share, extent_of_rows
from benchmarks.table import print_table
from benchmarks.watched_network import Calls


@pytest.mark.parametrize("layout", [TILED, STRIPED], ids=lambda layout: layout.name)
def test_rasters_are_seeded_and_compress_like_real_ones(layout, tmp_path: Path) -> None:
    first = benchmark_raster(tmp_path / "first", 1100, 1300, layout)
    second = benchmark_raster(tmp_path / "second", 1100, 1300, layout)
    with rasterio.open(first) as one, rasterio.open(second) as other:
        pixels = one.read()
        assert one.shape == (1100, 1300)
        assert one.count == 4
        assert one.profile["tiled"] == (layout is TILED)
        assert np.array_equal(pixels, other.read())
    assert 0.4 < compressed_share(first) < 0.8
    assert (pixels.reshape(4, -1).std(axis=1) > 100).all()
    assert not np.array_equal(pixels[:, :1000, :200], pixels[:, :1000, 1024:1224])


def test_a_raster_is_found_again(tmp_path: Path) -> None:
    path = benchmark_raster(tmp_path, 64, 64)
    written = path.stat().st_mtime_ns
    assert benchmark_raster(tmp_path, 64, 64).stat().st_mtime_ns == written
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_extent_of_rows_begins_at_the_top(tmp_path: Path) -> None:
    path = benchmark_raster(tmp_path, 64, 32)
    with rasterio.open(path) as dataset:
        west, south, east, north = extent_of_rows(path, 16)
        assert (west, north, east) == (dataset.bounds.left, dataset.bounds.top, dataset.bounds.right)
        assert north - south == 160


@pytest.mark.parametrize("length", [256, 257, 448, 1000, 4096])
def test_tiles_of_the_loop_cover_every_pixel(length: int) -> None:
    covered = np.zeros(length, int)
    for start in _starts(length):
        first, last = _kept(start, length)
        assert 0 <= start <= length - TILE
        covered[start + first : start + last] += 1
    assert covered.min() == 1


def test_time_of_overlapping_calls_counts_once() -> None:
    calls = Calls(keep_examples=True)
    pixels = np.zeros((2, 4, 10, 20), np.uint16)
    for started, ended in [(1.0, 2.0), (1.5, 3.0), (5.0, 6.0)]:
        calls.add(pixels, None, started, ended)
    assert calls.busy == 3.0
    assert calls.computed_pixels == 3 * 2 * 10 * 20
    assert len(calls.examples) == 1


def test_what_a_job_asked_is_asked_again() -> None:
    class Counting:
        def __init__(self) -> None:
            self.asked: list[tuple[int, ...]] = []

        def probabilities(self, pixels: np.ndarray, present: np.ndarray | None = None) -> None:
            self.asked.append(pixels.shape)

    calls = Calls(keep_examples=True)
    shapes = [(1, 4, 8, 8), (1, 4, 8, 6), (1, 4, 8, 8)]
    for shape in shapes:
        calls.add(np.zeros(shape, np.uint16), None, 0.0, 1.0)
    network = Counting()
    calls.repeat(network)
    assert network.asked == shapes


def test_ratio_is_the_median_of_the_pairs() -> None:
    runs = tuple(Run(seconds, 0, 0, 0, 0, 0) for seconds in (2.0, 4.0, 8.0))
    comparison = Comparison("", 1, 1, 1, runs, ((1.0, 1.0), (3.0, 1.0), (7.2, 1.0)), False)
    assert comparison.ratios == [0.5, 0.75, 0.9]
    assert comparison.ratio == 0.75
    assert comparison.seconds == 4.0


def test_stopwatch_tells_a_sign_from_progress_and_progress_from_pixels() -> None:
    watch = Stopwatch()
    watch.on_progress(Progress("job", 0.0, "Loading the model"))
    assert watch.heard is not None and watch.moved is None
    watch.on_progress(Progress("job", 0.01, "Reading"))
    assert watch.moved is not None and watch.mapped is None
    moved = watch.moved
    watch.on_progress(Progress("job", 0.5, "Mapping: 1.0 of 2.0 Mpx"))
    assert watch.mapped is not None and watch.moved == moved


def test_peak_memory_is_that_of_the_fresh_process_alone() -> None:
    ballast = np.ones(400 * 2**20, np.uint8)
    assert peak_memory() > ballast.nbytes
    assert in_fresh_process(peak_memory) < ballast.nbytes


def test_tables_are_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Title", ("name", "s"), [("a", "10.0"), ("longer", "1")])
    assert capsys.readouterr().out == (
        "\nTitle\n\n| name   |    s |\n| ------ | ---: |\n| a      | 10.0 |\n| longer |    1 |\n\n"
    )
