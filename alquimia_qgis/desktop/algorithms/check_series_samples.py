"""Looks at samples on dated images before a training."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.check_samples import CheckSamples
from alquimia_qgis.protocol.inputs import IMAGE_SERIES


class CheckSeriesSamples(CheckSamples):
    """Counts, compares and draws what samples show in the course of time."""

    identifier = "checkseriessamples"
    input = IMAGE_SERIES

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Check samples of a time series")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate("Alquimia", "time series,dates,clouds,season,profile,phenology,temporal")
        return [*super().tags(), *words.split(",")]

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Looks at samples and dated images as a training would, before one is started. Besides what Check samples "
            "tells, the report shows how much of each date could be used around the samples and how each class, or "
            "group of numbers, goes through the dates in every band: where profiles run apart, classes can be told "
            "apart. Nothing is changed.",
        )
