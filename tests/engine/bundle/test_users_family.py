"""A family dropped into a folder is saved and loaded like our own, also one that cannot be sketched beforehand."""

from __future__ import annotations

import dataclasses

import pytest

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.network import Blueprint
from alquimia_qgis.engine.bundle.save import write_bundle
from alquimia_qgis.engine.bundle.self_test import run_network, self_test_chip
from alquimia_qgis.protocol.errors import ModelFileError
from alquimia_qgis.zoo.catalogue import load_catalogue

SOURCE = '''
"""One convolution after a fixed scaling."""

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Tiny(ModelFamily):
    """Looks at single pixels."""

    title = "Tiny"
    tasks = (SEGMENTATION,)
    input = IMAGE

    filters: int = integer(3, low=1, high=8, help="Filters.")

    def build(self, input_shape, output_channels):
        import keras
        import numpy as np

        class Scaling(keras.layers.Layer):
            def __init__(self):
                super().__init__()
                self.factor = keras.Variable(np.float32(2.0), trainable=False)

            def call(self, x):
                return x * self.factor

        image = keras.Input(input_shape)
        features = keras.layers.Conv2D(self.filters, 1)(Scaling()(image))
        return keras.Model(image, keras.layers.Conv2D(output_channels, 1)(features))
'''


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    folder = tmp_path / "families"
    folder.mkdir()
    (folder / "tiny.py").write_text(SOURCE)
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(folder))
    return load_catalogue().get("tiny")(filters=4)


def saved_tiny(tiny, saved, path):
    network = tiny.build((None, None, 3), 2)
    patch = self_test_chip(Blueprint(tiny, 3, 2), 32)
    manifest = dataclasses.replace(
        saved.manifest,
        family="tiny",
        family_title="Tiny",
        family_parameters=tiny.to_dict(),
        family_declaration=[],
        inference=None,
    )
    write_bundle(str(path), manifest, network, (patch, run_network(network, patch)), "", "")
    return patch, network


def test_it_is_saved_and_loaded(tiny, saved, tmp_path):
    assert Blueprint(tiny, 3, 2).sketch((None, None, 3)) is None
    patch, network = saved_tiny(tiny, saved, tmp_path / "tiny.alquimia")
    model = load_bundle(str(tmp_path / "tiny.alquimia"))
    assert model.family == tiny
    assert (run_network(model.network(), patch) == run_network(network, patch)).all()


def test_without_its_family_the_file_is_refused(tiny, saved, tmp_path, monkeypatch):
    saved_tiny(tiny, saved, tmp_path / "tiny.alquimia")
    monkeypatch.delenv("ALQUIMIA_FAMILIES")
    with pytest.raises(ModelFileError, match="no model family called 'tiny'"):
        load_bundle(str(tmp_path / "tiny.alquimia"))


def test_weights_of_another_size_are_refused(tiny, saved, tmp_path):
    saved_tiny(dataclasses.replace(tiny, filters=5), saved, tmp_path / "tiny.alquimia")
    other = dataclasses.replace(saved.manifest, family="tiny", family_parameters={"filters": 3}, inference=None)
    network = dataclasses.replace(tiny, filters=5).build((None, None, 3), 2)
    patch = self_test_chip(Blueprint(tiny, 3, 2), 32)
    write_bundle(str(tmp_path / "other.alquimia"), other, network, (patch, run_network(network, patch)), "", "")
    with pytest.raises(ModelFileError, match="shape"):
        load_bundle(str(tmp_path / "other.alquimia"))
