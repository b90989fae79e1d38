"""Reads what every backend needs of an ``.alquimia`` file, and checks it, without loading Keras."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.bundle.self_test import SelfTest, self_test_size
from alquimia_qgis.protocol.bundle_manifest import HINT, READ_FAILURES, SELF_TEST, Manifest, check_members
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.tasks import task_of
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.family import ModelFamily

HIGHEST_PATCH_SIZE = 2048


def output_channels(manifest: Manifest) -> int:
    """The channels of the network's output for the task and the classes of the model."""
    return family_of(manifest).output_channels(task_of(manifest.task), len(manifest.classes))


def family_of(manifest: Manifest) -> ModelFamily:
    """The family as this plugin knows it; the declaration in the file is a record and is never trusted."""
    try:
        kind = load_catalogue().of_model_file(manifest.family)
        family = kind.from_dict(manifest.family_parameters)
        channels = family.output_channels(task_of(manifest.task), len(manifest.classes))
        if kind.input.has_surroundings:
            family.check_patch_size(manifest.patch_size)
        family.check_dates(manifest.dates or 1)
    except ParameterError as error:
        raise ModelFileError(f"The model file cannot be rebuilt: {error.message}", error.hint) from error
    fitting = manifest.task in [task.name for task in kind.tasks] and manifest.input_kind == kind.input.name
    fitting = fitting and (manifest.series is not None) == ("date" in kind.input.axes)
    fitting = fitting and (manifest.target is None) == task_of(manifest.task).gives_classes
    if not fitting or channels < 1 or not 1 <= manifest.patch_size <= HIGHEST_PATCH_SIZE:
        raise ModelFileError(
            f"The model file's manifest does not fit a {kind.title}: {manifest.task} of {manifest.input_kind}, "
            f"{len(manifest.classes)} classes, chips of {manifest.patch_size} pixels.",
            HINT,
        )
    _check_inference(manifest, family)
    return family


def fixed_size(manifest: Manifest) -> int | None:
    """The only edge (pixels) that the network takes; None where it takes any."""
    return None if manifest.inference is None else manifest.inference.tile


@contextmanager
def opened(path: str) -> Iterator[zipfile.ZipFile]:
    """The archive with its members checked; whatever cannot be read inside the block is a ModelFileError."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, path)
            yield archive
    except READ_FAILURES as error:
        raise ModelFileError(f"{path} is not a readable Alquimia model file ({error}).", HINT) from error


def read_member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """A member's bytes; one that is larger than it can be is refused before it is unpacked."""
    info = archive.getinfo(name)
    if info.file_size > largest:
        raise ModelFileError(
            f"The model file's {name} is too large for its network: {info.file_size} bytes, at most {largest}.", HINT
        )
    return archive.read(info)


def read_self_test(archive: zipfile.ZipFile, manifest: Manifest, family: ModelFamily) -> SelfTest:
    """The recorded chip and answer, of the shapes that this model has."""
    edge = self_test_size(family, manifest.patch_size, fixed_size(manifest))
    largest = arrays.largest_size(4 * edge * edge * (len(manifest.channels) + output_channels(manifest)), 2)
    return SelfTest.of(*arrays.unpack(read_member(archive, SELF_TEST, largest), SELF_TEST))


def _check_inference(manifest: Manifest, family: ModelFamily) -> None:
    """What the file says of its network must be what the family says of itself."""
    record = manifest.inference
    if record is None:
        return
    same = record.multiple == family.patch_multiple() and record.output_crop == family.output_crop()
    # No window is smaller than the grid: a giant one would be read whatever memory is allowed.
    fitting = same and math.lcm(record.stride, record.multiple) <= HIGHEST_PATCH_SIZE
    if not fitting or record.tile not in (None, manifest.patch_size):
        raise ModelFileError(f"The model file's figures of its network do not fit a {family.title}.", HINT)
