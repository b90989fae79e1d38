"""Compares found objects with a reference: what is right, wrong and missed, and all figures that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from rasterio.crs import CRS

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.overlaps import Overlaps
from alquimia_qgis.engine.metrics.objects.box_reading import BoxLayer, colours_of, layer_crs, read_boxes
from alquimia_qgis.engine.metrics.objects.counting import Counts, counted_in_areas, counted_in_squares
from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes, candidates
from alquimia_qgis.engine.metrics.objects.matching import Matches, matched
from alquimia_qgis.engine.metrics.objects.precision import THRESHOLDS, ScoreCurve, score_curve
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.errors import SamplesError
from alquimia_qgis.protocol.objects import AssessmentOptions, AssessObjectsJob

NOWHERE = float("nan")


@dataclass(frozen=True)
class ClassFigures:
    """The figures of one class, or of all; between 0 and 1, NaN where undefined.

    ``ap`` is the mean over overlaps from 0.5 to 0.95, ``ap50`` and ``ap75`` are those of 0.5 and 0.75. The numbers
    of boxes are those at the score threshold.
    """

    reference: int
    detected: int
    found: int
    ap: float
    ap50: float
    ap75: float
    best_score: float
    best_f1: float

    @property
    def false(self) -> int:
        """Boxes that hit nothing."""
        return self.detected - self.found

    @property
    def missed(self) -> int:
        """Reference boxes that nothing hits."""
        return self.reference - self.found

    @property
    def precision(self) -> float:
        """Share of the boxes that are right."""
        return self.found / self.detected if self.detected else NOWHERE

    @property
    def recall(self) -> float:
        """Share of the reference that is hit."""
        return self.found / self.reference if self.reference else NOWHERE

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.detected + self.reference
        return 2 * self.found / both if both else NOWHERE


@dataclass(frozen=True)
class ObjectAssessment:
    """Found objects against a reference, in the CRS ``crs``; ``classes`` are those of either side.

    ``matches`` are those of the options' overlap. ``detected`` and ``reference`` hold all boxes, also those that do
    not count. ``warnings`` are sentences for report and log.
    """

    crs: CRS
    classes: tuple[ClassRecord, ...]
    detected: LabelledBoxes
    reference: LabelledBoxes
    options: AssessmentOptions
    areas: np.ndarray | None
    warnings: tuple[str, ...] = ()

    @cached_property
    def matches(self) -> Matches:
        """What became of each found box at the overlap of the options."""
        return self._matches(self.options.minimum_overlap)

    @cached_property
    def all_classes(self) -> ClassFigures:
        """Figures of all boxes alike; average precisions and nothing else are means over the classes."""
        precisions = [(figures.ap, figures.ap50, figures.ap75) for figures in self.per_class if figures.reference]
        means = np.mean(precisions, axis=0) if precisions else np.full(3, NOWHERE)
        return self._figures(self.curve(), *(float(mean) for mean in means))

    @cached_property
    def per_class(self) -> tuple[ClassFigures, ...]:
        """Figures of each class."""
        found = []
        for number in range(len(self.classes)):
            precisions = np.array([curves[number].average_precision for curves in self._curves_by_threshold])
            values = precisions.mean(), precisions[0], precisions[np.argmin(abs(THRESHOLDS - 0.75))]
            found.append(self._figures(self.curve(number), *map(float, values)))
        return tuple(found)

    @cached_property
    def counts(self) -> Counts:
        """Objects in each annotated area or square: those of the reference, and those found above the score."""
        found = self.detected.selected(self.detected.scores >= self.options.score)
        size, classes = self.options.count_size, len(self.classes)
        if self.areas is None or size:
            return counted_in_squares(self.reference, found, size, classes)
        names = tuple(f"area {number + 1}" for number in range(len(self.areas)))
        return counted_in_areas(self.reference, found, self.areas, names, classes)

    def curve(self, of_class: int | None = None) -> ScoreCurve:
        """Precision and recall over all scores at the overlap of the options."""
        return score_curve(self.detected, self.reference, self.matches, of_class)

    @cached_property
    def _curves_by_threshold(self) -> list[list[ScoreCurve]]:
        found = []
        for threshold in THRESHOLDS:
            matches = self._matches(float(threshold))
            numbers = range(len(self.classes))
            found.append([score_curve(self.detected, self.reference, matches, number) for number in numbers])
        return found

    @cached_property
    def _candidates(self) -> Overlaps:
        return candidates(self.detected, self.reference)

    def _matches(self, threshold: float) -> Matches:
        return matched(self.detected, self.reference, self._candidates, threshold)

    def _figures(self, curve: ScoreCurve, ap: float, ap50: float, ap75: float) -> ClassFigures:
        taken = int((curve.scores >= self.options.score).sum())
        found = int(curve.right[taken - 1]) if taken else 0
        return ClassFigures(curve.reference, taken, found, ap, ap50, ap75, *curve.best)


def assess_objects(job: AssessObjectsJob, context: JobContext) -> ObjectAssessment:
    """Read the layers of a job and compare them; SamplesError when they cannot be compared."""
    crs = layer_crs(job.detected_boxes)
    found, reference = (read_boxes(source, crs, context) for source in (job.detected_boxes, job.reference_boxes))
    if not len(reference.polygons):
        raise SamplesError(
            f"The reference {job.reference_boxes.name!r} has no box.", "Digitise some, or clear the selection."
        )
    areas = None if job.areas is None else read_boxes(job.areas, crs, context).polygons
    classes = _classes(job, found, reference)
    numbers = {record.name: number for number, record in enumerate(classes)}
    detected_boxes, reference_boxes = (_labelled(layer, numbers, areas) for layer in (found, reference))
    warnings = tuple(_warnings(job, classes, detected_boxes, reference_boxes, areas))
    return ObjectAssessment(
        crs, classes, detected_boxes, reference_boxes, job.assessment_options, areas, warnings
    )  # fmt: skip


def _labelled(layer: BoxLayer, numbers: dict[str, int], areas: np.ndarray | None) -> LabelledBoxes:
    boxes = layer.boxes
    classes = np.array([numbers[name] for name in layer.names], dtype=np.int64)
    everywhere = LabelledBoxes(boxes, classes, layer.scores, np.ones(len(boxes), dtype=bool))
    if areas is None:
        return everywhere
    inside = np.zeros(len(boxes), dtype=bool)
    inside[shapely.STRtree(areas).query(shapely.points(everywhere.centres), predicate="intersects")[0]] = True
    return LabelledBoxes(boxes, classes, layer.scores, inside)


def _classes(job: AssessObjectsJob, found: BoxLayer, reference: BoxLayer) -> tuple[ClassRecord, ...]:
    theirs, ours = (sorted(set(layer.names)) for layer in (reference, found))
    if ours and not set(ours) & set(theirs):
        raise SamplesError(
            f"No class of the found objects ({_listed(ours)}) is among those of the reference ({_listed(theirs)}).",
            "Choose the fields that hold the same names, or leave both fields empty to compare places only.",
        )
    names = sorted(set(theirs) | set(ours))
    colours = colours_of(names, [job.detected_boxes, job.reference_boxes])
    return tuple(
        ClassRecord(number + 1, name, colours.get(name, palette_colour(number))) for number, name in enumerate(names)
    )


def _warnings(
    job: AssessObjectsJob,
    classes: Sequence[ClassRecord],
    detected: LabelledBoxes,
    reference: LabelledBoxes,
    areas: np.ndarray | None,
) -> list[str]:
    found = []
    if areas is not None and not reference.counted.any():
        raise SamplesError(
            "No reference box has its middle in an annotated area.", "Check the CRS and the place of both layers."
        )
    if not job.detected_boxes.score_field:
        found.append("The found objects have no score, so there is one threshold only and AP says little.")
    elif len(detected) and detected.scores.min() > 0.3:
        found.append(
            f"The lowest score of the found objects is {detected.scores.min():.2f}: what was left out below it counts "
            "as missed, so the average precisions are too low. Find the objects again with a low SCORE, such as 0.05."
        )
    unknown = [record.name for number, record in enumerate(classes) if not (reference.classes == number).any()]
    if unknown:
        found.append(f"The reference has no {_listed(unknown)}; what was found of it is false, and it has no AP.")
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:10])
