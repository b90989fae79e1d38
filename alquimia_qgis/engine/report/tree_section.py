"""The part of the training report about decision trees: what they are, and which of the values they see matter."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.engine.report.contents import FeatureImportance, TrainingReport, TreeFacts
from alquimia_qgis.engine.report.importance_bars import loss_in_words
from alquimia_qgis.engine.report.parameter_table import Rows
from alquimia_qgis.engine.report.wording import count, fraction, meter_width, percent

_ACCURACY = "overall_accuracy"


@dataclass(frozen=True)
class ValueRow:
    """One value that the trees see; ``meter`` is the width of its bar, the longest being full."""

    name: str
    share: str
    meter: float | None
    loss: str


@dataclass(frozen=True)
class TreeSection:
    """What the template shows of trees."""

    facts: Rows
    out_of_bag: str
    rows: list[ValueRow]
    measured: bool
    loss_unit: str
    explanation: str
    left_out: int


def tree_section(report: TrainingReport) -> TreeSection | None:
    """The section of a report; None where the model has no trees."""
    trees = report.trees
    if trees is None:
        return None
    shown = [value for value in trees.importances if value.share > 0]
    measured = any(value.loss is not None for value in shown)
    return TreeSection(
        facts=_facts(trees),
        out_of_bag=_out_of_bag(trees),
        rows=[_row(value, shown[0].share, trees.figure) for value in shown],
        measured=measured,
        loss_unit="Loss of overall accuracy" if trees.figure == _ACCURACY else "Loss of R²",
        explanation=_explanation(trees, measured),
        left_out=max(0, trees.values - len(shown)),
    )


def _facts(trees: TreeFacts) -> Rows:
    rows = [
        ("Trees", count(trees.count)),
        ("Nodes", f"{count(trees.nodes)}, {trees.nodes / trees.count:.0f} a tree"),
        ("Values that they see of a pixel", count(trees.values)),
    ]
    if trees.out_of_bag is None:
        return rows
    accuracy = trees.figure == _ACCURACY
    shown = percent(trees.out_of_bag) if accuracy else fraction(trees.out_of_bag)
    return [*rows, ("Out-of-bag accuracy" if accuracy else "Out-of-bag R²", shown)]


def _out_of_bag(trees: TreeFacts) -> str:
    if trees.out_of_bag is None:
        return ""
    return (
        "Each tree learned from a part of the training samples only. Out-of-bag figures judge every sample by the "
        "trees that have not seen it. They have mostly seen its neighbours in the same feature, however, so they are "
        "too good: the validation figures above say what to expect elsewhere."
    )


def _explanation(trees: TreeFacts, measured: bool) -> str:
    share = "The share says how much of the sorting of the training samples is done by each value (impurity)."
    if not measured:
        return share
    figure = "overall accuracy" if trees.figure == _ACCURACY else "R²"
    return (
        f"{share} The loss is what the {figure} of validation samples falls by when the value is exchanged at random "
        "among them (permutation): a value that the model needs makes it much worse."
    )


def _row(value: FeatureImportance, most: float, figure: str) -> ValueRow:
    loss = "–" if value.loss is None else loss_in_words(value.loss, figure)
    return ValueRow(value.name, percent(value.share), meter_width(value.share / most), loss)
