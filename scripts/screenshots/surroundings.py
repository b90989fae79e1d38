"""What the pictures share: the demo, a quiet window, and where things are in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtWidgets import QDialog, QDockWidget
from qgis.utils import iface

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "build" / "demo"


def quiet_window() -> None:
    """Close messages and all docks but that of the layers."""
    iface.messageBar().clearWidgets()
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")


def canvas_is_drawn() -> bool:
    """Whether the map is complete."""
    return not iface.mapCanvas().isDrawing()


def layer(name: str) -> QgsMapLayer:
    """The layer of the demo's project with this name."""
    return QgsProject.instance().mapLayersByName(name)[0]


def dialog_of(algorithm: str, parameters: dict[str, Any], width: int = 900, height: int = 700) -> QDialog:
    """The dialog of an algorithm, filled in, as the toolbox opens it."""
    dialog = processing.createAlgorithmDialog(f"alquimia:{algorithm}", parameters)
    dialog.resize(width, height)
    dialog.show()
    return dialog
