"""Opens a raster and reads windows of it: any number type and bands, nodata, masks, NaN; mirrored beyond its edges."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from types import TracebackType

import numpy as np
import rasterio
from rasterio.enums import Interleaving
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.raster.band_names import band_names, is_alpha
from alquimia_qgis.engine.raster.missing import MissingValues
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.scaling import match_bands
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError

# GDAL reports failures deep inside as its own C++ errors, which are not RasterioErrors.
READ_ERRORS = (RasterioError, rasterio._err.CPLE_BaseError, OSError, ValueError)


class Image(PixelSource):
    """An open raster and the bands chosen of it; made by ``open_image``, closed by ``with`` or ``close``.

    ``crs`` is a rasterio CRS, ``transform`` an Affine without rotation, ``bands`` the chosen bands (from 1) of
    ``all_bands``, ``band_names`` their names ("" where unnamed), ``dtype`` the NumPy type that holds all of them,
    ``mask_band`` the alpha band that serves as mask (from 1; None when there is none), ``storage`` the smallest type
    that keeps the pixels exactly and the value that marks missing ones in it. Blocks are what the file is decoded in:
    ``block_shape`` (rows, columns), narrower than the image when it is ``tiled``, ``bands_per_block`` in memory.
    """

    def __init__(self, path: str, dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> None:
        super().__init__(dataset.width, dataset.height, dataset.crs, dataset.transform)
        self.path = path
        self.files = (path,)
        self.bands = bands
        self.channel_count = len(bands)
        self.all_bands: tuple[int, ...] = tuple(dataset.indexes)
        self.band_names = band_names(dataset, bands)
        self.dtype = np.result_type(*(dataset.dtypes[band - 1] for band in bands))
        self._missing = MissingValues(dataset, bands)
        self.mask_band = self._missing.alpha_band
        self.storage = self._missing.storage(self.dtype)
        self.block_shape: tuple[int, int] = dataset.block_shapes[bands[0] - 1]
        self.tiled = _is_tiled(dataset)
        self.bands_per_block = dataset.count if dataset.interleaving == Interleaving.pixel else len(bands)
        self._dataset = dataset

    @property
    def file_images(self) -> tuple[Image, ...]:
        """See ``PixelSource``."""
        return (self,)

    def __enter__(self) -> Image:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._dataset.close()

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
        """Values (B, H, W), which of them are present (None: all), and valid pixels (H, W) of a window inside."""
        area = RasterioWindow(window.column, window.row, window.width, window.height)
        try:
            values = self._dataset.read(self.bands, window=area, out_dtype=self.dtype)
            present, valid = self._missing.find(values, area)
        except READ_ERRORS as error:
            if any(isinstance(reason, rasterio._err.CPLE_OutOfMemoryError) for reason in (error, error.__cause__)):
                raise MemoryError(_reason(error, self.path)) from error
            last = window.row + window.height - 1
            raise ImageError(
                f"{self.path} cannot be read in rows {window.row} to {last} ({_reason(error, self.path)}).",
                "The file may be damaged or cut off; copy or convert it again.",
            ) from error
        return values, present, valid

    def read_codes(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """The first chosen band of a window inside, (H, W), and where the raster covers it, bool (H, W).

        For codes such as those of a cloud mask, among which a nodata value is one like the others.
        """
        values, _, valid = self._read_inside(window)
        return values[0], valid if self.mask_band else np.ones(valid.shape, dtype=bool)

    def _blocks(self) -> Iterator[Window]:
        """Those of the file."""
        for _, block in self._dataset.block_windows(self.bands[0]):
            yield Window(block.row_off, block.col_off, block.height, block.width)


def open_image(path: str, bands: Sequence[int] = ()) -> Image:
    """Open a raster for reading; ``path`` is anything GDAL opens (file, subdataset, /vsi…), as given.

    ``bands`` count from 1; none means all but the alpha band. Whatever cannot be mapped or trained on raises an
    ImageError: no file, not a raster, no CRS, rotated, complex numbers, a band that does not exist.
    """
    try:
        dataset = rasterio.open(path)
        if _is_tiled(dataset):  # many blocks in a row: decoding them by threads pays (see block_cache)
            dataset.close()
            with rasterio.Env(GDAL_NUM_THREADS="ALL_CPUS"):
                dataset = rasterio.open(path)
    except READ_ERRORS as error:
        raise ImageError(
            f"The image {path} cannot be opened ({_reason(error, path)}).", "Check the path and the file."
        ) from error
    try:
        return Image(path, dataset, _checked(path, dataset, tuple(bands)))
    except BaseException:
        dataset.close()
        raise


def open_image_for_model(
    path: str, bands: Sequence[int], model_bands: Sequence[BandRecord], ignore_names: bool = False
) -> Image:
    """Open a raster with the bands a model wants, in the model's order; see ``match_bands``.

    ``bands`` (from 1) restricts what is offered to the model; none offers all, a band that looks like alpha last.
    """
    with open_image(path, bands) as offered, open_image(path, bands or offered.all_bands) as everything:
        try:
            chosen = _matched(offered, model_bands, ignore_names)
        except ImageError as refusal:
            try:
                chosen = _matched(everything, model_bands, ignore_names)
            except ImageError:
                raise refusal from None
    return open_image(path, chosen)


def _is_tiled(dataset: rasterio.DatasetReader) -> bool:
    return dataset.count > 0 and dataset.block_shapes[0][1] < dataset.width


def _matched(offered: Image, model_bands: Sequence[BandRecord], ignore_names: bool) -> list[int]:
    positions = match_bands(offered.band_names, model_bands, ignore_names)
    return [offered.bands[position] for position in positions]


def _checked(path: str, dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> tuple[int, ...]:
    if dataset.count == 0:
        names = f" It holds {len(dataset.subdatasets)} subdatasets; choose one of them." if dataset.subdatasets else ""
        raise ImageError(f"{path} has no bands.", names.strip() or "Choose a raster image.")
    _check_georeference(path, dataset)
    wrong = [band for band in bands if not 1 <= band <= dataset.count]
    if wrong or len(set(bands)) != len(bands):
        raise ImageError(
            f"The bands {', '.join(map(str, bands))} cannot be taken from {path}; it has bands 1 to {dataset.count}.",
            "Give each band once, counted from 1.",
        )
    chosen = bands or _without_alpha(dataset)
    if any(np.dtype(dataset.dtypes[band - 1]).kind not in "uif" for band in chosen):
        raise ImageError(f"{path} holds complex numbers.", "Convert it to amplitude or another real quantity first.")
    return chosen


def _check_georeference(path: str, dataset: rasterio.DatasetReader) -> None:
    transform = dataset.transform
    if not dataset.crs:
        by_points = " It has ground control points: warp it first." if dataset.gcps[0] else ""
        raise ImageError(f"The image {path} has no CRS.", f"Assign one, for example with Assign projection.{by_points}")
    if transform.b or transform.d:
        raise ImageError(
            f"The image {path} is rotated or sheared.", "Warp it to a north-up grid first (Warp, gdalwarp)."
        )
    if not (transform.a and transform.e and all(map(math.isfinite, transform))):
        raise ImageError(f"The image {path} has no usable pixel size.", "Georeference it first.")


def _without_alpha(dataset: rasterio.DatasetReader) -> tuple[int, ...]:
    kept = tuple(band for band in dataset.indexes if not is_alpha(dataset, band))
    return kept or dataset.indexes


def _reason(error: BaseException, path: str) -> str:
    """GDAL's own words: rasterio's outer message is often only a pointer to its cause."""
    words = str(error.__cause__ or error).strip().rstrip(".")
    return words.removeprefix(f"{path}: ").removeprefix(f"'{path}' ") or type(error).__name__
