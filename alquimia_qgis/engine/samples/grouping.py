"""Groups features that must not be torn apart by a split: those of one spatial block, and those that overlap."""

from __future__ import annotations

import numpy as np
import shapely

from alquimia_qgis.engine.samples.geometry import POLYGON_DIMENSION

# Blocks are tried from coarse to fine; the last are smaller than the space between neighbouring features.
COARSEST_BLOCK = 8.0
HALVINGS = 6


def block_sizes(geometries: np.ndarray) -> list[float]:
    """Edges of the blocks worth trying, largest first, in units of the CRS."""
    return [COARSEST_BLOCK * feature_spacing(geometries) / 2**halving for halving in range(HALVINGS)]


def block_groups(geometries: np.ndarray, linked: np.ndarray, block_size: float) -> np.ndarray:
    """A group number for each feature, int64 (N,): the same where centroids share a block or ``linked`` is the same."""
    centroids = shapely.get_coordinates(shapely.centroid(geometries))
    cells = np.floor((centroids - centroids.min(axis=0)) / block_size)
    return _merged(np.unique(cells, axis=0, return_inverse=True)[1].reshape(-1), linked)


def touching(geometries: np.ndarray) -> np.ndarray:
    """One number for all features that touch or overlap, directly or through others, int64 (N,)."""
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    links = np.arange(len(geometries))
    return _components(links, first, second)


def overlapping(geometries: np.ndarray, tolerance: float) -> np.ndarray:
    """As ``touching``, but polygons that share no more than their edges (within ``tolerance``) are apart."""
    shrunk = geometries.copy()
    polygons = shapely.get_dimensions(geometries) == POLYGON_DIMENSION
    shrunk[polygons] = shapely.buffer(geometries[polygons], -tolerance)
    return touching(shrunk)


def feature_spacing(geometries: np.ndarray) -> float:
    """Typical distance from a feature's centroid to the next one's, in units of the CRS; never 0."""
    centroids = np.unique(shapely.get_coordinates(shapely.centroid(geometries)), axis=0)
    if len(centroids) < 2:
        return 1.0
    points = shapely.points(centroids)
    _, distances = shapely.STRtree(points).query_nearest(
        points, exclusive=True, return_distance=True, all_matches=False
    )
    return float(np.median(distances))


def _merged(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The finest grouping that both groupings fit in."""
    nodes = np.arange(len(one))
    leaders = []
    for grouping in (one, other):
        _, first, inverse = np.unique(grouping, return_index=True, return_inverse=True)
        leaders.append(first[inverse.reshape(-1)])
    return _components(nodes, np.concatenate([nodes, nodes]), np.concatenate(leaders))


def _components(nodes: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Number of the connected component of each node, given the edges ``first`` - ``second``."""
    parent = nodes.tolist()

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for start, end in zip(first.tolist(), second.tolist(), strict=True):
        parent[root(start)] = root(end)
    return np.unique([root(node) for node in range(len(parent))], return_inverse=True)[1].astype(np.int64)
