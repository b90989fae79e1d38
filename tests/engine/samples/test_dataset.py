import os
from dataclasses import replace

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import Augmentation, ChipSequence, drawing_weights, drawn
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.options import SamplingOptions

pytestmark = pytest.mark.keras
BANDS = (BandRecord("a", 100.0, 50.0), BandRecord("b", 0.0, 1.0))


def chip_set(count=10, patch=8, jitter=2, classes=2, rare=1):
    """Band a counts pixels, band b repeats the label; class 1 is in ``rare`` chips only, labels in the middle."""
    edge = patch + 2 * jitter
    labels = np.full((count, edge, edge), -1, dtype=np.int16)
    middle = slice(jitter + 2, jitter + patch - 2)
    labels[:, middle, middle] = 0
    labels[:rare, jitter + 3, jitter + 3] = 1
    numbers = np.arange(count * edge * edge).reshape(labels.shape) % 251
    pixels = np.stack([numbers, labels], axis=-1).astype(np.int16)
    windows = [Window(0, index, edge, edge) for index in range(count)]
    counts = np.bincount(labels[labels >= 0], minlength=classes)
    return ChipSet(pixels, np.ones(labels.shape, dtype=bool), labels, windows, patch, jitter, counts)


def batches(sequence):
    return [sequence[index] for index in range(len(sequence))]


def test_validation_shows_every_chip_once_in_order_and_unchanged():
    chips = chip_set(10, jitter=0)
    sequence = ChipSequence(chips, BANDS, 4)
    x, y = (np.concatenate(part) for part in zip(*batches(sequence), strict=True))
    assert len(sequence) == 3 and x.dtype == np.float32 and y.dtype == np.int32
    np.testing.assert_array_equal(y, chips.labels)
    np.testing.assert_allclose(x[..., 0], (chips.pixels[..., 0] - 100) / 50, rtol=1e-6)
    sequence.on_epoch_end()
    np.testing.assert_array_equal(sequence[0][0], x[:4])


def test_training_batches_have_the_patch_size_and_the_asked_steps():
    sequence = ChipSequence(chip_set(), BANDS, 4, steps=7, augmentation=Augmentation())
    shapes = {(x.shape, y.shape) for x, y in batches(sequence)}
    assert len(sequence) == 7 and shapes == {((4, 8, 8, 2), (4, 8, 8))}
    with pytest.raises(IndexError):
        sequence[7]


def test_image_and_labels_are_augmented_alike():
    """Band b repeats the label, so wherever the label goes, its pixel must go."""
    sequence = ChipSequence(chip_set(), BANDS, 8, steps=20, augmentation=Augmentation(brightness=0.0), seed=3)
    seen = set()
    for x, y in batches(sequence):
        np.testing.assert_array_equal(x[..., 1], y)
        seen.update(labels.tobytes() for labels in y)
    assert len(seen) > 20


