"""Pixels are mapped one by one, or with the patch around each, whatever the batch; those without data are skipped."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.prediction import every_pixel
from alquimia_qgis.engine.prediction.every_pixel import Patches, SinglePixels
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.prediction.surroundings import choose_surroundings
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord


class Watched:
    """Answers with the mean and the highest channel of each pixel, or of each patch's middle; remembers its calls."""

    backend = device = precision = "test"

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []
        self.pixels_seen = 0

    def probabilities(self, pixels, present=None, check_cancelled=never_cancelled):
        check_cancelled()
        self.shapes.append(pixels.shape)
        values = pixels.astype(np.float32)
        if pixels.shape[2] == pixels.shape[3] and pixels.shape[2] > 1:
            middle = pixels.shape[2] // 2
            values = (
                values[:, :, middle : middle + 1, middle : middle + 1] + values.sum(axis=(2, 3), keepdims=True) * 1e-3
            )
        return np.stack([values.mean(axis=1), values.max(axis=1)], axis=1)


@pytest.fixture
def window():
    return np.random.default_rng(0).normal(size=(1, 6, 40, 50)).astype(np.float32)


@pytest.mark.parametrize("batch", [1, 2, 8])
def test_single_pixels_are_answered_whatever_the_batch(window, batch):
    network = Watched()
    answers = SinglePixels(3).predict(network, window, None, batch)
    np.testing.assert_allclose(answers[0, 0], window[0].mean(axis=0), rtol=1e-5)
    np.testing.assert_allclose(answers[0, 1], window[0].max(axis=0), rtol=1e-5)
    assert all(
        shape[0] == shape[2] == 1 and shape[3] <= batch * every_pixel.PIXELS_PER_BATCH for shape in network.shapes
    )


def test_pixels_without_data_never_reach_the_network(window):
    present = np.zeros((1, 1, 40, 50), bool)
    present[0, 0, 10:20, 5:9] = True
    window[:, :, ~present[0, 0]] = np.nan
    network = Watched()
    answers = SinglePixels(3).predict(network, window, present, 8)
    np.testing.assert_allclose(answers[0, 0, 10:20, 5:9], window[0, :, 10:20, 5:9].mean(axis=0), rtol=1e-5)
    assert np.isnan(answers[0, :, ~present[0, 0]]).all()
    assert sum(shape[3] for shape in network.shapes) <= every_pixel.PIXELS_PER_BATCH


def test_few_shapes_are_asked_for(window):
    network = Watched()
    for count in range(1, 2000, 7):
        present = np.zeros((1, 1, 2000), bool)
        present[..., :count] = True
        SinglePixels(3).predict(network, window, present.reshape(1, 1, 40, 50), 1)
    assert len(set(network.shapes)) <= every_pixel.SMALLER_CALLS


@pytest.mark.parametrize("batch", [1, 3])
def test_patches_are_centred_on_their_pixels(window, batch):
    patches = Patches(5)
    network = Watched()
    answers = patches.predict(network, window, None, batch)
    height, width = 36, 46
    assert answers.shape == (1, 2, height, width) and patches.margin == 2
    for row, column in [(0, 0), (10, 20), (height - 1, width - 1)]:
        patch = window[0, :, row : row + 5, column : column + 5]
        wanted = (patch[:, 2, 2] + patch.sum(axis=(1, 2)) * 1e-3).mean()
        assert answers[0, 0, row, column] == pytest.approx(wanted, rel=1e-4)
    assert all(shape[2:] == (5, 5) for shape in network.shapes)


def test_patches_around_missing_pixels_are_skipped(window):
    present = np.ones((1, 1, 40, 50), bool)
    present[..., :20, :] = False
    network = Watched()
    answers = Patches(5).predict(network, window, present, 1)
    assert np.isnan(answers[0, 0, :18]).all() and np.isfinite(answers[0, 0, 18:]).all()


def test_cancelling_ends_between_calls(window):
    class CancelledError(Exception):
        pass

    def cancel():
        raise CancelledError

    with pytest.raises(CancelledError):
        SinglePixels(3).predict(Watched(), window, None, 1, cancel)


def test_the_way_is_chosen_by_what_the_network_sees():
    def record(**values):
        chosen = {"radius": 0.0, "stride": 1, "crop": 0, "multiple": 1, "output_crop": 0, "bytes_per_pixel": 1.0,
                  "tile": None, **values}  # fmt: skip
        return InferenceRecord(**chosen)

    assert isinstance(choose_surroundings(record(), 1, dates_of_pixels=12), SinglePixels)
    assert isinstance(choose_surroundings(record(radius=None, tile=9, output_crop=4), 9), Patches)
    assert choose_surroundings(record(radius=None), 64).description.startswith("tiles of 64")
