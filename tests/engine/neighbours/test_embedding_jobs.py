"""The whole way of an embedding model: learned, mapped, asked of features and pictures, grown, compared."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import add_classes, predict_features, predict_folder, predict_raster, similarity, train
from alquimia_qgis.engine.neighbours.references import read_references
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob, SimilarityJob, SimilarityOptions
from alquimia_qgis.protocol.errors import FeaturesError, JobCancelled, ModelFileError, OutputError, ParameterError
from alquimia_qgis.protocol.features import FeatureOptions, FeatureSource
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import NO_SAMPLES, PredictFeaturesJob, PredictRasterJob, SampleSource
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.features.models import rows_of
from tests.engine.folders.models import COLOURS, job_on, write_folder, write_picture
from tests.engine.neighbours.models import CHIP, EDGE, train_model, write_city, write_scene
from tests.engine.test_train_job import CRS, logged, square


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return train_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene") / "scene.tif")


def references_of(path):
    manifest = read_manifest(path)
    with zipfile.ZipFile(path) as archive:
        return read_references(archive, manifest.family_parameters["embedding_size"], len(manifest.classes))


def band(path, number=1):
    with rasterio.open(path) as dataset:
        return dataset.read(number)


def test_the_model_remembers_its_samples_and_knows_the_test_pictures(model):
    manifest, references = read_manifest(model), references_of(model)
    assert manifest.task == "embedding" and [record.name for record in manifest.classes] == ["Field", "Lake"]
    assert manifest.metrics["test_overall_accuracy"] == 1.0 and manifest.metrics["overall_accuracy"] == 1.0
    assert manifest.metrics["pair_accuracy"] > 0.9
    assert references.embeddings.shape == (24, 4) and list(np.bincount(references.classes)) == [12, 12]
    assert manifest.family_parameters["neighbours"] == 3


def test_a_report_is_written_for_an_embedding(tmp_path):
    source = write_folder(tmp_path / "pictures", {"train": 6, "valid": 4}, size=CHIP)
    job = job_on(source, tmp_path, family="embedding", family_parameters={"patch_size": CHIP}, task="embedding")
    context = JobContext.silent()
    result = train.run(job, context)
    text = Path(result.report).read_text(encoding="utf-8")
    assert "Pair accuracy" in text and "Field" in text
    assert {"overall_accuracy", "mean_iou", "macro_f1", "pair_accuracy"} <= set(result.metrics)
    assert "Embedding with 95,312 weights" in logged(context)


def mapped(scene, model, folder, options=None, **outputs):
    job = PredictRasterJob(
        (scene,), model, str(folder / "map.tif"), options=options or PredictionOptions(),
        **{name: str(folder / f"{name}.tif") for name in outputs},
    )  # fmt: skip
    context = JobContext.silent()
    return predict_raster.run(job, context), job, context


@pytest.mark.parametrize("backend", ["automatic", "keras"])
def test_a_map_with_votes_distances_and_embeddings(model, scene, tmp_path, backend):
    result, job, _ = mapped(
        scene, model, tmp_path, PredictionOptions(backend=backend, probability_format="float"),
        confidence=True, probabilities=True, distance=True, embedding=True,
    )  # fmt: skip
    classes = band(job.output)
    assert set(np.unique(classes[CHIP:-CHIP, CHIP // 2 : 14])) == {1}, "fields"
    assert set(np.unique(classes[CHIP:-CHIP, 28:36])) == {2}, "lakes"
    assert result.pixels.keys() == {"1", "2"}
    shares = np.stack([band(job.probabilities, number) for number in (1, 2)])
    np.testing.assert_allclose(shares.max(axis=0), band(job.confidence), atol=1e-6)
    distance = band(job.distance)
    assert distance[32, 60] > 3 * distance[32, 10] and distance.min() >= 0
    with rasterio.open(job.embedding) as dataset:
        assert dataset.descriptions == ("embedding_1", "embedding_2", "embedding_3", "embedding_4")
        np.testing.assert_allclose(np.linalg.norm(dataset.read(), axis=0), 1.0, atol=1e-4)


def test_the_map_does_not_depend_on_windows(model, scene, tmp_path):
    results = []
    for name, size in (("one", None), ("many", 32)):
        (tmp_path / name).mkdir()
        _, job, _ = mapped(scene, model, tmp_path / name, PredictionOptions(window_size=size), distance=True)
        results.append((band(job.output), band(job.distance)))
    np.testing.assert_array_equal(results[0][0], results[1][0])
    np.testing.assert_allclose(results[0][1], results[1][1], atol=1e-4)


def test_what_is_unlike_anything_seen_is_rejected(model, scene, tmp_path):
    _, job, _ = mapped(scene, model, tmp_path, distance=True)
    threshold = float(band(job.distance)[32, 5:16].max()) + 0.01
    options = PredictionOptions(rejection_distance=threshold)
    result, job, context = mapped(scene, model, tmp_path, options, confidence=True)
    rejected = band(job.output) == 0
    assert rejected[32, 60] and not rejected[32, 10] and result.pixels["0"] == rejected.sum()
    assert (band(job.confidence)[rejected] == 100).all()
    assert [record.name for record in result.classes] == ["Field", "Lake", "unlike anything seen"]
    assert "rejected" in logged(context)
    nothing, _, _ = mapped(scene, model, tmp_path, PredictionOptions(rejection_distance=2.0))
    assert len(nothing.classes) == 2


def features(folder):
    shapes = [square(30, 8, 2), square(30, 30, 2), square(30, 58, 2)]
    path = folder / "features.gpkg"
    pyogrio.raw.write(
        str(path), shapely.to_wkb(np.array(shapes)), [], [], layer="picked", driver="GPKG",
        geometry_type="Polygon", crs=CRS,
    )  # fmt: skip
    return FeatureSource(str(path), "picked", "Picked")


def test_features_have_votes_distance_and_embedding(model, scene, tmp_path):
    answers = str(tmp_path / "answers.sqlite")
    job = PredictFeaturesJob(
        (scene,), model, features(tmp_path), answers, feature_options=FeatureOptions(True, True),
        options=PredictionOptions(rejection_distance=2.0, neighbours=1),
    )  # fmt: skip
    result = predict_features.run(job, JobContext.silent())
    rows = rows_of(answers)
    assert [row["class_name"] for row in rows[:2]] == ["Field", "Lake"] and result.answered == 3
    assert rows[2]["distance"] > rows[0]["distance"] >= 0
    for row in rows:
        assert row["probability_1"] + row["probability_2"] == pytest.approx(1.0)
        assert np.linalg.norm([row[f"embedding_{number}"] for number in range(1, 5)]) == pytest.approx(1.0, abs=1e-4)


def table_of(job):
    predict_folder.run(job, JobContext.silent())
    with open(job.table, encoding="utf-8") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def folder_job(model, folder, results, **changes):
    pictures = tuple(sorted(str(path) for path in Path(folder).rglob("*.png")))
    return PredictFolderJob(FolderSource(str(folder)), pictures, model, str(results / "table.csv"), **changes)


def test_pictures_have_votes_and_embeddings(model, tmp_path):
    for name, colour in COLOURS.items():
        write_picture(tmp_path / "new" / f"{name}.png", colour, size=CHIP, seed=50)
    rows = table_of(folder_job(model, tmp_path / "new", tmp_path, embedding=True))
    assert {name: row["class_name"] for name, row in rows.items()} == {"Field.png": "Field", "Lake.png": "Lake"}
    assert list(rows["Lake.png"])[1:8] == [
        "class_value", "class_name", "confidence", "distance", "probability_1", "probability_2", "embedding_1",
    ]  # fmt: skip
    assert 0 <= float(rows["Lake.png"]["distance"]) < 0.5


def test_a_class_is_added_from_three_pictures_without_training(model, tmp_path):
    write_city(tmp_path / "more")
    before = Path(model).read_bytes()
    grown = str(tmp_path / "grown.alquimia")
    context = JobContext.silent()
    job = AddClassesJob(model, grown, (), NO_SAMPLES, folder=FolderSource(str(tmp_path / "more")))
    result = add_classes.run(job, context)
    assert Path(model).read_bytes() == before
    assert [record.name for record in result.classes] == ["Field", "Lake", "City"]
    assert (result.before, result.remembered) == ({"1": 12, "2": 12, "3": 0}, {"1": 12, "2": 12, "3": 3})
    assert "new class City: 3 samples" in logged(context)
    assert read_manifest(grown).training["added_samples"] == [{"from": "more", "samples": {"City": 3}}]

    write_city(tmp_path / "new", 5)
    write_picture(tmp_path / "new" / "Lake" / "a.png", COLOURS["Lake"], size=CHIP, seed=50)
    rows = table_of(folder_job(grown, tmp_path / "new", tmp_path))
    assert {name.split("/")[0] for name, row in rows.items() if row["class_name"] == "City"} == {"City"}
    assert rows["Lake/a.png"]["class_name"] == "Lake"


def test_samples_of_known_classes_are_added_from_an_image(model, scene, tmp_path):
    source = features(tmp_path)
    shapes = pyogrio.raw.read(source.path)[2]
    path = str(tmp_path / "samples.gpkg")
    names = np.array(["Field", "Lake", "City"], dtype=object)
    pyogrio.raw.write(path, shapes, [names], ["kind"], layer="samples", driver="GPKG", geometry_type="Polygon", crs=CRS)
    job = AddClassesJob(model, str(tmp_path / "grown.alquimia"), (scene,), SampleSource(path, "samples", "kind"))
    result = add_classes.run(job, JobContext.silent())
    assert [record.name for record in result.classes] == ["Field", "Lake", "City"]
    assert all(result.remembered[value] > result.before[value] for value in ("1", "2", "3"))
    assert len({record.value for record in result.classes}) == 3
    _, mapping, _ = mapped(scene, result.model, tmp_path)
    classes = band(mapping.output)
    assert classes[32, 60] == 3 and classes[32, 8] == 1


def test_a_model_is_not_written_over_itself_and_nothing_is_left_on_cancel(model, tmp_path):
    write_city(tmp_path / "more")
    job = AddClassesJob(model, model, (), NO_SAMPLES, folder=FolderSource(str(tmp_path / "more")))
    with pytest.raises(OutputError, match="would overwrite the model"):
        add_classes.run(job, JobContext.silent())
    context = JobContext.silent()
    context.request_cancel()
    target = tmp_path / "grown.alquimia"
    with pytest.raises(JobCancelled):
        add_classes.run(
            AddClassesJob(model, str(target), (), NO_SAMPLES, folder=FolderSource(str(tmp_path / "more"))), context
        )
    assert not target.exists() and not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("summary", ["maximum", "mean"])
def test_similarity_to_a_picked_lake(model, scene, tmp_path, summary):
    picked = features(tmp_path)
    lake = pyogrio.raw.read(picked.path)[2][1:2]
    path = str(tmp_path / "lake.gpkg")
    pyogrio.raw.write(path, lake, [], [], layer="picked", driver="GPKG", geometry_type="Polygon", crs=CRS)
    job = SimilarityJob(
        (scene,), model, FeatureSource(path, "picked"), str(tmp_path / "alike.tif"),
        similarity=SimilarityOptions(summary=summary),
    )  # fmt: skip
    result = similarity.run(job, JobContext.silent())
    alike = band(job.output)
    assert alike[31, 31] > 0.99 and alike[32, 8] < alike[32, 31] - 0.1
    assert result.pixels == {"known": EDGE * EDGE}
    with rasterio.open(job.output) as dataset:
        assert dataset.descriptions == ("similarity",)


def test_picked_features_off_the_image_are_refused(model, scene, tmp_path):
    path = str(tmp_path / "far.gpkg")
    shape = shapely.to_wkb(np.array([shapely.box(0, 0, 10, 10)]))
    pyogrio.raw.write(path, shape, [], [], layer="picked", driver="GPKG", geometry_type="Polygon", crs=CRS)
    job = SimilarityJob((scene,), model, FeatureSource(path, "picked"), str(tmp_path / "alike.tif"))
    with pytest.raises(FeaturesError):
        similarity.run(job, JobContext.silent())
    assert not Path(job.output).exists()


def test_a_model_without_its_references_is_refused(model, scene, tmp_path):
    stripped = tmp_path / "stripped.alquimia"
    with zipfile.ZipFile(model) as archive, zipfile.ZipFile(stripped, "w") as written:
        for info in archive.infolist():
            if info.filename != "references.safetensors":
                written.writestr(info, archive.read(info))
    with pytest.raises(ModelFileError, match="holds no references"):
        mapped(scene, str(stripped), tmp_path)


def test_other_models_are_told_apart(scene, tmp_path, monkeypatch):
    from tests.engine.folders.models import show_family

    show_family(tmp_path, monkeypatch)
    source = write_folder(tmp_path / "pictures", {"": 6})
    other = train.run(job_on(source, tmp_path), JobContext.silent()).model
    with pytest.raises(ParameterError, match=r"\(Chips\) gives no distances or embeddings"):
        mapped(scene, other, tmp_path, distance=True)
    with pytest.raises(ParameterError, match="gives no embeddings"):
        add_classes.run(
            AddClassesJob(other, str(tmp_path / "a.alquimia"), (), NO_SAMPLES, folder=source), JobContext.silent()
        )
    _, _, context = mapped(scene, other, tmp_path, PredictionOptions(neighbours=3))
    assert "NEIGHBOURS have no effect" in logged(context, "warning")
