"""Tells missing values from real ones: nodata, masks, alpha bands, NaN, infinity and absurdly large numbers."""

from __future__ import annotations

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.windows import Window as RasterioWindow

from alquimia_qgis.engine.raster.band_names import is_alpha

# Undeclared fill values of float rasters lie near ±3.4e38 or ±1.8e308; no measured quantity comes near this.
LARGEST_VALUE = 1e30
SMALL_INTEGER_BYTES = 2


class MissingValues:
    """The rules of one raster and its chosen bands (from 1).

    An alpha band or a mask of the whole raster makes pixels invalid, unless the alpha band itself is chosen as input:
    then it is data (GDAL takes the fourth of four 8-bit bands for alpha, near infrared for instance). A band's nodata
    value makes that band's value missing. In 8-bit bands, and where nodata is 0 in unsigned bands, the nodata value is
    also what dark or saturated pixels have: there a pixel is missing only when all its bands are.
    """

    def __init__(self, dataset: rasterio.DatasetReader, bands: tuple[int, ...]) -> None:
        self._dataset = dataset
        self._bands = bands
        flags = [dataset.mask_flag_enums[band - 1] for band in bands]
        self._shared = [b for b, f in zip(bands, flags, strict=True) if MaskFlags.per_dataset in f]
        self._nodata = [MaskFlags.nodata in f and MaskFlags.per_dataset not in f for f in flags]
        self._ambiguous = [_ambiguous(dataset, band) for band in bands]
        called_alpha = [band for band in dataset.indexes if dataset.colorinterp[band - 1] == ColorInterp.alpha]
        alpha = [band for band in called_alpha if is_alpha(dataset, band) and band not in bands]
        self.alpha_band = alpha[0] if alpha and self._shared else None
        if called_alpha and not alpha:
            self._shared = []

    def find(self, values: np.ndarray, window: RasterioWindow) -> tuple[np.ndarray | None, np.ndarray]:
        """Which of ``values`` (B, H, W) are present, bool (B, H, W) or None for all, and valid pixels, bool (H, W)."""
        valid = self._valid_by_mask(values.shape[1:], window)
        present = self._present(values, window)
        if present is None:
            return None, valid
        valid &= present.any(axis=0)
        for index, ambiguous in enumerate(self._ambiguous):
            if ambiguous:
                present[index] |= valid
        return present, valid

    def storage(self, dtype: np.dtype) -> tuple[np.dtype, float | None]:
        """The type to keep read pixels in: ``dtype`` when it is a small integer, else float32, and its missing value.

        The missing value is None where no single value can be missing (a whole pixel can, always).
        """
        partly = [nodata and not common for nodata, common in zip(self._nodata, self._ambiguous, strict=True)]
        fills = {
            self._dataset.nodatavals[band - 1] for band, missing in zip(self._bands, partly, strict=True) if missing
        }
        if dtype.kind not in "ui" or dtype.itemsize > SMALL_INTEGER_BYTES or len(fills) > 1:
            return np.dtype(np.float32), None
        if fills and not all(partly):
            return np.dtype(np.float32), None
        return dtype, (fills.pop() if fills else None)

    def _valid_by_mask(self, shape: tuple[int, ...], window: RasterioWindow) -> np.ndarray:
        if not self._shared:
            return np.ones(shape, dtype=bool)
        return self._dataset.read_masks(self._shared[0], window=window) > 0

    def _present(self, values: np.ndarray, window: RasterioWindow) -> np.ndarray | None:
        present = None
        if np.issubdtype(values.dtype, np.floating):
            present = np.abs(values) < LARGEST_VALUE  # false for NaN and infinity
        if any(self._nodata):
            present = np.ones(values.shape, dtype=bool) if present is None else present
            for index in np.flatnonzero(self._nodata):
                present[index] &= self._differs_from_nodata(int(index), values[index], window)
        return None if present is None or present.all() else present

    def _differs_from_nodata(self, index: int, values: np.ndarray, window: RasterioWindow) -> np.ndarray:
        nodata = self._dataset.nodatavals[self._bands[index] - 1]
        if values.dtype.kind in "ui" and nodata is not None and float(nodata).is_integer():
            return values != int(nodata)  # what GDAL does, without reading the window again
        return self._dataset.read_masks(self._bands[index], window=window) > 0


def _ambiguous(dataset: rasterio.DatasetReader, band: int) -> bool:
    nodata, kind = dataset.nodatavals[band - 1], np.dtype(dataset.dtypes[band - 1])
    if nodata is None or kind.kind not in "ui":
        return False
    return kind.itemsize == 1 or (kind.kind == "u" and nodata == 0)
