"""Connected components: which objects belong together because a chain of pairs leads from one to the other."""

from __future__ import annotations

import numpy as np


def connected_components(count: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The component of each of ``count`` objects, int64 (count,), named by its lowest position.

    ``first`` and ``second`` (p,) are the pairs that join two objects. Each round hands the lowest name over every pair
    and then along the names, so that chains of any length need few rounds.
    """
    names = np.arange(count)
    while True:
        lowest = np.minimum(names[first], names[second])
        joined = names.copy()
        for ends in (first, second):
            np.minimum.at(joined, names[ends], lowest)
            np.minimum.at(joined, ends, lowest)
        joined = joined[joined]
        if np.array_equal(joined, names):
            return names
        names = joined
