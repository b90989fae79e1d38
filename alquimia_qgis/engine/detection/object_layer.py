"""Writes found objects as polygons of a GeoPackage, piece by piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from alquimia_qgis.engine.detection.boxes import centres
from alquimia_qgis.engine.detection.detections import Detections, concatenated
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import OutputError
from alquimia_qgis.protocol.objects import AREA, CLASS_NAME, CLASS_VALUE, HEIGHT, SCORE, WIDTH

FIELDS = (CLASS_NAME, CLASS_VALUE, SCORE, WIDTH, HEIGHT, AREA)
WRITE_ERRORS = (DataSourceError, DataLayerError, FieldError, GeometryError, OSError)
# Objects that are written at a time: opening the file costs as much as some thousand of them.
PIECE = 20_000


class ObjectLayer:
    """A GeoPackage that is written to ``temporary``; ``name`` is that of its layer. ``counts`` are by class index."""

    def __init__(self, temporary: str, name: str, image: PixelSource, classes: Sequence[ClassRecord]) -> None:
        self.counts: Counter[int] = Counter()
        self._path, self._name = temporary, name
        self._image = image
        self._names = np.array([record.name for record in classes], dtype=object)
        self._values = np.array([record.value for record in classes], dtype=np.int64)
        self._waiting: list[Detections] = []
        self._exists = False

    def add(self, found: Detections) -> None:
        """So many objects more, in pixels of the image."""
        self.counts.update(found.classes.tolist())
        self._waiting.append(found)
        if sum(part.number for part in self._waiting) >= PIECE:
            self._write()

    def finish(self) -> None:
        """Write what is left; a layer without objects is a layer, too."""
        if self._waiting or not self._exists:
            self._write()

    def _write(self) -> None:
        found, self._waiting = concatenated(self._waiting), []
        try:
            pyogrio.raw.write(
                self._path, shapely.to_wkb(self._polygons(found)), self._columns(found), list(FIELDS),
                layer=self._name, driver="GPKG", geometry_type="Polygon", crs=self._image.crs.to_wkt(),
                append=self._exists,
            )  # fmt: skip
        except WRITE_ERRORS as error:
            raise OutputError(f"The objects cannot be written ({error}).", "Free some space on the disk.") from error
        self._exists = True

    def _polygons(self, found: Detections) -> np.ndarray:
        x, y = self._map_coordinates(found)
        return shapely.box(x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1))

    def _columns(self, found: Detections) -> list[np.ndarray]:
        x, y = self._map_coordinates(found)
        boxes = found.boxes.astype(np.float64)
        pixels = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
        rows = np.floor(centres(found.boxes)[:, 1])
        return [
            self._names[found.classes],
            self._values[found.classes],
            np.round(found.scores.astype(np.float64), 4),
            np.ptp(x, axis=1),
            np.ptp(y, axis=1),
            pixels * self._image.pixel_area_by_row(rows),
        ]

    def _map_coordinates(self, found: Detections) -> tuple[np.ndarray, np.ndarray]:
        """x and y of both corners in units of the CRS, float64 (k, 2) each."""
        boxes, transform = found.boxes.astype(np.float64), self._image.transform
        return transform.c + transform.a * boxes[:, ::2], transform.f + transform.e * boxes[:, 1::2]


def layer_name(path: str) -> str:
    """What the layer of a GeoPackage is called: as the file."""
    return Path(path).stem
