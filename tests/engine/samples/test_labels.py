import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.engine.samples.labels import LabelPainter
from tests.engine.raster.rasters import counting, write_raster
from tests.engine.samples.layers import NORTH, PIXEL, WEST, block, made, point

WHOLE = Window(0, 0, 60, 80)


@pytest.fixture
def image(image_of):
    return image_of()


def painted(image, geometries, class_index, window=WHOLE, **options):
    samples = made(geometries, class_index)
    return LabelPainter(image, samples, np.arange(len(samples)), **options).paint(window)


def cells(labels, value):
    return sorted(zip(*(axis.tolist() for axis in np.nonzero(labels == value)), strict=True))


def test_polygons_label_the_pixels_whose_centre_they_cover(image):
    result = painted(image, [block(2, 3, 2, 2.4), block(10.6, 10.6, 2, 2)], [0, 1])
    assert cells(result.labels, 0) == [(2, 3), (2, 4), (3, 3), (3, 4)]
    assert cells(result.labels, 1) == [(11, 11), (11, 12), (12, 11), (12, 12)]
    assert result.labels.dtype == np.int16 and (result.labels == -1).sum() == 60 * 80 - 8


def test_all_touched_labels_the_edge_too(image):
    result = painted(image, [block(10.6, 10.6, 1, 1), block(0, 0)], [0, 1], all_touched=True)
    assert cells(result.labels, 0) == [(10, 10), (10, 11), (11, 10), (11, 11)]


def test_a_point_labels_the_pixel_under_it(image):
    result = painted(image, [point(4.9, 7.1), shapely.MultiPoint([point(0.5, 0.5), point(59.9, 79.9)])], [0, 1])
    assert cells(result.labels, 0) == [(4, 7)] and cells(result.labels, 1) == [(0, 0), (59, 79)]


def test_a_line_labels_the_pixels_under_it(image):
    line = shapely.LineString([point(5.5, 2.5), point(5.5, 6.5), point(8.5, 6.5)])
    result = painted(image, [line, point(0, 0)], [0, 1])
    assert cells(result.labels, 0) == [(5, c) for c in range(2, 7)] + [(r, 6) for r in range(6, 9)]


def test_points_and_lines_are_widened_to_the_given_diameter(image):
    result = painted(
        image,
        [point(20.5, 20.5), shapely.LineString([point(40.5, 10.5), point(40.5, 20.5)])],
        [0, 1],
        sample_width=50.0,
    )
    rows, columns = np.nonzero(result.labels == 0)
    assert (np.hypot(rows - 20, columns - 20) <= 2.5).all() and len(rows) == 21
    assert {row for row, column in cells(result.labels, 1) if column == 15} == {38, 39, 40, 41, 42}


def test_pixels_of_two_classes_stay_unlabelled_and_are_told(image):
    result = painted(image, [block(0, 0, 4, 4), block(2, 2, 4, 4), block(3, 3, 4, 4)], [0, 1, 1])
    assert result.contested.sum() == 4
    assert (result.labels[2:4, 2:4] == -1).all()
    assert (result.labels == 0).sum() == 12 and (result.labels == 1).sum() == 16 + 16 - 9 - 4


def test_three_classes_on_one_pixel(image):
    result = painted(image, [block(0, 0, 2, 2)] * 3, [0, 1, 2])
    assert (result.labels == -1).all() and result.contested.sum() == 4


@pytest.mark.parametrize(
    ("shape", "pixel"),
    [
        (block(5.6, 5.6, 0.3, 0.3), (5, 5)),
        (block(5.1, 5.1, 0.2, 0.2), (5, 5)),
        (shapely.Polygon([point(8.9, 8.9), point(9.1, 8.9), point(9.1, 9.1)]), None),
    ],
)
def test_a_polygon_that_covers_no_centre_gets_its_nearest_pixel(image, shape, pixel):
    samples = made([shape, block(30, 30, 3, 3)], [0, 1])
    painter = LabelPainter(image, samples, np.array([0, 1]))
    labels = painter.paint(WHOLE).labels
    assert painter.enlarged == 1 and (labels == 0).sum() == 1
    if pixel:
        assert cells(labels, 0) == [pixel]


def test_a_long_sliver_between_centres_is_not_lost(image):
    sliver = block(10.6, 1, 0.3, 70)
    samples = made([sliver, block(30, 30)], [0, 1])
    painter = LabelPainter(image, samples, np.array([0, 1]))
    assert painter.enlarged == 1 and (painter.paint(WHOLE).labels == 0).sum() == 1


@settings(max_examples=80, deadline=None)
@example([(1.0, 1.5, 1.0, 0.5)])  # a centre exactly on the edge
@given(st.lists(st.tuples(*[st.floats(1, 40)] * 2, *[st.floats(0.05, 3.0)] * 2), min_size=1, max_size=6))
def test_no_polygon_on_the_image_ever_vanishes(grid, boxes):
    shapes = [block(*box) for box in boxes]
    samples = made(shapes, [0] * len(shapes))
    for index in range(len(shapes)):
        painter = LabelPainter(grid, samples, np.array([index]))
        assert (painter.paint(WHOLE).labels == 0).any()


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    with open_image(write_raster(tmp_path_factory.mktemp("grid") / "a.tif", counting(60, 80))) as image:
        yield image


def test_windows_anywhere_show_the_same_labels(grid):
    random = np.random.default_rng(4)
    shapes = [block(*random.uniform(-5, 60, 2), *random.uniform(0.2, 20, 2)) for _ in range(40)]
    painter = LabelPainter(grid, made(shapes, [i % 4 for i in range(40)]), np.arange(40))
    whole = painter.paint(Window(-20, -20, 120, 120)).labels
    for row, column in random.integers(-20, 60, (30, 2)):
        part = painter.paint(Window(int(row), int(column), 25, 31)).labels
        expected = whole[row + 20 : row + 45, column + 20 : column + 51]
        np.testing.assert_array_equal(part[: expected.shape[0], : expected.shape[1]], expected)


def test_only_the_chosen_features_are_painted(image):
    samples = made([block(0, 0), block(5, 5)], [0, 1])
    labels = LabelPainter(image, samples, np.array([1])).paint(WHOLE).labels
    assert (labels == 0).sum() == 0 and cells(labels, 1) == [(5, 5)]


def test_the_grid_is_that_of_the_image():
    assert (WEST, NORTH, PIXEL) == (500_000, 4_800_000, 10)
