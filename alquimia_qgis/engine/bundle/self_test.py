"""Lets a model file prove itself: one made-up chip and the answer the network gave when it was saved."""

from __future__ import annotations

from collections.abc import Mapping

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.network import network_input_shape
from alquimia_qgis.engine.devices import accelerators
from alquimia_qgis.protocol.bundle_manifest import HINT
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.family import ModelFamily

SMALLEST_CHIP = 32
# Relative to the largest output. GPUs multiply float32 with ten bits of mantissa (TF32) unless told otherwise.
TOLERANCE = {"cpu": 1e-4, "accelerator": 2e-2}
DEVICE = "device"


def self_test_chip(family: ModelFamily, patch_size: int, bands: int) -> np.ndarray:
    """Noise like scaled band values, float32 (1, S, S, B), of the smallest size the family takes.

    Noise rather than a piece of the user's image: it moves every weight, and no imagery leaves with the model.
    """
    shape = network_input_shape(family.input, bands, self_test_size(family, patch_size))
    return np.random.default_rng(0).standard_normal((1, *shape)).astype("float32")  # type: ignore[arg-type]


def self_test_size(family: ModelFamily, patch_size: int) -> int:
    """The smallest edge from 32 pixels on that this family takes, and never more than the chips of the training."""
    for size in range(min(SMALLEST_CHIP, patch_size), patch_size):
        try:
            family.check_patch_size(size)
        except ParameterError:
            continue
        return size
    return patch_size


def run_network(network: keras.Model, chip: np.ndarray) -> np.ndarray:
    """The float32 answer of the network to one batch."""
    return np.asarray(keras.ops.convert_to_numpy(network(chip, training=False)), dtype="float32")


def pack_self_test(chip: np.ndarray, answer: np.ndarray) -> bytes:
    """Chip and answer as a member of the model file, with the kind of device that gave the answer."""
    return arrays.pack({"x": chip.astype("float32"), "y": answer.astype("float32")}, {DEVICE: _device()})


def check_self_test(network: keras.Model, tensors: Mapping[str, np.ndarray], metadata: Mapping[str, str]) -> None:
    """Raise a ModelFileError when the network does not repeat its recorded answer."""
    if set(tensors) != {"x", "y"} or tensors["x"].ndim != len(network.input_shape):
        raise ModelFileError("The model file's self-test does not fit its network.", HINT)
    chip, expected = tensors["x"], tensors["y"]
    if len(chip) != 1 or any(b not in (None, a) for a, b in zip(chip.shape, network.input_shape, strict=True)):
        raise ModelFileError("The model file's self-test does not fit its network.", HINT)
    answer = run_network(network, chip)
    if answer.shape != expected.shape:
        raise ModelFileError("The model file's self-test does not fit its network.", HINT)
    tolerance = max(TOLERANCE.get(metadata.get(DEVICE, ""), 0.0), TOLERANCE[_device()])
    difference = float(np.abs(answer - expected).max())
    if not difference <= tolerance * max(1.0, float(np.abs(expected).max())):
        raise ModelFileError(
            f"The model file failed its self-test: its network now answers differently, by up to {difference:.3g}.",
            "The file is damaged or was changed, or this version of Keras computes differently; train the model again.",
        )


def _device() -> str:
    return "accelerator" if accelerators() else "cpu"
