"""Features with answers: what reaches the engine, and the layer that is written with all fields and its style."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProject,
    QgsVectorLayer,
)

from alquimia_qgis.desktop.compatibility import is_null
from tests.desktop.conftest import FakeEngine, Runner, make_image, make_samples, square
from tests.desktop.test_bad_input import make_model_file
from tests.desktop.test_output_safety import model_of

FIELDS = {"who": ogr.OFTString, "seen": ogr.OFTDateTime, "at": ogr.OFTTime, "number": ogr.OFTInteger64,
          "Class_Name": ogr.OFTString}  # fmt: skip
BIG = 9_007_199_254_740_993  # no decimal number of 64 bits holds it


@pytest.fixture
def parcels(tmp_path: Path) -> str:
    rows = [
        (square(2, 2), {"who": "mé", "seen": "2024/05/06 07:08:09", "at": "07:08:09", "number": BIG}),
        (square(900, 5), {"who": "you", "Class_Name": "mine"}),
        (square(40, 20), {"number": -1}),
    ]
    return make_samples(tmp_path / "parcels.gpkg", rows, FIELDS)


@pytest.fixture
def parameters(image: str, parcels: str, tmp_path: Path) -> dict[str, Any]:
    model = make_model_file(tmp_path, bands=3)
    return {"INPUT": image, "FEATURES": parcels, "MODEL": model, "OUTPUT": str(tmp_path / "answered.gpkg")}


def opened(path: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(path, "answered", "ogr")
    assert layer.isValid()
    return layer


def attributes(path: str) -> list[dict[str, Any]]:
    layer = opened(path)
    names = layer.fields().names()
    return [
        {name: None if is_null(value) else value for name, value in zip(names, feature.attributes())}
        for feature in layer.getFeatures()
    ]


def test_the_job_holds_what_the_user_chose(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    chosen = {"PROBABILITIES": True, "STRIDE": 7, "BANDS": [2], "BACKEND": "onnxruntime", "MEMORY": 512}
    results = run("predictfeatures", {**parameters, **chosen})
    entry = engine.jobs[0]
    job = entry["job"]
    assert (job["images"], job["model"], job["bands"]) == ([parameters["INPUT"]], parameters["MODEL"], [2])
    assert job["feature_options"] == {"probabilities": True, "embedding": False, "stride": 7}
    assert (job["options"]["backend"], job["options"]["memory"]) == ("onnxruntime", 512)
    assert job["features"]["title"] == "parcels" and entry["features"]["crs"] == "32719"
    assert entry["features"]["fields"] == {} and len(entry["features"]["rows"]) == 3
    assert results["OUTPUT"] == parameters["OUTPUT"]
    assert (results["ANSWERED_FEATURES"], results["UNANSWERED_FEATURES"]) == (2, 1)
    assert not Path(job["answers"]).exists() and not Path(job["features"]["path"]).exists()


def test_every_feature_keeps_its_fields_id_and_place(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], parcels: str
) -> None:
    source = ogr.Open(parcels, 1)
    source.GetLayer().DeleteFeature(1)
    feature = ogr.Feature(source.GetLayer().GetLayerDefn())
    feature.SetField("who", "without a shape")
    feature.SetFID(77)
    source.GetLayer().CreateFeature(feature)
    del source
    results = run("predictfeatures", {**parameters, "PROBABILITIES": True})
    before, after = opened(parcels), opened(results["OUTPUT"])
    assert after.fields().names() == [
        *before.fields().names(), "class_value", "class_name_2", "confidence", "answer_count", "probability_1",
        "probability_2",
    ]  # fmt: skip
    assert [field.type() for field in after.fields()][: len(FIELDS) + 1] == [field.type() for field in before.fields()]
    assert after.crs() == before.crs()
    for old, new in zip(before.getFeatures(), after.getFeatures()):
        # QGIS 3.22 writes what has no shape as an empty one.
        shown = [shape.asWkt() for shape in (old.geometry(), new.geometry()) if not shape.isEmpty()]
        assert new.id() == old.id() and shown in ([old.geometry().asWkt()] * 2, [])
        assert new.attributes()[: len(FIELDS) + 1] == old.attributes()
    rows = attributes(results["OUTPUT"])
    assert [row["fid"] for row in rows] == [2, 3, 77]
    assert [row["class_name_2"] for row in rows] == ['Forêt "dense"', None, None]
    assert "The layer has a field class_name already; the new one is called class_name_2." in run.feedback.text()


def test_numbers_too_large_for_decimals_stay_as_they_are(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    rows = attributes(run("predictfeatures", parameters)["OUTPUT"])
    assert [row["number"] for row in rows] == [BIG, None, -1]
    assert rows[0]["seen"].toString("yyyy-MM-dd HH:mm:ss") == "2024-05-06 07:08:09"
    assert (rows[0]["class_value"], rows[0]["confidence"], rows[0]["answer_count"]) == (1, 0.75, 9)
    assert rows[1]["class_value"] is None and rows[1]["confidence"] is None and rows[1]["Class_Name"] == "mine"


def test_features_without_an_answer_are_named(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    run("predictfeatures", parameters)
    assert "Features off the image, left empty: 1 (id 2)." in run.feedback.text("warning")


def test_a_field_called_fid_that_is_no_id_is_kept(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:32719&field=fid:string&field=geom:string", "notes", "memory")
    features = []
    for text in ("same", "same", "other"):
        features.append(QgsFeature(layer.fields()))
        features[-1].setAttributes([text, "round"])
        features[-1].setGeometry(QgsGeometry.fromWkt(square(2, 2)))
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    rows = attributes(run("predictfeatures", {**parameters, "FEATURES": layer.id()})["OUTPUT"])
    assert [(row["fid"], row["geom"], row["class_value"]) for row in rows] == [
        ("same", "round", 1), ("same", "round", None), ("other", "round", 1),
    ]  # fmt: skip


def test_selected_features_only(run: Runner, engine: FakeEngine, parameters: dict[str, Any], parcels: str) -> None:
    layer = QgsVectorLayer(parcels, "parcels", "ogr")
    layer.selectByIds([3])
    QgsProject.instance().addMapLayer(layer)
    definition = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    rows = attributes(run("predictfeatures", {**parameters, "FEATURES": definition})["OUTPUT"])
    assert [(row["fid"], row["class_value"]) for row in rows] == [(3, 1)]


def test_the_layer_has_the_colours_of_the_classes(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    details = QgsProcessingContext.LayerDetails("Answered features", QgsProject.instance(), "OUTPUT")
    run.context.addLayerToLoadOnCompletion(parameters["OUTPUT"], details)
    run("predictfeatures", parameters)
    details = run.context.layerToLoadOnCompletionDetails(parameters["OUTPUT"])
    assert details.name == "Classes of parcels"
    later = opened(parameters["OUTPUT"])
    later.loadDefaultStyle()
    renderer = later.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer) and renderer.classAttribute() == "class_value"
    entries = [(entry.label(), entry.symbol().color().name()) for entry in renderer.categories()]
    assert entries == [('Forêt "dense"', "#228833"), ("Water's edge", "#4477aa"), ("No answer", "#d9d9d9")]
    assert later.attributeAlias(later.fields().lookupField("class_name_2")) == "Class"
    loaded = opened(parameters["OUTPUT"])
    details.postProcessor().postProcessLayer(loaded, run.context, run.feedback)
    assert isinstance(loaded.renderer(), QgsCategorizedSymbolRenderer)


def test_numbers_are_coloured_over_the_range_of_the_training(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "numbers").mkdir()
    model = make_model_file(tmp_path / "numbers", bands=3, task="regression")
    numbers = {**parameters, "MODEL": model}
    rows = attributes(run("predictfeatures", numbers)["OUTPUT"])
    assert [(row["value"], row["value_spread"], row["answer_count"]) for row in rows] == [
        (100.0, None, 9), (None, None, None), (102.0, None, 9),
    ]  # fmt: skip
    later = opened(parameters["OUTPUT"])
    later.loadDefaultStyle()
    renderer = later.renderer()
    assert isinstance(renderer, QgsGraduatedSymbolRenderer) and renderer.classAttribute() == "value"
    labels = [entry.label() for entry in renderer.ranges()]
    assert labels == ["< 58", "58 – 106", "106 – 154", "154 – 202", "≥ 202"]
    assert renderer.ranges()[0].lowerValue() < -1e200 and renderer.ranges()[4].upperValue() > 1e200
    assert run.refusal("predictfeatures", {**numbers, "PROBABILITIES": True}) == (
        "This model estimates a number (biomass) and has no probabilities or confidence. "
        "Leave PROBABILITIES empty or switched off."
    )


def test_a_style_of_another_file_is_left_alone(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    foreign = tmp_path / "answered.qml"
    foreign.write_text("<qgis><rasterrenderer/></qgis>", encoding="utf-8")
    run("predictfeatures", parameters)
    assert foreign.read_text(encoding="utf-8") == "<qgis><rasterrenderer/></qgis>"
    assert "it belongs to another file" in run.feedback.text("warning")
    foreign.unlink()
    run("predictfeatures", parameters)
    run("predictfeatures", parameters)
    assert "categorizedSymbol" in foreign.read_text(encoding="utf-8"), "its own style is written anew"


def test_a_result_that_is_open_elsewhere_is_not_replaced(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    Path(f"{parameters['OUTPUT']}-wal").write_bytes(b"journal")
    assert run.refusal("predictfeatures", parameters) == (
        f"{parameters['OUTPUT']} is in use by another program. Remove the layer from QGIS, or choose another name."
    )


def test_a_failure_leaves_the_former_layer(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    run("predictfeatures", parameters)
    former, names = Path(parameters["OUTPUT"]).read_bytes(), sorted(os.listdir(tmp_path))
    engine.plays("fail")
    assert "The samples hold one class only." in run.failure("predictfeatures", parameters)
    assert Path(parameters["OUTPUT"]).read_bytes() == former and sorted(os.listdir(tmp_path)) == names


def test_a_layer_that_changes_meanwhile_is_refused(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alquimia_qgis.desktop.algorithms import answered_layer

    rows = answered_layer._rows
    monkeypatch.setattr(answered_layer, "_rows", lambda table: iter(list(rows(table))[:-1]))
    assert "The layer has been changed while the model answered." in run.failure("predictfeatures", parameters)
    assert not Path(parameters["OUTPUT"]).exists() and not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("wkt", "epsg", "sentence"),
    [
        ("LINESTRING(500000 7000000,500100 6999900)", 32719, "The layer odd has lines. Give points or polygons; "
         "Buffer makes polygons of lines."),
        (square(2, 2), None, "The layer odd has no coordinate reference system."),
        ("", 32719, "The layer odd has no features to use. Digitise some, or clear the selection."),
    ],
    ids=["lines", "no CRS", "empty"],
)  # fmt: skip
def test_layers_that_cannot_be_used(
    run: Runner, parameters: dict[str, Any], tmp_path: Path, wkt: str, epsg: int | None, sentence: str
) -> None:
    kind = "LineString" if wkt.startswith("LINE") else "Polygon"
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:{epsg}" if epsg else kind, "odd", "memory")
    if wkt:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    if epsg is None:
        layer.setCrs(QgsCoordinateReferenceSystem())
    QgsProject.instance().addMapLayer(layer)
    assert run.refusal("predictfeatures", {**parameters, "FEATURES": layer.id()}) == sentence
    QgsProject.instance().clear()


def test_outputs_that_would_do_harm(run: Runner, parameters: dict[str, Any], parcels: str, tmp_path: Path) -> None:
    assert "would overwrite an input" in run.refusal("predictfeatures", {**parameters, "OUTPUT": parcels})
    refused = run.refusal("predictfeatures", {**parameters, "OUTPUT": str(tmp_path / "a.shp")})
    assert "Answered features must end in .gpkg" in refused


def test_models_of_the_other_kind_are_sent_on(
    run: Runner, parameters: dict[str, Any], image: str, tmp_path: Path
) -> None:
    (tmp_path / "series").mkdir()
    series = make_model_file(tmp_path / "series", bands=3, dates=2)
    assert "alquimia:predictseriesfeatures" in run.refusal("predictfeatures", {**parameters, "MODEL": series})
    sentence = run.refusal("predictseriesfeatures", {**parameters, "INPUT": [image]})
    assert "Classify features with a model (alquimia:predictfeatures)" in sentence


def test_a_series_of_images(run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()
    model = make_model_file(tmp_path / "series", bands=3, dates=2)
    images = [make_image(tmp_path / f"2018-0{month}-15.tif") for month in (4, 5)]
    results = run("predictseriesfeatures", {**parameters, "INPUT": images, "MODEL": model})
    job = engine.jobs[0]["job"]
    assert job["images"] == images and job["series"]["dates"] == ["2018-04-15", "2018-05-15"]
    assert [row["class_value"] for row in attributes(results["OUTPUT"])] == [1, None, 1]


def test_in_a_model_and_as_a_temporary_layer(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    assert Path(run("predictfeatures", {**parameters, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]).exists()
    fixed = {name: value for name, value in parameters.items() if name != "OUTPUT"}
    model = model_of("alquimia:predictfeatures", fixed, "OUTPUT")
    (place,) = model.destinationParameterDefinitions()
    target = str(tmp_path / "of_model.gpkg")
    _, succeeded = model.run({place.name(): target}, run.context, run.feedback)
    assert succeeded, run.feedback.text()
    assert [row["class_value"] for row in attributes(target)] == [1, None, 1] and len(engine.jobs) == 2


def test_between_other_steps_of_a_model(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    """Centroids, their answers, and those that have one: the layer passes from step to step."""
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("three steps", "tests")
    fixed = {name: source.fromStaticValue(parameters[name]) for name in ("INPUT", "MODEL")}
    steps = {
        "native:centroids": {"INPUT": source.fromStaticValue(parameters["FEATURES"])},
        "alquimia:predictfeatures": {**fixed, "FEATURES": source.fromChildOutput("native:centroids", "OUTPUT")},
        "native:extractbyexpression": {
            "INPUT": source.fromChildOutput("alquimia:predictfeatures", "OUTPUT"),
            "EXPRESSION": source.fromStaticValue('"class_value" is not null'),
        },
    }
    for identifier, values in steps.items():
        child = QgsProcessingModelChildAlgorithm(identifier)
        child.setChildId(identifier)
        for name, value in values.items():
            child.addParameterSources(name, [value])
        if identifier.startswith("native:extract"):
            output = QgsProcessingModelOutput("kept", "kept")
            output.setChildId(identifier)
            output.setChildOutputName("OUTPUT")
            child.setModelOutputs({"kept": output})
        model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    (place,) = model.destinationParameterDefinitions()
    target = str(tmp_path / "kept.gpkg")
    _, succeeded = model.run({place.name(): target}, run.context, run.feedback)
    assert succeeded, run.feedback.text()
    assert [row[-1].split()[0].upper() for row in engine.jobs[0]["features"]["rows"]] == ["POINT"] * 3
    assert [(row["who"], row["class_value"]) for row in attributes(target)] == [("mé", 1), (None, 1)]
