"""Reads an ``.alquimia`` file back into a network: rebuilt from our own family, filled with checked arrays."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.network import (
    Blueprint,
    WeightRecord,
    describe_weights,
)
from alquimia_qgis.engine.bundle.read import (
    family_of,
    fixed_size,
    opened,
    read_member,
    read_self_test,
)
from alquimia_qgis.engine.bundle.self_test import check_network
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.protocol.bundle_manifest import HINT, WEIGHTS, Manifest, read_manifest
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.family import NETWORKS, ModelFamily

# Of the file, of the arrays in it and of the network.
COPIES_OF_WEIGHTS = 3


class LoadedModel:
    """A model file that has passed every check: its card, its family, and its network for the sizes it takes."""

    def __init__(self, manifest: Manifest, family: ModelFamily, weights: Sequence[np.ndarray]) -> None:
        self.manifest = manifest
        self.family = family
        self.blueprint = Blueprint.of(manifest, family)
        self._free = self._filled(
            self.blueprint.shape(fixed_size(manifest)), weights
        )  # the only place where the weights are kept

    def network(self, input_shape: Sequence[int | None] | None = None) -> keras.Model:
        """The trained network up to the logits, in float32.

        ``input_shape`` is that of one example without the batch; left out, the network takes images of any size
        (or of the only one it can), and the same network is returned each time.
        """
        return self._free if input_shape is None else self._filled(input_shape, self._free.get_weights())

    def _filled(self, input_shape: Sequence[int | None], weights: Sequence[np.ndarray]) -> keras.Model:
        network = self.blueprint.build(input_shape)
        _check_shapes([weight.shape for weight in weights], describe_weights(network.weights))
        network.set_weights(weights)
        return network


def load_bundle(path: str) -> LoadedModel:
    """Read, check and prove a model file; whatever is wrong with it raises a ModelFileError.

    Limits are checked before anything is built and sizes before anything is read; a network that cannot fit in memory
    raises a MemoryLimitError, a model that is no network a ParameterError. Resets the global state of Keras.
    """
    manifest = read_manifest(path)
    family = family_of(manifest)
    if family.learner not in NETWORKS:
        raise ParameterError(f"A {family.title} is no network, so Keras cannot compute or open it.")
    blueprint = Blueprint.of(manifest, family)
    records = blueprint.sketch(blueprint.shape(fixed_size(manifest)))
    with opened(path) as archive:
        weights = _read_weights(archive, records, family)
        self_test = read_self_test(archive, manifest, family)
    model = LoadedModel(manifest, family, weights)
    check_network(model.network(), self_test)
    return model


def _read_weights(
    archive: zipfile.ZipFile, records: Sequence[WeightRecord] | None, family: ModelFamily
) -> list[np.ndarray]:
    """The arrays in the order of the network's weights; without records, in the order of their keys."""
    size = archive.getinfo(WEIGHTS).file_size
    if records is not None:
        size = arrays.largest_size(sum(record.size for record in records), len(records))
    # By what is really in the file: a manifest that tells of a giant network beside small weights is simply wrong.
    present = min(size, archive.getinfo(WEIGHTS).file_size)
    check_memory(present * COPIES_OF_WEIGHTS, f"Loading this {family.title}", "Use a smaller model.")
    found, _ = arrays.unpack(read_member(archive, WEIGHTS, size), WEIGHTS)
    if records is None:
        return [found[key] for key in sorted(found)]
    if set(found) != {record.key for record in records}:
        raise ModelFileError("The weights of the model file are not those of its network.", HINT)
    weights = [found[record.key] for record in records]
    if any(array.dtype.name != record.dtype for array, record in zip(weights, records, strict=True)):
        raise ModelFileError("The weights of the model file have a wrong type of number.", HINT)
    _check_shapes([array.shape for array in weights], records)
    return weights


def _check_shapes(shapes: Sequence[tuple[int, ...]], records: Sequence[WeightRecord]) -> None:
    if len(shapes) != len(records):
        raise ModelFileError(
            f"The model file holds {len(shapes)} arrays of weights; its network has {len(records)}.", HINT
        )
    for shape, record in zip(shapes, records, strict=True):
        if shape != record.shape:
            raise ModelFileError(
                f"The weights {record.key} of the model file have the shape {shape}; the network needs {record.shape}.",
                HINT,
            )
