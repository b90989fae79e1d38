"""Makes a network's twin for the export to ONNX: the same answers, written with what the exporter understands.

Batch normalisation is folded away, layers that Keras' exporter cannot write are replaced by equal ones, and images come
and go band after band, as they lie in files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
from keras import activations, layers, ops

from alquimia_qgis.engine.bundle.graph.batch_folding import foldable, folded_weights
from alquimia_qgis.engine.bundle.graph.keras_graph import functional_graph, is_functional, nodes_in_order

IMAGE = "image"
# Ranks of batches of single pixels (N, B), of their series (N, T, B), of images (N, H, W, B) and of theirs.
PIXELS, PIXEL_SERIES, IMAGES, IMAGE_SERIES = 2, 3, 4, 5
POINTWISE: tuple[type[Any], ...] = (
    layers.Activation, layers.Add, layers.Average, layers.BatchNormalization, layers.Concatenate, layers.Dense,
    layers.Dropout, layers.ELU, layers.GaussianDropout, layers.GaussianNoise, layers.Identity, layers.LeakyReLU,
    layers.Maximum, layers.Minimum, layers.Multiply, layers.ReLU, layers.Rescaling, layers.Subtract,
)  # fmt: skip


def planar_twin(network: keras.Model, size: int | None) -> keras.Model:
    """A model of images (N, B, H, W) → logits (N, C, H', W') with the weights of ``network``, which may be of pixels.

    ``size`` is the edge of the images where only one will do. A network of series has its channels date after date.
    """
    twin = _simplified(network)
    rank = len(network.input_shape)
    dates = network.input_shape[1] if rank in (PIXEL_SERIES, IMAGE_SERIES) else 1
    image = keras.Input((dates * network.input_shape[-1], size, size), name=IMAGE)
    if rank == IMAGE_SERIES:
        return keras.Model(image, layers.Permute((3, 1, 2))(twin(_SeriesOfImages(dates)(image))))
    pixels = layers.Permute((2, 3, 1))(image)
    if rank == IMAGES:
        logits = twin(pixels)
    elif rank == PIXELS and _is_pointwise(twin):
        logits = _as_convolutions(twin)(pixels)
    else:
        examples = _PixelsOfImages(network.input_shape[1:])(pixels)
        logits = _ImagesOfPixels()(twin(examples), pixels)
    return keras.Model(image, layers.Permute((3, 1, 2))(logits))


def _simplified(network: keras.Model) -> keras.Model:
    """The twin of a functional network; other networks are left as they are."""
    graph = functional_graph(network)
    if graph is None:
        return network
    normalisations = foldable(graph)
    folded = {id(layer) for layer in normalisations.values()}

    def twin_of(layer: Any) -> Any:
        if id(layer) in folded:
            return _Unchanged(name=layer.name)
        if type(layer) is layers.Activation and layer.activation is activations.gelu:
            return _Gelu(name=layer.name)
        if type(layer) is layers.UpSampling2D and layer.interpolation == "bilinear":
            return _BilinearUpSampling(layer.size, name=layer.name)
        if type(layer) in (layers.LSTM, layers.Bidirectional):
            return type(layer).from_config(_without_dropout(layer.get_config()))
        bias = {"use_bias": True} if id(layer) in normalisations else {}
        return type(layer).from_config({**layer.get_config(), **bias})

    twin = keras.models.clone_model(graph, clone_function=twin_of, recursive=True)
    for layer, other in zip(_leaves(graph), _leaves(twin), strict=True):
        if id(layer) in normalisations:
            other.set_weights(folded_weights(layer, normalisations[id(layer)]))
        elif id(layer) not in folded:
            other.set_weights(layer.get_weights())
    return twin


def _without_dropout(config: dict[str, Any]) -> dict[str, Any]:
    """The settings of a recurrent layer, and of those in it, without dropout, which at inference does nothing.

    Only then Keras computes all gates at once, which the exporter knows as ONNX's LSTM instead of a loop.
    """
    settings = {name: _without_dropout(value) if isinstance(value, dict) else value for name, value in config.items()}
    return {**settings, **{name: 0.0 for name in ("dropout", "recurrent_dropout") if name in settings}}


def _is_pointwise(network: keras.Model) -> bool:
    """True for a network of pixels whose layers do to images, pixel by pixel, what they do to pixels."""
    graph = functional_graph(network)
    if graph is None:
        return False
    operations = [node.operation for node in nodes_in_order(graph)]
    return all(
        type(layer) in (*POINTWISE, _Unchanged, _Gelu) and getattr(layer, "axis", -1) == -1 for layer in operations
    )


def _as_convolutions(network: keras.Model) -> keras.Model:
    """A pointwise network of pixels for images: dense layers as convolutions of one pixel, which is twice as fast."""

    def twin_of(layer: Any) -> Any:
        if type(layer) is layers.Dense:
            return layers.Conv2D(layer.units, 1, activation=layer.activation, use_bias=layer.use_bias, name=layer.name)
        return type(layer).from_config(layer.get_config())

    images = keras.Input((None, None, network.input_shape[-1]))
    twin = keras.models.clone_model(network, input_tensors=images, clone_function=twin_of)
    for layer, other in zip(network.layers, twin.layers, strict=True):
        shapes = [weight.shape for weight in other.weights]
        other.set_weights([values.reshape(s) for values, s in zip(layer.get_weights(), shapes, strict=True)])
    return twin


def _leaves(model: Any) -> Iterator[Any]:
    """The layers of a model and of the models in it."""
    for layer in model.layers:
        if is_functional(layer):
            yield from _leaves(layer)
        else:
            yield layer


class _Unchanged(layers.Layer):
    """Takes the place of a normalisation that is folded away, called as it was."""

    def call(self, values: Any, mask: Any = None, training: Any = None) -> Any:
        return values


class _Gelu(layers.Layer):
    """The exact GELU by the error function; the exporter writes Keras' by its complement, which ONNX does not have."""

    def call(self, values: Any) -> Any:
        return 0.5 * values * (1.0 + ops.erf(values / np.float32(np.sqrt(2.0))))


