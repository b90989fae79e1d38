"""Maps an image of any size with a trained model."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.map_outputs import RASTERS, RASTERS_OF_EMBEDDINGS, add_rasters_of_embeddings
from alquimia_qgis.desktop.algorithms.map_with_model import MapWithModel
from alquimia_qgis.protocol.inputs import IMAGE


class PredictRaster(MapWithModel):
    """Applies a model to a raster, window by window."""

    identifier = "predictraster"
    input = IMAGE
    rasters = (*RASTERS, *RASTERS_OF_EMBEDDINGS)

    def _add_more_rasters(self) -> None:
        add_rasters_of_embeddings(self)

    def displayName(self) -> str:
        """Title in the toolbox."""
        return QCoreApplication.translate("Alquimia", "Map an image with a model")

    def tags(self) -> list[str]:
        """Words that the toolbox search finds."""
        words = QCoreApplication.translate(
            "Alquimia",
            "predict,apply,classify,segmentation,deep learning,inference,land cover,probability,"
            "confidence,patches,chips,grid",
        )
        return words.split(",")

    def summary(self) -> str:
        """What the algorithm does."""
        return QCoreApplication.translate(
            "Alquimia",
            "Gives every pixel of an image a class, or each patch of it where the model looks at patches. The image is "
            "read and written in windows, so it may be larger than the memory. The result is a GeoTIFF with "
            "the colours and names of the classes; pixels without data stay without.",
        )
