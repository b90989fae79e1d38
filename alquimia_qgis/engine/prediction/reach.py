"""The arithmetic of reaches along one axis: what a convolution, pooling or upsampling does to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction


class UnboundedReachError(Exception):
    """Raised where a tensor may depend on the whole image; never leaves the analysis."""


@dataclass(frozen=True)
class Axis:
    """Cell i depends on no input pixel outside [scale * i + low, scale * i + high]; ``size`` is the number of cells."""

    scale: Fraction
    low: Fraction
    high: Fraction
    size: int


def merged(axes: Sequence[Axis]) -> Axis:
    """Tensors added or stacked cell by cell: the widest of their reaches."""
    first = axes[0]
    if any(axis.scale != first.scale or axis.size != first.size for axis in axes):
        raise UnboundedReachError("Tensors of different sizes are broadcast.")
    return replace(first, low=min(axis.low for axis in axes), high=max(axis.high for axis in axes))


def shifted(axis: Axis, cells: int) -> Axis:
    """Cell i of the result is cell i + ``cells`` of the source."""
    return replace(axis, low=axis.low + axis.scale * cells, high=axis.high + axis.scale * cells)


def convolved(axis: Axis, extent: int, stride: int, padding: str) -> Axis:
    """A convolution or pooling ``extent`` cells wide (dilation included), one result every ``stride`` cells."""
    if padding == "same":
        size = -(-axis.size // stride)
        before = max((size - 1) * stride + extent - axis.size, 0) // 2
    else:
        size, before = (axis.size - extent) // stride + 1, 0
    low = axis.low - axis.scale * before
    return Axis(axis.scale * stride, low, axis.high + axis.scale * (extent - 1 - before), size)


def transposed(axis: Axis, extent: int, stride: int, padding: str) -> Axis:
    """A transposed convolution: the gradient of ``convolved`` on an image ``stride`` times larger."""
    before = max(extent - stride, 0) // 2 if padding == "same" else 0
    size = axis.size * stride + (max(extent - stride, 0) if padding == "valid" else 0)
    # Cell j takes from the cells i with stride * i - before <= j <= stride * i - before + extent - 1.
    low = axis.low + axis.scale * Fraction(before - extent + 1, stride)
    return Axis(axis.scale / stride, low, axis.high + axis.scale * Fraction(before, stride), size)


def repeated(axis: Axis, factor: int) -> Axis:
    """Upsampling by repeating every cell: cell j is cell floor(j / factor)."""
    low = axis.low - axis.scale * Fraction(factor - 1, factor)
    return Axis(axis.scale / factor, low, axis.high, axis.size * factor)


def interpolated(axis: Axis, factor: int, support: int) -> Axis:
    """Upsampling by interpolation with ``support`` cells on each side, pixel centres at one half."""
    centre = Fraction(1, 2 * factor) - Fraction(1, 2)
    # The source position (j + 1/2) / factor - 1/2 is never closer than this to a cell it does not lie on.
    nearest = Fraction(1, factor) if factor % 2 else Fraction(1, 2 * factor)
    width = support - nearest if factor > 1 else Fraction(0)
    return Axis(
        axis.scale / factor,
        axis.low + axis.scale * (centre - width),
        axis.high + axis.scale * (centre + width),
        axis.size * factor,
    )
