"""What the families share that answer once for a patch: its size, and how it fits networks without padding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.tasks import MULTI_LABEL, REGRESSION, SEGMENTATION, Task
from alquimia_qgis.zoo.family import ModelFamily

UNPADDED, PADDED = "none", "same"
PADDINGS = {UNPADDED: "None (whole images at once)", PADDED: "Zeros (patch by patch)"}
PADDING_HELP = (
    "Without padding a map is computed for whole images at once, about a hundred times faster than patch by patch, and "
    "exactly as in the training; the patch must be large enough for the network. With zeros around all features, as "
    "the published network has it, any patch will do, but each pixel of a map is computed by itself."
)


@dataclass(frozen=True)
class PatchFamily(ModelFamily):
    """A family of images that gives the class, or the number, of the middle pixel of a patch (index P // 2).

    Its parameters have a ``patch_size``. ``build`` takes that size and gives (1, 1, C), or any other, and then gives
    the answers for all pixels of an image whose patch lies within it, (H - P + 1, W - P + 1, C); a network that cannot
    raises a ValueError, and the engine maps patch by patch.
    """

    tasks: ClassVar[tuple[Task, ...]] = (SEGMENTATION, REGRESSION, MULTI_LABEL)
    input = IMAGE
    own_options = frozenset({"patch_size"})
    answers_once = True
    tags: ClassVar[tuple[str, ...]] = ("land cover", "scene classification", "convolutional network")

    @property
    def edge(self) -> int:
        """Pixels of the patch's edge."""
        size: int = getattr(self, "patch_size")  # noqa: B009  each family declares its own default and limits
        return size

    def output_crop(self) -> int:
        """All but the middle pixel."""
        return self.edge // 2

    def check_edge(self, needed: int) -> None:
        """Raise a ParameterError when the patch is smaller than what the layers leave something of (pixels)."""
        if self.edge < needed:
            raise ParameterError(
                f"This {self.title} needs chips of at least {needed} pixels; {self.edge} was given.",
                "Make the chips larger or the network less deep, or choose padding by zeros where it has that.",
            )

    def check_size_is_known(self, input_shape: Sequence[int | None]) -> None:
        """Raise a ValueError for images of any size, where the network would answer differently than for patches."""
        if None in input_shape:
            raise ValueError(f"This {self.title} must be built for the size of its patches; it cannot see all at once.")

    def check_is_patch(self, input_shape: Sequence[int | None]) -> None:
        """Raise a ValueError for all but exactly one patch."""
        if tuple(input_shape[:2]) != (self.edge, self.edge):
            raise ValueError(f"This {self.title} must be built for the size of its patches, {self.edge} pixels.")


def edge_after(edge: int, windows: Iterable[tuple[int, int]]) -> int:
    """Cells along an edge after layers of these sizes and strides without padding; 0 or less where none are left."""
    for size, stride in windows:
        edge = (edge - size) // stride + 1
    return edge


def edge_needed(windows: Sequence[tuple[int, int]], edge: int = 1) -> int:
    """The smallest edge from which layers of these sizes and strides make ``edge`` cells."""
    for size, stride in reversed(windows):
        edge = (edge - 1) * stride + size
    return edge
