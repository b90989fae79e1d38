"""What training leaves for mapping: a graph where it can, a sentence in the log where it cannot, and never less."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.options import PredictionOptions
from tests.engine.test_train_job import logged, options, scene, trained

__all__ = ["scene"]

FAMILY = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Special(ModelFamily):
    """Does things its own way."""

    title = "Special Net"
    tasks = (SEGMENTATION,)
    input = IMAGE

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        image = keras.Input(input_shape)
{body}
        return keras.Model(image, logits)
'''
# Every pixel depends on its place, so the network takes one size only.
OF_ONE_SIZE = """
        height, width, bands = input_shape
        places = layers.Reshape((height, width, 2))(layers.Dense(height * width * 2)(layers.Flatten()(image)))
        logits = layers.Conv2D(output_channels, 1)(layers.Concatenate()([image, places]))
"""
OF_ONE_PIXEL = """
        logits = layers.Conv2D(output_channels, 1)(layers.Conv2D(4, 1, activation="gelu")(image))
"""


def show_family(tmp_path, monkeypatch, body):
    folder = tmp_path / "families"
    folder.mkdir()
    (folder / "special.py").write_text(FAMILY.replace("{body}", body))
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(folder))
    return {"family": "special", "family_parameters": {}}


def members(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_a_trained_unet_brings_its_graph_and_figures(scene, tmp_path):
    result, context = trained(tmp_path, scene, training=options(scene, epochs=1))
    record = read_manifest(result.model).inference
    assert "model.onnx" in members(result.model) and "Keras" not in logged(context, "warning")
    assert (record.stride, record.multiple, record.crop, record.tile) == (2, 2, 0, None)
    assert record.radius > 1 and record.bytes_per_pixel > 12


@pytest.mark.parametrize("body", [OF_ONE_PIXEL, OF_ONE_SIZE], ids=["any size", "one size"])
def test_a_users_family_is_mapped_without_keras_too(scene, tmp_path, monkeypatch, body):
    result, _ = trained(tmp_path, scene, **show_family(tmp_path, monkeypatch, body), training=options(scene, epochs=1))
    assert "model.onnx" in members(result.model)
    record = read_manifest(result.model).inference
    assert record.tile == (16 if body == OF_ONE_SIZE else None)
    assert (record.radius is None) == (body == OF_ONE_SIZE)
    answers = []
    for backend in ("openvino", "onnxruntime", "keras"):
        predictor = open_predictor(result.model, PredictionOptions(backend=backend), JobContext.silent())
        pixels = np.random.default_rng(0).integers(0, 200, (3, 3, 16, 16)).astype("uint8")
        answers.append(predictor.network.probabilities(pixels))
    np.testing.assert_allclose(answers[0], answers[2], atol=1e-5)
    np.testing.assert_allclose(answers[1], answers[2], atol=1e-5)


def test_a_family_that_cannot_be_written_trains_all_the_same(scene, tmp_path, monkeypatch):
    from alquimia_qgis.engine.bundle.graph import export

    def refuse(*arguments):
        raise RuntimeError("this layer cannot be traced\nand much more")

    monkeypatch.setattr(export, "planar_twin", refuse)
    result, context = trained(tmp_path, scene, training=options(scene, epochs=1))
    assert "model.onnx" not in members(result.model)
    lines = [line for line in logged(context).splitlines() if "will be computed by Keras" in line]
    assert len(lines) == 1 and "this layer cannot be traced" in lines[0] and "much more" not in lines[0]
    predictor = open_predictor(result.model, PredictionOptions(), JobContext.silent())
    assert predictor.network.backend.startswith("Keras ")
