"""Results are assembled whole, the same whatever interrupted the run, and replace nothing before they are ready."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import rasterio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.outputs import FORMER_ENDING
from alquimia_qgis.engine.prediction import results
from alquimia_qgis.engine.prediction.class_map import CLASSES, CONFIDENCE, PROBABILITIES
from alquimia_qgis.engine.prediction.finished_map import PIXELS_TAG, finished_result
from alquimia_qgis.engine.prediction.identity import IDENTITY_TAG, identity_digest
from alquimia_qgis.engine.prediction.results import write_results
from alquimia_qgis.engine.prediction.run_figures import RunFigures
from alquimia_qgis.engine.prediction.work_file import open_work_file
from alquimia_qgis.engine.raster import writer as writer_module
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterOutput
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, OutputError
from alquimia_qgis.protocol.events import Progress
from tests.engine.prediction.works import (
    IDENTITY,
    LEGEND,
    add_missing,
    content,
    cores,
    make_grid,
    make_job,
    make_outputs,
    whole_layers,
)

ALL_ROLES = (CLASSES, PROBABILITIES, CONFIDENCE)
FIGURES = RunFigures(12.34, 5.6789, 512_000_000, "OpenVINO 2026.4.1", "CPU (2 cores)", "float32", 0.25)


def read(path: Path | str) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mapped(folder: Path, height: int, width: int, size: int = 300, roles=ALL_ROLES, context=None, **options):
    """Do a whole mapping at once; returns its outputs, layers and counts."""
    outputs = make_outputs(folder, roles)
    layers = whole_layers(outputs, height, width)
    with open_work_file(make_job(folder), IDENTITY, height * width, context or JobContext.silent()) as work:
        add_missing(work, layers, cores(height, width, size, (17, 5)))
        pixels = write_results(work, outputs, make_grid(height, width), context or JobContext.silent(), **options)
        work.complete()
    return outputs, layers, pixels


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    height=st.integers(1, 700), width=st.integers(1, 700), share=st.integers(2, 6), row=st.integers(0, 60),
    column=st.integers(0, 60), kind=st.sampled_from(["uint8", "float32"]), compress=st.booleans(),
    roles=st.sampled_from([(CLASSES,), (CLASSES, CONFIDENCE), ALL_ROLES]), many=st.booleans(),
)  # fmt: skip
def test_the_rasters_hold_what_was_added(
    height, width, share, row, column, kind, compress, roles, many, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("work")
    outputs = make_outputs(folder, roles, kind)
    layers = whole_layers(outputs, height, width)
    size = max(61, height // share, width // share)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(results, "FEW_CLASSES", 0 if many else 20)
        with open_work_file(make_job(folder), IDENTITY, height * width, JobContext.silent()) as work:
            work.compress = compress
            add_missing(work, layers, cores(height, width, size, (row, column)))
            pixels = write_results(work, outputs, make_grid(height, width), JobContext.silent())
            work.complete()
    for role, output in outputs.items():
        assert (read(output.path) == layers[role]).all()
    assert pixels == {str(r.value): int((layers[CLASSES] == r.value).sum()) for r in LEGEND}
    assert not [name for name in names(folder) if name.endswith((".unfinished", ".partial", "-journal"))]


def test_windows_that_nobody_added_are_nodata(tmp_path):
    outputs = make_outputs(tmp_path, ALL_ROLES, "float32")
    with open_work_file(make_job(tmp_path), IDENTITY, 90_000, JobContext.silent()) as work:
        work.add(Window(0, 0, 300, 150), None)
        pixels = write_results(work, outputs, make_grid(300, 300), JobContext.silent())
        work.complete()
    assert (read(outputs[CLASSES].path) == 255).all() and (read(outputs[PROBABILITIES].path) == -1).all()
    assert set(pixels.values()) == {0}


def test_sixteen_bit_classes_are_counted(tmp_path):
    legend = (ClassRecord(7, "low", "#000001"), ClassRecord(65534, "high", "#000002"))
    output = RasterOutput(str(tmp_path / "map.tif"), "uint16", 65535, ("class",), legend)
    values = np.full((1, 40, 50), 65535, np.uint16)
    values[0, :3], values[0, 5] = 7, 65534
    with open_work_file(make_job(tmp_path), IDENTITY, 2000, JobContext.silent()) as work:
        work.add(Window(0, 0, 40, 50), {CLASSES: values})
        pixels = write_results(work, {CLASSES: output}, make_grid(40, 50), JobContext.silent())
        work.complete()
    assert pixels == {"7": 150, "65534": 50} and (read(output.path) == values).all()


@pytest.mark.parametrize("roles", [(CLASSES,), (CLASSES, PROBABILITIES)])
def test_each_block_is_written_once_and_in_the_order_of_the_file(roles, tmp_path):
    outputs, _, _ = mapped(tmp_path, 1100, 1500, roles=roles)
    for output in outputs.values():
        with rasterio.open(output.path) as dataset:
            places = [
                [int(dataset.get_tag_item(f"{item}_{column}_{row}", "TIFF", bidx=band)) for item in ITEMS]
                for band in dataset.indexes
                for (row, column), _ in dataset.block_windows(band)
            ]
        assert len(places) == 5 * 6 * len(output.band_names)
        ends = [offset + size for offset, size in places]
        # A block that is written again moves to the end, and leaves a hole; 8 bytes tell the size of each block twice.
        assert all(0 <= after - end <= 8 for end, (after, _) in zip(ends, places[1:], strict=False))


ITEMS = ("BLOCK_OFFSET", "BLOCK_SIZE")


def test_the_figures_of_the_run_become_tags_of_every_raster(tmp_path):
    outputs, _, pixels = mapped(tmp_path, 300, 300, figures=lambda: FIGURES)
    for output in outputs.values():
        with rasterio.open(output.path) as dataset:
            tags = dataset.tags()
        expected = {
            "ALQUIMIA_SECONDS": "12.3", "ALQUIMIA_MPX_PER_SECOND": "5.679", "ALQUIMIA_PEAK_MEMORY_MB": "512",
            "ALQUIMIA_BACKEND": "OpenVINO 2026.4.1", "ALQUIMIA_DEVICE": "CPU (2 cores)",
            "ALQUIMIA_PRECISION": "float32", "ALQUIMIA_RESUMED_SHARE": "0.2500",
        }  # fmt: skip
        assert expected.items() <= tags.items() and json.loads(tags[PIXELS_TAG]) == pixels
    unknown = RunFigures(1.0, 1.0, None, "b", "d", "p")
    assert "ALQUIMIA_PEAK_MEMORY_MB" not in unknown.tags() and "ALQUIMIA_RESUMED_SHARE" not in unknown.tags()


def test_memory_is_that_of_a_few_rows_however_wide_the_raster_and_its_windows(tmp_path):
    """64 MB of classes in windows of 4 MB; NumPy tells tracemalloc of its arrays."""
    outputs, grid = make_outputs(tmp_path), make_grid(1024, 65536)
    layers = {CLASSES: np.ones((1, 1024, 4096), np.uint8)}
    with open_work_file(make_job(tmp_path), IDENTITY, 2**26, JobContext.silent()) as work:
        for column in range(0, grid.width, 4096):
            work.add(Window(0, column, 1024, 4096), layers)
        tracemalloc.start()
        write_results(work, outputs, grid, JobContext.silent())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        work.complete()
    assert peak < 40e6


def test_progress_runs_from_097_to_1(tmp_path):
    context = JobContext.silent()
    mapped(tmp_path, 600, 600, context=context)
    seen = [event for event in context.events if isinstance(event, Progress)]
    fractions = [event.fraction for event in seen]
    assert fractions == sorted(fractions) and 0.97 < fractions[0] and fractions[-1] == 1.0 and len(fractions) > 15
    assert {event.message for event in seen} == {"Writing the files", "Finishing the files"}


def test_cancel_at_any_moment_leaves_the_old_file_and_the_work(tmp_path):
    reference = tmp_path / "reference"
    reference.mkdir()
    mapped(reference, 530, 700)
    folder = tmp_path / "cancelled"
    folder.mkdir()
    (folder / "map.tif").write_bytes(b"old")
    outputs = make_outputs(folder, ALL_ROLES)
    layers, cancelled = whole_layers(outputs, 530, 700), 0
    while True:
        context = CancelledAfter(cancelled)
        try:
            with open_work_file(make_job(folder, keep=True), IDENTITY, 530 * 700, JobContext.silent()) as work:
                add_missing(work, layers, cores(530, 700, 300, (17, 5)))
                write_results(work, outputs, make_grid(530, 700), context)
                work.complete()
                break
        except JobCancelled:
            cancelled += 1
            assert (folder / "map.tif").read_bytes() == b"old"
            assert names(folder) == ["map.tif", "map.tif.unfinished"]
    assert cancelled > 20
    for name in ("map.tif", "p.tif", "c.tif"):
        assert content(folder / name) == content(reference / name)


class CancelledAfter(JobContext):
    """Cancelled after so many looks."""

    def __init__(self, looks: int) -> None:
        super().__init__("job", lambda event: None)
        self._looks = looks

    def check_cancelled(self) -> None:
        if not self._looks:
            raise JobCancelled
        self._looks -= 1


def test_the_last_word_of_the_check_leaves_neither_files_nor_work(tmp_path):
    (tmp_path / "map.tif").write_bytes(b"old")
    seen = []

    def refuse(pixels: dict[str, int]) -> None:
        seen.append(pixels)
        raise ImageError("Nothing to map.", "Choose another image.")

    with pytest.raises(ImageError, match="Nothing to map"):
        mapped(tmp_path, 300, 300, check=refuse)
    assert set(seen[0]) == {"1", "4", "9"} and sum(seen[0].values()) > 80_000
    assert (tmp_path / "map.tif").read_bytes() == b"old" and names(tmp_path) == ["map.tif"]


def test_a_target_that_cannot_be_replaced_at_the_end_loses_no_work(tmp_path, monkeypatch):
    (tmp_path / "map.tif").write_bytes(b"old")
    replace = os.replace

    def refusing(source: str, target: str) -> None:
        if Path(target).name == "map.tif" and not source.endswith(FORMER_ENDING):
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        with pytest.raises(OutputError, match="in use by another program"):
            mapped(tmp_path, 300, 300)
    assert names(tmp_path) == ["map.tif", "map.tif.unfinished"] and (tmp_path / "map.tif").read_bytes() == b"old"
    with open_work_file(make_job(tmp_path), IDENTITY, 90_000, JobContext.silent()) as work:
        assert work.mapped_pixels_before == 90_000
        work.complete()


def test_a_disk_that_fills_up_while_the_rasters_are_written_loses_no_work(tmp_path, monkeypatch):
    usage = writer_module.shutil.disk_usage(tmp_path)
    answers = iter([usage.free] * 4)
    with monkeypatch.context() as patch:
        patch.setattr(writer_module.shutil, "disk_usage", lambda path: usage._replace(free=next(answers, 0)))
        with pytest.raises(OutputError, match="The disk is full"):
            mapped(tmp_path, 600, 600)
    assert names(tmp_path) == ["map.tif.unfinished"]


KILL_AND_RESUME = """
    import os, random, signal, sys, time
    from pathlib import Path
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.prediction import work_file
    from alquimia_qgis.engine.prediction.results import write_results
    from tests.engine.prediction.works import *
    SIZE = (1100, 1300)

    def run(folder):
        outputs = make_outputs(folder, ("classes", "probabilities", "confidence"))
        layers = whole_layers(outputs, *SIZE)
        with work_file.open_work_file(make_job(folder), IDENTITY, SIZE[0] * SIZE[1], JobContext.silent()) as work:
            (folder / "found").write_text(str(len(work.finished)))
            add_missing(work, layers, cores(*SIZE, 60, (17, 5)))
            write_results(work, outputs, make_grid(*SIZE), JobContext.silent())
            work.complete()

    def end_of(folder, seconds):
        pid = os.fork()  # faster than starting Python again; no file is open yet
        if pid == 0:
            run(folder)
            os._exit(0)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if os.waitpid(pid, os.WNOHANG)[0]:
                return "finished"
            time.sleep(0.001)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return "killed"

    work_file.SECONDS_BETWEEN_COMMITS = 0.02
    undisturbed, killed, random = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(7)
    started = time.monotonic()
    print(end_of(undisturbed, 100))
    longest, kills = time.monotonic() - started, 0
    while kills < 20:
        ending = end_of(killed, random.uniform(0, longest))
        kills += ending == "killed"
        print(ending, (killed / "found").read_text() if (killed / "found").exists() else 0)
        if ending == "finished":
            assert all(content(undisturbed / name) == content(killed / name) for name in ("map.tif", "p.tif", "c.tif"))
            for path in killed.iterdir():
                path.unlink()
    print(end_of(killed, 100), (killed / "found").read_text())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX processes")
