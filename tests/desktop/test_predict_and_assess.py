"""What mapping and assessing ask of the engine, what they give back, and how the results look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsColorRampShader, QgsProject, QgsRasterLayer

from tests.desktop.conftest import HEIGHT, WIDTH, FakeEngine, Runner, make_image
from tests.desktop.test_bad_input import make_model_file


@pytest.fixture
def prediction(image: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "MODEL": make_model_file(tmp_path), "OUTPUT": str(tmp_path / "map.tif")}


def test_the_job_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    shares = {name: str(tmp_path / f"{name}.tif") for name in ("PROBABILITIES", "CONFIDENCE")}
    chosen = {"WINDOW_SIZE": 256, "BANDS": [2], "IGNORE_BAND_NAMES": True, "PROBABILITY_FORMAT": "float"}
    results = run("predictraster", {**prediction, **shares, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["images"], job["model"], job["bands"], job["extent"]) == (
        [prediction["INPUT"]],
        prediction["MODEL"],
        [2],
        None,
    )
    assert (job["output"], job["probabilities"]) == (prediction["OUTPUT"], shares["PROBABILITIES"])
    assert job["options"]["window_size"] == 256 and job["options"]["ignore_band_names"] is True
    assert results["MAPPED_PIXELS"] == WIDTH * (HEIGHT - 1)
    assert results["OUTPUT"] == prediction["OUTPUT"] and results["CONFIDENCE"] == shares["CONFIDENCE"]


def test_every_pixel_or_one_answer_for_each_patch(run: Runner, engine: FakeEngine, prediction: dict[str, Any]) -> None:
    run("predictraster", prediction)
    assert engine.jobs[0]["job"]["detail"] == {"detail": "pixels", "stride": None}
    run("predictraster", {**prediction, "DETAIL": "patches", "STRIDE": 16})
    assert engine.jobs[1]["job"]["detail"] == {"detail": "patches", "stride": 16}
    assert "from 1 to 2048" in run.refusal("predictraster", {**prediction, "STRIDE": 0})
    assert run.refusal("predictraster", {**prediction, "DETAIL": "blocks"})


def test_an_extent_is_given_in_the_crs_of_the_image(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any]
) -> None:
    run("predictraster", {**prediction, "EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]"})
    assert engine.jobs[0]["job"]["extent"] == [500100.0, 6999800.0, 500200.0, 6999900.0]
    run("predictraster", {**prediction, "EXTENT": "-69,-68.999,-27.126,-27.125 [EPSG:4326]"})
    west, south, east, north = engine.jobs[1]["job"]["extent"]
    assert 499_990 < west < 500_010 and 90 < east - west < 110 and 100 < north - south < 120


def test_optional_rasters_that_are_not_wanted_are_not_written(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any]
) -> None:
    results = run("predictraster", prediction)
    assert results["PROBABILITIES"] is None and results["CONFIDENCE"] is None
    assert (engine.jobs[0]["job"]["probabilities"], engine.jobs[0]["job"]["confidence"]) == ("", "")


def test_the_class_map_has_its_style_beside_it(run: Runner, engine: FakeEngine, prediction: dict[str, Any]) -> None:
    path = run("predictraster", prediction)["OUTPUT"]
    layer = QgsRasterLayer(path, "opened later")
    layer.loadDefaultStyle()
    assert layer.renderer().type() == "paletted"
    entries = [(entry.value, entry.label, entry.color.name()) for entry in layer.renderer().classes()]
    assert entries == [(1, 'Forêt "dense"', "#228833"), (2, "Water's edge", "#4477aa")]


@pytest.mark.parametrize(("kind", "highest"), [("percent", 100.0), ("float", 1.0)])
def test_shares_are_styled_over_their_whole_range(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path, kind: str, highest: float
) -> None:
    wanted = {"CONFIDENCE": str(tmp_path / "confidence.tif"), "PROBABILITY_FORMAT": kind}
    layer = QgsRasterLayer(run("predictraster", {**prediction, **wanted})["CONFIDENCE"], "confidence")
    layer.loadDefaultStyle()
    ramp = layer.renderer().shader().rasterShaderFunction()
    assert isinstance(ramp, QgsColorRampShader)
    assert (ramp.minimumValue(), ramp.maximumValue()) == (0.0, highest)
    assert [item.label for item in ramp.colorRampItemList()] == ["0%", "50%", "100%"]


def test_assessment_with_features(run: Runner, engine: FakeEngine, image: str, samples: str, tmp_path: Path) -> None:
    files = {"REPORT": str(tmp_path / "r.html"), "TABLE": str(tmp_path / "t.csv")}
    results = run("assessmap", {"INPUT": image, "REFERENCE": samples, "SPLIT_FIELD": "split", **files})
    entry = engine.jobs[0]
    assert entry["job"]["map"] == image and entry["job"]["split_value"] == "test"
    assert entry["job"]["reference"]["class_field"] == "class" and entry["job"]["reference_raster"] == ""
    assert entry["reference"]["fields"] == {"class": "String", "split": "String"}
    assert (results["OVERALL_ACCURACY"], results["KAPPA"], results["COMPARED_PIXELS"]) == (0.9, 0.8, 1200)
    assert results["ADJUSTED_OVERALL_ACCURACY"] is None
    assert Path(results["REPORT"]).exists() and Path(results["TABLE"]).exists()


def test_without_a_split_field_all_features_take_part(
    run: Runner, engine: FakeEngine, image: str, samples: str
) -> None:
    run("assessmap", {"INPUT": image, "REFERENCE": samples})
    assert engine.jobs[0]["job"]["split_value"] == ""


def test_assessment_with_a_raster(run: Runner, engine: FakeEngine, image: str, tmp_path: Path) -> None:
    other = make_image(tmp_path / "truth.tif", bands=1)
    run("assessmap", {"INPUT": image, "REFERENCE_RASTER": other})
    job = engine.jobs[0]["job"]
    assert job["reference"] is None and job["reference_raster"] == other


def test_a_layer_of_the_project_with_a_crs_of_its_own_keeps_it(
    run: Runner, engine: FakeEngine, tmp_path: Path, prediction: dict[str, Any]
) -> None:
    from qgis.core import QgsCoordinateReferenceSystem

    layer = QgsRasterLayer(make_image(tmp_path / "bare.tif", epsg=None), "bare")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32720"))
    QgsProject.instance().addMapLayer(layer)
    run("predictraster", {**prediction, "INPUT": layer.id()})
    seen = engine.jobs[0]["images"][0]
    assert seen["crs"] == "32720" and seen["size"] == [WIDTH, HEIGHT, 3] and seen["path"].endswith(".vrt")
    assert not Path(seen["path"]).exists()


def test_a_layer_that_is_not_a_file_is_exported_pixel_by_pixel(
    run: Runner, engine: FakeEngine, image: str, prediction: dict[str, Any]
) -> None:
    virtual = (
        f"?crs=EPSG:32719&extent=500000,6999600,500600,7000000&width={WIDTH}&height={HEIGHT}"
        f'&formula="image@1" * 2&image:uri={image}&image:provider=gdal'
    )
    layer = QgsRasterLayer(virtual, "doubled", "virtualraster")
    if not layer.isValid():
        pytest.skip("this QGIS cannot make virtual rasters")
    QgsProject.instance().addMapLayer(layer)
    run("predictraster", {**prediction, "INPUT": layer.id()})
    seen = engine.jobs[0]["images"][0]
    assert seen["size"] == [WIDTH, HEIGHT, 1] and seen["crs"] == "32719"
    assert seen["path"].endswith("doubled.tif") and not Path(seen["path"]).exists()
    assert "doubled is not a file" in run.feedback.text("info")


def test_sources_inside_other_files_are_passed_on_as_they_are(
    run: Runner, engine: FakeEngine, image: str, prediction: dict[str, Any], tmp_path: Path
) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "images.zip", "w") as archive:
        archive.write(image, "inside.tif")
    inside = f"/vsizip/{tmp_path}/images.zip/inside.tif"
    layer = QgsRasterLayer(inside, "inside")
    QgsProject.instance().addMapLayer(layer)
    run("predictraster", {**prediction, "INPUT": layer.id()})
    assert engine.jobs[0]["job"]["images"] == [inside]
