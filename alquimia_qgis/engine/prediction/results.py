"""Assembles the finished rasters from the work file, each block of them written once and in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.class_map import CLASSES
from alquimia_qgis.engine.prediction.run_figures import RunFigures
from alquimia_qgis.engine.prediction.work_file import WorkFile
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.raster.writer import BLOCK, RasterGrid, RasterOutput, RasterWriter, create_rasters

START = 0.97
WIDEST = 8192


def write_results(
    work: WorkFile,
    outputs: Mapping[str, RasterOutput],
    grid: RasterGrid,
    context: JobContext,
    figures: Callable[[], RunFigures] | None = None,
    check: Callable[[dict[str, int]], None] = lambda pixels: None,
) -> dict[str, int]:
    """Write the rasters by role and return how many pixels each class has, by its value as text.

    ``figures`` is asked at the end and becomes tags of the rasters. ``check`` gets the pixels before any file is in
    place; what it raises is the last word on this mapping, whose work is then not kept.
    """
    work.flush()
    pixels = {record.value: 0 for record in outputs[CLASSES].classes}
    with create_rasters(list(outputs.values()), grid, context.check_cancelled) as writers:
        for role, writer in zip(outputs, writers, strict=True):
            _assemble(work, role, writer, grid, context, pixels)
        counts = {str(value): int(count) for value, count in pixels.items()}
        try:
            check(counts)
        except BaseException:
            work.complete()
            raise
        for writer in writers:
            writer.tags.update(figures().tags() if figures else {})
    return counts


def _assemble(
    work: WorkFile, role: str, writer: RasterWriter, grid: RasterGrid, context: JobContext, pixels: dict[int, int]
) -> None:
    output = writer.output
    for band in range(len(output.band_names)):
        for row in range(0, grid.height, BLOCK):
            context.check_cancelled()
            for column in range(0, grid.width, WIDEST):
                window = Window(row, column, min(BLOCK, grid.height - row), min(WIDEST, grid.width - column))
                values = np.full((window.height, window.width), output.nodata, output.dtype)
                work.read(role, band, window, values)
                writer.write(band, window, values)
                if role == CLASSES:
                    for value in pixels:
                        pixels[value] += np.count_nonzero(values == value)
