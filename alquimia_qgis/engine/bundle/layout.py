"""How the values of a pixel lie in a network's input, and how they lie in images band after band."""

from __future__ import annotations

import numpy as np

from alquimia_qgis.protocol.inputs import InputKind

PIXEL_RANK = 2  # of a batch of single answers (N, C)


def examples_of(channels_last: np.ndarray, kind: InputKind, dates: int | None) -> np.ndarray:
    """Images or pixels (N, …, channels) as examples of this kind, with an axis of dates where it has one.

    Channels are all bands of the first date, then those of the second …. The result may be a view.
    """
    if "date" not in kind.axes:
        return channels_last
    apart = channels_last.reshape(*channels_last.shape[:-1], dates or 1, -1)
    return np.moveaxis(apart, -2, 1)


def examples_of_images(images: np.ndarray, kind: InputKind, dates: int | None) -> np.ndarray:
    """Images band after band (N, channels, H, W) as examples; every pixel is one where the kind has no surroundings."""
    channels_last = np.moveaxis(images, 1, -1)
    if not kind.has_surroundings:
        channels_last = channels_last.reshape(-1, channels_last.shape[-1])
    return examples_of(channels_last, kind, dates)


def planar(examples: np.ndarray, kind: InputKind) -> np.ndarray:
    """A batch as the network takes it as images band after band: (N, …) → (N, channels, H, W), H = W = 1 for pixels."""
    bands_last = examples
    if "date" in kind.axes:  # (N, T, …, B) → (N, …, T, B) → (N, …, T * B)
        apart = np.moveaxis(examples, 1, -2)
        bands_last = apart.reshape(*apart.shape[:-2], -1)
    return planar_answer(bands_last)


def planar_answer(answer: np.ndarray) -> np.ndarray:
    """A network's answer (N, H, W, C), or (N, C) for pixels, band after band: (N, C, H, W)."""
    if answer.ndim == PIXEL_RANK:
        return answer[:, :, np.newaxis, np.newaxis]
    return np.moveaxis(answer, -1, 1)
