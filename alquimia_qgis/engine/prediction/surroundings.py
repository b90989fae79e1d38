"""Ways to give every pixel the surroundings its network looks at, so that the map does not depend on windows.

Where the network looks only so far, a core is read with a margin at least as wide and the margin is cut off: exact.
Where it sees everything, its answer depends on the tile it is shown; then tiles of the training size lie on a grid
anchored at the image's origin, and their overlapping answers are blended.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from alquimia_qgis.engine.prediction.every_pixel import Patches, SinglePixels
from alquimia_qgis.engine.prediction.network import Network, never_cancelled
from alquimia_qgis.protocol.bundle_manifest import InferenceRecord
from alquimia_qgis.protocol.errors import ParameterError

# Beyond this margin (pixels) exactness costs more than half of a window of 1024 in computing margins.
WIDEST_MARGIN = 512
# Pixels given to the network at once when the user leaves the batch size open.
PIXELS_AT_ONCE = 1024 * 1024
LARGEST_BATCH = 32

MARGIN, BLENDING = "margin", "blending"


class Surroundings(Protocol):
    """How cores are read and predicted. Cores lie on multiples of ``grid``; ``margin`` is read on each side of them.

    ``whole_windows`` says that the network sees cores as they are, so that their shapes are its input's.
    """

    grid: int
    margin: int
    whole_windows: bool

    @property
    def description(self) -> str:
        """In words, for the log."""

    def cores_at_once(self, batch: int) -> int:
        """How many cores of the same size ``predict`` takes for a batch of this size."""

    def automatic_batch(self, core_size: int) -> int:
        """A batch size that keeps memory near that of one large window."""

    def edge_read(self, core_size: int) -> int:
        """How many pixels of the image are read along each side of a core of this size."""

    def pixels_at_once(self, core_size: int, batch: int) -> int:
        """The pixels that the network sees in one call for cores of this size."""

    def predict(
        self,
        network: Network,
        pixels: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None] = never_cancelled,
        wanted: Sequence[np.ndarray] | None = None,
    ) -> np.ndarray:
        """Cores with margins (N, B, H + 2 margin, W + 2 margin) → probabilities of the cores (N, C, H, W).

        ``pixels`` and ``present`` are as a ``Network`` takes them. ``wanted``, bool (H, W) of each core, says which
        pixels need an answer (None: all); networks that answer pixel by pixel leave out the others, which are NaN.
        """


class Margin:
    """Exact: the margin covers the receptive field, and windows lie on the grid on which the network repeats itself."""

    whole_windows = True

    def __init__(self, radius: float, stride: int, multiple: int, crop: int) -> None:
        self.grid = math.lcm(stride, multiple)
        self.margin = math.ceil(max(radius, crop) / self.grid) * self.grid
        self._crop = crop

    @property
    def description(self) -> str:
        """In words, for the log."""
        return f"margins of {self.margin} pixels, without seams"

    def cores_at_once(self, batch: int) -> int:
        """As many as the batch."""
        return batch

    def automatic_batch(self, core_size: int) -> int:
        """Small windows are put together until they make a large one."""
        return min(LARGEST_BATCH, max(1, PIXELS_AT_ONCE // (core_size + 2 * self.margin) ** 2))

    def edge_read(self, core_size: int) -> int:
        """The core with its margins."""
        return core_size + 2 * self.margin

    def pixels_at_once(self, core_size: int, batch: int) -> int:
        """All the cores of a batch with their margins."""
        return batch * (core_size + 2 * self.margin) ** 2

    def predict(
        self,
        network: Network,
        pixels: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None] = never_cancelled,
        wanted: Sequence[np.ndarray] | None = None,
    ) -> np.ndarray:
        """See ``Surroundings``."""
        probabilities = network.probabilities(pixels, present, check_cancelled)
        edge = self.margin - self._crop
        height, width = (size - 2 * self.margin for size in pixels.shape[2:])
        return probabilities[..., edge : edge + height, edge : edge + width]


class Blending:
    """Overlapping tiles of a fixed size, weighted by Hann windows that add up to 1 everywhere.

    A tile starts every half of the network's output, counted from the image's origin, so four tiles share each pixel.
    """

    whole_windows = False

    def __init__(self, tile: int, crop: int) -> None:
        output = tile - 2 * crop
        self.grid = output // 2
        self._spare = output % 2
        self.margin = self.grid + crop + self._spare
        self._tile = tile
        phase = np.pi * (np.arange(2 * self.grid) + 0.5) / (2 * self.grid)
        self._weights = np.outer(np.sin(phase) ** 2, np.sin(phase) ** 2).astype(np.float32)

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

    def edge_read(self, core_size: int) -> int:
        """The core with its margins."""
        return core_size + 2 * self.margin

    def pixels_at_once(self, core_size: int, batch: int) -> int:
        """A batch of tiles, whatever the core."""
        return batch * self._tile**2

    def predict(
        self,
        network: Network,
        pixels: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None] = never_cancelled,
        wanted: Sequence[np.ndarray] | None = None,
    ) -> np.ndarray:
        """See ``Surroundings``."""
        cores = [
            self._blend(network, window, None if present is None else present[number], batch, check_cancelled)
            for number, window in enumerate(pixels)
        ]
        return np.stack(cores) if len(cores) > 1 else cores[0][np.newaxis]

    def _blend(
        self,
        network: Network,
        window: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None],
    ) -> np.ndarray:
        height, width = (length - 2 * self.margin for length in window.shape[1:])
        places = [(row, column) for row in range(0, height + 1, self.grid) for column in range(0, width + 1, self.grid)]
        size = 2 * self.grid
        blended: np.ndarray | None = None
        for first in range(0, len(places), batch):
            part = places[first : first + batch]
            shown = None if present is None else self._tiles(present, part)
            answers = network.probabilities(self._tiles(window, part), shown, check_cancelled)
            if blended is None:
                blended = np.zeros((answers.shape[1], height + size, width + size), np.float32)
            for (row, column), answer in zip(part, answers, strict=True):
                blended[:, row : row + size, column : column + size] += self._weights * answer[:, :size, :size]
        if blended is None:
            raise ValueError("A core has no pixels.")
        return blended[:, self.grid : self.grid + height, self.grid : self.grid + width]

    def _tiles(self, window: np.ndarray, places: list[tuple[int, int]]) -> np.ndarray:
        starts = [(row + self._spare, column + self._spare) for row, column in places]
        return np.stack([window[:, row : row + self._tile, column : column + self._tile] for row, column in starts])


def choose_surroundings(
    record: InferenceRecord, patch_size: int, choice: str = "automatic", dates_of_pixels: int | None = None
) -> Surroundings:
    """Exact margins where they are finite and not too wide, else blended tiles of the training size; or as chosen.

    A network that sees single pixels at so many dates as ``dates_of_pixels``, or a patch around each pixel, goes from
    pixel to pixel, whatever is chosen.

    A choice that the network does not allow raises a ParameterError, and so do tiles whose output cannot overlap
    because less than two pixels are left of it.
    """
    if dates_of_pixels is not None:
        return SinglePixels(dates_of_pixels)
    if record.tile is not None and record.tile // 2 == record.output_crop:  # all but the middle pixel
        return Patches(record.tile)
    if record.radius is not None and record.tile is None and choice != BLENDING:
        exact = Margin(record.radius, record.stride, record.multiple, record.output_crop)
        if exact.margin <= WIDEST_MARGIN or choice == MARGIN:
            return exact
    if choice == MARGIN:
        raise ParameterError(
            "This network looks at the whole image at once, so no margin is wide enough for an exact map.",
            "Set the surroundings of windows to blended tiles or automatic.",
        )
    tile, crop = record.tile or patch_size, record.output_crop
    if tile - 2 * crop < 2:
        raise ParameterError(
            f"A crop margin of {crop} pixels on each side leaves too little of tiles of {tile} pixels to blend them.",
            "Train the model with larger chips or a smaller crop margin.",
        )
    return Blending(tile, crop)
