"""How good the trained network is on the validation examples, in numbers and in pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import keras
import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.estimates import EstimateFigures
from alquimia_qgis.engine.report.contents import Example, LabelAnswers
from alquimia_qgis.engine.report.object_contents import FoundObjects
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.pixels import PixelSet
from alquimia_qgis.engine.series.importance import (
    OVERALL_ACCURACY,
    R_SQUARED,
    DateImportance,
    date_importance,
    few_examples,
)
from alquimia_qgis.engine.tasks.base import Answering
from alquimia_qgis.engine.tasks.multi_label import label_shares
from alquimia_qgis.engine.tasks.segmentation import confusion_matrix
from alquimia_qgis.engine.training.batches import batches_in_order
from alquimia_qgis.engine.training.chip_pictures import ChipPictures
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.zoo.family import ModelFamily

EXAMPLES = 6
# Less of a series is no picture: such chips are the surroundings of one pixel.
SMALLEST_PICTURE = 16
# Who cancels waits for the model, and after a minute the engine is ended.
SECONDS_WHEN_CANCELLED = 15.0
# Where the numbers end and finding out which dates matter begins, in the progress of the step.
COUNTED = 0.3


def _nothing() -> np.ndarray:
    return np.empty(0, dtype=np.float32)


@dataclass(frozen=True)
class Evaluation:
    """The validation examples as the network sees them; without validation everything is empty or 0.

    ``confusion``, int64 (C, C), counts pixels, rows reference, columns predicted; it is (0, 0) where numbers are
    learned. Then ``reference`` and ``estimate``, float32 (N,), are the numbers in the user's units. ``importance`` says
    which dates of a series matter; None where that is not known. ``test``, int64 (C, C), counts the test pictures of a
    folder; None where there are none. ``test_estimates`` are the figures of test pictures with numbers. Where examples
    may show several classes there are ``labels``, and no confusion. ``objects`` says how well objects are found; None
    where none are looked for.
    """

    confusion: np.ndarray
    examples: tuple[Example, ...]
    reference: np.ndarray = field(default_factory=_nothing)
    estimate: np.ndarray = field(default_factory=_nothing)
    importance: DateImportance | None = None
    test: np.ndarray | None = None
    test_estimates: EstimateFigures | None = None
    objects: FoundObjects | None = None
    labels: LabelAnswers | None = None


def evaluate(
    network: Answering, job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int, context: JobContext
) -> Evaluation:
    """Run the network over the validation examples.

    When the user has cancelled, before or meanwhile: JobCancelled, or with ``keep_on_cancel``, because the model shall
    be kept, only as many examples as a short time allows, and not which dates matter.
    """
    context.progress(0.0, "Checking the model on the validation samples")
    if data.samples.shown is not None:
        return _labelled(network, job, family, data, batch_size, context)
    classes = data.class_count if data.target is None else 0
    confusion = np.zeros((classes, classes), dtype=np.int64)
    test, test_estimates = _tested(network, job, family, data, batch_size, context)
    if data.validation is None:
        return Evaluation(confusion, (), test=test, test_estimates=test_estimates)
    batches = batches_in_order(family, data, data.validation, batch_size)
    patience = Patience(job.training.keep_on_cancel, context)
    reference, estimate = _nothing(), _nothing()
    if data.target is None:
        confusion, counted = confusion_matrix(network, batches, classes, patience)
    else:
        estimate, counted = _estimates(network, batches, data.target, patience)
        reference = _numbers(data.validation)[: len(estimate)]
    if counted < len(batches):
        _tell_what_is_left_out(data, counted, len(batches), context)
    context.progress(COUNTED)
    examples = _examples(network, family, data, data.validation)
    importance = _importance(network, job, family, data, batch_size, context)
    return Evaluation(confusion, examples, reference, estimate, importance, test, test_estimates)


def _labelled(
    network: Answering, job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int, context: JobContext
) -> Evaluation:
    """What validation and test pictures show of several classes, beside what the network says."""
    patience = Patience(job.training.keep_on_cancel, context)
    nothing = np.empty((0, data.class_count), bool), np.empty((0, data.class_count), np.float32)
    validation, test = (
        label_shares(network, batches_in_order(family, data, chips, batch_size), data.class_count, patience)
        if chips is not None
        else None
        for chips in (data.validation, data.test)
    )
    whole = test is not None and data.test is not None and len(test[0]) == len(data.test)
    labels = LabelAnswers(*(validation or nothing), *(test if test and whole else ()))
    return Evaluation(np.zeros((0, 0), dtype=np.int64), (), labels=labels)


def _tested(
    network: Answering, job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int, context: JobContext
) -> tuple[np.ndarray | None, EstimateFigures | None]:
    """The confusion matrix, or the figures of numbers, of all test pictures; a part of them would be no figure."""
    if data.test is None:
        return None, None
    batches = batches_in_order(family, data, data.test, batch_size)
    patience = Patience(job.training.keep_on_cancel, context)
    if data.target is not None:
        estimate, counted = _estimates(network, batches, data.target, patience)
        return None, EstimateFigures.of(_numbers(data.test), estimate) if counted == len(batches) else None
    confusion, counted = confusion_matrix(network, batches, data.class_count, patience)
    return confusion if counted == len(batches) else None, None


def _numbers(examples: ChipSet | PixelSet) -> np.ndarray:
    """The number of each example as digitised, float32 (N,)."""
    numbers = examples.labels if isinstance(examples, PixelSet) else examples.numbers
    if numbers is None:
        raise ValueError("These chips have no numbers.")
    return numbers.astype(np.float32)


class Patience:
    """Asked before each batch whether to go on: cancelling ends the job, or with ``keep`` leaves a short time."""

    def __init__(self, keep: bool, context: JobContext) -> None:
        self._keep, self._context = keep, context
        self._end: float | None = None

    def __call__(self) -> bool:
        """Whether to go on."""
        if not self._context.may_keep(self._keep):
            self._context.check_cancelled()
        if not self._context.cancel_requested:
            return True
        now = time.monotonic()
        self._end = now + SECONDS_WHEN_CANCELLED if self._end is None else self._end
        return now < self._end


def _estimates(
    network: Answering, batches: keras.utils.PyDataset, target: TargetRecord, go_on: Callable[[], bool]
) -> tuple[np.ndarray, int]:
    """What the network estimates, float32 (N,) in the user's units, and the batches that were computed."""
    answers = [_nothing()]
    for index in range(len(batches)):
        if not go_on():
            break
        answer = network.predict_on_batch(batches[index][0])
        answers.append(answer.astype(np.float32).ravel() * np.float32(target.standard_deviation))
    return np.concatenate(answers) + np.float32(target.mean), len(answers) - 1


