"""References in a model file: what is written is read, and whatever lies is refused in one sentence."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest

from alquimia_qgis.engine.bundle import arrays
from alquimia_qgis.engine.neighbours.references import ReferenceSet, read_references, unit_length
from alquimia_qgis.protocol.errors import ModelFileError

SIZE, CLASSES = 3, 2


def good():
    embeddings = unit_length(np.random.default_rng(0).normal(size=(5, SIZE)))
    return {"embeddings": embeddings, "classes": np.array([0, 1, 1, 0, 1], dtype=np.int32)}


def read(path, data):
    with zipfile.ZipFile(path, "w") as archive:
        if data is not None:
            archive.writestr("references.safetensors", data)
    with zipfile.ZipFile(path) as archive:
        return read_references(archive, SIZE, CLASSES)


def test_what_is_written_is_read(tmp_path):
    references = ReferenceSet(**good())
    found = read(tmp_path / "model.zip", references.pack())
    np.testing.assert_array_equal(found.embeddings, references.embeddings)
    np.testing.assert_array_equal(found.classes, references.classes)


def changed(**arrays_of):
    return {**good(), **arrays_of}


LIES = {
    "missing": (None, "holds no references"),
    "no safetensors": (b"something else", "damaged"),
    "another size": (changed(embeddings=unit_length(np.ones((5, SIZE + 1)))), "do not fit its network"),
    "fewer labels": (changed(classes=np.zeros(4, np.int32)), "do not fit its network"),
    "none": ({"embeddings": np.zeros((0, SIZE), np.float32), "classes": np.zeros(0, np.int32)}, "do not fit"),
    "another type": (changed(embeddings=good()["embeddings"].astype(np.float64)), "do not fit its network"),
    "labels of a wrong type": (changed(classes=np.zeros(5, np.int64)), "do not fit its network"),
    "unknown arrays": (changed(more=np.zeros(1, np.float32)), "do not fit its network"),
    "unknown class": (changed(classes=np.array([0, 1, 2, 0, 1], np.int32)), "classes that the model does not have"),
    "negative class": (changed(classes=np.array([0, -1, 1, 0, 1], np.int32)), "classes that the model does not have"),
    "not a number": (changed(embeddings=np.full((5, SIZE), np.nan, np.float32)), "not numbers"),
    "too long": (changed(embeddings=good()["embeddings"] * 1.1), "not of length 1"),
}


@pytest.mark.parametrize(("lie", "words"), LIES.values(), ids=LIES.keys())
def test_lies_are_refused(tmp_path, lie, words):
    data = arrays.pack(lie) if isinstance(lie, dict) else lie
    with pytest.raises(ModelFileError, match=words):
        read(tmp_path / "model.zip", data)
