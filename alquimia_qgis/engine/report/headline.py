"""The figures at the top of a training report."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import TrainingReport


def tile(label: str, value: str, meaning: str) -> dict[str, str]:
    """One figure with its name and a sentence that says how to read it."""
    return {"label": label, "value": value, "meaning": meaning}


def kept_epoch(report: TrainingReport) -> dict[str, str]:
    """The epoch whose weights are in the model file."""
    return tile(
        "Kept epoch",
        f"{report.kept_epoch} of {len(report.history)}" if report.history else "–",
        "The pass over the samples whose weights were kept.",
    )


def keeps_last(report: TrainingReport) -> bool:
    """Whether the last epoch was kept whatever the validation said, or because there was none."""
    validated = any(name.startswith("val_") for row in report.history for name in row)
    return not validated or report.training.get("keep") == "last"


def chosen_on_these(report: TrainingReport, consequence: str) -> str:
    """A sentence on figures of the samples by which the best epoch was chosen; empty where it was not."""
    if keeps_last(report):
        return ""
    return f" Because the best epoch was chosen on these samples, independent reference data may {consequence}."
