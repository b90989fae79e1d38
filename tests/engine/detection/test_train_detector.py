"""A small detector, trained by the whole job on twenty chips: it learns them, and its file finds the objects again."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.detection.detector import Detector
from alquimia_qgis.engine.detection.suppression import Suppression
from alquimia_qgis.engine.jobs import assess_objects, predict_objects
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.engine.metrics.objects.labelled_boxes import LabelledBoxes, candidates
from alquimia_qgis.engine.metrics.objects.matching import matched
from alquimia_qgis.engine.metrics.objects.precision import score_curve
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.bundle_manifest import GRAPH, read_manifest
from alquimia_qgis.protocol.errors import ParameterError
from alquimia_qgis.protocol.events import Log
from alquimia_qgis.protocol.jobs import TrainJob, TrainResult
from alquimia_qgis.protocol.mapping_options import ComputingOptions
from alquimia_qgis.protocol.object_samples import ObjectSampling, ObjectSource
from alquimia_qgis.protocol.objects import AssessObjectsJob, BoxSource, ObjectOptions, PredictObjectsJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from tests.engine.detection.scene import CHIP, on_ground, scene, source_of, write_image, write_layer

ROWS, COLUMNS, TRAINED = 5, 6, 4  # four columns of chips train, two validate
NETWORK = {"patch_size": CHIP, "first_filters": 16, "pyramid_filters": 32, "subnet_convolutions": 1}


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> TrainJob:
    folder = tmp_path_factory.mktemp("detector")
    pixels, boxes, classes = scene(ROWS, COLUMNS)
    part = np.where(boxes[:, 0] < TRAINED * CHIP, "train", "validation")
    names = np.array(["bright", "dark"], object)[classes]
    layer = write_layer(folder / "objects.gpkg", on_ground(boxes), **{"class": names, "part": part})
    edges = np.array([[0, 0, TRAINED * CHIP, ROWS * CHIP], [TRAINED * CHIP, 0, COLUMNS * CHIP, ROWS * CHIP]], float)
    return TrainJob(
        family="retinanet",
        family_parameters=NETWORK,
        task="detection",
        images=(write_image(folder / "image.tif", pixels),),
        samples=source_of(layer, split_field="part"),
        model=str(folder / "model.alquimia"),
        report=str(folder / "report.html"),
        history=str(folder / "history.csv"),
        sampling=SamplingOptions(patch_size=CHIP),
        training=TrainingOptions(epochs=24, batch_size=4, learning_rate=0.003, schedule="cosine", patience=0),
        objects=ObjectSource(write_layer(folder / "areas.gpkg", on_ground(edges)), "objects"),
        object_sampling=ObjectSampling(chip_overlap=0.0, empty_share=0.0, scale_change=0.0),
    )


@pytest.fixture(scope="module")
def trained(job: TrainJob) -> tuple[TrainResult, str]:
    context = JobContext.silent()
    result = run(job, context)
    return result, "\n".join(event.message for event in context.events if isinstance(event, Log))


def chips_and_reference(columns: range) -> tuple[np.ndarray, LabelledBoxes]:
    """The chips of some columns, and the boxes in them on a plane where each chip lies by itself."""
    pixels, boxes, classes = scene(ROWS, COLUMNS)
    chips, found, kinds = [], [], []
    for row in range(ROWS):
        for column in columns:
            corner = np.array([column * CHIP, row * CHIP])
            inside = ((boxes[:, :2] >= corner) & (boxes[:, :2] < corner + CHIP)).all(axis=1)
            shift = [len(chips) * 4 * CHIP, 0] - corner
            found.append(boxes[inside] + np.tile(shift, 2))
            kinds.append(classes[inside])
            chips.append(pixels[corner[1] : corner[1] + CHIP, corner[0] : corner[0] + CHIP])
    places = np.concatenate(found).astype(float)
    return np.stack(chips), LabelledBoxes(
        places, np.concatenate(kinds).astype(np.int64), np.ones(len(places)), np.ones(len(places), bool)
    )


def average_precisions(model: str, columns: range, backend: str = "automatic") -> list[float]:
    chips, reference = chips_and_reference(columns)
    detector = Detector.opened(model, ComputingOptions(backend=backend))
    found = detector.detect(chips.astype(np.float32))
    kept = [Suppression(score=0.05).applied(each).shifted(number * 4 * CHIP, 0) for number, each in enumerate(found)]
    boxes, scores = np.concatenate([each.boxes for each in kept]), np.concatenate([each.scores for each in kept])
    classes = np.concatenate([each.classes for each in kept]).astype(np.int64)
    detected = LabelledBoxes(boxes.astype(float), classes, scores.astype(float), np.ones(len(boxes), bool))
    matches = matched(detected, reference, candidates(detected, reference), 0.5)
    return [score_curve(detected, reference, matches, number).average_precision for number in range(2)]


def test_twenty_chips_are_learned(job: TrainJob, trained: tuple[TrainResult, str]):
    assert len(chips_and_reference(range(TRAINED))[0]) == 20
    assert np.mean(average_precisions(job.model, range(TRAINED))) > 0.9


def test_objects_of_the_validation_are_found_too(trained: tuple[TrainResult, str], job: TrainJob):
    result, log = trained
    assert result.metrics["ap50"] > 0.8 and "AP50" in log
    assert [record.name for record in result.classes] == ["bright", "dark"]
    assert np.mean(average_precisions(job.model, range(TRAINED, COLUMNS))) > 0.8


def test_the_anchors_of_the_samples_are_told_and_kept(job: TrainJob, trained: tuple[TrainResult, str]):
    manifest = read_manifest(job.model)
    size, ratio = (manifest.family_parameters[name] for name in ("anchor_size", "anchor_ratio"))
    assert 11 < size < 16 and 1.2 <= ratio < 2
    assert f"Anchors from {size:.0f} to" in trained[1] and "(proposed from the samples)" in trained[1]
    assert manifest.task == "detection" and manifest.training["objects"]["largest_side"] == 24.0
    detector = Detector.opened(job.model)
    assert (detector.chip_size, detector.stride, detector.largest_object) == (CHIP, 128, 24.0)


def test_the_file_holds_a_graph_that_answers_as_keras_does(job: TrainJob, trained: tuple[TrainResult, str]):
    with zipfile.ZipFile(job.model) as archive:
        assert GRAPH in archive.namelist()
    chips, _ = chips_and_reference(range(1))
    keras, graph = (
        Detector.opened(job.model, ComputingOptions(backend=name)).detect(chips, least_score=0.3)
        for name in ("keras", "onnxruntime")
    )
    for one, other in zip(keras, graph, strict=True):
        np.testing.assert_allclose(one.boxes, other.boxes, atol=0.05)
        np.testing.assert_allclose(one.scores, other.scores, atol=1e-3)
        assert one.classes.tolist() == other.classes.tolist()


def test_report_and_history_tell_of_objects(job: TrainJob, trained: tuple[TrainResult, str]):
    page = Path(job.report).read_text(encoding="utf-8")
    for words in ("How well objects are found", "AP50", "Anchors", "objects digitised", "alquimia:predictobjects"):
        assert words in page
    assert "Overall accuracy" not in page and "predictraster" not in page
    rows = list(csv.DictReader(io.StringIO(Path(job.history).read_text(encoding="utf-8"))))
    assert len(rows) == 24 and rows[-1]["val_ap50"] and float(rows[0]["loss"]) > float(rows[-1]["loss"])


def test_a_detector_maps_no_pixels(job: TrainJob, trained: tuple[TrainResult, str]):
    with pytest.raises(ParameterError, match="finds objects; it does not map pixels"):
        open_predictor(job.model, ComputingOptions(), JobContext.silent())


def test_the_whole_image_is_searched_and_assessed(job: TrainJob, trained: tuple[TrainResult, str], tmp_path: Path):
    options = ObjectOptions(score=0.05)
    search = PredictObjectsJob(job.images, job.model, str(tmp_path / "found.gpkg"), object_options=options)
    found = predict_objects.run(search, JobContext.silent())
    whole = ComputingOptions(backend="keras", batch_size=1)
    again = replace(search, output=str(tmp_path / "again.gpkg"), computing=whole)
    assert predict_objects.run(again, JobContext.silent()).counts == found.counts
    assessment = AssessObjectsJob(
        BoxSource(found.output, "found", "class", "score"), BoxSource(job.samples.path, "objects", "class")
    )
    result = assess_objects.run(assessment, JobContext.silent())
    assert result.reference == 2 * ROWS * COLUMNS and result.ap50 > 0.85 and result.best_f1 > 0.85
