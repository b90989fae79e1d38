"""What can be read window by window on one grid of pixels, an image or a series of them: mirrored beyond its edges."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rasterio.crs import CRS
from rasterio.transform import Affine

from alquimia_qgis.engine.raster.ground import Ground
from alquimia_qgis.engine.raster.window import MirroredWindow, Window
from alquimia_qgis.protocol.errors import ImageError

Bounds = tuple[float, float, float, float]
# Extents typed or passed on as text are off by rounding; a sliver of a pixel is not a pixel that is wanted.
EDGE_TOLERANCE = 1e-3
BLOCK = 256


@dataclass(frozen=True)
class BandStack:
    """A window as a network wants it: ``values`` (B, H, W) in the file's number type, neither scaled nor copied.

    ``present``, bool and broadcastable to the values, says which of them exist (None: all); ``valid``, bool (H, W),
    which pixels of the window belong to the image and are not nodata.
    """

    values: np.ndarray
    present: np.ndarray | None
    valid: np.ndarray


class PixelSource:
    """Base: pixels of ``channel_count`` values on a grid without rotation; subclasses say how to read a window.

    ``crs`` is a rasterio CRS, ``transform`` an Affine, ``width`` and ``height`` count pixels. ``dtype`` is the NumPy
    type of what ``read_stack`` gives; ``storage`` the smallest type that keeps it exactly, and the value that marks
    missing ones in it (None: none can be). ``mask_band`` is the alpha band that serves as mask (from 1; None
    when there is none). ``bands`` and ``band_names`` are those of one image or date. ``path`` names it in messages,
    ``files`` are what it is read from.
    """

    path: str
    bands: Sequence[int]
    band_names: Sequence[str]
    mask_band: int | None
    files: tuple[str, ...]
    channel_count: int
    dtype: np.dtype
    storage: tuple[np.dtype, float | None]

    def __init__(self, width: int, height: int, crs: CRS, transform: Affine) -> None:
        self.width = width
        self.height = height
        self.crs = crs
        self.transform = transform
        self.ground = Ground(crs)

    @property
    def file_images(self) -> tuple[Any, ...]:
        """The open files behind it, each an ``Image``."""
        return ()

    @property
    def bytes_per_value(self) -> int:
        """What reading takes in memory for each value that it gives."""
        return int(self.dtype.itemsize)

    def check_not_empty(self, check_cancelled: Callable[[], None] = lambda: None) -> None:
        """Read block by block until a valid pixel is found; ImageError when there is none at all."""
        for block in self._blocks():
            check_cancelled()
            *_, valid = self._read_inside(block)
            if valid.any():
                return
        raise ImageError(
            f"{self.path} has no valid pixel: all of it is nodata.", "Choose another image or other bands."
        )

    def _blocks(self) -> Iterator[Window]:
        for row in range(0, self.height, BLOCK):
            for column in range(0, self.width, BLOCK):
                yield Window(row, column, min(BLOCK, self.height - row), min(BLOCK, self.width - column))

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
        """Values (B, H, W), which of them are present (None: all), and valid pixels (H, W) of a window inside."""
        raise NotImplementedError

    @property
    def bounds(self) -> Bounds:
        """(xmin, ymin, xmax, ymax) in the image's CRS."""
        return self.bounds_of_window(self.window)

    @property
    def window(self) -> Window:
        """The whole image as a window."""
        return Window(0, 0, self.height, self.width)

    @property
    def pixel_size(self) -> tuple[float, float]:
        """Width and height of a pixel in units of the CRS, both positive."""
        return abs(self.transform.a), abs(self.transform.e)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of the window, float32 (H, W, B), and where they are valid, bool (H, W).

        Beyond the image the values are mirrored and invalid. A missing value of a single band is NaN; a pixel is
        invalid when the mask says so or all chosen bands are missing. An unreadable file raises an ImageError.
        """
        mirror = MirroredWindow(window, self.height, self.width)
        values, present, valid = self._read_inside(mirror.source)
        with np.errstate(over="ignore", invalid="ignore"):
            pixels = values.astype(np.float32)
        if present is not None:
            pixels[~present] = np.nan
        return np.ascontiguousarray(np.moveaxis(mirror.apply(pixels), 0, -1)), mirror.apply_to_valid(valid)

    def read_stack(self, window: Window) -> BandStack:
        """The window band after band as it lies in the file, mirrored and invalid beyond the image; see ``read``."""
        mirror = MirroredWindow(window, self.height, self.width)
        values, present, valid = self._read_inside(mirror.source)
        if not valid.all():
            present = valid[np.newaxis] if present is None else present & valid
        return BandStack(
            mirror.apply(values),
            None if present is None else mirror.apply(present),
            mirror.apply_to_valid(valid),
        )

    def bounds_of_window(self, window: Window) -> Bounds:
        """(xmin, ymin, xmax, ymax) of a window in the image's CRS; the window may reach beyond the image."""
        x0, y0 = self.transform @ (window.column, window.row)
        x1, y1 = self.transform @ (window.column + window.width, window.row + window.height)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def transform_of_window(self, window: Window) -> Affine:
        """The transform whose origin is the first pixel of the window."""
        return self.transform @ Affine.translation(window.column, window.row)

    def window_of_bounds(self, xmin: float, ymin: float, xmax: float, ymax: float) -> Window:
        """The pixels of the image that an extent in its CRS touches; ImageError when there are none."""
        corners = [~self.transform @ point for point in ((xmin, ymin), (xmax, ymax))]
        if not all(math.isfinite(value) for corner in corners for value in corner):
            raise ImageError("The extent must be made of four finite numbers.")
        (column0, column1), (row0, row1) = (sorted(axis) for axis in zip(*corners, strict=True))
        column, row = math.floor(column0 + EDGE_TOLERANCE), math.floor(row0 + EDGE_TOLERANCE)
        height, width = math.ceil(row1 - EDGE_TOLERANCE) - row, math.ceil(column1 - EDGE_TOLERANCE) - column
        window = Window(row, column, max(1, height), max(1, width)).intersection(self.window)
        if window is None:
            raise ImageError(
                f"The extent {described((xmin, ymin, xmax, ymax))} lies outside the image, "
                f"which covers {described(self.bounds)} in {self.crs.to_string()}.",
                "Give an extent that meets the image, in the image's CRS.",
            )
        return window

    def ground_resolution(self) -> tuple[float, float]:
        """Width and height of the pixel at the image's centre in metres."""
        x, y = self.transform @ (self.width / 2, self.height / 2)
        dx, dy = self.transform.a / 2, self.transform.e / 2
        east = self.ground.distance(x - dx, y, x + dx, y)
        north = self.ground.distance(x, y - dy, x, y + dy)
        return float(east), float(north)

    def pixel_area_by_row(self, rows: np.ndarray) -> np.ndarray:
        """Square metres of one pixel in each of ``rows`` (row numbers), float64."""
        return self.ground.pixel_areas(self.transform, rows)


class PixelView(PixelSource):
    """Base: another source of pixels, seen in another way or on another grid; subclasses say how to read a window."""

    def __init__(self, image: PixelSource, width: int, height: int, transform: Affine) -> None:
        super().__init__(width, height, image.crs, transform)
        self.path, self.files, self.bands = image.path, image.files, image.bands
        self.band_names, self.mask_band = image.band_names, image.mask_band
        self.channel_count, self.dtype, self.storage = image.channel_count, image.dtype, image.storage
        self._image = image


def described(bounds: Bounds) -> str:
    """An extent in words, with as many digits as tell it apart."""
    return "({:.10g}, {:.10g}, {:.10g}, {:.10g})".format(*bounds)
