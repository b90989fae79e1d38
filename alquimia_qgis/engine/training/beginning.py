"""What a new network is given of the training data before it learns: the family's own start, and curves of bands."""

from __future__ import annotations

import math
from collections.abc import Sequence

import keras
import numpy as np

from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.bundle_manifest import VALIDITY, BandRecord
from alquimia_qgis.zoo.blocks.band_curves import UNCHANGED, Curve, curve_of, has_curves, set_curves
from alquimia_qgis.zoo.family import ModelFamily

MOST_VALUES = 1_000_000  # of a band; more do not move its quantiles


def begin_training(network: keras.Model, family: ModelFamily, data: PreparedData) -> None:
    """Make a network that was just built ready for its first batch; whatever fails is an AlquimiaError."""
    family.begin_training(network, [band.name for band in data.channels])
    if has_curves(network):
        bands = network.input_shape[-1]
        set_curves(network, curves_of(_pixels_of(data.training, bands), data.channels[:bands]))


def _pixels_of(examples: PixelSet | ChipSet, bands: int) -> np.ndarray:
    """Unscaled pixels (N, channels), NaN where a value is missing; of chips the valid ones, and not all of many."""
    if isinstance(examples, PixelSet):
        return examples.pixels
    return examples.valid_pixels(MOST_VALUES * bands // examples.pixels.shape[-1])


def curves_of(pixels: np.ndarray, bands: Sequence[BandRecord]) -> list[Curve]:
    """The curve of each band over all dates: of ``pixels`` (N, channels), date after date, NaN where missing.

    Channel VALIDITY, which says what was observed, stays as it is.
    """
    step = math.ceil(pixels.size / (len(bands) * MOST_VALUES)) or 1
    series = pixels[::step].reshape(-1, len(bands))
    return [UNCHANGED if band == VALIDITY else _curve(series[:, place], band) for place, band in enumerate(bands)]


def _curve(values: np.ndarray, band: BandRecord) -> Curve:
    """Of scaled values, as the network gets them, but in float64."""
    return curve_of((values.astype(np.float64) - band.mean) / band.standard_deviation)
