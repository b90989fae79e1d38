"""The figures at the top of a training report."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import TrainingReport


def tile(label: str, value: str, meaning: str) -> dict[str, str]:
    """One figure with its name and a sentence that says how to read it."""
    return {"label": label, "value": value, "meaning": meaning}


def best_epoch(report: TrainingReport) -> dict[str, str]:
    """The epoch whose weights are in the model file."""
    return tile(
        "Best epoch",
        f"{report.best_epoch} of {len(report.history)}" if report.history else "–",
        "The pass over the samples whose weights were kept.",
    )
