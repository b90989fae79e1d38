"""Writes uncertain places as squares of a GeoPackage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from alquimia_qgis.engine.metrics.class_raster import NO_CLASS, AlignedClassRaster
from alquimia_qgis.engine.raster.image import Image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.uncertain_places import CLASS_NAME, CLASS_VALUE, OTHER_CLASS, RANK, VALUE


def write_places(
    temporary: str,
    path: str,
    image: Image,
    windows: list[Window],
    values: np.ndarray,
    classes: AlignedClassRaster | None,
    compared: AlignedClassRaster | None,
) -> None:
    """Write the squares to ``temporary``, in a layer called as the file at ``path`` will be; the first is number 1.

    ``classes`` and ``compared`` tell what the places were taken for, None where that is not known.
    """
    places, names = _taken_for(classes, windows)
    _, others = _taken_for(compared, windows)
    columns = {
        RANK: np.arange(1, len(windows) + 1, dtype=np.int32),
        VALUE: np.round(values.astype(np.float64), 4),
        CLASS_NAME: names,
        CLASS_VALUE: places,
        OTHER_CLASS: others,
    }
    try:
        pyogrio.raw.write(
            temporary, shapely.to_wkb(_squares(image, windows)), list(columns.values()), list(columns),
            layer=Path(path).stem, driver="GPKG", geometry_type="Polygon", crs=image.crs.to_wkt(),
        )  # fmt: skip
    except (DataSourceError, DataLayerError, FieldError, GeometryError, OSError) as error:
        raise OutputError(f"The places cannot be written ({error}).", "Free some space on the disk.") from error


def _squares(image: Image, windows: list[Window]) -> np.ndarray:
    """In units of the CRS."""
    corners = np.array([(w.column, w.row, w.column + w.width, w.row + w.height) for w in windows], float).reshape(-1, 4)
    transform = image.transform
    x = transform.c + transform.a * corners[:, ::2]
    y = transform.f + transform.e * corners[:, 1::2]
    return shapely.box(x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1))


def _taken_for(raster: AlignedClassRaster | None, windows: list[Window]) -> tuple[np.ndarray, np.ndarray]:
    """Value (int32, -1 for none) and name of the class that covers most of each window."""
    found = [NO_CLASS if raster is None else _most_frequent(raster.read(window)) for window in windows]
    names = {} if raster is None else {record.value: record.name for record in raster.classes}
    texts = [names.get(value, str(value)) if value != NO_CLASS else "" for value in found]
    return np.array(found, dtype=np.int32), np.array(texts, dtype=object)


def _most_frequent(values: np.ndarray) -> int:
    known, counts = np.unique(values[values != NO_CLASS], return_counts=True)
    return int(known[counts.argmax()]) if len(known) else NO_CLASS
