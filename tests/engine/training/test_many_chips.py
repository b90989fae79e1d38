"""A whole training whose chips lie on the disk is the one whose chips lie in memory, and leaves nothing on the disk."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from pyogrio.raw import write
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.engine.samples import chips
from alquimia_qgis.engine.samples.chip_store import Room
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import SampleSource, TrainJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions

NETWORK = {"depth": 1, "first_filters": 2, "encoder_convolutions": 1, "decoder_convolutions": 1}
MAPS = Path("/proc/self/maps")


@pytest.fixture
def job(tmp_path: Path) -> TrainJob:
    values = np.random.default_rng(0).integers(0, 255, (3, 64, 64)).astype(np.uint8)
    values[0, :, 32:] //= 4
    with rasterio.open(
        tmp_path / "image.tif", "w", driver="GTiff", width=64, height=64, count=3, dtype="uint8", crs="EPSG:32631",
        transform=from_origin(0, 64, 1, 1),
    ) as dataset:  # fmt: skip
        dataset.write(values)
    corners = [(column, row) for column in range(2, 60, 10) for row in range(2, 60, 10)]
    fields = shapely.to_wkb([shapely.box(x, y, x + 6, y + 6) for x, y in corners])
    classes = np.array([1 + (x >= 32) for x, _ in corners], dtype=np.int32)
    write(
        tmp_path / "samples.gpkg", fields, [classes], ["class"], layer="samples", geometry_type="Polygon",
        crs="EPSG:32631", driver="GPKG",
    )  # fmt: skip
    return TrainJob(
        "unet", NETWORK, "segmentation", (str(tmp_path / "image.tif"),),
        SampleSource(str(tmp_path / "samples.gpkg"), "samples", "class"), str(tmp_path / "model.alquimia"),
        sampling=SamplingOptions(patch_size=16),
        training=TrainingOptions(epochs=2, batch_size=4, steps_per_epoch=3, patience=0),
    )  # fmt: skip


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where chips go now, since memory has no room for them."""
    folder = tmp_path / "large"
    folder.mkdir()
    monkeypatch.setattr(chips, "room_for_chips", lambda: Room(1, 2**30, str(folder)))
    return folder


def left_in(folder: Path) -> list[str]:
    """What files of the folder are there or still held open."""
    gc.collect()
    held = [line for line in MAPS.read_text().splitlines() if str(folder) in line] if MAPS.exists() else []
    return [*map(str, folder.iterdir()), *held]


def test_where_the_chips_lie_makes_no_difference(job: TrainJob, on_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = JobContext.silent()
    mapped = run(job, context)
    assert sum("temporary file" in event.message for event in context.events if isinstance(event, Log)) == 2
    assert not left_in(on_disk)
    monkeypatch.undo()
    assert run(job, JobContext.silent()).metrics == pytest.approx(mapped.metrics, rel=1e-4)


def test_nothing_is_left_when_the_training_is_cancelled(job: TrainJob, on_disk: Path) -> None:
    context = JobContext.silent()
    context.metric = lambda *_: context.request_cancel()
    with pytest.raises(JobCancelled):
        run(job, context)
    assert not left_in(on_disk)
