"""The figures at the top of a training report."""

from __future__ import annotations

from alquimia_qgis.engine.report.contents import TrainingReport, TreeFacts
from alquimia_qgis.engine.report.wording import count, fraction, percent, plural


def tile(label: str, value: str, meaning: str) -> dict[str, str]:
    """One figure with its name and a sentence that says how to read it."""
    return {"label": label, "value": value, "meaning": meaning}


def kept_state(report: TrainingReport) -> dict[str, str]:
    """The epoch whose weights are in the model file; of trees what they say of themselves."""
    if report.trees is not None:
        return _of_trees(report.trees)
    return tile(
        "Kept epoch",
        f"{report.kept_epoch} of {len(report.history)}" if report.history else "–",
        "The pass over the samples whose weights were kept.",
    )


def _of_trees(trees: TreeFacts) -> dict[str, str]:
    if trees.out_of_bag is None:
        return tile("Trees", count(trees.count), "Decision trees whose answers add up.")
    accuracy = trees.figure == "overall_accuracy"
    label, value = ("accuracy", percent(trees.out_of_bag)) if accuracy else ("R²", fraction(trees.out_of_bag))
    return tile(f"Out-of-bag {label}", value, "Of the training samples, judged by the trees that have not seen them.")


def measured_with(report: TrainingReport) -> str:
    """Which state of the model the figures are of."""
    if report.trees is not None:
        return f"with all {plural(report.trees.count, 'tree')}"
    return f"with the weights of epoch {report.kept_epoch}"


def keeps_last(report: TrainingReport) -> bool:
    """Whether the last epoch was kept whatever the validation said, or because there was none, or there are none."""
    if report.trees is not None:
        return True
    validated = any(name.startswith("val_") for row in report.history for name in row)
    return not validated or report.training.get("keep") == "last"


def chosen_on_these(report: TrainingReport, consequence: str) -> str:
    """A sentence on figures of the samples by which the best epoch was chosen; empty where it was not."""
    if keeps_last(report):
        return ""
    return f" Because the best epoch was chosen on these samples, independent reference data may {consequence}."
