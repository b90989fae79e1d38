"""What the families share that find objects by anchors: boxes of set sizes, and which of them answer for an object."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer, real, switch
from alquimia_qgis.protocol.tasks import DETECTION
from alquimia_qgis.zoo.family import DETECTOR, ModelFamily

# Side of the smallest anchors, in cells of the finest level, where it is neither given nor proposed (Lin et al. 2017).
USUAL_CELLS = 4
USUAL_RATIO = 2.0
USUAL_GROWTH = 2.0
# Sizes and positions of boxes vary by these: the variances of the published networks are 0.1 and 0.2.
SIZE_TO_CENTRE = 2.0


class AnchorLevel(NamedTuple):
    """The anchors of one level: in the middle of each cell of ``stride`` pixels, one of each shape (width, height)."""

    stride: int
    shapes: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class DetectionFamily(ModelFamily):
    """A network (H, W, B) → (anchors, 1, 4 + C): box deltas, then class logits, of each anchor of each level.

    Anchors come level by level from fine to coarse, row by row of cells, those of a cell in the order of ``shapes``. A
    cell row has ``ceil(W / stride)`` cells. Deltas are the offset of the centre by the anchor's size and the logarithm
    of the ratio of sizes, divided by ``box_variance``.
    """

    tasks = (DETECTION,)
    input = IMAGE
    learner = DETECTOR
    idle_options = frozenset({"class_weights"})
    # Objects are boxes, and chips show as many as there are.
    own_options = frozenset({"patch_size", "all_touched", "placement"})
    only_in_training = frozenset(
        {"patch_size", "positive_overlap", "negative_overlap", "match_best", "focal_alpha", "box_delta"}
    )
    beside_network = frozenset({"anchor_size", "anchor_ratio", "anchor_growth", "box_variance"})
    coarsest_level: ClassVar[int] = 7

    @classmethod
    def takes_pictures(cls) -> bool:
        """Pictures with boxes of their objects."""
        return True

    patch_size: int | None = integer(
        None, low=32, high=2048, unit="pixels", optional=True, label="Chip size",
        help="Width and height of the training chips, a multiple of 32. They should show the largest objects that "
        "matter whole, with something around them: what no chip shows whole is learned in parts, and found in parts. "
        "Empty: proposed from the sizes of the samples, from 128 to 512 pixels, and said in the log. Larger chips take "
        "longer. Finding objects is not bound to this size.",
    )  # fmt: skip
    finest_level: int = integer(
        3, low=2, high=4, label="Finest level",
        help="The finest level of features that looks for objects has cells of 2 to the power of this many pixels. "
        "Take 2 for objects under 16 pixels; it takes four times the computing. Take 4 where all are over 60 pixels.",
    )  # fmt: skip
    anchor_size: float | None = real(
        None, low=2.0, high=4096.0, unit="pixels", optional=True, label="Size of the smallest anchors",
        help="Side of the smallest boxes that objects are compared with; those of each coarser level are twice as "
        "large. Empty: proposed from the sizes of the samples, and said in the log.",
    )  # fmt: skip
    anchor_ratio: float | None = real(
        None, low=1.0, high=10.0, optional=True, label="Elongation of the anchors",
        help="Anchors are squares, and boxes so many times as high as wide and as wide as high. Empty: proposed from "
        "the shapes of the samples.",
    )  # fmt: skip
    anchor_growth: float | None = real(
        None, low=1.5, high=4.0, optional=True, advanced=True, label="Growth of the anchors by level",
        help="How much larger the anchors of each coarser level are. Empty: 2, or as much more as the largest samples "
        "need.",
    )  # fmt: skip
    anchor_scales: int = integer(
        3, low=1, high=4, advanced=True, label="Sizes of anchors per level",
        help="Number of sizes between one level's anchors and the larger ones of the next.",
    )  # fmt: skip
    positive_overlap: float = real(
        0.5, low=0.1, high=0.95, advanced=True, label="Overlap of an object",
        help="An anchor is to find an object when the two overlap by this much (intersection over union).",
    )  # fmt: skip
    negative_overlap: float = real(
        0.4, low=0.0, high=0.95, advanced=True, label="Overlap of the background",
        help="An anchor is to see nothing when it overlaps every object by less than this. Those in between do not "
        "count.",
    )  # fmt: skip
    match_best: bool = switch(
        True, advanced=True, label="Match the best anchor of each object",
        help="The anchor that overlaps an object most is to find it even where that is less than the overlap above, so "
        "that small and odd objects are learned, too.",
    )  # fmt: skip
    box_variance: float = real(
        0.1, low=0.01, high=1.0, advanced=True, label="Box variance",
        help="What an answer of 1 moves a box by, as a share of its size; sizes change by twice this. Smaller values "
        "make the loss of the boxes larger.",
    )  # fmt: skip
    focal_alpha: float = real(
        0.25, low=0.01, high=0.99, advanced=True, label="Focal loss: weight of objects",
        help="What objects count against background in the focal loss, together with FOCAL_GAMMA (Lin et al. 2017).",
    )  # fmt: skip
    box_delta: float = real(
        1.0, low=0.01, high=10.0, advanced=True, label="Smooth L1: where it becomes linear",
        help="Errors of boxes count by their square up to this and linearly beyond, so that outliers do not rule.",
    )  # fmt: skip

    def check_training(self) -> None:
        """What is background must overlap an object less than what finds it."""
        super().check_training()
        if self.negative_overlap > self.positive_overlap:
            raise ParameterError(
                f"The overlap of the background ({self.negative_overlap:g}) must not be larger than that of an object "
                f"({self.positive_overlap:g})."
            )

    @property
    def anchors_per_cell(self) -> int:
        """Three ratios of each size."""
        return 3 * self.anchor_scales

    @property
    def variances(self) -> tuple[float, float, float, float]:
        """Of x and y of the centre, of width and height."""
        size = SIZE_TO_CENTRE * self.box_variance
        return self.box_variance, self.box_variance, size, size

    def anchor_levels(self) -> tuple[AnchorLevel, ...]:
        """The anchors of each level, from the finest to the coarsest."""
        smallest = self.anchor_size or USUAL_CELLS * 2.0**self.finest_level
        ratio, growth = self.anchor_ratio or USUAL_RATIO, self.anchor_growth or USUAL_GROWTH
        levels = range(self.finest_level, self.coarsest_level + 1)
        return tuple(
            AnchorLevel(2**level, tuple(self._shapes(smallest * growth**number, ratio, growth)))
            for number, level in enumerate(levels)
        )

    def _shapes(self, size: float, ratio: float, growth: float) -> list[tuple[float, float]]:
        """Width and height of each anchor: of every ratio (height to width) and of every size the area is the same."""
        sizes = [size * growth ** (scale / self.anchor_scales) for scale in range(self.anchor_scales)]
        ratios = (1 / ratio, 1.0, ratio)
        return [(side / math.sqrt(each), side * math.sqrt(each)) for each in ratios for side in sizes]
