"""Reads a class map, ours or anyone's: one band of whole numbers, with the names it declares."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, Resampling
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.prediction.cores import core_windows
from alquimia_qgis.engine.raster.category_names import read_classes
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord
from alquimia_qgis.protocol.errors import ImageError

NO_CLASS = -1
WINDOW_SIZE = 1024


class ClassRaster:
    """An open class map; ``classes`` are those it declares, empty when it declares none. Closed by ``with``."""

    def __init__(self, path: str) -> None:
        self.image: Image = open_image(path)
        try:
            _check_bands(self.image)
            self.classes: tuple[ClassRecord, ...] = read_classes(path)
        except BaseException:
            self.image.close()
            raise

    def __enter__(self) -> ClassRaster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.image.close()

    def windows(self) -> Iterator[Window]:
        """Windows that cover the map, small enough for any memory."""
        for window in core_windows(self.image.window, 1, (WINDOW_SIZE, WINDOW_SIZE)):
            inside = window.intersection(self.image.window)
            if inside is not None:
                yield inside

    def read(self, window: Window) -> np.ndarray:
        """Class values of a window inside the map, int32 (H, W), -1 where it has no data."""
        pixels, valid = self.image.read(window)
        return class_values(pixels[..., 0], valid, self.image.path)


class AlignedClassRaster:
    """A class map seen on another map's grid: every pixel takes the nearest value. Closed by ``with``."""

    def __init__(self, path: str, crs: CRS, transform: Affine, width: int, height: int) -> None:
        with ClassRaster(path) as raster:
            self.classes = raster.classes
        self.path = path
        self.width, self.height = width, height
        self._source = rasterio.open(path)
        # Without a nodata value, only an alpha band tells the pixels beyond the reference from class 0.
        unmarked = self._source.nodata is None and ColorInterp.alpha not in self._source.colorinterp
        self._aligned = WarpedVRT(
            self._source, crs=crs, transform=transform, width=width, height=height, resampling=Resampling.nearest,
            add_alpha=unmarked,
        )  # fmt: skip

    def __enter__(self) -> AlignedClassRaster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._aligned.close()
        self._source.close()

    def read(self, window: Window) -> np.ndarray:
        """Class values in a window of the other map, int32 (H, W), -1 where there are none."""
        area = RasterioWindow(window.column, window.row, window.width, window.height)
        values = self._aligned.read(1, window=area)
        valid = self._aligned.read_masks(1, window=area) > 0
        return class_values(values, valid, self.path)


def class_values(values: np.ndarray, valid: np.ndarray, path: str) -> np.ndarray:
    """Numbers of any type as int32, -1 where not ``valid``; an ImageError where they cannot be class values."""
    valid = valid & np.isfinite(values)
    numbers = np.where(valid, values, 0)
    strange = (numbers < 0) | (numbers > HIGHEST_VALUE) | (numbers != np.floor(numbers))
    if strange.any():
        raise ImageError(
            f"{path} is not a class map: it holds the value {numbers[strange][0]:g}.",
            f"A class map has one band of whole numbers from 0 to {HIGHEST_VALUE}.",
        )
    return np.where(valid, numbers.astype(np.int32), NO_CLASS)


def _check_bands(image: Image) -> None:
    if len(image.bands) != 1:
        raise ImageError(
            f"{image.path} is not a class map: it has {len(image.bands)} bands.",
            f"A class map has one band of whole numbers from 0 to {HIGHEST_VALUE}.",
        )
