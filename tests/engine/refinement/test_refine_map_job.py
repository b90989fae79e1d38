"""A map made anew of probabilities that follow an image."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import refine_map
from alquimia_qgis.engine.jobs.refine_map import run
from alquimia_qgis.engine.raster.category_names import CLASSES_TAG, classes_tag, read_classes
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ImageError, OutputError, ParameterError
from alquimia_qgis.protocol.refinement import RefineMapJob, RefinementOptions

CLASSES = (ClassRecord(3, "Water", "#4477aa"), ClassRecord(8, "Land", "#228833"))
TRANSFORM = from_origin(500_000, 4_000_000, 10, 10)
HEIGHT, WIDTH = 90, 130
EDGE = 64  # column where water becomes land in the image


def write(path, values, *, transform=TRANSFORM, tags=None, **profile) -> str:
    settings = {"driver": "GTiff", "count": len(values), "dtype": values.dtype.name, "crs": "EPSG:32629", **profile}
    height, width = values.shape[1:]
    with rasterio.open(path, "w", height=height, width=width, transform=transform, **settings) as dataset:
        dataset.write(values)
        dataset.update_tags(**(tags or {}))
    return str(path)


def read(path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return dataset.read()


@pytest.fixture
def scene(tmp_path):
    """A sharp image, and probabilities in percent whose border is blurred and three columns off, with a hole."""
    random = np.random.default_rng(0)
    image = np.where(np.arange(WIDTH) < EDGE, 60, 160) + random.normal(0, 4, (3, HEIGHT, WIDTH))
    land = np.clip((np.arange(WIDTH) - EDGE + 3 + 8) / 16, 0, 1) + random.normal(0, 0.1, (HEIGHT, WIDTH))
    land = np.rint(100 * land.clip(0, 1)).astype("uint8")
    shares = np.stack([100 - land, land])
    shares[:, 10:20, 20:30] = 255
    tags = {CLASSES_TAG: classes_tag(CLASSES)}
    return (
        write(tmp_path / "p.tif", shares, nodata=255, tags=tags),
        write(tmp_path / "image.tif", image.astype("uint8")),
        shares,
    )


def test_the_border_lies_on_the_edge_of_the_image(scene, tmp_path):
    source, image, shares = scene
    job = RefineMapJob(source, image, str(tmp_path / "m.tif"), confidence=str(tmp_path / "c.tif"))
    result = run(job, JobContext.silent())
    truth = np.where(np.arange(WIDTH) < EDGE, 3, 8) * np.ones((HEIGHT, 1))
    hole = shares[0] == 255
    refined = read(result.output)[0]
    before = np.where(shares[1] > 50, 8, 3)
    assert (refined != truth)[~hole].sum() < (before != truth)[~hole].sum() / 4
    assert (refined[hole] == 255).all() and (read(tmp_path / "c.tif")[0][hole] == 255).all()
    assert read_classes(result.output) == CLASSES and sum(result.pixels.values()) == (~hole).sum()


def test_the_map_does_not_depend_on_windows(scene, tmp_path, monkeypatch):
    source, image, _ = scene
    options = RefinementOptions(probability_format="float", radius=3)
    shares = []
    for size in (256, 1024):
        monkeypatch.setattr(refine_map, "WINDOW_SIZE", size)
        large = [np.tile(read(path), (1, 4, 3)) for path in (source, image)]
        paths = [
            write(tmp_path / "large_p.tif", large[0], nodata=255), write(tmp_path / "large_image.tif", large[1])
        ]  # fmt: skip
        outputs = {"output": str(tmp_path / f"m{size}.tif"), "probabilities": str(tmp_path / f"p{size}.tif")}
        run(RefineMapJob(*paths, **outputs, refinement=options), JobContext.silent())
        shares.append(read(outputs["probabilities"]))
    assert shares[0].shape == (2, 360, 390) and np.allclose(shares[0], shares[1], atol=1e-6)


def test_an_image_of_another_grid_that_covers_only_a_part(scene, tmp_path):
    source, image, shares = scene
    half = read(image)[:, :, : WIDTH // 2].repeat(2, axis=1).repeat(2, axis=2)
    finer = write(tmp_path / "finer.tif", half, transform=from_origin(500_000, 4_000_000, 5, 5))
    job = RefineMapJob(
        source, finer, str(tmp_path / "m.tif"), probabilities=str(tmp_path / "r.tif"),
        refinement=RefinementOptions(probability_format="float"),
    )  # fmt: skip
    run(job, JobContext.silent())
    refined = read(tmp_path / "r.tif")
    right = shares[1, :, WIDTH // 2 + 1 :] / 100
    assert np.allclose(refined[1, :, WIDTH // 2 + 1 :], right)  # as it was
    assert not np.allclose(refined[1, 40:, : WIDTH // 2], shares[1, 40:, : WIDTH // 2] / 100, atol=0.01)


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        ({"source": "image"}, ImageError, "is no raster of probabilities: it holds values outside 0 to 100"),
        ({"source": "one_band"}, ImageError, "has 1 band"),
        ({"image": "elsewhere"}, ImageError, "has no valid pixel where the map lies"),
        ({"bands": tuple(range(1, 10))}, ParameterError, "at most 8 are possible"),
        ({"output": "source"}, OutputError, "is also an input"),
    ],
)
def test_bad_input_is_told_in_a_sentence(scene, tmp_path, change, error, sentence):
    source, image, _ = scene
    files = {
        "image": image,
        "source": source,
        "one_band": write(tmp_path / "one.tif", read(source)[:1]),
        "elsewhere": write(tmp_path / "far.tif", read(image), transform=from_origin(600_000, 4_000_000, 10, 10)),
    }
    changed = {name: files.get(value, value) if isinstance(value, str) else value for name, value in change.items()}
    with pytest.raises(error, match=sentence):
        run(
            RefineMapJob(**{"source": source, "image": image, "output": str(tmp_path / "m.tif"), **changed}),
            JobContext.silent(),
        )
    assert not (tmp_path / "m.tif").exists()
