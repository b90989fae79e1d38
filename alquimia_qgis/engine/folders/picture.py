"""Reads one picture, GeoTIFF, JPEG or PNG, as a whole and at the size that a network wants."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import NotGeoreferencedWarning
from rasterio.transform import Affine
from rasterio.warp import reproject, transform
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.raster.band_names import band_names, is_alpha
from alquimia_qgis.engine.raster.image import READ_ERRORS
from alquimia_qgis.engine.raster.missing import MissingValues
from alquimia_qgis.protocol.errors import ImageError

# A larger file is a scene, and a scene shows more than one class.
MOST_PIXELS = 64_000_000
# Resampling needs a place on the ground, whatever it is.
ANY_CRS = CRS.from_epsg(3857)
MOST_INTEGER_BYTES = 2
WGS84 = CRS.from_epsg(4326)


@dataclass(frozen=True)
class PictureHeader:
    """What a picture is, without its pixels: ``bands`` (from 1) and their names without alpha, NumPy type, size."""

    path: str
    bands: tuple[int, ...]
    names: tuple[str, ...]
    dtype: np.dtype
    width: int
    height: int

    @property
    def keeps_integers(self) -> bool:
        """Whether the pixels are small whole numbers, which take little room."""
        return self.dtype.kind in "ui" and self.dtype.itemsize <= MOST_INTEGER_BYTES


def read_header(path: str) -> PictureHeader:
    """The header of a picture; an ImageError says in a few words why it cannot be used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            with rasterio.open(path) as dataset:
                return _header(path, dataset)
        except READ_ERRORS as error:
            raise _unreadable(path, error) from error


def read_pixels(header: PictureHeader) -> np.ndarray:
    """The pixels of a picture, float32 (H, W, B), NaN where missing; ImageError where they cannot be read."""
    return np.ascontiguousarray(np.moveaxis(_read(header), 0, -1))


def read_picture(header: PictureHeader, size: int) -> np.ndarray:
    """The pixels of a picture, float32 (size, size, B), NaN where missing; ImageError where they cannot be read.

    One of another width or height is resampled, smaller ones bilinearly and larger ones by the mean of the pixels.
    """
    pixels = _read(header)
    if pixels.shape[1:] != (size, size):
        pixels = _resampled(pixels, size)
        if header.dtype.kind in "ui":
            np.rint(pixels, out=pixels)
    if not np.isfinite(pixels).any():
        raise ImageError(f"{header.path}: it has no valid pixel.")
    return np.moveaxis(pixels, 0, -1)


def _read(header: PictureHeader) -> np.ndarray:
    """(B, H, W)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            with rasterio.open(header.path) as dataset:
                return _whole(dataset, header.bands)
        except READ_ERRORS as error:
            raise _unreadable(header.path, error) from error


def _header(path: str, dataset: rasterio.DatasetReader) -> PictureHeader:
    bands = tuple(band for band in dataset.indexes if not is_alpha(dataset, band)) or tuple(dataset.indexes)
    if not bands:
        raise ImageError(f"{path}: it has no bands.")
    dtype = np.result_type(*(dataset.dtypes[band - 1] for band in bands))
    if dtype.kind not in "uif":
        raise ImageError(f"{path}: it holds complex numbers.")
    if dataset.width * dataset.height > MOST_PIXELS:
        raise ImageError(f"{path}: {dataset.width} × {dataset.height} pixels are too many for a picture of one class.")
    return PictureHeader(path, bands, band_names(dataset, bands), dtype, dataset.width, dataset.height)


def _whole(dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> np.ndarray:
    window = RasterioWindow(0, 0, dataset.width, dataset.height)
    values = dataset.read(bands)
    present, valid = MissingValues(dataset, bands).find(values, window)
    pixels = values.astype(np.float32)
    pixels[:, ~valid] = np.nan
    if present is not None:
        pixels[~present] = np.nan
    return pixels


def _resampled(pixels: np.ndarray, size: int) -> np.ndarray:
    bands, height, width = pixels.shape
    shrunk = np.full((bands, size, size), np.nan, dtype=np.float32)
    reproject(
        pixels, shrunk,
        src_transform=Affine.scale(1.0 / width, -1.0 / height), dst_transform=Affine.scale(1.0 / size, -1.0 / size),
        src_crs=ANY_CRS, dst_crs=ANY_CRS, src_nodata=np.nan, dst_nodata=np.nan,
        resampling=Resampling.average if height * width > size * size else Resampling.bilinear,
    )  # fmt: skip
    return shrunk


def _unreadable(path: str, error: BaseException) -> ImageError:
    words = str(error.__cause__ or error).strip().rstrip(".").removeprefix(f"{path}: ").removeprefix(f"'{path}' ")
    return ImageError(f"{path}: it cannot be read ({words or type(error).__name__}).")


def outline_of(path: str) -> list[tuple[float, float]]:
    """The corners of a picture in degrees of longitude and latitude (WGS 84); none where it has no place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path) as dataset:
            if not dataset.crs or dataset.transform.is_identity:
                return []
            width, height = dataset.width, dataset.height
            corners = [dataset.transform * corner for corner in ((0, 0), (width, 0), (width, height), (0, height))]
            xs, ys = transform(dataset.crs, WGS84, *zip(*corners, strict=True))
    return list(zip(xs, ys, strict=True))
