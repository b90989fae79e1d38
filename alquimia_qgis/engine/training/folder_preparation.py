"""Turns pictures, each with its class or its number, into checked examples; nothing is trained here."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rasterio.errors import NotGeoreferencedWarning

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.chips import PictureChips
from alquimia_qgis.engine.folders.listing import list_pictures, value_column
from alquimia_qgis.engine.folders.picture import PictureHeader
from alquimia_qgis.engine.folders.picture_samples import samples_of
from alquimia_qgis.engine.folders.split import marked_as_test, split_pictures
from alquimia_qgis.engine.folders.survey import LeftOut, alike, common_names, headers_of
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.chips import ChipSet, training_jitter
from alquimia_qgis.engine.samples.folds import Fold, folds_of_pictures
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.split import SampleSplit
from alquimia_qgis.engine.training.examples import named_scaling
from alquimia_qgis.engine.training.preparation import ImageFacts, PreparedData, target_of
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_BAND_COUNT
from alquimia_qgis.protocol.errors import ImageError, ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.tasks import task_of

FEW_PICTURES = 20
UNKNOWN_RESOLUTION = (0.0, 0.0)


def prepare_pictures(
    job: TrainJob, folder: FolderSource, context: JobContext, fold: Fold | None = None
) -> PreparedData:
    """Find, look at, split and read the pictures; those that cannot be used are named in the log and left out.

    With a ``fold`` that part of the pictures validates, whatever the folders say.
    """
    context.progress(0.0, "Looking for pictures")
    _check_job(job, folder)
    left_out = LeftOut()
    task = task_of(job.task)
    column = "" if task.gives_classes else value_column(folder.path)
    pictures = list_pictures(folder, numbers=bool(column), may_show_nothing=task.several_at_once)
    headers = headers_of([picture.path for picture in pictures], left_out, StepContext(context, 0.0, 0.2))
    headers = alike(headers, left_out)
    usable = [picture for picture in pictures if picture.path in headers]
    samples = samples_of(usable, column, task, context)
    if fold is not None:
        samples = fold.marks(samples, folds_of_pictures(samples, job.training.seed, fold.count))
    split = split_pictures(samples, job.sampling.validation_share, job.training.seed)
    split = replace(split, training=_thinned(split.training, samples, job.sampling.maximum_chips, context))
    reader = PictureChips(headers, job.sampling.patch_size, len(samples.classes), left_out)
    parts = _Parts(reader, [picture.path for picture in usable], samples)
    _tell_size(headers, job.sampling.patch_size, context)
    border = training_jitter(job.sampling.patch_size)
    training, trained = parts.read(split.training, StepContext(context, 0.2, 0.7), border)
    validation, validated = parts.read(split.validation, StepContext(context, 0.7, 0.85))
    test, _ = parts.read(marked_as_test(samples), StepContext(context, 0.85, 0.95))
    left_out.tell(context)
    _check_classes(training, samples)
    split = replace(split, training=trained, validation=validated)
    _report(samples, (training, validation, test), split, context)
    first = next(iter(headers.values()))
    names = common_names(list(headers.values()))
    return PreparedData(
        image=facts_of_pictures(folder, first, job.sampling.patch_size),
        samples=samples,
        split=split,
        training=training,
        validation=validation if len(validation) else None,
        bands=named_scaling(training.statistics(), first.bands, names, context),
        overview=None,
        outlines=[],
        test=test if len(test) else None,
        target=target_of(samples, split, column),
    )


@dataclass(frozen=True)
class _Parts:
    """Reads the pictures of training, validation and test."""

    reader: PictureChips
    paths: Sequence[str]
    samples: Samples

    def read(self, indices: np.ndarray, context: JobContext, border: int = 0) -> tuple[ChipSet, np.ndarray]:
        """The chips of those that can be read, and their indices."""
        paths, labels = [self.paths[index] for index in indices], self.samples.class_index[indices]
        values = None if self.samples.values is None else self.samples.values[indices]
        chips, kept = self.reader.read(paths, np.maximum(labels, 0), context, border, values)
        chosen = indices[kept]
        if self.samples.shown is not None:
            counts = self.samples.class_counts(chosen)
            chips = replace(chips, shown=self.samples.shown[chosen], class_pixels=counts)
        return chips, chosen


def _check_job(job: TrainJob, folder: FolderSource) -> None:
    if not task_of(job.task).gives_classes and not folder.is_list:
        raise ParameterError(
            "A folder of pictures teaches classes, not numbers.",
            "For a regression give a list of files and numbers (LIST), or an image and samples (INPUT and SAMPLES).",
        )
    if job.images:
        raise ParameterError("Give either an image with samples or a folder of pictures, not both.")
    if job.bands:
        raise ParameterError("Of a folder of pictures all bands are used.", "Leave BANDS empty.")


def _thinned(indices: np.ndarray, samples: Samples, most: int, context: JobContext) -> np.ndarray:
    """At most so many pictures to train with, of each class its share, evenly over the order of their names."""
    if len(indices) <= most:
        return indices
    context.log(
        f"{most} of {len(indices)} pictures are used to train: the maximum number of chips (MAXIMUM_CHIPS) is reached.",
        "warning",
    )
    by_class = indices[np.argsort(samples.class_index[indices], kind="stable")]
    return np.sort(by_class[np.linspace(0, len(by_class) - 1, most).astype(int)])


def _check_classes(training: ChipSet, samples: Samples) -> None:
    if samples.values is not None and len(training) > 1:
        return
    lost = [record.name for record, count in zip(samples.classes, training.class_pixels, strict=True) if not count]
    if lost:
        raise SamplesError(
            f"No training picture of {', '.join(map(repr, lost))} can be read.", "Replace the damaged files."
        )


def _tell_size(headers: dict[str, PictureHeader], size: int, context: JobContext) -> None:
    others = [header for header in headers.values() if (header.width, header.height) != (size, size)]
    if others:
        example = others[0]
        context.log(
            f"{len(others)} of {len(headers)} pictures are not {size} × {size} pixels large and are resampled; "
            f"for instance {example.path} with {example.width} × {example.height}."
        )


def _report(samples: Samples, parts: tuple[ChipSet, ChipSet, ChipSet], split: SampleSplit, context: JobContext) -> None:
    """Say what each class has to offer, and which ones are too rare to be learned."""
    for warning in split.warnings:
        context.log(warning, "warning")
    rare = []
    for index, record in enumerate(samples.classes):
        training, validation, test = (int(chips.class_pixels[index]) for chips in parts)
        context.log(f"{record.name}: {training} pictures to train, {validation} to validate, {test} to test.")
        if training < FEW_PICTURES:
            rare.append(f"{record.name!r} ({training})")
    if rare:
        context.log(
            f"Few pictures to train: {', '.join(rare)}; a class is hardly learned from fewer than {FEW_PICTURES}.",
            "warning",
        )


def facts_of_pictures(folder: FolderSource, first: PictureHeader, size: int) -> ImageFacts:
    """The first picture stands for all; without a place on the ground nobody knows how large its pixels are."""
    if len(first.bands) > HIGHEST_BAND_COUNT:
        raise ImageError(f"The pictures have {len(first.bands)} bands; up to {HIGHEST_BAND_COUNT} can be used.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with open_image(first.path) as image:
                x, y = image.ground_resolution()
                crs = image.crs.to_string()
    except ImageError:
        return ImageFacts(folder.name, size, size, "", UNKNOWN_RESOLUTION)
    return ImageFacts(folder.name, size, size, crs, (float(x) * first.width / size, float(y) * first.height / size))
