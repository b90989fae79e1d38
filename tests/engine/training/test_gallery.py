"""What the report shows of a network of patches: sure mistakes first, every class, and no place twice."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.training import gallery
from alquimia_qgis.engine.training.gallery import Answers, gallery_of
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.jobs import NO_SAMPLES, TrainJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from tests.engine.training.test_evaluation import COVER, Stub, prepared

SIZE = 8


class OfChips(Stub):
    """A family that answers once for a chip."""

    answers_once = True


FAMILY = OfChips(IMAGE, SIZE // 2)


def network() -> keras.Model:
    """Class 1 by how bright the chip is."""
    image = keras.Input((SIZE, SIZE, 1))
    convolution = keras.layers.Conv2D(1, 1, use_bias=False)
    decision = keras.layers.Conv2D(2, 1, use_bias=False)
    answer = decision(keras.layers.GlobalAveragePooling2D(keepdims=True)(convolution(image)))
    convolution.set_weights([np.ones((1, 1, 1, 1))])
    decision.set_weights([np.array([[[[-1.0, 1.0]]]])])
    return keras.Model(image, answer)


def chips(values: list[float], truth: list[int], paths: tuple[str, ...] = ()) -> ChipSet:
    """Chips of one value each; the network takes those above 50 for class 1, the surer the brighter."""
    count = len(values)
    pixels = np.repeat(np.array(values, np.float32), SIZE * SIZE).reshape(count, SIZE, SIZE, 1)
    labels = np.full((count, SIZE, SIZE), -1, np.int16)
    labels[:, SIZE // 2, SIZE // 2] = truth
    windows = [Window(0, 10 * number if not paths else 0, SIZE, SIZE) for number in range(count)]
    counts = np.bincount(truth, minlength=2)
    return ChipSet(pixels, np.ones(labels.shape, bool), labels, windows, SIZE, 0, counts, paths=paths)


def job(keep: bool = False, size: int = SIZE) -> TrainJob:
    return TrainJob(
        "chips", {}, "segmentation", (), NO_SAMPLES, "m.alquimia", folder=FolderSource("/data/pictures"),
        sampling=SamplingOptions(patch_size=size), training=TrainingOptions(keep_on_cancel=keep),
    )  # fmt: skip


def made(data, **changes):
    return gallery_of(network, changes.pop("job", job()), FAMILY, data, 2, JobContext.silent())


VALUES, TRUTH = [90.0, 10.0, 120.0, 60.0, 20.0, 45.0], [0, 0, 0, 1, 0, 1]


def test_sure_mistakes_come_first_and_every_class_is_shown():
    paths = tuple(f"/data/pictures/{name}.png" for name in "abcdef")
    found = made(prepared(None, test=chips(VALUES, TRUTH, paths)))
    assert (found.part, found.count, found.mistakes) == ("test", 6, 3)
    assert [picture.name for picture in found.wrong] == ["c.png", "a.png", "f.png"]
    assert [(picture.truth, picture.answer) for picture in found.wrong] == [(0, 1), (0, 1), (1, 0)]
    sure = [picture.confidence for picture in found.wrong]
    assert sure == sorted(sure, reverse=True) and sure[0] == pytest.approx(1 / (1 + np.exp(-2 * 1.4)), rel=1e-5)
    assert [picture.name for picture in found.right] == ["b.png", "e.png", "d.png"]
    for picture in (*found.wrong, *found.right):
        assert picture.image.shape == (SIZE, SIZE, 3) and picture.attention.shape == (SIZE, SIZE)
    bright = found.wrong[0]
    assert bright.attention.min() == 1.0  # all of it spoke for class 1


def test_without_a_test_part_the_validation_is_shown():
    found = made(prepared(chips(VALUES, TRUTH)))
    assert found.part == "validation" and found.wrong[0].name == ""


def test_chips_beside_each_other_are_not_shown_twice():
    shares = np.array([[0.1, 0.9], [0.2, 0.8], [0.3, 0.7], [0.4, 0.6]], np.float32)
    close = chips([1.0] * 4, [0, 0, 0, 0])
    close.windows[1] = Window(3, 3, SIZE, SIZE)
    answers = Answers(close, np.arange(4), shares)
    assert answers.wrong(12) == [0, 2, 3] and answers.wrong(2) == [0, 2] and answers.right(12) == []


def test_of_many_chips_batches_are_spread_evenly(monkeypatch):
    monkeypatch.setattr(gallery, "MOST_LOOKED_AT", 6)
    found = made(prepared(chips([90.0] * 21, [0] * 21)))
    assert (found.count, found.mistakes, len(found.wrong)) == (5, 5, 5)  # the last batch has one chip


def test_nothing_to_show():
    some = chips(VALUES, TRUTH)
    assert made(prepared(None)) is None
    assert made(prepared(some, target=COVER)) is None
    assert made(prepared(some), job=job(size=7)) is None
    dense = type("OfPixels", (Stub,), {"answers_once": False})(IMAGE)
    assert gallery_of(network, job(), dense, prepared(some), 2, JobContext.silent()) is None


def test_who_cancels_does_not_wait():
    context = JobContext.silent()
    context.request_cancel()
    data = prepared(chips(VALUES, TRUTH))
    with pytest.raises(JobCancelled):
        gallery_of(network, job(), FAMILY, data, 2, context)
    assert gallery_of(network, job(keep=True), FAMILY, data, 2, context) is None
