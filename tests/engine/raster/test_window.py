import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alquimia_qgis.engine.raster.window import MirroredWindow, Window, mirrored_indices


def test_expanded_grows_and_shrinks_on_all_sides():
    assert Window(10, 20, 5, 6).expanded(3) == Window(7, 17, 11, 12)
    assert Window(7, 17, 11, 12).expanded(-3) == Window(10, 20, 5, 6)


def test_intersection_of_overlapping_and_of_disjoint_windows():
    assert Window(0, 0, 10, 10).intersection(Window(-5, 8, 10, 10)) == Window(0, 8, 5, 2)
    assert Window(0, 0, 10, 10).intersection(Window(10, 0, 5, 5)) is None


def test_slices_and_relative_windows_pick_the_same_pixels():
    image = np.arange(100).reshape(10, 10)
    outer, inner = Window(2, 3, 6, 5), Window(4, 5, 2, 3)
    local = inner.relative_to(outer)
    np.testing.assert_array_equal(
        image[outer.row_slice, outer.column_slice][local.row_slice, local.column_slice],
        image[inner.row_slice, inner.column_slice],
    )


@given(st.integers(-200, 200), st.integers(1, 60), st.integers(1, 40))
def test_mirrored_indices_agree_with_symmetric_padding(start, length, size):
    margin = 300
    padded = np.pad(np.arange(size), margin, mode="symmetric")
    np.testing.assert_array_equal(mirrored_indices(start, length, size), padded[margin + start :][:length])


@given(
    st.builds(Window, st.integers(-40, 40), st.integers(-40, 40), st.integers(1, 60), st.integers(1, 60)),
    st.integers(1, 30),
    st.integers(1, 30),
)
def test_a_mirrored_window_is_what_mirrored_indices_say(window, height, width):
    image = np.arange(2 * height * width).reshape(2, height, width)
    rows = mirrored_indices(window.row, window.height, height)
    columns = mirrored_indices(window.column, window.width, width)
    mirror = MirroredWindow(window, height, width)
    source = image[:, mirror.source.row_slice, mirror.source.column_slice]
    assert (mirror.apply(source) == image[:, rows[:, np.newaxis], columns]).all()
    inside = window.intersection(Window(0, 0, height, width))
    valid = mirror.apply_to_valid(np.ones(source.shape[1:], bool))
    assert valid.shape == (window.height, window.width)
    assert valid.sum() == (0 if inside is None else inside.height * inside.width)
    assert inside is None or valid[inside.relative_to(window).slices].all()
