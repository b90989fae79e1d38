"""Runs inside the QGIS desktop (--code): finds the algorithm in the toolbox, runs its dialog, grabs the window.

The environment variable ALQUIMIA_TEST_PLAN names a JSON file with the parameters and where to put picture and outcome.
Dialogs that the toolbox opens wait inside ``exec()``, so every step is posted by a timer and looks for what it needs.
"""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit, QTreeView
from qgis.utils import iface

PLAN = json.loads(Path(os.environ["ALQUIMIA_TEST_PLAN"]).read_text(encoding="utf-8"))
TITLE = PLAN["title"]
MOMENT = 500  # milliseconds between two looks for the same thing
LOOKS = 120
OUTCOME = {}


def add_image():
    image = QgsRasterLayer(PLAN["parameters"]["INPUT"], "image")
    QgsProject.instance().addMapLayer(image)
    iface.mapCanvas().setExtent(image.extent())
    return True


def search_in_toolbox():
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    if dock is None:
        return False
    dock.show()
    dock.raise_()
    box = dock.findChild(QLineEdit)
    box.clear()
    QTest.keyClicks(box, TITLE)
    return True


def open_from_toolbox():
    tree = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox").findChild(QTreeView)
    found = [index for index in leaves(tree.model()) if index.data() == TITLE]
    if len(found) != 1:
        return False
    OUTCOME["group"] = found[0].parent().data()
    tree.scrollTo(found[0])
    tree.selectionModel().setCurrentIndex(found[0], QItemSelectionModel.SelectionFlag.ClearAndSelect)
    place = tree.visualRect(found[0]).center() + QPoint(5, 0)
    QTimer.singleShot(0, lambda: double_click(tree.viewport(), place))
    return True


def double_click(viewport, place):
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def run_from_dialog():
    dialog = the_dialog()
    if dialog is None:
        return False
    fill = getattr(dialog, "setParameters", None) or dialog.mainWidget().setParameters
    fill(PLAN["parameters"])
    dialog.algorithmFinished.connect(lambda successful, results: OUTCOME.update(successful=bool(successful)))
    QTimer.singleShot(0, lambda: QTest.mouseClick(dialog.runButton(), Qt.MouseButton.LeftButton))
    return True


def close_dialog():
    if "successful" not in OUTCOME or the_dialog() is None:
        return False
    the_dialog().close()
    return True


def see_the_map():
    layers = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    if len(layers) < 2 or iface.mapCanvas().isDrawing():
        return False
    OUTCOME["layers"] = layers
    return True


def take_the_picture():
    if iface.mapCanvas().isDrawing():
        return False
    iface.mainWindow().grab().save(PLAN["picture"])
    return True


STEPS = [
    add_image,
    search_in_toolbox,
    open_from_toolbox,
    run_from_dialog,
    close_dialog,
    see_the_map,
    take_the_picture,
]


def the_dialog():
    dialogs = [widget for widget in QApplication.topLevelWidgets() if TITLE in widget.windowTitle()]
    return next((dialog for dialog in dialogs if dialog.isVisible() and hasattr(dialog, "runButton")), None)


def leaves(model, parent=None):
    for row in range(model.rowCount(parent) if parent is not None else model.rowCount()):
        index = model.index(row, 0, parent) if parent is not None else model.index(row, 0)
        if model.hasChildren(index):
            yield from leaves(model, index)
        else:
            yield index


def advance(remaining, looks):
    """Try the next step until it succeeds; an error or too many looks end the session with what is known."""
    try:
        if not remaining:
            return leave()
        if remaining[0]():
            remaining, looks = remaining[1:], LOOKS
        elif not looks:
            raise RuntimeError(f"{remaining[0].__name__} found nothing")
    except Exception:
        OUTCOME["error"] = traceback.format_exc()
        return leave()
    QTimer.singleShot(MOMENT, lambda: advance(remaining, looks - 1))


def leave():
    Path(PLAN["outcome"]).write_text(json.dumps(OUTCOME), encoding="utf-8")
    dialog = the_dialog()
    if dialog is not None:
        dialog.close()
    QgsProject.instance().clear()
    iface.actionExit().trigger()


QTimer.singleShot(1000, lambda: advance(STEPS, LOOKS))
