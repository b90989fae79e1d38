"""When images were taken: as the user says, as their layers know, or as the names of files, layers and folders tell."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from qgis.core import Qgis, QgsProviderRegistry, QgsRasterLayer

from alquimia_qgis.desktop.algorithms.image_names import listed
from alquimia_qgis.protocol.dates import date_in_text, parse_dates
from alquimia_qgis.protocol.errors import ImageError, ParameterError

FROM_USER = "given in DATES"
FROM_LAYERS = "from the layers' temporal range"
FROM_NAMES = "from the file names"
MIXED = "from layers and file names"


def dates_of(layers: Sequence[QgsRasterLayer], given: str) -> tuple[tuple[str, ...], str]:
    """The dates of the images as texts like 2018-04-12, and in words where they come from.

    The dates ``given`` by the user come first; then the begin of each layer's temporal range, then a date in the name
    of its file, of the layer or of its folder. Without any there are none, and the order counts. An ImageError names
    images that have none where others do. The dates inside a single raster are given, or found by the engine.
    """
    if given:
        return tuple(day.isoformat() for day in _given(given, len(layers))), FROM_USER
    if len(layers) == 1:
        return (), ""
    dates = known_dates(layers)
    if not any(dates):
        return (), ""
    _check_all_dated(layers, dates)
    return tuple(day.isoformat() for day in dates if day), _origin(layers)


def known_dates(layers: Sequence[QgsRasterLayer]) -> list[date | None]:
    """The begin of each layer's temporal range, else the date in its names; None where there is neither."""
    return [begin_of_range(layer) or name for layer, name in zip(layers, dates_in_names(layers))]


def begin_of_range(layer: QgsRasterLayer) -> date | None:
    """The first day of the temporal range that a layer has in QGIS; None where it has none."""
    properties = layer.temporalProperties()
    if not properties.isActive() or properties.mode() != Qgis.RasterTemporalMode.FixedTemporalRange:
        return None
    begin = properties.fixedTemporalRange().begin().date()
    return date(begin.year(), begin.month(), begin.day()) if begin.isValid() else None


def dates_in_names(layers: Sequence[QgsRasterLayer]) -> list[date | None]:
    """The date in the name of each layer's file, else of the layer, else of its folder."""
    paths = [_path(layer) for layer in layers]
    own = [date_in_text(os.path.basename(path)) or date_in_text(layer.name()) for path, layer in zip(paths, layers)]
    folders = [
        date_in_text(os.path.basename(os.path.dirname(os.path.abspath(path)))) if path else None for path in paths
    ]
    # A folder in which all images lie is called after the day of a download or a project, not after their days.
    telling = len(set(folders)) > 1
    return [day or (folder if telling else None) for day, folder in zip(own, folders)]


def _given(text: str, count: int) -> tuple[date, ...]:
    dates = parse_dates(text)
    if count > 1 and len(dates) != count:
        raise ParameterError(
            f"{len(dates)} dates are given in DATES for {count} images.",
            "Give one date for each image, in their order, or leave DATES empty.",
        )
    return dates


def _path(layer: QgsRasterLayer) -> str:
    """The file of a layer, "" for one that is none, such as a web service."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return f"{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"


def _check_all_dated(layers: Sequence[QgsRasterLayer], dates: Sequence[date | None]) -> None:
    missing = [layer.name() for layer, day in zip(layers, dates) if day is None]
    if missing:
        raise ImageError(
            f"{len(missing)} of {len(dates)} images have no date, while the others have one: {listed(missing)}.",
            "Give the dates of all images in DATES, set the layers' temporal range, or put dates into the file names.",
        )


def _origin(layers: Sequence[QgsRasterLayer]) -> str:
    ranges = [begin_of_range(layer) is not None for layer in layers]
    if all(ranges):
        return FROM_LAYERS
    return MIXED if any(ranges) else FROM_NAMES
