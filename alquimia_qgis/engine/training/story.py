"""All that is known when a training is over."""

from __future__ import annotations

import math
from dataclasses import dataclass

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.label_figures import LabelFigures
from alquimia_qgis.engine.report.contents import TEST, Gallery
from alquimia_qgis.engine.training.cross_validation import mean_and_spread
from alquimia_qgis.engine.training.earlier_model import EarlierModel
from alquimia_qgis.engine.training.evaluation import Evaluation
from alquimia_qgis.engine.training.learner import Course, Learned
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily

TEST_FIGURES = ("overall_accuracy", "mean_iou", "macro_f1", "kappa")
NUMBER_TEST_FIGURES = ("r_squared", "rmse", "mean_absolute_error", "bias")


@dataclass(frozen=True)
class Story:
    """All that is known when a training is over; ``seconds`` is the time of the whole job.

    ``folds`` are the validation figures of each fold of a cross-validation; none where there was none.
    """

    job: TrainJob
    family: ModelFamily
    data: PreparedData
    learned: Learned
    evaluation: Evaluation
    warnings: tuple[str, ...]
    seconds: float
    folds: tuple[dict[str, float], ...] = ()

    @property
    def training(self) -> Course:
        """How the training went."""
        return self.learned.course

    gallery: Gallery | None = None
    earlier: EarlierModel | None = None

    @property
    def classes(self) -> tuple[ClassRecord, ...]:
        """The classes of the model; none where it estimates a number."""
        return self.data.samples.classes if self.data.target is None else ()

    @property
    def metrics(self) -> dict[str, float]:
        """The figures of validation, of folds (folds_overall_accuracy …) and of a test (test_overall_accuracy …)."""
        return {**self.validation_figures, **mean_and_spread(self.folds), **self.test_figures}

    @property
    def validation_figures(self) -> dict[str, float]:
        """The validation figures of the kept epoch by name."""
        return self.learned.figures

    @property
    def test_figures(self) -> dict[str, float]:
        """The figures of the test pictures by name (test_overall_accuracy, test_rmse …); empty where there are none.

        Those that are undefined are left out.
        """
        figures = self._test_figures()
        return {f"{TEST}_{name}": value for name, value in figures.items() if math.isfinite(value)}

    def _test_figures(self) -> dict[str, float]:
        labels, estimates = self.evaluation.labels, self.evaluation.test_estimates
        if labels is not None and labels.test_truth is not None and labels.test_shares is not None:
            return LabelFigures.of(labels.test_truth, labels.test_shares).by_name()
        if estimates is not None:
            return {name: float(getattr(estimates, name)) for name in NUMBER_TEST_FIGURES}
        if self.evaluation.test is None:
            return {}
        matrix = ConfusionMatrix.of_counts(self.evaluation.test)
        return {name: float(getattr(matrix, name)) for name in TEST_FIGURES}

    @property
    def input_names(self) -> dict[str, str]:
        """What the model was trained on, as the report calls it."""
        if self.job.folder is not None:
            return {"Pictures": self.job.folder.name, **self._start}
        image = "Image" if self.data.series is None else "Images"
        return {image: self.data.image.name, "Samples": self.job.samples.name, **self._start}

    @property
    def _start(self) -> dict[str, str]:
        return {} if self.earlier is None else {"Goes on from": self.earlier.name}
