"""Chips leave no trace: every object once, the same for any size of chips, of batches and of the part asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.chip_lattice import lattice_for, wanted_overlap
from alquimia_qgis.engine.detection.detections import Detections, concatenated
from alquimia_qgis.engine.detection.object_search import ObjectSearch, Search
from alquimia_qgis.engine.detection.suppression import Suppression, ranking
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError, ParameterError
from alquimia_qgis.protocol.events import Log, Progress
from alquimia_qgis.protocol.objects import BOX_FUSION, NON_MAXIMUM, SOFT
from tests.engine.detection.known_objects import KnowingDetector, grid_of_boxes, proposals, write_places

HEIGHT, WIDTH = 230, 310


@pytest.fixture
def places(tmp_path: Path) -> str:
    return write_places(tmp_path / "places.tif", HEIGHT, WIDTH)


def searched(
    path: str, detector: KnowingDetector, *, suppression: Suppression | None = None, area: Window | None = None,
    batch: int = 4, most: int = 1000, context: JobContext | None = None, on_core=lambda window, valid: None,
) -> Detections:  # fmt: skip
    """All that a search finds, in the order of the scores."""
    with open_image(path) as image:
        size, stride = detector.chip_size, detector.stride
        overlap = wanted_overlap(detector.largest_object, size, stride)
        lattice = lattice_for(size, stride, overlap, image.height, image.width)
        rule = suppression or Suppression(NON_MAXIMUM, 0.5, score=0.1)
        search = Search(image, area or image.window, lattice, detector, rule, most, batch, on_core)
        found = concatenated(list(ObjectSearch(search, context or JobContext.silent())))
    return found.selected(ranking(found))


def assert_same(found: Detections, expected: Detections, tolerance: float = 1e-4) -> None:
    found, expected = found.selected(ranking(found)), expected.selected(ranking(expected))
    assert found.number == expected.number
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=tolerance)


@pytest.mark.parametrize("size", [40, 64, 72, 128, 400])
@pytest.mark.parametrize("parts", [False, True])
def test_a_grid_of_objects_is_found_whole_and_once(places: str, size: int, parts: bool) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH)
    assert_same(searched(places, KnowingDetector(known, size, parts=parts)), known)


def test_an_object_as_large_as_the_overlap_is_found_wherever_it_lies(places: str) -> None:
    for x in range(0, 60, 3):
        box = np.array([[x, 1.5 * x, x + 24, 1.5 * x + 24]], np.float32)
        known = Detections(box, np.array([0.9], np.float32), np.zeros(1, np.int32))
        detector = KnowingDetector(known, 64, largest=16)  # an overlap of 24
        assert_same(searched(places, detector), known)


@pytest.mark.parametrize("method", [NON_MAXIMUM, SOFT, BOX_FUSION])
def test_the_result_does_not_depend_on_the_tiles(places: str, method: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH, gap=1)
    raw = proposals(known, 6)
    inside = (raw.boxes.min(axis=1) >= 0) & (raw.boxes[:, 2] <= WIDTH) & (raw.boxes[:, 3] <= HEIGHT)
    raw = raw.selected(inside)
    rule = Suppression(method, 0.4, score=0.3)
    expected = rule.applied(raw.selected(raw.scores >= 0.3))
    for size in (48, 80, 320):
        assert_same(searched(places, KnowingDetector(raw, size), suppression=rule, most=10_000), expected)


def test_boxes_that_move_from_tile_to_tile_are_neither_lost_nor_doubled(places: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH, side=(21, 17), gap=2)
    found = searched(places, KnowingDetector(known, 64, jitter=1.2, parts=True))
    assert found.number == known.number
    np.testing.assert_allclose(np.sort(found.scores), np.sort(known.scores))


def test_a_part_of_the_image_gives_that_part_of_the_result(places: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH)
    area = Window(50, 70, 100, 90)
    detector = KnowingDetector(known, 64)
    x, y = (known.boxes[:, :2] + known.boxes[:, 2:]).T / 2
    expected = known.selected((x >= 70) & (x < 160) & (y >= 50) & (y < 150))
    assert_same(searched(places, detector, area=area), expected)
    assert len(detector.looked_at) < 30


def test_tiles_without_data_are_not_looked_at(tmp_path: Path) -> None:
    path = write_places(tmp_path / "half.tif", HEIGHT, WIDTH, (slice(None), slice(150, None)))
    known = grid_of_boxes(HEIGHT, WIDTH)
    detector = KnowingDetector(known, 64)
    found = searched(path, detector)
    assert found.boxes[:, 0].max() < 150
    assert max(left for _, left in detector.looked_at) < 150
    assert found.number >= (known.boxes[:, 2] <= 150).sum()


def test_the_cores_share_the_image_out(places: str) -> None:
    seen = np.zeros((HEIGHT, WIDTH), int)

    def on_core(window: Window, valid: np.ndarray) -> None:
        seen[window.slices] += valid

    searched(places, KnowingDetector(grid_of_boxes(HEIGHT, WIDTH), 72), on_core=on_core)
    assert (seen == 1).all()


def test_boxes_are_given_out_row_by_row(places: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH)
    with open_image(places) as image:
        lattice = lattice_for(64, 8, 20, image.height, image.width)
        rule = Suppression(NON_MAXIMUM, 0.5, score=0.1)
        search = Search(image, image.window, lattice, KnowingDetector(known, 64), rule, 1000, 2)
        counts = [part.number for part in ObjectSearch(search, JobContext.silent())]
    assert len(counts) == 7 and sum(counts) == known.number
    assert max(counts) < known.number / 2


def test_a_chain_of_boxes_across_the_image_is_given_out_on_the_way(places: str) -> None:
    tops = np.arange(0, HEIGHT - 20, 2, dtype=np.float32)
    boxes = np.stack([np.full_like(tops, 100), tops, np.full_like(tops, 112), tops + 20], axis=1)
    scores = np.random.default_rng(4).uniform(0.5, 1, len(boxes)).astype(np.float32)
    chain = Detections(boxes, scores, np.zeros(len(boxes), np.int32))
    rule = Suppression(NON_MAXIMUM, 0.5, score=0.1)
    with open_image(places) as image:
        lattice = lattice_for(64, 8, 32, image.height, image.width)
        search = Search(image, image.window, lattice, KnowingDetector(chain, 64), rule, 1000, 2)
        parts = list(ObjectSearch(search, JobContext.silent()))
    assert_same(concatenated(parts), rule.applied(chain))
    assert sum(part.number > 0 for part in parts) > len(parts) / 2


def test_batches_are_halved_where_memory_runs_out(places: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH)
    context = JobContext.silent()
    assert_same(searched(places, KnowingDetector(known, 64, memory=1), batch=4, context=context), known)
    warnings = [event.message for event in context.events if isinstance(event, Log)]
    assert warnings == [f"Memory ran out; going on with {batch} chips at once." for batch in (2, 1)]
    with pytest.raises(MemoryLimitError, match="Not even one chip of 64 pixels"):
        searched(places, KnowingDetector(known, 64, memory=0))


def test_only_so_many_boxes_of_a_tile_are_looked_at(places: str) -> None:
    known = grid_of_boxes(HEIGHT, WIDTH)
    found = searched(places, KnowingDetector(known, 400), most=10)
    np.testing.assert_allclose(found.scores, np.sort(known.scores)[::-1][:10])


def test_progress_is_told_by_area_and_cancelling_is_heard(places: str) -> None:
    context = JobContext.silent()
    searched(places, KnowingDetector(grid_of_boxes(HEIGHT, WIDTH), 64), context=context)
    shares = [event.fraction for event in context.events if isinstance(event, Progress)]
    assert shares == sorted(shares) and shares[-1] == pytest.approx(0.98)
    context.request_cancel()
    with pytest.raises(JobCancelled):
        searched(places, KnowingDetector(grid_of_boxes(HEIGHT, WIDTH), 64), context=context)


def test_an_overlap_that_leaves_no_tile_is_refused() -> None:
    with pytest.raises(ParameterError, match="Chips of this model have 64 pixels and cannot overlap by 60"):
        lattice_for(64, 8, 60, 500, 500)
    assert wanted_overlap(10.0, 64, 8) == 16
    assert wanted_overlap(100.0, 64, 8) == wanted_overlap(None, 64, 8) == 32
    assert wanted_overlap(None, 160, 32) == 64  # chips 96 pixels apart, as half of 160 is not on the grid
    assert wanted_overlap(None, 32, 32) == 0
