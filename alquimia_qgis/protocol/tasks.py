"""What a model can be for; the engine supplies head, loss, metrics and decoding for each task."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One purpose of a model. ``metrics`` can be monitored in training, the first one by default."""

    name: str
    title: str
    help: str
    losses: tuple[tuple[str, str], ...]
    metrics: tuple[str, ...]


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
    metrics=("mean_iou", "overall_accuracy", "macro_f1", "loss"),
)

TASKS = {task.name: task for task in (SEGMENTATION,)}
