"""All backends give the same probabilities, for every network, window, number type and mask."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import is_out_of_memory
from alquimia_qgis.engine.prediction.backends import choice, openvino_backend
from alquimia_qgis.engine.prediction.backends.openvino_backend import OpenVinoNetwork
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.engine.raster.scaling import scale_bands
from alquimia_qgis.protocol.errors import JobCancelled, ParameterError
from alquimia_qgis.protocol.options import PredictionOptions
from alquimia_qgis.zoo.catalogue import load_catalogue
from tests.engine.prediction.models import BANDS, CLASSES, write_model_file

ROOT = Path(__file__).parents[3]
BACKENDS = ("openvino", "onnxruntime", "keras")
RUNTIMES = BACKENDS[:2]
SHAPES = ((1, 16, 48), (2, 64, 40))
SMALL = {"depth": 2, "first_filters": 4, "encoder_convolutions": 1, "decoder_convolutions": 1}
OPTIONS = (
    {},
    {"residual": True, "attention": True},
    {"normalisation": "group"},
    {"normalisation": "none", "dropout_kind": "plain"},
    {"upsampling": "nearest", "activation": "leaky_relu"},
    {"upsampling": "bilinear", "activation": "elu"},
    {"upsampling_kernel_size": 3, "activation": "silu", "head_kernel_size": 3},
    {"upsampling_kernel_size": 4, "activation": "gelu", "kernel_size": 5, "crop_margin": 4},
    {"encoder_convolutions": 2, "decoder_convolutions": 3, "dropout": 0.0, "kernel_size": 1},
)
PIXEL_FAMILY = '''"""A family for tests."""

from __future__ import annotations

from dataclasses import dataclass

from alquimia_qgis.protocol.inputs import PIXEL
from alquimia_qgis.protocol.parameters import integer
from alquimia_qgis.protocol.tasks import SEGMENTATION
from alquimia_qgis.zoo.family import ModelFamily


@dataclass(frozen=True)
class Pixels(ModelFamily):
    """Looks at the bands of single pixels."""

    title = "Pixels"
    tasks = (SEGMENTATION,)
    input = PIXEL

    units: int = integer(8, low=2, high=64, help="Number of units.")

    def build(self, input_shape, output_channels):
        import keras
        from keras import layers

        image = keras.Input(input_shape)
        features = layers.BatchNormalization()(layers.Dense(self.units)(image))
        features = layers.Dropout(0.2)(layers.Activation("gelu")(features))
        return keras.Model(image, layers.Dense(output_channels)(features))
'''


def opened(path, backend, **options):
    return open_predictor(str(path), PredictionOptions(backend=backend, **options), JobContext.silent())


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "unet.alquimia"
    assert write_model_file(path, load_catalogue().get("unet")(**SMALL)) == ""
    return path


@pytest.fixture(scope="module")
def networks(model):
    return {backend: opened(model, backend).network for backend in BACKENDS}


def image(shape, dtype="uint8", seed=1):
    count, height, width = shape
    values = np.random.default_rng(seed).uniform(20, 180, (count, len(BANDS), height, width))
    return values.astype(dtype)


def assert_alike(networks, pixels, present=None):
    answers = [network.probabilities(pixels, present) for network in networks]
    for answer in answers:
        assert answer.dtype == np.float32 and answer.flags.c_contiguous and answer.shape[1] == len(CLASSES)
        np.testing.assert_allclose(answer.sum(axis=1), 1.0, atol=1e-5)
        np.testing.assert_allclose(answer, answers[-1], atol=1e-5)
    assert answers[0].std(axis=(0, 2, 3)).max() > 1e-3, "a flat answer proves nothing"
    return answers[0]


@pytest.mark.parametrize("parameters", OPTIONS, ids=str)
def test_every_option_of_the_unet_on_every_backend(parameters, tmp_path):
    family = load_catalogue().get("unet")(**{**SMALL, **parameters})
    assert write_model_file(tmp_path / "m.alquimia", family) == ""
    found = [opened(tmp_path / "m.alquimia", backend) for backend in BACKENDS]
    crop = family.output_crop()
    for shape in SHAPES:
        answer = assert_alike([predictor.network for predictor in found], image(shape))
        assert answer.shape == (shape[0], len(CLASSES), shape[1] - 2 * crop, shape[2] - 2 * crop)


def test_networks_of_single_pixels_answer_with_images(tmp_path, monkeypatch):
    (tmp_path / "pixels.py").write_text(PIXEL_FAMILY)
    monkeypatch.setenv("ALQUIMIA_FAMILIES", str(tmp_path))
    assert write_model_file(tmp_path / "m.alquimia", load_catalogue().get("pixels")(), "pixels") == ""
    found = [opened(tmp_path / "m.alquimia", backend).network for backend in BACKENDS]
    for shape in SHAPES:
        answer = assert_alike(found, image(shape))
        assert answer.shape == (shape[0], len(CLASSES), *shape[1:])


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", ">u2", "int16", "int32", "uint32", "float32", "float64"])
@pytest.mark.parametrize("mask", ["none", "one for all bands", "one for each band"])
def test_every_number_type_and_mask(networks, dtype, mask):
    pixels = image((2, 16, 24), "uint8" if dtype != "int8" else "int8").astype(dtype)
    masks = {"none": None, "one for all bands": (2, 1, 16, 24), "one for each band": pixels.shape}
    shape = masks[mask]
    present = None if shape is None else np.random.default_rng(2).random(shape) > 0.2
    answer = assert_alike(networks.values(), pixels, present)
    if present is not None:
        junk = np.where(np.broadcast_to(present, pixels.shape), pixels, np.array(7).astype(dtype)).astype(dtype)
        for network in networks.values():
            np.testing.assert_allclose(network.probabilities(junk, present), answer, atol=1e-5)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers_count_as_the_mean(networks, dtype, odd):
    pixels = image((1, 16, 24), dtype)
    pixels[0, 1, 4:9, 5:20] = odd
    ordinary = pixels.copy()
    ordinary[0, 1, 4:9, 5:20] = BANDS[1].mean
    expected = networks["keras"].probabilities(ordinary)
    for network in networks.values():
        np.testing.assert_allclose(network.probabilities(pixels), expected, atol=1e-5)


@pytest.mark.parametrize("backend", RUNTIMES)
def test_an_answer_is_not_written_over_by_the_next(networks, backend):
    network = networks[backend]
    first = network.probabilities(image((1, 16, 24)))
    kept = first.copy()
    network.probabilities(image((1, 16, 24), seed=5))
    np.testing.assert_array_equal(first, kept)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_same_pixels_give_the_same_bits_and_stay_as_they_are(networks, backend):
    pixels = image((1, 16, 24), "float32")
    pixels[0, 0, 0, 0] = np.nan
    before = pixels.copy()
    pixels.setflags(write=False)
    answers = [networks[backend].probabilities(pixels) for _ in range(2)]
    np.testing.assert_array_equal(*answers)
    np.testing.assert_array_equal(pixels, before)


@pytest.mark.parametrize("backend", RUNTIMES)
def test_a_cancel_ends_a_computation_and_the_network_goes_on_afterwards(networks, backend):
    calls = []

    def cancelled_in_the_middle():
        calls.append(1)
        if len(calls) > 1:
            raise JobCancelled()

    network, pixels = networks[backend], image((6, 512, 512))
    with pytest.raises(JobCancelled):
        network.probabilities(pixels, None, cancelled_in_the_middle)
    assert len(calls) == 2
    assert_alike([network, networks["keras"]], image((1, 16, 24)))


@pytest.mark.parametrize("backend", RUNTIMES)
def test_networks_are_used_from_any_thread(networks, backend):
    found = []
    thread = threading.Thread(target=lambda: found.append(networks[backend].probabilities(image((1, 16, 24)))))
    thread.start()
    thread.join()
    np.testing.assert_array_equal(found[0], networks[backend].probabilities(image((1, 16, 24))))


def test_openvino_computes_in_float32_unless_asked_otherwise(networks):
    networks["openvino"].probabilities(image((1, 16, 24)))
    compiled = next(iter(networks["openvino"]._compiled.values()))
    assert "float32" in str(compiled.get_property("INFERENCE_PRECISION_HINT"))
    assert networks["openvino"].precision == "float32"


def test_openvino_keeps_few_compiled_graphs(networks):
    for edge in range(16, 16 + 4 * (openvino_backend.MOST_COMPILED + 3), 4):
        networks["openvino"].probabilities(image((1, edge, edge)))
    assert len(networks["openvino"]._compiled) == openvino_backend.MOST_COMPILED


def test_a_mask_now_and_then_does_not_change_the_graph(model):
    network, pixels = opened(model, "openvino").network, image((1, 16, 24))
    present = np.ones((1, 1, 16, 24), bool)
    without = network.probabilities(pixels)
    answers = [network.probabilities(pixels, mask) for mask in (present, None, present, None)]
    assert len(network._compiled) == 2
    for answer in answers:
        np.testing.assert_array_equal(answer, without)  # resumed work must not differ by a bit


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
def test_16_bits_are_had_where_the_processor_has_them(model, networks, precision):
    core = networks["openvino"]._core
    offered = openvino_backend.offered_precisions(core)
    if precision not in offered:
        with pytest.raises(ParameterError, match=rf"does not compute in {precision}.*; it has float32"):
            opened(model, "openvino", precision=precision)
        return
    network = opened(model, "openvino", precision=precision).network
    # Values far from 0 beside their deviation, which 16 bits could not hold before they are scaled.
    pixels = image((1, 32, 32), "uint16")
    answer, expected = network.probabilities(pixels), networks["keras"].probabilities(pixels)
    assert network.precision == precision
    compiled = next(iter(network._compiled.values()))
    assert precision in str(compiled.get_property("INFERENCE_PRECISION_HINT"))
    assert 0 < np.abs(answer - expected).max() < 0.05


def test_a_precision_that_is_not_offered_is_refused(model, monkeypatch):
    monkeypatch.setattr(openvino_backend, "CAPABILITIES", {"FP32": "float32"})
    with pytest.raises(ParameterError, match="does not compute in bfloat16 with OpenVINO; it has float32"):
        opened(model, "openvino", precision="bfloat16")
    with pytest.raises(ParameterError, match="ONNX Runtime computes in float32 only"):
        opened(model, "onnxruntime", precision="bfloat16")


def test_keras_computes_in_16_bits_too(model, networks):
    network = opened(model, "keras", precision="bfloat16").network
    difference = network.probabilities(image((1, 32, 32))) - networks["keras"].probabilities(image((1, 32, 32)))
    assert network.precision == "bfloat16" and 0 < np.abs(difference).max() < 0.05


@pytest.mark.parametrize("message", ["std::bad_alloc", "Check failed: could not allocate 12 bytes"])
def test_lack_of_memory_in_openvino_is_recognised(networks, monkeypatch, message):
    def without_memory(self, *arguments):
        raise RuntimeError(message)

    monkeypatch.setattr(OpenVinoNetwork, "_infer", without_memory)
    with pytest.raises(MemoryError) as caught:
        networks["openvino"].probabilities(image((1, 16, 24)))
    assert is_out_of_memory(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
@pytest.mark.parametrize("backend", RUNTIMES)
def test_a_window_that_does_not_fit_is_recognised_and_a_smaller_one_mapped(model, backend):
    code = f"""
