"""The trained network as prediction sees it; other inference backends offer the same two things."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

import keras
import numpy as np

from alquimia_qgis.engine.tasks.segmentation import probabilities

# Inner windows, those at the right edge, at the lower edge and in the corner, before and after memory ran short.
MOST_SIZES = 8


class Network(Protocol):
    """Anything that turns scaled images into class probabilities."""

    @property
    def description(self) -> str:
        """Backend and precision in words, for the log."""

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """Float32 images (N, H, W, B) → float32 probabilities (N, H - 2 crop, W - 2 crop, C) that add up to 1."""


class KerasNetwork:
    """A Keras model on whatever backend Keras runs on."""

    def __init__(self, logits: keras.Model) -> None:
        self._logits = logits
        self._by_size: OrderedDict[tuple[int, ...], keras.Model] = OrderedDict()

    @property
    def description(self) -> str:
        """Backend and precision in words."""
        return f"Keras on {keras.backend.backend()}, float32"

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """See ``Network``."""
        return np.asarray(self._of_size(images.shape[1:]).predict_on_batch(images))

    def _of_size(self, shape: tuple[int, ...]) -> keras.Model:
        """The network for images of exactly this shape, sharing its weights with those for other shapes.

        A map has few shapes of windows. With sizes left open, TensorFlow would trace graphs of unknown sizes, which are
        slower, and in which Keras' bilinear upsampling fails.
        """
        if shape not in self._by_size:
            image = keras.Input(shape)
            model = keras.Model(image, probabilities(self._logits(image)))
            # XLA would compile for every size, seconds each, and gains nothing on a CPU; JAX cannot do without.
            model.jit_compile = keras.backend.backend() == "jax"
            self._by_size[shape] = model
            if len(self._by_size) > MOST_SIZES:
                self._by_size.popitem(last=False)
        return self._by_size[shape]
