"""Turns what the user asked for into a checked family, examples and band statistics; nothing is trained here."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.outputs import check_writable
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.folds import Fold, folds_of_features
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.samples.raster_reading import samples_of
from alquimia_qgis.engine.samples.reading import Samples, read_values
from alquimia_qgis.engine.samples.several_classes import read_several
from alquimia_qgis.engine.samples.split import SampleSplit, split_samples
from alquimia_qgis.engine.series.figures import DateFigures, date_figures
from alquimia_qgis.engine.series.opening import open_series
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.engine.training.examples import scaled_bands, training_examples, validation_examples
from alquimia_qgis.engine.training.pictures import Picture, SamplesOutlines, overview, sample_outlines
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import (
    HIGHEST_BAND_COUNT,
    HIGHEST_CLASS_COUNT,
    BandRecord,
    series_channels,
)
from alquimia_qgis.protocol.errors import ImageError, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.model_records import HIGHEST_CHANNEL_COUNT, SeriesRecord, TargetRecord
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily

MODEL_EXTENSION = ".alquimia"
FEW_PIXELS = 20
MOST_NAMED = 10
# Adam keeps two numbers beside each weight, and the gradient is a fourth, all float32.
TRAINING_BYTES_PER_WEIGHT = 16


@dataclass(frozen=True)
class ImageFacts:
    """What is remembered of the training image when it is closed."""

    name: str
    width: int
    height: int
    crs: str
    ground_resolution: tuple[float, float]


@dataclass(frozen=True)
class PreparedData:
    """Everything the training and its report need of the user's data; ``validation`` is None when there is none.

    ``test`` holds the pictures of a folder that are marked as test; None where there are none. ``object_sizes``,
    float (n, 2), are width and height in pixels of the objects of the training; None where none are to be found.
    """

    image: ImageFacts
    samples: Samples
    split: SampleSplit
    training: ChipSet | PixelSet
    validation: ChipSet | PixelSet | None
    bands: tuple[BandRecord, ...]
    overview: Picture | None
    outlines: SamplesOutlines
    series: SeriesRecord | None = None
    target: TargetRecord | None = None
    dates: DateFigures | None = None
    test: ChipSet | None = None
    object_sizes: np.ndarray | None = None

    @property
    def class_count(self) -> int:
        """Classes, labelled or not; where numbers are learned, groups of them."""
        return len(self.samples.classes)

    @property
    def channels(self) -> tuple[BandRecord, ...]:
        """What the network reads of each pixel, date after date where there are dates."""
        return series_channels(self.bands, self.series)


def check_outputs(job: TrainJob) -> None:
    """Raise an OutputError, before anything is computed, when a result could not be written."""
    if not job.model.casefold().endswith(MODEL_EXTENSION):
        raise OutputError(
            f"The model file must end with {MODEL_EXTENSION}; {os.path.basename(job.model) or 'nothing'} was given."
        )
    outputs = [path for path in (job.model, job.report, job.history) if path]
    taken = {os.path.normcase(os.path.abspath(path)) for path in _inputs(job)}
    for path in outputs:
        name = os.path.normcase(os.path.abspath(path))
        if name in taken:
            raise OutputError(f"The output {path} is used twice.", "Give each input and output a file of its own.")
        taken.add(name)
        check_writable(path)


def _inputs(job: TrainJob) -> Iterator[str]:
    yield from (
        *job.images,
        *job.series.masks,
        job.samples.path,
        *filter(None, [job.objects.area_path, job.start_model]),
    )
    if job.folder is not None:
        yield job.folder.path


def requested_family(job: TrainJob) -> ModelFamily:
    """The family with the user's parameters, checked against task and chip size (ParameterError)."""
    kind = load_catalogue().get(job.family)
    family = kind.from_dict(job.family_parameters)
    if job.task not in [task.name for task in kind.tasks]:
        raise ParameterError(f"{kind.title} cannot be trained for {job.task}.")
    if kind.input.has_surroundings:
        family.check_patch_size(family.sampling(job.sampling).patch_size)
    if job.folder is not None:
        _check_folder(kind)
    elif len(job.images) != 1 and not kind.input.multiple_rasters:
        raise ImageError(f"{kind.title} is trained on one image; {len(job.images)} were given.")
    return family


def _check_folder(kind: type[ModelFamily]) -> None:
    if not kind.takes_pictures():
        raise ParameterError(
            f"{kind.title} cannot be trained on a folder of pictures, because it does not give a picture one class.",
            "Choose a network that answers once for a chip, or give an image and samples.",
        )


def prepare_data(job: TrainJob, family: ModelFamily, context: JobContext, fold: Fold | None = None) -> PreparedData:
    """Open the images, read and split the samples, cut them out; every kind of bad input has its own error.

    With a ``fold`` that part of the features validates, whatever the options and the split field say.
    """
    context.progress(0.0, "Reading the samples")
    with open_source(job, family, context) as image:
        samples = _samples(job, image, context)
        if fold is not None:
            places = folds_of_features(samples, job.sampling, job.training.seed, image.pixel_size, fold.count)
            samples = fold.marks(samples, places)
        split = split_samples(samples, job.sampling, job.training.seed, image.pixel_size, context)
        training = training_examples(image, samples, split, job, family, StepContext(context, 0.1, 0.6))
        validation = validation_examples(image, samples, split, job, family, StepContext(context, 0.6, 0.9))
        context.check_cancelled()
        data = PreparedData(
            image=image_facts(image, job.images),
            samples=samples,
            split=split,
            training=training,
            validation=validation,
            bands=scaled_bands(training, image, context),
            overview=overview(image),
            outlines=sample_outlines(samples, split, image),
            series=_series_record(image, job),
            target=target_of(samples, split, job.samples.class_field),
            dates=_date_figures(image, training, samples),
        )
    _report_classes(data, context)
    return data


