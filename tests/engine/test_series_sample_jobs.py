"""Samples of time series and of numbers are checked, and chips of series are series again."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
import rasterio

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs import check_samples, export_chips
from alquimia_qgis.engine.report.number_facts import fences, number_facts, rank_correlations
from alquimia_qgis.engine.report.number_hints import number_hints
from alquimia_qgis.engine.series.opening import open_series
from alquimia_qgis.protocol.errors import ParameterError, SamplesError
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions
from alquimia_qgis.protocol.sample_jobs import CheckSamplesJob, ExportChipsJob
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource
from tests.engine.raster.rasters import write_raster
from tests.engine.samples.layers import block, source, write_layer
from tests.engine.series.scenes import DATES, HEIGHT, WIDTH, cover, isos, write_samples, write_scene
from tests.engine.test_train_job import logged

SERIES = SeriesSource(isos(), "from the file names")


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    return tuple(write_scene(folder)), write_samples(folder)


def rows_of(path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(path) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", Path(path).read_text(encoding="utf-8")).split())


def test_a_series_has_its_dates_and_profiles(scene, tmp_path):
    images, samples = scene
    job = CheckSamplesJob(
        images, SampleSource(samples, "samples", "class"), report=str(tmp_path / "r.html"),
        table=str(tmp_path / "t.csv"), series=SeriesSource(isos(), "from the file names", differences=("nir/red",)),
        series_options=SeriesOptions(gaps="zero"),
    )  # fmt: skip
    result = check_samples.run(job, JobContext.silent())
    assert (result.class_count, result.features, result.pixels) == (2, 48, 48 * 9) and result.lowest is None
    rows = {row["class"]: row for row in rows_of(job.table)}
    early = [float(rows["early"][f"mean_{day}_nir"]) for day in DATES]
    late = [float(rows["late"][f"mean_{day}_nir"]) for day in DATES]
    assert int(np.argmax(early)) in (3, 4) and int(np.argmax(late)) in (8, 9)
    assert all(f"mean_{day}_observed" not in rows["late"] for day in DATES)
    difference = next(name for name in rows["late"] if name.startswith(f"mean_{DATES[0]}_") and "/" in name)
    assert -1 < float(rows["late"][difference]) < 1
    text = text_of(job.report)
    assert "12 dates, 2018-03-05 to 2018-11-02" in text and "Profiles" in text and "s2_20180305.tif" in text
    shares = [int(share) for share in re.findall(r"s2_\d+\.tif (\d+) %", text)]
    assert len(shares) == 12 and np.mean(shares) == pytest.approx(75, abs=6)


def test_numbers_of_a_series_are_checked(scene, tmp_path):
    images, samples = scene
    job = CheckSamplesJob(
        images, SampleSource(samples, "samples", "cover"), numbers=True, report=str(tmp_path / "r.html"), series=SERIES
    )
    context = JobContext.silent()
    result = check_samples.run(job, context)
    assert (result.class_count, result.separability, result.outliers) == (0, None, 0)
    assert result.lowest == pytest.approx(100 * 3 / (WIDTH - 1)) and result.highest == pytest.approx(100 * 59 / 63)
    text = text_of(job.report)
    assert "Groups of values" in text and "Rank correlation" in text and "Most alike" not in text
    assert "cover: 4.76 to 93.7, median" in logged(context)


def test_numbers_far_from_all_others_are_found(tmp_path):
    values = np.tile(cover()[np.newaxis], (2, 1, 1)).astype(np.float32)
    values[1] = np.random.default_rng(0).random((HEIGHT, WIDTH))
    image = write_raster(tmp_path / "image.tif", values, descriptions=("cover", "noise"))
    places = [(row, column) for row in range(2, HEIGHT, 8) for column in range(1, WIDTH, 6)]
    numbers = np.array([cover()[place] for place in places])
    numbers[7] = 9999.0
    samples = source(write_layer(tmp_path / "s.gpkg", [block(*place) for place in places], {"value": numbers}))
    samples = SampleSource(samples.path, samples.layer, "value")
    job = CheckSamplesJob((image,), samples, numbers=True, report=str(tmp_path / "r.html"))
    context = JobContext.silent()
    result = check_samples.run(job, context)
    assert (result.outliers, result.highest) == (1, 9999.0)
    assert "1 number lies far from all others, such as 9" in logged(context, "warning")
    text, row, column = text_of(job.report), *places[7]
    assert f"{500_000 + 10 * column + 5} {4_800_000 - 10 * row - 5}" in text
    assert re.search(r"cover (0\.9\d|1\.00) 2 noise", text)


def test_what_is_wrong_with_numbers_is_said():
    def seen(values: list[float], correlation: float = 0.9) -> str:
        numbers = np.array(values, dtype=np.float64)
        facts = number_facts("height", numbers, np.zeros((len(numbers), 2)), np.array([correlation, np.nan]))
        return " ".join(hint.seen for hint in number_hints(facts))

    assert seen(list(range(100))) == ""
    assert "3 features with a number only" in seen([1, 2, 3])
    assert "holds 3 different numbers only" in seen([1.0, 2.0, 3.0] * 20)
    assert "no sample between 49.0 and 150" in seen([*range(50), *range(150, 200)])
    assert "The numbers are skewed: 9" in seen([*range(100), *range(1000, 1100, 10)])
    assert "No band goes along" in seen(list(range(100)), 0.1)
    assert fences(np.zeros(9)) == (-np.inf, np.inf)
    numbers = np.arange(20.0)
    correlations = rank_correlations(np.stack([numbers**3, -numbers, np.ones(20)], axis=1), numbers)
    np.testing.assert_allclose(correlations, [1.0, -1.0, np.nan])


def test_what_cannot_be_checked_is_refused(scene, tmp_path):
    images, samples = scene
    classes = SampleSource(samples, "samples", "class")
    with pytest.raises(SamplesError, match="holds 'early', which is no number"):
        check_samples.run(CheckSamplesJob(images, classes, numbers=True, series=SERIES), JobContext.silent())
    with pytest.raises(ParameterError, match="holds no numbers"):
        raster = SampleSource(images[0], "", "", is_raster=True)
        check_samples.run(CheckSamplesJob(images, raster, numbers=True, series=SERIES), JobContext.silent())
    with pytest.raises(ParameterError, match="One image is looked at; 12 were given"):
        check_samples.run(CheckSamplesJob(images, classes), JobContext.silent())


@pytest.mark.parametrize("gaps", ["linear", "zero"])
def test_a_chip_of_a_series_is_a_series_again(scene, tmp_path, gaps):
    images, samples = scene
    options = SeriesOptions(resampling="monthly", gaps=gaps)
    job = ExportChipsJob(
        images, SampleSource(samples, "samples", "class", "split"), str(tmp_path / "chips"), series=SERIES,
        sampling=SamplingOptions(patch_size=8, placement="feature"), series_options=options,
    )  # fmt: skip
    result = export_chips.run(job, JobContext.silent())
    assert (result.training, result.validation) == (32, 16)
    dates = [row["date"] for row in rows_of(tmp_path / "chips" / "dates.csv")]
    listed = rows_of(result.listing)
    assert len(dates) == 9 and listed[0]["dates"].split(";") == dates
    inside = next(row for row in listed if "_r7_c15" in row["file"])
    path = str(tmp_path / "chips" / inside["file"])
    with rasterio.open(path) as chip:
        values, transform = chip.read(), chip.transform
        assert chip.count == 9 * (3 if gaps == "zero" else 2) and chip.descriptions[0] == f"{dates[0]}_nir"
        assert chip.tags()["ALQUIMIA_DATES"] == ",".join(dates)
    with open_series(images, (), SERIES, options, JobContext.silent()) as whole:
        column, row = (round(number) for number in ~whole.transform @ (transform.c, transform.f))
        expected = whole.read_stack(whole.window).values[:, row : row + 8, column : column + 8]
        np.testing.assert_allclose(values, expected, rtol=1e-6)
    with open_series([path], (), SeriesSource(), SeriesOptions(), JobContext.silent()) as again:
        assert again.dates == 9 and tuple(again.band_names)[:2] == ("nir", "red")
