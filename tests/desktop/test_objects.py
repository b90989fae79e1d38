"""Finding and assessing objects: what is asked of the engine, what is refused before, and how results look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import QgsCategorizedSymbolRenderer, QgsRasterLayer, QgsVectorLayer

from tests.desktop.conftest import FakeEngine, Runner, make_samples, square
from tests.desktop.test_bad_input import make_model_file

BOXES = {"class": ogr.OFTString, "score": ogr.OFTReal}


@pytest.fixture
def search(image: str, tmp_path: Path) -> dict[str, Any]:
    model = make_model_file(tmp_path, bands=3, task="detection")
    return {"INPUT": image, "MODEL": model, "OUTPUT": str(tmp_path / "objects.gpkg")}


@pytest.fixture
def layers(tmp_path: Path) -> dict[str, Any]:
    found = [(square(2, 2), {"class": "Car", "score": 0.9}), (square(20, 5), {"class": "Car", "score": 0.4})]
    reference = [(square(2, 3), {"kind": 3, "class": "Car"}), (square(40, 20), {"kind": 3, "class": "Car"})]
    fields = {"kind": ogr.OFTInteger, "class": ogr.OFTString}
    return {
        "INPUT": make_samples(tmp_path / "found.gpkg", found, BOXES),
        "REFERENCE": make_samples(tmp_path / "reference.gpkg", reference, fields),
    }


def styled(path: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(path, "opened later", "ogr")
    assert layer.isValid() and isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    return layer


def categories(layer: QgsVectorLayer) -> list[tuple[str, str, str]]:
    return [
        (str(item.value()), item.label(), item.symbol().symbolLayer(0).strokeColor().name())
        for item in layer.renderer().categories()
    ]


def test_the_search_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, search: dict[str, Any], tmp_path: Path
) -> None:
    chosen = {
        "SCORE": 0.3, "SUPPRESSION": "soft_nms", "SUPPRESSION_OVERLAP": 0.4, "ACROSS_CLASSES": True, "OVERLAP": 16,
        "MINIMUM_SIZE": 2.5, "MAXIMUM_PER_CHIP": 50, "BATCH_SIZE": 2, "BACKEND": "keras", "BANDS": [2],
        "DENSITY": str(tmp_path / "density.tif"), "CELL_SIZE": 100, "DENSITY_UNIT": "per_cell",
        "EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]",
    }  # fmt: skip
    results = run("predictobjects", {**search, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["images"], job["model"], job["bands"]) == ([search["INPUT"]], search["MODEL"], [2])
    assert job["extent"] == [500100.0, 6999800.0, 500200.0, 6999900.0]
    assert job["object_options"] == {
        "score": 0.3, "suppression": "soft_nms", "suppression_overlap": 0.4, "across_classes": True, "overlap": 16,
        "minimum_size": 2.5, "maximum_per_chip": 50,
    }  # fmt: skip
    assert job["density_options"] == {"cell_size": 100.0, "density_unit": "per_cell"}
    assert (job["computing"]["backend"], job["computing"]["batch_size"]) == ("keras", 2)
    assert (results["OUTPUT"], results["DENSITY"]) == (search["OUTPUT"], chosen["DENSITY"])
    assert results["OBJECTS"] == 2
    assert json.loads(results["COUNTS"]) == {'Forêt "dense"': 1, "Water's edge": 1}
    density = QgsRasterLayer(results["DENSITY"], "density")
    density.loadDefaultStyle()
    assert density.renderer().classificationMax() == 5.0


def test_objects_have_the_colours_of_their_classes_and_scores_as_labels(
    run: Runner, engine: FakeEngine, search: dict[str, Any]
) -> None:
    layer = styled(run("predictobjects", search)["OUTPUT"])
    assert categories(layer) == [("1", 'Forêt "dense"', "#228833"), ("2", "Water's edge", "#4477aa")]
    settings = layer.labeling().settings()
    assert layer.labelsEnabled() and settings.isExpression and 'format_number("score", 2)' in settings.fieldName
    assert run("predictobjects", search)["DENSITY"] is None  # and a result may be replaced


def test_models_of_maps_find_no_objects_and_detectors_make_no_maps(
    run: Runner, engine: FakeEngine, search: dict[str, Any], tmp_path: Path
) -> None:
    sentence = run.refusal("predictraster", {**search, "OUTPUT": str(tmp_path / "map.tif")})
    assert "It" not in sentence and "alquimia:predictobjects" in sentence
    model = make_model_file(tmp_path, bands=3)
    sentence = run.refusal("predictobjects", {**search, "MODEL": model})
    assert "model.alquimia was not trained to find objects, but for pixel classification" in sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SCORE": 0}, "Lowest score must be a number from 0.01 to 1; 0 was given."),
        ({"SUPPRESSION": "best"}, "Boxes of one object must be one of nms, soft_nms, box_fusion"),
        ({"OUTPUT": "/tmp/objects.shp"}, "Objects must end in .gpkg; objects.shp was given."),
        ({"CELL_SIZE": -1}, "Cell size of the density must be a number of 0 or more"),
    ],
)
def test_values_of_a_search_are_checked_before(
    run: Runner, engine: FakeEngine, search: dict[str, Any], change: dict[str, Any], sentence: str
) -> None:
    assert sentence in run.refusal("predictobjects", {**search, **change})
    assert engine.jobs == []


def test_the_assessment_gives_the_engine_both_layers_and_areas(
    run: Runner, engine: FakeEngine, layers: dict[str, Any], tmp_path: Path
) -> None:
    files = {
        "OUTPUT": str(tmp_path / "outcomes.gpkg"), "REPORT": str(tmp_path / "r.html"),
        "TABLE": str(tmp_path / "t.csv"), "COUNTS": str(tmp_path / "c.csv"),
    }  # fmt: skip
    areas = make_samples(tmp_path / "areas.gpkg", [(square(0, 0, 30), {})], {})
    results = run("assessobjects", {**layers, **files, "AREA": areas, "SCORE": 0.4, "MINIMUM_OVERLAP": 0.3})
    entry = engine.jobs[0]
    job = entry["job"]
    assert (job["detected_boxes"]["class_field"], job["detected_boxes"]["score_field"]) == ("class", "score")
    assert (job["reference_boxes"]["class_field"], job["reference_boxes"]["title"]) == ("class", "reference")
    assert job["assessment_options"] == {"score": 0.4, "minimum_overlap": 0.3, "count_size": None}
    assert entry["detected"]["fields"] == {"class": "String", "score": "Real"}
    assert entry["reference"]["fields"] == {"class": "String"} and entry["areas"]["fields"] == {}
    assert [row[:2] for row in entry["detected"]["rows"]] == [["Car", 0.9], ["Car", 0.4]]
    assert entry["reference"]["crs"] == "32719" and len(entry["areas"]["rows"]) == 1
    assert {name: results[name] for name in files} == files
    assert (results["AP50"], results["AP"], results["BEST_SCORE"]) == (0.7, 0.4, 0.35)
    assert (results["REFERENCE_OBJECTS"], results["FOUND_OBJECTS"], results["FALSE_OBJECTS"]) == (10, 8, 1)
    assert results["COUNT_BIAS"] is None
    labels = [(value, colour) for value, _, colour in categories(styled(results["OUTPUT"]))]
    assert labels == [("found", "#009e73"), ("false", "#d55e00"), ("missed", "#cc79a7")]
    assert not Path(job["detected_boxes"]["path"]).exists()


def test_classes_are_compared_where_both_layers_have_them(
    run: Runner, engine: FakeEngine, layers: dict[str, Any], tmp_path: Path
) -> None:
    plain = make_samples(tmp_path / "plain.gpkg", [(square(2, 2), {"who": "me"})], {"who": ogr.OFTString})
    run("assessobjects", {**layers, "REFERENCE_CLASS_FIELD": "kind"})
    run("assessobjects", {**layers, "REFERENCE": plain})
    jobs = [entry["job"] for entry in engine.jobs]
    assert [job["reference_boxes"]["class_field"] for job in jobs] == ["kind", ""]
    assert [job["detected_boxes"]["class_field"] for job in jobs] == ["class", ""]
    assert all(job["output"] == "" for job in jobs)
    sentence = run.refusal("assessobjects", {**layers, "REFERENCE": plain, "CLASS_FIELD": "class"})
    assert "the layer plain has no field called class" in sentence


def test_layers_that_are_no_boxes_are_refused(
    run: Runner, engine: FakeEngine, layers: dict[str, Any], tmp_path: Path
) -> None:
    fields = "field=class:string&field=score:double"
    empty = QgsVectorLayer(f"Polygon?crs=EPSG:32719&{fields}", "empty", "memory")
    run.context.temporaryLayerStore().addMapLayer(empty)
    refused = run.refusal("assessobjects", {**layers, "REFERENCE": empty.id()})
    assert "The layer empty has no features" in refused
    points = QgsVectorLayer("Point?crs=EPSG:32719&field=class:string", "points", "memory")
    run.context.temporaryLayerStore().addMapLayer(points)
    assert run.refusal("assessobjects", {**layers, "REFERENCE": points.id()})
    assert "has no field sort" in run.refusal("assessobjects", {**layers, "CLASS_FIELD": "sort"})
    assert "holds no numbers" in run.refusal("assessobjects", {**layers, "SCORE_FIELD": "class"})
    assert engine.jobs == []
    run("assessobjects", {**layers, "INPUT": empty.id()})  # nothing found is a result, too
