"""Takes trees out of scikit-learn's estimators: plain arrays that answer as the estimator does.

Of the forests that is public (``tree_``); of gradient boosting the predictors are private, and the pinned version has
been read for them. Tests compare the answers of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from alquimia_qgis.engine.trees.arrays import LEAF, TYPES, Trees

# A logit so low that its class is never the answer.
NEVER = -50.0


@dataclass(frozen=True)
class _Tree:
    """One tree with children counted from its root; ``values`` float64 (n, K) are what its nodes add."""

    left: np.ndarray
    right: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    values: np.ndarray


def trees_of(estimator: Any, outputs: int, gives_classes: bool) -> Trees:
    """The trees of a forest or of gradient boosting that has learned."""
    make = trees_of_forest if hasattr(estimator, "estimators_") else trees_of_boosting
    return make(estimator, outputs, gives_classes)


def trees_of_forest(forest: Any, outputs: int, gives_classes: bool) -> Trees:
    """A random forest's trees: shares of classes, or numbers, divided by the number of trees."""
    channels = forest.classes_ if gives_classes else np.array([0])
    return _joined(
        (_of_forest(member.tree_, channels, outputs, len(forest.estimators_)) for member in forest.estimators_),
        np.zeros(outputs),
    )


def trees_of_boosting(boosting: Any, outputs: int, gives_classes: bool) -> Trees:
    """A histogram gradient boosting's trees, each of which adds to one output."""
    channels = boosting.classes_ if gives_classes else np.array([0])
    if gives_classes and len(channels) == 2:  # one tree a round, for the second class
        channels = channels[1:]
    base = np.zeros(outputs)
    base[channels] = np.ravel(boosting._baseline_prediction)
    if gives_classes and len(boosting.classes_) < outputs:  # classes that no example had
        base[np.setdiff1d(np.arange(outputs), boosting.classes_)] = NEVER
    rounds = (
        (predictor.nodes, channel)
        for members in boosting._predictors
        for predictor, channel in zip(members, channels, strict=True)
    )
    return _joined((_of_boosting(nodes, int(channel), outputs) for nodes, channel in rounds), base)


def _of_forest(tree: Any, channels: np.ndarray, outputs: int, count: int) -> _Tree:
    values = np.zeros((tree.node_count, outputs))
    found = tree.value[:, 0, :]
    whole = found.sum(axis=1, keepdims=True) if len(channels) > 1 else 1.0
    values[:, channels] = found / whole / count
    return _Tree(tree.children_left, tree.children_right, tree.feature, tree.threshold, values)


def _of_boosting(nodes: np.ndarray, channel: int, outputs: int) -> _Tree:
    leaf = nodes["is_leaf"].astype(bool)
    values = np.zeros((len(nodes), outputs))
    values[:, channel] = nodes["value"]
    left, right = (np.where(leaf, LEAF, nodes[side].astype(np.int64)) for side in ("left", "right"))
    return _Tree(left, right, nodes["feature_idx"], nodes["num_threshold"], values)


def _joined(trees: Iterator[_Tree], base: np.ndarray) -> Trees:
    parts: dict[str, list[np.ndarray]] = {name: [] for name in TYPES if name != "base"}
    start = 0
    for tree in trees:
        leaf = tree.left == LEAF
        nodes, outputs, values = _entries(tree.values, leaf)
        pieces = {
            "roots": np.array([start]),
            "left": np.where(leaf, LEAF, tree.left + start), "right": np.where(leaf, LEAF, tree.right + start),
            "feature": np.where(leaf, 0, tree.feature), "threshold": np.where(leaf, 0.0, at_most(tree.threshold)),
            "entry_node": nodes + start, "entry_output": outputs, "entry_value": values,
        }  # fmt: skip
        for name, piece in pieces.items():
            parts[name].append(piece.astype(TYPES[name]))
        start += len(leaf)
    return Trees(**{name: np.concatenate(pieces) for name, pieces in parts.items()}, base=base.astype(np.float32))


def _entries(values: np.ndarray, leaf: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What leaves add, but for zeros: nodes, outputs and values; a leaf that adds nothing adds 0 to the first."""
    kept = (values != 0) & leaf[:, np.newaxis]
    kept[leaf & ~kept.any(axis=1), 0] = True
    nodes, outputs = np.nonzero(kept)
    return nodes, outputs, values[nodes, outputs]


def at_most(thresholds: np.ndarray) -> np.ndarray:
    """The largest float32 that is at most each of the thresholds: no value of 32 bits lies between the two."""
    limit = np.finfo(np.float32).max
    rounded = np.clip(thresholds, -limit, limit).astype(np.float32)
    with np.errstate(over="ignore"):  # below the lowest of all is infinity, which is not chosen
        lower = np.nextafter(rounded, np.float32(-np.inf))
    return np.where(rounded > thresholds, lower, rounded)
