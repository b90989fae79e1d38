"""Turns what the user asked for into a checked family, chips and band statistics; nothing is trained here."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.bundle.network import network_input_shape, sketch_weights
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.outputs import check_writable
from alquimia_qgis.engine.raster.image import Image, open_image
from alquimia_qgis.engine.samples.chips import ChipSet, cut_chips, training_jitter
from alquimia_qgis.engine.samples.reading import Samples, read_samples
from alquimia_qgis.engine.samples.split import NONE, SampleSplit, split_samples
from alquimia_qgis.engine.training.pictures import Picture, SamplesOutlines, overview, sample_outlines
from alquimia_qgis.engine.training.step_context import StepContext
from alquimia_qgis.protocol.bundle_manifest import HIGHEST_BAND_COUNT, HIGHEST_CLASS_COUNT, BandRecord
from alquimia_qgis.protocol.errors import ImageError, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
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
    """Everything the training and its report need of the user's data; ``validation`` is None when there is none."""

    image: ImageFacts
    samples: Samples
    split: SampleSplit
    training: ChipSet
    validation: ChipSet | None
    bands: tuple[BandRecord, ...]
    overview: Picture | None
    outlines: SamplesOutlines

    @property
    def class_count(self) -> int:
        """Classes, labelled or not."""
        return len(self.samples.classes)


def check_outputs(job: TrainJob) -> None:
    """Raise an OutputError, before anything is computed, when a result could not be written."""
    if not job.model.casefold().endswith(MODEL_EXTENSION):
        raise OutputError(
            f"The model file must end with {MODEL_EXTENSION}; {os.path.basename(job.model) or 'nothing'} was given."
        )
    outputs = [path for path in (job.model, job.report, job.history) if path]
    taken = {os.path.normcase(os.path.abspath(path)) for path in (*job.images, job.samples.path)}
    for path in outputs:
        name = os.path.normcase(os.path.abspath(path))
        if name in taken:
            raise OutputError(f"The output {path} is used twice.", "Give each input and output a file of its own.")
        taken.add(name)
        check_writable(path)


def requested_family(job: TrainJob) -> ModelFamily:
    """The family with the user's parameters, checked against task and chip size (ParameterError)."""
    kind = load_catalogue().get(job.family)
    family = kind.from_dict(job.family_parameters)
    if job.task not in [task.name for task in kind.tasks]:
        raise ParameterError(f"{kind.title} cannot be trained for {job.task}.")
    family.check_patch_size(job.sampling.patch_size)
    if len(job.images) != 1:
        raise ImageError(f"{kind.title} is trained on one image; {len(job.images)} were given.")
    return family


def prepare_data(job: TrainJob, family: ModelFamily, context: JobContext) -> PreparedData:
    """Open the image, read and split the samples, cut the chips; every kind of bad input has its own error."""
    context.progress(0.0, "Reading the samples")
    with open_image(job.images[0], job.bands) as image:
        _check_bands(image)
        samples = read_samples(job.samples, image, context)
        if len(samples.classes) > HIGHEST_CLASS_COUNT:
            raise SamplesError(
                f"The field {job.samples.class_field!r} has {len(samples.classes)} different values; "
                f"up to {HIGHEST_CLASS_COUNT} classes are possible.",
                "Choose a field that holds classes.",
            )
        split = split_samples(samples, job.sampling, job.training.seed, image.pixel_size, context)
        training = _training_chips(image, samples, split, job, family, StepContext(context, 0.1, 0.6))
        validation = _validation_chips(image, samples, split, job, family, StepContext(context, 0.6, 0.9))
        context.check_cancelled()
        data = PreparedData(
            image=_facts(image, job.images[0]),
            samples=samples,
            split=split,
            training=training,
            validation=validation,
            bands=_scaled_bands(training, image, context),
            overview=overview(image),
            outlines=sample_outlines(samples, split, image),
        )
    _report_classes(data, context)
    return data


def count_weights(family: ModelFamily, data: PreparedData, patch_size: int, output_channels: int) -> int | None:
    """How many weights the network will have, None when that cannot be known; MemoryLimitError for hopeless sizes.

    Resets the global state of Keras.
    """
    records = sketch_weights(family, network_input_shape(family.input, len(data.bands), patch_size), output_channels)
    if records is None:
        return None
    count = sum(record.count for record in records)
    check_memory(
        count * TRAINING_BYTES_PER_WEIGHT,
        f"Training this {family.title} of {count:,} weights",
        "Make it smaller, for instance with fewer filters or less depth.",
    )
    return count


def _scaled_bands(chips: ChipSet, image: Image, context: JobContext) -> tuple[BandRecord, ...]:
    """The scaling of the bands; bands that show nothing are named, and refused when there are no others."""
    statistics = chips.statistics()
    constant = [str(band) for band, same in zip(image.bands, statistics.constant, strict=True) if same]
    if len(constant) == len(image.bands):
        raise ImageError(
            "Every band of the image has one single value around the samples.",
            "Choose another image, or bands that show something.",
        )
    if constant:
        context.log(f"Nothing to learn from band {', '.join(constant)}: it has one single value.", "warning")
    return statistics.records(image.band_names)


def _training_chips(
    image: Image, samples: Samples, split: SampleSplit, job: TrainJob, family: ModelFamily, context: JobContext
) -> ChipSet:
    jitter = training_jitter(job.sampling.patch_size)
    chips = cut_chips(
        image, samples, split.training, job.sampling, context, jitter=jitter, output_crop=family.output_crop()
    )
    labelled = np.flatnonzero(chips.class_pixels)
    if len(labelled) < 2:
        names = ", ".join(repr(samples.classes[index].name) for index in labelled) or "none"
        raise SamplesError(
            f"Training needs labelled pixels of at least two classes; only {names} has any.",
            "Check the image's nodata and the overlaps of the samples, or digitise more.",
        )
    return chips


def _validation_chips(
    image: Image, samples: Samples, split: SampleSplit, job: TrainJob, family: ModelFamily, context: JobContext
) -> ChipSet | None:
    if split.method == NONE or not len(split.validation):
        return None
    try:
        chips = cut_chips(
            image, samples, split.validation, job.sampling, context,
            output_crop=family.output_crop(), each_pixel_once=True,
        )  # fmt: skip
    except SamplesError as error:
        context.log(f"No validation: {error.message}", "warning")
        return None
    return chips if len(chips) else None


def _check_bands(image: Image) -> None:
    if len(image.bands) > HIGHEST_BAND_COUNT:
        raise ImageError(
            f"The image has {len(image.bands)} bands; up to {HIGHEST_BAND_COUNT} can be used.",
            "Choose some with BANDS.",
        )


def _facts(image: Image, path: str) -> ImageFacts:
    x, y = image.ground_resolution()
    name = os.path.basename(path) or path
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
