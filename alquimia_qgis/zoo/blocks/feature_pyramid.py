"""Feature pyramid and subnets of detectors (Lin et al. 2017, https://arxiv.org/abs/1612.03144 and 1708.02002)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import keras
from keras import initializers, layers

from alquimia_qgis.zoo.blocks.convolution import LARGEST_GROUP_COUNT

# Levels of the backbone end here; the coarser ones of the pyramid are made of the last one.
LAST_OF_BACKBONE, COARSEST = 5, 7
BOX_NUMBERS = 4
FIRST_DEVIATION = 0.01


def feature_pyramid(
    levels: Mapping[int, keras.KerasTensor], finest: int, filters: int, prefix: str
) -> list[keras.KerasTensor]:
    """Features (N, H / 2^level, W / 2^level, filters) of the levels ``finest`` to 7, all of them rich in meaning.

    ``levels`` are those of a backbone, up to 5. Coarse features are doubled and added to finer ones; the levels 6 and 7
    are made by convolutions of stride 2.
    """
    merged = _lateral(levels[LAST_OF_BACKBONE], LAST_OF_BACKBONE, filters, prefix)
    pyramid = [_smoothed(merged, LAST_OF_BACKBONE, filters, prefix)]
    for level in reversed(range(finest, LAST_OF_BACKBONE)):
        doubled = layers.UpSampling2D(2, name=f"{prefix}doubled{level}")(merged)
        lateral = _lateral(levels[level], level, filters, prefix)
        merged = layers.Add(name=f"{prefix}merged{level}")([doubled, lateral])
        pyramid.insert(0, _smoothed(merged, level, filters, prefix))
    coarse = levels[LAST_OF_BACKBONE]
    for level in range(LAST_OF_BACKBONE + 1, COARSEST + 1):
        if level > LAST_OF_BACKBONE + 1:
            coarse = layers.ReLU(name=f"{prefix}relu{level}")(coarse)
        coarse = layers.Conv2D(filters, 3, strides=2, padding="same", name=f"{prefix}level{level}")(coarse)
        pyramid.append(coarse)
    return pyramid


class SubNetwork:
    """Convolutions that answer for each anchor of a cell, the same ones on every level of a pyramid.

    ``numbers`` is what it answers for each of ``anchors``. The first answers of class scores are all ``prior``, so that
    the many empty places do not drown the training at its start.
    """

    def __init__(
        self,
        name: str,
        filters: int,
        convolutions: int,
        anchors: int,
        numbers: int,
        group_normalisation: bool = False,
        prior: float | None = None,
    ) -> None:
        self._numbers = numbers
        self._name = name
        self._layers: list[keras.layers.Layer] = []
        for number in range(convolutions):
            # He's start values keep signals alive in narrow networks; the paper's 0.01 suits 256 filters only.
            self._layers.append(
                layers.Conv2D(
                    filters, 3, padding="same", kernel_initializer="he_normal", name=f"{name}_convolution{number}"
                )
            )
            if group_normalisation:
                groups = math.gcd(LARGEST_GROUP_COUNT, filters)
                self._layers.append(layers.GroupNormalization(groups, name=f"{name}_normalisation{number}"))
            self._layers.append(layers.ReLU(name=f"{name}_relu{number}"))
        bias = 0.0 if prior is None else -math.log((1 - prior) / prior)
        self._layers.append(
            layers.Conv2D(
                anchors * numbers,
                3,
                padding="same",
                kernel_initializer=initializers.RandomNormal(stddev=FIRST_DEVIATION),
                bias_initializer=initializers.Constant(bias),
                dtype="float32",
                name=f"{name}_answer",
            )
        )

    def __call__(self, features: keras.KerasTensor, level: int) -> keras.KerasTensor:
        """(N, h, w, F) → (N, h · w · anchors, numbers), row by row of cells, the anchors of a cell together."""
        for layer in self._layers:
            features = layer(features)
        return layers.Reshape((-1, self._numbers), dtype="float32", name=f"{self._name}_level{level}")(features)


def joined_answers(
    boxes: Iterable[keras.KerasTensor], scores: Iterable[keras.KerasTensor], prefix: str, name: str
) -> keras.KerasTensor:
    """Box deltas (N, A, 4) and class logits (N, A, C) of each level as (N, all anchors, 1, 4 + C)."""
    each = [
        layers.Concatenate(axis=-1, dtype="float32", name=f"{prefix}both{number}")([box, score])
        for number, (box, score) in enumerate(zip(boxes, scores, strict=True))
    ]
    whole = layers.Concatenate(axis=1, dtype="float32", name=f"{prefix}anchors")(each)
    return layers.Reshape((-1, 1, each[0].shape[-1]), dtype="float32", name=name)(whole)


def _lateral(features: keras.KerasTensor, level: int, filters: int, prefix: str) -> keras.KerasTensor:
    return layers.Conv2D(filters, 1, name=f"{prefix}lateral{level}")(features)


def _smoothed(features: keras.KerasTensor, level: int, filters: int, prefix: str) -> keras.KerasTensor:
    return layers.Conv2D(filters, 3, padding="same", name=f"{prefix}level{level}")(features)
