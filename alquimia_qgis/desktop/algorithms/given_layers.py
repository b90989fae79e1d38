"""Reads lists of layers, words and bands, in whatever form dialogs, scripts and models give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProperty,
    QgsRasterLayer,
)

from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.protocol.errors import ImageError, ParameterError


def given_layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> list[QgsRasterLayer | str]:
    """The rasters of a parameter of many layers; those that cannot be opened, which QGIS leaves out, are texts."""
    value = parameters.get(name)
    if isinstance(value, QgsProperty):
        value, _ = value.value(context.expressionContext(), algorithm.parameterDefinition(name).defaultValue())
    return [_layer(item, context) or str(item) for item in flat(value)]


def opened_layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> list[QgsRasterLayer]:
    """The rasters of a parameter of many layers; an ImageError names one that cannot be opened."""
    layers = given_layers(algorithm, parameters, name, context)
    for layer in layers:
        if isinstance(layer, str) or not layer.isValid():
            name = layer if isinstance(layer, str) else layer.name()
            raise ImageError(f"The raster {name} does not exist or cannot be opened.")
    return layers


def given_words(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """The text of a parameter that holds a list; the entries of a list of Python with commas between them."""
    value = parameters.get(name)
    if isinstance(value, (list, tuple)):  # which QGIS would take for an empty text
        return ", ".join(str(item) for item in flat(value))
    return str(algorithm.parameterAsString(parameters, name, context)).strip()


def words_in(text: str) -> list[str]:
    """The words of a list, with commas, semicolons or blanks between them and brackets around it or not."""
    return [word for word in re.split(r"[;,\s]+", text.strip("[]() ")) if word]


def given_bands(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> tuple[int, ...]:
    """The bands of each of many images, counted from 1; empty stands for all."""
    text = given_words(algorithm, parameters, name, context)
    words = words_in(text)
    if not all(word.isdecimal() and int(word) > 0 for word in words):
        raise ParameterError(f"The bands {text} are not numbers from 1.", "Write them as 1;2;3.")
    if len(set(words)) != len(words):
        raise ParameterError(f"A band is chosen twice: {text}.")
    return tuple(int(word) for word in words)


def flat(value: Any) -> Iterator[Any]:
    """The entries of lists in lists, as expressions in models give them."""
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from flat(item)
    elif not is_null(value) and value != "":
        yield value


def _layer(item: Any, context: QgsProcessingContext) -> QgsRasterLayer | None:
    if isinstance(item, QgsRasterLayer):
        return item
    hint = QgsProcessingUtils.LayerHint.Raster
    layer = QgsProcessingUtils.mapLayerFromString(item, context, True, hint) if isinstance(item, str) else None
    return layer if isinstance(layer, QgsRasterLayer) and layer.isValid() else None
