"""Finding objects writes polygons with class and score and a density, or nothing at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.detections import no_detections
from alquimia_qgis.engine.jobs import predict_objects
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.objects import (
    DensityOptions,
    ObjectOptions,
    PredictObjectsJob,
    PredictObjectsResult,
)
from tests.engine.detection.known_objects import LEFT, PIXEL, TOP, KnowingDetector, grid_of_boxes, write_places

CLASSES = (ClassRecord(3, "Car", "#4477aa"), ClassRecord(7, "Bus", "#ee6677"))
KNOWN = grid_of_boxes(120, 150)


def card(task: str = "detection") -> Manifest:
    return Manifest(
        family="retinanet", family_title="RetinaNet", family_parameters={}, family_declaration=[], task=task,
        input_kind="image", bands=(BandRecord("", 0.0, 1.0),) * 2, classes=CLASSES, patch_size=64,
        ground_resolution=(PIXEL, PIXEL),
    )  # fmt: skip


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a job; the detector knows the objects."""
    monkeypatch.setattr(predict_objects, "read_manifest", lambda path: card())
    monkeypatch.setattr(predict_objects, "open_detector", lambda job, context: KnowingDetector(KNOWN, 64))
    image = write_places(tmp_path / "places.tif", 120, 150)

    def make(**changes: Any) -> PredictObjectsJob:
        given = {"images": (image,), "model": "m.alquimia", "output": str(tmp_path / "objects.gpkg"), **changes}
        return PredictObjectsJob(**given)

    return make


def run(job: PredictObjectsJob, context: JobContext | None = None) -> PredictObjectsResult:
    return predict_objects.run(job, context or JobContext.silent())


def read(path: str) -> tuple[Any, dict[str, np.ndarray], np.ndarray]:
    meta, _, wkb, columns = pyogrio.raw.read(path)
    return meta, dict(zip(meta["fields"], columns, strict=True)), shapely.from_wkb(wkb)


def warnings(context: JobContext) -> str:
    return "\n".join(event.message for event in context.events if isinstance(event, Log) and event.level == "warning")


def test_every_object_is_a_polygon_with_its_facts(job: Any) -> None:
    result = run(job())
    meta, columns, polygons = read(result.output)
    assert list(columns) == ["class", "class_value", "score", "width", "height", "area"]
    assert meta["geometry_type"] == "Polygon" and meta["crs"] == "EPSG:32719"
    assert result.objects == KNOWN.number == len(polygons) == sum(result.counts.values())
    assert result.counts == {"3": int((KNOWN.classes == 0).sum()), "7": int((KNOWN.classes == 1).sum())}
    bounds = shapely.bounds(polygons)
    ours = np.lexsort((bounds[:, 0], -bounds[:, 3]))
    order = np.lexsort((KNOWN.boxes[:, 0], KNOWN.boxes[:, 1]))
    known = KNOWN.selected(order)
    np.testing.assert_allclose(bounds[ours][:, 0], LEFT + PIXEL * known.boxes[:, 0])
    np.testing.assert_allclose(bounds[ours][:, 3], TOP - PIXEL * known.boxes[:, 1])
    np.testing.assert_allclose(columns["score"][ours], known.scores, atol=5e-5)
    assert columns["class"][ours].tolist() == [CLASSES[index].name for index in known.classes]
    assert columns["class_value"][ours].tolist() == [CLASSES[index].value for index in known.classes]
    np.testing.assert_allclose(columns["width"], 4.5)
    np.testing.assert_allclose(columns["height"], 6.5)
    np.testing.assert_allclose(columns["area"], 4.5 * 6.5)


def test_an_extent_and_the_smallest_size_leave_objects_out(job: Any) -> None:
    extent = (LEFT, TOP - 30, LEFT + 40, TOP)
    result = run(job(extent=extent))
    assert 0 < result.objects < KNOWN.number
    centres = shapely.centroid(read(result.output)[2])
    assert shapely.within(centres, shapely.box(*extent)).all()
    assert run(job(object_options=ObjectOptions(minimum_size=4.6))).objects == 0


def test_a_layer_without_objects_is_a_layer(job: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = KnowingDetector(no_detections(), 64, largest=16)
    monkeypatch.setattr(predict_objects, "open_detector", lambda job, context: nothing)
    result = run(job())
    meta, columns, polygons = read(result.output)
    assert len(polygons) == 0 and "class" in columns and meta["geometry_type"] == "Polygon"
    assert result.objects == 0 and result.counts == {"3": 0, "7": 0}


def test_the_density_counts_every_object(job: Any, tmp_path: Path) -> None:
    density = str(tmp_path / "density.tif")
    result = run(job(density=density, density_options=DensityOptions(cell_size=10.0, density_unit="per_cell")))
    with rasterio.open(density) as raster:
        values = raster.read(1)
        assert (raster.width, raster.height, raster.nodata) == (8, 6, -1.0)
        assert raster.descriptions == ("objects per cell",) and raster.crs.to_epsg() == 32719
    assert values.sum() == KNOWN.number and values.max() == result.highest_density


def test_objects_larger_than_the_overlap_and_crowded_tiles_are_told(job: Any) -> None:
    context = JobContext.silent()
    run(job(object_options=ObjectOptions(overlap=8, maximum_per_chip=1)), context)
    assert "objects are larger than the 8 pixels by which chips overlap" in warnings(context)
    assert "chips have more boxes than the 64 that were looked at" in warnings(context)


def test_large_results_are_written_in_pieces(job: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alquimia_qgis.engine.detection.object_layer.PIECE", 10)
    assert len(read(run(job()).output)[2]) == KNOWN.number


def test_refusals(job: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        run(job(output=str(tmp_path / "nowhere" / "objects.gpkg")))
    with pytest.raises(ImageError, match="lies outside the image"):
        run(job(extent=(0, 0, 1, 1)))
    empty = write_places(tmp_path / "empty.tif", 50, 50, (slice(None), slice(None)))
    with pytest.raises(ImageError, match="no valid pixel at all"):
        run(job(images=(empty,)))
    monkeypatch.setattr(predict_objects, "read_manifest", lambda path: card("segmentation"))
    with pytest.raises(ParameterError, match="was not trained to find objects"):
        run(job())
    assert not list(tmp_path.glob("*.gpkg")) and not list(tmp_path.glob(".*"))


def test_a_cancelled_search_leaves_the_former_result(job: Any, tmp_path: Path) -> None:
    (tmp_path / "objects.gpkg").write_text("mine")
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        run(job(), context)
    assert (tmp_path / "objects.gpkg").read_text() == "mine" and not list(tmp_path.glob(".*"))
