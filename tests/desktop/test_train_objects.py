"""Training of detectors: objects with and without class, sizes of points, annotated areas, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from tests.desktop.conftest import LEFT, PIXEL, TOP, FakeEngine, Runner, make_samples, square
from tests.desktop.test_bad_input import make_model_file

TRAIN = "train_retinanet"


@pytest.fixture
def areas(tmp_path: Path) -> str:
    rows: list[tuple[str, dict[str, Any]]] = [(square(0, 0, 20), {"name": "north"}), (square(30, 0, 20), {})]
    return make_samples(tmp_path / "areas.gpkg", rows, {"name": ogr.OFTString})


@pytest.fixture
def palms(tmp_path: Path) -> str:
    """Points with a diameter, and no class."""
    points = [f"POINT({LEFT + 10 * PIXEL} {TOP - 5 * PIXEL})", f"POINT({LEFT + 20 * PIXEL} {TOP - 5 * PIXEL})"]
    rows = [(point, {"crown": 5.5, "part": "train"}) for point in points]
    return make_samples(tmp_path / "palms.gpkg", rows, {"crown": ogr.OFTReal, "part": ogr.OFTString})


@pytest.fixture
def parameters(image: str, samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "SAMPLES": samples, "MODEL": str(tmp_path / "out.alquimia")}


def test_objects_areas_and_options_reach_the_engine(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], areas: str
) -> None:
    chosen = {"AREA": areas, "SPLIT_FIELD": "split", "BACKBONE": "resnet34", "ANCHOR_SIZE": 12, "EMPTY_SHARE": 0.5}
    results = run(TRAIN, {**parameters, **chosen})
    (entry,) = engine.jobs
    job = entry["job"]
    assert (job["family"], job["task"]) == ("retinanet", "detection")
    network = job["family_parameters"]
    assert (network["backbone"], network["anchor_size"], network["anchor_ratio"]) == ("resnet34", 12.0, None)
    assert network["patch_size"] is None  # which the engine proposes
    assert job["object_sampling"]["empty_share"] == 0.5 and job["object_sampling"]["chip_overlap"] == 0.25
    assert entry["samples"]["fields"] == {"class": "String", "split": "String"}
    assert entry["areas"]["fields"] == {} and len(entry["areas"]["rows"]) == 2
    assert job["objects"]["size_field"] == ""
    assert results["AP50"] == 0.625 and "OVERALL_ACCURACY" not in results
    assert {"FOLDS_AP50", "FOLDS_AP50_SPREAD"} <= set(results)


def test_points_travel_with_their_sizes_and_need_no_class(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], palms: str
) -> None:
    run(TRAIN, {**parameters, "SAMPLES": palms, "SIZE_FIELD": "crown", "SPLIT_FIELD": "part"})
    (entry,) = engine.jobs
    assert entry["samples"]["fields"] == {"part": "String", "crown": "Real"}
    assert [row[:2] for row in entry["samples"]["rows"]] == [["train", 5.5]] * 2
    assert (entry["job"]["samples"]["class_field"], entry["job"]["objects"]["size_field"]) == ("", "crown")
    assert entry["areas"] is None and entry["job"]["objects"]["area_path"] == ""


def test_fields_are_looked_at_before_the_run(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], palms: str
) -> None:
    assert "one field was given twice" in run.refusal(TRAIN, {**parameters, "SPLIT_FIELD": "class"})
    text = {**parameters, "SAMPLES": palms, "SIZE_FIELD": "part"}
    assert "The size field part holds no numbers" in run.refusal(TRAIN, text)
    assert "has no field crown" in run.refusal(TRAIN, {**parameters, "SIZE_FIELD": "crown"})
    assert "has no polygons" in run.refusal(TRAIN, {**parameters, "AREA": palms})
    assert "multiple of 32" in run.refusal(TRAIN, {**parameters, "PATCH_SIZE": 100})
    assert not engine.jobs


def test_no_result_replaces_the_areas(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], areas: str, tmp_path: Path
) -> None:
    report = tmp_path / "areas.html"
    report.symlink_to(areas)
    assert "areas" in run.refusal(TRAIN, {**parameters, "AREA": areas, "REPORT": str(report)})
    assert not engine.jobs


def test_only_losses_and_figures_of_objects_are_offered(run: Runner) -> None:
    algorithm = run.algorithm(TRAIN)
    assert algorithm.parameterDefinition("LOSS").options() == ["automatic", "focal_boxes"]
    assert algorithm.parameterDefinition("MONITOR").options() == ["automatic", "loss", "ap50"]
    assert "focal_boxes" not in run.algorithm("train_unet").parameterDefinition("LOSS").options()


def test_annotated_pictures_take_the_place_of_image_and_objects(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], areas: str, tmp_path: Path
) -> None:
    annotations = tmp_path / "annotations.json"
    annotations.write_text("{}", encoding="utf-8")
    pictures = {"FOLDER": str(annotations), "MODEL": parameters["MODEL"]}
    run(TRAIN, pictures)
    assert engine.jobs[0]["job"]["folder"] == {"path": str(annotations)} and engine.jobs[0]["job"]["images"] == []
    assert "FOLDER and AREA do not go together" in run.refusal(TRAIN, {**pictures, "AREA": areas})
    gone = {**pictures, "FOLDER": str(tmp_path / "gone.json")}
    assert "does not exist" in run.refusal(TRAIN, gone)
    assert "INPUT and SAMPLES are missing" in run.refusal(TRAIN, {"MODEL": parameters["MODEL"]})
    assert "does not exist" in run.refusal("train_small_cnn", pictures)


def test_mapping_refuses_a_detector(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    model = make_model_file(tmp_path, bands=3, task="detection")
    mapping = {"INPUT": image, "MODEL": model, "OUTPUT": str(tmp_path / "map.tif")}
    refusal = run.refusal("predictraster", mapping)
    assert "finds objects; it does not map pixels" in refusal and "predictobjects" in refusal
