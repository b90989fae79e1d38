"""How much of a map is done, as an area on the ground."""

from __future__ import annotations

from qgis.core import QgsDistanceArea, QgsGeometry, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QCoreApplication

HECTARE, SQUARE_KILOMETRE = 1e4, 1e6


def square_metres(area: QgsRectangle, image: QgsRasterLayer) -> float:
    """The size of a part of the image on the ellipsoid of the project."""
    measure = QgsDistanceArea()
    project = QgsProject.instance()
    measure.setSourceCrs(image.crs(), project.transformContext())
    measure.setEllipsoid(project.ellipsoid() if project.ellipsoid() != "NONE" else "EPSG:7030")
    return float(measure.measureArea(QgsGeometry.fromRect(area)))


def done_in_words(share: float, whole: float) -> str:
    """The part of ``whole`` square metres that is done, with the unit that suits it."""
    unit, name = (SQUARE_KILOMETRE, "km²") if whole >= SQUARE_KILOMETRE else (HECTARE, "ha")
    return QCoreApplication.translate("Alquimia", "{:.4g} of {:.4g} {}").format(
        round(share * whole / unit, 2), whole / unit, name
    )
