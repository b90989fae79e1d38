"""Trees that answer examples as a network would, computed by the runtime that also maps with them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from alquimia_qgis.engine.bundle.layout import planar
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.prediction.backends.onnxruntime_backend import GraphSession
from alquimia_qgis.engine.trees.arrays import Trees
from alquimia_qgis.engine.trees.graph import answer_graph, feature_graph
from alquimia_qgis.zoo.tree_family import TreeFamily

# Values of one call: few enough for the memory of any computer, also where they are made into many statistics.
VALUES_AT_ONCE = 2**22
MOST_EXAMPLES_AT_ONCE = 8192


def tree_family(blueprint: Blueprint) -> TreeFamily:
    """The family of a blueprint of trees."""
    if not isinstance(blueprint.family, TreeFamily):
        raise TypeError(f"{blueprint.family.title} is no family of trees.")
    return blueprint.family


def channels_of(blueprint: Blueprint) -> int:
    """All bands of all dates."""
    return blueprint.bands * max(1, len(blueprint.days))


def examples_at_once(blueprint: Blueprint) -> int:
    """How many examples of a family of trees are looked at together."""
    edge = getattr(blueprint.family, "patch_size", 1)
    return int(min(MOST_EXAMPLES_AT_ONCE, max(1, VALUES_AT_ONCE // (edge * edge * channels_of(blueprint)))))


@dataclass(frozen=True)
class Table:
    """What trees learn from: ``features`` float32 (N, F), ``labels`` class indices or scaled numbers (N,)."""

    features: np.ndarray
    labels: np.ndarray


class Features:
    """What the trees of a family see of examples."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._kind = blueprint.family.input
        self._session = GraphSession(feature_graph(tree_family(blueprint), channels_of(blueprint)))

    def of(self, examples: np.ndarray) -> np.ndarray:
        """Scaled examples float32 (N, P, P, B) or (N, T, B) → their features float32 (N, F)."""
        return self._session.run(planar(examples, self._kind))[:, :, 0, 0]


class TreeModel:
    """A model of trees; ``gives_classes`` says what their answers are."""

    def __init__(self, blueprint: Blueprint, trees: Trees, gives_classes: bool) -> None:
        self.blueprint, self.trees = blueprint, trees
        self._gives_classes = gives_classes

    @functools.cached_property
    def graph(self) -> bytes:
        """The ONNX graph of scaled images up to the logits or numbers."""
        family, channels = tree_family(self.blueprint), channels_of(self.blueprint)
        return answer_graph(family, self.trees, channels, self._gives_classes)

    @functools.cached_property
    def _session(self) -> GraphSession:
        return GraphSession(self.graph)

    def predict_on_batch(self, examples: np.ndarray) -> np.ndarray:
        """Scaled examples → logits or scaled numbers float32, (N, 1, 1, K) of images, (N, K) of series of pixels."""
        kind = self.blueprint.family.input
        answers = np.moveaxis(self._session.run(planar(examples, kind)), 1, -1)
        return answers if kind.has_surroundings else answers.reshape(-1, answers.shape[-1])
