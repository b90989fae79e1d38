"""What the card of an embedding model says of its neighbours, and the class of what resembles none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from alquimia_qgis.protocol.bundle_manifest import HINT, Manifest
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.neighbours import (
    ALIKE,
    AS_TRAINED,
    FARTHEST,
    HIGHEST_EMBEDDING_SIZE,
    MOST_NEIGHBOURS,
    WEIGHTINGS,
    NeighbourOptions,
    NeighbourRule,
)
from alquimia_qgis.protocol.tasks import EMBEDDING

REJECTED_NAME, REJECTED_COLOUR = "unlike anything seen", "#808080"


def is_embedding(manifest: Manifest) -> bool:
    """Whether the model gives embeddings."""
    return manifest.task == EMBEDDING.name


def embedding_size(manifest: Manifest) -> int:
    """The numbers of one embedding of this model; 0 where it gives none."""
    return int(_parameter(manifest, "embedding_size", 1, HIGHEST_EMBEDDING_SIZE)) if is_embedding(manifest) else 0


def neighbour_rule(manifest: Manifest, options: NeighbourOptions) -> NeighbourRule:
    """The rule of an embedding model: what the user asks for, else what was chosen at training."""
    rejection = options.rejection_distance
    if rejection is None and manifest.family_parameters.get("rejection_distance") is not None:
        rejection = float(_parameter(manifest, "rejection_distance", 0.0, FARTHEST))
    weighting = options.neighbour_weighting
    if weighting == AS_TRAINED:
        weighting = manifest.family_parameters.get("neighbour_weighting", ALIKE)
    if weighting not in WEIGHTINGS:
        raise ModelFileError("The model file weighs neighbours in a way that is not known.", HINT)
    return NeighbourRule(
        options.neighbours or int(_parameter(manifest, "neighbours", 1, MOST_NEIGHBOURS)),
        weighting,
        None if rejection is None or rejection >= FARTHEST else rejection,
    )


def with_rejected_class(manifest: Manifest, options: NeighbourOptions) -> Manifest:
    """The card with a last class for what is rejected, where this model and these options reject anything."""
    if not manifest.classes or not is_embedding(manifest) or neighbour_rule(manifest, options).rejection is None:
        return manifest
    return replace(manifest, classes=(*manifest.classes, rejected_class(manifest.classes)))


def rejected_class(classes: Sequence[ClassRecord]) -> ClassRecord:
    """The class of what resembles nothing: value 0, or where a class has that the one above the highest."""
    taken = {record.value for record in classes}
    value = 0 if 0 not in taken else max(taken) + 1
    if value > HIGHEST_VALUE:
        raise ParameterError(
            f"There is no value left for what is rejected: the classes have 0 and {HIGHEST_VALUE}.",
            "Set REJECTION_DISTANCE to 2, which rejects nothing.",
        )
    return ClassRecord(value, REJECTED_NAME, REJECTED_COLOUR)


def check_embedding(manifest: Manifest, name: str) -> None:
    """Raise a ParameterError where the model of this file name gives no embeddings."""
    if not is_embedding(manifest):
        raise ParameterError(
            f"The model {name} ({manifest.family_title}) gives no embeddings.",
            "Use a model of the embedding family (alquimia:train_embedding).",
        )


def gives_embeddings_only(manifest: Manifest) -> bool:
    """Whether the model was trained without samples and knows no classes yet, only embeddings."""
    return is_embedding(manifest) and not manifest.classes and manifest.target is None


def check_knows_classes(manifest: Manifest, name: str) -> None:
    """Raise a ParameterError where the model of this file name knows no classes yet."""
    if gives_embeddings_only(manifest):
        raise ParameterError(
            f"The model {name} was trained without samples and knows no classes yet.",
            "Add some from a few samples (alquimia:addclasses); its embeddings can be mapped (alquimia:predictraster).",
        )


def _parameter(manifest: Manifest, name: str, low: float, high: float) -> Any:
    """A number that the model file records; the file is a stranger's, so nothing else passes."""
    value = manifest.family_parameters.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ModelFileError(f"The model file's manifest has an impossible {name.replace('_', ' ')}.", HINT)
    return value
