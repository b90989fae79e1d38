"""Looks before a mapping whether the disks have room for its results and for the work file."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from alquimia_qgis.engine.prediction.work_file import WorkFile
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, expected_bytes, require_space

# SQLite's own pages, and the results' headers.
ROUGHLY = 1.02


def check_space(work: WorkFile, outputs: Mapping[str, RasterOutput], grid: RasterGrid) -> None:
    """Raise an OutputError when the results and what is still to come into the work file will not fit on the disks.

    Where there is plenty of room, the work file is told not to compress, which takes longer than anything else it does.
    """
    needed = expected_bytes(list(outputs.values()), grid)
    folder = Path(work.path).parent
    missing = 1 - work.mapped_pixels_before / (grid.width * grid.height)
    plain = sum(output.plain_bytes(grid) for output in outputs.values()) * missing
    packed = sum(output.plain_bytes(grid) * _packed_share(output) for output in outputs.values()) * missing
    work.compress = shutil.disk_usage(folder).free < needed[folder] + 2 * plain
    needed[folder] += int((packed if work.compress else plain) * ROUGHLY)
    require_space(needed)


def _packed_share(output: RasterOutput) -> float:
    return 1.0 if output.dtype.startswith("float") else output.expected_share
