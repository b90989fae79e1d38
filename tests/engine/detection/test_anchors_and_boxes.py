"""Anchors, what boxes look like relative to them, and how boxes move with their chip."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.detection.anchors import anchor_boxes, with_proposed_anchors
from alquimia_qgis.engine.detection.boxes import areas, centres
from alquimia_qgis.engine.detection.decoding import detections_of
from alquimia_qgis.engine.detection.encoding import decoded, encoded
from alquimia_qgis.engine.detection.objects import Objects, moved_boxes, no_objects
from alquimia_qgis.engine.samples.augment import Movement
from alquimia_qgis.zoo.families.retinanet import RetinaNet

VARIANCES = RetinaNet().variances


def boxes(count: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    corner, size = random.uniform(0, 90, (count, 2)), random.uniform(4, 60, (count, 2))
    return np.concatenate([corner, corner + size], axis=1).astype(np.float32)


def test_anchors_lie_in_the_middle_of_their_cells_in_the_order_of_the_network():
    levels = RetinaNet().anchor_levels()
    anchors = anchor_boxes(levels, 64, 96)
    assert len(anchors) == 9 * (8 * 12 + 4 * 6 + 2 * 3 + 1 * 2 + 1)
    np.testing.assert_allclose(centres(anchors[:9]), 4.0)
    np.testing.assert_allclose(centres(anchors[9:18]), [[12.0, 4.0]] * 9)  # along the row first
    np.testing.assert_allclose(centres(anchors[9 * 96 :][:9]), 8.0)  # then the next level
    np.testing.assert_allclose(areas(anchors[:3]), [32**2, 32**2 * 2 ** (2 / 3), 32**2 * 2 ** (4 / 3)], rtol=1e-5)


def test_boxes_are_encoded_as_keras_does_and_come_back():
    found, anchors = boxes(50), boxes(50, seed=1)
    deltas = encoded(found, anchors, VARIANCES)
    keras_deltas = keras.utils.bounding_boxes.encode_box_to_deltas(
        anchors, found, anchor_format="xyxy", box_format="xyxy", encoding_format="center_xywh", variance=VARIANCES
    )
    np.testing.assert_allclose(deltas, np.asarray(keras_deltas), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(decoded(deltas, anchors, VARIANCES), found, atol=1e-3)


def test_anchors_are_proposed_from_the_sizes_of_the_objects():
    random = np.random.default_rng(0)
    sides = random.uniform(12, 40, 500)
    sizes = np.stack([sides * 2, sides / 2], axis=1)  # four times as wide as high
    family = with_proposed_anchors(RetinaNet(), sizes)
    assert 12 < family.anchor_size < 14 and family.anchor_ratio == pytest.approx(4.0, abs=0.01)
    kept = with_proposed_anchors(RetinaNet(anchor_size=50.0, anchor_ratio=1.5), sizes)
    assert (kept.anchor_size, kept.anchor_ratio) == (50.0, 1.5)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flips", [(False, False), (True, False), (False, True), (True, True)])
def test_boxes_move_as_the_pixels_under_them(turns, flips):
    size, painted = 20, np.zeros((26, 26), int)
    painted[7:12, 5:18] = 1  # rows, columns
    movement = Movement(2, 4, *flips, turns)
    rows, columns = np.nonzero(movement.apply(painted, size))
    shifted = np.array([[5 - 4, 7 - 2, 18 - 4, 12 - 2]], np.float32)
    expected = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
    np.testing.assert_array_equal(moved_boxes(shifted, movement, size)[0], expected)


def test_objects_cut_by_the_edge_are_kept_by_what_is_seen_of_them():
    there = np.array([[-5, 0, 5, 10], [-8, 0, 2, 10], [40, 40, 50, 50]], np.float32)
    cut = Objects(there, np.zeros(3, np.int32), np.zeros(3, bool)).cut(32, 0.4)
    np.testing.assert_array_equal(cut.boxes, [[0, 0, 5, 10], [0, 0, 2, 10]])
    assert cut.ignored.tolist() == [False, True]
    assert len(no_objects().cut(32, 0.4).boxes) == 0


def test_answers_become_objects_of_each_class_best_first():
    anchors = anchor_boxes(RetinaNet(anchor_size=16.0).anchor_levels(), 64, 64)
    wanted = np.array([[10, 12, 30, 28], [40, 40, 70, 60]], np.float32)
    answer = np.zeros((len(anchors), 4 + 2), np.float32)
    answer[:, 4:] = -9.0
    for place, (index, logit) in enumerate([(1, 2.0), (0, 1.0)]):
        answer[place, :4] = encoded(wanted[place : place + 1], anchors[place : place + 1], VARIANCES)
        answer[place, 4 + index] = logit
    answer[5, 5] = 3.0
    found = detections_of(answer, anchors, VARIANCES, (64, 64), 0.1, 10)
    assert found.classes.tolist() == [0, 1, 1]
    np.testing.assert_allclose(found.boxes[0], [40, 40, 64, 60], atol=1e-3)  # clipped to the image
    np.testing.assert_allclose(found.boxes[2], wanted[0], atol=1e-3)
    np.testing.assert_allclose(found.scores, 1 / (1 + np.exp([-1.0, -3.0, -2.0])), rtol=1e-5)
    assert detections_of(answer, anchors, VARIANCES, (64, 64), 0.1, 1).number == 2
