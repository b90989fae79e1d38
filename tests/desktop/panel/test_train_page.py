"""The page "Train" by clicks: data, cards, parameters, a training that is watched, and all the ways it may end."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QMessageBox

from alquimia_qgis.desktop.panel.train.page import TrainPage
from alquimia_qgis.desktop.panel.workspace import IMAGE, SAMPLES, START_MODEL
from tests.desktop.clicking import click, wait_until
from tests.desktop.conftest import make_image
from tests.desktop.test_bad_input import make_model_file


@pytest.fixture
def page(plugin: Any, engine: Any, image: str, samples: str, tmp_path: Path) -> Any:
    """The page with image and samples chosen, in a window of its own size."""
    page: TrainPage = plugin.panel.pages["train"]
    workspace, project = plugin.panel.workspace, QgsProject.instance()
    raster, vector = QgsRasterLayer(image, "image"), QgsVectorLayer(samples, "samples", "ogr")
    project.addMapLayers([raster, vector])
    workspace.choose_layer(IMAGE, raster)
    workspace.choose_layer(SAMPLES, vector)
    plugin.panel.dock.show()
    plugin.panel.open_page("train")
    page.sheets.setCurrentIndex(0)
    page.form.chooser.choose("unet")
    page.form.parameters.set_values({"PATCH_SIZE": 16, "EPOCHS": 3})
    yield page
    wait_until(lambda: not page.workspace._runs)
    page.sheets.setCurrentIndex(0)


def test_the_workspace_is_shown_and_changed(page: TrainPage) -> None:
    workspace = page.workspace
    assert page.form.image_box.currentLayer() == workspace.image
    assert page.form.field_box.currentField() == "class" == workspace.class_field
    page.form.field_box.setField("who")
    page.form.field_box.activated.emit(0)
    assert workspace.class_field == "who"


def test_a_layer_that_is_chosen_before_the_box_knows_it_is_shown(page: TrainPage, tmp_path: Path) -> None:
    late = QgsRasterLayer(make_image(tmp_path / "late.tif"), "late")
    page.workspace.choose_layer(IMAGE, late)
    assert page.form.image_box.currentLayer() is None
    QgsProject.instance().addMapLayer(late)
    assert page.form.image_box.currentLayer() == late


def test_cards_tell_what_families_are_for_and_why_some_cannot_be_used(page: TrainPage) -> None:
    cards = page.form.chooser.cards
    assert {"unet", "random_forest", "retinanet", "lstm"} <= set(cards)
    assert not cards["lstm"].isEnabled() and "2 dates" in cards["lstm"].words.text()
    assert cards["unet"].isEnabled() and "safe first choice" in cards["unet"].toolTip()
    shown = [name for name, card in cards.items() if card.isVisibleTo(page)]
    assert shown == ["unet"]
    click(page.form.chooser.others_button)
    assert all(card.isVisibleTo(page) for card in cards.values())
    QTest.mouseClick(cards["random_forest"], Qt.MouseButton.LeftButton)
    assert page.form.chooser.current == "random_forest"
    assert not cards["unet"].isVisibleTo(page)
    assert "TREES" in page.form.parameters.names


def test_parameters_are_kept_in_the_project(page: TrainPage) -> None:
    page.form.parameters.set_values({"EPOCHS": 7})
    wait_until(lambda: "EPOCHS" in page.workspace.read("train_parameters_unet"))
    assert json.loads(page.workspace.read("train_parameters_unet")) == {
        "PATCH_SIZE": 16,
        "EPOCHS": 7,
        "SPLIT_FIELD": "split",  # which the dialog chooses by itself
    }
    page.form.chooser.choose("random_forest")
    page.form.chooser.choose("unet")
    assert page.form.parameters.values()["EPOCHS"] == 7


def test_choices_are_shown_in_words_and_kept_by_name(page: TrainPage) -> None:
    box = page.form.parameters.findChild(QComboBox, "CLASS_WEIGHTS")
    assert box.currentText() == "Moderate (rare classes count somewhat more)"
    box.setCurrentIndex(box.findText("Balanced (all classes count alike)"))
    assert page.form.values()["CLASS_WEIGHTS"] == "balanced"


def test_an_estimate_is_made_before_the_start(page: TrainPage) -> None:
    page.form.keep_and_estimate()
    said = page.form.estimate_line.text()
    assert said.startswith("Estimate: about 2 chips to learn from and 1 to validate")
    assert "GB of memory" in said
    before = page.form.guess.seconds
    page.form.parameters.set_values({"EPOCHS": 300})
    page.form.keep_and_estimate()
    assert page.form.guess.seconds > 5 * before


def test_a_training_is_watched_and_its_model_is_at_hand(page: TrainPage, engine: Any, tmp_path: Path) -> None:
    engine.plays("learn")
    wanted: list[str] = []
    page.workspace.page_wanted.connect(wanted.append)
    click(page.form.start_button)
    view = page.view
    wait_until(lambda: view.outcome.isVisibleTo(page))
    assert page.sheets.currentIndex() == 1
    job = engine.jobs[-1]["job"]
    assert job["training"]["keep_on_cancel"] and job["pictures"] and job["sampling"]["patch_size"] == 16
    wait_until(lambda: [line.values for line in view.curves.loss.lines] == [[0.5, 0.4], [0.6, 0.5]])
    assert view.curves.metric_box.currentText() == "Mean IoU"
    assert view.pictures.titles == ["Image", "Samples", "Prediction"]
    assert "Overall accuracy" in view.outcome.figures.text() and "0.875" in view.outcome.figures.text()
    model = tmp_path / "image_unet.alquimia"
    assert model.exists() and page.workspace.model == str(model)
    assert (tmp_path / "image_unet.html").exists() and view.outcome.report_button.isVisibleTo(page)
    click(view.outcome.map_button)
    assert wanted == ["map"]
    click(view.outcome.again_button)
    wait_until(lambda: page.form.model_file.path.endswith("image_unet_2.alquimia"))


def test_hovering_a_curve_tells_its_values(page: TrainPage, engine: Any) -> None:
    engine.plays("learn")
    click(page.form.start_button)
    chart = page.view.curves.loss
    wait_until(lambda: len(chart.lines[0].values) == 2)
    frame = chart._frame()
    QTest.mouseMove(chart, frame.center().toPoint())
    QApplication.processEvents()
    chart.hovered = 2
    assert chart.words() == "Loss, epoch 2: training 0.4, validation 0.5"
    assert not chart.grab().isNull()
    page.view.curves.clear()  # another training begins while the mouse stays
    assert chart.words() == "Loss" and not chart.grab().isNull()


@pytest.mark.parametrize("keep", [True, False])
def test_a_training_may_be_stopped_and_kept_or_thrown_away(
    page: TrainPage, engine: Any, tmp_path: Path, keep: bool
) -> None:
    engine.plays("learn until stopped")
    click(page.form.start_button)
    wait_until(lambda: bool(page.view.curves.loss.lines[0].values))
    click(page.view.stop_button if keep else page.view.cancel_button)
    wait_until(lambda: page.view.outcome.isVisibleTo(page))
    assert (tmp_path / "image_unet.alquimia").exists() == keep
    assert bool(page.workspace.model) == keep
    said = page.view.outcome.sentence.text()
    assert said.startswith("Stopped after 2 epochs" if keep else "Cancelled; nothing was kept.")
    assert not page.view.outcome.problem.text()


def test_the_plugin_may_go_away_in_mid_run(page: TrainPage, engine: Any, tmp_path: Path) -> None:
    engine.plays("learn until stopped")
    click(page.form.start_button)
    wait_until(lambda: bool(page.view.curves.loss.lines[0].values))
    (run,) = page.workspace._runs
    run.cancel_and_wait()
    wait_until(lambda: page.view.outcome.isVisibleTo(page))
    assert page.workspace._runs == [] and not (tmp_path / "image_unet.alquimia").exists()


def test_a_series_is_learned_from_dated_images(page: TrainPage, engine: Any, tmp_path: Path) -> None:
    layers = [QgsRasterLayer(make_image(tmp_path / f"s2_2018{month:02}10.tif"), f"date {month}") for month in (4, 6, 8)]
    QgsProject.instance().addMapLayers(layers)
    page.form.refresh()
    assert page.form.chooser.cards["lstm"].isEnabled()
    page.form.chooser.choose("lstm")
    assert not page.form.image_box.isVisibleTo(page) and "INPUT" in page.form.parameters.names
    page.form.parameters.set_values({"INPUT": [layer.id() for layer in layers]})
    page.form.keep_and_estimate()
    assert "pixels to learn from" in page.form.estimate_line.text()
    click(page.form.start_button)
    assert page.form.problem.text() == ""
    wait_until(lambda: page.view.outcome.isVisibleTo(page))
    assert len(engine.jobs[-1]["job"]["images"]) == 3
    assert "shows no pictures" in page.view.note.text()


def test_errors_are_told_in_the_page(page: TrainPage, engine: Any) -> None:
    engine.plays("fail")
    click(page.form.start_button)
    wait_until(lambda: page.view.outcome.isVisibleTo(page))
    assert page.view.outcome.problem.text() == "The samples hold one class only. Digitise a second one."
    assert not page.view.outcome.map_button.isVisibleTo(page)


def test_what_is_wrong_is_told_before_the_start(page: TrainPage, engine: Any) -> None:
    page.form.parameters.set_values({"PATCH_SIZE": 17})
    click(page.form.start_button)
    assert "multiple of 8" in page.form.problem.text()
    assert engine.jobs == [] and page.sheets.currentIndex() == 0


def test_a_model_that_is_there_is_never_replaced_unasked(
    page: TrainPage, engine: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.alquimia"
    mine.write_text("mine")
    page.form.model_file.setFilePath(str(mine))
    asked: list[str] = []

    def no(parent: Any, title: str, question: str) -> Any:
        asked.append(question)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", no)
    click(page.form.start_button)
    assert len(asked) == 1 and str(mine) in asked[0]
    assert engine.jobs == [] and mine.read_text() == "mine"


def test_a_model_never_lands_in_another_project(page: TrainPage, engine: Any, tmp_path: Path) -> None:
    engine.plays("learn until stopped")
    click(page.form.start_button)
    wait_until(lambda: bool(page.view.curves.loss.lines[0].values))
    QgsProject.instance().clear()
    click(page.view.stop_button)
    wait_until(lambda: page.view.outcome.isVisibleTo(page))
    assert page.workspace.model == ""
    told = page.workspace.iface.messageBar().get_messages(Qgis.MessageLevel.Success)
    assert any(str(tmp_path / "image_unet.alquimia") in message for message in told)
    assert os.path.exists(tmp_path / "image_unet.alquimia")


def test_the_interface_stays_awake_while_epochs_rush_in(page: TrainPage, engine: Any) -> None:
    """Of the thread of the interface it is the time that it computes, which no other program makes longer."""
    engine.plays("learn a lot")
    busy: list[float] = []
    last = [time.thread_time()]

    def turn() -> None:
        now = time.thread_time()
        busy.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(turn)
    click(page.form.start_button)
    last[0] = time.thread_time()
    timer.start(10)
    wait_until(lambda: len(page.view.curves.loss.lines[0].values) > 800)
    timer.stop()
    assert len(busy) > 20
    assert sorted(busy)[int(len(busy) * 0.98)] < 0.1


class TestGoingOn:
    @pytest.fixture
    def model(self, tmp_path: Path) -> str:
        network = {"depth": 3, "first_filters": 4, "residual": True}
        return make_model_file(tmp_path, family="unet", family_parameters=network, bands=3)

    def test_the_page_asks_for_the_network_of_the_model(self, page: TrainPage, engine: Any, model: str) -> None:
        page.form.chooser.choose("small_cnn")
        page.workspace.write(START_MODEL, model)
        assert page.form.chooser.current == "unet"
        line = page.form.going_on
        assert line.isVisibleTo(page) and line.sentence.text().startswith(f"Goes on from {os.path.basename(model)}")
        values = page.form.values()
        assert (values["DEPTH"], values["FIRST_FILTERS"], values["RESIDUAL"]) == (3, 4, True)
        assert values["START_MODEL"] == model
        click(page.form.start_button)
        wait_until(lambda: page.view.outcome.isVisibleTo(page))
        assert engine.jobs[-1]["job"]["start_model"] == model
        assert page.workspace.read(START_MODEL) == "" and not line.isVisibleTo(page)

    def test_the_end_of_the_last_training_makes_way_for_the_next(self, page: TrainPage, engine: Any) -> None:
        click(page.form.start_button)
        page.workspace.page_wanted.emit("train")
        assert page.sheets.currentIndex() == 1, "what goes on stays in sight"
        wait_until(lambda: page.view.outcome.isVisibleTo(page))
        page.workspace.page_wanted.emit("map")
        assert page.sheets.currentIndex() == 1
        page.workspace.page_wanted.emit("train")
        assert page.sheets.currentIndex() == 0 and page.form.isVisibleTo(page)

    def test_the_user_may_rather_start_anew(self, page: TrainPage, model: str) -> None:
        page.workspace.write(START_MODEL, model)
        click(page.form.going_on.anew_button)
        assert "START_MODEL" not in page.form.values() and not page.form.going_on.isVisibleTo(page)
        page.workspace.write(START_MODEL, model)
        page.form.chooser.choose("small_cnn")
        assert "START_MODEL" not in page.form.values()

    def test_a_model_that_is_gone_is_told(self, page: TrainPage, model: str) -> None:
        os.remove(model)
        page.workspace.write(START_MODEL, model)
        assert "does not exist" in page.form.going_on.sentence.text()
        click(page.form.start_button)
        assert "does not exist" in page.form.problem.text()
