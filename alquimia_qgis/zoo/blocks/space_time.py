"""Blocks of networks of image series (N, T, H, W, F): halve and double in space and time, collapse the time.

The number of dates T is known and may be odd: halving rounds up, doubling cuts off the one too many. Height and width
may be unknown.
"""

from __future__ import annotations

import keras
from keras import layers


def halve(features: keras.KerasTensor, in_time: bool) -> keras.KerasTensor:
    """The largest of 2 × 2 neighbours in space, and of 2 dates where ``in_time``; an odd last date stands alone."""
    steps = (2 if in_time else 1, 2, 2)
    return layers.MaxPooling3D(steps, padding=_padding(features, steps))(features)


def double(features: keras.KerasTensor, filters: int, kernel_size: int, skip: keras.KerasTensor) -> keras.KerasTensor:
    """Transposed convolution to the dates, height and width of ``skip``.

    (N, T/2 or T, H/2, W/2, any) becomes (N, T, H, W, filters).
    """
    steps = _steps_between(features, skip)
    doubled = layers.Conv3DTranspose(
        filters, _kernel(kernel_size, steps), strides=steps, padding="same", kernel_initializer="he_normal"
    )(features)  # fmt: skip
    return _first_dates(doubled, skip.shape[1])


def collapse_time(features: keras.KerasTensor) -> keras.KerasTensor:
    """One date from all: (N, T, H, W, F) → (N, 1, H, W, F) by one convolution over height, width and features.

    The dates take the place of channels, so that each date has its own kernel: 27 T + 1 weights.
    """
    dates_last = layers.Permute((2, 3, 4, 1))(features)
    collapsed = layers.Conv3D(1, 3, padding="same", kernel_initializer="he_normal")(dates_last)
    # One kernel speaks for the whole network: a ReLU that dies here, as one in six did in tests, would silence it.
    return layers.Permute((4, 1, 2, 3))(layers.Activation("leaky_relu")(collapsed))


def attention_gate_in_time(skip: keras.KerasTensor, gating: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    """Weigh the skip connection by what the coarser features find relevant, as ``attention_gate`` does for images.

    ``skip`` is (N, T, H, W, F), ``gating`` (N, T/2 or T, H/2, W/2, G); the result has the shape of ``skip``.
    """
    steps = _steps_between(gating, skip)
    looked_at = layers.Conv3D(
        filters, steps, strides=steps, padding=_padding(skip, steps), use_bias=False, kernel_initializer="he_normal"
    )(skip)  # fmt: skip
    asked_for = layers.Conv3D(filters, 1, kernel_initializer="he_normal")(gating)
    combined = layers.Activation("relu")(layers.Add()([looked_at, asked_for]))
    relevance = layers.Conv3D(1, 1, activation="sigmoid")(combined)
    return layers.Multiply()([skip, _first_dates(layers.UpSampling3D(steps)(relevance), skip.shape[1])])


def _steps_between(coarse: keras.KerasTensor, fine: keras.KerasTensor) -> tuple[int, int, int]:
    """How far apart cells of ``coarse`` lie among those of ``fine``, in dates, rows and columns."""
    return (1 if coarse.shape[1] == fine.shape[1] else 2, 2, 2)


def _kernel(kernel_size: int, steps: tuple[int, int, int]) -> tuple[int, int, int]:
    """No wider than one date where the dates stay as many."""
    return (kernel_size if steps[0] > 1 else 1, kernel_size, kernel_size)


def _padding(features: keras.KerasTensor, steps: tuple[int, int, int]) -> str:
    """Fill up an odd number of dates at its end; height and width always fit."""
    return "same" if features.shape[1] % steps[0] else "valid"


def _first_dates(features: keras.KerasTensor, dates: int) -> keras.KerasTensor:
    """Cut off the dates beyond the first ``dates``."""
    surplus = features.shape[1] - dates
    return layers.Cropping3D(((0, surplus), (0, 0), (0, 0)))(features) if surplus else features
