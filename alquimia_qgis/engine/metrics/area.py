"""Error-adjusted areas and accuracies: what a confusion matrix says about the whole map.

Stratified estimators of Olofsson et al. (2014), Good practices for estimating area and assessing accuracy of land
change, Remote Sensing of Environment 148, 42-57, https://doi.org/10.1016/j.rse.2014.02.015, equations 1 to 11. The
strata are the classes of the map.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Half-width of a 95 % interval in standard errors.
Z95 = 1.96


@dataclass(frozen=True)
class AdjustedEstimates:
    """Estimates with standard errors; arrays are float64 (C,) in the order of the classes, NaN where undefined.

    Areas have the unit of the mapped areas; accuracies and their errors are shares between 0 and 1.
    """

    overall_accuracy: float
    overall_error: float
    users_accuracy: np.ndarray
    users_error: np.ndarray
    producers_accuracy: np.ndarray
    producers_error: np.ndarray
    area: np.ndarray
    area_error: np.ndarray


def adjusted_estimates(counts: np.ndarray, mapped_area: np.ndarray) -> AdjustedEstimates:
    """Estimate from sample ``counts`` (C, C), row = map class, column = reference class, and ``mapped_area`` (C,).

    A class that is mapped but has no sample leaves everything but the user's accuracies undefined; with a single
    sample, the standard errors. Classes that are not mapped anywhere need none.
    """
    samples = counts.sum(axis=1).astype(np.float64)
    weights = mapped_area / mapped_area.sum() if mapped_area.sum() > 0 else np.full(len(mapped_area), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = counts / samples[:, np.newaxis]
        variances = shares * (1 - shares) / (samples - 1)[:, np.newaxis]
        users = np.diag(shares)
        users_variance = np.diag(variances)
        proportions = _over_strata(weights, shares)
        producers = np.where(proportions > 0, weights * users / proportions, np.nan)
        producers = np.where((weights == 0) & (proportions > 0), 0.0, producers)
        producers_variance = _producers_variance(weights, variances, proportions, producers)
        overall_variance = np.sum(np.where(weights > 0, weights**2 * users_variance, 0.0 * weights))
        area_variance = _over_strata(weights**2, variances)
    total = float(mapped_area.sum())
    return AdjustedEstimates(
        float(np.sum(np.where(weights > 0, weights * users, 0.0 * weights))),
        float(np.sqrt(overall_variance)),
        users,
        np.sqrt(users_variance),
        producers,
        np.sqrt(producers_variance),
        total * proportions,
        total * np.sqrt(area_variance),
    )


def _over_strata(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Weighted sum over the map classes, for each reference class; strata without area take no part."""
    terms = np.where(weights[:, np.newaxis] == 0, 0.0, weights[:, np.newaxis] * values)
    return terms.sum(axis=0)


def _producers_variance(
    weights: np.ndarray, variances: np.ndarray, proportions: np.ndarray, producers: np.ndarray
) -> np.ndarray:
    """Equation 7, with shares of the map in place of pixel counts (their total cancels out)."""
    own = np.where(weights == 0, 0.0, weights**2 * (1 - producers) ** 2 * np.diag(variances))
    every = _over_strata(weights**2, variances)
    others = every - np.where(weights == 0, 0.0, weights**2 * np.diag(variances))
    return np.maximum(own + producers**2 * others, 0.0) / proportions**2
