"""Objects found in images: how they are searched, what is told of them, and how they are compared with a reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.job import RECORDS, Job, asked_for
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, real, switch

NON_MAXIMUM, SOFT, BOX_FUSION = "nms", "soft_nms", "box_fusion"
# The fields of a layer of found objects.
CLASS_NAME, CLASS_VALUE, SCORE, WIDTH, HEIGHT, AREA = "class", "class_value", "score", "width", "height", "area"
# What an assessment says of each box, and the fields of its layer beside class and score.
FOUND, FALSE, MISSED = "found", "false", "missed"
OUTCOME, OVERLAP = "outcome", "overlap"
PER_HECTARE, PER_CELL = "per_hectare", "per_cell"


@dataclass(frozen=True)
class ObjectOptions(Parameterised):
    """Which of the boxes that a detector proposes become objects."""

    title: ClassVar[str] = "Options of found objects"

    score: float = real(
        0.5, low=0.01, high=1.0, label="Lowest score",
        help="Objects that the model is less sure of are left out. Higher: fewer false objects, and more missed ones. "
        "Assess objects (alquimia:assessobjects) says which score suits best.",
    )  # fmt: skip
    suppression: str = choice(
        NON_MAXIMUM,
        {
            NON_MAXIMUM: "Best box (non-maximum suppression)",
            SOFT: "Lowered scores (soft suppression, for objects that overlap)",
            BOX_FUSION: "Mean box (weighted box fusion)",
        },
        advanced=True, label="Boxes of one object",
        help="The network proposes many boxes for one object. Best box: keep the one with the highest score. Lowered "
        "scores: keep overlapping boxes too, but with a score that falls with the overlap; better for crowns that "
        "touch. Mean box: the mean of the boxes, weighted by their scores; its place is a little more exact.",
    )  # fmt: skip
    suppression_overlap: float = real(
        0.5, low=0.05, high=0.95, advanced=True, label="Overlap of boxes of one object",
        help="Boxes are taken for the same object when their common area is more than this share of their joint area. "
        "Lower it where objects are marked twice, raise it where neighbours are swallowed.",
    )  # fmt: skip
    across_classes: bool = switch(
        False, advanced=True, label="One class for each place",
        help="Let boxes of different classes compete too, so that no place is, for example, both a car and a truck.",
    )  # fmt: skip
    minimum_size: float = real(
        0.0, low=0.0, advanced=True, unit="map units", label="Smallest object",
        help="Objects whose shorter side is below this are left out, in units of the image's CRS.",
    )  # fmt: skip
    overlap: int | None = integer(
        None, low=0, high=4096, unit="pixels", optional=True, advanced=True, label="Overlap of chips",
        help="The image is looked at in overlapping chips. An object up to this size is whole in one of them at least, "
        "and marked once; the log tells of larger ones. Empty: the largest object of the training, and something "
        "around it. Chips are at least twice as large, so a large overlap takes more memory and time.",
    )  # fmt: skip
    maximum_per_chip: int = integer(
        1000, low=1, high=100_000, advanced=True, label="Most boxes of a chip",
        help="Of each part of the image as large as a chip of the training only so many proposed boxes are looked at, "
        "those with the best scores. An object has several, so allow ten times as many as a chip holds objects; the "
        "log says where it was not enough.",
    )  # fmt: skip


@dataclass(frozen=True)
class DensityOptions(Parameterised):
    """The raster of how many objects there are where."""

    title: ClassVar[str] = "Density"

    cell_size: float | None = real(
        None, low=0.0, optional=True, advanced=True, unit="map units", label="Cell size of the density",
        help="Width and height of the cells of the density raster, in units of the image's CRS. Empty: a round number "
        "that gives about 20 cells along the shorter side.",
    )  # fmt: skip
    density_unit: str = choice(
        PER_HECTARE, {PER_HECTARE: "Objects per hectare", PER_CELL: "Objects per cell"},
        advanced=True, label="Unit of the density",
        help="Per hectare: objects divided by the area of the cell that has data. Per cell: their number.",
    )  # fmt: skip


@dataclass(frozen=True)
class PredictObjectsJob(Job):
    """Find objects in an image with a detector. Returns PredictObjectsResult. An empty ``density`` is not written.

    ``output`` is a GeoPackage. ``bands`` are 1-based; empty means the model's own choice. ``extent`` is (xmin, ymin,
    xmax, ymax) in the image's CRS: objects whose middle lies in it are wanted.
    """

    verb: ClassVar[str] = "predict_objects"

    images: tuple[str, ...]
    model: str
    output: str
    bands: tuple[int, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    density: str = ""
    object_options: ObjectOptions = field(default_factory=ObjectOptions)
    density_options: DensityOptions = field(default_factory=DensityOptions)
    computing: ComputingOptions = field(default_factory=ComputingOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Objects and density, those that were asked for."""
        return asked_for(self.output, self.density)


