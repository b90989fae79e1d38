"""The validation examples in numbers and pictures, for classes and numbers, single images and series."""

from __future__ import annotations

import dataclasses
from typing import Any

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.split import SampleSplit
from alquimia_qgis.engine.series.figures import DateFigures, ObservedDate
from alquimia_qgis.engine.training import evaluation
from alquimia_qgis.engine.training.evaluation import chosen_examples, evaluate
from alquimia_qgis.engine.training.preparation import ImageFacts, PreparedData
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.inputs import IMAGE, IMAGE_SERIES, PIXEL_SERIES, InputKind
from alquimia_qgis.protocol.jobs import SampleSource, TrainJob
from alquimia_qgis.protocol.model_records import SeriesRecord, TargetRecord
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.family import ModelFamily

CLASSES = (ClassRecord(1, "low", "#4477aa"), ClassRecord(2, "high", "#ee6677"))
BANDS = (BandRecord("", 50.0, 50.0),)
DAYS = (0.0, 30.0, 60.0)
SERIES = SeriesRecord(DAYS, True, 2018)
COVER = TargetRecord("cover", 40.0, 20.0, 0.0, 100.0)


@dataclasses.dataclass(frozen=True)
class Stub:
    """What evaluation asks of a family."""

    input: InputKind
    crop: int = 0

    def output_crop(self) -> int:
        return self.crop


def family(kind: InputKind, crop: int = 0) -> ModelFamily:
    return Stub(kind, crop)  # type: ignore[return-value]


