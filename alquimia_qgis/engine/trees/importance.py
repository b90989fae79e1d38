"""What trees rely on: how much each value they see sorts the training examples, and what is lost without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.metrics.estimates import r_squared
from alquimia_qgis.engine.report.contents import FeatureImportance
from alquimia_qgis.engine.trees.graph import names_of_features
from alquimia_qgis.engine.trees.model import Table, TreeModel, tree_family
from alquimia_qgis.engine.trees.statistics import statistics_of

# As many as a reader looks at, and examples enough to tell a loss of a percent from chance.
MOST_SHOWN, MOST_EXAMPLES = 20, 1000
FEWEST_EXAMPLES = 8
SHUFFLES = 3


def feature_importances(
    estimator: Any, model: TreeModel, validation: Table | None, channels: Sequence[str], context: JobContext
) -> tuple[FeatureImportance, ...]:
    """The values that matter most, most important first.

    ``share`` is the mean decrease in impurity (of boosting: the gain) as a share of all; ``loss`` the permutation
    importance (Breiman 2001) on the ``validation`` table of features and labels, None where there is none.
    """
    days = model.blueprint.days
    names = names_of_features(statistics_of(tree_family(model.blueprint)), named_channels(channels, len(days)))
    shares = impurity_shares(estimator, len(names))
    order = np.argsort(-shares, kind="stable")[:MOST_SHOWN]
    losses = _losses(estimator, validation, order, context)
    return tuple(
        FeatureImportance(names[place], float(shares[place]), loss) for place, loss in zip(order, losses, strict=True)
    )


def named_channels(names: Sequence[str], dates: int) -> tuple[str, ...]:
    """Channels in words: the names of bands, or their numbers, and of series also which date they are of."""
    bands = len(names) // max(1, dates)
    return tuple(
        (name or f"band {place % bands + 1}") + (f", date {place // bands + 1}" if dates else "")
        for place, name in enumerate(names)
    )


def impurity_shares(estimator: Any, features: int) -> np.ndarray:
    """How much each feature sorts the training examples, float64 (F,) with sum 1, or all 0 where nothing was split."""
    if hasattr(estimator, "feature_importances_"):
        return np.asarray(estimator.feature_importances_, dtype=np.float64)
    gains = np.zeros(features)
    for predictor in (member for members in estimator._predictors for member in members):
        inner = predictor.nodes[predictor.nodes["is_leaf"] == 0]
        np.add.at(gains, inner["feature_idx"], inner["gain"])
    return gains / (gains.sum() or 1.0)


def _losses(estimator: Any, validation: Table | None, order: np.ndarray, context: JobContext) -> list[float | None]:
    """What accuracy, or R², falls by when the values of a feature are exchanged among the examples."""
    if validation is None or len(validation.labels) < FEWEST_EXAMPLES or context.cancel_requested:
        return [None] * len(order)
    count = len(validation.labels)
    chosen = np.linspace(0, count - 1, min(count, MOST_EXAMPLES)).round().astype(int)
    features, labels = validation.features[chosen], validation.labels[chosen]
    whole = _score(estimator, features, labels)
    shuffles = [np.random.default_rng(seed).permutation(len(chosen)) for seed in range(SHUFFLES)]
    losses: list[float | None] = []
    for place in order:
        context.check_cancelled()
        found = []
        for shuffle in shuffles:
            changed = features.copy()
            changed[:, place] = features[shuffle, place]
            found.append(whole - _score(estimator, changed, labels))
        losses.append(float(np.mean(found)))
        context.progress(len(losses) / len(order), "Finding out which values matter")
    return losses


def _score(estimator: Any, features: np.ndarray, labels: np.ndarray) -> float:
    answers = estimator.predict(features)
    return float((answers == labels).mean()) if labels.dtype.kind in "iu" else r_squared(labels, answers)
