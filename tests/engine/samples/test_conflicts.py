"""Samples of different classes that claim the same ground."""

import pytest
import shapely

from alquimia_qgis.engine.samples.conflicts import conflicts_of
from tests.engine.samples.layers import block, made, point

PIXEL = (10.0, 10.0)


def test_overlaps_of_different_classes_are_found_with_their_place():
    shapes = [block(0, 0, 4, 4), block(2, 2, 4, 4), block(0, 0, 2, 2), block(50, 50, 4, 4), point(51, 51)]
    found = conflicts_of(made(shapes, [0, 1, 0, 0, 1]), PIXEL)
    assert found.pairs.tolist() == [[0, 1], [3, 4]]
    assert found.areas.tolist() == [pytest.approx(400.0), 0.0]
    assert shapely.box(500_020, 4_799_960, 500_040, 4_799_980).covers(shapely.Point(found.places[0]))


def test_neighbours_and_slivers_are_none():
    neighbours = made([block(0, 0, 4, 4), block(0, 4, 4, 4), block(4 - 1e-6, 0, 4, 4)], [0, 1, 1])
    assert len(conflicts_of(neighbours, PIXEL)) == 0
    assert len(conflicts_of(made([block(0, 0, 4, 4), block(1, 1, 2, 2)], [0, 0]), PIXEL)) == 0
