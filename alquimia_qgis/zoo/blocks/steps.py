"""Builds the network that a list of checked steps describes; no configuration of a file ever reaches Keras."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import keras
from keras import layers

from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.imported.layer_rules import rule_of
from alquimia_qgis.zoo.imported.steps import Steps

# Of all results of a network together, for an image of its chip size: far more than any network of use has.
MOST_VALUES_PER_PIXEL = 2**13
ALLOWANCE = 2**24


def layer_name(steps: Steps, number: int) -> str:
    """The name of a layer in the network that is built; names of the file it came from are not used."""
    return f"{steps.layers[number].layer.lower()}_{number}"


class StepsBuilder:
    """Holds the layers of a network, to apply them to images of different sizes."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._layers = [
            getattr(layers, item.layer)(**item.settings, name=layer_name(steps, number), dtype="float32")
            for number, item in enumerate(steps.layers)
        ]

    def check_sizes(self, shape: Sequence[int | None], pixels: int) -> None:
        """Raise a ModelFileError where the results for one example of this shape, of so many pixels, are absurd."""
        values = 0
        for result in self._results(keras.Input(tuple(shape))):
            if None in result.shape[1:]:
                raise ModelFileError(f"The network gives results of unknown size for an input of {tuple(shape)}.")
            values += math.prod(result.shape[1:])
            if values > MOST_VALUES_PER_PIXEL * pixels + ALLOWANCE:
                raise ModelFileError(
                    f"The network keeps more than {MOST_VALUES_PER_PIXEL} values for each pixel of its input.",
                    "No network of use is so large; the file is damaged, or was made to do harm.",
                )

    def apply(self, start: keras.KerasTensor) -> keras.KerasTensor:
        """The answer for an input."""
        return self._results(start)[-1]

    def _results(self, start: keras.KerasTensor) -> list[keras.KerasTensor]:
        results = [start]
        for step in self._steps.steps:
            sources: Any = [results[source] for source in step.inputs]
            merges = rule_of(self._steps.layers[step.layer].layer).merges
            results.append(self._layers[step.layer](sources if merges else sources[0]))
        return results[1:]


def network_of_steps(
    steps: Steps, input_shape: Sequence[int | None], patch_size: int, single_pixels: bool, once: bool
) -> keras.Model:
    """(H, W, B) → answers (H', W', C), or (1, 1, C) where ``once``; a ModelFileError where the steps do not fit.

    ``single_pixels`` tells a network of pixels (B,): it is applied to each pixel of an image where its layers allow it,
    else the image is one pixel. With a ``patch_size`` the sizes of all results are checked beforehand.
    """
    try:
        builder = StepsBuilder(steps)
        flat = single_pixels and not steps.per_pixel
        bands = input_shape[-1]
        builder.check_sizes((bands,) if flat else (patch_size, patch_size, bands), patch_size**2)
        image = keras.Input(tuple(input_shape), name="image")
        answer = builder.apply(layers.Reshape((bands,))(image) if flat else image)
        if once:
            answer = layers.Reshape((1, 1, answer.shape[-1]), name="answer")(answer)
        return keras.Model(image, answer, name="imported")
    except ModelFileError:
        raise
    except Exception as error:  # whatever Keras and its backend raise for layers that do not fit each other
        raise ModelFileError(
            f"The layers of the network do not fit each other ({_first_line(error)}).", "The file is damaged."
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
