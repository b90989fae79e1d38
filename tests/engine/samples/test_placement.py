import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.ownership import PixelOwners
from alquimia_qgis.engine.samples.placement import place_windows, thinned
from tests.engine.raster.rasters import counting, write_raster
from tests.engine.samples.layers import block, made, point


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    with open_image(write_raster(tmp_path_factory.mktemp("wide") / "a.tif", counting(200, 300, 1, "uint16"))) as image:
        yield image


def place(image, shapes, size=32, most=1000):
    return place_windows(image, made(shapes, [0] * len(shapes)).geometries, size, most)


def covered(windows):
    seen = np.zeros((400, 500), dtype=bool)
    for window in windows:
        seen[100 + window.row :, 100 + window.column :][: window.height, : window.width] = True
    return seen[100:300, 100:400]


def test_a_small_feature_stands_in_the_middle_of_its_chip(wide):
    assert place(wide, [block(100, 100, 4, 6)]) == [Window(86, 87, 32, 32)]


def test_neighbours_share_a_chip_where_it_shows_their_surroundings(wide):
    assert len(place(wide, [block(100, 100, 4, 4), block(104, 103, 4, 4), point(99, 98)])) == 1
    assert len(place(wide, [block(100, 100, 4, 4), block(114, 114, 4, 4)])) == 2


def test_chips_stay_inside_the_image(wide):
    assert place(wide, [block(0, 0, 2, 2)]) == [Window(0, 0, 32, 32)]
    assert place(wide, [block(198, 298, 2, 2)]) == [Window(168, 268, 32, 32)]


def test_an_image_smaller_than_a_chip_stands_in_its_middle(wide, image_of):
    small = image_of(10, 21)
    assert place(small, [block(0, 0, 2, 2), block(8, 15, 2, 2)]) == [Window(-11, -6, 32, 32)]


def test_large_features_are_covered_by_a_half_overlapping_grid(wide):
    windows = place(wide, [block(20, 30, 100, 150)])
    assert covered(windows)[20:120, 30:180].all()
    columns = sorted({window.column for window in windows})
    assert max(np.diff(columns)) <= 16 and min(columns) == 30 and max(columns) == 148


def test_the_grid_leaves_out_what_the_feature_does_not_meet(wide):
    frame = block(0, 0, 200, 300).difference(block(40, 40, 120, 220))
    assert not covered(place(wide, [frame]))[75:125, 75:225].any()
    diagonal = shapely.LineString([point(1, 1), point(190, 290)])
    assert len(place(wide, [diagonal])) < 60


def test_parts_of_one_feature_are_placed_by_themselves(wide):
    far = shapely.MultiPolygon([block(20, 20, 2, 2), block(150, 250, 2, 2)])
    assert len(place(wide, [far])) == 2


def test_huge_features_do_not_flood_the_plan(wide):
    assert len(place(wide, [block(0, 0, 200, 300)], size=16, most=10)) <= 60


def test_features_off_the_image_get_no_chip(wide):
    assert place(wide, [block(-50, -50, 5, 5), block(300, 10, 5, 5)]) == []


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.floats(-10, 190), st.floats(-10, 290), st.floats(0.1, 80), st.floats(0.1, 80)),
        min_size=1,
        max_size=12,
    )
)
def test_every_pixel_of_every_feature_is_in_a_chip(wide, boxes):
    seen = covered(place(wide, [block(*box) for box in boxes]))
    for row, column, height, width in boxes:
        rows = slice(max(0, int(np.ceil(row))), max(0, int(row + height)))
        columns = slice(max(0, int(np.ceil(column))), max(0, int(column + width)))
        assert seen[rows, columns].all()


def test_thinning_is_even_and_spares_rare_classes():
    present = np.zeros((100, 2), dtype=bool)
    present[:, 0] = True
    present[[3, 50, 97], 1] = True
    kept = thinned(present, 13)
    assert len(kept) == 13 and {3, 50, 97} <= set(kept)
    assert np.diff(kept).max() <= 15 and (np.diff(kept) > 0).all()


def test_thinning_leaves_few_chips_alone():
    np.testing.assert_array_equal(thinned(np.ones((5, 1), dtype=bool), 5), np.arange(5))


@given(st.integers(1, 60), st.integers(1, 5), st.integers(1, 80), st.integers(0, 999))
def test_thinning_never_keeps_too_many_or_too_few(count, classes, most, seed):
    present = np.random.default_rng(seed).uniform(size=(count, classes)) < 0.3
    kept = thinned(present, most)
    assert len(kept) == min(count, most) == len(set(kept.tolist()))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=10))
def test_every_pixel_has_exactly_one_owner(corners):
    windows = [Window(row, column, 12, 12) for row, column in corners]
    owners = PixelOwners(windows)
    times = np.zeros((60, 60), dtype=int)
    seen = np.zeros((60, 60), dtype=bool)
    for index, window in enumerate(windows):
        times[window.row_slice, window.column_slice] += owners.owned(index)
        seen[window.row_slice, window.column_slice] = True
    np.testing.assert_array_equal(times, seen.astype(int))


def test_the_nearer_centre_owns():
    owners = PixelOwners([Window(0, 0, 10, 10), Window(0, 4, 10, 10)])
    assert owners.owned(0)[5].tolist() == [True] * 7 + [False] * 3
