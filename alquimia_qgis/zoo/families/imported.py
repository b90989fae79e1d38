"""Networks that were trained elsewhere, rebuilt from a list of checked layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import Parameter
from alquimia_qgis.protocol.tasks import REGRESSION, SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily
from alquimia_qgis.zoo.imported.settings import is_whole, shown
from alquimia_qgis.zoo.imported.steps import Layer, Step, Steps

if TYPE_CHECKING:
    import keras

LARGEST_PATCH = 2048
MOST_BANDS = 4096
SMALLEST = Steps((Layer("Conv2D", {"filters": 2, "kernel_size": [1, 1]}),), (Step(0, (0,)),))
FIGURES = ("single_pixels", "once", "fixed", "patch_size", "crop", "multiple")
FIELDS = (*FIGURES, "layers", "steps")


@dataclass(frozen=True)
class ImportedNetwork(ModelFamily):
    """A network that was trained elsewhere. It can map and be exported, but not be trained here.

    Its record in a model file is the network itself, as a list of layers from an allow-list; that list is checked each
    time a model file is opened, before Keras is asked to build anything. The user has no parameters: all was said when
    the network was imported.

    ``single_pixels`` tells a network that takes pixels (B,), ``once`` one that gives one answer for a chip, ``fixed``
    one that takes chips of the one ``patch_size`` only, in pixels; ``crop`` and ``multiple`` are as in ``ModelFamily``.
    """

    title = "Imported network"
    tasks = (SEGMENTATION, REGRESSION)
    input = IMAGE
    trained: ClassVar[bool] = False

    network: Steps = SMALLEST
    single_pixels: bool = False
    once: bool = False
    fixed: bool = False
    patch_size: int = 128
    crop: int = 0
    multiple: int = 1

    def __post_init__(self) -> None:
        limits = {"patch_size": (1, LARGEST_PATCH), "crop": (0, LARGEST_PATCH), "multiple": (1, LARGEST_PATCH)}
        for name, (low, high) in limits.items():
            if not is_whole(getattr(self, name), low, high):
                raise ParameterError(f"The {name} of an imported network must lie from {low} to {high}.")
        if not all(isinstance(getattr(self, name), bool) for name in ("single_pixels", "once", "fixed")):
            raise ParameterError("An imported network is of single pixels or not, answers once or not, and so on.")

    @property
    def answers_once(self) -> bool:  # type: ignore[override]
        """Whether the network gives one answer for a chip."""
        return self.once

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """None: there is nothing that a user could set."""
        return ()

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> ImportedNetwork:
        """The network of a model file's record; whatever is not on the list of layers raises a ParameterError."""
        if not isinstance(values, dict) or set(values) != set(FIELDS):
            raise ParameterError(f"An imported network is recorded by {', '.join(FIELDS)}: {shown(values)} is not.")
        figures = {name: values[name] for name in FIGURES}
        return cls(network=Steps.from_lists(values["layers"], values["steps"]), **figures)

    def to_dict(self) -> dict[str, Any]:
        """The record of the network as plain data."""
        return {**{name: getattr(self, name) for name in FIGURES}, **self.network.to_lists()}

    def patch_multiple(self) -> int:
        """The grid on which the network repeats itself."""
        return self.multiple

    def output_crop(self) -> int:
        """What convolutions without padding leave off, or all but the middle pixel."""
        return self.patch_size // 2 if self.once else self.crop

    def check_patch_size(self, patch_size: int) -> None:
        """Only chips of its own size fit where it needs one, else any on its grid of which something is left."""
        sized = self.once or self.fixed
        if sized and patch_size != self.patch_size:
            raise ParameterError(f"This network looks at chips of {self.patch_size} pixels; {patch_size} was given.")
        if not sized and (patch_size % self.multiple or patch_size <= 2 * self.crop):
            raise ParameterError(
                f"This network looks at chips of more than {2 * self.crop} pixels whose width is a multiple of "
                f"{self.multiple}; {patch_size} was given."
            )

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """(H, W, B) → answers (H - 2 crop, W - 2 crop, C), or (1, 1, C) of chips of the one size.

        Layers that do not fit each other, the bands or the answers raise a ModelFileError.
        """
        from alquimia_qgis.zoo.blocks.steps import network_of_steps

        sized = self.once or self.fixed
        if not is_whole(input_shape[-1], 1, MOST_BANDS) or (sized and input_shape[0] != self.patch_size):
            raise ModelFileError(f"The imported network takes chips of {self.patch_size} pixels, not {input_shape}.")
        network = network_of_steps(self.network, input_shape, self.patch_size, self.single_pixels, self.once)
        if len(network.output_shape) != len(IMAGE.axes) + 1 or network.output_shape[-1] != output_channels:
            raise ModelFileError(
                f"The imported network gives answers of the shape {network.output_shape[1:]}, which do not fit "
                f"{output_channels} classes or numbers."
            )
        return network
