"""What training learns about the bands and prediction does again: statistics, scaling, matching by name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError

# GDAL's colour interpretation says red, green, blue for most images of three bands, whatever they show.
# Deviations below this share of the mean are rounding noise of a constant band.
CONSTANT_BAND = 1e-11


class BandStatistics:
    """Mean and standard deviation of each band over all pixels seen so far; one pass, in float64, NaN left out.

    Batches are merged by the update of Chan, Golub & LeVeque (1983), which does not lose digits as sums of squares do.
    """

    def __init__(self, bands: int) -> None:
        self.count = np.zeros(bands, dtype=np.int64)
        self._mean = np.zeros(bands)
        self._squares = np.zeros(bands)

    def update(self, pixels: np.ndarray, valid: np.ndarray) -> None:
        """Take in ``pixels`` (…, B) of any number type where ``valid`` (…) is true."""
        values = pixels[valid].astype(np.float64)
        present = np.isfinite(values)
        count = present.sum(axis=0)
        divisor = np.maximum(count, 1)
        mean = np.where(present, values, 0.0).sum(axis=0) / divisor
        squares = (np.where(present, values - mean, 0.0) ** 2).sum(axis=0)
        self._merge(count, mean, squares)

    def _merge(self, count: np.ndarray, mean: np.ndarray, squares: np.ndarray) -> None:
        total = self.count + count
        share = count / np.maximum(total, 1)
        difference = mean - self._mean
        self._mean = self._mean + difference * share
        self._squares = self._squares + squares + difference**2 * self.count * share
        self.count = total

    @property
    def mean(self) -> np.ndarray:
        """Mean of each band, float64 (B,); 0 for a band without any value."""
        return self._mean

    @property
    def standard_deviation(self) -> np.ndarray:
        """Standard deviation of each band, float64 (B,); 1 for a constant band, so that scaling never divides by 0."""
        return np.where(self.constant, 1.0, self._deviation)

    @property
    def constant(self) -> np.ndarray:
        """Which bands have one value only, or none, bool (B,)."""
        return self._deviation <= np.maximum(CONSTANT_BAND * np.abs(self._mean), np.finfo(np.float32).tiny)

    @property
    def _deviation(self) -> np.ndarray:
        return np.sqrt(self._squares / np.maximum(self.count, 1))

    def records(self, names: Sequence[str]) -> tuple[BandRecord, ...]:
        """The statistics as they are stored with a model, one record per name."""
        return tuple(
            BandRecord(name, float(mean), float(deviation))
            for name, mean, deviation in zip(names, self.mean, self.standard_deviation, strict=True)
        )


def scale(pixels: np.ndarray, valid: np.ndarray, bands: Sequence[BandRecord]) -> np.ndarray:
    """(value - mean) / standard deviation of ``pixels`` (…, B), float32; 0 where not ``valid`` (…) or not finite."""
    scaled = pixels.astype(np.float32)
    scaled -= np.array([band.mean for band in bands], dtype=np.float32)
    scaled /= np.array([band.standard_deviation for band in bands], dtype=np.float32)
    scaled[~(np.isfinite(scaled) & valid[..., np.newaxis])] = 0.0
    return scaled


def scale_bands(pixels: np.ndarray, present: np.ndarray | None, bands: Sequence[BandRecord]) -> np.ndarray:
    """``scale`` for images band after band: (N, B, H, W) of any real number type → float32, band by band.

    ``present`` is bool and broadcastable to ``pixels``; None where every value is there. Each band is made in two
    passes without a copy in between, because this runs beside the network and takes its processor time.
    """
    scaled = np.empty(pixels.shape, dtype=np.float32)
    with np.errstate(over="ignore", invalid="ignore"):
        for number, band in enumerate(bands):
            np.subtract(pixels[:, number], np.float32(band.mean), out=scaled[:, number], casting="unsafe")
            scaled[:, number] /= np.float32(band.standard_deviation)
    if present is not None:
        np.copyto(scaled, 0.0, where=~present)
    if pixels.dtype.kind == "f":
        np.copyto(scaled, 0.0, where=~np.isfinite(scaled))
    return scaled


def match_bands(
    image_names: Sequence[str], model_bands: Sequence[BandRecord], ignore_names: bool = False
) -> tuple[int, ...]:
    """Where each band of the model stands in the image: positions from 0 in ``image_names``.

    By name (capital letters ignored) when both sides name every band and no name twice; the image may then have its
    bands in another order, and more of them. By position when a side is unnamed or ``ignore_names`` is set; the numbers
    of bands must then agree. Everything else raises an ImageError that names both lists.
    """
    offered = [name.strip().casefold() for name in image_names]
    wanted = [band.name.strip().casefold() for band in model_bands]
    if not ignore_names and _unique(offered) and _unique(wanted):
        if not set(wanted) <= set(offered):
            raise _mismatch(image_names, model_bands)
        return tuple(offered.index(name) for name in wanted)
    if len(offered) != len(wanted):
        raise _miscount(image_names, model_bands)
    return tuple(range(len(wanted)))


def _unique(names: list[str]) -> bool:
    return bool(names) and all(names) and len(set(names)) == len(names)


def _mismatch(image_names: Sequence[str], model_bands: Sequence[BandRecord]) -> ImageError:
    return ImageError(
        f"The model was trained on the bands {_listed([band.name for band in model_bands])}, "
        f"the image has {_listed(image_names)}.",
        "Choose an image with these bands, or switch on IGNORE_BAND_NAMES to take the bands in their order.",
    )


def _miscount(image_names: Sequence[str], model_bands: Sequence[BandRecord]) -> ImageError:
    names = [band.name for band in model_bands]
    trained = f"{len(names)} band{'s' if len(names) != 1 else ''}"
    trained += f" ({_listed(names)})" if any(names) else ""
    given = f" ({_listed(image_names)})" if any(image_names) else ""
    return ImageError(
        f"The model was trained on {trained}, but {len(image_names)} are taken from the image{given}.",
        f"Choose {len(names)} of the image's bands with BANDS, in the order of the training image.",
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name or "(unnamed)" for name in names)
