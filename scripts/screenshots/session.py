"""Runs inside QGIS (--code): lets each function of pictures/ prepare what it shows, and saves it in docs/images.

A picture is a function without arguments that yields. What it yields is either a condition, a function that is asked
until it says yes, or the widget to take, once for each picture. Everything waits by timers, so QGIS goes on working.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface

FOLDER = Path(os.environ["ALQUIMIA_SCREENSHOTS"])  # QGIS does not tell a script where it lies
IMAGES = FOLDER.parents[1] / "docs" / "images"
MOMENT = 300  # milliseconds between two looks at a condition
LOOKS = 2000
WINDOW = (1280, 800)
sys.path.insert(0, str(FOLDER))


def pictures() -> list[tuple[str, Callable[[], Iterator[Any]]]]:
    """Name and function of all pictures, module by module; or those that were asked for."""
    package = importlib.import_module("pictures")
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        members = vars(importlib.import_module(f"pictures.{module.name}")).items()
        found += [item for item in members if inspect.isgeneratorfunction(item[1]) and not item[0].startswith("_")]
    wanted = os.environ["ALQUIMIA_PICTURES"].split()
    return [item for item in found if not wanted or item[0] in wanted]


class Session:
    """Takes one picture after another, then leaves QGIS; timers hold it by functions, as they would not by a method."""

    def __init__(self) -> None:
        self._waiting = pictures()
        self._told: list[str] = []
        self._name, self._steps = "", iter(())
        self._condition: Callable[[], Any] = lambda: True
        self._looks = LOOKS

    def advance(self) -> None:
        """One look; whatever goes wrong ends the session with what is known."""
        try:
            if self._condition():
                self._next()
            elif self._looks:
                self._looks -= 1
                QTimer.singleShot(MOMENT, lambda: self.advance())
            else:
                self._leave(f"{self._name}: what it waits for did not come.")
        except Exception:
            self._leave(f"{self._name}: {traceback.format_exc()}")

    def _next(self) -> None:
        """The next step of this picture, or the next picture, or the end."""
        step = next(self._steps, None)
        self._looks, self._condition = LOOKS, lambda: True
        if isinstance(step, QWidget):
            self._save(step)
        elif step is not None:
            self._condition = step
        elif self._waiting:
            self._name, function = self._waiting.pop(0)
            self._steps = function()
        else:
            return self._leave("All pictures are taken.")
        QTimer.singleShot(MOMENT, lambda: self.advance())

    def _save(self, widget: QWidget) -> None:
        path = IMAGES / f"{self._name}.png"
        IMAGES.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(path))
        self._told.append(f"docs/images/{path.name}")

    def _leave(self, last: str) -> None:
        text = "\n".join([*self._told, last])
        Path(os.environ["ALQUIMIA_OUTCOME"]).write_text(f"{text.rstrip()}\n", encoding="utf-8")
        QgsProject.instance().clear()
        iface.actionExit().trigger()


def begin() -> None:
    """A window of one size, once QGIS has loaded the project."""
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(0, 0, *WINDOW)
    Session().advance()


QTimer.singleShot(3000, begin)