def _tell_what_is_left_out(data: PreparedData, counted: int, batches: int, context: JobContext) -> None:
    figures = "confusion matrix covers" if data.target is None else "figures of the estimates cover"
    examples = "chips" if isinstance(data.validation, ChipSet) else "pixels"
    context.log(
        f"The {figures} {counted} of {batches} batches of validation {examples}, because the training was cancelled.",
        "warning",
    )


def _importance(
    network: Answering, job: TrainJob, family: ModelFamily, data: PreparedData, batch_size: int, context: JobContext
) -> DateImportance | None:
    if data.series is None or data.validation is None or context.cancel_requested:
        return None
    batches = batches_in_order(family, data, few_examples(data.validation), batch_size)
    figure = OVERALL_ACCURACY if data.target is None else R_SQUARED
    try:
        return date_importance(network, batches, figure, context)
    except JobCancelled:
        if not context.may_keep(job.training.keep_on_cancel):
            raise
        return None


def chosen_examples(labels: np.ndarray, classes: int, count: int = EXAMPLES) -> list[int]:
    """Numbers of chips that show every class if possible, rare classes first; ``labels`` is int (N, S, S)."""
    pixels = np.stack([np.bincount(chip[chip != UNLABELLED], minlength=classes) for chip in labels])
    chosen: list[int] = []
    for index in np.argsort(pixels.sum(axis=0)):
        free = [chip for chip in np.argsort(-pixels[:, index], kind="stable") if chip not in chosen]
        if free and pixels[free[0], index]:
            chosen.append(int(free[0]))
    by_labels = np.argsort(-pixels.sum(axis=1), kind="stable")
    chosen.extend(int(chip) for chip in by_labels if chip not in chosen)
    return chosen[:count]


def _examples(
    network: Answering, family: ModelFamily, data: PreparedData, validation: ChipSet | PixelSet
) -> tuple[Example, ...]:
    """Pictures of chips; none of single pixels, of numbers, and of chips that are too small to show anything."""
    if not isinstance(validation, ChipSet) or data.target is not None:
        return ()
    least = SMALLEST_PICTURE if data.series is not None else 2
    if validation.patch_size - 2 * family.output_crop() < least:
        return ()
    single, pictures = batches_in_order(family, data, validation, 1), ChipPictures.of(data, validation)
    return tuple(
        _example(network, single, pictures, chip)
        for chip in chosen_examples(validation.labels, len(validation.class_pixels))
    )


def _example(network: Answering, single: keras.utils.PyDataset, pictures: ChipPictures, chip: int) -> Example:
    pixels, labels = single[chip]
    predicted = np.argmax(network.predict_on_batch(pixels), axis=-1)[0]
    border = (pictures.chips.pixels.shape[1] - labels.shape[1]) // 2
    known = np.where(pictures.valid(chip, border), predicted, UNLABELLED)
    return Example(pictures.picture(chip, border), labels[0], known)
