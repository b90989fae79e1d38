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
    QgsProcessingParameterRasterLayer,
    QgsProviderRegistry,
)

from alquimia_qgis.desktop.algorithms.feature_layers import feature_layer

VIRTUAL_RASTER = "virtualraster"


def source_files(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, names: Sequence[str]
) -> list[str]:
    """The files behind the layers given for these parameters, with those that a VRT or a virtual raster refers to."""
    files: dict[str, None] = {}
    for name in names:
        is_raster = isinstance(algorithm.parameterDefinition(name), QgsProcessingParameterRasterLayer)
        if is_raster:
            layer = algorithm.parameterAsRasterLayer(parameters, name, context)
        else:
            layer = feature_layer(algorithm, parameters, name, context)
        if layer is not None:
            files.update(dict.fromkeys(layer_files(layer)))
    return list(files)


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
