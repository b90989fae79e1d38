"""A mapping that dies goes on where it was and ends with the same map, bit for bit."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster as module
from alquimia_qgis.engine.jobs.predict_raster import run
from alquimia_qgis.engine.prediction import work_file
from alquimia_qgis.protocol.errors import JobCancelled, OutputError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.prediction.scenes import write_image, write_model

FAMILY = UNet(depth=1, first_filters=4, dropout=0.0)
OPTIONS = {"window_size": 32, "batch_size": 1, "probability_format": "float"}
ROLES = ("map.tif", "p.tif", "c.tif")
# What differs from run to run: how long it took, and how much of it was done before.
FIGURES = ("ALQUIMIA_SECONDS", "ALQUIMIA_MPX_PER_SECOND", "ALQUIMIA_PEAK_MEMORY_MB", "ALQUIMIA_RESUMED_SHARE")

MAP_AND_DIE = """
    import json, os, signal, sys
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.jobs.predict_raster import run
    from alquimia_qgis.engine.prediction import work_file
    from alquimia_qgis.protocol.jobs import PredictRasterJob
    from alquimia_qgis.protocol.options import PredictionOptions
    image, model, folder, window, lives = sys.argv[1:]
    work_file.SECONDS_BETWEEN_COMMITS = 0.0
    add, left = work_file.WorkFile.add, [float(lives)]

    def counted(self, window, layers):
        if left[0] < 1 and left[0] % 1:  # in the middle: computed, not yet stored
            os.kill(os.getpid(), signal.SIGKILL)
        add(self, window, layers)
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    work_file.WorkFile.add = counted
    run(PredictRasterJob((image,), model, f"{folder}/map.tif", probabilities=f"{folder}/p.tif",
        confidence=f"{folder}/c.tif", options=PredictionOptions(**json.loads(window))), JobContext.silent())
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("model") / "m.alquimia", FAMILY)


@pytest.fixture
def image(tmp_path):
    write_image(tmp_path / "image.tif", 170, 200)
    return str(tmp_path / "image.tif")


def job(image: str, model: str, folder: Path, **options) -> PredictRasterJob:
    folder.mkdir(exist_ok=True)
    output, probabilities, confidence = (str(folder / name) for name in ROLES)
    return PredictRasterJob(
        (image,), model, output, probabilities=probabilities, confidence=confidence,
        options=PredictionOptions(**{**OPTIONS, **options}),
    )  # fmt: skip


def contents(path: Path) -> tuple:
    """Everything in a raster but the figures of its run: values, overviews, colours, tags."""
    with rasterio.open(path) as dataset:
        bands = dataset.read()
        levels = []
        for number in range(len(dataset.overviews(1))):
            with rasterio.open(path, OVERVIEW_LEVEL=number) as level:
                levels.append(level.read())
        tags = {name: value for name, value in dataset.tags().items() if name not in FIGURES}
        colours = dataset.colormap(1) if dataset.count == 1 and dataset.dtypes[0] == "uint8" else None
        return bands, levels, tags, colours, dataset.profile


def assert_same(folder: Path, other: Path) -> None:
    for name in ROLES:
        ours, theirs = contents(folder / name), contents(other / name)
        assert (ours[0] == theirs[0]).all() and ours[2:] == theirs[2:], name
        assert all((a == b).all() for a, b in zip(ours[1], theirs[1], strict=True))


def logged(context: JobContext) -> str:
    return " | ".join(event.message for event in context.events if isinstance(event, Log))


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a POSIX signal")
def test_killed_twenty_times_at_random_blocks(image, model, tmp_path):
    """Forty-two windows; each life lasts one to three of them, or ends in the middle of one."""
    run(job(image, model, tmp_path / "whole"), JobContext.silent())
    chance = random.Random(4)
    folder = tmp_path / "pieces"
    folder.mkdir()
    for _ in range(20):
        lives = chance.choice(["1", "2", "3", "1.5", "2.5"])
        script = [
            sys.executable,
            "-c",
            textwrap.dedent(MAP_AND_DIE),
            image,
            model,
            str(folder),
            json.dumps(OPTIONS),
            lives,
        ]
        died = subprocess.run(script, capture_output=True, text=True, check=False)
        assert died.returncode == -signal.SIGKILL, died.stderr[-2000:]
        assert not any((folder / name).exists() for name in ROLES)
    context = JobContext.silent()
    result = run(job(image, model, folder), context)
    assert 0.4 < result.resumed_share < 1 and "Going on" in logged(context)
    assert_same(folder, tmp_path / "whole")
    assert sorted(path.name for path in folder.iterdir() if not path.name.endswith(".aux.xml")) == sorted(ROLES)


def cancelled_after(fraction: float) -> JobContext:
    class Impatient(JobContext):
        def progress(self, share, message="", remaining=None):
            if share >= fraction:
                self.request_cancel()

    context = Impatient("job", lambda event: None)
    context._send = context.events.append
    return context


def test_cancelled_work_is_kept_when_asked_and_gone_on_with(image, model, tmp_path):
    run(job(image, model, tmp_path / "whole"), JobContext.silent())
    context = cancelled_after(0.5)
    with pytest.raises(JobCancelled):
        run(job(image, model, tmp_path / "pieces", keep_on_cancel=True), context)
    assert [path.name for path in (tmp_path / "pieces").iterdir()] == ["map.tif.unfinished"]
    assert "kept in" in logged(context)
    result = run(job(image, model, tmp_path / "pieces"), JobContext.silent())
    assert result.resumed_share > 0.3
    assert_same(tmp_path / "pieces", tmp_path / "whole")


