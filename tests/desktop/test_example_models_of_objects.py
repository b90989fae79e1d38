"""The example models of buildings and of cars: a fake engine, the real algorithms of GDAL and QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osgeo import ogr

from tests.desktop.conftest import FakeEngine, Runner, make_samples, square


def test_find_buildings(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    outputs = {
        "Model": "b.alquimia", "Training report": "t.html", "Map": "m.tif", "Assessment report": "a.html",
        "Buildings": "buildings.gpkg",
    }  # fmt: skip
    chosen = {"building_value": 2, "chip_size": 32, "epochs": 3, "smallest_patch": 4}
    inputs = {"image": image, "samples": samples, "split_field": "split", **chosen}
    _run("find_buildings", {**inputs, **_files(run, "find_buildings", outputs, tmp_path)})
    train, predict, assess = (entry["job"] for entry in engine.jobs)
    assert (train["family"], train["sampling"]["patch_size"], train["training"]["epochs"]) == ("unet", 32, 3)
    assert predict["model"] == train["model"] and assess["map"] == predict["output"]
    source = ogr.Open(str(tmp_path / "buildings.gpkg"))
    buildings = [(feature.GetField("class"), feature.GetGeometryRef().IsValid()) for feature in source.GetLayer(0)]
    assert buildings and set(buildings) == {(2, True)}


def test_count_cars(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    model = _detector(run, image, tmp_path)
    areas = make_samples(tmp_path / "areas.gpkg", [(square(0, 0, 200), {}), (square(300, 300), {})], {})
    outputs = {"Cars": "cars.gpkg", "Density": "density.tif", "Areas with counts": "counts.gpkg"}
    inputs = {"image": image, "model": model, "areas": areas, "score": 0.4}
    _run("count_cars", {**inputs, **_files(run, "count_cars", outputs, tmp_path)})
    assert engine.jobs[-1]["job"]["object_options"]["score"] == 0.4
    source = ogr.Open(str(tmp_path / "counts.gpkg"))
    assert [feature.GetField("cars") for feature in source.GetLayer(0)] == [2, 0]  # the fake finds two


def _detector(run: Runner, image: str, folder: Path) -> str:
    """A model file of the RetinaNet family, as the fake engine writes it."""
    samples = make_samples(folder / "boxes.gpkg", [(square(5, 5), {}), (square(20, 20), {})], {})
    model = str(folder / "cars.alquimia")
    run("train_retinanet", {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 64, "MODEL": model})
    return model


def _run(model: str, parameters: dict[str, Any]) -> None:
    import processing

    processing.run(f"alquimia:{model}", parameters)


def _files(run: Runner, model: str, outputs: dict[str, str], folder: Path) -> dict[str, str]:
    """The results that are asked for, by the names that the model gives them."""
    named = {item.description(): item.name() for item in run.algorithm(model).destinationParameterDefinitions()}
    return {named[label]: str(folder / file) for label, file in outputs.items()}
