"""Densities: objects by their centres, areas by the pixels that have data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.detection.density import NODATA, Density, cells_for
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.objects import PER_CELL, PER_HECTARE
from tests.engine.detection.known_objects import LEFT, PIXEL, TOP, write_places


def objects_at(*centres: tuple[float, float]) -> Detections:
    boxes = np.array([[x - 2, y - 2, x + 2, y + 2] for x, y in centres], np.float32)
    return Detections(boxes, np.ones(len(boxes), np.float32), np.zeros(len(boxes), np.int32))


def test_objects_per_hectare_of_what_has_data(tmp_path: Path) -> None:
    with open_image(write_places(tmp_path / "places.tif", 100, 150)) as image:
        density = Density(cells_for(image, Window(10, 20, 80, 120), 20.0))  # 40 pixels
        valid = np.ones((80, 120), dtype=bool)
        valid[:40, 60:] = False  # half of the second and all of the third cell above
        for top in (0, 33):  # in two pieces that fit no cell
            piece = slice(top, 33 if top == 0 else 80)
            density.add_core(Window(10 + top, 20, valid[piece].shape[0], 120), valid[piece])
        density.add(objects_at((25, 15), (59.9, 49.9), (61, 12), (139, 89)))
        np.testing.assert_allclose(
            density.values(PER_HECTARE), [[50, 50, NODATA], [0, 0, 25]], rtol=1e-6
        )  # a cell is 20 m wide: 25 per hectare, or 50 where half has no data
        np.testing.assert_allclose(density.values(PER_CELL), [[2, 1, NODATA], [0, 0, 1]])
        grid = density.cells.grid
    assert (grid.width, grid.height) == (3, 2)
    assert (grid.transform.c, grid.transform.f) == (LEFT + 20 * PIXEL, TOP - 10 * PIXEL)
    assert (grid.transform.a, grid.transform.e) == (20.0, -20.0)


def test_cells_are_round_by_default_and_neither_too_small_nor_too_many(tmp_path: Path) -> None:
    with open_image(write_places(tmp_path / "places.tif", 100, 150)) as image:
        assert cells_for(image, image.window, None).size == 5.0  # 50 m: cells of 2.5 m rounded up
        assert cells_for(image, Window(0, 0, 4, 4), None).size == PIXEL
        assert cells_for(image, image.window, 30.0).shape == (2, 3)
        with pytest.raises(ParameterError, match="smaller than a pixel"):
            cells_for(image, image.window, 0.2)
