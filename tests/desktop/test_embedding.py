"""Models of embeddings in the dialogs: what reaches the engine, what comes back styled, and what other models lack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsRasterLayer, QgsVectorLayer

from tests.desktop.conftest import FakeEngine, Runner
from tests.desktop.fake_engine import EMBEDDING_SIZE
from tests.desktop.test_bad_input import make_model_file

PARAMETERS = {
    "embedding_size": EMBEDDING_SIZE, "neighbours": 5, "neighbour_weighting": "alike", "rejection_distance": None,
}  # fmt: skip


@pytest.fixture
def model(tmp_path: Path) -> str:
    (tmp_path / "embedding").mkdir()
    return make_model_file(
        tmp_path / "embedding", task="embedding", family="embedding", family_parameters=PARAMETERS, bands=3
    )


def test_training_asks_for_no_purpose(run: Runner, engine: FakeEngine, image: str, samples: str, model: str) -> None:
    target = str(Path(model).with_name("trained.alquimia"))
    given = {"INPUT": image, "SAMPLES": samples, "MODEL": target, "ENCODER": "large", "PATCH_SIZE": 80}
    run("train_embedding", {**given, "NEIGHBOURS": 7, "REJECTION_DISTANCE": 0.4})
    job = engine.jobs[0]["job"]
    assert job["task"] == "embedding" and job["sampling"]["patch_size"] == 80
    chosen = job["family_parameters"]
    assert (chosen["encoder"], chosen["neighbours"], chosen["rejection_distance"]) == ("large", 7, 0.4)
    assert run.algorithm("train_embedding").parameterDefinition("TASK") is None
    losses = run.algorithm("train_embedding").parameterDefinition("LOSS").options()
    assert len(losses) == 2, "automatic and the only one"


def test_a_map_has_distances_and_embeddings(
    run: Runner, engine: FakeEngine, image: str, model: str, tmp_path: Path
) -> None:
    paths = {name: str(tmp_path / f"{name.lower()}.tif") for name in ("OUTPUT", "CONFIDENCE", "DISTANCE", "EMBEDDING")}
    options = {"NEIGHBOURS": 3, "NEIGHBOUR_WEIGHTING": "distance", "REJECTION_DISTANCE": 0.25}
    results = run("predictraster", {"INPUT": image, "MODEL": model, **paths, **options})
    job = engine.jobs[0]["job"]
    assert (job["distance"], job["embedding"]) == (paths["DISTANCE"], paths["EMBEDDING"])
    assert {name.upper(): job["options"][name.lower()] for name in options} == options
    assert {name: results[name] for name in paths} == paths and results["PROBABILITIES"] is None
    for name in ("DISTANCE", "EMBEDDING"):
        layer = QgsRasterLayer(paths[name], name)
        assert layer.renderer().type() == "singlebandpseudocolor" and Path(paths[name]).with_suffix(".qml").exists()


def test_many_images_have_distances_and_embeddings(
    run: Runner, engine: FakeEngine, image: str, model: str, tmp_path: Path
) -> None:
    maps, mosaic = tmp_path / "maps", {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "DISTANCE")}
    each = {"OUTPUT_FOLDER": str(maps), "EACH_DISTANCE": True, "EACH_EMBEDDING": True}
    results = run("predictrasters", {"INPUTS": [image], "MODEL": model, **each, **mosaic})
    of_image, of_mosaic = (entry["job"] for entry in engine.jobs)
    assert (of_mosaic["distance"], of_mosaic["embedding"]) == (mosaic["DISTANCE"], "")
    assert results["DISTANCE"] == mosaic["DISTANCE"] and results["EMBEDDING"] is None
    for role in ("distance", "embedding"):
        path = maps / f"{Path(image).stem}_{role}.tif"
        assert of_image[role] == str(path) and path.exists() and path.with_suffix(".qml").exists()


def test_features_have_a_distance_and_what_is_asked_for(
    run: Runner, engine: FakeEngine, image: str, samples: str, model: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "answered.gpkg")
    given = {"INPUT": image, "FEATURES": samples, "MODEL": model, "OUTPUT": target}
    run("predictfeatures", {**given, "EMBEDDING": True, "PROBABILITIES": True, "REJECTION_DISTANCE": 0.3})
    layer = QgsVectorLayer(target, "answered", "ogr")
    names = layer.fields().names()
    assert names[4:] == [
        "class_value", "class_name", "confidence", "distance", "answer_count", "probability_1", "probability_2",
        "probability_0", *(f"embedding_{number}" for number in range(1, EMBEDDING_SIZE + 1)),
    ]  # fmt: skip
    assert next(layer.getFeatures())["distance"] == 0.125


def test_pictures_can_have_their_embedding(run: Runner, engine: FakeEngine, model: str, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.jpg").write_bytes(b"")
    given = {"FOLDER": str(tmp_path / "pictures"), "MODEL": model, "OUTPUT": str(tmp_path / "table.csv")}
    run("predictfolder", {**given, "EMBEDDING": True})
    assert engine.jobs[0]["job"]["embedding"] is True


def test_classes_are_added_from_samples_or_a_folder(
    run: Runner, engine: FakeEngine, image: str, samples: str, model: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "grown.alquimia")
    given = {"MODEL": model, "OUTPUT": target}
    results = run("addclasses", {**given, "INPUT": image, "SAMPLES": samples, "CLASS_FIELD": "class"})
    job = engine.jobs[0]["job"]
    assert (job["model"], job["output"], job["images"], job["folder"]) == (model, target, [image], None)
    assert job["samples"]["class_field"] == "class" and len(engine.jobs[0]["samples"]["rows"]) == 3
    assert results == {"OUTPUT": target, "CLASSES": 2, "ADDED_SAMPLES": 5}
    assert "one folder for each class" in run.algorithm("addclasses").parameterDefinition("FOLDER").help()
    assert run.algorithm("addclasses").parameterDefinition("LIST") is not None
    run("addclasses", {**given, "FOLDER": str(tmp_path), "MAXIMUM_CHIPS": 12})
    job = engine.jobs[1]["job"]
    assert job["folder"] == {"path": str(tmp_path)} and job["images"] == []
    assert job["new_samples"]["maximum_chips"] == 12
    assert run.algorithm("addclasses").parameterDefinition("SPLIT_FIELD") is None


def test_the_model_that_is_read_is_never_overwritten(
    run: Runner, engine: FakeEngine, image: str, samples: str, model: str
) -> None:
    given = {"MODEL": model, "OUTPUT": model, "INPUT": image, "SAMPLES": samples, "CLASS_FIELD": "class"}
    assert "would overwrite an input" in run.refusal("addclasses", given)


def test_similarity_hands_over_the_features_and_styles_the_raster(
    run: Runner, engine: FakeEngine, image: str, samples: str, model: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "alike.tif")
    given = {"INPUT": image, "FEATURES": samples, "MODEL": model, "OUTPUT": target, "SUMMARY": "mean", "STRIDE": 8}
    results = run("similarity", given)
    entry = engine.jobs[0]
    assert entry["job"]["similarity"] == {"summary": "mean", "stride": 8}
    assert len(entry["features"]["rows"]) == 3 and entry["job"]["images"] == [image]
    assert results == {"OUTPUT": target, "MAPPED_PIXELS": 7}
    assert QgsRasterLayer(target, "alike").renderer().type() == "singlebandpseudocolor"
    assert run.algorithm("similarity").parameterDefinition("NEIGHBOURS") is None


def test_other_models_are_refused_in_one_sentence(
    run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path
) -> None:
    other = make_model_file(tmp_path, bands=3)
    given: dict[str, Any] = {"INPUT": image, "MODEL": other, "OUTPUT": str(tmp_path / "map.tif")}
    refused = run.refusal("predictraster", {**given, "DISTANCE": str(tmp_path / "distance.tif")})
    assert "gives no distances or embeddings. Leave DISTANCE empty" in refused
    refused = run.refusal("similarity", {**given, "FEATURES": samples})
    assert "gives no embeddings. Use a model of the embedding family (alquimia:train_embedding)." in refused
    grown = {"MODEL": other, "OUTPUT": str(tmp_path / "b.alquimia"), "INPUT": image, "SAMPLES": samples}
    assert "gives no embeddings" in run.refusal("addclasses", grown)
    features = {**given, "FEATURES": samples, "OUTPUT": str(tmp_path / "a.gpkg"), "EMBEDDING": True}
    assert "gives no distances or embeddings" in run.refusal("predictfeatures", features)


def test_an_embedding_learns_without_samples_from_an_image_or_pictures(
    run: Runner, engine: FakeEngine, image: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "unlabelled.alquimia")
    results = run("pretrain_embedding", {"INPUT": image, "MODEL": target, "METHOD": "reconstruction", "CHIPS": 64})
    job = engine.jobs[0]["job"]
    assert (job["family"], job["images"], job["folder"], job["history"]) == ("embedding", [image], None, "")
    assert (job["pretraining"]["method"], job["pretraining"]["chips"]) == ("reconstruction", 64)
    assert results == {"MODEL": target, "HISTORY": None, "CHIPS_USED": 40, "EPOCHS": 2, "LOSS": 0.5}
    run("pretrain_embedding", {"FOLDER": str(tmp_path), "MODEL": target, "ENCODER": "large", "PATCH_SIZE": 70})
    job = engine.jobs[1]["job"]
    assert job["folder"] == {"path": str(tmp_path)} and job["family_parameters"]["encoder"] == "large"
    for name in ("SAMPLES", "NEIGHBOURS", "START_MODEL", "UNLABELLED", "FOLDS", "LOSS"):
        assert run.algorithm("pretrain_embedding").parameterDefinition(name) is None, name
    refused = run.refusal("pretrain_embedding", {"MODEL": target})
    assert refused == "There is nothing to learn from. Give an image (INPUT) or a folder of pictures (FOLDER)."
    refused = run.refusal("pretrain_embedding", {"MODEL": target, "INPUT": image, "FOLDER": str(tmp_path)})
    assert refused.startswith("FOLDER and INPUT do not go together.")


def test_the_map_of_a_model_without_classes_is_its_embedding(
    run: Runner, engine: FakeEngine, image: str, tmp_path: Path
) -> None:
    model = make_model_file(
        tmp_path, task="embedding", family="embedding", family_parameters=PARAMETERS, bands=3, classes=False
    )
    given = {"INPUT": image, "MODEL": model, "OUTPUT": str(tmp_path / "map.tif")}
    results = run("predictraster", given)
    assert QgsRasterLayer(results["OUTPUT"], "map").renderer().type() == "singlebandpseudocolor"
    refused = run.refusal("predictraster", {**given, "CONFIDENCE": str(tmp_path / "sure.tif")})
    assert "knows no classes yet; its map is the embedding itself. Leave CONFIDENCE empty" in refused
    each = {"INPUTS": [image], "MODEL": model, "OUTPUT_FOLDER": str(tmp_path / "maps")}
    assert "Leave EACH_DISTANCE empty" in run.refusal("predictrasters", {**each, "EACH_DISTANCE": True})
    run("predictrasters", each)
    assert engine.jobs[-1]["job"]["output"].endswith("_values.tif")
