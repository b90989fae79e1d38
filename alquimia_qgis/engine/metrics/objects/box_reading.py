"""Reads found objects, reference boxes and annotated areas from layers of polygons, all in one CRS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError
from rasterio.crs import CRS

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.samples.class_values import class_keys
from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION, repaired, reprojected
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.objects import BoxSource

ONLY_CLASS = "object"


@dataclass(frozen=True)
class BoxLayer:
    """The usable polygons of a layer: shapely geometries (n,), class names (n,) and scores float64 (n,)."""

    polygons: np.ndarray
    names: np.ndarray
    scores: np.ndarray

    @property
    def boxes(self) -> np.ndarray:
        """Bounds, float64 (n, 4)."""
        return shapely.bounds(self.polygons).reshape(-1, 4)


def layer_crs(source: BoxSource) -> CRS:
    """The CRS of a layer; SamplesError where it has none."""
    try:
        found = pyogrio.read_info(source.path, layer=source.layer or None)["crs"]
    except (DataSourceError, DataLayerError) as error:
        raise _unreadable(source, error) from error
    if not found:
        raise SamplesError(f"The layer {source.name!r} has no CRS.", "Set the layer's CRS.")
    return CRS.from_user_input(found)


def read_boxes(source: BoxSource, crs: CRS, context: JobContext) -> BoxLayer:
    """The polygons of a layer in ``crs``; what cannot be used is left out with a warning.

    SamplesError where nothing can: no file, no such field, lines or points, scores beyond 0 to 1.
    """
    fields, geometries, columns = _read(source)
    polygons, _ = repaired(reprojected(geometries, layer_crs(source).to_wkt(), crs))
    usable = shapely.get_dimensions(polygons) == POLYGON_DIMENSION
    if len(polygons) and not usable.any():
        raise SamplesError(
            f"The layer {source.name!r} has no polygon that can be used.", "Boxes of objects are polygons."
        )
    names, has_class = _names(source, fields, columns, len(polygons))
    scores = _scores(source, fields, columns, len(polygons))
    kept = usable & has_class & np.isfinite(scores)
    if not kept.all():
        context.log(f"{(~kept).sum()} features of {source.name!r} without polygon, class or score left out.", "warning")
    return BoxLayer(polygons[kept], names[kept], scores[kept])


def _read(source: BoxSource) -> tuple[list[str], np.ndarray, list[np.ndarray]]:
    try:
        meta, _, wkb, columns = pyogrio.raw.read(source.path, layer=source.layer or None, force_2d=True)
    except (DataSourceError, DataLayerError, FieldError, GeometryError, OSError, ValueError) as error:
        raise _unreadable(source, error) from error
    if wkb is None:
        raise SamplesError(f"The layer {source.name!r} has no geometries.", "Choose a layer of polygons.")
    return [str(name) for name in meta["fields"]], shapely.from_wkb(wkb, on_invalid="ignore"), list(columns)


def _names(
    source: BoxSource, fields: Sequence[str], columns: Sequence[np.ndarray], count: int
) -> tuple[np.ndarray, np.ndarray]:
    """The class name of each feature, and which of them have one."""
    if not source.class_field:
        return np.full(count, ONLY_CLASS, dtype=object), np.ones(count, dtype=bool)
    keys = class_keys(_column(source, fields, columns, source.class_field), source.class_field)
    known = {record.value: record.name for record in source.classes}
    names = [known.get(key, str(key)) if isinstance(key, int) else key or "" for key in keys]
    return np.array(names, dtype=object), np.array([key is not None for key in keys], dtype=bool)


def _scores(source: BoxSource, fields: Sequence[str], columns: Sequence[np.ndarray], count: int) -> np.ndarray:
    if not source.score_field:
        return np.ones(count)
    column = _column(source, fields, columns, source.score_field)
    if column.dtype.kind not in "biuf":
        raise SamplesError(f"The score field {source.score_field!r} holds no numbers.", "Choose a field from 0 to 1.")
    scores = column.astype(np.float64)
    strange = np.isfinite(scores) & ((scores < 0) | (scores > 1))
    if strange.any():
        raise SamplesError(
            f"The score field {source.score_field!r} holds {scores[strange][0]:g}.", "Scores lie from 0 to 1."
        )
    return scores


def _column(source: BoxSource, fields: Sequence[str], columns: Sequence[np.ndarray], field: str) -> np.ndarray:
    if field not in fields:
        raise SamplesError(
            f"The layer {source.name!r} has no field called {field!r}.",
            f"Its fields are: {', '.join(fields) or '(none)'}.",
        )
    return columns[fields.index(field)]


def _unreadable(source: BoxSource, error: Exception) -> SamplesError:
    reason = str(error).split("; It might help")[0].strip().rstrip(".")
    return SamplesError(f"The layer {source.name!r} cannot be read ({reason}).", "Choose a layer of polygons.")


def colours_of(names: Sequence[str], sources: Sequence[BoxSource]) -> dict[str, str]:
    """The colours that the layers give to classes, by name; the first layer that knows a class decides."""
    records: list[ClassRecord] = [record for source in reversed(sources) for record in source.classes]
    return {record.name: record.colour for record in records if record.name in names}
