"""Every bad input is one clear sentence with exit code 1 from qgis_process, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from tests.end_to_end.conftest import NORTH, PIXEL, SIZE, TINY, WEST, Qgis, Scene

Refused = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where results would go; it must stay empty."""
    made = tmp_path / "results"
    made.mkdir()
    return made


@pytest.fixture
def training(qgis: Qgis, scene: Scene, folder: Path) -> Refused:
    """Train with one thing changed; returns the sentence."""

    def train(environment: dict[str, str] | None = None, **changed: object) -> str:
        outputs = {"MODEL": folder / "model.alquimia", "REPORT": folder / "report.html", "HISTORY": folder / "h.csv"}
        parameters = {"INPUT": scene.image, "SAMPLES": scene.samples, "CLASS_FIELD": "class", **TINY, **outputs}
        sentence = qgis.refusal("alquimia:train_unet", {**parameters, **changed}, **(environment or {}))
        assert list(folder.iterdir()) == []
        return sentence

    return train


@pytest.fixture
def mapping(qgis: Qgis, scene: Scene, folder: Path, trained: dict[str, Any]) -> Refused:
    """Map with one thing changed; returns the sentence."""

    def map_image(**changed: object) -> str:
        parameters = {"INPUT": scene.image, "MODEL": trained["MODEL"], "OUTPUT": folder / "map.tif"}
        sentence = qgis.refusal("alquimia:predictraster", {**parameters, **changed})
        assert list(folder.iterdir()) == []
        return sentence

    return map_image


def write_image(path: Path, pixels: np.ndarray, **profile: Any) -> Path:
    """A GeoTIFF of (bands, rows, columns) that lies where the scene lies."""
    bands, height, width = pixels.shape
    defaults = {"crs": "EPSG:32631", "transform": rasterio.transform.from_origin(WEST, NORTH, PIXEL, PIXEL)}
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=width,
        height=height,
        count=bands,
        dtype=pixels.dtype,
        **{**defaults, **profile},
    ) as raster:
        raster.write(pixels)
    return path


def noise(bands: int = 3) -> np.ndarray:
    return np.random.default_rng(3).integers(1, 255, (bands, SIZE, SIZE)).astype("uint8")


