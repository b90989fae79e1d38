"""Folders of pictures on the wire."""

from __future__ import annotations

import json

from alquimia_qgis.protocol.folders import FolderSource, PredictFolderJob
from alquimia_qgis.protocol.jobs import JOBS, NO_SAMPLES, TrainJob
from alquimia_qgis.protocol.options import PredictionOptions


def over_the_wire(job):
    return JOBS[job.verb].from_params(json.loads(json.dumps(job.to_params())))


def test_jobs_on_folders_arrive_as_they_were_sent():
    folder = FolderSource("/data/pictures")
    training = TrainJob("chips", {}, "segmentation", (), NO_SAMPLES, "/out/a.alquimia", folder=folder)
    assert over_the_wire(training) == training
    answers = PredictFolderJob(
        folder, ("/data/pictures/a.jpg",), "/out/a.alquimia", "/out/t.csv", options=PredictionOptions(batch_size=3)
    )
    assert over_the_wire(answers) == answers
    assert answers.outputs == ("/out/t.csv",)


def test_a_training_without_a_folder_has_none():
    training = TrainJob("unet", {}, "segmentation", ("/a.tif",), NO_SAMPLES, "/out/a.alquimia")
    assert over_the_wire(training).folder is None


def test_a_source_is_a_folder_or_a_list():
    assert FolderSource("/data/My Pictures/").name == "My Pictures"
    names = FolderSource("/data/list.CSV")
    assert names.is_list and names.root == "/data" and names.name == "list.CSV"
