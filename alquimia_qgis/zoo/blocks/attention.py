"""Attention blocks of image networks."""

from __future__ import annotations

import keras
from keras import layers


def attention_gate(skip: keras.KerasTensor, gating: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    """Weigh the skip connection by what the coarser features find relevant (Oktay et al. 2018, https://arxiv.org/abs/1804.03999).

    ``skip`` is (N, H, W, F), ``gating`` (N, H/2, W/2, G); the result has the shape of ``skip``.
    """
    looked_at = layers.Conv2D(filters, 2, strides=2, use_bias=False, kernel_initializer="he_normal")(skip)
    asked_for = layers.Conv2D(filters, 1, kernel_initializer="he_normal")(gating)
    combined = layers.Activation("relu")(layers.Add()([looked_at, asked_for]))
    relevance = layers.Conv2D(1, 1, activation="sigmoid")(combined)
    return layers.Multiply()([skip, layers.UpSampling2D(2, interpolation="bilinear")(relevance)])
