"""Chips leave no trace: every object once, the same for any size of chips, of batches and of the part asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection import settling
from alquimia_qgis.engine.detection.chip_lattice import lattice_for, search_size, wanted_overlap
from alquimia_qgis.engine.detection.detections import Detections, concatenated
from alquimia_qgis.engine.detection.object_search import ObjectSearch, Search
from alquimia_qgis.engine.detection.suppression import Suppression, ranking
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import JobCancelled, MemoryLimitError
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
    size: int | None = None,
) -> Detections:  # fmt: skip
    """All that a search finds in chips as large as those of the training or of this ``size``, best first."""
    with open_image(path) as image:
        overlap = wanted_overlap(detector.largest_object, detector.chip_size)
        edge = size or detector.chip_size
        lattice = lattice_for(edge, detector.stride, overlap, image.height, image.width)
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


@pytest.mark.parametrize("method", [NON_MAXIMUM, SOFT])
def test_a_chain_of_boxes_across_the_image_is_given_out_on_the_way(places: str, method: str) -> None:
    tops = np.arange(0, HEIGHT - 20, 2, dtype=np.float32)
    boxes = np.stack([np.full_like(tops, 100), tops, np.full_like(tops, 112), tops + 20], axis=1)
    scores = np.random.default_rng(4).uniform(0.5, 1, len(boxes)).astype(np.float32)
    chain = Detections(boxes, scores, np.zeros(len(boxes), np.int32))
    rule = Suppression(method, 0.5, score=0.1)
    with open_image(places) as image:
        lattice = lattice_for(64, 8, 32, image.height, image.width)
        search = Search(image, image.window, lattice, KnowingDetector(chain, 64), rule, 1000, 2)
        parts = list(ObjectSearch(search, JobContext.silent()))
    assert_same(concatenated(parts), rule.applied(chain))
    assert sum(part.number > 0 for part in parts) > len(parts) / 2


def test_a_fusion_of_too_many_boxes_is_refused(places: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = proposals(grid_of_boxes(HEIGHT, WIDTH), 3)
    rule = Suppression(BOX_FUSION, 0.3, score=0.1)
    monkeypatch.setattr(settling, "MOST_IN_CHAINS", 20)
    with pytest.raises(MemoryLimitError, match="More than 20 proposed boxes hang together"):
        searched(places, KnowingDetector(known, 64), suppression=rule)


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


@pytest.mark.parametrize("side", [20, 36, 70, 150])
def test_objects_of_any_size_are_found_once_at_every_place(tmp_path: Path, side: int) -> None:
    """Trained on chips of 64 pixels: the largest two are larger than half of one, and than one."""
    path = write_places(tmp_path / "wide.tif", 520, 700)
    size = 2 * wanted_overlap(side, 64) + 8  # as small as they may be
    rooms = [(x, y) for x in range(0, 700 - side, side + 12) for y in range(0, 520 - side, side + 12)]
    for shift in range(0, 12, 3):  # together with the lattice of objects: every place relative to a chip's edge
        corners = np.array(rooms, np.float32) + np.array([shift, (5 * shift) % 12])
        corners = corners[(corners <= [700 - side, 520 - side]).all(axis=1)]
        boxes = np.concatenate([corners, corners + side], axis=1).astype(np.float32)
        known = Detections(boxes, np.linspace(0.5, 1, len(boxes), dtype=np.float32), np.zeros(len(boxes), np.int32))
        for parts, jitter in ((True, 0.0), (False, 1.0)):
            detector = KnowingDetector(known, 64, largest=side, parts=parts, jitter=jitter)
            assert_same(searched(path, detector, size=size), known, tolerance=1e-4 + jitter)


def test_chips_of_a_search_are_large_enough_for_the_largest_object() -> None:
    assert wanted_overlap(10.0, 64) == 16 and wanted_overlap(33.0, 128) == 50
    assert wanted_overlap(973.0, 512) == 1038  # what is around it counts up to 64 pixels
    assert wanted_overlap(None, 160) == 80
    for trained, largest in ((64, 10), (128, 33), (512, 200), (128, 973), (2048, 40)):
        overlap = wanted_overlap(float(largest), trained)
        size = search_size(trained, overlap, 128)
        assert size % 128 == 0 and size >= max(trained, 2 * overlap)
        lattice = lattice_for(size, 128, overlap, 9000, 9000)
        assert lattice.overlap >= largest and lattice.step % 128 == 0
        assert (size / lattice.step) ** 2 <= 5  # how many times a pixel is computed
    with pytest.raises(ValueError, match="cannot overlap by 60"):
        lattice_for(64, 8, 60, 500, 500)
