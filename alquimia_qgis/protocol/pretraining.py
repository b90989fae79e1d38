"""Training an embedding without samples, on images alone: options, the job, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.job import CANCEL_PATIENCE, PATIENCE_TO_SAVE, RECORDS, Job, asked_for
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer

VIEWS, RECONSTRUCTION = "views", "reconstruction"


@dataclass(frozen=True)
class PretrainingOptions(Parameterised):
    """What is learned from images that nobody has labelled."""

    title: ClassVar[str] = "Learning without samples"

    method: str = choice(
        VIEWS,
        {VIEWS: "To recognise a place in another view", RECONSTRUCTION: "To draw a place again (autoencoder)"},
        label="What is learned",
        help="Another view: each place is shown twice, turned, cut and coloured differently, and must be found again "
        "among others. Autoencoder: a second network draws the place from its embedding alone, so that this must hold "
        "what the place looks like.",
    )  # fmt: skip
    chips: int = integer(
        2000, low=32, high=1_000_000, unit="chips", label="Places",
        help="How many chips of the image, or how many pictures of the folder, are learned from. They are drawn at "
        "random, all over the image.",
    )  # fmt: skip


# What decides among classes, or needs some.
WITHOUT_CLASSES = frozenset({"loss", "focal_gamma", "class_weights", "monitor", "patience", "keep", "folds"})


@dataclass(frozen=True)
class PretrainJob(Job):
    """Train a family of embeddings without samples, on one image or a folder of pictures. Returns PretrainResult.

    ``bands`` are 1-based; empty means all. An empty ``history`` is not written. Of ``training`` only what concerns
    epochs, batches and rates counts (not ``WITHOUT_CLASSES``).
    """

    verb: ClassVar[str] = "pretrain"

    family: str
    family_parameters: dict[str, Any]
    model: str
    images: tuple[str, ...] = ()
    bands: tuple[int, ...] = ()
    folder: FolderSource | None = None
    history: str = ""
    pretraining: PretrainingOptions = field(default_factory=PretrainingOptions)
    training: TrainingOptions = field(default_factory=TrainingOptions)

    @property
    def cancel_patience(self) -> float:
        """A model to be kept is worth waiting for."""
        return PATIENCE_TO_SAVE if self.training.keep_on_cancel else CANCEL_PATIENCE

    @property
    def outputs(self) -> tuple[str, ...]:
        """Model and history, those that were asked for."""
        return asked_for(self.model, self.history)


@dataclass(frozen=True)
class PretrainResult:
    """What was written, the ``chips`` that were learned from, and the training's last loss."""

    model: str
    history: str
    chips: int
    epochs: int
    loss: float
    cancelled: bool = False


RECORDS.update(pretraining=PretrainingOptions.from_dict)
