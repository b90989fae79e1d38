"""All that is known when a training is over."""

from __future__ import annotations

import math
from dataclasses import dataclass

from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.label_figures import LabelFigures
from alquimia_qgis.engine.report.contents import TEST, Gallery
from alquimia_qgis.engine.training.evaluation import Evaluation
from alquimia_qgis.engine.training.preparation import PreparedData
from alquimia_qgis.engine.training.trainer import Training
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.jobs import TrainJob
from alquimia_qgis.zoo.family import ModelFamily

VALIDATION_PREFIX = "val_"
TEST_FIGURES = ("overall_accuracy", "mean_iou", "macro_f1", "kappa")


@dataclass(frozen=True)
class Story:
    """All that is known when a training is over; ``seconds`` is the time of the whole job."""

    job: TrainJob
    family: ModelFamily
    data: PreparedData
    training: Training
    evaluation: Evaluation
    weights: int
    warnings: tuple[str, ...]
    seconds: float
    gallery: Gallery | None = None

    @property
    def classes(self) -> tuple[ClassRecord, ...]:
        """The classes of the model; none where it estimates a number."""
        return self.data.samples.classes if self.data.target is None else ()

    @property
    def metrics(self) -> dict[str, float]:
        """The validation figures of the kept epoch by name; empty when nothing validated, undefined ones left out."""
        kept = self.training.rows[self.training.kept_epoch - 1]
        return {
            name.removeprefix(VALIDATION_PREFIX): value
            for name, value in kept.items()
            if name.startswith(VALIDATION_PREFIX) and math.isfinite(value)
        }

    @property
    def test_figures(self) -> dict[str, float]:
        """The figures of the test pictures of a folder by name (test_overall_accuracy …); empty where there are none.

        Those that are undefined are left out.
        """
        figures = self._test_figures()
        return {f"{TEST}_{name}": value for name, value in figures.items() if math.isfinite(value)}

    def _test_figures(self) -> dict[str, float]:
        labels = self.evaluation.labels
        if labels is not None and labels.test_truth is not None and labels.test_shares is not None:
            return LabelFigures.of(labels.test_truth, labels.test_shares).by_name()
        if self.evaluation.test is None:
            return {}
        matrix = ConfusionMatrix.of_counts(self.evaluation.test)
        return {name: float(getattr(matrix, name)) for name in TEST_FIGURES}

    @property
    def input_names(self) -> dict[str, str]:
        """What the model was trained on, as the report calls it."""
        if self.job.folder is not None:
            return {"Pictures": self.job.folder.name}
        image = "Image" if self.data.series is None else "Images"
        return {image: self.data.image.name, "Samples": self.job.samples.name}
