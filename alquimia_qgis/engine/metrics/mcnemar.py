"""McNemar's test: whether one of two classifications of the same pixels is right more often than chance would have it.

McNemar 1947, https://doi.org/10.1007/BF02295996; for maps see Foody 2004, https://doi.org/10.14358/PERS.70.5.627. With
few discordant pairs the exact binomial test, else chi-square with the continuity correction of Edwards 1948,
https://doi.org/10.1007/BF02289261.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

FEW_PAIRS = 25


@dataclass(frozen=True)
class McNemar:
    """The discordant pairs, those that only one of the two has right, and the two-sided ``p_value`` (0 to 1).

    ``statistic`` is chi-square of one degree of freedom, None where the exact test was made.
    """

    only_first: int
    only_second: int
    p_value: float
    statistic: float | None = None


def mcnemar(only_first: int, only_second: int) -> McNemar:
    """The test for these numbers of discordant pairs."""
    pairs = only_first + only_second
    if pairs < FEW_PAIRS:
        return McNemar(only_first, only_second, _exact(min(only_first, only_second), pairs))
    statistic = max(0, abs(only_first - only_second) - 1) ** 2 / pairs
    return McNemar(only_first, only_second, math.erfc(math.sqrt(statistic / 2)), statistic)


def _exact(fewer: int, pairs: int) -> float:
    """Twice the chance of ``fewer`` or less in ``pairs`` throws of a coin."""
    return min(1.0, 2 * sum(math.comb(pairs, number) for number in range(fewer + 1)) / 2**pairs)
