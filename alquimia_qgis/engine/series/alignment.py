"""Brings rasters onto one grid: those on another one are warped while they are read, nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import MaskFlags, Resampling
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.raster.image import READ_ERRORS, Image, open_image
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import ImageError

# Of a pixel: origins written by different programs differ by rounding.
SAME_PLACE = 1e-3


@dataclass(frozen=True)
class Grid:
    """Size, CRS and placement of pixels."""

    width: int
    height: int
    crs: CRS
    transform: Affine

    @classmethod
    def of(cls, source: PixelSource) -> Grid:
        """The grid of an open image."""
        return cls(source.width, source.height, source.crs, source.transform)

    def is_same(self, other: Grid) -> bool:
        """Whether both have the same pixels, but for rounding."""
        if (self.width, self.height, self.crs) != (other.width, other.height, other.crs):
            return False
        tolerance = SAME_PLACE * max(abs(self.transform.a), abs(self.transform.e))
        pairs = zip(self.transform[:6], other.transform[:6], strict=True)
        limits = (tolerance / max(self.width, 1), 0.0, tolerance, 0.0, tolerance / max(self.height, 1), tolerance)
        return all(abs(own - others) <= limit for (own, others), limit in zip(pairs, limits, strict=True))

    def describe_difference(self, other: Grid) -> str:
        """How the pixels differ from those of ``other``, as half a sentence."""
        if self.crs != other.crs:
            return f"in {self.crs.to_string()}"
        sizes = [abs(own) for own in (self.transform.a, self.transform.e)]
        if any(abs(size - abs(o)) > SAME_PLACE * size for size, o in zip(sizes, (other.transform.a, other.transform.e),
                                                                         strict=True)):  # fmt: skip
            return f"with pixels of {sizes[0]:g} × {sizes[1]:g}"
        return "with another extent"


def common_grid(images: Sequence[Image]) -> Grid:
    """The grid that most of the images have; of several the one that comes first."""
    grids: list[Grid] = []
    votes: Counter[int] = Counter()
    for image in images:
        own = Grid.of(image)
        place = next((number for number, grid in enumerate(grids) if grid.is_same(own)), len(grids))
        if place == len(grids):
            grids.append(own)
        votes[place] += 1
    return grids[max(votes, key=lambda place: (votes[place], -place))]


def open_on_grid(path: str, bands: Sequence[int], grid: Grid, *, exact_values: bool = False) -> Image:
    """Open a raster so that its pixels are those of ``grid``; see ``open_image``.

    Where they are others it is warped: bilinear, or nearest neighbour for ``exact_values`` such as codes of clouds.
    Pixels that it does not cover are missing. A raster that cannot be warped there raises an ImageError.
    """
    image = open_image(path, bands)
    if Grid.of(image).is_same(grid):
        return image
    chosen = image.bands
    image.close()
    try:
        return WarpedImage(path, rasterio.open(path), tuple(chosen), grid, exact_values)
    except READ_ERRORS as error:
        raise ImageError(
            f"{path} cannot be brought onto the grid of the other images ({error}).",
            "Warp it yourself, or leave it out.",
        ) from error


class WarpedImage(Image):
    """An image read through GDAL's warper, on another grid than its own."""

    def __init__(
        self, path: str, source: rasterio.DatasetReader, bands: tuple[int, ...], grid: Grid, exact_values: bool
    ) -> None:
        nodata = None if exact_values else source.nodatavals[bands[0] - 1]
        settings = {"src_nodata": None} if exact_values else {}
        # Without a nodata value, what lies beyond the image would be taken for black.
        own_alpha = nodata is None and not any(MaskFlags.alpha in flags for flags in source.mask_flag_enums)
        dataset = WarpedVRT(
            source,
            crs=grid.crs,
            transform=grid.transform,
            width=grid.width,
            height=grid.height,
            resampling=Resampling.nearest if exact_values else Resampling.bilinear,
            nodata=nodata,
            add_alpha=own_alpha,
            **settings,
        )
        super().__init__(path, dataset, bands)
        self._source = source
        self._own_alpha = dataset.count if own_alpha else None

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
        """See ``PixelSource``; GDAL does not tell of the transparency that its warper adds, so it is looked at here."""
        values, present, valid = super()._read_inside(window)
        if self._own_alpha is not None:
            area = RasterioWindow(window.column, window.row, window.width, window.height)
            valid = valid & (self._dataset.read(self._own_alpha, window=area) > 0)
        return values, present, valid

    def read_codes(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """See ``Image``."""
        values, _, valid = self._read_inside(window)
        return values[0], valid

    def close(self) -> None:
        """Release the file."""
        super().close()
        self._source.close()
