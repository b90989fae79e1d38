"""Mapping a time series: what is asked of the engine, on which grid, and which model belongs to which algorithm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProject, QgsRasterLayer

from tests.desktop.conftest import HEIGHT, WIDTH, FakeEngine, Runner, make_image
from tests.desktop.test_bad_input import make_model_file
from tests.desktop.test_train_series import DATES, doubled, series_of


@pytest.fixture
def images(tmp_path: Path) -> list[str]:
    return [make_image(tmp_path / f"S2_{day}.tif") for day in DATES]


@pytest.fixture
def prediction(images: list[str], tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": images, "MODEL": make_model_file(tmp_path, bands=3, dates=3), "OUTPUT": str(tmp_path / "map.tif")}


def test_the_job_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    mask = make_image(tmp_path / "clouds.tif", bands=1)
    shares = {name: str(tmp_path / f"{name}.tif") for name in ("PROBABILITIES", "CONFIDENCE")}
    chosen = {"WINDOW_SIZE": 256, "BANDS": "2, 3", "MASK_LAYERS": [mask], "MASK_VALUES": "4", "STACKED_BY": "band"}
    results = run("predictseries", {**prediction, **shares, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["images"], job["model"], job["bands"], job["extent"]) == (
        prediction["INPUT"], prediction["MODEL"], [2, 3], None,
    )  # fmt: skip
    assert job["series"] == {
        "dates": DATES, "origin": "from the file names", "masks": [mask], "mask_band": "", "mask_values": [4],
        "stacked_by": "band",
        "differences": [],
    }  # fmt: skip
    assert (job["output"], job["confidence"]) == (prediction["OUTPUT"], shares["CONFIDENCE"])
    assert job["options"]["window_size"] == 256
    assert (results["OUTPUT"], results["MAPPED_PIXELS"]) == (prediction["OUTPUT"], WIDTH * (HEIGHT - 1))


def test_without_a_mask_that_of_the_model_is_left_to_the_engine(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any]
) -> None:
    run("predictseries", prediction)
    series = series_of(engine)
    assert (series["masks"], series["mask_band"], series["mask_values"]) == ([], "", [])
    assert "masked them in the training" in run.algorithm("predictseries").summary()


def test_a_stacked_raster_is_mapped_with_the_dates_of_its_bands(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], tmp_path: Path
) -> None:
    stack = make_image(tmp_path / "stack.tif", bands=9)
    run("predictseries", {**prediction, "INPUT": stack, "DATES": ",".join(DATES)})
    assert engine.jobs[0]["job"]["images"] == [stack] and series_of(engine)["dates"] == DATES


def test_the_map_is_loaded_in_the_colours_of_its_classes(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any]
) -> None:
    details = QgsProcessingContext.LayerDetails("Map", QgsProject.instance(), "OUTPUT")
    run.context.addLayerToLoadOnCompletion(prediction["OUTPUT"], details)
    run("predictseries", prediction)
    details = run.context.layerToLoadOnCompletionDetails(prediction["OUTPUT"])
    assert details.name == "Classes of 3 images" and details.postProcessor() is not None
    layer = QgsRasterLayer(prediction["OUTPUT"], "opened later")
    layer.loadDefaultStyle()
    assert [entry.color.name() for entry in layer.renderer().classes()] == ["#228833", "#4477aa"]


@pytest.mark.parametrize(("in_degrees", "expected"), [(1, [500100.0, 6999800.0]), (2, [-69.0, -27.13])])
def test_an_extent_is_given_in_the_crs_of_the_grid_that_most_images_have(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], images: list[str], tmp_path: Path, in_degrees: int,
    expected: list[float],
) -> None:  # fmt: skip
    given = list(images)
    for number in range(in_degrees):
        given[number] = str(tmp_path / f"degrees_2018-0{number + 1}-01.tif")
        gdal.Warp(given[number], images[number], dstSRS="EPSG:4326")
    run("predictseries", {**prediction, "INPUT": given, "EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]"})
    assert engine.jobs[0]["job"]["extent"][:2] == pytest.approx(expected, abs=0.01)


def test_among_grids_of_equal_weight_the_first_counts(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], images: list[str], tmp_path: Path
) -> None:
    """As in the engine, it is not the most frequent CRS that counts but the most frequent grid."""
    others = [make_image(tmp_path / f"small_2018-07-0{n}.tif", size=(20 + n, 20)) for n in (1, 2)]
    degrees = [str(tmp_path / f"degrees_2018-08-0{n}.tif") for n in (1, 2)]
    for path in degrees:
        gdal.Warp(path, images[0], dstSRS="EPSG:4326")
    extent = {"EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]"}
    run("predictseries", {**prediction, **extent, "INPUT": [images[0], *others, *degrees]})
    assert engine.jobs[-1]["job"]["extent"][0] < 0
    run("predictseries", {**prediction, **extent, "INPUT": [images[0], *others, degrees[0]]})
    assert engine.jobs[-1]["job"]["extent"][0] == 500100.0


def test_layers_that_are_no_files_are_written_and_virtual_ones_stay_the_same_in_every_run(
    run: Runner, engine: FakeEngine, prediction: dict[str, Any], images: list[str], tmp_path: Path
) -> None:
    """Otherwise the engine would not go on with a map that a killed run has begun."""
    bare = QgsRasterLayer(make_image(tmp_path / "bare.tif", epsg=None), "bare")
    bare.setCrs(QgsCoordinateReferenceSystem("EPSG:32719"))
    QgsProject.instance().addMapLayer(bare)
    given = {"INPUT": [images[0], bare.id()], "DATES": "2018-04-12, 2018-05-12", "MASK_LAYERS": [bare.id()]}
    seen = []
    for _ in range(2):
        run("predictseries", {**prediction, **given})
        seen.append([(entry["path"], entry["stamp"]) for key in ("images", "masks") for entry in engine.jobs[-1][key]])
    assert seen[0] == seen[1] and seen[0][1][0] != seen[0][2][0]
    exported = doubled(images[0], "ndvi")
    run("predictseries", {**prediction, **given, "INPUT": [images[0], exported.id()]})
    path = Path(engine.jobs[-1]["images"][1]["path"])
    assert path.name == "ndvi.tif" and not path.exists() and "ndvi is not a file" in run.feedback.text("info")


def test_no_map_replaces_an_image_a_mask_or_the_model(
    run: Runner, prediction: dict[str, Any], images: list[str], tmp_path: Path
) -> None:
    mask = make_image(tmp_path / "clouds.tif", bands=1)
    for output in (images[1], mask):
        assert run.refusal("predictseries", {**prediction, "MASK_LAYERS": [mask], "OUTPUT": output}) == (
            f"Map would overwrite an input: {output}. Choose another file."
        )
    assert run.refusal("predictseries", {**prediction, "MASK_LAYERS": [mask]}) == ""


def test_each_model_is_sent_to_its_algorithm(
    run: Runner, prediction: dict[str, Any], image: str, tmp_path: Path
) -> None:
    (tmp_path / "single").mkdir()
    single = make_model_file(tmp_path / "single", bands=3)
    assert run.refusal("predictseries", {**prediction, "MODEL": single}) == (
        "The model model.alquimia was trained on a single image; it cannot map a time series. "
        "Use it in Map an image with a model (alquimia:predictraster)."
    )
    sentence = (
        "The model model.alquimia was trained on a time series of 3 dates; it cannot map a single image. "
        "Use it in Map an image time series with a model (alquimia:predictseries)."
    )
    assert run.refusal("predictraster", {**prediction, "INPUT": image}) == sentence
    given = {"INPUTS": [image], "MODEL": prediction["MODEL"], "OUTPUT_FOLDER": str(tmp_path / "maps")}
    assert run.refusal("predictrasters", given) == sentence


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"INPUT": None}, "Images (INPUT) is missing."),
        ({"INPUT": ["no.tif"]}, "Images: no.tif does not exist or cannot be used."),
        ({"DATES": "2018-04-12, 2018-04-13"}, "2 dates are given in DATES for 3 images. Give one date for each image, "
         "in their order, or leave DATES empty."),
        ({"MASK_VALUES": "8"}, "MASK_VALUES tells which values of a mask are unusable, but there is no mask. Give "
         "MASK_BAND or MASK_LAYERS as well, or leave MASK_VALUES empty."),
        ({"OUTPUT": "map.png"}, "Map must end in .tif or .tiff; map.png was given."),
        ({"MEMORY": 1}, "Memory must be a whole number from 256 to 4000000; 1 was given."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_bad_values_are_refused_in_one_sentence(
    run: Runner, prediction: dict[str, Any], changed: dict[str, Any], sentence: str
) -> None:
    assert run.refusal("predictseries", {**prediction, **changed}) == sentence
