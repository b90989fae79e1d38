"""Weighted box fusion (Solovyev et al. 2021, https://arxiv.org/abs/1910.13302): boxes of one object become their mean.

Coordinates are means weighted by the scores. The score is the best of the cluster, as in the authors' option ``max``:
a mean would punish objects that many anchors see.
"""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.detection.boxes import intersection_over_union
from alquimia_qgis.engine.detection.components import connected_components
from alquimia_qgis.engine.detection.detections import Detections
from alquimia_qgis.engine.detection.overlaps import Overlaps


def fused(found: Detections, pairs: Overlaps, overlap: float) -> Detections:
    """One detection for each cluster of boxes; ``found`` is sorted best first, ``pairs`` compete with each other.

    Each box joins the cluster whose mean it overlaps most, by more than ``overlap``, or begins a new one; a cluster
    has the class of its best box. Only boxes that a chain of competitors joins can meet in a cluster.
    """
    names = connected_components(found.number, pairs.first, pairs.second)
    order = np.argsort(names, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(names[order])) + 1) if found.number else []
    boxes, leaders = found.boxes.copy(), []
    for members in parts:
        for cluster in _clusters(found, members, overlap):
            weights = found.scores[cluster]
            boxes[cluster[0]] = np.average(found.boxes[cluster].astype(np.float64), axis=0, weights=weights)
            leaders.append(cluster[0])
    return found._replace(boxes=boxes).selected(np.array(leaders, dtype=np.int64))


def _clusters(found: Detections, members: np.ndarray, overlap: float) -> list[list[int]]:
    """The positions in each cluster, the best first."""
    if len(members) == 1:
        return [[int(members[0])]]
    clusters: list[list[int]] = []
    means = np.zeros((len(members), 4))
    for position in members.tolist():
        shares = intersection_over_union(found.boxes[[position]], means[: len(clusters)])[0]
        best = int(shares.argmax()) if len(clusters) else 0
        if not clusters or shares[best] <= overlap:
            best = len(clusters)
            clusters.append([])
        clusters[best].append(position)
        weights = found.scores[clusters[best]]
        means[best] = np.average(found.boxes[clusters[best]].astype(np.float64), axis=0, weights=weights)
    return clusters
