"""Two ways to give every pixel the surroundings its network looks at, so that the map does not depend on windows.

Where the network looks only so far, a core is read with a margin at least as wide and the margin is cut off: exact.
Where it sees everything, its answer depends on the tile it is shown; then tiles of the training size lie on a grid
anchored at the image's origin, and their overlapping answers are blended.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.prediction.network import Network
from alquimia_qgis.engine.prediction.receptive_field import ReceptiveField
from alquimia_qgis.protocol.errors import ParameterError

# Beyond this margin (pixels) exactness costs more than half of a window of 1024 in computing margins.
WIDEST_MARGIN = 512
# Pixels given to the network at once when the user leaves the batch size open.
PIXELS_AT_ONCE = 1024 * 1024
LARGEST_BATCH = 32


class Surroundings(Protocol):
    """How cores are read and predicted. Cores lie on multiples of ``grid``; ``margin`` is read on each side of them."""

    grid: int
    margin: int

    @property
    def description(self) -> str:
        """In words, for the log."""

    def cores_at_once(self, batch: int) -> int:
        """How many cores of the same size ``predict`` takes for a batch of this size."""

    def automatic_batch(self, core_size: int) -> int:
        """A batch size that keeps memory near that of one large window."""

    def predict(self, network: Network, pixels: np.ndarray, batch: int) -> np.ndarray:
        """Cores with margins (N, H + 2 margin, W + 2 margin, B) → probabilities of the cores (N, H, W, C)."""


class Margin:
    """Exact: the margin covers the receptive field, and windows lie on the grid on which the network repeats itself."""

    def __init__(self, field: ReceptiveField, multiple: int, crop: int) -> None:
        self.grid = math.lcm(field.stride, multiple)
        self.margin = math.ceil(max(field.radius, crop) / self.grid) * self.grid
        self._crop = crop

    @property
    def description(self) -> str:
        """In words, for the log."""
        return f"margin {self.margin} pixels, exact"

    def cores_at_once(self, batch: int) -> int:
        """As many as the batch."""
        return batch

    def automatic_batch(self, core_size: int) -> int:
        """Small windows are put together until they make a large one."""
        return min(LARGEST_BATCH, max(1, PIXELS_AT_ONCE // (core_size + 2 * self.margin) ** 2))

    def predict(self, network: Network, pixels: np.ndarray, batch: int) -> np.ndarray:
        """See ``Surroundings``."""
        probabilities = network.probabilities(pixels)
        edge = self.margin - self._crop
        height, width = (size - 2 * self.margin for size in pixels.shape[1:3])
        return probabilities[:, edge : edge + height, edge : edge + width]


class Blending:
    """Overlapping tiles of a fixed size, weighted by Hann windows that add up to 1 everywhere.

    A tile starts every half of the network's output, counted from the image's origin, so four tiles share each pixel.
    """

    def __init__(self, tile: int, crop: int) -> None:
        output = tile - 2 * crop
        self.grid = output // 2
        self._spare = output % 2
        self.margin = self.grid + crop + self._spare
        self._tile = tile
        phase = np.pi * (np.arange(2 * self.grid) + 0.5) / (2 * self.grid)
        self._weights = np.outer(np.sin(phase) ** 2, np.sin(phase) ** 2).astype(np.float32)[..., np.newaxis]

    @property
    def description(self) -> str:
        """In words, for the log."""
        return f"tiles of {self._tile} pixels every {self.grid} pixels, blended"

    def cores_at_once(self, batch: int) -> int:
        """One: its tiles fill the batch."""
        return 1

    def automatic_batch(self, core_size: int) -> int:
        """Tiles that make up a large window."""
        return min(LARGEST_BATCH, max(1, PIXELS_AT_ONCE // self._tile**2))

    def predict(self, network: Network, pixels: np.ndarray, batch: int) -> np.ndarray:
        """See ``Surroundings``."""
        return np.stack([self._blend(network, window, batch) for window in pixels])

    def _blend(self, network: Network, window: np.ndarray, batch: int) -> np.ndarray:
        height, width = (size - 2 * self.margin for size in window.shape[:2])
        places = [(row, column) for row in range(0, height + 1, self.grid) for column in range(0, width + 1, self.grid)]
        blended: np.ndarray | None = None
        for first in range(0, len(places), batch):
            part = places[first : first + batch]
            answers = network.probabilities(np.stack([self._tile_at(window, *place) for place in part]))
            if blended is None:
                blended = np.zeros((height + 2 * self.grid, width + 2 * self.grid, answers.shape[-1]), np.float32)
            for (row, column), answer in zip(part, answers, strict=True):
                size = 2 * self.grid
                blended[row : row + size, column : column + size] += self._weights * answer[:size, :size]
        if blended is None:
            raise ValueError("A core has no pixels.")
        return blended[self.grid : self.grid + height, self.grid : self.grid + width]

    def _tile_at(self, window: np.ndarray, row: int, column: int) -> np.ndarray:
        top, left = row + self._spare, column + self._spare
        return window[top : top + self._tile, left : left + self._tile]


def choose_surroundings(field: ReceptiveField, multiple: int, crop: int, tile: int) -> Surroundings:
    """Exact margins where they are finite and not too wide, else blended tiles of ``tile`` pixels.

    Tiles whose output cannot overlap, because less than two pixels are left of it, raise a ParameterError.
    """
    if field.bounded:
        exact = Margin(field, multiple, crop)
        if exact.margin <= WIDEST_MARGIN:
            return exact
    if tile - 2 * crop < 2:
        raise ParameterError(
            f"A crop margin of {crop} pixels on each side leaves too little of tiles of {tile} pixels to blend them.",
            "Train the model with larger chips or a smaller crop margin.",
        )
    return Blending(tile, crop)
