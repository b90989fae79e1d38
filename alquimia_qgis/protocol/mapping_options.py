"""Options of mapping, declared once for all model families: computing a network, probabilities, unfinished work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alquimia_qgis.protocol.neighbours import NeighbourOptions
from alquimia_qgis.protocol.parameters import Parameterised, choice, integer, switch


@dataclass(frozen=True)
class ComputingOptions(Parameterised):
    """How the network of a model is computed for an image."""

    title: ClassVar[str] = "Computing options"

    backend: str = choice(
        "automatic",
        {
            "automatic": "Automatic (OpenVINO on a processor, Keras on a GPU)",
            "openvino": "OpenVINO",
            "onnxruntime": "ONNX Runtime",
            "keras": "Keras",
        },
        advanced=True,
        help="The library that computes the network. All give the same map but for rounding; they differ in speed and "
        "memory. One that is named here is used or the mapping fails; automatic takes another where one cannot be had.",
    )  # fmt: skip
    precision: str = choice(
        "float32", {"float32": "32-bit float (exact)", "bfloat16": "bfloat16 (16-bit)", "float16": "float16 (16-bit)"},
        advanced=True,
        help="The numbers the network computes in. bfloat16 is two to four times as fast where the processor has it. "
        "Two trained U-Nets gave 99.6 and 99.9 % of the pixels the same class in bfloat16 as in 32 bits, and 99.97 "
        "and 99.99 % in float16; nearly all others were undecided between two classes.",
    )  # fmt: skip
    memory: int | None = integer(
        None, low=256, high=4_000_000, unit="MB", optional=True, advanced=True,
        help="How much memory the windows of the mapping may take; their size and number at once are chosen to fit. "
        "The libraries of the engine take another 200 MB, with Keras 700. Empty: a quarter of the computer's memory.",
    )  # fmt: skip
    window_size: int | None = integer(
        None, low=16, high=8192, unit="pixels", optional=True, advanced=True,
        help="The image is read and mapped in windows of this size; the map does not depend on it. "
        "Empty: 1024, or less where the memory asks for it.",
    )  # fmt: skip
    batch_size: int | None = integer(
        None, low=1, high=1024, optional=True, advanced=True,
        help="Windows given to the network at once. Empty: found automatically.",
    )  # fmt: skip
    surroundings: str = choice(
        "automatic",
        {
            "automatic": "Automatic (exact where the network looks only so far)",
            "margin": "Margins (exact)",
            "blending": "Blended tiles",
        },
        advanced=True, label="Surroundings of windows",
        help="How pixels near the edge of a window see their surroundings. Margins as wide as the network looks make "
        "the map exact. Tiles of the size of the training chips, overlapping by half and blended, suit networks that "
        "look at everything at once.",
    )  # fmt: skip
    test_time_augmentation: str = choice(
        "none",
        {
            "none": "None",
            "flips": "Flips (4 views)",
            "flips_and_turns": "Flips and quarter turns (8 views)",
        },
        advanced=True, label="Test-time augmentation",
        help="Map mirrored and turned views of the image too and average them: often a little more accurate, and as "
        "many times slower as there are views.",
    )  # fmt: skip
    ignore_band_names: bool = switch(
        False, advanced=True,
        help="Take the bands in their order even where their names differ from those the model was trained on.",
    )  # fmt: skip


@dataclass(frozen=True)
class ProbabilityOptions(ComputingOptions):
    """How a network is computed, and how its probabilities are stored."""

    title: ClassVar[str] = "Options of probabilities"

    probability_format: str = choice(
        "percent", {"percent": "Whole percent (8-bit, small files)", "float": "0 to 1 (32-bit float)"},
        advanced=True,
        help="How probabilities, confidence, entropy and margin are stored. Percentages are rounded one by one, so "
        "those of a pixel may add up to 99 or 101.",
    )  # fmt: skip


@dataclass(frozen=True)
class ResumingOptions(ProbabilityOptions):
    """How a mapping is computed and stored that can go on where it was interrupted."""

    title: ClassVar[str] = "Options of mappings that can go on"

    keep_on_cancel: bool = switch(
        False, advanced=True, label="Keep unfinished work on cancel",
        help="When the mapping is cancelled, keep what is done: started again with the same settings, it goes on "
        "there.",
    )  # fmt: skip


@dataclass(frozen=True)
class PredictionOptions(NeighbourOptions, ResumingOptions):
    """How a model is applied to an image."""

    title: ClassVar[str] = "Prediction options"
