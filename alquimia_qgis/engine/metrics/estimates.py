"""How near estimated numbers come to the reference; undefined figures are NaN, never 0 by accident."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class EstimateFigures:
    """Errors in the units of the numbers: ``bias`` is the mean of estimate - reference. ``count`` says of how many."""

    count: int
    r_squared: float
    rmse: float
    mean_absolute_error: float
    bias: float

    @classmethod
    def of(cls, reference: np.ndarray, estimate: np.ndarray) -> EstimateFigures:
        """The figures of numbers of equal shape (N,); NaN where there are none."""
        errors = np.asarray(estimate, dtype=np.float64) - np.asarray(reference, dtype=np.float64)
        if not errors.size:
            return cls(0, math.nan, math.nan, math.nan, math.nan)
        return cls(
            errors.size,
            r_squared(reference, estimate),
            float(np.sqrt((errors**2).mean())),
            float(np.abs(errors).mean()),
            float(errors.mean()),
        )


def r_squared(reference: np.ndarray, estimate: np.ndarray) -> float:
    """1 - squared errors / squared deviations of the reference from its mean.

    1 is perfect, 0 as good as the mean for all, below 0 worse than that; NaN where all references are alike.
    """
    known = np.asarray(reference, dtype=np.float64)
    deviations = float(((known - known.mean()) ** 2).sum()) if known.size else 0.0
    return 1.0 - float(((known - estimate) ** 2).sum()) / deviations if deviations > 0 else math.nan
