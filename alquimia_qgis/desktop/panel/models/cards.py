"""Reads model files for the page: card, size and date of each, or the sentence why it cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError

ENDING = ".alquimia"


@dataclass(frozen=True)
class ModelCard:
    """One model file. ``manifest`` is None where it cannot be read, and ``problem`` says why; ``size`` is in bytes."""

    path: str
    manifest: Manifest | None = None
    problem: str = ""
    size: int = 0
    modified: float = 0.0

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return os.path.splitext(os.path.basename(self.path))[0]


class CardReader:
    """Reads cards away from the main thread; one that has not changed since is not read again."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int, float], ModelCard] = {}

    def cards(self, files: Sequence[str], folder: str, is_cancelled: Callable[[], bool]) -> list[ModelCard] | None:
        """The cards of ``files`` and of all model files of ``folder`` (empty: none), each once; None when cancelled."""
        found = []
        for path in dict.fromkeys([*(os.path.normpath(path) for path in files), *model_files(folder)]):
            if is_cancelled():
                return None
            found.append(self._card(path))
        return found

    def _card(self, path: str) -> ModelCard:
        try:
            facts = os.stat(path)
        except OSError as error:
            return ModelCard(path, problem=f"The model file {path} cannot be read: {error.strerror}.")
        key = (path, facts.st_size, facts.st_mtime)
        if key not in self._read:
            self._read[key] = _read_card(path, facts)
        return self._read[key]


def model_files(folder: str) -> list[str]:
    """The paths of the model files in a folder by name; none where there is no such folder."""
    if not folder or not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.name.lower().endswith(ENDING) and entry.is_file())
    return [os.path.normpath(os.path.join(folder, name)) for name in names]


def _read_card(path: str, facts: os.stat_result) -> ModelCard:
    try:
        return ModelCard(path, read_manifest(path), "", facts.st_size, facts.st_mtime)
    except AlquimiaError as error:
        return ModelCard(path, None, str(error), facts.st_size, facts.st_mtime)
