"""Writes the chips of dated images that a training would see as files."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.export_chips import ExportChips
from alquimia_qgis.protocol.inputs import IMAGE_SERIES


class ExportSeriesChips(ExportChips):
    """Cuts and writes chips of all dates."""

    identifier = "exportserieschips"
    input = IMAGE_SERIES
    hidden = ("file_format",)  # no PNG holds the bands of several dates

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Export chips of a time series")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate("Alquimia", "time series,dates,stack,multi-temporal")
        return [*super().tags(), *words.split(",")]

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Writes the chips of dated images that a training would see into a new folder: GeoTIFFs in which the bands "
            "of all dates are stacked, gaps filled as chosen. Bands are named by date and band, such as "
            "2018-04-12_B08, so that a chip can be opened as a stacked series again. Lists name file, class and part "
            "of all chips (chips.csv) and the bands of each date (dates.csv). A folder that holds anything is never "
            "written into.",
        )
