"""What a detector sees where data are missing: its mirror image; and boxes end where the data do."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.detection.chip_lattice import Chip
from alquimia_qgis.engine.detection.chip_pixels import ChipPixels, mirrored_into_gaps
from alquimia_qgis.engine.raster.window import Window


def test_gaps_show_the_nearest_data_as_in_a_mirror() -> None:
    row = np.array([[9, 9, 3, 4, 5, 9, 9, 9, 7, 8]], float)
    valid = row != 9
    expected = [[4, 3, 3, 4, 5, 5, 4, 7, 7, 8]]
    np.testing.assert_array_equal(mirrored_into_gaps(row[np.newaxis], valid)[0], expected)
    two = np.stack([row[0], np.full(10, 9.0), np.full(10, 9.0)])
    filled = mirrored_into_gaps(np.stack([two, -two]), two != 9)
    np.testing.assert_array_equal(filled[0], np.repeat(expected, 3, axis=0))
    np.testing.assert_array_equal(filled[1], -filled[0])


def test_a_chip_full_of_data_or_without_any_stays_as_it_is() -> None:
    values = np.random.default_rng(0).normal(size=(2, 5, 6))
    for valid in (np.ones((5, 6), bool), np.zeros((5, 6), bool)):
        assert mirrored_into_gaps(values, valid) is values


def test_gaps_of_any_shape_show_values_of_valid_pixels_only() -> None:
    random = np.random.default_rng(1)
    for share in (0.02, 0.5, 0.98):
        valid = random.uniform(size=(40, 50)) < share
        valid[3, 4] = True
        values = np.where(valid, random.normal(size=(40, 50)), np.nan)
        filled = mirrored_into_gaps(values[np.newaxis], valid)[0]
        assert np.isfinite(filled).all()
        np.testing.assert_array_equal(filled[valid], values[valid])


def test_boxes_end_where_the_data_do() -> None:
    valid = np.zeros((20, 20), bool)
    valid[:, :12] = True
    chip = Chip(0, Window(0, 0, 20, 20), Window(0, 0, 20, 20))
    seen = ChipPixels(chip, np.zeros((20, 20, 1), np.float32), valid)
    boxes = np.array([[2.5, 3, 9, 9], [6, 3, 18, 25], [14, 3, 18, 9]], np.float32)
    np.testing.assert_array_equal(seen.without_emptiness(boxes), [[2.5, 3, 9, 9], [6, 3, 12, 20], [14, 3, 18, 9]])
