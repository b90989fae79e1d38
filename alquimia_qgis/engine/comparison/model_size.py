"""How large a model is: the numbers it has learned, counted in the head of its weights without reading them."""

from __future__ import annotations

import json
import math

from alquimia_qgis.engine.bundle.arrays import HEADER_ALLOWANCE
from alquimia_qgis.engine.bundle.read import opened
from alquimia_qgis.protocol.bundle_manifest import HINT, WEIGHTS
from alquimia_qgis.protocol.errors import ModelFileError

LENGTH_BYTES = 8  # of the header, at the start of safetensors
LARGEST_HEADER = 256 * HEADER_ALLOWANCE


def count_weights(path: str) -> int:
    """The numbers in the weights of a model file; ModelFileError where they cannot be counted."""
    with opened(path) as archive, archive.open(WEIGHTS) as stream:
        length = int.from_bytes(stream.read(LENGTH_BYTES), "little")
        header = stream.read(length) if length <= LARGEST_HEADER else b""
    try:
        arrays = {name: entry for name, entry in json.loads(header).items() if name != "__metadata__"}
        return sum(math.prod(map(int, entry["shape"])) for entry in arrays.values())
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelFileError(f"The weights of {path} are damaged ({error}).", HINT) from error
