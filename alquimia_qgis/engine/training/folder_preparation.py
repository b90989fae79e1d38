"""Turns a folder of pictures, each of one class, into checked examples; nothing is trained here."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from rasterio.errors import NotGeoreferencedWarning

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.chips import PictureChips
from alquimia_qgis.engine.folders.listing import LabelledPicture, list_pictures
from alquimia_qgis.engine.folders.picture import PictureHeader
from alquimia_qgis.engine.folders.split import marked_as_test, split_pictures
from alquimia_qgis.engine.folders.survey import LeftOut, alike, common_names, headers_of
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.samples.chips import ChipSet, training_jitter
from alquimia_qgis.engine.samples.class_values import classes_of_keys, names_alike
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.split import SampleSplit
from alquimia_qgis.engine.training.examples import named_scaling
from alquimia_qgis.engine.training.preparation import ImageFacts, PreparedData
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_BAND_COUNT, HIGHEST_CLASS_COUNT
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord
from alquimia_qgis.protocol.errors import ImageError, ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.tasks import task_of

FEW_PICTURES = 20
UNKNOWN_RESOLUTION = (0.0, 0.0)


def prepare_pictures(job: TrainJob, folder: FolderSource, context: JobContext) -> PreparedData:
    """Find, look at, split and read the pictures; those that cannot be used are named in the log and left out."""
    context.progress(0.0, "Looking for pictures")
    _check_job(job)
    left_out = LeftOut()
    several = task_of(job.task).several_at_once
    pictures = list_pictures(folder, may_show_nothing=several)
    headers = headers_of([picture.path for picture in pictures], left_out, StepContext(context, 0.0, 0.2))
    headers = alike(headers, left_out)
    usable = [picture for picture in pictures if picture.path in headers]
    samples = _samples_of_several(usable, context) if several else _samples(usable, context)
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
        image=_facts(folder, first, job.sampling.patch_size),
        samples=samples,
        split=split,
        training=training,
        validation=validation if len(validation) else None,
        bands=named_scaling(training.statistics(), first.bands, names, context),
        overview=None,
        outlines=[],
        test=test if len(test) else None,
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
        chips, kept = self.reader.read(paths, np.maximum(labels, 0), context, border)
        chosen = indices[kept]
        if self.samples.shown is not None:
            counts = self.samples.class_counts(chosen)
            chips = replace(chips, shown=self.samples.shown[chosen], class_pixels=counts)
        return chips, chosen


def _check_job(job: TrainJob) -> None:
    if not task_of(job.task).gives_classes:
        raise ParameterError(
            "A folder of pictures teaches classes, not numbers.",
            "For a regression give an image and samples (INPUT and SAMPLES) instead of FOLDER.",
        )
    if job.images:
        raise ParameterError("Give either an image with samples or a folder of pictures, not both.")
    if job.bands:
        raise ParameterError("Of a folder of pictures all bands are used.", "Leave BANDS empty.")


def _samples(pictures: Sequence[LabelledPicture], context: JobContext) -> Samples:
    """The pictures as samples that lie nowhere."""
    keys = _keys([picture.label for picture in pictures])
    index, classes = _classes(keys, context)
    return _without_place(pictures, np.array([index[key] for key in keys], dtype=np.int64), classes)


def _samples_of_several(pictures: Sequence[LabelledPicture], context: JobContext) -> Samples:
    """The same of pictures that show any number of classes."""
    keys = _keys([label for picture in pictures for label in picture.labels])
    index, classes = _classes(keys, context)
    remaining = iter(keys)
    shown = np.zeros((len(pictures), len(classes)), dtype=bool)
    for number, picture in enumerate(pictures):
        shown[number, [index[next(remaining)] for _ in picture.labels]] = True
    rarity = np.argsort(np.argsort(shown.sum(axis=0), kind="stable"))  # 0 of the rarest class
    rarest = np.where(shown, rarity, len(classes)).argmin(axis=1)
    rarest = np.where(shown.any(axis=1), rarest, -1).astype(np.int64)
    several, none = int((shown.sum(axis=1) > 1).sum()), int((rarest < 0).sum())
    context.log(f"{several} of {len(pictures)} pictures show several classes, {none} show none.")
    return _without_place(pictures, rarest, classes, shown)


def _without_place(
    pictures: Sequence[LabelledPicture],
    class_index: np.ndarray,
    classes: tuple[ClassRecord, ...],
    shown: np.ndarray | None = None,
) -> Samples:
    return Samples(
        geometries=np.array([shapely.Point()] * len(pictures), dtype=object),
        class_index=class_index,
        split=np.array([picture.part for picture in pictures], dtype=object),
        feature_ids=np.arange(len(pictures)),
        classes=classes,
        shown=shown,
    )


def _classes(keys: Sequence[int | str], context: JobContext) -> tuple[dict[int | str, int], tuple[ClassRecord, ...]]:
    """The index of each class, and the classes."""
    index, classes = classes_of_keys(keys, ())
    if not 2 <= len(classes) <= HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The pictures have {len(classes)} class{'es' if len(classes) != 1 else ''}; from 2 to "
            f"{HIGHEST_CLASS_COUNT} are possible.",
            "Each class is one folder, or one value of the class column.",
        )
    for group in names_alike(classes):
        context.log(f"Classes whose names differ in capital letters or spaces only: {', '.join(group)}.", "warning")
    return index, classes


def _keys(labels: Sequence[str]) -> list[int | str]:
    """Labels that are all whole numbers keep them as values of their classes."""
    if all(label.isascii() and label.isdecimal() and int(label) <= HIGHEST_VALUE for label in labels):
        return [int(label) for label in labels]
    return list(labels)


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


def _facts(folder: FolderSource, first: PictureHeader, size: int) -> ImageFacts:
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
