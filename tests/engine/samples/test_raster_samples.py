"""A raster of classes as samples: blocks instead of features, pixels instead of shapes."""

from dataclasses import replace

import numpy as np
import pytest
from rasterio.transform import from_origin

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import cut_chips
from alquimia_qgis.engine.samples.pixels import collect_pixels
from alquimia_qgis.engine.samples.raster_labels import RasterPainter
from alquimia_qgis.engine.samples.raster_reading import samples_of
from alquimia_qgis.engine.samples.split import split_samples
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ImageError, ParameterError, SamplesError
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sources import SampleSource
from tests.engine.raster.rasters import write_raster

NODATA = 255
SIZE = 96


def scene() -> np.ndarray:
    """Class 7 left, class 3 right, a strip of class 9, and nothing known in the lower quarter."""
    values = np.full((SIZE, SIZE), 7, dtype="uint8")
    values[:, SIZE // 2 :] = 3
    values[10:14] = 9
    values[72:] = NODATA
    return values


@pytest.fixture
def source(tmp_path):
    def make(values=None, nodata=NODATA, **place):
        values = scene() if values is None else values
        path = write_raster(tmp_path / "classes.tif", values[np.newaxis], nodata=nodata, **place)
        return SampleSource(path, "", "", classes=(ClassRecord(3, "Água", "#4477aa"),), is_raster=True)

    return make


@pytest.fixture
def image(image_of):
    return image_of(SIZE, SIZE)


def test_a_sample_is_what_a_block_shows_of_a_class(image, source, context, messages):
    samples = samples_of(source(), image, context)
    assert [(record.value, record.name) for record in samples.classes] == [(3, "Água"), (7, "7"), (9, "9")]
    assert samples.raster.edge == 8 and samples.raster.across == 12
    values = scene()
    for index, record in enumerate(samples.classes):
        assert samples.sizes[samples.class_index == index].sum() == (values == record.value).sum()
    assert "in 108 blocks of 8 × 8 pixels" in messages()[-1]


def test_labels_are_those_of_the_raster_in_the_blocks_of_a_part(image, source, context):
    samples = samples_of(source(), image, context)
    everything = np.arange(len(samples))
    labels = RasterPainter(image, samples, everything).paint(Window(-4, -4, SIZE + 8, SIZE + 8)).labels
    assert (labels[:4] == -1).all() and (labels[:, -4:] == -1).all()
    inside = labels[4:-4, 4:-4]
    values = np.array([record.value for record in samples.classes])
    np.testing.assert_array_equal(np.where(inside < 0, NODATA, values[inside]), scene())

    first = np.flatnonzero(samples.raster.block == 0)
    only = RasterPainter(image, samples, first).paint(image.window).labels
    assert (only[:8, :8] == 1).all() and (only >= 0).sum() == 64


def test_another_grid_takes_the_nearest_value(image, source, context, messages):
    coarse = np.repeat(np.repeat(np.array([[1, 2], [2, 1]], dtype="uint8"), 6, axis=0), 6, axis=1)
    samples = samples_of(source(coarse, transform=from_origin(500_000, 4_800_000, 80, 80)), image, context)
    assert samples.sizes.sum() == SIZE * SIZE and len(samples.classes) == 2
    assert "lies on another grid" in messages()[0]


def test_whole_blocks_are_shared_out_whatever_the_split(image, source, context):
    samples = samples_of(source(), image, context)
    for split in ("blocks", "random"):
        parts = split_samples(samples, SamplingOptions(split=split), 3, image.pixel_size, context)
        blocks = [set(samples.raster.block[indices].tolist()) for indices in (parts.training, parts.validation)]
        assert not blocks[0] & blocks[1] and parts.method == "blocks"
        share = samples.sizes[parts.validation].sum() / samples.sizes.sum()
        assert share == pytest.approx(0.25, abs=0.1)


def test_networks_of_patches_get_as_much_of_each_class_as_there_is(image, source, context):
    samples = samples_of(source(), image, context)
    options = SamplingOptions(patch_size=9, maximum_chips=300)
    chips = cut_chips(image, samples, np.arange(len(samples)), options, context, output_crop=4)
    assert len(chips) == 300 and chips.class_pixels.tolist() == [100, 100, 100]
    middle = scene()[[w.row + 4 for w in chips.windows], [w.column + 4 for w in chips.windows]]
    values = np.array([record.value for record in samples.classes])
    np.testing.assert_array_equal(values[chips.labels[:, 4, 4]], middle)
    again = cut_chips(image, samples, np.arange(len(samples)), options, context, output_crop=4)
    assert again.windows == chips.windows


def test_networks_of_pixels_and_of_images_see_every_label(image, source, context):
    samples = samples_of(source(), image, context)
    everything = np.arange(len(samples))
    labelled = int(samples.sizes.sum())
    assert len(collect_pixels(image, samples, everything, SamplingOptions(), context)) == labelled
    chips = cut_chips(image, samples, everything, SamplingOptions(patch_size=32), context, each_pixel_once=True)
    assert chips.class_pixels.sum() == labelled == (chips.labels >= 0).sum()


def test_the_user_may_choose_the_blocks(image, source, context):
    assert samples_of(source(), image, context, block_size=240.0).raster.edge == 24


def test_what_cannot_be_used_is_refused(image, source, context):
    with pytest.raises(SamplesError, match="has no class on the image"):
        samples_of(source(np.full((SIZE, SIZE), NODATA, dtype="uint8")), image, context)
    with pytest.raises(SamplesError, match="only '7' was found on the image in the class raster"):
        samples_of(source(np.full((SIZE, SIZE), 7, dtype="uint8")), image, context)
    with pytest.raises(ImageError, match=r"is not a class map: it holds the value 0\.5"):
        samples_of(source(np.full((SIZE, SIZE), 0.5, dtype="float32")), image, context)
    far = source(transform=from_origin(900_000, 100_000, 10, 10))
    with pytest.raises(SamplesError, match="has no class on the image"):
        samples_of(far, image, context)
    many = np.arange(SIZE * SIZE, dtype="uint16").reshape(SIZE, SIZE)
    with pytest.raises(SamplesError, match="more than 1024 different values"):
        samples_of(source(many, nodata=65535), image, context)
    samples = samples_of(replace(source()), image, context)
    with pytest.raises(ParameterError, match="no features that could have one example each"):
        cut_chips(image, samples, np.arange(3), SamplingOptions(placement="feature"), context)
