"""Folders of pictures in the dialogs: training from them, classifying them, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alquimia_qgis.zoo.catalogue import USER_FOLDERS_VARIABLE
from tests.desktop.conftest import FakeEngine, Runner
from tests.desktop.test_bad_input import make_model_file
from tests.engine.folders.family import FAMILY


@pytest.fixture
def family(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    folder = tmp_path / "families"
    folder.mkdir()
    (folder / "chips.py").write_text(FAMILY, encoding="utf-8")
    monkeypatch.setenv(USER_FOLDERS_VARIABLE, str(folder))
    provider.refreshAlgorithms()
    yield
    monkeypatch.undo()
    provider.refreshAlgorithms()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Names are all that the desktop looks at."""
    for part in ("Field", "Lake"):
        (tmp_path / "pictures" / part).mkdir(parents=True)
        (tmp_path / "pictures" / part / "a.JPG").write_bytes(b"")
        (tmp_path / "pictures" / part / "notes.txt").write_bytes(b"")
    return tmp_path / "pictures"


def test_a_folder_takes_the_place_of_image_and_samples(
    family: None, run: Runner, engine: FakeEngine, pictures: Path, tmp_path: Path
) -> None:
    results = run("train_chips", {"FOLDER": str(pictures), "PATCH_SIZE": 16, "MODEL": str(tmp_path / "a.alquimia")})
    job = engine.jobs[0]["job"]
    assert job["folder"] == {"path": str(pictures)} and job["images"] == [] and job["samples"]["path"] == ""
    assert job["sampling"]["patch_size"] == 16
    assert (results["TEST_OVERALL_ACCURACY"], results["TEST_MACRO_F1"]) == (0.7, 0.65)


def test_image_and_samples_still_do(
    family: None, run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    results = run("train_chips", {"INPUT": image, "SAMPLES": samples, "MODEL": str(tmp_path / "a.alquimia")})
    job = engine.jobs[0]["job"]
    assert job["folder"] is None and job["images"] == [image] and job["samples"]["class_field"] == "class"
    assert results["TEST_OVERALL_ACCURACY"] is None


def test_exactly_one_of_the_two_ways_must_be_given(
    family: None, run: Runner, engine: FakeEngine, image: str, samples: str, pictures: Path, tmp_path: Path
) -> None:
    way_out = "Give an image and samples (INPUT and SAMPLES), or a folder of pictures (FOLDER)."
    model = {"MODEL": str(tmp_path / "a.alquimia")}
    assert run.refusal("train_chips", model) == f"INPUT and SAMPLES are missing. {way_out}"
    assert run.refusal("train_chips", {**model, "INPUT": image}) == f"SAMPLES is missing. {way_out}"
    both = {**model, "INPUT": image, "SAMPLES": samples, "FOLDER": str(pictures)}
    assert run.refusal("train_chips", both) == f"FOLDER and INPUT, SAMPLES do not go together. {way_out}"
    gone = {**model, "FOLDER": str(tmp_path / "gone")}
    assert "gone does not exist" in run.refusal("train_chips", gone)
    numbers = {**model, "FOLDER": str(pictures), "TASK": "regression"}
    assert "teaches classes, not numbers" in run.refusal("train_chips", numbers)


def test_several_classes_at_once_are_learned_from_pictures(
    family: None, run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    names = tmp_path / "list.csv"
    names.write_text("file,class", encoding="utf-8")
    chosen = {"TASK": "multi_label", "MODEL": str(tmp_path / "a.alquimia")}
    results = run("train_resnet", {**chosen, "FOLDER": str(names), "LOSS": "binary_focal"})
    job = engine.jobs[0]["job"]
    assert (job["task"], job["training"]["loss"]) == ("multi_label", "binary_focal")
    assert "TEST_MEAN_AVERAGE_PRECISION" in results
    other = {**chosen, "FOLDER": str(names), "LOSS": "dice"}
    assert "has no loss called 'dice'" in run.refusal("train_resnet", other)


def test_the_list_of_pictures_is_never_overwritten(
    family: None, run: Runner, engine: FakeEngine, tmp_path: Path
) -> None:
    names = tmp_path / "list.csv"
    names.write_text("file,class", encoding="utf-8")
    values = {"FOLDER": str(names), "MODEL": str(tmp_path / "a.alquimia"), "HISTORY": str(names)}
    assert "would overwrite an input" in run.refusal("train_chips", values)


def test_other_families_know_no_folder(run: Runner, engine: FakeEngine) -> None:
    for name in ("train_unet", "train_resnet3d"):
        assert run.algorithm(name).parameterDefinition("FOLDER") is None


def test_the_pictures_of_a_folder_are_handed_over(
    run: Runner, engine: FakeEngine, pictures: Path, tmp_path: Path
) -> None:
    table, places = tmp_path / "table.csv", tmp_path / "places.gpkg"
    values = {"FOLDER": str(pictures), "MODEL": make_model_file(tmp_path), "OUTPUT": str(table)}
    results = run("predictfolder", {**values, "FOOTPRINTS": str(places)})
    job = engine.jobs[0]["job"]
    assert job["pictures"] == [str(pictures / "Field" / "a.JPG"), str(pictures / "Lake" / "a.JPG")]
    assert (job["folder"], job["table"], job["footprints"]) == ({"path": str(pictures)}, str(table), str(places))
    assert (results["OUTPUT"], results["FOOTPRINTS"]) == (str(table), str(places))
    assert (results["PICTURES"], results["LEFT_OUT"]) == (2, 1)
    run("predictfolder", values)
    assert engine.jobs[1]["job"]["footprints"] == ""


def test_bad_folders_and_models_are_refused(run: Runner, engine: FakeEngine, pictures: Path, tmp_path: Path) -> None:
    values = {"FOLDER": str(pictures), "MODEL": make_model_file(tmp_path), "OUTPUT": str(tmp_path / "table.csv")}
    flat = {**values, "RECURSIVE": False}
    assert "or look into its subfolders (RECURSIVE)" in run.refusal("predictfolder", flat)
    assert "fits *.gif" in run.refusal("predictfolder", {**values, "PATTERN": "*.gif"})
    assert "does not exist" in run.refusal("predictfolder", {**values, "FOLDER": str(tmp_path / "gone")})
    assert "must end in .csv" in run.refusal("predictfolder", {**values, "OUTPUT": str(tmp_path / "table.txt")})
    (tmp_path / "series").mkdir()
    series = {**values, "MODEL": make_model_file(tmp_path / "series", dates=2)}
    assert "was trained on a time series" in run.refusal("predictfolder", series)
