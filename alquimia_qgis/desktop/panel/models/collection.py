"""Which model files the page shows: those of the project, and those of a folder that is watched."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QFileSystemWatcher, QObject, pyqtSignal

from alquimia_qgis.desktop.background.quiet_task import Looker
from alquimia_qgis.desktop.panel.models.cards import CardReader
from alquimia_qgis.desktop.panel.workspace import MODEL, Workspace

FILES = "models"
FOLDER = "models_folder"
SEPARATOR = "\n"  # which no name of a file holds


class ModelCollection(QObject):
    """Keeps files and folder in the project; ``found`` brings the cards, read in the background."""

    found = pyqtSignal(list)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reader = CardReader()
        self._watcher = QFileSystemWatcher()
        self._looker = Looker(QCoreApplication.translate("Alquimia", "Reading model files"), self._work, self)
        self._looker.found.connect(self._show)
        self._watcher.directoryChanged.connect(lambda _: self._looker.look())
        self._watcher.fileChanged.connect(lambda _: self._looker.look())
        workspace.changed.connect(self._changed)
        workspace.project_changed.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._looker.is_busy

    @property
    def files(self) -> list[str]:
        """The model files that the project has used, as absolute paths, the latest first."""
        kept = self._workspace.read(FILES).split(SEPARATOR)
        return [os.path.normpath(QgsProject.instance().readPath(path)) for path in kept if path]

    @property
    def folder(self) -> str:
        """The folder whose models are shown; empty when none is chosen."""
        kept = self._workspace.read(FOLDER)
        return os.path.normpath(QgsProject.instance().readPath(kept)) if kept else ""

    def choose_folder(self, folder: str) -> None:
        """Show the models of this folder too."""
        self._workspace.write(FOLDER, QgsProject.instance().writePath(folder) if folder else "")

    def forget(self, path: str) -> None:
        """Let the project no longer remember a model file, as when it is deleted."""
        self._keep([known for known in self.files if known != path])
        if self._workspace.model and os.path.normpath(self._workspace.model) == path:
            self._workspace.choose_model("")
        self.look()

    def look(self) -> None:
        """Read anew what there is."""
        self._looker.look(0)

    def end(self) -> None:
        """The plugin goes away: watch nothing, and wait for the thread."""
        self._watcher.deleteLater()
        self._looker.end()

    def _remember(self, path: str) -> None:
        """Let the project remember a model file that it uses."""
        self._keep([path, *(known for known in self.files if known != path)])

    def _keep(self, paths: list[str]) -> None:
        self._workspace.write(FILES, SEPARATOR.join(QgsProject.instance().writePath(path) for path in paths))

    def _changed(self, key: str) -> None:
        if key in (MODEL, FOLDER):
            self._looker.look(0)

    def _work(self) -> Callable[[Callable[[], bool]], Any]:
        if self._workspace.model:
            self._remember(os.path.normpath(self._workspace.model))
        files, folder = self.files, self.folder
        return lambda is_cancelled: self._reader.cards(files, folder, is_cancelled)

    def _show(self, cards: list[Any]) -> None:
        self._watch([card.path for card in cards if card.size])
        self.found.emit(cards)

    def _watch(self, paths: list[str]) -> None:
        """Watch the folder, and each file: a file that is written anew changes without its folder."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted = {path for path in [*paths, self.folder] if path}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))
