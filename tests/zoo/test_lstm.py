"""The LSTM's wiring, shown by exact parameter counts of the published network built in Keras 3."""

from __future__ import annotations

import pytest

from alquimia_qgis.zoo.families.lstm import Lstm
from tests.zoo.conftest import counts


@pytest.mark.parametrize(
    ("dates", "bands", "classes", "total", "trainable"),
    [(12, 10, 4, 212_964, 212_144), (48, 10, 12, 213_932, 213_112)],
)
def test_parameter_counts(dates, bands, classes, total, trainable):
    assert counts(Lstm(band_curves="linear").build((dates, bands), classes)) == (total, trainable)


def recurrent_dropouts(family):
    first, second = family.build((6, 3), 2).layers[2], family.build((6, 3), 2).layers[5]
    return first.recurrent_dropout, second.forward_layer.recurrent_dropout


def test_the_memory_is_dropped_like_the_features_unless_told_otherwise():
    assert recurrent_dropouts(Lstm(band_curves="linear", dropout=0.4)) == (0.4, 0.4)
    assert recurrent_dropouts(Lstm(band_curves="linear", dropout=0.4, recurrent_dropout=0.0)) == (0.0, 0.0)


def test_series_shorter_than_the_pool_are_pooled_as_a_whole():
    network = Lstm(pool_size=12).build((5, 3), 2)
    pool = next(layer for layer in network.layers if type(layer).__name__ == "MaxPooling1D")
    assert pool.output.shape[1] == 1
