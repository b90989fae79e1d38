"""The whole training job on a small made-up image: it learns, repeats itself, and leaves all or nothing behind."""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from PIL import Image
from rasterio.transform import from_origin

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.scaling import scale
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import (
    AlquimiaError,
    ImageError,
    JobCancelled,
    MemoryLimitError,
    OutputError,
    ParameterError,
    SamplesError,
)
from alquimia_qgis.protocol.events import Log, Metric, Picture, Progress
from alquimia_qgis.protocol.jobs import SampleSource, TrainJob, TrainResult
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions

SIZE = 64
CRS = "EPSG:32631"
LEFT, TOP, PIXEL = 500_000.0, 5_000_000.0, 10.0
CLASSES = (ClassRecord(3, "Água “x” <b>", "#4477aa"), ClassRecord(9, "wood", "#228833"))
SMALL: dict[str, Any] = {"depth": 1, "first_filters": 4, "encoder_convolutions": 1, "decoder_convolutions": 1}


def truth() -> np.ndarray:
    """Two classes in four quarters."""
    rows, columns = np.mgrid[:SIZE, :SIZE]
    return ((rows < SIZE // 2) ^ (columns < SIZE // 2)).astype(int)


def write_image(path: Path, pixels: np.ndarray, crs: str | None = CRS, nodata: float | None = None) -> str:
    """``pixels`` (H, W, B)."""
    profile = {"driver": "GTiff", "height": pixels.shape[0], "width": pixels.shape[1], "count": pixels.shape[2]}
    transform = from_origin(LEFT, TOP, PIXEL, PIXEL)
    with rasterio.open(
        path, "w", dtype=pixels.dtype, crs=crs, transform=transform, nodata=nodata, **profile
    ) as dataset:
        dataset.write(np.moveaxis(pixels, -1, 0))
    return str(path)


def two_coloured_image() -> np.ndarray:
    noise = np.random.default_rng(0).normal(0, 5, (SIZE, SIZE, 3))
    return (np.where(truth()[..., None] == 1, [60, 120, 200], [140, 110, 40]) + noise).astype("uint8")


def square(row: int, column: int, size: int = 6) -> shapely.Geometry:
    x, y = LEFT + column * PIXEL, TOP - row * PIXEL
    return shapely.box(x, y - size * PIXEL, x + size * PIXEL, y)


def write_samples(path: Path, places: list[tuple[int, int]], size: int = 6) -> SampleSource:
    """Squares at these rows and columns, with the class that is there."""
    names = np.array([CLASSES[truth()[row, column]].name for row, column in places], dtype=object)
    geometries = shapely.to_wkb(np.array([square(row, column, size) for row, column in places]))
    pyogrio.raw.write(
        str(path), geometries, [names], ["kind"], layer="fields", driver="GPKG", geometry_type="Polygon", crs=CRS
    )
    return SampleSource(str(path), "fields", "kind", classes=CLASSES)


SPREAD = [(row, column) for row in (2, 12, 22, 36, 46, 56) for column in (2, 14, 24, 36, 46, 56)]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> TrainJob:
    """A job that trains in a second or two; its outputs are set by each test."""
    folder = tmp_path_factory.mktemp("scene")
    return TrainJob(
        family="unet",
        family_parameters=SMALL,
        task="segmentation",
        images=(write_image(folder / "image.tif", two_coloured_image()),),
        samples=write_samples(folder / "samples.gpkg", SPREAD),
        model="",
        sampling=SamplingOptions(patch_size=16),
        training=TrainingOptions(epochs=2, batch_size=4, steps_per_epoch=4, learning_rate=0.02),
    )


def job_in(folder: Path, scene: TrainJob, **changes: Any) -> TrainJob:
    outputs = {
        "model": str(folder / "model.alquimia"),
        "report": str(folder / "report.html"),
        "history": str(folder / "history.csv"),
    }
    return dataclasses.replace(scene, **{**outputs, **changes})


def trained(folder: Path, scene: TrainJob, **changes: Any) -> tuple[TrainResult, JobContext]:
    context = JobContext.silent()
    return run(job_in(folder, scene, **changes), context), context


def options(scene: TrainJob, **changes: Any) -> TrainingOptions:
    return dataclasses.replace(scene.training, **changes)


def logged(context: JobContext, level: str | None = None) -> str:
    return "\n".join(e.message for e in context.events if isinstance(e, Log) and level in (None, e.level))


@pytest.fixture(scope="module")
def finished(scene: TrainJob, tmp_path_factory: pytest.TempPathFactory) -> tuple[TrainResult, JobContext, Path]:
    folder = tmp_path_factory.mktemp("finished")
    result, context = trained(folder, scene, training=options(scene, epochs=8, steps_per_epoch=8))
    return result, context, folder


def test_it_learns_the_image_from_sparse_samples(scene, finished):
    result, _, folder = finished
    assert result.metrics["mean_iou"] > 0.9
    model = load_bundle(result.model)
    with open_image(scene.images[0]) as image:
        pixels, valid = image.read(Window(0, 0, SIZE, SIZE))
    logits = model.network().predict_on_batch(scale(pixels, valid, model.manifest.bands)[None])
    predicted = logits[0].argmax(-1)
    assert np.mean(predicted == truth()) > 0.9
    assert sorted(os.listdir(folder)) == ["history.csv", "model.alquimia", "report.html"]


def test_the_result_tells_what_was_written(finished):
    result, _, folder = finished
    assert result.classes == CLASSES
    assert (result.model, result.report) == (str(folder / "model.alquimia"), str(folder / "report.html"))
    assert set(result.metrics) == {"loss", "mean_iou", "macro_f1", "overall_accuracy"}
    assert 1 <= result.kept_epoch <= result.epochs == 8
    assert not result.cancelled


def test_the_manifest_tells_how_the_model_came_about(scene, finished):
    result, _, _ = finished
    manifest = load_bundle(result.model).manifest
    assert manifest.classes == CLASSES
    assert (manifest.family, manifest.task, manifest.patch_size) == ("unet", "segmentation", 16)
    assert manifest.ground_resolution == pytest.approx((10, 10), rel=0.01)
    assert len(manifest.bands) == 3
    assert manifest.bands[0].mean == pytest.approx(100, abs=25)
    assert manifest.metrics == pytest.approx(result.metrics)
    record = manifest.training
    assert record["images"][0]["name"] == "image.tif"
    assert record["samples"]["name"] == "fields"
    assert record["seed"] == 42
    assert record["split"]["method"] == "blocks"
    assert record["split"]["distance"] > 0
    counts = record["counts"]
    assert sum(counts["training"]["features"]) + sum(counts["validation"]["features"]) == len(SPREAD)
    assert sum(counts["training"]["pixels"]) + sum(counts["validation"]["pixels"]) == 36 * len(SPREAD)
    assert np.sum(record["confusion"]) == sum(counts["validation"]["pixels"])
    assert not any(str(Path(scene.images[0]).parent) in str(value) for value in record.values())
    assert "keras" in manifest.packages


def test_history_and_report_stand_beside_and_inside_the_model(finished):
    result, _, _ = finished
    rows = list(csv.DictReader(io.StringIO(Path(result.history).read_text())))
    assert [row["epoch"] for row in rows] == [str(epoch) for epoch in range(1, 9)]
    assert float(rows[result.kept_epoch - 1]["val_mean_iou"]) == pytest.approx(result.metrics["mean_iou"], rel=1e-4)
    report = Path(result.report).read_text(encoding="utf-8")
    assert "wood" in report
    assert "<b>" not in report.split("Água", 1)[1][:60], "names are escaped"
    with zipfile.ZipFile(result.model) as archive:
        assert archive.read("history.csv").decode() == Path(result.history).read_text()
        assert archive.read("report.html").decode() == report


def test_the_log_tells_what_the_user_wants_to_know(finished):
    _, context, _ = finished
    lines = logged(context)
    assert "weights, input 16 × 16 × 3, 2 classes." in lines
    assert "wood: " in lines
    assert "Training on CPU (" in lines
    assert "TensorFlow 2" in lines
    assert "is kept" in lines
    fractions = [event.fraction for event in context.events if isinstance(event, Progress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    messages = [event.message for event in context.events if isinstance(event, Progress)]
    assert any(m.startswith("Epoch 3 of 8 · loss ") and " · mean IoU " in m for m in messages)
    assert len([event for event in context.events if isinstance(event, Metric)]) == 8


def test_same_seed_same_model(scene, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    first, _ = trained(tmp_path / "a", scene)
    second, _ = trained(tmp_path / "b", scene)
    other, _ = trained(tmp_path / "c", scene, training=options(scene, seed=1))
    weights = [load_bundle(result.model).network().get_weights() for result in (first, second, other)]
    for one, again, different in zip(*weights, strict=True):
        np.testing.assert_allclose(one, again, rtol=1e-4, atol=1e-5)
        assert not np.allclose(one, different, rtol=1e-4, atol=1e-5)


class Cancelling(JobContext):
    """Counts how often it is asked, and cancels itself when that is once too often."""

    asked = 0
    limit = 10**9

    def check_cancelled(self) -> None:
        self.asked += 1
        if self.asked > self.limit:
            self.request_cancel()
        super().check_cancelled()


def test_cancel_at_any_moment_leaves_nothing(scene, tmp_path):
    short = options(scene, epochs=1, steps_per_epoch=3)
    (tmp_path / "whole").mkdir()
    context = Cancelling("test", lambda event: None)
    run(job_in(tmp_path / "whole", scene, training=short), context)
    empty = tmp_path / "cancelled"
    empty.mkdir()
    for moment in (0, 3, context.asked // 3, 2 * context.asked // 3, context.asked - 1):
        cancelling = Cancelling("test", lambda event: None)
        cancelling.limit = moment
        with pytest.raises(JobCancelled):
            run(job_in(empty, scene, training=short), cancelling)
        assert os.listdir(empty) == [], f"cancelled at check {moment} of {context.asked}"


def test_cancel_keeps_the_best_model_when_asked_to(scene, tmp_path):
    context = JobContext.silent()
    send = context._send

    def cancel_after_two_epochs(event):
        send(event)
        if isinstance(event, Metric) and event.epoch == 2:
            context.request_cancel()

    context._send = cancel_after_two_epochs
    result = run(job_in(tmp_path, scene, training=options(scene, keep_on_cancel=True, epochs=500)), context)
    assert result.cancelled
    assert result.epochs == 2
    manifest = load_bundle(result.model).manifest
    assert manifest.training["cancelled"]
    assert any("Cancelled" in warning for warning in manifest.training["warnings"])
    assert sorted(os.listdir(tmp_path)) == ["history.csv", "model.alquimia", "report.html"]


@pytest.mark.parametrize("step", ["Checking the model on the validation samples", "Writing the report and the model"])
@pytest.mark.parametrize("keep", [True, False])
def test_cancel_after_the_last_epoch_keeps_the_model_when_asked_to(scene, tmp_path, step, keep):
    context = JobContext.silent()
    send = context._send

    def cancel_in_this_step(event):
        send(event)
        if isinstance(event, Progress) and event.message == step:
            context.request_cancel()

    context._send = cancel_in_this_step
    job = job_in(tmp_path, scene, training=options(scene, keep_on_cancel=keep, epochs=1))
    if not keep:
        with pytest.raises(JobCancelled):
            run(job, context)
        assert os.listdir(tmp_path) == []
        return
    result = run(job, context)
    assert result.cancelled
    assert np.sum(load_bundle(result.model).manifest.training["confusion"]) > 0
    assert sorted(os.listdir(tmp_path)) == ["history.csv", "model.alquimia", "report.html"]


@pytest.mark.parametrize("step", ["Epoch 2 of 500 · loss", "Checking the model on the validation samples"])
def test_a_cancel_that_discards_leaves_nothing_of_what_should_be_kept(scene, tmp_path, step):
    context = JobContext.silent()
    send = context._send

    def discard_in_this_step(event):
        send(event)
        if isinstance(event, Progress) and event.message.startswith(step):
            context.request_cancel(discard=True)

    context._send = discard_in_this_step
    epochs = 500 if "Epoch" in step else 1
    with pytest.raises(JobCancelled):
        run(job_in(tmp_path, scene, training=options(scene, keep_on_cancel=True, epochs=epochs)), context)
    assert os.listdir(tmp_path) == []


def pictures_of(folder: Path, scene: TrainJob, **changes: Any) -> list[Picture]:
    _, context = trained(folder, scene, training=options(scene, epochs=1), **changes)
    return [event for event in context.events if isinstance(event, Picture)]


def pixels_of(picture: Picture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(picture.png))))


def test_who_watches_sees_image_samples_and_prediction_in_class_colours(scene, tmp_path):
    (picture,) = pictures_of(tmp_path, scene, pictures=True)
    assert picture.caption == "Validation samples, epoch 1"
    assert picture.titles == ["Image", "Samples", "Prediction"]
    columns = np.split(pixels_of(picture), 3, axis=1)
    known = {tuple(int(record.colour[at : at + 2], 16) for at in (1, 3, 5)) for record in CLASSES}
    of_samples, of_prediction = (
        {tuple(map(int, pixel[:3])) for pixel in column[column[..., 3] > 0]} for column in columns[1:]
    )
    assert known < of_samples and of_prediction <= known


def test_who_watches_patches_sees_what_they_are_and_are_taken_for(scene, tmp_path):
    sampling = SamplingOptions(patch_size=8)
    parameters = {"patch_size": 8, "blocks": 1, "first_filters": 4}
    (picture,) = pictures_of(
        tmp_path, scene, pictures=True, family="small_cnn", family_parameters=parameters, sampling=sampling
    )
    true = [title.split("\n→ ")[0] for title in picture.titles]
    assert len(true) == 5 and set(true) == {record.name for record in CLASSES}
    assert pixels_of(picture).shape[1] == 5 * (128 + 4)


def test_nobody_paints_where_nobody_watches(scene, tmp_path):
    assert pictures_of(tmp_path, scene) == []


def refusal(error: type[AlquimiaError], folder: Path, scene: TrainJob, **changes: Any) -> str:
    before = sorted(os.listdir(folder))
    with pytest.raises(error) as caught:
        run(job_in(folder, scene, **changes), JobContext.silent())
    assert type(caught.value) is error
    assert sorted(os.listdir(folder)) == before, "nothing is left behind"
    return str(caught.value)


def test_outputs_are_checked_before_anything_else(scene, tmp_path):
    nowhere = str(tmp_path / "missing" / "model.alquimia")
    unread = {"images": ("no such image",)}
    assert "does not exist" in refusal(OutputError, tmp_path, scene, model=nowhere, **unread)
    assert "must end with .alquimia" in refusal(OutputError, tmp_path, scene, model=str(tmp_path / "m.h5"), **unread)
    twice = str(tmp_path / "r.html")
    assert "used twice" in refusal(OutputError, tmp_path, scene, report=twice, history=twice, **unread)
    assert "used twice" in refusal(OutputError, tmp_path, scene, report=scene.images[0])
    missing = str(tmp_path / "missing" / "r.html")
    assert "does not exist" in refusal(OutputError, tmp_path, scene, report=missing, **unread)


@pytest.mark.parametrize(("kind", "method"), [(zipfile.ZipFile, "writestr"), (Path, "write_text")])
def test_a_failure_while_writing_leaves_the_old_files(scene, tmp_path, monkeypatch, kind, method):
    (tmp_path / "model.alquimia").write_text("old")

    def full(*arguments: Any, **options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kind, method, full)
    message = refusal(OutputError, tmp_path, scene, training=options(scene, epochs=1, steps_per_epoch=1))
    assert "disk is full" in message
    assert (tmp_path / "model.alquimia").read_bytes() == b"old"


def test_parameters_that_do_not_fit(scene, tmp_path):
    assert "multiple of 8" in refusal(
        ParameterError, tmp_path, scene, family_parameters={"depth": 3}, sampling=SamplingOptions(patch_size=20)
    )
    assert "no model family" in refusal(ParameterError, tmp_path, scene, family="resnet99")
    assert "no parameter called" in refusal(ParameterError, tmp_path, scene, family_parameters={"size": 3})
    assert "cannot be trained for" in refusal(ParameterError, tmp_path, scene, task="cooking")
    assert "trained on one image" in refusal(ImageError, tmp_path, scene, images=scene.images * 2)
    rates = options(scene, schedule="cosine", learning_rate=1e-6)
    assert "minimum learning rate" in refusal(ParameterError, tmp_path, scene, training=rates)
    giant = {"family_parameters": {"depth": 7, "first_filters": 256}, "sampling": SamplingOptions(patch_size=128)}
    assert "of memory" in refusal(MemoryLimitError, tmp_path, scene, **giant)


def test_images_that_cannot_be_used(scene, tmp_path):
    nothing = write_image(tmp_path / "nothing.tif", np.zeros((SIZE, SIZE, 2), "uint8"), nodata=0)
    nan = write_image(tmp_path / "nan.tif", np.full((SIZE, SIZE, 1), np.nan, "float32"))
    no_crs = write_image(tmp_path / "no_crs.tif", two_coloured_image(), crs=None)
    assert "no valid pixel" in refusal(ImageError, tmp_path, scene, images=(nothing,))
    assert "no valid pixel" in refusal(ImageError, tmp_path, scene, images=(nan,))
    assert "no CRS" in refusal(ImageError, tmp_path, scene, images=(no_crs,))
    assert "bands 1 to 3" in refusal(ImageError, tmp_path, scene, bands=(1, 7))


def test_an_image_of_one_pixel_is_refused_in_one_sentence(scene, tmp_path):
    pixel = write_image(tmp_path / "pixel.tif", np.full((1, 1, 3), 7, "uint8"))
    source = write_samples(tmp_path / "s.gpkg", [(0, 0), (0, 40)])
    refusal(SamplesError, tmp_path, scene, images=(pixel,), samples=source)


def test_an_image_of_one_colour_is_refused(scene, tmp_path):
    plain = write_image(tmp_path / "plain.tif", np.full((64, 64, 3), 7, "uint8"))
    assert "one single value" in refusal(ImageError, tmp_path, scene, images=(plain,))


def test_one_class_only(scene, tmp_path):
    source = write_samples(tmp_path / "one.gpkg", [(2, 2), (12, 12), (40, 40)])
    assert "at least two classes" in refusal(SamplesError, tmp_path, scene, samples=source)


def test_classes_whose_pixels_are_all_nodata(scene, tmp_path):
    pixels = two_coloured_image()
    pixels[truth() == 0] = 0
    pixels[truth() == 1] = np.maximum(pixels[truth() == 1], 1)
    image = write_image(tmp_path / "half.tif", pixels, nodata=0)
    assert "only 'wood' has any" in refusal(SamplesError, tmp_path, scene, images=(image,))


def test_without_validation_it_trains_and_says_that_nothing_is_known(scene, tmp_path):
    source = write_samples(tmp_path / "two.gpkg", [(10, 10), (10, 44)])
    result, context = trained(tmp_path, scene, samples=source)
    assert result.metrics == {}
    assert "no validation part" in logged(context, "warning")
    manifest = load_bundle(result.model).manifest
    assert manifest.metrics == {}
    assert "validation" not in manifest.training["counts"]
    assert not np.any(manifest.training["confusion"])


def test_rare_classes_nan_bands_and_few_chips(scene, tmp_path):
    pixels = two_coloured_image().astype("float32")
    pixels[:20, :20, 1] = np.nan
    pixels[..., 2] = 5.0
    image = write_image(tmp_path / "nan.tif", pixels)
    places = [(4, 4), (8, 50), (50, 8), (52, 52)]
    source = write_samples(tmp_path / "few.gpkg", places, size=2)
    few = options(scene, batch_size=16, steps_per_epoch=None)
    result, context = trained(tmp_path, scene, images=(image,), samples=source, training=few)
    assert "labelled training pixels" in logged(context, "warning")
    assert "Nothing to learn from band 3" in logged(context, "warning")
    manifest = load_bundle(result.model).manifest
    assert manifest.bands[2].standard_deviation == 1.0
    assert all(np.isfinite(weights).all() for weights in load_bundle(result.model).network().get_weights())


def test_outputs_that_were_not_asked_for_are_not_written(scene, tmp_path):
    quick = options(scene, epochs=1, steps_per_epoch=1)
    result, _ = trained(tmp_path, scene, report="", history="", training=quick)
    assert os.listdir(tmp_path) == ["model.alquimia"]
    assert (result.report, result.history) == ("", "")


def test_a_crop_margin_and_chosen_bands(scene, tmp_path):
    parameters = {**SMALL, "crop_margin": 2}
    result, _ = trained(
        tmp_path, scene, family_parameters=parameters, bands=(3, 1), sampling=SamplingOptions(patch_size=20)
    )
    model = load_bundle(result.model)
    assert len(model.manifest.bands) == 2
    assert model.network((32, 32, 2)).output_shape == (None, 28, 28, 2)


def test_mixed_precision_leaves_a_float32_model(scene, tmp_path):
    mixed = options(scene, mixed_precision="on")
    result, context = trained(tmp_path, scene, training=mixed)
    assert "16-bit floats (bfloat16)" in logged(context)
    network = load_bundle(result.model).network()
    assert {weight.dtype for weight in network.weights} == {"float32"}
