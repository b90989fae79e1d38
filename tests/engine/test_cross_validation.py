"""FOLDS in a training: figures of each fold with mean and spread, for trees and networks; the model is as without."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import JobCancelled
from alquimia_qgis.protocol.events import Metric, Progress
from alquimia_qgis.protocol.options import TrainingOptions
from tests.engine.test_train_job import job_in, logged, scene

__all__ = ["scene"]

FOREST = {"family": "random_forest", "family_parameters": {"trees": 10}}


def test_a_forest_tells_its_folds_and_is_the_same_as_without(scene, tmp_path):
    weights = []
    for folds in (0, 3):
        (tmp_path / str(folds)).mkdir()
        context = JobContext.silent()
        job = job_in(tmp_path / str(folds), scene, **FOREST, training=TrainingOptions(folds=folds))
        result = run(job, context)
        with zipfile.ZipFile(result.model) as archive:
            weights.append(archive.read("weights.safetensors"))
    assert weights[0] == weights[1]
    figures = read_manifest(result.model).training["folds"]
    accuracies = [fold["overall_accuracy"] for fold in figures]
    assert len(figures) == 3 and min(accuracies) > 0.8
    assert result.metrics["folds_overall_accuracy"] == pytest.approx(np.mean(accuracies))
    assert result.metrics["folds_overall_accuracy_spread"] == pytest.approx(np.std(accuracies, ddof=1))
    assert "Cross-validation: 3 trainings" in logged(context) and "Fold 3 of 3: Mean IoU" in logged(context)
    assert logged(context).count("pixels to train") == 2, "what is said of each class is said once"
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", Path(result.report).read_text(encoding="utf-8")))
    assert "shared out into 3 parts" in text and "Spread: the standard deviation" in text
    messages = [event for event in context.events if isinstance(event, Progress)]
    fractions = [event.fraction for event in messages]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert any(event.message.startswith("Fold 2 of 3 · ") and event.remaining is not None for event in messages)


def test_a_network_has_folds_too(scene, tmp_path):
    context = JobContext.silent()
    training = replace(scene.training, folds=2, epochs=1, steps_per_epoch=2)
    result = run(job_in(tmp_path, scene, training=training), context)
    assert {"folds_mean_iou", "folds_mean_iou_spread", "mean_iou"} <= set(result.metrics)
    assert result.epochs == 1 and len([event for event in context.events if isinstance(event, Metric)]) == 1


def test_cancelled_among_the_folds_it_leaves_nothing(scene, tmp_path):
    context = JobContext.silent()
    send = context._send

    def cancel_in_the_second(event):
        send(event)
        if isinstance(event, Progress) and event.message.startswith("Fold 2 of 3"):
            context.request_cancel()

    context._send = cancel_in_the_second
    training = TrainingOptions(folds=3, keep_on_cancel=True)
    with pytest.raises(JobCancelled):
        run(job_in(tmp_path, scene, **FOREST, training=training), context)
    assert os.listdir(tmp_path) == []
