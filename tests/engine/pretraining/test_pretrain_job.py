"""The way of a model that learned without samples: its embeddings mapped, classes added, and trained further."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import add_classes, predict_folder, predict_raster, pretrain, similarity, train
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob, SimilarityJob
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import NO_SAMPLES, PredictRasterJob, SampleSource
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, TrainingOptions
from alquimia_qgis.protocol.pretraining import PretrainingOptions, PretrainJob
from tests.engine.folders.models import COLOURS, job_on, write_folder, write_picture
from tests.engine.neighbours.models import CHIP, EDGE, write_scene
from tests.engine.neighbours.test_embedding_jobs import features
from tests.engine.test_train_job import CRS, logged, square

NETWORK = {"patch_size": CHIP, "embedding_size": 4}
SHORT = TrainingOptions(epochs=4, learning_rate=0.003, batch_size=16)


def job_for(place: Path, **changes) -> PretrainJob:
    values = {"pretraining": PretrainingOptions(chips=64), "training": SHORT, **changes}
    return PretrainJob("embedding", NETWORK, str(place / "model.alquimia"), **values)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene") / "scene.tif")


@pytest.fixture(scope="module")
def model(tmp_path_factory, scene):
    return pretrain.run(job_for(tmp_path_factory.mktemp("model"), images=(scene,)), JobContext.silent()).model


def test_a_model_without_samples_knows_no_classes(model):
    manifest = read_manifest(model)
    assert (manifest.task, manifest.classes, manifest.patch_size) == ("embedding", (), CHIP)
    assert manifest.training["without_samples"]["method"] == "views" and manifest.training["chips"] == {"training": 64}
    with zipfile.ZipFile(model) as archive:
        assert "references.safetensors" not in archive.namelist() and "model.onnx" in archive.namelist()


def test_what_is_learned_becomes_better(tmp_path, scene):
    for method in ("views", "reconstruction"):
        options = PretrainingOptions(method=method, chips=64)
        job = job_for(tmp_path, images=(scene,), pretraining=options, history=str(tmp_path / "history.csv"))
        result = pretrain.run(job, JobContext.silent())
        with open(job.history, encoding="utf-8") as file:
            losses = [float(row["loss"]) for row in csv.DictReader(file)]
        assert len(losses) == result.epochs == 4 and losses[-1] == pytest.approx(result.loss, rel=1e-4)
        assert losses[-1] < losses[0]


def test_the_map_is_the_embedding(model, scene, tmp_path):
    job = PredictRasterJob((scene,), model, str(tmp_path / "map.tif"))
    result = predict_raster.run(job, JobContext.silent())
    assert result.pixels == {"known": EDGE * EDGE} and result.classes == ()
    with rasterio.open(job.output) as dataset:
        assert dataset.descriptions == ("embedding_1", "embedding_2", "embedding_3", "embedding_4")
        np.testing.assert_allclose(np.linalg.norm(dataset.read(), axis=0), 1.0, atol=1e-4)
    with pytest.raises(ParameterError, match="knows no classes yet"):
        predict_raster.run(
            PredictRasterJob((scene,), model, job.output, confidence=str(tmp_path / "c.tif")), JobContext.silent()
        )
    context = JobContext.silent()
    predict_raster.run(
        PredictRasterJob((scene,), model, job.output, options=PredictionOptions(rejection_distance=0.1)), context
    )
    assert "REJECTION_DISTANCE have no effect: the model knows no classes yet." in logged(context, "warning")


def test_places_like_a_picked_one_are_found(model, scene, tmp_path):
    job = SimilarityJob((scene,), model, features(tmp_path), str(tmp_path / "alike.tif"))
    similarity.run(job, JobContext.silent())
    with rasterio.open(job.output) as dataset:
        assert dataset.read(1)[31, 31] > 0.95


def test_a_few_samples_give_it_classes(model, scene, tmp_path):
    pictures = FolderSource(str(tmp_path / "samples"))
    for name, colour in COLOURS.items():
        for number in range(3):
            write_picture(tmp_path / "samples" / name / f"{number}.png", colour, size=CHIP, seed=number)
    asked = tuple(sorted(str(path) for path in (tmp_path / "samples").rglob("*.png")))
    asking = PredictFolderJob(pictures, asked, model, str(tmp_path / "table.csv"))
    with pytest.raises(ParameterError, match="knows no classes yet"):
        predict_folder.run(asking, JobContext.silent())
    grown = str(tmp_path / "grown.alquimia")
    result = add_classes.run(AddClassesJob(model, grown, (), NO_SAMPLES, folder=pictures), JobContext.silent())
    assert [record.name for record in result.classes] == ["Field", "Lake"]
    assert (result.before, result.remembered) == ({"1": 0, "2": 0}, {"1": 3, "2": 3})
    mapping = PredictRasterJob((scene,), grown, str(tmp_path / "map.tif"), options=PredictionOptions(neighbours=3))
    predict_raster.run(mapping, JobContext.silent())
    with rasterio.open(mapping.output) as dataset:
        classes = dataset.read(1)
    assert classes[32, 8] == 1 and classes[32, 31] == 2


def train_job(folder: Path, start: str, **parameters):
    source = write_folder(folder / "pictures", {"train": 6, "valid": 3}, size=CHIP)
    values = {**NETWORK, "neighbours": 3, **parameters}
    training = TrainingOptions(epochs=1, learning_rate=1e-7, batch_size=8, steps_per_epoch=1)
    return job_on(
        source, folder, family="embedding", family_parameters=values, task="embedding", training=training,
        start_model=start,
    )  # fmt: skip


def test_a_training_begins_with_it(model, tmp_path):
    job = train_job(tmp_path, model)
    trained = read_manifest(train.run(job, JobContext.silent()).model)
    start = read_manifest(model)
    scaling = [(band.mean, band.standard_deviation) for band in trained.bands]
    assert scaling == [(band.mean, band.standard_deviation) for band in start.bands]
    assert trained.training["started_from"]["name"] == "model.alquimia", "its name, never where it lies"
    first, second = load_bundle(model).network().get_weights(), load_bundle(job.model).network().get_weights()
    np.testing.assert_allclose(first[0], second[0], atol=1e-5)


def test_another_network_cannot_begin_with_it(model, tmp_path):
    with pytest.raises(ParameterError, match="has embedding_size 4; the training asks for embedding_size 8") as refusal:
        train.run(train_job(tmp_path, model, embedding_size=8), JobContext.silent())
    assert refusal.value.hint.startswith("Set EMBEDDING_SIZE to 4")


def test_pictures_need_no_classes_and_the_test_part_stays_aside(tmp_path):
    for folder, count in (("a", 5), ("b/c", 5), ("test/d", 7)):
        for number in range(count):
            write_picture(tmp_path / "pictures" / folder / f"{number}.png", COLOURS["Lake"], size=CHIP, seed=number)
    folder = FolderSource(str(tmp_path / "pictures"))
    result = pretrain.run(job_for(tmp_path, folder=folder), JobContext.silent())
    assert result.chips == 10
    listed = tmp_path / "list.csv"
    rows = [f"pictures/a/{number}.png,\n" for number in range(5)]
    listed.write_text("file,split\n" + "".join(rows) + "pictures/b/c/0.png,test\n", encoding="utf-8")
    with pytest.raises(SamplesError, match="Only 5 places or pictures"):
        pretrain.run(job_for(tmp_path, folder=FolderSource(str(listed))), JobContext.silent())


def test_bad_input_and_cancelling_leave_nothing(scene, tmp_path):
    with pytest.raises(ParameterError, match="either one image or a folder"):
        pretrain.run(job_for(tmp_path), JobContext.silent())
    with pytest.raises(ImageError, match="cannot be opened"):
        pretrain.run(job_for(tmp_path, images=(str(tmp_path / "no.tif"),)), JobContext.silent())
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        pretrain.run(job_for(tmp_path, images=(scene,)), context)
    assert not list(tmp_path.iterdir())


def test_pictures_without_classes_are_learned_from_beside_the_samples(tmp_path):
    for number in range(9):
        write_picture(tmp_path / "more" / f"{number}.png", (230, 230, 225), size=CHIP, seed=number)
    listed = tmp_path / "more.csv"
    listed.write_text("file\n" + "".join(f"more/{number}.png\n" for number in range(9)), encoding="utf-8")
    context = JobContext.silent()
    result = train.run(train_job(tmp_path, "", unlabelled_pictures=str(listed)), context)
    assert "9 pictures without a class are learned from as well." in logged(context)
    assert [record.name for record in result.classes] == ["Field", "Lake"]
    assert read_manifest(result.model).family_parameters["unlabelled_pictures"] == "more.csv"
    with pytest.raises(ParameterError, match="A folder of pictures has no other places"):
        train.run(train_job(tmp_path, "", unlabelled=10), JobContext.silent())


def test_places_of_the_image_are_learned_from_beside_the_samples(scene, tmp_path):
    path = str(tmp_path / "samples.gpkg")
    shapes = shapely.to_wkb(np.array([square(row, column, 2) for row in (20, 40) for column in (8, 30)]))
    names = np.array(["Field", "Lake"] * 2, dtype=object)
    pyogrio.raw.write(path, shapes, [names], ["kind"], layer="samples", driver="GPKG", geometry_type="Polygon", crs=CRS)
    job = replace(
        train_job(tmp_path, "", unlabelled=40), folder=None, images=(scene,),
        samples=SampleSource(path, "samples", "kind"), sampling=SamplingOptions(patch_size=CHIP, validation_share=0),
    )  # fmt: skip
    context = JobContext.silent()
    assert [record.name for record in train.run(job, context).classes] == ["Field", "Lake"]
    assert "40 chips without a class are learned from as well." in logged(context)
