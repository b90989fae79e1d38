"""The report of a training: how good the model is, on what it was measured, and what to do next."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import (
    ClassCounts,
    Example,
    Overview,
    SampleOutline,
    TrainingReport,
)

__all__ = ["ClassCounts", "Example", "Overview", "SampleOutline", "TrainingReport"]
