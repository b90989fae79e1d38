"""Learning from pairs: the loss, held against its formula, and the batches that it needs."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.neighbours.references import unit_length
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import Augmentation
from alquimia_qgis.engine.samples.pairs import ChipPairs
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.tasks.embedding import EmbeddingTask, PairLoss, pair_accuracy
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.zoo.families.embedding import Embedding

BANDS = (BandRecord("a", 0.0, 1.0),)


def answers(pairs, seed=0):
    return unit_length(np.random.default_rng(seed).normal(size=(2 * pairs, 5)))[:, None, None]


def expected_loss(embeddings, temperature, same):
    """Softmax cross-entropy with the diagonal as target, further pairs of a class left out."""
    flat = embeddings[:, 0, 0]
    pairs = len(flat) // 2
    logits = flat[:pairs] @ flat[pairs:].T / temperature
    logits = np.where(same & ~np.eye(pairs, dtype=bool), -np.inf, logits)
    return float(np.mean(np.log(np.exp(logits).sum(axis=1)) - np.diagonal(logits)))


@pytest.mark.parametrize("labels", [[0, 1, 2, 3, 4], [0, 1, 0, 2, 1]], ids=["one pair of each class", "several"])
def test_the_loss_is_that_of_anchors_and_positives(labels):
    embeddings = answers(5)
    truth = np.array([*labels, *labels]).reshape(-1, 1, 1)
    same = np.equal.outer(labels, labels)
    found = float(PairLoss(0.3)(truth, embeddings))
    assert found == pytest.approx(expected_loss(embeddings, 0.3, same), rel=1e-5)


def test_the_loss_of_keras_example_for_one_pair_of_each_class():
    embeddings = answers(6)
    flat = embeddings[:, 0, 0]
    logits = flat[:6] @ flat[6:].T / 0.2
    reference = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(np.arange(6), logits)
    truth = np.array([*range(6), *range(6)]).reshape(-1, 1, 1)
    assert float(PairLoss(0.2)(truth, embeddings)) == pytest.approx(float(reference), rel=1e-5)


def test_an_anchor_that_finds_its_class_is_right():
    embeddings = np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8], [1, 0], [0, 1]], dtype="float32")[:, None, None]
    truth = np.array([0, 1, 2, 0, 2, 1]).reshape(-1, 1, 1)
    # Anchors 0, 1, 2 find the positives 1 (class 2), 2 (class 1) and 1 (class 2).
    np.testing.assert_array_equal(np.asarray(pair_accuracy(truth, embeddings)), [0, 1, 1])


def chips_of(labels, edge=6, jitter=1):
    size = edge + 2 * jitter
    marked = np.full((len(labels), size, size), -1, dtype=np.int16)
    marked[:, size // 2, size // 2] = labels
    pixels = np.broadcast_to(
        np.arange(len(labels), dtype=np.float32)[:, None, None, None], (len(labels), size, size, 1)
    )
    windows = [Window(0, 0, size, size)] * len(labels)
    return ChipSet(
        pixels.astype(np.float32), np.ones(marked.shape, bool), marked, windows, edge, jitter, np.bincount(labels)
    )


def test_batches_are_anchors_then_their_positives():
    chips = chips_of([0] * 5 + [1] * 9 + [2] * 2 + [3])
    augmentation = Augmentation(brightness=0.0)
    pairs = ChipPairs(chips, BANDS, 12, steps=20, augmentation=augmentation, seed=4, output_crop=3)
    classes = []
    for number in range(len(pairs)):
        pixels, labels = pairs[number]
        assert pixels.shape == (12, 6, 6, 1) and labels.shape == (12, 1, 1)
        np.testing.assert_array_equal(labels[:6], labels[6:])
        anchors, positives = pixels[:6, 3, 3, 0], pixels[6:, 3, 3, 0]
        lonely = labels[:6, 0, 0] == 3
        assert (anchors[~lonely] != positives[~lonely]).all() and (anchors[lonely] == positives[lonely]).all()
        assert set(labels[:4, 0, 0]) == {0, 1, 2, 3}, "every class once before any comes twice"
        classes.extend(labels[:6, 0, 0])
    counts = np.bincount(classes)
    assert counts.max() - counts.min() < 0.4 * counts.mean()
    first = pairs[0][0].copy()
    pairs.on_epoch_end()
    assert not np.array_equal(pairs[0][0], first)


def test_pairs_of_the_validation_stay_the_same():
    pairs = ChipPairs(chips_of([0, 1, 0, 1, 0], jitter=0), BANDS, 3, output_crop=3)
    assert len(pairs) == 2 and pairs[0][0].shape[0] == 4
    first = pairs[1][0].copy()
    pairs.on_epoch_end()
    np.testing.assert_array_equal(pairs[1][0], first)


def test_the_family_says_how_its_task_learns_and_votes():
    task = engine_task("embedding").of_family(Embedding(temperature=0.5, neighbours=9, references=77))
    assert isinstance(task, EmbeddingTask)
    assert (task.temperature, task.rule.neighbours, task.references) == (0.5, 9, 77)
    assert (task.fewest_chips(3), task.fewest_chips(20), task.fewest_chips(100)) == (32, 40, 64)