@pytest.mark.parametrize(
    "change", [{"window_size": 16}, {"window_size": 64}, {"memory": 256}, {"batch_size": 3}], ids=str
)
def test_other_windows_go_on_with_the_same_work(change, image, model, tmp_path):
    """As after a crash for want of memory: the finished windows are kept, the others are cut smaller."""
    run(job(image, model, tmp_path / "whole"), JobContext.silent())
    with pytest.raises(JobCancelled):
        run(job(image, model, tmp_path / "pieces", keep_on_cancel=True), cancelled_after(0.5))
    context = JobContext.silent()
    result = run(job(image, model, tmp_path / "pieces", **change), context)
    assert result.resumed_share > 0.3 and "Going on" in logged(context)
    difference = contents(tmp_path / "pieces" / "p.tif")[0] - contents(tmp_path / "whole" / "p.tif")[0]
    assert np.abs(difference).max() < 1e-5


@pytest.mark.parametrize("change", ["image", "model", "parameter"])
def test_whatever_has_changed_begins_afresh(change, image, model, tmp_path):
    with pytest.raises(JobCancelled):
        run(job(image, model, tmp_path / "pieces", keep_on_cancel=True), cancelled_after(0.5))
    options: dict[str, object] = {}
    if change == "image":
        write_image(Path(image), 170, 200, seed=9)
        os.utime(image, (1, 1))
    elif change == "model":
        model = write_model(tmp_path / "other.alquimia", UNet(depth=1, first_filters=5))
    else:
        options["test_time_augmentation"] = "flips"
    run(job(image, model, tmp_path / "whole", **options), JobContext.silent())
    context = JobContext.silent()
    result = run(job(image, model, tmp_path / "pieces", **options), context)
    assert result.resumed_share == 0 and "afresh" in logged(context) and change in logged(context)
    assert_same(tmp_path / "pieces", tmp_path / "whole")


def test_an_existing_map_is_replaced_at_the_very_end_only(image, model, tmp_path):
    first = job(image, model, tmp_path / "maps")
    run(first, JobContext.silent())
    before = (tmp_path / "maps" / "map.tif").read_bytes()
    write_image(Path(image), 170, 200, seed=9)
    with pytest.raises(JobCancelled):
        run(first, cancelled_after(0.9))
    assert (tmp_path / "maps" / "map.tif").read_bytes() == before
    run(first, JobContext.silent())
    assert (contents(tmp_path / "maps" / "map.tif")[0] != rasterio_values(before, tmp_path)).any()


def rasterio_values(data: bytes, folder: Path) -> np.ndarray:
    (folder / "before.tif").write_bytes(data)
    return contents(folder / "before.tif")[0]


def test_a_run_short_of_memory_dies_and_is_gone_on_with(image, model, tmp_path, monkeypatch):
    """The halves of an earlier run's windows are not done again, and the map is the same up to rounding."""
    whole = run(job(image, model, tmp_path / "whole"), JobContext.silent())
    opened = module.open_predictor

    class Short:
        def __init__(self, network):
            self.backend, self.device, self.precision = network.backend, network.device, network.precision
            self.network, self.calls = network, 0

        def probabilities(self, pixels, present=None, check_cancelled=lambda: None):
            self.calls += 1
            if self.calls > 5 and pixels[:, 0].size > 40**2:
                raise MemoryError
            return self.network.probabilities(pixels, present, check_cancelled)

    def short(*arguments):
        predictor = opened(*arguments)
        object.__setattr__(predictor, "network", Short(predictor.network))
        return predictor

    monkeypatch.setattr(module, "open_predictor", short)
    with pytest.raises(JobCancelled):
        run(job(image, model, tmp_path / "pieces", keep_on_cancel=True), cancelled_after(0.5))
    monkeypatch.setattr(module, "open_predictor", opened)
    result = run(job(image, model, tmp_path / "pieces"), JobContext.silent())
    assert result.resumed_share > 0.3
    difference = np.abs(contents(tmp_path / "pieces" / "p.tif")[0] - contents(Path(whole.probabilities))[0])
    assert difference.max() < 1e-5


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 3 MB."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no permission to mount a small file system")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_fills_up_while_mapping(model, tmp_path, small_disk, monkeypatch):
    """The check before the start is passed; then somebody else takes the room."""
    monkeypatch.setattr(work_file, "SECONDS_BETWEEN_COMMITS", 0.0)
    write_image(tmp_path / "image.tif", 200, 300)
    path = str(tmp_path / "image.tif")
    run(job(path, model, tmp_path / "whole"), JobContext.silent())

    class Neighbour(JobContext):
        def progress(self, share, message="", remaining=None):
            if share >= 0.4 and not (small_disk / "neighbour").exists():
                free = shutil.disk_usage(small_disk).free
                (small_disk / "neighbour").write_bytes(b"0" * (free - 40_000))

    with pytest.raises(OutputError, match="disk is full") as caught:
        run(job(path, model, small_disk), Neighbour("job", lambda event: None))
    assert caught.value.hint and "\n" not in str(caught.value)
    assert not any((small_disk / name).exists() for name in ROLES)
    assert not [name for name in os.listdir(small_disk) if name.endswith(".partial")]
    (small_disk / "neighbour").unlink()
    result = run(job(path, model, small_disk), JobContext.silent())
    assert result.resumed_share > 0.2
    assert_same(small_disk, tmp_path / "whole")
