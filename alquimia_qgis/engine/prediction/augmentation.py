"""Test-time augmentation: the network sees each image mirrored and turned as well, and its answers are averaged.

Views of a window are the same for every way to cut the image into windows: a window with its margins is symmetric, and
its edges lie on the network's grid, also when it is mirrored or turned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.prediction.network import Network, never_cancelled

ROWS, COLUMNS = -2, -1


@dataclass(frozen=True)
class View:
    """A way to look at an image: turned by ``quarter_turns`` (anticlockwise), then mirrored or not."""

    mirrored: bool = False
    quarter_turns: int = 0

    def apply(self, images: np.ndarray) -> np.ndarray:
        """Images (…, H, W) as they are seen."""
        turned = np.rot90(images, self.quarter_turns, axes=(ROWS, COLUMNS))
        return np.ascontiguousarray(np.flip(turned, COLUMNS) if self.mirrored else turned)

    def undo(self, images: np.ndarray) -> np.ndarray:
        """What is seen as it was; a view of the array, nothing is copied."""
        straight = np.flip(images, COLUMNS) if self.mirrored else images
        return np.rot90(straight, -self.quarter_turns, axes=(ROWS, COLUMNS))


ONE_VIEW = "none"
VIEWS: dict[str, tuple[View, ...]] = {
    ONE_VIEW: (View(),),
    "flips": (View(), View(True), View(True, 2), View(False, 2)),
    "flips_and_turns": tuple(View(mirrored, turns) for mirrored in (False, True) for turns in range(4)),
}


class AugmentedNetwork:
    """A network that answers with the mean over several views of the image; see ``Network``."""

    def __init__(self, network: Network, views: Sequence[View]) -> None:
        self.backend, self.device, self.precision = network.backend, network.device, network.precision
        self._network = network
        self._views = views

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``."""
        total: np.ndarray | None = None
        for view in self._views:
            shown = None if present is None else view.apply(present)
            answer = view.undo(self._network.probabilities(view.apply(pixels), shown, check_cancelled))
            total = np.array(answer) if total is None else np.add(total, answer, out=total)
        if total is None:
            raise ValueError("There is no view to look at.")
        return np.divide(total, len(self._views), out=total)


def augmented(network: Network, choice: str) -> Network:
    """The network with the views of the option ``test_time_augmentation``; the network itself for one view."""
    views = VIEWS[choice]
    return AugmentedNetwork(network, views) if len(views) > 1 else network
