"""Says what a mapping depends on, so that only unfinished work of the very same mapping is gone on with."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import rasterio

from alquimia_qgis.engine.raster.image import READ_ERRORS
from alquimia_qgis.engine.version import plugin_version
from alquimia_qgis.protocol.bundle_manifest import HISTORY, READ_FAILURES, REPORT
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.unfinished import WORK_FORMAT

IDENTITY_TAG = "ALQUIMIA_RUN"
FORMAT, MODEL, IMAGES, HEADERS, PARAMETERS = "format", "model", "images", "image headers", "parameters"
# Programs that only look at an image write these beside it: statistics and overviews.
WRITTEN_BY_LOOKING = (".aux.xml", ".ovr")
# Members of a model file that have no part in its answers.
NOT_PREDICTING = (HISTORY, REPORT)
DEEPEST_VRT = 8


def run_identity(
    job: PredictRasterJob, network: Mapping[str, str], image_files: Sequence[str], windows: Mapping[str, Any]
) -> dict[str, Any]:
    """All that the values of the results depend on, as plain data that is equal after a journey through JSON.

    ``network`` says what computes (backend with version, device, precision), ``image_files`` are those of the images
    (``files_of_image``), ``windows`` how the area is cut and whatever else the pixels depend on.
    """
    identity = {
        FORMAT: [WORK_FORMAT, plugin_version()],
        MODEL: _model_stamp(job.model),
        IMAGES: {path: _file_stamp(path) for path in image_files},
        HEADERS: {path: _header(path) for path in job.images},
        PARAMETERS: _parameters(job),
        "what reads": {"GDAL": rasterio.__gdal_version__},  # JPEG and resampled mosaics differ between versions
        "network": dict(network),
        "windows": dict(windows),
    }
    return json.loads(json.dumps(identity))


def identity_digest(identity: Mapping[str, Any]) -> str:
    """A fixed short name of an identity, for the tag ``ALQUIMIA_RUN`` of the results."""
    return hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()


def files_of_image(path: str) -> tuple[str, ...]:
    """All files that hold an image's pixels: of a virtual raster also its sources, and theirs."""
    return tuple(sorted(_files_below(path, DEEPEST_VRT)))


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs between two identities, each as a clause in words; empty when they are equal."""
    clauses = []
    if before.get(FORMAT) != now.get(FORMAT):
        clauses.append("it was made by another version of Alquimia")
    if before.get(MODEL) != now.get(MODEL):
        clauses.append("the model has changed")
    clauses += _image_differences(before, now)
    settings = [name for name in dict.fromkeys((*before, *now)) if name not in (FORMAT, MODEL, IMAGES, HEADERS)]
    for name in settings:
        prefix = "the parameter " if name == PARAMETERS else ""
        clauses += [prefix + clause for clause in _setting_differences(name, before.get(name), now.get(name))]
    return clauses


def _image_differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    former, present = before.get(IMAGES) or {}, now.get(IMAGES) or {}
    if set(former) != set(present):
        return ["it is of other images"]
    changed = [path for path in present if present[path] != former[path]]
    if not changed:
        headers, others = now.get(HEADERS) or {}, before.get(HEADERS) or {}
        changed = [path for path in {**others, **headers} if headers.get(path) != others.get(path)]
    return [f"the image {path} has changed since" for path in changed]


def _setting_differences(name: str, before: Any, now: Any) -> list[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        return [
            clause
            for inner in dict.fromkeys((*before, *now))
            for clause in _setting_differences(inner, before.get(inner), now.get(inner))
        ]
    if before == now:
        return []
    return [f"{name.replace('_', ' ')} is {_in_words(now)} and was {_in_words(before)}"]


def _in_words(value: Any) -> str:
    if value is None or value in ([], ""):
        return "not set"
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(map(_in_words, value)) if isinstance(value, list) else str(value)


def _files_below(path: str, depth: int) -> set[str]:
    try:
        with rasterio.open(path) as dataset:
            virtual, files = dataset.driver == "VRT", {path, *dataset.files}
    except READ_ERRORS:
        return {path}
    found = {file for file in files if file == path or not file.endswith(WRITTEN_BY_LOOKING)}
    # Opening every source of a large mosaic would take long; only another virtual raster has sources of its own.
    nested = {file for file in found if virtual and depth and file != path and file.lower().endswith(".vrt")}
    return found.union(*(_files_below(file, depth - 1) for file in nested))


def _model_stamp(path: str) -> dict[str, list[int]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if info.filename not in NOT_PREDICTING]
    except READ_FAILURES as error:
        raise ModelFileError(
            f"{path} is not a readable Alquimia model file ({error}).", "Choose another one."
        ) from error
    return {info.filename: [info.CRC, info.file_size] for info in members}


def _file_stamp(path: str) -> list[int] | None:
    """Size and time of change; None of what is no file of this computer's."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _header(path: str) -> dict[str, Any]:
    with rasterio.open(path) as dataset:
        return {
            "size": [dataset.width, dataset.height],
            "crs": dataset.crs.to_wkt() if dataset.crs else "",
            "transform": list(dataset.transform),
            "types": list(dataset.dtypes),
            "nodata": [repr(value) for value in dataset.nodatavals],
            "names": [name or "" for name in dataset.descriptions],
            "masks": [[flag.name for flag in flags] for flags in dataset.mask_flag_enums],
        }


def _parameters(job: PredictRasterJob) -> dict[str, Any]:
    options = job.options
    return {
        "bands": list(job.bands),
        "extent": None if job.extent is None else list(job.extent),
        "output of probabilities": bool(job.probabilities),
        "output of confidence": bool(job.confidence),
        "output of entropy": bool(job.entropy),
        "output of margin": bool(job.margin),
        "output of distance": bool(job.distance),
        "output of embedding": bool(job.embedding),
        "neighbours": [options.neighbours, options.neighbour_weighting, options.rejection_distance],
        "probability format": options.probability_format,
        "surroundings": options.surroundings,
        "test-time augmentation": options.test_time_augmentation,
        "ignore band names": options.ignore_band_names,
        "dates": list(job.series.dates),
        "mask": [*job.series.masks, job.series.mask_band, list(job.series.mask_values)],
        "bands stacked by": job.series.stacked_by,
    }
