"""Makes a model of embeddings answer with classes: its neighbours vote by the rule that was asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.neighbours.index import NeighbourIndex
from alquimia_qgis.engine.neighbours.network import AnswerLayout, NeighbourNetwork, unit_channels
from alquimia_qgis.engine.prediction.predictor import Predictor
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.embeddings import (
    embedding_size,
    gives_embeddings_only,
    neighbour_rule,
    with_rejected_class,
)
from alquimia_qgis.protocol.neighbours import NeighbourOptions

DISTANCE, EMBEDDING = "distance", "embedding"
DISTANCE_NODATA, EMBEDDING_NODATA = -1.0, -9999.0


def voting(
    predictor: Predictor, options: NeighbourOptions, context: JobContext, with_embedding: bool = False
) -> Predictor:
    """The model with answers of its neighbours and, if need be, a last class for what they reject; others as they are.

    The card of what comes back has that class; its answers follow ``layout_of``. A model that knows no classes yet
    stays as it is, too: it answers with embeddings.
    """
    if predictor.references is None or gives_embeddings_only(predictor.manifest):
        _tell_without_effect(predictor.manifest, options, context)
        return predictor
    manifest = predictor.manifest
    rule = neighbour_rule(manifest, options)
    index = NeighbourIndex(predictor.references, len(manifest.classes), rule)
    rejection = "nothing is rejected" if rule.rejection is None else f"beyond a distance of {rule.rejection:g} rejected"
    context.log(f"{rule.neighbours} neighbours among {len(predictor.references)} samples decide; {rejection}.")
    network = NeighbourNetwork(predictor.network, index, rule.rejection, with_embedding)
    return replace(predictor, network=network, manifest=with_rejected_class(manifest, options))


def layout_of(predictor: Predictor, with_embedding: bool = False) -> AnswerLayout | None:
    """How the answers of a model follow each other that ``voting`` gave; None for classes, numbers and embeddings."""
    if predictor.references is None or gives_embeddings_only(predictor.manifest):
        return None
    manifest = predictor.manifest
    return AnswerLayout(len(manifest.classes), embedding_size(manifest) if with_embedding else 0)


def answer_channels(predictor: Predictor, with_embedding: bool = False) -> int:
    """How many numbers the model answers for each pixel."""
    layout, manifest = layout_of(predictor, with_embedding), predictor.manifest
    if layout is None:
        return max(1, embedding_size(manifest), len(manifest.classes))
    return layout.channels


class Encoder(Protocol):
    """Turns a network's answers into the layers of rasters."""

    def encode(self, answers: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """Layers by role; see ``map_outputs``."""


class EmbeddingMap:
    """Encodes the answers of a model that knows no classes: embeddings as they are."""

    def encode(self, answers: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """The layer (D, H, W) of answers (D, H, W), of length 1 again; nodata where not ``valid`` or not finite."""
        embeddings = unit_channels(answers)
        known = valid & np.isfinite(embeddings).all(axis=0)
        return {EMBEDDING: np.where(known, embeddings, np.float32(EMBEDDING_NODATA))}


class NeighbourMap:
    """Encodes the answers of neighbours: classes as ``of_classes`` does, and distances and embeddings as they are."""

    def __init__(self, of_classes: Encoder, layout: AnswerLayout, roles: Collection[str]) -> None:
        self._of_classes, self._layout = of_classes, layout
        self._roles = frozenset(roles)

    def encode(self, answers: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """The layers (bands, H, W) of answers (channels, H, W); nodata where not ``valid`` (H, W) or not finite."""
        layers = self._of_classes.encode(self._layout.shares(answers), valid)
        distance = self._layout.distance(answers)
        known = valid & np.isfinite(distance)
        if DISTANCE in self._roles:
            layers[DISTANCE] = np.where(known, distance, np.float32(DISTANCE_NODATA))[np.newaxis]
        if EMBEDDING in self._roles:
            embeddings = self._layout.embeddings(answers)
            layers[EMBEDDING] = np.where(known, embeddings, np.float32(EMBEDDING_NODATA))
        return layers


def _tell_without_effect(manifest: Manifest, options: NeighbourOptions, context: JobContext) -> None:
    why = (
        "the model knows no classes yet"
        if gives_embeddings_only(manifest)
        else "this model is not of the embedding family"
    )
    changed = [
        parameter.name.upper()
        for parameter in NeighbourOptions.parameters()
        if getattr(options, parameter.name) != parameter.default
    ]
    if changed:
        context.log(f"{', '.join(changed)} have no effect: {why}.", "warning")
