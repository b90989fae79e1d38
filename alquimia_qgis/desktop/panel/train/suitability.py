"""Which families the data at hand can be used for, and why not the others; nothing is opened to know it."""

from __future__ import annotations

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.object_samples import has_objects
from alquimia_qgis.desktop.panel.workspace import Workspace
from alquimia_qgis.zoo.family import ModelFamily

FEWEST_CLASSES = 2
MORE_THAN_ENOUGH = 3  # bands of a raster that may hold several dates


def why_unusable(family: type[ModelFamily], workspace: Workspace) -> str:
    """Why the data of the workspace cannot train the family, in one sentence; empty where they can, or might."""
    if family.input.multiple_rasters and not _has_dates(workspace):
        sentence = QCoreApplication.translate("Alquimia", "Needs images of at least {} dates in the project.")
        return sentence.format(family.fewest_dates)
    samples = workspace.samples
    if samples is None:
        return ""
    if has_objects(family):
        if samples.geometryType() == QgsWkbTypes.GeometryType.LineGeometry:
            return QCoreApplication.translate("Alquimia", "Needs boxes, outlines or points; the samples are lines.")
        return ""
    only_classes = all(task.gives_classes for task in family.tasks)
    if only_classes and 0 <= _classes(samples, workspace.class_field) < FEWEST_CLASSES:
        return QCoreApplication.translate("Alquimia", "Needs samples of at least two classes.")
    return ""


def _has_dates(workspace: Workspace) -> bool:
    """Several rasters, or a stacked one with so many bands that they may be of several dates."""
    rasters = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]
    image = workspace.image
    return len(rasters) > 1 or (image is not None and image.bandCount() > MORE_THAN_ENOUGH)


def _classes(samples: QgsVectorLayer, field: str) -> int:
    """How many classes there are, counted up to two; -1 where that is not known."""
    position = samples.fields().lookupField(field) if field else -1
    if position < 0:
        return -1
    return len(samples.uniqueValues(position, FEWEST_CLASSES))
