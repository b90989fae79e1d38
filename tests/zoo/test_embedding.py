"""The embedding family: the exact parameter counts of its encoders, embeddings of length 1, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.tasks import EMBEDDING
from alquimia_qgis.zoo.families.embedding import Embedding
from tests.zoo.conftest import counts


@pytest.mark.parametrize(
    ("encoder", "size", "total"), [("small", 8, 94_280), ("small", 16, 95_312), ("large", 16, 396_720)]
)
def test_parameter_counts(encoder, size, total):
    family = Embedding(encoder=encoder, embedding_size=size)
    network = family.build((64, 64, 3), family.output_channels(EMBEDDING, 10))
    assert counts(network) == (total, total)


def test_every_layer_of_the_large_encoder_takes_part():
    network = Embedding(encoder="large").build((64, 64, 3), 16)
    filters = [layer.filters for layer in network.layers if type(layer).__name__ == "Conv2D"]
    assert filters == [16, 32, 64, 128, 256, 16]
    edges = [layer.output.shape[1] for layer in network.layers if type(layer).__name__ == "Conv2D"]
    assert edges == [31, 15, 7, 3, 1, 1]


def test_embeddings_have_length_one_and_as_many_numbers_as_asked_for():
    family = Embedding(patch_size=20, embedding_size=7)
    assert family.output_channels(EMBEDDING, 3) == family.output_channels(EMBEDDING, 30) == 7
    network = family.build((20, 20, 5), 7)
    answers = np.asarray(network(np.random.default_rng(0).normal(size=(4, 20, 20, 5)).astype("float32")))
    assert answers.shape == (4, 1, 1, 7)
    np.testing.assert_allclose(np.linalg.norm(answers, axis=-1), 1.0, atol=1e-5)


@pytest.mark.parametrize(("encoder", "needed"), [("small", 15), ("large", 63)])
def test_a_patch_too_small_for_the_encoder_is_refused(encoder, needed):
    Embedding(patch_size=needed, encoder=encoder)
    with pytest.raises(ParameterError, match=f"at least {needed} pixels; {needed - 1} was given"):
        Embedding(patch_size=needed - 1, encoder=encoder)


def test_one_class_is_not_enough():
    with pytest.raises(ParameterError, match="at least two classes"):
        Embedding().output_channels(EMBEDDING, 1)
