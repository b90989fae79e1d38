"""Lets a model file prove itself: one made-up chip and the answer the network gave when it was saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.devices import accelerators
from alquimia_qgis.protocol.bundle_manifest import HINT
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras

SMALLEST_CHIP = 32
CPU, ACCELERATOR = "cpu", "accelerator"
# Relative to the largest output. GPUs multiply float32 with ten bits of mantissa (TF32) unless told otherwise.
TOLERANCE = {CPU: 1e-4, ACCELERATOR: 2e-2}
DEVICE = "device"


@dataclass(frozen=True)
class SelfTest:
    """A chip, float32 (1, …) as the network takes it, the logits it gave, and the kind of device that gave them."""

    chip: np.ndarray
    answer: np.ndarray
    device: str

    @classmethod
    def of(cls, tensors: Mapping[str, np.ndarray], metadata: Mapping[str, str]) -> SelfTest:
        """Take apart what the model file holds; a ModelFileError when it is something else."""
        if set(tensors) != {"x", "y"} or len(tensors["x"]) != 1:
            raise _misfit()
        return cls(tensors["x"], tensors["y"], metadata.get(DEVICE, ""))

    def pack(self) -> bytes:
        """As a member of the model file."""
        tensors = {"x": self.chip.astype("float32"), "y": self.answer.astype("float32")}
        return arrays.pack(tensors, {DEVICE: self.device})

    def check(self, answer: np.ndarray, device: str) -> None:
        """Raise a ModelFileError when ``answer``, computed now on this kind of device, is not the recorded one."""
        if answer.shape != self.answer.shape:
            raise _misfit()
        difference = float(np.abs(answer - self.answer).max())
        tolerance = max(TOLERANCE.get(self.device, 0.0), TOLERANCE[device])
        if not difference <= tolerance * max(1.0, float(np.abs(self.answer).max())):
            raise ModelFileError(
                f"The model file failed its self-test: its network now answers differently, by up to {difference:.3g}.",
                "The file is damaged or was changed, or these versions compute differently; train the model again.",
            )


def self_test_chip(blueprint: Blueprint, patch_size: int, fixed_size: int | None = None) -> np.ndarray:
    """Noise like scaled band values, float32 (1, …), of the smallest size the family takes, or the only one.

    Noise rather than a piece of the user's image: it moves every weight, and no imagery leaves with the model.
    """
    shape = blueprint.shape(self_test_size(blueprint.family, patch_size, fixed_size))
    return np.random.default_rng(0).standard_normal((1, *shape)).astype("float32")  # type: ignore[arg-type]


def self_test_size(family: ModelFamily, patch_size: int, fixed_size: int | None = None) -> int:
    """The smallest edge from 32 pixels on that this family takes, and never more than the chips of the training."""
    if fixed_size is not None:
        return fixed_size
    for size in range(min(SMALLEST_CHIP, patch_size), patch_size):
        try:
            family.check_patch_size(size)
        except ParameterError:
            continue
        return size
    return patch_size


def run_network(network: keras.Model, chip: np.ndarray) -> np.ndarray:
    """The float32 answer of the network to one batch."""
    from keras import ops

    return np.asarray(ops.convert_to_numpy(network(chip, training=False)), dtype="float32")


def check_network(network: keras.Model, self_test: SelfTest) -> None:
    """Raise a ModelFileError when the network does not repeat its recorded answer."""
    chip = self_test.chip
    if chip.ndim != len(network.input_shape):
        raise _misfit()
    if any(size not in (None, given) for given, size in zip(chip.shape, network.input_shape, strict=True)):
        raise _misfit()
    self_test.check(run_network(network, chip), keras_device())


def keras_device() -> str:
    """The kind of device that Keras computes on."""
    return ACCELERATOR if accelerators() else CPU


def _misfit() -> ModelFileError:
    return ModelFileError("The model file's self-test does not fit its network.", HINT)
