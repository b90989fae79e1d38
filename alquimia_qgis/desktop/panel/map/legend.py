"""What a model tells of itself in a few lines, with the colours of its classes."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QLabel

from alquimia_qgis.desktop.translation import translated
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.tasks import METRICS, task_of

MOST_CLASSES = 30
SWATCH = "&#9632;"  # a filled square


class ModelLegend(QLabel):
    """Family, bands, accuracy, and the legend of the map to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("model_legend")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_model(self, manifest: Manifest | None) -> None:
        """Tell of this model; of none nothing."""
        self.setText("" if manifest is None else "<br>".join(_lines(manifest)))
        self.setVisible(manifest is not None)


def _lines(manifest: Manifest) -> list[str]:
    title = translated(manifest.family_title)
    lines = [f"<b>{html.escape(title)}</b> · {html.escape(_looks_at(manifest))}"]
    accuracy = _accuracy(manifest)
    if accuracy:
        lines.append(html.escape(accuracy))
    if manifest.target is not None:
        estimated = QCoreApplication.translate("Alquimia", "estimates {}, {:.4g} to {:.4g} in the samples")
        target = manifest.target
        lines.append(html.escape(estimated.format(target.name, target.lowest, target.highest)))
    swatches = [
        f"<span style='color:{record.colour}'>{SWATCH}</span>&nbsp;{html.escape(record.name)}"
        for record in manifest.classes[:MOST_CLASSES]
    ]
    left_out = len(manifest.classes) - MOST_CLASSES
    return [*lines, " &nbsp; ".join(swatches + (["…"] if left_out > 0 else []))]


def _looks_at(manifest: Manifest) -> str:
    names = ", ".join(band.name for band in manifest.bands if band.name)
    bands = names or QCoreApplication.translate("Alquimia", "bands: {}").format(len(manifest.bands))
    if manifest.dates is None:
        return bands
    return QCoreApplication.translate("Alquimia", "{}; {} dates").format(bands, manifest.dates)


def _accuracy(manifest: Manifest) -> str:
    """The first figure of its task that is known."""
    for name, _ in task_of(manifest.task).metrics:
        value = manifest.metrics.get(name)
        if value is not None and name != "loss":
            label = translated(METRICS[name])
            return QCoreApplication.translate("Alquimia", "{} {:.2f} on the validation samples").format(label, value)
    return ""
