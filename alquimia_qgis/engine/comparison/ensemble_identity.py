"""Says what an ensemble depends on, so that only unfinished work of the very same ensemble is gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from alquimia_qgis.engine.jobs.check_environment import package_versions
from alquimia_qgis.engine.prediction.identity import MODEL, PARAMETERS, files_of_image, run_identity
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.comparison_jobs import EnsembleJob
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions


def ensemble_identity(
    job: EnsembleJob, weights: Sequence[float], images: Sequence[PixelSource], area: Window
) -> dict[str, Any]:
    """All that the values of the results depend on, as ``run_identity`` has it for one model.

    What computes is told by what was asked for and by the versions of all that may compute: the networks are opened
    one after the other, and only when it is their turn.
    """
    computing = {"backend": job.mapping.backend, "precision": job.mapping.precision, **package_versions()}
    files = sorted({file for image in images for path in image.files for file in files_of_image(path)})
    windows = {"area": astuple(area), "bands": [list(image.bands) for image in images]}
    identities = [run_identity(_alone(job, model), computing, files, windows) for model in job.models]
    whole = {**identities[0], MODEL: [identity[MODEL] for identity in identities]}
    whole[PARAMETERS] = {**whole[PARAMETERS], "weights of the models": [round(weight, 12) for weight in weights]}
    return whole


def _alone(job: EnsembleJob, model: str) -> PredictRasterJob:
    """The same mapping with one of the models; only a part of the options is the user's."""
    return PredictRasterJob(
        images=job.images, model=model, output=job.output, bands=job.bands, extent=job.extent,
        options=PredictionOptions(**job.mapping.to_dict()), series=job.series,
    )  # fmt: skip
