"""Builds the network of a family, and tells its weights beforehand without taking the memory for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.tasks import task_of
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


@dataclass(frozen=True)
class Blueprint:
    """All that a network is built from. ``bands`` are those of one date; ``days`` those of its dates, if it has any."""

    family: ModelFamily
    bands: int
    output_channels: int
    days: tuple[float, ...] = ()

    @classmethod
    def of(cls, manifest: Manifest, family: ModelFamily) -> Blueprint:
        """What the network of a model file is built from."""
        days = () if manifest.series is None else manifest.series.days
        channels = family.output_channels(task_of(manifest.task), len(manifest.classes))
        return cls(family, len(manifest.channels) // max(1, len(days)), channels, days)

    def shape(self, patch_size: int | None = None) -> tuple[int | None, ...]:
        """The shape of one example; without ``patch_size`` the network takes images of any size."""
        sizes = {"height": patch_size, "width": patch_size, "band": self.bands, "date": len(self.days)}
        return tuple(sizes[axis] for axis in self.family.input.axes)

    def build(self, shape: Sequence[int | None]) -> keras.Model:
        """The network up to the logits for examples of this shape, under the dtype policy that is set."""
        days = (self.days,) if self.family.uses_days else ()
        return self.family.build(tuple(shape), self.output_channels, *days)

    def sketch(self, shape: Sequence[int | None]) -> tuple[WeightRecord, ...] | None:
        """The weights that ``build`` would make, found without allocating them: a network of any size is safe.

        None for a family that makes its variables from arrays, which cannot be sketched. Resets the global state of
        Keras (names, seeds, dtype policy), so call it before anything else of a job is built.
        """
        import keras

        try:
            with keras.StatelessScope(initialize_variables=False):
                return describe_weights(self.build(shape).weights)
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
