"""What a model can be for; the engine supplies head, loss, metrics and decoding for each task."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One purpose of a model. ``losses`` and ``metrics`` are pairs of permanent name and label, the default first."""

    name: str
    title: str
    help: str
    losses: tuple[tuple[str, str], ...]
    metrics: tuple[tuple[str, str], ...]


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
