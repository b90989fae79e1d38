"""The rasters that a mapping writes, by role, and how answers of the network become their values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.neighbours.network import AnswerLayout
from alquimia_qgis.engine.neighbours.voting import (
    DISTANCE,
    DISTANCE_NODATA,
    EMBEDDING,
    EMBEDDING_NODATA,
    EmbeddingMap,
    NeighbourMap,
)
from alquimia_qgis.engine.prediction.class_map import (
    CLASSES,
    CONFIDENCE,
    ENTROPY,
    MARGIN,
    PERCENT,
    PROBABILITIES,
    ClassMap,
    class_storage,
    probability_storage,
)
from alquimia_qgis.engine.prediction.identity import IDENTITY_TAG
from alquimia_qgis.engine.prediction.value_map import VALUE_NODATA, VALUE_TYPE, VALUES, ValueMap
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag
from alquimia_qgis.engine.raster.writer import RasterOutput, check_raster_output
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.embeddings import embedding_size, gives_embeddings_only, is_embedding
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob

SOFTWARE = {"TIFFTAG_SOFTWARE": "Alquimia for QGIS"}


class Encoder(Protocol):
    """Turns a network's answers into the layers of the rasters."""

    def encode(self, answers: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """Layers (bands, H, W) by role of answers (C, H, W); nodata where not ``valid`` (H, W)."""


class MapJob(Protocol):
    """Any job that writes a map of classes; "" for the rasters that are not wanted."""

    @property
    def output(self) -> str:
        """The class map."""

    @property
    def probabilities(self) -> str:
        """One band for each class."""

    @property
    def confidence(self) -> str:
        """The probability of the class."""

    @property
    def entropy(self) -> str:
        """How evenly the probabilities are spread."""

    @property
    def margin(self) -> str:
        """How far the second class is behind."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """All that are wanted."""


def check_map_outputs(job: MapJob, inputs: Sequence[str]) -> None:
    """Raise an OutputError, before anything is computed, when a raster could not be written or is an input."""
    if not job.output:
        raise OutputError("The map has no file name.", "Give OUTPUT a path that ends in .tif.")
    if len({Path(path).resolve() for path in job.outputs}) != len(job.outputs):
        raise OutputError("Two outputs have the same file name.", "Give each output a name of its own.")
    for path in job.outputs:
        check_raster_output(path, inputs)


def map_outputs(job: PredictRasterJob, manifest: Manifest, digest: str) -> dict[str, RasterOutput]:
    """The rasters to write, by their role; the map itself comes first. ``digest`` is that of the run's identity.

    Shares of classes asked of a model that estimates a number raise a ParameterError.
    """
    tags = {
        "ALQUIMIA_MODEL": Path(job.model).name,
        "ALQUIMIA_FAMILY": manifest.family,
        IDENTITY_TAG: digest,
        "ALQUIMIA_TEST_TIME_AUGMENTATION": job.options.test_time_augmentation,
        **SOFTWARE,
    }
    _check_embedding_outputs(job, manifest)
    if gives_embeddings_only(manifest):
        return {EMBEDDING: _embedding_raster(job.output, manifest, tags)}
    if manifest.target is None:
        outputs = class_outputs(job, manifest.classes, job.options.probability_format, tags)
        return {**outputs, **_embedding_outputs(job, manifest, tags)}
    if job.probabilities or job.confidence or job.entropy or job.margin:
        raise ParameterError(
            f"This model estimates a number ({manifest.target.name}) and has no probabilities or confidence.",
            "Leave PROBABILITIES, CONFIDENCE, ENTROPY and MARGIN empty.",
        )
    return {VALUES: RasterOutput(job.output, VALUE_TYPE, VALUE_NODATA, (manifest.target.name,), tags=tags)}


def class_outputs(
    job: MapJob, classes: tuple[ClassRecord, ...], probability_format: str, tags: Mapping[str, str]
) -> dict[str, RasterOutput]:
    """The rasters of a map of classes, by their role; the map itself comes first."""
    tags = {**tags, CLASSES_TAG: classes_tag(classes)}
    dtype, nodata = class_storage(classes)
    outputs = {CLASSES: RasterOutput(job.output, dtype, nodata, ("class",), classes, tags=tags)}
    # No scale of 0.01 for percent: QGIS would apply it and show values that are not in the file.
    unit = "%" if probability_format == PERCENT else ""
    kind, missing = probability_storage(probability_format)
    shares = {
        PROBABILITIES: (job.probabilities, tuple(record.name for record in classes)),
        CONFIDENCE: (job.confidence, ("confidence",)),
        ENTROPY: (job.entropy, ("entropy",)),
        MARGIN: (job.margin, ("margin",)),
    }
    for role, (path, names) in shares.items():
        if path:
            outputs[role] = RasterOutput(path, kind, missing, names, unit=unit, tags=tags)
    return outputs


def _embedding_outputs(job: PredictRasterJob, manifest: Manifest, tags: Mapping[str, str]) -> dict[str, RasterOutput]:
    """The rasters that only a model of embeddings gives."""
    outputs = {}
    if job.distance:
        outputs[DISTANCE] = RasterOutput(job.distance, VALUE_TYPE, DISTANCE_NODATA, (DISTANCE,), tags=tags)
    if job.embedding:
        outputs[EMBEDDING] = _embedding_raster(job.embedding, manifest, tags)
    return outputs


def _embedding_raster(path: str, manifest: Manifest, tags: Mapping[str, str]) -> RasterOutput:
    bands = tuple(f"{EMBEDDING}_{number + 1}" for number in range(embedding_size(manifest)))
    return RasterOutput(path, VALUE_TYPE, EMBEDDING_NODATA, bands, tags=tags)


def _check_embedding_outputs(job: PredictRasterJob, manifest: Manifest) -> None:
    if (job.distance or job.embedding) and not is_embedding(manifest):
        raise ParameterError(
            f"The model {Path(job.model).name} ({manifest.family_title}) gives no distances or embeddings.",
            "Leave DISTANCE and EMBEDDING empty, or use a model of the embedding family.",
        )
    if gives_embeddings_only(manifest) and len(job.outputs) > 1:
        raise ParameterError(
            f"The model {Path(job.model).name} knows no classes yet; all that it gives is the embedding, in OUTPUT.",
            "Leave the other rasters empty, or add classes first (alquimia:addclasses).",
        )


def encoder_for(
    manifest: Manifest, probability_format: str, roles: Collection[str], layout: AnswerLayout | None = None
) -> Encoder:
    """What encodes the answers of this model; ``layout`` is how those of neighbours follow each other."""
    if manifest.target is not None:
        return ValueMap()
    if gives_embeddings_only(manifest):
        return EmbeddingMap()
    of_classes = ClassMap(manifest.classes, probability_format, roles)
    return of_classes if layout is None else NeighbourMap(of_classes, layout, roles)