@pytest.mark.parametrize("patch", [7, 8])
def test_a_network_of_one_answer_gets_the_label_of_the_middle_pixel_however_the_chip_is_turned(patch):
    chips = chip_set(6, patch=patch, jitter=0)
    chips.labels[:] = -1
    chips.labels[:, patch // 2, patch // 2] = [0, 1, 0, 1, 1, 0]
    chips.pixels[..., 1] = chips.labels[:, patch // 2, patch // 2][:, np.newaxis, np.newaxis]
    sequence = ChipSequence(chips, BANDS, 8, steps=4, augmentation=Augmentation(brightness=0.0),
                            output_crop=patch // 2)  # fmt: skip
    for x, y in batches(sequence):
        assert y.shape == (8, 1, 1) and y.dtype == np.int32
        np.testing.assert_array_equal(x[:, 0, 0, 1], y[:, 0, 0])


def test_numbers_are_scaled_and_go_with_their_chips():
    chips = replace(chip_set(5, jitter=0), numbers=np.array([1, 3, 5, 7, 9], dtype=np.float32))
    sequence = ChipSequence(chips, BANDS, 3, output_crop=4, target=TargetRecord("cover", 5.0, 2.0, 1.0, 9.0))
    assert [y.shape for _, y in batches(sequence)] == [(3, 1, 1, 1), (2, 1, 1, 1)]
    np.testing.assert_array_equal(np.concatenate([y for _, y in batches(sequence)]).ravel(), [-2, -1, 0, 1, 2])


def test_brightness_is_one_offset_for_a_chip_and_spares_invalid_pixels():
    chips = chip_set(jitter=0)
    chips.valid[:, :2] = False
    plain = ChipSequence(chips, BANDS, 1, steps=30, augmentation=Augmentation(False, False, 0.0), seed=5)
    bright = ChipSequence(chips, BANDS, 1, steps=30, augmentation=Augmentation(False, False, 0.5), seed=5)
    offsets = []
    for (x, y), (brighter, same) in zip(batches(plain), batches(bright), strict=True):
        np.testing.assert_array_equal(y, same)
        assert (brighter[0, :2] == 0).all()
        difference = (brighter - x)[0, 2:]
        np.testing.assert_allclose(difference, difference[0, 0, 0], atol=1e-5)
        offsets.append(difference[0, 0, 0])
    assert -0.5 <= min(offsets) < -0.2 and 0.2 < max(offsets) <= 0.5


def test_the_same_seed_gives_the_same_batches_in_whatever_order_they_are_asked_for():
    def make():
        return ChipSequence(chip_set(), BANDS, 4, steps=5, augmentation=Augmentation(), seed=11)

    first, again = batches(make()), make()
    for index in (3, 0, 4, 1, 2):
        np.testing.assert_array_equal(first[index][0], again[index][0])
        np.testing.assert_array_equal(first[index][1], again[index][1])


def test_epochs_and_seeds_differ():
    sequence = ChipSequence(chip_set(), BANDS, 10, steps=1, augmentation=Augmentation(), seed=1)
    first = sequence[0][0]
    sequence.on_epoch_end()
    other = ChipSequence(chip_set(), BANDS, 10, steps=1, augmentation=Augmentation(), seed=2)
    assert not np.array_equal(first, sequence[0][0]) and not np.array_equal(first, other[0][0])


def test_the_output_crop_is_left_off_the_labels_only():
    whole = ChipSequence(chip_set(jitter=0), BANDS, 4)
    cropped = ChipSequence(chip_set(jitter=0), BANDS, 4, output_crop=2)
    (x, y), (same, inner) = whole[0], cropped[0]
    np.testing.assert_array_equal(x, same)
    np.testing.assert_array_equal(y[:, 2:-2, 2:-2], inner)


def test_a_shift_never_loses_the_only_label():
    chips = chip_set(count=3, patch=8, jitter=4, rare=0)
    chips.labels[:] = -1
    chips.labels[:, 4, 4] = 0  # a corner of the unshifted chip
    sequence = ChipSequence(chips, BANDS, 8, steps=10, augmentation=Augmentation())
    assert all((labels >= 0).any() for _, y in batches(sequence) for labels in y)


def test_rare_classes_come_more_often_but_others_are_not_forgotten():
    chips = chip_set(count=100, rare=1)
    weights = drawing_weights(chips)
    assert weights.sum() == pytest.approx(1) and weights[0] == pytest.approx(10 * weights[1])
    order = drawn(weights, 100, np.random.default_rng(0))
    times = np.bincount(order, minlength=100)
    assert times[0] in (9, 10) and times[1:].max() == 1


def test_equal_chips_are_each_drawn_once():
    order = drawn(np.full(64, 1 / 64), 64, np.random.default_rng(3))
    assert sorted(order) == list(range(64)) and order.tolist() != list(range(64))


def test_options_become_augmentation():
    options = SamplingOptions(flips=False, quarter_turns=True, brightness=0.3)
    assert Augmentation.of(options) == Augmentation(False, True, 0.3)


def test_a_network_learns_from_it():
    chips = chip_set(count=12, rare=6)
    training = ChipSequence(chips, BANDS, 4, steps=12, augmentation=Augmentation(brightness=0.0), seed=1)
    keras.utils.set_random_seed(1)
    network = keras.Sequential([keras.Input((None, None, 2)), keras.layers.Conv2D(2, 1)])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)
    network.compile(optimizer=keras.optimizers.Adam(0.05), loss=loss)
    history = network.fit(training, epochs=4, shuffle=False, verbose=0).history["loss"]
    assert history[-1] < 0.6 * history[0]
    assert training._epoch >= 4


def test_training_can_be_repeated_exactly():
    def weights():
        training = ChipSequence(chip_set(count=12), BANDS, 4, steps=3, augmentation=Augmentation(), seed=1)
        keras.utils.set_random_seed(1)
        network = keras.Sequential([keras.Input((None, None, 2)), keras.layers.Conv2D(2, 3)])
        network.compile(optimizer="sgd", loss=lambda y, x: keras.ops.mean(x) + 0 * keras.ops.mean(y))
        network.fit(training, epochs=3, shuffle=False, verbose=0)
        return network.get_weights()[0]

    np.testing.assert_allclose(weights(), weights(), rtol=1e-5)
