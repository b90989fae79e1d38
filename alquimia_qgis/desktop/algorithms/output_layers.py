"""Gives result rasters their style: as a .qml beside the file, and on the canvas once Processing has loaded them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsRasterRenderer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError

LOW_COLOUR, MIDDLE_COLOUR, HIGH_COLOUR = "#440154", "#21918c", "#fde725"  # viridis: readable by colour-blind people
# Processing keeps no reference to these, and algorithms inside a model are gone before their results are loaded.
_waiting: list[StyleFromFile] = []


class StyleFromFile(QgsProcessingLayerPostProcessorInterface):
    """Applies a .qml to a loaded result, which Processing does not do by itself."""

    def __init__(self, style: Path) -> None:
        super().__init__()
        self._style = style

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer; called on the main thread."""
        message, loaded = layer.loadNamedStyle(str(self._style))
        if not loaded:
            feedback.pushWarning(message)
        layer.triggerRepaint()
        if self in _waiting:
            _waiting.remove(self)


def style_classes(path: str, classes: Sequence[ClassRecord]) -> Path:
    """Write the style of a class map beside it: one colour and name for each class."""
    entries = [QgsPalettedRasterRenderer.Class(item.value, QColor(item.colour), item.name) for item in classes]
    layer = _opened(path)
    return _saved(layer, QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries), path)


def style_share(path: str, highest: float) -> Path:
    """Write the style of a raster of shares, 0 to ``highest`` (1 or 100), beside it."""
    ramp = QgsColorRampShader(0.0, highest)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setSourceColorRamp(QgsGradientColorRamp(QColor(LOW_COLOUR), QColor(HIGH_COLOUR)))
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(share * highest, QColor(colour), f"{share:.0%}")
            for share, colour in ((0.0, LOW_COLOUR), (0.5, MIDDLE_COLOUR), (1.0, HIGH_COLOUR))
        ]
    )
    shader = QgsRasterShader(0.0, highest)
    shader.setRasterShaderFunction(ramp)
    layer = _opened(path)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(0.0)
    renderer.setClassificationMax(highest)
    return _saved(layer, renderer, path)


def show_styled(context: QgsProcessingContext, destination: str, style: Path, default_name: str, name: str) -> None:
    """Have the result styled when it is loaded, and named ``name`` unless the user has named it.

    ``destination`` is the text that Processing knows the output by; ``default_name`` is the label of its parameter.
    """
    if not context.willLoadLayerOnCompletion(destination):
        return
    details = context.layerToLoadOnCompletionDetails(destination)
    if details.name in ("", default_name):
        details.name = name
    processor = StyleFromFile(style)
    _waiting.append(processor)
    details.setPostProcessor(processor)


def _opened(path: str) -> QgsRasterLayer:
    layer = QgsRasterLayer(path, Path(path).stem)
    if not layer.isValid():
        raise OutputError(f"The result {path} cannot be opened.")
    return layer


def _saved(layer: QgsRasterLayer, renderer: QgsRasterRenderer, path: str) -> Path:
    layer.setRenderer(renderer)
    style = Path(path).with_suffix(".qml")
    message, saved = layer.saveNamedStyle(str(style))
    if not saved:
        raise OutputError(f"The style {style} cannot be written: {message}.")
    return style
