"""Several models on one reference: figures, McNemar's test, the map of disagreement, report and table."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import predict_raster
from alquimia_qgis.engine.jobs.compare_models import run
from alquimia_qgis.engine.metrics.confusion import ConfusionMatrix
from alquimia_qgis.engine.metrics.mcnemar import mcnemar
from alquimia_qgis.engine.raster.category_names import read_classes
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.comparison_jobs import CompareModelsJob
from alquimia_qgis.protocol.errors import JobCancelled, ParameterError, SamplesError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import PredictRasterJob, SampleSource
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.zoo.families.unet import UNet
from tests.engine.prediction.scenes import CLASSES, write_image, write_model

WIDTH, HEIGHT = 110, 90
PLACES = [(4, 6), (60, 20), (90, 70), (30, 75), (70, 50), (10, 40)]  # columns and rows


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """An image, two models of unlike margins, and the map of each."""
    folder = tmp_path_factory.mktemp("scene")
    write_image(folder / "image.tif", HEIGHT, WIDTH)
    families = {"small": UNet(depth=1, first_filters=4, dropout=0.0), "large": UNet(depth=2, first_filters=8)}
    models = [write_model(folder / f"{name}.alquimia", family) for name, family in families.items()]
    maps = []
    for model in models:
        output = model.replace(".alquimia", ".tif")
        predict_raster.run(PredictRasterJob((str(folder / "image.tif"),), model, output), JobContext.silent())
        with rasterio.open(output) as dataset:
            maps.append(dataset.read(1))
    return str(folder / "image.tif"), tuple(models), np.array(maps)


def write_reference(path: Path, image: str, values: np.ndarray) -> SampleSource:
    """Squares of 5 pixels whose class is that of ``values`` at their corner."""
    with rasterio.open(image) as dataset:
        transform, crs = dataset.transform, dataset.crs
    names = {record.value: record.name for record in CLASSES}
    shapes, labels = [], []
    for column, row in PLACES:
        (x0, y0), (x1, y1) = transform @ (column, row), transform @ (column + 5, row + 5)
        shapes.append(shapely.box(x0, y1, x1, y0))
        labels.append(names[int(values[row, column])])
    pyogrio.raw.write(
        path, shapely.to_wkb(np.array(shapes, dtype=object)), [np.array(labels, dtype=object)], ["class"],
        layer="samples", driver="GPKG", crs=str(crs), geometry_type="Polygon",
    )  # fmt: skip
    return SampleSource(str(path), "samples", "class", title="Field survey")


def truth_of(values: np.ndarray) -> np.ndarray:
    """The same squares as a raster, -1 elsewhere."""
    truth = np.full((HEIGHT, WIDTH), -1)
    for column, row in PLACES:
        truth[row : row + 5, column : column + 5] = values[row, column]
    return truth


def index_of(values: np.ndarray) -> np.ndarray:
    lookup = {record.value: index for index, record in enumerate(CLASSES)}
    return np.vectorize(lambda value: lookup.get(int(value), -1))(values)


def logged(context: JobContext, level: str) -> str:
    return " | ".join(event.message for event in context.events if isinstance(event, Log) and event.level == level)


def test_figures_are_those_of_the_maps_themselves(scene, tmp_path):
    image, models, maps = scene
    source = write_reference(tmp_path / "r.gpkg", image, maps[0])
    job = CompareModelsJob(
        models, (image,), source, report=str(tmp_path / "r.html"), table=str(tmp_path / "t.csv"),
        disagreement=str(tmp_path / "d.tif"),
    )  # fmt: skip
    result = run(job, JobContext.silent())
    truth = truth_of(maps[0])
    known = truth >= 0
    assert result.compared_pixels == known.sum() == 150
    right = [own[known] == truth[known] for own in maps]
    expected = mcnemar(int((right[0] & ~right[1]).sum()), int((right[1] & ~right[0]).sum()))
    for name, own in zip(("small", "large"), maps, strict=True):
        matrix = ConfusionMatrix(len(CLASSES))
        matrix.update(index_of(truth), index_of(own))
        figures = result.figures[name]
        assert figures["overall_accuracy"] == pytest.approx(matrix.overall_accuracy)
        assert figures["mean_iou"] == pytest.approx(matrix.mean_iou) and figures["kappa"] == pytest.approx(matrix.kappa)
        assert figures["file_bytes"] == Path(models[0]).with_name(f"{name}.alquimia").stat().st_size
    assert (result.best_name, result.best_model) == ("small", models[0])
    assert result.figures["large"]["weights"] > result.figures["small"]["weights"] > 1000
    rows = {row["model"]: row for row in csv.DictReader(Path(result.table).read_text(encoding="utf-8").splitlines())}
    assert float(rows["small"]["p against large"]) == pytest.approx(expected.p_value)
    assert int(rows["small"]["only right against large"]) == expected.only_first
    assert int(rows["large"]["only right against small"]) == expected.only_second
    html = Path(result.report).read_text(encoding="utf-8")
    assert "small has the highest mean IoU of 2 models" in html and "Field survey" in html and "data:image/png" in html
    with rasterio.open(result.disagreement) as dataset:
        assert (dataset.read(1) == 1 + (maps[0] != maps[1])).all() and dataset.nodata == 255
    assert [record.name for record in read_classes(result.disagreement)] == ["all models agree", "2 different answers"]
    json.dumps(dataclasses.asdict(result), allow_nan=False)
    assert {path.name for path in tmp_path.iterdir()} == {"r.gpkg", "r.html", "t.csv", "d.tif", "d.tif.aux.xml"}


@pytest.mark.parametrize("window_size", [None, 16])
def test_only_the_reference_is_mapped_and_the_figures_are_the_same(scene, tmp_path, window_size, monkeypatch):
    from alquimia_qgis.engine.raster.image import Image

    image, models, maps = scene
    source = write_reference(tmp_path / "r.gpkg", image, maps[1])
    whole = run(CompareModelsJob(models, (image,), source, disagreement=str(tmp_path / "d.tif")), JobContext.silent())
    read = []
    plain = Image.read_stack

    def counting(self, window):
        read.append(window.height * window.width)
        return plain(self, window)

    monkeypatch.setattr(Image, "read_stack", counting)
    options = ComputingOptions(window_size=window_size)
    result = run(CompareModelsJob(models, (image,), source, computing=options), JobContext.silent())
    for name, figures in result.figures.items():
        for figure in ("overall_accuracy", "mean_iou", "macro_f1", "kappa"):
            assert figures[figure] == pytest.approx(whole.figures[name][figure])
    assert result.compared_pixels == whole.compared_pixels and result.best_name == "large"
    if window_size:
        grid = -(-HEIGHT // window_size) * -(-WIDTH // window_size)
        assert len(read) < 2 * 0.6 * grid  # of both models together, far from all windows


def test_a_raster_as_reference_and_an_extent(scene, tmp_path):
    image, models, maps = scene
    with rasterio.open(image) as dataset:
        profile = {**dataset.profile, "count": 1, "dtype": "uint8", "nodata": 255}
        left, top = dataset.transform @ (20, 10)
        right, bottom = dataset.transform @ (60, 50)
    with rasterio.open(tmp_path / "truth.tif", "w", **profile) as dataset:
        dataset.write(maps[0], 1)
    job = CompareModelsJob(
        models, (image,), reference_raster=str(tmp_path / "truth.tif"), extent=(left, bottom, right, top)
    )
    result = run(job, JobContext.silent())
    assert result.compared_pixels == 1600 and result.figures["small"]["overall_accuracy"] == 1
    agreement = (maps[0] == maps[1])[10:50, 20:60].mean()
    assert result.figures["large"]["overall_accuracy"] == pytest.approx(agreement)


def test_a_model_that_does_not_know_a_class_is_told_of(scene, tmp_path):
    image, models, maps = scene
    renamed = (CLASSES[0], ClassRecord(4, "Wood", "#228833"), ClassRecord(7, "Bare", "#ccbb44"))
    other = write_model(tmp_path / "other.alquimia", UNet(depth=1, first_filters=4), classes=renamed)
    source = write_reference(tmp_path / "r.gpkg", image, maps[0])
    context = JobContext.silent()
    run(CompareModelsJob((models[0], other), (image,), source), context)
    words = logged(context, "warning")
    assert "other does not know 'Forest \"old\"': their pixels count as errors" in words
    assert "other has other class values (7 instead of 9 for 'Bare')" in words and "small does not know 'Wood'" in words


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        ({"models": ("a.alquimia",)}, ParameterError, "at least two models"),
        ({"reference": None}, ParameterError, "either reference features or a reference raster"),
        ({"reference_raster": "x.tif"}, ParameterError, "either reference features or a reference raster"),
        ({"extent": (500_000, 3_999_990, 500_010, 4_000_000)}, SamplesError, "No reference lies in the extent"),
    ],
)
def test_bad_input_is_told_in_a_sentence(scene, tmp_path, change, error, sentence):
    image, models, maps = scene
    source = write_reference(tmp_path / "r.gpkg", image, maps[0])
    job = CompareModelsJob(**{"models": models, "images": (image,), "reference": source, **change})
    with pytest.raises(error, match=sentence):
        run(job, JobContext.silent())


def test_the_same_model_twice_is_no_comparison(scene, tmp_path):
    image, models, maps = scene
    source = write_reference(tmp_path / "r.gpkg", image, maps[0])
    with pytest.raises(ParameterError, match="is given twice"):
        run(CompareModelsJob((models[0], models[0]), (image,), source), JobContext.silent())


def test_cancelling_leaves_nothing_behind(scene, tmp_path):
    image, models, maps = scene
    source = write_reference(tmp_path / "r.gpkg", image, maps[0])
    context = JobContext.silent()
    context.request_cancel()
    job = CompareModelsJob(
        models, (image,), source, report=str(tmp_path / "r.html"), disagreement=str(tmp_path / "d.tif")
    )
    with pytest.raises(JobCancelled):
        run(job, context)
    assert {path.name for path in tmp_path.iterdir()} == {"r.gpkg"}
