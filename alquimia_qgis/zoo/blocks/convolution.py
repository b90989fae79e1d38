"""Convolution blocks of networks of series, images and image series: convolve, normalise, activate, drop, resample."""

from __future__ import annotations

import math
from dataclasses import dataclass

import keras
from keras import layers

# Keras' default of 0.99 needs hundreds of updates before the moving averages follow; digitised samples give few.
BATCH_MOMENTUM = 0.9
LARGEST_GROUP_COUNT = 8
# By the rank of a batch: of series (N, T, F), of images (N, H, W, F), of image series (N, T, H, W, F).
CONVOLUTIONS = {3: layers.Conv1D, 4: layers.Conv2D, 5: layers.Conv3D}
SPATIAL_DROPOUTS = {3: layers.SpatialDropout1D, 4: layers.SpatialDropout2D, 5: layers.SpatialDropout3D}


@dataclass(frozen=True)
class ConvolutionStyle:
    """What all convolution blocks of one network share; the values are those of the family's parameters."""

    kernel_size: int = 3
    normalisation: str = "batch"
    activation: str = "relu"
    residual: bool = False


def convolution_block(
    features: keras.KerasTensor, filters: int, convolutions: int, style: ConvolutionStyle
) -> keras.KerasTensor:
    """Repeat convolution, normalisation and activation; (N, …, any) becomes (N, …, filters) for any rank.

    With ``style.residual`` a 1 × 1 projection of the input is added before the last activation (He et al. 2016).
    """
    shortcut = features
    convolution = CONVOLUTIONS[len(features.shape)]
    for number in range(convolutions):
        features = convolution(filters, style.kernel_size, padding="same", kernel_initializer="he_normal")(features)
        features = normalise(features, style.normalisation)
        if style.residual and number == convolutions - 1:
            features = layers.Add()([features, convolution(filters, 1, kernel_initializer="he_normal")(shortcut)])
        features = layers.Activation(style.activation)(features)
    return features


def normalise(features: keras.KerasTensor, kind: str) -> keras.KerasTensor:
    """Batch normalisation (Ioffe & Szegedy 2015), group normalisation (Wu & He 2018), or nothing for ``none``."""
    if kind == "batch":
        return layers.BatchNormalization(momentum=BATCH_MOMENTUM)(features)
    if kind == "group":
        return layers.GroupNormalization(groups=math.gcd(LARGEST_GROUP_COUNT, features.shape[-1]))(features)
    return features


def drop(features: keras.KerasTensor, rate: float, kind: str) -> keras.KerasTensor:
    """Drop single values (``plain``) or whole feature maps (``spatial``, Tompson et al. 2015) in training."""
    if not rate:
        return features
    dropout = SPATIAL_DROPOUTS[len(features.shape)] if kind == "spatial" else layers.Dropout
    return dropout(rate)(features)


def upsample(features: keras.KerasTensor, filters: int, kind: str, kernel_size: int) -> keras.KerasTensor:
    """Double height and width: learned (``transposed``), or interpolated (``nearest``, ``bilinear``)."""
    if kind == "transposed":
        return layers.Conv2DTranspose(
            filters, kernel_size, strides=2, padding="same", kernel_initializer="he_normal"
        )(features)  # fmt: skip
    return layers.UpSampling2D(2, interpolation=kind)(features)
