"""What a card says of a family besides its own words: a picture, what it needs, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from alquimia_qgis.desktop.resources import resource_path
from alquimia_qgis.zoo.family import DETECTOR, ENCODER, TREES, ModelFamily

EVERY_PIXEL, PATCH, PRETRAINED, OBJECTS, PLACES = "every_pixel", "patch", "pretrained", "objects", "embedding"
FOREST, FOREST_SERIES, PIXEL_SERIES, IMAGE_SERIES = "trees", "tree_series", "pixel_series", "image_series"
# In this order the cards follow each other.
KINDS = (EVERY_PIXEL, FOREST, PATCH, PRETRAINED, OBJECTS, PLACES, PIXEL_SERIES, IMAGE_SERIES, FOREST_SERIES)


@dataclass(frozen=True)
class FamilyFacts:
    """``picture`` is the path of an SVG."""

    picture: str
    needs: str
    time: str


def kind_of(family: type[ModelFamily]) -> str:
    """What sort of model it is, by its declaration."""
    if "date" in family.input.axes:
        if family.learner == TREES:
            return FOREST_SERIES
        return IMAGE_SERIES if family.input.has_surroundings else PIXEL_SERIES
    by_learner = {TREES: FOREST, DETECTOR: OBJECTS, ENCODER: PLACES}
    if family.learner in by_learner:
        return by_learner[family.learner]
    if family.large:
        return PRETRAINED
    return PATCH if family.answers_once else EVERY_PIXEL


def facts_of(family: type[ModelFamily]) -> FamilyFacts:
    """The facts of a family, which are those of its kind."""
    kind = kind_of(family)
    return FamilyFacts(str(resource_path(f"families/{kind}.svg")), _needs()[kind], _times()[kind])


def _needs() -> dict[str, str]:
    one_image = QCoreApplication.translate("Alquimia", "one image; polygons, lines or points of each class")
    dates = QCoreApplication.translate("Alquimia", "images of several dates; polygons or points of each class")
    return {
        EVERY_PIXEL: one_image,
        FOREST: one_image,
        PATCH: one_image,
        PRETRAINED: one_image,
        OBJECTS: QCoreApplication.translate(
            "Alquimia", "one image; boxes or outlines of objects, or points with a size"
        ),
        PLACES: one_image,
        PIXEL_SERIES: dates,
        IMAGE_SERIES: dates,
        FOREST_SERIES: dates,
    }


def _times() -> dict[str, str]:
    seconds = QCoreApplication.translate("Alquimia", "seconds to a minute")
    minutes = QCoreApplication.translate("Alquimia", "minutes")
    longer = QCoreApplication.translate("Alquimia", "many minutes; a GPU helps much")
    return {
        EVERY_PIXEL: QCoreApplication.translate("Alquimia", "some minutes; less with a GPU"),
        FOREST: seconds,
        PATCH: minutes,
        PRETRAINED: longer,
        OBJECTS: QCoreApplication.translate("Alquimia", "an hour; minutes with a GPU"),
        PLACES: minutes,
        PIXEL_SERIES: minutes,
        IMAGE_SERIES: longer,
        FOREST_SERIES: seconds,
    }
