"""Finds the layer behind a feature source, also where only its selected features are asked for."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)


def feature_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The vector layer given for the feature source ``name``, None when there is none.

    ``parameterAsVectorLayer`` alone knows nothing of a source that stands for the selected features of a layer.
    """
    value = parameters.get(name)
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return algorithm.parameterAsVectorLayer(parameters, name, context)
    text, known = value.source.valueAsString(context.expressionContext(), "")
    layer = QgsProcessingUtils.mapLayerFromString(text, context) if known else None
    return layer if isinstance(layer, QgsVectorLayer) else None
