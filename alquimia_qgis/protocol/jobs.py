"""The jobs the desktop can ask for, one verb each, and what each one returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import CompareModelsJob, EnsembleJob
from alquimia_qgis.protocol.embedding_jobs import AddClassesJob, SimilarityJob
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, ImportModelJob
from alquimia_qgis.protocol.explanation import ExplainRasterJob
from alquimia_qgis.protocol.features import FeatureOptions, FeatureSource
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.job import CANCEL_PATIENCE, PATIENCE_TO_SAVE, RECORDS, Job, asked_for
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.object_samples import ObjectSampling, ObjectSource
from alquimia_qgis.protocol.objects import AssessObjectsJob, PredictObjectsJob
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, SeriesOptions, TrainingOptions
from alquimia_qgis.protocol.pretraining import PretrainJob
from alquimia_qgis.protocol.refinement import RefineMapJob
from alquimia_qgis.protocol.sample_jobs import CheckSamplesJob, ExportChipsJob, SplitSamplesJob
from alquimia_qgis.protocol.sources import NO_SAMPLES as NO_SAMPLES
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource
from alquimia_qgis.protocol.uncertain_places import UncertainPlacesJob
from alquimia_qgis.protocol.unfinished import unfinished_path


@dataclass(frozen=True)
class CheckEnvironmentJob(Job):
    """Report versions and devices and run a short matrix product on each device. Returns EnvironmentReport."""

    verb: ClassVar[str] = "check_environment"


@dataclass(frozen=True)
class TrainJob(Job):
    """Train a family on images and samples, or on a folder. Returns TrainResult. Empty output paths are not written.

    With a ``folder`` of pictures there are no ``images``, ``samples`` is ``NO_SAMPLES``, and each picture is one chip.
    ``objects`` and ``object_sampling`` are for the detection of objects, whose class field may be empty. ``pictures``:
    somebody watches, so pictures of samples are sent while the network learns. The training goes on from the model file
    ``start_model``; empty to start anew.
    """

    verb: ClassVar[str] = "train"

    family: str
    family_parameters: dict[str, Any]
    task: str
    images: tuple[str, ...]
    samples: SampleSource
    model: str
    bands: tuple[int, ...] = ()
    report: str = ""
    history: str = ""
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    training: TrainingOptions = field(default_factory=TrainingOptions)
    series: SeriesSource = field(default_factory=SeriesSource)
    series_options: SeriesOptions = field(default_factory=SeriesOptions)
    folder: FolderSource | None = None
    objects: ObjectSource = field(default_factory=ObjectSource)
    object_sampling: ObjectSampling = field(default_factory=ObjectSampling)
    pictures: bool = False
    start_model: str = ""

    @property
    def cancel_patience(self) -> float:
        """A model to be kept is worth waiting for: a step of a large network may take long on a slow machine."""
        return PATIENCE_TO_SAVE if self.training.keep_on_cancel else CANCEL_PATIENCE

    @property
    def outputs(self) -> tuple[str, ...]:
        """Model, report and history, those that were asked for."""
        return asked_for(self.model, self.report, self.history)


@dataclass(frozen=True)
class PredictRasterJob(Job):
    """Map an image with a model. Returns PredictRasterResult. Empty optional outputs are not written.

    ``bands`` are 1-based; empty means the model's own choice. ``extent`` is (xmin, ymin, xmax, ymax) in
    the image's CRS. ``distance`` and ``embedding`` are for models of embeddings. With ``skip_finished`` nothing is
    computed when the outputs are there already, made by the same mapping.
    """

    verb: ClassVar[str] = "predict_raster"

    images: tuple[str, ...]
    model: str
    output: str
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    probabilities: str = ""
    confidence: str = ""
    entropy: str = ""
    margin: str = ""
    distance: str = ""
    embedding: str = ""
    options: PredictionOptions = field(default_factory=PredictionOptions)
    skip_finished: bool = False
    series: SeriesSource = field(default_factory=SeriesSource)
    detail: MapDetail = field(default_factory=MapDetail)

    @property
    def cancel_patience(self) -> float:
        """Work to be kept is worth waiting for: a large window may take long on a slow machine."""
        return PATIENCE_TO_SAVE if self.keeps_unfinished else CANCEL_PATIENCE

    @property
    def keeps_unfinished(self) -> bool:
        """Whether cancelling leaves what is done for the next run."""
        return self.options.keep_on_cancel

    @property
    def outputs(self) -> tuple[str, ...]:
        """Class map, shares, distance and embedding, those that were asked for."""
        shares = (self.probabilities, self.confidence, self.entropy, self.margin)
        return asked_for(self.output, *shares, self.distance, self.embedding)

    @property
    def dropped_on_cancel(self) -> tuple[str, ...]:
        """The unfinished work, unless it is to be kept."""
        return () if self.keeps_unfinished or not self.output else (unfinished_path(self.output),)


@dataclass(frozen=True)
class PredictFeaturesJob(Job):
    """Answer for each feature of a layer with a model. Returns PredictFeaturesResult of ``protocol.features``.

    ``answers`` is the SQLite file to write, with one row for each feature in their order; see ``protocol.features``.
    ``bands`` are 1-based; empty means the model's own choice.
    """

    verb: ClassVar[str] = "predict_features"

    images: tuple[str, ...]
    model: str
    features: FeatureSource
    answers: str
    bands: tuple[int, ...] = ()
    feature_options: FeatureOptions = field(default_factory=FeatureOptions)
    options: PredictionOptions = field(default_factory=PredictionOptions)
    series: SeriesSource = field(default_factory=SeriesSource)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The answers."""
        return asked_for(self.answers)


