"""Checking, sharing out and exporting samples: the whole jobs on small made-up scenes."""

from __future__ import annotations

import csv
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.folders.listing import list_pictures
from alquimia_qgis.engine.folders.picture import read_header, read_picture
from alquimia_qgis.engine.jobs import check_samples, export_chips, split_samples
from alquimia_qgis.protocol.errors import JobCancelled, OutputError, ParameterError, SamplesError
from alquimia_qgis.protocol.folders import FolderSource
from alquimia_qgis.protocol.options import SamplingOptions
from alquimia_qgis.protocol.sample_jobs import (
    CheckSamplesJob,
    ChipOptions,
    ExportChipsJob,
    PartOptions,
    SplitSamplesJob,
)
from alquimia_qgis.protocol.sources import SampleSource
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import NORTH, WEST, block, point, source, texts, write_layer
from tests.engine.test_train_job import logged

HEIGHT, WIDTH = 90, 120
# Rows of the table of parts: why there is none, and the part.
BOW_TIE = shapely.Polygon([(WEST + x, NORTH - y) for x, y in ((300, 700), (340, 740), (340, 700), (300, 740))])


@pytest.fixture
def image(tmp_path):
    """Dark on the left, bright on the right, with a hole of nodata at the lower edge."""
    noise = np.random.default_rng(0).normal(0, 6, (3, HEIGHT, WIDTH))
    pixels = np.where(np.arange(WIDTH) < WIDTH // 2, 60, 180) + noise
    mask = np.ones((HEIGHT, WIDTH), dtype=bool)
    mask[80:] = False
    return write_raster(
        tmp_path / "scene.tif", pixels.astype("uint8"), descriptions=("red", "green", "blue"), mask=mask
    )


@pytest.fixture
def samples(tmp_path):
    """Fields of two classes, and one of everything that can be wrong."""
    shapes = [block(row, column, 6, 6) for row in (5, 25, 45) for column in (5, 30, 70, 95)]
    names = ["dark", "dark", "bright/lit", "bright/lit"] * 3
    wrong = [block(8, 8, 6, 6), block(300, 300, 2, 2), block(60, 60, 2, 2), None, block(78, 10, 8, 4), BOW_TIE]
    path = write_layer(
        tmp_path / "samples.gpkg",
        [*shapes, *wrong],
        {"class": texts(*names, "bright/lit", "dark", None, "dark", "dark", "Dark")},
    )
    return source(path, title="My samples")


@pytest.fixture
def raster(tmp_path):
    values = np.full((1, HEIGHT, WIDTH), 1, dtype="uint8")
    values[0, :, WIDTH // 2 :] = 2
    return SampleSource(write_raster(tmp_path / "map.tif", values), "", "", is_raster=True)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_check_tells_what_there_is_and_what_is_wrong(image, samples, tmp_path):
    context = JobContext.silent()
    job = CheckSamplesJob(
        (image,), samples, report=str(tmp_path / "report.html"), table=str(tmp_path / "table.csv")
    )  # fmt: skip
    result = check_samples.run(job, context)
    assert (result.class_count, result.features, result.left_out) == (3, 15, 3)
    assert (result.overlaps, result.invalid) == (1, 1)
    assert result.warnings == logged(context, "warning").count("\n") + 1

    rows = {row["class"]: row for row in rows_of(job.table)}
    assert rows["dark"]["features"] == "7" and rows["dark"]["labelled_pixels"] == str(6 * 36 - 9 + 32)
    assert rows["dark"]["pixels_with_data"] == str(6 * 36 - 9 + 8)
    assert float(rows["bright/lit"]["area"]) == pytest.approx(7 * 3600.0)
    assert float(rows["bright/lit"]["area_ha"]) == pytest.approx((7 * 36 - 9) / 100)
    assert sum(float(row["share"]) for row in rows.values()) == pytest.approx(1.0)
    assert float(rows["bright/lit"]["mean_1_red"]) == pytest.approx(
        (216 * 180 + 27 * 60) / 243, abs=2
    )  # one lies in the dark
    assert rows["dark"]["nearest_class"] == "bright/lit" and float(rows["dark"]["separability"]) > 1.5

    page = Path(job.report).read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for sentence in (
        "1 feature is off the image.",
        "1 feature is without a class.",
        "1 feature is without a usable shape",
        "1 pair of features of different classes overlaps; 9 pixels lie in several classes at once.",
        "labelled pixels have no data in the image, of “dark”.",
        "“Dark” has fewer than 5 features.",
        "The classes “Dark” and “dark” are spelt almost alike but count as different.",
        "1 feature has an invalid shape",
    ):
        assert sentence in text
    assert page.count("data:image/svg+xml") >= 1 and "Samples of My samples" in text


def test_the_check_finds_nothing_in_good_samples(image, tmp_path):
    shapes = [block(row, column, 6, 6) for row in (5, 20, 35, 50, 65) for column in (5, 70)]
    good = source(write_layer(tmp_path / "good.gpkg", shapes, {"class": texts(*["a", "b"] * 5)}))
    result = check_samples.run(
        CheckSamplesJob((image,), good, bands=(1,), report=str(tmp_path / "r.html")), JobContext.silent()
    )
    assert result.warnings == 0 and result.separability == pytest.approx(2.0, abs=0.01)
    assert "Nothing stands out" in Path(result.report).read_text(encoding="utf-8")


def test_one_class_is_checked_and_told(image, tmp_path):
    alone = source(write_layer(tmp_path / "one.gpkg", [point(20.5, 20.5)], {"class": texts("a")}))
    context = JobContext.silent()
    result = check_samples.run(CheckSamplesJob((image,), alone, sampling=SamplingOptions(sample_width=30.0)), context)
    assert result.class_count == 1 and result.separability is None and result.pixels == 9
    assert "All samples are of one class, “a”." in logged(context, "warning")


def test_a_raster_of_classes_is_checked_as_well(image, raster, tmp_path):
    result = check_samples.run(
        CheckSamplesJob((image,), raster, report=str(tmp_path / "r.html"), table=str(tmp_path / "t.csv")),
        JobContext.silent(),
    )
    assert (result.class_count, result.overlaps, result.pixels) == (2, 0, 80 * WIDTH)
    assert float(rows_of(result.table)[0]["area"]) == HEIGHT * WIDTH / 2 * 100


def test_parts_are_told_in_the_order_of_the_layer(image, samples, tmp_path):
    job = SplitSamplesJob(image, samples, str(tmp_path / "parts.sqlite"), part_options=PartOptions(test_share=0.2))
    context = JobContext.silent()
    result = split_samples.run(job, context)
    with closing(sqlite3.connect(job.parts)) as database:
        rows = database.execute("SELECT * FROM answers ORDER BY rowid").fetchall()
    assert len(rows) == 18 and [rows[index] for index in (13, 14, 15)] == [
        ("off the image", None), ("no class", None), ("no geometry", None),
    ]  # fmt: skip
    parts = [part for reason, part in rows if not reason]
    assert [parts.count(name) for name in ("train", "validation", "test")] == [
        result.training, result.validation, result.test,
    ]  # fmt: skip
    assert result.left_out == 3 and result.test >= 2 and result.distance > 0
    assert "dark: " in logged(context) and "to test." in logged(context)


def test_chips_of_one_class_are_what_a_training_on_folders_reads(image, samples, tmp_path):
    folder = tmp_path / "chips"
    job = ExportChipsJob(
        (image,), samples, str(folder), sampling=SamplingOptions(patch_size=16, placement="feature"),
        part_options=PartOptions(test_share=0.15),
    )  # fmt: skip
    result = export_chips.run(job, JobContext.silent())
    assert result.training + result.validation + result.test == 14  # one lies on nodata
    pictures = list_pictures(FolderSource(str(folder)))
    assert {picture.part for picture in pictures} == {"train", "validation", "test"}
    assert {picture.label for picture in pictures} == {"Dark", "bright_lit", "dark_2"}
    listed = list_pictures(FolderSource(result.listing))
    assert {picture.label for picture in listed} == {"dark", "bright/lit", "Dark"}
    assert sorted(picture.path for picture in listed) == sorted(picture.path for picture in pictures)
    with rasterio.open(image) as whole:
        for picture in pictures:
            with rasterio.open(picture.path) as chip:
                row, column = whole.index(*chip.xy(0, 0))
                assert chip.crs == whole.crs and chip.descriptions == whole.descriptions
                if 0 <= row <= HEIGHT - 16 and 0 <= column <= WIDTH - 16:
                    window = rasterio.windows.Window(column, row, 16, 16)
                    np.testing.assert_array_equal(chip.read(), whole.read(window=window))
                    np.testing.assert_array_equal(chip.dataset_mask(), whole.dataset_mask(window=window))
    assert not [path for path in folder.rglob("*") if path.name.endswith(".xml")]


def test_missing_pixels_are_missing_in_the_chips(image, tmp_path):
    edge = [block(row, column, 2, 2) for row in (2, 74) for column in (1, 30, 60, 90)]
    layer = source(write_layer(tmp_path / "edge.gpkg", edge, {"class": texts(*["a", "b"] * 4)}))
    for form in ("geotiff", "png"):
        folder = tmp_path / form
        export_chips.run(
            ExportChipsJob(
                (image,), layer, str(folder), sampling=SamplingOptions(patch_size=16, validation_share=0.0),
                chip_options=ChipOptions(file_format=form),
            ),
            JobContext.silent(),
        )  # fmt: skip
        below = next(path for path in sorted(folder.rglob("*_r6*_c22*")) if path.is_file())
        header = read_header(str(below))
        values = read_picture(header, 16)
        first = int(re.search(r"_r(\d+)_", below.name).group(1))
        assert len(header.bands) == 3
        assert np.isnan(values[80 - first :]).all() and np.isfinite(values[: 80 - first]).all()


def test_image_and_label_chips_lie_beside_each_other(image, raster, tmp_path):
    folder = tmp_path / "chips"
    folder.mkdir()  # an empty one is welcome
    job = ExportChipsJob(
        (image,), raster, str(folder), sampling=SamplingOptions(patch_size=32, maximum_chips=6),
        chip_options=ChipOptions(kind="label_chips"),
    )  # fmt: skip
    result = export_chips.run(job, JobContext.silent())
    rows = rows_of(result.listing)
    assert len(rows) == result.training + result.validation and result.test == 0
    assert {row["split"] for row in rows} == {"train", "validation"}
    for row in rows:
        with rasterio.open(folder / row["file"]) as picture, rasterio.open(folder / row["label_file"]) as labels:
            assert picture.transform == labels.transform and labels.dtypes == ("uint8",) and labels.nodata == 255
            column = round((labels.transform.c - WEST) / 10)
            expected = np.where(column + np.arange(32) < WIDTH // 2, 1, 2)
            values = labels.read(1)
            np.testing.assert_array_equal(values[values != 255], np.tile(expected, (32, 1))[values != 255])
    assert [row["name"] for row in rows_of(folder / "classes.csv")] == ["1", "2"]


def test_nothing_is_written_over_and_nothing_is_left(image, samples, tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="is not empty"):
        export_chips.run(ExportChipsJob((image,), samples, str(full)), JobContext.silent())
    before = sorted(tmp_path.iterdir())
    one = source(write_layer(tmp_path / "far.gpkg", [block(900, 900)], {"class": texts("a")}))
    with pytest.raises(SamplesError, match="No sample lies on the image"):
        export_chips.run(ExportChipsJob((image,), one, str(tmp_path / "new")), JobContext.silent())
    context = JobContext.silent()
    seen = context.progress

    def cancel(fraction, message="", remaining=None):
        if message.startswith("Writing"):
            context.request_cancel()
        seen(fraction, message, remaining)

    context.progress = cancel
    with pytest.raises(JobCancelled):
        export_chips.run(ExportChipsJob((image,), samples, str(tmp_path / "new")), context)
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "far.gpkg"])


def test_png_holds_bytes_only(tmp_path, samples):
    floats = write_raster(tmp_path / "f.tif", np.random.default_rng(0).random((2, 90, 120)).astype("float32"))
    job = ExportChipsJob((floats,), samples, str(tmp_path / "new"), chip_options=ChipOptions(file_format="png"))
    with pytest.raises(ParameterError, match="one or three bands of 8 bits; the image has 2 of float32"):
        export_chips.run(job, JobContext.silent())
