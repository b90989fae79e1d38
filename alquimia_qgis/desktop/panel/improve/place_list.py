"""The uncertain places that are worked through, kept in the project: where they are, and which are done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from alquimia_qgis.desktop.compatibility import is_null
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.protocol.uncertain_places import CLASS_NAME, OTHER_CLASS, RANK, VALUE

KEY = "uncertain_places"


@dataclass(frozen=True)
class Place:
    """One uncertain place: ``box`` is (xmin, ymin, xmax, ymax) in the CRS of its list."""

    rank: int
    value: float
    class_name: str
    other_class: str
    box: tuple[float, float, float, float]
    done: bool = False

    @classmethod
    def of_feature(cls, feature: QgsFeature) -> Place:
        """The place of a feature of the layer that the search has written."""
        box = feature.geometry().boundingBox()
        names = ["" if is_null(feature[name]) else str(feature[name]) for name in (CLASS_NAME, OTHER_CLASS)]
        corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return cls(int(feature[RANK]), float(feature[VALUE]), *names, corners)

    @property
    def rectangle(self) -> QgsRectangle:
        """The box as QGIS knows it."""
        return QgsRectangle(*self.box)


class PlaceList(QObject):
    """The places of the open project in the order of their ranks; ``changed`` when they, or what is done, are others.

    ``chosen`` is the number (from 0) of the place that is looked at, -1 for none.
    """

    changed = pyqtSignal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.places: list[Place] = []
        self.crs = QgsCoordinateReferenceSystem()
        self.chosen = -1
        workspace.project_changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Take what the project keeps; what cannot be understood is as good as nothing."""
        try:
            kept = json.loads(self._workspace.read(KEY) or "{}")
            places = [Place(**{**record, "box": tuple(record["box"])}) for record in kept.get("places", [])]
            crs = QgsCoordinateReferenceSystem.fromWkt(kept.get("crs", ""))
        except (ValueError, TypeError, KeyError, AttributeError):
            places, crs = [], QgsCoordinateReferenceSystem()
        self.places, self.crs, self.chosen = places, crs, -1
        self.changed.emit()

    def take(self, path: str) -> None:
        """Put the places of a layer that the search has written in the place of all that were there."""
        layer = QgsVectorLayer(path, "places", "ogr", QgsVectorLayer.LayerOptions(False))
        places = sorted((Place.of_feature(feature) for feature in layer.getFeatures()), key=lambda place: place.rank)
        self.crs, self.chosen = layer.crs(), -1
        self._set(places)

    def clear(self) -> None:
        """Forget all places."""
        self.chosen = -1
        self._set([])

    def choose(self, number: int) -> None:
        """Look at this place."""
        if number != self.chosen:
            self.chosen = number
            self.changed.emit()

    def mark(self, number: int, done: bool) -> None:
        """Tick a place off, or take that back."""
        if self.places[number].done != done:
            self._set([replace(p, done=done) if at == number else p for at, p in enumerate(self.places)])

    def mark_under(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Tick off the places on which a geometry lies."""
        moved = QgsGeometry(geometry)
        try:
            moved.transform(QgsCoordinateTransform(crs, self.crs, QgsProject.instance()))
        except QgsCsException:  # so far away that it lies on no place
            return
        places = [replace(p, done=p.done or moved.intersects(p.rectangle)) for p in self.places]
        if places != self.places:
            self._set(places)

    def following(self, step: int) -> int:
        """The next place (1) or the one before (-1) that is not done, round the ends of the list; -1 for none."""
        count = len(self.places)
        start = self.chosen if self.chosen >= 0 or step > 0 else 0
        around = [(start + step * number) % count for number in range(1, count + 1)] if count else []
        return next((number for number in around if not self.places[number].done), -1)

    @property
    def done(self) -> int:
        """How many are ticked off."""
        return sum(place.done for place in self.places)

    def _set(self, places: Iterable[Place]) -> None:
        self.places = list(places)
        kept = {"crs": self.crs.toWkt(), "places": [asdict(place) for place in self.places]}
        self._workspace.write(KEY, json.dumps(kept, ensure_ascii=False) if self.places else "")
        self.changed.emit()


class SampleWatch:
    """Hears of each sample that is digitised or moved: ``told`` gets its geometry and CRS."""

    def __init__(self, told: Callable[[QgsGeometry, QgsCoordinateReferenceSystem], None]) -> None:
        self._told = told
        self._layer: QgsVectorLayer | None = None
        self._connections: list[Any] = []

    def follow(self, layer: QgsVectorLayer | None) -> None:
        """Listen to this layer instead of the one before."""
        if layer is self._layer:
            return
        self.stop()
        self._layer = layer
        if layer is not None:
            self._connections = [
                layer.featureAdded.connect(self._added),
                layer.geometryChanged.connect(self._changed),
                layer.willBeDeleted.connect(self._forget),
            ]

    def stop(self) -> None:
        """Listen to none."""
        if self._layer is not None:
            for connection in self._connections:
                QObject.disconnect(connection)
        self._forget()

    def _forget(self) -> None:
        self._layer, self._connections = None, []

    def _added(self, identifier: int) -> None:
        if self._layer is not None:
            self._changed(identifier, self._layer.getFeature(identifier).geometry())

    def _changed(self, identifier: int, geometry: QgsGeometry) -> None:
        if self._layer is not None and not geometry.isNull():
            self._told(geometry, self._layer.crs())
