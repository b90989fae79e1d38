"""Brings together what overlapping chips have found: nothing twice, nothing lost, as if one look had seen it all.

The core of every chip owns the boxes whose centres lie in it. A detector may see an object a little differently in two
chips, so that neither owns it; boxes with centres a little beyond the core are therefore waiting, and count where no
owner has seen the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alquimia_qgis.engine.detection.boxes import areas, centres, clipped
from alquimia_qgis.engine.detection.chip_pixels import ChipPixels
from alquimia_qgis.engine.detection.detections import Detections, concatenated
from alquimia_qgis.engine.detection.overlaps import overlaps_between
from alquimia_qgis.engine.raster.window import Window

# A waiting box of which this share lies in an owned one is the same object, or a part of it cut by the chip's edge.
SAME_OBJECT = 0.5
# Of a box at the edge of the data; less is a sliver of the mirrored image beyond.
LEAST_WITH_DATA = 0.25


class Sightings(NamedTuple):
    """Detections in pixels of the image, and which of them their chip owns, bool (k,).

    ``left``, float64 (k,), is the share of the score that better boxes have left of it: 1 at first. Those with 0 are
    only there to explain waiting ones that are still to come.
    """

    found: Detections
    owned: np.ndarray
    left: np.ndarray

    def selected(self, chosen: np.ndarray) -> Sightings:
        """Those that ``chosen`` names, indices or a mask (k,)."""
        return Sightings(self.found.selected(chosen), self.owned[chosen], self.left[chosen])


def joined(parts: list[Sightings]) -> Sightings:
    """All of ``parts``, in their order."""
    owned = np.concatenate([np.zeros(0, dtype=bool), *(part.owned for part in parts)])
    left = np.concatenate([np.zeros(0), *(part.left for part in parts)])
    return Sightings(concatenated([part.found for part in parts]), owned, left)


def sightings(seen: ChipPixels, found: Detections, tolerance: int, image: Window) -> Sightings:
    """What counts of the boxes found in a chip, in pixels of the image and within it."""
    usable = np.isfinite(found.boxes).all(axis=1) & (areas(found.boxes) > 0)
    found = found.selected(usable)
    found = found.selected(seen.share_with_data(found.boxes) >= LEAST_WITH_DATA)
    window, core = seen.chip.window, seen.chip.core
    within_chip = found._replace(boxes=seen.without_emptiness(found.boxes))
    moved = within_chip.shifted(window.column, window.row)
    moved = moved._replace(boxes=clipped(moved.boxes, image.width, image.height))
    near = holds(core.expanded(tolerance), moved.boxes)
    return Sightings(moved.selected(near), holds(core, moved.boxes)[near], np.ones(int(near.sum())))


def without_doubles(seen: Sightings) -> Sightings:
    """The owned boxes, and those of the waiting ones that no owner has seen."""
    waiting = np.flatnonzero(~seen.owned)
    owners = np.flatnonzero(seen.owned)
    pairs = overlaps_between(seen.found.boxes[waiting], seen.found.boxes[owners])
    alike = seen.found.classes[waiting[pairs.first]] == seen.found.classes[owners[pairs.second]]
    whole = areas(seen.found.boxes[waiting])[pairs.first]
    known = np.zeros(len(seen.owned), dtype=bool)
    known[waiting[pairs.first[alike & (pairs.shared >= SAME_OBJECT * whole)]]] = True
    return seen.selected(~known)


def holds(window: Window, boxes: np.ndarray) -> np.ndarray:
    """Whether the centres of ``boxes`` (n, 4) lie in the window, its upper and left edge included, bool (n,)."""
    x, y = centres(boxes).T
    inside = (x >= window.column) & (x < window.column + window.width)
    return inside & (y >= window.row) & (y < window.row + window.height)
