"""The trained network as prediction sees it; every inference backend offers the same things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from alquimia_qgis.protocol.model_records import TargetRecord


def never_cancelled() -> None:
    """The check of a caller who cannot cancel."""


class Network(Protocol):
    """Anything that turns pixels as they lie in the file into class probabilities, or into the numbers it estimates.

    ``backend`` is its name with the version, ``device`` what it computes on, ``precision`` its number type, in words.
    """

    backend: str
    device: str
    precision: str

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """Probabilities, float32 (N, C, H - 2 crop, W - 2 crop), for images of unscaled values.

        Those of a pixel add up to 1, unless it may have several classes at once. A regression gives its numbers, C = 1.

        ``pixels`` are (N, B, H, W), band after band, of any real number type; ``present``, bool and broadcastable to
        them, says which are there (None: all). The network scales them as in training and takes a missing or infinite
        value for the band's mean. ``check_cancelled`` is called again and again where the backend allows, and what it
        raises ends the computation.
        """


class UnscaledNetwork:
    """A regression whose answers are in the unit of its training; see ``Network``."""

    def __init__(self, network: Network, target: TargetRecord) -> None:
        self.backend, self.device, self.precision = network.backend, network.device, network.precision
        self._network = network
        self._target = target

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``."""
        scaled = self._network.probabilities(pixels, present, check_cancelled)
        return scaled * np.float32(self._target.standard_deviation) + np.float32(self._target.mean)
