"""Counts and measures the samples of each class, and finds those that overlap or lie off the image."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from alquimia_qgis.desktop.algorithms.layer_classes import class_key
from alquimia_qgis.desktop.panel.samples.overlaps import Overlap, OverlapFinder

POINTS_ON_A_SIDE = 20  # of the image's outline, so that it may bend in another coordinate reference system
MOST_KEPT = 1000  # ids of samples that are named for one reason
ELLIPSOID = "EPSG:7030"  # WGS 84, where neither project nor layer names one


@dataclass
class ClassFigures:
    """The samples of one class: how many, and their area in m² (0 of points and lines)."""

    count: int = 0
    area: float = 0.0


@dataclass
class SampleFigures:
    """What there is: figures by class value, ids of samples without a class or off the image, and overlaps.

    ``pixel_area`` is that of the image in m², 0 without one; ``compared_all`` is false where there were too many
    samples to look for overlaps among all of them; ``covered`` tells that the image is drawn above the samples.
    """

    classes: dict[Any, ClassFigures] = field(default_factory=dict)
    without_class: list[int] = field(default_factory=list)
    off_image: list[int] = field(default_factory=list)
    overlaps: list[Overlap] = field(default_factory=list)
    off_image_count: int = 0
    without_class_count: int = 0
    pixel_area: float = 0.0
    has_areas: bool = False
    compared_all: bool = True
    covered: bool = False

    @property
    def count(self) -> int:
        """The samples that have a class."""
        return sum(figures.count for figures in self.classes.values())


class Survey:
    """Made on the main thread, unsaved edits included; ``figures`` may then be called on any other."""

    def __init__(self, layer: QgsVectorLayer, class_field: str, image: QgsRasterLayer | None) -> None:
        self._position = layer.fields().lookupField(class_field)
        self._key = class_key(layer.fields().at(self._position))
        self._source = QgsVectorLayerFeatureSource(layer)
        self._measure = _measure(layer)
        self._has_areas = layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        self._footprint = None if image is None else _footprint(image, layer)
        self._pixel_area = 0.0 if image is None else _pixel_area(image)
        self._covered = image is not None and _is_above(image, layer)

    def figures(self, is_cancelled: Callable[[], bool]) -> SampleFigures | None:
        """Look at all samples once; None when cancelled."""
        found = SampleFigures(pixel_area=self._pixel_area, has_areas=self._has_areas, covered=self._covered)
        finder = OverlapFinder()
        footprint = None
        if self._footprint is not None:
            footprint = QgsGeometry.createGeometryEngine(self._footprint.constGet())
            footprint.prepareGeometry()
        request = QgsFeatureRequest().setSubsetOfAttributes([self._position])
        for feature in self._source.getFeatures(request):
            if is_cancelled():
                return None
            self._look(feature, found, finder, footprint)
        found.overlaps, found.compared_all = finder.overlaps, finder.has_compared_all
        return found

    def _look(self, feature: QgsFeature, found: SampleFigures, finder: OverlapFinder, footprint: Any) -> None:
        geometry = feature.geometry()
        value = self._key(feature.attribute(self._position))
        if value is None:
            found.without_class_count += 1
            _keep(found.without_class, feature.id())
        else:
            figures = found.classes.setdefault(value, ClassFigures())
            figures.count += 1
            if self._has_areas and not geometry.isNull():
                figures.area += self._measure.measureArea(geometry)
        if geometry.isEmpty():
            return
        if footprint is not None and not footprint.intersects(geometry.constGet()):
            found.off_image_count += 1
            _keep(found.off_image, feature.id())
        finder.add(feature.id(), geometry, value)


def _keep(identifiers: list[int], identifier: int) -> None:
    if len(identifiers) < MOST_KEPT:
        identifiers.append(identifier)


def _measure(layer: QgsVectorLayer | QgsRasterLayer) -> QgsDistanceArea:
    project = QgsProject.instance()
    measure = QgsDistanceArea()
    measure.setSourceCrs(layer.crs(), project.transformContext())
    if layer.crs().isValid():
        measure.setEllipsoid(layer.crs().ellipsoidAcronym() or ELLIPSOID)
    return measure


def _is_above(image: QgsRasterLayer, layer: QgsVectorLayer) -> bool:
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    return image in order and layer in order and order.index(image) < order.index(layer)


def _footprint(image: QgsRasterLayer, layer: QgsVectorLayer) -> QgsGeometry | None:
    """The outline of the image in the coordinate reference system of the samples; None where it has no place there."""
    outline = QgsGeometry.fromRect(image.extent()).densifyByCount(POINTS_ON_A_SIDE)
    try:
        outline.transform(QgsCoordinateTransform(image.crs(), layer.crs(), QgsProject.instance()))
    except QgsCsException:
        return None
    return outline


def _pixel_area(image: QgsRasterLayer) -> float:
    """The area of the pixel at the centre, in m²."""
    centre = image.extent().center()
    width, height = image.rasterUnitsPerPixelX(), image.rasterUnitsPerPixelY()
    pixel = QgsRectangle(centre.x(), centre.y(), centre.x() + width, centre.y() + height)
    return float(_measure(image).measureArea(QgsGeometry.fromRect(pixel)))
