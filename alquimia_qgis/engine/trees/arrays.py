"""The trees of a model as plain arrays, and the checks they must pass before anybody follows their branches."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.protocol.bundle_manifest import HINT
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.tree_family import DEEPEST

LEAF = -1
TYPES = {
    "roots": np.int32, "left": np.int32, "right": np.int32, "feature": np.int32, "threshold": np.float32,
    "entry_node": np.int32, "entry_output": np.int32, "entry_value": np.float32, "base": np.float32,
}  # fmt: skip


@dataclass(frozen=True)
class Trees:
    """T trees of N nodes in all, one tree after another, the nodes of each after their parents.

    ``roots`` int32 (T,) are the first nodes of the trees. Node n sends an example whose value of ``feature`` is at most
    ``threshold`` to node ``left``, else to ``right``; at a leaf both are -1. ``entry_node`` (E,) and ``entry_output``
    int32, ``entry_value`` float32 say what leaves add to which output, at least once for each leaf. The outputs begin
    with ``base`` float32 (K,).
    """

    roots: np.ndarray
    left: np.ndarray
    right: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    entry_node: np.ndarray
    entry_output: np.ndarray
    entry_value: np.ndarray
    base: np.ndarray

    @property
    def leaves(self) -> np.ndarray:
        """Which nodes are leaves, bool (N,)."""
        return np.asarray(self.left == LEAF)

    @property
    def tree_of_node(self) -> np.ndarray:
        """The number of the tree of each node, int64 (N,)."""
        return np.searchsorted(self.roots, np.arange(len(self.left)), side="right") - 1

    def to_dict(self) -> dict[str, np.ndarray]:
        """The arrays by name, as they lie in a model file."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    @classmethod
    def from_file(cls, arrays: Mapping[str, np.ndarray], features: int, outputs: int) -> Trees:
        """The trees of a model file; ModelFileError for anything that is not trees of so many features and outputs."""
        if set(arrays) != set(TYPES):
            raise _refused("are not those of decision trees")
        if any(arrays[name].dtype != kind or arrays[name].ndim != 1 for name, kind in TYPES.items()):
            raise _refused("have a wrong type of number or a wrong shape")
        trees = cls(**arrays)
        _check_sizes(trees, outputs)
        _check_branches(trees, features)
        _check_entries(trees, outputs)
        _check_depth(trees)
        return trees


def _check_sizes(trees: Trees, outputs: int) -> None:
    nodes, entries = len(trees.left), len(trees.entry_node)
    same = len(trees.right) == len(trees.feature) == len(trees.threshold) == nodes
    same = same and len(trees.entry_output) == len(trees.entry_value) == entries
    if not same or not nodes or len(trees.base) != outputs:
        raise _refused("do not fit each other or the classes of the model")


def _check_branches(trees: Trees, features: int) -> None:
    """Each node but the roots has exactly one parent, of its own tree and before it: so there are no cycles."""
    roots, nodes = trees.roots, len(trees.left)
    if not len(roots) or roots[0] != 0 or (np.diff(roots) <= 0).any() or roots[-1] >= nodes:
        raise _refused("do not say where each tree begins")
    inner = ~trees.leaves
    parents = np.flatnonzero(inner)
    children = np.concatenate([trees.left[inner], trees.right[inner]])
    twice = np.concatenate([parents, parents])
    if (trees.right[~inner] != LEAF).any() or (children <= twice).any() or (children >= nodes).any():
        raise _refused("have branches that lead back or nowhere")
    counts = np.bincount(children, minlength=nodes)
    expected = np.ones(nodes, dtype=np.int64)
    expected[roots] = 0
    tree = trees.tree_of_node
    if (counts != expected).any() or (tree[children] != tree[twice]).any():
        raise _refused("have branches that lead from one tree into another")
    used = trees.feature[inner]
    if (used < 0).any() or (used >= features).any():
        raise _refused("ask for values that the model does not see")


def _check_entries(trees: Trees, outputs: int) -> None:
    leaves = trees.leaves
    node, output = trees.entry_node, trees.entry_output
    outside = (node < 0).any() or (node >= len(leaves)).any() or (output < 0).any() or (output >= outputs).any()
    if outside or not leaves[node].all() or (np.bincount(node, minlength=len(leaves))[leaves] == 0).any():
        raise _refused("have leaves whose answers do not fit the model")


def _check_depth(trees: Trees) -> None:
    level = trees.roots
    for _ in range(DEEPEST + 1):
        below = np.concatenate([trees.left[level], trees.right[level]])
        level = below[below != LEAF]
        if not len(level):
            return
    raise _refused("branch deeper than any tree of Alquimia")


def _refused(reason: str) -> ModelFileError:
    return ModelFileError(f"The arrays of the model file {reason}.", HINT)
