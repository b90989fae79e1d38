"""What crosses the wire comes out as it went in; anything else is refused."""

from __future__ import annotations

import json

import pytest

from alquimia_qgis.protocol import errors
from alquimia_qgis.protocol.classes import ClassRecord, palette_colour
from alquimia_qgis.protocol.events import (
    EVENTS,
    Event,
    Failure,
    Metric,
    Progress,
    Request,
    Result,
    decode_event,
    decode_request,
    encode_event,
    encode_request,
)
from alquimia_qgis.protocol.features import FeatureOptions, FeatureSource
from alquimia_qgis.protocol.jobs import (
    JOBS,
    AssessMapJob,
    CheckEnvironmentJob,
    PredictFeaturesJob,
    PredictRasterJob,
    SampleSource,
    SeriesSource,
    TrainJob,
)
from alquimia_qgis.protocol.map_detail import MapDetail
from alquimia_qgis.protocol.options import PredictionOptions, SamplingOptions
from alquimia_qgis.protocol.partial_files import partial_ending

SAMPLES = SampleSource("/s.gpkg", "samples", "class", "split", (ClassRecord(1, 'Forêt "dense"', "#228833"),))


@pytest.mark.parametrize(
    "event",
    [
        Progress("1", 0.25, "Epoch 1 of 4\nnext", 12.5),
        Metric("1", 1, 4, {"loss": 0.5}),
        Failure("1", "ImageError", "Nothing there.", "Choose another.", "Traceback …"),
        Result("1", {"model": "/m.alquimia", "classes": [{"name": "Água"}]}),
    ],
)
def test_events_survive_the_wire_in_one_line_of_ascii(event):
    line = encode_event(event)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert line.isascii()
    assert decode_event(line) == event


def test_undefined_figures_travel_as_null():
    line = encode_event(Result("1", {"kappa": float("nan"), "list": [float("inf"), 1.0]}))
    assert json.loads(line)["values"] == {"kappa": None, "list": [None, 1.0]}


@pytest.mark.parametrize(
    "line", ["", "noise", "[]", "3", '{"event": "party"}', '{"event": "progress", "job": "1", "x": 2}']
)
def test_noise_is_not_an_event(line):
    with pytest.raises(errors.ProtocolError):
        decode_event(line)


@pytest.mark.parametrize(
    "job",
    [
        TrainJob(
            "unet",
            {"depth": 2},
            "segmentation",
            ("/a.tif",),
            SAMPLES,
            "/m.alquimia",
            bands=(1, 3),
            sampling=SamplingOptions(patch_size=64),
        ),
        PredictRasterJob(
            ("/a.tif",), "/m.alquimia", "/o.tif", extent=(0.0, 1.0, 2.0, 3.0), options=PredictionOptions(window_size=64)
        ),
        PredictRasterJob(("/a.tif",), "/m.alquimia", "/o.tif", detail=MapDetail("patches", 32)),
        PredictFeaturesJob(
            ("/a.tif", "/b.tif"),
            "/m.alquimia",
            FeatureSource("/f.gpkg", "samples", "Parcels"),
            "/a.sqlite",
            feature_options=FeatureOptions(probabilities=True, stride=3),
            options=PredictionOptions(memory=512),
            series=SeriesSource(("2018-04-12", "2018-05-12"), "from the names"),
        ),
        AssessMapJob("/map.tif", reference=SAMPLES, split_value="test"),
        AssessMapJob("/map.tif", reference_raster="/r.tif"),
    ],
)
def test_jobs_survive_the_wire(job):
    request = decode_request(encode_request(Request("7", job.verb, job.to_params())))
    assert JOBS[request.verb].from_params(request.params) == job


def test_a_job_with_unknown_fields_is_refused():
    with pytest.raises(errors.ProtocolError, match="predict_raster"):
        PredictRasterJob.from_params({"images": ["/a.tif"], "colour": "red"})


def test_event_names_are_unique():
    assert len(EVENTS) == len(Event.__subclasses__()) == 9


def test_errors_keep_their_class_over_the_wire():
    for cls in errors.AlquimiaError.__subclasses__():
        rebuilt = errors.error_from_code(cls.__name__, "What is wrong.", "What to do.")
        assert type(rebuilt) is cls
        assert str(rebuilt) == "What is wrong. What to do."
    assert type(errors.error_from_code("Unheard", "x")) is errors.AlquimiaError


@pytest.mark.parametrize(
    ("value", "colour"), [(-1, "#000000"), (65535, "#000000"), (1, "red"), (1, "#12345g"), (1, "#123456\n")]
)
def test_impossible_classes_are_refused(value, colour):
    with pytest.raises(errors.ParameterError):
        ClassRecord(value, "Water", colour)


def test_the_palette_never_ends():
    assert len({palette_colour(position) for position in range(16)}) == 16
    assert palette_colour(16) == palette_colour(0)


def test_a_job_names_the_files_it_writes_and_leaves_out_those_nobody_asked_for():
    train = TrainJob("unet", {}, "segmentation", ("/i.tif",), SAMPLES, "/m.alquimia", history="/h.csv")
    mapping = PredictRasterJob(("/i.tif",), "/m.alquimia", "/c.tif", confidence="/f.tif")
    assert train.outputs == ("/m.alquimia", "/h.csv")
    assert mapping.outputs == ("/c.tif", "/f.tif")
    assert AssessMapJob("/c.tif", report="/r.html", table="/t.csv").outputs == ("/r.html", "/t.csv")
    source = FeatureSource("/f.gpkg", "samples")
    assert PredictFeaturesJob(("/i.tif",), "/m.alquimia", source, "/a.sqlite").outputs == ("/a.sqlite",)
    assert CheckEnvironmentJob().outputs == ()
    assert partial_ending(12) == ".12.partial"
