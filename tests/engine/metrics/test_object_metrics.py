"""Average precisions are those of pycocotools on the same boxes; matching and counts are those of small cases."""

from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest
import shapely
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from alquimia_qgis.engine.metrics.objects.counting import counted_in_areas, counted_in_squares
from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes, candidates
from alquimia_qgis.engine.metrics.objects.matching import matched
from alquimia_qgis.engine.metrics.objects.precision import THRESHOLDS, score_curve

CLASSES, IMAGES, FAR = 3, 6, 2.0**14


def labelled(boxes: list, classes: list | None = None, scores: list | None = None, counted: list | None = None):
    count = len(boxes)
    return LabelledBoxes(
        np.array(boxes, float).reshape(-1, 4),
        np.array(classes or [0] * count, dtype=np.int64),
        np.array(scores or [1.0] * count, dtype=float),
        np.array(counted or [True] * count, dtype=bool),
    )


def scattered(seed: int) -> tuple[LabelledBoxes, LabelledBoxes, np.ndarray, np.ndarray]:
    """Found and reference boxes of several images, far from each other, and the image of each."""
    random = np.random.default_rng(seed)
    count = 40 * IMAGES
    images = np.repeat(np.arange(IMAGES), 40)
    corners = random.integers(0, 1600, (count, 2)) / 4
    boxes = np.hstack([corners, corners + random.integers(60, 240, (count, 2)) / 4])
    classes = random.integers(0, CLASSES, count)
    repeats = random.integers(0, 4, count)  # missed, found once, or several times
    moves = random.integers(-24, 25, (repeats.sum(), 4)) / 4
    found = np.repeat(boxes, repeats, axis=0) + moves
    found_classes = np.where(
        random.uniform(size=len(found)) < 0.9, np.repeat(classes, repeats), random.integers(0, CLASSES, len(found))
    )
    scores = random.permutation(len(found)) / len(found)
    found_images = np.repeat(images, repeats)
    shift = np.array([FAR, 0, FAR, 0])
    reference = LabelledBoxes(boxes + images[:, None] * shift, classes, np.ones(count), np.ones(count, bool))
    detected = LabelledBoxes(
        found + found_images[:, None] * shift, found_classes, scores, np.ones(len(found), dtype=bool)
    )
    return detected, reference, found_images, images


