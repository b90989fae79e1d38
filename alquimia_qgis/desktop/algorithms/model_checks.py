"""Whether a model can do what is asked of it, by its card: the right algorithm for it, and the results it has."""

from __future__ import annotations

import os
from collections.abc import Sequence

from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.embeddings import gives_embeddings_only, is_embedding
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.protocol.tasks import task_of

# The numbers of an embedding, which has length 1: what a model gives that knows no classes yet.
NUMBERS_OF_EMBEDDINGS = TargetRecord("embedding", 0.0, 1.0, -1.0, 1.0)
# The algorithms for models of a single image and of a series, which name each other.
MAPPING = (
    "Map an image with a model (alquimia:predictraster)",
    "Map an image time series with a model (alquimia:predictseries)",
)


def model_for(kind: InputKind, path: str, algorithms: tuple[str, str] = MAPPING) -> Manifest:
    """The card of a model that looks at this kind of input; a ParameterError names the algorithm for another model.

    ``algorithms`` are the ones for models of a single image and of a series.
    """
    manifest = read_manifest(path)
    name = os.path.basename(path)
    if not task_of(manifest.task).maps:
        raise ParameterError(
            f"The model {name} finds objects; it does not map pixels.",
            "Use it in Find objects with a model (alquimia:predictobjects).",
        )
    if kind.multiple_rasters and manifest.series is None:
        raise ParameterError(
            f"The model {name} was trained on a single image; it cannot map a time series.",
            f"Use it in {algorithms[0]}.",
        )
    if manifest.series is not None and not kind.multiple_rasters:
        raise ParameterError(
            f"The model {name} was trained on a time series of {manifest.dates} dates; it cannot map a single image.",
            f"Use it in {algorithms[1]}.",
        )
    return manifest


def number_mapped(manifest: Manifest) -> TargetRecord | None:
    """What maps of the model show where they show no classes: a number in the user's unit, or numbers of embeddings."""
    return NUMBERS_OF_EMBEDDINGS if gives_embeddings_only(manifest) else manifest.target


def check_rasters_of_embeddings(manifest: Manifest, wanted: Sequence[str]) -> None:
    """Raise a ParameterError where results are ``wanted``, by parameter, that only models of embeddings have."""
    if wanted and not is_embedding(manifest):
        raise ParameterError(
            f"This model ({manifest.family_title}) gives no distances or embeddings.",
            f"Leave {' and '.join(wanted)} empty or switched off, or use a model of the embedding family.",
        )
    _check_beside_embedding(manifest, wanted)


def check_shares(manifest: Manifest, wanted: Sequence[str]) -> None:
    """Raise a ParameterError where shares of classes are ``wanted``, by parameter, of estimated numbers."""
    if manifest.target is not None and wanted:
        raise ParameterError(
            f"This model estimates a number ({manifest.target.name}) and has no probabilities or confidence.",
            f"Leave {' and '.join(wanted)} empty or switched off.",
        )
    _check_beside_embedding(manifest, wanted)


def _check_beside_embedding(manifest: Manifest, wanted: Sequence[str]) -> None:
    if wanted and gives_embeddings_only(manifest):
        raise ParameterError(
            "This model was trained without samples and knows no classes yet; its map is the embedding itself.",
            f"Leave {' and '.join(wanted)} empty or switched off, or add classes first (alquimia:addclasses).",
        )


def check_detector(path: str) -> None:
    """Raise a ParameterError, which names the algorithm for it, where a model does not find objects."""
    task = task_of(read_manifest(path).task)
    if task.maps:
        raise ParameterError(
            f"The model {os.path.basename(path)} was not trained to find objects, but for {task.title.lower()}.",
            f"Use it in {MAPPING[0]}, or train a detector (alquimia:train_retinanet).",
        )
