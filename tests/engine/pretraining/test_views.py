"""What is asked of unlabelled chips: two views of each place, or to draw it again; always the same with one seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.pretraining.places import draw_chips
from alquimia_qgis.engine.pretraining.views import ChipsToDraw, ChipViews, PairsAndViews, Variation
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.dataset import Augmentation
from alquimia_qgis.engine.samples.pairs import ChipPairs
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError
from tests.engine.test_train_job import logged, write_image

BANDS = (BandRecord("", 100.0, 50.0), BandRecord("", 0.0, 1.0))
SIZE = 12


@pytest.fixture
def image(tmp_path):
    """The first band counts the rows, the second the columns."""
    rows, columns = np.mgrid[0:80, 0:60]
    return write_image(tmp_path / "image.tif", np.stack([rows, columns], axis=-1).astype("uint8"))


@pytest.fixture
def chips(image):
    with open_image(image) as source:
        return draw_chips(source, SIZE, 20, 1, JobContext.silent())


def test_chips_lie_all_over_the_image_and_are_the_same_with_a_seed(image, chips):
    assert len(chips) == 20 and chips.pixels.shape == (20, SIZE, SIZE, 2)
    for number, window in enumerate(chips.windows):
        assert chips.pixels[number, 0, 0].tolist() == [window.row, window.column]
    assert max(window.row for window in chips.windows) > 40 > 25 > min(window.row for window in chips.windows)
    with open_image(image) as source:
        again = draw_chips(source, SIZE, 20, 1, JobContext.silent())
        other = draw_chips(source, SIZE, 20, 2, JobContext.silent())
    assert again.windows == chips.windows != other.windows


def test_chips_avoid_what_has_no_data(tmp_path):
    pixels = np.random.default_rng(0).integers(1, 200, (60, 60, 1)).astype("uint8")
    pixels[:, :50] = 0
    context = JobContext.silent()
    with open_image(write_image(tmp_path / "edge.tif", pixels, nodata=0)) as source:
        few = draw_chips(source, SIZE, 500, 1, context)
        assert 0 < len(few) < 500 and all(window.column >= 44 for window in few.windows)
    assert "of 500 chips are used" in logged(context, "warning")
    with (
        open_image(write_image(tmp_path / "empty.tif", np.zeros((30, 30, 1), "uint8"), nodata=0)) as source,
        pytest.raises(ImageError, match="no valid pixel"),
    ):
        draw_chips(source, SIZE, 5, 1, JobContext.silent())


def test_two_views_of_each_place_and_no_place_twice(chips):
    batches = ChipViews(chips, BANDS, 8, Variation(smallest_view=0.5, brightness=0.5), steps=None, seed=3)
    x, y = batches[0]
    assert len(batches) == 3 and x.shape == (16, SIZE, SIZE, 2) and x.dtype == np.float32
    assert y.ravel().tolist() == [*range(8), *range(8)]
    again, _ = ChipViews(chips, BANDS, 8, Variation(smallest_view=0.5, brightness=0.5), steps=None, seed=3)[0]
    np.testing.assert_array_equal(x, again)
    assert not np.array_equal(x[0], x[8])
    batches.on_epoch_end()
    assert not np.array_equal(x, batches[0][0])


def test_views_without_variation_are_turned_and_mirrored_only(chips):
    x, _ = ChipViews(chips, BANDS, 8, Variation(), steps=1, seed=3)[0]
    for first, second in zip(x[:8], x[8:], strict=True):
        np.testing.assert_allclose(np.sort(first.ravel()), np.sort(second.ravel()), atol=1e-5)


def test_a_cut_shows_a_part_at_the_size_of_the_whole():
    ramp = np.tile(np.arange(SIZE, dtype=np.float32)[:, np.newaxis, np.newaxis], (1, SIZE, 1))
    for seed in range(5):
        view = Variation(smallest_view=0.5).apply(ramp, np.random.default_rng(seed))
        assert view.shape == (SIZE, SIZE, 1) and 0 <= view.min() <= view.max() <= SIZE - 1
        steps = np.diff(view[1:-1, 0, 0])
        assert steps.min() == pytest.approx(steps.max(), abs=0.2) and 0.4 < steps.mean() < 1.01


def test_contrast_and_colours_change_the_values(chips):
    view = np.random.default_rng(0).normal(size=(SIZE, SIZE, 2)).astype(np.float32)
    changed = Variation(contrast=0.5).apply(view, np.random.default_rng(1))
    np.testing.assert_allclose(changed.mean(axis=(0, 1)), view.mean(axis=(0, 1)), atol=1e-5)
    assert changed.std() != pytest.approx(view.std(), rel=0.01)
    shifts = (Variation(colour=0.5).apply(view, np.random.default_rng(1)) - view).reshape(-1, 2)
    np.testing.assert_allclose(shifts.std(axis=0), 0, atol=1e-5)
    assert abs(shifts[0, 0] - shifts[0, 1]) > 0.01


def test_chips_to_draw_are_their_own_answers(chips):
    x, y = ChipsToDraw(chips, BANDS, 8, Variation(), steps=2, seed=3)[1]
    np.testing.assert_array_equal(x, y)
    assert x.shape == (8, SIZE, SIZE, 2)


def test_views_stand_beside_labelled_pairs(chips):
    labels = np.full(chips.valid.shape, -1, dtype=np.int16)
    labels[:, SIZE // 2, SIZE // 2] = np.arange(20) % 2
    labelled = replace(chips, labels=labels, class_pixels=np.array([10, 10]))
    pairs = ChipPairs(labelled, BANDS, 6, steps=2, augmentation=Augmentation(), output_crop=SIZE // 2)
    views = ChipViews(chips, BANDS, 4, Variation(), steps=2, seed=1)
    x, y = PairsAndViews(pairs, views, Variation(), 2, 1)[1]
    assert x.shape == (14, SIZE, SIZE, 2) and y.shape == (14, 1, 1)
    first, second = y.ravel()[:7], y.ravel()[7:]
    assert first.tolist() == second.tolist() and set(first[:3]) == {0, 1} and first[3:].tolist() == [2, 3, 4, 5]
