"""The file that a result goes to: proposed anew, under a name that is free, until the user names one."""

from __future__ import annotations

from qgis.gui import QgsFileWidget

from alquimia_qgis.desktop.panel.starting import folder_for_results, free_path


class ResultFile(QgsFileWidget):
    """Names one file; whether one that is there may be replaced is asked by the page, also where a name was typed."""

    def __init__(self, name: str, endings: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.setConfirmOverwrite(False)
        self._endings = endings
        self._ending, self._proposed = endings[0], ""

    @property
    def path(self) -> str:
        """What stands there, with an ending where it has none that is allowed."""
        path = str(self.filePath()).strip()
        return path if not path or path.lower().endswith(self._endings) else f"{path}{self._ending}"

    def propose(self, source: str, name: str, ending: str, anew: bool = False) -> None:
        """Propose a file called ``name`` beside the project or the file ``source``.

        What the user has named stays, unless all is to begin ``anew`` or another kind of file is needed.
        """
        self._ending = ending
        current = str(self.filePath())
        if not anew and current not in ("", self._proposed) and self.path.lower().endswith(ending):
            return
        self._proposed = free_path(folder_for_results(source), name, ending)
        self.setFilePath(self._proposed)
