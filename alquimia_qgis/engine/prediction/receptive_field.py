"""What prediction must know of a network's reach; found by ``graph_walk`` and kept in the model file."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class ReceptiveField:
    """What prediction must know of a network.

    A pixel of the output depends on no input pixel farther than ``radius`` (pixels, a safe upper bound; infinite where
    the network sees everything). Shifting the input by a multiple of ``stride`` pixels shifts the output alike.
    ``crop`` pixels are missing from each side of the output (0 where the reach is unbounded: it is then unknown).
    """

    radius: float
    stride: int
    crop: int = 0

    @property
    def bounded(self) -> bool:
        """False where the network sees everything."""
        return math.isfinite(self.radius)
