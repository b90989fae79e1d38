"""The jobs that work with several models at once, and what each one returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.job import CANCEL_PATIENCE, PATIENCE_TO_SAVE, RECORDS, Job, asked_for
from alquimia_qgis.protocol.mapping_options import ComputingOptions, ResumingOptions
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource
from alquimia_qgis.protocol.unfinished import unfinished_path


@dataclass(frozen=True)
class CompareModelsJob(Job):
    """Measure several models on the same images by the same reference. Returns CompareModelsResult.

    Images, ``bands`` and ``extent`` are as in PredictRasterJob, the reference as in AssessMapJob. Without a
    ``disagreement`` raster only what the reference needs is mapped.
    """

    verb: ClassVar[str] = "compare_models"

    models: tuple[str, ...]
    images: tuple[str, ...]
    reference: SampleSource | None = None
    reference_raster: str = ""
    split_value: str = ""
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    report: str = ""
    table: str = ""
    disagreement: str = ""
    computing: ComputingOptions = field(default_factory=ComputingOptions)
    series: SeriesSource = field(default_factory=SeriesSource)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Report, table and map of disagreement, those that were asked for."""
        return asked_for(self.report, self.table, self.disagreement)


@dataclass(frozen=True)
class CompareModelsResult:
    """What was measured; ``figures`` maps the name of each model to its figures, None where one is undefined.

    ``best_model`` is the path of the model with the highest mean IoU. ``classes`` are those of the map of disagreement:
    how many different answers the models give.
    """

    best_model: str
    best_name: str
    figures: dict[str, dict[str, float | None]]
    compared_pixels: int
    report: str
    table: str
    disagreement: str
    classes: tuple[ClassRecord, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class EnsembleJob(Job):
    """Map images with the mean of the probabilities of several models. Returns PredictRasterResult.

    ``weights`` are one positive number for each model, or none for equal ones; only their ratios matter. All else is as
    in PredictRasterJob.
    """

    verb: ClassVar[str] = "ensemble"

    models: tuple[str, ...]
    images: tuple[str, ...]
    output: str
    weights: tuple[float, ...] = ()
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    probabilities: str = ""
    confidence: str = ""
    entropy: str = ""
    margin: str = ""
    mapping: ResumingOptions = field(default_factory=ResumingOptions)
    series: SeriesSource = field(default_factory=SeriesSource)

    @property
    def model(self) -> str:
        """All models in one text, as the list of unfinished work tells them."""
        return ", ".join(self.models)

    @property
    def keeps_unfinished(self) -> bool:
        """Whether cancelling leaves what is done for the next run."""
        return self.mapping.keep_on_cancel

    @property
    def cancel_patience(self) -> float:
        """Work to be kept is worth waiting for: a large window may take long on a slow machine."""
        return PATIENCE_TO_SAVE if self.keeps_unfinished else CANCEL_PATIENCE

    @property
    def dropped_on_cancel(self) -> tuple[str, ...]:
        """The unfinished work, unless it is to be kept."""
        return () if self.keeps_unfinished or not self.output else (unfinished_path(self.output),)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Class map, probabilities, confidence, entropy and margin, those that were asked for."""
        return asked_for(self.output, self.probabilities, self.confidence, self.entropy, self.margin)


RECORDS.update(computing=ComputingOptions.from_dict, mapping=ResumingOptions.from_dict)
