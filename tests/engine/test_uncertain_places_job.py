"""The job that ranks uncertain places: the highest means that lie far enough apart, on any raster and any grid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.uncertain_places import run
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag
from alquimia_qgis.engine.uncertainty import search
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import AlquimiaError, ImageError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.features import FeatureSource
from alquimia_qgis.protocol.uncertain_places import PlaceOptions, UncertainPlacesJob

LEFT, TOP, PIXEL = 500_000.0, 5_000_000.0, 10.0
SIZE = 120
CLASSES = (ClassRecord(3, "water", "#4477aa"), ClassRecord(9, "wood", "#228833"))
HILLS = {(20, 30): 90, (20, 90): 70, (90, 60): 50}  # row and column of the middle, and the height


def write_raster(path: Path, values: np.ndarray, band: str = "", nodata: float | None = None, **tags: str) -> str:
    profile = {"driver": "GTiff", "height": values.shape[0], "width": values.shape[1], "count": 1}
    transform = from_origin(LEFT, TOP, PIXEL, PIXEL)
    with rasterio.open(
        path, "w", dtype=values.dtype, crs="EPSG:32631", transform=transform, nodata=nodata, **profile
    ) as dataset:
        dataset.write(values, 1)
        dataset.set_band_description(1, band)
        dataset.update_tags(**tags)
    return str(path)


def hills() -> np.ndarray:
    """Percent; 255 is unknown."""
    rows, columns = np.mgrid[:SIZE, :SIZE]
    values = np.full((SIZE, SIZE), 5.0)
    for (row, column), height in HILLS.items():
        values = np.maximum(values, height - 2 * np.hypot(rows - row, columns - column))
    return values.astype("uint8")


def places(path: str) -> list[dict[str, Any]]:
    """The features in their order, with the pixel in their middle as row and column."""
    meta, _, wkb, columns = pyogrio.raw.read(path)
    found = [dict(zip(meta["fields"], row, strict=True)) for row in zip(*columns, strict=True)]
    for record, shape in zip(found, shapely.from_wkb(wkb), strict=True):
        middle = shape.centroid
        record["pixel"] = (int((TOP - middle.y) // PIXEL), int((middle.x - LEFT) // PIXEL))
        record["side"] = (shape.bounds[2] - shape.bounds[0]) / PIXEL
    return found


def found_in(folder: Path, raster: str, options: dict[str, Any] | None = None, **changes: Any) -> list[dict[str, Any]]:
    output = str(folder / "places.gpkg")
    places_options = PlaceOptions(**{"size": 5, "distance": 30, **(options or {})})
    run(UncertainPlacesJob(raster, output, places=places_options, **changes), JobContext.silent())
    return places(output)


def test_the_hills_are_found_in_the_order_of_their_heights(tmp_path):
    found = found_in(tmp_path, write_raster(tmp_path / "entropy.tif", hills(), "entropy", 255), {"number": 3})
    assert [record["pixel"] for record in found] == list(HILLS)
    assert [record["rank"] for record in found] == [1, 2, 3]
    assert [record["side"] for record in found] == [5, 5, 5]
    row, column = next(iter(HILLS))
    assert found[0]["value"] == pytest.approx(hills()[row - 2 : row + 3, column - 2 : column + 3].mean(), abs=1e-3)


def test_where_low_values_are_uncertain_hollows_are_found(tmp_path):
    raster = write_raster(tmp_path / "confidence.tif", (100 - hills()).astype("float32") / 100, "confidence")
    assert [record["pixel"] for record in found_in(tmp_path, raster, {"number": 3})] == list(HILLS)
    other = write_raster(tmp_path / "other.tif", (100 - hills()).astype("float32"), "something")
    with pytest.raises(ParameterError, match=r"high or low values of .*other.tif are uncertain.*Set UNCERTAIN"):
        found_in(tmp_path, other)
    assert [r["pixel"] for r in found_in(tmp_path, other, {"uncertain": "low", "number": 1})] == list(HILLS)[:1]


def test_neither_unknown_nor_single_pixels_win(tmp_path):
    values = hills()
    values[:60, :60] = 255  # the highest hill is unknown
    values[100, 100] = 100  # and this is one odd pixel
    found = found_in(tmp_path, write_raster(tmp_path / "entropy.tif", values, "entropy", 255), {"number": 2})
    assert [record["pixel"] for record in found] == list(HILLS)[1:]


def test_the_edge_of_the_data_is_always_unsure_and_no_place(tmp_path):
    values = hills()
    values[:3] = 99  # the edge of the image
    values[70:75] = 255
    values[75:77] = 99  # and that of a gap
    found = found_in(
        tmp_path, write_raster(tmp_path / "entropy.tif", values, "entropy", 255), {"number": 8, "distance": 9}
    )
    for row, column in (record["pixel"] for record in found):
        square = values[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3]
        assert square.shape == (5, 5) and 255 not in square


def test_places_keep_away_from_samples_and_from_each_other(tmp_path):
    raster = write_raster(tmp_path / "entropy.tif", hills(), "entropy")
    point = shapely.to_wkb(np.array([shapely.Point(LEFT + 30 * PIXEL, TOP - 20 * PIXEL), None]))
    samples = tmp_path / "samples.gpkg"
    pyogrio.raw.write(str(samples), point, [], [], driver="GPKG", geometry_type="Point", crs="EPSG:32631")
    source = FeatureSource(str(samples), "", "my samples")
    found = found_in(tmp_path, raster, {"number": 10, "distance": 25}, samples_nearby=source)
    pixels = np.array([record["pixel"] for record in found])
    assert list(map(tuple, pixels[:2])) == list(HILLS)[1:]
    distances = np.hypot(*(pixels[:, None] - pixels[None]).T)[~np.eye(len(pixels), dtype=bool)]
    assert distances.min() >= 25
    assert np.hypot(*(pixels - (20, 30)).T).min() >= 24


def test_the_cut_into_windows_does_not_matter(tmp_path, monkeypatch):
    noise = np.random.default_rng(1).uniform(0, 1, (SIZE, SIZE)).astype("float32")
    raster = write_raster(tmp_path / "entropy.tif", noise, "entropy")
    options = {"number": 12, "distance": 9}
    whole = found_in(tmp_path, raster, options)
    monkeypatch.setattr(search, "WINDOW_SIZE", 16)
    assert found_in(tmp_path, raster, options) == whole
    assert len(whole) == 12


def test_two_maps_are_uncertain_where_they_differ(tmp_path):
    first, second = np.full((SIZE, SIZE), 3, "uint8"), np.full((SIZE, SIZE), 1, "uint8")
    second[40:60, 70:90] = 2  # what the other map calls wood
    others = (ClassRecord(1, "water", "#4477aa"), ClassRecord(2, "wood", "#228833"))
    paths = [
        write_raster(tmp_path / f"{name}.tif", values, "class", **{CLASSES_TAG: classes_tag(classes)})
        for name, values, classes in (("first", first, CLASSES), ("second", second, others))
    ]
    found = found_in(tmp_path, paths[0], {"distance": 100}, compared=paths[1])
    assert [(r["class"], r["other_class"], r["class_value"], r["value"]) for r in found] == [("water", "wood", 3, 1.0)]
    row, column = found[0]["pixel"]
    assert 40 <= row < 60 and 70 <= column < 90
    assert found_in(tmp_path, paths[0], compared=paths[0]) == [], "a map agrees with itself"


def test_a_map_tells_what_the_places_were_taken_for(tmp_path):
    values = np.where(np.arange(SIZE) < 60, 3, 9).astype("uint8")[None].repeat(SIZE, axis=0)
    classes = write_raster(tmp_path / "map.tif", values, "class", **{CLASSES_TAG: classes_tag(CLASSES)})
    raster = write_raster(tmp_path / "entropy.tif", hills(), "entropy")
    found = found_in(tmp_path, raster, {"number": 2}, classes=classes)
    assert [record["class"] for record in found] == ["water", "wood"]


def test_what_cannot_be_used_is_refused_and_leaves_nothing_behind(tmp_path):
    raster = write_raster(tmp_path / "entropy.tif", hills(), "entropy")
    output = tmp_path / "places.gpkg"
    with pytest.raises(OutputError, match="is an input, too"):
        run(UncertainPlacesJob(raster, raster), JobContext.silent())
    with pytest.raises(ImageError, match="cannot be opened"):
        run(UncertainPlacesJob(str(tmp_path / "nowhere.tif"), str(output)), JobContext.silent())
    with pytest.raises(AlquimiaError, match="not a class map"):
        other = write_raster(tmp_path / "other.tif", hills().astype("float32") / 7)
        run(UncertainPlacesJob(other, str(output), compared=raster), JobContext.silent())
    cancelled = JobContext.silent()
    cancelled.request_cancel()
    with pytest.raises(JobCancelled):
        run(UncertainPlacesJob(raster, str(output)), cancelled)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["entropy.tif", "other.tif"]
