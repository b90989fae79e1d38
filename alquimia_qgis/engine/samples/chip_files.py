"""Writes chips as files that other programs, and trainings on folders, can read."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning

from alquimia_qgis.engine.prediction.class_map import class_storage
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import as_output_error
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.sample_jobs import PNG

ENDINGS = {PNG: ".png"}
GEOTIFF_ENDING = ".tif"
# What a name of a folder may not hold on one system or another.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
PNG_BANDS = (1, 3)
HIGHEST_BYTE = 255
LONGEST_NAME = 80
# Nothing beside the files: masks within them, no statistics.
SETTINGS = {"GDAL_TIFF_INTERNAL_MASK": True, "GDAL_PAM_ENABLED": False}


@dataclass(frozen=True)
class ChipFiles:
    """Writes chips of ``image`` in one format; names of files tell where in the image they lie.

    They begin with ``stem`` (empty: the name of the image). ``names`` are those of the bands of a GeoTIFF (none: those
    of the image), ``tags`` are stored in it.
    """

    image: PixelSource
    classes: tuple[ClassRecord, ...]
    file_format: str
    stem: str = ""
    names: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raise a ParameterError where the image does not fit into the format."""
        if self.file_format != PNG:
            return
        if self.image.storage[0] != np.uint8 or self.image.channel_count not in PNG_BANDS:
            raise ParameterError(
                f"PNG holds one or three bands of 8 bits; the image has {self.image.channel_count} of "
                f"{self.image.dtype}.",
                "Choose GeoTIFF, or the bands to be shown (BANDS).",
            )
        if class_storage(self.classes)[0] != "uint8":
            raise ParameterError("PNG holds class values up to 254.", "Choose GeoTIFF.")

    def name(self, window: Window) -> str:
        """The name of a chip's file: the image, first row and column."""
        stem = self.stem or safe_name(os.path.splitext(os.path.basename(self.image.path))[0])[:LONGEST_NAME]
        return f"{stem}_r{window.row}_c{window.column}{ENDINGS.get(self.file_format, GEOTIFF_ENDING)}"

    def write_image(self, path: str, chips: ChipSet, number: int) -> None:
        """One chip of pixels as the training sees it, unscaled; what is missing is nodata, masked or transparent."""
        values, valid = np.array(chips.pixels[number]), chips.valid[number]
        fill = np.nan if values.dtype.kind == "f" else chips.fill
        if fill is not None:
            values[~valid] = fill
        mask = None if fill is not None or valid.all() else valid
        place = self._place(chips.windows[number], fill)
        if self.file_format != PNG:
            place["photometric"] = "RGB" if values.shape[-1] == 3 and values.dtype == np.uint8 else "MINISBLACK"
        names = self.names or self.image.band_names
        self._write(path, np.moveaxis(values, -1, 0), mask, names, place)

    def write_labels(self, path: str, chips: ChipSet, number: int) -> None:
        """One chip of class values; the highest value of their type, which is nodata, where there is no label."""
        dtype, nodata = class_storage(self.classes)
        table = np.array([record.value for record in self.classes], dtype=dtype)
        labels = chips.labels[number]
        values = np.where(labels == UNLABELLED, table.dtype.type(nodata), table[labels])
        self._write(path, values[np.newaxis], None, ("class",), self._place(chips.windows[number], nodata))

    def _place(self, window: Window, nodata: float | None) -> dict[str, Any]:
        """What a GeoTIFF knows beside its values; a PNG knows nothing."""
        if self.file_format == PNG:
            return {"driver": "PNG"}
        transform = self.image.transform_of_window(window)
        return {
            "driver": "GTiff", "compress": "deflate", "crs": self.image.crs, "transform": transform, "nodata": nodata,
        }  # fmt: skip

    def _write(
        self, path: str, values: np.ndarray, mask: np.ndarray | None, names: Sequence[str], profile: dict[str, Any]
    ) -> None:
        """Write bands (B, H, W); where not ``mask`` (H, W) they are transparent or masked."""
        if self.file_format == PNG and mask is not None:
            values = np.concatenate([values, np.where(mask, HIGHEST_BYTE, 0).astype(np.uint8)[np.newaxis]])
        bands, height, width = values.shape
        profile = {**profile, "width": width, "height": height, "count": bands, "dtype": values.dtype}
        with warnings.catch_warnings(), as_output_error(path), rasterio.Env(**SETTINGS):
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(path, "w", **profile) as file:
                file.write(values)
                if self.file_format != PNG:
                    file.descriptions = tuple(names)
                    file.update_tags(**self.tags)
                    if mask is not None:
                        file.write_mask(mask)


def folder_names(classes: Sequence[ClassRecord]) -> list[str]:
    """A name of a folder for each class, no two alike on any system."""
    names: list[str] = []
    taken: set[str] = set()
    for record in classes:
        base = safe_name(record.name)[:LONGEST_NAME].rstrip(" .") or str(record.value)
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(name: str) -> str:
    """The name without what files must not be called on one system or another; empty where nothing is left."""
    plain = FORBIDDEN.sub("_", name).strip(" .")
    return f"_{plain}" if RESERVED.fullmatch(plain) else plain
