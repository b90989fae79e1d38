"""Temporal attention: days move it, the dates that matter get the weight, and its size is that of the paper."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.zoo.blocks.temporal_attention import day_table
from alquimia_qgis.zoo.families.temporal_attention import TemporalAttention
from tests.zoo.conftest import counts

SMALL = TemporalAttention(heads=4, head_features=4, key_size=4, dense_units=16)


def series(dates, bands=3):
    return np.random.default_rng(0).normal(size=(5, dates, bands)).astype("float32")


def attention_of(network, values):
    return np.asarray(keras.Model(network.input, network.get_layer("attention").output)(values))


@pytest.mark.parametrize(("bands", "classes"), [(10, 5), (1, 2)])
def test_parameter_counts(bands, classes):
    encoder = bands * 32 + 32 * 64 + 64 * 128
    attention = 128 * 16 * 8 + 16 * 8
    decoder = 128 * 128 + 128 * 64 + 64 * 32 + (32 + 1) * classes
    normalised = 32 + 64 + 128 + 128 + 64 + 32
    trainable = encoder + attention + decoder + 2 * normalised + 2 * (128 + 128)
    network = TemporalAttention(band_curves="linear").build((24, bands), classes)
    assert counts(network) == (trainable + 2 * normalised, trainable)


def test_the_weights_do_not_depend_on_the_number_of_dates():
    assert counts(SMALL.build((3, 4), 2)) == counts(SMALL.build((68, 4), 2))


def test_the_answer_depends_on_the_days_of_the_same_values():
    early = SMALL.build((6, 3), 4, [0, 10, 20, 30, 40, 50])
    late = SMALL.build((6, 3), 4, [0, 10, 20, 150, 160, 170])
    late.set_weights(early.get_weights())
    first, second = (attention_of(network, series(6)) for network in (early, late))
    assert np.abs(first - second).max() > 1e-3
    assert np.abs(np.asarray(early(series(6))) - np.asarray(late(series(6)))).max() > 1e-4


def test_the_days_are_every_tenth_where_none_are_given():
    usual = SMALL.build((4, 3), 2)
    given = SMALL.build((4, 3), 2, [0, 10, 20, 30])
    given.set_weights(usual.get_weights())
    np.testing.assert_array_equal(np.asarray(usual(series(4))), np.asarray(given(series(4))))


def test_as_many_days_as_dates_are_needed():
    with pytest.raises(ParameterError, match="sees 4 dates, but 3 days"):
        SMALL.build((4, 3), 2, [0, 10, 20])


def test_the_attention_of_each_head_sums_to_one_over_the_dates():
    attention = attention_of(SMALL.build((7, 3), 2), series(7))
    assert attention.shape == (5, 7, 4)
    np.testing.assert_allclose(attention.sum(axis=1), 1.0, atol=1e-5)


def test_attention_is_the_softmax_of_queries_times_keys():
    network = SMALL.build((6, 3), 2)
    features = np.asarray(keras.Model(network.input, network.get_layer("days").output)(series(6)))
    layer = network.get_layer("attention")
    keys = np.einsum("ntf,fhk->nthk", features, np.asarray(layer.keys))
    scores = np.einsum("nthk,hk->nth", keys, np.asarray(layer.queries)) / 2.0
    expected = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(attention_of(network, series(6)), expected, atol=1e-4)


def test_each_head_sums_up_its_own_share_of_the_features():
    from alquimia_qgis.zoo.blocks.temporal_attention import attended

    features, attention = keras.Input((3, 4)), keras.Input((3, 2))
    network = keras.Model([features, attention], attended(features, attention))
    values = np.arange(12.0, dtype="float32").reshape(1, 3, 4)
    looks = np.array([[[1, 0], [0, 0], [0, 1]]], dtype="float32")
    np.testing.assert_allclose(np.asarray(network([values, looks])), [[0, 1, 10, 11]])


def test_days_become_sines_and_cosines_of_growing_length():
    table = day_table([0.0, 5.0], 4, 100.0)
    np.testing.assert_allclose(table[0], [0, 1, 0, 1], atol=1e-6)
    np.testing.assert_allclose(table[1], [np.sin(5), np.cos(5), np.sin(0.5), np.cos(0.5)], atol=1e-6)


def test_the_network_is_rebuilt_from_its_configuration():
    network = SMALL.build((6, 3), 2, [3, 30, 70, 71, 200, 360])
    copy = keras.Model.from_config(network.get_config())
    copy.set_weights(network.get_weights())
    np.testing.assert_allclose(np.asarray(copy(series(6))), np.asarray(network(series(6))), atol=1e-6)
