"""The toolbox, and the dialog of a training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtWidgets import QDockWidget, QTreeView
from qgis.utils import iface
from surroundings import canvas_is_drawn, dialog_of, layer, quiet_window


def toolbox() -> Iterator[Any]:
    """The groups of Alquimia among those of the toolbox."""
    quiet_window()
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    tree = dock.findChild(QTreeView)
    tree.collapseAll()
    model = tree.model()
    top = [model.index(row, 0) for row in range(model.rowCount())]
    ours = next(index for index in top if index.data() == "Alquimia")
    tree.expand(ours)
    for row in range(model.rowCount(ours)):
        tree.expand(model.index(row, 0, ours))
    tree.scrollTo(ours, QTreeView.ScrollHint.PositionAtTop)
    iface.mainWindow().resizeDocks([dock], [420], 1)  # 1: horizontally
    yield canvas_is_drawn
    yield iface.mainWindow()


def training_dialog() -> Iterator[Any]:
    """Samples and image chosen, help beside them."""
    chosen = {"INPUT": layer("Image"), "SAMPLES": layer("Samples"), "CLASS_FIELD": "class", "SPLIT_FIELD": "split"}
    dialog = dialog_of("train_unet", {**chosen, "PATCH_SIZE": 64, "EPOCHS": 20})
    yield dialog.isVisible
    yield dialog
    dialog.close()
