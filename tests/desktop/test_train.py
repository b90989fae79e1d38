"""What training asks of the engine for layers of every kind, and what it gives back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from tests.desktop.conftest import FakeEngine, Runner, make_samples, square


@pytest.fixture
def parameters(image: str, samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": str(tmp_path / "out.alquimia")}


def test_the_job_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], image: str
) -> None:
    chosen = {"DEPTH": "2", "EPOCHS": 7, "LOSS": "dice", "SPLIT_FIELD": "split", "BANDS": [3, 1], "FLIPS": False}
    results = run("train_unet", {**parameters, **chosen})
    (entry,) = engine.jobs
    job = entry["job"]
    assert (job["family"], job["task"], job["images"], job["bands"]) == ("unet", "segmentation", [image], [3, 1])
    assert job["family_parameters"]["depth"] == 2 and job["family_parameters"]["first_filters"] == 16
    assert (job["training"]["epochs"], job["training"]["loss"]) == (7, "dice")
    assert (job["sampling"]["patch_size"], job["sampling"]["flips"]) == (32, False)
    assert (job["report"], job["history"]) == ("", "")
    assert results["MODEL"] == parameters["MODEL"] and Path(results["MODEL"]).exists()
    assert (results["OVERALL_ACCURACY"], results["MEAN_IOU"], results["MACRO_F1"]) == (0.875, 0.75, 0.8)
    assert results["EPOCHS"] == 2


def test_only_the_needed_fields_travel_in_the_layers_own_crs(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    run("train_unet", {**parameters, "SPLIT_FIELD": "split"})
    sent = engine.jobs[0]["samples"]
    assert sent["fields"] == {"class": "String", "split": "String"} and sent["crs"] == "32719"
    assert [row[:2] for row in sent["rows"]] == [["Forest", "train"], ["Water", "validation"], ["Forest", "test"]]
    assert ogr.CreateGeometryFromWkt(sent["rows"][0][2]).GetArea() == 2500.0


def test_temporary_files_are_gone_after_success_failure_and_cancel(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    run("train_unet", parameters)
    engine.plays("fail")
    assert "The samples hold one class only. Digitise a second one." in run.failure("train_unet", parameters)
    run.feedback.cancel()
    engine.plays("wait")
    run.failure("train_unet", parameters)
    folder = Path(QgsProcessingUtils.tempFolder())
    assert not list(folder.glob("alquimia_*"))
    assert not Path(engine.jobs[0]["samples"]["path"]).exists()


def test_a_killed_engine_is_explained(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    engine.plays("crash")
    sentence = run.failure("train_unet", parameters)
    assert "memory" in sentence and "Traceback" not in sentence
    engine.plays("succeed")
    assert run("train_unet", parameters)["EPOCHS"] == 2


def test_progress_and_epochs_are_shown(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    run("train_unet", parameters)
    assert "The fake engine is at work." in run.feedback.text("info")
    assert "Epoch 1 of 2: training loss 0.500, mean IoU 0.600" in run.feedback.text("info")
    assert run.feedback.progress() == 50.0


def test_selected_features_only(run: Runner, engine: FakeEngine, parameters: dict[str, Any], samples: str) -> None:
    layer = QgsVectorLayer(samples, "samples", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("\"class\" = 'Water'")
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    run("train_unet", {**parameters, "SAMPLES": chosen})
    assert [row[0] for row in engine.jobs[0]["samples"]["rows"]] == ["Water"]
    layer.removeSelection()
    assert "has no features to use" in run.failure("train_unet", {**parameters, "SAMPLES": chosen})


def test_names_and_colours_of_the_legend_travel_along(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], samples: str
) -> None:
    layer = QgsVectorLayer(samples, "samples", "ogr")
    categories = []
    for value, colour in (("Water", "#0000ff"), ("Forest", "#00ff00"), ("", "#888888")):
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        symbol.setColor(QColor(colour))
        categories.append(QgsRendererCategory(value, symbol, f"Label of {value}"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    QgsProject.instance().addMapLayer(layer)
    run("train_unet", {**parameters, "SAMPLES": layer.id()})
    by_layer = engine.jobs[0]["job"]["samples"]["classes"]
    assert by_layer == [
        {"value": 1, "name": "Water", "colour": "#0000ff"},
        {"value": 2, "name": "Forest", "colour": "#00ff00"},
    ]
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    layer.selectAll()
    run("train_unet", {**parameters, "SAMPLES": chosen})
    assert engine.jobs[1]["job"]["samples"]["classes"] == by_layer, "selected features have the same classes"
    layer.saveStyleToDatabase("style", "", True, "")
    QgsProject.instance().clear()
    run("train_unet", parameters)
    assert engine.jobs[2]["job"]["samples"]["classes"] == by_layer, "the style stored with the file is used as well"


def test_integer_classes_keep_their_value_and_take_the_name_of_the_value_map(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    from qgis.core import QgsEditorWidgetSetup

    rows = [(square(2, 2), {"code": 10}), (square(20, 5), {"code": 30})]
    layer = QgsVectorLayer(make_samples(tmp_path / "codes.gpkg", rows, {"code": ogr.OFTInteger}), "codes", "ogr")
    value_map = {"map": [{"Forêt": "10"}, {"Water": "30"}, {"<NULL>": "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"}]}
    layer.setEditorWidgetSetup(layer.fields().indexOf("code"), QgsEditorWidgetSetup("ValueMap", value_map))
    QgsProject.instance().addMapLayer(layer)
    run("train_unet", {**parameters, "SAMPLES": layer.id(), "CLASS_FIELD": "code"})
    entry = engine.jobs[0]
    classes = {(record["value"], record["name"]) for record in entry["job"]["samples"]["classes"]}
    assert classes == {(10, "Forêt"), (30, "Water")}
    assert [row[0] for row in entry["samples"]["rows"]] == [10, 30]


def test_whole_numbers_of_a_decimal_field_are_classes_and_others_are_refused(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    rows = [(square(2, 2), {"code": 1.0}), (square(20, 5), {"code": 2.0})]
    whole = make_samples(tmp_path / "whole.gpkg", rows, {"code": ogr.OFTReal})
    run("train_unet", {**parameters, "SAMPLES": whole, "CLASS_FIELD": "code"})
    assert engine.jobs[0]["samples"]["fields"] == {"code": "Integer64"}
    broken = make_samples(tmp_path / "broken.gpkg", [(square(2, 2), {"code": 1.5})], {"code": ogr.OFTReal})
    sentence = run.failure("train_unet", {**parameters, "SAMPLES": broken, "CLASS_FIELD": "code"})
    assert "The field code holds the decimal number 1.5." in sentence


def test_a_number_that_is_none_is_no_class_and_an_infinite_one_is_refused(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    def layer(*codes: float) -> str:
        made = QgsVectorLayer("Polygon?crs=EPSG:32719&field=code:double", "codes", "memory")
        features = []
        for code in codes:
            feature = QgsFeature(made.fields())
            feature.setAttributes([code])
            feature.setGeometry(QgsGeometry.fromWkt(square(2, 2)))
            features.append(feature)
        made.dataProvider().addFeatures(features)
        QgsProject.instance().addMapLayer(made)
        return str(made.id())

    run("train_unet", {**parameters, "SAMPLES": layer(1.0, float("nan"), 2.0), "CLASS_FIELD": "code"})
    assert [row[0] for row in engine.jobs[0]["samples"]["rows"]] == [1, None, 2]
    sentence = run.failure("train_unet", {**parameters, "SAMPLES": layer(1.0, float("inf")), "CLASS_FIELD": "code"})
    assert "The field code holds the infinite number inf. Choose a field of text or of whole numbers." in sentence


def test_memory_layers_points_lines_curves_and_invalid_rings_are_sent(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    layer = QgsVectorLayer("CurvePolygon?crs=EPSG:4326&field=class:string", "memory", "memory")
    geometries = [
        "CURVEPOLYGON(CIRCULARSTRING(-57.1 -27.1,-57.0 -27.0,-57.1 -26.9,-57.2 -27.0,-57.1 -27.1))",
        "POLYGON((-57 -27,-56.9 -26.9,-56.9 -27,-57 -26.9,-57 -27))",
    ]
    features = []
    for wkt in geometries:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Forest"])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    features.append(QgsFeature(layer.fields()))  # without a geometry
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    run("train_unet", {**parameters, "SAMPLES": layer.id()})
    sent = engine.jobs[0]["samples"]
    kinds = [row[1] and row[1].split("(")[0].strip() for row in sent["rows"]]
    assert sent["crs"] == "4326" and kinds == ["POLYGON", "POLYGON", None]
    for kind, wkt in (("Point", "POINT(1 2)"), ("LineString", "LINESTRING(0 0,1 1)")):
        other = QgsVectorLayer(f"{kind}?crs=EPSG:32719&field=class:string", kind, "memory")
        feature = QgsFeature(other.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        other.dataProvider().addFeatures([feature])
        QgsProject.instance().addMapLayer(other)
        run("train_unet", {**parameters, "SAMPLES": other.id()})
        assert engine.jobs[-1]["samples"]["rows"][0][1].upper().replace(" ", "") == wkt.replace(" ", "", 1).replace(
            " ", ""
        )


def test_a_class_field_called_fid_is_no_trouble(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:32719&field=fid:string&field=geom:string", "odd", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Forest", "train"])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1 2)"))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    run("train_unet", {**parameters, "SAMPLES": layer.id(), "CLASS_FIELD": "fid", "SPLIT_FIELD": "geom"})
    assert engine.jobs[0]["samples"]["rows"][0][:2] == ["Forest", "train"]


def test_the_class_field_is_found_by_a_clear_rule(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    def layer(name: str, fields: list[str]) -> str:
        rows = [(square(2, 2), dict.fromkeys(fields, "x"))]
        return make_samples(tmp_path / f"{name}.gpkg", rows, dict.fromkeys(fields, ogr.OFTString))

    for fields, split, expected in (
        (["other", "Class"], "", "Class"),
        (["landuse"], "", "landuse"),
        (["landuse", "part"], "part", "landuse"),
    ):
        run("train_unet", {**parameters, "SAMPLES": layer("-".join(fields) + split, fields), "SPLIT_FIELD": split})
        assert engine.jobs[-1]["job"]["samples"]["class_field"] == expected
    sentence = run.refusal("train_unet", {**parameters, "SAMPLES": layer("many", ["a", "b"])})
    assert sentence == (
        "The layer many has no field called class, and 2 text fields to choose from. "
        "Choose the class field among: fid, a, b."
    )


def test_relative_paths_become_absolute(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    relative = {"INPUT": "image.tif", "SAMPLES": "samples.gpkg", "MODEL": "here.alquimia", "REPORT": "here.html"}
    results = run("train_unet", {**parameters, **relative})
    job = engine.jobs[0]["job"]
    assert job["images"] == [str(tmp_path / "image.tif")]
    assert job["report"] == str(tmp_path / "here.html")
    assert results["MODEL"] == str(tmp_path / "here.alquimia")
