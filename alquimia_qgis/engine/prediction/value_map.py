"""Turns the numbers that a regression estimates into the values of a raster."""

from __future__ import annotations

import numpy as np

VALUES = "values"
# Rather than NaN: every program that reads nodata compares it, and it survives any text form of the header.
VALUE_NODATA = -9999.0
VALUE_TYPE = "float32"


class ValueMap:
    """Encodes estimates as the layer ``values``."""

    def encode(self, estimates: np.ndarray, valid: np.ndarray) -> dict[str, np.ndarray]:
        """The layer (1, H, W) of estimates (1, H, W); nodata where not ``valid`` (H, W) or not finite."""
        known = valid & np.isfinite(estimates[0])
        return {VALUES: np.where(known, estimates[0], np.float32(VALUE_NODATA))[np.newaxis]}
