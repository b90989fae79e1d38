"""The rasters that a mapping writes, by role, and how answers of the network become their values."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.neighbours.network import AnswerLayout
from alquimia_qgis.engine.neighbours.voting import (
    DISTANCE,
    DISTANCE_NODATA,
    EMBEDDING,
    EMBEDDING_NODATA,
    NeighbourMap,
)
from alquimia_qgis.engine.prediction.class_map import (
    CLASSES,
    CONFIDENCE,
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
from alquimia_qgis.protocol.embeddings import embedding_size, is_embedding
from alquimia_qgis.protocol.errors import OutputError, ParameterError
from alquimia_qgis.protocol.jobs import PredictRasterJob


class Encoder(Protocol):
    """Turns a network's answers into the layers of the rasters."""

    def encode(self, answers: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """Layers (bands, H, W) by role of answers (C, H, W); nodata where not ``valid`` (H, W)."""


def check_map_outputs(job: PredictRasterJob) -> None:
    """Raise an OutputError, before anything is computed, when a raster could not be written."""
    if not job.output:
        raise OutputError("The map has no file name.", "Give OUTPUT a path that ends in .tif.")
    if len({Path(path).resolve() for path in job.outputs}) != len(job.outputs):
        raise OutputError("Two outputs have the same file name.", "Give each output a name of its own.")
    for path in job.outputs:
        check_raster_output(path, (*job.images, *job.series.masks, job.model))


def map_outputs(job: PredictRasterJob, manifest: Manifest, digest: str) -> dict[str, RasterOutput]:
    """The rasters to write, by their role; the map itself comes first. ``digest`` is that of the run's identity.

    Shares of classes asked of a model that estimates a number raise a ParameterError.
    """
    tags = {
        "ALQUIMIA_MODEL": Path(job.model).name,
        "ALQUIMIA_FAMILY": manifest.family,
        IDENTITY_TAG: digest,
        "ALQUIMIA_TEST_TIME_AUGMENTATION": job.options.test_time_augmentation,
        "TIFFTAG_SOFTWARE": "Alquimia for QGIS",
    }
    _check_embedding_outputs(job, manifest)
    if manifest.target is not None:
        if job.probabilities or job.confidence:
            raise ParameterError(
                f"This model estimates a number ({manifest.target.name}) and has no probabilities or confidence.",
                "Leave PROBABILITIES and CONFIDENCE empty.",
            )
        return {VALUES: RasterOutput(job.output, VALUE_TYPE, VALUE_NODATA, (manifest.target.name,), tags=tags)}
    tags[CLASSES_TAG] = classes_tag(manifest.classes)
    dtype, nodata = class_storage(manifest.classes)
    outputs = {CLASSES: RasterOutput(job.output, dtype, nodata, ("class",), manifest.classes, tags=tags)}
    # No scale of 0.01 for percent: QGIS would apply it and show values that are not in the file.
    unit = "%" if job.options.probability_format == PERCENT else ""
    kind, missing = probability_storage(job.options.probability_format)
    if job.probabilities:
        names = tuple(record.name for record in manifest.classes)
        outputs[PROBABILITIES] = RasterOutput(job.probabilities, kind, missing, names, unit=unit, tags=tags)
    if job.confidence:
        outputs[CONFIDENCE] = RasterOutput(job.confidence, kind, missing, ("confidence",), unit=unit, tags=tags)
    if job.distance:
        outputs[DISTANCE] = RasterOutput(job.distance, VALUE_TYPE, DISTANCE_NODATA, (DISTANCE,), tags=tags)
    if job.embedding:
        bands = tuple(f"{EMBEDDING}_{number + 1}" for number in range(embedding_size(manifest)))
        outputs[EMBEDDING] = RasterOutput(job.embedding, VALUE_TYPE, EMBEDDING_NODATA, bands, tags=tags)
    return outputs


def _check_embedding_outputs(job: PredictRasterJob, manifest: Manifest) -> None:
    if (job.distance or job.embedding) and not is_embedding(manifest):
        raise ParameterError(
            f"The model {Path(job.model).name} ({manifest.family_title}) gives no distances or embeddings.",
            "Leave DISTANCE and EMBEDDING empty, or use a model of the embedding family.",
        )


def encoder_for(
    manifest: Manifest, probability_format: str, roles: Collection[str], layout: AnswerLayout | None = None
) -> Encoder:
    """What encodes the answers of this model; ``layout`` is how those of neighbours follow each other."""
    if manifest.target is not None:
        return ValueMap()
    of_classes = ClassMap(manifest.classes, probability_format, roles)
    return of_classes if layout is None else NeighbourMap(of_classes, layout, roles)
