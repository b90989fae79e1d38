"""What ``benchmarks.interface_gaps`` does inside QGIS: it trains and maps in the panel and watches a timer."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

PLAN = json.loads(os.environ["ALQUIMIA_BENCHMARK_PLAN"])
FOLDER = Path(PLAN["folder"])
LOOK = 20  # milliseconds
SECONDS_ALLOWED = 600.0


def session() -> dict[str, Any]:
    """Train, then map; as by clicks."""
    sys.path.insert(0, PLAN["root"])  # QGIS does not tell a script where it lies
    from benchmarks.turns import Turns

    panel, turns = plugins["alquimia_qgis"].panel, Turns()
    image = QgsRasterLayer(str(FOLDER / "historical_map.tif"), "image")
    samples = QgsVectorLayer(str(FOLDER / "training_polygons.gpkg"), "samples", "ogr")
    QgsProject.instance().addMapLayers([image, samples])
    panel.workspace.choose_layer("image", image)
    panel.workspace.choose_layer("samples", samples)
    panel.open_page("train")
    page = panel.pages["train"]
    page.form.parameters.set_values({"PATCH_SIZE": 64, "FIRST_FILTERS": 8, "EPOCHS": PLAN["epochs"]})
    QTest.qWait(2000)
    turns.watch("starting")
    page.form.start()
    until(lambda: page.view.progress.bar.value() > 0)
    turns.watch("training")
    until(lambda: page.view.outcome.isVisibleTo(page))
    if page.view.outcome.problem.text():
        raise RuntimeError(page.view.outcome.problem.text())
    panel.open_page("map")
    mapping = panel.pages["map"]
    turns.watch("starting")
    mapping.map_all()
    until(lambda: mapping.progress.bar.value() > 0 or mapping.outcome.text())
    turns.watch("mapping")
    until(lambda: bool(mapping.outcome.text()))
    return turns.figures()


def until(true: Callable[[], bool]) -> None:
    """Let QGIS work until this is true."""
    end = time.monotonic() + SECONDS_ALLOWED
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("It took too long.")
        QTest.qWait(LOOK)


def main() -> None:
    """Leave QGIS with what is known."""
    try:
        told = session()
    except Exception:
        told = {"error": traceback.format_exc()}
    Path(PLAN["outcome"]).write_text(json.dumps(told), encoding="utf-8")
    QgsProject.instance().clear()
    iface.actionExit().trigger()


QTimer.singleShot(2000, main)
