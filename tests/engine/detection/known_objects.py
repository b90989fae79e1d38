"""An image that tells every pixel's place, and a detector that finds known boxes when a chip shows them whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.engine.detection.boxes import visible_share
from alquimia_qgis.engine.detection.detections import Detections

NODATA = -9999.0
PIXEL = 0.5
LEFT, TOP = 500_000.0, 7_000_000.0


def write_places(path: Path, height: int, width: int, missing: tuple[slice, slice] | None = None) -> str:
    """Two bands: the row and the column of each pixel."""
    values = np.stack(np.indices((height, width))).astype("float32")
    if missing is not None:
        values[:, missing[0], missing[1]] = NODATA
    with rasterio.open(
        path, "w", driver="GTiff", width=width, height=height, count=2, dtype="float32", crs="EPSG:32719",
        transform=from_origin(LEFT, TOP, PIXEL, PIXEL), nodata=NODATA,
    ) as raster:  # fmt: skip
        raster.write(values)
    return str(path)


class KnowingDetector:
    """Finds ``known`` where a chip shows them whole, moved by up to ``jitter`` pixels from chip to chip.

    With ``parts``, it also takes what a chip cuts off for an object, as detectors do.
    """

    def __init__(
        self, known: Detections, size: int, stride: int = 8, jitter: float = 0.0, parts: bool = False,
        largest: float | None = None, memory: int = 1000,
    ) -> None:  # fmt: skip
        self.chip_size, self.stride, self.computing, self.bytes_per_pixel = size, stride, "knowledge", 8.0
        longest = float((known.boxes[:, 2:] - known.boxes[:, :2]).max(initial=1.0))
        self.largest_object = longest if largest is None else largest
        self.looked_at: list[tuple[int, int]] = []
        self._known, self._jitter, self._parts, self._memory = known, jitter, parts, memory

    def detect(self, chips: np.ndarray, *, least_score: float, most: int) -> list[Detections]:
        """What the chips show."""
        if len(chips) > self._memory:
            raise MemoryError
        return [self._seen(chip, least_score, most) for chip in chips]

    def _seen(self, chip: np.ndarray, least_score: float, most: int) -> Detections:
        row, column = np.argwhere(np.isfinite(chip[..., 0]))[0]
        top, left = int(chip[row, column, 0] - row), int(chip[row, column, 1] - column)
        self.looked_at.append((top, left))
        here = self._known.shifted(-left, -top)
        share = visible_share(here.boxes, *chip.shape[:2])
        found = here.selected((share > (0.2 if self._parts else 0.9999)) & (here.scores >= least_score))
        move = np.random.default_rng([top, left]).uniform(-self._jitter, self._jitter, found.boxes.shape)
        boxes = np.clip(found.boxes + move.astype(np.float32), 0, len(chip))
        return found._replace(boxes=boxes).selected(np.argsort(-found.scores)[:most])


def grid_of_boxes(height: int, width: int, side: tuple[int, int] = (13, 9), gap: int = 3) -> Detections:
    """Boxes over all of an image, from edge to edge, with a little room between them."""
    rows, columns = np.arange(0, height - side[0] + 1, side[0] + gap), np.arange(0, width - side[1] + 1, side[1] + gap)
    y, x = (axis.ravel() for axis in np.meshgrid(rows, columns, indexing="ij"))
    boxes = np.stack([x, y, x + side[1], y + side[0]], axis=1).astype(np.float32)
    scores = np.random.default_rng(5).uniform(0.5, 1, len(boxes)).astype(np.float32)
    return Detections(boxes, scores, (np.arange(len(boxes)) % 2).astype(np.int32))


def proposals(known: Detections, number: int) -> Detections:
    """So many boxes around each of the known ones, as a network proposes them."""
    random = np.random.default_rng(9)
    boxes = np.repeat(known.boxes, number, axis=0)
    boxes = boxes + random.uniform(-1.5, 1.5, boxes.shape).astype(np.float32)
    scores = np.repeat(known.scores, number) * random.uniform(0.5, 1, len(boxes)).astype(np.float32)
    return Detections(boxes.astype(np.float32), scores.astype(np.float32), np.repeat(known.classes, number))