import resource, sys
sys.path.insert(0, {str(ROOT)!r})
import numpy as np
from alquimia_qgis.engine.context import JobContext
from alquimia_qgis.engine.memory import is_out_of_memory
from alquimia_qgis.engine.prediction.predictor import open_predictor
from alquimia_qgis.protocol.options import PredictionOptions
network = open_predictor({str(model)!r}, PredictionOptions(backend={backend!r}), JobContext.silent()).network
network.probabilities(np.zeros((1, 3, 64, 64), "uint8"))
status = open("/proc/self/status").read().split()
allowed = int(status[status.index("VmSize:") + 1]) * 1024 + 2**28
resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
try:
    network.probabilities(np.zeros((1, 3, 2048, 2048), "uint8"))
except BaseException as error:
    assert is_out_of_memory(error), repr(error)
else:
    raise AssertionError("it fitted")
assert network.probabilities(np.zeros((1, 3, 128, 128), "uint8")).shape == (1, 4, 128, 128)
"""
    finished = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-2000:]


def test_scaling_inside_the_graph_is_that_of_the_training(networks):
    pixels = image((1, 16, 24), "int16")
    scaled = scale_bands(pixels, None, BANDS)
    by_hand = (pixels - np.array([b.mean for b in BANDS]).reshape(1, -1, 1, 1)) / np.array(
        [b.standard_deviation for b in BANDS]
    ).reshape(1, -1, 1, 1)
    np.testing.assert_allclose(scaled, by_hand, atol=1e-5)
    raw = networks["openvino"].probabilities(pixels)
    np.testing.assert_allclose(raw, networks["openvino"].probabilities(pixels.astype("float64")), atol=1e-5)


def test_a_graph_that_fails_when_it_runs_makes_the_backend_unusable_and_nothing_else():
    """Such a graph loads, and must lead to the next backend, not to the end of a training or a mapping."""
    ends = [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", len(BANDS), "H", "W"])]
    answer = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, None)]
    shape = numpy_helper.from_array(np.array([1, 3, 7, 7]), "shape")
    nodes = [helper.make_node("Reshape", ["image", "shape"], ["logits"])]
    graph = helper.make_model(
        helper.make_graph(nodes, "network", ends, answer, [shape]),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    for runtime in choice.RUNTIMES.values():
        with pytest.raises(choice.BackendUnusableError):
            runtime.run_graph(graph.SerializeToString(), np.zeros((1, len(BANDS), 8, 8), "float32"))
