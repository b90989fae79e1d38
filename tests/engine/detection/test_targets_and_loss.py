"""Which anchor answers for which object, and the loss, also of chips without any."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.detection.anchors import anchor_boxes
from alquimia_qgis.engine.detection.boxes import intersection_over_union
from alquimia_qgis.engine.detection.encoding import encoded
from alquimia_qgis.engine.detection.objects import Objects, no_objects
from alquimia_qgis.engine.detection.targets import Matching, matched_share
from alquimia_qgis.engine.tasks.detection import DetectionLoss, DetectionTask
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.zoo.families.retinanet import RetinaNet

FAMILY = RetinaNet(anchor_size=16.0, anchor_ratio=2.0)
SIZE = 64
ANCHORS = anchor_boxes(FAMILY.anchor_levels(), SIZE, SIZE)
KNOWN = np.ones((SIZE, SIZE), bool)


def objects(*boxes: tuple[float, float, float, float], ignored: bool = False) -> Objects:
    return Objects(np.array(boxes, np.float32), np.arange(len(boxes), dtype=np.int32), np.full(len(boxes), ignored))


def classes(targets: np.ndarray) -> np.ndarray:
    return targets[:, 4].astype(int)


def test_anchors_are_objects_background_or_neither_by_their_overlap():
    there = objects((10, 10, 30, 30), (40, 38, 60, 50))
    targets = Matching.of(FAMILY).targets(ANCHORS, there, KNOWN)
    overlaps = intersection_over_union(ANCHORS, there.boxes)
    highest = overlaps.max(axis=1)
    assert (classes(targets)[highest >= 0.5] == overlaps.argmax(axis=1)[highest >= 0.5]).all()
    assert (classes(targets)[highest < 0.4] == -1).all()
    between = (highest >= 0.4) & (highest < 0.5)
    assert between.any() and (classes(targets)[between] == -2).all()
    positive = classes(targets) == 1
    expected = encoded(np.repeat(there.boxes[1:], positive.sum(), axis=0), ANCHORS[positive], FAMILY.variances)
    np.testing.assert_allclose(targets[positive, :4], expected)


def test_the_best_anchor_of_a_small_object_finds_it_where_wanted():
    tiny = objects((13, 13, 18, 18))
    assert (classes(Matching.of(FAMILY).targets(ANCHORS, tiny, KNOWN)) == 0).sum() == 1
    strict = Matching.of(RetinaNet(anchor_size=16.0, match_best=False))
    assert not (classes(strict.targets(ANCHORS, tiny, KNOWN)) >= 0).any()


def test_nothing_is_said_of_ignored_objects_and_of_where_nobody_has_looked():
    targets = Matching.of(FAMILY).targets(ANCHORS, objects((10, 10, 30, 30), ignored=True), KNOWN)
    assert set(classes(targets)) == {-1, -2}
    over = intersection_over_union(ANCHORS, np.array([[10, 10, 30, 30]], np.float32))[:, 0] > 0.4
    assert (classes(targets)[over] == -2).all()
    half = KNOWN.copy()
    half[:, 32:] = False
    targets = Matching.of(FAMILY).targets(ANCHORS, no_objects(), half)
    right = (ANCHORS[:, 0] + ANCHORS[:, 2]) / 2 >= 32
    assert (classes(targets)[right] == -2).all() and (classes(targets)[~right] == -1).all()


def test_the_share_of_objects_that_anchors_fit_is_told():
    assert matched_share(FAMILY, np.full((5, 2), 24.0)) == 1.0
    assert matched_share(FAMILY, np.full((5, 2), 4.0)) == 0.0


def targets_and_answers(labels: list[int], seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    y_true = random.normal(size=(1, len(labels), 1, 5)).astype("float32")
    y_true[0, :, 0, 4] = labels
    return y_true, random.normal(scale=2.0, size=(1, len(labels), 1, 4 + 3)).astype("float32")


def test_the_loss_is_keras_focal_loss_and_smooth_l1_by_the_number_of_objects():
    y_true, y_pred = targets_and_answers([0, 2, -1, -1, -2, 1, -1])
    labels, wanted = y_true[0, :, 0, 4].astype(int), np.zeros((7, 3), "float32")
    wanted[labels >= 0, labels[labels >= 0]] = 1
    focal = keras.losses.binary_focal_crossentropy(
        wanted, y_pred[0, :, 0, 4:], apply_class_balancing=True, alpha=0.3, gamma=1.5, from_logits=True
    )
    absolute = np.abs(y_true[0, labels >= 0, 0, :4] - y_pred[0, labels >= 0, 0, :4])
    smooth = np.where(absolute <= 0.5, absolute**2 / 2, 0.5 * absolute - 0.125).sum()
    expected = (np.asarray(focal)[labels >= -1].sum() * 3 + smooth) / 3
    assert float(DetectionLoss(0.3, 1.5, 0.5)(y_true, y_pred)) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("label", [-1, -2])
def test_chips_without_objects_have_a_loss_that_is_a_number(label):
    y_true, y_pred = targets_and_answers([label] * 6)
    loss = float(DetectionLoss()(y_true, y_pred))
    assert np.isfinite(loss) and (loss > 0) == (label == -1)
    y_true[..., :4] = 1e18  # what stands where there is no object does not matter
    assert float(DetectionLoss()(y_true, y_pred)) == pytest.approx(loss)


def test_sure_and_wrong_answers_keep_a_finite_loss():
    y_true, y_pred = targets_and_answers([0, -1, -1])
    for extreme in (200.0, -200.0):
        y_pred[..., 4:] = extreme
        assert np.isfinite(float(DetectionLoss()(y_true, y_pred)))


def test_options_and_family_reach_the_loss():
    task = DetectionTask().of_family(RetinaNet(focal_alpha=0.4, box_delta=0.2))
    loss = task.loss(TrainingOptions(focal_gamma=1.0), [3])
    assert isinstance(loss, DetectionLoss)
    assert (loss.alpha, loss.gamma, loss.delta) == (0.4, 1.0, 0.2)
