"""Cutting an area into cores, going on from finished ones, and halving."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.prediction.cores import CoreQueue, core_windows, even_cores, multiple_above
from alquimia_qgis.engine.raster.window import Window

AREAS = st.builds(
    Window,
    row=st.integers(0, 70),
    column=st.integers(0, 70),
    height=st.integers(1, 150),
    width=st.integers(1, 150),
)


def times_covered(windows, area: Window) -> np.ndarray:
    counts = np.zeros((area.height, area.width), int)
    for window in windows:
        inside = window.intersection(area)
        if inside is not None:
            counts[inside.relative_to(area).slices] += 1
    return counts


@given(AREAS, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.none() | st.integers(1, 4))
def test_cores_cover_every_pixel_once_and_lie_on_the_grid(area, grid, high, wide, side_by_side):
    size = (high * grid, wide * grid)
    cores = list(core_windows(area, grid, size, side_by_side))
    assert (times_covered(cores, area) == 1).all()
    assert all(edge % grid == 0 for core in cores for edge in (core.row, core.column, core.height, core.width))
    assert sorted(cores, key=str) == sorted(core_windows(area, grid, size), key=str)


def test_side_by_side_goes_down_before_it_goes_on():
    order = [(core.row, core.column) for core in core_windows(Window(0, 0, 20, 40), 10, (10, 10), 2)]
    assert order == [(0, 0), (0, 10), (10, 0), (10, 10), (0, 20), (0, 30), (10, 20), (10, 30)]


@given(AREAS, st.integers(1, 9), st.integers(1, 80))
def test_even_cores_are_all_alike_and_hardly_reach_beyond_the_area(area, grid, size):
    covered, (height, width) = even_cores(area, grid, size)
    cores = list(core_windows(covered, grid, (height, width)))
    assert {(core.height, core.width) for core in cores} == {(height, width)}
    assert (times_covered(cores, area) == 1).all()
    assert all(core.intersection(area) for core in cores), "none is computed in vain"
    assert max(height, width) <= multiple_above(size, grid)


@settings(max_examples=300)
@given(AREAS, st.integers(1, 9), st.integers(1, 80), st.booleans(), st.data())
def test_a_second_run_does_exactly_what_the_first_has_left(area, grid, size, even, data):
    """The first run halves its cores at any time and stops at any time."""
    first = CoreQueue(area, grid, size, even=even)
    finished: list[Window] = []
    stop_after = data.draw(st.integers(0, 40))
    halve_at = data.draw(st.sets(st.integers(0, 40), max_size=3))
    going = True
    while going:
        going = False
        for core in first:
            if len(finished) in halve_at:
                halve_at.discard(len(finished))
                if first.halve():
                    first.restart()
                    going = True
                    break
            first.finish(core)
            inside = core.intersection(area)
            if inside is not None:
                finished.append(inside)
            if len(finished) >= stop_after:
                break
    second = list(CoreQueue(area, grid, size, even=even, finished=frozenset(finished)))
    assert (times_covered([*finished, *second], area) == 1).all()


def test_nothing_is_left_of_a_finished_area():
    area = Window(3, 5, 61, 47)
    finished = frozenset(core.intersection(area) for core in core_windows(area, 4, (16, 16)))
    assert list(CoreQueue(area, 4, 16, finished=finished)) == []


@given(AREAS, st.integers(1, 9), st.integers(1, 80), st.integers(1, 80), st.booleans(), st.data())
def test_a_second_run_with_smaller_cores_does_what_the_first_has_left(area, grid, size, smaller, even, data):
    first = list(CoreQueue(area, grid, size, even=even))
    done = data.draw(st.integers(0, len(first)))
    finished = [inside for core in first[:done] if (inside := core.intersection(area)) is not None]
    second = CoreQueue(area, grid, size, even=even, finished=frozenset(finished))
    while second.largest > smaller and second.halve():
        second.restart()
    rest = list(second)
    assert (times_covered([*finished, *rest], area) == 1).all()
    assert all(max(core.height, core.width) <= max(smaller, grid) for core in rest)
