"""Which dates a network relies on: what its figures lose when the values of a date are shuffled among the examples."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.estimates import r_squared
from alquimia_qgis.engine.samples.chips import ChipSet
from alquimia_qgis.engine.samples.labels import UNLABELLED
from alquimia_qgis.engine.samples.pixels import PixelSet

if TYPE_CHECKING:
    import keras

    from alquimia_qgis.engine.tasks.base import Answering

MOST_PIXELS, MOST_CHIPS = 2000, 64
MOST_BYTES = 2**28
# With fewer examples there is hardly another value to shuffle with, and each one moves the figure.
FEWEST_EXAMPLES = 8
FEWEST_GROUPS = 4
MOST_SHUFFLES = 5
SEED = 0
RANK_OF_PIXELS = 3  # of a batch of series (N, T, B)
# Who waits for a model waits this much longer for its report; repeated shuffles are worth less.
SECONDS, SECONDS_WITH_REPEATS = 20.0, 5.0

Groups = tuple[tuple[int, ...], ...]
Clock = Callable[[], float]


@dataclass(frozen=True)
class DateImportance:
    """Permutation importance of dates (Breiman 2001, https://doi.org/10.1023/A:1010933404324).

    ``groups`` are positions of the network's dates that were shuffled together: single ones, or neighbours where single
    ones would take too long. ``losses``, float64 (G,), says how much ``figure``, one of ``METRICS``, falls without
    each, in its own unit and as mean of ``shuffles``; below 0 by chance. ``whole`` is the figure with nothing shuffled,
    ``examples`` on how many pixels or chips (``unit``) it was measured.
    """

    groups: Groups
    losses: np.ndarray
    figure: str
    whole: float
    examples: int
    shuffles: int
    unit: str = "pixel"


@dataclass(frozen=True)
class Figure:
    """A figure of METRICS that is best when high: ``decode`` what the network answers, ``score`` it by the labels."""

    name: str
    decode: Callable[[np.ndarray], np.ndarray]
    score: Callable[[np.ndarray, np.ndarray], float]


def overall_accuracy(labels: np.ndarray, predicted: np.ndarray) -> float:
    """The share of labelled pixels whose class index is right; NaN where nothing is labelled (-1)."""
    labelled = labels != UNLABELLED
    return float((labels == predicted)[labelled].mean()) if labelled.any() else float("nan")


OVERALL_ACCURACY = Figure("overall_accuracy", lambda answer: np.argmax(answer, axis=-1), overall_accuracy)
R_SQUARED = Figure("r_squared", lambda answer: answer, r_squared)


def few_examples(examples: ChipSet | PixelSet) -> ChipSet | PixelSet:
    """At most so many of them, taken evenly, that trying all dates does not take long."""
    most = min(MOST_PIXELS if isinstance(examples, PixelSet) else MOST_CHIPS, MOST_BYTES // _bytes_of_one(examples))
    chosen = _evenly(len(examples), max(1, most))
    if isinstance(examples, PixelSet):
        return dataclasses.replace(examples, pixels=examples.pixels[chosen], labels=examples.labels[chosen])
    return dataclasses.replace(
        examples, pixels=examples.pixels[chosen], valid=examples.valid[chosen], labels=examples.labels[chosen],
        windows=[examples.windows[number] for number in chosen],
    )  # fmt: skip


def date_importance(
    network: Answering,
    batches: Sequence[tuple[np.ndarray, np.ndarray]] | keras.utils.PyDataset,
    figure: Figure,
    context: JobContext,
    clock: Clock = time.perf_counter,
) -> DateImportance | None:
    """The importance of each date, from ``batches`` of float32 (N, T, …) and their labels in order.

    Shuffles are the same in every run. Where one prediction takes so long that all dates would take more than about 20
    seconds, neighbouring dates form groups, and fewer examples are taken. None, with a line in the log, where even that
    is too long, and where there are too few examples or dates. JobCancelled when the user cancels.
    """
    examples, labels = (np.concatenate(parts) for parts in zip(*(batches[i] for i in range(len(batches))), strict=True))
    dates = examples.shape[1]
    if dates < 2 or len(examples) < FEWEST_EXAMPLES:
        return None
    trial = _Trial(network, len(batches[0][0]), figure, context)
    seconds = trial.seconds_of_one(examples, clock)
    most = SECONDS / seconds / (1 + min(dates, FEWEST_GROUPS))
    if most < FEWEST_EXAMPLES:
        context.log("Which dates matter is left out of the report: it would take too long to find out.")
        return None
    chosen = _evenly(len(examples), trial.whole_batches(int(min(most, len(examples)))))
    runs = int(SECONDS / (seconds * len(chosen))) - 1
    groups = neighbours(dates, max(runs, min(dates, FEWEST_GROUPS)))
    repeats = int(SECONDS_WITH_REPEATS / (seconds * len(chosen) * len(groups)))
    return trial.importance(examples[chosen], labels[chosen], groups, min(max(1, repeats), MOST_SHUFFLES))


def neighbours(dates: int, most: int) -> Groups:
    """The positions of dates, one by one, or in at most so many groups of neighbours."""
    parts = np.array_split(np.arange(dates), min(dates, max(1, most)))
    return tuple(tuple(int(position) for position in part) for part in parts)


class _Trial:
    """Scores a network on examples of which some dates are shuffled."""

    def __init__(self, network: Answering, batch_size: int, figure: Figure, context: JobContext) -> None:
        self._network, self._batch_size = network, batch_size
        self._figure, self._context = figure, context

    def seconds_of_one(self, examples: np.ndarray, clock: Clock) -> float:
        """How long the network takes for one example, above 0."""
        batch = examples[: self._batch_size]
        self._network.predict_on_batch(batch)  # compiles
        started = clock()
        self._network.predict_on_batch(batch)
        return max((clock() - started) / len(batch), 1e-9)

    def whole_batches(self, count: int) -> int:
        """So many examples that no batch is smaller than the others, for which the network would be compiled anew."""
        return count // self._batch_size * self._batch_size or count

    def importance(self, examples: np.ndarray, labels: np.ndarray, groups: Groups, shuffles: int) -> DateImportance:
        """The loss of each group, mean over ``shuffles``."""
        whole = self._score(examples, labels, (), np.arange(len(examples)))
        generator = np.random.default_rng(SEED)
        orders = [generator.permutation(len(examples)) for _ in range(shuffles)]
        losses = np.zeros(len(groups))
        for number, group in enumerate(groups):
            losses[number] = whole - np.mean([self._score(examples, labels, group, order) for order in orders])
            self._context.progress((number + 1) / len(groups), "Finding out which dates matter")
        unit = "pixel" if examples.ndim == RANK_OF_PIXELS else "chip"
        return DateImportance(groups, losses, self._figure.name, whole, len(examples), shuffles, unit)

    def _score(self, examples: np.ndarray, labels: np.ndarray, group: Sequence[int], order: np.ndarray) -> float:
        answers = []
        for first in range(0, len(examples), self._batch_size):
            self._context.check_cancelled()
            part = slice(first, first + self._batch_size)
            batch = examples[part].copy()
            for date in group:
                batch[:, date] = examples[order[part], date]
            answers.append(self._figure.decode(self._network.predict_on_batch(batch)))
        return self._figure.score(labels, np.concatenate(answers))


def _evenly(count: int, most: int) -> np.ndarray:
    """Positions of at most so many of ``count`` things, spread evenly."""
    return np.linspace(0, count - 1, min(count, most)).round().astype(int)


def _bytes_of_one(examples: ChipSet | PixelSet) -> int:
    return max(1, 4 * int(np.prod(examples.pixels.shape[1:])))
