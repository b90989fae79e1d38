"""How uncertain each pixel of a map is, window by window: by a raster that says so, or by two maps that differ."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.metrics.class_raster import NO_CLASS, AlignedClassRaster, ClassRaster
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import ImageError, ParameterError
from alquimia_qgis.protocol.tasks import AUTOMATIC
from alquimia_qgis.protocol.uncertain_places import HIGH, LOW, UNCERTAIN_WHERE, UncertainPlacesJob


class Surface(Protocol):
    """What is searched for uncertain places; ``image`` gives its grid, ``sign`` is -1 where low values are uncertain.

    Where values are no higher than ``floor``, nothing is uncertain.
    """

    image: Image
    sign: int
    floor: float

    def read(self, window: Window) -> np.ndarray:
        """The values of a window, which may reach beyond the image, float32 (H, W); NaN where there are none."""


class MeasuredSurface:
    """A raster whose first band measures uncertainty, where ``uncertain`` says; see ``PlaceOptions``."""

    def __init__(self, image: Image, uncertain: str) -> None:
        self.image = image
        self.sign = -1 if _direction(image, uncertain) == LOW else 1
        self.floor = 0.0 if self.sign > 0 else -np.inf

    def read(self, window: Window) -> np.ndarray:
        """See ``Surface``."""
        pixels, valid = self.image.read(window)
        values = pixels[..., 0].astype(np.float32)
        values[~(valid & np.isfinite(values))] = np.nan
        return values


class Disagreement:
    """Two maps of classes: 1 where they differ, 0 where they are alike; a class is the same by its name or value."""

    sign = 1
    floor = 0.0

    def __init__(self, raster: ClassRaster, other: AlignedClassRaster) -> None:
        self.image = raster.image
        self._raster, self._other = raster, other
        by_name = {record.name: record.value for record in raster.classes}
        self._translated = {
            record.value: by_name[record.name] for record in other.classes if record.name in by_name
        }  # fmt: skip

    def read(self, window: Window) -> np.ndarray:
        """See ``Surface``."""
        values = np.full((window.height, window.width), np.nan, np.float32)
        inside = window.intersection(self.image.window)
        if inside is None:
            return values
        mine, others = self._raster.read(inside), self._other.read(inside)
        translated = others.copy()
        for value, own in self._translated.items():
            translated[others == value] = own
        known = (mine != NO_CLASS) & (others != NO_CLASS)
        values[inside.relative_to(window).slices] = np.where(known, mine != translated, np.nan)
        return values


@contextlib.contextmanager
def opened_surface(job: UncertainPlacesJob) -> Iterator[Surface]:
    """The surface of a job; an ImageError or ParameterError says what cannot be used."""
    if job.compared:
        with ClassRaster(job.raster) as raster, aligned_to(raster.image, job.compared) as other:
            yield Disagreement(raster, other)
        return
    with open_image(job.raster) as image:
        if len(image.bands) != 1:
            raise ImageError(
                f"{job.raster} has {len(image.bands)} bands; a measure of uncertainty has one.",
                "Give the raster of entropy, margin or confidence that was written beside a map.",
            )
        yield MeasuredSurface(image, job.places.uncertain)


def aligned_to(image: Image, path: str) -> AlignedClassRaster:
    """A map of classes seen on the grid of ``image``; to be closed by ``with``."""
    return AlignedClassRaster(path, image.crs, image.transform, image.width, image.height)


def _direction(image: Image, uncertain: str) -> str:
    if uncertain in (HIGH, LOW):
        return uncertain
    found = UNCERTAIN_WHERE.get(image.band_names[0].casefold())
    if found is None and uncertain == AUTOMATIC:
        raise ParameterError(
            f"Nothing says whether high or low values of {image.path} are uncertain: its band is not called "
            f"{', '.join(UNCERTAIN_WHERE)}.",
            "Set UNCERTAIN to high or low.",
        )
    return str(found)
