"""Builds the network of a family, and tells its weights beforehand without taking the memory for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.inputs import InputKind
from alquimia_qgis.zoo.family import ModelFamily

if TYPE_CHECKING:
    import keras

BYTES_PER_WEIGHT = {"float64": 8, "float32": 4, "float16": 2, "bfloat16": 2, "int64": 8, "int32": 4, "uint8": 1}


@dataclass(frozen=True)
class WeightRecord:
    """One array of weights: ``key`` is its place and name, for instance ``0007/kernel``."""

    key: str
    shape: tuple[int, ...]
    dtype: str

    @property
    def count(self) -> int:
        """How many numbers the array holds."""
        return math.prod(self.shape)

    @property
    def size(self) -> int:
        """Bytes of the array."""
        return self.count * BYTES_PER_WEIGHT.get(self.dtype, 8)


def network_input_shape(kind: InputKind, bands: int, patch_size: int | None = None) -> tuple[int | None, ...]:
    """The shape of one example for this input kind; without ``patch_size`` the network takes images of any size."""
    sizes: dict[str, int | None] = {"height": patch_size, "width": patch_size, "band": bands}
    return tuple(sizes[axis] for axis in kind.axes)


def build_network(family: ModelFamily, input_shape: Sequence[int | None], output_channels: int) -> keras.Model:
    """The network up to the logits, under the dtype policy that is set."""
    return family.build(tuple(input_shape), output_channels)


def sketch_weights(
    family: ModelFamily, input_shape: Sequence[int | None], output_channels: int
) -> tuple[WeightRecord, ...] | None:
    """The weights that ``build_network`` would make, found without allocating them: a network of any size is safe.

    None for a family that makes its variables from arrays, which cannot be sketched. Resets the global state of Keras
    (names, seeds, dtype policy), so call it before anything else of a job is built.
    """
    import keras

    try:
        with keras.StatelessScope(initialize_variables=False):
            return describe_weights(build_network(family, input_shape, output_channels).weights)
    except ValueError:
        return None
    finally:
        # Keras has noted the variables and would allocate them at the end of the next scope.
        keras.utils.clear_session()


def describe_weights(weights: Iterable[Any]) -> tuple[WeightRecord, ...]:
    """Keys, shapes and dtypes in the order of ``model.weights``.

    The order is that of the layers in the graph; names that Keras numbers by itself (``dense_1``) differ from process
    to process and take no part. The number that Keras gives to an unnamed variable is dropped for the same reason.
    """
    return tuple(
        WeightRecord(
            f"{position:04d}/{weight.name.rstrip('0123456789').rstrip('_')}", tuple(weight.shape), weight.dtype
        )
        for position, weight in enumerate(weights)
    )
