"""Notes what a mapping job asks of its network and when, so that the same can be asked again without the job."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.prediction.network import Network

Key = tuple[tuple[int, ...], str, tuple[int, ...] | None]


@dataclass
class Calls:
    """The calls of one job in order; ``examples`` keeps one input of each shape and type."""

    keys: list[Key] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)
    examples: dict[Key, tuple[np.ndarray, np.ndarray | None]] = field(default_factory=dict)
    keep_examples: bool = False

    def add(self, pixels: np.ndarray, present: np.ndarray | None, started: float, ended: float) -> None:
        """Note one call."""
        key = (pixels.shape, str(pixels.dtype), None if present is None else present.shape)
        if self.keep_examples and key not in self.examples:
            self.examples[key] = (pixels.copy(), None if present is None else present.copy())
        self.keys.append(key)
        self.spans.append((started, ended))

    @property
    def computed_pixels(self) -> int:
        """Pixels of all inputs, margins included."""
        return sum(shape[0] * shape[2] * shape[3] for shape, _, _ in self.keys)

    @property
    def busy(self) -> float:
        """Seconds in which at least one call was being answered."""
        total, reached = 0.0, 0.0
        for started, ended in sorted(self.spans):
            total += max(0.0, ended - max(started, reached))
            reached = max(reached, ended)
        return total

    def repeat(self, network: Network) -> None:
        """Ask ``network`` the same again: as many inputs of the same shapes, from memory."""
        for key in self.keys:
            network.probabilities(*self.examples[key])

    def warm_up(self, network: Network) -> None:
        """One call of each shape."""
        for pixels, present in self.examples.values():
            network.probabilities(pixels, present)


class _WatchedNetwork:
    """Answers as the network does and notes each call."""

    def __init__(self, network: Network, calls: Calls) -> None:
        self._network = network
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        return getattr(self._network, name)

    def probabilities(self, pixels: np.ndarray, present: np.ndarray | None = None, *others: Any) -> np.ndarray:
        started = time.perf_counter()
        answer = self._network.probabilities(pixels, present, *others)
        self._calls.add(pixels, present, started, time.perf_counter())
        return answer


@contextmanager
def watched(calls: Calls) -> Iterator[None]:
    """In this block, the networks of mapping jobs of this process note their calls."""
    opened: Callable[..., Any] = predict_raster.open_predictor

    def open_watched(*args: Any, **kwargs: Any) -> Any:
        predictor = opened(*args, **kwargs)
        return dataclasses.replace(predictor, network=_WatchedNetwork(predictor.network, calls))

    predict_raster.open_predictor = open_watched
    try:
        yield
    finally:
        predict_raster.open_predictor = opened
