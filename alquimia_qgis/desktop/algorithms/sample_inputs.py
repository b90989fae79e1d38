"""What the algorithms share that look at samples on one image without training a model."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingParameterRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.given_images import INPUT
from alquimia_qgis.protocol.options import SamplingOptions


def add_image(algorithm: QgsProcessingAlgorithm) -> None:
    """The image, where its bands do not matter."""
    algorithm.add(
        QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Image")),
        QCoreApplication.translate(
            "Alquimia",
            "The raster that the model will be trained on: its extent, grid and coordinate reference system count.",
        ),
    )


def options_without(*kept: str) -> tuple[str, ...]:
    """The names of all sampling options but those that are ``kept``."""
    return tuple(parameter.name for parameter in SamplingOptions.parameters() if parameter.name not in kept)