def test_a_run_killed_20_times_at_any_moment_ends_with_the_very_same_rasters(tmp_path):
    """At random moments from the opening of the work to the move of the files into place."""
    folders = [tmp_path / "undisturbed", tmp_path / "killed"]
    for folder in folders:
        folder.mkdir()
    command = [sys.executable, "-c", textwrap.dedent(KILL_AND_RESUME), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    endings = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in endings].count("killed") == 20 and endings[-1][0] == "finished"
    assert any(int(line[1]) for line in endings[1:]), "some run has gone on with what a killed one had done"
    assert_same(folders)
    assert [name for name in names(folders[1]) if name.endswith(("unfinished", "journal"))] == []


def assert_same(folders: list[Path]) -> None:
    for name in ("map.tif", "p.tif", "c.tif"):
        assert content(folders[0] / name) == content(folders[1] / name)


def finished_job(folder: Path):
    identity = {"model": 1}
    job = make_job(folder, skip_finished=True, confidence=str(folder / "c.tif"))
    outputs = {
        role: RasterOutput(**{**vars(output), "tags": {**output.tags, IDENTITY_TAG: identity_digest(identity)}})
        for role, output in make_outputs(folder, (CLASSES, CONFIDENCE)).items()
    }
    layers = whole_layers(outputs, 120, 130)
    with open_work_file(job, identity, 120 * 130, JobContext.silent()) as work:
        work.add(Window(0, 0, 120, 130), layers)
        pixels = write_results(work, outputs, make_grid(120, 130), JobContext.silent(), lambda: FIGURES)
        work.complete()
    return job, identity, pixels


