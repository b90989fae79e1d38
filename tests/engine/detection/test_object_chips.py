"""Digitised objects become boxes and chips: points and polygons, parts and areas, empty chips, augmentation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.digitised import digitised_objects, pixel_boxes
from alquimia_qgis.engine.detection.object_batches import ObjectAugmentation, ObjectBatches, ObjectExamples, resized
from alquimia_qgis.engine.detection.object_chips import ObjectChips, PartOfObjects, cut_object_chips
from alquimia_qgis.engine.detection.object_split import AREAS, split_objects
from alquimia_qgis.engine.detection.preparation import prepare_objects
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.dataset import Augmentation
from alquimia_qgis.engine.samples.reading import read_areas
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.object_samples import ObjectSampling, ObjectSource
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.zoo.families.retinanet import RetinaNet
from tests.engine.detection.scene import CHIP, on_ground, scene, source_of, write_image, write_layer

ROWS, COLUMNS = 3, 4
PLAIN = tuple(BandRecord(name, 0.0, 1.0) for name in ("red", "green", "blue"))


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> TrainJob:
    folder = tmp_path_factory.mktemp("objects")
    pixels, boxes, classes = scene(ROWS, COLUMNS)
    names = np.array(["bright", "dark"], object)[classes]
    layer = write_layer(folder / "objects.gpkg", on_ground(boxes), **{"class": names})
    return TrainJob(
        family="retinanet", family_parameters={}, task="detection", model="",
        images=(write_image(folder / "image.tif", pixels),), samples=source_of(layer),
        sampling=SamplingOptions(patch_size=CHIP),
    )  # fmt: skip


def areas_of(path: Path, *boxes: tuple[float, float, float, float]) -> ObjectSource:
    return ObjectSource(write_layer(path, on_ground(np.array(boxes, float))), "objects")


def prepared(job: TrainJob) -> tuple[PreparedData, str]:
    context = JobContext.silent()
    data = prepare_objects(job, RetinaNet(), context)
    return data, "\n".join(event.message for event in context.events if isinstance(event, Log))


def wanted(chips: ObjectChips) -> int:
    return sum(int((~objects.ignored).sum()) for objects in chips.objects)


def test_polygons_become_the_boxes_around_them(job: TrainJob):
    _, boxes, classes = scene(ROWS, COLUMNS)
    with open_image(job.images[0]) as image:
        samples = digitised_objects(job, image, JobContext.silent())
        np.testing.assert_allclose(pixel_boxes(samples, image), boxes, atol=1e-3)
    assert samples.class_index.tolist() == classes.tolist()
    assert [record.name for record in samples.classes] == ["bright", "dark"]


def test_points_have_the_size_of_their_field_or_one_for_all(job: TrainJob, tmp_path: Path):
    _, boxes, _ = scene(ROWS, COLUMNS)
    middles = shapely.centroid(on_ground(boxes))
    sizes = np.full(len(boxes), 10.0)
    sizes[0] = np.nan
    layer = write_layer(tmp_path / "points.gpkg", middles, diameter=sizes)
    points = replace(job, samples=source_of(layer, ""), objects=ObjectSource(size_field="diameter"))
    with open_image(job.images[0]) as image:
        with pytest.raises(SamplesError, match="1 objects are points without a size"):
            digitised_objects(points, image, JobContext.silent())
        points = replace(points, sampling=SamplingOptions(patch_size=CHIP, sample_width=5.0))
        samples = digitised_objects(points, image, JobContext.silent())
        sides = pixel_boxes(samples, image)[:, 2:] - pixel_boxes(samples, image)[:, :2]
    np.testing.assert_allclose(sides[0], 10.0, atol=1e-3)  # 5 m of half a metre each
    np.testing.assert_allclose(sides[1:], 20.0, atol=1e-3)
    assert [record.name for record in samples.classes] == ["object"]


def test_whole_areas_validate_and_what_lies_outside_takes_no_part(job: TrainJob, tmp_path: Path):
    areas = areas_of(tmp_path / "areas.gpkg", (0, 0, 64, 192), (64, 0, 128, 192), (128, 0, 192, 192))
    data, log = prepared(replace(job, objects=areas, object_sampling=ObjectSampling(empty_share=0.0)))
    assert data.split.method == AREAS
    assert "6 objects outside the annotated areas (AREA) take no part." in log
    assert len(data.split.training) == 12 and len(data.split.validation) == 6
    assert isinstance(data.training, ObjectChips) and isinstance(data.validation, ObjectChips)
    assert data.training.class_pixels.sum() == 12 and data.validation.class_pixels.sum() == 6
    columns = {window.column for window in data.validation.windows}
    assert len(columns) == 1 and wanted(data.validation) == 6
    inside = data.validation.labels[0] == 0
    assert inside.all()
    # Training chips reach into their neighbours by their border, where nothing is known.
    assert any((labels == -1).any() for labels in data.training.labels)


def test_the_split_field_decides_where_it_is_given(job: TrainJob, tmp_path: Path):
    _, boxes, classes = scene(ROWS, COLUMNS)
    part = np.where(boxes[:, 0] < 64, "validation", np.where(boxes[:, 0] < 128, "test", "train"))
    names = np.array(["bright", "dark"], object)[classes]
    layer = write_layer(tmp_path / "parts.gpkg", on_ground(boxes), **{"class": names, "part": part})
    areas = areas_of(tmp_path / "areas.gpkg", (0, 0, 64, 192), (64, 0, 128, 192), (128, 0, 256, 192))
    data, _ = prepared(replace(job, samples=source_of(layer, split_field="part"), objects=areas))
    assert data.split.method == "field"
    assert (len(data.split.training), len(data.split.validation)) == (12, 6)
    without, log = prepared(replace(job, samples=source_of(layer, split_field="part")))
    assert (len(without.split.training), len(without.split.validation)) == (12, 6)
    assert "No annotated areas (AREA) are given" in log
    # Objects of other parts near a training chip are no background.
    assert any(objects.ignored.any() for objects in without.training.objects)


def test_empty_chips_come_from_the_areas_in_their_share(job: TrainJob, tmp_path: Path):
    pixels = np.random.default_rng(0).normal(120, 10, (128, 640, 3)).astype(np.uint8)
    box = np.array([[10.0, 10, 30, 30], [70, 20, 90, 44]])
    layer = write_layer(tmp_path / "few.gpkg", on_ground(box))
    few = replace(
        job, images=(write_image(tmp_path / "wide.tif", pixels),), samples=source_of(layer, ""),
        sampling=SamplingOptions(patch_size=CHIP, validation_share=0.0),
        objects=areas_of(tmp_path / "all.gpkg", (0, 0, 640, 128)),
        object_sampling=ObjectSampling(chip_overlap=0.0, empty_share=0.75),
    )  # fmt: skip
    data, log = prepared(few)
    shown = data.training.classes_shown.any(axis=1)
    assert (shown.sum(), (~shown).sum()) == (2, 6)
    assert "6 of 8 training chips show no object." in log
    none, _ = prepared(replace(few, objects=ObjectSource()))
    assert none.training.classes_shown.any(axis=1).all()


def test_areas_must_meet_objects_and_image(job: TrainJob, tmp_path: Path):
    far = replace(job, objects=areas_of(tmp_path / "far.gpkg", (5000, 0, 6000, 100)))
    with pytest.raises(SamplesError, match="No polygon of the annotated areas"):
        prepared(far)
    nothing = replace(job, objects=areas_of(tmp_path / "nothing.gpkg", (0, 0, 1, 1)))
    with pytest.raises(SamplesError, match="No object lies in the annotated areas"):
        prepared(nothing)


@pytest.fixture(scope="module")
def chips(job: TrainJob) -> ObjectChips:
    context = JobContext.silent()
    with open_image(job.images[0]) as image:
        samples = digitised_objects(job, image, context)
        part = PartOfObjects(samples, np.arange(len(samples)), None)
        return cut_object_chips(image, part, job, context, jitter=8)


def test_boxes_stay_on_their_objects_however_a_chip_is_changed(chips: ObjectChips):
    examples = ObjectExamples(chips, PLAIN)
    change = ObjectAugmentation(Augmentation(brightness=0.0), 0.2)
    random, seen = np.random.default_rng(0), 0
    for turn in range(60):
        example = examples.varied(turn % len(chips), change, random)
        assert example.pixels.shape == (CHIP, CHIP, 3) and example.known.shape == (CHIP, CHIP)
        for box, kind, ignored in zip(*example.objects, strict=True):
            left, top, right, bottom = np.rint(box).astype(int)
            inner = example.pixels[top + 2 : bottom - 2, left + 2 : right - 2]
            if ignored or not inner.size:
                continue
            seen += 1
            assert (inner.mean() > 170) == (kind == 0) and (inner.mean() < 70) == (kind == 1)
    assert seen > 60


def test_a_batch_depends_on_seed_epoch_and_number_only(chips: ObjectChips):
    def batches() -> ObjectBatches:
        return ObjectBatches(
            ObjectExamples(chips, PLAIN), RetinaNet(anchor_size=14.0), 4, steps=3, seed=1,
            augmentation=ObjectAugmentation(Augmentation(), 0.2),
        )  # fmt: skip

    one, other = batches(), batches()
    other[0]
    for first, second in zip(one[2], other[2], strict=True):
        np.testing.assert_array_equal(first, second)
    before = one[2]
    one.on_epoch_end()
    assert not np.array_equal(before[0], one[2][0])
    assert before[1].shape == (4, 9 * (64 + 16 + 4 + 1 + 1), 1, 5)
    assert (before[1][..., 4] >= 0).any()


def test_validation_shows_every_chip_once_and_unchanged(chips: ObjectChips):
    plain = ObjectBatches(ObjectExamples(chips, PLAIN), RetinaNet(), 5)
    pixels = np.concatenate([plain[index][0] for index in range(len(plain))])
    np.testing.assert_array_equal(pixels, chips.pixels[:, 8:-8, 8:-8].astype("float32"))


def test_images_are_resized_between_the_middles_of_their_pixels():
    ramp = np.broadcast_to(np.arange(8.0, dtype=np.float32)[:, np.newaxis, np.newaxis], (8, 8, 1))
    np.testing.assert_allclose(resized(ramp, 4)[:, 0, 0], [0.5, 2.5, 4.5, 6.5])
    np.testing.assert_allclose(resized(ramp, 16)[:4, 0, 0], [0.0, 0.25, 0.75, 1.25])


def test_one_area_is_split_by_place(job: TrainJob, tmp_path: Path):
    areas = areas_of(tmp_path / "one.gpkg", (0, 0, 256, 192))
    context = JobContext.silent()
    with open_image(job.images[0]) as image:
        samples = digitised_objects(job, image, context)
        polygons = read_areas(areas.area_path, areas.area_layer, image, context)
        parts = split_objects(samples, polygons, job, image, context)
    assert parts.split.method == "blocks" and len(parts.split.validation)
    assert parts.training_areas is polygons and parts.validation_areas is polygons
