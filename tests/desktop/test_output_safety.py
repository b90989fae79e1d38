"""No result may cost the user a file of his own: sources, styles of neighbours, and steps of a model."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from alquimia_qgis.desktop.algorithms.image_source import ImageSource
from alquimia_qgis.protocol.errors import JobCancelled
from tests.desktop.conftest import HEIGHT, WIDTH, FakeEngine, Runner, make_image
from tests.desktop.test_bad_input import make_model_file


@pytest.fixture
def prediction(image: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "MODEL": make_model_file(tmp_path), "OUTPUT": str(tmp_path / "map.tif")}


def model_of(step: str, fixed: dict[str, Any], *outputs: str) -> QgsProcessingModelAlgorithm:
    """A model of one step whose values are fixed, and whose ``outputs`` are the model's own."""
    model = QgsProcessingModelAlgorithm("one step", "tests")
    child = QgsProcessingModelChildAlgorithm(step)
    child.setChildId("step")
    for name, value in fixed.items():
        child.addParameterSources(name, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
    made = {}
    for name in outputs:
        output = QgsProcessingModelOutput(name, name)
        output.setChildId("step")
        output.setChildOutputName(name)
        made[name] = output
    child.setModelOutputs(made)
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    return model


def run_that_fails(run: Runner, model: QgsProcessingModelAlgorithm, given: dict[str, Any]) -> str:
    """What the user reads."""
    _, succeeded = model.run(given, run.context, run.feedback)
    assert not succeeded
    return run.feedback.text("error")


def test_a_step_of_a_model_never_replaces_its_input(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], image: str
) -> None:
    before = Path(image).read_bytes()
    model = model_of("alquimia:predictraster", {key: prediction[key] for key in ("INPUT", "MODEL")}, "OUTPUT")
    (destination,) = model.destinationParameterDefinitions()
    given = {destination.name(): image}
    assert f"Map would overwrite an input: {image}. Choose another file." in run_that_fails(run, model, given)
    assert engine.jobs == [] and Path(image).read_bytes() == before


def test_a_step_of_a_model_has_its_limits_checked(run: Runner, engine: FakeEngine, prediction: dict[str, Any]) -> None:
    fixed = {"INPUT": prediction["INPUT"], "MODEL": prediction["MODEL"], "WINDOW_SIZE": -4}
    sentence = run_that_fails(run, model_of("alquimia:predictraster", fixed), {})
    assert "Window size must be" in sentence and "; -4 was given." in sentence
    assert engine.jobs == []


