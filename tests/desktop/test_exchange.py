"""What export and import ask of the engine, what they give back, and what they refuse before it starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desktop.conftest import FakeEngine, Runner
from tests.desktop.test_bad_input import make_model_file


@pytest.fixture
def network(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "network.keras"
    path.write_text("not looked at by the desktop")
    return {"NETWORK": str(path), "CLASSES": "Forest #228833; Water", "MODEL": str(tmp_path / "out.alquimia")}


@pytest.mark.parametrize("ending", [".keras", ".h5", ".json"])
def test_the_ending_of_an_export_chooses_the_files(
    run: Runner, engine: FakeEngine, tmp_path: Path, ending: str
) -> None:
    model, output = make_model_file(tmp_path), str(tmp_path / f"network{ending}")
    results = run("exportmodel", {"MODEL": model, "OUTPUT": output})
    assert engine.jobs[0]["job"] == {"model": model, "output": output}
    weights = str(tmp_path / "network.weights.h5") if ending == ".json" else None
    assert results == {"OUTPUT": output, "WEIGHTS": weights, "ABOUT": str(tmp_path / "network.about.json")}


def test_an_export_that_cannot_be_is_refused(run: Runner, tmp_path: Path) -> None:
    model = make_model_file(tmp_path)
    given = {"MODEL": model, "OUTPUT": str(tmp_path / "network.onnx")}
    assert run.refusal("exportmodel", given) == "Network must end in .keras or .json or .h5; network.onnx was given."
    (tmp_path / "network.about.json").mkdir()
    refused = run.refusal("exportmodel", {**given, "OUTPUT": str(tmp_path / "network.keras")})
    assert refused.startswith("network.about.json: ") and "is a folder" in refused
    (tmp_path / "broken.alquimia").write_bytes(b"PK")
    sentence = run.refusal("exportmodel", {**given, "MODEL": str(tmp_path / "broken.alquimia")})
    assert "is not a readable Alquimia model file" in sentence


def test_a_temporary_export_is_a_keras_file(run: Runner, engine: FakeEngine, tmp_path: Path) -> None:
    results = run("exportmodel", {"MODEL": make_model_file(tmp_path), "OUTPUT": "TEMPORARY_OUTPUT"})
    assert results["OUTPUT"].endswith(".keras") and Path(results["ABOUT"]).exists()


def test_the_job_of_an_import_holds_what_the_user_says(
    run: Runner, engine: FakeEngine, network: dict[str, Any]
) -> None:
    said = {
        "BAND_NAMES": "red; green;blue",
        "SCALING": "410 95; 620.5 120\n1,2",
        "PATCH_SIZE": 64,
        "GROUND_RESOLUTION": 10,
    }
    results = run("importmodel", {**network, **said})
    job = engine.jobs[0]["job"]
    assert [entry["name"] for entry in job["classes"]] == ["Forest", "Water"]
    assert job["classes"][0]["colour"] == "#228833" and job["task"] == "segmentation" and job["target"] is None
    assert job["band_names"] == ["red", "green", "blue"]
    assert job["scaling"] == [[410.0, 95.0], [620.5, 120.0], [1.0, 2.0]]
    assert (job["patch_size"], job["ground_resolution"], job["weights"]) == (64, 10.0, "")
    assert results == {"MODEL": network["MODEL"], "BAND_COUNT": 3, "ANSWER_COUNT": 2, "WEIGHT_COUNT": 99}


def test_what_is_left_empty_is_left_to_the_about_file(run: Runner, engine: FakeEngine, network: dict[str, Any]) -> None:
    sentence = run.refusal("importmodel", {**network, "CLASSES": None})
    assert sentence == "The names of the CLASSES are missing. The file of a network does not hold them."
    Path(network["NETWORK"]).with_suffix(".about.json").write_text("{}")
    run("importmodel", {**network, "CLASSES": None})
    job = engine.jobs[0]["job"]
    assert (job["classes"], job["band_names"], job["scaling"], job["patch_size"]) == ([], [], [], None)


def test_a_number_to_divide_by_and_a_regression(run: Runner, engine: FakeEngine, network: dict[str, Any]) -> None:
    said = {"TASK": "regression", "CLASSES": None, "SCALING": "10000", "VALUE_NAME": "tree cover", "HIGHEST_VALUE": 100}
    run("importmodel", {**network, **said})
    job = engine.jobs[0]["job"]
    assert job["scaling"] == [[0.0, 10000.0]]
    assert job["target"] == {
        "name": "tree cover", "mean": 0.0, "standard_deviation": 1.0, "lowest": 0.0, "highest": 100.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SCALING": "0"}, "Values cannot be divided by 0."),
        ({"SCALING": "1 2; 3"}, "'3' is not a mean and a standard deviation."),
        ({"SCALING": "a b"}, "'a b' is not made of numbers."),
        ({"SCALING": "nan 1"}, "'nan 1' is not made of numbers."),
        ({"CLASSES": "Forest"}, "Give at least two classes, separated by semicolons."),
        ({"PATCH_SIZE": 0}, "Chip size must be a whole number from 1 to 2048; 0 was given."),
        ({"TASK": "guess"}, "What it tells must be one of segmentation, regression; 'guess' was given."),
        ({"TASK": "regression", "LOWEST_VALUE": 5}, "The lowest value, 5, must lie below the highest, 1."),
        ({"NETWORK": None}, "Network (NETWORK) is missing."),
        ({"MODEL": "model.zip"}, "Model must end in .alquimia; model.zip was given."),
    ],
)
def test_values_of_an_import(run: Runner, network: dict[str, Any], changed: dict[str, Any], sentence: str) -> None:
    assert run.refusal("importmodel", {**network, **changed}).startswith(sentence)


def test_files_of_an_import(run: Runner, network: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "network.weights.h5").write_text("")
    sentence = run.refusal("importmodel", {**network, "NETWORK": str(tmp_path / "network.weights.h5")})
    assert sentence.startswith("Network: network.weights.h5 is no description of a network.")
    (tmp_path / "other.json").write_text("{}")
    sentence = run.refusal("importmodel", {**network, "NETWORK": str(tmp_path / "other.json")})
    assert sentence.startswith(f"The weights of the network, {tmp_path / 'other.weights.h5'}, do not exist.")
    given = {**network, "NETWORK": str(tmp_path / "other.json"), "WEIGHTS": str(tmp_path / "network.weights.h5")}
    assert run.refusal("importmodel", given) == ""


def test_a_failed_import_is_one_sentence_and_leaves_nothing(
    run: Runner, engine: FakeEngine, network: dict[str, Any]
) -> None:
    engine.plays("fail")
    assert run.failure("importmodel", network) == "The samples hold one class only. Digitise a second one."
    assert not Path(network["MODEL"]).exists()
