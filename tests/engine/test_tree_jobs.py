"""From samples to a forest and its map: classes and numbers, pixels, neighbourhoods, series and pictures."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_folder, predict_raster, train
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Metric, Progress
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import NO_SAMPLES, PredictRasterJob, SampleSource, TrainJob
from alquimia_qgis.protocol.options import PredictionOptions, TrainingOptions
from tests.engine.folders.models import write_folder
from tests.engine.series import scenes
from tests.engine.test_resumed_mapping import cancelled_after
from tests.engine.test_series_jobs import mapped, read, train_job
from tests.engine.test_train_job import CLASSES, SPREAD, logged, truth, two_coloured_image, write_image, write_samples

FEW = {"random_forest": {"trees": 20}, "gradient_boosting": {"boosting_rounds": 10, "smallest_leaf": 3}}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Two colours, with a corner and single pixels without data."""
    folder = tmp_path_factory.mktemp("scene")
    pixels = two_coloured_image()
    pixels[:10, 50:] = 0
    pixels[30:34, 5] = 0
    image = write_image(folder / "image.tif", pixels, nodata=0)
    return TrainJob(
        "random_forest", FEW["random_forest"], "segmentation", (image,),
        write_samples(folder / "samples.gpkg", SPREAD), "",
    )  # fmt: skip


def trained(scene, folder, context=None, **changes):
    job = replace(scene, model=str(folder / "model.alquimia"), report=str(folder / "report.html"), **changes)
    return train.run(job, context or JobContext.silent())


def map_of(scene, model, folder, **changes):
    job = PredictRasterJob(scene.images, model, str(folder / "map.tif"), **changes)
    result = predict_raster.run(job, JobContext.silent())
    return result, read(result.output)[0]


@pytest.fixture(scope="module")
def forest(scene, tmp_path_factory):
    """A forest that has seen neighbourhoods of four pixels, and what its training said."""
    context = JobContext.silent()
    parameters = {"trees": 20, "patch_size": 4}
    return trained(scene, tmp_path_factory.mktemp("forest"), context, family_parameters=parameters), context


@pytest.mark.parametrize(("family", "window"), [("random_forest", 1), ("random_forest", 5), ("gradient_boosting", 1)])
def test_learns_maps_and_leaves_nodata_alone(scene, tmp_path, family, window):
    parameters = {**FEW[family], "patch_size": window}
    context = JobContext.silent()
    result = trained(scene, tmp_path, context, family=family, family_parameters=parameters)
    assert result.metrics["overall_accuracy"] > 0.95 and set(result.metrics) == {
        "overall_accuracy", "mean_iou", "macro_f1",
    }  # fmt: skip
    assert result.epochs == 1 and "trees with" in logged(context)
    outputs = {"probabilities": str(tmp_path / "shares.tif"), "confidence": str(tmp_path / "confidence.tif")}
    options = PredictionOptions(probability_format="float")
    mapping, classes = map_of(scene, result.model, tmp_path, options=options, **outputs)
    assert mapping.backend.startswith("ONNX Runtime")
    valid = classes != 255
    assert not valid[:10, 50:].any() and valid.sum() == classes.size - 140 - 4
    known = np.array([CLASSES[number].value for number in truth()[valid]])
    assert (classes[valid] == known).mean() > (0.95 if window == 1 else 0.85)
    shares = read(outputs["probabilities"])
    np.testing.assert_allclose(shares[:, valid].sum(axis=0), 1.0, atol=1e-5)
    np.testing.assert_allclose(read(outputs["confidence"])[0][valid], shares[:, valid].max(axis=0))


def test_the_model_file_holds_plain_arrays_and_says_what_it_is(forest):
    result, _ = forest
    with zipfile.ZipFile(result.model) as archive:
        assert sorted(archive.namelist()) == [
            "history.csv", "manifest.json", "report.html", "selftest.safetensors", "weights.safetensors",
        ]  # fmt: skip
    manifest = read_manifest(result.model)
    assert (manifest.family, manifest.input_kind, manifest.patch_size) == ("random_forest", "image", 4)
    assert manifest.training["trees"] == 20 and 0.9 < manifest.training["out_of_bag"] <= 1
    assert manifest.training["computing"].startswith("CPU") and "scikit-learn" in manifest.packages


def test_the_report_tells_of_trees_and_not_of_epochs(forest):
    result, _ = forest
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", Path(result.report).read_text(encoding="utf-8")))
    assert "Which values matter" in text and "band 1, mean of 4 × 4" in text and "Loss of overall accuracy" in text
    assert "Out-of-bag accuracy" in text and "with all 20 trees" in text and "Nodes of the trees" in text
    assert not re.search(r"[Ee]poch|Learning rate|Weights of the network|Batch size|Chip size(?! on the ground)", text)


def test_the_seed_alone_decides_which_trees_grow(scene, forest, tmp_path):
    arrays = []
    for name, seed in (("again", 42), ("other", 1)):
        (tmp_path / name).mkdir()
        parameters = {"trees": 20, "patch_size": 4}
        arrays.append(
            trained(scene, tmp_path / name, family_parameters=parameters, training=TrainingOptions(seed=seed)).model
        )
    weights = [zipfile.ZipFile(path).read("weights.safetensors") for path in (forest[0].model, *arrays)]
    assert weights[0] == weights[1] != weights[2]


