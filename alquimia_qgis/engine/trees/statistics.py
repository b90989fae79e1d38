"""What trees see of an image: the bands of a pixel, and statistics of the window around it, as parts of a graph.

Training and mapping compute them by one and the same graph, so that a tree meets the values it learned from, but for
the rounding of the last bit. All are of scaled values (mean 0, deviation 1 in the training), where a missing value is
0.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from statistics import NormalDist

from alquimia_qgis.engine.trees.graph_writer import LAST, GraphWriter
from alquimia_qgis.zoo.tree_family import TreeFamily

HEIGHT, WIDTH = 2, 3  # axes of images (N, C, H, W)
FLOAT = 1  # of TensorProto.DataType
# Between these (in deviations) lie the limits of differences: from even ground to the edges of roofs and fields.
SMALLEST_EDGE, LARGEST_EDGE = 0.02, 1.2


class Statistic(ABC):
    """One value for each channel and pixel: images (N, C, H, W) → (N, C, H - P + 1, W - P + 1), P the whole window."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it is, after the name of a band; empty for the band's own value."""

    @abstractmethod
    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """Add its nodes for a whole window of ``patch`` pixels; returns the name of the result."""


@dataclass(frozen=True)
class Value(Statistic):
    """The pixel's own."""

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return ""

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``."""
        return inner(graph, image, patch, 1)


@dataclass(frozen=True)
class Mean(Statistic):
    """Of the pixels of a window."""

    window: int

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return f"mean of {self.window} × {self.window}"

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``."""
        return window_mean(graph, inner(graph, image, patch, self.window), self.window, self.window)


@dataclass(frozen=True)
class Deviation(Statistic):
    """Standard deviation of the pixels of a window."""

    window: int

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return f"deviation in {self.window} × {self.window}"

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``; rounding may leave a variance below 0 where all pixels are alike."""
        shown = inner(graph, image, patch, self.window)
        mean, squares = (
            window_mean(graph, values, self.window, self.window) for values in (shown, graph.add("Mul", shown, shown))
        )
        variance = graph.add("Sub", squares, graph.add("Mul", mean, mean))
        return graph.add("Sqrt", graph.add("Max", variance, graph.constant(0.0)))


@dataclass(frozen=True)
class Edges(Statistic):
    """Mean absolute difference of neighbours along an axis, over the whole window."""

    axis: int

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return "differences side by side" if self.axis == WIDTH else "differences above each other"

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``."""
        steps = differences(graph, image, self.axis)
        return window_mean(graph, steps, patch - (self.axis == HEIGHT), patch - (self.axis == WIDTH))


@dataclass(frozen=True)
class ShareBelow(Statistic):
    """The share of the window's pixels whose scaled value is below ``limit``."""

    limit: float

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return f"share below {self.limit:+.2f} deviations"

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``."""
        return window_mean(graph, share_mask(graph, image, self.limit), patch, patch)


@dataclass(frozen=True)
class EdgesBelow(Edges):
    """The share of the differences along an axis that are smaller than ``limit``."""

    limit: float

    @property
    def words(self) -> str:
        """See ``Statistic``."""
        return f"share of {super().words} below {self.limit:.2f} deviations"

    def write(self, graph: GraphWriter, image: str, patch: int) -> str:
        """See ``Statistic``."""
        small = share_mask(graph, differences(graph, image, self.axis), self.limit)
        return window_mean(graph, small, patch - (self.axis == HEIGHT), patch - (self.axis == WIDTH))


def statistics_of(family: TreeFamily) -> tuple[Statistic, ...]:
    """What the trees of a family see of each channel, in this order."""
    spread = [kind(window) for window in family.windows for kind in (Mean, Deviation)]
    if not spread:
        return (Value(),)
    count = getattr(family, "histogram", 0)
    axes = (WIDTH, HEIGHT) if getattr(family, "edges", False) else ()
    edges = [Edges(axis) for axis in axes]
    below = [EdgesBelow(axis, limit) for axis in axes for limit in edge_limits(count)]
    return (Value(), *spread, *edges, *map(ShareBelow, histogram_limits(count)), *below)


def histogram_limits(count: int) -> tuple[float, ...]:
    """So many limits, between which equally many of normally distributed values lie."""
    return tuple(NormalDist().inv_cdf(number / (count + 1)) for number in range(1, count + 1))


def edge_limits(count: int) -> tuple[float, ...]:
    """So many limits of differences, each larger than the one before by the same factor."""
    factor = (LARGEST_EDGE / SMALLEST_EDGE) ** (1 / max(1, count - 1))
    return tuple(SMALLEST_EDGE * factor**number for number in range(count))


def differences(graph: GraphWriter, image: str, axis: int) -> str:
    """How much each pixel differs from the next along an axis, of which one place is lost."""
    after, before = graph.part(image, [1], [LAST], [axis]), graph.part(image, [0], [-1], [axis])
    return graph.add("Abs", graph.add("Sub", after, before))


def share_mask(graph: GraphWriter, values: str, limit: float) -> str:
    """1 where a value is below the limit, else 0."""
    return graph.add("Cast", graph.add("Less", values, graph.constant(limit)), to=FLOAT)


def inner(graph: GraphWriter, image: str, patch: int, window: int) -> str:
    """The image without what a whole window of ``patch`` pixels has around the ``window`` about its middle pixel.

    The middle pixel of P pixels has the index P // 2.
    """
    before = patch // 2 - window // 2
    after = patch - window - before
    if not before and not after:
        return image
    return graph.part(image, [before, before], [-after or LAST, -after or LAST], [HEIGHT, WIDTH])


def window_mean(graph: GraphWriter, image: str, height: int, width: int) -> str:
    """The mean of each window, (N, C, H - height + 1, W - width + 1): of columns, then of their means."""
    columns = graph.add("AveragePool", image, kernel_shape=[height, 1]) if height > 1 else image
    return graph.add("AveragePool", columns, kernel_shape=[1, width]) if width > 1 else columns
