"""Normalised differences of bands, such as the vegetation index NDVI, as further bands of each date."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alquimia_qgis.protocol.errors import ParameterError

Pairs = tuple[tuple[int, int], ...]
PAIR = 2


def pairs_of(wanted: Sequence[str], names: Sequence[str]) -> Pairs:
    """Positions (from 0) of the bands in texts like ``B08/B04`` or ``4/3``; a ParameterError names what is wrong."""
    return tuple(_pair(text, names) for text in wanted)


def difference_name(pair: tuple[int, int], names: Sequence[str]) -> str:
    """What to call it: ``B08/B04``, or by the numbers of the bands where they have no names."""
    return "/".join(names[band] or str(band + 1) for band in pair)


def with_differences(series: np.ndarray, pairs: Pairs) -> np.ndarray:
    """The series (T, B, …) with (first - second) / (first + second) of each pair behind its bands, float32.

    0 where the sum is 0; NaN where a band is.
    """
    if not pairs:
        return series
    further = [_normalised(series[:, first], series[:, second]) for first, second in pairs]
    return np.concatenate([series, np.stack(further, axis=1)], axis=1)


def _normalised(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    total = first + second
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total == 0, np.float32(0), (first - second) / total).astype(np.float32)


def _pair(text: str, names: Sequence[str]) -> tuple[int, int]:
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != PAIR or parts[0] == parts[1]:
        raise ParameterError(
            f"{text!r} is no pair of bands.", "Write it as B08/B04, or with the bands' numbers as 4/3."
        )
    return _position(parts[0], names), _position(parts[1], names)


def _position(band: str, names: Sequence[str]) -> int:
    folded = [name.casefold() for name in names]
    if band.casefold() in folded:
        return folded.index(band.casefold())
    if band.isdigit() and 1 <= int(band) <= len(names):
        return int(band) - 1
    known = ", ".join(name or str(number) for number, name in enumerate(names, start=1))
    raise ParameterError(f"There is no band {band!r} to take a difference of; the bands are {known}.")
