"""The example model shipped by the provider runs as a whole, and its results are styled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingModelAlgorithm

from alquimia_qgis.desktop.resources import resource_path
from tests.desktop.conftest import FakeEngine, Runner


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


def test_its_fixed_values_are_the_defaults_of_today(provider: Any) -> None:
    """When this fails, run scripts/write_example_model.py."""
    compared = 0
    for child in provider.algorithm("train_map_assess").childAlgorithms().values():
        for name, (source,) in child.parameterSources().items():
            if not source.parameterName() and not source.outputChildId():
                assert source.staticValue() == child.algorithm().parameterDefinition(name).defaultValue(), name
                compared += 1
    assert compared > 30


def _parameters(run: Runner, image: str, samples: str, folder: Path) -> dict[str, object]:
    outputs = {
        "Model": "chain.alquimia",
        "Training report": "chain_training.html",
        "Map": "chain_map.tif",
        "Assessment report": "chain_assessment.html",
    }
    definitions = run.algorithm("train_map_assess").destinationParameterDefinitions()
    names = {definition.description(): definition.name() for definition in definitions}
    inputs = {"image": image, "samples": samples, "split_field": "split", "chip_size": 32, "epochs": 3}
    return {**inputs, **{names[label]: str(folder / file) for label, file in outputs.items()}}