def chips(count: int, size: int = 8, dates: int = 1) -> ChipSet:
    """Class 1 where the band of the second date, or the only one, is high; the upper half is labelled."""
    pixels = np.random.default_rng(0).integers(0, 2, (count, size, size, dates)).astype("float32") * 100
    labels = (pixels[..., min(1, dates - 1)] > 50).astype("int16")
    labels[:, size // 2 :] = -1
    valid = np.ones(labels.shape, bool)
    valid[:, size - 1, size - 1] = False
    windows = [Window(0, 0, size, size)] * count
    return ChipSet(pixels, valid, labels, windows, size, 0, np.bincount(labels[labels >= 0], minlength=2))


def pixels(count: int, labels: np.ndarray | None = None) -> PixelSet:
    """Class 1, or a number of 100, where the second of three dates is high."""
    values = np.random.default_rng(0).integers(0, 2, (count, 3)).astype("float32") * 100
    found = (values[:, 1] > 50).astype("int32") if labels is None else labels
    return PixelSet(values, found, np.array([count, 0]))


def dates_of(shares: tuple[float, ...]) -> DateFigures:
    steps = tuple(ObservedDate(str(day), day, (), share) for day, share in zip(DAYS, shares, strict=True))
    nothing = np.zeros((2, 3, 1))
    return DateFigures(("a", "b", "c"), steps, nothing, nothing, np.zeros(2, int))


def prepared(validation: ChipSet | PixelSet | None, **changes: Any) -> PreparedData:
    empty = np.empty(0, int)
    content: dict[str, Any] = {
        "image": ImageFacts("i.tif", 8, 8, "EPSG:3857", (1.0, 1.0)),
        "samples": Samples(np.empty(0, object), empty, empty, empty, CLASSES),
        "split": SampleSplit(empty, empty, "blocks", 1.0, ()),
        "training": chips(1),
        "validation": validation,
        "bands": BANDS,
        "overview": None,
        "outlines": [],
    }
    return PreparedData(**{**content, **changes})


def job(keep: bool = False) -> TrainJob:
    options = TrainingOptions(keep_on_cancel=keep)
    return TrainJob(
        "unet", {}, "segmentation", ("i.tif",), SampleSource("s.gpkg", "", "c"), "m.alquimia", training=options
    )


def threshold_network(crop: int = 0) -> keras.Model:
    image = keras.Input((None, None, 1))
    convolution = keras.layers.Conv2D(2, 1)
    logits = convolution(image)
    convolution.set_weights([np.array([[[[-1.0, 1.0]]]]), np.zeros(2)])
    return keras.Model(image, keras.layers.Cropping2D(crop)(logits) if crop else logits)


def second_date_network(outputs: int, shape: tuple[int | None, ...] = ()) -> keras.Model:
    """Gives -x and x of the second date, or x alone."""
    series = keras.Input((3, *shape, 1))
    second = series[:, 1]
    return keras.Model(series, second if outputs == 1 else keras.layers.Concatenate(axis=-1)([-second, second]))


def evaluated(count: int, crop: int = 0, keep: bool = False, context: JobContext | None = None):
    return evaluate(
        threshold_network(crop), job(keep), family(IMAGE, crop), prepared(chips(count)), 2,
        context or JobContext.silent(),
    )  # fmt: skip


def test_examples_show_every_class_rare_ones_first():
    labels = np.full((5, 4, 4), -1, dtype="int16")
    labels[0, :2], labels[1], labels[2, 0, 0], labels[3, 0] = 0, 0, 2, 1
    assert chosen_examples(labels, 3, count=3) == [2, 3, 1]
    assert sorted(chosen_examples(labels, 3, count=9)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("crop", [0, 1])
def test_evaluation_counts_labelled_pixels_and_shows_examples(crop):
    found = evaluated(3, crop)
    labels = chips(3).labels[:, crop : 8 - crop, crop : 8 - crop]
    assert found.confusion.tolist() == np.diag([(labels == 0).sum(), (labels == 1).sum()]).tolist()
    assert len(found.examples) == 3
    for example in found.examples:
        assert example.image.shape == (8 - 2 * crop, 8 - 2 * crop, 3)
        labelled = example.labels >= 0
        np.testing.assert_array_equal(example.prediction[labelled], example.labels[labelled])
        if not crop:
            assert example.prediction[7, 7] == -1, "nothing is predicted where the image is invalid"
            np.testing.assert_array_equal((example.image[..., 0] > 128)[:7], (example.prediction == 1)[:7])
    assert found.importance is None and found.reference.size == found.estimate.size == 0


def test_evaluation_without_validation_knows_nothing():
    found = evaluate(threshold_network(), job(), family(IMAGE), prepared(None), 2, JobContext.silent())
    assert found.confusion.tolist() == [[0, 0], [0, 0]]
    assert found.examples == () and found.importance is None


def test_evaluation_after_cancelling_takes_a_short_time_only(monkeypatch):
    monkeypatch.setattr(evaluation, "SECONDS_WHEN_CANCELLED", -1.0)
    context = JobContext.silent()
    context.request_cancel()
    found = evaluated(3, keep=True, context=context)
    assert not found.confusion.any()
    assert any("covers 0 of 2 batches of validation chips" in getattr(event, "message", "") for event in context.events)


def test_evaluation_goes_on_for_a_while_when_it_is_cancelled_and_the_model_kept():
    context = JobContext.silent()
    context.request_cancel()
    assert evaluated(3, keep=True, context=context).confusion.sum() == evaluated(3).confusion.sum() > 0
    with pytest.raises(JobCancelled):
        evaluated(3, context=context)


def series_of_pixels(validation: PixelSet | None, **changes: Any) -> PreparedData:
    return prepared(validation, series=SERIES, dates=dates_of((1.0, 1.0, 1.0)), **changes)


def test_pixels_of_series_have_a_matrix_and_dates_that_matter_but_no_pictures():
    data = series_of_pixels(pixels(64))
    found = evaluate(second_date_network(2), job(), family(PIXEL_SERIES), data, 16, JobContext.silent())
    assert found.confusion.sum() == np.trace(found.confusion) == 64
    assert found.examples == ()
    assert found.importance.figure == "overall_accuracy" and found.importance.losses.argmax() == 1


def test_numbers_come_in_the_units_of_the_user():
    labels = np.random.default_rng(1).uniform(0, 100, 50).astype("float32")
    data = series_of_pixels(pixels(50, labels), target=COVER)
    found = evaluate(second_date_network(1), job(), family(PIXEL_SERIES), data, 16, JobContext.silent())
    assert found.confusion.shape == (0, 0) and found.examples == ()
    assert found.reference.dtype == found.estimate.dtype == np.float32
    np.testing.assert_array_equal(found.reference, labels)
    # the network gives 1 where the band is 100 and -1 where it is 0, which are 20 above and below 40
    np.testing.assert_allclose(found.estimate, np.where(data.validation.pixels[:, 1] > 50, 60.0, 20.0), rtol=1e-6)
    assert found.importance.figure == "r_squared"


def test_numbers_without_validation():
    data = series_of_pixels(None, target=COVER)
    found = evaluate(second_date_network(1), job(), family(PIXEL_SERIES), data, 16, JobContext.silent())
    assert found.reference.size == found.estimate.size == 0 and found.confusion.shape == (0, 0)


def test_cancelling_leaves_as_many_numbers_as_there_was_time_for(monkeypatch):
    monkeypatch.setattr(evaluation, "SECONDS_WHEN_CANCELLED", -1.0)
    context = JobContext.silent()
    context.request_cancel()
    data = series_of_pixels(pixels(50, np.zeros(50, "float32")), target=COVER)
    found = evaluate(second_date_network(1), job(keep=True), family(PIXEL_SERIES), data, 16, context)
    assert found.reference.size == found.estimate.size == 0 and found.importance is None
    assert any("0 of 4 batches of validation pixels" in getattr(event, "message", "") for event in context.events)


def test_a_cancel_while_dates_are_tried_ends_the_job_unless_the_model_is_kept(monkeypatch):
    def cancelled(*arguments: object) -> None:
        raise JobCancelled

    monkeypatch.setattr(evaluation, "date_importance", cancelled)
    data, network = series_of_pixels(pixels(16)), second_date_network(2)
    found = evaluate(network, job(keep=True), family(PIXEL_SERIES), data, 16, JobContext.silent())
    assert found.importance is None and found.confusion.sum() == 16
    with pytest.raises(JobCancelled):
        evaluate(network, job(), family(PIXEL_SERIES), data, 16, JobContext.silent())


def test_examples_of_image_series_show_the_clearest_date():
    data = prepared(chips(9, 16, 3), series=SERIES, dates=dates_of((0.4, 0.5, 0.9)))
    network = second_date_network(2, (None, None))
    found = evaluate(network, job(), family(IMAGE_SERIES), data, 3, JobContext.silent())
    assert found.confusion.sum() == np.trace(found.confusion) == 9 * 16 * 8
    assert found.importance.unit == "chip"
    shown = [(example.image[..., 0] > 128)[:15] for example in found.examples]
    third = data.validation.pixels[..., 2] > 50
    assert all(any((picture == chip[:15]).all() for chip in third) for picture in shown)


def test_chips_that_are_but_the_surroundings_of_a_pixel_are_not_shown():
    data = prepared(chips(9, 9, 3), series=SERIES, dates=dates_of((1.0, 1.0, 1.0)))
    series = keras.Input((3, 9, 9, 1))
    centre = series[:, 1, 4:5, 4:5]
    network = keras.Model(series, keras.layers.Concatenate(axis=-1)([-centre, centre]))
    labels = data.validation.labels
    labels[:, 4, 4] = data.validation.pixels[:, 4, 4, 1] > 50
    found = evaluate(network, job(), family(IMAGE_SERIES, 4), data, 3, JobContext.silent())
    assert found.examples == ()
    assert found.confusion.sum() == np.trace(found.confusion) == 9
