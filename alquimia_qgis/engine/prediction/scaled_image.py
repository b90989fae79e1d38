"""An image as the network wants to see it: scaled, missing values at the mean, mirrored beyond its edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.scaling import scale
from alquimia_qgis.engine.raster.window import Window, mirrored_indices
from alquimia_qgis.protocol.bundle_manifest import BandRecord


def read_scaled(image: Image, window: Window, bands: Sequence[BandRecord]) -> tuple[np.ndarray, np.ndarray]:
    """Scaled pixels of the window, float32 (H, W, B), and where they are valid, bool (H, W), false beyond the image.

    Scaling comes before mirroring, so that beyond the edges missing values are the same as inside.
    """
    rows = mirrored_indices(window.row, window.height, image.height)
    columns = mirrored_indices(window.column, window.width, image.width)
    inner = Window(int(rows.min()), int(columns.min()), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1)
    pixels, valid = image.read(inner)
    scaled = scale(pixels, valid, bands)
    if inner == window:
        return scaled, valid
    take = np.ix_(rows - inner.row, columns - inner.column)
    inside_rows = (np.arange(window.row, window.row + window.height) == rows)[:, np.newaxis]
    inside_columns = np.arange(window.column, window.column + window.width) == columns
    return scaled[take], valid[take] & inside_rows & inside_columns
