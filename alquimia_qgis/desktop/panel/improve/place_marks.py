"""Draws the uncertain places on the map canvas."""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from alquimia_qgis.desktop.panel.improve.place_list import PlaceList

# Okabe and Ito's colours, told apart by colour-blind people.
OPEN, DONE, CHOSEN = "#d55e00", "#009e73", "#f0e442"
HALO = "#ffffff"
WIDTH, CHOSEN_WIDTH = 2, 4
SURROUNDINGS = 12.0  # how many times as wide as a place the map is that shows it


class PlaceMarks:
    """One outline for all places that are open, one for those done, and one for the one that is looked at."""

    def __init__(self, canvas: QgsMapCanvas, places: PlaceList) -> None:
        self._canvas, self._places = canvas, places
        self._bands = {colour: self._band(colour) for colour in (OPEN, DONE, CHOSEN)}
        self._bands[CHOSEN].setWidth(CHOSEN_WIDTH)
        self.visible = True
        places.changed.connect(self.refresh)
        canvas.destinationCrsChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw what there is now."""
        chosen = self._places.chosen
        shown = {colour: [] for colour in self._bands}
        for number, place in enumerate(self._places.places):
            colour = CHOSEN if number == chosen else DONE if place.done else OPEN
            shown[colour].append(QgsGeometry.fromRect(place.rectangle))
        for colour, band in self._bands.items():
            band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
            for geometry in shown[colour] if self.visible else []:
                band.addGeometry(geometry, self._places.crs)

    def show(self, visible: bool) -> None:
        """Draw them, or do not."""
        self.visible = visible
        self.refresh()

    def zoom_to_chosen(self) -> None:
        """Show the place that is looked at, with its surroundings."""
        place = self._places.places[self._places.chosen]
        target = self._canvas.mapSettings().destinationCrs()
        try:
            box = QgsCoordinateTransform(self._places.crs, target, QgsProject.instance()).transformBoundingBox(
                place.rectangle
            )
        except QgsCsException:  # the map's CRS does not reach there
            return
        box.scale(SURROUNDINGS)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def end(self) -> None:
        """Take all outlines away."""
        self._canvas.destinationCrsChanged.disconnect(self.refresh)
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)

    def _band(self, colour: str) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setColor(QColor(colour))
        band.setSecondaryStrokeColor(QColor(HALO))  # or red images would hide it
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(WIDTH)
        band.setBrushStyle(Qt.BrushStyle.NoBrush)
        return band
