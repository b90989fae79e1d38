"""The part of the training report that shows what the model gets right and wrong, and where it looked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import matplotlib
import numpy as np

from alquimia_qgis.engine.report.contents import PICTURE, Gallery, GalleryPicture, TrainingReport
from alquimia_qgis.engine.report.pictures import array_as_png
from alquimia_qgis.engine.report.wording import plural
from alquimia_qgis.protocol.classes import ClassRecord

LARGEST_SIDE = 200
# Colours from dark violet to yellow, in order also for colour-blind readers and in grey.
COLOURS = "inferno"
# How much of the colours lies over the image where the network did not look, and where it looked most.
FAINTEST, STRONGEST = 0.35, 0.6
GREY_LIMITS = (1, 99)


class Shown(NamedTuple):
    """One chip as the template shows it: pictures are ``data:`` addresses, ``attention`` is "" where none is known."""

    image: str
    attention: str
    truth: ClassRecord
    answer: ClassRecord
    confidence: float
    name: str

    @property
    def file(self) -> str:
        """The name without the folder, which often is that of the class."""
        return self.name.rsplit("/", 1)[-1]


def gallery_section(report: TrainingReport) -> dict[str, Any] | None:
    """What the template shows of the gallery; None where there is none."""
    gallery = report.gallery
    if gallery is None or not (gallery.wrong or gallery.right):
        return None
    groups = [
        (_of_mistakes(gallery, report.unit), _shown(gallery.wrong, report.classes)),
        ("Recognised: of each class those of which the model is surest.", _shown(gallery.right, report.classes)),
    ]
    pictures = [*gallery.wrong, *gallery.right]
    return {
        "groups": [group for group in groups if group[1]],
        "explained": any(picture.attention is not None for picture in pictures),
    }


def _of_mistakes(gallery: Gallery, unit: str) -> str:
    looked_at = plural(gallery.count, f"{gallery.part} {'picture' if unit == PICTURE else 'chip'}")
    taken = "is" if gallery.mistakes == 1 else "are"
    fewer = len(gallery.wrong) < gallery.mistakes
    shown = f" Here are {len(gallery.wrong)} of them," if fewer else " Here they are,"
    return f"Of {looked_at}, {gallery.mistakes} {taken} taken for another class.{shown} the surest mistake first."


def _shown(pictures: Sequence[GalleryPicture], classes: tuple[ClassRecord, ...]) -> list[Shown]:
    return [
        Shown(
            array_as_png(_thinned(picture.image)),
            "" if picture.attention is None else array_as_png(overlaid(picture.image, picture.attention)),
            classes[picture.truth],
            classes[picture.answer],
            picture.confidence,
            picture.name,
        )
        for picture in pictures
    ]


def overlaid(image: np.ndarray, attention: np.ndarray) -> np.ndarray:
    """The image uint8 (H, W, 3) in grey from black to white, with the colours of attention (H, W), 0 to 1, over it."""
    attention = _thinned(attention)[..., np.newaxis]
    grey = _thinned(image).astype(np.float32).mean(axis=-1, keepdims=True)
    darkest, brightest = np.percentile(grey, GREY_LIMITS)
    grey = ((grey - darkest) / max(1.0, brightest - darkest)).clip(0, 1) * 255
    colours = matplotlib.colormaps[COLOURS](attention[..., 0])[..., :3] * 255
    share = FAINTEST + (STRONGEST - FAINTEST) * attention
    return np.asarray(grey * (1 - share) + colours * share).astype(np.uint8)


def _thinned(layer: np.ndarray) -> np.ndarray:
    """Every n-th pixel of a large chip: shown small, and the report stays small."""
    step = -(-max(layer.shape[:2]) // LARGEST_SIDE)
    return layer[::step, ::step]
