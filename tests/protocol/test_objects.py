"""Jobs about objects cross the wire whole, and say which files they write."""

from __future__ import annotations

import json

import pytest

from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.events import Request, decode_request, encode_request
from alquimia_qgis.protocol.jobs import JOBS
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.objects import (
    AssessmentOptions,
    AssessObjectsJob,
    BoxSource,
    DensityOptions,
    ObjectOptions,
    PredictObjectsJob,
)

BOXES = BoxSource("/b.gpkg", "boxes", "class", "score", (ClassRecord(1, "Água", "#4477aa"),), "My boxes")


@pytest.mark.parametrize(
    "job",
    [
        PredictObjectsJob(
            ("/a.tif",), "/m.alquimia", "/o.gpkg", (3, 1), (0.0, 0.0, 1.0, 1.0), "/d.tif",
            ObjectOptions(score=0.1, suppression="soft_nms"), DensityOptions(cell_size=5.0),
            ComputingOptions(backend="keras"),
        ),
        AssessObjectsJob(BOXES, BoxSource("/r.gpkg", "boxes"), None, "/o.gpkg", "/r.html"),
        AssessObjectsJob(BOXES, BOXES, BOXES, counts="/c.csv", assessment_options=AssessmentOptions(count_size=9.0)),
    ],
)  # fmt: skip
def test_jobs_survive_the_wire(job):
    request = decode_request(encode_request(Request("1", job.verb, job.to_params())))
    assert JOBS[request.verb].from_params(json.loads(json.dumps(request.params))) == job


def test_outputs_are_those_asked_for():
    assert PredictObjectsJob(("/a.tif",), "/m.alquimia", "/o.gpkg").outputs == ("/o.gpkg",)
    assert AssessObjectsJob(BOXES, BOXES, table="/t.csv", counts="/c.csv").outputs == ("/t.csv", "/c.csv")


def test_layers_are_called_what_the_user_calls_them():
    assert BOXES.name == "My boxes"
    assert BoxSource("/r.gpkg", "boxes").name == "boxes" and BoxSource("/r.gpkg", "").name == "/r.gpkg"


@pytest.mark.parametrize("values", [{"score": 0.0}, {"overlap": -1}, {"suppression": "best"}, {"maximum_per_chip": 0}])
def test_options_have_limits(values):
    with pytest.raises(ParameterError):
        ObjectOptions(**values)
