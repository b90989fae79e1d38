"""Reads an ``.alquimia`` file back into a network: rebuilt from our own family, filled with checked arrays."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

import keras
import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.network import (
    WeightRecord,
    build_network,
    describe_weights,
    network_input_shape,
    sketch_weights,
)
from alquimia_qgis.engine.bundle.self_test import check_self_test, self_test_size
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.engine.tasks import engine_task
from alquimia_qgis.protocol.bundle_manifest import (
    HINT,
    READ_FAILURES,
    SELF_TEST,
    WEIGHTS,
    Manifest,
    check_members,
    read_manifest,
)
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily

HIGHEST_PATCH_SIZE = 2048
# Of the file, of the arrays in it and of the network.
COPIES_OF_WEIGHTS = 3


class LoadedModel:
    """A model file that has passed every check: its card, its family, and its network for any input size."""

    def __init__(self, manifest: Manifest, family: ModelFamily, weights: Sequence[np.ndarray]) -> None:
        self.manifest = manifest
        self.family = family
        free = network_input_shape(family.input, len(manifest.bands))
        self._free = self._filled(free, weights)  # the only place where the weights are kept

    def network(self, input_shape: Sequence[int | None] | None = None) -> keras.Model:
        """The trained network up to the logits, in float32.

        ``input_shape`` is that of one example without the batch; left out, the network takes images of any size, and
        the same network is returned each time.
        """
        return self._free if input_shape is None else self._filled(input_shape, self._free.get_weights())

    def _filled(self, input_shape: Sequence[int | None], weights: Sequence[np.ndarray]) -> keras.Model:
        network = build_network(self.family, input_shape, output_channels(self.manifest))
        _check_shapes([weight.shape for weight in weights], describe_weights(network.weights))
        network.set_weights(weights)
        return network


def load_bundle(path: str) -> LoadedModel:
    """Read, check and prove a model file; whatever is wrong with it raises a ModelFileError.

    Limits are checked before anything is built and sizes before anything is read; a network that cannot fit in memory
    raises a MemoryLimitError. Resets the global state of Keras.
    """
    manifest = read_manifest(path)
    family = _family(manifest)
    records = sketch_weights(family, network_input_shape(family.input, len(manifest.bands)), output_channels(manifest))
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, path)
            weights = _read_weights(archive, records, family)
            self_test = _read_member(archive, SELF_TEST, _largest_self_test(manifest, family))
    except READ_FAILURES as error:
        raise ModelFileError(f"{path} is not a readable Alquimia model file ({error}).", HINT) from error
    model = LoadedModel(manifest, family, weights)
    check_self_test(model.network(), *arrays.unpack(self_test, SELF_TEST))
    return model


def output_channels(manifest: Manifest) -> int:
    """The channels of the network's output for the task and the classes of the model."""
    return engine_task(manifest.task).output_channels(len(manifest.classes))


def _family(manifest: Manifest) -> ModelFamily:
    """The family as this plugin knows it; the declaration in the file is a record and is never trusted."""
    try:
        kind = load_catalogue().get(manifest.family)
        family = kind.from_dict(manifest.family_parameters)
        channels = output_channels(manifest)
        family.check_patch_size(manifest.patch_size)
    except ParameterError as error:
        raise ModelFileError(f"The model file cannot be rebuilt: {error.message}", error.hint) from error
    fitting = manifest.task in [task.name for task in kind.tasks] and manifest.input_kind == kind.input.name
    if not fitting or channels < 1 or not 1 <= manifest.patch_size <= HIGHEST_PATCH_SIZE:
        raise ModelFileError(
            f"The model file's manifest does not fit a {kind.title}: {manifest.task} of {manifest.input_kind}, "
            f"{len(manifest.classes)} classes, chips of {manifest.patch_size} pixels.",
            HINT,
        )
    return family


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
    found, _ = arrays.unpack(_read_member(archive, WEIGHTS, size), WEIGHTS)
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


def _read_member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """A member's bytes; one that is larger than it can be is refused before it is unpacked."""
    info = archive.getinfo(name)
    if info.file_size > largest:
        raise ModelFileError(
            f"The model file's {name} is too large for its network: {info.file_size} bytes, at most {largest}.", HINT
        )
    return archive.read(info)


def _largest_self_test(manifest: Manifest, family: ModelFamily) -> int:
    edge = self_test_size(family, manifest.patch_size)
    return arrays.largest_size(4 * edge * edge * (len(manifest.bands) + output_channels(manifest)), 2)
