"""Models by clicks: what the cards tell, folder and project, using, applying, deleting, and files dropped onto QGIS."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QFile, QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from alquimia_qgis.desktop.panel.models import actions
from alquimia_qgis.desktop.panel.models.uses import algorithm_for, unpacked_report
from alquimia_qgis.desktop.panel.workspace import IMAGE
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from tests.desktop.clicking import click
from tests.desktop.panel.models.conftest import model_file
from tests.desktop.panel.samples.conftest import PATIENCE, answer

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two models and a file that is none."""
    made = tmp_path / "models"
    made.mkdir()
    model_file(made / "coast.alquimia")
    model_file(made / "cars.alquimia", task="detection")
    (made / "broken.alquimia").write_bytes(b"PK and then nothing")
    (made / "notes.txt").touch()
    return made


@pytest.fixture
def page(models: Callable[[], Any], folder: Path, qtbot: Any) -> Any:
    """The page with the folder chosen and its first readable card selected."""
    opened = models()
    opened.folder.setFilePath(str(folder))
    qtbot.waitUntil(lambda: opened.list.count() == 3, timeout=PATIENCE)
    opened.list.select(str(folder / "coast.alquimia"))
    return opened


@pytest.fixture
def trash(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A trash that takes everything, unless the test empties ``works``."""
    thrown: list[str] = []

    def move(path: str) -> bool:
        thrown.append(path)
        return QFile.remove(path)

    monkeypatch.setattr(actions, "_moved_to_trash", move)
    yield thrown


def names(page: Any) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_without_models_the_page_says_how_to_get_some(models: Callable[[], Any]) -> None:
    page = models()
    assert page.hint.isVisible() and not page.list.isVisible() and not page.actions_row.use_button.isEnabled()


def test_cards_tell_what_models_are(page: Any, folder: Path) -> None:
    assert names(page) == ["broken", "cars", "coast"]
    told = page.details.toPlainText()
    for words in ("U-Net", "Pixel classification", "Mean IoU 0.812", "2 bands (red, nir)", "10 m", "Forest & wood"):
        assert words in told
    picture = page.list.item(2).icon().pixmap(96, 96).toImage()
    drawn = {picture.pixelColor(x, y).name() for x in range(12, 96, 24) for y in range(12, 96, 24)}
    assert drawn == {"#228833", "#4477aa"}


def test_broken_files_are_shown_with_the_sentence(page: Any, folder: Path) -> None:
    page.list.select(str(folder / "broken.alquimia"))
    assert "is not a readable Alquimia model file" in page.details.toPlainText()
    assert not page.actions_row.use_button.isEnabled() and page.actions_row.delete_button.isEnabled()


def test_the_folder_is_watched_and_kept_in_the_project(page: Any, folder: Path, tmp_path: Path, qtbot: Any) -> None:
    model_file(folder / "reef.alquimia")
    qtbot.waitUntil(lambda: page.list.count() == 4, timeout=PATIENCE)
    assert page.list.card().name == "coast"
    assert QgsProject.instance().write(str(tmp_path / "project.qgz"))
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: page.list.count() == 0, timeout=PATIENCE)
    assert page.folder.filePath() == ""
    assert QgsProject.instance().read(str(tmp_path / "project.qgz"))
    qtbot.waitUntil(lambda: page.list.count() == 4, timeout=PATIENCE)
    assert page.folder.filePath() == str(folder)


def test_use_makes_it_the_model_at_hand_and_goes_on(
    page: Any, plugin: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setitem(plugin.panel.pages, "map", QWidget())
    with qtbot.waitSignal(page.workspace.page_wanted, timeout=PATIENCE) as wanted:
        click(page.actions_row.use_button)
    assert wanted.args == ["map"] and page.workspace.model == str(folder / "coast.alquimia")
    page.folder.setFilePath("")  # the project remembers the file without the folder
    qtbot.waitUntil(lambda: names(page) == ["coast"], timeout=PATIENCE)


def test_apply_and_export_open_the_dialogs_of_their_algorithms(
    page: Any, folder: Path, image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, dict[str, Any]]] = []

    def create(identifier: str, values: dict[str, Any]) -> QWidget:
        opened.append((identifier, values))
        return QWidget()

    monkeypatch.setattr(actions.processing, "createAlgorithmDialog", create)
    raster = QgsRasterLayer(image, "image")
    QgsProject.instance().addMapLayer(raster)
    page.workspace.choose_layer(IMAGE, raster)
    click(page.actions_row.apply_button)
    click(page.actions_row.export_button)
    path = str(folder / "coast.alquimia")
    assert opened == [
        ("alquimia:predictraster", {"MODEL": path, "INPUT": raster.id()}), ("alquimia:exportmodel", {"MODEL": path}),
    ]  # fmt: skip
    assert algorithm_for(read_manifest(str(folder / "cars.alquimia"))) == "alquimia:predictobjects"


def test_the_report_opens_without_running_anything(
    page: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, interface: Any, qtbot: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(actions.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    click(page.actions_row.report_button)
    text = Path(opened[0]).read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'')
    assert text.endswith("<html><p>fine</p></html>")
    model_file(folder / "coast.alquimia", report="")
    click(page.actions_row.report_button)
    assert len(opened) == 1 and "The model coast.alquimia has no report." in str(interface.messageBar().messages)


@pytest.mark.parametrize("yes", [True, False])
def test_deleting_asks_and_uses_the_trash(yes: bool, page: Any, folder: Path, trash: list[str], qtbot: Any) -> None:
    path = str(folder / "coast.alquimia")
    page.workspace.choose_model(path)
    answer(lambda box: box.button(YES if yes else NO).click())
    click(page.actions_row.delete_button)
    assert trash == ([path] if yes else []) and os.path.exists(path) is not yes
    qtbot.waitUntil(
        lambda: names(page) == (["broken", "cars"] if yes else ["coast", "broken", "cars"]), timeout=PATIENCE
    )
    assert page.workspace.model == ("" if yes else path)


def test_without_a_trash_it_is_asked_again(page: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_moved_to_trash", lambda path: False)

    def agree_then_refuse(box: Any) -> None:
        answer(lambda second: second.button(NO).click())
        box.button(YES).click()

    answer(agree_then_refuse)
    click(page.actions_row.delete_button)
    assert (folder / "coast.alquimia").exists()


def test_a_dropped_model_is_the_one_at_hand(
    plugin: Any, models: Callable[[], Any], page_named: Any, tmp_path: Path, qtbot: Any
) -> None:
    page = models()
    plugin.panel.open_page("samples")
    path = model_file(tmp_path / "dropped.alquimia")
    assert not page.drop_handler.handleFileDrop(str(tmp_path / "image.tif"))
    assert page.drop_handler.handleFileDrop(path)
    assert page.isVisible() and page.workspace.model == path
    qtbot.waitUntil(lambda: page.list.card() is not None, timeout=PATIENCE)
    assert page.list.card().path == path


def test_a_model_is_dropped_onto_the_page(page: Any, tmp_path: Path, qtbot: Any) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(model_file(tmp_path / "other.alquimia")), QUrl("https://x.org/y.alquimia")])
    entering = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(entering)
    assert page.workspace.model == str(tmp_path / "other.alquimia")
    qtbot.waitUntil(lambda: page.list.count() == 4, timeout=PATIENCE)


def test_reports_of_files_that_are_no_models(tmp_path: Path) -> None:
    from alquimia_qgis.protocol.errors import ModelFileError

    (tmp_path / "x.alquimia").write_bytes(b"nothing")
    with pytest.raises(ModelFileError, match="not a readable"):
        unpacked_report(str(tmp_path / "x.alquimia"))
