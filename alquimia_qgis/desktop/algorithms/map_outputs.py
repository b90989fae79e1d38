"""The rasters that mapping gives, which are the same for one image and for many: parameters, paths, styles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.base import AlquimiaAlgorithm
from alquimia_qgis.desktop.algorithms.output_layers import (
    StylePlace,
    has_foreign_style,
    show_styled,
    style_classes,
    style_share,
    style_values,
)
from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.model_records import TargetRecord

MODEL, EXTENT = "MODEL", "EXTENT"
OUTPUT, MAPPED_PIXELS = "OUTPUT", "MAPPED_PIXELS"
PROBABILITIES, CONFIDENCE, ENTROPY, MARGIN = "PROBABILITIES", "CONFIDENCE", "ENTROPY", "MARGIN"
SHARES = (PROBABILITIES, CONFIDENCE, ENTROPY, MARGIN)
RASTERS = (OUTPUT, *SHARES)
DISTANCE, EMBEDDING = "DISTANCE", "EMBEDDING"
# What models of embeddings give besides.
RASTERS_OF_EMBEDDINGS = (DISTANCE, EMBEDDING)
# Between which values they are coloured: of cosine distances few exceed that of nothing in common.
COLOURED = {DISTANCE: (0.0, 1.0), EMBEDDING: (-1.0, 1.0)}


@dataclass(frozen=True)
class MapFiles:
    """Where the rasters of one map go, as absolute paths; "" for those that are not wanted."""

    classes: str
    probabilities: str = ""
    confidence: str = ""
    entropy: str = ""
    margin: str = ""
    distance: str = ""
    embedding: str = ""

    def named(self) -> dict[str, str]:
        """The paths that are wanted, by the name of their parameter."""
        shares = (self.probabilities, self.confidence, self.entropy, self.margin)
        paths = zip((*RASTERS, *RASTERS_OF_EMBEDDINGS), (self.classes, *shares, self.distance, self.embedding))
        return {name: path for name, path in paths if path}


class StyleWriter:
    """Styles the rasters of one map; made before they are written, to learn which styles beside them are foreign.

    ``target`` is what the model estimates, None where it gives classes.
    """

    def __init__(
        self, files: MapFiles, probability_format: str, feedback: QgsProcessingFeedback, target: TargetRecord | None
    ) -> None:
        self._files = files
        self._target = target
        self._highest = 100.0 if probability_format == "percent" else 1.0
        self._feedback = feedback
        self._foreign = {path for path in files.named().values() if has_foreign_style(path)}

    def write(self, result: dict[str, Any]) -> dict[str, Path]:
        """Write the styles of the rasters that ``result`` tells of; the files they went to, by parameter."""
        classes = [ClassRecord(**record) for record in result["classes"]]
        styles = {}
        for name, path in self._files.named().items():
            place = StylePlace(path, path in self._foreign, self._feedback)
            styles[name] = self._style(name, place, classes)
        return styles

    def _style(self, name: str, place: StylePlace, classes: list[ClassRecord]) -> Path:
        if name == OUTPUT:
            return self._map_style(place, classes)
        return style_values(place, *COLOURED[name]) if name in COLOURED else style_share(place, self._highest)

    def _map_style(self, place: StylePlace, classes: list[ClassRecord]) -> Path:
        if self._target is None:
            return style_classes(place, classes)
        return style_values(place, self._target.lowest, self._target.highest)


def show_maps(
    algorithm: AlquimiaAlgorithm, context: QgsProcessingContext, destinations: dict[str, str], styles: dict[str, Path],
    title: str, target: TargetRecord | None,
) -> None:  # fmt: skip
    """Style the rasters and name them after ``title`` once they are loaded; ``destinations`` are Processing's texts.

    ``target`` is what the model estimates, None where it gives classes.
    """
    classes = QCoreApplication.translate("Alquimia", "Classes of {}").format(title)
    numbers = QCoreApplication.translate("Alquimia", "{} of {}")
    names = {
        OUTPUT: classes if target is None else numbers.format(target.name, title),
        PROBABILITIES: QCoreApplication.translate("Alquimia", "Probabilities of {}").format(title),
        CONFIDENCE: QCoreApplication.translate("Alquimia", "Confidence of {}").format(title),
        ENTROPY: QCoreApplication.translate("Alquimia", "Entropy of {}").format(title),
        MARGIN: QCoreApplication.translate("Alquimia", "Margin of {}").format(title),
        DISTANCE: QCoreApplication.translate("Alquimia", "Distance of {}").format(title),
        EMBEDDING: QCoreApplication.translate("Alquimia", "Embedding of {}").format(title),
    }
    for name, style in styles.items():
        label = algorithm.parameterDefinition(name).description()
        show_styled(context, destinations[name], style, label, names[name])


def map_destinations(
    algorithm: AlquimiaAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    names: Sequence[str] = RASTERS,
) -> dict[str, str]:
    """The texts that Processing knows the rasters by, "" for those that are not wanted; in order of ``names``."""
    return {name: algorithm.parameterAsOutputLayer(parameters, name, context) for name in names}


def map_files(destinations: dict[str, str]) -> MapFiles:
    """The same as absolute paths."""
    return MapFiles(*(os.path.abspath(path) if path else "" for path in destinations.values()))


def add_model(algorithm: AlquimiaAlgorithm) -> None:
    """The model to map with."""
    algorithm.add(
        QgsProcessingParameterFile(MODEL, QCoreApplication.translate("Alquimia", "Model"), extension="alquimia"),
        QCoreApplication.translate("Alquimia", "A model file written by one of the training algorithms."),
    )


def add_extent(algorithm: AlquimiaAlgorithm) -> None:
    """The part of the image to map."""
    algorithm.add(
        QgsProcessingParameterExtent(EXTENT, QCoreApplication.translate("Alquimia", "Extent"), optional=True),
        QCoreApplication.translate("Alquimia", "The part to map, in any CRS. Empty: all of it."),
    )


def model_file(algorithm: AlquimiaAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The absolute path of the model."""
    return os.path.abspath(algorithm.parameterAsFile(parameters, MODEL, context))


