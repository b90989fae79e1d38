"""Pictures that show several classes: learned from a list, told in the report, and answered in tables and layers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.listing import LabelledPicture
from alquimia_qgis.engine.jobs import (
    export_model,
    import_model,
    predict_features,
    predict_folder,
    predict_raster,
    train,
)
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import ModelFileError, SamplesError
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, ImportModelJob
from alquimia_qgis.protocol.features import FeatureOptions
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import PredictFeaturesJob, PredictRasterJob
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.options import PredictionOptions, TrainingOptions
from tests.engine.features.models import rows_of, write_layer
from tests.engine.folders.family import FAMILY
from tests.engine.folders.models import SIZE, job_on
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block
from tests.engine.test_train_job import logged

# Each class is a band that is bright.
NAMES = ("Road", "Tree", "Water")


def picture(path: Path, shown: set[str], seed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.random.default_rng(seed).normal(60, 15, (3, SIZE, SIZE))
    values[[name in shown for name in NAMES]] += 120
    settings = {"driver": "PNG", "height": SIZE, "width": SIZE, "count": 3, "dtype": "uint8"}
    with rasterio.open(path, "w", **settings) as dataset:
        dataset.write(values.clip(0, 255).astype("uint8"))


def write_list(folder: Path, count: int, separator: str = ";") -> FolderSource:
    """Pictures of all combinations of the classes, none among them, in three parts."""
    lines = ["file,labels,split"]
    for number in range(count):
        shown = {name for position, name in enumerate(NAMES) if number >> position & 1}
        picture(folder / f"{number}.png", shown, number)
        part = ("train", "train", "validation", "test")[number // 8 % 4]
        lines.append(f"{number}.png,{separator.join(sorted(shown))},{part}")
    (folder / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    return FolderSource(str(folder / "list.csv"))


def training_on(source: FolderSource, results: Path, **changes):
    options = TrainingOptions(epochs=12, batch_size=8, learning_rate=0.1)
    return job_on(source, results, **{"task": "multi_label", "training": options, **changes})


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("several")
    (folder / "families").mkdir()
    (folder / "families" / "chips.py").write_text(FAMILY)
    context = JobContext.silent()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALQUIMIA_FAMILIES", str(folder / "families"))
        return train.run(training_on(write_list(folder / "pictures", 64), folder), context), context


def test_a_label_names_several_classes_or_none():
    labels = [LabelledPicture("a.png", text, "").labels for text in ("Tree; Water|Tree ;", "Road", "", " | ")]
    assert labels == [("Tree", "Water"), ("Road",), (), ()]


def test_it_learns_each_class_by_itself(trained):
    result, context = trained
    assert result.metrics["mean_average_precision"] > 0.99 and result.metrics["macro_f1"] > 0.95
    for name in ("test_mean_average_precision", "test_macro_f1", "test_exact_matches"):
        assert result.metrics[name] > 0.9
    assert "32 of 64 pictures show several classes, 8 show none." in logged(context)
    assert "Tree: 16 pictures to train, 8 to validate, 8 to test." in logged(context)
    assert "On 16 test pictures: mean average precision" in logged(context)
    manifest = read_manifest(result.model)
    assert manifest.task == "multi_label" and [record.name for record in manifest.classes] == list(NAMES)


def test_the_report_has_figures_of_each_class(trained):
    text = re.sub(r"<[^>]+>", " ", Path(trained[0].report).read_text(encoding="utf-8"))
    assert "Mean average precision" in text and "All classes right" in text
    assert re.search(r"Training pictures\s+32\s", text) and "on 32 pictures and validated on 16" in text
    assert "Measured on 16 pictures" in text and "Of 16 pictures that took no part" in text
    assert "Which classes are mixed up" not in text and "IoU" not in text and "nan" not in text


@pytest.mark.parametrize("backend", ["keras", "openvino", "onnxruntime"])
def test_each_class_has_a_probability_of_its_own(trained, tmp_path, backend):
    wanted = {"all": set(NAMES), "none": set(), "two": {"Road", "Water"}}
    for name, shown in wanted.items():
        picture(tmp_path / "new" / f"{name}.png", shown, 99)
    pictures = tuple(sorted(str(path) for path in (tmp_path / "new").iterdir()))
    job = PredictFolderJob(
        FolderSource(str(tmp_path / "new")), pictures, trained[0].model, str(tmp_path / "table.csv"),
        options=PredictionOptions(backend=backend),
    )  # fmt: skip
    result = predict_folder.run(job, JobContext.silent())
    with open(job.table, encoding="utf-8") as file:
        rows = {Path(row["file"]).stem: row for row in csv.DictReader(file)}
    assert {name: row["classes_shown"] for name, row in rows.items()} == {
        "all": "Road; Tree; Water", "none": "", "two": "Road; Water",
    }  # fmt: skip
    for name, row in rows.items():
        shares = [float(row[f"probability_{value}"]) for value in (1, 2, 3)]
        assert [share > 0.5 for share in shares] == [label in wanted[name] for label in NAMES]
        assert float(row["confidence"]) == max(shares)
    assert result.counts == {"1": 2, "2": 1, "3": 2}


def test_features_and_maps_tell_all_classes(trained, tmp_path):
    values = np.full((3, 2 * SIZE, 2 * SIZE), 60, np.uint8)
    values[0, :, :SIZE], values[1, :SIZE, :SIZE] = 180, 180
    image = write_raster(tmp_path / "image.tif", values)
    shapes = [block(0, 0, SIZE, SIZE), block(SIZE, 0, SIZE, SIZE), block(0, SIZE, SIZE, SIZE)]
    answers = str(tmp_path / "answers.sqlite")
    options = FeatureOptions(probabilities=True)
    model = trained[0].model
    predict_features.run(
        PredictFeaturesJob((image,), model, write_layer(tmp_path / "f.gpkg", shapes), answers, feature_options=options),
        JobContext.silent(),
    )
    assert [row["classes_shown"] for row in rows_of(answers)] == ["Road; Tree", "Road", ""]
    shares, context = str(tmp_path / "p.tif"), JobContext.silent()
    mapping = PredictRasterJob(
        (image,), model, str(tmp_path / "map.tif"), probabilities=shares, detail=MapDetail("patches")
    )
    predict_raster.run(mapping, context)
    with rasterio.open(shares) as dataset:
        found = dataset.read() > 50
    assert found[:, 0, 0].tolist() == [True, True, False] and found[:, 0, 1].tolist() == [False, False, False]
    assert "several classes at once" in logged(context)


def test_an_exported_network_says_what_its_answers_mean(trained, tmp_path):
    target = str(tmp_path / "network.keras")
    export_model.run(ExportModelJob(trained[0].model, target), JobContext.silent())
    about = next(path for path in tmp_path.iterdir() if path.suffix in (".json", ".txt"))
    assert "sigmoid of each gives the probability" in about.read_text(encoding="utf-8")
    with pytest.raises(ModelFileError, match="can be exported only"):
        import_model.run(ImportModelJob(target, str(tmp_path / "again.alquimia")), JobContext.silent())


def test_what_cannot_be_learned_is_refused(tmp_path):
    source = write_list(tmp_path / "pictures", 8, "|")
    Path(source.path).write_text("file,label\n0.png,\n1.png,Tree\n", encoding="utf-8")
    with pytest.raises(SamplesError, match="has no file or no class"):
        train.run(job_on(source, tmp_path), JobContext.silent())
    with pytest.raises(SamplesError, match="have 1 class; from 2 to"):
        train.run(training_on(source, tmp_path), JobContext.silent())
