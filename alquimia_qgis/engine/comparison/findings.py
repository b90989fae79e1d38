"""What a comparison has found, as figures: each model by itself, each pair, and what to beware of."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.comparison.answers import Tally
from alquimia_qgis.engine.comparison.legend import JointLegend
from alquimia_qgis.engine.comparison.members import Member
from alquimia_qgis.engine.comparison.model_size import count_weights
from alquimia_qgis.engine.metrics.assessment import known
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.mcnemar import McNemar, mcnemar
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import SamplesError


@dataclass(frozen=True)
class ModelFindings:
    """One model: what it is, and how it did. ``weights`` are the numbers it has learned, ``size`` is in bytes."""

    name: str
    path: str
    family: str
    weights: int
    size: int
    seconds: float
    matrix: ConfusionMatrix

    @property
    def figures(self) -> dict[str, float | None]:
        """All figures by name; accuracies from 0 to 1, None where undefined."""
        return {
            "overall_accuracy": known(self.matrix.overall_accuracy),
            "kappa": known(self.matrix.kappa),
            "macro_f1": known(self.matrix.macro_f1),
            "mean_iou": known(self.matrix.mean_iou),
            "seconds": self.seconds,
            "file_bytes": self.size,
            "weights": self.weights,
        }


@dataclass(frozen=True)
class PairFindings:
    """Two models, by their places among the models, and the test of their difference."""

    first: int
    second: int
    test: McNemar


@dataclass(frozen=True)
class Findings:
    """All that a comparison has found. ``answers`` (N + 1) counts pixels by the number of different answers."""

    models: tuple[ModelFindings, ...]
    classes: tuple[ClassRecord, ...]
    pairs: tuple[PairFindings, ...]
    compared: int
    answers: np.ndarray
    warnings: tuple[str, ...]

    @property
    def best(self) -> ModelFindings:
        """The model with the highest mean IoU; of equal ones the first."""
        return max(self.models, key=lambda model: _or_lowest(model.matrix.mean_iou))

    @property
    def disagreeing(self) -> float | None:
        """Share of the pixels with all answers on which not all models agree; None where there are none."""
        total = int(self.answers[1:].sum())
        return float(self.answers[2:].sum()) / total if total else None

    def test_of(self, first: int, second: int) -> McNemar:
        """The test of two models, in this order."""
        found = next(pair for pair in self.pairs if {pair.first, pair.second} == {first, second})
        test = found.test
        if found.first == first:
            return test
        return McNemar(test.only_second, test.only_first, test.p_value, test.statistic)


def findings_of(members: Sequence[Member], legend: JointLegend, tally: Tally, seconds: Sequence[float]) -> Findings:
    """The figures of what was counted; SamplesError when nothing could be compared."""
    compared = tally.matrices[0].total
    if not compared:
        raise SamplesError(
            "There is no reference pixel for which all models have an answer.",
            "Check the position of the reference, and the nodata value and masks of the image.",
        )
    present = np.flatnonzero(sum(matrix.counts.sum(axis=0) + matrix.counts.sum(axis=1) for matrix in tally.matrices))
    models = tuple(
        ModelFindings(
            member.name, member.path, member.manifest.family_title, count_weights(member.path),
            os.path.getsize(member.path), duration, ConfusionMatrix.of_counts(matrix.counts[np.ix_(present, present)]),
        )
        for member, duration, matrix in zip(members, seconds, tally.matrices, strict=True)
    )  # fmt: skip
    pairs = tuple(
        PairFindings(first, second, mcnemar(int(tally.only_first[first, second]), int(tally.only_first[second, first])))
        for first, second in itertools.combinations(range(len(members)), 2)
    )
    classes = tuple(legend.classes[index] for index in present)
    return Findings(models, classes, pairs, compared, tally.answers, (*legend.remarks, *_left_out(tally)))


def _left_out(tally: Tally) -> list[str]:
    reasons = {
        "a model has no answer there": tally.unanswered,
        "features of different classes overlap there": tally.contested,
    }
    return [f"{pixels} reference pixels left out: {reason}." for reason, pixels in reasons.items() if pixels]


def _or_lowest(value: float) -> float:
    return value if math.isfinite(value) else -1.0
