"""Training on dated images: the dialog, what is asked of the engine, and what is refused before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingUtils, QgsProject, QgsRasterLayer

from tests.desktop.conftest import HEIGHT, WIDTH, FakeEngine, Runner, make_image
from tests.desktop.test_layer_dates import set_range

TRAIN = "train_pixel_timeseries"
DATES = ["2018-04-12", "2018-05-02", "2018-06-13"]


@pytest.fixture
def images(tmp_path: Path) -> list[str]:
    """Three images with dates in their names."""
    return [make_image(tmp_path / f"S2_{day}.tif") for day in DATES]


@pytest.fixture
def parameters(images: list[str], samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": images, "SAMPLES": samples, "MODEL": str(tmp_path / "out.alquimia")}


@pytest.fixture
def masks(tmp_path: Path) -> list[str]:
    return [make_image(tmp_path / f"clouds_{day}.tif", bands=1) for day in DATES]


@pytest.fixture(autouse=True)
def clean_project() -> Iterator[None]:
    yield
    QgsProject.instance().clear()


def doubled(image: str, name: str) -> QgsRasterLayer:
    """A layer of the project that is no file: a calculation with one."""
    uri = (
        f"?crs=EPSG:32719&extent=500000,6999600,500600,7000000&width={WIDTH}&height={HEIGHT}"
        f'&formula="image@1" * 2&image:uri={image}&image:provider=gdal'
    )
    layer = QgsRasterLayer(uri, name, "virtualraster")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer


def series_of(engine: FakeEngine, number: int = -1) -> dict[str, Any]:
    return engine.jobs[number]["job"]["series"]


def test_the_dialog_has_what_a_series_needs_and_nothing_of_images(run: Runner) -> None:
    pixels = [definition.name() for definition in run.algorithm(TRAIN).parameterDefinitions()]
    assert pixels[:11] == [
        "INPUT", "BANDS", "DATES", "MASK_BAND", "MASK_LAYERS", "MASK_VALUES", "STACKED_BY",
        "NORMALISED_DIFFERENCES", "TASK", "SAMPLES",
        "CLASS_FIELD",
    ]  # fmt: skip
    assert {"RESAMPLING", "STEP", "GAPS", "TIME_SHIFT", "SPLIT"} <= set(pixels)
    assert not {"PATCH_SIZE", "FLIPS", "QUARTER_TURNS", "BRIGHTNESS", "MAXIMUM_CHIPS"} & set(pixels)
    chips = [definition.name() for definition in run.algorithm("train_unet3d").parameterDefinitions()]
    assert {"PATCH_SIZE", "FLIPS", "RESAMPLING"} <= set(chips) and "TASK" not in chips
    own = run.algorithm("train_resnet3d").parameterDefinition("PATCH_SIZE")
    assert own.defaultValue() == 9, "the family's own chip size, not that of the sampling options"


def test_other_families_look_as_before(run: Runner) -> None:
    names = {definition.name() for definition in run.algorithm("train_unet").parameterDefinitions()}
    assert not {"DATES", "MASK_BAND", "MASK_LAYERS", "RESAMPLING", "TASK"} & names
    assert {"PATCH_SIZE", "FLIPS", "BRIGHTNESS"} <= names


def test_the_job_holds_what_the_user_chose(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], images: list[str]
) -> None:
    chosen = {"BANDS": "3;1", "MASK_BAND": "2", "MASK_VALUES": "3, 8,9", "STACKED_BY": "band", "RESAMPLING": "monthly",
              "NORMALISED_DIFFERENCES": "B08/B04, B08/B04",
              "GAPS": "last", "DATE_DROPOUT": 0.2, "FILTERS": "16"}  # fmt: skip
    results = run(TRAIN, {**parameters, **chosen})
    job = engine.jobs[0]["job"]
    assert (job["family"], job["task"], job["images"], job["bands"]) == (
        "pixel_timeseries", "segmentation", images, [3, 1],
    )  # fmt: skip
    assert job["series"] == {
        "dates": DATES, "origin": "from the file names", "masks": [], "mask_band": "2", "mask_values": [3, 8, 9],
        "stacked_by": "band", "differences": ["B08/B04"],
    }  # fmt: skip
    options = job["series_options"]
    assert (options["resampling"], options["gaps"], options["date_dropout"]) == ("monthly", "last", 0.2)
    assert job["family_parameters"]["filters"] == 16 and job["sampling"]["patch_size"] == 1
    assert job["training"]["loss"] == job["training"]["monitor"] == "automatic"
    assert results["OVERALL_ACCURACY"] == 0.875 and results["R_SQUARED"] is None


def test_a_family_with_a_chip_size_of_its_own_trains_with_that(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    run("train_resnet3d", {**parameters, "PATCH_SIZE": 7})
    job = engine.jobs[0]["job"]
    assert job["family_parameters"]["patch_size"] == job["sampling"]["patch_size"] == 7


def test_lists_of_scripts_are_understood_as_texts_are(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any]
) -> None:
    lists = {
        "BANDS": [3, 1],
        "DATES": ["2020-01-01", "2020-02-01", "2020-03-01"],
        "MASK_BAND": 2,
        "MASK_VALUES": [0, 9],
    }
    run(TRAIN, {**parameters, **lists})
    assert engine.jobs[0]["job"]["bands"] == [3, 1]
    series = series_of(engine)
    assert (series["dates"], series["origin"]) == (lists["DATES"], "given in DATES")
    assert (series["mask_band"], series["mask_values"]) == ("2", [0, 9])


def test_layers_bring_their_temporal_range(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], images: list[str]
) -> None:
    layers = [set_range(QgsRasterLayer(path, "layer"), (2019, 3, n)) for n, path in enumerate(images, 1)]
    QgsProject.instance().addMapLayers(layers)
    run(TRAIN, {**parameters, "INPUT": [layer.id() for layer in layers]})
    assert series_of(engine)["dates"] == ["2019-03-01", "2019-03-02", "2019-03-03"]
    assert series_of(engine)["origin"] == "from the layers' temporal range"


def test_images_without_dates_are_taken_in_their_order(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    images = [make_image(tmp_path / f"{name}.tif") for name in "cab"]
    run(TRAIN, {**parameters, "INPUT": images})
    assert (engine.jobs[0]["job"]["images"], series_of(engine)["dates"]) == (images, [])
    sentence = run.refusal(TRAIN, {**parameters, "INPUT": images, "RESAMPLING": "regular"})
    assert sentence.startswith("The images have no dates, so they cannot be resampled in time. Give DATES")


def test_relative_paths_become_absolute(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], masks: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    names = [Path(path).name for path in parameters["INPUT"]]
    run(TRAIN, {**parameters, "INPUT": names, "MASK_LAYERS": [Path(path).name for path in masks]})
    assert engine.jobs[0]["job"]["images"] == parameters["INPUT"] and series_of(engine)["masks"] == masks


def test_one_stacked_raster_brings_the_dates_of_its_bands(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], tmp_path: Path
) -> None:
    stack = make_image(tmp_path / "stack_20180101.tif", bands=12)
    run(TRAIN, {**parameters, "INPUT": stack, "DATES": ", ".join(DATES), "BANDS": "4", "MASK_BAND": "SCL"})
    assert (engine.jobs[0]["job"]["images"], engine.jobs[0]["job"]["bands"]) == ([stack], [4])
    assert (series_of(engine)["dates"], series_of(engine)["mask_band"]) == (DATES, "SCL")
    run(TRAIN, {**parameters, "INPUT": [stack]})
    assert (series_of(engine)["dates"], series_of(engine)["origin"]) == ([], "")


def test_mask_layers_travel_in_the_order_of_the_images(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], masks: list[str]
) -> None:
    run(TRAIN, {**parameters, "MASK_LAYERS": masks, "MASK_VALUES": "1"})
    assert (series_of(engine)["masks"], series_of(engine)["mask_values"]) == (masks, [1])
    run(TRAIN, {**parameters, "MASK_LAYERS": masks[0]})
    assert series_of(engine)["masks"] == masks[:1]


def test_layers_that_are_no_files_or_have_a_crs_of_their_own_become_files_of_their_own(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], images: list[str], tmp_path: Path
) -> None:
    bare = [
        make_image(tmp_path / folder / "bare.tif", epsg=None)
        for folder in ("a", "b")
        if not (tmp_path / folder).mkdir()
    ]
    with_crs = [QgsRasterLayer(path, "bare") for path in bare]
    for layer in with_crs:
        layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32719"))
    QgsProject.instance().addMapLayers(with_crs)
    virtual = [doubled(images[0], "ndvi/april"), doubled(images[1], "ndvi/april"), doubled(images[2], "x" * 300)]
    given = [images[0], *(layer.id() for layer in (*with_crs, *virtual))]
    run(TRAIN, {**parameters, "INPUT": given, "MASK_LAYERS": [virtual[0].id()], "DATES": "2018-01, 2018-02, 2018-03, "
                "2018-04, 2018-05, 2018-06"})  # fmt: skip
    seen = engine.jobs[0]["images"]
    assert [entry["crs"] for entry in seen] == ["32719"] * 6
    assert [entry["size"][2] for entry in seen] == [3, 3, 3, 1, 1, 1]
    paths = [entry["path"] for entry in seen]
    assert len(set(paths)) == 6 and paths[0] == images[0]
    assert [Path(path).name for path in paths[1:5]] == ["bare.vrt", "bare.vrt", "ndvi_april.tif", "ndvi_april.tif"]
    assert engine.jobs[0]["masks"][0]["size"] == [WIDTH, HEIGHT, 1]
    assert not any(Path(path).exists() for path in paths[1:])
    assert not list(Path(QgsProcessingUtils.tempFolder()).glob("alquimia_*"))


def test_results_never_replace_what_is_read(
    run: Runner, engine: FakeEngine, parameters: dict[str, Any], images: list[str], masks: list[str], tmp_path: Path
) -> None:
    from osgeo import gdal

    inner = str(tmp_path / "inner.csv")  # GDAL does not mind the ending
    gdal.Translate(inner, images[2], format="GTiff")
    virtual = str(tmp_path / "outer_20180613.vrt")
    gdal.BuildVRT(virtual, [inner])
    given = {**parameters, "INPUT": [*images[:2], virtual], "MASK_LAYERS": masks}
    assert run.refusal(TRAIN, {**given, "HISTORY": inner}) == (
        f"History would overwrite an input: {inner}. Choose another file."
    )
    mask = str(tmp_path / "clouds.html")
    gdal.Translate(mask, masks[0], format="GTiff")
    assert run.refusal(TRAIN, {**given, "MASK_LAYERS": [mask], "REPORT": mask}) == (
        f"Report would overwrite an input: {mask}. Choose another file."
    )
    assert run.refusal(TRAIN, given) == ""


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"INPUT": None}, "Images (INPUT) is missing."),
        ({"INPUT": []}, "Images (INPUT) is missing."),
        ({"INPUT": ["missing.tif"]}, "Images: missing.tif does not exist or cannot be used."),
        ({"DATES": "2018-04-12"}, "1 dates are given in DATES for 3 images. Give one date for each image, in their "
         "order, or leave DATES empty."),
        ({"DATES": "soon"}, "'soon' is not a date. Write dates as 2018-04-12, separated by commas."),
        ({"DATES": "2018-04-12, 2018-04-12, 2018-05-01"}, "Pixel time series needs at least 3 dates; 2 given. Add "
         "images of other dates or resample them to shorter steps; of a stacked raster, give its DATES."),
        ({"BANDS": "1;9"}, "The raster S2_2018-04-12 has the bands 1 to 3; band 9 was asked for."),
        ({"BANDS": "red"}, "The bands red are not numbers from 1. Write them as 1;2;3."),
        ({"MASK_BAND": "4"}, "The raster S2_2018-04-12 has the bands 1 to 3; its mask cannot be band 4. Give MASK_BAND "
         "the name or the number of a band that all images have."),
        ({"NORMALISED_DIFFERENCES": "B08-B04"}, "'B08-B04' in NORMALISED_DIFFERENCES is no pair of bands. Write "
         "pairs as B08/B04, B08/B11, or with the bands' numbers as 4/3."),
        ({"MASK_VALUES": "3,x", "MASK_BAND": "1"}, "'x' in MASK_VALUES is not a whole number. Write the values of the "
         "mask as 3, 8, 9."),
        ({"MASK_VALUES": "3"}, "MASK_VALUES tells which values of a mask are unusable, but there is no mask. Give "
         "MASK_BAND or MASK_LAYERS as well, or leave MASK_VALUES empty."),
        ({"MASK_LAYERS": ["{masks[0]}", "{masks[1]}"]}, "2 mask layers are given for 3 images. Give one mask layer for "
         "each image, in the same order, or a single one for all."),
        ({"MASK_LAYERS": ["{masks[1]}", "{masks[0]}", "{masks[2]}"]}, "The mask layers are not in the order of the "
         "images: the mask clouds_2018-05-02 is of 2018-05-02, but the image S2_2018-04-12 in its place is of "
         "2018-04-12. Give the masks in the order of the images."),
        ({"INPUT": ["{stack}"], "DATES": "2018-04-12, 2018-05-12", "MASK_LAYERS": ["{masks[0]}"]}, "Mask layers cannot "
         "be combined with a stacked raster. Name the mask band of its dates in MASK_BAND, or give one raster for each "
         "date."),
        ({"INPUT": ["{stack}"], "DATES": "2018-04-12, 2018-05-12"}, "Pixel time series needs at least 3 dates; 2 "
         "given. Add images of other dates or resample them to shorter steps; of a stacked raster, give its DATES."),
        ({"STACKED_BY": "row"}, "Order in a stacked raster must be one of date, band; 'row' was given."),
        ({"RESAMPLING": "weekly"}, "Resampling must be one of as_given, regular, monthly, calendar_months; "
         "'weekly' was given."),
        ({"STEP": 0}, "Days between regular steps must be a whole number from 1 to 366; 0 was given."),
        ({"TASK": "guess"}, "Task must be one of segmentation, regression; 'guess' was given."),
        ({"PATCH_SIZE": 8}, "Train Pixel time series has no parameter called PATCH_SIZE. Did you mean BATCH_SIZE?"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_bad_values_are_refused_in_one_sentence(
    run: Runner, parameters: dict[str, Any], masks: list[str], tmp_path: Path, changed: dict[str, Any], sentence: str
) -> None:
    stack = make_image(tmp_path / "stack.tif", bands=6)

    def filled(value: Any) -> Any:
        if isinstance(value, list):
            return [filled(item) for item in value]
        return value.format(masks=masks, stack=stack) if isinstance(value, str) else value

    refusal = run.refusal(TRAIN, {**parameters, **{name: filled(value) for name, value in changed.items()}})
    assert refusal == sentence


def test_images_and_masks_need_a_crs(run: Runner, parameters: dict[str, Any], tmp_path: Path) -> None:
    nowhere = make_image(tmp_path / "nowhere_20180701.tif", epsg=None)
    for changed in ({"INPUT": [*parameters["INPUT"], nowhere]}, {"MASK_LAYERS": [nowhere]}):
        assert run.refusal(TRAIN, {**parameters, **changed}).startswith(
            "The raster nowhere_20180701 has no coordinate reference system."
        )


def test_chips_of_image_series_must_fit_the_network(run: Runner, parameters: dict[str, Any]) -> None:
    sentence = run.refusal("train_unet3d", {**parameters, "PATCH_SIZE": 30, "DEPTH": 2})
    assert sentence.startswith("The chip size must be a multiple of 4 for this U-Net of image series; 30 was given.")
