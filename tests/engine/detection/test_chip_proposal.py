"""Chips of a training are as large as the objects ask for, and show each object whole that fits in one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.anchors import reach_of, with_proposed_anchors
from alquimia_qgis.engine.detection.chip_proposal import chip_size_for, proposed_size, usual_batch
from alquimia_qgis.engine.detection.object_windows import occupied_windows, whole_windows
from alquimia_qgis.engine.detection.preparation import prepare_objects
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.training.learners import learner_of
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.object_samples import ObjectSampling
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.zoo.families.retinanet import RetinaNet
from tests.engine.detection.scene import on_ground, source_of, write_image, write_layer


def job_of(folder: Path, boxes: np.ndarray, edge: int, **changes: object) -> TrainJob:
    pixels = np.random.default_rng(0).integers(90, 140, (edge, edge, 3)).astype(np.uint8)
    layer = write_layer(folder / "objects.gpkg", on_ground(boxes))
    return TrainJob(
        family="retinanet", family_parameters={}, task="detection", model="", samples=source_of(layer, ""),
        images=(write_image(folder / "image.tif", pixels),), sampling=SamplingOptions(validation_share=0.0),
        object_sampling=ObjectSampling(empty_share=0.0), **changes,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sides", "size"), [((20,) * 90, 128), ((20,) * 900 + (150,) * 100, 320), ((20,) * 90 + (900,), 128), ((400,), 512)]
)
def test_large_classes_count_and_single_large_objects_do_not(sides: tuple[int, ...], size: int) -> None:
    longest = np.array(sides, float)
    assert proposed_size(longest, np.where(longest > 100, "building", "car"), 32) == size


def test_a_batch_of_large_chips_has_as_many_pixels_as_one_of_usual_ones() -> None:
    assert [usual_batch(size) for size in (64, 256, 384, 512, 2048)] == [8, 8, 4, 2, 2]


def test_an_empty_size_is_proposed_from_the_samples_and_a_given_one_is_kept(tmp_path: Path) -> None:
    boxes = np.array([[20, 20, 130, 120], [200, 30, 290, 130], [30, 200, 140, 310]], float)
    job, context = job_of(tmp_path, boxes, 400), JobContext.silent()
    learner = learner_of(RetinaNet())
    assert learner.with_choices_made(job, RetinaNet(), context).sampling.patch_size == 224
    assert "Chips of 224 pixels (proposed from the samples; PATCH_SIZE)." in said(context)
    assert learner.with_choices_made(job, RetinaNet(patch_size=96), context).sampling.patch_size == 96
    marked = write_layer(tmp_path / "test.gpkg", on_ground(boxes), part=np.array(["test"] * 3, object))
    with pytest.raises(SamplesError, match="no object to train with"):
        chip_size_for(replace(job, samples=source_of(marked, "", split_field="part")), RetinaNet())


def test_every_object_that_fits_is_whole_in_a_chip_of_its_own_or_another(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    corners = random.uniform(0, 500, (40, 2))
    boxes = np.concatenate([corners, np.minimum(corners + random.uniform(10, 90, (40, 2)), 520)], axis=1)
    boxes = np.concatenate([boxes, [[100, 100, 260, 160]]])  # larger than a chip
    job = job_of(tmp_path, boxes, 520)
    context = JobContext.silent()
    data = prepare_objects(replace(job, sampling=replace(job.sampling, patch_size=96)), RetinaNet(), context)
    starts = np.array([[w.column + data.training.jitter, w.row + data.training.jitter] for w in data.training.windows])
    inside = (boxes[:, None, :2] >= starts - 0.01).all(axis=2) & (boxes[:, None, 2:] <= starts + 96.01).all(axis=2)
    assert inside.any(axis=1).tolist() == [True] * 40 + [False]
    assert "1 objects are larger than a chip of 96 pixels and never seen whole" in said(context)


def test_a_window_of_its_own_stays_within_its_rectangle() -> None:
    rectangles, boxes = [Window(0, 0, 300, 300)], np.array([[2, 60, 62, 120]], np.float32)
    grid = occupied_windows(boxes, rectangles, 100, 0.0)
    assert whole_windows(boxes, rectangles, grid, 100) == [(0, Window(40, 0, 100, 100))]
    assert whole_windows(boxes, rectangles, [(0, Window(50, 0, 100, 100))], 100) == []
    assert whole_windows(boxes, rectangles, grid, 50) == []


def test_anchors_grow_as_much_as_the_largest_objects_need() -> None:
    sides = np.concatenate([np.full(80, 12.0), np.full(20, 25.0)])
    usual = with_proposed_anchors(RetinaNet(), np.stack([sides, sides], axis=1))
    assert usual.anchor_growth == 2.0
    sides[-20:] = 700.0
    grown = with_proposed_anchors(RetinaNet(), np.stack([sides, sides], axis=1))
    assert 2.2 < grown.anchor_growth < 2.4 and reach_of(grown) > 690
    assert with_proposed_anchors(RetinaNet(anchor_growth=1.6), np.stack([sides, sides], axis=1)).anchor_growth == 1.6


def said(context: JobContext) -> str:
    return "\n".join(event.message for event in context.events if isinstance(event, Log))
