"""Names every file that an input layer is read from, so that no result is ever written over one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

from osgeo import gdal
from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProviderRegistry,
)

from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer
from alquimia_qgis.desktop.algorithms.given_layers import given_layers

VIRTUAL_RASTER = "virtualraster"


def source_files(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, names: Sequence[str]
) -> list[str]:
    """The files behind the layers given for these parameters, with those that a VRT or a virtual raster refers to."""
    layers = (layer for name in names for layer in _layers(algorithm, parameters, context, name))
    return list(dict.fromkeys(file for layer in layers for file in layer_files(layer)))


def layer_files(layer: QgsMapLayer) -> list[str]:
    """The files behind one layer."""
    return files_with_parts(_paths(layer))


def files_with_parts(paths: Sequence[str]) -> list[str]:
    """These files, those that belong to them (.dbf, .ovr), and whatever a VRT is made of, to any depth."""
    found = list(paths)
    for path in found:  # grows while it is read
        if path in paths or is_virtual(path):
            found.extend(part for part in _parts(path) if part not in found)
    return found


def is_virtual(path: str) -> bool:
    """Whether the file only refers to others."""
    return path.lower().endswith(".vrt")


def _layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, name: str
) -> list[QgsMapLayer]:
    definition = algorithm.parameterDefinition(name)
    if isinstance(definition, QgsProcessingParameterMultipleLayers):
        layers = given_layers(algorithm, parameters, name, context)
    elif isinstance(definition, QgsProcessingParameterRasterLayer):
        layers = [algorithm.parameterAsRasterLayer(parameters, name, context)]
    else:
        layers = [feature_layer(algorithm, parameters, name, context)]
    return [layer for layer in layers if isinstance(layer, QgsMapLayer)]


def _paths(layer: QgsMapLayer) -> list[str]:
    """What the layer's own source names."""
    if layer.providerType() == VIRTUAL_RASTER:  # a calculation with rasters, each given as <name>:uri
        return [value for key, value in parse_qsl(layer.source().lstrip("?")) if key.endswith(":uri")]
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    return [path] if path else []


def _parts(path: str) -> list[str]:
    try:
        dataset = gdal.OpenEx(path)
    except RuntimeError:  # raised only where somebody has switched GDAL's exceptions on
        return []
    return list(dataset.GetFileList() or []) if dataset is not None else []
