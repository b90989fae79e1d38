"""An exported network opens in Keras alone, answers alike, and comes back as it was."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import keras
import numpy as np
import pytest

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.bundle.self_test import run_network
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.exchange.about_file import About, about_beside, about_text
from alquimia_qgis.engine.exchange.exporting import check_plain
from alquimia_qgis.engine.jobs.export_model import run
from alquimia_qgis.protocol.bundle_manifest import read_manifest
from alquimia_qgis.protocol.errors import AlquimiaError, ModelFileError, OutputError, ParameterError
from alquimia_qgis.protocol.exchange_jobs import ExportModelJob, exported_files
from alquimia_qgis.protocol.model_records import TargetRecord
from alquimia_qgis.zoo.catalogue import load_catalogue
from alquimia_qgis.zoo.families.unet import UNet
from alquimia_qgis.zoo.family import TREES
from tests.engine.exchange.foreign import FORMS, example, imported
from tests.engine.prediction.scenes import BANDS, CLASSES, write_model
from tests.zoo.conftest import channels_of, example_shape, small

FAMILY = UNet(depth=2, first_filters=4, dropout=0.1, attention=True, residual=True, upsampling="bilinear")
# Families with layers that Keras does not have.
NOT_PLAIN = {"temporal_attention": "DateAttention, DayEncoding"}


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> str:
    return write_model(tmp_path_factory.mktemp("model") / "m.alquimia", FAMILY)


def export(model: str, output: Path) -> None:
    run(ExportModelJob(model=model, output=str(output)), JobContext.silent())


@pytest.mark.parametrize("form", FORMS)
def test_what_is_exported_comes_back_with_all_that_belongs_to_it(model, tmp_path, form):
    export(model, tmp_path / form)
    back, log = imported(tmp_path / form, 0)
    original = load_bundle(model)
    images = example(32, 32, 2)
    np.testing.assert_array_equal(run_network(back.network(), images), run_network(original.network(), images))
    assert (back.manifest.bands, back.manifest.classes, back.manifest.patch_size) == (BANDS, CLASSES, 32)
    assert back.manifest.ground_resolution == (10.0, 10.0)
    assert back.manifest.inference.multiple == original.manifest.inference.multiple == 4
    assert "about file" in log


@pytest.mark.parametrize("form", FORMS)
def test_keras_alone_opens_it_by_the_line_of_the_about_file(model, tmp_path, form):
    export(model, tmp_path / form)
    about = json.loads((tmp_path / "network.about.json").read_text(encoding="utf-8"))
    images = example(16, 16, 2)
    np.save(tmp_path / "images.npy", images)
    script = f"""
        import sys
        import keras
        import numpy as np
        {about["open_with"]}
        assert not any(name.startswith("alquimia") for name in sys.modules)
        np.save("answer.npy", network(np.load("images.npy"), training=False))
    """
    done = subprocess.run(
        [sys.executable, "-I", "-c", textwrap.dedent(script)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    expected = run_network(load_bundle(model).network(), images)
    np.testing.assert_allclose(np.load(tmp_path / "answer.npy"), expected, atol=1e-5)
    assert [band["mean"] for band in about["input"]["bands"]] == [100.0, 90.0]
    assert [entry["name"] for entry in about["output"]["classes"]] == [record.name for record in CLASSES]
    assert "softmax" in about["output"]["meaning"] and about["input"]["patch_size"] == 32


def test_the_same_export_again_replaces_the_files_and_a_failed_one_leaves_them(model, tmp_path, monkeypatch):
    output = tmp_path / "network.json"
    for path in exported_files(str(output)):
        Path(path).write_text("mine")
    monkeypatch.setattr("alquimia_qgis.engine.jobs.export_model.about_text", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(model, output)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"mine"} and len(list(tmp_path.iterdir())) == 3
    monkeypatch.undo()
    export(model, output)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "network.about.json", "network.json", "network.weights.h5",
    ]  # fmt: skip
    assert all(path.stat().st_size > 100 for path in tmp_path.iterdir())


NETWORKS = [name for name, family in load_catalogue().families.items() if family.learner != TREES]


@pytest.mark.parametrize("identifier", NETWORKS)
def test_every_family_is_plain_keras_or_says_that_it_is_not(identifier):
    family = small(load_catalogue().get(identifier))
    days = (tuple(float(10 * number) for number in range(12)),) if family.uses_days else ()
    network = family.build(example_shape(family), channels_of(family, 3), *days)
    if identifier not in NOT_PLAIN:
        check_plain(network, family.title)
        return
    with pytest.raises(ParameterError, match=rf"own \({NOT_PLAIN[identifier]}\), which Keras alone cannot open"):
        check_plain(network, family.title)


def test_lambdas_are_not_exported():
    image = keras.Input((4, 4, 2))
    with pytest.raises(ParameterError, match="Lambda"):
        check_plain(keras.Model(image, keras.layers.Lambda(lambda x: x + 1)(image)), "Network")


def test_an_output_that_cannot_be_written_is_said_before_the_work(model, tmp_path):
    with pytest.raises(ParameterError, match=r"must end in \.keras, \.json, \.h5"):
        export(model, tmp_path / "network.onnx")
    with pytest.raises(OutputError, match="does not exist"):
        export(model, tmp_path / "missing" / "network.keras")
    (tmp_path / "network.about.json").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        export(model, tmp_path / "network.keras")


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"format": "other"}', "[" * 10**5, "\x00"])
def test_a_damaged_about_file_is_refused(model, tmp_path, text):
    export(model, tmp_path / "network.keras")
    (tmp_path / "network.about.json").write_text(text)
    with pytest.raises(ModelFileError, match=r"network\.about\.json beside the network cannot be understood"):
        imported(tmp_path / "network.keras", 3)
    assert not (tmp_path / "imported.alquimia").exists()


def test_the_about_file_of_a_regression_keeps_what_is_estimated(model, tmp_path):
    target = TargetRecord("tree cover", 40.0, 12.5, 0.0, 100.0)
    manifest = dataclasses.replace(read_manifest(model), task="regression", classes=(), target=target)
    (tmp_path / "network.about.json").write_text(about_text(manifest, str(tmp_path / "network.h5")), encoding="utf-8")
    about = about_beside(str(tmp_path / "network.h5"))
    assert about == About(BANDS, (), 32, (10.0, 10.0), target)
    assert about_beside(str(tmp_path / "other.h5")) is None


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("input", {"ground_resolution": [-1, 5]}),
        ("input", {"patch_size": 10**9}),
        ("input", {"bands": [{"name": "a", "mean": 0, "standard_deviation": 0}] * 2}),
        ("input", {"bands": [{"name": "a", "mean": 0, "standard_deviation": 1}] * 3}),
        ("output", {"classes": [{"value": 1, "name": "a", "colour": "#000000"}] * 3}),
        ("output", {"classes": [{"value": 1, "name": "a", "colour": "url(x)"}] * 3}),
    ],
)
def test_an_about_file_that_lies_makes_no_model(model, tmp_path, part, change):
    export(model, tmp_path / "network.keras")
    path = tmp_path / "network.about.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    about[part].update(change)
    path.write_text(json.dumps(about))
    with pytest.raises(AlquimiaError):
        imported(tmp_path / "network.keras", 0)
    assert not (tmp_path / "imported.alquimia").exists()
