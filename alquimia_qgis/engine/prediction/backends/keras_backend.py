"""Computes with Keras on whatever backend it runs on: the way that always works."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

from alquimia_qgis.engine.bundle.layout import examples_of_images
from alquimia_qgis.engine.devices import describe_devices
from alquimia_qgis.engine.prediction.backends.runtime import NO_ENDING, SIGMOID, SOFTMAX
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.raster.scaling import scale_bands
from alquimia_qgis.engine.tasks.segmentation import probabilities
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.inputs import kind_of_shape

ENDINGS: dict[str, Callable[[Any], Any]] = {
    SOFTMAX: probabilities,
    SIGMOID: lambda logits: keras.ops.sigmoid(keras.ops.cast(logits, "float32")),
    NO_ENDING: lambda answer: answer,
}
# Inner windows, those at the right edge, at the lower edge and in the corner, before and after memory ran short.
MOST_SIZES = 8


class KerasNetwork:
    """A Keras model of examples of any kind up to the logits; see ``Network``.

    ``precision`` is that of the policy under which the model was built.
    """

    def __init__(
        self, logits: keras.Model, bands: Sequence[BandRecord], precision: str = "float32", ending: str = SOFTMAX
    ) -> None:
        self.backend = f"Keras {keras.__version__} on {keras.backend.backend()}"
        self.device = ", ".join(describe_devices())
        self.precision = precision
        self._logits = logits
        self._bands = bands
        self._ending = ending
        self._kind = kind_of_shape(logits.input_shape[1:])
        self._dates = logits.input_shape[1]
        self._by_size: OrderedDict[tuple[int, ...], keras.Model] = OrderedDict()

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``; a computation that has begun cannot be cancelled."""
        check_cancelled()
        images = scale_bands(pixels, present, self._bands)
        examples = examples_of_images(images, self._kind, self._dates)
        answer = np.asarray(self._of_size(examples.shape[1:]).predict_on_batch(np.ascontiguousarray(examples)))
        if not self._kind.has_surroundings:
            answer = answer.reshape(images.shape[0], *images.shape[2:], -1)
        return np.ascontiguousarray(np.moveaxis(answer, -1, 1), dtype=np.float32)

    def _of_size(self, shape: tuple[int, ...]) -> keras.Model:
        """The network for images of exactly this shape, sharing its weights with those for other shapes.

        A map has few shapes of windows. With sizes left open, TensorFlow would trace graphs of unknown sizes, which are
        slower, and in which Keras' bilinear upsampling fails.
        """
        if shape not in self._by_size:
            image = keras.Input(shape)
            logits = self._logits(image)
            model = keras.Model(image, ENDINGS[self._ending](logits))
            # XLA would compile for every size, seconds each, and gains nothing on a CPU; JAX cannot do without.
            model.jit_compile = keras.backend.backend() == "jax"
            self._by_size[shape] = model
            if len(self._by_size) > MOST_SIZES:
                self._by_size.popitem(last=False)
        return self._by_size[shape]
