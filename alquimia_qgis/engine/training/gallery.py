"""Chooses chips that a network of patches got right and wrong, and finds where it looked to decide so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.explanation.grad_cam import grad_cam_of
from alquimia_qgis.engine.report.contents import TEST, VALIDATION, Gallery, GalleryPicture
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.tasks.segmentation import probabilities
from alquimia_qgis.engine.training.batches import batches_in_order
from alquimia_qgis.engine.training.chip_pictures import ChipPictures
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.family import ModelFamily

MOST_SHOWN = 12
# A chip of fewer pixels shows nothing to a human eye.
SMALLEST_CHIP = 8
# About so many are looked at; of more chips, batches that are spread evenly.
MOST_LOOKED_AT = 5000


def gallery_of(
    network: Callable[[], keras.Model | None],
    job: TrainJob,
    family: ModelFamily,
    data: PreparedData,
    batch_size: int,
    context: JobContext,
) -> Gallery | None:
    """Right and wrong chips of the test part, or else of the validation; ``network`` builds the one for one patch.

    None of models without a network, of networks that answer for every pixel, where numbers, several classes at once
    or embeddings are learned, of chips too small to show anything, where there is neither part, and when the user has
    cancelled and waits.
    """
    part, chips = (VALIDATION, data.validation) if data.test is None else (TEST, data.test)
    small = job.sampling.patch_size < SMALLEST_CHIP
    if (
        not family.answers_once
        or data.target is not None
        or not task_of(job.task).gives_logits
        or data.samples.shown is not None
        or small
        or not isinstance(chips, ChipSet)
    ):
        return None
    if not job.training.keep_on_cancel:
        context.check_cancelled()
    built = network()
    if built is None:
        return None
    answers = _answers(built, family, data, chips, batch_size, context)
    if answers is None:
        return None
    pictures = _Pictures(built, family, data, answers, job, batch_size)
    wrong, right = (pictures.of(chosen) for chosen in (answers.wrong(MOST_SHOWN), answers.right(MOST_SHOWN)))
    return Gallery(part, len(answers.truth), int((answers.truth != answers.best).sum()), wrong, right)


def _answers(
    network: keras.Model,
    family: ModelFamily,
    data: PreparedData,
    chips: ChipSet,
    batch_size: int,
    context: JobContext,
) -> Answers | None:
    """What the network makes of the chips; None when the user cancels."""
    batches = batches_in_order(family, data, chips, batch_size)
    most = min(len(batches), max(1, MOST_LOOKED_AT // batch_size))
    numbers, shares = [], []
    for index in np.unique(np.linspace(0, len(batches) - 1, most).astype(int)):
        if context.cancel_requested:
            return None
        logits = np.asarray(network.predict_on_batch(batches[int(index)][0]), dtype=np.float32)
        shares.append(np.asarray(ops.convert_to_numpy(probabilities(logits))).reshape(len(logits), -1))
        numbers.append(index * batch_size + np.arange(len(logits)))
    return Answers(chips, np.concatenate(numbers), np.concatenate(shares))


class Answers:
    """What a network makes of the chips ``numbers`` (N) of ``chips``: ``shares``, float32 (N, C), are probabilities.

    Chips are named by their place among these N.
    """

    def __init__(self, chips: ChipSet, numbers: np.ndarray, shares: np.ndarray) -> None:
        self.chips, self.numbers, self.shares = chips, numbers, shares
        middle = chips.pixels.shape[1] // 2
        self.truth = np.asarray(chips.labels[:, middle, middle])[numbers]
        self.best = shares.argmax(axis=1)
        self.confidence = shares.max(axis=1)

    def wrong(self, most: int) -> list[int]:
        """Chips that were taken for another class, the surest first."""
        return self._apart(self._surest_first(np.flatnonzero(self.best != self.truth)), most)

    def right(self, most: int) -> list[int]:
        """Chips that were recognised: the surest of each class, then the next ones in turn."""
        by_class = [
            self._apart(self._surest_first(np.flatnonzero((self.truth == index) & (self.best == index))), most)
            for index in range(self.shares.shape[1])
        ]
        in_turn = [chips[turn] for turn in range(most) for chips in by_class if turn < len(chips)]
        return sorted(in_turn[:most], key=lambda chip: self.truth[chip])

    def _surest_first(self, chips: np.ndarray) -> np.ndarray:
        return chips[np.argsort(-self.confidence[chips], kind="stable")]

    def _apart(self, chips: np.ndarray, most: int) -> list[int]:
        """The first chips of which none shows nearly the same place as another."""
        chosen: list[int] = []
        for chip in chips:
            if len(chosen) == most:
                break
            if self.chips.paths or not any(self._close(int(chip), other) for other in chosen):
                chosen.append(int(chip))
        return chosen

    def _close(self, one: int, other: int) -> bool:
        first, second = (self.chips.windows[self.numbers[chip]] for chip in (one, other))
        apart = max(abs(first.row - second.row), abs(first.column - second.column))
        return apart < self.chips.patch_size / 2


@dataclass(frozen=True)
class _Pictures:
    """Makes pictures of chips, a batch at a time."""

    network: keras.Model
    family: ModelFamily
    data: PreparedData
    answers: Answers
    job: TrainJob
    batch_size: int

    def of(self, chosen: Sequence[int]) -> tuple[GalleryPicture, ...]:
        """The chosen chips with their answers."""
        shown, answers = ChipPictures.of(self.data, self.answers.chips), self.answers
        return tuple(
            GalleryPicture(
                shown.picture(int(answers.numbers[chip])), int(answers.truth[chip]), int(answers.best[chip]),
                float(answers.confidence[chip]), heat, self._name(chip),
            )
            for chip, heat in zip(chosen, self._heat(chosen), strict=True)
        )  # fmt: skip

    def _heat(self, chosen: Sequence[int]) -> Iterator[np.ndarray | None]:
        explained = grad_cam_of(self.network) if chosen else None
        if explained is None:
            yield from [None] * len(chosen)
            return
        for start in range(0, len(chosen), self.batch_size):
            part = list(chosen[start : start + self.batch_size])
            chips = chosen_chips(self.answers.chips, self.answers.numbers[part])
            examples, _ = batches_in_order(self.family, self.data, chips, len(part))[0]
            yield from explained.heat(explained.features_of(examples), self.answers.best[part])

    def _name(self, chip: int) -> str:
        """Where the file of a picture lies below its folder."""
        paths, folder = self.answers.chips.paths, self.job.folder
        if not paths or folder is None:
            return ""
        return os.path.relpath(paths[self.answers.numbers[chip]], folder.root).replace(os.sep, "/")


def chosen_chips(chips: ChipSet, numbers: np.ndarray) -> ChipSet:
    """A set of these chips only."""
    return replace(
        chips, pixels=chips.pixels[numbers], valid=chips.valid[numbers], labels=chips.labels[numbers],
        windows=[chips.windows[number] for number in numbers],
        paths=[chips.paths[number] for number in numbers] if chips.paths else (),
    )  # fmt: skip