def test_temporary_outputs_and_outputs_of_a_model_pass_the_checks(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    assert Path(run("predictraster", {**prediction, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]).exists()
    fixed = {key: prediction[key] for key in ("INPUT", "MODEL")}
    for outputs in ((), ("OUTPUT",)):
        for value in ("TEMPORARY_OUTPUT", str(tmp_path / "of the model.tif")):
            model = model_of("alquimia:predictraster", fixed, *outputs)
            given = {item.name(): value for item in model.destinationParameterDefinitions()}
            context = QgsProcessingContext()  # a used one may hold what a model has done before
            context.setProject(QgsProject.instance())
            _, succeeded = model.run(given, context, run.feedback)
            assert succeeded, run.feedback.text("error")
    assert (tmp_path / "of the model.tif").exists() and len(engine.jobs) == 5


def test_the_file_of_the_samples_is_never_a_result(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    table = tmp_path / "points.csv"
    table.write_text("class,x,y\nForest,500010,6999990\nWater,500200,6999900\n", encoding="utf-8")
    uri = f"file://{table}?delimiter=,&xField=x&yField=y&crs=EPSG:32719"
    layer = QgsVectorLayer(uri, "points", "delimitedtext")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    train = {"INPUT": image, "SAMPLES": layer.id(), "PATCH_SIZE": 32, "MODEL": str(tmp_path / "out.alquimia")}
    assert run.refusal("train_unet", {**train, "HISTORY": str(table)}) == (
        f"History would overwrite an input: {table}. Choose another file."
    )
    assess = {"INPUT": image, "REFERENCE": layer.id(), "TABLE": str(tmp_path / "." / "points.csv")}
    assert run.refusal("assessmap", assess).startswith("Table would overwrite an input")
    assert run.refusal("assessmap", {**assess, "TABLE": str(tmp_path / "other.csv")}) == ""


def test_the_files_behind_a_virtual_image_are_never_a_result(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], image: str, tmp_path: Path
) -> None:
    inner, outer = str(tmp_path / "inner.vrt"), str(tmp_path / "outer.vrt")
    gdal.Translate(inner, image, format="VRT")
    gdal.BuildVRT(outer, [inner])
    virtual = QgsRasterLayer(
        f"?crs=EPSG:32719&extent=500000,6999600,500600,7000000&width={WIDTH}&height={HEIGHT}"
        f'&formula="image@1" * 2&image:uri={image}&image:provider=gdal',
        "doubled",
        "virtualraster",
    )
    optioned = QgsRasterLayer(f"{image}|option:NUM_THREADS=2", "optioned", "gdal")
    layers = [layer for layer in (virtual, optioned) if layer.isValid()]
    QgsProject.instance().addMapLayers(layers)
    assert optioned in layers
    for source in (inner, outer, *(layer.id() for layer in layers)):
        assert run.refusal("predictraster", {**prediction, "INPUT": source, "OUTPUT": image}) == (
            f"Map would overwrite an input: {image}. Choose another file."
        ), source


def test_a_write_protected_file_is_never_replaced(
    run: Runner, prediction: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(prediction["INPUT"], prediction["OUTPUT"])
    really = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != prediction["OUTPUT"] and really(path, mode))
    assert run.refusal("predictraster", prediction) == (
        f"Map: {prediction['OUTPUT']} is write-protected. Choose another file."
    )


def test_two_rasters_never_share_one_style(run: Runner, prediction: dict[str, Any], tmp_path: Path) -> None:
    shared = {**prediction, "OUTPUT": str(tmp_path / "a.tif"), "CONFIDENCE": str(tmp_path / "a.tiff")}
    assert run.refusal("predictraster", shared) == (
        f"Confidence and Map would share the style {tmp_path / 'a.qml'}. Choose another name."
    )
    (tmp_path / "folder").mkdir()
    assert run.refusal("predictraster", {**shared, "CONFIDENCE": str(tmp_path / "folder" / "a.tif")}) == ""


@pytest.mark.parametrize("map_was_there", [False, True])
def test_the_style_of_a_neighbour_is_kept(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path, map_was_there: bool
) -> None:
    style = tmp_path / "map.qml"
    QgsVectorLayer("Polygon?crs=EPSG:32719", "parcels", "memory").saveNamedStyle(str(style))
    before = style.read_bytes()
    if map_was_there:
        shutil.copyfile(prediction["INPUT"], prediction["OUTPUT"])
    run("predictraster", prediction)
    assert style.read_bytes() == before
    assert run.feedback.text("warning") == (
        f"The style {style} is not written: it belongs to another file. "
        "The colours of this result last until QGIS is closed."
    )


def test_a_kept_style_still_colours_the_canvas(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "map.qml").write_text("<qgis/>", encoding="utf-8")
    details = QgsProcessingContext.LayerDetails("Map", QgsProject.instance(), "OUTPUT")
    run.context.addLayerToLoadOnCompletion(prediction["OUTPUT"], details)
    run("predictraster", prediction)
    layer = QgsRasterLayer(prediction["OUTPUT"], "loaded")
    processor = run.context.layerToLoadOnCompletionDetails(prediction["OUTPUT"]).postProcessor()
    processor.postProcessLayer(layer, run.context, QgsProcessingFeedback())
    assert [entry.color.name() for entry in layer.renderer().classes()] == ["#228833", "#4477aa"]


def test_the_style_of_the_map_before_is_replaced_without_its_other_settings(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    run("predictraster", prediction)
    layer = QgsRasterLayer(prediction["OUTPUT"], "map")
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(5000)
    layer.saveNamedStyle(str(tmp_path / "map.qml"))
    run("predictraster", prediction)
    again = QgsRasterLayer(prediction["OUTPUT"], "map")
    again.loadDefaultStyle()
    assert again.renderer().type() == "paletted" and not again.hasScaleBasedVisibility()
    assert run.feedback.text("warning") == ""


def test_a_style_that_cannot_be_written_is_a_warning(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "map.qml").mkdir()
    assert run("predictraster", prediction)["OUTPUT"] == prediction["OUTPUT"]
    assert f"The style {tmp_path / 'map.qml'} is not written" in run.feedback.text("warning")


def test_nothing_but_map_and_style_appears(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    wanted = {"OUTPUT": str(folder / "map.tif"), "CONFIDENCE": str(folder / "confidence.tif")}
    run("predictraster", {**prediction, **wanted, "PROBABILITY_FORMAT": "float"})
    assert sorted(item.name for item in folder.iterdir()) == ["confidence.qml", "confidence.tif", "map.qml", "map.tif"]


def test_a_cancelled_export_stops(qgis_app: Any, tmp_path: Path) -> None:
    layer = QgsRasterLayer(make_image(tmp_path / "image.tif"), "image")
    transform = QgsProject.instance().transformContext()
    source = ImageSource("image", "", layer.crs().toWkt(), layer.dataProvider().clone(), transform)
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    with pytest.raises(JobCancelled):
        source.file(tmp_path, feedback)
