"""What comparing, averaging and refining ask of the engine, what they refuse, and how the results look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsColorRampShader, QgsRasterLayer

from tests.desktop.conftest import HEIGHT, WIDTH, FakeEngine, Runner, make_image
from tests.desktop.test_bad_input import make_model_file


def models_in(folder: Path, *names: str, **settings: Any) -> list[str]:
    paths = []
    for name in names:
        place = folder / name
        place.mkdir()
        paths.append(make_model_file(place, **settings))
    return paths


@pytest.fixture
def models(tmp_path: Path) -> list[str]:
    return models_in(tmp_path, "a", "b")


@pytest.fixture
def ensemble(image: str, models: list[str], tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "MODELS": models, "OUTPUT": str(tmp_path / "map.tif")}


@pytest.fixture
def comparison(image: str, models: list[str], samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "MODELS": models, "REFERENCE": samples, "REPORT": str(tmp_path / "r.html")}


def test_the_ensemble_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, ensemble: dict[str, Any], tmp_path: Path
) -> None:
    shares = {name: str(tmp_path / f"{name}.tif") for name in ("PROBABILITIES", "CONFIDENCE", "ENTROPY", "MARGIN")}
    chosen = {"WEIGHTS": "2; 1", "EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]", "MEMORY": 512}
    results = run("ensemble", {**ensemble, **shares, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["models"], job["weights"]) == (ensemble["MODELS"], [2.0, 1.0])
    assert job["extent"] == [500100.0, 6999800.0, 500200.0, 6999900.0] and job["mapping"]["memory"] == 512
    assert {name: job[name.lower()] for name in shares} == shares == {name: results[name] for name in shares}
    assert results["MAPPED_PIXELS"] == WIDTH * (HEIGHT - 1)
    layer = QgsRasterLayer(results["ENTROPY"], "entropy")
    layer.loadDefaultStyle()
    ramp = layer.renderer().shader().rasterShaderFunction()
    assert isinstance(ramp, QgsColorRampShader) and (ramp.minimumValue(), ramp.maximumValue()) == (0.0, 100.0)


def test_models_may_come_as_one_text(run: Runner, engine: FakeEngine, ensemble: dict[str, Any]) -> None:
    run("ensemble", {**ensemble, "MODELS": ";".join(ensemble["MODELS"])})
    assert engine.jobs[0]["job"]["models"] == ensemble["MODELS"] and engine.jobs[0]["job"]["weights"] == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"WEIGHTS": "2"}, "1 weights were given for 2 models. Give one weight for each model, in their order."),
        ({"WEIGHTS": "2;-1"}, "Weights must be positive numbers; 2, -1 were given. Leave out the other models."),
        ({"WEIGHTS": "2;much"}, "The weights 2 much are not numbers. Write them as 2;1."),
    ],
)
def test_weights_that_cannot_be(
    run: Runner, engine: FakeEngine, ensemble: dict[str, Any], change: dict[str, Any], sentence: str
) -> None:
    assert run.refusal("ensemble", {**ensemble, **change}) == sentence


def test_models_that_cannot_be(run: Runner, engine: FakeEngine, ensemble: dict[str, Any], tmp_path: Path) -> None:
    (one, two), image = ensemble["MODELS"], ensemble["INPUT"]
    (estimating,) = models_in(tmp_path, "numbers", task="regression")
    (series,) = models_in(tmp_path, "series", dates=3)
    sentences = {
        (one,): "Give at least two models (MODELS); 1 was given.",
        (one, image): f"{image} is not a model; choose files whose names end in .alquimia.",
        (one, estimating): "The model model.alquimia estimates a number (biomass) and has no classes. "
        "Give models of classes only.",
        (two, series): "The model model.alquimia was trained on a time series of 3 dates; it cannot map a single "
        "image. Use it in Map an image time series with several models (alquimia:ensembleseries).",
    }
    for models, sentence in sentences.items():
        assert run.refusal("ensemble", {**ensemble, "MODELS": list(models)}) == sentence


def test_a_series_is_averaged_by_its_own_algorithm(run: Runner, engine: FakeEngine, tmp_path: Path) -> None:
    images = [make_image(tmp_path / f"S2_2018{month:02}12.tif") for month in (4, 6, 8)]
    models = models_in(tmp_path, "x", "y", dates=3)
    run("ensembleseries", {"INPUT": images, "MODELS": models, "OUTPUT": str(tmp_path / "map.tif")})
    job = engine.jobs[0]["job"]
    assert job["images"] == images and job["series"]["dates"] == ["2018-04-12", "2018-06-12", "2018-08-12"]


def test_the_comparison_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, comparison: dict[str, Any], tmp_path: Path
) -> None:
    files = {"TABLE": str(tmp_path / "t.csv"), "DISAGREEMENT": str(tmp_path / "d.tif")}
    results = run("comparemodels", {**comparison, **files, "SPLIT_FIELD": "split", "WINDOW_SIZE": 256})
    entry = engine.jobs[0]
    job = entry["job"]
    assert job["models"] == comparison["MODELS"] and job["images"] == [comparison["INPUT"]]
    assert (job["split_value"], job["reference"]["class_field"], job["computing"]["window_size"]) == (
        "test", "class", 256,
    )  # fmt: skip
    assert entry["reference"]["fields"] == {"class": "String", "split": "String"}
    assert results["BEST_MODEL"] == comparison["MODELS"][1] and results["COMPARED_PIXELS"] == 1200
    assert (results["OVERALL_ACCURACY"], results["MEAN_IOU"]) == (0.9, 0.7)
    layer = QgsRasterLayer(results["DISAGREEMENT"], "disagreement")
    layer.loadDefaultStyle()
    assert [entry.label for entry in layer.renderer().classes()] == ["all models agree", "2 different answers"]


def test_without_a_map_of_disagreement_none_is_written(
    run: Runner, engine: FakeEngine, comparison: dict[str, Any]
) -> None:
    results = run("comparemodels", comparison)
    assert results["DISAGREEMENT"] is None and engine.jobs[0]["job"]["disagreement"] == ""


def test_series_are_compared_by_their_own_algorithm(
    run: Runner, engine: FakeEngine, samples: str, tmp_path: Path
) -> None:
    images = [make_image(tmp_path / f"S2_2018{month:02}12.tif") for month in (4, 6, 8)]
    models = models_in(tmp_path, "x", "y", dates=3)
    run("compareseriesmodels", {"INPUT": images, "MODELS": models, "REFERENCE": samples})
    assert engine.jobs[0]["job"]["series"]["dates"] == ["2018-04-12", "2018-06-12", "2018-08-12"]


def test_a_comparison_needs_one_reference(run: Runner, engine: FakeEngine, comparison: dict[str, Any]) -> None:
    sentence = "Give either reference features (REFERENCE) or a reference raster (REFERENCE_RASTER)."
    assert run.refusal("comparemodels", {**comparison, "REFERENCE": None}) == sentence
    both = {**comparison, "REFERENCE_RASTER": comparison["INPUT"]}
    assert run.refusal("comparemodels", both) == sentence


def test_a_model_is_never_overwritten(run: Runner, engine: FakeEngine, comparison: dict[str, Any]) -> None:
    sentence = run.refusal("comparemodels", {**comparison, "TABLE": comparison["MODELS"][0]})
    assert sentence == "Table must end in .csv; model.alquimia was given."


def test_a_refinement_holds_what_the_user_chose(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    shares = make_image(tmp_path / "p.tif", bands=2)
    output = str(tmp_path / "m.tif")
    chosen = {"BANDS": [3, 1], "RADIUS": 6, "SMOOTHNESS": 0.5, "CONFIDENCE": str(tmp_path / "c.tif")}
    results = run("refinemap", {"INPUT": shares, "IMAGE": image, "OUTPUT": output, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["source"], job["image"], job["bands"], job["output"]) == (shares, image, [3, 1], output)
    assert job["refinement"] == {"radius": 6, "smoothness": 0.5, "probability_format": "percent"}
    assert results["CONFIDENCE"] == chosen["CONFIDENCE"] and Path(output).with_suffix(".qml").exists()


def test_bands_that_the_image_lacks(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    shares = make_image(tmp_path / "p.tif", bands=2)
    given = {"INPUT": shares, "IMAGE": image, "BANDS": [4], "OUTPUT": str(tmp_path / "m.tif")}
    assert "has the bands 1 to 3; band 4 was asked for" in run.refusal("refinemap", given)


def test_uncertainty_of_one_map_and_of_many(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    given = {"MODEL": make_model_file(tmp_path, bands=3)}
    wanted = {"ENTROPY": str(tmp_path / "e.tif"), "MARGIN": str(tmp_path / "m.tif")}
    results = run("predictraster", {**given, "INPUT": image, "OUTPUT": str(tmp_path / "map.tif"), **wanted})
    assert {name: results[name] for name in wanted} == wanted and results["CONFIDENCE"] is None
    folder = tmp_path / "maps"
    each = {"EACH_ENTROPY": True, "EACH_MARGIN": True, "OUTPUT_FOLDER": str(folder)}
    run("predictrasters", {**given, "INPUTS": [image], **each})
    job = engine.jobs[-1]["job"]
    assert Path(job["entropy"]).name == "image_entropy.tif" and Path(job["margin"]).name == "image_margin.tif"
    sentence = run.refusal("predictrasters", {**given, "INPUTS": [image], "ENTROPY": wanted["ENTROPY"], **each})
    assert sentence.endswith("For those of each image, switch on EACH_ENTROPY.")