@dataclass(frozen=True)
class PredictObjectsResult:
    """What was written and found; ``counts`` are the objects of each class, by its value as text.

    ``highest_density`` is that of the raster, 0 where none was asked for; ``computing`` names backend and device.
    """

    output: str
    density: str
    objects: int
    counts: dict[str, int]
    classes: tuple[ClassRecord, ...]
    seconds: float
    highest_density: float = 0.0
    computing: str = ""


@dataclass(frozen=True)
class BoxSource:
    """Polygons whose bounds are boxes of objects, as the desktop hands them over: a GeoPackage layer of its own CRS.

    ``class_field`` (may be empty: all are of one class) holds text or whole numbers, which ``classes`` give names to
    where the desktop knows them. ``score_field`` (may be empty: all score 1) holds scores from 0 to 1. ``title`` is the
    layer's name as the user knows it.
    """

    path: str
    layer: str
    class_field: str = ""
    score_field: str = ""
    classes: tuple[ClassRecord, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """What to call the layer in messages and reports."""
        return self.title or self.layer or self.path


@dataclass(frozen=True)
class AssessmentOptions(Parameterised):
    """How found objects are compared with a reference."""

    title: ClassVar[str] = "Assessment"

    score: float = real(
        0.5, low=0.0, high=1.0, label="Score threshold",
        help="Precision, recall, F1, counts and the layer are those of the objects with this score or a higher one. "
        "The average precisions use all objects, so find them with a low score (0.05) first.",
    )  # fmt: skip
    minimum_overlap: float = real(
        0.5, low=0.05, high=0.95, label="Overlap of a hit",
        help="A found object is right when its common area with a reference box of its class is at least this share of "
        "their joint area (intersection over union). The average precisions have thresholds of their own.",
    )  # fmt: skip
    count_size: float | None = real(
        None, low=0.0, optional=True, advanced=True, unit="map units", label="Size of counting squares",
        help="Objects are counted, observed against found, in squares of this size, in units of the CRS of the found "
        "objects. Empty: in each annotated area or, where none are given, in a fifth of the longer side.",
    )  # fmt: skip


@dataclass(frozen=True)
class AssessObjectsJob(Job):
    """Compare found objects with reference boxes. Returns AssessObjectsResult. Empty output paths are not written.

    ``areas`` are polygons in which the reference is complete; None: it is complete everywhere. ``table`` is a CSV file
    with the figures of each class, ``counts`` one with the objects of each area or square.
    """

    verb: ClassVar[str] = "assess_objects"

    detected_boxes: BoxSource
    reference_boxes: BoxSource
    areas: BoxSource | None = None
    output: str = ""
    report: str = ""
    table: str = ""
    counts: str = ""
    assessment_options: AssessmentOptions = field(default_factory=AssessmentOptions)

    @property
    def outputs(self) -> tuple[str, ...]:
        """Layer, report and tables, those that were asked for."""
        return asked_for(self.output, self.report, self.table, self.counts)


@dataclass(frozen=True)
class AssessObjectsResult:
    """Figures of all classes together, None where undefined; ``per_class`` has those of each class by its name.

    ``precision``, ``recall`` and ``f1`` count all objects alike at the score threshold; ``ap`` (mean of AP50 to AP95),
    ``ap50`` and ``ap75`` are means over the classes. ``best_score`` is the threshold with the highest F1, ``best_f1``.
    ``count_rmse`` and ``count_bias`` are of the counts per area.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    ap: float | None
    ap50: float | None
    ap75: float | None
    best_score: float | None
    best_f1: float | None
    reference: int
    detected: int
    found: int
    false: int
    missed: int
    count_rmse: float | None
    count_bias: float | None
    per_class: dict[str, dict[str, float | None]]
    output: str
    report: str
    table: str
    counts: str


def _boxes(record: dict[str, Any]) -> BoxSource:
    return BoxSource(**{**record, "classes": tuple(ClassRecord(**entry) for entry in record.get("classes", ()))})


RECORDS.update(
    detected_boxes=_boxes,
    reference_boxes=_boxes,
    areas=_boxes,
    object_options=ObjectOptions.from_dict,
    density_options=DensityOptions.from_dict,
    assessment_options=AssessmentOptions.from_dict,
)
