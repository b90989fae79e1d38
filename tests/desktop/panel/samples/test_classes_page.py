"""Classes and samples by clicks: what is shown, digitising on the canvas, keys, and what is changed and undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox

from alquimia_qgis.desktop.algorithms.layer_classes import classes_of_layer
from alquimia_qgis.desktop.compatibility import text_field
from alquimia_qgis.desktop.panel.workspace import IMAGE, SAMPLES
from alquimia_qgis.protocol.errors import ParameterError
from tests.desktop.clicking import click
from tests.desktop.conftest import LEFT, TOP, make_samples, square
from tests.desktop.panel.samples.conftest import PATIENCE, answer, click_class, draw, row_of, settle, values

SQUARE = ((100, 100), (160, 100), (160, 160), (100, 160))
OTHER = ((220, 220), (280, 220), (280, 280), (220, 280))


def shown(page: Any) -> list[list[str]]:
    """The rows of the list: class, samples, area."""
    view = page.class_panel.list
    return [[view.topLevelItem(row).text(column) for column in range(3)] for row in range(view.topLevelItemCount())]


def test_what_is_clear_is_chosen_and_counted(page: Any, project: Any) -> None:
    assert (page.workspace.image, page.workspace.samples, page.workspace.class_field) == (*project, "class")
    assert page.choice.image.currentLayer() == project[0] and page.choice.samples.currentLayer() == project[1]
    assert shown(page) == [["Forest", "2", "5,000.0 m²"], ["Water", "1", "2,500.0 m²"]] or shown(page)[0][1] == "2"
    assert "Few samples: Forest (2), Water (1)." in page.advice.text.text()


def test_a_layer_is_created_and_two_polygons_are_digitised(
    page_named: Any, interface: Any, image: str, tmp_path: Path, qtbot: Any
) -> None:
    raster = QgsRasterLayer(image, "image")
    QgsProject.instance().addMapLayer(raster)
    canvas = interface.mapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.setExtent(raster.extent())
    page = page_named("samples")
    click(page.choice.create_button)
    dialog = page.creation.dialog
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.crs.crs() == raster.crs() and not ok.isEnabled()
    QTest.keyClicks(dialog.classes, "Forest #112233; Water")
    dialog.file.setFilePath(str(tmp_path / "mine"))
    click(ok)
    qtbot.waitUntil(lambda: page.workspace.samples is not None, timeout=PATIENCE)
    layer = page.workspace.samples
    assert layer.source().startswith(str(tmp_path / "mine.gpkg")) and page.workspace.class_field == "class"
    settle(page, qtbot)
    for name, corners in (("Forest", SQUARE), ("Water", OTHER)):
        click_class(page, name)
        draw(canvas, *corners)
    assert layer.isEditable() and values(layer) == ["Forest", "Water"]
    assert not layer.dataProvider().featureCount()  # nothing is saved unasked
    settle(page, qtbot)
    assert [row[1] for row in shown(page)] == ["1", "1"] and all(row[2] for row in shown(page))
    click(page.edits.save_button)
    assert layer.dataProvider().featureCount() == 2 and layer.isEditable()


def test_a_key_digitises_its_class(page: Any, project: Any, interface: Any, qtbot: Any) -> None:
    canvas = interface.mapCanvas()
    assert [page.class_panel.list.topLevelItem(row).text(3) for row in range(2)] == ["1", "2"]
    page.class_panel.list.setFocus()
    qtbot.waitUntil(lambda: page.class_panel.list.hasFocus(), timeout=PATIENCE)
    QApplication.setActiveWindow(page.window())
    QTest.keyClick(page.class_panel.list, "2")
    assert page.class_panel.list.selected() == ["Water"]
    assert page.digitiser.current.name == "Water" and "Digitising <b>Water</b>" in page.edits.text.text()
    draw(canvas, *OTHER)
    assert values(project[1]) == ["Forest", "Forest", "Water", "Water"]
    QgsGui.shortcutsManager().setObjectKeySequence(page.shortcuts._shortcuts[1], "W")
    assert page.shortcuts.key(1) == "W"
    QgsGui.shortcutsManager().setObjectKeySequence(page.shortcuts._shortcuts[1], "2")


def test_keys_work_only_where_panel_or_canvas_has_the_keyboard(page: Any, interface: Any, qtbot: Any) -> None:
    keys, elsewhere = page.shortcuts, QLineEdit()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    for widget, works in ((page.class_panel.list, True), (elsewhere, False), (interface.mapCanvas(), True)):
        keys._focus_changed(None, widget)
        assert [shortcut.isEnabled() for shortcut in keys._shortcuts] == [works] * 9


def test_another_map_tool_ends_digitising_and_keeps_the_edits(
    page: Any, project: Any, interface: Any, qtbot: Any
) -> None:
    click_class(page, "Forest")
    draw(interface.mapCanvas(), *SQUARE)
    interface.mapCanvas().unsetMapTool(interface.mapCanvas().mapTool())
    assert page.digitiser.current is None and project[1].isModified()
    assert page.edits.text.text() == "There are edits that are not saved yet."
    project[1].undoStack().undo()
    assert values(project[1]) == ["Forest", "Forest", "Water"]


def test_add_and_recolour(page: Any, project: Any, qtbot: Any) -> None:
    answer(lambda box: (box.setTextValue("Sand"), box.accept()))
    click(page.class_panel.buttons.add)
    assert [record.name for record in classes_of_layer(project[1], "class")] == ["Forest", "Water", "Sand"]
    click_class(page, "Sand")
    page.class_panel.buttons.colour.setColor(QColor("#123456"))
    assert {record.name: record.colour for record in classes_of_layer(project[1], "class")}["Sand"] == "#123456"
    assert page.class_panel.classes[2].colour == "#123456"
    assert set(project[1].styleManager().styles()) == {"default", "before the classes"}
    settle(page, qtbot)
    assert "No samples yet: Sand." in page.advice.text.text()


def test_renaming_changes_the_samples_and_can_be_undone(page: Any, project: Any, qtbot: Any) -> None:
    layer = project[1]
    click_class(page, "Forest")
    click(page.class_panel.buttons.rename)
    editor = page.class_panel.list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Wood")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(layer.isModified, timeout=PATIENCE)  # Qt hands over what was typed in its next turn
    assert values(layer) == ["Water", "Wood", "Wood"]
    assert [item.name for item in page.class_panel.classes] == ["Wood", "Water"]
    page.class_panel._changes.add("Sand")
    layer.undoStack().undo()
    assert values(layer) == ["Forest", "Forest", "Water"]
    assert [record.name for record in classes_of_layer(layer, "class")] == ["Forest", "Water", "Sand"]
    layer.undoStack().redo()
    assert values(layer) == ["Water", "Wood", "Wood"]
    assert layer.rollBack() and [item.name for item in page.class_panel.classes] == ["Forest", "Water", "Sand"]


def test_a_name_is_not_given_twice(page: Any, project: Any, interface: Any) -> None:
    row_of(page, "Forest").setText(0, "water")
    assert "There is a class water already." in str(interface.messageBar().messages)
    assert [row[0] for row in shown(page)] == ["Forest", "Water"]
    assert not project[1].isModified()


def test_a_name_must_fit_its_field(page_named: Any, interface: Any, qtbot: Any) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:32719&field=class:string(5)", "short", "memory")
    QgsProject.instance().addMapLayer(layer)
    page = page_named("samples")
    page.choice.choose_samples(layer)
    with pytest.raises(ParameterError, match="The field class holds names of up to 5 characters"):
        page.class_panel._changes.add("Forest")


def test_what_cannot_be_changed_stays_as_it_is(page: Any, project: Any, interface: Any, qtbot: Any) -> None:
    project[1].addExpressionField("upper(class)", text_field("computed"))
    page.workspace.write("class_field", "computed")
    settle(page, qtbot)
    row_of(page, "FOREST").setText(0, "Wood")
    assert "The samples of the layer samples and their computed cannot be changed." in str(
        interface.messageBar().messages
    )
    assert [row[0] for row in shown(page)] == ["FOREST", "WATER"]


def test_merging_asks_and_can_be_undone(page: Any, project: Any) -> None:
    layer = project[1]
    click_class(page, "Forest")
    click_class(page, "Water", adding=True)
    answer(lambda box: (box.setTextValue("Water"), box.accept()))
    click(page.class_panel.buttons.merge)
    assert values(layer) == ["Water"] * 3 and [item.name for item in page.class_panel.classes] == ["Water"]
    layer.undoStack().undo()
    assert values(layer) == ["Forest", "Forest", "Water"]
    assert [item.name for item in page.class_panel.classes] == ["Forest", "Water"]


@pytest.mark.parametrize("yes", [True, False])
def test_removing_asks(yes: bool, page: Any, project: Any) -> None:
    click_class(page, "Forest")
    button = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
    answer(lambda box: box.button(button).click())
    click(page.class_panel.buttons.remove)
    assert values(project[1]) == (["Water"] if yes else ["Forest", "Forest", "Water"])
    assert [item.name for item in page.class_panel.classes] == (["Water"] if yes else ["Forest", "Water"])


def test_classes_of_whole_numbers_keep_their_values(
    page_named: Any, interface: Any, image: str, tmp_path: Path, qtbot: Any
) -> None:
    rows = [(square(2, 2), {"code": 3}), (square(20, 5), {"code": 7})]
    layer = QgsVectorLayer(make_samples(tmp_path / "n.gpkg", rows, {"code": ogr.OFTInteger}), "n", "ogr")
    QgsProject.instance().addMapLayers([QgsRasterLayer(image, "image"), layer])
    page = page_named("samples")
    page.choice.choose_samples(layer)
    assert page.choice.field.currentField() == ""
    page.workspace.write("class_field", "code")
    settle(page, qtbot)
    assert [row[0] for row in shown(page)] == ["3", "7"]
    row_of(page, "3").setText(0, "Forest")
    page.class_panel._changes.add("Water")
    known = {record.value: record.name for record in classes_of_layer(layer, "code")}
    assert known == {3: "Forest", 7: "7", 8: "Water"} and not layer.isEditable()
    page.class_panel._changes.merge([3, 7], 7)
    assert values(layer, "code") == ["7", "7"]


def test_overlaps_and_places_off_the_image_are_told_and_shown(page: Any, project: Any, qtbot: Any) -> None:
    layer = project[1]
    layer.startEditing()
    for wkt, name in ((square(3, 3), "Water"), (square(200, 200), "Water"), (square(25, 5), "Forest")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature["class"] = name
        layer.addFeature(feature)
    nameless = QgsFeature(layer.fields())
    nameless.setGeometry(QgsGeometry.fromWkt(square(50, 30)))
    layer.addFeature(nameless)
    settle(page, qtbot)
    told = page.advice.text.text()
    assert "Samples of Forest and Water overlap (1)." in told  # the one that only touches does not count
    assert "Off the image, so that nothing is learned from them: 1." in told and "Without a class: 1." in told
    (number,) = [i for i, advice in enumerate(page.advice._advice) if "overlap" in advice.sentence]
    page.advice.text.linkActivated.emit(str(number))
    assert layer.selectedFeatureCount() == 2


def test_samples_under_the_image_are_told_and_hidden_ones_are_shown(page: Any, project: Any, qtbot: Any) -> None:
    root = QgsProject.instance().layerTreeRoot()
    vector = root.findLayer(project[1].id())
    assert "The image hides the samples." in page.advice.text.text()  # the image was added above them
    root.insertChildNode(0, vector.clone())
    root.removeChildNode(vector)
    settle(page, qtbot)
    assert "hides" not in page.advice.text.text()
    root.findLayer(project[1].id()).setItemVisibilityChecked(False)
    click_class(page, "Forest")
    assert root.findLayer(project[1].id()).isVisible()


def test_points_of_another_coordinate_system(page_named: Any, interface: Any, image: str, qtbot: Any) -> None:
    points = QgsVectorLayer("Point?crs=EPSG:4326&field=class:string", "points", "memory")
    to_degrees = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:32719"), points.crs(), QgsProject.instance())
    for x, y in (to_degrees.transform(LEFT + 100, TOP - 100), (-60.0, 10.0)):
        feature = QgsFeature(points.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} {y})"))
        feature["class"] = "Tree"
        points.dataProvider().addFeature(feature)
    raster = QgsRasterLayer(image, "image")
    QgsProject.instance().addMapLayers([raster, points])
    canvas = interface.mapCanvas()
    canvas.setDestinationCrs(raster.crs())
    canvas.setExtent(raster.extent())
    page = page_named("samples")
    settle(page, qtbot)
    assert shown(page)[0][:2] == ["Tree", "2"] and page.class_panel.list.isColumnHidden(2)
    assert "nothing is learned from them: 1." in page.advice.text.text()
    click_class(page, "Tree")
    QTest.mouseMove(canvas.viewport(), canvas.viewport().rect().center())
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.viewport().rect().center())
    assert values(points) == ["Tree"] * 3


def test_the_check_opens_its_report(page: Any, engine: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "alquimia_qgis.desktop.panel.samples.check_run.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    with qtbot.waitSignal(page.check.ended, timeout=PATIENCE):
        click(page.check.button)
    assert opened and Path(opened[0]).suffix == ".html" and engine.jobs[-1]["job"]["samples"]
    assert page.check.button.isVisible()


def test_a_check_that_fails_says_why(page: Any, engine: Any, interface: Any, qtbot: Any) -> None:
    engine.plays("fail")
    with qtbot.waitSignal(page.check.ended, timeout=PATIENCE):
        click(page.check.button)
    assert "The samples hold one class only. Digitise a second one." in str(interface.messageBar().messages)


def test_a_check_can_be_cancelled(page: Any, engine: Any, qtbot: Any) -> None:
    engine.plays("wait")
    click(page.check.button)
    qtbot.waitUntil(lambda: page.check.bar.value() > 0, timeout=PATIENCE)
    with qtbot.waitSignal(page.check.ended, timeout=PATIENCE):
        click(page.check.cancel_button)
    assert page.check.button.isVisible() and not page.check.bar.isVisible()


def test_layers_may_go_in_the_middle(page: Any, project: Any, interface: Any, qtbot: Any) -> None:
    click_class(page, "Forest")
    for corner in SQUARE[:2]:  # an outline that is not finished
        QTest.mouseClick(interface.mapCanvas().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*corner))
    QgsProject.instance().removeMapLayer(project[1].id())
    assert page.digitiser.current is None and shown(page) == []
    assert "or create one" in page.class_panel.list.hint and page.edits.text.text() == ""
    QgsProject.instance().clear()
    assert not page.check.button.isEnabled()


def test_a_field_of_too_many_values_is_no_class_field(page: Any, project: Any, tmp_path: Path, qtbot: Any) -> None:
    rows = [(square(2, 2), {"class": f"name {number}"}) for number in range(101)]
    layer = QgsVectorLayer(make_samples(tmp_path / "m.gpkg", rows, {"class": ogr.OFTString}), "m", "ogr")
    QgsProject.instance().addMapLayer(layer)
    page.choice.choose_samples(layer)
    settle(page, qtbot)
    assert shown(page) == [] and page.class_panel.list.hint.startswith("This field has 101 different values.")


def test_a_layer_that_cannot_be_edited(page: Any, project: Any, interface: Any) -> None:
    project[1].setReadOnly(True)
    click_class(page, "Forest")
    assert "The layer samples cannot be edited." in str(interface.messageBar().messages)
    assert page.digitiser.current is None


def test_the_choice_is_kept_in_the_project(page: Any, project: Any, tmp_path: Path, qtbot: Any) -> None:
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert page.choice.samples.currentLayer() is None
    assert QgsProject.instance().read(path)
    assert page.workspace.read(IMAGE) and page.workspace.read(SAMPLES)
    settle(page, qtbot)
    assert page.choice.samples.currentLayer().name() == "samples" and [row[1] for row in shown(page)] == ["2", "1"]
    assert not QgsProject.instance().isDirty()
