"""What a user may do next after an assessment of objects, from its figures."""

from __future__ import annotations

import math

from alquimia_qgis.engine.metrics.objects.object_assessment import ObjectAssessment
from alquimia_qgis.engine.report.hint import Hint, named
from alquimia_qgis.engine.report.wording import fraction, plural

FEW_REFERENCES = 30
WORTH_CHANGING = 0.02
FAR_MORE = 2.0


def object_hints(assessment: ObjectAssessment) -> list[Hint]:
    """The most useful advice first; none where nothing stands out."""
    found = [_on_threshold(assessment), _on_errors(assessment), _on_place(assessment), _on_size(assessment)]
    return [hint for hint in found if hint is not None]


def _on_threshold(assessment: ObjectAssessment) -> Hint | None:
    figures = assessment.all_classes
    if not math.isfinite(figures.best_f1) or figures.best_f1 - figures.f1 < WORTH_CHANGING:
        return None
    return Hint(
        f"F1 would be {fraction(figures.best_f1, 2)} instead of {fraction(figures.f1, 2)} with a score of "
        f"{figures.best_score:.2f}.",
        "Set SCORE to it when you look for objects, but choose it on other areas than those you report on.",
    )


def _on_errors(assessment: ObjectAssessment) -> Hint | None:
    figures = assessment.all_classes
    if figures.missed > FAR_MORE * max(figures.false, 1):
        return Hint(
            f"{plural(figures.missed, 'object')} missed, but only {figures.false} false.",
            "Lower the score, or digitise more objects that look like the missed ones.",
        )
    if figures.false > FAR_MORE * max(figures.missed, 1):
        return Hint(
            f"{plural(figures.false, 'false object')}, but only {figures.missed} missed.",
            "Raise the score, or add annotated areas with what is mistaken, left without boxes.",
        )
    return None


def _on_place(assessment: ObjectAssessment) -> Hint | None:
    figures = assessment.all_classes
    if not figures.ap50 > 0 or figures.ap75 > figures.ap50 / FAR_MORE:
        return None
    return Hint(
        f"AP falls from {fraction(figures.ap50, 2)} to {fraction(figures.ap75, 2)} where boxes must fit better.",
        "The objects are found, but their boxes are loose: digitise tight outlines, or use smaller anchors.",
    )


def _on_size(assessment: ObjectAssessment) -> Hint | None:
    few = [
        record
        for record, figures in zip(assessment.classes, assessment.per_class, strict=True)
        if 0 < figures.reference < FEW_REFERENCES
    ]
    if not few:
        return None
    return Hint(
        f"There are fewer than {FEW_REFERENCES} reference boxes of {named(few)}.",
        "Their figures may be luck; digitise more before you rely on them.",
    )
