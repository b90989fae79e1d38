"""Where a network of patches looked: class activation maps by gradients (Grad-CAM).

Selvaraju et al. 2017, https://doi.org/10.1109/ICCV.2017.74. With A the last feature maps that still have a place in the
patch, and y the logit of a class, the map is ReLU(sum over k of a_k A_k), where a_k is the mean of dy/dA_k.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
from keras import ops

from alquimia_qgis.engine.bundle.graph.keras_graph import functional_graph, nodes_in_order
from alquimia_qgis.engine.prediction.graph_walk import cell_centres

# Feature maps of fewer cells say little about the place; where there are no others, those of two will do.
WANTED_CELLS, FEWEST_CELLS = 4, 2
RANK = 4
CONVOLUTIONS = (keras.layers.Conv2D, keras.layers.DepthwiseConv2D, keras.layers.SeparableConv2D)


class GradCam:
    """Explains the answers of a network that was built for one patch, (P, P, B) → logits (1, 1, C).

    ``lower`` ends in the feature maps, ``upper`` begins with them. Made by ``grad_cam_of``. Each size of batch is
    compiled once.
    """

    def __init__(self, lower: keras.Model, upper: keras.Model) -> None:
        self._lower, self._upper = lower, upper
        for part in (lower, upper):  # XLA takes seconds for each size and gains nothing on a CPU; JAX cannot do without
            part.jit_compile = keras.backend.backend() == "jax"
        self._learning: dict[tuple[int, ...], _Learning] = {}
        size = int(lower.input_shape[1])
        centres = cell_centres(lower, size, lower.output_shape[1:3])
        self._rows, self._columns = (_interpolation(axis, size) for axis in centres)

    def features_of(self, examples: np.ndarray) -> np.ndarray:
        """The feature maps, float32 (N, h, w, F), of scaled ``examples`` (N, P, P, B)."""
        return np.asarray(self._lower.predict_on_batch(examples), dtype=np.float32)

    def logits_of(self, features: np.ndarray) -> np.ndarray:
        """What the network answers for these feature maps, float32 (N, C)."""
        answers = np.asarray(self._upper.predict_on_batch(features), dtype=np.float32)
        return answers.reshape(len(features), -1)

    def heat(self, features: np.ndarray, classes: np.ndarray) -> np.ndarray:
        """What spoke for ``classes`` (N,), by the feature maps of as many patches: float32 (N, P, P), 0 to 1.

        The strongest place of each patch has 1; where nothing spoke for the class, all is 0.
        """
        weights = self._gradients(features, classes).mean(axis=(1, 2), keepdims=True)
        heat = np.maximum((weights * features).sum(axis=-1), 0.0)
        heat /= np.maximum(heat.max(axis=(1, 2), keepdims=True), np.finfo(np.float32).tiny)
        return self._rows @ heat @ self._columns.T

    def _gradients(self, features: np.ndarray, classes: np.ndarray) -> np.ndarray:
        """dy/dA, float32 like the feature maps and up to one factor."""
        if features.shape not in self._learning:
            self._learning[features.shape] = _Learning(self._upper, features.shape)
        return self._learning[features.shape].gradients(features, classes)


class _Learning:
    """The gradients of a network's answers by its input, for batches of one shape.

    Keras has no call for gradients that all its backends know, but all can train: a correction of the input that
    begins at zero and learns to raise the logits, one step at rate 1, is the gradient.
    """

    def __init__(self, upper: keras.Model, shape: Sequence[int]) -> None:
        image = keras.Input(batch_shape=shape)
        self._corrected = _Corrected(upper)
        self._channels = int(upper.output_shape[-1])
        self._network = keras.Model(image, self._corrected(image))
        self._network.compile(
            optimizer=keras.optimizers.SGD(learning_rate=1.0),
            loss=_negative_logits,
            jit_compile=keras.backend.backend() == "jax",
        )

    def gradients(self, features: np.ndarray, classes: np.ndarray) -> np.ndarray:
        """dy/dA of the logits of ``classes`` (N,), up to one factor."""
        wanted = np.eye(self._channels, dtype=np.float32)[classes]
        correction = self._corrected.correction
        correction.assign(np.zeros_like(features))
        self._network.train_on_batch(features, wanted[:, np.newaxis, np.newaxis, :])
        return np.asarray(ops.convert_to_numpy(correction))


class _Corrected(keras.layers.Layer):
    """A network at rest, without dropout even in training, and a correction of its input that is zero at first."""

    def __init__(self, network: keras.Model) -> None:
        super().__init__(dtype="float32")
        self._network = network

    def build(self, input_shape: Sequence[int]) -> None:
        self.correction = self.add_weight(shape=tuple(input_shape), initializer="zeros", name="correction")

    def call(self, inputs: Any) -> Any:
        return self._network(inputs + self.correction, training=False)


def grad_cam_of(network: keras.Model) -> GradCam | None:
    """How to explain a network of patches of images; None where no feature maps with places lead to its answer.

    So it is with fully connected networks, and with graphs that cannot be cut in two.
    """
    graph = functional_graph(network)
    if graph is None or len(graph.inputs[0].shape) != RANK or None in graph.inputs[0].shape[1:]:
        return None
    tensors = _feature_maps(graph)
    for cells in (WANTED_CELLS, FEWEST_CELLS):
        for tensor in reversed([tensor for tensor in tensors if min(tensor.shape[1:3]) >= cells]):
            upper = _upper_part(tensor, graph)
            if upper is not None:
                return GradCam(keras.Model(graph.inputs[0], tensor), upper)
    return None


def _feature_maps(graph: Any) -> list[Any]:
    """The outputs (N, h, w, F) of all that follows the first convolution, in order."""
    found, convolved = [], False
    for node in nodes_in_order(graph):
        convolved = convolved or isinstance(node.operation, CONVOLUTIONS)
        if convolved and len(node.outputs) == 1 and len(node.outputs[0].shape) == RANK:
            found.append(node.outputs[0])
    return found


def _upper_part(tensor: Any, graph: Any) -> keras.Model | None:
    """A copy of what makes the answer of these feature maps alone, which learns nothing; None where that is not so."""
    try:
        upper = keras.Model(tensor, graph.outputs[0])
    except ValueError:  # something goes past these maps, as in a residual block
        return None
    copy = keras.models.clone_model(upper)
    copy.set_weights(upper.get_weights())
    copy.trainable = False
    return copy


def _negative_logits(wanted: Any, logits: Any) -> Any:
    return -ops.sum(wanted * ops.cast(logits, "float32"), axis=-1)


def _interpolation(centres: np.ndarray, size: int) -> np.ndarray:
    """What turns values at ``centres`` (h,) into those of ``size`` pixels, linearly between them: float32 (size, h)."""
    units = np.eye(len(centres))
    return np.stack([np.interp(np.arange(size), centres, unit) for unit in units], axis=1).astype(np.float32)
