"""How good the trained network is on the validation chips, in numbers and in examples."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import keras
import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.report.contents import Example
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.dataset import ChipSequence
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.tasks.segmentation import confusion_matrix
from alquimia_qgis.engine.training.pictures import Limits, display_bands, stretch_limits, stretched
from alquimia_qgis.protocol.bundle_manifest import BandRecord

EXAMPLES = 6
CHIPS_FOR_LIMITS = 64
# Who cancels waits for the model, and after a minute the engine is ended.
SECONDS_WHEN_CANCELLED = 15.0


@dataclass(frozen=True)
class Evaluation:
    """``confusion`` int64 (C, C): validation pixels, rows reference, columns predicted; all 0 without validation."""

    confusion: np.ndarray
    examples: tuple[Example, ...]


def evaluate(
    network: keras.Model,
    chips: ChipSet | None,
    bands: tuple[BandRecord, ...],
    classes: int,
    *,
    batch_size: int,
    output_crop: int,
    limits: Limits | None,
    keep: bool,
    context: JobContext,
) -> Evaluation:
    """Run the network over the validation chips.

    When the user has cancelled, before or meanwhile: JobCancelled, or with ``keep``, because the model shall be kept,
    only as many chips as a short time allows.
    """
    if chips is None:
        return Evaluation(np.zeros((classes, classes), dtype=np.int64), ())
    batches = ChipSequence(chips, bands, batch_size, output_crop=output_crop)
    end: float | None = None

    def go_on() -> bool:
        nonlocal end
        if not keep:
            context.check_cancelled()
        if not context.cancel_requested:
            return True
        now = time.monotonic()
        end = now + SECONDS_WHEN_CANCELLED if end is None else end
        return now < end

    confusion, counted = confusion_matrix(network, batches, classes, go_on)
    if counted < len(batches):
        context.log(
            f"The confusion matrix covers {counted} of {len(batches)} batches of validation chips, "
            "because the training was cancelled.",
            "warning",
        )
    return Evaluation(confusion, _examples(network, chips, bands, output_crop, limits))


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
    network: keras.Model, chips: ChipSet, bands: tuple[BandRecord, ...], output_crop: int, limits: Limits | None
) -> tuple[Example, ...]:
    single = ChipSequence(chips, bands, 1, output_crop=output_crop)
    shown = list(display_bands([band.name for band in bands]))
    if limits is None:
        limits = stretch_limits(chips.values(slice(0, CHIPS_FOR_LIMITS))[..., shown])
    return tuple(
        _example(network, single, chips, chip, shown, limits)
        for chip in chosen_examples(chips.labels, len(chips.class_pixels))
    )


def _example(
    network: keras.Model, single: ChipSequence, chips: ChipSet, chip: int, shown: Sequence[int], limits: Limits
) -> Example:
    pixels, labels = single[chip]
    predicted = np.argmax(network.predict_on_batch(pixels), axis=-1)[0]
    border = (chips.pixels.shape[1] - labels.shape[1]) // 2
    inner = slice(border, border + labels.shape[1])
    values = chips.values(slice(chip, chip + 1))[0, inner, inner]
    valid = chips.valid[chip, inner, inner]
    picture = stretched(np.where(valid[..., np.newaxis], values, np.nan)[..., list(shown)], limits)
    return Example(picture, labels[0], np.where(valid, predicted, UNLABELLED))
