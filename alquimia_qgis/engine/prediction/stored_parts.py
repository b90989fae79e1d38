"""Cuts layers of results into parts from which the finished rasters are assembled without unpacking anything twice."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from alquimia_qgis.engine.raster.window import Window

# Parts end at multiples of these rows and columns of the area; rasters are assembled in pieces of the same height and
# of a multiple of the width.
STRIP = 256
WIDEST = 4096
RAW, DEFLATED = 0, 1
MEMORY_LEVEL = 9


def part_windows(window: Window) -> Iterator[Window]:
    """The window cut where strips and greatest widths end, row by row."""
    for row, height in _cuts(window.row, window.height, STRIP):
        for column, width in _cuts(window.column, window.width, WIDEST):
            yield Window(row, column, height, width)


def strips_of(window: Window) -> range:
    """The numbers of the strips that a window meets."""
    return range(window.row // STRIP, -(-(window.row + window.height) // STRIP))


def encoded(values: np.ndarray, compress: bool) -> tuple[int, bytes]:
    """The form and the bytes in which an array (H, W) is stored; always the same for the same array.

    Floats are never compressed: the lower bits of probabilities are as good as random.
    """
    plain = np.ascontiguousarray(values, values.dtype.newbyteorder("<")).tobytes()
    if not compress or values.dtype.kind == "f":
        return RAW, plain
    # Runs only: of class maps that is smaller than all that level 1 otherwise looks for, and faster.
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, MEMORY_LEVEL, zlib.Z_RLE)
    return DEFLATED, packer.compress(plain) + packer.flush()


def decoded(form: int, data: bytes, kind: str, height: int, width: int) -> np.ndarray:
    """The array (H, W) again, not writable; ValueError, TypeError or zlib.error when these are not its bytes."""
    plain = zlib.decompress(data) if form == DEFLATED else data
    return np.frombuffer(plain, np.dtype(kind)).reshape(height, width)


def check_part(checksum: int, data: bytes) -> None:
    """Raise a ValueError when these are not the bytes that were stored."""
    if zlib.crc32(data) != checksum:
        raise ValueError("checksums differ")


def copy_part(row: tuple[Any, ...], window: Window, into: np.ndarray) -> None:
    """Copy what a stored part has of a window into its array (H, W).

    ``row`` is row, column, height, width, kind of number, form, checksum and data.
    """
    *place, kind, form, checksum, data = row
    part = Window(*place)
    shared = part.intersection(window)
    if shared is not None:
        check_part(checksum, data)
        source, target = shared.relative_to(part), shared.relative_to(window)
        values = decoded(form, data, kind, part.height, part.width)
        into[target.row_slice, target.column_slice] = values[source.row_slice, source.column_slice]


def _cuts(start: int, length: int, step: int) -> Iterator[tuple[int, int]]:
    end = start + length
    while start < end:
        stop = min(end, (start // step + 1) * step)
        yield start, stop - start
        start = stop
