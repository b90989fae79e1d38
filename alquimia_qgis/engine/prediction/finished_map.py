"""Recognises results that the very same mapping has written before, so that they need not be computed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.identity import IDENTITY_TAG, identity_digest
from alquimia_qgis.engine.raster.image import READ_ERRORS
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.jobs import PredictRasterJob, PredictRasterResult

PIXELS_TAG = "ALQUIMIA_PIXELS"
KNOWN_PIXELS = "known"  # of a map of numbers


def finished_result(
    job: PredictRasterJob, identity: Mapping[str, Any], classes: tuple[ClassRecord, ...], context: JobContext
) -> PredictRasterResult | None:
    """The result of a job that asks to skip what is finished, when all its outputs are; None when it is to be done."""
    if not job.skip_finished:
        return None
    digest = identity_digest(identity)
    tags = [_tags(path) for path in job.outputs]
    if any(found.get(IDENTITY_TAG) != digest for found in tags):
        return None
    pixels = _pixels(tags[0], classes)
    if pixels is None:
        return None
    context.log(f"{job.output} is there already, made of the same image with the same model and settings: skipped.")
    context.progress(1.0, "Done", 0.0)
    return PredictRasterResult(
        job.output, job.probabilities, job.confidence, classes, pixels, seconds=0.0, skipped=True,
        backend=tags[0].get("ALQUIMIA_BACKEND", ""), device=tags[0].get("ALQUIMIA_DEVICE", ""),
        precision=tags[0].get("ALQUIMIA_PRECISION", ""), entropy=job.entropy, margin=job.margin,
    )  # fmt: skip


def _tags(path: str) -> dict[str, str]:
    """The tags of a raster; none of a file that is not there or cannot be read."""
    try:
        with rasterio.open(path) as dataset:
            return dict(dataset.tags())
    except READ_ERRORS:
        return {}


def _pixels(tags: Mapping[str, str], classes: tuple[ClassRecord, ...]) -> dict[str, int] | None:
    try:
        found = json.loads(tags.get(PIXELS_TAG, ""))
        names = [str(record.value) for record in classes] or [KNOWN_PIXELS]
        return {name: int(found[name]) for name in names}
    except (ValueError, KeyError, TypeError):
        return None
