"""What the search for uncertain places asks of the engine, and what it gives back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from tests.desktop.conftest import FakeEngine, Runner, make_image


@pytest.fixture
def parameters(tmp_path: Path, samples: str) -> dict[str, Any]:
    raster = make_image(tmp_path / "entropy.tif", bands=1)
    return {"INPUT": raster, "SAMPLES": samples, "OUTPUT": str(tmp_path / "places.gpkg")}


def test_rasters_samples_and_options_travel(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    maps = {name: make_image(tmp_path / f"{name}.tif", bands=1) for name in ("COMPARED", "CLASSES")}
    results = run("uncertainplaces", {**parameters, **maps, "NUMBER": 7, "UNCERTAIN": "low"})
    (entry,) = engine.jobs
    job = entry["job"]
    assert (job["raster"], job["compared"], job["classes"]) == (parameters["INPUT"], *maps.values())
    assert (job["places"]["number"], job["places"]["uncertain"], job["places"]["size"]) == (7, "low", 9)
    assert len(entry["samples"]["rows"]) == 3 and entry["samples"]["crs"] == "32719"
    assert results == {"OUTPUT": parameters["OUTPUT"], "PLACES": 3}
    layer = QgsVectorLayer(results["OUTPUT"], "places", "ogr")
    assert [feature["rank"] for feature in layer.getFeatures()] == [1, 2, 3]
    assert layer.renderer().symbol().symbolLayer(0).strokeColor().name() == "#d55e00"


def test_without_samples_none_travel(run: Runner, engine: FakeEngine, parameters: dict[str, Any]) -> None:
    del parameters["SAMPLES"]
    run("uncertainplaces", parameters)
    assert engine.jobs[0]["job"]["samples_nearby"] is None


def test_bad_values_are_refused(run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path) -> None:
    assert "1 to 1000" in run.refusal("uncertainplaces", {**parameters, "NUMBER": 0})
    assert "must end in .gpkg" in run.refusal("uncertainplaces", {**parameters, "OUTPUT": str(tmp_path / "a.shp")})
    without_crs = make_image(tmp_path / "nowhere.tif", bands=1, epsg=None)
    assert "no coordinate reference system" in run.refusal("uncertainplaces", {**parameters, "INPUT": without_crs})
    assert engine.jobs == []
