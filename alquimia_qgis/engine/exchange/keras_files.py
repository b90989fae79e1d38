"""Opens the three forms of a Keras 3 network: ``.keras``, ``.json`` with ``.weights.h5``, and whole ``.h5``."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alquimia_qgis.engine.exchange.layer_settings import keras_2
from alquimia_qgis.engine.exchange.stored_weights import HINT, StoredWeights, opened_weights
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.protocol.bundle_manifest import ENCRYPTED, HARMLESS_SIZE, HIGHEST_COMPRESSION, READ_FAILURES
from alquimia_qgis.protocol.errors import ModelFileError

ARCHIVE, NETWORK, WHOLE = ".keras", ".json", (".h5", ".hdf5")
WEIGHTS_ENDING = ".weights.h5"
CONFIGURATION, METADATA, WEIGHTS = "config.json", "metadata.json", "model.weights.h5"
LARGEST_CONFIGURATION = 16 * 2**20
LARGEST_METADATA = 2**20
LARGEST_WEIGHTS = 8 * 2**30
LARGEST = {CONFIGURATION: LARGEST_CONFIGURATION, METADATA: LARGEST_METADATA, WEIGHTS: LARGEST_WEIGHTS}
# Of the member unpacked, and of the arrays read from it.
COPIES = 2


@dataclass(frozen=True)
class ForeignNetwork:
    """An opened file: the parsed description of its network, not checked yet, and its weights."""

    configuration: Any
    weights: StoredWeights


@contextmanager
def opened_network(path: str, weights: str = "") -> Iterator[ForeignNetwork]:
    """Open a network; ``weights`` is the file beside a ``.json``, by default the one of the same name.

    Whatever is wrong with the files raises a ModelFileError; nothing is unpacked to the disk.
    """
    name, ending = Path(path).name, Path(path).suffix.lower()
    if ending == ARCHIVE:
        configuration, packed = _unpacked(path)
        with opened_weights(io.BytesIO(packed), f"The {WEIGHTS} in {name}") as stored:
            yield ForeignNetwork(configuration, stored)
    elif ending == NETWORK:
        configuration = _parsed(_text_in(path), name)
        place = weights or weights_beside(path)
        with opened_weights(place, Path(place).name) as stored:
            yield ForeignNetwork(configuration, stored)
    elif ending in WHOLE:
        with opened_weights(path, name) as stored:
            yield ForeignNetwork(_parsed(stored.configuration(), name), stored)
    else:
        raise ModelFileError(f"{name} is not a network of Keras.", "Give a file that ends in .keras, .json or .h5.")


def weights_beside(path: str) -> str:
    """The file of weights that belongs to the ``.json`` of a network by its name."""
    return str(Path(path).with_suffix("")) + WEIGHTS_ENDING


def _unpacked(path: str) -> tuple[Any, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, Path(path).name)
            metadata = _parsed(archive.read(METADATA), METADATA) if METADATA in archive.namelist() else {}
            if isinstance(metadata, dict) and str(metadata.get("keras_version", "")).startswith("2"):
                raise keras_2()
            configuration = _parsed(archive.read(CONFIGURATION), CONFIGURATION)
            check_memory(archive.getinfo(WEIGHTS).file_size * COPIES, "Importing this network", "Import a smaller one.")
            return configuration, archive.read(WEIGHTS)
    except READ_FAILURES as error:
        raise ModelFileError(f"{Path(path).name} is not a readable .keras file ({error}).", HINT) from error


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    """Only the members that Keras writes, none twice, encrypted, or larger than it can be."""
    names = [info.filename for info in archive.infolist()]
    missing = [member for member in (CONFIGURATION, WEIGHTS) if member not in names]
    unknown = sorted(set(names) - set(LARGEST))
    if missing or unknown or len(names) != len(set(names)):
        reason = f"it holds no {missing[0]}" if missing else f"it holds {', '.join(unknown or names)[:200]}"
        raise ModelFileError(f"{name} is not a .keras file that can be imported: {reason}.", HINT)
    for info in archive.infolist():
        known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not info.flag_bits & ENCRYPTED
        largest = min(LARGEST[info.filename], HARMLESS_SIZE + HIGHEST_COMPRESSION * info.compress_size)
        if not known or info.file_size > largest:
            raise ModelFileError(
                f"{name} holds {info.filename} in a form that Keras never writes, or of {info.file_size} bytes.", HINT
            )


def _text_in(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            text = file.read(LARGEST_CONFIGURATION + 1)
    except OSError as error:
        raise ModelFileError(f"{path} cannot be read ({error.strerror or error}).") from error
    if len(text) > LARGEST_CONFIGURATION:
        raise ModelFileError(f"{path} is larger than the description of any network.", HINT)
    return text


def _parsed(text: bytes | str, name: str) -> Any:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelFileError(f"{name} is not readable JSON ({error}).", HINT) from error
    if isinstance(value, dict) and str(value.get("keras_version", "")).startswith("2"):
        raise keras_2()
    return value