def wanted_shares(parameters: dict[str, Any]) -> list[str]:
    """Which of the rasters of shares are asked for, by their parameters."""
    return [name for name in SHARES if is_wanted(parameters, name)]


def is_wanted(parameters: dict[str, Any], name: str) -> bool:
    """Whether a value is given for an optional result."""
    return not is_null(parameters.get(name)) and parameters[name] != ""


def has_extent(parameters: dict[str, Any]) -> bool:
    """Whether only a part is to be mapped."""
    return is_wanted(parameters, EXTENT)


def chosen_extent(
    algorithm: AlquimiaAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    crs: QgsCoordinateReferenceSystem,
) -> tuple[float, float, float, float] | None:
    """The extent (xmin, ymin, xmax, ymax) in this CRS; None where all is to be mapped."""
    if not has_extent(parameters):
        return None
    box = algorithm.parameterAsExtent(parameters, EXTENT, context, crs)
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def share_texts() -> dict[str, tuple[str, str]]:
    """Label and help of each raster of shares that goes with a class map, by its parameter."""
    return {
        PROBABILITIES: (
            QCoreApplication.translate("Alquimia", "Probabilities"),
            QCoreApplication.translate("Alquimia", "One band for each class with its probability."),
        ),
        CONFIDENCE: (
            QCoreApplication.translate("Alquimia", "Confidence"),
            QCoreApplication.translate("Alquimia", "The probability of the class that was chosen."),
        ),
        ENTROPY: (
            QCoreApplication.translate("Alquimia", "Entropy"),
            QCoreApplication.translate(
                "Alquimia",
                "How undecided the model is among all classes: 0 where one class has all the probability, 100 % (or 1) "
                "where all classes are equally probable.",
            ),
        ),
        MARGIN: (
            QCoreApplication.translate("Alquimia", "Margin"),
            QCoreApplication.translate(
                "Alquimia",
                "The probability of the class that was chosen minus that of the second: 0 where the two are equal. "
                "Low margins are the places to digitise more samples in.",
            ),
        ),
    }


def add_shares(algorithm: AlquimiaAlgorithm) -> None:
    """The rasters of shares that go with a class map."""
    for name, (label, help) in share_texts().items():
        algorithm.add(_share(name, label), help)


def texts_of_embeddings() -> dict[str, tuple[str, str]]:
    """Label and help of the two rasters that only models of embeddings give, by their parameters."""
    return {
        DISTANCE: (
            QCoreApplication.translate("Alquimia", "Distance"),
            QCoreApplication.translate(
                "Alquimia",
                "Only for models of the embedding family: how far each pixel is from all samples that the model "
                "remembers, as the cosine distance of the nearest one. High values show what is unlike anything seen.",
            ),
        ),
        EMBEDDING: (
            QCoreApplication.translate("Alquimia", "Embedding"),
            QCoreApplication.translate(
                "Alquimia",
                "Only for models of the embedding family: the embedding of each pixel, one band for each of its "
                "numbers.",
            ),
        ),
    }


def add_rasters_of_embeddings(algorithm: AlquimiaAlgorithm) -> None:
    """The two rasters that only models of embeddings give."""
    for name, (label, help) in texts_of_embeddings().items():
        algorithm.add(_share(name, label), help)


def wanted_of_embeddings(parameters: dict[str, Any]) -> list[str]:
    """Which of these two are asked for, by their parameters."""
    return [name for name in RASTERS_OF_EMBEDDINGS if is_wanted(parameters, name)]


def _share(name: str, label: str) -> QgsProcessingParameterRasterDestination:
    return QgsProcessingParameterRasterDestination(name, label, optional=True, createByDefault=False)