@dataclass(frozen=True)
class AssessMapJob(Job):
    """Compare a class map with reference features or a reference raster. Returns AssessMapResult.

    Exactly one of ``reference`` and ``reference_raster`` is given. With ``split_value``, only reference features whose
    ``split_field`` equals it (ignoring case) take part.
    """

    verb: ClassVar[str] = "assess_map"

    map: str
    reference: SampleSource | None = None
    reference_raster: str = ""
    split_value: str = ""
    report: str = ""
    table: str = ""

    @property
    def outputs(self) -> tuple[str, ...]:
        """Report and table, those that were asked for."""
        return asked_for(self.report, self.table)


JOBS: dict[str, type[Job]] = {
    job.verb: job
    for job in (
        CheckEnvironmentJob, TrainJob, PretrainJob, PredictRasterJob, PredictFeaturesJob, PredictFolderJob,
        PredictObjectsJob, AssessMapJob, AssessObjectsJob, CompareModelsJob, EnsembleJob, RefineMapJob, CheckSamplesJob,
        SplitSamplesJob, ExportChipsJob, ExportModelJob, ImportModelJob, AddClassesJob, SimilarityJob, ExplainRasterJob,
        UncertainPlacesJob,
    )
}  # fmt: skip


@dataclass(frozen=True)
class EnvironmentReport:
    """What runs where: interpreter, package versions, devices, speed of a short matrix product, why there is no GPU.

    ``mapping_backends`` are the runtimes that map on a processor, in the order of their choice.
    """

    python: str
    packages: dict[str, str]
    backend: str
    devices: tuple[str, ...]
    matrix_product_gflops: dict[str, float]
    gpu_explanation: str
    mapping_backends: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrainResult:
    """What training gives back; ``cancelled`` is true when the user stopped it and asked to keep the best model."""

    model: str
    report: str
    history: str
    metrics: dict[str, float]
    epochs: int
    kept_epoch: int
    classes: tuple[ClassRecord, ...]
    cancelled: bool = False


@dataclass(frozen=True)
class PredictRasterResult:
    """Paths written, the classes in the map and how much of each: ``pixels`` maps class value (as text) to pixels.

    ``skipped`` when the outputs were there already. ``resumed_share`` (0 to 1) is what an earlier run had done; seconds
    and speed are of this run. ``peak_memory_bytes`` is that of the engine, None where the system does not tell.
    """

    output: str
    probabilities: str
    confidence: str
    classes: tuple[ClassRecord, ...]
    pixels: dict[str, int]
    seconds: float
    megapixels_per_second: float = 0.0
    peak_memory_bytes: int | None = None
    backend: str = ""
    device: str = ""
    precision: str = ""
    resumed_share: float = 0.0
    skipped: bool = False
    entropy: str = ""
    margin: str = ""


@dataclass(frozen=True)
class AssessMapResult:
    """Accuracy figures, all between 0 and 1 but ``kappa`` (-1 to 1); figures that are undefined are None."""

    overall_accuracy: float
    kappa: float | None
    macro_f1: float | None
    mean_iou: float | None
    adjusted_overall_accuracy: float | None
    compared_pixels: int
    per_class: dict[str, dict[str, float | None]]
    report: str
    table: str


RECORDS.update(
    sampling=SamplingOptions.from_dict,
    training=TrainingOptions.from_dict,
    series_options=SeriesOptions.from_dict,
    options=PredictionOptions.from_dict,
)
