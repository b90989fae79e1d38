"""Reads arrays from a Keras file of weights (HDF5) that a stranger has made: plain numbers of known shapes only.

HDF5 can point to other files, to itself, to data that is made up while it is read, and to Python objects. A file that
does any of it is refused as a whole, before an array is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import h5py
import numpy as np

from alquimia_qgis.engine.exchange.configuration import Origin
from alquimia_qgis.engine.exchange.layer_settings import keras_2
from alquimia_qgis.engine.memory import check_memory
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.imported.settings import shown

HINT = "Save the network anew with Keras 3, without changing the file afterwards."
MOST_OBJECTS = 50_000
DEEPEST = 40  # groups inside groups
FLOATS, NUMBERS = "f", "fiub"
LONGEST_TEXT = 64 * 2**20
WHOLE_MODEL = "model_weights"
OF_LAYERS = ("/layers/", f"/{WHOLE_MODEL}/")  # and not of an optimiser
# Of the arrays read and of the network that they are copied into.
COPIES = 3


@contextmanager
def opened_weights(source: Any, what: str) -> Iterator[StoredWeights]:
    """The weights in a path or a file in memory, looked through; whatever is wrong with it is a ModelFileError."""
    try:
        with h5py.File(source, "r") as file:
            yield StoredWeights(file, what)
    except FileNotFoundError as error:
        raise ModelFileError(f"{what} does not exist.", "Choose the file of the weights (WEIGHTS).") from error
    except (OSError, KeyError, ValueError, TypeError, RuntimeError, OverflowError, MemoryError) as error:
        raise ModelFileError(f"{what} is not a readable HDF5 file ({_first_line(error)}).", HINT) from error


class StoredWeights:
    """A file of weights that holds nothing but numbers of its own."""

    def __init__(self, file: h5py.File, what: str) -> None:
        self._file = file
        self._what = what
        self._objects = 0
        self._unread: set[str] = set()  # arrays of layers
        self._look_through(file, 0)
        if str(self._text_of(file, "keras_version") or self._version_of_weights()).startswith("2"):
            raise keras_2()

    def configuration(self) -> str:
        """The description of the network in a whole ``.h5``; a ModelFileError where there is none."""
        text = self._text_of(self._file, "model_config")
        if text is None or WHOLE_MODEL not in self._file:
            raise ModelFileError(
                f"{self._what} holds no description of a network.",
                "Give a whole model (.keras, .h5), or the .json of its network with its .weights.h5.",
            )
        return text

    def arrays(self, origin: Origin, shapes: Sequence[tuple[int, ...]]) -> list[np.ndarray]:
        """The arrays of one layer, float32, in Keras' order; a ModelFileError where they have not these shapes."""
        found = self._of_whole_model(origin) if WHOLE_MODEL in self._file else self._of_weights(origin)
        if [tuple(dataset.shape) for dataset in found] != list(shapes):
            given = ", ".join(str(tuple(dataset.shape)) for dataset in found) or "none"
            wanted = ", ".join(str(shape) for shape in shapes) or "none"
            raise ModelFileError(
                f"The weights of the layer {origin.name} have the shapes {given}; its network needs {wanted}.", HINT
            )
        self._unread -= {dataset.name for dataset in found}
        return [self._numbers(dataset, origin) for dataset in found]

    def check_all_read(self) -> None:
        """Raise a ModelFileError where the file holds weights of layers that the network does not have."""
        if self._unread:
            raise ModelFileError(
                f"{self._what} holds weights that its network does not have, such as {sorted(self._unread)[0][:200]}.",
                HINT,
            )

    def _of_weights(self, origin: Origin) -> list[h5py.Dataset]:
        place = f"{origin.path}vars"
        if place not in self._file:
            return []
        group = self._file[place]
        if not isinstance(group, h5py.Group):
            raise self._refused(f"{place} is no group")
        return [self._dataset(group, str(number)) for number in range(len(group))]

    def _of_whole_model(self, origin: Origin) -> list[h5py.Dataset]:
        """In Keras' order for such files; in a network inside the network, those whose path names the layer."""
        group = self._file[WHOLE_MODEL].get(origin.outer)
        if not isinstance(group, h5py.Group):
            return []
        names = self._texts_of(group, "weight_names")
        if origin.outer != origin.name:
            names = [name for name in names if origin.name in name.split("/")[:-1]]
        return [self._dataset(group, name) for name in names]

    def _dataset(self, group: h5py.Group, name: str) -> h5py.Dataset:
        dataset = group.get(name)
        if not isinstance(dataset, h5py.Dataset):
            raise self._refused(f"the array {name} is missing")
        return dataset

    def _numbers(self, dataset: h5py.Dataset, origin: Origin) -> np.ndarray:
        size = math.prod(dataset.shape) * dataset.dtype.itemsize
        if dataset.dtype.kind not in FLOATS or dataset.dtype.itemsize > 8:
            raise self._refused(f"the weights of the layer {origin.name} are no floating-point numbers")
        # Written plainly, as Keras does: no array can then be larger than the file.
        if dataset.chunks is not None or dataset.id.get_storage_size() != size:
            raise self._refused(f"the weights of the layer {origin.name} are stored in a form that Keras never writes")
        check_memory(size * COPIES, "Importing this network", "Import a smaller network.")
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite, and is refused
            values = np.asarray(dataset[()]).astype(np.float32)
        if not np.isfinite(values).all():
            raise self._refused(f"the weights of the layer {origin.name} hold values that are not numbers")
        return values

    def _look_through(self, group: h5py.Group, depth: int) -> None:
        """Refuse links, and everything that is neither a group nor an array of numbers in this very file."""
        if depth > DEEPEST:
            raise self._refused(f"it holds groups in each other, more than {DEEPEST} deep")
        for name in group:
            self._objects += 1
            if self._objects > MOST_OBJECTS:
                raise self._refused(f"it holds more than {MOST_OBJECTS} parts")
            kind = group.get(name, getlink=True)
            if type(kind) is not h5py.HardLink:
                raise self._refused(f"{shown(name)} is a link to another place ({type(kind).__name__})")
            item = group[name]
            if isinstance(item, h5py.Group):
                self._look_through(item, depth + 1)
            else:
                self._check_dataset(item, name)

    def _check_dataset(self, item: Any, name: str) -> None:
        if not isinstance(item, h5py.Dataset) or item.dtype.kind not in NUMBERS or item.shape is None:
            raise self._refused(f"{shown(name)} is no array of numbers")
        if item.external or item.is_virtual:
            raise self._refused(f"{shown(name)} takes its numbers from another file")
        if item.name.startswith(OF_LAYERS) and item.dtype.kind in FLOATS:  # others are the state of random generators
            self._unread.add(item.name)

    def _version_of_weights(self) -> str:
        return (self._text_of(self._file[WHOLE_MODEL], "keras_version") or "") if WHOLE_MODEL in self._file else ""

    def _text_of(self, group: h5py.Group, name: str) -> str | None:
        if name not in group.attrs:
            return None
        value = group.attrs[name]
        text = value.decode("utf-8") if isinstance(value, bytes) else value
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            raise self._refused(f"its {name} is no text")
        return text

    def _texts_of(self, group: h5py.Group, name: str) -> list[str]:
        """A list of names, which Keras spreads over several attributes where it is long."""
        numbered = [f"{name}{number}" for number in range(len(group.attrs))]
        places = [place for place in (name, *numbered) if place in group.attrs]
        values = [value for place in places for value in np.atleast_1d(group.attrs[place])]
        texts = [value.decode("utf-8") if isinstance(value, bytes) else value for value in values]
        if not all(isinstance(text, str) for text in texts):
            raise self._refused(f"its {name} is no list of names")
        return texts

    def _refused(self, reason: str) -> ModelFileError:
        return ModelFileError(f"{self._what} is not a file of weights as Keras writes it: {reason}.", HINT)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
