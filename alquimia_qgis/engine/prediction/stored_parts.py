"""Cuts layers of results into parts that the finished files are assembled from without reading anything twice."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np

from alquimia_qgis.engine.raster.window import Window

# Rows of a strip; results are written in rows of blocks of this height, each from one row of strips.
STRIP = 256
WIDEST = 4096
RAW, DEFLATED = 0, 1


def strips_of(window: Window) -> range:
    """The numbers of the strips that a window meets."""
    return range(window.row // STRIP, -(-(window.row + window.height) // STRIP))


def part_windows(window: Window) -> Iterator[tuple[int, Window]]:
    """A window cut along the strips and into bounded widths, each piece with the number of its strip."""
    for strip in strips_of(window):
        top, bottom = max(window.row, strip * STRIP), min(window.row + window.height, (strip + 1) * STRIP)
        for column in range(window.column, window.column + window.width, WIDEST):
            width = min(WIDEST, window.column + window.width - column)
            yield strip, Window(top, column, bottom - top, width)


def encoded(values: np.ndarray) -> tuple[int, bytes]:
    """The form and the bytes that an array (H, W) is stored as; always the same for the same array."""
    plain = np.ascontiguousarray(values, values.dtype.newbyteorder("<")).tobytes()
    if values.dtype.kind == "f":  # the lower bits of probabilities are as good as random
        return RAW, plain
    return DEFLATED, zlib.compress(plain, 1)


def decoded(form: int, data: bytes, kind: str, height: int, width: int) -> np.ndarray:
    """The array (H, W) again; ValueError or zlib.error when the bytes are not what was stored."""
    plain = zlib.decompress(data) if form == DEFLATED else data
    return np.frombuffer(plain, np.dtype(kind)).reshape(height, width)
