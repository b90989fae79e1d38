"""Answers for each picture of a folder with a trained model: a class with its probabilities, or a number."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from alquimia_qgis.engine.bundle.read import family_of
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.answers import Answers, answers_table, write_footprints
from alquimia_qgis.engine.folders.picture import PictureHeader, read_picture
from alquimia_qgis.engine.folders.survey import LeftOut, headers_of
from alquimia_qgis.engine.memory import MemoryWatch, release_failed_attempt
from alquimia_qgis.engine.neighbours.voting import answer_channels, layout_of, voting
from alquimia_qgis.engine.outputs import atomic_files, check_writable
from alquimia_qgis.engine.prediction.augmentation import augmented
from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.prediction.predictor import Predictor, open_predictor
from alquimia_qgis.engine.prediction.window_size import allowed_memory
from alquimia_qgis.engine.raster.scaling import match_bands
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import Manifest, read_manifest
from alquimia_qgis.protocol.embeddings import check_embedding, check_knows_classes
from alquimia_qgis.protocol.errors import ImageError, MemoryLimitError, ParameterError
from alquimia_qgis.protocol.folders import PredictFolderJob, PredictFolderResult

LARGEST_BATCH = 64
# Where the looking ends and the answering begins, in the progress of the job.
LOOKED_AT = 0.2


def run(job: PredictFolderJob, context: JobContext) -> PredictFolderResult:
    """Do the job; see PredictFolderJob. The outputs appear when all of it has succeeded, and not before."""
    started = time.monotonic()
    for path in job.outputs:
        check_writable(path)
    context.progress(0.0, "Loading the model")
    check_knows_classes(read_manifest(job.model), os.path.basename(job.model))
    predictor = voting(open_predictor(job.model, job.options, context), job.options, context, job.embedding)
    _check_model(predictor.manifest, job.model)
    if job.embedding:
        check_embedding(predictor.manifest, os.path.basename(job.model))
    left_out = LeftOut()
    headers = headers_of(job.pictures, left_out, StepContext(context, 0.0, LOOKED_AT))
    fitting = _fitting(headers, predictor.manifest, job.options.ignore_band_names, left_out)
    _tell_size(fitting, predictor, context)
    answers = _answered(job, predictor, fitting, left_out, StepContext(context, LOOKED_AT, 1.0))
    left_out.tell(context)
    if not answers.paths:
        reason = next(iter(left_out.reasons.values()), "there are none")
        raise ImageError(f"None of the {len(job.pictures)} pictures can be used; the first: {reason}.")
    context.check_cancelled()
    _write(job, answers, left_out, context)
    return _conclude(job, answers, predictor, left_out, time.monotonic() - started, context)


def _check_model(manifest: Manifest, model: str) -> None:
    name = os.path.basename(model)
    if manifest.series is not None:
        raise ParameterError(f"The model {name} was trained on a time series; a picture shows one date only.")
    if not family_of(manifest).answers_once:
        raise ParameterError(
            f"The model {name} ({manifest.family_title}) gives each pixel a class, not each picture one.",
            "Map the images with alquimia:predictrasters, or train a network that answers once for a chip.",
        )


def _fitting(
    headers: dict[str, PictureHeader], manifest: Manifest, ignore_names: bool, left_out: LeftOut
) -> list[PictureHeader]:
    """The pictures with the bands that the model wants, in its order."""
    fitting = []
    for path, header in headers.items():
        try:
            positions = match_bands(header.names, manifest.bands, ignore_names)
        except ImageError as error:
            left_out.add(path, error)
        else:
            fitting.append(replace(header, bands=tuple(header.bands[position] for position in positions)))
    return fitting


def _tell_size(headers: list[PictureHeader], predictor: Predictor, context: JobContext) -> None:
    size = predictor.manifest.patch_size
    others = [header for header in headers if (header.width, header.height) != (size, size)]
    if others:
        context.log(
            f"{len(others)} of {len(headers)} pictures are not {size} × {size} pixels large, as the model wants them, "
            f"and are resampled; for instance {others[0].path} with {others[0].width} × {others[0].height}."
        )


def _answered(
    job: PredictFolderJob, predictor: Predictor, headers: list[PictureHeader], left_out: LeftOut, context: JobContext
) -> Answers:
    network = augmented(predictor.network, job.options.test_time_augmentation)
    size, batch = predictor.manifest.patch_size, _batch_size(job, predictor)
    context.log(
        f"Classifying {len(headers)} pictures on {network.device} with {network.backend} in {network.precision}."
    )
    paths: list[str] = []
    values = [np.empty((0, answer_channels(predictor, job.embedding)), dtype=np.float32)]
    done = 0
    while done < len(headers):
        context.progress(done / len(headers), f"Classifying pictures: {done} of {len(headers)}")
        part = headers[done : done + batch]
        found = _answers_of(part, network, size, left_out, context)
        if found is None:
            batch = _smaller(len(part), context)
            continue
        done += len(part)
        if found[0]:
            paths.extend(found[0])
            values.append(found[1])
    return Answers(paths, np.concatenate(values), predictor.manifest, layout_of(predictor, job.embedding))


def _answers_of(
    headers: list[PictureHeader], network: Network, size: int, left_out: LeftOut, context: JobContext
) -> tuple[list[str], np.ndarray] | None:
    """Those of ``headers`` that can be read and their answers, float32 (N, C); None when memory runs out."""
    with MemoryWatch():
        paths, pixels = _read(headers, size, left_out, context)
        return paths, _answer(network, pixels, context) if paths else pixels
    release_failed_attempt()
    return None


def _smaller(batch: int, context: JobContext) -> int:
    """Half of a batch that did not fit in memory."""
    if batch == 1:
        raise MemoryLimitError(
            "Not even one picture fits in memory with this network.",
            "Close other programs, or train a smaller network (fewer filters, smaller chips).",
        )
    context.log(f"Memory ran out; going on with batches of {batch // 2} pictures.", "warning")
    return batch // 2


def _batch_size(job: PredictFolderJob, predictor: Predictor) -> int:
    """As many pictures as the allowed memory holds at once, 64 at most."""
    bytes_per_picture = max(1.0, predictor.inference.bytes_per_pixel * predictor.manifest.patch_size**2)
    fitting = int(allowed_memory(job.options.memory) / bytes_per_picture)
    return job.options.batch_size or min(LARGEST_BATCH, max(1, fitting))


def _read(
    headers: list[PictureHeader], size: int, left_out: LeftOut, context: JobContext
) -> tuple[list[str], np.ndarray]:
    """The pictures that can be read, float32 (N, B, size, size)."""
    paths, pictures = [], []
    for header in headers:
        context.check_cancelled()
        try:
            pictures.append(np.moveaxis(read_picture(header, size), -1, 0))
        except ImageError as error:
            left_out.add(header.path, error)
        else:
            paths.append(header.path)
    return paths, np.stack(pictures) if pictures else np.empty((0, 0, size, size), dtype=np.float32)


def _answer(network: Network, pixels: np.ndarray, context: JobContext) -> np.ndarray:
    """One answer for each picture, float32 (N, channels)."""
    answers = network.probabilities(np.ascontiguousarray(pixels), None, context.check_cancelled)
    return answers[:, :, answers.shape[2] // 2, answers.shape[3] // 2]


def _write(job: PredictFolderJob, answers: Answers, left_out: LeftOut, context: JobContext) -> None:
    context.progress(1.0, "Writing the table")
    with atomic_files([job.table, job.footprints]) as (table, footprints):
        Path(table).write_text(answers_table(answers, left_out.reasons, job.folder.root), encoding="utf-8")
        if footprints:
            placed = write_footprints(footprints, answers, job.folder.root)
            if placed < len(answers.paths):
                context.log(
                    f"{len(answers.paths) - placed} of {len(answers.paths)} pictures have no place on the ground and "
                    "are not among the footprints.",
                    "warning",
                )


def _conclude(
    job: PredictFolderJob,
    answers: Answers,
    predictor: Predictor,
    left_out: LeftOut,
    seconds: float,
    context: JobContext,
) -> PredictFolderResult:
    manifest, network = predictor.manifest, predictor.network
    counts = answers.counts()
    shares = [
        f"{record.name} {counts[str(record.value)]}" for record in manifest.classes if counts.get(str(record.value))
    ]
    context.log(f"{len(answers.paths)} pictures in {seconds:.1f} s{': ' if shares else ''}{', '.join(shares)}.")
    return PredictFolderResult(
        job.table, job.footprints, len(answers.paths), len(left_out.reasons), counts, seconds,
        network.backend, network.device, network.precision,
    )  # fmt: skip