def changed_samples(scene: Scene, path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    collection = json.loads(scene.samples.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        change(feature)
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DEPTH": -1}, "Depth must be a whole number from 1 to 7; -1 was given."),
        ({"EPOCHS": "1e12"}, "Epochs must be a whole number from 1 to 10000; 1000000000000 was given."),
        ({"LEARNING_RATE": "nan"}, "Learning rate must be a number from 1e-07 to 1; nan was given."),
        (
            {"LOSS": "0"},
            "Loss must be one of automatic, cross_entropy, focal, dice, cross_entropy_dice; '0' was given.",
        ),
        ({"PATCH_SIZE": 33}, "The chip size must be a multiple of 2 for this U-Net; 33 was given."),
        ({"CLASS_FIELD": "no such field"}, "The layer samples has no field no such field."),
        ({"BANDS": 9}, "The raster image has the bands 1 to 3; band 9 was asked for."),
        ({"INPUT": "/no/image.tif"}, "Image: /no/image.tif does not exist or cannot be used."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_values(training: Refused, changed: dict[str, object], sentence: str) -> None:
    assert training(**changed).startswith(sentence)


def test_an_image_without_crs(training: Refused, tmp_path: Path) -> None:
    image = write_image(tmp_path / "nowhere.tif", noise(), crs=None)
    assert training(INPUT=image).startswith("The raster nowhere has no coordinate reference system.")


def test_no_samples_on_the_image(training: Refused, scene: Scene, tmp_path: Path) -> None:
    def move_away(feature: dict[str, Any]) -> None:
        ring = feature["geometry"]["coordinates"][0]
        feature["geometry"]["coordinates"][0] = [[x + 100_000, y] for x, y in ring]

    sentence = training(SAMPLES=changed_samples(scene, tmp_path / "far.geojson", move_away))
    assert sentence.startswith("No sample lies on the image: the samples (EPSG:32631) cover ")
    assert sentence.endswith("Check the CRS of both layers, or choose the image that the samples were digitised on.")


def test_one_class_only(training: Refused, scene: Scene, tmp_path: Path) -> None:
    samples = changed_samples(
        scene, tmp_path / "one.geojson", lambda feature: feature["properties"].update({"class": "x"})
    )
    assert training(SAMPLES=samples) == (
        "Training needs at least two classes; only 'x' was found on the image in the field 'class'. "
        "Digitise samples of another class, or choose another class field."
    )


def test_an_image_without_a_valid_pixel(training: Refused, tmp_path: Path) -> None:
    empty = write_image(tmp_path / "empty.tif", np.zeros((3, SIZE, SIZE), "uint8"), nodata=0)
    assert "valid pixel" in training(INPUT=empty)
    undefined = write_image(tmp_path / "nan.tif", np.full((3, SIZE, SIZE), np.nan, "float32"))
    assert "valid pixel" in training(INPUT=undefined)


def test_an_image_of_one_pixel(training: Refused, scene: Scene, tmp_path: Path) -> None:
    image = write_image(tmp_path / "dot.tif", noise()[:, :1, :1])
    assert training(INPUT=image).startswith("No sample lies on the image: the samples (EPSG:32631) cover ")


def test_an_image_of_one_pixel_below_a_sample(training: Refused, scene: Scene, tmp_path: Path) -> None:
    corner = rasterio.transform.from_origin(WEST + 10 * PIXEL, NORTH - 10 * PIXEL, PIXEL, PIXEL)
    image = write_image(tmp_path / "dot.tif", noise()[:, :1, :1], transform=corner)
    sentence = training(INPUT=image)
    assert sentence.startswith("Training needs at least two classes; only "), sentence


def test_bands_that_the_model_does_not_know(mapping: Refused, tmp_path: Path) -> None:
    one_band = write_image(tmp_path / "one.tif", noise(1))
    assert "band" in mapping(INPUT=one_band)


def test_renamed_bands(mapping: Refused, tmp_path: Path) -> None:
    image = write_image(tmp_path / "renamed.tif", noise())
    with rasterio.open(image, "r+") as raster:
        raster.descriptions = ("nir", "red", "swir")
    sentence = mapping(INPUT=image)
    assert all(name in sentence for name in ("green", "blue", "nir", "swir"))


def test_model_files_that_are_corrupt_or_foreign(mapping: Refused, trained: dict[str, Any], tmp_path: Path) -> None:
    cut = tmp_path / "cut.alquimia"
    cut.write_bytes(Path(trained["MODEL"]).read_bytes()[:-900])
    foreign = tmp_path / "foreign.alquimia"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("weights.pkl", b"not ours")
    spoilt_graph = spoilt(trained["MODEL"], "model.onnx", tmp_path)
    for path in (cut, foreign, spoilt_graph):
        sentence = mapping(MODEL=path)
        assert path.name in sentence or "model file" in sentence, sentence
    sentence = mapping(MODEL=spoilt(trained["MODEL"], "weights.safetensors", tmp_path), BACKEND="keras")
    assert "model file" in sentence, sentence


def spoilt(model: str, member: str, folder: Path) -> Path:
    """A copy of a model file with nonsense in one of its members."""
    copy = folder / f"spoilt {member}.alquimia"
    with zipfile.ZipFile(model) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"nonsense" if name == member else source.read(name))
    return copy


def test_an_output_folder_that_is_missing_or_a_file(training: Refused, tmp_path: Path, scene: Scene) -> None:
    missing = tmp_path / "no" / "model.alquimia"
    assert training(MODEL=missing).startswith(f"The folder {missing.parent} for Model does not exist.")
    assert "does not exist" in training(MODEL=scene.image / "model.alquimia")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small disk with the options given; needs the right to mount."""
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("mounting a small disk is not permitted here")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Path]:
    """A file that even the administrator cannot write; needs the right to mount."""
    file = tmp_path / "protected" / "map.tif"
    file.parent.mkdir()
    file.write_bytes(b"precious")
    commands = (["mount", "--bind", str(file), str(file)], ["mount", "-o", "remount,bind,ro", str(file)])
    done = [subprocess.run(command, capture_output=True, check=False).returncode for command in commands]
    if any(done):
        if not done[0]:
            subprocess.run(["umount", str(file)], check=True)
        pytest.skip("mounting a file is not permitted here")
    yield file
    subprocess.run(["umount", str(file)], check=True)


def test_a_read_only_folder(training: Refused, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("ro,size=64k")
    assert training(MODEL=disk / "model.alquimia") == f"The folder {disk} for Model is read-only. Choose another one."


def test_a_read_only_folder_for_the_map(mapping: Refused, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("ro,size=64k")
    assert mapping(OUTPUT=disk / "map.tif") == f"The folder {disk} for Map is read-only. Choose another one."


def test_a_write_protected_map_is_not_replaced(mapping: Refused, protected: Path) -> None:
    assert mapping(OUTPUT=protected) == f"Map: {protected} is write-protected. Choose another file."
    assert protected.read_bytes() == b"precious" and os.listdir(protected.parent) == [protected.name]


def test_a_step_of_a_model_does_not_replace_the_image(qgis: Qgis, scene: Scene, tmp_path: Path, folder: Path) -> None:
    image = shutil.copyfile(scene.image, tmp_path / "mine.tif")
    described = json.loads(qgis.process("help", "alquimia:train_map_assess", "--json").stdout)
    names = {name.split(":")[-1]: name for name in described["parameters"]}
    given = {
        "image": image, "samples": scene.samples, "class_field": "class", "split_field": "split", "chip_size": 32,
        "epochs": 1, "map": image, "model": folder / "model.alquimia",
    }  # fmt: skip
    assignments = [f"{names[name]}={value}" for name, value in given.items()]
    finished = qgis.process("run", "alquimia:train_map_assess", "--", *assignments)
    assert finished.returncode == 1
    assert f"Map would overwrite an input: {image}. Choose another file." in finished.stdout + finished.stderr
    assert "Traceback" not in finished.stdout + finished.stderr
    assert image.read_bytes() == scene.image.read_bytes()


def test_a_full_disk(training: Refused, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("size=8k")
    assert "disk is full" in training(MODEL=disk / "model.alquimia", EPOCHS=1).lower()
    assert os.listdir(disk) == []


def test_a_disk_too_small_for_the_map(mapping: Refused, small_disk: Callable[[str], Path]) -> None:
    disk = small_disk("size=4k")
    assert mapping(OUTPUT=disk / "map.tif").startswith(f"The disk of {disk} has 0 MB free")
    assert os.listdir(disk) == []


def test_without_the_engine_every_algorithm_is_listed_and_says_what_to_do(
    qgis: Qgis, training: Refused, tmp_path: Path
) -> None:
    nowhere = {"ALQUIMIA_HOME": str(tmp_path / "home"), "ALQUIMIA_ENGINE_PYTHON": ""}
    assert "alquimia:train_unet" in qgis.process("list", **nowhere).stdout
    assert training(nowhere) == (
        "The engine is not installed. "
        "Run 'Install engine' (alquimia:installengine) in the group 'Set up' of the toolbox."
    )
