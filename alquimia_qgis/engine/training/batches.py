"""The batches that a network learns from and is validated on, whatever its kind of input."""

from __future__ import annotations

import math

import keras

from alquimia_qgis.engine.detection.object_batches import (
    ObjectAugmentation,
    ObjectBatches,
    ObjectExamples,
    detecting,
)
from alquimia_qgis.engine.detection.object_chips import ObjectChips
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import Augmentation, ChipSequence
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series.augmentation import SeriesAugmentation
from alquimia_qgis.engine.series.batches import PixelBatches, SeriesChips
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily

FEWEST_STEPS = 8


def training_batches(job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int) -> keras.utils.PyDataset:
    """An epoch of ``STEPS_PER_EPOCH`` batches, or as many as show every example once and at least eight."""
    steps = job.training.steps_per_epoch or max(FEWEST_STEPS, math.ceil(len(data.training) / batch_size))
    if isinstance(data.training, ObjectChips):
        return ObjectBatches(
            ObjectExamples(data.training, data.channels), detecting(family), batch_size,
            steps=steps, augmentation=ObjectAugmentation.of(job), seed=job.training.seed,
        )  # fmt: skip
    seed, dates = job.training.seed, None if data.series is None else len(data.series.days)
    variation = None
    if data.series is not None:
        variation = SeriesAugmentation.of(job.series_options, data.series, data.bands)
    if isinstance(data.training, PixelSet):
        return PixelBatches(
            data.training, data.channels, family.input, dates, batch_size,
            target=data.target, steps=steps, augmentation=variation, seed=seed,
        )  # fmt: skip
    chips = engine_task(job.task).chips(
        data.training, data.channels, batch_size, steps=steps, augmentation=Augmentation.of(job.sampling), seed=seed,
        output_crop=family.output_crop(), target=data.target,
    )  # fmt: skip
    return chips if dates is None else SeriesChips(chips, family.input, dates, variation, seed)


def validation_batches(
    job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int
) -> keras.utils.PyDataset | None:
    """What each epoch is measured on, fed as the task learns but unchanged; None where nothing validates."""
    if data.validation is None:
        return None
    return batches_in_order(family, data, data.validation, batch_size, engine_task(job.task).chips)


def batches_in_order(
    family: ModelFamily, data: PreparedData, examples: ChipSet | PixelSet, batch_size: int,
    fed: type[ChipSequence] = ChipSequence,
) -> keras.utils.PyDataset:  # fmt: skip
    """Every example once, in order and unchanged, for instance those of the validation; or chips ``fed`` otherwise."""
    if isinstance(examples, ObjectChips):
        return ObjectBatches(ObjectExamples(examples, data.channels), detecting(family), batch_size)
    dates = None if data.series is None else len(data.series.days)
    if isinstance(examples, PixelSet):
        return PixelBatches(examples, data.channels, family.input, dates, batch_size, target=data.target)
    chips = fed(examples, data.channels, batch_size, output_crop=family.output_crop(), target=data.target)
    return chips if dates is None else SeriesChips(chips, family.input, dates, None, 0)
