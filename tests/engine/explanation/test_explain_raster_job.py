"""A raster of what spoke for a class: overlapping patches are blended, and nothing depends on windows or extent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.explanation.heat_map import HeatMap, heat_windows
from alquimia_qgis.engine.jobs.explain_raster import run
from alquimia_qgis.engine.raster.image import open_image
from alquimia_qgis.engine.raster.window import Window
from alquimia_qgis.protocol.errors import FeaturesError, ImageError, JobCancelled, OutputError, ParameterError
from alquimia_qgis.protocol.explanation import ExplainRasterJob, ExplanationOptions, class_called
from alquimia_qgis.zoo.families.dense import FullyConnected
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.features.models import CLASSES, said, show_families, softmax, write_layer, write_model
from tests.engine.prediction import scenes
from tests.engine.prediction.test_patch_grid import write_patch_model
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, point

HEIGHT, WIDTH, CHIP, STEP = 40, 56, 5, 2
NODATA = -9999.0


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Logits are (-mean, mean) of a chip, and the last feature maps are the chip itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALQUIMIA_FAMILIES", show_families(tmp_path_factory.mktemp("families") / "own"))
        yield write_model(tmp_path_factory.mktemp("chips") / "m.alquimia", "chips")


@pytest.fixture
def values():
    noise = np.random.default_rng(0).normal(0, 0.3, (HEIGHT, WIDTH))
    values = (np.linspace(-2, 2, WIDTH) + noise).astype("float32")
    values[20:24, 30:33] = np.nan
    return values


@pytest.fixture
def image(values, tmp_path):
    return write_raster(tmp_path / "image.tif", values[np.newaxis])


def explained(image: str, model: str, target: Path, context: JobContext | None = None, **changes) -> np.ndarray:
    run(ExplainRasterJob((image,), model, str(target), **changes), context or JobContext.silent())
    with rasterio.open(target) as dataset:
        assert dataset.dtypes == ("float32",) and dataset.nodata == NODATA
        return dataset.read(1)


def expected(values: np.ndarray, second: bool | None) -> np.ndarray:
    """By hand: the positive part of each chip, its largest value 1, times the probability of the class; Hann means."""
    bell = np.sin(np.pi * (np.arange(CHIP) + 0.5) / CHIP) ** 2
    summed = np.zeros((2, HEIGHT + 2 * CHIP, WIDTH + 2 * CHIP))
    padded = np.pad(np.nan_to_num(values), CHIP, mode="symmetric")
    for row in range(STEP // 2, HEIGHT, STEP):
        for column in range(STEP // 2, WIDTH, STEP):
            if np.isnan(values[row, column]):
                continue
            place = np.s_[row + 3 : row + 3 + CHIP, column + 3 : column + 3 + CHIP]
            chip = padded[place]
            share = softmax(chip.mean())
            for_second = share >= 0.5 if second is None else second
            spoke = np.maximum(chip if for_second else -chip, 0)
            heat = spoke / max(spoke.max(), 1e-9) * (share if for_second else 1 - share)
            summed[0][place] += heat * np.outer(bell, bell)
            summed[1][place] += np.outer(bell, bell)
    mean = (summed[0] / np.maximum(summed[1], 1e-9))[CHIP:-CHIP, CHIP:-CHIP]
    return np.where(np.isnan(values), NODATA, mean)


@pytest.mark.parametrize(("value", "second"), [(None, None), (7, True), (3, False)])
def test_the_heat_is_that_of_all_patches_blended(image, values, model, tmp_path, value, second):
    heat = explained(image, model, tmp_path / "heat.tif", class_value=value)
    np.testing.assert_allclose(heat, expected(values, second), atol=1e-5)


def test_an_extent_is_a_part_of_the_whole(image, model, tmp_path):
    whole = explained(image, model, tmp_path / "whole.tif")
    extent = (500_000 + 10 * 13, 4_800_000 - 10 * 31, 500_000 + 10 * 27, 4_800_000 - 10 * 16)
    part = explained(image, model, tmp_path / "part.tif", extent=extent)
    np.testing.assert_allclose(part, whole[16:31, 13:27], atol=1e-6)
    with rasterio.open(tmp_path / "part.tif") as dataset, rasterio.open(image) as source:
        assert dataset.crs == source.crs and dataset.bounds == extent
        assert dataset.descriptions == ("activation of the predicted class",)


class _Brightness:
    """Explains a patch by its first band; counts what it is shown."""

    patch_size, batch = 6, 10

    def __init__(self) -> None:
        self.shown: list[int] = []

    def heat(self, patches, present):
        self.shown.append(len(patches))
        return np.where(present, patches, 0)[:, 0].astype(np.float32) if present is not None else patches[:, 0]


class _Everywhere:
    def wanted(self, window):
        rows = np.arange(window.row, window.row + window.height)[:, np.newaxis]
        columns = np.arange(window.column, window.column + window.width)
        return (rows % 3 == 1) & (columns % 4 == 0)


def test_windows_do_not_show(image):
    with open_image(image) as source:
        heat = HeatMap(source, _Everywhere(), _Brightness())
        whole = heat.window(source.window, lambda: None)
        for window in (Window(0, 0, 7, 11), Window(33, 50, 7, 6), Window(18, 25, 9, 13), Window(5, 0, 1, 56)):
            np.testing.assert_allclose(heat.window(window, lambda: None), whole[window.slices], atol=1e-6)
        assert set(heat._explainer.shown) <= {10, 5, 2, 1}


def test_windows_are_whole_blocks_within_the_memory(image):
    area = Window(3, 5, 1200, 2000)
    with open_image(image) as source:
        for allowed, size in ((2**34, 1024), (8e6, 512), (1.0, 256)):
            windows = list(heat_windows(area, source, 33, allowed))
            assert max(window.height for window in windows) == size
            assert sum(window.height * window.width for window in windows) == 1200 * 2000
            assert all((window.row - 3) % 256 == (window.column - 5) % 256 == 0 for window in windows)


def test_features_are_explained_by_the_patches_that_answer_for_them(image, values, model, tmp_path):
    places = write_layer(tmp_path / "f.gpkg", [point(10, 12), block(30, 40, 3)])
    context = JobContext.silent()
    heat = explained(image, model, tmp_path / "heat.tif", context, features=places)
    known = np.argwhere(heat != NODATA)
    assert "2 patches were looked at, 50 pixels have a value" in said(context)
    assert len(known) == 2 * CHIP**2 and (known.max(axis=0) - known.min(axis=0) < (27, 37)).all()
    outside = (500_000, 4_800_000 - 50, 500_050, 4_800_000)
    with pytest.raises(FeaturesError, match="No feature lies in the extent"):
        explained(image, model, tmp_path / "none.tif", features=places, extent=outside)


def test_numbers_are_explained_by_what_raised_them(image, values, model, tmp_path):
    numbers = write_model(tmp_path / "n.alquimia", "chips", numbers=True)
    heat = explained(image, numbers, tmp_path / "heat.tif")
    bright, dark = heat[:15, -10:], heat[:15, :10]
    assert bright.min() > 0.3 and bright.max() <= 1.0 and dark.max() == 0.0
    context = JobContext.silent()
    explained(image, numbers, tmp_path / "dark.tif", context, extent=(500_000, 4_799_900, 500_050, 4_799_950))
    assert "Nothing in these patches spoke for height" in said(context, "warning")
    with pytest.raises(ParameterError, match="no class 3"):
        explained(image, numbers, tmp_path / "none.tif", class_value=3)


def test_distances_beyond_a_patch_leave_gaps_that_are_told(image, model, tmp_path):
    context = JobContext.silent()
    heat = explained(image, model, tmp_path / "heat.tif", context, explanation=ExplanationOptions(stride=10))
    assert "lie further apart than they are wide" in said(context, "warning")
    assert (heat[3:8, 3:8] != NODATA).all() and (heat[8:13] == NODATA).all()


def test_models_without_places_are_refused(image, model, tmp_path):
    unet = scenes.write_model(tmp_path / "unet.alquimia", UNet(depth=1, first_filters=4, dropout=0.0))
    dense = write_patch_model(tmp_path / "dense.alquimia", FullyConnected(patch_size=5), "dense")
    target = tmp_path / "heat.tif"
    with pytest.raises(ParameterError, match="does not look at patches of a single image") as caught:
        explained(image, unet, target)
    assert "train_resnet" in caught.value.hint
    with pytest.raises(ParameterError, match="has no feature maps whose places could be shown"):
        explained(image, dense, target)
    with pytest.raises(OutputError, match="is also an input"):
        explained(image, model, Path(image))
    assert not target.exists()


def test_nothing_is_left_where_nothing_is_there_or_the_user_cancels(values, image, model, tmp_path):
    empty = write_raster(tmp_path / "empty.tif", np.full((1, 20, 20), np.nan, np.float32))
    with pytest.raises(ImageError, match="No patch has data in its middle"):
        explained(empty, model, tmp_path / "heat.tif")
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        explained(image, model, tmp_path / "heat.tif", context)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".tif", ".tif"]


def test_classes_are_called_by_name_or_value():
    assert class_called(" água ", CLASSES) == CLASSES[0] and class_called("7", CLASSES) == CLASSES[1]
    with pytest.raises(ParameterError, match=r"no class called 'Lake'; its classes are Água \(3\), Forest"):
        class_called("Lake", CLASSES)
