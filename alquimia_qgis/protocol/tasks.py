"""What a model can be for; the engine supplies head, loss, metrics and decoding for each task."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.errors import ParameterError

AUTOMATIC = "automatic"
# Figures that are better when they are lower.
LOWER_IS_BETTER = frozenset({"loss", "rmse", "mean_absolute_error"})


@dataclass(frozen=True)
class Task:
    """One purpose of a model. ``losses`` and ``metrics`` are pairs of permanent name and label, the default first.

    The network answers ``other_channels`` numbers beside one for each class; ``gives_logits`` where its answers are
    logits of the classes, one channel each. A model that does not map pixels (``maps`` false) is applied by algorithms
    of its own. With ``several_at_once`` each example may have any number of the classes, and each has a probability of
    its own.
    """

    name: str
    title: str
    help: str
    losses: tuple[tuple[str, str], ...]
    metrics: tuple[tuple[str, str], ...]
    gives_classes: bool = True
    fewest_classes: int = 2
    other_channels: int = 0
    maps: bool = True
    gives_logits: bool = True
    several_at_once: bool = False

    def output_channels(self, classes: int) -> int:
        """Channels of the network's output: one a class, or one for a number; too few classes: a ParameterError."""
        if not self.gives_classes:
            return 1
        if classes < self.fewest_classes:
            fewest = {1: "one class", 2: "two classes"}[self.fewest_classes]
            raise ParameterError(f"{self.title} needs at least {fewest}; {classes} given.")
        return classes + self.other_channels

    def chosen_loss(self, choice: str) -> str:
        """The loss that the option ``loss`` stands for; one of another task raises a ParameterError."""
        return self._chosen(choice, self.losses, "loss")

    def chosen_metric(self, choice: str) -> str:
        """The metric that the option ``monitor`` stands for; one of another task raises a ParameterError."""
        return self._chosen(choice, self.metrics, "metric")

    def _chosen(self, choice: str, offered: tuple[tuple[str, str], ...], what: str) -> str:
        names = [name for name, _ in offered]
        if choice == AUTOMATIC:
            return names[0]
        if choice not in names:
            raise ParameterError(
                f"{self.title} has no {what} called {choice!r}.", f"It has: {AUTOMATIC}, {', '.join(names)}."
            )
        return choice


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

REGRESSION = Task(
    name="regression",
    title="Regression",
    help="Gives every pixel a number, such as a tree cover, a biomass or a yield.",
    losses=(
        ("squared_error", "Squared error"),
        ("absolute_error", "Absolute error (outliers count less)"),
        ("huber", "Huber (squared for small errors, absolute for large ones)"),
    ),
    metrics=(
        ("r_squared", "R²"),
        ("rmse", "RMSE"),
        ("mean_absolute_error", "Mean absolute error"),
        ("loss", "Loss"),
    ),
    gives_classes=False,
    gives_logits=False,
)

EMBEDDING = Task(
    name="embedding",
    title="Embedding",
    help="Gives every chip a place among others: those of one class lie close together.",
    losses=(("anchor_positive", "Anchors and positives (pairs of one class among those of the others)"),),
    metrics=(("pair_accuracy", "Pair accuracy"), ("loss", "Loss")),
    gives_logits=False,
)

DETECTION = Task(
    name="detection",
    title="Object detection",
    help="Finds objects and draws a box around each.",
    losses=(("focal_boxes", "Focal + smooth L1 (objects)"),),
    metrics=(("ap50", "AP50 (objects)"), ("loss", "Loss")),
    fewest_classes=1,
    other_channels=4,
    maps=False,
    gives_logits=False,
)

MULTI_LABEL = Task(
    name="multi_label",
    title="Several classes at once",
    help="Gives every picture each of the classes that it shows, be it one, several or none.",
    losses=(
        ("binary_cross_entropy", "Binary cross-entropy of each class"),
        ("binary_focal", "Binary focal (what is hard counts more)"),
    ),
    metrics=(
        ("mean_average_precision", "Mean average precision"),
        ("macro_f1", "Macro F1"),
        ("loss", "Loss"),
    ),
    several_at_once=True,
)

TASKS = {task.name: task for task in (SEGMENTATION, REGRESSION, MULTI_LABEL, DETECTION, EMBEDDING)}
LOSSES = {name: label for task in TASKS.values() for name, label in task.losses}
METRICS = {name: label for task in TASKS.values() for name, label in task.metrics}


def task_of(name: str) -> Task:
    """The task of this name; an unknown one raises a ParameterError."""
    if name not in TASKS:
        raise ParameterError(f"There is no task called {name!r}.", f"Known: {', '.join(sorted(TASKS))}.")
    return TASKS[name]
