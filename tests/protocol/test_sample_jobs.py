"""Jobs on samples on the wire, and the sizes of chips on the ground."""

from __future__ import annotations

import json

import pytest

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.jobs import JOBS
from alquimia_qgis.protocol.options import SamplingOptions, SeriesOptions
from alquimia_qgis.protocol.sample_jobs import (
    CheckSamplesJob,
    ChipOptions,
    ExportChipsJob,
    PartOptions,
    SplitSamplesJob,
)
from alquimia_qgis.protocol.sources import SampleSource, SeriesSource

FEATURES = SampleSource("/s.gpkg", "samples", "class", "split", (ClassRecord(1, "a", "#112233"),), "My samples")
SERIES = SeriesSource(("2018-04-12", "2018-05-12"), masks=("/m.tif",), mask_values=(3, 8))
RASTER = SampleSource("/map.tif", "", "", is_raster=True)


@pytest.mark.parametrize(
    "job",
    [
        CheckSamplesJob(("/a.tif",), RASTER, (1, 2), SamplingOptions(sample_width=3.0), "/r.html", "/t.csv"),
        SplitSamplesJob("/a.tif", FEATURES, "/p.sqlite", part_options=PartOptions(test_share=0.2, seed=7)),
        CheckSamplesJob(("/a.tif", "/b.tif"), FEATURES, numbers=True, series=SERIES),
        ExportChipsJob(("/a.tif",), FEATURES, "/c", chip_options=ChipOptions(kind="label_chips", file_format="png")),
        ExportChipsJob(("/a.tif", "/b.tif"), FEATURES, "/c", series=SERIES, series_options=SeriesOptions(gaps="last")),
    ],
    ids=lambda job: job.verb,
)
def test_jobs_arrive_as_they_were_sent(job):
    assert JOBS[job.verb].from_params(json.loads(json.dumps(job.to_params()))) == job


def test_outputs_are_those_that_were_asked_for():
    assert CheckSamplesJob(("/a.tif",), RASTER, report="/r.html").outputs == ("/r.html",)
    assert SplitSamplesJob("/a.tif", FEATURES, "/p.sqlite").outputs == ("/p.sqlite",)
    assert ExportChipsJob(("/a.tif",), FEATURES, "/chips").outputs == ("/chips",)


def test_a_raster_is_called_after_its_file():
    assert RASTER.name == "map.tif" and FEATURES.name == "My samples"


def test_sizes_on_the_ground_are_told_from_those_in_pixels():
    assert not SamplingOptions().on_the_ground
    assert SamplingOptions(patch_extent=300.0).on_the_ground and SamplingOptions(context_margin=5.0).on_the_ground
    assert SamplingOptions(placement="feature").one_per_feature and not SamplingOptions().one_per_feature
    with pytest.raises(ParameterError, match=r"Margin of surroundings must be a number of 0 or more"):
        SamplingOptions(context_margin=-1.0)
