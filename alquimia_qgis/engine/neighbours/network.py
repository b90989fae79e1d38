"""Networks that say more of an embedding than itself: the votes of its neighbours, or how like others it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.neighbours.index import NeighbourIndex
from alquimia_qgis.engine.neighbours.references import unit_length
from alquimia_qgis.engine.prediction.network import Network, never_cancelled
from alquimia_qgis.protocol.embedding_jobs import MEAN


@dataclass(frozen=True)
class AnswerLayout:
    """How the answers of ``NeighbourNetwork`` follow each other: shares of ``classes``, a distance, an embedding.

    The embedding has ``embedding`` numbers, 0 where nobody wants it.
    """

    classes: int
    embedding: int = 0

    @property
    def channels(self) -> int:
        """All of them."""
        return self.classes + 1 + self.embedding

    def shares(self, answers: np.ndarray) -> np.ndarray:
        """The shares of the classes, the first axis being the channels."""
        return answers[: self.classes]

    def distance(self, answers: np.ndarray) -> np.ndarray:
        """The cosine distance of the nearest reference."""
        return answers[self.classes]

    def embeddings(self, answers: np.ndarray) -> np.ndarray:
        """The embedding, brought to length 1 again where several were averaged."""
        return unit_channels(answers[self.classes + 1 :])


class NeighbourNetwork:
    """An encoder whose answers are the votes of its neighbours, their distance and, if wanted, the embedding itself.

    See ``Network`` and ``AnswerLayout``. What lies farther than ``rejection`` belongs to the last class, which has no
    references; None where there is no such class.
    """

    def __init__(self, encoder: Network, index: NeighbourIndex, rejection: float | None, with_embedding: bool) -> None:
        self.backend, self.device, self.precision = encoder.backend, encoder.device, encoder.precision
        self._encoder, self._index = encoder, index
        self._rejection, self._with_embedding = rejection, with_embedding

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``; the channels are those of the layout."""
        embeddings = embeddings_of(self._encoder, pixels, present, check_cancelled)
        check_cancelled()
        flat = embeddings.reshape(-1, embeddings.shape[-1])
        votes = self._index.vote(flat)
        parts = [self._with_rejected(votes.shares, votes.distance), votes.distance[:, np.newaxis]]
        answers = np.concatenate([*parts, flat] if self._with_embedding else parts, axis=1)
        return _channels_first(answers.reshape(*embeddings.shape[:-1], -1))

    def _with_rejected(self, shares: np.ndarray, distance: np.ndarray) -> np.ndarray:
        if self._rejection is None:
            return shares
        rejected = (distance > self._rejection)[:, np.newaxis]
        return np.concatenate([np.where(rejected, np.float32(0), shares), rejected.astype(np.float32)], axis=1)


class SimilarityNetwork:
    """An encoder that answers how like some embeddings each one is, as the cosine, -1 to 1; see ``Network``.

    ``wanted``, float32 (N, D) of length 1, are compared with; of several the ``maximum`` or the ``mean`` counts.
    ``described`` says in words, for whoever compares two runs, what they are.
    """

    def __init__(self, encoder: Network, wanted: np.ndarray, summary: str, described: str) -> None:
        self.backend = f"{encoder.backend}, {described}"
        self.device, self.precision = encoder.device, encoder.precision
        self._encoder = encoder
        # The mean of the cosines is the cosine with the mean, but for its length.
        self._wanted = wanted.mean(axis=0, keepdims=True) if summary == MEAN else wanted

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``; one channel."""
        embeddings = embeddings_of(self._encoder, pixels, present, check_cancelled)
        return (embeddings @ self._wanted.T).max(axis=-1)[:, np.newaxis]


def embeddings_of(
    encoder: Network, pixels: np.ndarray, present: np.ndarray | None, check_cancelled: Callable[[], None]
) -> np.ndarray:
    """The embeddings of images as a ``Network`` takes them, float32 (N, H, W, D), again of length 1.

    The network has brought them to it; in 16 bits that is rounded.
    """
    return unit_length(np.moveaxis(encoder.probabilities(pixels, present, check_cancelled), 1, -1))


def unit_channels(answers: np.ndarray) -> np.ndarray:
    """Answers that are embeddings (D, …), again of length 1 where several were averaged."""
    return np.moveaxis(unit_length(np.moveaxis(answers, 0, -1)), -1, 0)


def _channels_first(answers: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(np.moveaxis(answers, -1, 1), dtype=np.float32)
