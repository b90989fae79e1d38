"""The page "Map" by clicks: preview of the canvas, the whole image, how results look, and all that may stop it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtWidgets import QMessageBox

from alquimia_qgis.desktop.algorithms import output_layers
from alquimia_qgis.desktop.panel.map.page import MapPage
from alquimia_qgis.desktop.panel.workspace import IMAGE
from tests.desktop.clicking import click, wait_until
from tests.desktop.conftest import HEIGHT, LEFT, PIXEL, TOP, FakeEngine, make_image


@pytest.fixture
def image(tmp_path: Path) -> str:
    """As the models of the fake engine want it."""
    return make_image(tmp_path / "image.tif", bands=1)


def trained(run: Any, image: Any, samples: str, path: Path, family: str = "unet", **parameters: Any) -> str:
    given = {"INPUT": image, "SAMPLES": samples, "MODEL": str(path), **parameters}
    return str(run(f"train_{family}", given)["MODEL"])


@pytest.fixture
def page(plugin: Any, engine: FakeEngine, run: Any, image: str, samples: str, tmp_path: Path) -> Any:
    """The page with an image and a model of a U-Net, and a canvas that shows the left half of the image."""
    page: MapPage = plugin.panel.pages["map"]
    raster = QgsRasterLayer(image, "image")
    QgsProject.instance().addMapLayer(raster)
    model = trained(run, image, samples, tmp_path / "model.alquimia", PATCH_SIZE=16)
    page.workspace.choose_layer(IMAGE, raster)
    page.workspace.choose_model(model)
    canvas = page.workspace.iface.mapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.resize(400, 400)
    middle, half = TOP - HEIGHT * PIXEL / 2, 5 * PIXEL
    canvas.setExtent(QgsRectangle(LEFT, middle - half, LEFT + 2 * half, middle + half))
    plugin.panel.dock.show()
    plugin.panel.open_page("map")
    yield page
    wait_until(lambda: not page.workspace._runs)


def finished(page: MapPage) -> bool:
    return page._run is None


def names_of(group: Any) -> list[str]:
    return [layer.name() for layer in group.findLayers()]


def test_what_others_put_into_the_group_of_previews_stays(page: MapPage, image: str) -> None:
    click(page.preview_button)
    wait_until(lambda: finished(page))
    group = QgsProject.instance().layerTreeRoot().children()[0]
    mine = QgsRasterLayer(image, "mine")
    QgsProject.instance().addMapLayer(mine, False)
    group.addLayer(mine)
    click(page.preview_button)
    wait_until(lambda: finished(page))
    assert sorted(names_of(group)) == ["Preview", "mine"]


def test_the_model_tells_of_itself(page: MapPage) -> None:
    said = page.form.legend.text()
    assert "U-Net" in said and "Water's edge" in said.replace("&#x27;", "'") and "#228833" in said


def test_a_preview_maps_what_the_canvas_shows_and_replaces_the_one_before(page: MapPage, engine: FakeEngine) -> None:
    for _ in range(2):
        click(page.preview_button)
        wait_until(lambda: finished(page))
        assert page.problem.text() == ""
    seen = page.workspace.iface.mapCanvas().extent()
    left, bottom, right, top = engine.jobs[-1]["job"]["extent"]
    assert (left, right) == pytest.approx((max(LEFT, seen.xMinimum()), seen.xMaximum()))
    assert (bottom, top) == pytest.approx((seen.yMinimum(), seen.yMaximum()))
    group = QgsProject.instance().layerTreeRoot().children()[0]
    assert group.name() == "Preview" and names_of(group) == ["Preview"]
    assert len(QgsProject.instance().mapLayers()) == 2
    renderer = group.findLayers()[0].layer().renderer()
    assert [entry.color.name() for entry in renderer.classes()] == ["#228833", "#4477aa"]


def test_the_whole_image_is_mapped_into_a_new_file_and_looked_through(
    page: MapPage, engine: FakeEngine, tmp_path: Path
) -> None:
    click(page.preview_button)
    wait_until(lambda: finished(page))
    click(page.map_button)
    wait_until(lambda: finished(page))
    output = tmp_path / "image_map.tif"
    assert output.exists() and str(output) in page.outcome.text()
    assert engine.jobs[-1]["job"]["extent"] is None
    (layer,) = QgsProject.instance().mapLayersByName("Classes of image")
    page.opacity.setOpacity(0.4)
    assert layer.opacity() == pytest.approx(0.4)
    assert page.form.output.path == str(tmp_path / "image_map_2.tif")
    assert not QgsProject.instance().mapLayersByName("Preview")
    page.opacity.setOpacity(1.0)
    QgsProject.instance().removeMapLayer(layer.id())
    page.opacity.setOpacity(0.7)  # nothing is left that it could touch
    page.opacity.setOpacity(1.0)


def test_a_map_that_is_there_is_never_replaced_unasked(
    page: MapPage, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, jobs = tmp_path / "mine.tif", len(engine.jobs)
    mine.write_text("mine")
    page.form.output.setFilePath(str(mine))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    click(page.map_button)
    assert finished(page) and len(engine.jobs) == jobs and mine.read_text() == "mine"


def test_bands_that_do_not_suit_are_told_before_the_start(page: MapPage, tmp_path: Path) -> None:
    other = QgsRasterLayer(make_image(tmp_path / "two.tif", bands=2), "two")
    QgsProject.instance().addMapLayer(other)
    page.workspace.choose_layer(IMAGE, other)
    assert page.form.mismatch.text() == (
        "The model cannot map two: 2 bands of it would be used, but the model needs 1."
    )
    assert not page.preview_button.isEnabled() and not page.map_button.isEnabled()


def test_a_file_that_is_no_model_is_told(page: MapPage, tmp_path: Path) -> None:
    (tmp_path / "broken.alquimia").write_text("not a model")
    page.workspace.choose_model(str(tmp_path / "broken.alquimia"))
    assert "broken.alquimia" in page.form.mismatch.text()
    assert not page.map_button.isEnabled()


def test_a_detector_finds_objects(page: MapPage, run: Any, image: str, samples: str, tmp_path: Path) -> None:
    model = trained(run, image, samples, tmp_path / "cars.alquimia", "retinanet", PATCH_SIZE=64, CLASS_FIELD="class")
    page.workspace.choose_model(model)
    assert page.form.algorithm == "alquimia:predictobjects"
    click(page.map_button)
    wait_until(lambda: finished(page))
    (layer,) = QgsProject.instance().mapLayersByName("Objects of image")
    assert isinstance(layer, QgsVectorLayer) and layer.featureCount() == 2
    assert (tmp_path / "image_objects.gpkg").exists()
    QgsProject.instance().removeMapLayer(layer.id())


def test_a_model_of_a_series_asks_for_its_images(page: MapPage, run: Any, samples: str, tmp_path: Path) -> None:
    paths = [make_image(tmp_path / f"s2_2018{month:02}10.tif") for month in (4, 6, 8)]
    model = trained(run, paths, samples, tmp_path / "crops.alquimia", "pixel_timeseries")
    page.workspace.choose_model(model)
    assert page.form.algorithm == "alquimia:predictseries" and "INPUT" in page.form.parameters.names
    layers = [QgsRasterLayer(path, f"date {number}") for number, path in enumerate(paths)]
    QgsProject.instance().addMapLayers(layers)
    page.form.parameters.set_values({"INPUT": [layer.id() for layer in layers]})
    assert page.form.grid in layers
    click(page.map_button)
    wait_until(lambda: finished(page))
    assert page.problem.text() == "" and QgsProject.instance().mapLayersByName("Classes of 3 images")


def test_cancelling_leaves_nothing(page: MapPage, engine: FakeEngine, tmp_path: Path) -> None:
    engine.plays("wait")
    click(page.map_button)
    wait_until(lambda: page.area.text() != "")
    assert re.fullmatch(r"7\.2\d? of 24\.\d+ ha", page.area.text()), page.area.text()
    click(page.cancel_button)
    wait_until(lambda: finished(page))
    assert page.outcome.text() == "Cancelled." and page.problem.text() == ""
    assert not (tmp_path / "image_map.tif").exists()


def test_a_failure_is_told_in_the_page(page: MapPage, engine: FakeEngine) -> None:
    engine.plays("fail")
    click(page.preview_button)
    wait_until(lambda: finished(page))
    assert page.problem.text() == "The samples hold one class only. Digitise a second one."


def test_a_map_never_lands_in_another_project(page: MapPage, engine: FakeEngine, tmp_path: Path) -> None:
    engine.plays("succeed slowly")
    click(page.map_button)
    QgsProject.instance().clear()
    wait_until(lambda: finished(page))
    assert QgsProject.instance().mapLayers() == {}
    told = page.workspace.iface.messageBar().get_messages(Qgis.MessageLevel.Success)
    assert any(str(tmp_path / "image_map.tif") in message for message in told)
    assert output_layers._waiting == []  # what would have styled it is let go


def test_where_the_engine_is_missing_a_line_opens_its_set_up(
    page: MapPage, plugin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alquimia_qgis.desktop.panel.engine_line.reason_missing", lambda: "There is no engine.")
    page.form.engine.refresh()
    assert page.form.engine.isVisibleTo(page) and page.form.engine.sentence.text() == "There is no engine."
    click(page.form.engine.button)
    assert plugin.set_up._dialog.isVisible()
    plugin.set_up._dialog.close()
    monkeypatch.undo()
    page.form.engine.refresh()
