"""The algorithms on samples, and rasters of classes and lists of pictures in trainings: what goes to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsPalettedRasterRenderer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.zoo.catalogue import USER_FOLDERS_VARIABLE
from tests.desktop.conftest import FakeEngine, Runner, make_image, make_samples, square
from tests.engine.folders.family import FAMILY


@pytest.fixture
def class_raster(tmp_path: Path) -> str:
    return make_image(tmp_path / "classes.tif", bands=1)


@pytest.fixture
def family(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    folder = tmp_path / "families"
    folder.mkdir()
    (folder / "chips.py").write_text(FAMILY, encoding="utf-8")
    monkeypatch.setenv(USER_FOLDERS_VARIABLE, str(folder))
    provider.refreshAlgorithms()
    yield
    monkeypatch.undo()
    provider.refreshAlgorithms()


def test_samples_are_checked(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    report, table = tmp_path / "report.html", tmp_path / "table.csv"
    values = {"INPUT": image, "SAMPLES": samples, "BANDS": [3, 1], "SAMPLE_WIDTH": 25.0}
    results = run("checksamples", {**values, "REPORT": str(report), "TABLE": str(table)})
    job = engine.jobs[0]["job"]
    assert (job["images"], job["bands"], job["sampling"]["sample_width"]) == ([image], [3, 1], 25.0)
    assert (job["series"], job["numbers"]) == (None, False)
    assert job["samples"]["class_field"] == "class" and job["samples"]["title"] == "samples"
    numbers = ("CLASS_COUNT", "FEATURE_COUNT", "LABELLED_PIXELS", "LEFT_OUT", "OVERLAPS", "SEPARABILITY", "WARNINGS")
    assert [results[name] for name in numbers] == [2, 3, 75, 1, 4, None, 5]
    assert (results["REPORT"], results["TABLE"]) == (str(report), str(table)) and report.exists()


def test_numbers_are_checked(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    layer = make_samples(tmp_path / "numbers.gpkg", [(square(2, 2), {"height": 3.5})], {"height": ogr.OFTReal})
    results = run("checksamples", {"INPUT": image, "SAMPLES": layer, "TASK": "regression"})
    job = engine.jobs[0]["job"]
    assert job["numbers"] and job["samples"]["class_field"] == "height"
    assert (results["LOWEST"], results["HIGHEST"], results["OUTLIERS"]) == (None, 250.0, 1)
    refused = run.refusal("checksamples", {"INPUT": image, "SAMPLES_RASTER": image, "TASK": "regression"})
    assert "holds no numbers" in refused


def test_dated_images_are_checked_and_cut(run: Runner, engine: FakeEngine, samples: str, tmp_path: Path) -> None:
    images = [make_image(tmp_path / f"S2_{day}.tif") for day in ("2018-04-12", "2018-05-02")]
    values = {"INPUT": images, "SAMPLES": samples, "RESAMPLING": "monthly", "NORMALISED_DIFFERENCES": "2/1"}
    run("checkseriessamples", values)
    folder = str(tmp_path / "chips")
    run("exportserieschips", {**values, "OUTPUT": folder, "PATCH_SIZE": 16, "GAPS": "last"})
    for job in (engine.jobs[0]["job"], engine.jobs[1]["job"]):
        assert job["images"] == images and job["series_options"]["resampling"] == "monthly"
        assert job["series"]["dates"] == ["2018-04-12", "2018-05-02"] and job["series"]["differences"] == ["2/1"]
    assert engine.jobs[1]["job"]["series_options"]["gaps"] == "last"
    assert run.algorithm("exportserieschips").parameterDefinition("FILE_FORMAT") is None
    assert run.algorithm("checkseriessamples").parameterDefinition("TIME_SHIFT") is None
    assert "is no pair of bands" in run.refusal("checkseriessamples", {**values, "NORMALISED_DIFFERENCES": "2"})


def test_the_copy_has_all_fields_and_the_part(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    target = tmp_path / "copy.gpkg"
    values = {"INPUT": image, "SAMPLES": samples, "TEST_SHARE": 0.2, "SEED": 3, "SPLIT": "random"}
    results = run("splitsamples", {**values, "OUTPUT": str(target)})
    job = engine.jobs[0]["job"]
    assert job["part_options"] == {"test_share": 0.2, "seed": 3} and job["sampling"]["split"] == "random"
    copy = QgsVectorLayer(str(target), "copy", "ogr")
    assert copy.fields().names() == ["fid", "who", "class", "split", "split_2"]
    rows = [(feature["class"], feature["split"], feature["split_2"] or None) for feature in copy.getFeatures()]
    assert rows == [("Forest", "train", "train"), ("Water", "validation", "validation"), ("Forest", "test", None)]
    assert (results["TRAINING"], results["VALIDATION"], results["LEFT_OUT"], results["DISTANCE"]) == (1, 1, 1, 12.5)
    assert "The layer has a field split already; the new one is called split_2." in run.feedback.text("warning")
    assert "Features without a class, left empty: 1 (id 3)." in run.feedback.text("warning")
    run("splitsamples", {**values, "FIELD": "part", "OUTPUT": str(tmp_path / "other.gpkg")})
    assert "part" in QgsVectorLayer(str(tmp_path / "other.gpkg"), "other", "ogr").fields().names()


def test_the_samples_are_never_overwritten(run: Runner, engine: FakeEngine, image: str, samples: str) -> None:
    values = {"INPUT": image, "SAMPLES": samples, "OUTPUT": samples}
    assert "would overwrite an input" in run.refusal("splitsamples", values)
    assert "Share for the test must be a number from 0 to 0.5" in run.refusal(
        "splitsamples", {**values, "TEST_SHARE": 0.7}
    )


def test_chips_are_exported_into_an_empty_folder_only(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    folder = tmp_path / "chips"
    values = {"INPUT": image, "SAMPLES": samples, "OUTPUT": str(folder), "PATCH_EXTENT": 160.0, "CONTEXT_MARGIN": 20.0}
    results = run("exportchips", {**values, "KIND": "label_chips", "FILE_FORMAT": "png", "PLACEMENT": "feature"})
    job = engine.jobs[0]["job"]
    assert job["chip_options"] == {"kind": "label_chips", "file_format": "png"} and job["folder"] == str(folder)
    sampling = job["sampling"]
    assert [sampling[name] for name in ("patch_extent", "context_margin", "placement")] == [160.0, 20.0, "feature"]
    assert (results["TRAINING"], results["VALIDATION"], results["TEST"]) == (7, 2, 1)
    assert results["LISTING"] == str(folder / "chips.csv")
    assert "is not empty" in run.refusal("exportchips", values)


def test_a_training_takes_a_raster_of_classes(
    run: Runner, engine: FakeEngine, image: str, class_raster: str, tmp_path: Path
) -> None:
    layer = QgsRasterLayer(class_raster, "land cover")
    colours = (QColor("#112233"), QColor("#445566"))
    classes = [QgsPalettedRasterRenderer.Class(value, colour, name)
               for value, colour, name in zip((3, 6), colours, ("Wald", "6"))]  # fmt: skip
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    QgsProject.instance().addMapLayer(layer)
    model = str(tmp_path / "a.alquimia")
    run("train_unet", {"INPUT": image, "SAMPLES_RASTER": layer.id(), "MODEL": model, "PATCH_EXTENT": 320.0})
    samples = engine.jobs[0]["job"]["samples"]
    assert (samples["path"], samples["is_raster"], samples["title"]) == (class_raster, True, "land cover")
    assert samples["classes"] == [
        {"value": 3, "name": "Wald", "colour": "#112233"}, {"value": 6, "name": "6", "colour": "#445566"},
    ]  # fmt: skip
    QgsProject.instance().clear()  # where the file would be found as the layer that it is loaded as
    run("train_unet", {"INPUT": image, "SAMPLES_RASTER": class_raster, "MODEL": model})
    assert engine.jobs[1]["job"]["samples"]["classes"] == []


def test_a_raster_of_classes_is_no_place_for_fields_or_numbers(
    run: Runner, engine: FakeEngine, image: str, samples: str, class_raster: str, tmp_path: Path
) -> None:
    values = {"INPUT": image, "SAMPLES_RASTER": class_raster, "MODEL": str(tmp_path / "a.alquimia")}
    both = {**values, "SAMPLES": samples, "SPLIT_FIELD": "split"}
    assert "SAMPLES_RASTER and SAMPLES, SPLIT_FIELD do not go together." in run.refusal("train_unet", both)
    assert "teaches classes, not numbers" in run.refusal("train_small_cnn", {**values, "TASK": "regression"})
    assert "no features" in run.refusal("train_small_cnn", {**values, "PLACEMENT": "feature"})
    overwriting = {**values, "REPORT": class_raster}
    assert run.refusal("train_unet", overwriting)
    check = {"INPUT": image, "SAMPLES_RASTER": class_raster, "REPORT": str(tmp_path / "r.html")}
    assert run("checksamples", check)["CLASS_COUNT"] == 2


def test_several_classes_are_told_by_fields_or_by_a_text(
    run: Runner, engine: FakeEngine, image: str, class_raster: str, tmp_path: Path
) -> None:
    fields = {"road": ogr.OFTInteger, "tree": ogr.OFTReal, "shown": ogr.OFTString, "split": ogr.OFTString}
    rows = [
        (square(2, 2), {"road": 1, "tree": 0.0, "shown": "road"}),
        (square(8, 2), {"road": 1, "tree": 1.0, "shown": "road;tree", "split": "train"}),
    ]
    layer = make_samples(tmp_path / "several.gpkg", rows, fields)
    values = {"INPUT": image, "SAMPLES": layer, "TASK": "multi_label", "MODEL": str(tmp_path / "a.alquimia")}
    run("train_resnet", {**values, "LABEL_FIELDS": ["ROAD", "tree"], "SPLIT_FIELD": "split"})
    job, written = engine.jobs[0]["job"], engine.jobs[0]["samples"]
    assert job["samples"]["label_fields"] == ["road", "tree"] and job["samples"]["class_field"] == ""
    assert list(written["fields"]) == ["split", "road", "tree"]
    assert [row[1:3] for row in written["rows"]] == [[1, 0], [1, 1]]
    run("train_resnet", {**values, "CLASS_FIELD": "shown"})
    assert engine.jobs[1]["job"]["samples"]["class_field"] == "shown"
    assert engine.jobs[1]["job"]["samples"]["label_fields"] == []
    refusals = {
        "CLASS_FIELD and LABEL_FIELDS do not go together": {"CLASS_FIELD": "shown", "LABEL_FIELDS": ["road", "tree"]},
        "names one field": {"LABEL_FIELDS": ["road"]},
        "is no text, so it cannot name several classes": {"CLASS_FIELD": "road"},
        "has no field boat": {"LABEL_FIELDS": ["road", "boat"]},
        "cannot hold both a class and the split": {"LABEL_FIELDS": ["road", "split"], "SPLIT_FIELD": "split"},
        "Set TASK to multi_label": {"LABEL_FIELDS": ["road", "tree"], "TASK": "segmentation"},
        "each pixel has one class": {"SAMPLES_RASTER": class_raster, "SAMPLES": None},
    }
    for sentence, changes in refusals.items():
        assert sentence in run.refusal("train_resnet", {**values, **changes}), sentence
    assert run.algorithm("train_unet").parameterDefinition("LABEL_FIELDS") is None


def test_the_list_of_pictures_can_be_picked(
    family: None, run: Runner, engine: FakeEngine, image: str, tmp_path: Path
) -> None:
    names = tmp_path / "list.csv"
    names.write_text("file,value", encoding="utf-8")
    values = {"LIST": str(names), "MODEL": str(tmp_path / "a.alquimia")}
    assert run.algorithm("train_chips").parameterDefinition("LIST").extension() == "csv"
    run("train_chips", {**values, "TASK": "regression"})
    assert engine.jobs[0]["job"]["folder"] == {"path": str(names)} and engine.jobs[0]["job"]["task"] == "regression"
    run("train_chips", {"FOLDER": str(names), "MODEL": values["MODEL"]})  # as it always was
    assert engine.jobs[1]["job"]["folder"] == {"path": str(names)}
    assert "FOLDER and LIST do not go together." in run.refusal("train_chips", {**values, "FOLDER": str(tmp_path)})
    assert "LIST and INPUT do not go together." in run.refusal("train_chips", {**values, "INPUT": image})
    assert "is not an .csv file" in run.refusal("train_chips", {**values, "LIST": str(tmp_path)})


def test_a_size_on_the_ground_is_not_held_to_pixels(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    values = {"INPUT": image, "SAMPLES": samples, "MODEL": str(tmp_path / "a.alquimia"), "PATCH_SIZE": 100}
    assert "must be a multiple of" in run.refusal("train_unet", values)
    assert not run.refusal("train_unet", {**values, "PATCH_EXTENT": 640.0})
    pixels = run.algorithm("train_temporal_cnn")
    assert pixels.parameterDefinition("PATCH_EXTENT") is None and pixels.parameterDefinition("SAMPLES_RASTER")


def test_features_without_a_class_field_are_named(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    rows = [(square(2, 2), {"height": 3.5})]
    layer = make_samples(tmp_path / "numbers.gpkg", rows, {"height": ogr.OFTReal})
    for name in ("checksamples", "splitsamples", "exportchips"):
        values = {"INPUT": image, "SAMPLES": layer}
        if name != "checksamples":
            values["OUTPUT"] = str(tmp_path / ("new.gpkg" if name == "splitsamples" else "new"))
        assert "no field called class" in run.refusal(name, values)
    gdal.Unlink(layer)