class _BilinearUpSampling(layers.Layer):
    """Bilinear upsampling of images of unknown size, where Keras' own fails in graphs of TensorFlow."""

    def __init__(self, factors: tuple[int, int], **settings: Any) -> None:
        super().__init__(**settings)
        self._factors = factors

    def call(self, images: Any) -> Any:
        for axis, factor in enumerate(self._factors, start=1):
            images = _interpolated(images, axis, factor)
        return images


class _PixelsOfImages(layers.Layer):
    """Images (N, H, W, channels) as pixels (N * H * W, …) of a shape: (B), or (T, B)."""

    def __init__(self, shape: tuple[int, ...], **settings: Any) -> None:
        super().__init__(**settings)
        self._shape = tuple(shape)

    def call(self, images: Any) -> Any:
        return ops.reshape(images, (-1, *self._shape))


class _SeriesOfImages(layers.Layer):
    """Images (N, T * B, H, W) as series (N, T, H, W, B)."""

    def __init__(self, dates: int, **settings: Any) -> None:
        super().__init__(**settings)
        self._dates = dates

    def call(self, images: Any) -> Any:
        height, width = ops.shape(images)[2:]
        bands = images.shape[1] // self._dates
        return ops.transpose(ops.reshape(images, (-1, self._dates, bands, height, width)), (0, 1, 3, 4, 2))


class _ImagesOfPixels(layers.Layer):
    """Answers for pixels (N * H * W, C) as images (N, H, W, C) of the size of ``images``."""

    def call(self, answers: Any, images: Any) -> Any:
        return ops.reshape(answers, (*ops.shape(images)[:-1], answers.shape[-1]))


def _interpolated(images: Any, axis: int, factor: int) -> Any:
    """Images (N, H, W, C) ``factor`` times larger along an axis, pixel centres at one half, edges repeated."""

    def part(values: Any, start: int | None, stop: int | None) -> Any:
        index = [slice(None)] * 4
        index[axis] = slice(start, stop)
        return values[tuple(index)]

    padded = ops.concatenate([part(images, 0, 1), images, part(images, -1, None)], axis=axis)
    before, after = part(padded, 0, -2), part(padded, 2, None)
    phases = []
    for phase in range(factor):
        shift = (phase + 0.5) / factor - 0.5
        neighbour = before if shift < 0 else after
        phases.append(images * (1.0 - abs(shift)) + neighbour * abs(shift))
    shape = list(ops.shape(images))
    shape[axis] = shape[axis] * factor if shape[axis] is not None else -1
    return ops.reshape(ops.stack(phases, axis=axis + 1), shape)
