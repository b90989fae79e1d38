"""Where samples come from: digitised features, or a raster of classes."""

from __future__ import annotations

import os
from dataclasses import dataclass

from alquimia_qgis.protocol.classes import ClassRecord


@dataclass(frozen=True)
class SampleSource:
    """Samples as the desktop hands them over: a GeoPackage layer of their own CRS, or a raster of classes.

    ``class_field`` holds text or integers. ``split_field`` (may be empty) holds train, validation or test.
    ``classes`` gives names and colours known to the desktop (from the layer's style); it may be empty or partial.
    ``title`` is the layer's name as the user knows it, for messages and reports. Where ``is_raster``, ``path`` is that
    of a raster whose first band holds class values, nodata where nothing is known; ``layer`` and fields are empty.
    """

    path: str
    layer: str
    class_field: str
    split_field: str = ""
    classes: tuple[ClassRecord, ...] = ()
    title: str = ""
    is_raster: bool = False

    @property
    def name(self) -> str:
        """What to call the samples in messages and reports."""
        return self.title or self.layer or os.path.basename(self.path)


NO_SAMPLES = SampleSource("", "", "")
