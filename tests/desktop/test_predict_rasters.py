"""Mapping many images: what the engine is asked for each, what is written where, and what happens when one fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProject, QgsRasterLayer

from tests.desktop.conftest import HEIGHT, PIXEL, WIDTH, FakeEngine, Recorder, Runner, make_image
from tests.desktop.test_bad_input import make_model_file
from tests.desktop.test_output_safety import model_of

PIXELS = WIDTH * (HEIGHT - 1)  # that the fake engine gives a class


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """A folder of three images, the third one in a subfolder and of the same name as the first."""
    folder = tmp_path / "images"
    (folder / "north").mkdir(parents=True)
    make_image(folder / "a.tif")
    make_image(folder / "B.TIF")
    make_image(folder / "north" / "a.tif")
    return folder


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return tmp_path / "new" / "maps"


@pytest.fixture
def series(images: Path, maps: Path, tmp_path: Path) -> dict[str, Any]:
    return {"FOLDER": str(images), "MODEL": make_model_file(tmp_path, bands=3), "OUTPUT_FOLDER": str(maps)}


def asked(engine: FakeEngine) -> list[tuple[str, str]]:
    """Names of the images and of the maps that the engine was asked for."""
    return [(Path(entry["job"]["images"][0]).name, Path(entry["job"]["output"]).name) for entry in engine.jobs]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_image_of_a_folder_gets_a_styled_map(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    results = run("predictrasters", series)
    assert asked(engine) == [("a.tif", "a_classes.tif"), ("B.TIF", "B_classes.tif")]
    assert names(maps) == ["B_classes.qml", "B_classes.tif", "a_classes.qml", "a_classes.tif"]
    assert results["MAPS"] == [str(maps / "a_classes.tif"), str(maps / "B_classes.tif")]
    assert (results["OUTPUT"], results["OUTPUT_FOLDER"]) == (None, str(maps))
    assert (results["MAPS_MADE"], results["MAPPED_PIXELS"], results["LEFT_OUT"]) == (2, 2 * PIXELS, 0)
    assert "1 of 2: a.tif" in run.feedback.text("info") and "2 of 2: B.TIF" in run.feedback.text("info")
    assert all(entry["job"]["skip_finished"] for entry in engine.jobs)


def test_options_and_shares_reach_every_job(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    chosen = {
        "BANDS": "3;1, 2",
        "WINDOW_SIZE": 64,
        "SKIP_FINISHED": False,
        "PROBABILITY_FORMAT": "float",
        "DETAIL": "patches",
    }
    run("predictrasters", {**series, **chosen, "EACH_PROBABILITIES": True, "EACH_CONFIDENCE": True})
    for entry, name in zip(engine.jobs, ("a", "B")):
        job = entry["job"]
        assert (job["bands"], job["options"]["window_size"], job["skip_finished"]) == ([3, 1, 2], 64, False)
        assert job["detail"]["detail"] == "patches"
        assert job["probabilities"] == str(maps / f"{name}_probabilities.tif")
        assert job["confidence"] == str(maps / f"{name}_confidence.tif")
    assert len(names(maps)) == 12


def test_images_of_the_same_name_are_told_apart_by_their_folders(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    run("predictrasters", {**series, "RECURSIVE": True})
    assert [name for name in names(maps) if name.endswith(".tif")] == [
        "B_classes.tif",
        "a_classes.tif",
        "north_a_classes.tif",
    ]
    assert "Some images share a name; their maps are called north_a (north/a.tif)." in run.feedback.text("info")


def test_a_list_comes_first_and_no_image_is_mapped_twice(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path
) -> None:
    run("predictrasters", {**series, "INPUTS": [str(images / "B.TIF"), str(images / "north" / "a.tif")]})
    assert [name for name, _ in asked(engine)] == ["B.TIF", "a.tif", "a.tif"]


def test_a_pattern_chooses_among_the_files(run: Runner, engine: FakeEngine, series: dict[str, Any]) -> None:
    run("predictrasters", {**series, "PATTERN": "x*; b*.TIF"})
    assert asked(engine) == [("B.TIF", "B_classes.tif")]


def test_a_mosaic_is_one_job_on_a_virtual_raster_that_is_gone_afterwards(
    run: Runner, engine: FakeEngine, series: dict[str, Any], tmp_path: Path
) -> None:
    far = make_image(tmp_path / "far.tif")
    moved(far, columns=WIDTH)
    outputs = {"OUTPUT": str(tmp_path / "mosaic.tif"), "CONFIDENCE": str(tmp_path / "sure.tif"), "OUTPUT_FOLDER": None}
    results = run("predictrasters", {**series, "INPUTS": [far], **outputs})
    (entry,) = engine.jobs
    assert entry["images"][0]["size"] == [2 * WIDTH, HEIGHT, 3] and entry["images"][0]["crs"] == "32719"
    assert entry["job"]["confidence"] == results["CONFIDENCE"] == outputs["CONFIDENCE"]
    assert (results["MAPS"], results["OUTPUT_FOLDER"], results["MAPS_MADE"]) == ([], None, 1)
    assert not Path(entry["images"][0]["path"]).parent.exists()
    assert (tmp_path / "mosaic.qml").exists() and (tmp_path / "sure.qml").exists()


def test_a_mosaic_of_one_image_is_that_image(
    run: Runner, engine: FakeEngine, series: dict[str, Any], image: str, tmp_path: Path
) -> None:
    wanted = {"INPUTS": [image], "FOLDER": None, "OUTPUT_FOLDER": None, "OUTPUT": str(tmp_path / "m.tif")}
    run("predictrasters", {**series, **wanted})
    assert engine.jobs[0]["job"]["images"] == [image]


def test_the_mosaic_is_loaded_with_its_colours(
    run: Runner, engine: FakeEngine, series: dict[str, Any], tmp_path: Path
) -> None:
    target = str(tmp_path / "m.tif")
    run.context.addLayerToLoadOnCompletion(
        target, QgsProcessingContext.LayerDetails("Mosaic", QgsProject.instance(), "OUTPUT")
    )
    run("predictrasters", {**series, "OUTPUT": target, "OUTPUT_FOLDER": None})
    details = run.context.layerToLoadOnCompletionDetails(target)
    assert details.name == "Classes of images" and details.postProcessor() is not None


def test_a_series_that_is_started_again_goes_on(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    run("predictrasters", series)
    style = maps / "a_classes.qml"
    style.write_text("changed by the user", encoding="utf-8")
    (maps / "B_classes.tif").unlink()
    results = run("predictrasters", series)
    assert (results["MAPS_MADE"], results["FINISHED_BEFORE"], len(results["MAPS"])) == (1, 1, 2)
    assert style.read_text(encoding="utf-8") == "changed by the user"


def test_maps_in_the_folder_of_images_are_not_mapped(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path
) -> None:
    inside = {**series, "OUTPUT_FOLDER": str(images), "OUTPUT": str(images / "mosaic.tif")}
    run("predictrasters", inside)
    run("predictrasters", inside)
    assert [name for name, _ in asked(engine)] == 2 * ["a.tif", "B.TIF", "mosaic.vrt"]
    assert "made them as maps: a_classes.tif, B_classes.tif, mosaic.tif." in run.feedback.text("info")


def test_a_virtual_raster_of_images_of_the_folder_is_not_mapped_again(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path
) -> None:
    from osgeo import gdal

    parts = [str(images / name) for name in ("a.tif", "B.TIF")]
    gdal.BuildVRT(str(images / "all.vrt"), parts).FlushCache()
    gdal.BuildVRT(str(images / "north.vrt"), [str(images / "north" / "a.tif")]).FlushCache()
    run("predictrasters", series)
    assert [name for name, _ in asked(engine)] == ["a.tif", "B.TIF", "north.vrt"]
    assert "other images" not in run.feedback.text("info")
    assert "their parts are images of the folder too: all.vrt." in run.feedback.text("info")


def test_the_others_are_mapped_when_one_fails(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    engine.plays("unfit at a.tif")
    sentence = run.failure("predictrasters", series)
    assert sentence == (
        "1 of 2 could not be mapped (a.tif: The image a.tif has no valid pixel at all: everything is nodata). "
        f"The other one is finished: {maps}."
    )
    assert names(maps) == ["B_classes.qml", "B_classes.tif"]
    assert "a.tif: The image a.tif has no valid pixel" in run.feedback.text("warning")


def test_the_maps_of_the_images_are_there_when_the_mosaic_fails(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path, tmp_path: Path
) -> None:
    engine.plays("crash at mosaic.vrt")
    sentence = run.failure("predictrasters", {**series, "OUTPUT": str(tmp_path / "m.tif")})
    assert sentence.startswith("1 of 3 could not be mapped (images: The engine ended")
    assert sentence.endswith(f"The other 2 are finished: {maps}.") and len(names(maps)) == 4


def test_an_engine_that_crashes_at_one_image_maps_the_others(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    engine.plays("crash at a.tif")
    assert run.failure("predictrasters", series).startswith("1 of 2 could not be mapped (a.tif: The engine ended")
    assert names(maps) == ["B_classes.qml", "B_classes.tif"]


def test_an_engine_that_crashes_at_every_image_is_not_tried_for_long(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path, maps: Path
) -> None:
    make_image(images / "c.tif")
    engine.plays("crash")
    assert run.failure("predictrasters", series).startswith("The engine ended in the middle of its work")
    assert len(engine.jobs) == 2 and not maps.parent.exists()


def test_what_is_wrong_with_all_images_ends_the_series_at_once(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    engine.plays("fail")
    assert run.failure("predictrasters", series) == "The samples hold one class only. Digitise a second one."
    assert len(engine.jobs) == 1 and not maps.parent.exists()


def test_images_that_cannot_be_mapped_are_left_out_when_that_is_wanted(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path
) -> None:
    (images / "broken.tif").write_text("no raster", encoding="utf-8")
    make_image(images / "nowhere.tif", epsg=None)
    engine.plays("unfit at a.tif")
    results = run("predictrasters", {**series, "SKIP_UNFIT": True})
    assert (results["MAPS_MADE"], results["LEFT_OUT"]) == (1, 3)
    assert run.feedback.text("warning").splitlines() == [
        "Left out: broken.tif: it cannot be opened as a raster",
        "Left out: nowhere.tif: it has no coordinate reference system",
        "Left out: a.tif: The image a.tif has no valid pixel at all: everything is nodata",
    ]


def test_a_mosaic_is_never_left_out(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path, tmp_path: Path
) -> None:
    engine.plays("unfit at mosaic.vrt")
    wanted = {**series, "OUTPUT": str(tmp_path / "m.tif"), "SKIP_UNFIT": True}
    assert run.failure("predictrasters", wanted).startswith("1 of 3 could not be mapped (images: The image mosaic.vrt")


def test_cancel_ends_the_series_and_keeps_what_is_finished(
    run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path
) -> None:
    class Impatient(Recorder):
        def setProgress(self, share: float) -> None:
            if share > 50:
                self.cancel()

    run.feedback = Impatient()
    engine.plays("wait at B.TIF")
    assert run.failure("predictrasters", series) == (
        "Cancelled after 1 of 2. Started again, the series goes on with the next."
    )
    assert names(maps) == ["a_classes.qml", "a_classes.tif"]


def test_progress_is_measured_by_area(run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path) -> None:
    shares: list[float] = []

    class Bar(Recorder):
        def setProgress(self, share: float) -> None:
            shares.append(round(share, 1))

    make_image(images / "B.TIF", size=(3 * WIDTH, HEIGHT))
    run.feedback = Bar()
    run("predictrasters", series)
    assert shares == [12.5, 25.0, 62.5, 100.0]
    texts = run.feedback.text("text")
    assert "Mapping · half of it · 1/2 · 1 min 10 s left" in texts  # 10 s for an eighth, so 70 for what is left
    assert "Mapping · half of it · 2/2 · 10 s left" in texts


def test_an_extent_is_meant_in_the_crs_of_each_image(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    from osgeo import gdal

    gdal.Warp(str(images / "degrees.tif"), str(images / "a.tif"), dstSRS="EPSG:4326")
    moved(make_image(images / "far.tif"), columns=1000)
    run("predictrasters", {**series, "EXTENT": "500100,500200,6999800,6999900 [EPSG:32719]"})
    assert [name for name, _ in asked(engine)] == ["a.tif", "B.TIF", "degrees.tif"]
    extents = [entry["job"]["extent"] for entry in engine.jobs]
    assert extents[0] == extents[1] == [500100.0, 6999800.0, 500200.0, 6999900.0]
    west, south, east, north = extents[2]
    assert -69 < west < east < -68.99 and -28 < south < north < -27
    assert "Images that the extent does not meet: 1." in run.feedback.text("info")


def test_a_layer_with_a_crs_of_its_own_and_one_that_is_no_file_are_mapped(
    run: Runner, engine: FakeEngine, series: dict[str, Any], image: str, tmp_path: Path
) -> None:
    bare = QgsRasterLayer(make_image(tmp_path / "bare.tif", epsg=None), "bare")
    bare.setCrs(QgsCoordinateReferenceSystem("EPSG:32719"))
    virtual = (
        f"?crs=EPSG:32719&extent=500000,6999600,500600,7000000&width={WIDTH}&height={HEIGHT}"
        f'&formula="image@1" * 2&image:uri={image}&image:provider=gdal'
    )
    doubled = QgsRasterLayer(virtual, "doubled", "virtualraster")
    assert doubled.isValid()
    QgsProject.instance().addMapLayers([bare, doubled])
    given = {"INPUTS": [bare.id(), doubled.id()], "FOLDER": None, "BANDS": "1", "MODEL": make_model_file(tmp_path)}
    results = run("predictrasters", {**series, **given})
    assert [Path(path).name for path in results["MAPS"]] == ["bare_classes.tif", "doubled_classes.tif"]
    assert [entry["images"][0]["crs"] for entry in engine.jobs] == ["32719", "32719"]
    assert not any(Path(entry["images"][0]["path"]).exists() for entry in engine.jobs)
    mosaic = {**given, "INPUTS": [bare.id()], "OUTPUT_FOLDER": None, "OUTPUT": str(tmp_path / "m.tif")}
    run("predictrasters", {**series, **mosaic})
    assert engine.jobs[-1]["images"][0]["crs"] == "32719"


def test_the_virtual_raster_is_the_same_file_in_every_run(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    """Otherwise the engine would not go on with the mosaic that a killed run has begun."""
    seen = []
    wanted = {**series, "OUTPUT": str(tmp_path / "m.tif"), "OUTPUT_FOLDER": None, "SKIP_FINISHED": False}
    for _ in range(2):
        run("predictrasters", wanted)
        seen.append((engine.jobs[-1]["images"][0]["path"], engine.jobs[-1]["images"][0]["stamp"]))
    moved(str(images / "B.TIF"), columns=1)
    run("predictrasters", wanted)
    assert seen[0] == seen[1]
    assert engine.jobs[-1]["images"][0]["path"] == seen[0][0]
    assert engine.jobs[-1]["images"][0]["stamp"] != seen[0][1]


def test_what_a_killed_run_has_left_is_taken_over(
    run: Runner, engine: FakeEngine, series: dict[str, Any], tmp_path: Path
) -> None:
    from alquimia_qgis.desktop.algorithms.lasting_folder import lasting_folder

    with lasting_folder(str(tmp_path / "m.tif")) as left:
        (left / "mosaic.vrt").write_text("left by a killed run", encoding="utf-8")
        run("predictrasters", {**series, "OUTPUT": str(tmp_path / "m.tif"), "OUTPUT_FOLDER": None})
        assert engine.jobs[0]["images"][0]["path"] == str(left / "mosaic.vrt")
    assert not left.exists()


def moved(path: str, columns: int) -> None:
    """Move an image to the east by so many pixels."""
    from osgeo import gdal

    dataset = gdal.Open(path, gdal.GA_Update)
    x, *rest = dataset.GetGeoTransform()
    dataset.SetGeoTransform((x + columns * PIXEL, *rest))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"FOLDER": None}, "Give images (INPUTS), a folder of images (FOLDER), or both."),
        ({"FOLDER": "/no/such/folder"}, "The folder /no/such/folder does not exist."),
        ({"PATTERN": "*.xyz"}, "No file in the folder {images} fits *.xyz. Choose another folder or pattern, or look "
         "into its subfolders (RECURSIVE)."),
        ({"PATTERN": " ; "}, "The pattern of the file names is empty. The usual one is "
         "*.tif;*.tiff;*.vrt;*.jp2;*.img."),
        ({"INPUTS": ["/no/such.tif"]}, "Images: /no/such.tif does not exist or cannot be used."),
        ({"OUTPUT_FOLDER": None}, "Say where the maps shall go: one mosaic (OUTPUT), a folder for one map of each "
         "image (OUTPUT_FOLDER), or both."),
        ({"CONFIDENCE": "c.tif"}, "More rasters of the mosaic (CONFIDENCE) come with the mosaic (OUTPUT). For those of "
         "each image, switch on EACH_CONFIDENCE."),
        ({"OUTPUT_FOLDER": None, "OUTPUT": "{tmp}/m.tif", "EACH_CONFIDENCE": True}, "More rasters of each image "
         "(EACH_CONFIDENCE) go into the folder of maps (OUTPUT_FOLDER). Choose a folder."),
        ({"EACH_DISTANCE": True}, "This model (U-Net) gives no distances or embeddings. Leave EACH_DISTANCE empty or "
         "switched off, or use a model of the embedding family."),
        ({"OUTPUT": "{tmp}/m.png"}, "Mosaic must end in .tif or .tiff; m.png was given."),
        ({"OUTPUT": "{images}/a.tif"}, "Mosaic would overwrite an input: {images}/a.tif. Choose another file."),
        ({"OUTPUT": "{tmp}/maps/m.tif"}, "The folder {tmp}/maps for Mosaic does not exist. Create it or choose another "
         "one."),
        ({"OUTPUT_FOLDER": "{images}/a.tif/maps"}, "Folder of maps, one for each image: {images}/a.tif is a file, not "
         "a folder. Choose another folder."),
        ({"BANDS": "1;x"}, "The bands 1;x are not numbers from 1. Write them as 1;2;3."),
        ({"BANDS": "1;1"}, "A band is chosen twice: 1;1."),
        ({"BANDS": "1;2;9"}, "2 of 2 images cannot be mapped, the first is a.tif: it has no band 9, only 3 bands. "
         "Choose other images."),
        ({"MODEL": None}, "Model (MODEL) is missing."),
        ({"MODEL": "/no/such.alquimia"}, "The model file /no/such.alquimia does not exist. Choose an .alquimia file "
         "written by one of the Alquimia training algorithms."),
        ({"EXTENT": "0,1,0,1 [EPSG:32719]"}, "The extent lies outside all images. Give an extent that meets one of "
         "them."),
        ({"MEMORY": 3}, "Memory must be a whole number from 256 to 4000000; 3 was given."),
        ({"SKIP_UNFIT": "maybe"}, "Leave out images that cannot be mapped must be true or false; 'maybe' was given."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_bad_values_are_refused_in_one_sentence(
    run: Runner, series: dict[str, Any], images: Path, tmp_path: Path, changed: dict[str, Any], sentence: str
) -> None:
    def filled(value: Any) -> Any:
        return value.format(images=images, tmp=tmp_path) if isinstance(value, str) else value

    refusal = run.refusal("predictrasters", {**series, **{name: filled(value) for name, value in changed.items()}})
    assert refusal == filled(sentence)
    assert not (tmp_path / "new").exists()


def test_images_that_cannot_be_mapped_are_refused_by_name_and_number(
    run: Runner, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    make_image(images / "north" / "few.tif", bands=2)
    assert run.refusal("predictrasters", {**series, "RECURSIVE": True}) == (
        "An image cannot be mapped, north/few.tif: 2 bands of it would be used, but the model needs 3. "
        "Switch on SKIP_UNFIT to map the others without them."
    )
    make_image(images / "0.tif", epsg=None)
    assert run.refusal("predictrasters", {**series, "RECURSIVE": True}) == (
        "2 of 5 images cannot be mapped, the first is 0.tif: it has no coordinate reference system. "
        "Switch on SKIP_UNFIT to map the others without them."
    )
    only = {**series, "PATTERN": "0.tif", "SKIP_UNFIT": True}
    assert run.refusal("predictrasters", only) == (
        "An image cannot be mapped, 0.tif: it has no coordinate reference system. Choose other images."
    )


def test_images_of_different_bands_are_no_mosaic(
    run: Runner, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    from osgeo import gdal

    gdal.Translate(str(images / "c.tif"), str(images / "a.tif"), outputType=gdal.GDT_UInt16)
    assert run.refusal("predictrasters", {**series, "OUTPUT": str(tmp_path / "m.tif")}) == (
        "c.tif has 3 bands of UInt16, but a.tif has 3 bands of Byte: they cannot be one mosaic. "
        "Map such images one by one (OUTPUT_FOLDER)."
    )
    assert run.refusal("predictrasters", series) == ""


def test_no_map_replaces_an_image_or_the_mosaic(
    run: Runner, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    make_image(images / "a_classes.tif")
    inside = {**series, "OUTPUT_FOLDER": str(images)}
    assert run.refusal("predictrasters", inside) == (
        f"The map of a.tif would overwrite an input: {images / 'a_classes.tif'}. Choose another folder."
    )
    (images / "a_classes.tif").unlink()
    assert run.refusal("predictrasters", {**inside, "OUTPUT": str(images / "B_classes.tif")}) == (
        f"The map of B.TIF would overwrite Mosaic: {images / 'B_classes.tif'}. Choose another folder."
    )


def test_a_folder_of_maps_holds_no_images(run: Runner, engine: FakeEngine, series: dict[str, Any], maps: Path) -> None:
    run("predictrasters", series)
    again = {**series, "FOLDER": str(maps), "OUTPUT_FOLDER": str(maps)}
    assert run.refusal("predictrasters", again) == (
        "There is no image to map. Left out, because Alquimia has made them as maps: a_classes.tif, B_classes.tif."
    )


def test_temporary_results_and_steps_of_models(
    run: Runner, engine: FakeEngine, series: dict[str, Any], images: Path, tmp_path: Path
) -> None:
    results = run("predictrasters", {**series, "OUTPUT": "TEMPORARY_OUTPUT", "OUTPUT_FOLDER": "TEMPORARY_OUTPUT"})
    assert Path(results["OUTPUT"]).exists() and all(Path(path).exists() for path in results["MAPS"])
    assert Path(results["OUTPUT_FOLDER"]).is_dir() and len(results["MAPS"]) == 2
    fixed = {"FOLDER": series["FOLDER"], "MODEL": series["MODEL"]}
    for output, place in (("OUTPUT", tmp_path / "m.tif"), ("OUTPUT_FOLDER", tmp_path / "of the model")):
        model = model_of("alquimia:predictrasters", fixed, output)
        (destination,) = model.destinationParameterDefinitions()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        _, succeeded = model.run({destination.name(): str(place)}, context, run.feedback)
        assert succeeded, run.feedback.text("error")
        assert place.exists()


def test_a_source_with_open_options_is_mapped_under_its_own_name(
    run: Runner, engine: FakeEngine, series: dict[str, Any], image: str
) -> None:
    layer = QgsRasterLayer(f"{image}|option:NUM_THREADS=2", "optioned", "gdal")
    QgsProject.instance().addMapLayer(layer)
    results = run("predictrasters", {**series, "FOLDER": None, "INPUTS": [layer.id()]})
    assert [Path(path).name for path in results["MAPS"]] == ["optioned_classes.tif"]
    assert run.refusal("predictrasters", {**series, "FOLDER": None, "INPUTS": [layer.id()], "OUTPUT": image}) == (
        f"Mosaic would overwrite an input: {image}. Choose another file."
    )
