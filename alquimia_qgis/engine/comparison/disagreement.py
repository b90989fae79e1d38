"""The map of disagreement: how many different answers the models give each pixel."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.comparison.answers import different_answers
from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.class_map import class_storage
from alquimia_qgis.engine.prediction.map_outputs import SOFTWARE
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag
from alquimia_qgis.engine.raster.writer import RasterGrid, RasterOutput, create_rasters
from alquimia_qgis.protocol.classes import ClassRecord

AGREED = "#e8e8e8"
# From two different answers to as many as there are models: "YlOrRd" of ColorBrewer, https://colorbrewer2.org.
FEW, MANY = (254, 178, 76), (128, 0, 38)


def disagreement_classes(models: int) -> tuple[ClassRecord, ...]:
    """The legend for so many models; the value is the number of different answers."""
    steps = np.linspace(FEW, MANY, max(1, models - 1)).round().astype(int).tolist()
    colours = ["#{:02x}{:02x}{:02x}".format(*step) for step in steps]
    disagreeing = (
        ClassRecord(number, f"{number} different answers", colour) for number, colour in enumerate(colours, start=2)
    )
    return (ClassRecord(1, "all models agree", AGREED), *disagreeing)


def write_disagreement(
    store: ScratchRaster, path: str, grid: RasterGrid, tags: dict[str, str], context: JobContext
) -> None:
    """Write the map of the answers in ``store``, which lie on ``grid``; pixels without all answers are nodata."""
    output = disagreement_output(path, store.bands, tags)
    with create_rasters([output], grid, context.check_cancelled) as (writer,):
        for window in store.windows():
            context.check_cancelled()
            different = different_answers(store.read(window).astype(np.int32) - 1)
            values = np.where(different == 0, output.nodata, different).astype(output.dtype)
            writer.write(0, window, values)
            context.progress((window.row + window.height) / grid.height, "Writing the map of disagreement")


def disagreement_output(path: str, models: int, tags: dict[str, str]) -> RasterOutput:
    """The raster to write."""
    classes = disagreement_classes(models)
    dtype, nodata = class_storage(classes)
    tags = {**tags, **SOFTWARE, CLASSES_TAG: classes_tag(classes)}
    return RasterOutput(path, dtype, nodata, ("different answers",), classes, tags=tags)
