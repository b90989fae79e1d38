"""The half of an autoencoder that draws a chip of its embedding; no model file holds it."""

from __future__ import annotations

import math
from typing import Any

import keras
from keras import layers

FILTERS = (128, 64, 32)
KERNEL_SIZE, FACTOR = 3, 2


def decoder(patch_size: int, embedding_size: int, bands: int) -> keras.Model:
    """Embedding (1, 1, D) → chip (P, P, bands): as many doublings as there are filters, each with a convolution."""
    edge = math.ceil(patch_size / FACTOR ** len(FILTERS))
    embedding = keras.Input((1, 1, embedding_size), name="embedding")
    features: Any = layers.Conv2DTranspose(FILTERS[0], edge, activation="relu")(embedding)
    for filters in FILTERS:
        features = layers.UpSampling2D(FACTOR)(features)
        features = layers.Conv2D(filters, KERNEL_SIZE, padding="same", activation="relu")(features)
    left_over = edge * FACTOR ** len(FILTERS) - patch_size
    features = layers.Cropping2D(((0, left_over), (0, left_over)))(features)
    chip = layers.Conv2D(bands, KERNEL_SIZE, padding="same", dtype="float32", name="chip")(features)
    return keras.Model(embedding, chip, name="decoder")
