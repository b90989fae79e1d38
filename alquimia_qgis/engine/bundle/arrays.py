"""Reads and writes named arrays in the safetensors format, which holds numbers and nothing that could run."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import safetensors
import safetensors.numpy

from alquimia_qgis.protocol.bundle_manifest import HINT
from alquimia_qgis.protocol.errors import ModelFileError

HEADER_PER_ARRAY = 512
HEADER_ALLOWANCE = 65536


def pack(arrays: Mapping[str, np.ndarray], metadata: Mapping[str, str] | None = None) -> bytes:
    """The arrays as one block of safetensors bytes."""
    # ascontiguousarray would turn single numbers into arrays of one dimension
    contiguous = {name: np.asarray(array, order="C") for name, array in arrays.items()}
    return safetensors.numpy.save(contiguous, metadata=dict(metadata) if metadata else None)


def unpack(data: bytes, member: str) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The arrays and the metadata of a block of safetensors bytes; ModelFileError when it is none or holds NaN."""
    try:
        arrays = safetensors.numpy.load(data)
        length = int.from_bytes(data[:8], "little")
        metadata = json.loads(data[8 : 8 + length]).get("__metadata__", {})
    except (safetensors.SafetensorError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise ModelFileError(f"The model file's {member} is damaged ({error}).", HINT) from error
    for name, array in arrays.items():
        if np.issubdtype(array.dtype, np.inexact) and not np.isfinite(array).all():
            raise ModelFileError(f"The model file's {member} holds values that are not numbers, in {name}.", HINT)
    return arrays, metadata


def largest_size(array_bytes: int, count: int) -> int:
    """The most bytes that ``count`` arrays of ``array_bytes`` in all can take with their header."""
    return array_bytes + HEADER_ALLOWANCE + HEADER_PER_ARRAY * count
