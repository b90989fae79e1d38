"""The mean of several models is the mean of their probabilities, whatever windows each of them needs."""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.jobs.ensemble import run
from alquimia_qgis.engine.raster.category_names import read_classes
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import EnsembleJob
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.mapping_options import ResumingOptions
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.prediction.scenes import CLASSES, write_image, write_model
from tests.engine.test_train_job import logged

FLOAT = ResumingOptions(probability_format="float")


def read(path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read()


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """An image with a hole, two models of unlike margins and order of classes, and the probabilities of each."""
    folder = tmp_path_factory.mktemp("scene")
    values = write_image(folder / "image.tif", 300, 110, nodata=0)
    values[:, 20:40, 30:60] = 0
    with rasterio.open(folder / "image.tif", "r+") as dataset:
        dataset.write(values)
    image = str(folder / "image.tif")
    one = write_model(folder / "one.alquimia", UNet(depth=1, first_filters=4))
    two = write_model(folder / "two.alquimia", UNet(depth=2, first_filters=4), classes=CLASSES[::-1])
    shares = []
    for model in (one, two):
        probabilities = model.replace(".alquimia", "_p.tif")
        job = PredictRasterJob(
            (image,), model, model.replace(".alquimia", ".tif"), probabilities=probabilities,
            options=PredictionOptions(probability_format="float"),
        )  # fmt: skip
        predict_raster.run(job, JobContext.silent())
        shares.append(read(probabilities))
    return image, (one, two), shares[0], shares[1][::-1]


def job(scene, folder, **changes) -> EnsembleJob:
    image, models, *_ = scene
    return EnsembleJob(**{"models": models, "images": (image,), "output": str(folder / "map.tif"), **changes})


@pytest.mark.parametrize("weights", [(), (3.0, 1.0)])
def test_the_mean_of_both(scene, tmp_path, weights):
    *_, first, second = scene
    share = 0.75 if weights else 0.5
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("probabilities", "confidence", "entropy", "margin")}
    result = run(job(scene, tmp_path, weights=weights, mapping=FLOAT, **paths), JobContext.silent())
    hole = first[0] == -1
    expected = share * first + (1 - share) * second
    mean = read(paths["probabilities"])
    assert hole.any() and (mean[:, hole] == -1).all() and np.allclose(mean[:, ~hole], expected[:, ~hole], atol=1e-6)
    values = np.array([record.value for record in CLASSES])
    classes = read(result.output)[0]
    assert (classes[~hole] == values[mean.argmax(axis=0)][~hole]).all() and (classes[hole] == 255).all()
    assert (read(paths["confidence"])[0][~hole] == mean.max(axis=0)[~hole]).all()
    ordered = np.sort(mean, axis=0)
    assert np.allclose(read(paths["margin"])[0][~hole], (ordered[-1] - ordered[-2])[~hole], atol=1e-6)
    assert read_classes(result.output) == CLASSES == result.classes
    assert result.pixels == {str(value): int((classes == value).sum()) for value in values}
    with rasterio.open(result.output) as dataset:
        assert json.loads(dataset.tags()["ALQUIMIA_MODELS"]) == ["one.alquimia", "two.alquimia"]
        assert json.loads(dataset.tags()["ALQUIMIA_WEIGHTS"]) == [share, 1 - share]
    assert {path.suffix for path in tmp_path.iterdir()} == {".tif", ".xml"}


def test_the_map_does_not_depend_on_windows(scene, tmp_path):
    shares = []
    for size in (16, 64, None):
        paths = {"output": str(tmp_path / f"m{size}.tif"), "probabilities": str(tmp_path / f"p{size}.tif")}
        options = ResumingOptions(probability_format="float", window_size=size)
        run(job(scene, tmp_path, mapping=options, **paths), JobContext.silent())
        shares.append(read(paths["probabilities"]))
    assert np.allclose(shares[0], shares[2], atol=1e-5) and np.allclose(shares[1], shares[2], atol=1e-5)


