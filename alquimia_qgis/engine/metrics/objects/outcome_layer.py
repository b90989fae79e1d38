"""The layer of an assessment: every box, and whether it was found, false or missed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import shapely

from alquimia_qgis.engine.metrics.objects.object_assessment import ObjectAssessment
from alquimia_qgis.protocol.objects import CLASS_NAME, FALSE, FOUND, MISSED, OUTCOME, OVERLAP, SCORE


def write_outcomes(assessment: ObjectAssessment, temporary: str, path: str) -> None:
    """Write the boxes above the score that are right or wrong, and the reference boxes that none of them hits."""
    detected, reference, matches = assessment.detected, assessment.reference, assessment.matches
    above = detected.scores >= assessment.options.score
    right, wrong = np.flatnonzero(matches.right & above), np.flatnonzero(matches.wrong & above)
    hit = np.zeros(len(reference), dtype=bool)
    hit[matches.partner[right]] = True
    missed = np.flatnonzero(reference.counted & ~hit)
    boxes = np.concatenate([detected.boxes[right], detected.boxes[wrong], reference.boxes[missed]])
    classes = np.concatenate([detected.classes[right], detected.classes[wrong], reference.classes[missed]])
    outcomes = np.repeat(np.array([FOUND, FALSE, MISSED], dtype=object), [len(right), len(wrong), len(missed)])
    unknown = np.full(len(missed), np.nan)
    scores = np.concatenate([detected.scores[right], detected.scores[wrong], unknown])
    overlaps = np.concatenate([matches.overlap[right], np.full(len(wrong) + len(missed), np.nan)])
    names = np.array([record.name for record in assessment.classes], dtype=object)
    pyogrio.raw.write(
        temporary, shapely.to_wkb(shapely.box(*boxes.T)), [outcomes, names[classes], scores, overlaps],
        [OUTCOME, CLASS_NAME, SCORE, OVERLAP], layer=Path(path).stem, driver="GPKG", geometry_type="Polygon",
        crs=assessment.crs.to_wkt(),
    )  # fmt: skip
