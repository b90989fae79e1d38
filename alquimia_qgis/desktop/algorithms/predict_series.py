"""Maps a series of dated images with a model that was trained on one."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.map_with_model import MapWithModel
from alquimia_qgis.protocol.inputs import IMAGE_SERIES


class PredictSeries(MapWithModel):
    """Applies a model to dated images, window by window."""

    identifier = "predictseries"
    input = IMAGE_SERIES

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image time series with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,regression,deep learning,inference,time series,dates,season,crops,phenology,"
            "sentinel-2,clouds",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Makes one map of the images of several dates: a class for every pixel, or a number with a model of a "
            "regression. The images need the bands of the model and must cover its season, in the same or another "
            "year; dates that differ from those of the training are interpolated. Without MASK_BAND and MASK_LAYERS, "
            "clouds are masked by the band that masked them in the training, where the images have it. The images may "
            "be larger than the memory.",
        )
