"""Normalised differences of bands that a network of series shall see beside them, as a user writes them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.given_layers import given_words, words_in
from alquimia_qgis.protocol.errors import ParameterError

DIFFERENCES = "NORMALISED_DIFFERENCES"
BANDS_OF_A_DIFFERENCE = 2


def add_differences(algorithm: QgsProcessingAlgorithm) -> None:
    """The parameter; a model remembers its differences, so mapping has none."""
    algorithm.add(
        QgsProcessingParameterString(
            DIFFERENCES, QCoreApplication.translate("Alquimia", "Normalised differences"), optional=True
        ),
        QCoreApplication.translate(
            "Alquimia",
            "Indices to learn from beside the bands: pairs of bands by name or number, separated by commas. B08/B04 "
            "is (B08 - B04) / (B08 + B04), the vegetation index NDVI of Sentinel-2. They help where samples are few.",
        ),
    )


def read_differences(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[str, ...]:
    """The pairs as texts like ``B08/B04``; a ParameterError names what is no pair."""
    if algorithm.parameterDefinition(DIFFERENCES) is None:
        return ()
    pairs = words_in(given_words(algorithm, parameters, DIFFERENCES, context))
    for pair in pairs:
        bands = pair.split("/")
        if len(bands) != BANDS_OF_A_DIFFERENCE or not all(bands) or bands[0] == bands[1]:
            raise ParameterError(
                f"{pair!r} in NORMALISED_DIFFERENCES is no pair of bands.",
                "Write pairs as B08/B04, B08/B11, or with the bands' numbers as 4/3.",
            )
    return tuple(dict.fromkeys(pairs))
