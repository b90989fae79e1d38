"""Probabilities become classes, whole percents and confidence exactly as NumPy's own slow way would have it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from alquimia_qgis.engine.prediction import class_map as class_map_module
from alquimia_qgis.engine.prediction.class_map import (
    CLASSES,
    CONFIDENCE,
    ENTROPY,
    MARGIN,
    PROBABILITIES,
    ClassMap,
    class_storage,
    probability_storage,
)
from alquimia_qgis.protocol.classes import ClassRecord

ALL_ROLES = (CLASSES, PROBABILITIES, CONFIDENCE)
UNCERTAINTY = (ENTROPY, MARGIN)


def legend(*values: int) -> tuple[ClassRecord, ...]:
    return tuple(ClassRecord(value, str(value), "#000000") for value in values)


def expected(classes, form, probabilities, valid) -> dict[str, np.ndarray]:
    dtype, nodata = class_storage(classes)
    kind, missing_value = probability_storage(form)
    values = np.array([record.value for record in classes], dtype)
    highest = probabilities.max(axis=0)  # NaN where one is
    missing = ~(valid & np.isfinite(highest))
    stored = np.rint(probabilities * np.float32(100)) if form == "percent" else probabilities
    confidence = np.rint(highest * np.float32(100)) if form == "percent" else highest
    with np.errstate(invalid="ignore"):
        return {
            CLASSES: np.where(missing, nodata, values[probabilities.argmax(axis=0)])[np.newaxis].astype(dtype),
            PROBABILITIES: np.where(missing, missing_value, stored).astype(kind),
            CONFIDENCE: np.where(missing, missing_value, confidence)[np.newaxis].astype(kind),
        }


@settings(max_examples=60, deadline=None)
@given(data=st.data(), form=st.sampled_from(["percent", "float"]), roles=st.sets(st.sampled_from(ALL_ROLES)))
def test_encoding_is_that_of_numpy(data, form, roles):
    classes = legend(*data.draw(st.lists(st.integers(0, 65534), min_size=1, max_size=6, unique=True)))
    shape = (len(classes), data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9)))
    # Few different numbers, so that classes are often equally probable.
    numbers = st.sampled_from([0.0, 0.005, 0.25, 0.335, 0.5, 1.0, float("nan"), float("inf")])
    probabilities = data.draw(arrays.arrays(np.float32, shape, elements=numbers))
    valid = data.draw(arrays.arrays(np.bool_, shape[1:]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(class_map_module, "PIXELS_AT_ONCE", data.draw(st.integers(1, 30)))
        layers = ClassMap(classes, form, roles).encode(probabilities, valid)
    assert set(layers) == roles
    reference = expected(classes, form, probabilities, valid)
    for role, values in layers.items():
        assert values.dtype == reference[role].dtype and values.shape == reference[role].shape
        assert (values == reference[role]).all(), role


def test_entropy_and_margin_of_probabilities_known_by_heart():
    columns = [[1, 0, 0, 0], [0.25] * 4, [0.5, 0.5, 0, 0], [0.1, 0.2, 0.6, 0.1], [np.nan] * 4]
    probabilities = np.array(columns, np.float32).T[:, np.newaxis]
    valid = np.ones((1, 5), bool)
    layers = ClassMap(legend(1, 2, 3, 4), "float", UNCERTAINTY).encode(probabilities, valid)
    # Bits of four classes: at most 2. The fourth: -(2 · 0.1 log2 0.1 + 0.2 log2 0.2 + 0.6 log2 0.6) = 1.571.
    assert layers[ENTROPY][0, 0] == pytest.approx([0, 1, 0.5, 1.570951 / 2, -1], abs=1e-6)
    assert layers[MARGIN][0, 0] == pytest.approx([1, 0, 0, 0.4, -1], abs=1e-6)
    percent = ClassMap(legend(1, 2, 3, 4), "percent", UNCERTAINTY).encode(probabilities, valid)
    assert percent[ENTROPY][0, 0].tolist() == [0, 100, 50, 79, 255]
    assert percent[MARGIN][0, 0].tolist() == [100, 0, 0, 40, 255]


@pytest.mark.parametrize("count", [2, 7, 300])
def test_margin_is_that_of_sorted_probabilities(count):
    random = np.random.default_rng(count)
    probabilities = random.dirichlet(np.full(count, 0.3), (20, 30)).astype(np.float32).transpose(2, 0, 1)
    layers = ClassMap(legend(*range(count)), "float", UNCERTAINTY).encode(probabilities, np.ones((20, 30), bool))
    ordered = np.sort(probabilities, axis=0)
    assert np.allclose(layers[MARGIN][0], ordered[-1] - ordered[-2], atol=1e-6)
    plain = -(probabilities * np.log(np.maximum(probabilities, 1e-30))).sum(axis=0) / np.log(count)
    assert np.allclose(layers[ENTROPY][0], plain, atol=1e-5)


@pytest.mark.parametrize("count", [255, 256, 257, 1024])
def test_as_many_classes_as_a_model_may_have(count):
    random = np.random.default_rng(0)
    probabilities = random.random((count, 8, 8), dtype=np.float32)
    probabilities[-1, 0] = 2.0
    classes = legend(*random.permutation(count).tolist())
    valid = np.ones((8, 8), bool)
    layers = ClassMap(classes, "percent").encode(probabilities, valid)
    assert (layers[CLASSES] == expected(classes, "percent", probabilities, valid)[CLASSES]).all()
    assert (layers[CLASSES][0, 0] == classes[-1].value).all()


def test_what_is_given_is_not_changed():
    probabilities = np.random.default_rng(0).random((3, 40, 50), dtype=np.float32)
    before = probabilities.copy()
    ClassMap(legend(1, 2, 3), "percent", ALL_ROLES).encode(probabilities, np.ones((40, 50), bool))
    assert (probabilities == before).all()


def test_a_network_that_says_nothing_says_nodata():
    probabilities = np.full((2, 1, 3), 0.5, np.float32)
    probabilities[1, 0, 1], probabilities[0, 0, 2] = np.nan, np.inf
    layers = ClassMap(legend(3, 7), "float", ALL_ROLES).encode(probabilities, np.ones((1, 3), bool))
    assert layers[CLASSES].tolist() == [[[3, 255, 255]]] and layers[CONFIDENCE].tolist() == [[[0.5, -1, -1]]]


@pytest.mark.parametrize(("highest", "storage"), [(254, ("uint8", 255)), (255, ("uint16", 65535))])
def test_the_nodata_value_is_never_a_class(highest, storage):
    assert class_storage(legend(0, highest)) == storage