def open_source(job: TrainJob, family: ModelFamily, context: JobContext) -> Image | ImageSeries:
    """The image, or the series of images, that the family is trained on."""
    if "date" not in family.input.axes:
        image: Image | ImageSeries = open_image(job.images[0], job.bands)
    else:
        image = open_series(job.images, job.bands, job.series, job.series_options, context)
        family.check_dates(image.dates)
    if image.channel_count > HIGHEST_CHANNEL_COUNT or len(image.bands) > HIGHEST_BAND_COUNT:
        image.close()
        raise ImageError(
            f"The image has {image.channel_count} bands; up to {HIGHEST_BAND_COUNT} can be used.",
            "Choose some with BANDS.",
        )
    return image


def _samples(job: TrainJob, image: Image | ImageSeries, context: JobContext) -> Samples:
    if not task_of(job.task).gives_classes:
        if job.samples.is_raster:
            raise ParameterError(
                "A raster of classes teaches classes, not numbers.", "For a regression give features with numbers."
            )
        return read_values(job.samples, image, context)
    if task_of(job.task).several_at_once:
        return _samples_of_several(job, image, context)
    samples = samples_of(job.samples, image, context, job.sampling.block_size)
    if len(samples.classes) > HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The field {job.samples.class_field!r} has {len(samples.classes)} different values; "
            f"up to {HIGHEST_CLASS_COUNT} classes are possible.",
            "Choose a field that holds classes.",
        )
    return samples


def _samples_of_several(job: TrainJob, image: Image | ImageSeries, context: JobContext) -> Samples:
    if job.samples.is_raster:
        raise ParameterError(
            "In a raster of classes each pixel has one class.",
            "For several classes at once give features with LABEL_FIELDS or CLASS_FIELD, or a list of pictures.",
        )
    samples = read_several(job.samples, image, context)
    if len(samples.classes) > HIGHEST_CLASS_COUNT:
        raise SamplesError(
            f"The samples name {len(samples.classes)} classes; up to {HIGHEST_CLASS_COUNT} are possible.",
            "Choose a field that holds classes.",
        )
    return samples


def count_weights(blueprint: Blueprint, patch_size: int) -> int | None:
    """How many weights the network will have, None when that cannot be known; MemoryLimitError for hopeless sizes.

    Resets the global state of Keras.
    """
    records = blueprint.sketch(blueprint.shape(patch_size))
    if records is None:
        return None
    count = sum(record.count for record in records)
    check_memory(
        count * TRAINING_BYTES_PER_WEIGHT,
        f"Training this {blueprint.family.title} of {count:,} weights",
        "Make it smaller, for instance with fewer filters or less depth.",
    )
    return count


def _series_record(image: Image | ImageSeries, job: TrainJob) -> SeriesRecord | None:
    if not isinstance(image, ImageSeries):
        return None
    return image.timeline.record(job.series_options, image.clouds, image.differences)


def target_of(samples: Samples, split: SampleSplit, name: str) -> TargetRecord | None:
    """The range and spread of the training's numbers, called ``name``; None where there are classes."""
    if samples.values is None:
        return None
    values = samples.values[split.training]
    deviation = float(values.std()) or 1.0
    return TargetRecord(name, float(values.mean()), deviation, float(values.min()), float(values.max()))


def _date_figures(image: Image | ImageSeries, examples: ChipSet | PixelSet, samples: Samples) -> DateFigures | None:
    if not isinstance(image, ImageSeries):
        return None
    return date_figures(image, examples, len(samples.classes), samples.edges)


def image_facts(image: Image | ImageSeries, paths: Sequence[str]) -> ImageFacts:
    """What is remembered of the image, or the images, of a job."""
    x, y = image.ground_resolution()
    name = os.path.basename(paths[0]) or paths[0]
    if len(paths) > 1:
        name = f"{len(paths)} images, {name} to {os.path.basename(paths[-1])}"
    return ImageFacts(name, image.width, image.height, image.crs.to_string(), (float(x), float(y)))


def _report_classes(data: PreparedData, context: JobContext) -> None:
    """Say what each class has to offer, and which ones are too rare to be learned."""
    validating = np.zeros(data.class_count, int) if data.validation is None else data.validation.class_pixels
    rare = []
    for record, training, validation in zip(data.samples.classes, data.training.class_pixels, validating, strict=True):
        context.log(f"{record.name}: {training:,} pixels to train, {validation:,} to validate.")
        if training < FEW_PIXELS:
            rare.append(f"{record.name!r} ({training})")
    if rare:
        more = f" and {len(rare) - MOST_NAMED} more" if len(rare) > MOST_NAMED else ""
        context.log(
            f"Few labelled training pixels: {', '.join(rare[:MOST_NAMED])}{more}; "
            f"a class is hardly learned from fewer than {FEW_PIXELS}.",
            "warning",
        )
    if not all(math.isfinite(band.standard_deviation) and math.isfinite(band.mean) for band in data.bands):
        raise ImageError("A band of the image has values too large to be used.", "Choose other bands or rescale it.")
