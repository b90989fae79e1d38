"""The losses against values worked out by hand or by Keras, on labels that are sparse."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.tasks.losses import (
    CrossEntropyDiceLoss,
    CrossEntropyLoss,
    DiceLoss,
    FocalLoss,
    class_weights,
)

ALL = (CrossEntropyLoss, FocalLoss, DiceLoss, CrossEntropyDiceLoss)


def batch(seed: int = 0, classes: int = 4, share_labelled: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    labels = generator.integers(0, classes, (2, 8, 8))
    labels[generator.random(labels.shape) > share_labelled] = -1
    return labels.astype("int32"), generator.normal(0, 2, (2, 8, 8, classes)).astype("float32")


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def logits_of(*probabilities: list[float]) -> np.ndarray:
    return np.log(np.array([[probabilities]], dtype="float32"))


def test_cross_entropy_is_that_of_keras_on_the_labelled_pixels():
    labels, logits = batch()
    chosen = labels >= 0
    expected = keras.losses.sparse_categorical_crossentropy(labels[chosen], logits[chosen], from_logits=True)
    assert float(CrossEntropyLoss()(labels, logits)) == pytest.approx(float(np.mean(expected)), rel=1e-5)


def test_weighted_cross_entropy_is_a_weighted_mean():
    logits = logits_of([0.5, 0.5], [0.25, 0.75], [0.1, 0.9])
    labels = np.array([[[0, 1, -1]]])
    expected = (3 * -np.log(0.5) + 1 * -np.log(0.75)) / 4
    assert float(CrossEntropyLoss([3.0, 1.0])(labels, logits)) == pytest.approx(expected, rel=1e-5)


def test_focal_loss_by_hand():
    logits = logits_of([0.5, 0.5], [0.2, 0.8])
    labels = np.array([[[0, 1]]])
    expected = (0.5**2 * -np.log(0.5) + 0.2**2 * -np.log(0.8)) / 2
    assert float(FocalLoss(2.0)(labels, logits)) == pytest.approx(expected, rel=1e-5)


def test_focal_loss_without_gamma_is_cross_entropy():
    labels, logits = batch()
    assert float(FocalLoss(0.0)(labels, logits)) == pytest.approx(float(CrossEntropyLoss()(labels, logits)))


def test_dice_by_hand_with_an_unlabelled_pixel_and_an_absent_class():
    logits = logits_of([0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.0001, 0.0001, 0.9998])
    labels = np.array([[[0, 1, -1]]])
    first = 1 - (2 * 0.6 + 1) / ((0.6 + 0.2) + 1 + 1)
    second = 1 - (2 * 0.7 + 1) / ((0.3 + 0.7) + 1 + 1)
    assert float(DiceLoss()(labels, logits)) == pytest.approx((first + second) / 2, rel=1e-5)


def test_sum_of_cross_entropy_and_dice():
    labels, logits = batch()
    weights = [0.5, 1.0, 1.5, 2.0]
    both = float(CrossEntropyLoss(weights)(labels, logits)) + float(DiceLoss()(labels, logits))
    assert float(CrossEntropyDiceLoss(weights)(labels, logits)) == pytest.approx(both, rel=1e-6)


@pytest.mark.parametrize("kind", ALL)
def test_unlabelled_pixels_change_nothing(kind):
    labels, logits = batch()
    other = np.where((labels < 0)[..., None], 50 * np.random.default_rng(9).normal(size=logits.shape), logits)
    assert float(kind()(labels, logits)) == pytest.approx(float(kind()(labels, other.astype("float32"))), rel=1e-5)


@pytest.mark.parametrize("kind", ALL)
def test_a_batch_without_labels_gives_zero_and_no_gradient(kind):
    labels, logits = batch(share_labelled=0.0)
    assert (labels == -1).all()
    assert float(kind()(labels, logits)) == 0.0
    assert not np.any(gradient(kind(), labels, logits))


@pytest.mark.parametrize("kind", ALL)
def test_sure_answers_give_finite_losses_and_gradients(kind):
    labels, _ = batch(share_labelled=1.0)
    for sure in (1e4 * (labels[..., None] == np.arange(4)), -1e4 * (labels[..., None] == np.arange(4))):
        assert np.isfinite(float(kind()(labels, sure.astype("float32"))))
        assert np.isfinite(gradient(kind(), labels, sure.astype("float32"))).all()
    assert np.isfinite(gradient(FocalLoss(0.3), labels, 1e4 * (labels[..., None] == np.arange(4)))).all()


@pytest.mark.parametrize("kind", ALL)
def test_losses_are_float32_when_the_network_computes_in_16_bits(kind):
    labels, logits = batch()
    keras.config.set_dtype_policy("mixed_float16")
    try:
        loss = kind()(labels, keras.ops.cast(logits, "float16"))
    finally:
        keras.config.set_dtype_policy("float32")
    assert keras.backend.standardize_dtype(loss.dtype) == "float32"
    assert float(loss) == pytest.approx(float(kind()(labels, logits.astype("float16").astype("float32"))), rel=1e-6)


@pytest.mark.parametrize("kind", ALL)
def test_training_on_a_loss_brings_it_down(kind):
    labels, _ = batch(classes=2, share_labelled=0.5)
    x = (labels[..., None] * 1.0 + 0.1).astype("float32")
    network = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(2, 1)])
    network.compile(keras.optimizers.Adam(0.1), loss=kind(), jit_compile=False)
    history = network.fit(x, labels, epochs=30, verbose=0).history["loss"]
    assert history[-1] < 0.7 * history[0]


@pytest.mark.parametrize(("power", "tenfold_rarer"), [(1.0, 10.0), (0.5, 10.0**0.5), (0.0, 1.0)])
def test_class_weights_have_mean_one_over_the_pixels(power, tenfold_rarer):
    counts = [9000, 900, 90, 0]
    weights = class_weights(counts, power)
    assert weights[1] / weights[0] == pytest.approx(tenfold_rarer)
    assert weights[2] / weights[1] == pytest.approx(tenfold_rarer)
    assert np.dot(weights, counts) / sum(counts) == pytest.approx(1.0)
    assert weights[3] == 1.0
    assert class_weights([0, 0], power).tolist() == [1.0, 1.0]


def gradient(loss: keras.losses.Loss, labels: np.ndarray, logits: np.ndarray) -> np.ndarray:
    """The step that plain gradient descent of rate 1 takes on the logits themselves."""

    class Logits(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.values = self.add_weight(
                shape=logits.shape, initializer=lambda shape, dtype: keras.ops.cast(logits, dtype), name="values"
            )

        def call(self, x):
            return self.values + 0.0 * keras.ops.sum(x)

    model = Logits()
    model.compile(keras.optimizers.SGD(1.0), loss=loss, jit_compile=False, run_eagerly=True)
    model.train_on_batch(np.zeros((2, 1), "float32"), labels)
    return np.asarray(logits, dtype="float32") - np.asarray(model.values)
