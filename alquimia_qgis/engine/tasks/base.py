"""What the trainer and the model file ask of a task; they know nothing else about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

import keras
import numpy as np

from alquimia_qgis.engine.samples.dataset import ChipSequence
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.family import ModelFamily


class Answering(Protocol):
    """What answers for a batch of examples; Keras models do."""

    def predict_on_batch(self, examples: Any, /) -> Any:
        """Answers (N, …, C), the highest for the class that is chosen, or scaled numbers (N, …, 1), channels last."""


class EngineTask(ABC):
    """The engine's side of a task of ``protocol/tasks.py``; without a state that changes.

    ``chips`` is how chips are fed to a network that learns.
    """

    name: ClassVar[str]
    chips: ClassVar[type[ChipSequence]] = ChipSequence

    def of_family(self, family: ModelFamily) -> EngineTask:
        """This task as the parameters of a family want it."""
        return self

    def fewest_chips(self, classes: int) -> int:
        """Chips that a batch should have at least."""
        return 1

    @abstractmethod
    def output_channels(self, classes: int) -> int:
        """Channels of the network's output for this number of classes."""

    @abstractmethod
    def loss(self, options: TrainingOptions, label_counts: Sequence[int] | np.ndarray) -> keras.losses.Loss:
        """The loss on the network's output; ``label_counts`` are the labelled training examples per class."""

    @abstractmethod
    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """New metrics; each one's name can be monitored. ``unit`` is what 1 of the answer is in the user's numbers."""
