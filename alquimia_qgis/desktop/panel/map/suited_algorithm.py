"""Which algorithm applies a model, by its card, and whether the image at hand suits the model."""

from __future__ import annotations

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.algorithms.image_facts import ImageFacts, check_facts, counted, read_facts
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ImageError
from alquimia_qgis.protocol.tasks import task_of

OBJECTS, SERIES, RASTER = "alquimia:predictobjects", "alquimia:predictseries", "alquimia:predictraster"
FILES = "gdal"  # the provider of rasters that are files


def algorithm_for(manifest: Manifest) -> str:
    """Detectors find objects, models of series map series, all others map an image."""
    if not task_of(manifest.task).maps:
        return OBJECTS
    return RASTER if manifest.series is None else SERIES


def mismatch(manifest: Manifest, image: QgsRasterLayer) -> str:
    """Why the model cannot look at this image, in one sentence; empty where it can, or where that is not known yet."""
    wanted = len(manifest.bands)
    if image.providerType() != FILES:
        return "" if image.bandCount() >= wanted else _too_few(image, wanted)
    try:
        facts = read_facts(image.source())
        check_facts(facts, (), wanted)
    except ImageError as error:
        sentence = QCoreApplication.translate("Alquimia", "The model cannot map {}: {}.")
        return sentence.format(image.name(), error.message)
    return _wrong_names(manifest, image, facts)


def _too_few(image: QgsRasterLayer, wanted: int) -> str:
    sentence = QCoreApplication.translate("Alquimia", "The model needs {}; {} has {}.")
    return sentence.format(counted(wanted, "band"), image.name(), image.bandCount())


def _wrong_names(manifest: Manifest, image: QgsRasterLayer, facts: ImageFacts) -> str:
    here, there = [band.name for band in facts.bands], [band.name for band in manifest.bands]
    known = {name.casefold() for name in here}
    if not (all(here) and all(there)) or known.issuperset(name.casefold() for name in there):
        return ""
    sentence = QCoreApplication.translate("Alquimia", "The model looks at the bands {}; {} has {}.")
    return sentence.format(", ".join(there), image.name(), ", ".join(here))
