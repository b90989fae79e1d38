"""Decides which boxes are objects while a search goes on, as far as no box that is still to come can change it."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.detection.components import connected_components
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.seams import Sightings, without_doubles
from alquimia_qgis.engine.detection.suppression import Suppression, ranking
from alquimia_qgis.protocol.errors import MemoryLimitError
from alquimia_qgis.protocol.objects import BOX_FUSION

# Fusion needs a chain of competitors as a whole; of more boxes than this it would take gigabytes and hours.
MOST_IN_CHAINS = 200_000


def settled(seen: Sightings, reach: float, rule: Suppression) -> tuple[Detections, Sightings]:
    """The objects that are certain, and the boxes that must be kept, when what is to come lies below the row ``reach``.

    All objects of all calls together are those that one suppression of all boxes would give.
    """
    seen = without_doubles(seen)
    complete = seen.found.boxes[:, 3] <= reach
    if rule.method == BOX_FUSION:
        return _closed(seen, complete, rule)
    return _decided(seen, complete, rule)


def _decided(seen: Sightings, complete: np.ndarray, rule: Suppression) -> tuple[Detections, Sightings]:
    """Boxes that beat all their competitors; those that are beaten stay while waiting ones of them may come."""
    seen, complete = _sorted(seen, complete)
    objects, kept, left = rule.decided(seen.found, seen.left, complete)
    return objects, seen._replace(left=left).selected(~kept & ~((left == 0) & complete))


def _sorted(seen: Sightings, complete: np.ndarray) -> tuple[Sightings, np.ndarray]:
    """Best first."""
    order = ranking(seen.found)
    return seen.selected(order), complete[order]


def _closed(seen: Sightings, complete: np.ndarray, rule: Suppression) -> tuple[Detections, Sightings]:
    """What becomes of boxes that no chain of competitors joins to one that is not complete."""
    pairs = rule.competitors(seen.found)
    names = connected_components(seen.found.number, pairs.first, pairs.second)
    still_open = np.zeros(seen.found.number, dtype=bool)
    still_open[names[~complete]] = True
    closed = ~still_open[names]
    if int((~closed).sum()) > MOST_IN_CHAINS:
        raise MemoryLimitError(
            f"More than {MOST_IN_CHAINS:,} proposed boxes hang together, too many for the mean of those of one object.",
            "Raise SCORE, lower MAXIMUM_PER_CHIP, or choose another SUPPRESSION.",
        )
    return rule.applied(seen.found.selected(closed)), seen.selected(~closed)
