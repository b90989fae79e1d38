"""Keeps the class that each model gives each pixel, and compares these with the reference and with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.comparison.scratch_raster import ScratchRaster
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.class_raster import NO_CLASS
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.reference import Reference
from alquimia_qgis.engine.prediction.class_map import CLASSES, FLOAT, ClassMap
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.classes import HIGHEST_VALUE, ClassRecord

NO_ANSWER = 0
ANSWER_TYPE = "uint16"
LARGEST_PICTURE = 600  # pixels on a side


class AnswerSink:
    """Stores the answers of one model as index + 1 into the joint legend, 0 where it has none; see ``Sink``."""

    def __init__(self, store: ScratchRaster, area: Window, band: int, places: np.ndarray) -> None:
        self._store = store
        self._area = area
        self._band = band
        numbered = tuple(ClassRecord(int(place) + 1, str(place), "#000000") for place in places)
        self._encoder = ClassMap(numbered, FLOAT)
        self._nodata = np.iinfo(self._encoder.dtype).max

    def write(self, window: Window, probabilities: np.ndarray | None, valid: np.ndarray) -> None:
        """See ``Sink``."""
        if probabilities is None:
            return  # empty already
        classes = self._encoder.encode(probabilities, valid)[CLASSES][0]
        answers = np.where(classes == self._nodata, NO_ANSWER, classes).astype(ANSWER_TYPE)
        self._store.write(window.relative_to(self._area), answers, self._band)


class Tally:
    """What is counted of N models over an area.

    ``matrices`` are those of the models on the pixels where all have an answer, ``only_first`` (int64, N × N) the
    pixels that the model of the row has right and that of the column wrong, ``unanswered`` the reference pixels where
    some model has no answer, ``contested`` those that features of different classes claim. ``answers`` (int64, N + 1)
    counts pixels by the number of different answers, and ``picture`` is a small raster of it (uint8).
    """

    def __init__(self, models: int, classes: int, area: Window) -> None:
        self.matrices = [ConfusionMatrix(classes) for _ in range(models)]
        self.only_first = np.zeros((models, models), dtype=np.int64)
        self.unanswered = 0
        self.contested = 0
        self.answers = np.zeros(models + 1, dtype=np.int64)
        self._step = max(1, -(-max(area.height, area.width) // LARGEST_PICTURE))
        self.picture = np.zeros((-(-area.height // self._step), -(-area.width // self._step)), dtype=np.uint8)

    def add_reference(self, answers: np.ndarray, truth: np.ndarray) -> None:
        """Take in answers (N, P), -1 = none, and what is true, class indices (P,)."""
        complete = (answers >= 0).all(axis=0)
        self.unanswered += int(np.count_nonzero(~complete))
        answers, truth = answers[:, complete], truth[complete]
        for matrix, own in zip(self.matrices, answers, strict=True):
            matrix.update(truth, own)
        right = answers == truth
        for number, own in enumerate(right):
            self.only_first[number] += (own & ~right).sum(axis=1)

    def add_differences(self, window: Window, different: np.ndarray) -> None:
        """Take in numbers of different answers (H, W) of a window of the area."""
        self.answers += np.bincount(different.ravel(), minlength=len(self.answers))
        rows, columns = (-window.row % self._step, -window.column % self._step)
        small = different[rows :: self._step, columns :: self._step]
        row, column = (window.row + rows) // self._step, (window.column + columns) // self._step
        self.picture[row : row + small.shape[0], column : column + small.shape[1]] = small


@dataclass(frozen=True)
class Truth:
    """The reference in terms of the joint legend: ``index_of_value`` (HIGHEST_VALUE + 1) holds the class indices."""

    reference: Reference
    index_of_value: np.ndarray

    @classmethod
    def of(cls, reference: Reference, meaning: dict[int, ClassRecord], classes: Sequence[ClassRecord]) -> Truth:
        """``meaning`` says which of ``classes`` each value of the reference means."""
        place = {record.value: index for index, record in enumerate(classes)}
        lookup = np.full(HIGHEST_VALUE + 1, NO_CLASS, dtype=np.int64)
        for value, record in meaning.items():
            lookup[value] = place[record.value]
        return cls(reference, lookup)


def tally_answers(store: ScratchRaster, area: Window, truth: Truth, tally: Tally, context: JobContext) -> None:
    """Go once over the ``area`` of the image whose answers are stored."""
    for window in store.windows():
        context.check_cancelled()
        answers = store.read(window).astype(np.int64) - 1
        seen = truth.reference.read(
            Window(window.row + area.row, window.column + area.column, window.height, window.width)
        )
        tally.contested += seen.contested
        known = seen.values != NO_CLASS
        if known.any():
            tally.add_reference(answers[:, known], truth.index_of_value[seen.values[known]])
        tally.add_differences(window, different_answers(answers))
        context.progress((window.row + window.height) / area.height, "Comparing the answers")


def different_answers(answers: np.ndarray) -> np.ndarray:
    """How many different classes the models give each pixel of answers (N, H, W), uint8 (H, W); 0 where one is -1."""
    ordered = np.sort(answers, axis=0)
    different = 1 + (np.diff(ordered, axis=0) != 0).sum(axis=0)
    return np.where(ordered[0] < 0, 0, different).astype(np.uint8)
