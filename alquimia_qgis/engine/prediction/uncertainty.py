"""How sure a model is of a pixel, in two measures of its probabilities: entropy and margin."""

from __future__ import annotations

import math

import numpy as np


def normalised_entropy(probabilities: np.ndarray) -> np.ndarray:
    """Shannon's entropy of the probabilities (C, H, W) as a share of the highest possible one, float32 (H, W).

    -Σ p ln p / ln C (Shannon 1948, https://doi.org/10.1002/j.1538-7305.1948.tb01338.x): 0 where one class has all, 1
    where all classes are equally probable. It looks at all classes, the margin at the best two. NaN stays NaN.
    """
    total = np.zeros(probabilities.shape[1:], np.float32)
    if len(probabilities) == 1:
        return total
    smallest = np.finfo(np.float32).tiny  # whose logarithm is finite, so that a probability of 0 adds 0
    for plane in probabilities:
        total -= plane * np.log(np.maximum(plane, smallest))
    total *= np.float32(1 / math.log(len(probabilities)))
    return np.clip(total, 0, 1, out=total)


def margins(probabilities: np.ndarray) -> np.ndarray:
    """The highest of the probabilities (C, H, W) minus the second highest, float32 (H, W): 0 is a tie. NaN stays NaN.

    "Breaking ties" of Luo et al. 2005, https://www.jmlr.org/papers/v6/luo05a.html; 1 where there is one class only.
    """
    highest = np.array(probabilities[0], np.float32)
    second = np.zeros_like(highest)
    if len(probabilities) == 1:
        return np.ones_like(highest)
    for plane in probabilities[1:]:
        np.maximum(second, np.minimum(highest, plane), out=second)
        np.maximum(highest, plane, out=highest)
    return np.subtract(highest, second, out=highest)
