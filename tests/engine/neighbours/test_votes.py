"""Votes of nearest neighbours, held against scikit-learn, and the answers that follow from them."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier

from alquimia_qgis.engine.neighbours.index import NeighbourIndex
from alquimia_qgis.engine.neighbours.network import AnswerLayout, NeighbourNetwork, SimilarityNetwork
from alquimia_qgis.engine.neighbours.references import ReferenceSet, unit_length
from alquimia_qgis.protocol.neighbours import NeighbourRule

CLASSES, NUMBERS = 4, 6


def directions(count, seed):
    return unit_length(np.random.default_rng(seed).normal(size=(count, NUMBERS)))


@pytest.fixture(scope="module")
def references():
    labels = np.random.default_rng(1).integers(0, CLASSES, 200).astype(np.int32)
    return ReferenceSet(directions(200, 0), labels)


@pytest.mark.parametrize(("weighting", "weights"), [("alike", "uniform"), ("distance", lambda d: 1 / d)])
@pytest.mark.parametrize("neighbours", [1, 7])
def test_votes_are_those_of_scikit_learn(references, weighting, weights, neighbours):
    asked = directions(60, 2)
    model = KNeighborsClassifier(neighbours, metric="cosine", algorithm="brute", weights=weights)
    expected = model.fit(references.embeddings, references.classes).predict_proba(asked)
    votes = NeighbourIndex(references, CLASSES, NeighbourRule(neighbours, weighting, None)).vote(asked)
    np.testing.assert_allclose(votes.shares, expected, atol=1e-4)
    np.testing.assert_allclose(votes.distance, model.kneighbors(asked, 1)[0][:, 0], atol=1e-5)


def test_a_rare_class_counts_as_much_as_a_common_one():
    embeddings = unit_length(np.array([[1, 0.1], [1, 0.2], [1, 0.3], [1, 0.4], [1, 0.5]]))
    references = ReferenceSet(embeddings, np.array([0, 0, 0, 0, 1], dtype=np.int32))
    votes = NeighbourIndex(references, 2, NeighbourRule(4, "balanced", None)).vote(unit_length(np.array([[1, 0.45]])))
    np.testing.assert_allclose(votes.shares[0], [3 / 7, 4 / 7], atol=1e-6)  # three of four against one of one


def test_more_neighbours_than_references_are_all_references(references):
    few = references.thinned(12)
    votes = NeighbourIndex(few, CLASSES, NeighbourRule(50, "alike", None)).vote(directions(3, 4))
    np.testing.assert_allclose(votes.shares[0], np.bincount(few.classes, minlength=CLASSES) / len(few))


def test_what_is_no_number_gets_no_votes(references):
    asked = directions(3, 5)
    asked[1, 2] = np.nan
    votes = NeighbourIndex(references, CLASSES, NeighbourRule(3, "alike", None)).vote(asked)
    assert np.isnan(votes.shares[1]).all() and np.isnan(votes.distance[1])
    assert np.isfinite(votes.shares[[0, 2]]).all()


class Encoder:
    """Pixels are their own embeddings."""

    backend, device, precision = "none", "none", "float32"

    def probabilities(self, pixels, present=None, check_cancelled=None):
        return np.asarray(pixels, dtype=np.float32)


def test_answers_are_shares_distance_and_embedding_in_their_layout(references):
    layout = AnswerLayout(CLASSES + 1, NUMBERS)
    index = NeighbourIndex(references, CLASSES, NeighbourRule(5, "alike", 0.1))
    pixels = np.stack([directions(12, 6).T.reshape(NUMBERS, 3, 4) * 2.0, -directions(12, 7).T.reshape(NUMBERS, 3, 4)])
    network = NeighbourNetwork(Encoder(), index, 0.1, with_embedding=True)
    answers = network.probabilities(pixels)
    assert answers.shape == (2, layout.channels, 3, 4) and answers.dtype == np.float32
    np.testing.assert_allclose(layout.embeddings(answers[0]), pixels[0] / 2, atol=1e-6)
    rejected = layout.distance(answers[0]) > 0.1
    assert 0 < rejected.sum() < rejected.size
    shares = layout.shares(answers[0])
    np.testing.assert_array_equal(shares[CLASSES], rejected)
    np.testing.assert_allclose(shares.sum(axis=0), 1.0, atol=1e-6)
    assert (shares[:CLASSES, rejected] == 0).all()


@pytest.mark.parametrize("summary", ["maximum", "mean"])
def test_similarity_is_the_cosine(summary):
    wanted, pixels = directions(3, 8), directions(8, 9).T.reshape(1, NUMBERS, 2, 4) * 5.0
    answers = SimilarityNetwork(Encoder(), wanted, summary, "to 3 features").probabilities(pixels)
    cosines = np.einsum("nd,dhw->nhw", wanted, pixels[0] / 5.0)
    np.testing.assert_allclose(answers[0, 0], cosines.max(axis=0) if summary == "maximum" else cosines.mean(axis=0),
                               atol=1e-6)  # fmt: skip


def test_thinning_keeps_every_class(references):
    lonely = ReferenceSet(
        np.concatenate([references.embeddings, directions(1, 10)]),
        np.append(references.classes, np.int32(CLASSES)),
    )
    thinned = lonely.thinned(20)
    assert len(thinned) <= 21 and set(thinned.classes) == set(range(CLASSES + 1))
    assert lonely.thinned(500) is lonely
