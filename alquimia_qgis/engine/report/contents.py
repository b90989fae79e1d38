"""What the reports are made from: plain data, filled by the training and the assessment job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from alquimia_qgis.engine.report.object_contents import FoundObjects
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.model_records import SeriesRecord

if TYPE_CHECKING:
    from alquimia_qgis.engine.metrics.estimates import EstimateFigures
    from alquimia_qgis.engine.series.figures import DateFigures
    from alquimia_qgis.engine.series.importance import DateImportance

TRAINING = "training"
VALIDATION = "validation"
TEST = "test"
# What is counted: labelled pixels of an image, whole pictures of a folder, or objects.
PIXEL, PICTURE, OBJECT = "pixel", "picture", "object"
Extent = tuple[float, float, float, float]


@dataclass(frozen=True)
class ClassCounts:
    """How much of each class one part of the samples holds; both lists are in the order of the classes.

    ``overlapping`` is the number of features where one may show several classes, so that the lists add up to more.
    """

    pixels: Sequence[int]
    features: Sequence[int]
    overlapping: int | None = None

    @property
    def all_features(self) -> int:
        """How many features there are."""
        return int(sum(self.features)) if self.overlapping is None else self.overlapping


class SampleOutline(NamedTuple):
    """One ring, line or point of a sample.

    ``xy`` is float (points, 2) in the CRS of the image: one row is a point, a ring repeats its first point at the end.
    ``class_index`` counts from 0 into the classes; ``part`` is ``training`` or ``validation``.
    """

    xy: np.ndarray
    class_index: int
    part: str


class Example(NamedTuple):
    """One validation chip beside its labels and the prediction.

    ``image`` is uint8 (H, W, 3); ``labels`` and ``prediction`` are integer (H, W) class indices, -1 where there is
    none.
    """

    image: np.ndarray
    labels: np.ndarray
    prediction: np.ndarray


class GalleryPicture(NamedTuple):
    """One chip with its class, and what the model takes it for.

    ``image`` is uint8 (H, W, 3); ``truth`` and ``answer`` are class indices, ``confidence`` is the probability of the
    answer. ``attention``, float (H, W) from 0 to 1, tells where the network looked; None where that is not known.
    ``name`` is the file of a picture.
    """

    image: np.ndarray
    truth: int
    answer: int
    confidence: float
    attention: np.ndarray | None = None
    name: str = ""


@dataclass(frozen=True)
class Gallery:
    """Chips that the model got wrong, the surest first, and some that it got right, of all classes.

    ``part`` is ``test`` or ``validation``; of its ``count`` chips that were looked at, ``mistakes`` are wrong.
    """

    part: str
    count: int
    mistakes: int
    wrong: Sequence[GalleryPicture]
    right: Sequence[GalleryPicture]


@dataclass(frozen=True)
class Overview:
    """A small picture of the whole image, uint8 (H, W, 3), and its extent (xmin, ymin, xmax, ymax) in the CRS."""

    pixels: np.ndarray
    extent: Extent


@dataclass(frozen=True)
class Estimates:
    """The numbers of the validation samples and what the model makes of them, float (N,), in the user's units.

    ``name`` is the field that was estimated. ``edges``, float (C - 1,) and ascending, lie between the groups of values
    that stand in the report's place of classes. ``lowest`` to ``highest`` is the range that the training has seen.
    """

    name: str
    reference: np.ndarray
    estimate: np.ndarray
    edges: np.ndarray
    lowest: float
    highest: float


@dataclass(frozen=True)
class LabelAnswers:
    """What examples show, where each may show several classes, bool (N, C), and its probabilities, float (N, C).

    ``test_truth`` and ``test_shares`` are those of the test part, None where there is none.
    """

    truth: np.ndarray
    shares: np.ndarray
    test_truth: np.ndarray | None = None
    test_shares: np.ndarray | None = None


@dataclass(frozen=True)
class SeriesFacts:
    """What the report tells of dated images: the record of the model, its figures, and where they come from.

    ``origin`` says in words where the dates come from; ``masks`` are names of the rasters that mask clouds; ``options``
    are those of ``SeriesOptions``. ``importance`` is None where it is not known.
    """

    record: SeriesRecord
    figures: DateFigures
    origin: str = ""
    masks: Sequence[str] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    importance: DateImportance | None = None


class FeatureImportance(NamedTuple):
    """How much one value that trees see matters: ``share`` of all the sorting that the trees do, from 0 to 1.

    ``loss`` is what the figure falls by without it, in its own unit; None where that is not known.
    """

    name: str
    share: float
    loss: float | None


@dataclass(frozen=True)
class TreeFacts:
    """What the report tells of a model of decision trees, which see so many ``values`` of a pixel.

    ``importances`` begin with the most important value; they need not be of all. ``out_of_bag`` is the ``figure``
    (``overall_accuracy`` or ``r_squared``) of the training examples, each judged by the trees that have not seen it;
    None where trees see all examples.
    """

    count: int
    nodes: int
    values: int
    figure: str
    importances: Sequence[FeatureImportance] = ()
    out_of_bag: float | None = None


@dataclass(frozen=True)
class TrainingReport:
    """Everything the training report tells.

    ``history`` has one record per epoch with ``epoch`` (from 1), ``loss`` and any of ``val_loss``, ``val_mean_iou``,
    ``val_overall_accuracy``, ``val_macro_f1``, ``mean_iou``, ``learning_rate``; NaN and missing keys are allowed.
    ``split_method`` is ``blocks``, ``random``, ``field`` or ``none`` (a sentence is shown as it is).
    ``confusion`` is (C, C): validation pixels at the kept epoch, rows reference, columns predicted.
    ``class_counts`` maps ``training`` and ``validation`` to counts. ``split_distance`` is the smallest distance between
    a training and a validation feature in ``distance_unit``, None when unknown. ``family_declaration`` is that of the
    manifest: it gives the parameters their labels. ``inputs`` maps a label such as "Image" to a file name.
    ``gallery`` is there for networks that answer once for a chip, ``series`` for dated images. Where a number is
    learned there are ``estimates``: ``classes`` are then groups of values, ``confusion`` is (0, 0), and the keys of the
    history are ``val_r_squared``, ``val_rmse`` and ``val_mean_absolute_error``. Where several classes may be shown at
    once there are ``labels``, and ``confusion`` is (0, 0). ``trees`` are there for models of decision trees, which know
    no epochs. ``folds`` are the validation figures of each fold of a cross-validation by name. Where objects are looked
    for, ``objects`` says how well they are found, ``confusion`` is (0, 0), the key of the history is ``val_ap50``, and
    pixels of ``class_counts`` are objects.
    """

    title: str
    family_title: str
    classes: tuple[ClassRecord, ...]
    history: Sequence[Mapping[str, float]]
    kept_epoch: int
    confusion: np.ndarray
    class_counts: Mapping[str, ClassCounts]
    family_parameters: Mapping[str, Any] = field(default_factory=dict)
    family_declaration: Sequence[Mapping[str, Any]] = ()
    sampling: Mapping[str, Any] = field(default_factory=dict)
    training: Mapping[str, Any] = field(default_factory=dict)
    split_method: str = ""
    split_distance: float | None = None
    distance_unit: str = "m"
    warnings: Sequence[str] = ()
    sample_outlines: Sequence[SampleOutline] = ()
    overview: Overview | None = None
    examples: Sequence[Example] = ()
    bands: Sequence[BandRecord] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    crs: str = ""
    ground_resolution: tuple[float, float] | None = None
    parameter_count: int | None = None
    devices: Sequence[str] = ()
    packages: Mapping[str, str] = field(default_factory=dict)
    seconds: float | None = None
    created: str = ""
    cancelled: bool = False
    series: SeriesFacts | None = None
    estimates: Estimates | None = None
    labels: LabelAnswers | None = None
    unit: str = PIXEL
    test: np.ndarray | None = None
    test_estimates: EstimateFigures | None = None
    trees: TreeFacts | None = None
    folds: Sequence[Mapping[str, float]] = ()
    objects: FoundObjects | None = None
    gallery: Gallery | None = None

    @property
    def noun(self) -> str:
        """What gets one answer as a whole: pictures of a folder, or chips of an image."""
        return PICTURE if self.unit == PICTURE else "chip"


@dataclass(frozen=True)
class AdjustedArea:
    """Error-adjusted estimates of one class (Olofsson et al. 2014); half-widths of 95 % intervals, NaN when undefined.

    Areas are in hectares, accuracies between 0 and 1. ``mapped`` is the area the map itself gives the class.
    """

    mapped: float
    adjusted: float
    half_width: float
    users_accuracy: float = float("nan")
    users_half_width: float = float("nan")
    producers_accuracy: float = float("nan")
    producers_half_width: float = float("nan")


@dataclass(frozen=True)
class AssessmentReport:
    """Everything the accuracy report tells; figures are between 0 and 1 (kappa -1 to 1), NaN or None when undefined.

    ``confusion`` is (C, C) in pixels: rows map class, columns reference class (as in Olofsson et al. 2014).
    The per-class sequences and ``areas`` are in the order of the classes; ``areas`` may be empty when unknown.
    ``reference_kind`` is ``features`` or ``raster``; ``left_out`` maps a reason to the reference pixels it took away,
    for instance {"where the map has no data": 120}.
    """

    map_name: str
    reference_name: str
    classes: tuple[ClassRecord, ...]
    confusion: np.ndarray
    overall_accuracy: float | None
    kappa: float | None
    macro_f1: float | None
    mean_iou: float | None
    producers_accuracy: Sequence[float | None]
    users_accuracy: Sequence[float | None]
    f1: Sequence[float | None]
    iou: Sequence[float | None]
    areas: Sequence[AdjustedArea] = ()
    adjusted_overall_accuracy: float | None = None
    adjusted_half_width: float | None = None
    reference_kind: str = "features"
    reference_features: int | None = None
    split_value: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    map_preview: np.ndarray | None = None
    crs: str = ""
    resolution: str = ""
    packages: Mapping[str, str] = field(default_factory=dict)
    seconds: float | None = None
    created: str = ""
