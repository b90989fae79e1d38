"""What every family does that gives one answer for a patch of an image, beside what every family does."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.tasks import EMBEDDING, MULTI_LABEL, REGRESSION, SEGMENTATION
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import TREES
from tests.zoo.conftest import example_shape, small

FAMILIES = {
    name: family
    for name, family in load_catalogue().families.items()
    if family.learner != TREES and family.answers_once and family.input == IMAGE
}
DENSE = {"resnet", "small_cnn", "deep_cnn", "dense", "embedding"}

pytestmark = pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())


def name_of(family):
    return next(name for name, other in FAMILIES.items() if other is family)


def test_answers_once_for_a_patch_and_for_its_middle_pixel(family):
    for edge in (64, 65) if name_of(family) != "deep_cnn" else (192, 193):
        example = small(family, patch_size=edge)
        assert example.build((edge, edge, 4), 5).output_shape == (None, 1, 1, 5)
        assert example.output_crop() == edge // 2
        example.check_patch_size(edge)
        with pytest.raises(ParameterError, match=f"chips of {edge} pixels; {edge + 1} was given"):
            example.check_patch_size(edge + 1)


def test_gives_classes_and_numbers_or_embeddings(family):
    assert family.tasks in ((SEGMENTATION, REGRESSION, MULTI_LABEL), (EMBEDDING,))
    assert "patch_size" in family.own_options
    example = small(family)
    shape = example_shape(example)
    network = example.build(shape, REGRESSION.output_channels(3))
    answers = np.asarray(network(np.random.default_rng(1).normal(size=(3, *shape)).astype("float32")))
    assert answers.shape == (3, 1, 1, 1)
    assert np.isfinite(answers).all()


def test_sees_whole_images_or_says_that_it_cannot(family):
    example = small(family)
    if name_of(family) in DENSE:
        assert example.build((None, None, 4), 5).output_shape == (None, None, None, 5)
    else:
        with pytest.raises(ValueError, match="must be built for the size of its patches"):
            example.build((None, None, 4), 5)


def test_answers_in_full_precision_whatever_it_computes_in(family):
    from alquimia_qgis.engine.training.precision import dtype_policy

    with dtype_policy("mixed_float16"):
        network = small(family).build(example_shape(family), 5)
    assert network.output.dtype == "float32"
    assert {weight.dtype for weight in network.weights} == {"float32"}
