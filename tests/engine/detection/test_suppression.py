"""Suppression of boxes gives what the plain algorithms of the papers give, whatever the order of the boxes."""

from __future__ import annotations

import numpy as np
import pytest

from alquimia_qgis.engine.detection.boxes import intersection_over_union
from alquimia_qgis.engine.detection.components import connected_components
from alquimia_qgis.engine.detection.detections import Detections, no_detections
from alquimia_qgis.engine.detection.overlaps import overlaps_between, overlaps_within
from alquimia_qgis.engine.detection.suppression import Suppression, ranking
from alquimia_qgis.protocol.objects import BOX_FUSION, NON_MAXIMUM, SOFT

METHODS = (NON_MAXIMUM, SOFT, BOX_FUSION)


def random_detections(count: int, seed: int = 3, classes: int = 3) -> Detections:
    random = np.random.default_rng(seed)
    corners = random.uniform(0, 100, (count, 2))
    boxes = np.hstack([corners, corners + random.uniform(8, 30, (count, 2))]).astype(np.float32)
    return Detections(
        boxes, random.uniform(0.1, 1, count).astype(np.float32), random.integers(0, classes, count, dtype=np.int32)
    )


def one_after_the_other(found: Detections, overlap: float, across_classes: bool) -> list[int]:
    """Greedy suppression as everybody knows it."""
    kept: list[int] = []
    for position in np.argsort(-found.scores):
        rivals = [k for k in kept if across_classes or found.classes[k] == found.classes[position]]
        shares = intersection_over_union(found.boxes[[position]], found.boxes[rivals]) if rivals else np.zeros(1)
        if shares.max() <= overlap:
            kept.append(int(position))
    return kept


@pytest.mark.parametrize("across_classes", [False, True])
def test_best_boxes_are_those_of_the_greedy_loop(across_classes: bool) -> None:
    found = random_detections(300)
    kept = Suppression(NON_MAXIMUM, 0.4, across_classes).applied(found)
    expected = found.selected(np.array(one_after_the_other(found, 0.4, across_classes)))
    assert kept.number < 250
    for ours, theirs in zip(kept, expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_soft_suppression_is_that_of_the_paper() -> None:
    found, overlap, least = random_detections(120, classes=1), 0.3, 0.2
    scores, left, expected = found.scores.astype(float).copy(), set(range(found.number)), {}
    while left:
        best = max(left, key=lambda position: scores[position])
        left.remove(best)
        expected[best] = scores[best]
        for other in left:
            share = float(overlaps_between(found.boxes[[best]], found.boxes[[other]]).intersection_over_union.sum())
            scores[other] *= 1 - share if share > overlap else 1
    wanted = sorted(score for score in expected.values() if score >= least)
    kept = Suppression(SOFT, overlap, score=least).applied(found)
    np.testing.assert_allclose(np.sort(kept.scores), wanted, rtol=1e-6)


def test_fusion_takes_the_mean_by_score_and_the_best_score() -> None:
    boxes = np.array([[0, 0, 10, 10], [2, 0, 12, 10], [50, 50, 60, 60]], np.float32)
    found = Detections(boxes, np.array([0.3, 0.9, 0.5], np.float32), np.zeros(3, np.int32))
    kept = Suppression(BOX_FUSION, 0.5).applied(found)
    np.testing.assert_allclose(kept.boxes, [[1.5, 0, 11.5, 10], [50, 50, 60, 60]], rtol=1e-6)
    np.testing.assert_allclose(kept.scores, [0.9, 0.5])


@pytest.mark.parametrize("method", METHODS)
def test_other_classes_do_not_compete_unless_asked(method: str) -> None:
    twice = np.array([[0, 0, 10, 10], [0, 1, 10, 11]], np.float32)
    found = Detections(twice, np.array([0.9, 0.6], np.float32), np.array([0, 1], np.int32))
    assert Suppression(method, 0.5, score=0.5).applied(found).number == 2
    assert Suppression(method, 0.5, across_classes=True, score=0.5).applied(found).number == 1


@pytest.mark.parametrize("method", METHODS)
def test_neither_order_nor_company_matters(method: str) -> None:
    found, suppression = random_detections(200), Suppression(method, 0.4, score=0.1)
    alone = suppression.applied(found)
    far = found.shifted(1000, 0)
    shuffled = np.random.default_rng(1).permutation(2 * found.number)
    both = Detections(*(np.concatenate(parts) for parts in zip(found, far, strict=True))).selected(shuffled)
    together = suppression.applied(both)
    near = together.selected(together.boxes[:, 0] < 500)
    for ours, theirs in zip(near, alone, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_stays_nothing(method: str) -> None:
    assert Suppression(method).applied(no_detections()).number == 0


def test_equal_scores_are_ranked_by_place() -> None:
    found = random_detections(20)._replace(scores=np.full(20, 0.5, np.float32))
    back = found.selected(np.arange(20)[::-1])
    np.testing.assert_array_equal(found.selected(ranking(found)).boxes, back.selected(ranking(back)).boxes)


def test_overlaps_are_those_of_all_combinations() -> None:
    a, b = random_detections(60, 1).boxes, random_detections(80, 2).boxes
    expected = intersection_over_union(a, b)
    pairs = overlaps_between(a, b)
    dense = np.zeros(expected.shape)
    dense[pairs.first, pairs.second] = pairs.intersection_over_union
    np.testing.assert_allclose(dense, expected, atol=1e-6)
    within = overlaps_within(a)
    assert (within.first < within.second).all()
    assert len(within.first) == (np.triu(intersection_over_union(a, a), 1) > 0).sum()


def test_components_follow_chains_of_any_length() -> None:
    chain = np.random.default_rng(0).permutation(500)
    names = connected_components(502, chain[:-1], chain[1:])
    assert set(names[chain]) == {0} and names[500] == 500 and names[501] == 501
