"""Begins a training with the weights of a model file, whose bands are then scaled as they were for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import keras

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.raster.scaling import match_bands
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.bundle_manifest import BandRecord, read_manifest
from alquimia_qgis.protocol.errors import ImageError


def scaled_as_in(path: str, data: PreparedData) -> PreparedData:
    """The data with the scaling of the model at ``path``; an ImageError where its bands are others, or in other order.

    Weights expect what they were trained on: bands scaled anew would look brighter or darker to them.
    """
    own = [band.name for band in data.bands]
    start = read_manifest(path).bands
    if match_bands(own, start) != tuple(range(len(own))):
        raise ImageError(
            "The start model has the same bands in another order.",
            "Choose them in its order (BANDS), or train without.",
        )
    bands = (BandRecord(name, band.mean, band.standard_deviation) for name, band in zip(own, start, strict=True))
    return replace(data, bands=tuple(bands))


def beginning_of(path: str) -> Callable[[keras.Model], None]:
    """What gives a network that was just built the weights of the model at ``path``.

    Loads them at once, before any network of the training is built: it resets the global state of Keras.
    """
    weights = load_bundle(path).network().get_weights()
    return lambda network: network.set_weights(weights)
