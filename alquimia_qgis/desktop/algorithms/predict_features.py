"""Answers for polygons and points by what a model sees of an image there."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.features_with_model import FeaturesWithModel
from alquimia_qgis.protocol.inputs import IMAGE


class PredictFeatures(FeaturesWithModel):
    """Applies a model of a single image to the features of a layer."""

    identifier = "predictfeatures"
    input = IMAGE

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Classify features with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,recognise,recognize,regression,polygons,points,fields,parcels,stands,plots,objects,"
            "zonal,statistics,deep learning,inference,probability,confidence",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives each polygon or point of a layer a class with its confidence, or a number with a model of a "
            "regression. Polygons get the mean over their pixels, points the answer of their pixel. A network that "
            "sees a chip and gives it one answer looks at the chip around a point or a small polygon, and at several "
            "chips of a larger one, whose answers are averaged. Features off the image or without data keep empty "
            "fields and are named in the log.",
        )
