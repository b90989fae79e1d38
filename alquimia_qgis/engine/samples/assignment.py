"""Chooses which groups of features validate, so that each class has the wanted share and none is lost to training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RESTARTS = 24
# The search is cut short when there are thousands of groups: then a random start is close to the share already.
MOST_MOVES = 200
FEWEST_MOVES = 20
EFFORT = 50_000_000  # restarts x moves x entries of the table of areas
# What it costs, in squared shares, when a class that could be validated is not: more than any misfit of the others.
UNVALIDATED = 4.0
SMALLEST_GAIN = 1e-12
# A choice whose shares are off by no more than this (root mean square) is taken: so another seed gives another one.
CLOSE_ENOUGH = 0.05


def choose_groups(areas: np.ndarray, share: float, seed: int) -> np.ndarray:
    """Which groups validate, bool (G,), given the ``areas`` float64 (G, C) of each class in each group.

    Minimises the sum over classes of (validated share - ``share``)², where a class in several groups is never left
    without validation if that can be avoided, and no class ever without training. Local search from random starts
    moves one group at a time until the shares are close enough; the same ``seed`` gives the same choice.
    """
    search = _Search.of(areas, share)
    restarts = int(np.clip(EFFORT // (MOST_MOVES * areas.size), 2, RESTARTS))
    best = np.zeros(len(areas), dtype=bool)
    lowest = search.cost(best)
    for random in np.random.default_rng(seed).spawn(restarts):
        chosen, cost = search.descend(search.start(random))
        if cost < lowest - SMALLEST_GAIN:
            best, lowest = chosen, cost
        if lowest <= CLOSE_ENOUGH**2 * search.divisible.sum():
            break
    return best


@dataclass(frozen=True)
class _Search:
    """``shares`` (G, C) of each class's area, ``present`` (G, C) as 0 or 1, and the classes in several groups (C,)."""

    shares: np.ndarray
    present: np.ndarray
    divisible: np.ndarray
    wanted: float

    @classmethod
    def of(cls, areas: np.ndarray, wanted: float) -> _Search:
        totals = areas.sum(axis=0)
        present = (areas > 0).astype(np.float64)
        return cls(areas / np.where(totals > 0, totals, 1.0), present, present.sum(axis=0) > 1, wanted)

    def start(self, random: np.random.Generator) -> np.ndarray:
        """About the wanted share of the groups at random, leaving each class one in training."""
        chosen = np.zeros(len(self.shares), dtype=bool)
        training = self.present.sum(axis=0)
        for group in random.permutation(len(chosen))[: max(1, round(self.wanted * len(chosen)))]:
            if ((training > 1) | (self.present[group] == 0)).all():
                chosen[group] = True
                training -= self.present[group]
        return chosen

    def descend(self, chosen: np.ndarray) -> tuple[np.ndarray, float]:
        """Move the group that helps most to the other side until none helps; the choice and its cost."""
        chosen, cost = chosen.copy(), self.cost(chosen)
        for _ in range(int(np.clip(EFFORT // (RESTARTS * self.shares.size), FEWEST_MOVES, MOST_MOVES))):
            costs = self._costs_of_moves(chosen)
            group = int(costs.argmin())
            if costs[group] >= cost - SMALLEST_GAIN:
                break
            chosen[group] = ~chosen[group]
            cost = float(costs[group])
        return chosen, cost

    def cost(self, chosen: np.ndarray) -> float:
        """The cost of one choice; infinite when a class is lost to training."""
        return float(self._cost((chosen @ self.shares)[np.newaxis], (~chosen @ self.present)[np.newaxis])[0])

    def _costs_of_moves(self, chosen: np.ndarray) -> np.ndarray:
        sign = np.where(chosen, -1.0, 1.0)[:, np.newaxis]
        return self._cost(chosen @ self.shares + sign * self.shares, ~chosen @ self.present - sign * self.present)

    def _cost(self, validated: np.ndarray, training: np.ndarray) -> np.ndarray:
        """Cost of each row of ``validated`` shares and ``training`` group counts of the classes, both (rows, C)."""
        misfit = np.where(self.divisible, (validated - self.wanted) ** 2, 0.0).sum(axis=1)
        missing = (self.divisible & (validated <= SMALLEST_GAIN)).sum(axis=1) * UNVALIDATED
        used = self.present.any(axis=0)
        lost = (used & (training < 0.5)).any(axis=1)
        return misfit + missing + np.where(lost, np.inf, 0.0)
