"""Finds the nearest references of embeddings, exactly: one matrix product for many of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.neighbours.references import ReferenceSet
from alquimia_qgis.protocol.neighbours import BY_CLASS, BY_DISTANCE, NeighbourRule

# Similarities computed at once: few enough that what is made of them stays in a processor's larger cache.
SIMILARITIES_AT_ONCE = 2**21
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
        self._transposed = np.ascontiguousarray(references.embeddings.T)
        self._labels = references.classes
        self._classes = classes
        self._rule = rule
        self._neighbours = min(rule.neighbours, len(references))

    def vote(self, embeddings: np.ndarray) -> Votes:
        """The votes for embeddings, float32 (N, D) of length 1."""
        shares = np.empty((len(embeddings), self._classes), dtype=np.float32)
        distance = np.empty(len(embeddings), dtype=np.float32)
        for part in self._parts(len(embeddings)):
            similarities = embeddings[part] @ self._transposed
            nearest = self._nearest(similarities)
            distances = np.maximum(1.0 - np.take_along_axis(similarities, nearest, axis=1), 0.0)
            shares[part] = self._shares(nearest, distances)
            distance[part] = distances.min(axis=1)
        lost = ~np.isfinite(embeddings).all(axis=1)
        shares[lost], distance[lost] = np.nan, np.nan
        return Votes(shares, distance)

    def _parts(self, count: int) -> Iterator[slice]:
        rows = max(1, SIMILARITIES_AT_ONCE // len(self._labels))
        for start in range(0, count, rows):
            yield slice(start, start + rows)

    def _nearest(self, similarities: np.ndarray) -> np.ndarray:
        """The positions of the most similar references, in no order, (N, k)."""
        if self._neighbours == similarities.shape[1]:
            return np.broadcast_to(np.arange(self._neighbours), similarities.shape)
        if self._neighbours == 1:
            return similarities.argmax(axis=1)[:, np.newaxis]
        return np.argpartition(similarities, -self._neighbours, axis=1)[:, -self._neighbours :]

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
