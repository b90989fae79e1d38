"""TempCNN's wiring, shown by its parameter counts as the paper describes it."""

from __future__ import annotations

import pytest

from alquimia_qgis.zoo.families.temporal_cnn import TemporalCNN
from tests.zoo.conftest import counts


@pytest.mark.parametrize(("dates", "bands", "classes"), [(24, 10, 5), (46, 3, 13), (3, 1, 2)])
def test_parameter_counts(dates, bands, classes):
    convolutions = (5 * bands + 1) * 64 + 2 * (5 * 64 + 1) * 64
    dense = (dates * 64 + 1) * 256 + (256 + 1) * classes
    trainable = convolutions + dense + 2 * (3 * 64 + 256)
    statistics = 2 * (3 * 64 + 256)
    assert counts(TemporalCNN(band_curves="linear").build((dates, bands), classes)) == (
        trainable + statistics,
        trainable,
    )


def test_keeps_every_date_to_the_end():
    network = TemporalCNN(filters=4).build((7, 3), 2)
    flat = next(layer for layer in network.layers if type(layer).__name__ == "Flatten")
    assert flat.output.shape == (None, 7 * 4)


def test_each_layer_is_convolved_normalised_activated_and_dropped_in_this_order():
    names = [type(layer).__name__ for layer in TemporalCNN(band_curves="linear").build((12, 3), 2).layers]
    block = ["BatchNormalization", "Activation", "Dropout"]
    assert names == ["InputLayer", *["Conv1D", *block] * 3, "Flatten", "Dense", *block, "Dense"]
