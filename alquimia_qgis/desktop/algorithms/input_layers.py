"""Reads what a model shall look at from the dialog: one parameter function for each input kind."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBand,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.dated_layers import (
    SERIES_RASTERS,
    StackOptions,
    add_dated_layers,
    read_dated_layers,
)
from alquimia_qgis.desktop.algorithms.from_declarations import declared_values
from alquimia_qgis.desktop.algorithms.given_images import BANDS, INPUT, GivenImages, check_bands
from alquimia_qgis.desktop.algorithms.image_source import ImageSource, image_of_layer
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.inputs import InputKind


def add_input(algorithm: QgsProcessingAlgorithm, kind: InputKind) -> None:
    """The parameters by which the user chooses what a model of this input kind looks at."""
    if kind.multiple_rasters:
        add_dated_layers(algorithm)
    else:
        _add_one_raster(algorithm)


def check_input_options(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, kind: InputKind
) -> None:
    """Raise a ParameterError where a declared value that comes with the images is outside its limits."""
    if kind.multiple_rasters:
        declared_values(StackOptions, algorithm, parameters, context)


def read_input(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, kind: InputKind
) -> GivenImages:
    """What the main thread must know of what the model shall look at; an AlquimiaError says why it cannot be used."""
    if kind.multiple_rasters:
        return read_dated_layers(algorithm, parameters, context)
    image = read_raster(algorithm, parameters, context, INPUT)
    layer = algorithm.parameterAsRasterLayer(parameters, INPUT, context)
    bands = chosen_bands(algorithm, parameters, context)
    check_bands(bands, [layer])
    return GivenImages((image,), layer.crs(), bands)


def rasters_of(kind: InputKind) -> tuple[str, ...]:
    """The parameters of this input kind that hold rasters."""
    return SERIES_RASTERS if kind.multiple_rasters else (INPUT,)


def read_raster(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, name: str
) -> ImageSource:
    """What the main thread must know of the raster parameter ``name``; an ImageError says why it cannot be used."""
    layer = algorithm.parameterAsRasterLayer(parameters, name, context)
    if layer is None or not layer.isValid():
        raise ImageError(f"The raster {parameters.get(name)!s} does not exist or cannot be opened.")
    return image_of_layer(layer, context)


def chosen_bands(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[int, ...]:
    """The chosen bands, counted from 1; empty stands for all."""
    if parameters.get(BANDS) in (None, "", []):
        return ()
    bands = tuple(algorithm.parameterAsInts(parameters, BANDS, context))
    if 0 in bands:  # what QGIS makes of text that is no number
        raise ParameterError(f"The bands {parameters[BANDS]!s} are not numbers from 1.", "Write them as 1;2;3.")
    return bands


def _add_one_raster(algorithm: QgsProcessingAlgorithm) -> None:
    algorithm.add(
        QgsProcessingParameterRasterLayer(INPUT, QCoreApplication.translate("Alquimia", "Image")),
        QCoreApplication.translate(
            "Alquimia",
            "The raster to look at, with any number of bands of any data type. It needs a coordinate reference system.",
        ),
    )
    algorithm.add(
        QgsProcessingParameterBand(
            BANDS,
            QCoreApplication.translate("Alquimia", "Bands"),
            parentLayerParameterName=INPUT,
            optional=True,
            allowMultiple=True,
        ),
        QCoreApplication.translate("Alquimia", "The bands to use, counted from 1 and in this order. Empty: all bands."),
        advanced=True,
    )
