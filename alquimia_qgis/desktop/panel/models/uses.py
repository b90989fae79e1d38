"""What a model can be used for: the algorithm that applies it, and its report."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingUtils, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.protocol.bundle_manifest import READ_FAILURES, REPORT, Manifest, check_members
from alquimia_qgis.protocol.errors import ModelFileError

# Scripts of a page that came with a stranger's model must not run: reports are text, tables and pictures.
NO_SCRIPTS = (
    '<!DOCTYPE html><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:\">"
)


def algorithm_for(manifest: Manifest) -> str:
    """The id of the algorithm that applies a model."""
    if manifest.task == "detection":
        return "alquimia:predictobjects"
    if manifest.task == "multi_label":
        return "alquimia:predictfolder"
    return "alquimia:predictraster" if manifest.series is None else "alquimia:predictseries"


def values_for(manifest: Manifest, path: str, image: QgsRasterLayer | None) -> dict[str, Any]:
    """What its dialog begins with: the model, and the image at hand where it looks at a single one."""
    values: dict[str, Any] = {"MODEL": path}
    if image is not None and algorithm_for(manifest) in ("alquimia:predictraster", "alquimia:predictobjects"):
        values["INPUT"] = image.id()
    return values


def unpacked_report(path: str) -> str:
    """The report of a model as a file that browsers show without running anything; a ModelFileError without one."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, path)
            if REPORT not in archive.namelist():
                raise ModelFileError(
                    QCoreApplication.translate("Alquimia", "The model {} has no report.").format(os.path.basename(path))
                )
            text = archive.read(REPORT).decode("utf-8", errors="replace")
    except READ_FAILURES as error:
        raise ModelFileError(f"{path} is not a readable Alquimia model file ({error}).") from error
    target = Path(QgsProcessingUtils.generateTempFilename(f"{Path(path).stem}_report.html"))
    target.write_text(NO_SCRIPTS + text, encoding="utf-8")
    return str(target)
