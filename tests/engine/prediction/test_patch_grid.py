"""One answer for each patch: a coarse map with the very values that the map of every pixel has at the middles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.bundle.inference import inference_record
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.predict_raster import run
from alquimia_qgis.engine.prediction.mapping import Assignment, map_area
from alquimia_qgis.engine.prediction.network import never_cancelled
from alquimia_qgis.engine.prediction.patch_grid import PatchCells, PatchGrid
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.protocol.bundle_manifest import Manifest
from alquimia_qgis.protocol.errors import ImageError, JobCancelled, ParameterError
from alquimia_qgis.protocol.events import Log, Progress
from alquimia_qgis.protocol.jobs import PredictRasterJob
from alquimia_qgis.protocol.map_detail import PATCHES, MapDetail
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.families.small_cnn import SmallCNN
from alquimia_qgis.zoo.families.unet import UNet
from alquimia_qgis.zoo.patch_family import PatchFamily
from tests.engine.features.models import show_families, write_model
from tests.engine.prediction import scenes
from tests.engine.raster.rasters import write_raster

HEIGHT, WIDTH, CHIP = 60, 83, 5
FLOATS = PredictionOptions(probability_format="float")


@pytest.fixture(scope="module", autouse=True)
def families(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALQUIMIA_FAMILIES", show_families(tmp_path_factory.mktemp("families") / "own"))
        yield


@pytest.fixture(scope="module")
def model(families, tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("chips") / "m.alquimia", "chips")


@pytest.fixture
def values():
    """A slope with noise, so that both classes are there."""
    noise = np.random.default_rng(0).normal(0, 0.3, (HEIGHT, WIDTH))
    return (np.linspace(-2, 2, WIDTH) + noise).astype("float32")


@pytest.fixture
def image(values, tmp_path):
    return write_raster(tmp_path / "image.tif", values[np.newaxis])


def job(image: str, model: str, folder: Path, stride: int | None = None, **changes) -> PredictRasterJob:
    folder.mkdir(exist_ok=True)
    settings = {"detail": MapDetail(PATCHES, stride), "options": FLOATS, **changes}
    shares = {"probabilities": str(folder / "p.tif"), "confidence": str(folder / "c.tif")}
    return PredictRasterJob((image,), model, str(folder / "map.tif"), **{**shares, **settings})


def mapped(job: PredictRasterJob, context: JobContext | None = None) -> list[np.ndarray]:
    """Class map, probabilities and confidence."""
    run(job, context or JobContext.silent())
    return [read(path) for path in job.outputs]


def read(path: str) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read()


def said(context: JobContext) -> str:
    return " | ".join(event.message for event in context.events if isinstance(event, Log))


@pytest.mark.parametrize(("size", "stride"), [(5, None), (4, None), (5, 3), (4, 9), (5, 1)])
def test_a_patch_has_the_answer_of_its_middle_pixel(image, tmp_path, size, stride):
    model = write_model(tmp_path / "m.alquimia", "chips", {"patch_size": size})
    fine = mapped(job(image, model, tmp_path / "fine", detail=MapDetail()))
    coarse = mapped(job(image, model, tmp_path / "coarse", stride))
    step = stride or size
    for every, each in zip(fine, coarse, strict=True):
        middles = every[:, step // 2 :: step, step // 2 :: step]
        assert each.shape == middles.shape
        np.testing.assert_allclose(each, middles, atol=1e-6)


def test_its_pixels_are_as_large_as_the_patches_are_apart(image, model, tmp_path):
    result = run(job(image, model, tmp_path, 7), JobContext.silent())
    with rasterio.open(image) as source, rasterio.open(result.output) as dataset:
        assert dataset.transform.almost_equals(source.transform @ source.transform.scale(7))
        assert (dataset.width, dataset.height) == (12, 9) and dataset.crs == source.crs
        assert dataset.nodata == 255
    assert sum(result.pixels.values()) == 12 * 9


def test_patches_without_data_in_the_middle_have_no_answer(values, model, tmp_path):
    values[10:20, 30:40] = np.nan
    values[2, 2], values[6, 6] = np.nan, np.nan
    image = write_raster(tmp_path / "holes.tif", values[np.newaxis])
    classes, _, confidence = mapped(job(image, model, tmp_path / "coarse"))
    missing = np.isnan(values[2::5, 2::5])
    assert missing[0, 0] and not missing[1, 1] and missing.sum() == 5
    assert (classes[0] == 255).tolist() == (confidence[0] == -1).tolist() == missing.tolist()


def test_patches_are_counted_from_the_image_whatever_the_extent(image, model, tmp_path):
    whole = mapped(job(image, model, tmp_path / "whole"))
    extent = (500_000 + 10 * 13, 4_800_000 - 10 * 31, 500_000 + 10 * 27, 4_800_000 - 10 * 16)
    part = job(image, model, tmp_path / "part", extent=extent)
    for all_of_it, some in zip(whole, mapped(part), strict=True):
        np.testing.assert_array_equal(some, all_of_it[:, 3:7, 2:6])
    with rasterio.open(part.output) as dataset:
        assert dataset.bounds.left == 500_000 + 10 * 10 and dataset.bounds.top == 4_800_000 - 10 * 15


@pytest.mark.parametrize("options", [{"window_size": 16}, {"window_size": 23, "batch_size": 1}])
def test_the_map_does_not_depend_on_windows(image, model, tmp_path, options):
    whole = mapped(job(image, model, tmp_path / "whole", 2))
    settings = PredictionOptions(probability_format="float", **options)
    for one, other in zip(whole, mapped(job(image, model, tmp_path / "parts", 2, options=settings)), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_networks_with_a_dense_form_give_the_same_as_that(tmp_path):
    model = write_patch_model(tmp_path / "m.alquimia", SmallCNN(16, 2, 3, 4, dropout=0.0))
    scenes.write_image(tmp_path / "image.tif", 70, 90)
    image = str(tmp_path / "image.tif")
    fine = mapped(job(image, model, tmp_path / "fine", detail=MapDetail()))
    context = JobContext.silent()
    coarse = mapped(job(image, model, tmp_path / "coarse"), context)
    np.testing.assert_allclose(coarse[1], fine[1][:, 8::16, 8::16], atol=1e-5)
    assert "Mapping 6 × 4 patches" in said(context) and "one patch of 16 × 16 pixels every 16 pixels" in said(context)


def test_numbers(image, values, tmp_path):
    model = write_model(tmp_path / "numbers.alquimia", "chips", numbers=True)
    (numbers,) = mapped(job(image, model, tmp_path / "coarse", probabilities="", confidence=""))
    inside = values[:60, :80].reshape(12, 5, 16, 5).mean(axis=(1, 3))
    np.testing.assert_allclose(numbers[0, :, :16], 10 + 2 * inside, rtol=1e-5)


def test_only_networks_that_answer_once_for_a_chip(image, model, tmp_path):
    unet = scenes.write_model(tmp_path / "unet.alquimia", UNet(depth=1, first_filters=4, dropout=0.0))
    scenes.write_image(tmp_path / "scene.tif", 40, 40)
    with pytest.raises(ParameterError, match="gives every pixel an answer of its own") as caught:
        run(job(str(tmp_path / "scene.tif"), unet, tmp_path), JobContext.silent())
    assert "DETAIL" in caught.value.hint
    with pytest.raises(ImageError, match="too small for one patch every 200 pixels"):
        run(job(image, model, tmp_path, 200), JobContext.silent())
    beyond = (500_000 + 10 * 82, 4_800_000 - 100, 500_000 + 10 * 83, 4_800_000)
    with pytest.raises(ImageError, match="only the last pixels"):
        run(job(image, model, tmp_path, 20, extent=beyond), JobContext.silent())
    assert not (tmp_path / "map.tif").exists()


def test_the_log_says_what_is_slow_and_what_has_no_effect(image, model, tmp_path):
    context = JobContext.silent()
    run(job(image, model, tmp_path, detail=MapDetail(stride=3)), context)
    assert f"each of {HEIGHT * WIDTH:,} pixels takes a patch of its own" in said(context)
    assert "STRIDE has no effect" in said(context)


def test_a_cancelled_map_goes_on_and_counts_pixels_of_the_image(image, model, tmp_path):
    options = PredictionOptions(probability_format="float", window_size=20, keep_on_cancel=True)
    whole = mapped(job(image, model, tmp_path / "whole"))
    cut = job(image, model, tmp_path / "cut", options=options)
    with pytest.raises(JobCancelled):
        run(cut, _Cancelling(after=2500))
    context = JobContext.silent()
    for one, other in zip(whole, mapped(cut, context), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)
    assert "Going on with the unfinished work" in said(context)
    shown = [event.message for event in context.events if isinstance(event, Progress) and "Mpx" in event.message]
    assert any(f"of {12 * 17 * 25 / 1e6:.2f} Mpx" in message for message in shown)


def write_patch_model(path: Path, family: PatchFamily, name: str = "small_cnn") -> str:
    blueprint = Blueprint(family, len(scenes.BANDS), len(scenes.CLASSES))
    network = scenes.random_model(family)
    manifest = Manifest(
        family=name, family_title=family.title, family_parameters=family.to_dict(), family_declaration=[],
        task="segmentation", input_kind="image", bands=scenes.BANDS, classes=scenes.CLASSES,
        patch_size=family.patch_size, ground_resolution=(10.0, 10.0),
        inference=inference_record(family, network, family.patch_size),
    )  # fmt: skip
    chip = self_test_chip(blueprint, family.patch_size, None)
    write_bundle(str(path), manifest, network, (chip, run_network(network, chip)), "", "")
    return str(path)


class _Cancelling(JobContext):
    """Cancels when so many pixels of the image are mapped."""

    def __init__(self, after: int) -> None:
        super().__init__("cancelling", lambda event: None)
        self._after = after

    def progress(self, fraction: float, message: str = "", remaining: float | None = None) -> None:
        if message.startswith("Mapping") and float(message.split()[1]) * 1e6 >= self._after:
            self.request_cancel()


class _Short:
    """Runs out of memory above so many pixels at once; answers with the middle of each patch."""

    backend = device = precision = "short"

    def __init__(self, most: int) -> None:
        self.most = most

    def probabilities(self, pixels, present=None, check_cancelled=never_cancelled):
        if pixels[:, 0].size > self.most:
            raise MemoryError
        middle = pixels.shape[-1] // 2
        return pixels[:, :1, middle : middle + 1, middle : middle + 1].astype(np.float32)


class _Sink:
    def __init__(self, shape: tuple[int, int]) -> None:
        self.values = np.full(shape, np.nan)

    def write(self, window, probabilities, valid):
        self.values[window.slices] = probabilities[0]


def test_windows_of_patches_are_halved_when_memory_runs_out(image, values):
    with open_image(image) as source:
        cells = PatchCells(source, CHIP, CHIP)
        sink, context = _Sink((12, 17)), JobContext.silent()
        assignment = Assignment(cells, cells.window, _Short(8 * CHIP**2), PatchGrid(CHIP, CHIP), 16, 2, step=CHIP)
        map_area(assignment, sink, context)
    padded = np.pad(values, ((0, 5), (0, 5)), mode="symmetric")
    np.testing.assert_array_equal(sink.values, padded[2::5, 2::5][:12, :17])
    assert "going on with windows of 40 pixels" in said(context)
