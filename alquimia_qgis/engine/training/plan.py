"""What a training needs to begin, and to begin again: network, loss, metrics, batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import keras

from alquimia_qgis.engine.training.live_pictures import Painter
from alquimia_qgis.engine.training.optimisers import make_optimiser
from alquimia_qgis.engine.training.precision import dtype_policy
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.phases import TrainingPhase

# Of a network, a batch size and what is asked before each batch: whether to go on, which may raise instead.
Measure = Callable[[keras.Model, int, Callable[[], bool]], dict[str, float]]
Sequences = tuple[keras.utils.PyDataset, keras.utils.PyDataset | None]


@dataclass(frozen=True)
class TrainingPlan:
    """How to make everything that a training needs, anew for each attempt.

    ``network`` builds an untrained network; ``metrics`` have the names that can be monitored; ``sequences`` gives the
    training and the validation batches (None when nothing could be set aside) for a batch size. A batch size that is
    found automatically is ``usual_batch`` on a processor, and on a GPU not above ``largest_batch``. ``begin`` gives a
    new network what it begins with, such as pretrained weights, and ``phases`` say what then learns, one after another.
    ``measure`` gives figures of the validation that no metric can give batch by batch, by the keys of an epoch's logs;
    it is asked after some of the epochs. ``painter`` makes pictures of samples for those who watch. What ``validates``
    is told where no part of the samples could be set aside; where there are no samples that goes without saying.
    """

    network: Callable[[], keras.Model]
    loss: Callable[[], keras.losses.Loss]
    metrics: Callable[[], list[keras.metrics.Metric]]
    sequences: Callable[[int], Sequences]
    largest_batch: int = 64
    usual_batch: int = 8
    begin: Callable[[keras.Model], None] = lambda network: None
    phases: tuple[TrainingPhase, ...] = (TrainingPhase(),)
    measure: Measure | None = None
    painter: Painter | None = None
    validates: bool = True

    def compiled_network(self, options: TrainingOptions, precision: str) -> keras.Model:
        """A new network of random weights, ready for the last phase, in which most layers learn."""
        network = self.new_network(precision)
        self.compile(network, options, self.phases[-1])
        return network

    def new_network(self, precision: str) -> keras.Model:
        """A network of random weights that computes in this precision."""
        with dtype_policy(precision):
            return self.network()

    def compile(self, network: keras.Model, options: TrainingOptions, phase: TrainingPhase) -> None:
        """Make a network ready for a phase, with an optimiser that remembers nothing of the phase before."""
        phase.freeze(network)
        # XLA makes training slower on processors and is fragile on GPUs with TensorFlow; JAX cannot do without.
        network.compile(
            optimizer=make_optimiser(options),
            loss=self.loss(),
            metrics=self.metrics(),
            jit_compile=keras.backend.backend() == "jax",
        )
