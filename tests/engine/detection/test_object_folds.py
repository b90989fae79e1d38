"""Cross-validation of detectors: areas or pictures are shared out whole, and each object validates once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.object_folds import folds_of_groups
from alquimia_qgis.engine.detection.preparation import prepare_objects
from alquimia_qgis.engine.samples.folds import Fold
from alquimia_qgis.engine.training.cross_validation import cross_validated
from alquimia_qgis.protocol.jobs import NO_SAMPLES, TrainJob
from alquimia_qgis.protocol.object_samples import ObjectSampling, ObjectSource
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from alquimia_qgis.zoo.families.retinanet import RetinaNet
from tests.engine.detection.scene import CHIP, on_ground, scene, source_of, write_image, write_layer
from tests.engine.detection.test_annotated_pictures import coco

ROWS, COLUMNS = 3, 4
TINY = {"patch_size": CHIP, "first_filters": 8, "pyramid_filters": 16, "subnet_convolutions": 0}


@pytest.fixture
def job(tmp_path: Path) -> TrainJob:
    pixels, boxes, classes = scene(ROWS, COLUMNS)
    names = np.array(["bright", "dark"], object)[classes]
    # What the field says of training and validation plays no part in folds.
    part = np.where(boxes[:, 0] < CHIP, "test", np.where(boxes[:, 0] < 2 * CHIP, "validation", "train"))
    layer = write_layer(tmp_path / "objects.gpkg", on_ground(boxes), **{"class": names, "part": part})
    return TrainJob(
        family="retinanet", family_parameters=TINY, task="detection", model="",
        images=(write_image(tmp_path / "image.tif", pixels),),
        samples=source_of(layer, split_field="part"), sampling=SamplingOptions(patch_size=CHIP),
        training=TrainingOptions(epochs=1, steps_per_epoch=1, batch_size=2, folds=2),
        object_sampling=ObjectSampling(empty_share=0.0),
    )  # fmt: skip


def columns_as_areas(path: Path) -> ObjectSource:
    edges = np.array([[c * CHIP, 0, (c + 1) * CHIP, ROWS * CHIP] for c in range(COLUMNS)], float)
    return ObjectSource(write_layer(path, on_ground(edges)), "objects")


def validated(job: TrainJob, count: int) -> list[set[int]]:
    """The features that validate in each fold; nothing trains and validates at once, and no test feature takes part."""
    found = []
    for number in range(count):
        data = prepare_objects(job, RetinaNet(), JobContext.silent(), Fold(number, count))
        ids = data.samples.feature_ids
        training, validation = set(ids[data.split.training]), set(ids[data.split.validation])
        assert training and validation and not training & validation
        middles = shapely.get_x(shapely.centroid(data.samples.geometries))
        assert middles[data.split.training].min() > middles.min() + 10  # the first column is the test part
        found.append(validation)
    return found


def test_whole_areas_validate_in_turn(job: TrainJob, tmp_path: Path) -> None:
    parts = validated(replace(job, objects=columns_as_areas(tmp_path / "areas.gpkg")), 3)
    assert [len(part) for part in parts] == [2 * ROWS] * 3
    assert len(set.union(*parts)) == 2 * ROWS * (COLUMNS - 1)


def test_objects_are_shared_out_by_place_where_there_are_too_few_areas(job: TrainJob, tmp_path: Path) -> None:
    for objects in (ObjectSource(), columns_as_areas(tmp_path / "areas.gpkg")):
        parts = validated(replace(job, objects=objects), 4)
        assert sum(len(part) for part in parts) == len(set.union(*parts)) == 2 * ROWS * (COLUMNS - 1)


def test_whole_pictures_validate_in_turn(tmp_path: Path) -> None:
    job = TrainJob(
        family="retinanet", family_parameters={}, task="detection", images=(), samples=NO_SAMPLES, model="",
        folder=coco(tmp_path, 7), sampling=SamplingOptions(patch_size=CHIP),
    )  # fmt: skip
    counts = []
    for number in range(3):
        data = prepare_objects(job, RetinaNet(), JobContext.silent(), Fold(number, 3))
        counts.append(len(data.split.validation))
        assert len(data.split.training) + counts[-1] == 6 * 3  # one of the seven is the test part
    assert counts == [6, 6, 6]


def test_folds_of_groups_have_like_shares() -> None:
    counted = np.random.default_rng(1).integers(1, 9, (25, 2)).astype(float)
    folds = folds_of_groups(counted, 5, 42)
    shares = np.array([counted[folds == number].sum(axis=0) for number in range(5)]) / counted.sum(axis=0)
    assert np.abs(shares - 0.2).max() < 0.1


def test_a_detector_is_cross_validated(job: TrainJob, tmp_path: Path) -> None:
    job = replace(job, objects=columns_as_areas(tmp_path / "areas.gpkg"))
    folds = cross_validated(job, RetinaNet(**TINY), JobContext.silent())
    assert len(folds) == 2 and all(0 <= figures["ap50"] <= 1 and "loss" in figures for figures in folds)
