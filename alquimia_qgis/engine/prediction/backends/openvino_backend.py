"""Computes with OpenVINO: the fastest way on processors, imported in a tenth of a second."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from alquimia_qgis.engine.devices import describe_processor
from alquimia_qgis.engine.prediction.backends.runtime import (
    CLASSES_AXIS,
    RAW_TYPES,
    SIGMOID,
    SOFTMAX,
    BackendUnusableError,
    import_runtime,
)
from alquimia_qgis.engine.prediction.network import Network, never_cancelled
from alquimia_qgis.engine.raster.scaling import scale_bands
from alquimia_qgis.protocol.bundle_manifest import BandRecord
from alquimia_qgis.protocol.errors import ParameterError

DEVICE = "CPU"
# Left to itself, OpenVINO computes in bfloat16 on processors that have it.
FLOAT32 = "float32"
HINTS = {FLOAT32: "f32", "bfloat16": "bf16", "float16": "f16"}
CAPABILITIES = {"FP32": FLOAT32, "BF16": "bfloat16", "FP16": "float16"}
# Inner windows, those at the right edge, at the lower edge and in the corner.
MOST_COMPILED = 4
MILLISECONDS_BETWEEN_CHECKS = 50
LARGEST_FLOAT = np.finfo(np.float32).max
NO_MEMORY = ("bad_alloc", "allocate", "out of memory", "not enough memory")
Key = tuple[tuple[int, ...], str, "tuple[int, ...] | None"]


class OpenVinoRuntime:
    """See ``Runtime``."""

    title = "OpenVINO"

    def description(self) -> str:
        """See ``Runtime``."""
        openvino = import_runtime("openvino")
        return f"{_name(openvino)} ({', '.join(offered_precisions(openvino.Core()))})"

    def run_graph(self, graph: bytes, images: np.ndarray) -> np.ndarray:
        """See ``Runtime``."""
        openvino = import_runtime("openvino")
        try:
            model = openvino.Core().read_model(graph)
            model.reshape(list(images.shape))
            compiled = openvino.Core().compile_model(model, DEVICE, _settings(FLOAT32))
            return np.array(compiled([images])[0], dtype=np.float32)
        except RuntimeError as error:
            raise BackendUnusableError(_last_line(error)) from error

    def network(self, graph: bytes, bands: Sequence[BandRecord], precision: str, ending: str = SOFTMAX) -> Network:
        """See ``Runtime``."""
        return OpenVinoNetwork(graph, bands, precision, ending)


class OpenVinoNetwork:
    """An ONNX graph; see ``Network``. Scaling, masking and softmax are part of the graph that is compiled in float32.

    A graph is compiled for each shape of window, in about a tenth of a second, because graphs of known sizes are
    faster; memory for computing is given back when another shape's turn has come.
    """

    def __init__(
        self, graph: bytes, bands: Sequence[BandRecord], precision: str = FLOAT32, ending: str = SOFTMAX
    ) -> None:
        self._openvino = import_runtime("openvino")
        self._core = self._openvino.Core()
        check_precision(self._core, precision)
        self.backend = _name(self._openvino)
        self.device = describe_processor()
        self.precision = precision
        self._bands = bands
        self._ending = ending
        self._masked = False
        self._compiled: OrderedDict[Key, Any] = OrderedDict()
        try:
            self._graph = self._core.read_model(graph)
        except RuntimeError as error:
            raise BackendUnusableError(_last_line(error)) from error

    def probabilities(
        self,
        pixels: np.ndarray,
        present: np.ndarray | None = None,
        check_cancelled: Callable[[], None] = never_cancelled,
    ) -> np.ndarray:
        """See ``Network``; a cancel is noticed within a tenth of a second."""
        check_cancelled()
        # 16 bits cannot hold raw values: their scaling must not be left to a graph that computes in them.
        raw = pixels.dtype.name in RAW_TYPES and self.precision == FLOAT32
        inputs = [_shareable(pixels if raw else scale_bands(pixels, present, self._bands))]
        # Once a value has been missing, all windows come with a mask: going from one graph to the other costs more.
        self._masked = self._masked or present is not None
        if raw and self._masked:
            inputs.append(_shareable(_mask(np.True_ if present is None else present, pixels.shape)))
        try:
            return self._infer(inputs, "raw" if raw else "scaled", check_cancelled)
        except RuntimeError as error:
            if any(words in str(error) for words in NO_MEMORY):
                raise MemoryError(_last_line(error)) from error
            raise

    def _infer(self, inputs: list[np.ndarray], values: str, check_cancelled: Callable[[], None]) -> np.ndarray:
        """Run the graph for these inputs into an array of its own, which nothing writes to again."""
        compiled = self._for_shapes(inputs, values)
        request = compiled.create_infer_request()
        for number, array in enumerate(inputs):
            request.set_input_tensor(number, self._openvino.Tensor(array, shared_memory=True))
        answer = np.empty(tuple(compiled.output(0).shape), dtype=np.float32)
        request.set_output_tensor(0, self._openvino.Tensor(answer, shared_memory=True))
        request.start_async()
        try:
            while not request.wait_for(MILLISECONDS_BETWEEN_CHECKS):
                check_cancelled()
        except BaseException:
            _stop(request)
            raise
        request.wait()  # raises what went wrong in the computation
        return answer

    def _for_shapes(self, inputs: list[np.ndarray], values: str) -> Any:
        key = (inputs[0].shape, f"{values} {inputs[0].dtype.name}", inputs[1].shape if len(inputs) > 1 else None)
        if key in self._compiled:
            self._compiled.move_to_end(key)
        else:
            self._release(None)
            while len(self._compiled) >= MOST_COMPILED:
                self._compiled.popitem(last=False)
            model = self._complete(inputs, values == "raw")
            self._compiled[key] = self._core.compile_model(model, DEVICE, _settings(self.precision))
        self._release(key)
        return self._compiled[key]

    def _release(self, kept: Key | None) -> None:
        """Give back the memory in which other shapes were computed; compiled graphs and weights stay."""
        for key, compiled in self._compiled.items():
            if key != kept:
                compiled.release_memory()

    def _complete(self, inputs: list[np.ndarray], raw: bool) -> Any:
        """The graph for inputs of these shapes, from pixel values to the answer."""
        from openvino import opset13 as operators

        model = self._graph.clone()
        image = model.get_parameters()[0]
        logits = model.get_results()[0].input_value(0)
        masks = [operators.parameter(list(array.shape), np.bool_, name="present") for array in inputs[1:]]
        if raw:
            values = operators.parameter(list(inputs[0].shape), inputs[0].dtype, name="pixels")
            scaled = self._scaled(operators, values, masks)
            for target in image.output(0).get_target_inputs():
                target.replace_source_output(scaled.output(0))
            image = values
        answer = self._ended(operators, logits)
        complete = self._openvino.Model([answer], [image, *masks], "answer")
        complete.reshape({0: list(inputs[0].shape)})
        return complete

    def _ended(self, operators: Any, logits: Any) -> Any:
        if self._ending == SIGMOID:
            return operators.sigmoid(logits)
        return operators.softmax(logits, CLASSES_AXIS) if self._ending == SOFTMAX else logits

    def _scaled(self, operators: Any, values: Any, masks: list[Any]) -> Any:
        """(value - mean) / deviation in float32, and 0 where a value is missing or not finite; see ``scale``."""
        means = np.array([band.mean for band in self._bands], np.float32).reshape(1, -1, 1, 1)
        deviations = np.array([band.standard_deviation for band in self._bands], np.float32).reshape(1, -1, 1, 1)
        numbers = operators.convert(values, np.float32)
        scaled = operators.divide(
            operators.subtract(numbers, operators.constant(means)), operators.constant(deviations)
        )
        known = list(masks)
        if values.get_element_type().is_real():
            largest = operators.constant(np.float32(LARGEST_FLOAT))
            known.append(operators.less_equal(operators.abs(scaled), largest))
        for condition in known:
            scaled = operators.select(condition, scaled, operators.constant(np.float32(0)))
        return scaled


def offered_precisions(core: Any) -> tuple[str, ...]:
    """The number types that the processor computes in."""
    capabilities = core.get_property(DEVICE, "OPTIMIZATION_CAPABILITIES")
    return tuple(name for key, name in CAPABILITIES.items() if key in capabilities)


def check_precision(core: Any, precision: str) -> None:
    """Raise a ParameterError when the processor does not have this number type."""
    offered = offered_precisions(core)
    if precision not in offered:
        raise ParameterError(
            f"This processor does not compute in {precision} with OpenVINO; it has {' and '.join(offered)}.",
            "Choose another PRECISION.",
        )


def _name(openvino: Any) -> str:
    return f"OpenVINO {openvino.get_version().split('-')[0]}"


def _settings(precision: str) -> dict[str, str]:
    return {"INFERENCE_PRECISION_HINT": HINTS[precision], "PERFORMANCE_HINT": "LATENCY"}


def _mask(present: np.ndarray | np.bool_, shape: tuple[int, ...]) -> np.ndarray:
    """The mask as (N, 1 or B, H, W)."""
    bands = shape[1] if present.ndim > 2 and present.shape[-3] != 1 else 1
    return np.broadcast_to(present, (shape[0], bands, *shape[2:]))


def _shareable(array: np.ndarray) -> np.ndarray:
    """An array that OpenVINO can read where it lies: in one piece, in the processor's byte order, and not read-only."""
    copied = np.require(array, dtype=array.dtype.newbyteorder("="), requirements=["C", "W"])
    return np.asarray(copied)


def _stop(request: Any) -> None:
    """End a computation that nobody waits for any longer; its arrays must live until it has ended."""
    request.cancel()
    try:
        request.wait()
    except RuntimeError:  # says that it was cancelled
        return


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
