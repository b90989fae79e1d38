"""Ways to map networks that answer for one pixel at a time: single pixels, and pixels with the patch around them.

Pixels without data are skipped: they never reach the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from alquimia_qgis.engine.prediction.network import Network, never_cancelled

# Pixels in one unit of the batch size, so that "8" is as moderate here as for windows.
PIXELS_PER_BATCH = 1024
USUAL_BATCH, LARGEST_BATCH = 8, 64
PATCHES_PER_BATCH = 64
# A part of a call's pixels, for the last ones of a window: each is a shape that a backend compiles once.
SMALLER_CALLS = 4


class SinglePixels:
    """Networks that see one pixel at ``dates`` dates: flat batches of those that have data. See ``Surroundings``."""

    whole_windows = False
    grid = 1
    margin = 0

    def __init__(self, dates: int) -> None:
        self._usual_batch = max(USUAL_BATCH, LARGEST_BATCH // dates)

    @property
    def description(self) -> str:
        """In words, for the log."""
        return "pixel by pixel"

    def cores_at_once(self, batch: int) -> int:
        """One: its pixels fill the batch."""
        return 1

    def automatic_batch(self, core_size: int) -> int:
        """8192 pixels, more where they have few dates."""
        return self._usual_batch

    def edge_read(self, core_size: int) -> int:
        """The core itself."""
        return core_size

    def pixels_at_once(self, core_size: int, batch: int) -> int:
        """Those of one call, however large the window."""
        return min(core_size**2, batch * PIXELS_PER_BATCH)

    def predict(
        self,
        network: Network,
        pixels: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None] = never_cancelled,
        wanted: Sequence[np.ndarray] | None = None,
    ) -> np.ndarray:
        """See ``Surroundings``; the answer is NaN where nothing is present."""
        cores = []
        for number, window in enumerate(pixels):
            alive = _alive(present, number, window.shape[1:])
            alive = alive if wanted is None else alive & wanted[number].ravel()
            cores.append(self._predict_one(network, window, alive, batch, check_cancelled))
        return np.stack(cores)

    def _predict_one(
        self, network: Network, window: np.ndarray, alive: np.ndarray, batch: int, check_cancelled: Callable[[], None]
    ) -> np.ndarray:
        channels = window.reshape(len(window), -1)
        places = np.flatnonzero(alive)
        answers: np.ndarray | None = None
        for part, size in calls(len(places), batch * PIXELS_PER_BATCH):
            chosen = places[part]
            shown = np.zeros((1, len(channels), 1, size), dtype=window.dtype)
            taken = slice(chosen[0], chosen[-1] + 1) if len(places) == alive.size else chosen
            shown[0, :, 0, : len(chosen)] = channels[:, taken]
            answer = network.probabilities(shown, None, check_cancelled)[0, :, 0, : len(chosen)]
            if answers is None:
                answers = np.full((len(answer), alive.size), np.nan, dtype=np.float32)
            answers[:, chosen] = answer
        if answers is None:
            raise ValueError("A window without data reached the network.")
        return answers.reshape(-1, *window.shape[1:])


class Patches:
    """Networks that see a patch around one pixel: a patch for each pixel that has data. See ``Surroundings``."""

    whole_windows = False
    grid = 1

    def __init__(self, size: int) -> None:
        self._size = size
        self.margin = size // 2

    @property
    def description(self) -> str:
        """In words, for the log."""
        return f"a patch of {self._size} pixels around each pixel"

    def cores_at_once(self, batch: int) -> int:
        """One: its patches fill the batch."""
        return 1

    def automatic_batch(self, core_size: int) -> int:
        """512 patches."""
        return USUAL_BATCH

    def edge_read(self, core_size: int) -> int:
        """The core with its margins."""
        return core_size + 2 * self.margin

    def pixels_at_once(self, core_size: int, batch: int) -> int:
        """Those of all patches of one call."""
        return min(core_size**2, batch * PATCHES_PER_BATCH) * self._size**2

    def predict(
        self,
        network: Network,
        pixels: np.ndarray,
        present: np.ndarray | None,
        batch: int,
        check_cancelled: Callable[[], None] = never_cancelled,
        wanted: Sequence[np.ndarray] | None = None,
    ) -> np.ndarray:
        """See ``Surroundings``; the answer is NaN where the pixel itself is not present."""
        cores = []
        for number, window in enumerate(pixels):
            there = None if present is None else present[number]
            alive = self._alive(window, there)
            alive = alive if wanted is None else alive & wanted[number]
            cores.append(self._predict_one(network, window, there, alive, batch, check_cancelled))
        return np.stack(cores)

    def _alive(self, window: np.ndarray, present: np.ndarray | None) -> np.ndarray:
        """Which pixels of the core have any data, bool (H, W)."""
        height, width = (length - 2 * self.margin for length in window.shape[1:])
        if present is None:
            return np.ones((height, width), bool)
        inner = (slice(self.margin, self.margin + height), slice(self.margin, self.margin + width))
        return np.asarray(present.any(axis=0))[inner]

    def _predict_one(
        self,
        network: Network,
        window: np.ndarray,
        present: np.ndarray | None,
        alive: np.ndarray,
        batch: int,
        check_cancelled: Callable[[], None],
    ) -> np.ndarray:
        rows, columns = np.nonzero(alive)
        answers: np.ndarray | None = None
        for part, size in calls(len(rows), batch * PATCHES_PER_BATCH):
            places = (rows[part], columns[part])
            shown = self._cut(window, places, size)
            masks = None if present is None else self._cut(present, places, size)
            answer = network.probabilities(shown, masks, check_cancelled)[: len(places[0]), :, 0, 0]
            if answers is None:
                answers = np.full((answer.shape[1], *alive.shape), np.nan, dtype=np.float32)
            answers[:, places[0], places[1]] = answer.T
        if answers is None:
            raise ValueError("A window without data reached the network.")
        return answers

    def _cut(self, window: np.ndarray, places: tuple[np.ndarray, np.ndarray], count: int) -> np.ndarray:
        """Patches (count, channels, P, P) whose centres are ``places`` of the core; those to spare are zero."""
        views = np.lib.stride_tricks.sliding_window_view(window, (self._size, self._size), axis=(1, 2))
        patches = np.zeros((count, len(window), self._size, self._size), dtype=window.dtype)
        patches[: len(places[0])] = np.moveaxis(views[:, places[0], places[1]], 0, 1)
        return patches


def _alive(present: np.ndarray | None, number: int, shape: tuple[int, ...]) -> np.ndarray:
    """Which pixels of a window have any data, flat."""
    return np.ones(shape, bool).ravel() if present is None else present[number].any(axis=0).ravel()


def calls(count: int, most: int) -> Iterator[tuple[slice, int]]:
    """Parts of ``count`` pixels, and how many a call takes for them: ``most``, and for the rest a half, quarter …."""
    for start in range(0, count, most):
        rest = min(most, count - start)
        size = most
        for _ in range(SMALLER_CALLS - 1):
            size = size // 2 if size // 2 >= rest else size
        yield slice(start, start + rest), size
