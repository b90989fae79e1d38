"""Finds the nearest references of embeddings, exactly, and counts their votes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.protocol.neighbours import BY_CLASS, BY_DISTANCE, NeighbourRule

# Of a neighbour that is the very same: its vote outweighs others, but is still a number.
SMALLEST_DISTANCE = 1e-6


@dataclass(frozen=True)
class Votes:
    """What neighbours say: ``shares`` of the votes for each class, float32 (N, C), and how far the nearest is.

    ``distance``, float32 (N), is that of the cosine, 0 to 2. Both are NaN where an embedding is no number.
    """

    shares: np.ndarray
    distance: np.ndarray


class NeighbourIndex:
    """The references of a model of ``classes`` classes, ready to be asked by a rule."""

    def __init__(self, references: ReferenceSet, classes: int, rule: NeighbourRule) -> None:
        # Imported here: it takes longer than a mapping without neighbours needs to begin.
        from sklearn.neighbors import NearestNeighbors

        self._labels = references.classes
        self._classes = classes
        self._rule = rule
        count = min(rule.neighbours, len(references))
        self._search = NearestNeighbors(n_neighbors=count, algorithm="brute", metric="sqeuclidean")
        self._search.fit(references.embeddings)

    def vote(self, embeddings: np.ndarray) -> Votes:
        """The votes for embeddings, float32 (N, D) of length 1."""
        lost = ~np.isfinite(embeddings).all(axis=1, keepdims=True)
        squares, nearest = self._search.kneighbors(np.where(lost, np.float32(0), embeddings))
        distances = squares / 2  # of unit length: the square of the chord is twice the distance of the cosine
        shares = self._shares(nearest, distances).astype(np.float32)
        return Votes(
            np.where(lost, np.float32(np.nan), shares), np.where(lost[:, 0], np.nan, distances[:, 0]).astype(np.float32)
        )

    def _weights(self, nearest: np.ndarray, distances: np.ndarray) -> np.ndarray:
        if self._rule.weighting == BY_DISTANCE:
            return 1.0 / np.maximum(distances, SMALLEST_DISTANCE)
        if self._rule.weighting == BY_CLASS:
            return (1.0 / np.bincount(self._labels, minlength=self._classes).clip(1))[self._labels[nearest]]
        return np.ones_like(distances)

    def _shares(self, nearest: np.ndarray, distances: np.ndarray) -> np.ndarray:
        weights = self._weights(nearest, distances)
        cells = self._labels[nearest] + np.arange(len(nearest))[:, np.newaxis] * self._classes
        votes = np.bincount(cells.ravel(), weights.ravel(), minlength=len(nearest) * self._classes)
        votes = votes.reshape(len(nearest), self._classes)
        return votes / votes.sum(axis=1, keepdims=True)