def test_an_extent_is_a_part_of_the_whole(scene, tmp_path):
    with rasterio.open(scene[0]) as dataset:
        (left, top), (right, bottom) = dataset.transform @ (30, 10), dataset.transform @ (90, 70)
    whole = run(job(scene, tmp_path), JobContext.silent()).output
    part = run(
        job(scene, tmp_path, output=str(tmp_path / "part.tif"), extent=(left, bottom, right, top)), JobContext.silent()
    ).output
    assert (read(part)[0] == read(whole)[0, 10:70, 30:90]).all()


def test_unlike_classes_are_named(scene, tmp_path):
    models = scene[1]
    renamed = (*CLASSES[:2], ClassRecord(8, "Bare", "#ccbb44"))
    other = write_model(tmp_path / "other.alquimia", UNet(depth=1, first_filters=4), classes=renamed)
    with pytest.raises(ParameterError, match=r"one has 1 'Água'.*9 'Bare', other has .*8 'Bare'"):
        run(job(scene, tmp_path, models=(models[0], other)), JobContext.silent())


def test_an_image_without_data_gives_no_map(scene, tmp_path):
    with rasterio.open(scene[0]) as dataset:
        (left, top), (right, bottom) = dataset.transform @ (32, 22), dataset.transform @ (50, 38)
    with pytest.raises(ImageError, match="No pixel has an answer"):
        run(job(scene, tmp_path, extent=(left, bottom, right, top)), JobContext.silent())
    assert not list(tmp_path.iterdir())


def test_a_model_is_never_replaced(scene, tmp_path):
    with pytest.raises(OutputError, match="must be a GeoTIFF"):
        run(job(scene, tmp_path, output=scene[1][0]), JobContext.silent())
    with pytest.raises(OutputError, match="is also an input"):
        run(job(scene, tmp_path, output=scene[0]), JobContext.silent())


def test_cancelling_leaves_the_former_map(scene, tmp_path):
    (tmp_path / "map.tif").write_bytes(b"former")
    context = JobContext.silent()
    steps = []

    def cancel_in_the_second_model(event):
        steps.append(event)
        if "Loading two" in getattr(event, "message", ""):
            context.request_cancel()

    context._send = cancel_in_the_second_model
    with pytest.raises(JobCancelled):
        run(job(scene, tmp_path), context)
    assert [path.name for path in tmp_path.iterdir()] == ["map.tif"]
    assert (tmp_path / "map.tif").read_bytes() == b"former"


def interrupted(scene, folder, message, times, **changes):
    """An ensemble that its user cancels, keeping what is done, when the progress has said something so many times."""
    context, heard = JobContext.silent(), []

    def cancel(event):
        heard.extend([event] * (message in getattr(event, "message", "")))
        if len(heard) >= times:
            context.request_cancel()

    context._send = cancel
    with pytest.raises(JobCancelled):
        run(job(scene, folder, **changes), context)


@pytest.mark.parametrize("message", [("Mapping", 12), ("Loading two", 1)])
def test_an_interrupted_ensemble_goes_on_with_the_same_map(scene, tmp_path, message):
    options = ResumingOptions(probability_format="float", window_size=32, batch_size=1, keep_on_cancel=True)
    results = []
    for name in ("whole", "resumed"):
        (tmp_path / name).mkdir()
        paths = {"probabilities": str(tmp_path / name / "p.tif"), "mapping": options, "weights": (2.0, 1.0)}
        context = JobContext.silent()
        if name == "resumed":
            interrupted(scene, tmp_path / name, *message, **paths)
            assert [path.name for path in (tmp_path / name).iterdir()] == ["map.tif.unfinished"]
        result = run(job(scene, tmp_path / name, **paths), context)
        results.append((read(result.output), read(paths["probabilities"])))
        assert (result.resumed_share > 0) == (name == "resumed")
        assert not (tmp_path / name / "map.tif.unfinished").exists()
    for whole, resumed in zip(*results, strict=True):
        np.testing.assert_array_equal(whole, resumed)


def test_other_weights_start_afresh(scene, tmp_path):
    options = ResumingOptions(window_size=32, batch_size=1, keep_on_cancel=True)
    interrupted(scene, tmp_path, "Mapping", 12, mapping=options)
    context = JobContext.silent()
    result = run(job(scene, tmp_path, mapping=options, weights=(2.0, 1.0)), context)
    assert result.resumed_share == 0
    assert "weights of the models is" in logged(context, "warning")
