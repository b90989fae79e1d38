"""Gives results their style: as a .qml beside the file, and on the canvas once Processing has loaded them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsRasterInterface,
    QgsRasterLayer,
    QgsRasterRenderer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.algorithms.base import temporary_folder
from alquimia_qgis.desktop.algorithms.image_facts import quiet_gdal
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError

# Viridis: readable by colour-blind people.
LOW_COLOUR, MIDDLE_COLOUR, HIGH_COLOUR = "#440154", "#21918c", "#fde725"
VALUE_COLOURS = (LOW_COLOUR, "#3b528b", MIDDLE_COLOUR, "#5ec962", HIGH_COLOUR)
# Yellow to red (ColorBrewer's YlOrRd), from transparent to nearly opaque: alpha, red, green and blue.
HEAT_COLOURS = ("#00ffffb2", "#60fecc5c", "#a0fd8d3c", "#d0f03b20", "#f0bd0026")
# What only the .qml of a raster holds, and what only that of a vector layer.
RASTER_STYLE, VECTOR_STYLE = b"<rasterrenderer", b"<renderer-v2"
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


def let_go_of_styles(context: QgsProcessingContext) -> None:
    """Forget what waits for results of a run that nobody is going to load any more."""
    for details in context.layersToLoadOnCompletion().values():
        if details.postProcessor() in _waiting:
            _waiting.remove(details.postProcessor())


@dataclass(frozen=True)
class StylePlace:
    """The result at ``path`` whose style is written: beside it, or to a temporary file where that must not be."""

    path: str
    keep_neighbour: bool
    feedback: QgsProcessingFeedback

    @property
    def beside(self) -> Path:
        """The .qml that QGIS reads whenever the result is opened."""
        return Path(self.path).with_suffix(".qml")


def has_foreign_style(path: str, mark: bytes = RASTER_STYLE) -> bool:
    """Whether the .qml that the result at ``path`` would get exists and belongs to another file.

    Ask before the result is written: it is its own only where there is a file of that name and it styles one of its
    kind, as the ``mark`` in it tells.
    """
    style = Path(path).with_suffix(".qml")
    if not style.exists():
        return False
    try:
        return not Path(path).exists() or mark not in style.read_bytes()
    except OSError:  # not readable: leave it alone
        return True


def style_classes(place: StylePlace, classes: Sequence[ClassRecord]) -> Path:
    """Write the style of a class map: one colour and name for each class; returns the file it went to."""
    entries = [QgsPalettedRasterRenderer.Class(item.value, QColor(item.colour), item.name) for item in classes]
    return _styled(place, lambda bands: QgsPalettedRasterRenderer(bands, 1, entries))


def style_share(place: StylePlace, highest: float) -> Path:
    """Write the style of a raster of shares, 0 to ``highest`` (1 or 100); returns the file it went to."""
    steps = ((0.0, LOW_COLOUR), (0.5, MIDDLE_COLOUR), (1.0, HIGH_COLOUR))
    return _styled_by_ramp(place, 0.0, highest, [(share * highest, colour, f"{share:.0%}") for share, colour in steps])


def style_values(place: StylePlace, lowest: float, highest: float) -> Path:
    """Write the style of a map of numbers, coloured from ``lowest`` to ``highest``; returns the file it went to."""
    span = highest - lowest
    values = [lowest + span * number / (len(VALUE_COLOURS) - 1) for number in range(len(VALUE_COLOURS))]
    return _styled_by_ramp(
        place, lowest, highest, [(value, colour, f"{value:.4g}") for value, colour in zip(values, VALUE_COLOURS)]
    )


def style_activation(place: StylePlace) -> Path:
    """Write the style of a raster from 0 to 1 that lies over an image: 0 lets it show through, 1 hides it."""
    steps = [(number / (len(HEAT_COLOURS) - 1), colour) for number, colour in enumerate(HEAT_COLOURS)]
    return _styled_by_ramp(place, 0.0, 1.0, [(value, colour, f"{value:.4g}") for value, colour in steps])


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


def saved_style(layer: QgsMapLayer, place: StylePlace) -> Path:
    """Write the style of ``layer`` to its place; returns the file it went to.

    The result is complete: a style that cannot lie beside it is worth a warning, never the loss of the result.
    """
    if place.keep_neighbour:
        reason = QCoreApplication.translate("Alquimia", "it belongs to another file")
    else:
        reason, saved = layer.saveNamedStyle(str(place.beside))
        if saved:
            return place.beside
    place.feedback.pushWarning(
        QCoreApplication.translate(
            "Alquimia", "The style {} is not written: {}. The colours of this result last until QGIS is closed."
        ).format(place.beside, reason.rstrip("."))
    )
    temporary = Path(QgsProcessingUtils.generateTempFilename(place.beside.name))
    layer.saveNamedStyle(str(temporary))
    return temporary


def _styled_by_ramp(place: StylePlace, lowest: float, highest: float, items: Sequence[tuple[float, str, str]]) -> Path:
    """Write the style of a raster of numbers; ``items`` are values with their colours and labels, in order."""
    stops = [
        QgsGradientStop((value - lowest) / ((highest - lowest) or 1.0), QColor(colour)) for value, colour, _ in items
    ]
    ramp = QgsColorRampShader(lowest, highest)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setSourceColorRamp(QgsGradientColorRamp(stops[0].color, stops[-1].color, False, stops[1:-1]))
    ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(value, QColor(colour), label)
                               for value, colour, label in items])  # fmt: skip
    shader = QgsRasterShader(lowest, highest)
    shader.setRasterShaderFunction(ramp)

    def renderer(bands: QgsRasterInterface) -> QgsRasterRenderer:
        made = QgsSingleBandPseudoColorRenderer(bands, 1, shader)
        made.setClassificationMin(lowest)
        made.setClassificationMax(highest)
        return made

    return _styled(place, renderer)


def _styled(place: StylePlace, make: Callable[[QgsRasterInterface], QgsRasterRenderer]) -> Path:
    """Write the style with the renderer that ``make`` gives, by a raster of one pixel with the bands of the result.

    Opening the result itself would take over settings from a .qml left beside it (visible scales, blending), and would
    have QGIS read it for statistics and leave those as .aux.xml in the user's folder.
    """
    with temporary_folder() as folder, quiet_gdal():  # which would complain that one empty pixel has no statistics
        stand_in = folder / Path(place.path).name
        _write_stand_in(place.path, str(stand_in))
        layer = QgsRasterLayer(str(stand_in), stand_in.stem, "gdal")
        if not layer.isValid():
            raise OutputError(f"The style of {place.path} cannot be made.")
        layer.setRenderer(make(layer.dataProvider()))
        style = saved_style(layer, place)
        del layer  # closes the file before its folder is removed
    return style


def _write_stand_in(path: str, target: str) -> None:
    try:
        source = gdal.Open(path)
    except RuntimeError:  # raised only where somebody has switched GDAL's exceptions on
        source = None
    if source is None:
        raise OutputError(f"The result {path} cannot be opened.")
    first = source.GetRasterBand(1)
    copy = gdal.GetDriverByName("GTiff").Create(target, 1, 1, source.RasterCount, first.DataType)
    copy.SetGeoTransform(source.GetGeoTransform())
    copy.SetProjection(source.GetProjection())  # without a CRS QGIS might ask the user for one
    if first.GetNoDataValue() is not None:
        copy.GetRasterBand(1).SetNoDataValue(first.GetNoDataValue())
