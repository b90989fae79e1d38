"""A QGIS that has no engine yet: the offer at the start, and the dialog of the set-up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qgis.utils import iface, plugins
from surroundings import canvas_is_drawn, quiet_window

from alquimia_qgis.desktop.environment.location import HOME_VARIABLE
from alquimia_qgis.desktop.setup.offer import EngineOffer
from alquimia_qgis.desktop.setup.set_up_dialog import SetUpDialog


def offer() -> Iterator[Any]:
    """The bar above the map."""
    quiet_window()
    with _no_engine():
        bar = EngineOffer(iface.messageBar(), lambda: None)
        bar.show()
        yield canvas_is_drawn
        yield iface.mainWindow()
        bar.withdraw()


def set_up_dialog() -> Iterator[Any]:
    """What is going to be installed, where, and how large it is."""
    with _no_engine():
        dialog = SetUpDialog(iface.mainWindow())
        dialog.show()
        yield dialog.isVisible
        yield dialog
        dialog.close()
        dialog.deleteLater()


@contextmanager
def _no_engine() -> Iterator[None]:
    """A user's folder of engines, which is empty."""
    before = os.environ[HOME_VARIABLE]
    os.environ[HOME_VARIABLE] = "/home/you/.local/share/alquimia"
    plugins["alquimia_qgis"].set_up.refresh()
    try:
        yield
    finally:
        os.environ[HOME_VARIABLE] = before
        plugins["alquimia_qgis"].set_up.refresh()
