"""Mapping from a model file to finished rasters, and every sentence of bad input."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.jobs.predict_raster import run
from alquimia_qgis.engine.raster.category_names import read_classes
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import (
    ImageError,
    InternalError,
    JobCancelled,
    ModelFileError,
    OutputError,
    ParameterError,
)
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.prediction.scenes import BANDS, CLASSES, write_image, write_model

FAMILY = UNet(depth=1, first_filters=4, dropout=0.0)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("model") / "m.alquimia", FAMILY)


@pytest.fixture
def image(tmp_path):
    write_image(tmp_path / "image.tif", 90, 110)
    return str(tmp_path / "image.tif")


def job(image: str, model: str, folder: Path, /, **changes) -> PredictRasterJob:
    return PredictRasterJob(**{"images": (image,), "model": model, "output": str(folder / "map.tif"), **changes})


def logged(context: JobContext, level: str) -> str:
    return " | ".join(event.message for event in context.events if isinstance(event, Log) and event.level == level)


def read(path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read()


def test_all_outputs_agree_with_each_other(image, model, tmp_path):
    context = JobContext.silent()
    result = run(
        job(image, model, tmp_path, probabilities=str(tmp_path / "p.tif"), confidence=str(tmp_path / "c.tif"),
            options=PredictionOptions(probability_format="float", window_size=32)),
        context,
    )  # fmt: skip
    classes, probabilities, confidence = read(result.output)[0], read(result.probabilities), read(result.confidence)[0]
    values = np.array([record.value for record in CLASSES])
    assert (values[probabilities.argmax(axis=0)] == classes).all()
    assert np.allclose(probabilities.sum(axis=0), 1, atol=1e-5) and (confidence == probabilities.max(axis=0)).all()
    assert result.pixels == {str(value): int((classes == value).sum()) for value in values}
    assert sum(result.pixels.values()) == 90 * 110 and len(np.unique(classes)) > 1
    assert read_classes(result.output) == CLASSES == result.classes
    with rasterio.open(result.probabilities) as dataset:
        assert dataset.descriptions == tuple(record.name for record in CLASSES) and dataset.nodata == -1
        assert dataset.tags()["ALQUIMIA_MODEL"] == "m.alquimia" and dataset.tags()["ALQUIMIA_FAMILY"] == "unet"
        for name in ("BACKEND", "DEVICE", "PRECISION", "SECONDS", "MPX_PER_SECOND"):
            assert dataset.tags()[f"ALQUIMIA_{name}"], name
    words = logged(context, "info")
    assert "windows of up to 32 pixels" in words and "margin" in words and "CPU" in words and "float32" in words
    assert result.backend in words and result.device in words and "Mpx/s" in words and "peak memory" in words
    assert not logged(context, "warning")
    json.dumps(dataclasses.asdict(result), allow_nan=False)


def test_entropy_and_margin_come_with_the_map(image, model, tmp_path):
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("probabilities", "entropy", "margin")}
    options = PredictionOptions(probability_format="float", window_size=32)
    result = run(job(image, model, tmp_path, **paths, options=options), JobContext.silent())
    assert (result.entropy, result.margin) == (paths["entropy"], paths["margin"])
    ordered = np.sort(read(paths["probabilities"]), axis=0)
    assert np.allclose(read(paths["margin"])[0], ordered[-1] - ordered[-2], atol=1e-6)
    entropy = read(paths["entropy"])[0]
    assert ((entropy >= 0) & (entropy <= 1)).all() and np.corrcoef(entropy.ravel(), ordered[-1].ravel())[0, 1] < -0.9
    with rasterio.open(paths["entropy"]) as dataset:
        assert dataset.descriptions == ("entropy",) and dataset.nodata == -1


def test_a_map_of_which_a_window_was_never_stored_is_no_map(image, model, tmp_path, monkeypatch):
    store = predict_raster._Sink.write

    def forgetful(sink, window, probabilities, valid):
        if (window.row, window.column) != (0, 0):
            store(sink, window, probabilities, valid)

    monkeypatch.setattr(predict_raster._Sink, "write", forgetful)
    with pytest.raises(InternalError, match="Of 9900 pixels only"):
        run(job(image, model, tmp_path, options=PredictionOptions(window_size=32)), JobContext.silent())
    assert not (tmp_path / "map.tif").exists()


def test_percent_is_rounded_probability(image, model, tmp_path):
    outputs = {"probabilities": str(tmp_path / "p.tif"), "confidence": str(tmp_path / "c.tif")}
    run(
        job(image, model, tmp_path, **outputs, options=PredictionOptions(probability_format="float")),
        JobContext.silent(),
    )
    exact = read(tmp_path / "p.tif")
    run(job(image, model, tmp_path, **outputs), JobContext.silent())
    assert (read(tmp_path / "p.tif") == np.rint(exact * 100)).all()
    with rasterio.open(tmp_path / "c.tif") as dataset:
        assert dataset.dtypes == ("uint8",) and dataset.nodata == 255 and dataset.units == ("%",)


def test_nodata_in_is_nodata_out_and_not_counted(model, tmp_path):
    values = write_image(tmp_path / "image.tif", 90, 110, nodata=0)
    values[:, 20:40, 30:] = 0
    values[0, 60:, :10] = 0  # one band only: still a pixel
    with rasterio.open(tmp_path / "image.tif", "r+") as dataset:
        dataset.write(values)
    path = str(tmp_path / "image.tif")
    result = run(job(path, model, tmp_path, probabilities=str(tmp_path / "p.tif")), JobContext.silent())
    missing = np.zeros((90, 110), bool)
    missing[20:40, 30:] = True
    assert ((read(result.output)[0] == 255) == missing).all()
    assert ((read(result.probabilities) == 255) == missing).all()
    assert sum(result.pixels.values()) == (~missing).sum()


def test_nan_is_nodata(model, tmp_path):
    values = write_image(tmp_path / "image.tif", 40, 40, dtype="float32")
    values[:, :5] = np.nan
    values[0, 20, 20] = np.nan
    with rasterio.open(tmp_path / "image.tif", "r+") as dataset:
        dataset.write(values)
    classes = read(run(job(str(tmp_path / "image.tif"), model, tmp_path), JobContext.silent()).output)[0]
    assert (classes[:5] == 255).all() and (classes[5:] != 255).all()


@pytest.mark.parametrize("highest", [254, 255, 65534])
def test_the_number_type_follows_the_class_values(highest, image, tmp_path):
    classes = (*CLASSES[:2], ClassRecord(highest, "high", "#123456"))
    path = write_model(tmp_path / "m.alquimia", FAMILY, classes=classes)
    result = run(job(image, path, tmp_path), JobContext.silent())
    with rasterio.open(result.output) as dataset:
        assert (dataset.dtypes[0], dataset.nodata) == (("uint8", 255) if highest == 254 else ("uint16", 65535))
        assert set(np.unique(dataset.read(1))) <= {1, 4, highest}
    assert result.pixels[str(highest)] > 0


def test_an_extent_is_cut_out_of_the_whole_map(image, model, tmp_path):
    whole = read(run(job(image, model, tmp_path), JobContext.silent()).output)[0]
    extent = (500_333.0, 3_999_400.0, 500_700.0, 3_999_905.0)
    result = run(job(image, model, tmp_path, extent=extent, output=str(tmp_path / "part.tif")), JobContext.silent())
    with rasterio.open(result.output) as dataset:
        assert (dataset.transform.c, dataset.transform.f) == (500_330, 3_999_910)
        part = dataset.read(1)
    assert part.shape == (51, 37) and (part == whole[9:60, 33:70]).all()


def test_a_one_pixel_image(model, tmp_path):
    write_image(tmp_path / "image.tif", 1, 1)
    result = run(job(str(tmp_path / "image.tif"), model, tmp_path), JobContext.silent())
    assert read(result.output).shape == (1, 1, 1) and sum(result.pixels.values()) == 1


def test_bands_are_found_by_name_and_a_mismatch_names_both_sides(tmp_path):
    bands = (BandRecord("red", 100.0, 50.0), BandRecord("nir", 90.0, 40.0))
    model = write_model(tmp_path / "m.alquimia", FAMILY, bands=bands)
    write_image(tmp_path / "image.tif", 40, 40)
    shutil.copy(tmp_path / "image.tif", tmp_path / "swapped.tif")
    for name, descriptions in (("image.tif", ("red", "nir")), ("swapped.tif", ("nir", "red"))):
        with rasterio.open(tmp_path / name, "r+") as dataset:
            if name == "swapped.tif":
                dataset.write(dataset.read()[::-1])
            dataset.descriptions = descriptions
    maps = [
        read(run(job(str(tmp_path / name), model, tmp_path), JobContext.silent()).output)
        for name in ("image.tif", "swapped.tif")
    ]
    assert (maps[0] == maps[1]).all()
    with rasterio.open(tmp_path / "image.tif", "r+") as dataset:
        dataset.descriptions = ("red", "swir")
    with pytest.raises(ImageError, match=r"red, nir.*red, swir"):
        run(job(str(tmp_path / "image.tif"), model, tmp_path), JobContext.silent())
    ignoring = PredictionOptions(ignore_band_names=True)
    context = JobContext.silent()
    mapped = run(job(str(tmp_path / "image.tif"), model, tmp_path, options=ignoring), context)
    assert (read(mapped.output) == maps[0]).all()
    assert "in their order, not by name: swir as nir" in logged(context, "warning")


def test_another_ground_resolution_is_warned_about(image, tmp_path):
    context = JobContext.silent()
    run(job(image, write_model(tmp_path / "m.alquimia", FAMILY, ground_resolution=(3.0, 3.0)), tmp_path), context)
    assert "10 × 10 m" in logged(context, "warning") and "3 × 3 m" in logged(context, "warning")


@pytest.mark.parametrize("normalisation", ["group"])
def test_networks_that_see_everything_are_blended(normalisation, image, tmp_path):
    family = UNet(depth=1, first_filters=4, normalisation=normalisation)
    model, context = write_model(tmp_path / "m.alquimia", family), JobContext.silent()
    small = run(job(image, model, tmp_path, options=PredictionOptions(window_size=16)), context)
    pixels = read(small.output)
    assert "tiles of 32 pixels every 16 pixels, blended" in logged(context, "info")
    large = read(run(job(image, model, tmp_path), JobContext.silent()).output)
    assert (pixels == large).mean() > 0.999  # equal probabilities may be ties


BAD_INPUT = {
    "all nodata": (ImageError, "no valid pixel at all"),
    "extent outside": (ImageError, "outside the image"),
    "extent on nodata": (ImageError, "no valid pixel in the extent"),
    "two images": (ParameterError, "one image at a time; 2"),
    "no image": (ImageError, "cannot be opened"),
    "no crs": (ImageError, "no CRS"),
    "bands missing": (ImageError, "trained on 2 bands"),
    "foreign model": (ModelFileError, "not a readable Alquimia model"),
    "no model": (ModelFileError, "does not exist"),
    "no output": (OutputError, "no file name"),
    "output is input": (OutputError, "also an input"),
    "same outputs": (OutputError, "same file name"),
    "wrong suffix": (OutputError, "must be a GeoTIFF"),
    "no folder": (OutputError, "does not exist"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_sentence_and_leaves_nothing_behind(case, image, model, tmp_path):
    values = write_image(tmp_path / "hole.tif", 40, 40, nodata=0)
    values[:, :20] = 0
    with rasterio.open(tmp_path / "hole.tif", "r+") as dataset:
        dataset.write(values)
    write_image(tmp_path / "empty.tif", 40, 40, nodata=0)
    with rasterio.open(tmp_path / "empty.tif", "r+") as dataset:
        dataset.write(values * 0)
    write_image(tmp_path / "nowhere.tif", 40, 40, crs=None)
    changes = {
        "all nodata": {"images": (str(tmp_path / "empty.tif"),)},
        "extent outside": {"extent": (0.0, 0.0, 1.0, 1.0)},
        "extent on nodata": {
            "images": (str(tmp_path / "hole.tif"),), "extent": (500_000.0, 3_999_900.0, 500_100.0, 4_000_000.0)
        },
        "two images": {"images": (image, image)},
        "no image": {"images": (str(tmp_path / "none.tif"),)},
        "no crs": {"images": (str(tmp_path / "nowhere.tif"),)},
        "bands missing": {"bands": (1,)},
        "foreign model": {"model": image},
        "no model": {"model": str(tmp_path / "none.alquimia")},
        "no output": {"output": ""},
        "output is input": {"output": image},
        "same outputs": {"confidence": str(tmp_path / "map.tif")},
        "wrong suffix": {"confidence": str(tmp_path / "c.png")},
        "no folder": {"probabilities": str(tmp_path / "none" / "p.tif")},
    }[case]  # fmt: skip
    before = {path: path.stat().st_size for path in tmp_path.iterdir()}
    error, words = BAD_INPUT[case]
    with pytest.raises(error, match=words) as caught:
        run(job(image, model, tmp_path, **changes), JobContext.silent())
    assert caught.value.hint and "\n" not in str(caught.value)
    assert {path: path.stat().st_size for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99], ids=["before", "while mapping", "while finishing the files"])
def test_cancelling_leaves_nothing_behind(share, image, model, tmp_path):
    seen: list[list[str]] = []

    class Impatient(JobContext):
        def progress(self, fraction, message="", remaining=None):
            if fraction >= share:
                seen.append([path.suffix for path in tmp_path.iterdir()])
                self.request_cancel()

    context = Impatient("job", lambda event: None)
    outputs = {"probabilities": str(tmp_path / "p.tif"), "confidence": str(tmp_path / "c.tif")}
    options = PredictionOptions(window_size=16, batch_size=1)
    with pytest.raises(JobCancelled):
        run(job(image, model, tmp_path, **outputs, options=options), context)
    assert (".unfinished" in seen[-1]) == (share > 0), "the file that must vanish had been there"
    assert seen[-1].count(".partial") == (3 if share > 0.97 else 0)
    assert [path.name for path in tmp_path.iterdir()] == ["image.tif"]


LAYOUTS = {
    "tiled": {"tiled": True, "blockxsize": 32, "blockysize": 16, "interleave": "band"},
    "tiled and interleaved": {"tiled": True, "blockxsize": 32, "blockysize": 32, "interleave": "pixel"},
    "strips": {"blockysize": 3, "interleave": "band", "compress": "deflate"},
    "one line a strip, interleaved": {"blockysize": 1, "interleave": "pixel", "compress": "lzw", "predictor": 2},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_the_file_does_not_change_the_map(layout, image, model, tmp_path):
    expected = read(run(job(image, model, tmp_path), JobContext.silent()).output)
    other = str(tmp_path / "other.tif")
    with rasterio.open(image) as source:
        profile, values = {**source.profile, **LAYOUTS[layout]}, source.read()
    with rasterio.open(other, "w", **profile) as dataset:
        dataset.write(values)
    options = PredictionOptions(window_size=32)
    mapped = run(job(other, model, tmp_path, output=str(tmp_path / "o.tif"), options=options), JobContext.silent())
    assert (read(mapped.output) == expected).mean() > 0.999  # equal probabilities may be ties


def test_a_jpeg_image_is_mapped_as_it_is_decoded(tmp_path):
    bands = (BandRecord("", 100.0, 50.0), BandRecord("", 90.0, 40.0), BandRecord("", 95.0, 45.0))
    model = write_model(tmp_path / "m.alquimia", FAMILY, bands=bands)
    jpeg = {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "jpeg", "interleave": "pixel"}
    write_image(tmp_path / "jpeg.tif", 150, 170, bands=3, photometric="ycbcr", **jpeg)
    with rasterio.open(tmp_path / "jpeg.tif") as source:
        decoded, profile = source.read(), {"driver": "GTiff", "transform": source.transform, "crs": source.crs}
    with rasterio.open(
        tmp_path / "plain.tif", "w", count=3, dtype="uint8", height=150, width=170, **profile
    ) as dataset:
        dataset.write(decoded)
    outputs = []
    for name in ("jpeg", "plain"):
        options = PredictionOptions(window_size=48)
        outputs.append(
            run(
                job(str(tmp_path / f"{name}.tif"), model, tmp_path, output=str(tmp_path / f"map {name}.tif"),
                    options=options),
                JobContext.silent(),
            ).output
        )  # fmt: skip
    first, second = (read(path) for path in outputs)
    assert (first == second).all() and len(np.unique(first)) > 1


def test_two_hundred_bands(tmp_path):
    bands = tuple(BandRecord("", 100.0, 50.0) for _ in range(200))
    model = write_model(tmp_path / "m.alquimia", FAMILY, bands=bands)
    write_image(tmp_path / "image.tif", 60, 70, bands=200, dtype="uint16", interleave="pixel")
    image, maps = str(tmp_path / "image.tif"), []
    for size in (None, 16):
        output = str(tmp_path / f"map{size}.tif")
        options = PredictionOptions(window_size=size, probability_format="float")
        probabilities = str(tmp_path / f"p{size}.tif")
        run(
            job(image, model, tmp_path, output=output, probabilities=probabilities, options=options),
            JobContext.silent(),
        )
        maps.append(read(probabilities))
    assert np.abs(maps[0] - maps[1]).max() < 1e-5


@pytest.mark.parametrize("shape", [(1, 60), (60, 1), (5, 7)], ids=str)
def test_images_narrower_than_the_margin(shape, model, tmp_path):
    write_image(tmp_path / "image.tif", *shape)
    result = run(job(str(tmp_path / "image.tif"), model, tmp_path), JobContext.silent())
    assert read(result.output).shape == (1, *shape) and sum(result.pixels.values()) == np.prod(shape)


def test_windows_shrink_to_the_memory_that_is_allowed(model, tmp_path):
    write_image(tmp_path / "image.tif", 1100, 1100)
    spacious, narrow = JobContext.silent(), JobContext.silent()
    image = str(tmp_path / "image.tif")
    big = run(job(image, model, tmp_path, options=PredictionOptions(memory=4000)), spacious)
    assert "windows of up to 1024 pixels" in logged(spacious, "info")
    small = run(
        job(image, model, tmp_path, output=str(tmp_path / "s.tif"), options=PredictionOptions(memory=256)), narrow
    )
    assert "windows of up to 1024 pixels" not in logged(narrow, "info")
    assert (read(big.output) == read(small.output)).mean() > 0.9999


MAP_AND_REPORT_MEMORY = """
    import resource, sys
    from pathlib import Path
    from alquimia_qgis.engine.context import JobContext
    from alquimia_qgis.engine.jobs.predict_raster import run
    from alquimia_qgis.protocol.jobs import PredictRasterJob
    from alquimia_qgis.protocol.options import PredictionOptions
    folder, sizes = Path(sys.argv[1]), sys.argv[2:]
    for size in sizes:
        run(PredictRasterJob((str(folder / f"{size}.tif"),), str(folder / "m.alquimia"), str(folder / f"map{size}.tif"),
            options=PredictionOptions(window_size=256, batch_size=1)), JobContext.silent())
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def repeat(source: Path, target: Path, times: int) -> None:
    """Write an image that shows another one several times in each direction."""
    with rasterio.open(source) as small:
        profile, values = small.profile, small.read()
    height, width = values.shape[1:]
    profile.update(height=height * times, width=width * times)
    with rasterio.open(target, "w", **profile) as large:
        for row in range(times):
            large.write(np.tile(values, (1, 1, times)), window=Window(0, row * height, width * times, height))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX resource usage")
def test_memory_does_not_grow_with_the_raster(tmp_path):
    """138 MB of pixels (twice that as float32) may cost what GDAL's cache is allowed, but not what the raster has."""
    family = UNet(depth=1, first_filters=2, kernel_size=1, encoder_convolutions=1, decoder_convolutions=1)
    write_model(tmp_path / "m.alquimia", family, bands=BANDS * 6)
    write_image(tmp_path / "600.tif", 600, 600, bands=12, dtype="uint16", tiled=True)
    repeat(tmp_path / "600.tif", tmp_path / "2400.tif", 4)
    command = [sys.executable, "-c", textwrap.dedent(MAP_AND_REPORT_MEMORY), str(tmp_path), "600", "2400"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    small, large = map(int, done.stdout.split()) if done.returncode == 0 else pytest.fail(done.stderr[-2000:])
    assert large - small < 100e6, f"{small / 1e6:.0f} MB and then {large / 1e6:.0f} MB"
