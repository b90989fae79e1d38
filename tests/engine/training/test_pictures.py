"""What the report shows of image, samples and chips."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.split import SampleSplit
from alquimia_qgis.engine.training import evaluation, pictures
from alquimia_qgis.engine.training.evaluation import chosen_examples, evaluate
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import JobCancelled


def write(path: Path, pixels: np.ndarray, nodata: float | None = None) -> str:
    profile = {"driver": "GTiff", "height": pixels.shape[1], "width": pixels.shape[2], "count": len(pixels)}
    with rasterio.open(
        path, "w", dtype=pixels.dtype, crs="EPSG:3857", transform=from_origin(100, 900, 2, 2), nodata=nodata, **profile
    ) as dataset:
        dataset.write(pixels)
    return str(path)


def test_bands_are_shown_by_name_else_the_first_three_else_grey():
    assert pictures.display_bands(["Blue", "GREEN ", "red", "nir"]) == (2, 1, 0)
    assert pictures.display_bands(["", "", "", ""]) == (0, 1, 2)
    assert pictures.display_bands(["height", "slope"]) == (0, 0, 0)


def test_the_stretch_ignores_outliers_and_missing_values():
    values = np.concatenate([np.linspace(0, 100, 1001), [1e9, np.nan]]).astype("float32")
    pixels = np.stack([values, values, np.full_like(values, 7.0)], axis=-1)
    limits = pictures.stretch_limits(pixels)
    assert limits[:, 0] == pytest.approx([2, 98], abs=0.2)
    shown = pictures.stretched(pixels, limits)
    assert shown[0, 0] == 0
    assert shown[-2, 0] == 255
    assert shown[-1].tolist() == [255, 255, 255], "missing is white"
    assert (shown[:-2, 2] == 0).all(), "a constant band does not divide by zero"


def test_the_overview_is_small_and_covers_the_image(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 30)
    pixels = np.full((1, 40, 60), 10, "uint16")
    pixels[0, :, 30:] = 500
    pixels[0, :20, :30] = 0
    with open_image(write(tmp_path / "i.tif", pixels, nodata=0)) as image:
        picture = pictures.overview(image)
    assert picture.pixels.shape == (20, 30, 3)
    assert picture.extent == (100, 820, 220, 900)
    assert picture.pixels[0, 0].tolist() == [255, 255, 255]
    assert picture.pixels[-1, 0].tolist() == [0, 0, 0]
    assert picture.pixels[-1, -1].tolist() == [255, 255, 255]


def test_an_image_too_large_to_decode_has_no_overview_unless_the_file_brings_one(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS_TO_DECODE", 1000)
    path = write(tmp_path / "i.tif", np.ones((1, 64, 64), "uint8"))
    with open_image(path) as image:
        assert pictures.overview(image) is None
    with rasterio.open(path, "r+") as dataset:
        dataset.build_overviews([2])
    with open_image(path) as image:
        assert pictures.overview(image) is not None


@dataclass
class Geometries:
    geometries: np.ndarray
    class_index: np.ndarray


def test_outlines_are_rings_lines_and_points_with_their_part(tmp_path):
    hole = shapely.Polygon([(100, 850), (140, 850), (140, 890)], [[(120, 855), (130, 855), (130, 862)]])
    both = shapely.GeometryCollection([shapely.Point(110, 880), shapely.LineString([(100, 860), (120, 880)])])
    samples = Geometries(np.array([hole, both, shapely.Point(0, 0)], dtype=object), np.array([1, 0, 1]))
    split = SampleSplit(np.array([0]), np.array([1]), "blocks", 3.0, ())
    with open_image(write(tmp_path / "i.tif", np.ones((1, 40, 60), "uint8"))) as image:
        outlines = pictures.sample_outlines(samples, split, image)
    assert [(len(o.xy), o.class_index, o.part) for o in outlines] == [
        (4, 1, "training"),
        (4, 1, "training"),
        (1, 0, "validation"),
        (2, 0, "validation"),
    ]


def test_examples_show_every_class_rare_ones_first():
    labels = np.full((5, 4, 4), -1, dtype="int16")
    labels[0, :2], labels[1], labels[2, 0, 0], labels[3, 0] = 0, 0, 2, 1
    assert chosen_examples(labels, 3, count=3) == [2, 3, 1]
    assert sorted(chosen_examples(labels, 3, count=9)) == [0, 1, 2, 3, 4]


def chips(count: int) -> ChipSet:
    """Class 1 where the only band is high; the upper half is labelled, one pixel is invalid."""
    pixels = np.random.default_rng(0).integers(0, 2, (count, 8, 8, 1)).astype("uint8") * 100
    labels = (pixels[..., 0] > 50).astype("int16")
    labels[:, 4:] = -1
    valid = np.ones(labels.shape, bool)
    valid[:, 7, 7] = False
    return ChipSet(
        pixels, valid, labels, [Window(0, 0, 8, 8)] * count, 8, 0, np.bincount(labels[labels >= 0], minlength=2)
    )


def threshold_network(crop: int = 0) -> keras.Model:
    image = keras.Input((None, None, 1))
    convolution = keras.layers.Conv2D(2, 1)
    logits = convolution(image)
    convolution.set_weights([np.array([[[[-1.0, 1.0]]]]), np.zeros(2)])
    return keras.Model(image, keras.layers.Cropping2D(crop)(logits) if crop else logits)


BANDS = (BandRecord("", 50.0, 50.0),)


def evaluated(count: int, crop: int = 0, keep: bool = False, context: JobContext | None = None):
    return evaluate(
        threshold_network(crop), chips(count), BANDS, 2, batch_size=2, output_crop=crop, limits=None,
        keep=keep, context=context or JobContext.silent(),
    )  # fmt: skip


@pytest.mark.parametrize("crop", [0, 1])
def test_evaluation_counts_labelled_pixels_and_shows_examples(crop):
    found = evaluated(3, crop)
    labels = chips(3).labels[:, crop : 8 - crop, crop : 8 - crop]
    assert found.confusion.tolist() == np.diag([(labels == 0).sum(), (labels == 1).sum()]).tolist()
    assert len(found.examples) == 3
    for example in found.examples:
        assert example.image.shape == (8 - 2 * crop, 8 - 2 * crop, 3)
        labelled = example.labels >= 0
        np.testing.assert_array_equal(example.prediction[labelled], example.labels[labelled])
        if not crop:
            assert example.prediction[7, 7] == -1, "nothing is predicted where the image is invalid"
            np.testing.assert_array_equal((example.image[..., 0] > 128)[:7], (example.prediction == 1)[:7])


def test_evaluation_without_validation_knows_nothing():
    found = evaluate(
        threshold_network(), None, BANDS, 2, batch_size=2, output_crop=0, limits=None, keep=False,
        context=JobContext.silent(),
    )  # fmt: skip
    assert found.confusion.tolist() == [[0, 0], [0, 0]]
    assert found.examples == ()


def test_evaluation_after_cancelling_takes_a_short_time_only(monkeypatch):
    monkeypatch.setattr(evaluation, "SECONDS_WHEN_CANCELLED", -1.0)
    context = JobContext.silent()
    context.request_cancel()
    found = evaluated(3, keep=True, context=context)
    assert not found.confusion.any()
    assert "covers 0 of 2 batches" in context.events[-1].message


def test_evaluation_goes_on_for_a_while_when_it_is_cancelled_and_the_model_kept():
    context = JobContext.silent()
    context.request_cancel()
    assert evaluated(3, keep=True, context=context).confusion.sum() == evaluated(3).confusion.sum() > 0
    with pytest.raises(JobCancelled):
        evaluated(3, context=context)
