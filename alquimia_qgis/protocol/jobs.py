"""The jobs the desktop can ask for, one verb each, and what each one returns."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, ImportModelJob
from alquimia_qgis.protocol.features import FeatureOptions, FeatureSource
from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.job import CANCEL_PATIENCE, PATIENCE_TO_SAVE, RECORDS, Job, asked_for
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions, SeriesOptions, TrainingOptions
from alquimia_qgis.protocol.unfinished import unfinished_path


@dataclass(frozen=True)
class CheckEnvironmentJob(Job):
    """Report versions and devices and run a short matrix product on each device. Returns EnvironmentReport."""

    verb: ClassVar[str] = "check_environment"


@dataclass(frozen=True)
class SampleSource:
    """Digitised samples as the desktop hands them over: a GeoPackage layer of their own CRS.

    ``class_field`` holds text or integers. ``split_field`` (may be empty) holds train, validation or test.
    ``classes`` gives names and colours known to the desktop (from the layer's style); it may be empty or partial.
    ``title`` is the layer's name as the user knows it, for messages and reports.
    """

    path: str
    layer: str
    class_field: str
    split_field: str = ""
    classes: tuple[ClassRecord, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """What to call the samples in messages and reports."""
        return self.title or self.layer or os.path.basename(self.path)


NO_SAMPLES = SampleSource("", "", "")


@dataclass(frozen=True)
class SeriesSource:
    """What belongs to dated images beside the images: their dates and what masks their clouds.

    ``dates`` are texts like 2018-04-12, one for each image, or for each date of a single stacked one; none where only
    the order is known. ``origin`` says in words where they come from, for log and report. ``masks`` are rasters whose
    ``mask_values`` mark what cannot be used: none, one for all, or one for each image. ``mask_band`` is the band of the
    images themselves, by name or number from 1, that does so (empty: none). ``stacked_by`` tells how the bands of a
    stacked image lie: ``date`` (all bands of the first date first) or ``band``. ``differences`` are pairs
    of bands by name or number, such as B08/B04, whose normalised difference is learned from, too.
    """

    dates: tuple[str, ...] = ()
    origin: str = ""
    masks: tuple[str, ...] = ()
    mask_band: str = ""
    mask_values: tuple[int, ...] = ()
    stacked_by: str = "date"
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrainJob(Job):
    """Train a family on images and samples, or on a folder. Returns TrainResult. Empty output paths are not written.

    With a ``folder`` of pictures there are no ``images``, ``samples`` is ``NO_SAMPLES``, and each picture is one chip.
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
    the image's CRS. With ``skip_finished`` nothing is computed when the outputs are there already, made by the same
    mapping.
    """

    verb: ClassVar[str] = "predict_raster"

    images: tuple[str, ...]
    model: str
    output: str
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    probabilities: str = ""
    confidence: str = ""
    options: PredictionOptions = field(default_factory=PredictionOptions)
    skip_finished: bool = False
    series: SeriesSource = field(default_factory=SeriesSource)
    detail: MapDetail = field(default_factory=MapDetail)

    @property
    def cancel_patience(self) -> float:
        """Work to be kept is worth waiting for: a large window may take long on a slow machine."""
        return PATIENCE_TO_SAVE if self.options.keep_on_cancel else CANCEL_PATIENCE

    @property
    def outputs(self) -> tuple[str, ...]:
        """Class map, probabilities and confidence, those that were asked for."""
        return asked_for(self.output, self.probabilities, self.confidence)

    @property
    def dropped_on_cancel(self) -> tuple[str, ...]:
        """The unfinished work, unless it is to be kept."""
        return () if self.options.keep_on_cancel or not self.output else (unfinished_path(self.output),)


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
        CheckEnvironmentJob,
        TrainJob,
        PredictRasterJob,
        PredictFeaturesJob,
        PredictFolderJob,
        AssessMapJob,
        ExportModelJob,
        ImportModelJob,
    )
}


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


def _samples(record: dict[str, Any]) -> SampleSource:
    return SampleSource(**{**record, "classes": tuple(ClassRecord(**entry) for entry in record.get("classes", ()))})


def _series(record: dict[str, Any]) -> SeriesSource:
    plain: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in record.items()}
    return SeriesSource(**plain)


RECORDS.update(
    samples=_samples,
    reference=_samples,
    series=_series,
    sampling=SamplingOptions.from_dict,
    training=TrainingOptions.from_dict,
    series_options=SeriesOptions.from_dict,
    options=PredictionOptions.from_dict,
)
