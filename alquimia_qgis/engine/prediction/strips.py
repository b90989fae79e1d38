"""Lets a network compute large images in strips, so that a cancel is heard between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from alquimia_qgis.engine.prediction.network import Network, never_cancelled

# A second or two of the largest models of trees, whose operator cannot be interrupted.
PIXELS_PER_STRIP = 2**16


class InStrips:
    """A network that answers for windows of ``patch`` pixels and sees no further; see ``Network``."""

    def __init__(self, network: Network, patch: int) -> None:
        self.backend, self.device, self.precision = network.backend, network.device, network.precision
        self._network = network
        self._lost = patch - 1

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``."""
        lost, (count, _, height, width) = self._lost, pixels.shape
        rows = max(1, PIXELS_PER_STRIP // (count * width))
        strips = []
        for start in range(0, height - lost, rows):
            part = slice(start, min(start + rows, height - lost) + lost)
            shown = None if present is None else np.broadcast_to(present, pixels.shape)[:, :, part]
            strips.append(self._network.probabilities(pixels[:, :, part], shown, check_cancelled))
        return strips[0] if len(strips) == 1 else np.concatenate(strips, axis=2)
