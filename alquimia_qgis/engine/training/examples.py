"""Cuts the examples that a training and its validation need out of the images, as chips or as single pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.raster.pixel_source import PixelSource
from alquimia_qgis.engine.raster.scaling import BandStatistics
from alquimia_qgis.engine.samples.chips import ChipSet, cut_chips, training_jitter
from alquimia_qgis.engine.samples.pixels import PixelSet, collect_pixels
from alquimia_qgis.engine.samples.reading import Samples
from alquimia_qgis.engine.samples.several_classes import chips_of_several
from alquimia_qgis.engine.samples.split import NONE, SampleSplit
from alquimia_qgis.engine.series.stack import ImageSeries
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ImageError, SamplesError
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily

Examples = TypeVar("Examples", ChipSet, PixelSet)


def training_examples(
    image: PixelSource,
    samples: Samples,
    split: SampleSplit,
    job: TrainJob,
    family: ModelFamily,
    context: JobContext,
) -> ChipSet | PixelSet:
    """What the features of the training part show; a SamplesError where nothing can be learned from it."""
    if family.input.has_surroundings:
        return _training_chips(image, samples, split, job, family, context)
    return _of_several_classes(collect_pixels(image, samples, split.training, job.sampling, context), samples)


def validation_examples(
    image: PixelSource,
    samples: Samples,
    split: SampleSplit,
    job: TrainJob,
    family: ModelFamily,
    context: JobContext,
) -> ChipSet | PixelSet | None:
    """What the features of the validation part show, None where there is nothing."""
    if split.method == NONE or not len(split.validation):
        return None
    try:
        if family.input.has_surroundings:
            found: ChipSet | PixelSet = _validation_chips(image, samples, split, job, family, context)
        else:
            found = collect_pixels(image, samples, split.validation, job.sampling, context)
    except SamplesError as error:
        context.log(f"No validation: {error.message}", "warning")
        return None
    return found if len(found) else None


def scaled_bands(examples: ChipSet | PixelSet, image: PixelSource, context: JobContext) -> tuple[BandRecord, ...]:
    """The scaling of the bands; bands that show nothing are named, and refused when there are no others."""
    if isinstance(image, ImageSeries):
        statistics = examples.statistics(image.channel_count // image.dates)
    else:
        statistics = examples.statistics(len(image.bands))
    every = (*image.band_names, *("",) * (len(statistics.mean) - len(image.bands)))
    return named_scaling(statistics, image.bands, every, context)


def named_scaling(
    statistics: BandStatistics, bands: Sequence[int], names: Sequence[str], context: JobContext
) -> tuple[BandRecord, ...]:
    """The scaling of ``bands`` (from 1) by their ``names``, of which there may be more; see ``scaled_bands``."""
    constant = [
        name or str(band)
        for band, name, same in zip(bands, names, statistics.constant[: len(bands)], strict=False)
        if same
    ]
    if len(constant) == len(bands):
        raise ImageError(
            "Every band of the image has one single value around the samples.",
            "Choose another image, or bands that show something.",
        )
    if constant:
        context.log(f"Nothing to learn from band {', '.join(constant)}: it has one single value.", "warning")
    return statistics.records(names)[: len(bands)]


def _training_chips(
    image: PixelSource,
    samples: Samples,
    split: SampleSplit,
    job: TrainJob,
    family: ModelFamily,
    context: JobContext,
) -> ChipSet:
    crop = family.output_crop()
    jitter = training_jitter(job.sampling.patch_size) if job.sampling.patch_size - 2 * crop > 1 else 0

    def cut(painted: Samples) -> ChipSet:
        return cut_chips(image, painted, split.training, job.sampling, context, jitter=jitter, output_crop=crop)

    chips = chips_of_several(samples, cut)
    return _of_several_classes(chips, samples)


def _of_several_classes(examples: Examples, samples: Samples) -> Examples:
    """The examples, refused where nothing can be learned from them."""
    labelled = np.flatnonzero(examples.class_pixels)
    if len(labelled) < 2 and samples.values is None:
        names = ", ".join(repr(samples.classes[index].name) for index in labelled) or "none"
        raise SamplesError(
            f"Training needs labelled pixels of at least two classes; only {names} has any.",
            "Check the image's nodata and the overlaps of the samples, or digitise more.",
        )
    return examples


def _validation_chips(
    image: PixelSource,
    samples: Samples,
    split: SampleSplit,
    job: TrainJob,
    family: ModelFamily,
    context: JobContext,
) -> ChipSet:
    def cut(painted: Samples) -> ChipSet:
        return cut_chips(
            image, painted, split.validation, job.sampling, context,
            output_crop=family.output_crop(), each_pixel_once=True,
        )  # fmt: skip

    return chips_of_several(samples, cut)
