"""The base of every model family."""

from __future__ import annotations

import inspect
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.parameters import FILE, Parameterised
from alquimia_qgis.protocol.tasks import Task
from alquimia_qgis.zoo.phases import TrainingPhase

if TYPE_CHECKING:
    import keras

# Pixels that the crop margin must leave of a chip's width: with less, nearly all computing is thrown away.
SMALLEST_CROPPED = 16
# How the engine makes a model of a family learn: a Keras network that answers for pixels, one that answers for anchors,
# one whose embeddings are compared, or decision trees.
NETWORK, DETECTOR, ENCODER, TREES = "network", "detector", "encoder", "trees"
NETWORKS = frozenset({NETWORK, DETECTOR, ENCODER})
# Sampling options that mean nothing where a network sees single pixels.
OPTIONS_OF_IMAGES = frozenset(
    {
        "patch_size", "patch_extent", "context_margin", "placement", "flips", "quarter_turns", "brightness",
        "maximum_chips",
    }
)  # fmt: skip


@dataclass(frozen=True)
class ModelFamily(Parameterised):
    """A declared model family: class attributes describe it, annotated fields are the user's parameters.

    The file name is the permanent id, the class docstring is the help text; its first sentence stands in the toolbox.
    ``own_options`` names sampling options that the family declares itself or that mean nothing to it: its dialog has
    its own, or none. A family that ``uses_days`` is built with the days of its dates. One that ``answers_once`` gives
    one answer for a chip of its own ``patch_size``, that of the middle pixel (index P // 2), and crops all the others.
    Parameters that are ``only_in_training`` change how a network learns and nothing of the network itself; those
    ``beside_network`` change what its answers mean; those ``only_with_samples`` mean nothing where it learns without.
    A family that is not ``trained`` only rebuilds networks of model files: there is no algorithm that trains it. How it
    learns says ``learner``; a family whose models are no networks has no ``build``. ``idle_options`` are training
    options that mean nothing to it. A ``large`` one takes long to train without a GPU, for instance because others have
    designed it for millions of pictures.
    """

    title: ClassVar[str] = ""
    tasks: ClassVar[tuple[Task, ...]] = ()
    input: ClassVar[InputKind]
    own_options: ClassVar[frozenset[str]] = frozenset()
    uses_days: ClassVar[bool] = False
    answers_once: ClassVar[bool] = False
    only_in_training: ClassVar[frozenset[str]] = frozenset()
    beside_network: ClassVar[frozenset[str]] = frozenset()
    only_with_samples: ClassVar[frozenset[str]] = frozenset()
    trained: ClassVar[bool] = True
    learner: ClassVar[str] = NETWORK
    idle_options: ClassVar[frozenset[str]] = frozenset()
    fewest_dates: ClassVar[int] = 2
    large: ClassVar[bool] = False

    @classmethod
    def summary(cls) -> str:
        """First sentence of the help text."""
        return " ".join(cls.help_text().split()).split(". ")[0].rstrip(".") + "."

    @classmethod
    def help_text(cls) -> str:
        """The class docstring, cleaned of its indentation."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def takes_pictures(cls) -> bool:
        """Whether it can learn from a folder of pictures with one class each: it answers once, and knows no dates."""
        return cls.answers_once and "date" not in cls.input.axes

    @classmethod
    def shows_samples(cls) -> bool:
        """Whether pictures of samples tell how far its training is: a network that learns what is around a pixel."""
        return cls.learner == NETWORK and cls.input.has_surroundings

    @classmethod
    def hidden_options(cls) -> frozenset[str]:
        """The sampling options that this family's dialog does not have."""
        return cls.own_options | (OPTIONS_OF_IMAGES if not cls.input.has_surroundings else frozenset())

    def sampling(self, options: SamplingOptions) -> SamplingOptions:
        """The sampling options as this family wants them: single pixels, or its own patch size where it has one."""
        given: dict[str, Any] = {name: getattr(self, name, None) for name in self.own_options}
        own = {name: value for name, value in given.items() if value is not None}
        if not self.input.has_surroundings:
            own["patch_size"] = 1
        return replace(options, **own)

    def check_dates(self, dates: int) -> None:
        """Raise a ParameterError when the network looks at dates and cannot be built for so few."""
        if "date" in self.input.axes and dates < self.fewest_dates:
            raise ParameterError(
                f"{self.title} needs at least {self.fewest_dates} dates; {dates} given.",
                "Add images of other dates or resample them to shorter steps; of a stacked raster, give its DATES.",
            )

    def output_channels(self, task: Task, classes: int) -> int:
        """Channels of the network's output when it serves this task; too few classes raise a ParameterError."""
        return task.output_channels(classes)

    def patch_multiple(self) -> int:
        """Chips must be a multiple of this many pixels wide and high."""
        return 1

    def output_crop(self) -> int:
        """Pixels that the network leaves off each side of its input; the label chip is cropped alike."""
        return 0

    def check_patch_size(self, patch_size: int) -> None:
        """Raise a ParameterError when chips of this size (pixels) do not fit the network."""
        multiple = self.patch_multiple()
        if patch_size % multiple:
            lower = patch_size // multiple * multiple
            fitting = [str(size) for size in (lower, lower + multiple) if size]
            raise ParameterError(
                f"The chip size must be a multiple of {multiple} for this {self.title}; {patch_size} was given.",
                f"Use {' or '.join(fitting)}, or change the depth.",
            )
        own = getattr(self, "patch_size", patch_size)
        if self.answers_once and patch_size != own:
            raise ParameterError(f"This {self.title} looks at chips of {own} pixels; {patch_size} was given.")
        crop = 0 if self.answers_once else self.output_crop()
        if crop and patch_size - 2 * crop < max(multiple, SMALLEST_CROPPED):
            raise ParameterError(
                f"A crop margin of {crop} pixels on each side leaves too little of a chip of {patch_size} pixels; "
                f"at least {max(multiple, SMALLEST_CROPPED)} must remain.",
                "Make the chips larger or the crop margin smaller.",
            )

    def build(self, input_shape: tuple[int | None, ...], output_channels: int) -> keras.Model:
        """The Keras model up to the logits; ``input_shape`` follows ``input.axes``, None where any size will do.

        A family that ``uses_days`` takes a third argument ``days``: those of the dates, as ``series_day`` counts them.
        """
        raise NotImplementedError

    def check_training(self) -> None:
        """Raise an AlquimiaError, before any sample is read, for parameters that no training can have."""

    def check_beginning(self) -> None:
        """Raise an AlquimiaError, before any sample is read, when ``begin_training`` would fail."""

    def begin_training(self, network: keras.Model, bands: Sequence[str]) -> None:
        """Give a network that was just built what it begins its training with; ``bands`` are names, maybe empty.

        Called when a training starts anew, never when it goes on from a model and never when a model file is opened;
        whatever fails is an AlquimiaError.
        """

    def phases(self) -> tuple[TrainingPhase, ...]:
        """The stretches of a training, one after another; only the last one may be open in epochs."""
        return (TrainingPhase(),)

    def record(self) -> dict[str, Any]:
        """The parameters for the model file and the report: of files their names only, never where they lie."""
        files = [parameter.name for parameter in self.parameters() if parameter.kind == FILE]
        return {**self.to_dict(), **{name: os.path.basename(getattr(self, name)) for name in files}}
