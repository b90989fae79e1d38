"""The embeddings that a model remembers, with their classes: as arrays of its file, checked when they are read."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.protocol.bundle_manifest import HINT, REFERENCES
from alquimia_qgis.protocol.errors import ModelFileError

MOST_REFERENCES = 200_000
EMBEDDINGS, CLASSES = "embeddings", "classes"
# How far from 1 the length of an embedding may be: rounding, and no more.
LENGTH_TOLERANCE = 1e-3


@dataclass(frozen=True)
class ReferenceSet:
    """``embeddings``, float32 (R, D) of length 1, and the class of each, int32 (R), as a position among the classes."""

    embeddings: np.ndarray
    classes: np.ndarray

    def __len__(self) -> int:
        return len(self.classes)

    @classmethod
    def none(cls, size: int) -> ReferenceSet:
        """Those of a model of ``size`` numbers that knows no classes yet."""
        return cls(np.zeros((0, size), dtype=np.float32), np.zeros(0, dtype=np.int32))

    def joined(self, other: ReferenceSet) -> ReferenceSet:
        """These and the others."""
        return ReferenceSet(
            np.concatenate([self.embeddings, other.embeddings]), np.concatenate([self.classes, other.classes])
        )

    def thinned(self, most: int) -> ReferenceSet:
        """At most so many: of each class the same share, spread evenly over its order, and one at least."""
        if len(self) <= most:
            return self
        chosen = [_spread(np.flatnonzero(self.classes == index), most / len(self)) for index in np.unique(self.classes)]
        kept = np.sort(np.concatenate(chosen))
        return ReferenceSet(self.embeddings[kept], self.classes[kept])

    def pack(self) -> bytes:
        """As a member of the model file."""
        return arrays.pack({EMBEDDINGS: self.embeddings.astype(np.float32), CLASSES: self.classes.astype(np.int32)})


def read_references(archive: zipfile.ZipFile, size: int, classes: int) -> ReferenceSet:
    """What the model file remembers: embeddings of ``size`` numbers of so many classes; else a ModelFileError.

    A model without classes, which was trained without samples, remembers nothing.
    """
    if not classes and REFERENCES not in archive.namelist():
        return ReferenceSet.none(size)
    if REFERENCES not in archive.namelist():
        raise ModelFileError("The model file holds no references, which an embedding model decides by.", HINT)
    largest = arrays.largest_size(MOST_REFERENCES * (size + 1) * 4, 2)
    if archive.getinfo(REFERENCES).file_size > largest:
        raise ModelFileError(f"The model file's {REFERENCES} is larger than any that Alquimia writes.", HINT)
    found, _ = arrays.unpack(archive.read(REFERENCES), REFERENCES)
    if set(found) != {EMBEDDINGS, CLASSES}:
        raise _misfit()
    references = ReferenceSet(found[EMBEDDINGS], found[CLASSES])
    _check(references, size, classes)
    return references


def unit_length(embeddings: np.ndarray) -> np.ndarray:
    """Embeddings (…, D) brought to length 1, float32; one without a direction stays 0."""
    values = np.asarray(embeddings, dtype=np.float32)
    lengths = np.linalg.norm(values, axis=-1, keepdims=True)
    return values / np.maximum(lengths, np.finfo(np.float32).tiny)


def _check(references: ReferenceSet, size: int, classes: int) -> None:
    embeddings, labels = references.embeddings, references.classes
    if embeddings.dtype != np.float32 or labels.dtype != np.int32 or labels.ndim != 1:
        raise _misfit()
    if embeddings.shape != (len(labels), size) or not 1 <= len(labels) <= MOST_REFERENCES:
        raise _misfit()
    if labels.min() < 0 or labels.max() >= classes:
        raise ModelFileError("The model file's references have classes that the model does not have.", HINT)
    if np.abs(np.linalg.norm(embeddings.astype(np.float64), axis=1) - 1.0).max() > LENGTH_TOLERANCE:
        raise ModelFileError("The model file's references are not of length 1, as embeddings are.", HINT)


def _misfit() -> ModelFileError:
    return ModelFileError("The model file's references do not fit its network.", HINT)


def _spread(positions: np.ndarray, share: float) -> np.ndarray:
    count = max(1, int(len(positions) * share))
    return positions[np.linspace(0, len(positions) - 1, count).round().astype(int)]
