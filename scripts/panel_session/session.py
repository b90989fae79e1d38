"""Runs inside QGIS (--code): works through the panel by clicks, writes down what it has seen, and leaves QGIS."""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from pathlib import Path

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

PLAN = json.loads(os.environ["ALQUIMIA_SESSION"])
ROOT = Path(PLAN["root"])  # QGIS does not tell a script where it lies
WINDOW = (1600, 1000)
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]


def main() -> None:
    """Whatever goes wrong ends the session with what is known; a project that was never saved must not hold it."""
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(0, 0, *WINDOW)
    told: dict[str, object] = {}
    try:
        importlib.import_module("panel_session.steps").work(PLAN, told)
    except Exception:
        told["error"] = traceback.format_exc()
        iface.mainWindow().grab().save(str(Path(PLAN["pictures"]) / "error.png"))
    Path(PLAN["outcome"]).write_text(json.dumps(told, indent=1), encoding="utf-8")
    QgsSettings().setValue("app/askToSaveMemoryLayers", False)  # QGIS takes all that lies in /tmp for temporary
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(2000, main)
