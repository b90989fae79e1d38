"""Writes the rasters of a class map from probabilities that come piece by piece, in the order of the file's blocks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.class_map import CLASSES, ClassMap
from alquimia_qgis.engine.prediction.finished_map import PIXELS_TAG
from alquimia_qgis.engine.prediction.results import PixelCounts
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, create_rasters
from alquimia_qgis.protocol.errors import ImageError

WRITTEN = 0.9  # of the progress; the rest is for finishing the files


def write_streamed(
    pieces: Iterable[tuple[Window, np.ndarray]],
    outputs: Mapping[str, RasterOutput],
    grid: RasterGrid,
    probability_format: str,
    context: JobContext,
    late_tags: Callable[[], Mapping[str, str]] = dict,
) -> dict[str, int]:
    """Write the rasters by role and return how many pixels each class has, by its value as text.

    ``pieces`` are windows of the grid, each pixel in one, with float32 probabilities (C, H, W), NaN where there are
    none. Where there are none at all, an ImageError is raised and nothing is written. ``late_tags`` is asked at the
    end.
    """
    classes = outputs[CLASSES].classes
    encoder = ClassMap(classes, probability_format, list(outputs))
    counts = PixelCounts([record.value for record in classes], outputs[CLASSES].nodata)

    def finishing(share: float) -> None:
        context.progress(WRITTEN + (1 - WRITTEN) * share, "Finishing the files")

    with create_rasters(list(outputs.values()), grid, context.check_cancelled, finishing) as writers:
        for window, probabilities in pieces:
            context.check_cancelled()
            layers = encoder.encode(probabilities, np.ones(probabilities.shape[1:], dtype=bool))
            counts.add(layers[CLASSES])
            for role, writer in zip(outputs, writers, strict=True):
                for band, values in enumerate(layers[role]):
                    writer.write(band, window, values)
            context.progress(WRITTEN * (window.row + window.height) / grid.height, "Writing the files")
        pixels = counts.by_value()
        if not any(pixels.values()):
            raise ImageError(
                "No pixel has an answer: everything is nodata or masked.", "Choose another image or extent."
            )
        for writer in writers:
            writer.late_tags.update({**late_tags(), PIXELS_TAG: json.dumps(pixels)})
    return pixels
