"""The report of an accuracy assessment: how far the map can be trusted, class by class, and how large each class is."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import AdjustedArea, AssessmentReport

__all__ = ["AdjustedArea", "AssessmentReport"]
