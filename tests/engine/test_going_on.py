"""Trainings that go on from a model: what is taken of it, and what is refused."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.jobs.train import run
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError, ImageError, ParameterError
from alquimia_qgis.protocol.events import Log, Metric
from alquimia_qgis.protocol.jobs import SampleSource, TrainJob
from alquimia_qgis.protocol.options import SamplingOptions, TrainingOptions
from alquimia_qgis.zoo.going_on import going_on_from
from tests.engine.test_train_job import CRS, SMALL, SPREAD, square, truth, two_coloured_image, write_image

pytestmark = pytest.mark.keras
# So small that the weights after it are those before it.
STANDING_STILL = {"learning_rate": 1e-7, "epochs": 1, "steps_per_epoch": 1}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("going_on")


def samples(folder: Path, names: tuple[str, ...]) -> SampleSource:
    """Squares with the two classes that are there, and some with the ``names`` after them."""
    kinds = [names[truth()[row, column]] for row, column in SPREAD]
    for number, name in enumerate(names[2:]):
        kinds[number::6] = [name] * len(kinds[number::6])
    path = folder / f"{'_'.join(names)}.gpkg"
    shapes = shapely.to_wkb(np.array([square(row, column, 6) for row, column in SPREAD]))
    pyogrio.raw.write(
        str(path), shapes, [np.array(kinds, dtype=object)], ["kind"], layer="fields", driver="GPKG",
        geometry_type="Polygon", crs=CRS,
    )  # fmt: skip
    return SampleSource(str(path), "fields", "kind")


@pytest.fixture(scope="module")
def first(folder: Path) -> TrainJob:
    """A finished training, which all others go on from."""
    job = TrainJob(
        family="unet",
        family_parameters=SMALL,
        task="segmentation",
        images=(write_image(folder / "image.tif", two_coloured_image()),),
        samples=samples(folder, ("water", "wood")),
        model=str(folder / "first.alquimia"),
        sampling=SamplingOptions(patch_size=16),
        training=TrainingOptions(epochs=6, batch_size=4, steps_per_epoch=8, learning_rate=0.02),
    )
    run(job, JobContext.silent())
    return job


def go_on(folder: Path, first: TrainJob, training: dict[str, Any] | None = None, **changes: Any) -> JobContext:
    context = JobContext.silent()
    options = dataclasses.replace(first.training, **(training or {"epochs": 1}))
    changes = {"start_model": first.model, "model": str(folder / "next.alquimia"), **changes}
    run(dataclasses.replace(first, training=options, **changes), context)
    return context


def first_loss(context: JobContext) -> float:
    return next(event.values["loss"] for event in context.events if isinstance(event, Metric))


def said(context: JobContext) -> str:
    return "\n".join(event.message for event in context.events if isinstance(event, Log))


def weights(path: str | Path) -> list[np.ndarray]:
    return load_bundle(str(path)).network().get_weights()


def test_the_first_epoch_is_better_than_that_of_a_new_network(folder, first):
    fresh = go_on(folder, first, start_model="", report=str(folder / "fresh.html"))
    further = go_on(folder, first, report=str(folder / "further.html"))
    assert first_loss(further) < first_loss(fresh) / 2
    assert "goes on from first.alquimia: its weights are taken, and its scaling of the bands." in said(further)
    assert "may have learned from features that now validate" in said(further)
    assert "first.alquimia" in (folder / "further.html").read_text(encoding="utf-8")
    assert "first.alquimia" not in (folder / "fresh.html").read_text(encoding="utf-8")
    digest = hashlib.sha256(Path(first.model).read_bytes()).hexdigest()
    assert read_manifest(str(folder / "next.alquimia")).training["started_from"] == {
        "name": "first.alquimia", "sha256": digest,
    }  # fmt: skip


def test_scaling_and_weights_stay_where_the_image_is_a_brighter_one(folder, first):
    brighter = write_image(folder / "brighter.tif", (two_coloured_image() // 2 + 90).astype("uint8"))
    go_on(folder, first, STANDING_STILL, images=(brighter,))
    before, after = read_manifest(first.model), read_manifest(str(folder / "next.alquimia"))
    assert after.bands == before.bands
    for old, new in zip(weights(first.model), weights(folder / "next.alquimia"), strict=True):
        if old.ndim > 1:  # normalisation keeps averages of its batches
            np.testing.assert_allclose(new, old, atol=1e-4)


def test_a_new_class_has_a_new_channel_and_the_others_keep_theirs(folder, first):
    context = go_on(folder, first, STANDING_STILL, samples=samples(folder, ("water", "wood", "rock")))
    assert "the output layer is new for rock." in said(context)
    names = [record.name for record in read_manifest(str(folder / "next.alquimia")).classes]
    assert names == ["rock", "water", "wood"], "the new class is the first in the alphabet"
    old, new = weights(first.model), weights(folder / "next.alquimia")
    assert new[-1].shape == (3,) and new[-2].shape[-1] == 3
    np.testing.assert_allclose(new[-2][..., 1:], old[-2], atol=1e-4)
    np.testing.assert_allclose(new[0], old[0], atol=1e-4)


def test_other_classes_keep_the_body_only(folder, first):
    context = go_on(folder, first, STANDING_STILL, samples=samples(folder, ("sand", "snow")))
    assert "the output layer is new for sand, snow and without water, wood." in said(context)
    old, new = weights(first.model), weights(folder / "next.alquimia")
    np.testing.assert_allclose(new[0], old[0], atol=1e-4)
    assert not np.allclose(new[-2], old[-2], atol=1e-2)


@pytest.mark.parametrize(
    ("changes", "error", "sentence"),
    [
        ({"family_parameters": {**SMALL, "depth": 2}}, ParameterError, r"has depth 1; .* asks for depth 2.*DEPTH to 1"),
        ({"family": "random_forest", "family_parameters": {}}, ParameterError, "grown at once"),
        ({"family": "small_cnn", "family_parameters": {}}, ParameterError, "first.alquimia is a U-Net, and a Small"),
        ({"bands": (1, 2)}, ImageError, "trained on 3 bands, the image has 2"),
        ({"training": TrainingOptions(folds=3)}, ParameterError, "that model has seen the folds"),
        ({"start_model": "/nowhere.alquimia"}, AlquimiaError, "does not exist"),
    ],
)
def test_what_it_cannot_go_on_from_is_refused(folder, first, changes, error, sentence):
    job = {"start_model": first.model, "model": str(folder / "refused.alquimia"), **changes}
    with pytest.raises(error, match=sentence):
        run(dataclasses.replace(first, **job), JobContext.silent())
    assert not (folder / "refused.alquimia").exists()


def test_a_model_for_another_purpose_is_refused(first):
    with pytest.raises(ParameterError, match="trained for segmentation, not for regression"):
        going_on_from("first.alquimia", read_manifest(first.model), load_bundle(first.model).family, "regression")


def test_the_model_it_goes_on_from_is_not_overwritten(folder, first):
    with pytest.raises(AlquimiaError, match="used twice"):
        run(dataclasses.replace(first, start_model=first.model), JobContext.silent())
