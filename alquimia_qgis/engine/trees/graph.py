"""Writes the ONNX graph that computes trees. It is made from checked arrays, and never read from a model file."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx

from alquimia_qgis.engine.prediction.backends.runtime import CLASSES_AXIS, IMAGE
from alquimia_qgis.engine.trees.arrays import Trees
from alquimia_qgis.engine.trees.graph_writer import GraphWriter
from alquimia_qgis.engine.trees.statistics import Statistic, statistics_of
from alquimia_qgis.zoo.tree_family import TreeFamily

FEATURES, LOGITS = "features", "logits"
MACHINE_LEARNING = "ai.onnx.ml"
# The logarithm of a share of 0 must be a number; less than a vote of the largest forest.
SMALLEST_SHARE = 1e-9


def feature_count(family: TreeFamily, channels: int) -> int:
    """How many values the trees of a family see of a pixel with so many channels."""
    return len(statistics_of(family)) * channels


def feature_graph(family: TreeFamily, channels: int) -> bytes:
    """Scaled images (N, C, H, W) → what the trees see (N, F, H - P + 1, W - P + 1), for a whole window of P pixels."""
    graph = GraphWriter()
    features = _features(graph, family)
    return graph.finished((IMAGE, FEATURES), (channels, feature_count(family, channels)), features)


def answer_graph(family: TreeFamily, trees: Trees, channels: int, gives_classes: bool) -> bytes:
    """Scaled images (N, C, H, W) → logits or numbers (N, K, H - P + 1, W - P + 1).

    The logits of a forest are the logarithms of the shares of votes, so that their softmax gives the shares.
    """
    graph = GraphWriter()
    features = graph.add("Transpose", _features(graph, family), perm=[0, 2, 3, 1])
    rows = graph.add("Reshape", features, graph.constant([-1, feature_count(family, channels)]))
    answers = graph.add("TreeEnsembleRegressor", rows, domain=MACHINE_LEARNING, **_attributes(trees))
    # Not left to the operator, which forgets the base of outputs that no leaf adds to.
    answers = graph.add("Add", answers, graph.constant(trees.base))
    if gives_classes and not family.boosted:
        answers = graph.add("Log", graph.add("Max", answers, graph.constant(SMALLEST_SHARE)))
    outputs = len(trees.base)
    places = graph.part(graph.add("Shape", features), [0], [3], [0])
    shape = graph.add("Concat", places, graph.constant([outputs]), axis=0)
    images = graph.add("Transpose", graph.add("Reshape", answers, shape), perm=[0, 3, 1, 2])
    return graph.finished((IMAGE, LOGITS), (channels, outputs), images)


def _features(graph: GraphWriter, family: TreeFamily) -> str:
    """All channels of the first statistic, then all of the second …."""
    patch = getattr(family, "patch_size", 1)
    parts = [statistic.write(graph, IMAGE, patch) for statistic in statistics_of(family)]
    return parts[0] if len(parts) == 1 else graph.add("Concat", *parts, axis=CLASSES_AXIS)


def _attributes(trees: Trees) -> dict[str, Any]:
    """Those of the operator TreeEnsembleRegressor; nodes are counted within each tree."""
    tree = trees.tree_of_node
    start, leaf = trees.roots[tree], trees.leaves
    place = np.arange(len(tree)) - start
    entry_tree = tree[trees.entry_node]
    numbers = {
        "nodes_treeids": tree, "nodes_nodeids": place, "nodes_featureids": trees.feature,
        "nodes_truenodeids": np.where(leaf, 0, trees.left - start),
        "nodes_falsenodeids": np.where(leaf, 0, trees.right - start),
        "target_treeids": entry_tree, "target_nodeids": trees.entry_node - trees.roots[entry_tree],
        "target_ids": trees.entry_output,
    }  # fmt: skip
    values = {"nodes_values": trees.threshold, "target_weights": trees.entry_value}
    modes = onnx.AttributeProto(name="nodes_modes", type=onnx.AttributeProto.STRINGS)
    modes.strings.extend([b"LEAF" if is_leaf else b"BRANCH_LEQ" for is_leaf in leaf.tolist()])
    return {
        **{name: _list_attribute(name, array, onnx.AttributeProto.INTS) for name, array in numbers.items()},
        **{name: _list_attribute(name, array, onnx.AttributeProto.FLOATS) for name, array in values.items()},
        "nodes_modes": modes,
        "n_targets": len(trees.base),
        "aggregate_function": "SUM",
        "post_transform": "NONE",
    }


def _list_attribute(name: str, array: np.ndarray, kind: int) -> Any:
    """An attribute of a million numbers, which the package's own function would look at one by one."""
    attribute = onnx.AttributeProto(name=name, type=kind)
    (attribute.ints if kind == onnx.AttributeProto.INTS else attribute.floats).extend(array.tolist())
    return attribute


def names_of_features(statistics: tuple[Statistic, ...], channels: tuple[str, ...]) -> tuple[str, ...]:
    """In words, in the order in which the graph gives them."""
    return tuple(
        f"{channel}, {statistic.words}" if statistic.words else channel
        for statistic in statistics
        for channel in channels
    )
