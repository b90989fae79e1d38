"""A model file is opened by the best backend there is, proven on it, and never trusted more than it deserves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from alquimia_qgis.engine.bundle.graph import checks
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction import predictor as predictor_module
from alquimia_qgis.engine.prediction.backends import choice
from alquimia_qgis.engine.prediction.backends.runtime import BackendUnusableError
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.bundle_manifest import FORMAT_VERSION, STORED_MEMBERS, read_manifest
from alquimia_qgis.protocol.errors import JobCancelled, ModelFileError, ParameterError
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.catalogue import load_catalogue
from tests.engine.prediction.models import BANDS, write_model_file

ROOT = Path(__file__).parents[3]
SMALL = {"depth": 1, "first_filters": 4, "encoder_convolutions": 1, "decoder_convolutions": 1}
PIXELS = np.random.default_rng(0).integers(20, 180, (1, len(BANDS), 16, 24)).astype("uint8")
OWN_LAYER_FAMILY = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import IMAGE
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Own(ModelFamily):
    """Does what no graph can hold."""

    title = "Own Net"
    tasks = (SEGMENTATION,)
    input = IMAGE

    def build(self, input_shape, output_channels):
        import keras
        import numpy as np
        from keras import layers

        class Unwritable(layers.Layer):
            def call(self, values):
                if not hasattr(values, "numpy"):  # as exporters call it
                    raise RuntimeError("cannot be traced")
                return values

            def compute_output_spec(self, values):
                return keras.KerasTensor(values.shape, values.dtype)

        image = keras.Input(input_shape)
        return keras.Model(image, layers.Conv2D(output_channels, 1)(Unwritable()(image)))
'''


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "unet.alquimia"
    assert write_model_file(path, load_catalogue().get("unet")(**SMALL)) == ""
    return path


def opened(path, backend="automatic", **options):
    context = JobContext.silent()
    predictor = open_predictor(str(path), PredictionOptions(backend=backend, **options), context)
    return predictor, [event.message for event in context.events if getattr(event, "level", "") == "warning"]


def rewritten(source, path, **changed):
    """A copy of a model file with other members; None leaves one out."""
    names = {"graph": "model.onnx", "manifest": "manifest.json"}
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members.update({names[short]: data for short, data in changed.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if data is not None:
                stored = zipfile.ZIP_STORED if name in STORED_MEMBERS else zipfile.ZIP_DEFLATED
                archive.writestr(name, data, stored)
    return path


def graph_of(path):
    with zipfile.ZipFile(path) as archive:
        return onnx.load_model_from_string(archive.read("model.onnx"))


def with_graph(model, path, change):
    graph = graph_of(model)
    change(graph)
    return rewritten(model, path, graph=graph.SerializeToString())


@pytest.fixture(autouse=True)
def nothing_proven(monkeypatch):
    """Each test opens its model as a fresh process does."""
    monkeypatch.setattr(predictor_module, "_proven", set())


def test_openvino_is_chosen_on_a_processor(model, monkeypatch):
    monkeypatch.setattr(choice, "gpu_for_keras", lambda: False)
    predictor, warnings = opened(model)
    assert predictor.network.backend.startswith("OpenVINO ") and predictor.network.device.startswith("CPU (")
    assert predictor.network.precision == "float32" and warnings == []
    assert predictor.manifest == read_manifest(str(model)) and predictor.inference == predictor.manifest.inference


def test_keras_is_chosen_on_a_gpu(model, monkeypatch):
    monkeypatch.setattr(choice, "gpu_for_keras", lambda: True)
    predictor, warnings = opened(model)
    assert predictor.network.backend.startswith("Keras ") and warnings == []


def test_without_a_driver_keras_is_not_asked_for_gpus(monkeypatch):
    monkeypatch.setattr(choice, "NVIDIA_DRIVER", Path("nowhere"))
    monkeypatch.setattr(choice.shutil, "which", lambda name: None)
    monkeypatch.setattr(choice.sys, "platform", "linux")
    monkeypatch.setattr(choice, "accelerators", lambda: pytest.fail("Keras was asked"))
    assert not choice.gpu_for_keras()


def unusable(monkeypatch, *names):
    def refuse(*arguments):
        raise BackendUnusableError("it is not installed")

    for name in names:
        monkeypatch.setattr(choice.RUNTIMES[name], "run_graph", refuse)


def test_the_next_backend_steps_in_and_the_log_says_so(model, monkeypatch):
    unusable(monkeypatch, "openvino")
    predictor, warnings = opened(model)
    assert predictor.network.backend.startswith("ONNX Runtime ")
    assert len(warnings) == 1 and "OpenVINO: it is not installed" in warnings[0]
    unusable(monkeypatch, "onnxruntime")
    predictor_module._proven.clear()
    predictor, warnings = opened(model)
    assert predictor.network.backend.startswith("Keras ")
    assert len(warnings) == 1 and "OpenVINO and ONNX Runtime: it is not installed" in warnings[0]


def test_a_backend_that_was_asked_for_and_cannot_be_had_is_refused(model, monkeypatch):
    unusable(monkeypatch, "openvino")
    with pytest.raises(ParameterError) as caught:
        opened(model, "openvino")
    assert caught.value.message == "OpenVINO cannot compute this model: it is not installed."
    assert "ONNX Runtime" in caught.value.hint and "Keras" in caught.value.hint


def test_a_file_without_a_graph_is_mapped_by_keras(model, tmp_path):
    path = rewritten(model, tmp_path / "m.alquimia", graph=None)
    predictor, warnings = opened(path)
    assert predictor.network.backend.startswith("Keras ")
    assert len(warnings) == 1 and "holds no ONNX graph" in warnings[0]
    expected = opened(model, "keras")[0].network.probabilities(PIXELS)
    np.testing.assert_allclose(predictor.network.probabilities(PIXELS), expected, atol=1e-6)
    with pytest.raises(ParameterError, match="OpenVINO cannot compute this model: the model file holds no ONNX graph"):
        opened(path, "openvino")


def test_files_of_format_version_1_still_open(model, tmp_path):
    record = json.loads(read_manifest(str(model)).to_json())
    assert record.pop("format_version") == FORMAT_VERSION and record.pop("inference")
    old = json.dumps({**record, "format_version": 1}).encode()
    predictor, _ = opened(rewritten(model, tmp_path / "m.alquimia", graph=None, manifest=old))
    new, _ = opened(model)
    assert predictor.manifest.inference is None and predictor.inference == new.inference
    answer = predictor.network.probabilities(PIXELS)
    np.testing.assert_allclose(answer, new.network.probabilities(PIXELS), atol=1e-5)


def test_a_graph_that_answers_differently_is_not_used(model, tmp_path):
    def nudge(graph):
        for constant in graph.graph.initializer:
            values = numpy_helper.to_array(constant)
            if values.dtype == np.float32 and values.ndim == 4:
                constant.raw_data = (values * 1.01).astype("float32").tobytes()

    path = with_graph(model, tmp_path / "m.alquimia", nudge)
    predictor, warnings = opened(path)
    assert predictor.network.backend.startswith("Keras ")
    assert len(warnings) == 1 and "does not answer the model file's self-test as Keras did" in warnings[0]
    with pytest.raises(ParameterError, match="self-test"):
        opened(path, "onnxruntime")


def test_a_family_that_cannot_be_written_as_onnx_is_mapped_by_keras(tmp_path, monkeypatch):
    (tmp_path / "own.py").write_text(OWN_LAYER_FAMILY)
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(tmp_path))
    reason = write_model_file(tmp_path / "m.alquimia", load_catalogue().get("own")(), "own")
    assert reason and "\n" not in reason and not reason.endswith(".")
    with zipfile.ZipFile(tmp_path / "m.alquimia") as archive:
        assert "model.onnx" not in archive.namelist()


def test_a_graph_that_mapping_would_refuse_is_left_out_when_the_file_is_written(tmp_path, monkeypatch):
    """Else a trained model could not be used at all, not even by Keras."""
    unusual = OWN_LAYER_FAMILY.replace("return values\n", "return keras.ops.cumsum(values, axis=-1)\n").replace(
        'if not hasattr(values, "numpy"):  # as exporters call it', "if values is None:"
    )
    (tmp_path / "own.py").write_text(unusual)
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(tmp_path))
    reason = write_model_file(tmp_path / "m.alquimia", load_catalogue().get("own")(), "own")
    assert "CumSum" in reason and not reason.endswith(".")
    predictor, warnings = opened(tmp_path / "m.alquimia")
    assert predictor.network.backend.startswith("Keras ") and "no ONNX graph" in warnings[0]


def renamed_operator(graph):
    graph.graph.node[0].op_type = "Erfc"


def foreign_domain(graph):
    graph.graph.node[0].domain = "com.example"
    graph.opset_import.append(helper.make_opsetid("com.example", 1))


def with_function(graph):
    node = helper.make_node("Relu", ["a"], ["b"])
    graph.functions.append(helper.make_function("", "F", ["a"], ["b"], [node], graph.opset_import))


def with_subgraph(graph):
    inner = helper.make_graph([], "inner", [], [])
    graph.graph.node[0].attribute.append(helper.make_attribute("body", inner))


def with_external_data(graph):
    constant = graph.graph.initializer[0]
    constant.data_location = TensorProto.EXTERNAL
    entry = constant.external_data.add()
    entry.key, entry.value = "location", "/etc/passwd"


def with_strings(graph):
    graph.graph.initializer.append(helper.make_tensor("text", TensorProto.STRING, [1], [b"x"]))


def with_nan(graph):
    constant = next(item for item in graph.graph.initializer if item.data_type == TensorProto.FLOAT)
    constant.raw_data = np.full(len(constant.raw_data) // 4, np.nan, "float32").tobytes()


def with_wrong_size(graph):
    graph.graph.initializer[0].dims.append(7)


def with_another_band_count(graph):
    graph.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 9


def with_two_outputs(graph):
    graph.graph.output.append(graph.graph.output[0])


def with_a_loose_end(graph):
    graph.graph.node[0].input[0] = "nowhere"


def with_metadata(graph):
    helper.set_model_props(graph, {"note": "x"})


def with_a_giant_tensor(graph):
    """A chain of nodes that makes the image 2**40 times as large."""
    scales = numpy_helper.from_array(np.array([1, 1, 1024, 1024], "float32"), "giant")
    graph.graph.initializer.append(scales)
    first = graph.graph.node[0]
    source = first.input[0]
    for number in range(2):
        node = helper.make_node("Resize", [source, "", "giant"], [f"giant_{number}"], mode="nearest")
        graph.graph.node.insert(number, node)
        source = f"giant_{number}"
    small = numpy_helper.from_array(np.array([1, 1, 2.0**-20, 2.0**-20], "float32"), "tiny")
    graph.graph.initializer.append(small)
    graph.graph.node.insert(2, helper.make_node("Resize", [source, "", "tiny"], ["shrunk"], mode="nearest"))
    graph.graph.node[3].input[0] = "shrunk"


def with_a_giant_memory(graph):
    """A recurrent layer that says to remember 2**40 values, whatever its weights are."""
    graph.graph.initializer.append(numpy_helper.from_array(np.zeros((1, 4, 3), "float32"), "weights"))
    node = helper.make_node("LSTM", ["series", "weights", "weights"], ["remembered", "", ""], hidden_size=2**40)
    graph.graph.initializer.append(numpy_helper.from_array(np.zeros((5, 1, 3), "float32"), "series"))
    graph.graph.node.insert(0, node)


def with_foreign_functions_in_the_memory(graph):
    node = graph.graph.node[0]
    node.attribute.append(helper.make_attribute("activations", ["Sigmoid", "Affine", "Tanh"]))


@pytest.mark.parametrize(
    "change",
    [
        renamed_operator, foreign_domain, with_function, with_subgraph, with_external_data, with_strings, with_nan,
        with_wrong_size, with_another_band_count, with_two_outputs, with_a_loose_end, with_metadata,
        with_a_giant_tensor, with_a_giant_memory, with_foreign_functions_in_the_memory,
    ],
)  # fmt: skip
@pytest.mark.parametrize("backend", ["automatic", "onnxruntime"])
def test_graphs_that_training_never_writes_are_refused(model, tmp_path, change, backend, monkeypatch):
    path = with_graph(model, tmp_path / "m.alquimia", change)
    for runtime in choice.RUNTIMES.values():
        monkeypatch.setattr(runtime, "run_graph", lambda *arguments: pytest.fail("a runtime saw it"))
    with pytest.raises(ModelFileError, match=r"The model file's model\.onnx .*\."):
        opened(path, backend)


def test_bytes_that_are_no_graph_are_refused(model, tmp_path):
    with zipfile.ZipFile(model) as archive:
        graph = archive.read("model.onnx")
    for number, data in enumerate([b"", b"\x00" * 100, b"\xff" * 100, graph[: len(graph) // 2], b"\x80\x04pickle"]):
        with pytest.raises(ModelFileError, match=r"model\.onnx"):
            opened(rewritten(model, tmp_path / f"{number}.alquimia", graph=data))
    with pytest.raises(ModelFileError, match="too large for its network"):
        opened(rewritten(model, tmp_path / "large.alquimia", graph=graph + bytes(2 * checks.ALLOWANCE)))


@pytest.mark.parametrize("place", range(0, 100, 9))
def test_flipped_bytes_of_a_graph_are_refused_or_do_no_harm(model, tmp_path, place):
    with zipfile.ZipFile(model) as archive:
        graph = bytearray(archive.read("model.onnx"))
    graph[place * len(graph) // 100] ^= 0x41
    try:
        predictor, _ = opened(rewritten(model, tmp_path / "m.alquimia", graph=bytes(graph)), "onnxruntime")
    except (ModelFileError, ParameterError):
        return
    expected = opened(model, "onnxruntime")[0].network.probabilities(PIXELS)
    np.testing.assert_allclose(predictor.network.probabilities(PIXELS), expected, atol=1e-3)


def test_a_manifest_that_does_not_fit_its_family_is_refused(model, tmp_path):
    record = json.loads(read_manifest(str(model)).to_json())
    wrong = {"multiple": 7, "output_crop": 3, "tile": 99, "stride": 0, "radius": -1.0}
    for name, value in [*wrong.items(), ("stride", 65536), ("stride", 2047)]:
        changed = {**record, "inference": {**record["inference"], name: value}}
        path = rewritten(model, tmp_path / "m.alquimia", manifest=json.dumps(changed).encode())
        with pytest.raises(ModelFileError, match="figures of"):
            opened(path)


def test_a_cancel_is_obeyed_before_anything_is_loaded(model):
    context = JobContext.silent()
    context.request_cancel()
    with pytest.raises(JobCancelled):
        open_predictor(str(model), PredictionOptions(), context)


@pytest.mark.parametrize("backend", ["openvino", "onnxruntime"])
def test_mapping_needs_no_keras_and_leaves_no_trace(model, tmp_path, backend):
    """In a process of its own: nothing of Keras is imported, nothing is sent, nothing is written to the home."""
    code = f"""
