"""Turns class probabilities into the values of the rasters a user asked for: classes, probabilities, uncertainty."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from alquimia_qgis.engine.prediction.uncertainty import margins, normalised_entropy
from alquimia_qgis.protocol.classes import ClassRecord

CLASSES = "classes"
PROBABILITIES = "probabilities"
CONFIDENCE = "confidence"
ENTROPY = "entropy"
MARGIN = "margin"

PERCENT, FLOAT = "percent", "float"
PERCENT_NODATA = 255
FLOAT_NODATA = -1.0
# Pixels worked on at once: few enough that all they need stays in the processor's cache.
PIXELS_AT_ONCE = 2**15


def class_storage(classes: Sequence[ClassRecord]) -> tuple[str, int]:
    """Number type and nodata value of a class map: 8 bits where all class values leave 255 free, else 16."""
    if max(record.value for record in classes) < np.iinfo(np.uint8).max:
        return "uint8", int(np.iinfo(np.uint8).max)
    return "uint16", int(np.iinfo(np.uint16).max)


def probability_storage(form: str) -> tuple[str, float]:
    """Number type and nodata value of probabilities: whole percent in 8 bits, or 0 to 1 in 32-bit float.

    -1 rather than NaN: every program that reads nodata compares it, and it survives any text form of the header.
    """
    return ("uint8", PERCENT_NODATA) if form == PERCENT else ("float32", FLOAT_NODATA)


class ClassMap:
    """Encodes probabilities of these classes as the layers that ``roles`` name, in the types of the rasters."""

    def __init__(self, classes: Sequence[ClassRecord], form: str, roles: Collection[str] = (CLASSES,)) -> None:
        self._form = form
        self._roles = frozenset(roles)
        self.dtype, _ = class_storage(classes)
        self._values = np.array([record.value for record in classes], dtype=self.dtype)
        self._kind, _ = probability_storage(form)

    def encode(self, probabilities: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """Layers (bands, H, W) of probabilities (C, H, W) by role; nodata where not ``valid`` (H, W) or not finite.

        Of equal probabilities the first class wins.
        """
        count, height, width = probabilities.shape
        shapes = {
            CLASSES: ((1, height, width), self.dtype),
            PROBABILITIES: ((count, height, width), self._kind),
            **dict.fromkeys((CONFIDENCE, ENTROPY, MARGIN), ((1, height, width), self._kind)),
        }
        layers = {role: np.empty(*shape) for role, shape in shapes.items() if role in self._roles}
        rows = max(1, PIXELS_AT_ONCE // max(1, width))
        with np.errstate(invalid="ignore", over="ignore"):  # a network that overflows says nothing
            for start in range(0, height, rows):
                part = slice(start, start + rows)
                self._encode_rows(probabilities[:, part], valid[part], {n: v[:, part] for n, v in layers.items()})
        return layers

    def _encode_rows(self, probabilities: np.ndarray, valid: np.ndarray, layers: dict[str, np.ndarray]) -> None:
        highest, best = _highest(probabilities)
        missing = ~(valid & np.isfinite(highest))
        if CLASSES in layers:
            stored = self._values.take(best, mode="clip")  # all lie inside; the mode spares the check
            _set_highest(stored, missing)
            layers[CLASSES][0] = stored
        if PROBABILITIES in layers:
            for plane, stored in zip(probabilities, layers[PROBABILITIES], strict=True):
                self._store(plane, missing, stored)
        if CONFIDENCE in layers:
            self._store(highest, missing, layers[CONFIDENCE][0])
        if ENTROPY in layers:
            self._store(normalised_entropy(probabilities), missing, layers[ENTROPY][0])
        if MARGIN in layers:
            self._store(margins(probabilities), missing, layers[MARGIN][0])

    def _store(self, values: np.ndarray, missing: np.ndarray, into: np.ndarray) -> None:
        if self._form == PERCENT:
            percent = values * np.float32(100)
            into[...] = np.rint(percent, out=percent)
            _set_highest(into, missing)
            return
        into[...] = values
        if missing.any():
            into[missing] = FLOAT_NODATA


def _highest(probabilities: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The highest of the probabilities (C, H, W) of each pixel, NaN where one is, and the first class that has it.

    Class after class: along the first axis NumPy's own argmax takes four times as long.
    """
    highest = probabilities[0].copy()
    number = np.uint8 if len(probabilities) <= np.iinfo(np.uint8).max else np.uint16
    best, candidate = np.zeros(highest.shape, number), np.empty(highest.shape, number)
    higher = np.empty(highest.shape, bool)
    for index in range(1, len(probabilities)):
        plane = probabilities[index]
        np.greater(plane, highest, out=higher)
        np.maximum(highest, plane, out=highest)
        np.multiply(higher.view(np.uint8), number(index), out=candidate)
        np.maximum(best, candidate, out=best)  # a later class is a higher number
    return highest, best


def _set_highest(values: np.ndarray, where: np.ndarray) -> None:
    """Set integers to the highest of their type, which is nodata, without choosing pixel by pixel."""
    np.maximum(values, where * values.dtype.type(np.iinfo(values.dtype).max), out=values)
