"""The example models shipped by the provider run as a whole, and their results are styled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingModelAlgorithm

from alquimia_qgis.desktop.resources import resource_path
from tests.desktop.conftest import FakeEngine, Runner, make_image, make_samples, square

MODELS = ("train_map_assess", "train_map_series", "train_find_assess", "compare_and_combine", "find_buildings")


def test_train_map_assess(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    model = run("train_map_assess", _parameters(run, image, samples, tmp_path))
    verbs = [entry["verb"] for entry in engine.jobs]
    assert verbs == ["train", "predict_raster", "assess_map"]
    train, predict, assess = (entry["job"] for entry in engine.jobs)
    assert (train["training"]["epochs"], train["sampling"]["patch_size"]) == (3, 32)
    assert predict["model"] == train["model"] and assess["map"] == predict["output"]
    assert (assess["split_value"], assess["reference"]["split_field"]) == ("test", "split")
    for suffix in ("alquimia", "tif", "html", "qml"):
        assert list(tmp_path.glob(f"chain*.{suffix}")), suffix
    assert any(str(value).endswith("chain_map.tif") for value in model.values())


def test_train_map_series(run: Runner, engine: FakeEngine, samples: str, tmp_path: Path) -> None:
    images = [make_image(tmp_path / f"S2_2018{month:02}12.tif") for month in (4, 6, 8)]
    inputs = {"images": images, "mask_band": "3", "samples": samples, "split_field": "split", "epochs": 3}
    model = run("train_map_series", {**inputs, **_outputs(run, "train_map_series", tmp_path)})
    assert [entry["verb"] for entry in engine.jobs] == ["train", "predict_raster", "assess_map"]
    train, predict, assess = (entry["job"] for entry in engine.jobs)
    assert (train["family"], train["training"]["epochs"], train["sampling"]["patch_size"]) == ("temporal_cnn", 3, 1)
    for job in (train, predict):
        assert job["images"] == images and job["series"]["mask_band"] == "3"
        assert job["series"]["dates"] == ["2018-04-12", "2018-06-12", "2018-08-12"]
    assert predict["model"] == train["model"] and assess["map"] == predict["output"]
    assert any(str(value).endswith("chain_map.tif") for value in model.values())
    assert list(tmp_path.glob("chain*.qml"))


def test_compare_and_combine(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    inputs = {"image": image, "samples": samples, "split_field": "split", "chip_size": 32, "epochs": 3}
    definitions = run.algorithm("compare_and_combine").destinationParameterDefinitions()
    endings = {"Random forest": "a.alquimia", "U-Net": "u.alquimia", "Map": "m.tif", "Comparison": "c.html"}
    outputs = {
        definition.name(): str(tmp_path / endings[definition.description()])
        for definition in definitions
        if definition.description() in endings
    }
    run("compare_and_combine", {**inputs, **outputs})
    assert len(engine.jobs) == 5  # QGIS chooses the order of steps that do not depend on each other
    compare, ensemble, assess = (
        next(entry["job"] for entry in engine.jobs if entry["verb"] == verb)
        for verb in ("compare_models", "ensemble", "assess_map")
    )
    training = [entry["job"] for entry in engine.jobs if entry["verb"] == "train"]
    baseline, unet = sorted(training, key=lambda job: job["family"] == "unet")
    assert (unet["family"], unet["sampling"]["patch_size"]) == ("unet", 32) and baseline["family"] == "random_forest"
    trained = [baseline["model"], unet["model"]]
    assert compare["models"] == trained == ensemble["models"] and assess["map"] == ensemble["output"]
    assert compare["split_value"] == assess["split_value"] == "test"
    assert (tmp_path / "m.qml").exists() and (tmp_path / "c.html").exists()


def test_clean_map(run: Runner, engine: FakeEngine, tmp_path: Path) -> None:
    """Real algorithms of GDAL and QGIS: a map of two halves with one stray pixel."""
    import processing
    from osgeo import gdal, ogr

    source = make_image(tmp_path / "map.tif", bands=1)
    with_patch = gdal.Open(source, gdal.GA_Update)
    values = bytearray(bytes(1 if column < 30 else 2 for column in range(60)) * 40)
    values[20 * 60 + 5] = 2
    with_patch.GetRasterBand(1).WriteRaster(0, 0, 60, 40, bytes(values))
    del with_patch
    definitions = run.algorithm("clean_map").destinationParameterDefinitions()
    files = {"Clean map": str(tmp_path / "clean.tif"), "Polygons": str(tmp_path / "polygons.gpkg")}
    outputs = {definition.name(): files[definition.description()] for definition in definitions}
    processing.run("alquimia:clean_map", {"map": source, "smallest_patch": 4, **outputs})
    polygons = ogr.Open(files["Polygons"])
    assert sorted(feature.GetField("class") for feature in polygons.GetLayer(0)) == [1, 2]


def test_train_find_assess(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    areas = [make_samples(tmp_path / f"{name}.gpkg", [(square(0, 0, 30), {})], {}) for name in ("learn", "test")]
    inputs = {"image": image, "samples": samples, "areas": areas[0], "test_areas": areas[1], "chip_size": 64}
    model = run(
        "train_find_assess", {**inputs, "epochs": 3, "score": 0.05, **_outputs(run, "train_find_assess", tmp_path)}
    )
    assert [entry["verb"] for entry in engine.jobs] == ["train", "predict_objects", "assess_objects"]
    train, predict, assess = (entry["job"] for entry in engine.jobs)
    assert (train["family"], train["task"], train["sampling"]["patch_size"]) == ("retinanet", "detection", 64)
    assert predict["model"] == train["model"] and predict["object_options"]["score"] == 0.05
    assert assess["reference_boxes"]["title"] == "samples" and assess["areas"]["title"] == "test"
    assert assess["assessment_options"]["score"] == 0.5
    assert any(str(value).endswith("chain_outcomes.gpkg") for value in model.values())
    assert len(list(tmp_path.glob("chain*.qml"))) == 2


def test_dates_of_a_model_reach_its_steps(run: Runner, engine: FakeEngine, samples: str, tmp_path: Path) -> None:
    images = [make_image(tmp_path / f"{name}.tif") for name in "ab"]
    inputs = {"images": images, "dates": "2018-04-12, 2018-05-12", "samples": samples}
    run("train_map_series", {**inputs, **_outputs(run, "train_map_series", tmp_path)})
    dates = [entry["job"]["series"]["dates"] for entry in engine.jobs[:2]]
    assert dates == [["2018-04-12", "2018-05-12"]] * 2


def test_the_engine_is_kept_between_the_steps(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    run("train_map_assess", _parameters(run, image, samples, tmp_path))
    log = run.feedback.text("debug")
    assert (log.count(", started."), log.count(", already running.")) == (1, 2)


def test_the_shipped_file_opens_in_the_modeler(plugin: object) -> None:
    for path in resource_path("models").glob("*.model3"):
        model = QgsProcessingModelAlgorithm()
        assert model.fromFile(str(path))
        assert model.validate() == (True, [])
        positions = [child.position() for child in model.childAlgorithms().values()]
        assert len({(position.x(), position.y()) for position in positions}) == len(positions)


@pytest.mark.parametrize("model", MODELS)
def test_their_fixed_values_are_the_defaults_of_today(provider: Any, model: str) -> None:
    """When this fails, run scripts/write_example_model.py."""
    compared = 0
    children = provider.algorithm(model).childAlgorithms().values()
    for child in (child for child in children if child.algorithmId().startswith("alquimia:")):
        for name, source in ((n, s) for n, sources in child.parameterSources().items() for s in sources):
            if not source.parameterName() and not source.outputChildId():
                assert source.staticValue() == child.algorithm().parameterDefinition(name).defaultValue(), name
                compared += 1
    assert compared > 30


def _parameters(run: Runner, image: str, samples: str, folder: Path) -> dict[str, object]:
    inputs = {"image": image, "samples": samples, "split_field": "split", "chip_size": 32, "epochs": 3}
    return {**inputs, **_outputs(run, "train_map_assess", folder)}


def _outputs(run: Runner, model: str, folder: Path) -> dict[str, object]:
    outputs = {
        "Model": "chain.alquimia",
        "Training report": "chain_training.html",
        "Map": "chain_map.tif",
        "Objects": "chain_objects.gpkg",
        "Found, false and missed objects": "chain_outcomes.gpkg",
        "Assessment report": "chain_assessment.html",
    }
    definitions = run.algorithm(model).destinationParameterDefinitions()
    names = {definition.description(): definition.name() for definition in definitions}
    return {names[label]: str(folder / file) for label, file in outputs.items() if label in names}
