"""The guided filter equals its definition, does not depend on windows, and follows edges."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.refinement.guided_filter import box_sums, filtered


def by_definition(guide: np.ndarray, plane: np.ndarray, valid: np.ndarray, radius: int, smoothness: float):
    """He et al. 2013, equations 19 to 21, pixel by pixel; NaN where a pixel's margin is not in the array."""
    bands, height, width = guide.shape
    slopes, offsets = np.full((bands, height, width), np.nan), np.full((height, width), np.nan)
    squares = {}
    for row in range(radius, height - radius):
        for column in range(radius, width - radius):
            area = (slice(row - radius, row + radius + 1), slice(column - radius, column + radius + 1))
            squares[row, column] = area
            inside = valid[area]
            if inside.any():
                colours, values = guide[(slice(None), *area)][:, inside], plane[area][inside]
                covariance = np.cov(colours, bias=True).reshape(bands, bands) + smoothness * np.eye(bands)
                shared = (colours * values).mean(axis=1) - colours.mean(axis=1) * values.mean()
                slopes[:, row, column] = np.linalg.solve(covariance, shared)
                offsets[row, column] = values.mean() - slopes[:, row, column] @ colours.mean(axis=1)
    result = np.full((height, width), np.nan)
    for row in range(2 * radius, height - 2 * radius):
        for column in range(2 * radius, width - 2 * radius):
            area = squares[row, column]
            mean = np.nanmean(slopes[(slice(None), *area)], axis=(1, 2))
            result[row, column] = mean @ guide[:, row, column] + np.nanmean(offsets[area])
    return result


@pytest.mark.parametrize("radius", [1, 2, 3])
@pytest.mark.parametrize("bands", [1, 3])
def test_it_is_its_definition(radius, bands):
    random = np.random.default_rng(radius)
    guide, planes = random.normal(size=(bands, 24, 21)), random.random((2, 24, 21))
    valid = random.random((24, 21)) > 0.2
    result = filtered(guide, planes, valid, radius, 0.05)
    inner = (slice(2 * radius, -2 * radius),) * 2
    for plane, own in zip(planes, result, strict=True):
        expected = by_definition(guide, plane, valid, radius, 0.05)[inner]
        assert np.allclose(own[valid[inner]], expected[valid[inner]], atol=1e-6)


@pytest.mark.parametrize("radius", [1, 4, 7, 16])
def test_box_sums_are_sums_over_boxes(radius):
    values = np.random.default_rng(0).random((60, 45))
    windows = np.lib.stride_tricks.sliding_window_view(values, (2 * radius + 1,) * 2)
    assert np.allclose(box_sums(values, radius), windows.sum(axis=(2, 3)))


def test_windows_give_the_very_same_numbers():
    random = np.random.default_rng(1)
    guide, planes, radius = random.normal(size=(3, 80, 90)), random.random((3, 80, 90)), 5
    valid = random.random((80, 90)) > 0.1
    whole = filtered(guide, planes, valid, radius, 0.1)
    part = filtered(guide[:, 7:60, 13:71], planes[:, 7:60, 13:71], valid[7:60, 13:71], radius, 0.1)
    assert (part == whole[:, 7 : 60 - 4 * radius, 13 : 71 - 4 * radius]).all()


def test_a_border_moves_to_the_edge_of_the_guide():
    guide = np.zeros((1, 60, 60))
    guide[:, :, 30:] = 2.0
    blurred = np.clip((np.arange(60) - 22) / 12, 0, 1) * np.ones((60, 1))  # half way at column 28, two off the edge
    result = filtered(guide, blurred[np.newaxis], np.ones((60, 60), bool), 6, 0.01)[0]
    border = int((result[20] > 0.5).argmax()) + 12
    assert border == 30
    assert result[20, 29 - 12] < 0.4 < 0.6 < result[20, 30 - 12]


def test_planes_that_add_up_to_one_still_do():
    random = np.random.default_rng(2)
    planes = random.dirichlet([1, 1, 1], (50, 50)).transpose(2, 0, 1)
    result = filtered(random.normal(size=(3, 50, 50)), planes, np.ones((50, 50), bool), 3, 0.1)
    assert np.allclose(result.sum(axis=0), 1, atol=1e-5)
