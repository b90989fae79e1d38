"""Shares out a limited number of examples among classes of very different size."""

from __future__ import annotations

import numpy as np


def fair_shares(counts: np.ndarray, most: int) -> np.ndarray:
    """The share (0 to 1) of each class that may be kept so that all together are ``most``: rare classes lose last."""
    shares = np.zeros(len(counts))
    left = most
    for turn, index in enumerate(np.argsort(counts, kind="stable")):
        kept = min(int(counts[index]), left // (len(counts) - turn))
        shares[index] = kept / max(1, counts[index])
        left -= kept
    return shares
