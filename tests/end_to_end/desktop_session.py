"""Runs inside the QGIS desktop (--code): opens the dialog that maps an image, clicks Run, grabs the window, leaves.

The environment variable ALQUIMIA_TEST_PLAN names a JSON file with the parameters and where to put picture and outcome.
"""

import json
import os
import traceback
from pathlib import Path

import processing
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

PLAN = json.loads(Path(os.environ["ALQUIMIA_TEST_PLAN"]).read_text(encoding="utf-8"))
DRAWING_TIME = 3000  # milliseconds for the canvas to draw the new layer
OUTCOME = {}


def begin():
    image = QgsRasterLayer(PLAN["parameters"]["INPUT"], "image")
    QgsProject.instance().addMapLayer(image)
    iface.mapCanvas().setExtent(image.extent())
    dialog = processing.createAlgorithmDialog("alquimia:predictraster", PLAN["parameters"])
    dialog.algorithmFinished.connect(guarded(finished))
    OUTCOME["dialog"] = dialog.windowTitle()
    begin.dialog = dialog  # a dialog that nobody holds is taken away
    dialog.show()
    QTest.mouseClick(dialog.runButton(), Qt.MouseButton.LeftButton)


def finished(successful, results):
    OUTCOME["successful"] = bool(successful)
    begin.dialog.close()
    QTimer.singleShot(DRAWING_TIME, guarded(look))


def look():
    OUTCOME["layers"] = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    iface.mainWindow().grab().save(PLAN["picture"])
    leave()


def leave():
    Path(PLAN["outcome"]).write_text(json.dumps(OUTCOME), encoding="utf-8")
    QgsProject.instance().clear()
    iface.actionExit().trigger()


def guarded(step):
    """An error in a slot must end the session with its traceback, not leave QGIS standing there."""

    def run(*arguments):
        try:
            step(*arguments)
        except Exception:
            OUTCOME["error"] = traceback.format_exc()
            leave()

    return run


QTimer.singleShot(1000, guarded(begin))
