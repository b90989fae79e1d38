"""What a model can be for; the engine supplies head, loss, metrics and decoding for each task."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.errors import ParameterError


@dataclass(frozen=True)
class Task:
    """One purpose of a model. ``losses`` and ``metrics`` are pairs of permanent name and label, the default first."""

    name: str
    title: str
    help: str
    losses: tuple[tuple[str, str], ...]
    metrics: tuple[tuple[str, str], ...]

    def output_channels(self, classes: int) -> int:
        """Channels of the network's output: one a class; too few classes raise a ParameterError."""
        if classes < 2:
            raise ParameterError(f"{self.title} needs at least two classes; {classes} given.")
        return classes


SEGMENTATION = Task(
    name="segmentation",
    title="Pixel classification",
    help="Gives every pixel one class.",
    losses=(
        ("cross_entropy", "Cross-entropy"),
        ("focal", "Focal (hard pixels count more)"),
        ("dice", "Dice (overlap of each class)"),
        ("cross_entropy_dice", "Cross-entropy + Dice"),
    ),
    metrics=(
        ("mean_iou", "Mean IoU"),
        ("macro_f1", "Macro F1"),
        ("overall_accuracy", "Overall accuracy"),
        ("loss", "Loss"),
    ),
)

TASKS = {task.name: task for task in (SEGMENTATION,)}
LOSSES = {name: label for task in TASKS.values() for name, label in task.losses}
METRICS = {name: label for task in TASKS.values() for name, label in task.metrics}


def task_of(name: str) -> Task:
    """The task of this name; an unknown one raises a ParameterError."""
    if name not in TASKS:
        raise ParameterError(f"There is no task called {name!r}.", f"Known: {', '.join(sorted(TASKS))}.")
    return TASKS[name]
