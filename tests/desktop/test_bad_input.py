"""Each bad input is refused before the engine starts, in one sentence that names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from tests.desktop.conftest import Runner, make_image, make_samples, square


@pytest.fixture
def train(image: str, samples: str, tmp_path: Path) -> dict[str, Any]:
    return {"INPUT": image, "SAMPLES": samples, "PATCH_SIZE": 32, "MODEL": str(tmp_path / "out.alquimia")}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DEPTH": -1}, "Depth must be a whole number from 1 to 7; -1 was given."),
        ({"EPOCHS": "10000000"}, "Epochs must be a whole number from 1 to 10000; 10000000 was given."),
        ({"LEARNING_RATE": "fast"}, "Learning rate must be a number from 1e-07 to 1; 'fast' was given."),
        (
            {"LOSS": "guess"},
            "Loss must be one of automatic, cross_entropy, focal, dice, cross_entropy_dice; 'guess' was given.",
        ),
        (
            {"LOSS": "huber"},
            "Loss must be one of automatic, cross_entropy, focal, dice, cross_entropy_dice; 'huber' was given.",
        ),
        (
            {"MONITOR": "rmse"},
            "Monitored metric must be one of automatic, mean_iou, macro_f1, overall_accuracy, loss; 'rmse' was given.",
        ),
        ({"KERNEL_SIZE": 4}, "Kernel size must be an odd number; 4 was given."),
        (
            {"PATCH_SIZE": 100, "DEPTH": 3},
            "The chip size must be a multiple of 8 for this U-Net; 100 was given. Use 96 or 104, or change the depth.",
        ),
        ({"INPUT": "missing.tif"}, "Image: missing.tif does not exist or cannot be used."),
        ({"INPUT": None}, "Image (INPUT) is missing."),
        ({"SAMPLES": "missing.gpkg"}, "Samples: missing.gpkg does not exist or cannot be used."),
        ({"SAMPLES": None}, "Samples (SAMPLES) is missing. Give features, or a raster of classes (SAMPLES_RASTER)."),
        ({"CLASS_FIELD": "klass"}, "The layer samples has no field klass. It has: fid, who, class, split."),
        ({"CLASS_FIELD": "split", "SPLIT_FIELD": "split"}, "The field split cannot hold both the class and the split."),
        ({"BANDS": [1, 9]}, "The raster image has the bands 1 to 3; band 9 was asked for."),
        ({"BANDS": [2, 2]}, "A band is chosen twice: 2, 2."),
        ({"MODEL": None}, "Model (MODEL) is missing."),
        ({"MODEL": "model.zip"}, "Model must end in .alquimia; model.zip was given."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_values(run: Runner, train: dict[str, Any], changed: dict[str, Any], sentence: str) -> None:
    assert run.refusal("train_unet", {**train, **changed}) == sentence


def test_an_image_without_crs(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    image = make_image(tmp_path / "nowhere.tif", epsg=None)
    assert run.refusal("train_unet", {**train, "INPUT": image}).startswith(
        "The raster nowhere has no coordinate reference system."
    )


def test_samples_without_crs(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    rows = [(square(2, 2), {"class": "a"})]
    samples = make_samples(tmp_path / "lost.geojson", rows, {"class": ogr.OFTString}, driver="GeoJSON")
    shapefile = make_samples(tmp_path / "lost.shp", rows, {"class": ogr.OFTString}, epsg=None, driver="ESRI Shapefile")
    assert Path(samples).exists()
    assert (
        run.refusal("train_unet", {**train, "SAMPLES": shapefile})
        == "The layer lost has no coordinate reference system."
    )


def test_outputs_that_cannot_be_written(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    missing = tmp_path / "no" / "out.alquimia"
    assert run.refusal("train_unet", {**train, "MODEL": str(missing)}) == (
        f"The folder {tmp_path / 'no'} for Model does not exist. Create it or choose another one."
    )
    (tmp_path / "folder.alquimia").mkdir()
    assert "is a folder" in run.refusal("train_unet", {**train, "MODEL": str(tmp_path / "folder.alquimia")})
    beside_a_file = tmp_path / "image.tif" / "out.alquimia"
    assert "does not exist" in run.refusal("train_unet", {**train, "MODEL": str(beside_a_file)})


def test_outputs_that_overwrite_an_input_or_each_other(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    page = str(tmp_path / "x.html")
    assert (
        run.refusal("train_unet", {**train, "REPORT": page, "HISTORY": page})
        == "History must end in .csv; x.html was given."
    )
    model = make_model_file(tmp_path)
    same = str(tmp_path / "map.tif")
    given = {"INPUT": train["INPUT"], "MODEL": model, "OUTPUT": same, "CONFIDENCE": same}
    assert run.refusal("predictraster", given) == f"Confidence would overwrite Map: {same}. Choose another file."
    over = run.refusal("predictraster", {**given, "OUTPUT": train["INPUT"], "CONFIDENCE": None})
    assert over == f"Map would overwrite an input: {train['INPUT']}. Choose another file."


def test_model_files_that_are_none(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    given = {"INPUT": train["INPUT"], "OUTPUT": str(tmp_path / "map.tif")}
    corrupt = tmp_path / "corrupt.alquimia"
    corrupt.write_bytes(b"PK\x03\x04 and then nothing")
    for path in (tmp_path / "none.alquimia", corrupt, tmp_path):
        sentence = run.refusal("predictraster", {**given, "MODEL": str(path)})
        assert path.name in sentence or "Model" in sentence, sentence
    zipped = tmp_path / "model.zip"
    zipped.write_bytes(b"")
    assert run.refusal("predictraster", {**given, "MODEL": str(zipped)}) == (
        f"Model: {zipped} is not an .alquimia file; choose a file whose name ends in .alquimia."
    )
    assert not (tmp_path / "map.tif").exists()


def test_maps_must_be_geotiffs(run: Runner, train: dict[str, Any], tmp_path: Path) -> None:
    given = {"INPUT": train["INPUT"], "MODEL": make_model_file(tmp_path), "OUTPUT": str(tmp_path / "map.png")}
    assert run.refusal("predictraster", given) == "Map must end in .tif or .tiff; map.png was given."


def test_assessment_needs_exactly_one_reference(run: Runner, image: str, samples: str) -> None:
    sentence = "Give either reference features (REFERENCE) or a reference raster (REFERENCE_RASTER)."
    assert run.refusal("assessmap", {"INPUT": image}) == sentence
    assert run.refusal("assessmap", {"INPUT": image, "REFERENCE": samples, "REFERENCE_RASTER": image}) == sentence
    assert run.refusal("assessmap", {"INPUT": image, "REFERENCE": samples}) == ""


def make_model_file(
    folder: Path, bands: int = 1, dates: int = 0, task: str = "segmentation", family: str = "unet",
    family_parameters: dict[str, Any] | None = None, classes: bool = True,
) -> str:  # fmt: skip
    """A file that reads as a model of so many bands and dates, made by the fake engine's own writer."""
    from types import SimpleNamespace

    from tests.desktop.fake_engine import write_model

    path = str(folder / "model.alquimia")
    sampling = SimpleNamespace(patch_size=32)
    known = {"family": family, "family_parameters": family_parameters or {}, "task": task, "images": ("",) * dates}
    write_model(SimpleNamespace(**known, sampling=sampling, model=path, band_count=bands, classes=classes))
    return path


@pytest.mark.parametrize(
    ("name", "hint"), [("EPOCH", "Did you mean EPOCHS?"), ("epochs", "Did you mean EPOCHS?"), ("FOO", "It has INPUT, ")]
)
def test_unknown_parameters_are_not_swallowed(run: Runner, train: dict[str, Any], name: str, hint: str) -> None:
    sentence = run.refusal("train_unet", {**train, name: 5})
    assert sentence.startswith(f"Train U-Net has no parameter called {name}. {hint}")


def test_data_of_the_wrong_kind_is_told_from_data_that_is_not_there(run: Runner, train: dict[str, Any]) -> None:
    assert run.refusal("train_unet", {**train, "INPUT": train["SAMPLES"]}) == (
        f"Image: {train['SAMPLES']} exists, but is not of the kind that is wanted here."
    )


def test_bands_that_are_no_numbers(run: Runner, train: dict[str, Any]) -> None:
    assert run.refusal("train_unet", {**train, "BANDS": "a"}) == (
        "The bands a are not numbers from 1. Write them as 1;2;3."
    )
