"""What to do about numbers of samples before anything is learned from them."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.engine.report.hint import Hint
from alquimia_qgis.engine.report.number_facts import NumberFacts
from alquimia_qgis.engine.report.wording import number, percent, plural

FEW_FEATURES = 30
FEW_NUMBERS = 6
# Of all features; beyond it numbers are skewed rather than wrong.
MANY_OUTLIERS = 0.02
# Of the range, in which there is no number at all.
WIDE_GAP = 0.25
WEAK = 0.2


def number_hints(numbers: NumberFacts) -> list[Hint]:
    """What was seen and what helps; most important first, possibly none."""
    return [
        *_few_features(numbers),
        *_few_numbers(numbers),
        *_outliers(numbers),
        *_gap(numbers),
        *_weak(numbers),
    ]


def _few_features(numbers: NumberFacts) -> list[Hint]:
    count = len(numbers.values)
    if count >= FEW_FEATURES:
        return []
    return [
        Hint(
            f"There are {plural(count, 'feature')} with a number only.",
            "Add samples over the whole image and the whole range of numbers: some must be set aside for validation.",
        )
    ]


def _few_numbers(numbers: NumberFacts) -> list[Hint]:
    distinct = len(np.unique(numbers.values))
    if distinct > FEW_NUMBERS:
        return []
    return [
        Hint(
            f"The field {numbers.field} holds {distinct} different numbers only.",
            "If they stand for classes, train with TASK=segmentation, which does not take 2 for the mean of 1 and 3.",
        )
    ]


def _outliers(numbers: NumberFacts) -> list[Hint]:
    count, share = numbers.outlier_count, numbers.outlier_count / len(numbers.values)
    if not count:
        return []
    if share > MANY_OUTLIERS:
        return [
            Hint(
                f"The numbers are skewed: {percent(share, 0)} lie far from the others, up to {_farthest(numbers)}.",
                "A squared error follows such numbers before all others. Estimate their logarithm or square root from "
                "a new field, or choose LOSS=huber or absolute_error.",
            )
        ]
    lies = "lies" if count == 1 else "lie"
    return [
        Hint(
            f"{plural(count, 'number')} {lies} far from all others, such as {_farthest(numbers)}.",
            "The table below says where. Correct wrong ones, for instance a misplaced decimal point or a value that "
            "stands for “unknown”: a single one can spoil a training.",
        )
    ]


def _farthest(numbers: NumberFacts) -> str:
    return number(numbers.outliers[0].value)


def _gap(numbers: NumberFacts) -> list[Hint]:
    low, high = numbers.fences
    values = np.unique(numbers.values[(numbers.values >= low) & (numbers.values <= high)])
    if len(values) <= FEW_NUMBERS:
        return []
    steps = np.diff(values)
    widest = int(steps.argmax())
    if steps[widest] < WIDE_GAP * (values[-1] - values[0]):
        return []
    return [
        Hint(
            f"There is no sample between {number(values[widest])} and {number(values[widest + 1])}.",
            "What is never shown is hardly estimated well; add samples with numbers in between.",
        )
    ]


def _weak(numbers: NumberFacts) -> list[Hint]:
    strongest = numbers.strongest
    if strongest is None or abs(strongest) >= WEAK:
        return []
    return [
        Hint(
            f"No band goes along with the numbers (the strongest rank correlation is {strongest:.2f}).",
            "Check that the samples lie where they belong and are of the time of the image. Texture, shape and several "
            "bands together may still tell the number; other bands or dates may tell more.",
        )
    ]
