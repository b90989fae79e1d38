"""Estimating numbers: the choice of the task, the field of values, the figures, and the looks of the maps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import QgsColorRampShader, QgsProcessingContext, QgsProject, QgsRasterLayer

from tests.desktop.conftest import FakeEngine, Runner, make_image, make_samples, square
from tests.desktop.fake_engine import HIGHEST, LOWEST
from tests.desktop.test_bad_input import make_model_file

TRAIN = "train_temporal_cnn"
NUMBERS = {"biomass": ogr.OFTReal, "class": ogr.OFTString, "part": ogr.OFTString}


@pytest.fixture
def plots(tmp_path: Path) -> str:
    """Three plots with a biomass, and one without."""
    rows = [
        (square(2, 2), {"biomass": 12.5, "class": "Forest", "part": "train"}),
        (square(20, 5), {"biomass": 250.0, "class": "Water", "part": "validation"}),
        (square(40, 20), {"biomass": -3.0, "class": "Forest", "part": "train"}),
        (square(50, 20), {"class": "Forest", "part": "train"}),
    ]
    return make_samples(tmp_path / "plots.gpkg", rows, NUMBERS)


@pytest.fixture
def images(tmp_path: Path) -> list[str]:
    return [make_image(tmp_path / f"2018-0{month}-15.tif") for month in (4, 5)]


@pytest.fixture
def parameters(images: list[str], plots: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": images, "SAMPLES": plots, "TASK": "regression", "MODEL": str(tmp_path / "out.alquimia")}


@pytest.fixture
def prediction(images: list[str], tmp_path: Path) -> dict[str, Any]:
    model = make_model_file(tmp_path, bands=3, dates=2, task="regression")
    return {"INPUT": images, "MODEL": model, "OUTPUT": str(tmp_path / "map.tif")}


def test_the_task_is_a_choice_by_name(run: Runner) -> None:
    task = run.algorithm(TRAIN).parameterDefinition("TASK")
    assert (task.options(), task.defaultValue(), task.usesStaticStrings()) == (
        ["segmentation", "regression"], "segmentation", True,
    )  # fmt: skip
    assert "segmentation: Pixel classification; regression: Regression." in task.help()
    assert run.algorithm(TRAIN).parameterDefinition("CLASS_FIELD").description() == "Class or value field"
    assert run.algorithm("train_unet").parameterDefinition("CLASS_FIELD").description() == "Class field"


def test_decimal_numbers_reach_the_engine_and_features_without_one_do_not(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    results = run(TRAIN, {**parameters, "CLASS_FIELD": "biomass", "SPLIT_FIELD": "part", "LOSS": "huber"})
    entry = engine.jobs[0]
    assert (entry["job"]["task"], entry["job"]["training"]["loss"]) == ("regression", "huber")
    assert entry["job"]["samples"]["class_field"] == "biomass" and entry["job"]["samples"]["classes"] == []
    assert entry["samples"]["fields"] == {"biomass": "Real", "part": "String"}
    assert [row[:2] for row in entry["samples"]["rows"]] == [[12.5, "train"], [250.0, "validation"], [-3.0, "train"]]
    assert "Features without a number in the field biomass, left out: 1." in run.feedback.text("info")
    assert (results["R_SQUARED"], results["RMSE"], results["MEAN_ABSOLUTE_ERROR"]) == (0.6, 12.5, 9.0)
    assert results["OVERALL_ACCURACY"] is None and results["MEAN_IOU"] is None and results["MACRO_F1"] is None


def test_whole_numbers_are_numbers_as_well(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    rows = [(square(2, 2), {"trees": 3}), (square(20, 5), {"trees": 40})]
    counted = make_samples(tmp_path / "counted.gpkg", rows, {"trees": ogr.OFTInteger})
    run(TRAIN, {**parameters, "SAMPLES": counted})
    assert engine.jobs[0]["samples"]["fields"] == {"trees": "Real"}
    assert [row[0] for row in engine.jobs[0]["samples"]["rows"]] == [3.0, 40.0]


def test_the_value_field_is_found_by_a_clear_rule(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    run(TRAIN, parameters)
    assert engine.jobs[-1]["job"]["samples"]["class_field"] == "biomass", "the only field of numbers beside fid"
    rows = [(square(2, 2), {"Value": 1.0, "other": 2.0}), (square(20, 5), {"Value": 3.0, "other": 4.0})]
    two = make_samples(tmp_path / "two.gpkg", rows, {"other": ogr.OFTReal, "Value": ogr.OFTReal})
    run(TRAIN, {**parameters, "SAMPLES": two})
    assert engine.jobs[-1]["job"]["samples"]["class_field"] == "Value"
    many = make_samples(tmp_path / "many.gpkg", [(square(2, 2), {})], {"a": ogr.OFTReal, "b": ogr.OFTInteger})
    assert run.refusal(TRAIN, {**parameters, "SAMPLES": many}) == (
        "The layer many has no field called value, and 2 fields of numbers to choose from. "
        "Choose the field of the numbers to be estimated among: fid, a, b."
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"CLASS_FIELD": "class"}, "The field class is of text; a regression estimates numbers. Choose a field of "
         "numbers (the layer has: biomass), or set TASK to segmentation to map classes."),
        ({"CLASS_FIELD": "nothing"}, "The layer plots has no field nothing. It has: fid, biomass, class, part."),
        ({"LOSS": "dice"}, "Regression has no loss called 'dice'. It has: automatic, squared_error, absolute_error, "
         "huber."),
        ({"MONITOR": "mean_iou"}, "Regression has no metric called 'mean_iou'. It has: automatic, r_squared, rmse, "
         "mean_absolute_error, loss."),
        ({"TASK": "segmentation", "LOSS": "huber"}, "Pixel classification has no loss called 'huber'. It has: "
         "automatic, cross_entropy, focal, dice, cross_entropy_dice."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_what_does_not_suit_the_task_is_refused_before_the_run(
    run: Runner, parameters: dict[str, Any], changed: dict[str, Any], sentence: str
) -> None:
    assert run.refusal(TRAIN, {**parameters, **changed}) == sentence


def test_samples_without_any_usable_number_are_refused(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    empty = make_samples(tmp_path / "empty.gpkg", [(square(2, 2), {})], {"biomass": ogr.OFTReal})
    assert run.failure(TRAIN, {**parameters, "SAMPLES": empty}) == (
        "No feature of the layer empty has a number in the field biomass. Fill it in, or choose another field."
    )
    endless = make_samples(tmp_path / "endless.gpkg", [(square(2, 2), {"biomass": float("inf")})], NUMBERS)
    assert "The field biomass holds the infinite number inf. Correct it" in run.failure(
        TRAIN, {**parameters, "SAMPLES": endless}
    )
    assert engine.jobs == []


def test_a_map_of_numbers_is_coloured_over_the_range_of_the_training(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any]
) -> None:
    details = QgsProcessingContext.LayerDetails("Map", QgsProject.instance(), "OUTPUT")
    run.context.addLayerToLoadOnCompletion(prediction["OUTPUT"], details)
    results = run("predictseries", prediction)
    assert results["MAPPED_PIXELS"] == 7
    layer = QgsRasterLayer(prediction["OUTPUT"], "opened later")
    layer.loadDefaultStyle()
    ramp = layer.renderer().shader().rasterShaderFunction()
    assert isinstance(ramp, QgsColorRampShader)
    assert (ramp.minimumValue(), ramp.maximumValue()) == (LOWEST, HIGHEST)
    items = [(item.value, item.color.name(), item.label) for item in ramp.colorRampItemList()]
    assert items[0] == (LOWEST, "#440154", "10") and items[2] == (130.0, "#21918c", "130") and len(items) == 5
    details = run.context.layerToLoadOnCompletionDetails(prediction["OUTPUT"])
    assert details.name == "biomass of 2 images"
    loaded = QgsRasterLayer(prediction["OUTPUT"], "loaded")
    details.postProcessor().postProcessLayer(loaded, run.context, run.feedback)
    assert loaded.renderer().type() == "singlebandpseudocolor"


def test_numbers_have_no_probabilities(run: Runner, prediction: dict[str, Any], image: str, tmp_path: Path) -> None:
    known = "This model estimates a number (biomass) and has no probabilities or confidence."
    shares = {"PROBABILITIES": str(tmp_path / "p.tif"), "CONFIDENCE": str(tmp_path / "c.tif")}
    assert run.refusal("predictseries", {**prediction, **shares}) == (
        f"{known} Leave PROBABILITIES and CONFIDENCE empty or switched off."
    )
    (tmp_path / "single").mkdir()
    model = make_model_file(tmp_path / "single", bands=3, task="regression")
    single = {"INPUT": image, "MODEL": model, "OUTPUT": str(tmp_path / "m.tif"), "CONFIDENCE": str(tmp_path / "c.tif")}
    assert run.refusal("predictraster", single) == f"{known} Leave CONFIDENCE empty or switched off."
    many = {"INPUTS": [image], "MODEL": model, "OUTPUT_FOLDER": str(tmp_path / "maps"), "EACH_CONFIDENCE": True}
    assert run.refusal("predictrasters", many) == f"{known} Leave EACH_CONFIDENCE empty or switched off."


def test_many_images_get_maps_of_numbers(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    (tmp_path / "single").mkdir()
    model = make_model_file(tmp_path / "single", bands=3, task="regression")
    given = {"INPUTS": [image], "MODEL": model, "OUTPUT_FOLDER": str(tmp_path / "maps")}
    run("predictrasters", {**given, "OUTPUT": str(tmp_path / "mosaic.tif")})
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["image_values.qml", "image_values.tif"]
    assert "singlebandpseudocolor" in (tmp_path / "mosaic.qml").read_text(encoding="utf-8")
