"""Trainings that go on from models of other kinds: detectors, embeddings, and networks of series that estimate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.engine.training.earlier_model import EarlierModel, Transfer
from alquimia_qgis.protocol.bundle_manifest import BandRecord, Manifest, read_manifest
from alquimia_qgis.protocol.classes import ClassRecord
from alquimia_qgis.protocol.jobs import SampleSource, SeriesSource, TrainJob
from alquimia_qgis.protocol.options import TrainingOptions
from alquimia_qgis.protocol.tasks import DETECTION
from alquimia_qgis.zoo.families.retinanet import RetinaNet
from alquimia_qgis.zoo.going_on import going_on_from
from tests.engine.folders.models import job_on, write_folder
from tests.engine.neighbours.models import CHIP as PICTURE
from tests.engine.neighbours.models import train_model, write_city
from tests.engine.series.scenes import isos, write_samples, write_scene
from tests.engine.test_going_on import first_loss, said, weights

pytestmark = pytest.mark.keras
QUICK = TrainingOptions(epochs=1, steps_per_epoch=2, batch_size=2, patience=0)
STILL = replace(QUICK, learning_rate=1e-7)


def gone_on(job: TrainJob, folder: Path, **changes: Any) -> tuple[JobContext, str]:
    context, model = JobContext.silent(), str(folder / "further.alquimia")
    run(replace(job, start_model=job.model, model=model, training=STILL, **changes), context)
    return context, model


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and np.allclose(one, other, atol=1e-3)


def earlier_detector(*classes: str) -> tuple[EarlierModel, RetinaNet]:
    """A detector of these classes with anchors of its own, and the family of a training that leaves them open."""
    family = RetinaNet(first_filters=8, pyramid_filters=16, subnet_convolutions=1)
    fitted = replace(family, anchor_size=12.0, anchor_ratio=1.5)
    manifest = Manifest(
        "retinanet", "RetinaNet", fitted.record(), [], "detection", "image", (BandRecord("", 0.0, 1.0),),
        tuple(ClassRecord(number, name, "#4477aa") for number, name in enumerate(classes)), 64, (1.0, 1.0),
    )  # fmt: skip
    network = Blueprint.of(manifest, fitted).build((64, 64, 1))
    chosen = going_on_from("first.alquimia", manifest, family, "detection")
    return EarlierModel("first.alquimia", "", manifest, chosen, tuple(network.get_weights())), chosen


def test_a_detector_keeps_its_anchors_and_its_head_where_the_classes_are_the_same():
    earlier, family = earlier_detector("bright", "dark")
    assert (family.anchor_size, family.anchor_ratio) == (12.0, 1.5)
    for classes, new in ((("bright", "dark"), 0), (("bright", "black"), 2), (("bright", "dark", "grey"), 2)):
        blueprint = Blueprint(family, 1, family.output_channels(DETECTION, len(classes)))
        transfer = Transfer(earlier, blueprint, 64, classes)
        assert ("the output layer is new, because the classes are others" in transfer.described()) == bool(new)
        network = blueprint.build((64, 64, 1))
        transfer.fill(network)
        unlike = [not alike(*pair) for pair in zip(earlier.weights, network.get_weights(), strict=True)]
        assert len(transfer.head) == new, "kernel and bias of what gives the classes"
        assert set(np.flatnonzero(unlike)) <= transfer.head


def test_an_embedding_takes_all_weights_whatever_the_classes(tmp_path):
    first = train_model(tmp_path)
    write_city(tmp_path / "pictures" / "train", 4)
    source = write_folder(tmp_path / "pictures", {"train": 12, "valid": 5, "test": 4}, size=PICTURE)
    values = {"patch_size": PICTURE, "embedding_size": 4, "neighbours": 3}
    job = job_on(source, tmp_path, family="embedding", family_parameters=values, task="embedding")
    context, further = gone_on(replace(job, model=first), tmp_path)
    assert [record.name for record in read_manifest(further).classes] == ["City", "Field", "Lake"]
    assert all(alike(*pair) for pair in zip(weights(first), weights(further), strict=True))
    assert "its weights are taken, and its scaling of the bands." in said(context)


def test_a_network_of_series_keeps_the_scaling_of_its_numbers(tmp_path):
    samples = SampleSource(write_samples(tmp_path), "samples", "cover", "split")
    job = TrainJob(
        "temporal_cnn", {}, "regression", tuple(write_scene(tmp_path)), samples, str(tmp_path / "first.alquimia"),
        training=TrainingOptions(epochs=1, steps_per_epoch=12, learning_rate=0.003, patience=0),
        series=SeriesSource(isos(), "from the file names"),
    )  # fmt: skip
    context = JobContext.silent()
    run(job, context)
    changed, further = gone_on(job, tmp_path)
    before, after = read_manifest(job.model), read_manifest(further)
    assert after.target == before.target and after.bands == before.bands
    assert first_loss(changed) < first_loss(context)
    assert "may have learned" not in said(changed), "the split field says which features validate"
