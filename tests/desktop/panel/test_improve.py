"""The page Improve, by clicking: uncertain places, trainings so far, training again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from alquimia_qgis.desktop.panel.improve.history import KEY as TRAININGS
from alquimia_qgis.desktop.panel.improve.page import ImprovePage
from alquimia_qgis.desktop.panel.improve.place_list import KEY as PLACES
from alquimia_qgis.desktop.panel.workspace import IMAGE, MODEL, SAMPLES
from tests.desktop.conftest import LEFT, PIXEL, TOP, FakeEngine, Runner

PATIENCE = 60.0


def wait_for(condition: Callable[[], bool], what: str = "it") -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what} has not come about"
        QCoreApplication.processEvents()
        time.sleep(0.01)


def click(parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def page(plugin: Any, engine: FakeEngine) -> Iterator[ImprovePage]:
    QgsProject.instance().clear()
    found = plugin.panel.pages["improve"]
    added = [name for name in ("samples", "train") if name not in plugin.panel.pages]
    plugin.panel.pages.update(dict.fromkeys(added, found))  # other pages have tests of their own
    found.places.form.kind.setCurrentIndex(0)
    yield found
    for name in added:
        del plugin.panel.pages[name]
    QgsProject.instance().clear()


@pytest.fixture
def wanted(page: ImprovePage) -> Iterator[list[str]]:
    """The pages that shall be shown."""
    pages: list[str] = []
    page.workspace.page_wanted.connect(pages.append)
    yield pages
    page.workspace.page_wanted.disconnect(pages.append)


@pytest.fixture
def layers(page: ImprovePage, image: str, samples: str) -> tuple[QgsRasterLayer, QgsVectorLayer]:
    """Image and samples, in the project and at hand."""
    raster, vector = QgsRasterLayer(image, "image"), QgsVectorLayer(samples, "samples", "ogr")
    QgsProject.instance().addMapLayers([raster, vector])
    page.workspace.choose_layer(IMAGE, raster)
    page.workspace.choose_layer(SAMPLES, vector)
    canvas = page.workspace.iface.mapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.setExtent(raster.extent())
    return raster, vector


@pytest.fixture
def model(page: ImprovePage, run: Runner, image: str, samples: str, tmp_path: Path) -> str:
    """A model file at hand."""
    path = str(tmp_path / "forest.alquimia")
    run("train_unet", {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": path})
    page.workspace.choose_model(path)
    return path


@pytest.fixture
def found(page: ImprovePage, layers: Any, model: str) -> ImprovePage:
    """The page with the three places that the fake engine finds."""
    click(page, "find")
    wait_for(lambda: not page.places._search.is_running, "the end of the search")
    assert page.places.places.places, page.places.message.text()
    return page


def trained(page: ImprovePage, parameters: dict[str, Any]) -> None:
    before = len(page.history.history.records())
    page.workspace.start("alquimia:train_unet", parameters)
    wait_for(lambda: len(page.history.history.records()) > before, "a record of the training")


def training(image: str, samples: str, path: Path, **others: Any) -> dict[str, Any]:
    report = str(path.with_suffix(".html"))
    return {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": str(path), "REPORT": report, **others}


class TestUncertainPlaces:
    def test_what_is_missing_is_said(self, page: ImprovePage, layers: Any, model: str) -> None:
        button = page.places.find_button
        assert button.isEnabled()
        page.workspace.write(MODEL, "")
        assert not button.isEnabled() and "model" in button.toolTip()
        page.places.form.kind.setCurrentIndex(page.places.form.kind.findData("maps"))
        assert not button.isEnabled() and "two different maps" in button.toolTip()

    def test_the_canvas_is_mapped_and_ranked(self, found: ImprovePage, engine: FakeEngine, layers: Any) -> None:
        mapping, ranking = (entry["job"] for entry in engine.jobs[-2:])
        assert (mapping["verb"] if "verb" in mapping else engine.jobs[-2]["verb"]) == "predict_raster"
        assert mapping["extent"] is not None and mapping["entropy"] == ranking["raster"]
        assert ranking["classes"] == mapping["output"] and ranking["samples_nearby"] is not None
        tree = found.places.list
        assert [tree.topLevelItem(row).text(0) for row in range(3)] == ["1", "2", "3"]
        assert "0 of 3 done" in found.places.count.text() and "3 of 20 places" in found.places.message.text()

    def test_a_raster_in_the_project_is_ranked_at_once(
        self, page: ImprovePage, engine: FakeEngine, layers: Any
    ) -> None:
        form = page.places.form
        form.kind.setCurrentIndex(form.kind.findData("raster"))
        form.raster.setLayer(layers[0])
        click(page, "find")
        wait_for(lambda: bool(page.places.places.places), "a list of places")
        assert [entry["verb"] for entry in engine.jobs] == ["uncertain_places"]

    def test_next_and_previous_go_round_what_is_open(self, found: ImprovePage) -> None:
        places, canvas = found.places.places, found.workspace.iface.mapCanvas()
        click(found, "next")
        assert places.chosen == 0 and canvas.extent().contains(places.places[0].rectangle)
        found.places.list.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
        assert places.places[1].done and "1 of 3 done" in found.places.count.text()
        click(found, "next")
        assert places.chosen == 2
        click(found, "next")
        assert places.chosen == 0
        click(found, "previous")
        assert places.chosen == 2
        for row in (0, 2):
            found.places.list.topLevelItem(row).setCheckState(0, Qt.CheckState.Checked)
        click(found, "next")
        assert "All places are done" in found.places.message.text()

    def test_places_are_shown_in_the_crs_of_the_map(self, found: ImprovePage) -> None:
        canvas = found.workspace.iface.mapCanvas()
        canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        click(found, "next")
        assert canvas.extent().width() < 1  # degrees
        bands = found.places.marks._bands
        drawn = [band.asGeometry().boundingBox() for band in bands.values() if band.numberOfVertices()]
        assert len(drawn) == 2 and all(abs(box.yMaximum()) <= 90 for box in drawn)
        found.places.shown.setChecked(False)
        assert all(band.numberOfVertices() == 0 for band in bands.values())
        found.places.shown.setChecked(True)

    def test_a_sample_on_a_place_ticks_it_off(self, found: ImprovePage, layers: Any, wanted: list[str]) -> None:
        click(found, "next")
        click(found, "label")
        assert wanted == ["samples"]
        samples = layers[1]
        samples.startEditing()
        feature = QgsFeature(samples.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(LEFT + 12 * PIXEL, TOP - 7 * PIXEL)))
        samples.addFeature(feature)
        assert [place.done for place in found.places.places.places] == [False, True, False]
        samples.rollBack()
        found.workspace.choose_layer(SAMPLES, None)
        samples.startEditing()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(LEFT + 2 * PIXEL, TOP - 2 * PIXEL)))
        samples.addFeature(feature)
        assert found.places.places.done == 1, "a layer that is not that of the samples does not count"
        samples.rollBack()

    def test_the_list_is_kept_in_the_project(self, found: ImprovePage, tmp_path: Path) -> None:
        found.places.places.mark(1, True)
        before = found.places.places.places
        QgsProject.instance().write(str(tmp_path / "project.qgz"))
        QgsProject.instance().clear()
        assert found.places.places.places == [] and not found.places.list.isVisibleTo(found)
        QgsProject.instance().read(str(tmp_path / "project.qgz"))
        assert found.places.places.places == before and found.places.places.crs.authid() == "EPSG:32719"
        found.workspace.write(PLACES, "{damaged")
        found.places.places.read()
        assert found.places.places.places == []

    def test_a_failure_is_said_and_a_search_can_be_stopped(
        self, page: ImprovePage, engine: FakeEngine, layers: Any, model: str
    ) -> None:
        engine.plays("fail")
        click(page, "find")
        wait_for(lambda: page.places.find_button.isEnabled(), "the end")
        assert "The samples hold one class only. Digitise a second one." in page.places.message.text()
        engine.plays("wait")
        click(page, "find")
        wait_for(lambda: "waiting" in page.places.progress.doing.toolTip(), "the progress")
        assert page.places.progress.isVisibleTo(page) and not page.places.find_button.isEnabled()
        page.places.progress.findChild(QWidget, "stop").click()
        wait_for(lambda: page.places.find_button.isEnabled(), "the end")
        assert "stopped" in page.places.message.text()


class TestTrainings:
    def test_they_are_written_down_and_kept(self, page: ImprovePage, layers: Any, image: str, tmp_path: Path) -> None:
        (tmp_path / "models").mkdir()
        QgsProject.instance().write(str(tmp_path / "project.qgz"))
        trained(page, training(image, layers[1].id(), tmp_path / "models" / "first.alquimia"))
        first = str(tmp_path / "models" / "first.alquimia")
        others = {"START_MODEL": first}
        trained(page, training(image, layers[1].id(), tmp_path / "models" / "second.alquimia", **others))
        latest, earlier = page.history.history.records()
        assert (latest.family, latest.samples, latest.started_from) == ("unet", 3, "first.alquimia")
        assert latest.figures["OVERALL_ACCURACY"] == 0.875 and latest.epochs == 2
        tree = page.history.list
        assert [tree.topLevelItem(row).text(0) for row in range(2)] == ["second.alquimia", "first.alquimia"]
        assert "0.875" in tree.topLevelItem(0).text(1) and tree.topLevelItem(0).text(5) == "U-Net"
        QgsProject.instance().write()
        QgsProject.instance().clear()
        assert tree.topLevelItemCount() == 0
        QgsProject.instance().read(str(tmp_path / "project.qgz"))
        assert page.history.history.records() == [latest, earlier]
        assert page.history.history.model_path(earlier) == first
        assert "models/first.alquimia" in json.loads(page.workspace.read(TRAININGS))[1]["model"]

    def test_one_is_used_again_and_struck_out(
        self, page: ImprovePage, layers: Any, image: str, samples: str, tmp_path: Path
    ) -> None:
        for name in ("first", "second"):
            trained(page, training(image, samples, tmp_path / f"{name}.alquimia"))
        box = page.history
        assert not box.findChild(QPushButton, "use").isEnabled()
        box.list.setCurrentItem(box.list.topLevelItem(1))
        click(page, "use")
        assert page.workspace.model == str(tmp_path / "first.alquimia")
        assert box.list.topLevelItem(1).font(0).bold() and not box.list.topLevelItem(0).font(0).bold()
        (tmp_path / "second.alquimia").unlink()
        box.list.itemDoubleClicked.emit(box.list.topLevelItem(1), 0)
        box.list.setCurrentItem(box.list.topLevelItem(0))
        click(page, "use")
        assert "is gone" in box.message.text() and page.workspace.model == str(tmp_path / "first.alquimia")
        click(page, "remove")
        assert [record.model for record in box.history.records()] == [str(tmp_path / "first.alquimia")]

    def test_training_again_offers_the_model_at_hand(
        self, page: ImprovePage, model: str, wanted: list[str], tmp_path: Path
    ) -> None:
        click(page, "train_again")
        assert wanted == ["train"] and page.workspace.read("start_model") == model
        page.workspace.choose_model(str(tmp_path / "nothing.alquimia"))
        assert not page.history.again_button.isEnabled()
        assert "does not exist" in page.history.again_sentence.text()

    def test_a_failed_training_and_one_of_another_project_are_not_written_down(
        self, page: ImprovePage, engine: FakeEngine, image: str, samples: str, tmp_path: Path
    ) -> None:
        ends: list[bool] = []
        engine.plays("fail")
        run = page.workspace.start("alquimia:train_unet", training(image, samples, tmp_path / "a.alquimia"))
        run.ended.connect(lambda fine, _: ends.append(fine))
        wait_for(lambda: ends == [False], "the failure")
        engine.plays("succeed")
        run = page.workspace.start("alquimia:train_unet", training(image, samples, tmp_path / "b.alquimia"))
        run.ended.connect(lambda fine, _: ends.append(fine))
        QgsProject.instance().clear()
        wait_for(lambda: len(ends) == 2, "the end")
        assert ends == [False, True] and page.history.history.records() == []
