"""The pixel time series network's wiring, shown by exact parameter counts of the published one built in Keras 3."""

from __future__ import annotations

import pytest

from alquimia_qgis.zoo.families.pixel_timeseries import PixelTimeSeries
from tests.zoo.conftest import counts


@pytest.mark.parametrize(
    ("dates", "bands", "classes", "total", "trainable"),
    [
        (12, 10, 3, 78_411, 77_679),
        (12, 10, 5, 78_613, 77_881),
        (12, 4, 5, 81_661, 80_941),
        (24, 10, 5, 155_413, 154_681),
        (6, 10, 5, 43_541, 42_809),
    ],
)
def test_parameter_counts(dates, bands, classes, total, trainable):
    assert counts(PixelTimeSeries(band_curves="linear").build((dates, bands), classes)) == (total, trainable)


def kernels(family, dates, bands):
    """Widths of the four convolutions: two of the short, two of the long branch."""
    network = family.build((dates, bands), 3)
    found = [layer.kernel_size[0] for layer in network.layers if type(layer).__name__ == "Conv1D"]
    return sorted(found)


@pytest.mark.parametrize(
    ("dates", "bands", "expected"),
    [
        (12, 10, [3, 3, 5, 5]),
        (68, 10, [3, 3, 5, 5]),
        (12, 4, [2, 2, 3, 3]),
        (12, 3, [2, 2, 3, 3]),
        (12, 2, [1, 1, 3, 3]),
        (12, 1, [1, 1, 3, 3]),
        (5, 10, [3, 3, 3, 3]),
        (4, 10, [2, 2, 2, 3]),
        (3, 10, [1, 2, 2, 3]),
    ],
)
def test_kernels_follow_dates_and_bands_and_shrink_to_what_is_left(dates, bands, expected):
    assert kernels(PixelTimeSeries(filters=2), dates, bands) == expected


def test_the_long_kernel_can_be_chosen():
    assert kernels(PixelTimeSeries(filters=2, long_kernel_size=11), 68, 10) == [3, 3, 11, 11]
    assert kernels(PixelTimeSeries(filters=2, kernel_size=5, long_kernel_size=8), 12, 10) == [5, 5, 5, 8]


def test_the_shortest_series_are_not_pooled():
    short = PixelTimeSeries(filters=2, dense_units=2).build((5, 10), 3)
    pools = [layer.pool_size[0] for layer in short.layers if type(layer).__name__ == "MaxPooling1D"]
    assert pools == [1, 1]