import socket, sys
sys.path.insert(0, {str(ROOT)!r})
def refuse(*arguments, **named):
    raise OSError("something wants to leave the computer")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
import numpy as np
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.options import PredictionOptions
predictor = open_predictor({str(model)!r}, PredictionOptions(backend={backend!r}), JobContext.silent())
answer = predictor.network.probabilities(np.full((1, 3, 16, 16), 90, "uint8"))
assert answer.shape == (1, 4, 16, 16), answer.shape
loaded = [name for name in ("keras", "tensorflow", "torch", "jax", "tf2onnx") if name in sys.modules]
assert not loaded, loaded
assert sys.modules.get("openvino_telemetry") is None
if {backend!r} == "openvino":
    from openvino.tools.ovc import telemetry_utils
    assert telemetry_utils.tm.__name__.endswith("telemetry_stub"), telemetry_utils.tm.__name__
"""
    home = tmp_path / "home"
    home.mkdir()
    surroundings = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "XDG_CONFIG_HOME": "", "CI": ""}
    finished = subprocess.run(
        [sys.executable, "-I", "-c", code], env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr[-2000:]
    assert list(home.rglob("*")) == []


def test_what_was_proven_once_is_not_proven_again_but_anything_else_is(model, tmp_path, monkeypatch):
    opened(model)
    monkeypatch.setattr(choice.RUNTIMES["openvino"], "run_graph", lambda *given: pytest.fail("proven again"))
    predictor, warnings = opened(model)
    assert predictor.network.backend.startswith("OpenVINO ") and not warnings
    shutil.copy(model, tmp_path / "copy.alquimia")
    opened(str(tmp_path / "copy.alquimia"))

    def nudge(graph):
        kernel = next(constant for constant in graph.graph.initializer if len(constant.dims) == 4)
        kernel.raw_data = (numpy_helper.to_array(kernel) * np.float32(1.01)).tobytes()

    with pytest.raises(pytest.fail.Exception, match="proven again"):
        opened(with_graph(model, tmp_path / "other.alquimia", nudge))