def precisions_of_coco(detected, reference, found_images, images, ignored=None) -> np.ndarray:
    """AP by threshold and class, -1 where there is no reference."""

    def entries(boxes: LabelledBoxes, places: np.ndarray) -> list[dict]:
        local = boxes.boxes - places[:, None] * np.array([FAR, 0, FAR, 0])
        return [
            {
                "id": number + 1, "image_id": int(place) + 1, "category_id": int(category) + 1, "iscrowd": 0,
                "bbox": [x0, y0, x1 - x0, y1 - y0], "area": (x1 - x0) * (y1 - y0), "score": float(score),
            }
            for number, (place, category, (x0, y0, x1, y1), score) in enumerate(
                zip(places, boxes.classes, local.tolist(), boxes.scores, strict=True)
            )
        ]  # fmt: skip

    truth = COCO()
    truth.dataset = {
        "info": {},
        "images": [{"id": number + 1} for number in range(IMAGES)],
        "categories": [{"id": number + 1, "name": str(number)} for number in range(CLASSES)],
        "annotations": entries(reference, images),
    }
    with contextlib.redirect_stdout(io.StringIO()):
        truth.createIndex()
        evaluation = COCOeval(truth, truth.loadRes(entries(detected, found_images)), "bbox")
        evaluation.params.maxDets = [1, 10, 100_000]
        evaluation.evaluate()
        evaluation.accumulate()
    return evaluation.eval["precision"][:, :, :, 0, 2].mean(axis=1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_average_precisions_are_those_of_pycocotools(seed: int) -> None:
    detected, reference, found_images, images = scattered(seed)
    expected = precisions_of_coco(detected, reference, found_images, images)
    assert 0.1 < expected[0].min() and expected.max() < 0.99
    pairs = candidates(detected, reference)
    ours = []
    for threshold in THRESHOLDS:
        matches = matched(detected, reference, pairs, float(threshold))
        ours.append([score_curve(detected, reference, matches, c).average_precision for c in range(CLASSES)])
    np.testing.assert_allclose(ours, expected, atol=1e-12)


def test_a_class_without_found_boxes_has_precision_0_and_one_without_reference_none() -> None:
    detected, reference = labelled([[0, 0, 10, 10]], [1]), labelled([[0, 0, 10, 10]], [0])
    matches = matched(detected, reference, candidates(detected, reference), 0.5)
    assert score_curve(detected, reference, matches, 0).average_precision == 0.0
    assert np.isnan(score_curve(detected, reference, matches, 1).average_precision)
    assert np.isnan(score_curve(detected, reference, matches, 1).best).all()


def test_the_best_score_comes_first_and_each_reference_is_hit_once() -> None:
    reference = labelled([[0, 0, 10, 10], [20, 0, 30, 10]])
    detected = labelled([[1, 0, 11, 10], [0, 0, 10, 10], [20, 0, 30, 12]], scores=[0.9, 0.8, 0.7])
    matches = matched(detected, reference, candidates(detected, reference), 0.5)
    assert matches.partner.tolist() == [0, -1, 1]
    assert matches.right.tolist() == [True, False, True] and matches.wrong.tolist() == [False, True, False]
    np.testing.assert_allclose(matches.overlap, [9 / 11, 0, 10 / 12])
    curve = score_curve(detected, reference, matches)
    np.testing.assert_allclose(curve.precision, [1, 1 / 2, 2 / 3])
    np.testing.assert_allclose(curve.recall, [1 / 2, 1 / 2, 1])
    assert curve.best == (0.7, pytest.approx(0.8))


def test_beyond_the_annotated_areas_nothing_counts_but_hits() -> None:
    reference = labelled([[0, 0, 10, 10], [100, 0, 110, 10]], counted=[True, False])
    boxes = [[0, 0, 10, 10], [100, 0, 110, 10], [200, 0, 210, 10], [50, 0, 60, 10]]
    detected = labelled(boxes, scores=[0.9, 0.8, 0.7, 0.6], counted=[False, True, False, True])
    matches = matched(detected, reference, candidates(detected, reference), 0.5)
    assert matches.ignored.tolist() == [False, True, True, False]
    assert matches.right.tolist() == [True, False, False, False]
    assert matches.wrong.tolist() == [False, False, False, True]
    assert score_curve(detected, reference, matches).reference == 1


def test_the_best_of_equal_scores_is_the_last_of_them() -> None:
    reference = labelled([[0, 0, 10, 10], [20, 0, 30, 10]])
    detected = labelled([[0, 0, 10, 10], [50, 0, 60, 10], [20, 0, 30, 10]], scores=[0.5, 0.5, 0.5])
    matches = matched(detected, reference, candidates(detected, reference), 0.5)
    assert score_curve(detected, reference, matches).best == (0.5, pytest.approx(0.8))


def test_counts_in_areas_are_those_of_the_centres() -> None:
    areas = np.array([shapely.box(0, 0, 50, 50), shapely.box(50, 0, 100, 50), shapely.box(200, 0, 210, 10)])
    observed = labelled([[0, 0, 10, 10], [40, 0, 58, 10], [60, 0, 70, 10]], [0, 1, 1])
    found = labelled([[0, 0, 10, 10], [70, 0, 80, 10], [300, 0, 310, 10]], [0, 0, 1])
    counts = counted_in_areas(observed, found, areas, ("a", "b", "c"), 2)
    assert counts.observed.tolist() == [[1, 1], [0, 1], [0, 0]]
    assert counts.found.tolist() == [[1, 0], [1, 0], [0, 0]]
    assert counts.errors.tolist() == [-1, 0, 0]
    assert counts.rmse == pytest.approx((1 / 3) ** 0.5) and counts.bias == pytest.approx(-1 / 3)


def test_counts_in_squares_leave_out_empty_ones_and_what_does_not_count() -> None:
    observed = labelled([[0, 0, 2, 2], [98, 98, 100, 100]])
    found = labelled([[0, 0, 2, 2], [2, 0, 4, 2], [50, 50, 52, 52]], counted=[True, True, False])
    counts = counted_in_squares(observed, found, None, 1)
    assert counts.names == ("column 1, row 1", "column 5, row 5")
    assert counts.observed.ravel().tolist() == [1, 1] and counts.found.ravel().tolist() == [2, 0]
    assert counted_in_squares(observed, found, 1000.0, 1).found.tolist() == [[2]]
    assert counted_in_squares(labelled([]), labelled([]), None, 1).names == ()
