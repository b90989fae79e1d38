"""Model files of trees that were tampered with are refused in one sentence, before anybody follows a branch."""

from __future__ import annotations

import json

import numpy as np
import pytest
import safetensors.numpy

from alquimia_qgis.engine.bundle.load import load_bundle
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.errors import ModelFileError, ParameterError
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.tree_family import DEEPEST
from tests.engine.bundle.test_refusals import members, write
from tests.engine.trees.made import CLASSES, model_of, write_model

ARRAYS = "weights.safetensors"


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    return write_model(tmp_path_factory.mktemp("model") / "forest.alquimia", model_of(patch_size=3))


def opened(path, **options):
    return open_predictor(str(path), PredictionOptions(**options), JobContext.silent())


def refusal(path):
    with pytest.raises(ModelFileError) as caught:
        opened(path)
    assert caught.value.message.endswith("."), caught.value.message
    return caught.value.message


def with_arrays(saved, path, **changes):
    contents = members(saved)
    arrays = safetensors.numpy.load(contents[ARRAYS])
    for name, change in changes.items():
        arrays[name] = change(arrays[name].copy())
    return write(path, {**contents, ARRAYS: safetensors.numpy.save(arrays)})


def at(place, value):
    def change(array):
        array[place] = value
        return array

    return change


def test_the_untouched_file_opens(saved):
    predictor = opened(saved)
    assert predictor.network.backend.startswith("ONNX Runtime")
    assert predictor.inference.output_crop == 1 and len(predictor.manifest.classes) == len(CLASSES)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"left": at(0, 0)}, "lead back or nowhere"),
        ({"right": at(0, 10**6)}, "lead back or nowhere"),
        ({"left": at(0, -7)}, "lead back or nowhere"),
        ({"left": at(0, -1)}, "lead back or nowhere"),
        ({"left": lambda left: np.where(left > 0, left + 1, left)}, "lead"),
        ({"right": lambda right: np.where(right > 0, right[0], right)}, "lead"),
        ({"feature": at(0, 10**6)}, "values that the model does not see"),
        ({"feature": at(0, -1)}, "values that the model does not see"),
        ({"roots": at(0, 3)}, "where each tree begins"),
        ({"roots": lambda roots: roots[::-1].copy()}, "where each tree begins"),
        ({"roots": lambda roots: roots[:1]}, "from one tree into another"),
        ({"entry_node": at(0, 0)}, "answers do not fit"),
        ({"entry_node": at(0, -1)}, "answers do not fit"),
        ({"entry_output": at(0, len(CLASSES))}, "answers do not fit"),
        ({"base": lambda base: base[:-1]}, "do not fit each other or the classes"),
        ({"threshold": lambda values: values[:-1]}, "do not fit each other"),
        ({"threshold": lambda values: values.reshape(1, -1)}, "wrong shape"),
        ({"left": lambda left: left.astype(np.int64)}, "wrong type of number"),
        ({"threshold": at(0, np.nan)}, "not numbers"),
        ({"entry_value": at(0, np.inf)}, "not numbers"),
        ({"entry_value": lambda values: values * 5}, "self-test"),
    ],
)
def test_arrays_that_are_no_trees_of_this_model(saved, tmp_path, changes, said):
    assert said in refusal(with_arrays(saved, tmp_path / "bad.alquimia", **changes))


def test_missing_and_foreign_arrays(saved, tmp_path):
    arrays = safetensors.numpy.load(members(saved)[ARRAYS])
    foreign = {**arrays, "code": np.zeros(1, "float32")}
    missing = {name: array for name, array in arrays.items() if name != "roots"}
    for number, changed in enumerate((foreign, missing, {})):
        contents = {**members(saved), ARRAYS: safetensors.numpy.save(changed)}
        assert "not those of decision trees" in refusal(write(tmp_path / f"{number}.alquimia", contents))


def test_a_tree_deeper_than_any_of_ours(saved, tmp_path):
    inner = DEEPEST + 5
    left = np.full(2 * inner + 1, -1, "int32")
    left[:-1:2] = np.arange(1, 2 * inner, 2)
    right = np.where(left > 0, left + 1, -1).astype("int32")
    leaves = np.flatnonzero(left < 0).astype("int32")
    arrays = {
        "roots": np.zeros(1, "int32"), "left": left, "right": right, "feature": np.zeros(len(left), "int32"),
        "threshold": np.zeros(len(left), "float32"), "entry_node": leaves,
        "entry_output": np.zeros(len(leaves), "int32"), "entry_value": np.ones(len(leaves), "float32"),
        "base": np.zeros(len(CLASSES), "float32"),
    }  # fmt: skip
    contents = {**members(saved), ARRAYS: safetensors.numpy.save(arrays)}
    assert "deeper than any tree" in refusal(write(tmp_path / "deep.alquimia", contents))


def test_a_graph_beside_the_trees_is_never_run(saved, tmp_path):
    contents = {**members(saved), "model.onnx": b"\x08\x07anything"}
    assert "which a Random forest never has" in refusal(write(tmp_path / "graph.alquimia", contents))


def test_a_manifest_that_does_not_fit(saved, tmp_path):
    record = json.loads(members(saved)["manifest.json"])
    for number, fields in enumerate(
        ({"inference": None}, {"family": "random_forest_series"}, {"classes": record["classes"][:2]}, {"patch_size": 5},
         {"family_parameters": {"patch_size": 4}}, {"bands": record["bands"][:1]}, {"family": "unet"})
    ):  # fmt: skip
        manifest = json.dumps({**record, **fields}).encode()
        refusal(write(tmp_path / f"{number}.alquimia", {**members(saved), "manifest.json": manifest}))


def test_other_backends_and_keras_are_refused_by_name(saved):
    for backend, title in (("openvino", "OpenVINO"), ("keras", "Keras")):
        with pytest.raises(ParameterError, match=f"computed by ONNX Runtime; {title} was asked for"):
            opened(saved, backend=backend)
    assert opened(saved, backend="onnxruntime").network.precision == "float32"
    with pytest.raises(ParameterError, match="float32 only"):
        opened(saved, precision="bfloat16")
    with pytest.raises(ParameterError, match="is no network"):
        load_bundle(str(saved))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_truncated_files(saved, tmp_path, share):
    data = saved.read_bytes()
    path = tmp_path / "cut.alquimia"
    path.write_bytes(data[: int(len(data) * share)])
    assert "not a readable" in refusal(path)
