"""Embedding: the network gives a direction (1, 1, D) of length 1, and those of one class shall lie close together.

Learned from pairs of one class among those of the others, as in the metric learning of Keras' examples (M. Kelly 2020,
https://keras.io/examples/vision/metric_learning/) and of MLMondays: the similarities of all anchors and positives are
logits, and each anchor shall find its own positive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.neighbours.index import NeighbourIndex
from alquimia_qgis.engine.neighbours.references import ReferenceSet, unit_length
from alquimia_qgis.engine.samples.dataset import ChipSequence
from alquimia_qgis.engine.samples.pairs import ChipPairs
from alquimia_qgis.engine.tasks.base import EngineTask
from alquimia_qgis.protocol.neighbours import ALIKE, NeighbourRule
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import EMBEDDING
from alquimia_qgis.zoo.family import ModelFamily

# With more classes than this a batch shows some of them only, others in turn.
MOST_PAIRS = 32
LEAST_PAIRS = 16
IMPOSSIBLE = -1e9
USUAL_RULE = NeighbourRule(5, ALIKE, None)


@dataclass(frozen=True)
class EmbeddingTask(EngineTask):
    """Metric learning at a ``temperature``; ``rule`` and ``references`` are for what answers in the end."""

    name: ClassVar[str] = EMBEDDING.name
    chips: ClassVar[type[ChipSequence]] = ChipPairs

    temperature: float = 0.2
    rule: NeighbourRule = USUAL_RULE
    references: int = 5000

    def of_family(self, family: ModelFamily) -> EmbeddingTask:
        """With what the family's parameters say of pairs and neighbours; any family of embeddings has them."""
        values = family.to_dict()
        rule = NeighbourRule(values["neighbours"], values["neighbour_weighting"], None)
        return EmbeddingTask(values["temperature"], rule, values["references"])

    def output_channels(self, classes: int) -> int:
        """The family says how many numbers an embedding has."""
        return EMBEDDING.output_channels(classes)

    def fewest_chips(self, classes: int) -> int:
        """A pair of each class and at least 16 pairs, so that each is told from many others."""
        return 2 * min(MOST_PAIRS, max(LEAST_PAIRS, classes))

    def loss(self, options: TrainingOptions, label_counts: Sequence[int] | np.ndarray) -> keras.losses.Loss:
        """The loss on pairs; all classes come as often, so nothing is weighted."""
        return PairLoss(self.temperature)

    def metrics(self, classes: int, unit: float = 1.0) -> list[keras.metrics.Metric]:
        """How many anchors find a positive of their class."""
        return [keras.metrics.MeanMetricWrapper(pair_accuracy, name="pair_accuracy")]


class PairLoss(keras.losses.Loss):
    """Cross-entropy of each anchor's own positive among the positives of other classes, by similarity / temperature.

    Labels are class indices (2 M, 1, 1), answers embeddings (2 M, 1, 1, D): M anchors, then M positives. With one pair
    of each class that is the published loss; a further positive of an anchor's class is no wrong answer, and left out.
    """

    def __init__(self, temperature: float, name: str = "anchor_positive") -> None:
        super().__init__(name=name)
        self.temperature = temperature

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The mean over the anchors, a scalar."""
        similarities, same = _compared(y_true, y_pred)
        places = ops.arange(ops.shape(similarities)[0])
        others_alike = ops.logical_and(same, ops.not_equal(places[:, None], places[None, :]))
        logits = ops.where(others_alike, IMPOSSIBLE, similarities / self.temperature)
        return -ops.mean(ops.diagonal(ops.log_softmax(logits, axis=-1)))


def pair_accuracy(y_true: Any, y_pred: Any) -> Any:
    """For each anchor 1 where the positive most like it is of its class, float32 (M,); shapes as in ``PairLoss``."""
    similarities, same = _compared(y_true, y_pred)
    best = ops.argmax(similarities, axis=-1)
    return ops.take_along_axis(ops.cast(same, "float32"), best[:, None], axis=-1)[:, 0]


def _compared(y_true: Any, y_pred: Any) -> tuple[Any, Any]:
    """Similarities of anchors and positives (M, M), and which are of one class."""
    embeddings = ops.reshape(y_pred, (-1, y_pred.shape[-1]))
    labels = ops.reshape(y_true, (-1,))
    pairs = ops.shape(embeddings)[0] // 2
    similarities = ops.matmul(embeddings[:pairs], ops.transpose(embeddings[pairs:]))
    return similarities, ops.equal(labels[:pairs, None], labels[None, pairs:])


class NeighbourVote:
    """Answers as a network of classes does, by the votes of an encoder's nearest neighbours."""

    def __init__(self, encoder: keras.Model, index: NeighbourIndex) -> None:
        self._encoder, self._index = encoder, index

    def distances(self, examples: keras.utils.PyDataset) -> np.ndarray:
        """How far each example is from the nearest reference, float32 (N,)."""
        return np.concatenate([self._index.vote(batch).distance for batch in _embeddings(self._encoder, examples)])

    def predict_on_batch(self, x: Any) -> np.ndarray:
        """Shares of votes, float32 (N, 1, 1, C)."""
        embeddings = flat_embeddings(self._encoder.predict_on_batch(x))
        return self._index.vote(embeddings).shares[:, np.newaxis, np.newaxis]


def embedded(network: keras.Model, examples: keras.utils.PyDataset) -> ReferenceSet:
    """The embeddings of all examples that have a class."""
    embeddings = np.concatenate(list(_embeddings(network, examples)))
    labels = np.concatenate([np.asarray(examples[index][1]).reshape(-1) for index in range(len(examples))])
    known = labels >= 0
    return ReferenceSet(embeddings[known], labels[known].astype(np.int32))


def _embeddings(network: keras.Model, examples: keras.utils.PyDataset) -> Iterator[np.ndarray]:
    for index in range(len(examples)):
        yield flat_embeddings(network.predict_on_batch(examples[index][0]))


def flat_embeddings(answers: Any) -> np.ndarray:
    """Answers (N, 1, 1, D) as embeddings (N, D) of length 1."""
    values = np.asarray(answers, dtype=np.float32)
    return unit_length(values.reshape(len(values), values.shape[-1]))
