"""What ``benchmarks.interface_gaps`` does inside QGIS: it trains and maps in the panel and watches a timer."""

from __future__ import annotations

import json
import os
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
INTERVAL = 10  # milliseconds
SECONDS_ALLOWED = 600.0


class Turns:
    """When a timer gets its turn, and what the thread of the interface has computed since its last one."""

    def __init__(self) -> None:
        self._gaps: dict[str, list[tuple[float, float]]] = {}
        self._stretch = ""
        self._timer = QTimer()
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._turn)
        self._last = (0.0, 0.0)

    def watch(self, stretch: str) -> None:
        """From now on it is time of this ``stretch``."""
        self._stretch = stretch
        self._gaps.setdefault(stretch, [])
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()

    def figures(self) -> dict[str, Any]:
        """Medians, 99th percentiles and largest, in seconds, of each stretch."""
        self._timer.stop()
        return {stretch: _figures(gaps) for stretch, gaps in self._gaps.items() if gaps}

    def _turn(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self._gaps[self._stretch].append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


def _figures(gaps: list[tuple[float, float]]) -> dict[str, Any]:
    walls, busy = sorted(gap for gap, _ in gaps), sorted(used for _, used in gaps)
    return {"seconds": sum(walls), "turns": len(gaps), "gap": _summary(walls), "busy": _summary(busy)}


def _summary(values: list[float]) -> dict[str, float]:
    return {
        "median": values[len(values) // 2],
        "p99": values[int(len(values) * 0.99)],
        "largest": values[-1],
    }


def session() -> dict[str, Any]:
    """Train, then map; as by clicks."""
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
        QTest.qWait(2 * INTERVAL)


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