def test_class_weights_bring_rare_classes_back(scene, tmp_path):
    images = np.random.default_rng(1).integers(0, 200, (64, 64, 1)).astype("uint8")  # shows nothing
    image = write_image(tmp_path / "noise.tif", images)
    lopsided = [place for place in SPREAD if truth()[place] == 0] + [p for p in SPREAD if truth()[p] == 1][:4]
    samples = write_samples(tmp_path / "samples.gpkg", lopsided)
    shares = {}
    for weights in ("none", "balanced"):
        trained(
            scene, tmp_path, images=(image,), samples=samples, training=TrainingOptions(class_weights=weights),
            family_parameters={"trees": 20, "smallest_leaf": 40},
        )  # fmt: skip
        _, classes = map_of(replace(scene, images=(image,)), str(tmp_path / "model.alquimia"), tmp_path)
        shares[weights] = (classes == CLASSES[1].value).mean()
    assert shares["balanced"] > shares["none"] + 0.2


def test_windows_and_resuming_change_no_pixel(scene, forest, tmp_path):
    model = forest[0].model
    _, whole = map_of(scene, model, tmp_path)
    (tmp_path / "again").mkdir()
    options = PredictionOptions(window_size=16, keep_on_cancel=True)
    job = PredictRasterJob(scene.images, model, str(tmp_path / "again" / "map.tif"), options=options)
    context = cancelled_after(0.3)
    with pytest.raises(JobCancelled):
        predict_raster.run(job, context)
    result = predict_raster.run(job, JobContext.silent())
    assert result.resumed_share > 0
    np.testing.assert_array_equal(read(result.output)[0], whole)


def test_numbers_are_in_the_users_unit(tmp_path):
    images, samples = scenes.write_scene(tmp_path), scenes.write_samples(tmp_path)
    job = train_job(
        (images[2:3], samples), tmp_path / "cover.alquimia", family="random_forest", task="regression",
        samples=SampleSource(samples, "samples", "cover", "split"), family_parameters={"trees": 20},
        report=str(tmp_path / "report.html"),
    )  # fmt: skip
    result = train.run(job, JobContext.silent())
    assert set(result.metrics) == {"r_squared", "rmse", "mean_absolute_error"}
    mapping = predict_raster.run(
        PredictRasterJob(tuple(images[2:3]), result.model, str(tmp_path / "map.tif")), JobContext.silent()
    )
    values = read(mapping.output)[0]
    known = values[values != -9999]
    assert known.min() >= 0 and 60 < known.max() <= 100, "a forest never leaves the range of its samples"
    assert "Loss of R²" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_series_are_learned_and_mapped_date_by_date(tmp_path):
    images, samples = scenes.write_scene(tmp_path), scenes.write_samples(tmp_path)
    model = tmp_path / "series.alquimia"
    job = train_job(
        (images, samples), model, family="random_forest_series", family_parameters={"trees": 20},
        report=str(tmp_path / "report.html"),
    )  # fmt: skip
    result = train.run(job, JobContext.silent())
    assert result.metrics["overall_accuracy"] > 0.95
    mapped(images, model, tmp_path / "map.tif")
    classes = read(tmp_path / "map.tif")[0]
    values = {record.name: record.value for record in result.classes}
    wanted = np.where(scenes.truth() == scenes.EARLY, values["early"], values["late"])
    assert (classes == wanted)[classes != 255].mean() > 0.95
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Which dates matter" in text and "nir, date" in text


def test_pictures_are_learned_from_and_answered(scene, tmp_path):
    source = write_folder(tmp_path / "pictures", {"train": 12, "test": 4})
    context = JobContext.silent()
    parameters = {"trees": 20, "patch_size": 8, "scales": 2, "edges": True, "histogram": 3}
    pictures = replace(scene, images=(), samples=NO_SAMPLES, folder=source, family_parameters=parameters)
    result = trained(pictures, tmp_path, context)
    assert result.metrics["test_overall_accuracy"] == 1.0
    pictures = tuple(str(path) for path in sorted((tmp_path / "pictures").rglob("test/*/*")))
    answers = predict_folder.run(
        PredictFolderJob(FolderSource(source.path), pictures, result.model, str(tmp_path / "answers.csv")),
        JobContext.silent(),
    )
    assert answers.pictures == len(pictures) == 8 and sorted(answers.counts.values()) == [4, 4]


def test_cancelled_it_leaves_nothing_or_the_trees_there_are(scene, tmp_path):
    def cancelling():
        context = JobContext.silent()
        send = context._send

        def cancel_while_growing(event):
            send(event)
            if isinstance(event, Progress) and "Growing trees: 10 of" in event.message:
                context.request_cancel()

        context._send = cancel_while_growing
        return context

    with pytest.raises(JobCancelled):
        trained(scene, tmp_path, cancelling())
    assert list(tmp_path.iterdir()) == []
    result = trained(scene, tmp_path, cancelling(), training=TrainingOptions(keep_on_cancel=True))
    assert result.cancelled and read_manifest(result.model).training["trees"] == 10


def test_progress_goes_on_and_figures_are_told_once(forest):
    _, context = forest
    fractions = [event.fraction for event in context.events if isinstance(event, Progress)]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert len([event for event in context.events if isinstance(event, Metric)]) == 1
    assert "Out-of-bag accuracy" in logged(context) and "that sees 9 values of each pixel" in logged(context)