def test_finished_results_are_recognised(tmp_path):
    job, identity, pixels = finished_job(tmp_path)
    context = JobContext.silent()
    found = finished_result(job, identity, LEGEND, context)
    assert found.skipped and found.pixels == pixels and sum(pixels.values()) > 10_000
    assert (found.output, found.confidence, found.classes) == (job.output, job.confidence, LEGEND)
    assert found.backend == "OpenVINO 2026.4.1"
    assert "skipped" in str(context.events)


@pytest.mark.parametrize(
    "change", ["not asked", "other run", "one missing", "one foreign", "untold pixels", "no raster"]
)
def test_results_that_are_not_sure_to_be_the_same_are_computed_again(change, tmp_path):
    job, identity, _ = finished_job(tmp_path)
    legend = LEGEND
    if change == "not asked":
        job = make_job(tmp_path, confidence=job.confidence)
    elif change == "other run":
        identity = {"model": 2}
    elif change == "one missing":
        Path(job.confidence).unlink()
    elif change == "one foreign":
        with rasterio.open(job.confidence, "r+") as dataset:
            dataset.update_tags(**{IDENTITY_TAG: "x"})
    elif change == "untold pixels":
        legend = (*LEGEND, ClassRecord(99, "new", "#000000"))
    else:
        Path(job.output).write_text("x")
    assert finished_result(job, identity, legend, JobContext.silent()) is None
