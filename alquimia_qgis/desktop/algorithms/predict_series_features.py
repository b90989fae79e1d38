"""Answers for polygons and points by what a model sees of a series of dated images there."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.features_with_model import FeaturesWithModel
from alquimia_qgis.protocol.inputs import IMAGE_SERIES


class PredictSeriesFeatures(FeaturesWithModel):
    """Applies a model of dated images to the features of a layer."""

    identifier = "predictseriesfeatures"
    input = IMAGE_SERIES

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Classify features by an image time series")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,regression,polygons,points,fields,parcels,stands,plots,zonal,statistics,"
            "time series,dates,season,crops,phenology,sentinel-2,clouds,deep learning,probability,confidence",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives each polygon or point of a layer a class with its confidence, or a number with a model of a "
            "regression, by its course through the dates of a series. Polygons get the mean over their pixels, points "
            "the answer of their pixel. The images need the bands of the model and must cover its season, in the same "
            "or another year. Features off the images or without data keep empty fields and are named in the log.",
        )
