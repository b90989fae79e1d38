"""Runs what finds uncertain places: a map by the model where none is there yet, then the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from alquimia_qgis.desktop.background.run import BackgroundRun
from alquimia_qgis.desktop.panel.workspace import Workspace

MAP, RANK = "alquimia:predictraster", "alquimia:uncertainplaces"
SHARE_OF_MAPPING = 0.8


@dataclass(frozen=True)
class Search:
    """What to look for. ``ranking`` are the parameters of the ranking; ``mapping`` those of a map to be made before.

    ``mapping`` is empty where there is a raster already; else ``measure`` names its result that is ranked.
    """

    ranking: dict[str, Any]
    mapping: dict[str, Any]
    measure: str = ""


class PlaceSearch(QObject):
    """One search at a time; ``ended`` gives the file of places, or nothing and a sentence that says why not."""

    doing = pyqtSignal(str)
    progressed = pyqtSignal(float)
    ended = pyqtSignal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._run: BackgroundRun | None = None
        self._ranks_from = 0.0  # of the progress

    @property
    def is_running(self) -> bool:
        """Whether a search goes on."""
        return self._run is not None

    def start(self, search: Search) -> None:
        """Begin; returns at once."""
        self._ranks_from = SHARE_OF_MAPPING if search.mapping else 0.0
        if not search.mapping:
            self._rank(search.ranking)
            return
        outputs = dict.fromkeys(("OUTPUT", search.measure), QgsProcessing.TEMPORARY_OUTPUT)
        self._run = self._workspace.start(MAP, {**search.mapping, **outputs})
        self._run.doing.connect(self.doing)
        self._run.progressed.connect(lambda percent: self.progressed.emit(percent * SHARE_OF_MAPPING))
        self._run.ended.connect(lambda fine, results: self._mapped(fine, results, search))

    def cancel(self) -> None:
        """Stop; ``ended`` follows."""
        if self._run is not None:
            self._run.cancel()

    def _mapped(self, fine: bool, results: dict[str, Any], search: Search) -> None:
        if not fine or self._cancelled:
            self._end("")
            return
        self._rank({**search.ranking, "INPUT": results[search.measure], "CLASSES": results["OUTPUT"]})

    def _rank(self, parameters: dict[str, Any]) -> None:
        self._run = self._workspace.start(RANK, {**parameters, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})
        self._run.doing.connect(self.doing)
        first, rest = 100 * self._ranks_from, 1 - self._ranks_from
        self._run.progressed.connect(lambda percent: self.progressed.emit(first + rest * percent))
        self._run.ended.connect(lambda fine, results: self._end(results["OUTPUT"] if fine else ""))

    @property
    def _cancelled(self) -> bool:
        return self._run is not None and self._run.cancelled

    def _end(self, path: str) -> None:
        error = "" if path or self._run is None else self._run.error
        if self._cancelled:
            error = QCoreApplication.translate("Alquimia", "The search was stopped.")
        self._run = None
        self.ended.emit(path, error)
