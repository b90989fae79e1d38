"""What jobs learn from, look at and are measured by, as the desktop hands it over: samples, and dates of images."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.job import RECORDS


@dataclass(frozen=True)
class SampleSource:
    """Samples as the desktop hands them over: a GeoPackage layer of their own CRS, or a raster of classes.

    ``class_field`` holds text or integers. ``split_field`` (may be empty) holds train, validation or test.
    ``classes`` gives names and colours known to the desktop (from the layer's style); it may be empty or partial.
    ``title`` is the layer's name as the user knows it, for messages and reports. Where ``is_raster``, ``path`` is that
    of a raster whose first band holds class values, nodata where nothing is known; ``layer`` and fields are empty.
    Where features may show several classes at once, ``label_fields`` hold 0 or 1 for one class each; without them the
    class field names all that a feature shows.
    """

    path: str
    layer: str
    class_field: str
    split_field: str = ""
    classes: tuple[ClassRecord, ...] = ()
    title: str = ""
    is_raster: bool = False
    label_fields: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call the samples in messages and reports."""
        return self.title or self.layer or os.path.basename(self.path)


NO_SAMPLES = SampleSource("", "", "")


@dataclass(frozen=True)
class SeriesSource:
    """What belongs to dated images beside the images: their dates and what masks their clouds.

    ``dates`` are texts like 2018-04-12, one for each image, or for each date of a single stacked one; none where only
    the order is known. ``origin`` says in words where they come from, for log and report. ``masks`` are rasters whose
    ``mask_values`` mark what cannot be used: none, one for all, or one for each image. ``mask_band`` is the band of the
    images themselves, by name or number from 1, that does so (empty: none). ``stacked_by`` tells how the bands of a
    stacked image lie: ``date`` (all bands of the first date first) or ``band``. ``differences`` are pairs
    of bands by name or number, such as B08/B04, whose normalised difference is learned from, too.
    """

    dates: tuple[str, ...] = ()
    origin: str = ""
    masks: tuple[str, ...] = ()
    mask_band: str = ""
    mask_values: tuple[int, ...] = ()
    stacked_by: str = "date"
    differences: tuple[str, ...] = ()


def _samples(record: dict[str, Any]) -> SampleSource:
    classes = tuple(ClassRecord(**entry) for entry in record.get("classes", ()))
    return SampleSource(**{**record, "classes": classes, "label_fields": tuple(record.get("label_fields", ()))})


def _series(record: dict[str, Any]) -> SeriesSource:
    plain: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in record.items()}
    return SeriesSource(**plain)


RECORDS.update(samples=_samples, reference=_samples, series=_series)
